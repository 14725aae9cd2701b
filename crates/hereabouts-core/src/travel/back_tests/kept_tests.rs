//! What is here and stays as it is known here, and what a copy knows alone and brings as a whole.

use super::{answers, asset, depart, letter, mill, reach, take, town};
use crate::asset::{Asset, AssetKind, ImportedFrom};
use crate::audience::{Audience, Sensitivity};
use crate::catalogue::Catalogue;
use crate::contact::{Contact, ContactKind};
use crate::custom_field::{CustomField, FieldType};
use crate::geometry::Geometry;
use crate::history::{Action, Label};
use crate::id::{AssetId, ContactId, RelationshipId};
use crate::place::{Gazetteer, Place};
use crate::record::Kind;
use crate::relationship::Relationship;
use crate::travel::TravelCopy;
use serde_json::json;

/// A place comes to a copy without how it was found, so that only its words come back where nobody moved it.
#[test]
fn new_words_for_a_spot_leave_it_as_it_is_known_here() {
    let check = |moved: bool| {
        let town = town();
        let id = mill(&town);
        let here = Place {
            address: Some("Mill Lane".into()),
            gazetteer: Some(Gazetteer {
                name: "Streets".into(),
                attribution: String::new(),
            }),
            ..Place::pin(Geometry::point(-2.3000001, 53.4).unwrap())
        };
        town.place_asset(id, Some(here)).unwrap();
        let here = asset(&town, id).place.unwrap();
        let shown = Place {
            method: None,
            gazetteer: None,
            geometry: Some(Geometry::point(-2.3, 53.4).unwrap()),
            ..here.clone()
        };
        let given = Asset {
            place: Some(shown.clone()),
            ..asset(&town, id)
        };
        let (rosa, copy) = depart(&town, &[], |tx| tx.create(id, &given));
        let lon = if moved { -2.2 } else { -2.3 };
        let said = Place {
            address: Some("2 Mill Lane".into()),
            geometry: Some(Geometry::point(lon, 53.4).unwrap()),
            ..shown
        };
        rosa.place_asset(id, Some(said)).unwrap();
        let said = asset(&rosa, id).place.unwrap();
        take(&town, &copy, &letter(&rosa));
        let expect = match moved {
            true => said,
            false => Place {
                address: said.address,
                ..here
            },
        };
        assert_eq!(asset(&town, id).place, Some(expect), "{moved}");
        assert_eq!(town.info().unwrap().conflicts, 0, "{moved}");
    };
    check(false);
    check(true);
}

/// The row it came from, whose number it is, and how careful one must be with a tie.
#[test]
fn what_no_copy_tells_does_not_make_a_question_of_a_deletion() {
    let town = town();
    let (id, other) = (AssetId::new(), mill(&town));
    let (phone, tie) = (ContactId::new(), RelationshipId::new());
    let given = Asset::new(AssetKind::Place, "Hall");
    let supports = Relationship {
        sensitivity: Sensitivity::Ordinary,
        ..Relationship::new(id, "supports", other)
    };
    let brought = town.transact(Label::of(Action::Import), |tx| {
        let imported = Asset {
            imported_from: Some(ImportedFrom {
                source: "halls".into(),
                row: "7".into(),
            }),
            ..given.clone()
        };
        tx.create(id, &imported)?;
        let personal = Contact {
            kind: ContactKind::Personal,
            ..reach(id)
        };
        tx.create(phone, &personal)?;
        let sensitive = Relationship {
            sensitivity: Sensitivity::Sensitive,
            ..supports.clone()
        };
        tx.create(tie, &sensitive)
    });
    brought.unwrap();
    let (rosa, copy) = depart(&town, &[], |tx| {
        tx.create(id, &given)?;
        tx.create(other, &asset(&town, other))?;
        tx.create(phone, &reach(id))?;
        tx.create(tie, &supports)
    });
    // Whoever says otherwise of these has not seen what is said here.
    let careful = rosa.copy_in_memory().unwrap();
    let changed = careful.transact(Label::of(Action::Edit), |tx| {
        let careful = Relationship {
            sensitivity: Sensitivity::Careful,
            ..supports
        };
        tx.update(tie, &careful)
    });
    changed.unwrap();
    let second = town.copy_in_memory().unwrap();
    take(&second, &copy, &letter(&careful));
    let both = [json!("careful"), json!("sensitive")];
    assert_eq!(answers(&second, tie, "sensitivity"), both);

    let gone = rosa.transact(Label::of(Action::Delete), |tx| {
        tx.remove(Kind::Contact, phone)?;
        tx.remove(Kind::Relationship, tie)
    });
    gone.unwrap();
    take(&town, &copy, &letter(&rosa));
    let card = town.show_asset(id).unwrap();
    assert_eq!((card.contacts.len(), card.ties.len()), (0, 0));
    assert_eq!(town.info().unwrap().conflicts, 0);
    rosa.delete_assets(vec![id]).unwrap();
    take(&town, &copy, &letter(&rosa));
    assert!(town.show_asset(id).unwrap().in_bin);
    assert_eq!(town.info().unwrap().conflicts, 0);
}

/// What of a copy goes by an id that nobody knows here, and what of it comes home.
#[test]
fn what_is_not_found_again_here_comes_as_a_whole_once_it_is_changed() {
    let town = town();
    let id = mill(&town);
    let there = ContactId::new();
    let (rosa, copy) = depart(&town, &[], |tx| {
        tx.create(id, &asset(&town, id))?;
        tx.create(there, &reach(id))
    });
    let joe = rosa.copy_in_memory().unwrap();
    let contacts = || town.show_asset(id).unwrap().contacts.len();
    let call = |laptop: &Catalogue, value: &str| {
        let changed = laptop.transact(Label::of(Action::Edit), |tx| {
            let contact = Contact {
                value: value.into(),
                ..reach(id)
            };
            tx.update(there, &contact)
        });
        changed.unwrap();
    };
    let gone = joe.copy_in_memory().unwrap();
    gone.transact(Label::of(Action::Edit), |tx| {
        tx.remove(Kind::Contact, there)
    })
    .unwrap();
    assert_eq!(take(&town, &copy, &letter(&gone)), 0);
    assert_eq!(contacts(), 0);

    call(&rosa, "01632 960002");
    let first = letter(&rosa);
    take(&town, &copy, &first);
    assert_eq!(contacts(), 1);
    assert_eq!(answers(&town, there, "value"), ["01632 960002"]);
    assert_eq!(answers(&town, there, "channel"), ["phone"]);
    call(&rosa, "01632 960003");
    take(&town, &copy, &letter(&rosa));
    assert_eq!(take(&town, &copy, &first), 0);
    assert_eq!(answers(&town, there, "value"), ["01632 960003"]);
    // Another laptop with the same copy, which knows nothing of it.
    call(&joe, "01632 960004");
    take(&town, &copy, &letter(&joe));
    let both = ["01632 960003", "01632 960004"];
    assert_eq!(answers(&town, there, "value"), both);
    assert_eq!(town.info().unwrap().conflicts, 1);
}

#[test]
fn the_teams_own_words_come_home_from_a_copy_for_the_team_alone() {
    let check = |audience: Audience, expect: &str| {
        let town = town();
        let field = CustomField::new("Seats", FieldType::Number);
        let id = town.add_custom_field(field.clone()).unwrap().value;
        let (rosa, copy) = depart(&town, &[], |tx| tx.create(id, &field));
        let copy = TravelCopy {
            audience: audience.to_string(),
            ..copy
        };
        let changed = rosa.transact(Label::of(Action::Edit), |tx| {
            let field = CustomField {
                label: "Chairs".into(),
                ..field
            };
            tx.update(id, &field)
        });
        changed.unwrap();
        take(&town, &copy, &letter(&rosa));
        assert_eq!(answers(&town, id, "label"), [expect]);
    };
    check(Audience::Team, "Chairs");
    check(Audience::Public, "Seats");
}
