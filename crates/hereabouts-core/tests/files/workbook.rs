//! A spreadsheet goes through the same door as the table it was made from, and gives the same assets.

use crate::back::call;
use crate::corpus;
use hereabouts_core::Catalogue;
use hereabouts_core::import::plan::ImportOptions;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Every asset of a file: what its card says, without what names it and where it came from.
fn assets(path: &Path, sheet: Option<&str>) -> Vec<String> {
    let catalogue = Catalogue::in_memory("Trafford").unwrap();
    let options = ImportOptions {
        sheet: sheet.map(str::to_owned),
        kind: Some(hereabouts_core::asset::AssetKind::Place),
        ..ImportOptions::default()
    };
    let done = catalogue.run_import(path.display().to_string(), options);
    let counts = done.unwrap().value.counts;
    assert_eq!(
        counts.rows,
        counts.new + counts.same + counts.inbox,
        "{}",
        path.display()
    );
    let all = json!({"query": "", "sort": {"by": "name"}, "offset": 0, "limit": 10_000});
    let list = call(&catalogue, "list_assets", all);
    let ids = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].clone());
    let mut found: Vec<String> = ids
        .map(|id| {
            let card = call(&catalogue, "show_asset", json!({"id": id}));
            let mut asset = card["asset"].clone();
            asset["imported_from"] = Value::Null;
            let contacts = card["contacts"].as_array().unwrap().iter();
            let mut reach: Vec<String> = contacts.map(said).collect();
            reach.sort();
            json!([asset, reach]).to_string()
        })
        .collect();
    found.sort();
    found
}

/// A contact without the ids, which follow from the file's name.
fn said(contact: &Value) -> String {
    let fields = contact["contact"].as_object().unwrap().iter();
    let fields = fields.filter(|(name, _)| *name != "asset");
    json!(fields.collect::<BTreeMap<_, _>>()).to_string()
}

#[test]
fn a_workbook_gives_what_its_tables_give() {
    let (Some(tables), Some(book)) = (
        corpus::data("assets/trafford_uk"),
        corpus::data("derived/trafford_inventory.xlsx"),
    ) else {
        return;
    };
    for (sheet, table, rows) in [
        ("Food banks", "open_data/gm_food_banks.csv", 171),
        (
            "Charities",
            "open_data/charities_operating_in_trafford.csv",
            736,
        ),
        ("Sports clubs", "open_data/sports_clubs.csv", 140),
        (
            "Listed buildings (BNG)",
            "open_data/trafford_listed_buildings.csv",
            265,
        ),
        (
            "Community hubs",
            "council_open_data/trafford_community_hubs.csv",
            6,
        ),
    ] {
        let from_sheet = assets(&book, Some(sheet));
        let from_table = assets(&tables.join(table), None);
        assert!(
            from_sheet.len() <= rows && from_sheet.len() * 10 > rows * 9,
            "{sheet}"
        );
        let different = from_sheet.iter().zip(&from_table).find(|(a, b)| a != b);
        assert_eq!(different, None, "{sheet}");
        assert_eq!(from_sheet.len(), from_table.len(), "{sheet}");
    }
}
