//! What becomes of each row: a new tie, one that is told more of, the same, doubtful, or none.

use super::ends::{Doubt, End, EndIs, Ends};
use super::plan::TieColumn::{self, *};
use super::plan::TiesOptions;
use super::read::{FileRow, TieFile};
use super::types::{Types, without_brackets};
use super::waiting;
use crate::asset::AssetKind;
use crate::audience::Sensitivity;
use crate::error::Result;
use crate::id::{InboxItemId, RelationshipId, imported};
use crate::import::loose_day;
use crate::import::plan::RowOutcome;
use crate::inbox::{InboxItem, InboxReason};
use crate::log::{erasure, safeguard};
use crate::relationship::{Confidence as Sure, Once, Relationship, is_date, same};
use crate::search::fold;
use crate::storage::rows::{Existence, get};
use rusqlite::Connection;
use std::collections::HashSet;

const SAFEGUARDED: &str = "One of the two is safeguarded, and this tie would say where it is.";
/// The type of ties that say that two are one.
pub(super) const ONE: &str = "same_organisation_as";
/// Ties of these types say where something is, whatever stands at their other end.
const SAY_WHERE: [&str; 2] = ["meets_at", "happens_at"];
const SETTLED: &str = "You settled this row before.";

/// Judges the rows of one file, in order.
pub(super) struct Judge<'a> {
    db: &'a Connection,
    file: &'a TieFile,
    holds: Vec<TieColumn>,
    secret: String,
    ends: Ends<'a>,
    types: &'a Types,
    once: Once<'a>,
    /// What the file calls those ends of which an item of the Inbox tells all.
    told: HashSet<String>,
}

/// What waits in the Inbox.
pub(super) type Waits = (InboxItemId, InboxItem);

/// A row and what becomes of it.
pub(super) struct Judged {
    pub outcome: RowOutcome,
    /// Why it is doubtful or left out.
    pub words: String,
    /// The tie to make or to tell more of.
    pub tie: Option<(RelationshipId, Relationship)>,
    pub item: Option<Waits>,
    pub from: String,
    pub wording: String,
    pub to: String,
}

/// What a file's columns are taken for, and what was chosen.
pub(super) fn holds(file: &TieFile, options: &TiesOptions) -> Vec<TieColumn> {
    let columns = file.columns.iter().enumerate();
    columns
        .map(|(n, column)| {
            let chosen = u32::try_from(n).ok().and_then(|n| options.columns.get(&n));
            chosen.copied().unwrap_or(column.holds)
        })
        .collect()
}

/// The text in the first column of a row that holds something.
pub(super) fn text<'r>(
    holds: &[TieColumn],
    row: &'r FileRow,
    wanted: TieColumn,
) -> Option<&'r str> {
    let columns = holds
        .iter()
        .enumerate()
        .filter(|(_, held)| **held == wanted);
    columns
        .filter_map(|(n, _)| row.cells.get(&n))
        .map(String::as_str)
        .next()
}

impl<'a> Judge<'a> {
    /// `types` has met every row.
    pub(super) fn new(
        db: &'a Connection,
        file: &'a TieFile,
        options: &'a TiesOptions,
        types: &'a Types,
    ) -> Result<Judge<'a>> {
        let secret = crate::catalogue::secret(db)?;
        Ok(Judge {
            db,
            file,
            holds: holds(file, options),
            ends: Ends::new(db, file, secret.clone(), options)?,
            secret,
            types,
            once: Once::new(&types.known),
            told: HashSet::new(),
        })
    }

    pub(super) fn judge(&mut self, row: &FileRow) -> Result<Judged> {
        let text = |wanted| text(&self.holds, row, wanted);
        let mut judged = Judged {
            outcome: RowOutcome::Skipped,
            words: String::new(),
            tie: None,
            item: None,
            from: text(From).or(text(FromId)).unwrap_or_default().to_owned(),
            wording: text(Wording).or(text(Type)).unwrap_or_default().to_owned(),
            to: text(To).or(text(ToId)).unwrap_or_default().to_owned(),
        };
        if let Some(why) = row.skip {
            return Ok(judged.is(RowOutcome::Skipped, why));
        }
        let (from, to) = (
            self.ends.end(text(FromId), text(From))?,
            self.ends.end(text(ToId), text(To))?,
        );
        let kind = self.types.of(text(Type), text(Wording));
        let (Some(mut from), Some(mut to), Some(kind)) = (from, to, kind) else {
            return Ok(judged.is(RowOutcome::Skipped, "One of its ends has no name."));
        };
        if kind.turned {
            std::mem::swap(&mut from, &mut to);
        }
        (judged.from, judged.to) = (from.name.clone(), to.name.clone());
        judged.wording.clone_from(&kind.wording);
        let tie = self.tie(row, &from, &kind.key, &to);
        for end in [&from, &to] {
            if let EndIs::Out(why) = end.is {
                return Ok(judged.is(RowOutcome::Skipped, why));
            }
        }
        for end in [&from, &to] {
            if let EndIs::Doubtful(doubt) = &end.is {
                let item = InboxItem {
                    about: doubt.about,
                    ..InboxItem::because(doubt.reason)
                };
                self.tells_of([&from, &to]);
                return self.waits(judged, row, doubt.words.clone(), item, tie, [&from, &to]);
            }
        }
        if from.asset == to.asset {
            return match kind.key == ONE {
                true => Ok(judged.is(RowOutcome::Same, "They are one here already.")),
                // Of two that became one: it is kept, and shown when they are taken apart.
                false if from.own != to.own => self.against(judged, tie, [&from, &to]),
                false => {
                    let item = InboxItem {
                        about: Some(to.asset),
                        ..InboxItem::because(InboxReason::Unclear)
                    };
                    let words =
                        format!("Both ends are called “{}”. Say which two it ties.", to.name);
                    to.is = EndIs::Doubtful(Doubt {
                        reason: InboxReason::Unclear,
                        words: words.clone(),
                        about: None,
                    });
                    self.waits(judged, row, words, item, tie, [&from, &to])
                }
            };
        }
        if self.gives_away(&kind.key, &from, &to)? {
            return Ok(judged.is(RowOutcome::Skipped, SAFEGUARDED));
        }
        let judged = self.against(judged, tie, [&from, &to])?;
        match judged.tie {
            Some((_, ref tie)) if tie.kind == ONE && judged.outcome == RowOutcome::New => {
                self.perhaps_one(judged, row, [&from, &to])
            }
            _ => Ok(judged),
        }
    }

    /// Two that a file calls one organisation stay two with a tie that says so, until somebody makes them one.
    fn perhaps_one(&self, judged: Judged, row: &FileRow, ends: [&End; 2]) -> Result<Judged> {
        let [from, to] = ends;
        let words = format!(
            "The file says that “{}” and “{}” are one.",
            from.name, to.name
        );
        let item = InboxItem {
            about: Some(to.asset),
            title: Some(from.name.clone()),
            ..InboxItem::because(InboxReason::Perhaps)
        };
        let tie = Relationship::new(from.asset, ONE, to.asset);
        let (new, tie_made) = (RowOutcome::New, judged.tie.clone());
        let waits = self.waits(judged, row, words, item, tie, ends)?;
        Ok(Judged {
            outcome: new,
            words: String::new(),
            tie: tie_made,
            ..waits
        })
    }

    /// A tie whose ends are sure, against those that are here.
    fn against(&mut self, judged: Judged, tie: Relationship, ends: [&End; 2]) -> Result<Judged> {
        if !self.once.is_new(&tie) {
            return Ok(judged.is(RowOutcome::Same, "The same tie once more."));
        }
        let there = match ends.iter().all(|end| matches!(end.is, EndIs::Here)) {
            true => same(self.db, &self.types.known, &tie)?,
            false => None,
        };
        if let Some(there) = there {
            let after = there.record.clone().with_what_is_new(tie.clone());
            return Ok(match after == there.record {
                true => judged.is(RowOutcome::Same, ""),
                false => Judged {
                    tie: Some((RelationshipId(there.id), tie)),
                    ..judged.is(RowOutcome::Updated, "")
                },
            });
        }
        // What became one with another has its own ties.
        let tie = Relationship {
            from: ends[0].own,
            to: ends[1].own,
            ..tie
        };
        let id = self.id_of(&tie);
        if erasure::is_erased(self.db, &id.0)? {
            return Ok(judged.is(RowOutcome::Same, "It was erased, and stays so."));
        }
        match get::<Relationship>(self.db, &id.0)?.map(|before| before.existence) {
            Some(Existence::Bin) => {
                return Ok(judged.is(RowOutcome::Same, "You removed this tie before."));
            }
            // It has ended since, or began at another time than the file says.
            Some(Existence::Here | Existence::Joined) => {
                return Ok(judged.is(RowOutcome::Same, ""));
            }
            Some(Existence::Blank) | None => {}
        }
        let source = tie.source.clone().or(Some(self.file.name.clone()));
        Ok(Judged {
            tie: Some((id, Relationship { source, ..tie })),
            ..judged.is(RowOutcome::New, "")
        })
    }

    /// The id that follows from what the tie says, so that the same file makes the same tie on every laptop.
    fn id_of(&self, tie: &Relationship) -> RelationshipId {
        let blank = String::new();
        let parts = [
            "tie",
            &self.file.name,
            &tie.from.to_string(),
            &tie.kind,
            &tie.to.to_string(),
            tie.since.as_ref().unwrap_or(&blank),
            tie.until.as_ref().unwrap_or(&blank),
        ];
        RelationshipId(imported(self.secret.as_bytes(), &parts))
    }

    /// The tie that a row says. What cannot be understood of it is kept in its note, under its heading.
    fn tie(&self, row: &FileRow, from: &End, kind: &str, to: &End) -> Relationship {
        let mut tie = Relationship::new(from.own, kind, to.own);
        let mut note: Vec<String> = Vec::new();
        for (n, column) in self.file.columns.iter().enumerate() {
            let (Some(said), Some(holds)) = (row.cells.get(&n), self.holds.get(n)) else {
                continue;
            };
            let understood = match holds {
                Since => day(said).map(|day| tie.since = Some(day)),
                Until => day(said).map(|day| tie.until = Some(day)),
                Strength => strength(said).map(|strength| tie.strength = Some(strength)),
                Confidence => confidence(said).map(|sure| tie.confidence = Some(sure)),
                Source => {
                    tie.source.get_or_insert(said.clone());
                    Some(())
                }
                Note => {
                    note.push(said.clone());
                    Some(())
                }
                Type => {
                    note.extend(without_brackets(said).1.map(str::to_owned));
                    Some(())
                }
                Keep => None,
                From | FromId | To | ToId | Wording | Ignore => Some(()),
            };
            if understood.is_none() {
                note.push(format!("{}: {said}", column.name));
            }
        }
        // An end before its beginning cannot stand there.
        let whole = tie.clone().valid().is_ok();
        if let Some(until) = tie.until.take_if(|_| !whole) {
            note.push(["until", &until].join(": "));
        }
        tie.note = Some(note.join("; ")).filter(|note| !note.is_empty());
        (tie.from, tie.to) = (from.asset, to.asset);
        tie
    }

    fn gives_away(&self, kind: &str, from: &End, to: &End) -> Result<bool> {
        for (one, other) in [(from, to), (to, from)] {
            let is_new = matches!(one.is, EndIs::New);
            let hides = is_new && one.said.asset.sensitivity == Sensitivity::Safeguarded;
            let says_where = other.kind == AssetKind::Place || SAY_WHERE.contains(&kind);
            if hides && says_where {
                return Ok(true);
            }
            if safeguard::is_safeguarded(self.db, &one.asset.0)? && other.kind == AssetKind::Place {
                return Ok(true);
            }
        }
        safeguard::would_give_away(self.db, kind, &from.asset.0, &to.asset.0)
    }

    /// The item of a tie tells all of the end that it asks for first; of the other one only its name.
    fn tells_of(&mut self, ends: [&End; 2]) {
        let doubtful = ends.into_iter();
        let doubtful = doubtful.filter(|end| matches!(end.is, EndIs::Doubtful(_)));
        for (n, end) in doubtful.enumerate() {
            if n == 0 || end.said.cells.is_empty() {
                self.told.insert(end.key.clone());
            }
        }
    }

    fn waits(
        &self,
        judged: Judged,
        row: &FileRow,
        words: String,
        item: InboxItem,
        tie: Relationship,
        ends: [&End; 2],
    ) -> Result<Judged> {
        let cells = self
            .file
            .columns
            .iter()
            .enumerate()
            .filter_map(|(n, column)| {
                let said = row.cells.get(&n)?;
                Some((column.name.clone(), said.clone().into()))
            });
        let item = InboxItem {
            words: Some(words.clone()),
            cells: cells.collect(),
            source: Some(self.file.name.clone()),
            source_row: Some(row.number.to_string()),
            ..waiting::item(item, tie, ends)
        };
        let said = serde_json::to_string(&item.cells).unwrap_or_default();
        let parts = ["inbox", "tie", &self.file.name, &said];
        let id = InboxItemId(imported(self.secret.as_bytes(), &parts));
        let asked = ends
            .into_iter()
            .find(|end| matches!(end.is, EndIs::Doubtful(_)));
        let mut item = item;
        for (column, said) in asked.into_iter().flat_map(|end| &end.said.cells) {
            item.cells
                .entry(column.clone())
                .or_insert_with(|| said.clone());
        }
        Ok(match is_settled(self.db, id)? {
            true => judged.is(RowOutcome::Same, SETTLED),
            false => Judged {
                item: Some((id, item)),
                ..judged.is(RowOutcome::Inbox, &words)
            },
        })
    }

    /// All ends of the rows judged so far, and all that the file lists; and the items in which those wait that are
    /// doubtful and of which no tie that waits tells all.
    pub(super) fn ends(self) -> Result<(Vec<End>, Vec<Waits>)> {
        let Judge {
            db,
            file,
            secret,
            ends,
            told,
            ..
        } = self;
        let (mut all, mut waiting) = (Vec::new(), Vec::new());
        for (end, is_listed) in ends.all()? {
            if let EndIs::Doubtful(doubt) = &end.is
                && is_listed
                && !told.contains(&end.key)
            {
                waiting.extend(node_waits(db, &file.name, &secret, &end, doubt)?);
            }
            all.push(end);
        }
        Ok((all, waiting))
    }
}

fn is_settled(db: &Connection, id: InboxItemId) -> Result<bool> {
    let before = get::<InboxItem>(db, &id.0)?;
    let is_gone = before.is_some_and(|before| before.existence == Existence::Bin);
    Ok(is_gone || erasure::is_erased(db, &id.0)?)
}

/// A node by itself, in the Inbox; none where it was settled.
fn node_waits(
    db: &Connection,
    source: &str,
    secret: &str,
    end: &End,
    doubt: &Doubt,
) -> Result<Option<Waits>> {
    let said = serde_json::to_string(&end.said.cells).unwrap_or_default();
    let parts = ["inbox", "node", source, &end.key, &said];
    let id = InboxItemId(imported(secret.as_bytes(), &parts));
    if is_settled(db, id)? {
        return Ok(None);
    }
    let item = InboxItem {
        words: Some(doubt.words.clone()),
        title: Some(end.name.clone()),
        cells: end.said.cells.clone(),
        about: doubt.about,
        source: Some(source.to_owned()),
        source_row: Some(end.key.clone()),
        ..InboxItem::because(doubt.reason)
    };
    Ok(Some((id, waiting::with_end(item, end))))
}

impl Judged {
    fn is(self, outcome: RowOutcome, words: &str) -> Judged {
        Judged {
            outcome,
            words: words.to_owned(),
            ..self
        }
    }
}

/// A year, a month or a day as the tie keeps it.
fn day(said: &str) -> Option<String> {
    match is_date(said) {
        true => Some(said.to_owned()),
        false => loose_day(said).or_else(|| {
            let month = loose_day(&format!("1 {said}"))?;
            month.get(..7).map(str::to_owned)
        }),
    }
}

fn strength(said: &str) -> Option<u8> {
    match fold(said).as_str() {
        "1" | "loose" | "weak" => Some(1),
        "2" | "regular" | "medium" => Some(2),
        "3" | "close" | "strong" => Some(3),
        _ => None,
    }
}

fn confidence(said: &str) -> Option<Sure> {
    match fold(said).as_str() {
        "certain" | "sure" | "high" => Some(Sure::Certain),
        "likely" | "probable" | "medium" => Some(Sure::Likely),
        "unsure" | "unlikely" | "low" => Some(Sure::Unsure),
        _ => None,
    }
}
