//! The ties of a catalogue and the assets that they tie, read from the file.

use crate::asset::{AssetKind, Status};
use crate::audience::Sensitivity;
use crate::card::is_past;
use crate::catalogue::{Catalogue, version};
use crate::conversation::Party;
use crate::error::{OrNotFound, Result};
use crate::id::{AssetId, RelationshipId};
use crate::relationship::{Times, Told};
use crate::vocabulary::{self, RelationshipType};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, PoisonError};
use uuid::Uuid;

/// An asset that is here and has a tie.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct End {
    /// `asset.n`
    pub n: u32,
    pub id: AssetId,
    pub name: String,
    pub kind: AssetKind,
    pub ended: bool,
    /// Kept but not used.
    pub restricted: bool,
    /// An adult who is still there, has nothing against being introduced, and whom it endangers in nothing.
    pub may_be_asked: bool,
}

impl End {
    pub fn party(&self) -> Party {
        Party {
            id: self.id,
            name: self.name.clone(),
            kind: self.kind,
        }
    }
}

/// A tie that is here, by the places of its ends and of its type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub id: RelationshipId,
    pub from: u32,
    pub to: u32,
    pub kind: u32,
    pub past: bool,
}

/// A type of tie as it reads now.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wording {
    pub key: String,
    pub wording: String,
    pub both_ways: bool,
}

/// Assets in the order of their ids, and the ties between them, each once.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Graph {
    pub ends: Vec<End>,
    pub lines: Vec<Line>,
    pub words: Vec<Wording>,
}

/// The graph that was read last, and the version and the day it is of.
pub(crate) type Remembered = Option<(u64, String, Arc<Graph>)>;

const ENDS: &str = "SELECT n, id, name, kind, status, restricted, \
     coalesce(no_introductions, 0), coalesce(is_child, 0), sensitivity FROM asset WHERE existence = 'here'";
const LINES: &str =
    "SELECT id, \"from\", type, \"to\", since, until FROM relationship WHERE existence = 'here'";

impl Catalogue {
    /// All ties as they are on a day (ISO 8601); remembered until the catalogue changes.
    pub(crate) fn graph(&self, db: &Connection, today: &str) -> Result<Arc<Graph>> {
        let now = version(db)?;
        let mut remembered = self.network.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((version, day, graph)) = remembered.as_ref()
            && (*version, day.as_str()) == (now, today)
        {
            return Ok(graph.clone());
        }
        let graph = Arc::new(whole(db, today)?);
        *remembered = Some((now, today.to_owned(), graph.clone()));
        Ok(graph)
    }
}

/// Reads every tie.
fn whole(db: &Connection, today: &str) -> Result<Graph> {
    let mut graph = Graph::default();
    let mut words = Words::read(db)?;
    let mut places: HashMap<Uuid, u32> = HashMap::new();
    let sql = format!(
        "{ENDS} AND id IN (SELECT \"from\" FROM relationship WHERE existence = 'here' \
         UNION SELECT \"to\" FROM relationship WHERE existence = 'here') ORDER BY id"
    );
    let mut read = db.prepare_cached(&sql)?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(end) = end(row)? {
            places.insert(end.id.0, graph.ends.len() as u32);
            graph.ends.push(end);
        }
    }
    let mut read = db.prepare_cached(&format!("{LINES} ORDER BY id"))?;
    let mut rows = read.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let tie = Tie::read(row)?;
        if let (Some(&from), Some(&to)) = (places.get(&tie.from), places.get(&tie.to)) {
            let kind = words.place(&tie.kind);
            let past = is_past(tie.times.1.as_deref(), today);
            let line = Line {
                id: tie.id,
                from,
                to,
                kind,
                past,
            };
            lines.push((line, tie.times));
        }
    }
    graph.lines = each_once(lines, &words.found);
    graph.words = words.found;
    Ok(graph)
}

/// In the order of their ids, of those that say the same the first.
fn each_once(mut lines: Vec<(Line, Times)>, words: &[Wording]) -> Vec<Line> {
    lines.sort_by_key(|(line, _)| line.id);
    let mut told = Told::new();
    lines.retain_mut(|(line, times)| {
        let turned = words[line.kind as usize].both_ways && line.to < line.from;
        let ends = match turned {
            true => (line.to, line.from),
            false => (line.from, line.to),
        };
        told.before((line.kind, ends), std::mem::take(times))
            .is_none()
    });
    lines.into_iter().map(|(line, _)| line).collect()
}

/// What is so many steps around an asset: only over ties that are `wanted` by their type's key and whether they are
/// past, and only over assets that are `found` (`asset.n`). Answers also how many steps away each is; the asset
/// itself is one of them, wherever that is.
pub(crate) fn around(
    db: &Connection,
    of: AssetId,
    steps: u8,
    today: &str,
    wanted: impl Fn(&str, bool) -> bool,
    found: impl Fn(u32) -> bool,
) -> Result<(Graph, Vec<u8>)> {
    let mut graph = Graph::default();
    let mut words = Words::read(db)?;
    let mut ends = db.prepare_cached(&format!("{ENDS} AND id = ?1"))?;
    let mut read_end = |id: Uuid| -> Result<Option<End>> {
        Ok(ends.query_row([id.as_bytes()], end).optional()?.flatten())
    };
    let mut ties = db.prepare_cached(&format!(
        "{LINES} AND \"from\" = ?1 UNION ALL {LINES} AND \"to\" = ?1"
    ))?;
    let middle = read_end(of.0)?.or_not_found("asset")?;
    // None where it is not to be shown.
    let mut places: HashMap<Uuid, Option<u32>> = HashMap::from([(of.0, Some(0))]);
    graph.ends.push(middle);
    let mut away = vec![0];
    let (mut known, mut lines) = (HashSet::new(), Vec::new());
    let mut next = 0;
    while next < graph.ends.len() {
        let (here, step) = (graph.ends[next].id.0, away[next]);
        next += 1;
        let mut rows = ties.query([here.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let tie = Tie::read(row)?;
            let kind = words.place(&tie.kind);
            let past = is_past(tie.times.1.as_deref(), today);
            if !wanted(&words.found[kind as usize].key, past) || known.contains(&tie.id.0) {
                continue;
            }
            let other = if tie.from == here { tie.to } else { tie.from };
            let place = match places.get(&other) {
                Some(place) => *place,
                None if step == steps => continue,
                None => {
                    let end = read_end(other)?.filter(|end| found(end.n));
                    let place = end.map(|end| {
                        graph.ends.push(end);
                        away.push(step + 1);
                        graph.ends.len() as u32 - 1
                    });
                    places.insert(other, place);
                    place
                }
            };
            if place.is_some() {
                known.insert(tie.id.0);
                let at = |id| places.get(id).copied().flatten();
                if let (Some(from), Some(to)) = (at(&tie.from), at(&tie.to)) {
                    let line = Line {
                        id: tie.id,
                        from,
                        to,
                        kind,
                        past,
                    };
                    lines.push((line, tie.times));
                }
            }
        }
    }
    graph.lines = each_once(lines, &words.found);
    graph.words = words.found;
    Ok((graph, away))
}

/// A row of `LINES`.
struct Tie {
    id: RelationshipId,
    from: Uuid,
    kind: String,
    to: Uuid,
    times: Times,
}

impl Tie {
    fn read(row: &Row) -> rusqlite::Result<Tie> {
        Ok(Tie {
            id: RelationshipId(Uuid::from_bytes(row.get(0)?)),
            from: Uuid::from_bytes(row.get(1)?),
            kind: row.get(2)?,
            to: Uuid::from_bytes(row.get(3)?),
            times: (row.get(4)?, row.get(5)?),
        })
    }
}

/// A row of `ENDS`; none for one that a sound file does not have.
fn end(row: &Row) -> rusqlite::Result<Option<End>> {
    let Some(kind) = AssetKind::from_token(row.get_ref(3)?.as_str()?) else {
        return Ok(None);
    };
    let [restricted, no_introductions, is_child]: [bool; 3] =
        [row.get(5)?, row.get(6)?, row.get(7)?];
    let said = |column| row.get::<_, String>(column).map(serde_json::Value::from);
    let sensitivity = serde_json::from_value::<Sensitivity>(said(8)?);
    let endangered = sensitivity.is_ok_and(|sensitivity| sensitivity == Sensitivity::Safeguarded);
    let status = serde_json::from_value::<Status>(said(4)?);
    let ended = status.is_ok_and(|status| status == Status::Ended);
    Ok(Some(End {
        n: row.get(0)?,
        id: AssetId(Uuid::from_bytes(row.get(1)?)),
        name: row.get(2)?,
        kind,
        ended,
        restricted,
        may_be_asked: kind == AssetKind::Person
            && !(ended || restricted || no_introductions || is_child || endangered),
    }))
}

/// The type as which a tie's `type` reads: what it became one with, where that is so.
pub(crate) fn reads_as<'k>(
    known: &'k [RelationshipType],
    key: &str,
) -> Option<&'k RelationshipType> {
    let find = |key: &str| known.iter().find(|kind| kind.key == key);
    let kind = find(key)?;
    let merged = kind.merged_into.as_deref().and_then(find);
    Some(merged.unwrap_or(kind))
}

/// The types that ties have, as they come.
struct Words {
    known: Vec<RelationshipType>,
    places: HashMap<String, u32>,
    found: Vec<Wording>,
}

impl Words {
    fn read(db: &Connection) -> Result<Words> {
        Ok(Words {
            known: vocabulary::all(db)?,
            places: HashMap::new(),
            found: Vec::new(),
        })
    }

    /// The place of what a type reads as.
    fn place(&mut self, key: &str) -> u32 {
        if let Some(place) = self.places.get(key) {
            return *place;
        }
        let word = match reads_as(&self.known, key) {
            Some(kind) => Wording {
                key: kind.key.clone(),
                wording: kind.wording.clone(),
                both_ways: kind.is_symmetric(),
            },
            None => Wording {
                key: key.to_owned(),
                wording: key.replace('_', " "),
                both_ways: false,
            },
        };
        let there = self.found.iter().position(|found| found.key == word.key);
        let place = there.unwrap_or(self.found.len()) as u32;
        if there.is_none() {
            self.found.push(word);
        }
        self.places.insert(key.to_owned(), place);
        place
    }
}
