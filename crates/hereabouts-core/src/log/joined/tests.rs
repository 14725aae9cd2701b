use super::columns::columns;
use crate::api::Edit;
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::id::AssetId;
use serde_json::{Value, json};

/// All of them are asked for every joining, and a merge may bring thousands.
#[test]
fn every_column_that_names_an_asset_is_found_by_an_index() {
    let ours = Catalogue::in_memory("Ours").unwrap();
    let all = columns();
    for (column, is_one) in [
        (("contact", "asset"), true),
        (("introduction", "at"), true),
        (("introduction", "gift"), false),
        (("relationship", "conversation"), false),
    ] {
        assert_eq!(all.contains(&column), is_one, "{column:?}");
    }
    let read_whole = ours.read(|db| {
        let mut read_whole = Vec::new();
        for (table, column) in all {
            let ask = format!("SELECT id FROM {table} WHERE \"{column}\" = x'00'");
            let plan = format!("EXPLAIN QUERY PLAN {ask}");
            let plan: String = db.query_row(&plan, [], |row| row.get(3))?;
            if !plan.starts_with("SEARCH") {
                read_whole.push(format!("{table}.{column}: {plan}"));
            }
        }
        Ok(read_whole)
    });
    assert_eq!(read_whole.unwrap(), [""; 0]);
}

fn made<const N: usize>(here: &Catalogue, kind: AssetKind, names: [&str; N]) -> [AssetId; N] {
    names.map(|name| {
        let made = here.create_asset(kind, name.into(), Edit::default());
        made.unwrap().value
    })
}

fn edit(here: &Catalogue, id: AssetId, fields: Value) {
    let fields: Edit = serde_json::from_value(fields).unwrap();
    here.edit_asset(id, fields).unwrap();
}

/// What one laptop has, another takes in.
fn give(from: &Catalogue, to: &Catalogue) {
    to.merge(&from.changes_for(&Audience::Team).unwrap())
        .unwrap();
}

#[test]
fn how_much_is_asked_about_the_one_that_went_is_kept_in_its_row() {
    let ours = Catalogue::in_memory("Ours").unwrap();
    let [one, other] = made(&ours, AssetKind::Association, ["Knitters", "Yarners"]);
    let theirs = ours.copy_in_memory().unwrap();
    let check = |say: &str, expect: Option<u32>| {
        let asked = ours.read(|db| {
            let sql = "SELECT asked FROM asset WHERE id = ?1";
            Ok(db.query_row(sql, [other.0.as_bytes()], |row| {
                row.get::<_, Option<u32>>(0)
            })?)
        });
        assert_eq!(asked.unwrap(), expect, "{say}");
        let count = expect.map_or(0, u64::from);
        assert_eq!(ours.info().unwrap().conflicts, count, "{say}");
        let list = ours.list_conflicts(0, 9).unwrap();
        assert_eq!(list.conflicts.len() as u64, count, "{say}");
        assert_eq!(ours.check(true).unwrap(), [""; 0], "{say}");
    };
    check("each for itself", None);
    ours.join_duplicates(one, other, Vec::new()).unwrap();
    check("joined", None);
    edit(
        &theirs,
        other,
        json!({"times": "Thursdays", "cost": "free"}),
    );
    give(&theirs, &ours);
    check("said by somebody who did not know of that", Some(2));
    ours.undo().unwrap();
    check("that was set aside", None);
    ours.redo().unwrap();
    check("and taken in again", Some(2));
    edit(&ours, one, json!({"cost": "free"}));
    check("one of it is said of the one that stayed as well", Some(1));
    ours.delete_assets(vec![one]).unwrap();
    check("that lies in the bin", None);
    ours.restore_assets(vec![one]).unwrap();
    check("and is back", Some(1));
    ours.unjoin(other).unwrap();
    check("each for itself again", None);
}

/// What a row calls an asset, and what somebody finds who looks for a text; all of it is as the log says.
fn called(here: &Catalogue, id: AssetId, text: &str) -> (String, usize) {
    assert_eq!(here.check(true).unwrap(), [""; 0], "{text}");
    let name = here.read(|db| {
        let sql = "SELECT name FROM asset WHERE id = ?1";
        Ok(db.query_row(sql, [id.0.as_bytes()], |row| row.get::<_, String>(0))?)
    });
    let found = here.suggest_assets(text.into(), 9).unwrap();
    (name.unwrap(), found.len())
}

#[test]
fn what_became_one_with_a_child_is_called_by_the_first_name_alone() {
    let ours = Catalogue::in_memory("Ours").unwrap();
    let [keep, gone] = made(&ours, AssetKind::Person, ["Amira", "Amira Khan"]);
    ours.join_duplicates(keep, gone, Vec::new()).unwrap();
    let check = |expect: &str, found: usize| {
        assert_eq!(called(&ours, gone, "khan"), (expect.to_owned(), found));
    };
    check("Amira Khan", 1);
    edit(&ours, keep, json!({"is_child": true}));
    check("Amira", 0);
    // What is typed on in one field is one step.
    edit(&ours, keep, json!({"note": "met at the library"}));
    edit(&ours, keep, json!({"is_child": false}));
    check("Amira Khan", 1);
    ours.undo().unwrap();
    check("Amira", 0);
    // One more comes to it.
    let [more] = made(&ours, AssetKind::Person, ["Khan, Amira"]);
    ours.join_duplicates(keep, more, Vec::new()).unwrap();
    check("Amira", 0);
    assert_eq!(called(&ours, more, "khan").0, "Amira");
    // Taken apart, each is as it was.
    ours.unjoin(gone).unwrap();
    check("Amira Khan", 1);
}

#[test]
fn that_somebody_is_a_child_may_be_said_of_another_that_is_one_with_it() {
    let ours = Catalogue::in_memory("Ours").unwrap();
    let names = ["Mira Okafor", "Mira Khan", "Mira"];
    let [keep, gone, mira] = made(&ours, AssetKind::Person, names);
    let theirs = ours.copy_in_memory().unwrap();
    for other in [gone, mira] {
        ours.join_duplicates(keep, other, Vec::new()).unwrap();
    }
    let check = |expect: [&str; 2], found: usize| {
        let [first, second] = expect.map(str::to_owned);
        assert_eq!(called(&ours, keep, "okafor"), (first, found));
        assert_eq!(called(&ours, gone, "khan"), (second, found));
    };
    check(["Mira Okafor", "Mira Khan"], 1);
    edit(&theirs, mira, json!({"is_child": true}));
    give(&theirs, &ours);
    check(["Mira", "Mira"], 0);
    ours.undo().unwrap();
    check(["Mira Okafor", "Mira Khan"], 1);
}
