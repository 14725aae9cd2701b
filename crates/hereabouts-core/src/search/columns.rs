//! What is counted of every asset that is here, in memory: who counts looks at no row.
//!
//! It is filled from the tables when counts are asked for first, and brought up to date after each commit, as the map
//! is. It says the same as the rows, which `check` compares, and nothing of it is written anywhere.

mod line;
mod meeting;
mod postings;
#[cfg(test)]
mod tests;

pub(super) use line::{Line, day_number};
pub(super) use postings::{Postings, among};

use super::found::Bits;
use super::own_fields;
use crate::error::Result;
use crate::id::CustomFieldId;
use rusqlite::{Connection, Params, Row};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// From so many on, reading all anew is the shorter way.
const MANY: usize = 10_000;

/// The ends of ties that are here: of all, of those from one asset, and of those to one.
const ENDS: &str = r#"SELECT f.n, t.n FROM relationship AS tie
  CROSS JOIN asset AS f ON f.id = tie."from" CROSS JOIN asset AS t ON t.id = tie."to"
  WHERE tie.existence = 'here'"#;
const ENDS_FROM: &str = r#"SELECT f.n, t.n FROM asset AS f
  CROSS JOIN relationship AS tie ON tie."from" = f.id CROSS JOIN asset AS t ON t.id = tie."to"
  WHERE f.n = ?1 AND tie.existence = 'here'"#;
const ENDS_TO: &str = r#"SELECT f.n, t.n FROM asset AS t
  CROSS JOIN relationship AS tie ON tie."to" = t.id CROSS JOIN asset AS f ON f.id = tie."from"
  WHERE t.n = ?1 AND tie.existence = 'here'"#;

/// The assets that are here, and what they have in common.
#[derive(Debug, Default)]
pub struct Columns {
    /// By `asset.n`.
    pub(super) lines: BTreeMap<u32, Line>,
    /// The same assets, a bit each.
    here: Bits,
    /// Assets by their tags, as those are spelled.
    pub(super) tags: Postings<String>,
    /// Assets by the areas they lie in (`area.n`).
    pub(super) areas: Postings<u32>,
    /// Assets by what they say, as JSON, in each of the team's own fields that has answers to choose from.
    pub(super) said: BTreeMap<CustomFieldId, Postings<String>>,
    /// Both ends of each relationship that is here with them.
    pub(super) ties: Vec<[u32; 2]>,
}

impl Columns {
    /// Reads all assets.
    pub fn load(db: &Connection) -> Result<Columns> {
        let mut columns = Columns::default();
        let mut lines = Vec::new();
        let all = format!("SELECT {} FROM asset WHERE existence = 'here'", line::READ);
        each_row(db, &all, [], |row| {
            let (n, line) = Line::read(row)?;
            columns.here.set(n);
            lines.push((n, line));
            Ok(())
        })?;
        // Made at once it is half as large as when it grows line by line.
        columns.lines = lines.into_iter().collect();
        each_row(db, "SELECT tag, asset FROM asset_tag", [], |row| {
            let n = row.get(1)?;
            if columns.here.has(n) {
                let tag = row.get_ref(0)?.as_str().unwrap_or_default();
                columns.tags.add(tag, n);
            }
            Ok(())
        })?;
        each_row(db, "SELECT area, asset FROM asset_area", [], |row| {
            let area: u32 = row.get(0)?;
            columns.areas.add(&area, row.get(1)?);
            Ok(())
        })?;
        columns.follow_fields(db)?;
        each_row(db, ENDS, [], |row| {
            let ends = [row.get(0)?, row.get(1)?];
            columns.tie(ends);
            Ok(())
        })?;
        Ok(columns)
    }

    /// Reads these assets (`asset.n`) again, whether they came, changed or went, and which assets lie in these areas
    /// (`area.n`). The ends of relationships that changed are to be among the assets; of the team's own fields it sees
    /// by itself which there are. Where it fails, all has to be loaded anew.
    pub fn update(&mut self, db: &Connection, assets: &[u32], areas: &[u32]) -> Result<()> {
        if assets.len() > MANY {
            *self = Columns::load(db)?;
            return Ok(());
        }
        let mut again = assets.to_vec();
        again.sort_unstable();
        again.dedup();
        self.forget(&again);
        self.follow_fields(db)?;
        let one = format!(
            "SELECT {} FROM asset WHERE n = ?1 AND existence = 'here'",
            line::READ
        );
        for n in &again {
            each_row(db, &one, [n], |row| {
                let (n, line) = Line::read(row)?;
                self.here.set(n);
                self.lines.insert(n, line);
                Ok(())
            })?;
        }
        // Only now it is known of all of them whether they are here.
        for n in &again {
            self.read_common(db, *n, &again)?;
        }
        for area in areas {
            self.areas.forget_key(area);
            let inside = "SELECT asset FROM asset_area WHERE area = ?1";
            each_row(db, inside, [area], |row| {
                self.areas.add(area, row.get(0)?);
                Ok(())
            })?;
        }
        Ok(())
    }

    /// The assets of which two of these say different things, also of their ties.
    pub fn differences(&self, other: &Columns) -> BTreeSet<u32> {
        let mut all = self.here.clone();
        all.or(&other.here);
        let is_other = |n: &u32| {
            self.here.has(*n) != other.here.has(*n) || self.lines.get(n) != other.lines.get(n)
        };
        let mut found: BTreeSet<u32> = all.iter().filter(is_other).collect();
        found.extend(self.tags.differences(&other.tags));
        found.extend(self.areas.differences(&other.areas));
        let none = Postings::default();
        for id in self.said.keys().chain(other.said.keys()) {
            let [ours, theirs] = [self, other].map(|columns| columns.said.get(id).unwrap_or(&none));
            found.extend(ours.differences(theirs));
        }
        let (ours, theirs) = (counted(&self.ties), counted(&other.ties));
        let ends = ours.keys().chain(theirs.keys());
        found.extend(
            ends.filter(|ends| ours.get(*ends) != theirs.get(*ends))
                .flatten(),
        );
        found
    }

    /// Takes assets out, whose numbers rise.
    fn forget(&mut self, again: &[u32]) {
        for n in again {
            self.lines.remove(n);
        }
        self.here.and_not(&again.iter().copied().collect::<Bits>());
        self.tags.forget(again);
        self.areas.forget(again);
        for said in self.said.values_mut() {
            said.forget(again);
        }
        let is_again = |n: &u32| again.binary_search(n).is_ok();
        self.ties.retain(|ends| !ends.iter().any(is_again));
    }

    /// Keeps what is said in the fields that have answers to choose from now, and in no other.
    fn follow_fields(&mut self, db: &Connection) -> Result<()> {
        let counted = own_fields::with_answers(db)?;
        self.said.retain(|id, _| counted.contains(id));
        for id in counted {
            if let Entry::Vacant(place) = self.said.entry(id) {
                place.insert(said_in(db, id)?);
            }
        }
        Ok(())
    }

    /// Reads what an asset has in common with others. Ties between two of `again` are read with the one they are from.
    fn read_common(&mut self, db: &Connection, n: u32, again: &[u32]) -> Result<()> {
        let areas = "SELECT area FROM asset_area WHERE asset = ?1";
        each_row(db, areas, [n], |row| {
            let area: u32 = row.get(0)?;
            self.areas.add(&area, n);
            Ok(())
        })?;
        let said = "SELECT field, value FROM asset_field WHERE asset = ?1";
        each_row(db, said, [n], |row| {
            let field = row.get_ref(0)?.as_str().unwrap_or_default();
            if let Ok(id) = field.parse::<CustomFieldId>()
                && let Some(said) = self.said.get_mut(&id)
            {
                said.add(row.get_ref(1)?.as_str().unwrap_or_default(), n);
            }
            Ok(())
        })?;
        if !self.here.has(n) {
            return Ok(());
        }
        each_row(
            db,
            "SELECT tag FROM asset_tag WHERE asset = ?1",
            [n],
            |row| {
                let tag = row.get_ref(0)?.as_str().unwrap_or_default();
                self.tags.add(tag, n);
                Ok(())
            },
        )?;
        each_row(db, ENDS_FROM, [n], |row| {
            self.tie([n, row.get(1)?]);
            Ok(())
        })?;
        each_row(db, ENDS_TO, [n], |row| {
            let from = row.get(0)?;
            if again.binary_search(&from).is_err() {
                self.tie([from, n]);
            }
            Ok(())
        })
    }

    /// Enters a tie, where both its ends are here.
    fn tie(&mut self, ends: [u32; 2]) {
        if ends.iter().all(|n| self.here.has(*n)) {
            self.ties.push(ends);
        }
    }
}

/// What all assets say in a field.
fn said_in(db: &Connection, id: CustomFieldId) -> Result<Postings<String>> {
    let mut said = Postings::default();
    let all = "SELECT value, asset FROM asset_field WHERE field = ?1";
    each_row(db, all, [id.to_string()], |row| {
        said.add(row.get_ref(0)?.as_str().unwrap_or_default(), row.get(1)?);
        Ok(())
    })?;
    Ok(said)
}

/// How often each pair stands there.
fn counted(ties: &[[u32; 2]]) -> BTreeMap<[u32; 2], usize> {
    let mut counted = BTreeMap::new();
    for ends in ties {
        *counted.entry(*ends).or_default() += 1;
    }
    counted
}

/// Runs a statement and hands on each row that it answers.
fn each_row(
    db: &Connection,
    sql: &str,
    of: impl Params,
    mut each: impl FnMut(&Row) -> Result<()>,
) -> Result<()> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(of)?;
    while let Some(row) = rows.next()? {
        each(row)?;
    }
    Ok(())
}
