//! Each check, broken behind the write door, is named; and random histories leave nothing to find.

use crate::Catalogue;
use crate::api::Edit;
use crate::asset::AssetKind;
use crate::confirmation::CheckOutcome;
use crate::contact::{Channel, Contact, ContactKind};
use crate::geometry::Geometry;
use crate::place::Place;
use crate::relationship::Relationship;

fn example() -> Catalogue {
    let catalogue = Catalogue::in_memory("Aldermoor").unwrap();
    let fields = |text: &str| Edit(serde_json::from_str(text).unwrap());
    let hall = catalogue
        .create_asset(
            AssetKind::Place,
            "Old Chapel Hall".into(),
            fields(r#"{"tags":["hall","food"],"extra":{"Ward":"AM-07"}}"#),
        )
        .unwrap()
        .value;
    let choir = catalogue
        .create_asset(AssetKind::Association, "Łódź choir".into(), fields("{}"))
        .unwrap()
        .value;
    catalogue
        .place_asset(
            hall,
            Some(Place::pin(Geometry::point(-2.02, 53.47).unwrap())),
        )
        .unwrap();
    let tie = serde_json::json!({"from": choir, "type": "meets_at", "to": hall, "since": "2019"});
    catalogue
        .relate(serde_json::from_value::<Relationship>(tie).unwrap())
        .unwrap();
    let (kind, channel, value) = (ContactKind::Role, Channel::Phone, "01632 960001".to_owned());
    let phone = Contact {
        asset: hall,
        kind,
        channel,
        value,
        label: None,
        may_be_published: false,
    };
    catalogue.add_contact(phone).unwrap();
    catalogue
        .confirm_asset(hall, CheckOutcome::StillGoing, None, None)
        .unwrap();
    catalogue
        .edit_asset(choir, fields(r#"{"summary":"Songs, all welcome"}"#))
        .unwrap();
    catalogue.undo().unwrap();
    catalogue
}

#[test]
fn all_is_well_at_first() {
    assert_eq!(example().check(false).unwrap(), Vec::<String>::new());
}

#[test]
fn what_is_broken_behind_the_door_is_named() {
    let check = |broken: &str, named: &str| {
        let catalogue = example();
        catalogue
            .write_alone(|db| Ok(db.execute_batch(broken)?))
            .unwrap();
        let found = catalogue.check(true).unwrap();
        assert!(
            found.iter().any(|finding| finding.starts_with(named)),
            "{broken}\n{found:#?}"
        );
    };
    check(
        "UPDATE asset SET name = 'Other' WHERE kind = 'place'",
        "log and rows: asset",
    );
    check(
        "UPDATE asset SET existence = 'bin' WHERE kind = 'place'",
        "log and rows: asset",
    );
    check("DELETE FROM relationship", "log and rows: relationship");
    check(
        "DELETE FROM change WHERE kind = 'contact'",
        "log and rows: contact",
    );
    check(
        "UPDATE change SET sets = json_set(sets, '$.value[0]', 'x') WHERE kind = 'contact'",
        "log and rows: contact",
    );
    check(
        "UPDATE change SET sets = 'torn' WHERE kind = 'contact'",
        "log and rows: change",
    );
    check(
        "UPDATE change SET seen = '{}' WHERE op IN (SELECT id FROM op WHERE undoes IS NOT NULL)",
        "log and rows: asset",
    );
    check(
        "UPDATE asset SET disputed = 1 WHERE kind = 'place'",
        "log and rows: asset",
    );
    check(
        "DELETE FROM op WHERE label LIKE '%confirm%'",
        "rules: change",
    );
    check(
        "DELETE FROM op WHERE label LIKE '%\"edit\"%' AND undoes IS NULL",
        "rules: operation",
    );
    check(
        "UPDATE fact SET value = '1' WHERE key = 'lamport'",
        "rules: the log counts",
    );
    check(
        "UPDATE asset SET sensitivity = 'safeguarded' WHERE kind = 'place'",
        "rules: asset",
    );
    check("DELETE FROM asset_tag WHERE tag = 'food'", "tags: “food”");
    check(
        "INSERT INTO asset_tag (tag, asset) VALUES ('extra', 1)",
        "tags: “extra”",
    );
    check(
        "UPDATE asset SET west = 0, south = 0, east = 0, north = 0 WHERE kind = 'place'",
        "rules: asset",
    );
    check(
        "UPDATE asset SET west = west + 1 WHERE kind = 'place'",
        "columns worked out from others: the bounds",
    );
    check(
        "UPDATE asset SET last_checked = '2001-01-01'",
        "columns worked out from others: the day",
    );
    check("DELETE FROM asset_text WHERE rowid = 1", "text index:");
}

#[test]
fn a_sum_that_is_off_names_its_records() {
    let catalogue = example();
    let broken = "UPDATE content_sum SET sum = sum + 1 WHERE audience = 'me' AND bucket = (SELECT min(bucket) FROM content_sum)";
    catalogue
        .write_alone(|db| Ok(db.execute_batch(broken)?))
        .unwrap();
    let found = catalogue.check(true).unwrap();
    assert!(
        found
            .iter()
            .any(|finding| finding.starts_with("content hash: the sum kept for ")),
        "{found:#?}"
    );
}

#[test]
fn a_place_that_moved_behind_the_door_is_drawn_otherwise_than_its_row() {
    let catalogue = example();
    let moved = r#"UPDATE asset SET place = json_set(place, '$.geometry.coordinates[0]', -3.0), west = -3.0, east = -3.0 WHERE kind = 'place'"#;
    catalogue
        .write_alone(|db| Ok(db.execute_batch(moved)?))
        .unwrap();
    let found = catalogue.check(true).unwrap();
    assert!(
        found
            .iter()
            .any(|finding| finding.starts_with("map in memory: asset ")),
        "{found:#?}"
    );
}
