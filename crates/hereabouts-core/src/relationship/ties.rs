//! The table of ties.

use super::{Once, Relationship, Twins};
use crate::card::is_past;
use crate::catalogue::{Catalogue, version};
use crate::conversation::{Party, party};
use crate::error::{OrNotFound, Result};
use crate::id::{AssetId, RecordId, RelationshipId};
use crate::search::{Bits, fold};
use crate::storage::rows;
use crate::vocabulary::{self, RelationshipType, lookup};
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, PoisonError};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TiesAsked {
    /// Ties of which one end is found by this query.
    pub query: String,
    /// Words in the ends' names, the wording, the source or the note.
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub types: Vec<String>,
    /// Also those that have ended.
    #[serde(default)]
    pub past: bool,
    #[serde(default)]
    pub sort: TieSort,
    #[serde(default)]
    pub descending: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TieSort {
    #[default]
    From,
    Type,
    To,
    Since,
    Until,
    Strength,
    Source,
    Confidence,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TiesPage {
    pub rows: Vec<TieRow>,
    pub of: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TieRow {
    pub id: RelationshipId,
    pub relationship: Relationship,
    pub from: Party,
    pub to: Party,
    /// From the first to the second.
    pub wording: String,
    pub past: bool,
}

/// Several tables, and the pages of one that scrolls.
const REMEMBERED: usize = 4;

/// Orders of the table that were worked out lately, by the version of the catalogue and what was asked.
pub(crate) type Remembered = Vec<(u64, String, Arc<Vec<RelationshipId>>)>;

impl Catalogue {
    /// The ties that are asked for, each once, a page of them; those without a value in the sorted column come last.
    pub fn ties(&self, asked: TiesAsked, offset: u32, limit: u32) -> Result<TiesPage> {
        self.read(|db| {
            let order = self.order_of_ties(db, &asked)?;
            let known = vocabulary::all(db)?;
            let today = self.today().to_string();
            let shown = order.iter().skip(offset as usize).take(limit as usize);
            Ok(TiesPage {
                rows: shown
                    .map(|id| row(db, &known, *id, &today))
                    .collect::<Result<_>>()?,
                of: u32::try_from(order.len()).unwrap_or(u32::MAX),
            })
        })
    }

    /// The whole order; remembered until the catalogue changes, as reading and sorting very many takes a while.
    fn order_of_ties(
        &self,
        db: &Connection,
        asked: &TiesAsked,
    ) -> Result<Arc<Vec<RelationshipId>>> {
        let now = version(db)?;
        // What is past is another thing tomorrow.
        let today = self.today().to_string();
        let key = format!("{today} {asked:?}");
        let mut remembered = self.tied.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.retain(|(version, ..)| *version == now);
        if let Some((.., order)) = remembered.iter().find(|(_, asked, _)| *asked == key) {
            return Ok(order.clone());
        }
        // Another page of the same order waits for this one rather than working it out as well.
        let among = match asked.query.trim() {
            "" => None,
            query => Some(self.find(db, query)?),
        };
        let known = vocabulary::all(db)?;
        let among = among.as_ref().map(|found| &found.bits);
        let mut lines = lines(db, &known, asked, among, &today)?;
        lines.sort_by(|a, b| a.compare(b, asked.descending));
        let order = Arc::new(lines.into_iter().map(|line| line.id).collect::<Vec<_>>());
        if remembered.len() >= REMEMBERED {
            remembered.remove(0);
        }
        remembered.push((now, key, order.clone()));
        Ok(order)
    }
}

/// What of a tie it is found and sorted by.
struct Line {
    id: RelationshipId,
    tie: Relationship,
    /// Folded: the names of its ends, and its words from the first to the second.
    from: Rc<str>,
    to: Rc<str>,
    wording: Rc<str>,
    past: bool,
    /// What stands in the column that is sorted by.
    sorted: Option<String>,
}

const LINES: &str = "SELECT r.id, r.\"from\", r.\"to\", r.type, r.since, r.until, r.strength, r.source, r.confidence, \
     r.note, f.n, f.name, t.n, t.name \
     FROM relationship r JOIN asset f ON f.id = r.\"from\" JOIN asset t ON t.id = r.\"to\" \
     WHERE r.existence = 'here' AND f.existence = 'here' AND t.existence = 'here' ORDER BY r.id";

/// The ties that are asked for, each once, with what others say that say the same; `among` are assets (`asset.n`).
fn lines(
    db: &Connection,
    known: &[RelationshipType],
    asked: &TiesAsked,
    among: Option<&Bits>,
    today: &str,
) -> Result<Vec<Line>> {
    let types: Vec<&str> = asked.types.iter().map(|key| reads_as(known, key)).collect();
    let mut folded = Folded::default();
    let (mut once, mut lines) = (Once::new(known), Vec::<Line>::new());
    let mut statement = db.prepare_cached(LINES)?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let ends: [u32; 2] = [row.get(10)?, row.get(12)?];
        if among.is_some_and(|among| !ends.iter().any(|n| among.has(*n))) {
            continue;
        }
        let line = line(row, known, today, &mut folded)?;
        let is_of_type = types.is_empty() || types.contains(&line.tie.kind.as_str());
        if !is_of_type || (line.past && !asked.past) {
            continue;
        }
        match once.before(&line.tie) {
            None => lines.push(line),
            Some(place) => {
                let told = lines[place].tie.clone();
                lines[place].tie = told.with_what_is_new(line.tie);
            }
        }
    }
    let text = fold(&asked.text);
    let words: Vec<&str> = text.split_whitespace().collect();
    lines.retain(|line| {
        let says = |word: &&str| line.says(word, lookup(known, &line.tie.kind));
        words.iter().all(says)
    });
    for line in &mut lines {
        line.sorted = line.sorted_by(asked.sort);
    }
    Ok(lines)
}

/// Names of assets by their rows, and wordings of types by their keys: many ties share them.
#[derive(Default)]
struct Folded {
    names: HashMap<u32, Rc<str>>,
    wordings: HashMap<String, Rc<str>>,
}

impl Folded {
    fn name(&mut self, n: u32, name: &str) -> Rc<str> {
        let name = self.names.entry(n).or_insert_with(|| fold(name).into());
        name.clone()
    }

    fn wording(&mut self, known: &[RelationshipType], key: &str) -> Rc<str> {
        if let Some(wording) = self.wordings.get(key) {
            return wording.clone();
        }
        let wording: Rc<str> = fold(&said(known, key)).into();
        self.wordings.insert(key.to_owned(), wording.clone());
        wording
    }
}

fn line(row: &Row, known: &[RelationshipType], today: &str, folded: &mut Folded) -> Result<Line> {
    let id = |column| -> Result<RecordId> { Ok(RecordId::from_bytes(row.get(column)?)) };
    let key: String = row.get(3)?;
    let confidence: Option<String> = row.get(8)?;
    let tie = Relationship {
        since: row.get(4)?,
        until: row.get(5)?,
        source: row.get(7)?,
        confidence: confidence.and_then(|said| serde_json::from_value(said.into()).ok()),
        strength: row.get(6)?,
        note: row.get(9)?,
        ..Relationship::new(AssetId(id(1)?), reads_as(known, &key), AssetId(id(2)?))
    };
    Ok(Line {
        id: RelationshipId(id(0)?),
        from: folded.name(row.get(10)?, row.get_ref(11)?.as_str().unwrap_or_default()),
        to: folded.name(row.get(12)?, row.get_ref(13)?.as_str().unwrap_or_default()),
        wording: folded.wording(known, &tie.kind),
        sorted: None,
        past: is_past(tie.until.as_deref(), today),
        tie,
    })
}

/// The key of the type that a key reads as now.
fn reads_as<'k>(known: &'k [RelationshipType], key: &'k str) -> &'k str {
    lookup(known, key).map_or(key, |kind| kind.key.as_str())
}

/// The words of a type from the first end to the second.
fn said(known: &[RelationshipType], key: &str) -> String {
    let kind = lookup(known, key);
    kind.map_or_else(|| key.replace('_', " "), |kind| kind.wording.clone())
}

impl Line {
    /// Whether a folded word begins somewhere in what it says.
    fn says(&self, word: &str, kind: Option<&RelationshipType>) -> bool {
        let note = [&self.tie.source, &self.tie.note].into_iter().flatten();
        let worded = kind.into_iter().flat_map(|kind| {
            let words = kind.words.values();
            [&kind.wording, &kind.inverse]
                .into_iter()
                .chain(words.flat_map(|words| [&words.wording, &words.inverse]))
        });
        self.from.contains(word)
            || self.to.contains(word)
            || note.chain(worded).any(|text| fold(text).contains(word))
    }

    fn sorted_by(&self, by: TieSort) -> Option<String> {
        match by {
            TieSort::From => Some(self.from.to_string()),
            TieSort::Type => Some(self.wording.to_string()),
            TieSort::To => Some(self.to.to_string()),
            TieSort::Since => self.tie.since.clone(),
            TieSort::Until => self.tie.until.clone(),
            TieSort::Strength => self.tie.strength.map(|strength| strength.to_string()),
            TieSort::Source => self.tie.source.as_deref().map(fold),
            TieSort::Confidence => self.tie.confidence.map(|c| (c as u8).to_string()),
        }
    }

    fn compare(&self, other: &Line, descending: bool) -> Ordering {
        let sorted = match (&self.sorted, &other.sorted) {
            (Some(a), Some(b)) if descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        };
        sorted
            .then_with(|| self.from.cmp(&other.from))
            .then_with(|| self.wording.cmp(&other.wording))
            .then_with(|| self.to.cmp(&other.to))
            .then_with(|| self.id.cmp(&other.id))
    }
}

/// As it stands in the table: all that is known of it.
fn row(
    db: &Connection,
    known: &[RelationshipType],
    id: RelationshipId,
    today: &str,
) -> Result<TieRow> {
    let found = rows::get::<Relationship>(db, &id.0)?.or_not_found("relationship")?;
    let tie = Twins::of(db, known, &found)?.0.beside(found).record;
    let relationship = Relationship {
        kind: reads_as(known, &tie.kind).to_owned(),
        ..tie
    };
    Ok(TieRow {
        id,
        from: party(db, relationship.from)?.or_not_found("asset")?,
        to: party(db, relationship.to)?.or_not_found("asset")?,
        wording: said(known, &relationship.kind),
        past: is_past(relationship.until.as_deref(), today),
        relationship,
    })
}

#[cfg(test)]
mod tests;
