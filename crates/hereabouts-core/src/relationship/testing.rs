//! A few assets and ties for tests.

use super::{Relationship, TiesAsked, TiesPage};
use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::history::{Action, Label};
use crate::id::{AssetId, RelationshipId};

pub(crate) fn make(town: &Catalogue, kind: AssetKind, name: &str) -> AssetId {
    let made = town.create_asset(kind, name.into(), Default::default());
    made.unwrap().value
}

pub(crate) fn tie(town: &Catalogue, from: AssetId, kind: &str, to: AssetId) -> RelationshipId {
    let tie = Relationship::new(from, kind, to);
    town.relate(tie).unwrap().value
}

/// A tie that is said once more, as another laptop may have said it: under an id that comes before all others, or
/// behind them. How careful one must be with it is as it says.
pub(crate) fn twin(town: &Catalogue, first: bool, tie: Relationship) -> RelationshipId {
    let id = RelationshipId(match first {
        true => uuid::Uuid::from_u128(1),
        false => RelationshipId::new().0,
    });
    town.transact(Label::one(Action::Relate, tie.from), |tx| {
        tx.create(id, &tie)
    })
    .unwrap();
    id
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
