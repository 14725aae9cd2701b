//! By which profiles a partner may be given something: those that are named for it, where any is.

use crate::audience::Audience;
use crate::error::{Error, Result};
use crate::id::{PartnerId, ProfileId};
use crate::partner::{Partner, ReleaseProfile};
use crate::storage::rows;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// A partner with profiles of its own is given something by one of these alone, and what is named for some partners
/// goes to no other reader beyond the team.
///
/// # Errors
/// `Invalid`, naming the profiles or the partners that may.
pub fn check(
    db: &Connection,
    audience: &Audience,
    partner: Option<&(PartnerId, Partner)>,
    profile: Option<ProfileId>,
) -> Result<()> {
    if Audience::Team.includes(audience) {
        return Ok(());
    }
    if let Some((_, partner)) = partner
        && !partner.profiles.is_empty()
    {
        let is_named = profile.is_some_and(|id| partner.profiles.contains(&id));
        return match is_named {
            true => Ok(()),
            false => Err(not_by_this(db, partner)?),
        };
    }
    let Some(profile) = profile else {
        return Ok(());
    };
    let partners = rows::all::<Partner>(db, "name COLLATE NOCASE, n")?;
    let theirs = partners
        .into_iter()
        .filter(|found| found.record.profiles.contains(&profile));
    let theirs: Vec<String> = theirs.map(|found| quoted(&found.record.name)).collect();
    match theirs.is_empty() {
        true => Ok(()),
        false => Err(Error::invalid(format!(
            "This choice of fields is for these partners alone: {}. Choose another one.",
            theirs.join(", ")
        ))),
    }
}

fn not_by_this(db: &Connection, partner: &Partner) -> Result<Error> {
    let here: BTreeMap<_, _> = rows::all::<ReleaseProfile>(db, "n")?
        .into_iter()
        .map(|found| (ProfileId(found.id), found.record.name))
        .collect();
    let names = partner.profiles.iter().filter_map(|id| here.get(id));
    let names: Vec<String> = names.map(|name| quoted(name)).collect();
    let name = &partner.name;
    Ok(Error::invalid(match names.is_empty() {
        true => format!(
            "The choices of fields that {name} may be given by are not here any more, so nothing leaves for them. Say on the page of partners what they may be given."
        ),
        false => format!(
            "{name} may be given something by these choices of fields alone: {}. Choose one of them.",
            names.join(", ")
        ),
    }))
}

fn quoted(name: &str) -> String {
    format!("“{name}”")
}
