//! How many ties assets have: what two laptops said, or two types that became one, is one tie.

use super::found::Bits;
use super::query::TieCount;
use crate::error::Result;
use crate::id::AssetId;
use crate::relationship::OnceByRow;
use rusqlite::{Connection, Row};
use std::collections::HashMap;

/// The rows of both ends of a tie, its type, since and until.
const COLUMNS: &str = "f.n, t.n, tie.type, tie.since, tie.until";
/// Ties that are here with both their ends, looked for before these.
const TIES: &str = r#"FROM relationship AS tie
  CROSS JOIN asset AS f ON f.id = tie."from" CROSS JOIN asset AS t ON t.id = tie."to"
  WHERE tie.existence = 'here' AND f.existence = 'here' AND t.existence = 'here'"#;

/// Asset (`asset.n`) → how many ties it has; those that have any.
pub(super) fn counts(db: &Connection) -> Result<HashMap<u32, u32>> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let mut once = OnceByRow::read(db)?;
    let mut ties = db.prepare_cached(&format!("SELECT {COLUMNS} {TIES} ORDER BY tie.id"))?;
    let mut rows = ties.query([])?;
    while let Some(row) = rows.next()? {
        if is_new(&mut once, row)? {
            let [from, to]: [u32; 2] = [row.get(0)?, row.get(1)?];
            *counts.entry(from).or_default() += 1;
            if to != from {
                *counts.entry(to).or_default() += 1;
            }
        }
    }
    Ok(counts)
}

/// The assets that have one of these counts of ties.
pub(super) fn having(db: &Connection, wanted: &[TieCount]) -> Result<Bits> {
    let counts = counts(db)?;
    let is_wanted = |has: u32| {
        wanted.iter().any(|wanted| match *wanted {
            TieCount::Exactly(count) => has == count,
            TieCount::AtLeast(count) => has >= count,
        })
    };
    let mut all = db.prepare_cached("SELECT n FROM asset WHERE existence = 'here'")?;
    let mut rows = all.query([])?;
    let mut bits = Bits::default();
    while let Some(row) = rows.next()? {
        let n: u32 = row.get(0)?;
        if is_wanted(counts.get(&n).copied().unwrap_or_default()) {
            bits.set(n);
        }
    }
    Ok(bits)
}

/// Counts the ties of one asset after the other.
pub(crate) struct TiesOf<'d> {
    db: &'d Connection,
    once: OnceByRow,
}

impl<'d> TiesOf<'d> {
    pub(crate) fn read(db: &'d Connection) -> Result<TiesOf<'d>> {
        let once = OnceByRow::read(db)?;
        Ok(TiesOf { db, once })
    }

    /// How many ties an asset has to others of which the audience is `wanted`.
    pub(crate) fn count(&mut self, of: AssetId, wanted: impl Fn(&str) -> bool) -> Result<u32> {
        self.once.begin();
        let mut ties = self.db.prepare_cached(&format!(
            r#"SELECT {COLUMNS}, CASE WHEN tie."from" = ?1 THEN t.audience ELSE f.audience END
               {TIES} AND (tie."from" = ?1 OR tie."to" = ?1) ORDER BY tie.id"#
        ))?;
        let mut rows = ties.query([of.0.as_bytes()])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            let audience = row.get_ref(5)?.as_str().unwrap_or_default();
            count += u32::from(wanted(audience) && is_new(&mut self.once, row)?);
        }
        Ok(count)
    }
}

fn is_new(once: &mut OnceByRow, row: &Row) -> Result<bool> {
    let ends = [row.get(0)?, row.get(1)?];
    let kind = row.get_ref(2)?.as_str().unwrap_or_default();
    Ok(once.is_new(kind, ends, (row.get(3)?, row.get(4)?)))
}
