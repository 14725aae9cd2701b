//! A few assets and ties for tests.

use super::{Relationship, TiesAsked, TiesPage};
use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::id::{AssetId, RelationshipId};

pub(crate) fn make(town: &Catalogue, kind: AssetKind, name: &str) -> AssetId {
    let made = town.create_asset(kind, name.into(), Default::default());
    made.unwrap().value
}

pub(crate) fn tie(town: &Catalogue, from: AssetId, kind: &str, to: AssetId) -> RelationshipId {
    let tie = Relationship::new(from, kind, to);
    town.relate(tie).unwrap().value
}

/// The ties of a catalogue, also those that ended, in the order of their first ends.
pub(crate) fn table(town: &Catalogue, asked: TiesAsked) -> TiesPage {
    town.ties(asked, 0, 100).unwrap()
}

/// As sentences.
pub(crate) fn sentences(page: &TiesPage) -> Vec<String> {
    let said = page.rows.iter();
    said.map(|row| format!("{} {} {}", row.from.name, row.wording, row.to.name))
        .collect()
}

pub(crate) fn asked() -> TiesAsked {
    serde_json::from_value(serde_json::json!({ "query": "", "past": true })).unwrap()
}
