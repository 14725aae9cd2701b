//! The table of ties.

use super::{Once, Relationship};
use crate::card::is_past;
use crate::catalogue::{Catalogue, today};
use crate::conversation::{Party, party};
use crate::error::{OrNotFound, Result};
use crate::id::{AssetId, RecordId, RelationshipId};
use crate::search::{Bits, Query, find, fold};
use crate::storage::rows;
use crate::vocabulary::{self, RelationshipType, lookup};
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

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

impl Catalogue {
    /// The ties that are asked for, each once, a page of them; those without a value in the sorted column come last.
    pub fn ties(&self, asked: TiesAsked, offset: u32, limit: u32) -> Result<TiesPage> {
        self.read(|db| {
            let known = vocabulary::all(db)?;
            let mut lines = lines(db, &known, &asked)?;
            lines.sort_by(|a, b| a.compare(b, asked.descending));
            let shown = lines.iter().skip(offset as usize).take(limit as usize);
            Ok(TiesPage {
                rows: shown
                    .map(|line| line.row(db, &known))
                    .collect::<Result<_>>()?,
                of: u32::try_from(lines.len()).unwrap_or(u32::MAX),
            })
        })
    }
}

/// What of a tie it is found and sorted by.
struct Line {
    id: RelationshipId,
    tie: Relationship,
    /// Folded: the names of its ends, and its words from the first to the second.
    from: String,
    to: String,
    wording: String,
    past: bool,
    /// What stands in the column that is sorted by.
    sorted: Option<String>,
}

const LINES: &str = "SELECT r.id, r.\"from\", r.\"to\", r.type, r.since, r.until, r.strength, r.source, r.confidence, \
     r.note, f.n, f.name, t.n, t.name \
     FROM relationship r JOIN asset f ON f.id = r.\"from\" JOIN asset t ON t.id = r.\"to\" \
     WHERE r.existence = 'here' AND f.existence = 'here' AND t.existence = 'here' ORDER BY r.n";

fn lines(db: &Connection, known: &[RelationshipType], asked: &TiesAsked) -> Result<Vec<Line>> {
    let among: Option<Bits> = match asked.query.trim() {
        "" => None,
        query => Some(find(db, &Query::parse(query), today())?.bits),
    };
    let types: Vec<&str> = asked.types.iter().map(|key| reads_as(known, key)).collect();
    let words: Vec<String> = fold(&asked.text)
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let today = today().to_string();
    let (mut once, mut lines) = (Once::new(known), Vec::new());
    let mut statement = db.prepare_cached(LINES)?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let ends: [u32; 2] = [row.get(10)?, row.get(12)?];
        if let Some(among) = &among
            && !ends.iter().any(|n| among.has(*n))
        {
            continue;
        }
        let mut line = line(row, known, &today)?;
        if (types.is_empty() || types.contains(&line.tie.kind.as_str()))
            && (asked.past || !line.past)
            && words
                .iter()
                .all(|word| line.says(word, lookup(known, &line.tie.kind)))
            && once.is_new(&line.tie)
        {
            line.sorted = line.sorted_by(asked.sort);
            lines.push(line);
        }
    }
    Ok(lines)
}

fn line(row: &Row, known: &[RelationshipType], today: &str) -> Result<Line> {
    let id = |column| -> Result<RecordId> { Ok(RecordId::from_bytes(row.get(column)?)) };
    let key: String = row.get(3)?;
    let confidence: Option<String> = row.get(8)?;
    let tie = Relationship {
        from: AssetId(id(1)?),
        kind: reads_as(known, &key).to_owned(),
        to: AssetId(id(2)?),
        since: row.get(4)?,
        until: row.get(5)?,
        source: row.get(7)?,
        confidence: confidence.and_then(|said| serde_json::from_value(said.into()).ok()),
        introduction: None,
        conversation: None,
        strength: row.get(6)?,
        sensitivity: Default::default(),
        note: row.get(9)?,
    };
    Ok(Line {
        id: RelationshipId(id(0)?),
        from: fold(&row.get::<_, String>(11)?),
        to: fold(&row.get::<_, String>(13)?),
        wording: fold(&said(known, &tie.kind)),
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
            TieSort::From => Some(self.from.clone()),
            TieSort::Type => Some(self.wording.clone()),
            TieSort::To => Some(self.to.clone()),
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

    /// As it stands in the table: all that is known of it.
    fn row(&self, db: &Connection, known: &[RelationshipType]) -> Result<TieRow> {
        let found = rows::get::<Relationship>(db, &self.id.0)?.or_not_found("relationship")?;
        Ok(TieRow {
            id: self.id,
            from: party(db, self.tie.from)?.or_not_found("asset")?,
            to: party(db, self.tie.to)?.or_not_found("asset")?,
            wording: said(known, &self.tie.kind),
            past: self.past,
            relationship: Relationship {
                kind: self.tie.kind.clone(),
                ..found.record
            },
        })
    }
}

#[cfg(test)]
mod tests;
