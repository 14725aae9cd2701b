use super::*;
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::id::RelationshipId;
use crate::relationship::testing::{make, tie};
use crate::storage::rows::get;
use crate::vocabulary;
use Sensitivity::{Careful, Ordinary, Sensitive};

fn now(town: &Catalogue, id: RelationshipId) -> Sensitivity {
    town.read(|db| {
        let tie = get::<Relationship>(db, &id.0)?.unwrap().record;
        careful_now(db, &vocabulary::all(db)?, &id.0, &tie)
    })
    .unwrap()
}

fn make_type(town: &Catalogue, key: &str, sensitivity: Sensitivity) {
    let types = town.relationship_types().unwrap();
    let kind = types.into_iter().find(|kind| kind.key == key).unwrap();
    let kind = RelationshipType {
        sensitivity,
        ..kind
    };
    town.save_relationship_type(Some(key.into()), kind).unwrap();
}

fn mark(town: &Catalogue, id: RelationshipId, sensitivity: Sensitivity) {
    let tie = town.read(|db| Ok(get::<Relationship>(db, &id.0)?.unwrap().record));
    let tie = Relationship {
        sensitivity,
        ..tie.unwrap()
    };
    town.edit_relationship(id, tie).unwrap();
}

#[test]
fn a_type_that_was_made_more_careful_protects_the_ties_that_are_there() {
    let town = Catalogue::in_memory("Here").unwrap();
    let choir = make(&town, AssetKind::Association, "Choir");
    let hall = make(&town, AssetKind::Place, "Hall");
    let meets = tie(&town, choir, "meets_at", hall);
    let elsewhere = town.copy_in_memory().unwrap();
    assert_eq!(now(&town, meets), Ordinary);
    make_type(&town, "meets_at", Sensitive);
    assert_eq!(now(&town, meets), Sensitive);
    town.undo().unwrap();
    assert_eq!(now(&town, meets), Ordinary);
    town.redo().unwrap();
    assert_eq!(now(&town, meets), Sensitive);
    // Another laptop ties without knowing of it.
    let green = make(&elsewhere, AssetKind::Place, "Green");
    let there = tie(&elsewhere, choir, "meets_at", green);
    town.merge(&elsewhere.changes_for(&Audience::Team).unwrap())
        .unwrap();
    assert_eq!(now(&town, there), Sensitive);
    // As what a type became one with asks.
    let own = town.add_relationship_type("gathers in".into(), "is gathered in by".into());
    let own = own.unwrap().value;
    make_type(&town, &own, Ordinary);
    let gathers = tie(&town, choir, &own, green);
    assert_eq!(now(&town, gathers), Ordinary);
    town.merge_relationship_types(own, "meets_at".into())
        .unwrap();
    assert_eq!(now(&town, gathers), Sensitive);
}

#[test]
fn who_marks_one_tie_as_less_is_heard_as_far_as_they_knew() {
    let town = Catalogue::in_memory("Here").unwrap();
    let council = make(&town, AssetKind::Institution, "Council");
    let hall = make(&town, AssetKind::Place, "Hall");
    let owns = tie(&town, council, "owns", hall);
    assert_eq!(now(&town, owns), Careful);
    mark(&town, owns, Ordinary);
    assert_eq!(now(&town, owns), Ordinary);
    // They knew of a careful one, and not of a sensitive one.
    make_type(&town, "owns", Sensitive);
    assert_eq!(now(&town, owns), Sensitive);
    mark(&town, owns, Sensitive);
    mark(&town, owns, Ordinary);
    assert_eq!(now(&town, owns), Ordinary);
    // Whoever takes back what was said says nothing of it.
    let supports = tie(&town, council, "supports", hall);
    mark(&town, supports, Sensitive);
    town.undo().unwrap();
    make_type(&town, "supports", Careful);
    assert_eq!(now(&town, supports), Careful);
}
