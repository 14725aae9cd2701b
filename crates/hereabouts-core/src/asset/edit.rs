//! What can be done to assets.

use super::{Asset, AssetKind, COMMAS};
use crate::api::Edit;
use crate::attachment;
use crate::audience::{Audience, Sensitivity};
use crate::catalogue::{Catalogue, Outcome, today};
use crate::confirmation::{CheckMethod, CheckOutcome, Confirmation};
use crate::custom_field::{self, of_unit};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, ConfirmationId};
use crate::log::door::Tx;
use crate::log::rows::fact;
use crate::log::{joined, safeguard};
use crate::place::Place;
use crate::record::{Kind, is_blank};
use crate::rights;
use crate::storage::rows::{Existence, Stored, get};
use crate::travel;
use rusqlite::Connection;
use serde_json::{Map, Value};

/// Is this between two names?
fn is_between(sign: char) -> bool {
    sign == ' ' || COMMAS.contains(&sign)
}

impl Asset {
    /// The asset with some fields changed, each given by name, one of the team's own as `field/ID`; tidied, and refused with a sentence where
    /// it would say what cannot be.
    pub fn edited(&self, fields: &Edit) -> Result<Asset> {
        let Ok(Value::Object(mut all)) = serde_json::to_value(self) else {
            return Err(Error::Damaged("an asset is not a struct".into()));
        };
        let mut custom = Map::new();
        for (field, value) in &fields.0 {
            if rights::is_of_restriction(field) {
                return Err(Error::invalid(
                    "Whether something is kept but not used is said with a reason, on the page of its rights.",
                ));
            }
            if let Some(id) = of_unit(field) {
                custom.insert(id.to_string(), value.clone());
                continue;
            }
            if !all.contains_key(field) {
                return Err(Error::invalid(format!("An asset has no field “{field}”.")));
            }
            match value {
                Value::Null => all.remove(field),
                value => all.insert(field.clone(), value.clone()),
            };
        }
        let said = all
            .entry("custom")
            .or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(said) = said {
            said.extend(custom);
            said.retain(|_, value| !is_blank(value));
        }
        from_fields(all)?.valid()
    }

    /// Blank words are no words; a name is needed; a safeguarded asset holds no place.
    pub fn valid(mut self) -> Result<Asset> {
        self.name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.name.is_empty() {
            return Err(Error::invalid(
                "An asset needs a name. Everything else can wait.",
            ));
        }
        self.place = self.place.and_then(Place::tidied);
        self.ends_on = self.ends_on.as_deref().map(rights::day).transpose()?;
        if self.sensitivity == Sensitivity::Safeguarded && self.place.is_some() {
            return Err(Error::invalid(
                "A safeguarded asset holds no place and no address, so that nothing can give it away.",
            ));
        }
        if self.kind == AssetKind::Person && self.is_child && self.name.contains(is_between) {
            return Err(Error::invalid(
                "Of somebody under 18 only the first name is kept. Shorten the name first: “Amira”, not “Amira Khan”.",
            ));
        }
        if self.kind == AssetKind::Person && !Audience::Team.includes(&self.audience) {
            return Err(Error::invalid(
                "People stay with the team until they have agreed to more. Choose “our team” or “just me”.",
            ));
        }
        let tidy = |set: std::collections::BTreeSet<String>| {
            set.into_iter()
                .map(|item| item.trim().to_owned())
                .filter(|item| !item.is_empty())
                .collect()
        };
        self.tags = tidy(self.tags);
        self.languages = tidy(self.languages);
        Ok(self)
    }
}

fn from_fields(mut fields: Map<String, Value>) -> Result<Asset> {
    for value in fields.values_mut() {
        if let Value::String(text) = value
            && (text.trim().is_empty() || text.trim().len() != text.len())
        {
            *value = match text.trim() {
                "" => Value::Null,
                trimmed => trimmed.into(),
            };
        }
    }
    fields.retain(|_, value| !value.is_null());
    if !fields.contains_key("name") {
        return Err(Error::invalid(
            "An asset needs a name. Everything else can wait.",
        ));
    }
    serde_json::from_value(Value::Object(fields))
        .map_err(|e| Error::invalid(format!("That cannot be kept: {e}.")))
}

/// An asset that is here or in the bin.
pub(crate) fn stored(db: &Connection, id: AssetId) -> Result<Stored<Asset>> {
    Some(stored_or_joined(db, id)?)
        .filter(|found| found.existence != Existence::Joined)
        .or_not_found("asset")
}

/// The same, or one that became one with another.
pub(crate) fn stored_or_joined(db: &Connection, id: AssetId) -> Result<Stored<Asset>> {
    get::<Asset>(db, &id.0)?
        .filter(|found| found.existence != Existence::Blank)
        .or_not_found("asset")
}

/// The asset as which one is shown: of what became one with another, the one that stayed. An old id is known on for
/// long: to another window, to whoever is typing just now, to a script.
pub(crate) fn shown_as(db: &Connection, id: AssetId) -> Result<AssetId> {
    joined::survivor(db, &id.0).map(AssetId)
}

/// The same for a step about this one asset, which is then a step about the one that is shown.
fn led(tx: &mut Tx, id: AssetId) -> Result<AssetId> {
    let id = shown_as(tx.db(), id)?;
    tx.label.record = Some(id.0);
    Ok(id)
}

impl Catalogue {
    pub fn create_asset(
        &self,
        kind: AssetKind,
        name: String,
        fields: Edit,
    ) -> Result<Outcome<AssetId>> {
        self.transact(Label::of(Action::Create), |tx| {
            let id = create(tx, kind, name, &fields)?;
            tx.label.record = Some(id.0);
            Ok(id)
        })
    }

    pub fn edit_asset(&self, id: AssetId, fields: Edit) -> Result<Outcome<()>> {
        let one = match fields.0.keys().collect::<Vec<_>>()[..] {
            [field] => Some(field.clone()),
            _ => None,
        };
        let label = Label {
            field: one,
            ..Label::one(Action::Edit, id)
        };
        self.transact(label, |tx| {
            let id = led(tx, id)?;
            edit(tx, id, &fields)
        })
    }

    pub fn place_asset(&self, id: AssetId, place: Option<Place>) -> Result<Outcome<()>> {
        let place = place.and_then(Place::tidied);
        self.transact(Label::one(Action::Place, id), |tx| {
            let id = led(tx, id)?;
            let before = stored(tx.db(), id)?.record;
            let was_on_the_map = before
                .place
                .as_ref()
                .is_some_and(|place| place.geometry.is_some());
            tx.label.action = match place.as_ref().is_some_and(|place| place.geometry.is_some()) {
                true if was_on_the_map => Action::Move,
                true => Action::Place,
                false => Action::Unplace,
            };
            if before.sensitivity == Sensitivity::Safeguarded && place.is_some() {
                return Err(Error::invalid(
                    "A safeguarded asset is never on a map, so that nothing can give it away.",
                ));
            }
            let placed = Asset {
                place,
                ..before.clone()
            };
            let placed = placed.valid()?;
            well_drawn(&before, &placed)?;
            tx.update(id, &placed)?;
            Ok(())
        })
    }

    pub fn delete_assets(&self, ids: Vec<AssetId>) -> Result<Outcome<()>> {
        self.transact(Label::many(Action::Delete, &ids), |tx| {
            ids.iter()
                .try_for_each(|id| match stored(tx.db(), *id)?.existence {
                    Existence::Here => tx.remove(Kind::Asset, *id),
                    _ => Ok(()),
                })
        })
    }

    pub fn restore_assets(&self, ids: Vec<AssetId>) -> Result<Outcome<()>> {
        self.transact(Label::many(Action::Restore, &ids), |tx| {
            ids.iter()
                .try_for_each(|id| match stored(tx.db(), *id)?.existence {
                    Existence::Bin => tx.restore(Kind::Asset, *id),
                    _ => Ok(()),
                })
        })
    }

    pub fn tag_assets(&self, ids: Vec<AssetId>, tag: String, on: bool) -> Result<Outcome<()>> {
        let tag = tag.trim().to_owned();
        if tag.is_empty() {
            return Err(Error::invalid("A tag needs a word."));
        }
        self.transact(Label::many(Action::Tag, &ids), |tx| {
            let led = ids.iter().map(|id| shown_as(tx.db(), *id));
            let ids: Vec<AssetId> = led.collect::<Result<_>>()?;
            tx.label = Label::many(Action::Tag, &ids);
            ids.iter().try_for_each(|id| {
                let mut asset = stored(tx.db(), *id)?.record;
                if asset.restricted && ids.len() > 1 {
                    return Err(Error::invalid(rights::NOT_WITH_OTHERS));
                }
                match on {
                    true => asset.tags.insert(tag.clone()),
                    false => asset.tags.remove(&tag),
                };
                tx.update(*id, &asset).map(drop)
            })
        })
    }

    /// Records a check made today. What it says of the status is written with it, as one step; the check
    /// alone in a travel copy that was made without the status.
    pub fn confirm_asset(
        &self,
        id: AssetId,
        outcome: CheckOutcome,
        method: Option<CheckMethod>,
        note: Option<String>,
    ) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::Confirm, id), |tx| {
            let id = led(tx, id)?;
            let mut asset = stored(tx.db(), id)?.record;
            let may_say_status = travel::has_field(tx.db(), "status")?;
            let by = fact(tx.db(), "worker")?.filter(|name| !name.is_empty());
            let confirmation = Confirmation {
                asset: id,
                on: today().to_string(),
                by,
                method,
                outcome,
                note,
            };
            tx.create(ConfirmationId::new(), &confirmation)?;
            let status = outcome.status();
            if let Some(status) = status.filter(|_| may_say_status) {
                asset.status = status;
                tx.update(id, &asset)?;
            }
            Ok(())
        })
    }
}

/// Makes an asset of this kind and name within an operation.
pub(crate) fn create(tx: &mut Tx, kind: AssetKind, name: String, fields: &Edit) -> Result<AssetId> {
    let id = AssetId::new();
    let mut blank = Asset::new(kind, " ");
    blank.name = name;
    let asset = blank.edited(&Edit(custom_field::understood(tx.db(), &fields.0)?))?;
    let usual = kind.usual_audience();
    reasoned(&usual, &asset.audience, asset.audience_reason.as_deref())?;
    tx.create(id, &asset)?;
    Ok(id)
}

fn edit(tx: &mut Tx, id: AssetId, fields: &Edit) -> Result<()> {
    let before = stored(tx.db(), id)?.record;
    let after = by_hand(tx.db(), id, &before, fields)?;
    keep(tx, id, &after).map(drop)
}

/// The asset as it would be with fields changed by hand; refused with a sentence where that cannot be.
pub(crate) fn by_hand(
    db: &Connection,
    id: AssetId,
    before: &Asset,
    fields: &Edit,
) -> Result<Asset> {
    let mut fields = Edit(custom_field::understood(db, &fields.0)?);
    // A kind changed by hand takes its usual audience along where nobody chose another.
    if let Some(kind) = fields
        .0
        .get("kind")
        .and_then(Value::as_str)
        .and_then(AssetKind::from_token)
        && before.audience == before.kind.usual_audience()
        && !fields.0.contains_key("audience")
        && before.audience.includes(&kind.usual_audience())
    {
        fields
            .0
            .insert("audience".into(), kind.usual_audience().to_string().into());
    }
    let after = before.edited(&fields)?;
    well_drawn(before, &after)?;
    let reason = fields.0.get("audience_reason").and_then(Value::as_str);
    reasoned(&before.audience, &after.audience, reason)?;
    still_safeguarded(db, id, before, &after)?;
    Ok(after)
}

/// More people may see something only if somebody says why, in the same step.
///
/// # Errors
/// The sentence says what to do.
pub(crate) fn reasoned(before: &Audience, after: &Audience, reason: Option<&str>) -> Result<()> {
    let is_said = reason.is_some_and(|reason| !reason.trim().is_empty());
    match before.is_widened_by(after) && !is_said {
        true => Err(Error::invalid(
            "Say why more people may see it: for example that it is on their own poster, or that they asked you to.",
        )),
        false => Ok(()),
    }
}

/// Where something is goes for good when it is safeguarded, so that is no edit among others.
fn still_safeguarded(db: &Connection, id: AssetId, before: &Asset, after: &Asset) -> Result<()> {
    let is = |asset: &Asset| asset.sensitivity == Sensitivity::Safeguarded;
    match (is(before), is(after)) {
        (true, false) => Err(Error::invalid(
            "What is safeguarded stays so, on every laptop. If it may be found after all, add it anew.",
        )),
        (false, true) if !safeguard::goes(db, &id.0)?.is_nothing() => Err(Error::invalid(
            "Making this safeguarded erases its place, addresses and photos for good, also in the history. Look at what goes first: “Make it safeguarded” on its card, or the command safeguard.",
        )),
        _ if after.kind == AssetKind::Place
            && before.kind != after.kind
            && safeguard::is_tied_to_safeguarded(db, &id.0)? =>
        {
            Err(Error::invalid(
                "It is tied to something safeguarded, which cannot be tied to a place. Remove that tie first.",
            ))
        }
        _ => Ok(()),
    }
}

/// Writes what was decided by [`by_hand`]; answers whether anything was different.
pub(crate) fn keep(tx: &mut Tx, id: AssetId, after: &Asset) -> Result<bool> {
    let different = tx.update(id, after)?;
    attachment::let_go(tx, id, after)?;
    Ok(different)
}

/// A geometry that is not the one that was there is drawn as an outline can be. One that a file brought
/// may stay as it is.
fn well_drawn(before: &Asset, after: &Asset) -> Result<()> {
    let geometry = |asset: &Asset| {
        asset
            .place
            .as_ref()
            .and_then(|place| place.geometry.clone())
    };
    match geometry(after).filter(|new| geometry(before).as_ref() != Some(new)) {
        Some(new) => crate::drawing::well_drawn(&new),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
