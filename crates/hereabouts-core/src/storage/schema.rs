//! The tables of a catalogue and how an older file gets them. Migrations are added at the end of the
//! list and never changed: a released file has already been through them.

use super::backup::{self, Before};
use super::connection::APPLICATION_ID;
use super::file::OpenFile;
use crate::error::{Error, Result};
use rusqlite::{Connection, Transaction, TransactionBehavior};

const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_begin.sql"),
    include_str!("migrations/0002_inbox_reach.sql"),
    include_str!("migrations/0003_records.sql"),
    include_str!("migrations/0004_custom_field.sql"),
    include_str!("migrations/0005_gazetteer.sql"),
    include_str!("migrations/0006_consent_erasure.sql"),
    include_str!("migrations/0007_connecting.sql"),
    include_str!("migrations/0008_exchange.sql"),
    include_str!("migrations/0009_travel.sql"),
];

/// SQLite's `user_version` of an up-to-date catalogue: the number of migrations it has been through.
pub const SCHEMA_VERSION: u32 = MIGRATIONS.len() as u32;

/// Brings an older catalogue up to date, all or nothing, after a backup.
///
/// # Errors
/// `Invalid` when the file is older and cannot be written to; whatever stopped the backup or the work.
pub fn migrate(db: &mut Connection, file: &OpenFile) -> Result<()> {
    migrate_through(db, file, MIGRATIONS)
}

fn migrate_through(db: &mut Connection, file: &OpenFile, migrations: &[&str]) -> Result<()> {
    if version(db)? >= migrations.len() {
        return Ok(());
    }
    if let Some(why) = &file.read_only {
        return Err(Error::invalid(format!(
            "{} was made by an older Hereabouts and has to be brought up to date first, but it is open for reading only, because {why}. Copy it to a folder you can write to, and open the copy.",
            file.path.display()
        )));
    }
    backup::backup_before(db, file, Before::Migration, &Default::default())?;
    apply(db, migrations)
}

/// The schema of a new catalogue.
pub(super) fn build(db: &mut Connection) -> Result<()> {
    apply(db, MIGRATIONS)
}

/// The same for a copy that is thrown away if it fails.
pub(super) fn bring_up_to_date(db: &mut Connection) -> Result<()> {
    match version(db)? < MIGRATIONS.len() {
        true => apply(db, MIGRATIONS),
        false => Ok(()),
    }
}

/// One transaction from the version the file has to the last of `migrations`.
fn apply(db: &mut Connection, migrations: &[&str]) -> Result<()> {
    let work = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked again now that nobody else can write: another window may have been first.
    for migration in migrations.iter().skip(version(&work)?) {
        work.execute_batch(migration)?;
    }
    stamp(&work, migrations.len())?;
    work.commit()?;
    Ok(())
}

fn stamp(work: &Transaction, version: usize) -> Result<()> {
    work.pragma_update(None, "application_id", APPLICATION_ID)?;
    work.pragma_update(None, "user_version", version as u32)?;
    Ok(())
}

fn version(db: &Connection) -> Result<usize> {
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(version as usize)
}

#[cfg(test)]
mod tests;
