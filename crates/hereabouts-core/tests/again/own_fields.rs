//! Columns that are fields of the team's own: made of a column, filled by the next file, known in our own.

use crate::desk::{Desk, options};
use hereabouts_core::api;
use hereabouts_core::custom_field::FieldType;
use hereabouts_core::import::plan::{ColumnCertainty, ImportOptions};
use serde_json::{Value, json};

const HALLS: &str = "id,name,Seats,Way in,Ramp?,Opened,Remarks
1,Canal Hall,120,Side door,yes,4/5/1998,\"Ring first\"
2,Old Moat,80,Front door,no,2001-02-03,
3,Chapel,60,Side door,yes,,Cold
4,Shed,12,Side door,no,,Warm
";

fn made(desk: &Desk) -> Vec<(String, FieldType, u64)> {
    let rows = desk.catalogue.list_custom_fields().unwrap();
    rows.into_iter()
        .map(|row| (row.field.label, row.field.kind, row.used))
        .collect()
}

fn said(desk: &Desk, asset: &str) -> Vec<(String, Value)> {
    let (id, _) = desk
        .assets()
        .into_iter()
        .find(|(_, one)| one.name == asset)
        .unwrap();
    let lines = desk.catalogue.show_asset(id).unwrap().fields;
    lines
        .into_iter()
        .map(|line| (line.field.label, line.value))
        .collect()
}

fn all_new() -> ImportOptions {
    options(&[
        (2, "new_field"),
        (3, "new_field"),
        (4, "new_field"),
        (5, "new_field"),
        (6, "new_field"),
    ])
}

#[test]
fn an_unknown_column_becomes_a_field_of_the_sort_it_holds() {
    let desk = Desk::new();
    let path = desk.path("halls.csv");
    std::fs::write(&path, HALLS).unwrap();
    let plan = desk
        .catalogue
        .plan_import(path.display().to_string(), all_new())
        .unwrap();
    let seen: Vec<_> = plan.columns[2..]
        .iter()
        .map(|c| (c.field.as_str(), c.new_type))
        .collect();
    let new = |kind| ("new_field", Some(kind));
    assert_eq!(
        seen,
        [
            FieldType::Number,
            FieldType::Choice,
            FieldType::YesNo,
            FieldType::Date,
            FieldType::Text
        ]
        .map(new)
    );
    assert!(made(&desk).is_empty(), "a plan makes nothing");
    assert_eq!(desk.bring(HALLS, all_new()).new, 4);
    let field = |label: &str, kind, used| (label.to_owned(), kind, used);
    assert_eq!(
        made(&desk),
        [
            field("Seats", FieldType::Number, 4),
            field("Way in", FieldType::Choice, 4),
            field("Ramp?", FieldType::YesNo, 4),
            field("Opened", FieldType::Date, 2),
            field("Remarks", FieldType::Text, 3),
        ]
    );
    let pair = |label: &str, value: Value| (label.to_owned(), value);
    assert_eq!(
        said(&desk, "Canal Hall"),
        [
            pair("Seats", json!(120)),
            pair("Way in", json!("Side door")),
            pair("Ramp?", json!("yes")),
            pair("Opened", json!("1998-05-04")),
            pair("Remarks", json!("Ring first")),
        ]
    );
    desk.catalogue.undo().unwrap();
    assert!(
        made(&desk).is_empty() && desk.assets().is_empty(),
        "one step"
    );
    assert_eq!(
        desk.bring(HALLS, ImportOptions::default()).new,
        4,
        "as the last time"
    );
    assert_eq!(
        made(&desk).len(),
        0,
        "nobody asked for fields again, and what is remembered of them is gone"
    );
    assert_eq!(desk.assets()[0].1.extra.len(), 5);
}

#[test]
fn the_next_file_fills_the_field_its_heading_names() {
    let desk = Desk::new();
    desk.bring(HALLS, all_new());
    let other = "Title,SEATS\nNew Hall,plenty\nBarn,\"1,200\"\n";
    let path = desk.path("other.csv");
    std::fs::write(&path, other).unwrap();
    let plan = desk
        .catalogue
        .plan_import(path.display().to_string(), ImportOptions::default())
        .unwrap();
    let seats = &plan.columns[1];
    assert!(
        seats.field.starts_with("field/") && seats.certainty == ColumnCertainty::Sure,
        "{seats:?}"
    );
    desk.bring_file(&path, ImportOptions::default());
    assert_eq!(said(&desk, "Barn")[0].1, json!(1200));
    assert_eq!(
        said(&desk, "New Hall")[0].1,
        json!("plenty"),
        "kept as the row says it"
    );
    assert_eq!(desk.catalogue.list_custom_fields().unwrap()[0].unread, 1);
    let by_name = options(&[(0, "name"), (1, "field/way in")]);
    desk.bring("Name,Entrance\nGym,side door\n", by_name);
    assert_eq!(said(&desk, "Gym")[1].1, json!("Side door"));
    let unknown = desk
        .catalogue
        .plan_import(path.display().to_string(), options(&[(1, "field/no such")]));
    assert!(unknown.unwrap_err().to_string().contains("no such"));
}

#[test]
fn two_laptops_bringing_in_one_file_make_the_same_fields() {
    let desk = Desk::new();
    let other = desk.copy();
    for each in [&desk, &other] {
        each.bring(HALLS, all_new());
    }
    let hash = |desk: &Desk| desk.catalogue.info().unwrap().content_hash;
    assert_eq!(hash(&desk), hash(&other));
}

#[test]
fn our_own_file_comes_back_as_it_is_with_and_without_its_companion() {
    let desk = Desk::new();
    desk.bring(HALLS, all_new());
    for format in ["csv", "geojson"] {
        let path = desk.path(&format!("saved.{format}"));
        let request = json!({"audience": "me", "format": format, "profile": null, "what": {"of": "everything"}});
        let args = json!({"request": request, "path": path, "token": null});
        api::call(&desk.catalogue, "save_release", args, None).unwrap();
        let counts = desk.bring_file(&path, ImportOptions::default());
        assert_eq!((counts.same, counts.rows), (4, 4), "{format}");
        let alone = desk.path(&format!("sent back.{format}"));
        std::fs::copy(&path, &alone).unwrap();
        assert_eq!(
            desk.bring_file(&alone, ImportOptions::default()).same,
            4,
            "{format} alone"
        );
        let changed = std::fs::read_to_string(&alone)
            .unwrap()
            .replace("1998-05-04", "1998-05-05");
        std::fs::write(&alone, changed).unwrap();
        let counts = desk.bring_file(&alone, ImportOptions::default());
        assert_eq!((counts.inbox, counts.same), (1, 3), "{format}");
        let item = &desk.catalogue.list_inbox().unwrap()[0].is;
        assert_eq!(
            item.words.as_deref(),
            Some("The file says otherwise about “Opened”.")
        );
        desk.catalogue.undo().unwrap();
    }
}

#[test]
fn what_a_person_said_since_is_a_question() {
    let desk = Desk::new();
    desk.bring("id,name,Seats\n1,Hall,80\n", options(&[(2, "new_field")]));
    let (id, _) = desk.one();
    let field = desk.catalogue.list_custom_fields().unwrap()[0].id;
    desk.edit(id, &format!("field/{field}"), json!(100));
    let counts = desk.bring("id,name,Seats\n1,Hall,90\n", ImportOptions::default());
    assert_eq!((counts.updated, counts.inbox), (0, 1));
    let item = &desk.catalogue.list_inbox().unwrap()[0].is;
    assert_eq!(
        item.words.as_deref(),
        Some("You changed “Seats” since; the file says otherwise.")
    );
}
