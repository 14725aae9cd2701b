//! What was written for one person alone, and what becomes of it once more people may know of it.
//!
//! Whatever is about a card that is for one person alone stays with that person: contacts, ties, gifts, photos, what was
//! heard. Once the card is for more, what is still so is said anew for them, as the card's own values are; what was said
//! before stays where it was. It reaches them whole or not at all, because a value without the making of its record
//! would wait for that for ever.

use super::Tx;
use crate::audience::Audience;
use crate::error::Result;
use crate::id::RecordId;
use crate::log::project::with_kind;
use crate::log::view::View;
use crate::log::{AUDIENCE, Change, EXISTS, HERE, Sets, context, erasure, joined, rows};
use crate::record::{Kind, Record, Units, is_blank};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

impl Tx<'_> {
    /// The widest audience of each value that is set of a record: see [`context::audiences`]. It is about whatever it
    /// names, also the place where it was.
    pub(super) fn audiences(
        &self,
        kind: &str,
        record: &RecordId,
        sets: &Sets,
        view: &View,
    ) -> Result<BTreeMap<String, Audience>> {
        let about = assets_named(kind, sets, view);
        match self.stays_unknown(kind, sets, view, &about)? {
            true => Ok(BTreeMap::from([("*".to_owned(), Audience::Me)])),
            false => context::audiences(self.db, record, &about, kind, sets, view),
        }
    }

    /// Does whatever is set of a record stay with the one person who knows of it? So it does where it does not say that
    /// the record is here, and where somebody was erased whom it was about: who might have known of them is not known
    /// any more.
    fn stays_unknown(
        &self,
        kind: &str,
        sets: &Sets,
        view: &View,
        about: &[RecordId],
    ) -> Result<bool> {
        let is_known = view.units().all(|unit| unit != EXISTS) || was_for_team(view, EXISTS);
        if is_known || kind == Kind::Asset.table() {
            return Ok(false);
        }
        if sets.get(EXISTS).is_none_or(|said| !says_here(said)) {
            return Ok(true);
        }
        for one in about {
            if erasure::is_erased(self.db, one)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What was said of a record for one person alone, and may be known to the team now that `sets` is said of it
    /// besides: its present values. A question stays a question. Of what is not here any more only that, to those who
    /// knew of it.
    pub(super) fn untold(
        &self,
        kind: &str,
        record: &RecordId,
        sets: &Sets,
        view: &View,
    ) -> Result<Sets> {
        let is_alone = |unit: &&str| {
            let is_for_one = |change: &Change| !change.audience_of(unit).includes(&Audience::Team);
            let mut ever = view.changes(unit).iter().copied();
            ever.any(is_for_one) && view.heads(unit).into_iter().any(is_for_one)
        };
        let units = view.units().filter(|unit| !sets.contains_key(*unit));
        let alone: Vec<&str> = units.filter(is_alone).collect();
        let of_kind = Kind::from_table(kind).filter(|_| !alone.is_empty());
        let Some((of_kind, known)) = of_kind.and_then(|kind| Some((kind, known(kind, view)?)))
        else {
            return Ok(Sets::new());
        };
        let existence = match sets.get(EXISTS) {
            Some(said) => said.clone(),
            None => view.existence(&self.hangers_if_asked(view, sets, record)?),
        };
        let is_here = says_here(&existence);
        let is_asset = of_kind == Kind::Asset;
        let is_said = |unit: &str| match unit {
            EXISTS => is_here || was_for_team(view, EXISTS),
            _ if !is_here || joined::is_about_joining(unit) => false,
            // As where a card is opened by hand.
            _ if is_asset && (unit == AUDIENCE || context::stays_with_the_team(unit)) => false,
            _ => {
                let is_taken_off = is_blank(&view.shown(unit)) && was_for_team(view, unit);
                is_taken_off || known.contains_key(unit)
            }
        };
        let said = alone.into_iter().filter(|unit| is_said(unit));
        let mut untold: Sets = said
            .map(|unit| match unit {
                EXISTS => (unit.to_owned(), existence.clone()),
                _ => (unit.to_owned(), view.values(unit)),
            })
            .collect();
        let mut all = sets.clone();
        all.extend(untold.clone());
        let reach = self.audiences(kind, record, &all, view)?;
        untold.retain(|unit, _| {
            let reach = reach.get(unit).or_else(|| reach.get("*"));
            reach.is_some_and(|reach| reach.includes(&Audience::Team))
        });
        Ok(untold)
    }

    /// The cards that are for one person alone and may be for more once this is said of an asset.
    pub(super) fn for_one_alone(
        &self,
        kind: &str,
        record: &RecordId,
        sets: &Sets,
    ) -> Result<BTreeSet<RecordId>> {
        let says_for_whom = sets.contains_key(AUDIENCE) || sets.contains_key(joined::JOINED);
        let mut found = BTreeSet::new();
        if kind != Kind::Asset.table() || !says_for_whom {
            return Ok(found);
        }
        for card in [*record, joined::survivor(self.db, record)?] {
            if context::audience_of(self.db, &card)? == Audience::Me {
                found.insert(card);
            }
        }
        Ok(found)
    }

    /// Says anew what was said for one person alone of these cards, which were so, and of whatever names them, where
    /// they are for more now.
    pub(super) fn give(&mut self, were_alone: BTreeSet<RecordId>) -> Result<()> {
        for card in were_alone {
            if context::audience_of(self.db, &card)? == Audience::Me {
                continue;
            }
            let mut records = BTreeSet::from([card]);
            records.extend(joined::naming(self.db, &card)?);
            for record in records {
                let changes = rows::changes_of(self.db, &record)?;
                let Some(first) = changes.first() else {
                    continue;
                };
                let view = View::of(&changes);
                let untold = self.untold(&first.kind, &record, &Sets::new(), &view)?;
                self.write(&first.kind, record, untold, None)?;
            }
        }
        Ok(())
    }
}

/// The assets that a record names, with what is set of it now.
fn assets_named(kind: &str, sets: &Sets, view: &View) -> Vec<RecordId> {
    let Some(kind) = Kind::from_table(kind) else {
        return Vec::new();
    };
    let others = view.units().filter(|unit| !sets.contains_key(*unit));
    let others = others.map(|unit| (unit.to_owned(), view.values(unit)));
    let mut named = joined::named_by(kind, sets);
    named.extend(joined::named_by(kind, &others.collect()));
    named.into_iter().collect()
}

/// The units of a record as this version understands it; none where it lacks what makes it one. A later version may
/// keep what this one does not know for fewer people.
fn known(kind: Kind, view: &View) -> Option<Units> {
    fn of<R: Record>(said: &Units) -> Option<Units> {
        R::from_units(said).ok().map(|record| record.units())
    }
    let units = view.units().filter(|unit| *unit != EXISTS);
    let said = units.map(|unit| (unit.to_owned(), view.shown(unit)));
    let said: Units = said.filter(|(_, value)| !is_blank(value)).collect();
    with_kind!(kind, R => of::<R>(&said))
}

fn was_for_team(view: &View, unit: &str) -> bool {
    view.was_for(unit, &Audience::Team)
}

fn says_here(existence: &[Value]) -> bool {
    existence.iter().any(|value| value == HERE)
}
