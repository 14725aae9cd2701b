//! One open file: opening it, reading from it, and the transactions that change it.

mod answers;
mod info;
mod kept;
mod long;
mod transact;

pub use answers::*;
pub(crate) use kept::Kept;
pub use long::{Going, LongWork};
pub(crate) use transact::laptop;
pub use transact::{now, today};

use crate::error::{Error, Result};
use crate::history::{Action, AsItWas, Date, Label};
use crate::log::door::Voice;
use crate::log::rows;
use crate::map::Places;
use crate::record::{Elements, Kind, Record};
use crate::search::{Columns, Found, KnownWords};
use crate::storage::{OpenFile, Passphrase, Unlock};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use uuid::Uuid;

/// One open catalogue. All of its methods may be called from several threads: reads run beside one
/// another and beside the one write.
pub struct Catalogue {
    /// None in memory.
    file: Option<OpenFile>,
    /// It is shown as it was at the end of a day; none for the catalogue itself.
    as_it_was: Option<AsItWas>,
    writer: Mutex<Writer>,
    readers: Mutex<Vec<Connection>>,
    /// Places in memory, and the version they are of; none when they are to be read anew.
    map: Kept<Places>,
    /// The last few queries and what they found, by version.
    found: Mutex<Vec<(u64, String, Arc<Found>)>>,
    /// What is counted of the assets, once somebody has asked.
    columns: Kept<Columns>,
    /// All words that search knows, once somebody has looked for one.
    pub(crate) known: KnownWords,
    /// The last few orders of the table.
    pub(crate) ordered: Mutex<crate::table::Remembered>,
    /// The last few orders of the table of ties.
    pub(crate) tied: Mutex<crate::relationship::Remembered>,
    /// The ties that were read last.
    pub(crate) network: Mutex<crate::network::Remembered>,
    /// The release that was looked through last.
    pub(crate) looked_through: Mutex<Option<crate::release::Remembered>>,
    /// What is remembered of the folder that laptops share.
    pub(crate) watched: crate::exchange::Watched,
    /// The assets that look like others, as they were found last.
    pub(crate) likenesses: Mutex<Option<crate::duplicate::Remembered>>,
    answered: Mutex<HashMap<String, Arc<OnceLock<Answer>>>>,
    long: LongWork,
    /// What was edited after this time may be missing: the file's log was found damaged.
    missing_since: Option<String>,
    /// What this laptop has beside catalogues; none in memory, unless it is given.
    pub(crate) packs: OnceLock<Arc<crate::pack::Packs>>,
}

type Answer = std::result::Result<String, crate::api::Failure>;

struct Writer {
    db: Connection,
    /// Drawn at the first edit after opening.
    voice: Option<Voice>,
}

/// The catalogue's own record: its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Named {
    pub name: String,
    #[serde(default)]
    pub purpose: Option<String>,
    /// Keys the ids of imported records. The same in all copies; never leaves.
    #[serde(default)]
    pub secret: Option<String>,
    /// How coarsely everyone was given places, region by region: see `release/levels.rs`. It only ever grows.
    #[serde(default)]
    pub levels: BTreeSet<String>,
}

impl Record for Named {
    const KIND: Kind = Kind::Catalogue;
    const NESTED: &'static [&'static str] = &["levels"];
    const ELEMENTS: &'static [(&'static str, &'static str, Elements)] =
        &[("levels", "level", Elements::Set)];
}

/// The id of the catalogue's own record, the same everywhere.
pub(crate) const SELF: Uuid = Uuid::from_u128(0x6865_7265_6162_8000_8000_0000_0000_0001);

/// The catalogue's secret.
pub(crate) fn secret(db: &Connection) -> Result<String> {
    let named = crate::storage::rows::get::<Named>(db, &SELF)?;
    Ok(named
        .and_then(|named| named.record.secret)
        .unwrap_or_default())
}

impl Catalogue {
    /// Makes a new file; one that is there is never overwritten.
    pub fn create(path: &Path, name: &str, passphrase: Option<&Passphrase>) -> Result<Catalogue> {
        let (file, db) = OpenFile::create_filled(path, passphrase, |draft| {
            let begun = Catalogue::begun(draft, name)?;
            let writer = begun.writer.into_inner();
            Ok(writer.unwrap_or_else(PoisonError::into_inner).db)
        })?;
        Catalogue::over(Some(file), db)
    }

    /// Opens a file. It is brought up to date first, and the text index where that asks for it.
    pub fn open<'a>(path: &Path, unlock: impl Into<Unlock<'a>>) -> Result<Catalogue> {
        let (file, mut db) = OpenFile::open(path, unlock)?;
        if file.read_only.is_none() {
            crate::storage::migrate(&mut db, &file)?;
        }
        Catalogue::over(Some(file), db)
    }

    /// A catalogue that is gone when it is dropped.
    pub fn in_memory(name: &str) -> Result<Catalogue> {
        Catalogue::begun(crate::storage::in_memory()?, name)
    }

    fn begun(db: Connection, name: &str) -> Result<Catalogue> {
        let catalogue = Catalogue::over(None, db)?;
        let name = catalogue_name(name)?;
        let secret = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
        catalogue.transact(Label::of(Action::Begin), |tx| {
            rows::set_fact(tx.db(), "catalogue", &crate::travel::identity_of(&secret))?;
            tx.create(
                SELF,
                &Named {
                    name,
                    purpose: None,
                    secret: Some(secret.clone()),
                    levels: BTreeSet::new(),
                },
            )
        })?;
        Ok(catalogue)
    }

    /// A second laptop's copy of what is open in memory: the same content, and a voice of its own.
    pub fn copy_in_memory(&self) -> Result<Catalogue> {
        let mut db = crate::storage::in_memory()?;
        {
            let writer = self.writer();
            let backup = rusqlite::backup::Backup::new(&writer.db, &mut db)?;
            backup.run_to_completion(1000, std::time::Duration::ZERO, None)?;
        }
        Catalogue::over(None, db)
    }

    /// A catalogue over a connection to a copy that nobody else has open.
    pub(crate) fn over_copy(db: Connection) -> Result<Catalogue> {
        Catalogue::over(None, db)
    }

    /// A catalogue over a copy from which what came after a day is taken out.
    pub(crate) fn over_past(db: Connection, as_it_was: AsItWas) -> Result<Catalogue> {
        Ok(Catalogue {
            as_it_was: Some(as_it_was),
            ..Catalogue::over(None, db)?
        })
    }

    pub(crate) fn into_connection(self) -> Connection {
        let writer = self.writer.into_inner();
        writer.unwrap_or_else(PoisonError::into_inner).db
    }

    fn over(file: Option<OpenFile>, db: Connection) -> Result<Catalogue> {
        let read_only = file.as_ref().is_some_and(|file| file.read_only.is_some());
        if !read_only {
            // Before what is looked up in the text index and asked about is worked out from the rows.
            renew_joined(&db)?;
            renew_search(&db)?;
            renew_areas(&db)?;
            renew_ties(&db)?;
            // Left over from an erasure while somebody was reading; where it cannot be done now, it stays due.
            let _ = crate::erase::finish(&db);
        }
        // The version first: what another program writes in between is then read anew.
        let version = version(&db)?;
        let map = Places::load(&db)?;
        let missing_since = match file.as_ref().is_some_and(|file| file.cut_short) {
            true => info::last_saved(&db)?,
            false => None,
        };
        let catalogue = Catalogue {
            missing_since,
            file,
            as_it_was: None,
            writer: Mutex::new(Writer { db, voice: None }),
            readers: Mutex::default(),
            map: Kept::of(version, map),
            found: Mutex::default(),
            columns: Kept::default(),
            known: KnownWords::default(),
            ordered: Mutex::default(),
            tied: Mutex::default(),
            network: Mutex::default(),
            looked_through: Mutex::default(),
            watched: Default::default(),
            likenesses: Mutex::default(),
            answered: Mutex::default(),
            long: LongWork::default(),
            packs: OnceLock::new(),
        };
        if !read_only {
            // Where it cannot be done now, it stays due.
            let _ = catalogue.finish_safeguarding();
        }
        Ok(catalogue)
    }

    /// Where the file is; none in memory.
    pub fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|file| file.path.as_path())
    }

    pub fn file(&self) -> Option<&OpenFile> {
        self.file.as_ref()
    }

    /// Why it can only be read: completes "… for reading only, because". None where it can be changed.
    pub fn read_only(&self) -> Option<&str> {
        match &self.as_it_was {
            Some(was) => Some(was.why()),
            None => self.file.as_ref()?.read_only.as_deref(),
        }
    }

    /// The day at whose end it is shown; none for the catalogue itself.
    pub fn day_shown(&self) -> Option<Date> {
        self.as_it_was.as_ref().map(AsItWas::day)
    }

    /// The day by which it is told what is over and what is due: today, or the day at whose end it is shown.
    pub(crate) fn today(&self) -> Date {
        self.day_shown().unwrap_or_else(today)
    }

    /// To be asked before anything is changed.
    ///
    /// # Errors
    /// `ReadOnly`, `AsItWas`.
    pub(crate) fn may_write(&self) -> Result<()> {
        self.may_share()?;
        match self.read_only() {
            None => Ok(()),
            Some(why) => Err(Error::ReadOnly(why.to_owned())),
        }
    }

    /// To be asked before anything is handed out: a file that can only be read may be looked through for that.
    ///
    /// # Errors
    /// `AsItWas`.
    pub fn may_share(&self) -> Result<()> {
        match &self.as_it_was {
            None => Ok(()),
            Some(was) => Err(was.refusal()),
        }
    }

    /// See `CatalogueInfo::missing_since`.
    pub fn missing_since(&self) -> Option<&str> {
        self.missing_since.as_deref()
    }

    fn writer(&self) -> MutexGuard<'_, Writer> {
        // A writer that panicked has rolled its transaction back on the way out; what it holds is whole.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads from one consistent state of the file, beside whatever is being written.
    pub fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let Some(file) = &self.file else {
            return read(&self.writer().db);
        };
        let idle = self
            .readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let db = match idle {
            Some(db) => db,
            None => file.connect(true)?,
        };
        db.execute_batch("BEGIN")?;
        let answer = read(&db);
        let ended = db.execute_batch("COMMIT");
        if ended.is_ok() {
            self.readers
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(db);
        }
        answer
    }

    /// Uses the writing connection while nobody else does, outside any operation.
    pub(crate) fn write_alone<T>(&self, run: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        run(&self.writer().db)
    }

    /// Runs `act` once for a request, however often it is asked; repeated, it answers as before.
    pub fn once(&self, request: &str, act: impl FnOnce() -> Answer) -> Answer {
        const REMEMBERED: usize = 500;
        let cell = {
            let mut answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
            if answered.len() > REMEMBERED {
                answered.retain(|_, cell| cell.get().is_none());
            }
            answered.entry(request.to_owned()).or_default().clone()
        };
        cell.get_or_init(act).clone()
    }

    pub fn long_work(&self) -> &LongWork {
        &self.long
    }
}

/// Works out what is kept of areas beside their geometry, where an older version left it to this one.
fn renew_areas(db: &Connection) -> Result<()> {
    const FACT: &str = "areas";
    let stale = |db| rows::fact(db, FACT).map(|fact| fact.as_deref() == Some("stale"));
    if stale(db)? {
        let work = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        // Another window may have been first.
        if stale(&work)? {
            for area in crate::storage::rows::all::<crate::area::Area>(&work, "n")? {
                crate::log::project::project(&work, &area.id)?;
            }
            crate::search::areas::rebuild(&work)?;
            rows::set_fact(&work, FACT, "whole")?;
        }
        work.commit()?;
    }
    Ok(())
}

/// Works out what is asked about ties that are shown as one, where an older version left it to this one.
fn renew_ties(db: &Connection) -> Result<()> {
    const FACT: &str = "ties_asked";
    let stale = |db| rows::fact(db, FACT).map(|fact| fact.as_deref() == Some("stale"));
    if stale(db)? {
        let work = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        // Another window may have been first.
        if stale(&work)? {
            crate::relationship::ask_everywhere(&work)?;
            rows::set_fact(&work, FACT, "whole")?;
        }
        work.commit()?;
    }
    Ok(())
}

/// Shows what is one with another, where an older version showed it otherwise.
fn renew_joined(db: &Connection) -> Result<()> {
    const FACT: &str = "joined_shown";
    let stale = |db| rows::fact(db, FACT).map(|fact| fact.as_deref() == Some("stale"));
    if stale(db)? {
        let work = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        // Another window may have been first.
        if stale(&work)? {
            crate::log::joined::show_all(&work)?;
            rows::set_fact(&work, FACT, "whole")?;
        }
        work.commit()?;
    }
    Ok(())
}

/// Writes the text index anew where something has marked it as stale.
fn renew_search(db: &Connection) -> Result<()> {
    const FACT: &str = "text_index";
    let stale = |db| rows::fact(db, FACT).map(|fact| fact.as_deref() == Some("stale"));
    if stale(db)? {
        let work = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        // Another window may have been first.
        if stale(&work)? {
            crate::search::text_index::rebuild(&work, &mut |_| true)?;
            rows::set_fact(&work, FACT, "whole")?;
        }
        work.commit()?;
    }
    Ok(())
}

/// Grows with every change, whoever made it.
pub(crate) fn version(db: &Connection) -> Result<u64> {
    Ok(db
        .prepare_cached("SELECT coalesce(max(n), 0) FROM op")?
        .query_row([], |row| row.get(0))?)
}

fn catalogue_name(name: &str) -> Result<String> {
    match name.trim() {
        "" => Err(Error::invalid(
            "A catalogue needs a name: that of the place, say.",
        )),
        name => Ok(name.to_owned()),
    }
}

#[cfg(test)]
mod undo_tests;
