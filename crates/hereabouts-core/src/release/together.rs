//! Many assets with what hangs on them, some at a time: their rows, and those of their contacts, are read as they lie
//! side by side, and not looked up one by one.

use super::known::{Known, known_in_full};
use super::rules::Rules;
use crate::asset::{Asset, AssetKind};
use crate::contact::Contact;
use crate::error::Result;
use crate::search::Bits;
use crate::storage::rows::{Whole, stored};
use rusqlite::{Connection, Row};

/// So many are held at once.
const TOGETHER: usize = 64;
/// Rows whose numbers differ by no more than this are read in one go, with those between them.
const NEAR: u32 = 4;
/// Where fewer than one in so many of all assets are asked for, they are looked up one by one.
const FEW: u64 = 4;

/// The assets in these rows, each as [`known_in_full`] knows it.
pub fn all_known<'a>(
    db: &'a Connection,
    rules: &'a Rules,
    rows: &'a Bits,
) -> Result<impl Iterator<Item = Result<Known>> + 'a> {
    let last: u64 = db
        .prepare_cached("SELECT coalesce(max(n), 0) FROM asset")?
        .query_row([], |row| row.get(0))?;
    let tables = match rows.count() * FEW < last {
        true => None,
        false => Some(Tables::of(db)?),
    };
    let mut rows = rows.iter();
    let mut ready = Vec::<Known>::new().into_iter();
    Ok(std::iter::from_fn(move || {
        let Some(tables) = &tables else {
            return rows.next().map(|n| known_in_full(db, n, rules));
        };
        if let Some(known) = ready.next() {
            return Some(Ok(known));
        }
        let numbers: Vec<u32> = rows.by_ref().take(TOGETHER).collect();
        match tables.assets(db, rules, &numbers) {
            Ok(found) => {
                ready = found.into_iter();
                ready.next().map(Ok)
            }
            Err(error) => Some(Err(error)),
        }
    }))
}

/// How the tables are read.
struct Tables {
    assets: Whole<Asset>,
    /// The statement that reads assets.
    sql: String,
    /// Row numbers of an asset and of a contact of it, sorted.
    contacts: Vec<(u32, u32)>,
}

impl Tables {
    fn of(db: &Connection) -> Result<Tables> {
        let assets = Whole::like(&Asset::new(AssetKind::Place, ""))?;
        let columns = assets.columns();
        Ok(Tables {
            sql: format!(
                "SELECT {columns}, last_checked FROM asset WHERE n BETWEEN ?1 AND ?2 ORDER BY n"
            ),
            contacts: contacts(db)?,
            assets,
        })
    }

    fn assets(&self, db: &Connection, rules: &Rules, numbers: &[u32]) -> Result<Vec<Known>> {
        let mut found = Vec::with_capacity(numbers.len());
        each(db, &self.sql, numbers, |row| {
            let last_checked = row.get(self.assets.count())?;
            found.push(Known::of(self.assets.read(row)?, last_checked));
            Ok(())
        })?;
        if found.len() != numbers.len() {
            return Err(rusqlite::Error::QueryReturnedNoRows.into());
        }
        self.take_contacts(db, &mut found)?;
        for known in &mut found {
            known.take_all_but_contacts(db, rules)?;
        }
        Ok(found)
    }

    fn take_contacts(&self, db: &Connection, found: &mut [Known]) -> Result<()> {
        let (Some(first), Some(last)) = (found.first(), found.last()) else {
            return Ok(());
        };
        let from = self.contacts.partition_point(|(n, _)| *n < first.n);
        let to = self.contacts.partition_point(|(n, _)| *n <= last.n);
        let theirs = self.contacts[from..to].iter().filter(|(n, _)| {
            let known = found.binary_search_by_key(n, |known| known.n);
            known.is_ok()
        });
        let mut numbers: Vec<u32> = theirs.map(|(_, contact)| *contact).collect();
        numbers.sort_unstable();
        let sql =
            "SELECT * FROM contact WHERE n BETWEEN ?1 AND ?2 AND existence = 'here' ORDER BY n";
        each(db, sql, &numbers, |row| {
            let contact = stored::<Contact>(row)?.record;
            let known = found.iter_mut().find(|known| known.id == contact.asset);
            if let Some(known) = known {
                known.contacts.push(contact);
            }
            Ok(())
        })
    }
}

/// Which contacts are of which asset, by their rows: 8 bytes each.
fn contacts(db: &Connection) -> Result<Vec<(u32, u32)>> {
    // By the indexes alone. Both are in the order of ids, so that neither is searched all over.
    let mut statement = db.prepare_cached(
        "SELECT a.n, c.n FROM contact c CROSS JOIN asset a ON a.id = c.asset ORDER BY c.asset",
    )?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut contacts: Vec<(u32, u32)> = found.collect::<rusqlite::Result<_>>()?;
    contacts.sort_unstable();
    Ok(contacts)
}

/// Reads the rows of a table that have these numbers, which rise: the first column holds them.
fn each(
    db: &Connection,
    sql: &str,
    numbers: &[u32],
    mut read: impl FnMut(&Row) -> Result<()>,
) -> Result<()> {
    let mut statement = db.prepare_cached(sql)?;
    for near in numbers.chunk_by(|one, next| next - one <= NEAR) {
        let mut rows = statement.query([near[0], near[near.len() - 1]])?;
        while let Some(row) = rows.next()? {
            if near.binary_search(&row.get(0)?).is_ok() {
                read(row)?;
            }
        }
    }
    Ok(())
}
