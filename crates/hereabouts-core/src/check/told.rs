//! All that was said of one record, and what follows from it alone.

use crate::error::Result;
use crate::record::{Units, is_blank};
use rusqlite::Row;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Who looks: at everything, or at what the team may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Me,
    Team,
}

/// All that was said of one record.
#[derive(Default)]
pub(super) struct Told {
    pub kind: String,
    changes: Vec<Change>,
    units: BTreeMap<String, Vec<Said>>,
    /// A sentence for each change that cannot be read.
    pub unreadable: Vec<String>,
}

/// A change, and what its writer had seen, by unit.
pub(super) struct Change {
    voice: String,
    seq: u64,
    lamport: u64,
    pub seen: Map<String, Value>,
    not_for_team: Vec<String>,
}

/// One unit as one change set it.
struct Said {
    /// Which of the changes.
    by: usize,
    values: Vec<Value>,
    for_team: bool,
}

/// One unit as a change set it that nobody has written over.
pub(super) struct Head<'t> {
    pub values: &'t [Value],
    pub by: &'t Change,
}

/// What the log shows of a record.
pub(super) struct Shown {
    pub kind: String,
    pub units: Units,
    /// here, bin or blank; joined where it is shown as another
    pub existence: &'static str,
    pub disputed: u32,
}

/// What hangs on another record, by its table and the columns that name that. Introductions do so as well.
pub(super) const ENDS: &[(&str, &[&str])] = &[
    ("relationship", &["from", "to"]),
    ("distinct_pair", &["one", "other"]),
    ("contact", &["asset"]),
    ("confirmation", &["asset"]),
    ("attachment", &["asset"]),
    ("network_pin", &["asset"]),
    ("activity", &["host"]),
    ("consent", &["person"]),
    ("rights_request", &["person"]),
    ("gift", &["holder"]),
    ("wish", &["holder"]),
    ("follow_up", &["about"]),
];

impl Told {
    /// Takes in a change: its kind, voice, number, lamport number, `sets`, `seen` and `audience`.
    pub fn hear(&mut self, line: &Row) -> Result<()> {
        let object = |column: usize| -> Option<Map<String, Value>> {
            serde_json::from_str(line.get_ref(column).ok()?.as_str().ok()?).ok()
        };
        let (voice, seq): (String, u64) = (line.get(1)?, line.get(2)?);
        let (Some(sets), Some(seen), Some(audience)) = (object(4), object(5), object(6)) else {
            let change = format!("change {voice}/{seq} cannot be read");
            self.unreadable.push(change);
            return Ok(());
        };
        let for_team = |unit: &str| {
            let widest = audience.get(unit).or_else(|| audience.get("*"));
            widest.is_some_and(|widest| widest != "me")
        };
        let not_for_team = sets.keys().filter(|unit| !for_team(unit)).cloned();
        let not_for_team = not_for_team.collect();
        let by = self.changes.len();
        self.kind = line.get(0)?;
        self.changes.push(Change {
            voice,
            seq,
            lamport: line.get(3)?,
            seen,
            not_for_team,
        });
        for (unit, values) in sets {
            let Value::Array(values) = values else {
                continue;
            };
            let for_team = for_team(&unit);
            let said = Said {
                by,
                values,
                for_team,
            };
            self.units.entry(unit).or_default().push(said);
        }
        Ok(())
    }

    /// Is nothing known of it, or nothing that can be read?
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// May the team have all that was said?
    pub fn is_for_team(&self) -> bool {
        self.changes.iter().all(|one| one.not_for_team.is_empty())
    }

    pub fn is_here(&self, who: Who) -> bool {
        let answers = self.answers("exists", who);
        answers.into_iter().any(|answer| answer == "here")
    }

    /// The asset that it is said to be one with.
    pub fn leads_to(&self) -> Option<Uuid> {
        self.answers("joined_into", Who::Me)[0]
            .as_str()?
            .parse()
            .ok()
    }

    pub fn is_a_named_asset(&self) -> bool {
        self.kind == "asset" && !is_blank(self.answers("name", Who::Me)[0])
    }

    /// What is shown of it by itself, where these are the answers to whether it is here.
    pub fn shown(&self, existence: &[Value]) -> Shown {
        let mut shown = Shown {
            kind: self.kind.clone(),
            units: Units::new(),
            existence: match existence.first().and_then(Value::as_str) {
                Some("here") => "here",
                Some("bin") => "bin",
                _ => "blank",
            },
            disputed: u32::from(existence.len() > 1),
        };
        for (unit, answers) in self.all(Who::Me) {
            shown.disputed += u32::from(answers.len() > 1);
            if !is_blank(answers[0]) {
                shown.units.insert(unit.to_owned(), answers[0].clone());
            }
        }
        first_name_of_child(&mut shown);
        shown
    }

    /// Every answer to every unit but to whether it is here.
    pub fn all(&self, who: Who) -> BTreeMap<&str, Vec<&Value>> {
        let units = self.units.iter();
        let units = units.filter(|(unit, said)| {
            *unit != "exists" && (who == Who::Me || said.iter().any(|one| one.for_team))
        });
        units
            .map(|(unit, _)| (unit.as_str(), self.answers(unit, who)))
            .collect()
    }

    /// What was said of an asset that keeps it from leaving, or from being kept, where nobody knew it who says as which
    /// one it is shown.
    pub fn untold(&self) -> Vec<(&'static str, Value)> {
        let into = self.answers("joined_into", Who::Me)[0];
        let mut joiners = self.last("joined_into", Who::Me);
        joiners.retain(|head| head.values.contains(into));
        let mut found = Vec::new();
        for unit in [
            "audience",
            "sensitivity",
            "is_child",
            "restricted",
            "ends_on",
        ] {
            let knew = |head: &Head| {
                let mut all = joiners.iter();
                all.any(|joiner| joiner.by.knew(unit, head.by, Who::Me))
            };
            if self.last(unit, Who::Me).iter().any(|head| !knew(head)) {
                found.push((unit, self.answers(unit, Who::Me)[0].clone()));
            }
        }
        found
    }

    /// In how many units this says something that is not shown of the one as which it is shown, where it was said by
    /// somebody who did not know of that, nor was it known to those who said that they are one.
    pub fn said_apart_from(&self, stayed: &Told) -> u32 {
        let joiners = self.last("joined_into", Who::Me);
        let mut count = 0;
        for unit in self.units.keys() {
            if ["exists", "joined_into"].contains(&unit.as_str()) || unit.starts_with("absorbs/") {
                continue;
            }
            let is_apart = |head: &Head| {
                let known = |joiner: &Head| {
                    joiner.by.knew(unit, head.by, Who::Me)
                        || head.by.has_seen("joined_into", joiner.by, Who::Me)
                };
                !joiners.iter().any(known)
            };
            if !self.last(unit, Who::Me).iter().any(is_apart) {
                continue;
            }
            let [mine, theirs] = [self, stayed].map(|told| told.answers(unit, Who::Me));
            let is_one = mine.len() == theirs.len() && mine.iter().all(|one| theirs.contains(one));
            let is_asked = !is_one && mine.iter().any(|one| *one != theirs[0]);
            count += u32::from(is_asked);
        }
        count
    }

    /// Was something done to a deleted record that whoever deleted it could not know of?
    pub fn is_worked_on_unknown(&self, who: Who) -> bool {
        let deciders = self.last("exists", who);
        let is_unknown = |unit: &str, head: &Head| {
            let known = |decider: &Head| {
                decider.by.knew(unit, head.by, who) || head.by.has_seen("exists", decider.by, who)
            };
            !deciders.iter().any(known)
        };
        let mut units = self.units.keys().filter(|unit| *unit != "exists");
        !deciders.is_empty()
            && units.any(|unit| {
                self.last(unit, who)
                    .iter()
                    .any(|head| is_unknown(unit, head))
            })
    }

    /// The records on which it hangs.
    pub fn ends(&self, who: Who) -> Vec<Uuid> {
        if self.kind == "introduction" {
            let parties = self.units.keys().filter(|unit| unit.starts_with("party/"));
            let parties = parties.filter(|unit| *self.answers(unit, who)[0] == true);
            return parties
                .filter_map(|unit| unit.strip_prefix("party/")?.parse().ok())
                .collect();
        }
        let ends = ENDS.iter().find(|(kind, _)| *kind == self.kind);
        let ends = ends.map_or(&[][..], |(_, ends)| *ends).iter();
        ends.filter_map(|end| self.answers(end, who)[0].as_str()?.parse().ok())
            .collect()
    }

    /// The answers to a unit, the one to show first; null where there is none.
    pub fn answers(&self, unit: &str, who: Who) -> Vec<&Value> {
        let mut answers: Vec<&Value> = Vec::new();
        for value in self
            .last(unit, who)
            .into_iter()
            .flat_map(|head| head.values)
        {
            if !answers.contains(&value) {
                answers.push(value);
            }
        }
        if answers.is_empty() {
            return vec![&Value::Null];
        }
        let safer: &[&str] = match unit {
            "exists" => &["here", "bin"],
            "audience" => &["me", "team", "partners", "public"],
            "sensitivity" => &["safeguarded", "sensitive", "careful", "ordinary"],
            "is_child" | "restricted" => &["true"],
            "may_be_published" => &["false", "null"],
            _ => &[],
        };
        let rank = |value: &&Value| {
            let word = value.as_str().map_or_else(
                || value.to_string(),
                |text| text.split(':').next().unwrap_or(text).to_owned(),
            );
            let rung = safer.iter().position(|rung| *rung == word);
            // How careful one must be, in the words of a later version.
            let unheard_of = unit == "sensitivity" && value.is_string();
            rung.unwrap_or(if unheard_of { 1 } else { safer.len() })
        };
        match unit {
            "withdrawn" => answers.sort_by_key(|value| value.is_null()),
            _ if safer.is_empty() => {}
            _ => answers.sort_by_key(rank),
        }
        answers
    }

    /// What nobody has written over, the last first.
    pub fn last(&self, unit: &str, who: Who) -> Vec<Head<'_>> {
        let said = self.units.get(unit).into_iter().flatten();
        let said: Vec<&Said> = said.filter(|one| who == Who::Me || one.for_team).collect();
        let is_over = |one: &Said, other: &Said| {
            let (by, other_by) = (&self.changes[one.by], &self.changes[other.by]);
            one.by != other.by && other_by.has_seen(unit, by, Who::Me)
        };
        let mut heads: Vec<Head> = said
            .iter()
            .filter(|one| !said.iter().any(|other| is_over(one, other)))
            .map(|one| Head {
                values: &one.values,
                by: &self.changes[one.by],
            })
            .collect();
        heads.sort_by(|a, b| b.by.order().cmp(&a.by.order()));
        heads
    }
}

impl Change {
    fn order(&self) -> (u64, &str, u64) {
        (self.lamport, &self.voice, self.seq)
    }

    /// Had its writer seen another change, as to this unit?
    fn has_seen(&self, unit: &str, other: &Change, who: Who) -> bool {
        let is_hidden = who == Who::Team && self.not_for_team.iter().any(|hidden| hidden == unit);
        let vector = self.seen.get(unit).filter(|_| !is_hidden);
        vector
            .and_then(|vector| vector.get(&other.voice))
            .and_then(Value::as_u64)
            .is_some_and(|seq| seq >= other.seq)
    }

    /// The same, or it is that change itself.
    fn knew(&self, unit: &str, other: &Change, who: Who) -> bool {
        std::ptr::eq(self, other) || self.has_seen(unit, other, who)
    }
}

/// A child has no surname.
pub(super) fn first_name_of_child(shown: &mut Shown) {
    if shown.units.get("is_child") == Some(&Value::Bool(true)) {
        first_name(shown);
    }
}

/// Whoever it is, where it is somebody.
pub(super) fn first_name(shown: &mut Shown) {
    let says = |unit: &str, value: Value| shown.units.get(unit) == Some(&value);
    if shown.kind == "asset" && says("kind", "person".into()) {
        let name = shown.units.get("name").and_then(Value::as_str);
        let first = name.map(|name| {
            let comma = |sign: char| [',', '،', '、', '，'].contains(&sign);
            let behind = name.find(comma).map_or("", |at| &name[at..]);
            let between = |sign: char| comma(sign) || sign.is_whitespace();
            let mut words = behind.split(between).chain(name.split(between));
            Value::from(words.find(|word| !word.is_empty()).unwrap_or(name))
        });
        shown
            .units
            .extend(first.map(|first| ("name".to_owned(), first)));
    }
}
