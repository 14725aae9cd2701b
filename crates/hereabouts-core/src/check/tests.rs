//! Each check, broken behind the write door, is named; and random histories leave nothing to find.

use crate::Catalogue;
use crate::api::Edit;
use crate::asset::AssetKind;
use crate::confirmation::CheckOutcome;
use crate::contact::{Channel, Contact, ContactKind};
use crate::geometry::Geometry;
use crate::place::Place;
use crate::relationship::Relationship;
use std::collections::BTreeSet;

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
        publish_reason: None,
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
fn of_a_large_catalogue_a_quick_check_proves_the_last_and_a_spread_and_counts_the_others() {
    let town = || {
        let town = Catalogue::in_memory("Aldermoor").unwrap();
        for n in 1..=40 {
            let fields = Edit(serde_json::from_str(r#"{"tags":["food"]}"#).unwrap());
            town.create_asset(AssetKind::Place, format!("Bench {n}"), fields)
                .unwrap();
        }
        town
    };
    // Ten changes of 41: the last five, by which the assets 36 to 40 were made, and of the others assets 7, 14, 21, 28.
    const MOST: Option<u32> = Some(10);
    assert_eq!(town().check_at_most(MOST).unwrap(), [""; 0]);
    let check = |broken: &str, quick: Option<&str>, full: &str| {
        let town = town();
        town.write_alone(|db| Ok(db.execute_batch(broken)?))
            .unwrap();
        let is_named =
            |found: &[String], named: &str| found.iter().any(|one| one.starts_with(named));
        let found = town.check_at_most(MOST).unwrap();
        match quick {
            Some(named) => assert!(is_named(&found, named), "{broken}\n{found:#?}"),
            None => assert_eq!(found, [""; 0], "left to the full check: {broken}"),
        }
        let found = town.check(false).unwrap();
        assert!(is_named(&found, full), "{broken}\n{found:#?}");
    };
    let rows = "log and rows: asset ";
    check("UPDATE asset SET note = 'x' WHERE n = 40", Some(rows), rows);
    check("UPDATE asset SET note = 'x' WHERE n = 14", Some(rows), rows);
    check("UPDATE asset SET note = 'x' WHERE n = 10", None, rows);
    check("DELETE FROM asset WHERE n = 10", Some(rows), rows);
    let contact = "INSERT INTO contact (id, existence, asset, kind, channel, value) \
         SELECT randomblob(16), 'here', id, 'role', 'phone', '1' FROM asset WHERE n = 10";
    let rows = "log and rows: contact ";
    check(contact, Some(rows), rows);
    check(
        "UPDATE change SET sets = json_set(sets, '$.name[0]', 'x') WHERE n = 11",
        None,
        "log and rows: asset ",
    );
    check(
        "UPDATE content_part SET me = me + 1 WHERE record = (SELECT id FROM asset WHERE n = 10)",
        Some("content hash: the sum kept for "),
        "content hash: the part kept for ",
    );
    let rule = "rules: asset ";
    check(
        "UPDATE asset SET west = 0, south = 0, east = 0, north = 0 WHERE n = 10",
        Some(rule),
        rule,
    );
    check(
        "DELETE FROM asset_tag WHERE asset = 10",
        Some("numbers of rows: 39 tags "),
        "tags: “food”",
    );
    check(
        "UPDATE asset_tag SET tag = 'x' WHERE asset = 10",
        None,
        "tags: “food”",
    );
    check(
        "UPDATE asset_tag SET tag = 'x' WHERE asset = 40",
        Some("tags: “food”"),
        "tags: “food”",
    );
    check(
        "DELETE FROM asset_text WHERE rowid = 10",
        Some("numbers of rows: Search does not know “Bench 10”"),
        "text index: Search does not know “Bench 10”",
    );
    let other = |n: u32| {
        format!(
            "REPLACE INTO asset_text (rowid, name, words, rest) SELECT n, 'bench {}', 'food', '' FROM asset WHERE n = {n}",
            n + 1
        )
    };
    let text = "text index: ";
    check(&other(10), None, text);
    check(&other(40), Some(text), text);
}

/// What is found in the example after this was done to its file, past the write door.
fn found_after(broken: &str) -> Vec<String> {
    let catalogue = example();
    catalogue
        .write_alone(|db| Ok(db.execute_batch(broken)?))
        .unwrap();
    catalogue.check(true).unwrap()
}

#[test]
fn what_is_broken_behind_the_door_is_named() {
    let check = |broken: &str, named: &str| {
        let found = found_after(broken);
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
        "UPDATE relationship SET asked = 1",
        "log and rows: how much is asked about tie",
    );
    check(
        "UPDATE asset SET asked = 1",
        "log and rows: how much is asked about asset",
    );
    check("DELETE FROM asset_tag WHERE tag = 'food'", "tags: “food”");
    check(
        "INSERT INTO asset_tag (tag, asset) VALUES ('extra', 1)",
        "tags: “extra”",
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
    for audience in ["me", "team"] {
        check(
            &format!("UPDATE content_part SET {audience} = {audience} + 1"),
            "content hash: the part kept for ",
        );
        check(
            &format!(
                "UPDATE content_sum SET sum = sum + 1 WHERE audience = '{audience}' AND bucket = (SELECT min(bucket) FROM content_sum)"
            ),
            "content hash: the sum kept for ",
        );
        check(
            &format!("DELETE FROM content_sum WHERE audience = '{audience}'"),
            "content hash: the sum kept for ",
        );
    }
    check("UPDATE change SET audience = ''", "log and rows: change ");
    check("UPDATE change SET lamport = -1", "log and rows: ");
    check(
        "DELETE FROM content_part",
        "content hash: the part kept for ",
    );
}

#[test]
fn every_rule_is_broken_and_named() {
    let breaks = [
        (
            "every change belongs to an operation",
            "DELETE FROM op WHERE label LIKE '%confirm%'",
        ),
        (
            "what is taken back was done",
            "DELETE FROM op WHERE label LIKE '%\"edit\"%' AND undoes IS NULL",
        ),
        (
            "a safeguarded asset holds no place",
            "UPDATE asset SET sensitivity = 'safeguarded' WHERE kind = 'place'",
        ),
        (
            "what is safeguarded is so for good",
            "UPDATE asset SET sensitivity = 'safeguarded', place = NULL",
        ),
        (
            "the log knows no place of what is safeguarded",
            "INSERT INTO safeguarded (record) SELECT id FROM asset WHERE kind = 'place'",
        ),
        (
            "nothing safeguarded is tied to a place",
            "UPDATE asset SET sensitivity = 'safeguarded', kind = 'place'",
        ),
        (
            "nothing happens at what is safeguarded",
            "INSERT INTO activity (id, existence, host, name, at) SELECT randomblob(16), 'here', id, 'x', id FROM asset; INSERT INTO safeguarded (record) SELECT id FROM asset",
        ),
        (
            "a safeguarded asset holds no address",
            "UPDATE asset SET sensitivity = 'safeguarded', place = NULL WHERE kind = 'place'; UPDATE contact SET channel = 'address'",
        ),
        (
            "a person's own contact is not published",
            "UPDATE contact SET kind = 'personal', may_be_published = 1",
        ),
        (
            "no photos are held of what is safeguarded or of anybody under 18",
            "INSERT INTO attachment (id, existence, asset, hash, media_type, file_name, size, position) SELECT randomblob(16), 'here', id, 'x', 'image/png', 'x.png', 1, 0 FROM asset; UPDATE asset SET is_child = 1 WHERE kind = 'association'",
        ),
        (
            "nothing of what was erased is in the log",
            "INSERT INTO erased (record) SELECT id FROM asset WHERE kind = 'place'",
        ),
        (
            "nothing stands at 0, 0",
            "UPDATE asset SET west = 0, south = 0, east = 0, north = 0 WHERE kind = 'place'",
        ),
        (
            "a place that is drawn says how precise it is",
            "UPDATE asset SET place = json_remove(place, '$.precision') WHERE kind = 'place'",
        ),
        (
            "people stay with the team",
            "UPDATE asset SET kind = 'person', audience = 'public' WHERE kind = 'place'",
        ),
        (
            "the count of the log is not behind it",
            "UPDATE fact SET value = '1' WHERE key = 'lamport'",
        ),
    ];
    let of_assets = super::rules::OF_ASSETS.iter().map(|(rule, ..)| *rule);
    let rules = super::rules::RULES.iter().map(|(rule, _)| *rule);
    let rules: BTreeSet<&str> = of_assets.chain(rules).collect();
    assert_eq!(BTreeSet::from(breaks.map(|(rule, _)| rule)), rules);
    for (rule, broken) in breaks {
        let named = format!("; the rule is that {rule}");
        let found = found_after(broken);
        let of_rule = found
            .iter()
            .filter(|finding| finding.starts_with("rules: "));
        assert!(
            of_rule.clone().any(|finding| finding.ends_with(&named)),
            "{broken}\n{found:#?}"
        );
    }
}

/// A bit that tipped over on the disk, in an index of a file without a passphrase.
#[test]
fn a_damaged_page_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    let catalogue = Catalogue::create(&path, "Aldermoor", None).unwrap();
    catalogue.add_sample().unwrap();
    let place = |pragma: &str| {
        catalogue.write_alone(|db| Ok(db.query_row(pragma, [], |row| row.get::<_, usize>(0))?))
    };
    let page = place("SELECT rootpage FROM sqlite_schema WHERE name = 'asset_tag_asset'").unwrap();
    let size = place("PRAGMA page_size").unwrap();
    assert_eq!(catalogue.check(false).unwrap(), Vec::<String>::new());
    catalogue.settle().unwrap();
    drop(catalogue);
    let mut bytes = std::fs::read(&path).unwrap();
    // The end of the first entry of the index: a letter of a tag.
    bytes[page * size - 1] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let damaged = Catalogue::open(&path, None).unwrap();
    let found = damaged.check(false).unwrap();
    assert!(
        found.iter().any(|finding| finding.starts_with("file: ")),
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
