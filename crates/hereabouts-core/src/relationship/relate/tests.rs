use super::*;
use crate::asset::AssetKind::*;
use crate::audience::Sensitivity;
use crate::catalogue::Catalogue;
use crate::history::{Action, Label};
use crate::relationship::testing::{make, tie};
use serde_json::json;

fn from<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn passes_on(town: &Catalogue, of: AssetId, to: AssetId) -> Result<Vec<String>> {
    town.transact(Label::one(Action::SettleInbox, to), |tx| {
        pass_on(tx, of, to)
    })?;
    let ties = town.show_asset(to)?.ties.into_iter();
    let said = ties.map(|tie| {
        let known_from = &tie.relationship;
        assert_eq!(
            (known_from.introduction, known_from.conversation),
            (None, None)
        );
        format!("{} {}", tie.wording, tie.other_name)
    });
    Ok(said.collect())
}

#[test]
fn what_cannot_be_said_now_does_not_keep_two_from_being_made_one() {
    let town = Catalogue::in_memory("Here").unwrap();
    let old = make(&town, Association, "Choir of St Anne’s");
    let choir = make(&town, Association, "Choir");
    let joan = make(&town, Person, "Joan");
    let green = make(&town, Place, "Green");
    let hall = make(&town, Place, "Hall");
    let introduction = json!({ "parties": [joan, old], "stage": "met" });
    let introduction = town.introduce(from(introduction)).unwrap().value;
    let conversation = json!({ "on": "2026-03-04", "words": "Joan sings", "kind": "visit" });
    let conversation = town.note_conversation(from(conversation), Default::default());
    let conversation = conversation.unwrap().value;
    let of_both = Relationship {
        introduction: Some(introduction),
        conversation: Some(conversation),
        ..Relationship::new(joan, "introduced_to", old)
    };
    town.relate(of_both).unwrap();
    tie(&town, old, "meets_at", green);
    tie(&town, old, "meets_at", hall);
    tie(&town, old, "same_organisation_as", choir);
    town.remove_introduction(introduction).unwrap();
    town.remove_conversation(conversation).unwrap();
    town.delete_assets(vec![hall]).unwrap();
    let mut said = passes_on(&town, old, choir).unwrap();
    said.retain(|line| !line.starts_with("is the same"));
    assert_eq!(said, ["meets at Green", "was introduced to Joan"]);
    assert_eq!(town.check(true).unwrap(), [""; 0]);
    // Of what is in the bin nothing is said anew.
    town.delete_assets(vec![choir]).unwrap();
    let refused = passes_on(&town, old, choir).unwrap_err().to_string();
    assert!(refused.contains("lies in the bin"), "{refused}");
}

#[test]
fn where_something_safeguarded_is_is_not_passed_on_to_it() {
    let town = Catalogue::in_memory("Here").unwrap();
    let old = make(&town, Association, "The house");
    let council = make(&town, Institution, "Council");
    let street = make(&town, Place, "Kiln Lane");
    tie(&town, old, "meets_at", street);
    tie(&town, council, "funds", old);
    let hidden = AssetId::new();
    let asset = Asset {
        sensitivity: Sensitivity::Safeguarded,
        ..Asset::new(Association, "Safe house")
    };
    town.transact(Label::one(Action::Create, hidden), |tx| {
        tx.create(hidden, &asset)
    })
    .unwrap();
    assert_eq!(
        passes_on(&town, old, hidden).unwrap(),
        ["is funded by Council"]
    );
    assert_eq!(town.check(true).unwrap(), [""; 0]);
}
