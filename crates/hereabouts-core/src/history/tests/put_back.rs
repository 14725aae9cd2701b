//! One field put back: a step like an edit, and refused where an edit would be.

use super::*;
use crate::confirmation::CheckOutcome;
use crate::log::Change;
use crate::relationship::Relationship;

#[test]
fn one_field_is_put_back_and_that_is_a_step() {
    let ours = Laptop::of(&first(), "Maryam", "KITCHEN");
    let hall = ours.make(AssetKind::Place, "Hall");
    ours.say(
        hall,
        json!({ "times": "Mondays", "tags": ["warm", "rooms"] }),
    );
    ours.say(
        hall,
        json!({ "times": "Tuesdays", "tags": ["rooms"], "cost": "free" }),
    );
    ours.say(hall, json!({ "cost": "two pounds" }));
    let op = ours.op(hall, "times", json!("Tuesdays"));

    ours.put_back(hall, "times", &op).unwrap();
    let now = ours.asset(hall);
    assert_eq!(now.times.as_deref(), Some("Mondays"));
    assert_eq!(
        now.cost.as_deref(),
        Some("two pounds"),
        "what was done since stays"
    );
    let newest = ours.all().remove(0);
    assert_eq!(newest.label.action, Action::PutBack);
    assert_eq!(
        (newest.label.record, newest.label.field.as_deref()),
        (Some(hall.0), Some("times"))
    );
    ours.town.undo().unwrap();
    assert_eq!(ours.asset(hall).times.as_deref(), Some("Tuesdays"));
    ours.town.redo().unwrap();
    assert_eq!(ours.asset(hall).times.as_deref(), Some("Mondays"));

    // An element of a list comes back by itself, and no word of it stands in the label.
    ours.put_back(hall, "tag/warm", &op).unwrap();
    assert_eq!(ours.asset(hall).tags.len(), 2);
    let step = ours.town.undo_list().unwrap().undo.remove(0);
    assert_eq!(step.label.field.as_deref(), Some("tags"));
    // Before that it said nothing.
    ours.put_back(hall, "cost", &op).unwrap();
    assert_eq!(ours.asset(hall).cost, None);
    assert_eq!(ours.town.check(true).unwrap(), [""; 0]);
}

#[test]
fn what_hangs_on_something_is_put_back_too() {
    let ours = Laptop::of(&first(), "Maryam", "KITCHEN");
    let hall = ours.make(AssetKind::Place, "Hall");
    let choir = ours.make(AssetKind::Association, "Choir");
    let contact = ours
        .town
        .add_contact(phone(hall, "01632 960001"))
        .unwrap()
        .value;
    ours.town
        .edit_contact(contact, phone(hall, "01632 960002"))
        .unwrap();
    let op = ours.op(contact, "value", json!("01632 960002"));
    ours.put_back(contact, "value", &op).unwrap();
    let value = || {
        ours.town.show_asset(hall).unwrap().contacts[0]
            .contact
            .value
            .clone()
    };
    assert_eq!(value(), "01632 960001");
    assert_eq!(ours.all()[0].name.as_deref(), Some("Hall"));
    ours.town.undo().unwrap();
    assert_eq!(value(), "01632 960002");

    let tie = |since: &str| -> Relationship {
        let tie = json!({ "from": choir, "type": "meets_at", "to": hall, "since": since });
        serde_json::from_value(tie).unwrap()
    };
    let id = ours.town.relate(tie("2019")).unwrap().value;
    ours.town.edit_relationship(id, tie("2021")).unwrap();
    let op = ours.op(id, "since", json!("2021"));
    let entry = ours.all().remove(0);
    assert_eq!(entry.what[0].name.as_deref(), Some("Choir – Hall"));
    ours.put_back(id, "since", &op).unwrap();
    let ties = ours.town.show_asset(hall).unwrap().ties;
    assert_eq!(ties[0].relationship.since.as_deref(), Some("2019"));

    let gift = ours.town.add_gift(Gift::of(choir, "songs")).unwrap().value;
    let more = Gift {
        would_teach: true,
        may_be_listed: true,
        ..Gift::of(choir, "old songs")
    };
    ours.town.edit_gift(gift, more).unwrap();
    let op = ours.op(gift, "what", json!("old songs"));
    ours.put_back(gift, "would_teach", &op).unwrap();
    ours.put_back(gift, "what", &op).unwrap();
    let shown = ours.town.show_asset(choir).unwrap().gifts.remove(0).gift;
    assert_eq!((shown.what.as_str(), shown.would_teach), ("songs", false));
    // On the list that everybody takes home it comes only where somebody says so.
    ours.town.edit_gift(gift, Gift::of(choir, "songs")).unwrap();
    let off = ours.op(gift, "may_be_listed", Value::Null);
    let refused = ours.put_back(gift, "may_be_listed", &off).unwrap_err();
    assert!(refused.to_string().contains("at the session"), "{refused}");
}

#[test]
fn what_an_edit_could_not_say_is_not_put_back() {
    let ours = Laptop::of(&first(), "Maryam", "KITCHEN");
    let hall = ours.make(AssetKind::Place, "Hall");
    let made = ours.all().remove(0).op;
    ours.say(hall, json!({ "times": "Mondays" }));
    let times = ours.op(hall, "times", json!("Mondays"));
    ours.say(hall, json!({ "audience": "team" }));
    let narrowed = ours.op(hall, "audience", json!("team"));
    ours.say(hall, json!({ "sensitivity": "sensitive" }));
    let careful = ours.op(hall, "sensitivity", json!("sensitive"));
    let contact = Contact {
        may_be_published: true,
        publish_reason: Some("on their poster".into()),
        ..phone(hall, "01632 960001")
    };
    let id = ours.town.add_contact(contact).unwrap().value;
    ours.town
        .edit_contact(id, phone(hall, "01632 960001"))
        .unwrap();
    let private = ours.op(id, "may_be_published", Value::Null);
    ours.town
        .confirm_asset(hall, CheckOutcome::StillGoing, None, None)
        .unwrap();
    let check = ours.all().remove(0);
    let checked = check
        .what
        .iter()
        .find(|told| told.kind == "confirmation")
        .unwrap()
        .record;
    let dean = ours.make(AssetKind::Person, "Dean Khan");
    ours.say(dean, json!({ "name": "Dean" }));
    let short = ours.op(dean, "name", json!("Dean"));
    ours.say(dean, json!({ "is_child": true }));
    let child = ours.op(dean, "is_child", json!(true));
    let haven = ours.make(AssetKind::Institution, "Haven");
    ours.say(
        haven,
        json!({ "place": { "address": "1 Mill Lane", "precision": "none" } }),
    );
    ours.say(haven, json!({ "place": null }));
    let moved = ours.op(haven, "place", Value::Null);
    ours.town.safeguard(haven).unwrap();

    let refuse = |record: RecordId, unit: &str, op: &str, says: &str| {
        let before = ours.all().len();
        let refused = ours.put_back(record, unit, op).unwrap_err().to_string();
        assert!(refused.contains(says), "{unit}: {refused}");
        assert_eq!(ours.all().len(), before, "{unit}: nothing was done");
    };
    refuse(hall.0, "exists", &made, "Take it out of the bin");
    refuse(hall.0, "joined_into", &made, "Take them apart");
    refuse(hall.0, "name", &made, "Change it instead");
    refuse(hall.0, "times", &made, "not known here any more");
    refuse(hall.0, "times", "nobody/1", "not known here any more");
    refuse(hall.0, "audience", &narrowed, "say why");
    refuse(hall.0, "sensitivity", &careful, "change that on its card");
    refuse(id.0, "may_be_published", &private, "who said that");
    refuse(checked, "note", &check.op, "not known here any more");
    refuse(
        checked,
        "outcome",
        &check.op,
        "cannot be put back by itself",
    );
    refuse(dean.0, "name", &short, "only the first name is kept");
    refuse(dean.0, "is_child", &child, "change that on its card");
    refuse(haven.0, "place", &moved, "");
    assert_eq!(ours.asset(haven).place, None);
    ours.put_back(hall, "times", &times).unwrap();
    refuse(hall.0, "times", &times, "It says that already.");

    // What this laptop never had is not blanked for want of history.
    let theirs = Laptop::of(&ours.town, "Amina", "HALL");
    theirs.say(hall, json!({ "summary": "Two rooms" }));
    theirs.say(hall, json!({ "summary": "Three rooms" }));
    let mut changes = theirs.town.changes_for(&Audience::Team).unwrap();
    let two = |change: &Change| change.sets.get("summary") == Some(&vec![json!("Two rooms")]);
    changes.changes.retain(|change| !two(change));
    ours.town.merge(&changes).unwrap();
    let three = ours.op(hall, "summary", json!("Three rooms"));
    refuse(hall.0, "summary", &three, "is not known here, so it cannot");
}

#[test]
fn putting_back_answers_a_question() {
    let ours = Laptop::of(&first(), "Maryam", "KITCHEN");
    let hall = ours.make(AssetKind::Place, "Hall");
    ours.say(hall, json!({ "times": "Mondays", "cost": "free" }));
    let theirs = Laptop::of(&ours.town, "Amina", "HALL");
    ours.say(hall, json!({ "times": "Tuesdays" }));
    theirs.say(hall, json!({ "times": "Thursdays" }));
    theirs.give(&ours);
    let disputed = |laptop: &Laptop| -> u32 {
        let sql = "SELECT disputed FROM asset WHERE id = ?1";
        let found = laptop
            .town
            .read(|db| Ok(db.query_row(sql, [hall.0.as_bytes()], |row| row.get(0))?));
        found.unwrap()
    };
    assert_eq!(disputed(&ours), 1);
    let op = ours.op(hall, "times", json!("Thursdays"));
    ours.put_back(hall, "times", &op).unwrap();
    ours.give(&theirs);
    for laptop in [&ours, &theirs] {
        assert_eq!(disputed(laptop), 0);
        assert_eq!(laptop.asset(hall).times.as_deref(), Some("Mondays"));
    }
    // Taken back, it is a question again.
    ours.town.undo().unwrap();
    assert_eq!(disputed(&ours), 1);
}
