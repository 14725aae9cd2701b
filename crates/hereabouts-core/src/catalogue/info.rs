//! What a catalogue says of itself, what queries find in it, and its tiles.

use super::kept::Looked;
use super::{Catalogue, CatalogueInfo, Progress, SELF, version};
use crate::error::Result;
use crate::history::{Action, Label};
use crate::inbox;
use crate::list::{AssetPage, AssetRow, Counts, Sort};
use crate::log::{hash, rows};
use crate::map::Places;
use crate::search::{self, Columns, Found, Query};
use crate::storage::bytes;
use crate::storage::rows as records;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, TryLockError};

impl Catalogue {
    pub fn info(&self) -> Result<CatalogueInfo> {
        let file = self.file.as_ref();
        self.read(|db| {
            let named = records::get::<super::Named>(db, &SELF)?;
            let mut by_kind: BTreeMap<String, u64> = crate::asset::AssetKind::ALL
                .iter()
                .map(|kind| (kind.token().to_owned(), 0))
                .collect();
            let mut statement = db.prepare_cached(
                "SELECT kind, count(*) FROM asset WHERE existence = 'here' GROUP BY kind",
            )?;
            let mut kinds = statement.query([])?;
            while let Some(row) = kinds.next()? {
                by_kind.insert(row.get(0)?, row.get(1)?);
            }
            let assets = by_kind.values().sum();
            let located = count(
                db,
                "SELECT count(*) FROM asset WHERE existence = 'here' AND west IS NOT NULL",
            )?;
            Ok(CatalogueInfo {
                name: named.map(|named| named.record.name).unwrap_or_default(),
                worker: rows::fact(db, "worker")?,
                path: file.map(|file| file.path.display().to_string()),
                encrypted: file.is_some_and(|file| file.encrypted),
                read_only: self.read_only().map(str::to_owned),
                as_it_was: self.day_shown().map(|day| day.to_string()),
                place_advice: match rows::fact(db, "advice_seen")? {
                    Some(_) => None,
                    None => file.and_then(|file| file.advice.clone()),
                },
                missing_since: self.missing_since.clone(),
                sample: rows::fact(db, "sample")?.is_some(),
                schema_version: db.query_row("PRAGMA user_version", [], |row| row.get(0))?,
                content_hash: hash::content_hash(db, "me")?,
                team_hash: hash::content_hash(db, "team")?,
                conflicts: crate::conflict::open(db)?,
                copied: rows::fact(db, "copied")?.is_some(),
                travel: crate::travel::travel(db)?,
                assets,
                located,
                unlocated: assets - located,
                inbox: inbox::waiting(db)?,
                relationships: relationships(db)?,
                attachments: count(
                    db,
                    "SELECT count(*) FROM attachment t JOIN asset a ON a.id = t.asset WHERE t.existence = 'here' AND a.existence = 'here'",
                )?,
                by_kind,
                saved_at: last_saved(db)?,
                version: version(db)?,
            })
        })
    }

    /// What a query finds now; remembered until the catalogue changes.
    pub(crate) fn find(&self, db: &Connection, query: &str) -> Result<Arc<Found>> {
        const REMEMBERED: usize = 8;
        let now = version(db)?;
        // What is due for a check is another thing tomorrow.
        let asked = format!("{} {query}", self.today());
        let mut remembered = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.retain(|(version, ..)| *version == now);
        if let Some((.., found)) = remembered.iter().find(|(_, text, _)| *text == asked) {
            return Ok(found.clone());
        }
        drop(remembered);
        let columns = self.columns.if_of(now);
        let found = Arc::new(search::find_knowing(
            db,
            &self.known,
            columns.as_deref(),
            &Query::parse(query),
            self.today(),
        )?);
        drop(columns);
        let mut remembered = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if remembered.len() >= REMEMBERED {
            remembered.remove(0);
        }
        remembered.push((now, asked, found.clone()));
        Ok(found)
    }

    pub fn list_assets(
        &self,
        query: String,
        sort: Sort,
        offset: u32,
        limit: u32,
    ) -> Result<AssetPage> {
        self.read(|db| {
            let found = self.find(db, &query)?;
            search::list::page(db, &found, sort, offset, limit, self.today())
        })
    }

    pub fn counts(&self, query: String) -> Result<Counts> {
        self.read(|db| {
            let found = self.find(db, &query)?;
            let mut counts = search::counts::counts_of(
                db,
                &*self.columns_now(db)?,
                &Query::parse(&query),
                &found,
                self.today(),
            )?;
            counts.bulk = self.map_now(db)?.assets.bulk(Some(&found.bits));
            Ok(counts)
        })
    }

    pub fn toggle(
        &self,
        query: String,
        field: String,
        value: String,
        only: bool,
    ) -> Result<String> {
        Ok(Query::parse(&query).toggle(&field, &value, only).to_text())
    }

    pub fn suggest_assets(&self, text: String, limit: u32) -> Result<Vec<AssetRow>> {
        self.read(|db| search::list::suggest(db, &self.known, &text, limit, self.today()))
    }

    /// Assets in the bin, the last to come first.
    pub fn list_bin(&self) -> Result<Vec<AssetRow>> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT n FROM asset WHERE existence = 'bin' ORDER BY (SELECT max(c.n) FROM change c WHERE c.record = asset.id) DESC",
            )?;
            let bin = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<u32>>>()?;
            search::list::rows(db, &bin, &search::Bits::default(), self.today())
        })
    }

    /// What was typed as a place: coordinates, a grid reference, a Plus Code (a short one is looked for where
    /// the catalogue is), or else the words of an address.
    pub fn read_place(&self, text: String) -> Result<crate::place::Place> {
        self.read(|db| {
            let middle = self.map_now(db)?.assets.middle();
            Ok(crate::import::typed::typed(&text, middle))
        })
    }

    /// One vector tile of what a query finds. Empty bytes where there is nothing.
    pub fn tile(&self, z: u8, x: u32, y: u32, query: &str) -> Result<Vec<u8>> {
        self.read(|db| {
            let found = match query.trim() {
                "" => None,
                query => Some(self.find(db, query)?),
            };
            Ok(self.map_now(db)?.assets.tile(
                z,
                x,
                y,
                found.as_ref().map(|found| &found.bits),
                self.today(),
            ))
        })
    }

    /// One vector tile of the areas, as `map::borders` describes it. Empty bytes where there is nothing.
    pub fn area_tile(&self, z: u8, x: u32, y: u32) -> Result<Vec<u8>> {
        self.read(|db| Ok(self.map_now(db)?.areas.tile(z, x, y)))
    }

    /// The places in memory, read anew where another program wrote to the file.
    pub(crate) fn map_now(&self, db: &Connection) -> Result<Looked<'_, Places>> {
        self.map.now(db, Places::load)
    }

    /// What is counted of the assets, in memory: read when somebody asks first.
    pub(crate) fn columns_now(&self, db: &Connection) -> Result<Looked<'_, Columns>> {
        self.columns.now(db, Columns::load)
    }

    pub fn rename(&self, name: String) -> Result<super::Outcome<()>> {
        let name = super::catalogue_name(&name)?;
        self.transact(Label::of(Action::Rename), |tx| {
            use crate::error::OrNotFound;
            let named = records::get::<super::Named>(tx.db(), &SELF)?.or_not_found("catalogue")?;
            tx.update(
                SELF,
                &super::Named {
                    name,
                    ..named.record
                },
            )?;
            Ok(())
        })
    }

    /// Says who is working here: what is done from now on is theirs, and so is what was done since the file was opened
    /// where nobody had said it yet.
    pub fn set_worker(&self, name: String) -> Result<super::Outcome<()>> {
        let name = name.trim();
        let mut is_another = false;
        let said = self.transact(Label::of(Action::Begin), |tx| {
            let before = rows::fact(tx.db(), "worker")?.unwrap_or_default();
            is_another = before != name;
            if before.is_empty() {
                tx.db().execute(
                    "UPDATE voice SET person = ?2 WHERE id = ?1 AND coalesce(person, '') = ''",
                    [tx.voice.id.as_str(), name],
                )?;
            }
            rows::set_fact(tx.db(), "worker", name)
        })?;
        if is_another {
            // Whoever spoke until now is not who speaks from now on. What others have of the one before stays as it is.
            self.writer().voice = None;
        }
        Ok(said)
    }

    pub fn progress(&self) -> Result<Option<Progress>> {
        Ok(self.long.progress())
    }

    pub fn stop(&self) -> Result<()> {
        self.long.stop();
        Ok(())
    }

    /// Writes the log into the file and empties it, so that a copy made in the file manager is whole.
    /// Does nothing while somebody writes.
    pub fn settle(&self) -> Result<()> {
        let writer = match self.writer.try_lock() {
            Ok(writer) => writer,
            Err(TryLockError::Poisoned(writer)) => writer.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(()),
        };
        match self.file {
            Some(_) => crate::storage::checkpoint(&writer.db).map(drop),
            None => Ok(()),
        }
    }

    /// A backup if one is due: to be asked every few minutes while there is work. Writing goes on meanwhile.
    pub fn backup_if_due(&self) -> Result<()> {
        match &self.file {
            Some(file) => {
                let made = self.read(|db| crate::storage::backup_if_due(db, file))?;
                match made {
                    Some(_) => self.sweep(),
                    None => Ok(()),
                }
            }
            None => Ok(()),
        }
    }

    /// Lets go of bytes of photos that no change names any more. A backup holds them still.
    fn sweep(&self) -> Result<()> {
        let unnamed = self.read(|db| Ok(!bytes::unnamed(db)?.is_empty()))?;
        match unnamed {
            true => self.write_alone(bytes::sweep),
            false => Ok(()),
        }
    }

    /// The advice about a better place for the file has been read; it is not given again for this file.
    pub fn advice_seen(&self) -> Result<super::Outcome<()>> {
        self.transact(Label::of(Action::Begin), |tx| {
            rows::set_fact(tx.db(), "advice_seen", "yes")
        })
    }
}

/// Relationships that are here, with both their ends.
pub(crate) fn relationships(db: &Connection) -> Result<u64> {
    count(
        db,
        "SELECT count(*) FROM relationship r JOIN asset a ON a.id = r.\"from\" JOIN asset b ON b.id = r.\"to\" \
         WHERE r.existence = 'here' AND a.existence = 'here' AND b.existence = 'here'",
    )
}

fn count(db: &Connection, sql: &str) -> Result<u64> {
    Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

pub(super) fn last_saved(db: &Connection) -> Result<Option<String>> {
    use rusqlite::OptionalExtension;
    Ok(db
        .prepare_cached("SELECT at FROM op ORDER BY n DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?)
}
