use super::columns::columns;
use super::said_apart;
use crate::api::Edit;
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use serde_json::json;

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

#[test]
fn only_what_came_by_a_merge_can_have_been_said_apart() {
    let ours = Catalogue::in_memory("Ours").unwrap();
    let [one, other] = ["Mill", "The Mill"].map(|name| {
        let made = ours.create_asset(AssetKind::Place, name.into(), Edit::default());
        made.unwrap().value
    });
    let theirs = ours.copy_in_memory().unwrap();
    ours.join_duplicates(one, other, Vec::new()).unwrap();
    let apart = || ours.read(said_apart).unwrap();
    assert!(apart().is_empty());
    let times: Edit = serde_json::from_value(json!({"times": "Thursdays"})).unwrap();
    theirs.edit_asset(other, times).unwrap();
    ours.merge(&theirs.changes_for(&Audience::Team).unwrap())
        .unwrap();
    assert_eq!(apart(), [other.0].into());
    assert_eq!(ours.info().unwrap().conflicts, 1);
}
