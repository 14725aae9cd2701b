//! How careful one must be with what an asset says in each of its fields.

use super::fields::{FIELDS, Field, Goes, Known, of_person};
use crate::asset::{Asset, AssetKind};
use crate::audience::Sensitivity;
use crate::custom_field;
use crate::id::AssetId;
use std::collections::BTreeMap;
use uuid::Uuid;

use Goes::{Anywhere, AsAddress, AsAgreed, AsNotes, Housekeeping, WithTheTeam};

/// How careful one must be with a field of ours, by the kind of asset: sensitive ones never leave the team, careful ones
/// only where a profile, or the person, says so.
fn sensitivity_of(kind: AssetKind, field: &Field) -> Sensitivity {
    match (kind, &field.goes) {
        (_, Housekeeping) => Sensitivity::Ordinary,
        (AssetKind::Person, _) => match of_person(field.name) {
            Some(_) => Sensitivity::Careful,
            None => Sensitivity::Sensitive,
        },
        (_, WithTheTeam(_) | AsAgreed(_)) => Sensitivity::Sensitive,
        (_, AsNotes) => Sensitivity::Careful,
        (_, Anywhere | AsAddress) => Sensitivity::Ordinary,
    }
}

/// The fields in which an asset says something that one must be careful with: ours by their column, the team's own as
/// `field/ID`.
pub(crate) fn careful_fields(
    asset: &Asset,
    own: &custom_field::Fields,
) -> BTreeMap<String, Sensitivity> {
    let known = Known {
        n: 0,
        id: AssetId(Uuid::nil()),
        asset: asset.clone(),
        last_checked: None,
        contacts: Vec::new(),
        photos: Vec::new(),
        gifts: Vec::new(),
        wishes: Vec::new(),
    };
    let said = FIELDS
        .iter()
        .filter(|field| (field.value)(&known).is_some());
    let ours = said.map(|field| (field.name.to_owned(), sensitivity_of(asset.kind, field)));
    let own = own.iter().filter(|(id, _)| asset.custom.contains_key(id));
    let own = own.map(|(id, field)| {
        let least = match asset.kind {
            AssetKind::Person => Sensitivity::Sensitive,
            _ => Sensitivity::Careful,
        };
        (
            format!("{}{id}", custom_field::UNIT),
            field.sensitivity.max(least),
        )
    });
    let all = ours.chain(own);
    all.filter(|(_, careful)| *careful != Sensitivity::Ordinary)
        .collect()
}
