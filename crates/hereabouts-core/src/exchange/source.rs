//! What can be merged: a change file, or a whole second copy of the catalogue.

use super::file::{self, Letter, Lock};
use super::{key, send};
use crate::error::{Error, Result};
use crate::log::{Vector, exchange};
use crate::storage::{OpenFile, Passphrase, SCHEMA_VERSION, Unlock};
use rusqlite::Connection;
use std::path::Path;

/// Reads what is to be merged into the catalogue of `db`.
///
/// # Errors
/// `Invalid` for what is none of it, of another catalogue, or of a later version; in each case nothing was changed.
pub(super) fn read(
    db: &Connection,
    own: Option<&OpenFile>,
    path: &Path,
    passphrase: Option<&str>,
) -> Result<Letter> {
    let is_copy = path.extension().is_some_and(|end| end == "hereabouts");
    let letter = match is_copy && !file::is_one(path) {
        true => copy(own, path, passphrase)?,
        false => {
            let outside = file::look(path)?;
            refuse_other(db, &outside.catalogue)?;
            let key = key(db)?;
            match (outside.passphrase, passphrase) {
                (false, _) => file::read(path, Lock::Key(&key))?,
                (true, Some(words)) => file::read(path, Lock::Passphrase(words))?,
                (true, None) => return Err(Error::NeedsPassphrase(path.to_path_buf())),
            }
        }
    };
    refuse_other(db, &letter.header.catalogue)?;
    if letter.header.schema > SCHEMA_VERSION + 1 {
        return Err(Error::invalid(
            "This file was written by a much newer Hereabouts. Install the newer version on this laptop and take it in then. Nothing was changed.",
        ));
    }
    Ok(letter)
}

fn refuse_other(db: &Connection, catalogue: &str) -> Result<()> {
    match exchange::identity(db)? == catalogue {
        true => Ok(()),
        false => Err(Error::invalid(
            "This comes from another catalogue. Only copies of one catalogue can be worked on together; what is in another one can be brought in as a file. Nothing was changed.",
        )),
    }
}

/// All that a second copy of the catalogue holds. It is only read.
fn copy(own: Option<&OpenFile>, path: &Path, passphrase: Option<&str>) -> Result<Letter> {
    let words = passphrase
        .map(|words| Passphrase::new(words.to_owned()))
        .transpose()?;
    let (_file, there) = match (&words, own) {
        (None, Some(own)) => own.open_second(path)?,
        (words, _) => OpenFile::open_to_copy(path, Unlock::from(words.as_ref()))?,
    };
    let version: u32 = there.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version < SCHEMA_VERSION {
        return Err(Error::invalid(
            "This copy was last opened by an older Hereabouts. Open it once with this one, close it, and take it in then. Nothing was changed.",
        ));
    }
    // It has no name of its own among the laptops: what was done in it is in voices of its own.
    send::letter(&there, "", &Vector::new())
}
