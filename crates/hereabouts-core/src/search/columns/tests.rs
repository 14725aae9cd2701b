//! Columns that follow what is done, against columns that are read anew.

use super::Columns;
use crate::api;
use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::relationship::testing::make;
use crate::search::testing::{Adder, bin, empty, relate};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

/// The id of one of the records of a table that exist so, by a number; blank where there is none.
fn one(town: &Catalogue, table: &str, existence: &str, drawn: usize) -> String {
    let sql = format!("SELECT id FROM {table} WHERE existence = ?1 ORDER BY n");
    let ids = town.read(|db| {
        let mut statement = db.prepare(&sql)?;
        let ids = statement.query_map([existence], |row| row.get::<_, [u8; 16]>(0))?;
        Ok(ids.collect::<rusqlite::Result<Vec<_>>>()?)
    });
    let ids = ids.unwrap();
    match ids.len() {
        0 => String::new(),
        all => Uuid::from_bytes(ids[drawn % all]).to_string(),
    }
}

/// Something that somebody does: the command and what it is asked.
fn step(town: &Catalogue, what: usize, first: usize, second: usize) -> (&'static str, Value) {
    let here = |table: &str, drawn: usize| one(town, table, "here", drawn);
    let (asset, other) = (here("asset", first), here("asset", second));
    let tag = ["food", "Food", "walks"][second % 3];
    let west = -2.0 + (second % 100) as f64 / 100.0;
    let (east, south, north) = (west + 0.3, 53.0, 54.0);
    let square = json!({ "type": "Polygon", "coordinates":
        [[[west, south], [east, south], [east, north], [west, north], [west, south]]] });
    let point = json!({ "type": "Point", "coordinates": [west, 53.5] });
    let placed = |geometry: &Value| json!({ "geometry": geometry, "precision": "street" });
    let area = json!({ "kind": "neighbourhood", "name": tag, "geometry": square });
    let field = |kind: &str| {
        let choices = json!([{ "label": "Ramp" }, { "label": "Stairs" }]);
        let label = format!("Field {first}");
        json!({ "label": label, "type": kind, "choices": choices })
    };
    let edit = |fields: Value| ("edit_asset", json!({ "id": asset, "fields": fields }));
    match what {
        0..=3 => {
            let kind = ["place", "association"][second % 2];
            let fields = json!({ "tags": [tag], "place": placed(&point) });
            let name = format!("Asset {first}");
            let asked = json!({ "kind": kind, "name": name, "fields": fields });
            ("create_asset", asked)
        }
        4 => edit(json!({ "tags": [tag, "new"] })),
        5 => edit(json!({ "status": "going", "review_months": second % 9 + 1 })),
        6 => (
            "place_asset",
            json!({ "id": asset, "place": placed(&point) }),
        ),
        7 => (
            "place_asset",
            json!({ "id": asset, "place": placed(&square) }),
        ),
        8 => ("place_asset", json!({ "id": asset, "place": null })),
        9 => ("delete_assets", json!({ "ids": [asset, other] })),
        10 => {
            let binned = one(town, "asset", "bin", first);
            ("restore_assets", json!({ "ids": [binned] }))
        }
        11..=13 => {
            let tie = json!({ "from": asset, "type": "uses", "to": other });
            ("relate", json!({ "relationship": tie }))
        }
        14 => ("unrelate", json!({ "id": here("relationship", first) })),
        15 => {
            let asked = json!({ "id": asset, "outcome": "paused", "method": null, "note": null });
            ("confirm_asset", asked)
        }
        16 => ("add_area", json!({ "area": area })),
        17 => (
            "edit_area",
            json!({ "id": here("area", first), "area": area }),
        ),
        18 => ("remove_area", json!({ "id": here("area", first) })),
        19 => {
            let kind = ["choice", "choices", "yes_no", "text"][second % 4];
            ("add_custom_field", json!({ "field": field(kind) }))
        }
        20..=22 => {
            let said = [json!("Ramp"), json!("yes"), json!(null)][second % 3].clone();
            let unit = format!("field/{}", here("custom_field", first));
            edit(json!({ unit: said }))
        }
        23 => {
            let kind = ["choice", "text"][second % 2];
            let id = here("custom_field", first);
            let asked = json!({ "id": id, "field": field(kind), "moved": {} });
            ("edit_custom_field", asked)
        }
        24 => {
            let id = here("custom_field", first);
            ("retire_custom_field", json!({ "id": id }))
        }
        25 => {
            let id = one(town, "custom_field", "bin", first);
            ("restore_custom_field", json!({ "id": id }))
        }
        26 => {
            let asked = json!({ "keep": asset, "gone": other, "take": [] });
            ("join_duplicates", asked)
        }
        27 => {
            let joined = one(town, "asset", "joined", first);
            ("unjoin", json!({ "id": joined }))
        }
        28 => ("erase", json!({ "id": asset, "ticked": [] })),
        29 => ("undo", json!({})),
        30 => ("redo", json!({})),
        _ => {
            let all: Vec<String> = (0..20).map(|drawn| here("asset", drawn)).collect();
            let asked = json!({ "ids": all, "tag": tag, "on": first.is_multiple_of(2) });
            ("tag_assets", asked)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn what_follows_every_operation_is_what_is_read_anew(
        steps in proptest::collection::vec((0..32usize, 0..1000usize, 0..1000usize), 10..60),
    ) {
        let town = Catalogue::in_memory("Ours").unwrap();
        let begin = (0..12).map(|i| (0, i, 7 * i));
        for (what, first, second) in begin.chain(steps) {
            let (name, asked) = step(&town, what, first, second);
            // What cannot be done is refused, and is a step like any other.
            drop(api::call(&town, name, asked.clone(), None));
            let differ = town.read(|db| {
                let fresh = Columns::load(db)?;
                Ok(town.columns_now(db)?.differences(&fresh))
            });
            prop_assert!(differ.as_ref().unwrap().is_empty(), "{name} {asked}: {differ:?}");
        }
    }
}

#[test]
fn what_changed_behind_the_door_is_counted_otherwise_than_its_row() {
    let town = Catalogue::in_memory("Ours").unwrap();
    let hall = make(&town, AssetKind::Place, "Hall");
    make(&town, AssetKind::Association, "Choir");
    assert_eq!(town.counts(String::new()).unwrap().total, 2);
    // It is followed, and not read anew.
    town.tag_assets(vec![hall], "food".into(), true).unwrap();
    let ended = "UPDATE asset SET status = 'ended' WHERE kind = 'association'";
    town.write_alone(|db| Ok(db.execute_batch(ended)?)).unwrap();
    let counts = town.counts(String::new()).unwrap();
    assert_eq!((counts.tags.len(), counts.statuses[4].total), (1, 0));
    let found = town.check(true).unwrap();
    let said = |finding: &String| finding.ends_with("is counted otherwise than its row says");
    assert!(found.iter().any(said), "{found:#?}");
}

#[test]
fn each_asset_that_differs_is_told() {
    let db = empty();
    let hall = Adder::new("Hall").tag("food").at(-0.1, 51.5).add(&db);
    let choir = Adder::new("Choir").tag("food").add(&db);
    let bench = Adder::new("Bench").at(0.1, 51.5).add(&db);
    relate(&db, choir, hall);
    let differ = |change: &str, expect: &[u32]| {
        let mut columns = Columns::load(&db).unwrap();
        db.execute_batch("SAVEPOINT before").unwrap();
        db.execute_batch(change).unwrap();
        let fresh = Columns::load(&db).unwrap();
        let told: Vec<u32> = columns.differences(&fresh).into_iter().collect();
        assert_eq!(told, expect, "{change}");
        let back: Vec<u32> = fresh.differences(&columns).into_iter().collect();
        assert_eq!(back, expect, "{change}");
        columns.update(&db, expect, &[]).unwrap();
        assert!(columns.differences(&fresh).is_empty(), "{change}");
        db.execute_batch("ROLLBACK TO before; RELEASE before")
            .unwrap();
    };
    differ(
        "UPDATE asset SET status = 'going' WHERE name = 'Bench'",
        &[bench],
    );
    differ(
        "UPDATE asset SET kind = 'place' WHERE name = 'Hall'",
        &[hall],
    );
    differ("UPDATE asset SET east = 1 WHERE name = 'Bench'", &[bench]);
    differ(
        "UPDATE asset SET place = '{}' WHERE name = 'Bench'",
        &[bench],
    );
    differ("DELETE FROM asset_tag WHERE asset = 2", &[choir]);
    differ("INSERT INTO asset_area VALUES (7, 3)", &[bench]);
    differ("UPDATE relationship SET existence = 'bin'", &[hall, choir]);
    differ("DELETE FROM asset WHERE name = 'Hall'", &[hall, choir]);
    differ("UPDATE asset SET existence = 'bin'", &[hall, choir, bench]);
    bin(&db, hall);
    let columns = Columns::load(&db).unwrap();
    assert_eq!(
        (columns.ties.len(), columns.tags.of("food")),
        (0, [choir].as_slice())
    );
}
