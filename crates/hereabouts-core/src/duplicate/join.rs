//! Making two assets one.

use crate::asset::{Asset, stored};
use crate::attachment::let_go;
use crate::audience::Sensitivity;
use crate::card::JoinedHere;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label, hand};
use crate::id::AssetId;
use crate::log::joined::{ABSORBS, JOINED, survivor, those_in};
use crate::log::view::View;
use crate::log::{Sets, project, rows};
use crate::record::{Kind, Record, Units};
use crate::storage::rows::{Existence, get};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// Units that each of two records has for itself.
const OWN: [&str; 2] = ["kind", "imported_from"];

impl Catalogue {
    /// Makes two assets one. `keep` stays, with the units named in `take` as `gone` has them; what hangs on `gone`
    /// is shown with it, and its id leads there. What protects either protects both from now on, and the earlier of their
    /// last days is that of both.
    ///
    /// # Errors
    /// `NotFound` where one of them is not here; `Invalid` for one with itself, for different kinds and for what
    /// must not be found.
    pub fn join_duplicates(
        &self,
        keep: AssetId,
        gone: AssetId,
        take: Vec<String>,
    ) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::JoinDuplicates, keep), |tx| {
            let db = tx.db();
            let (stays, goes) = (stored(db, keep)?.record, stored(db, gone)?.record);
            refuse(keep, &stays, gone, &goes)?;
            let theirs = goes.units();
            let (stays, goes) = (by_itself(db, keep)?, by_itself(db, gone)?);
            let mine = stays.units();
            let mut units = mine.clone();
            let mut taken = BTreeSet::new();
            for unit in take
                .into_iter()
                .filter(|unit| !OWN.contains(&unit.as_str()))
            {
                match theirs.get(&unit) {
                    Some(value) => {
                        units.insert(unit.clone(), value.clone());
                        taken.insert(unit);
                    }
                    // Where it says nothing, what stays says nothing of it either.
                    None => {
                        units.remove(&unit);
                    }
                }
            }
            let mut one = whole(&units)?;
            protect(&mut one, &stays, &goes);
            let units = one.units();
            let named: BTreeSet<&String> = mine.keys().chain(units.keys()).collect();
            let mut sets: Sets = named
                .into_iter()
                .filter(|unit| mine.get(*unit) != units.get(*unit))
                .map(|unit| {
                    (
                        unit.clone(),
                        vec![units.get(unit).cloned().unwrap_or_default()],
                    )
                })
                .collect();
            sets.insert(format!("{ABSORBS}{gone}"), vec![Value::Bool(true)]);
            tx.copied.entry(keep.0).or_default().push((gone.0, taken));
            tx.write(Kind::Asset.table(), keep.0, sets, None)?;
            let_go(tx, keep, &one)?;
            let into = Sets::from([(JOINED.to_owned(), vec![keep.to_string().into()])]);
            tx.write(Kind::Asset.table(), gone.0, into, None)
        })
    }
}

/// An asset as its own changes show it, without what protects it because it protects something that is one with it:
/// about that somebody has still to answer.
fn by_itself(db: &Connection, id: AssetId) -> Result<Asset> {
    whole(&project::shown(db, &id.0)?.0)
}

fn whole(units: &Units) -> Result<Asset> {
    Asset::from_units(units).map_err(|e| Error::Damaged(e.to_string()))
}

fn refuse(keep: AssetId, stays: &Asset, gone: AssetId, goes: &Asset) -> Result<()> {
    if keep == gone {
        return Err(Error::invalid("That is one asset already."));
    }
    if stays.kind != goes.kind {
        return Err(Error::invalid(
            "These are of different kinds, so they are not one. If one of them has the wrong kind, change that first.",
        ));
    }
    if [stays, goes]
        .iter()
        .any(|asset| asset.sensitivity == Sensitivity::Safeguarded)
    {
        return Err(Error::invalid(
            "One of these is safeguarded. It is not joined with anything, so that nothing about where it is comes near it.",
        ));
    }
    Ok(())
}

/// What keeps either of two assets from leaving keeps the one they become, and that is kept until the earlier day.
fn protect(one: &mut Asset, stays: &Asset, goes: &Asset) {
    one.audience = stays.audience.narrowest(&goes.audience);
    one.sensitivity = stays.sensitivity.max(goes.sensitivity);
    one.is_child = stays.is_child || goes.is_child;
    one.restricted = stays.restricted || goes.restricted;
    one.ends_on = earlier(&stays.ends_on, &goes.ends_on);
    if goes.restricted && one.restricted_why.is_none() {
        one.restricted_why.clone_from(&goes.restricted_why);
    }
}

/// The earlier of two ISO 8601 days; without one it is for ever.
fn earlier(one: &Option<String>, other: &Option<String>) -> Option<String> {
    one.iter().chain(other).min().cloned()
}

/// What became one with an asset.
pub(crate) fn joined_here(db: &Connection, id: AssetId) -> Result<Vec<JoinedHere>> {
    let mut found = Vec::new();
    for record in those_in(db, &id.0)? {
        if survivor(db, &record)? != id.0 {
            continue;
        }
        let there = get::<Asset>(db, &record)?;
        let Some(there) = there.filter(|there| there.existence != Existence::Blank) else {
            continue;
        };
        let changes = rows::changes_of(db, &record)?;
        let view = View::of(&changes);
        let op = view.heads(JOINED).first().map(|head| head.op.clone());
        let asset = there.record;
        found.push(JoinedHere {
            id: AssetId(record),
            name: asset.name,
            source: asset.imported_from.map(|from| from.source),
            source_type: asset.source_type,
            hand: hand(db, &op.unwrap_or_default())?,
        });
    }
    Ok(found)
}
