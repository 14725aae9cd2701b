//! What a travel copy leaves to the catalogue that it was made from: giving things on, bringing files in where not every
//! field is there, and erasing what it began with.

use super::travel;
use crate::catalogue::SELF;
use crate::error::{Error, Result};
use crate::id::{AssetId, RecordId};
use crate::log::joined;
use rusqlite::{Connection, params};

const NOT_GIVEN_ON: &str = "Nothing is given on from a travel copy, because it keeps no register of what was given to whom. Ask whoever made it.";

const NOT_BROUGHT_IN: &str = "A travel copy for others than the team takes in no files, because it does not have every field that a file may fill. Nothing was changed. Give the file to whoever made the copy.";

const ERASED_AT_HOME: &str = "It was here when this copy was made, so it is erased in the catalogue that the copy was made from: erased here alone, it would stay there. Delete it here, and ask whoever made the copy to erase it.";

/// Whether anything may be given on from here, so that it stands in the register.
///
/// # Errors
/// `Invalid` in a travel copy.
pub(crate) fn may_give_on(db: &Connection) -> Result<()> {
    match travel(db)? {
        None => Ok(()),
        Some(_) => Err(Error::invalid(NOT_GIVEN_ON)),
    }
}

/// Whether files of assets or ties may be brought in here, whatever is in them.
///
/// # Errors
/// `Invalid` in a travel copy that does not have every field.
pub(crate) fn may_bring_in(db: &Connection) -> Result<()> {
    match travel(db)?.is_some_and(|travel| travel.fields.is_some()) {
        false => Ok(()),
        true => Err(Error::invalid(NOT_BROUGHT_IN)),
    }
}

/// Whether somebody may erase an asset here. What is erased in a travel copy goes at home as well only where it was made
/// in the copy.
///
/// # Errors
/// `Invalid` in a travel copy where it, or what is one with it, was there from the start.
pub(crate) fn may_erase(db: &Connection, id: AssetId) -> Result<()> {
    if travel(db)?.is_none() {
        return Ok(());
    }
    for one in joined::one_with(db, &id.0)? {
        if began_with(db, &one)? {
            return Err(Error::invalid(ERASED_AT_HOME));
        }
    }
    Ok(())
}

/// Was a record in this copy when it was made? All of that was said in one voice, which named the copy first.
fn began_with(db: &Connection, record: &RecordId) -> Result<bool> {
    let mut began = db.prepare_cached(
        "SELECT 1 FROM change WHERE record = ?1 \
         AND voice = (SELECT voice FROM change WHERE record = ?2 ORDER BY n LIMIT 1)",
    )?;
    Ok(began.exists(params![record.as_bytes(), SELF.as_bytes()])?)
}
