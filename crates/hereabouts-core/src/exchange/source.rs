//! What can be merged: a change file, or a whole second copy of the catalogue; and the same of a travel copy that was
//! made here.

use super::file::{self, Letter, Lock};
use super::{key, send};
use crate::catalogue::Catalogue;
use crate::error::{Error, Result};
use crate::log::{Vector, exchange};
use crate::storage::{OpenFile, Passphrase, SCHEMA_VERSION, Unlock, known_as_catalogue, salt};
use crate::travel;
use rusqlite::Connection;
use std::path::Path;

impl Catalogue {
    /// What names this catalogue among others, the same in all its copies. Its change files begin with it.
    pub fn identity(&self) -> Result<String> {
        self.read(exchange::identity)
    }

    /// Can changes of the catalogue of this name be taken in here? Those of its own copies can, and those of the travel
    /// copies that were made of it.
    pub fn takes(&self, identity: &str) -> Result<bool> {
        self.read(|db| {
            let is_own = exchange::identity(db)? == identity;
            Ok(is_own || travel::copy_of(db, identity)?.is_some())
        })
    }
}

/// Reads what is to be merged into the catalogue of `db`. What a travel copy sent is said as it is here.
///
/// # Errors
/// `Invalid` for what is none of it, of another catalogue, or of a later version; in each case nothing was changed.
pub(super) fn read(
    db: &Connection,
    own: Option<&OpenFile>,
    path: &Path,
    passphrase: Option<&str>,
) -> Result<Letter> {
    let ending = path.extension();
    let is_called_so = ending.is_some_and(|end| end.eq_ignore_ascii_case("hereabouts"));
    // One that another window has open may not be looked into beside it.
    let is_copy = is_called_so && (known_as_catalogue(path) || !file::is_one(path));
    let letter = match is_copy {
        true => copy(db, own, path, passphrase)?,
        false => {
            let outside = file::look(path)?;
            let key = match travel::copy_of(db, &outside.catalogue)? {
                Some(copy) => travel::key_of(&copy.secret),
                None => {
                    refuse_other(db, &outside.catalogue)?;
                    key(db)?
                }
            };
            match (outside.passphrase, passphrase) {
                (false, _) => file::read(path, Lock::Key(&key))?,
                (true, Some(words)) => file::read(path, Lock::Passphrase(words))?,
                (true, None) => return Err(Error::NeedsPassphrase(path.to_path_buf())),
            }
        }
    };
    let from = travel::copy_of(db, &letter.header.catalogue)?;
    if from.is_none() {
        refuse_other(db, &letter.header.catalogue)?;
    }
    if letter.header.schema > SCHEMA_VERSION + 1 {
        return Err(Error::invalid(
            "This file was written by a much newer Hereabouts. Install the newer version on this laptop and take it in then. Nothing was changed.",
        ));
    }
    match from {
        Some(copy) => travel::home(db, &copy, letter),
        None => Ok(letter),
    }
}

fn refuse_other(db: &Connection, catalogue: &str) -> Result<()> {
    if exchange::identity(db)? == catalogue {
        return Ok(());
    }
    Err(Error::invalid(match travel::travel(db)? {
        // What its audience may not see would come with it.
        Some(_) => {
            "This is a travel copy, which only gives: what is done in it is taken in where it was made, and nothing from there comes into it. Ask for a new travel copy to see what is new there. Nothing was changed."
        }
        None => {
            "This comes from another catalogue, or from a travel copy that was made on another laptop of yours: then take in that laptop’s changes first. Only copies of one catalogue can be worked on together; what is in another one can be brought in as a file. Nothing was changed."
        }
    }))
}

/// All that a second copy of the catalogue holds. It is only read.
fn copy(
    db: &Connection,
    own: Option<&OpenFile>,
    path: &Path,
    passphrase: Option<&str>,
) -> Result<Letter> {
    let words = passphrase
        .map(|words| Passphrase::new(words.to_owned()))
        .transpose()?;
    let (_file, there) = match (&words, own) {
        (None, Some(own)) => own
            .open_second(path)
            .map_err(|error| match (error, salt(path)) {
                // A travel copy has a passphrase of its own.
                (Error::NotOurs(path) | Error::NotOursOrWrongPassphrase(path), Ok(Some(_))) => {
                    Error::NeedsPassphrase(path)
                }
                (error, _) => error,
            })?,
        (words, _) => OpenFile::open_to_copy(path, Unlock::from(words.as_ref()))?,
    };
    let version: u32 = there.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version < SCHEMA_VERSION {
        return Err(Error::invalid(
            "This copy was last opened by an older Hereabouts. Open it once with this one, close it, and take it in then. Nothing was changed.",
        ));
    }
    match exchange::identity(&there)? == exchange::identity(db)? {
        true => send::of_copy(&there, db),
        false => send::letter(&there, "", &Vector::new()),
    }
}
