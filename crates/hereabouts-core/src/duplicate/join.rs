//! Two assets that are one: joined, and taken apart again.

use crate::asset::{Asset, stored};
use crate::audience::Sensitivity;
use crate::card::JoinedHere;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label, Undone, hand};
use crate::id::AssetId;
use crate::log::joined::{ABSORBS, JOINED, survivor, those_in};
use crate::log::view::View;
use crate::log::{Sets, rows, undo};
use crate::record::{Kind, Record};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// Units that each of two records has for itself.
const OWN: [&str; 2] = ["kind", "imported_from"];

impl Catalogue {
    /// Makes two assets one. `keep` stays, with the units named in `take` as `gone` has them; what hangs on `gone`
    /// is shown with it, and its id leads there. What protects either protects both from now on.
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
            let (mine, theirs) = (stays.units(), goes.units());
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
            let mut one = Asset::from_units(&units).map_err(|e| Error::Damaged(e.to_string()))?;
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
            tx.copied.insert(keep.0, (gone.0, taken));
            tx.write(Kind::Asset.table(), keep.0, sets, None)?;
            let into = Sets::from([(JOINED.to_owned(), vec![keep.to_string().into()])]);
            tx.write(Kind::Asset.table(), gone.0, into, None)
        })
    }

    /// Takes an asset out of the one it became one with: both are as they were, and what was changed since in the one
    /// that stayed stays there.
    ///
    /// # Errors
    /// `NotFound` for what is one with nothing.
    pub fn unjoin(&self, id: AssetId) -> Result<Outcome<Undone>> {
        self.transact(Label::one(Action::Unjoin, id), |tx| {
            let db = tx.db();
            let changes = rows::changes_of(db, &id.0)?;
            let view = View::of(&changes);
            let joining = view.heads(JOINED).into_iter();
            let mut joining = joining.filter(|head| head.sets[JOINED].iter().any(Value::is_string));
            let op = joining.next().map(|head| head.op.clone());
            let op = op.or_not_found("asset")?;
            let back = undo::look_back(db, &[op])?;
            let undone = Undone {
                label: tx.label.clone(),
                name: undo::name_of(db, &id.0)?,
                kept: back.kept,
                steps: 1,
                let_out: back.lets_out.clone(),
                stayed: Vec::new(),
            };
            undo::take_back(tx, back)?;
            Ok(undone)
        })
    }
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

/// What keeps either of two assets from leaving keeps the one they become.
fn protect(one: &mut Asset, stays: &Asset, goes: &Asset) {
    one.audience = stays.audience.narrowest(&goes.audience);
    one.sensitivity = stays.sensitivity.max(goes.sensitivity);
    one.is_child = stays.is_child || goes.is_child;
    one.restricted = stays.restricted || goes.restricted;
    if goes.restricted && one.restricted_why.is_none() {
        one.restricted_why.clone_from(&goes.restricted_why);
    }
}

/// What became one with an asset.
pub(crate) fn joined_here(db: &Connection, id: AssetId) -> Result<Vec<JoinedHere>> {
    let mut found = Vec::new();
    for record in those_in(db, &id.0)? {
        if survivor(db, &record)? != id.0 {
            continue;
        }
        let changes = rows::changes_of(db, &record)?;
        let view = View::of(&changes);
        let op = view.heads(JOINED).first().map(|head| head.op.clone());
        found.push(JoinedHere {
            id: AssetId(record),
            name: undo::name_of(db, &record)?.unwrap_or_default(),
            hand: hand(db, &op.unwrap_or_default())?,
        });
    }
    Ok(found)
}
