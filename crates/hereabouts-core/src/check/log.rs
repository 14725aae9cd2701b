//! What the log shows, worked out once more from its raw tables. Shares nothing with the write door but
//! the list of units.

use super::joined;
use crate::error::Result;
use crate::record::Units;
use rusqlite::Connection;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use uuid::Uuid;

/// Who looks: at everything, or at what the team may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Me,
    Team,
}

/// Every change, record by record and unit by unit.
pub struct Log(BTreeMap<Uuid, Told>);

/// All that was said of one record.
struct Told {
    kind: String,
    units: HashMap<String, Vec<Said>>,
}

/// One unit as one change set it.
struct Said {
    voice: String,
    seq: u64,
    lamport: u64,
    values: Vec<Value>,
    /// What its writer had seen of this unit.
    seen: Map<String, Value>,
    for_team: bool,
    change: Rc<Context>,
}

/// What the writer of a change had seen, by unit, and which units of it are not for the team.
struct Context {
    seen: Map<String, Value>,
    not_for_team: Vec<String>,
}

/// What the log shows of a record.
pub struct Shown {
    pub kind: String,
    pub units: Units,
    /// here, bin or blank
    pub existence: &'static str,
    pub disputed: u32,
}

/// Every answer to every unit, and to whether the record is here; several are in question.
pub struct Answers {
    pub existence: Vec<Value>,
    pub units: BTreeMap<String, Vec<Value>>,
}

/// Record → what hangs on it and is here: relationships, contacts, confirmations, activities, attachments,
/// consents.
type Hangers = HashMap<Uuid, Vec<Uuid>>;

impl Log {
    /// The log, and a sentence for each change that cannot be read.
    pub fn read(db: &Connection) -> Result<(Log, Vec<String>)> {
        let (mut records, mut unreadable) = (BTreeMap::new(), Vec::new());
        let mut statement = db.prepare(
            "SELECT record, kind, voice, seq, lamport, sets, seen, audience FROM change WHERE aside = 0 ORDER BY n",
        )?;
        let mut lines = statement.query([])?;
        while let Some(line) = lines.next()? {
            let object = |column: usize| -> Result<Option<Map<String, Value>>> {
                Ok(serde_json::from_str(line.get_ref(column)?.as_str().unwrap_or_default()).ok())
            };
            let (Some(sets), Some(seen), Some(audience)) = (object(5)?, object(6)?, object(7)?)
            else {
                unreadable.push(format!(
                    "change {}/{} cannot be read",
                    line.get::<_, String>(2)?,
                    line.get::<_, u64>(3)?
                ));
                continue;
            };
            let for_team = |unit: &str| {
                let widest = audience.get(unit).or_else(|| audience.get("*"));
                widest.is_some_and(|widest| widest != "me")
            };
            let not_for_team = sets.keys().filter(|unit| !for_team(unit)).cloned();
            let change = Rc::new(Context {
                not_for_team: not_for_team.collect(),
                seen,
            });
            let told = records
                .entry(Uuid::from_bytes(line.get(0)?))
                .or_insert_with(|| Told {
                    kind: String::new(),
                    units: HashMap::new(),
                });
            told.kind = line.get(1)?;
            for (unit, values) in sets {
                let Value::Array(values) = values else {
                    continue;
                };
                let seen = change.seen.get(&unit).and_then(Value::as_object);
                let said = Said {
                    voice: line.get(2)?,
                    seq: line.get(3)?,
                    lamport: line.get(4)?,
                    values,
                    seen: seen.cloned().unwrap_or_default(),
                    for_team: for_team(&unit),
                    change: change.clone(),
                };
                told.units.entry(unit).or_default().push(said);
            }
        }
        Ok((Log(records), unreadable))
    }

    /// What is shown of every record, with the answer that stands until somebody decides.
    pub fn shown(&self) -> BTreeMap<Uuid, Shown> {
        let mut shown = self.each_alone();
        let leads = joined::leads(&shown);
        joined::protect(&mut shown, &leads, |id| self.untold(id));
        joined::follow(&mut shown, &leads);
        shown
    }

    /// The same without looking where ids lead.
    fn each_alone(&self) -> BTreeMap<Uuid, Shown> {
        let hangers = self.hangers(Who::Me);
        let records = self.0.iter();
        records
            .map(|(id, told)| (*id, shown(told, of(&hangers, id))))
            .collect()
    }

    /// What was said of an asset that keeps it from leaving, or from being kept, where nobody knew it who says as which
    /// one it is shown.
    fn untold(&self, id: &Uuid) -> Vec<(&'static str, Value)> {
        let Some(told) = self.0.get(id) else {
            return Vec::new();
        };
        let into = told.answers("joined_into", Who::Me).swap_remove(0);
        let mut joiners = last(told.said("joined_into"), Who::Me);
        joiners.retain(|by| by.values.contains(&into));
        let mut found = Vec::new();
        for unit in [
            "audience",
            "sensitivity",
            "is_child",
            "restricted",
            "ends_on",
        ] {
            let knew = |head: &Said| {
                let mut all = joiners.iter();
                all.any(|by| {
                    (&by.voice, by.seq) == (&head.voice, head.seq) || knows(by, unit, head, Who::Me)
                })
            };
            let heads = last(told.said(unit), Who::Me);
            if heads.into_iter().any(|head| !knew(head)) {
                found.push((unit, told.answers(unit, Who::Me).swap_remove(0)));
            }
        }
        found
    }

    /// How much is asked about each asset that is shown as another, where that is anything.
    pub(super) fn asked_apart(&self, shown: &BTreeMap<Uuid, Shown>) -> BTreeMap<Uuid, u32> {
        let hangers = self.hangers(Who::Me);
        let mut asked = BTreeMap::new();
        for (id, keep) in joined::leads(shown) {
            let (Some(told), Some(stayed)) = (self.0.get(&id), self.0.get(&keep)) else {
                continue;
            };
            let is = |id: &Uuid, existence: &str| {
                let says = shown.get(id);
                says.is_some_and(|says| says.existence == existence)
            };
            if !is(&id, "joined") {
                continue;
            }
            let mut count = u32::from(told.existence(of(&hangers, &id), Who::Me).len() > 1)
                + u32::from(told.answers("joined_into", Who::Me).len() > 1);
            if is(&keep, "here") {
                count += told.said_apart_from(stayed);
            }
            if count > 0 {
                asked.insert(id, count);
            }
        }
        asked
    }

    /// Hands over all that is known of every record.
    pub fn each(&self, who: Who, mut each: impl FnMut(&Uuid, Answers)) {
        let hangers = self.hangers(who);
        for (id, told) in &self.0 {
            let units = told
                .units
                .iter()
                .filter(|(unit, said)| *unit != "exists" && said.iter().any(|s| who.may(s)))
                .map(|(unit, _)| (unit.clone(), told.answers(unit, who)));
            let answers = Answers {
                existence: told.existence(of(&hangers, id), who),
                units: units.collect(),
            };
            each(id, answers);
        }
    }

    /// Every answer to every unit of the records of a kind.
    pub fn units_of(&self, kind: &str) -> BTreeMap<Uuid, BTreeMap<String, Vec<Value>>> {
        let of_kind = self.0.iter().filter(|(_, told)| told.kind == kind);
        let answers = of_kind.map(|(id, told)| {
            let units = told.units.keys().filter(|unit| *unit != "exists");
            let units = units.map(|unit| (unit.clone(), told.answers(unit, Who::Me)));
            (*id, units.collect())
        });
        answers.collect()
    }

    fn hangers(&self, who: Who) -> Hangers {
        let mut hangers = Hangers::new();
        let known = self.0.iter().map(|(id, told)| (*id, shown(told, &[])));
        let leads = match self
            .0
            .values()
            .any(|told| told.units.contains_key("joined_into"))
        {
            true => joined::leads(&known.collect()),
            false => joined::Leads::new(),
        };
        for (id, told) in &self.0 {
            let ends: &[&str] = match told.kind.as_str() {
                "relationship" => &["from", "to"],
                "distinct_pair" => &["one", "other"],
                "contact" | "confirmation" | "attachment" | "network_pin" => &["asset"],
                "activity" => &["host"],
                "consent" | "rights_request" => &["person"],
                "gift" | "wish" => &["holder"],
                "follow_up" => &["about"],
                "introduction" => &[],
                _ => continue,
            };
            if told.answers("exists", who)[0] != "here" {
                continue;
            }
            let single = ends.iter().map(|end| told.answers(end, Who::Me)[0].clone());
            let named = single.filter_map(|end| end.as_str().and_then(|id| id.parse().ok()));
            let parties = told.units.keys().filter(|_| told.kind == "introduction");
            let parties = parties
                .filter(|unit| told.answers(unit, Who::Me)[0] == true)
                .filter_map(|unit| unit.strip_prefix("party/")?.parse().ok());
            for end in named.chain(parties) {
                hangers.entry(end).or_default().push(*id);
                if let Some(led) = leads.get(&end) {
                    hangers.entry(*led).or_default().push(*id);
                }
            }
        }
        hangers
    }
}

fn of<'a>(hangers: &'a Hangers, id: &Uuid) -> &'a [Uuid] {
    hangers.get(id).map_or(&[], Vec::as_slice)
}

impl Who {
    fn may(self, said: &Said) -> bool {
        self == Who::Me || said.for_team
    }
}

fn shown(told: &Told, hangers: &[Uuid]) -> Shown {
    let existence = told.existence(hangers, Who::Me);
    let mut shown = Shown {
        kind: told.kind.clone(),
        units: Units::new(),
        existence: match existence[0].as_str() {
            Some("here") => "here",
            Some("bin") => "bin",
            _ => "blank",
        },
        disputed: u32::from(existence.len() > 1),
    };
    for unit in told.units.keys().filter(|unit| *unit != "exists") {
        let answers = told.answers(unit, Who::Me);
        shown.disputed += u32::from(answers.len() > 1);
        if let Some(value) = answers
            .into_iter()
            .next()
            .filter(|value| !crate::record::is_blank(value))
        {
            shown.units.insert(unit.clone(), value);
        }
    }
    first_name_of_child(&mut shown);
    shown
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

impl Told {
    fn said(&self, unit: &str) -> &[Said] {
        self.units.get(unit).map_or(&[], Vec::as_slice)
    }

    /// Here, in the bin, or never was; several while that is in question.
    fn existence(&self, hangers: &[Uuid], who: Who) -> Vec<Value> {
        let mut answers = self.answers("exists", who);
        if !answers.contains(&Value::from("here")) && self.undecided(hangers, who) {
            answers.insert(0, "here".into());
        }
        answers
    }

    /// Was something done to a deleted record, or tied to it, that whoever deleted it could not know of?
    fn undecided(&self, hangers: &[Uuid], who: Who) -> bool {
        let deciders = last(self.said("exists"), who);
        if deciders.is_empty() {
            return false;
        }
        let units = self.units.iter().filter(|(unit, _)| *unit != "exists");
        let mut work = units.flat_map(|(unit, said)| {
            let heads = last(said, who);
            heads.into_iter().map(move |head| (unit, head))
        });
        let unknown = |(unit, head): (&String, &Said)| {
            let knew = deciders
                .iter()
                .any(|d| (&d.voice, d.seq) == (&head.voice, head.seq) || knows(d, unit, head, who));
            let behind = deciders.iter().any(|d| knows(head, "exists", d, who));
            !knew && !behind
        };
        work.any(unknown)
            || hangers.iter().any(|id| {
                let key = format!("on:{id}");
                !deciders.iter().any(|d| d.change.seen.contains_key(&key))
            })
    }

    /// In how many units this says something that is not shown of the one as which it is shown, where it was said by
    /// somebody who did not know of that, nor was it known to those who said that they are one.
    fn said_apart_from(&self, stayed: &Told) -> u32 {
        let joiners = last(self.said("joined_into"), Who::Me);
        let mut count = 0;
        for (unit, said) in &self.units {
            if ["exists", "joined_into"].contains(&unit.as_str()) || unit.starts_with("absorbs/") {
                continue;
            }
            let is_apart = |head: &&Said| {
                let knew = |by: &&Said| {
                    (&by.voice, by.seq) == (&head.voice, head.seq) || knows(by, unit, head, Who::Me)
                };
                let knows_it = |by: &&Said| knows(head, "joined_into", by, Who::Me);
                !joiners.iter().any(knew) && !joiners.iter().any(knows_it)
            };
            if !last(said, Who::Me).iter().any(is_apart) {
                continue;
            }
            let [mine, theirs] = [self, stayed].map(|told| told.answers(unit, Who::Me));
            let is_one = mine.len() == theirs.len() && mine.iter().all(|one| theirs.contains(one));
            let is_asked = !is_one && mine.iter().any(|one| *one != theirs[0]);
            count += u32::from(is_asked);
        }
        count
    }

    /// The answers to a unit, the one to show first.
    fn answers(&self, unit: &str, who: Who) -> Vec<Value> {
        let mut answers: Vec<Value> = Vec::new();
        for value in last(self.said(unit), who)
            .into_iter()
            .flat_map(|said| &said.values)
        {
            if !answers.contains(value) {
                answers.push(value.clone());
            }
        }
        if answers.is_empty() {
            return vec![Value::Null];
        }
        let safer: &[&str] = match unit {
            "exists" => &["here", "bin"],
            "audience" => &["me", "team", "partners", "public"],
            "sensitivity" => &["safeguarded", "sensitive", "careful", "ordinary"],
            "is_child" | "restricted" => &["true"],
            "may_be_published" => &["false", "null"],
            _ => &[],
        };
        let rank = |value: &Value| {
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
            "withdrawn" => answers.sort_by_key(Value::is_null),
            _ if safer.is_empty() => {}
            _ => answers.sort_by_key(rank),
        }
        answers
    }
}

/// Had the writer of one change seen another, as to this unit?
fn knows(one: &Said, unit: &str, of: &Said, who: Who) -> bool {
    let hidden = who == Who::Team && one.change.not_for_team.iter().any(|other| other == unit);
    let vector = one.change.seen.get(unit).filter(|_| !hidden);
    vector
        .and_then(|vector| vector.get(&of.voice))
        .and_then(Value::as_u64)
        .is_some_and(|n| n >= of.seq)
}

/// What nobody has written over, the last first.
fn last(said: &[Said], who: Who) -> Vec<&Said> {
    let mut heads: Vec<&Said> = Vec::new();
    for one in said.iter().filter(|one| who.may(one)) {
        let over = said.iter().filter(|other| who.may(other)).any(|other| {
            (&other.voice, other.seq) != (&one.voice, one.seq)
                && other
                    .seen
                    .get(&one.voice)
                    .and_then(Value::as_u64)
                    .is_some_and(|n| n >= one.seq)
        });
        if !over {
            heads.push(one);
        }
    }
    heads.sort_by(|a, b| (b.lamport, &b.voice, b.seq).cmp(&(a.lamport, &a.voice, a.seq)));
    heads
}
