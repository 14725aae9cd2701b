use super::*;
use crate::contact::{Channel, Contact, ContactKind};
use serde_json::json;

#[test]
fn a_safeguarded_asset_holds_no_address_whichever_way_it_would_come() {
    let catalogue = Catalogue::in_memory("Ours").unwrap();
    let id = catalogue
        .create_asset(AssetKind::Institution, "Haven".into(), Edit::default())
        .unwrap()
        .value;
    let contact = |channel, value: &str| Contact {
        asset: id,
        kind: ContactKind::Role,
        channel,
        value: value.into(),
        label: None,
        may_be_published: false,
        publish_reason: None,
    };
    let edit = |value| catalogue.edit_asset(id, Edit(serde_json::from_value(value).unwrap()));
    let address = catalogue
        .add_contact(contact(Channel::Address, "1 Mill Lane"))
        .unwrap()
        .value;
    assert!(
        edit(json!({"sensitivity": "safeguarded"})).is_err(),
        "its address would stay"
    );
    let refused = edit(json!({"sensitivity": "safeguarded", "place": null}));
    assert!(refused.is_err());
    catalogue.remove_contact(address).unwrap();
    let refused = edit(json!({"sensitivity": "safeguarded"})).unwrap_err();
    assert!(
        refused.to_string().contains("Make it safeguarded"),
        "its address would stay in the history: {refused}"
    );
    catalogue.safeguard(id).unwrap();
    assert!(edit(json!({"place": {"address": "1 Mill Lane"}})).is_err());
    assert!(
        catalogue
            .add_contact(contact(Channel::Address, "1 Mill Lane"))
            .is_err()
    );
    let phone = catalogue
        .add_contact(contact(Channel::Phone, "01632 960001"))
        .unwrap()
        .value;
    assert!(
        catalogue
            .edit_contact(phone, contact(Channel::Address, "1 Mill Lane"))
            .is_err()
    );
    let elsewhere = catalogue
        .create_asset(AssetKind::Place, "Hall".into(), Edit::default())
        .unwrap()
        .value;
    let claimed = Contact {
        asset: elsewhere,
        ..contact(Channel::Address, "1 Mill Lane")
    };
    let error = catalogue.edit_contact(phone, claimed).unwrap_err();
    assert!(error.to_string().contains("stays with what"), "{error}");
    assert_eq!(
        catalogue.show_asset(id).unwrap().contacts[0].contact.value,
        "01632 960001"
    );
    let back = edit(json!({"sensitivity": "ordinary"})).unwrap_err();
    assert!(back.to_string().contains("stays so"), "{back}");
}

#[test]
fn more_people_see_it_only_with_a_reason_and_fewer_without() {
    let catalogue = Catalogue::in_memory("Ours").unwrap();
    let make = |fields: serde_json::Value| {
        let fields = Edit(serde_json::from_value(fields).unwrap());
        catalogue.create_asset(AssetKind::Association, "Knitters".into(), fields)
    };
    assert!(make(json!({"audience": "public"})).is_err());
    let id = make(json!({})).unwrap().value;
    let partner = |n: u128| format!("partners:{}", uuid::Uuid::from_u128(n));
    let check = |to: &str, reason: Option<&str>, may: bool| {
        let mut fields = json!({ "audience": to });
        if let Some(reason) = reason {
            fields["audience_reason"] = reason.into();
        }
        let done = catalogue.edit_asset(id, Edit(serde_json::from_value(fields).unwrap()));
        assert_eq!(done.is_ok(), may, "{to} {reason:?}");
    };
    check("public", None, false);
    check("public", Some("  "), false);
    check(&partner(1), Some("they asked us to"), true);
    // What was said of one partner says nothing of another, nor of more.
    check(&partner(2), None, false);
    check("public", None, false);
    check("public", Some("it is on their poster"), true);
    check("team", None, true);
    check("me", None, true);
    check("team", None, false);
    let history = catalogue.asset_history(id, 9).unwrap();
    let told = history.iter().flat_map(|line| &line.what);
    let said: Vec<_> = told
        .filter(|what| what.field == "audience_reason")
        .map(|what| what.after.clone())
        .collect();
    assert_eq!(said, ["it is on their poster", "they asked us to"]);
}

#[test]
fn of_a_child_only_the_first_name_is_kept() {
    let catalogue = Catalogue::in_memory("Ours").unwrap();
    let make = |name: &str, fields: serde_json::Value| {
        let fields = Edit(serde_json::from_value(fields).unwrap());
        catalogue.create_asset(AssetKind::Person, name.into(), fields)
    };
    let edit = |id, fields: serde_json::Value| {
        catalogue.edit_asset(id, Edit(serde_json::from_value(fields).unwrap()))
    };
    assert!(make("Amira Khan", json!({"is_child": true})).is_err());
    let id = make("Amira Khan", json!({})).unwrap().value;
    assert!(edit(id, json!({"is_child": true})).is_err());
    edit(id, json!({"name": "Amira", "is_child": true})).unwrap();
    assert!(edit(id, json!({"name": "Amira Khan"})).is_err());
    make("Anne-Marie", json!({"is_child": true})).unwrap();
    for name in ["Khan,Amira", "Khan, Amira", "Khan，Amira"] {
        assert!(make(name, json!({"is_child": true})).is_err(), "{name}");
        assert!(edit(id, json!({ "name": name })).is_err(), "{name}");
    }
}
