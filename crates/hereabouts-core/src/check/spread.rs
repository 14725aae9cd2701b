//! What a quick check looks at one by one in a large catalogue: the records that were changed last, and others spread
//! over all of it.

use crate::error::Result;
use crate::record::Kind;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use uuid::Uuid;

/// Changes. Half of them are the last, the others are spread over those before.
pub(super) const MOST: u32 = 20_000;
/// In so many runs of neighbours, which are read together.
const RUNS: u32 = 100;

/// The records of `most` changes: the last ones, and such as are spread over all others. None where there are no more
/// than that, so that every record is to be looked at.
pub(super) fn records(db: &Connection, most: u32) -> Result<Option<Vec<Uuid>>> {
    let (all, last): (u32, u32) = db.query_row(
        "SELECT (SELECT count(*) FROM change), (SELECT coalesce(max(n), 0) FROM change)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if all <= most {
        return Ok(None);
    }
    let newest = most / 2;
    let before = last.saturating_sub(newest);
    let runs = RUNS.min(most - newest).max(1);
    let each = (most - newest) / runs;
    let spread = (0..runs).map(|run| {
        let from = (u64::from(before) * u64::from(run) / u64::from(runs)) as u32;
        [from, before.min(from + each)]
    });
    let mut statement = db.prepare("SELECT record FROM change WHERE n > ?1 AND n <= ?2")?;
    let (mut known, mut records) = (HashSet::new(), Vec::new());
    for run in spread.chain([[before, last]]) {
        let found = statement.query_map(run, |row| Ok(Uuid::from_bytes(row.get(0)?)))?;
        for record in found {
            let record = record?;
            if known.insert(record) {
                records.push(record);
            }
        }
    }
    Ok(Some(records))
}

/// Rows, by the numbers they have in their tables.
pub(super) enum Rows {
    All,
    These(BTreeMap<Kind, BTreeSet<u32>>),
}

impl Rows {
    pub fn are_all(&self) -> bool {
        matches!(self, Rows::All)
    }

    /// Those of a kind as runs of neighbours: the first and the last number of each.
    pub fn runs(&self, kind: Kind) -> Vec<[u32; 2]> {
        let Rows::These(rows) = self else {
            return vec![[0, u32::MAX]];
        };
        let mut runs: Vec<[u32; 2]> = Vec::new();
        for n in rows.get(&kind).into_iter().flatten() {
            match runs.last_mut() {
                Some([_, last]) if *last + 1 == *n => *last = *n,
                _ => runs.push([*n, *n]),
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::AssetKind;
    use crate::catalogue::Catalogue;

    #[test]
    fn the_last_ones_and_a_spread_of_the_others_are_looked_at() {
        let town = Catalogue::in_memory("Aldermoor").unwrap();
        for n in 0..60 {
            town.create_asset(AssetKind::Place, format!("Bench {n}"), Default::default())
                .unwrap();
        }
        let numbers = |most: u32| {
            town.read(|db| {
                let found = records(db, most)?;
                let number = |record: Uuid| {
                    let sql = "SELECT n FROM change WHERE record = ?1";
                    let n = db.query_row(sql, [record.as_bytes()], |row| row.get::<_, u32>(0));
                    n.unwrap()
                };
                Ok(found.map(|found| found.into_iter().map(number).collect::<Vec<_>>()))
            })
            .unwrap()
        };
        // The catalogue's own record is the first.
        assert_eq!(numbers(61), None);
        let some = numbers(12).unwrap();
        assert_eq!(some.len(), 12, "{some:?}");
        assert_eq!(some[6..], [56, 57, 58, 59, 60, 61], "the last");
        let steps = some[..6].windows(2).map(|two| two[1] - two[0]);
        assert!(
            steps.clone().all(|step| (9..=10).contains(&step)),
            "{some:?}"
        );
    }

    #[test]
    fn neighbours_are_one_run() {
        let rows = |n: &[u32]| Rows::These([(Kind::Asset, n.iter().copied().collect())].into());
        let check = |n: &[u32], expect: &[[u32; 2]]| {
            assert_eq!(rows(n).runs(Kind::Asset), expect, "{n:?}");
        };
        check(&[], &[]);
        check(&[4], &[[4, 4]]);
        check(&[1, 2, 3, 7, 9, 10], &[[1, 3], [7, 7], [9, 10]]);
        assert_eq!(rows(&[1]).runs(Kind::Gift), [[0u32; 2]; 0]);
        assert_eq!(Rows::All.runs(Kind::Gift), [[0, u32::MAX]]);
    }
}
