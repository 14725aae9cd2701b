//! What was taken out for good comes back by no file: not by the one it came from, whatever is done with its rows.

use super::Ticked;
use super::testing::hits;
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::id::AssetId;
use crate::import::plan::{ImportOptions, ImportPlan, RowOutcome};
use crate::list::Sort;
use serde_json::json;
use std::path::Path;

const ROWS: &str = "\
id,Name,Kind,Address,Short description,Contact person,Phone,Tags,Steps,Rosa Hartley says
1,Haven,institution,\"12 Zanzibar Close, Sale\",House at 12 Zanzibar Close,x,,food,3,
2,Hall,place,1 Main Rd,Ask Rosa Hartley for the key,Rosa Hartley 07700 900123,0161 496 0009,food; Rosa Hartley,1,nice
3,Shed,place,2 Main Rd,Ask the warden,,,,1,
";

fn import(town: &Catalogue, path: &Path) -> (ImportPlan, u64) {
    let path = path.display().to_string();
    let plan = town
        .plan_import(path.clone(), ImportOptions::default())
        .unwrap();
    let done = town.run_import(path, ImportOptions::default()).unwrap();
    (plan, done.value.counts.updated)
}

fn named(town: &Catalogue, name: &str) -> AssetId {
    let all = town
        .list_assets(String::new(), Sort::default(), 0, 99)
        .unwrap();
    let row = all.rows.into_iter().find(|row| row.name == name);
    row.unwrap().id
}

fn erase_ticked(town: &Catalogue, id: AssetId) {
    let ticked = town.plan_erasure(id).unwrap().passages;
    let ticked = ticked.into_iter().filter(|passage| passage.ticked);
    let ticked = ticked.map(|passage| Ticked {
        record: passage.record,
        unit: passage.unit,
        term: passage.term,
    });
    town.erase(id, ticked.collect()).unwrap();
}

#[test]
fn the_file_it_came_from_brings_nothing_back() {
    let folder = tempfile::tempdir().unwrap();
    let rows = tempfile::tempdir().unwrap();
    let rows = rows.path().join("venues.csv");
    std::fs::write(&rows, ROWS).unwrap();
    let path = folder.path().join("Here.hereabouts");
    let town = Catalogue::create(&path, "Here", None).unwrap();
    import(&town, &rows);
    let rosa = json!({"tags": ["kind"]});
    let rosa = serde_json::from_value(rosa).unwrap();
    let rosa = town.create_asset(AssetKind::Person, "Rosa Hartley".into(), rosa);
    let rosa = rosa.unwrap().value;
    let phone =
        json!({"asset": rosa, "kind": "personal", "channel": "phone", "value": "07700 900123"});
    town.add_contact(serde_json::from_value(phone).unwrap())
        .unwrap();
    // A step that is nothing but a tag, and a laptop that has it still.
    let shed = named(&town, "Shed");
    town.tag_assets(vec![shed], "Rosa Hartley".into(), true)
        .unwrap();
    let stale = town.copy_in_memory().unwrap();
    stale
        .tag_assets(vec![shed], "Rosa Hartley".into(), false)
        .unwrap();
    let told = ["Zanzibar", "Hartley", "900123"];
    assert_eq!(hits(folder.path(), &told), 3, "the control");

    let (haven, hall) = (named(&town, "Haven"), named(&town, "Hall"));
    town.safeguard(haven).unwrap();
    erase_ticked(&town, rosa);
    assert_eq!(hits(folder.path(), &told), 0);
    town.merge(&stale.changes_for(&Audience::Team).unwrap())
        .unwrap();
    stale
        .merge(&town.changes_for(&Audience::Team).unwrap())
        .unwrap();
    assert_eq!(hits(folder.path(), &told), 0, "nor by another laptop");
    for laptop in [&town, &stale] {
        assert!(laptop.show_asset(shed).unwrap().asset.tags.is_empty());
        assert_eq!(laptop.check(false).unwrap(), [""; 0]);
    }
    let hash = |town: &Catalogue| town.info().unwrap().content_hash;
    assert_eq!(hash(&town), hash(&stale));
    let said = |id| {
        let card = town.show_asset(id).unwrap();
        let contacts: Vec<String> = card
            .contacts
            .iter()
            .map(|c| c.contact.value.clone())
            .collect();
        (card.asset, contacts)
    };
    let before = (said(haven), said(hall));
    assert_eq!(
        before.1.0.summary.as_deref(),
        Some("Ask ▒▒▒▒▒▒▒▒▒▒▒▒ for the key")
    );
    assert_eq!(before.1.0.tags, ["food".to_owned()].into());
    assert!(
        before
            .1
            .0
            .extra
            .keys()
            .all(|column| !column.contains("Rosa"))
    );

    let (plan, updated) = import(&town, &rows);
    let outcomes: Vec<RowOutcome> = plan.rows.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [RowOutcome::Same; 3], "{:?}", plan.rows);
    assert!(plan.rows[1].words.contains("taken out for good"));
    assert_eq!(plan.rows[2].words, "", "nothing was taken out of it");
    assert_eq!(updated, 0);
    assert_eq!((said(haven), said(hall)), before);
    town.settle().unwrap();
    assert_eq!(hits(folder.path(), &told), 0);

    // What the file says otherwise now comes in, without it; so does a row that waits for a decision.
    let changed = ROWS
        .replace("for the key", "or the warden")
        .replace("nice", "fine");
    std::fs::write(&rows, changed).unwrap();
    let fields = serde_json::from_value(json!({"access": "two steps"})).unwrap();
    town.edit_asset(hall, fields).unwrap();
    import(&town, &rows);
    let summary = said(hall).0.summary;
    assert_eq!(summary.as_deref(), Some("Ask ▒▒▒▒▒▒▒▒▒▒▒▒ or the warden"));
    let fields = serde_json::from_value(json!({"summary": "Ask anybody"})).unwrap();
    town.edit_asset(hall, fields).unwrap();
    let again = ROWS.replace("for the key", "or anybody else");
    std::fs::write(&rows, again).unwrap();
    let (plan, _) = import(&town, &rows);
    assert_eq!(plan.rows[1].outcome, RowOutcome::Inbox, "{:?}", plan.rows);
    assert_eq!(town.list_inbox().unwrap().len(), 1);
    town.settle().unwrap();
    assert_eq!(hits(folder.path(), &told), 0);
    assert_eq!(town.check(false).unwrap(), [""; 0]);

    // A person may write the name again, but not the tag: another laptop would take it off.
    let fields = serde_json::from_value(json!({"note": "Rosa Hartley is back"})).unwrap();
    town.edit_asset(hall, fields).unwrap();
    let refused = town.tag_assets(vec![hall], "Rosa Hartley".into(), true);
    assert!(refused.unwrap_err().to_string().contains("for good"));
}

#[test]
fn what_was_taken_out_of_a_gift_comes_back_in_no_other_gift_of_the_same_row() {
    let folder = tempfile::tempdir().unwrap();
    let rows = tempfile::tempdir().unwrap();
    let rows = rows.path().join("venues.csv");
    let write = |skills: &str| {
        let text = format!("id,Name,Skills,Wishes\n1,Shed,{skills},tea with Rosa Hartley\n");
        std::fs::write(&rows, text).unwrap();
    };
    write("lifts with Rosa Hartley; chess");
    let path = folder.path().join("Here.hereabouts");
    let town = Catalogue::create(&path, "Here", None).unwrap();
    import(&town, &rows);
    let rosa = town.create_asset(AssetKind::Person, "Rosa Hartley".into(), Default::default());
    let shed = named(&town, "Shed");
    let said = || {
        let card = town.show_asset(shed).unwrap();
        let gifts = card.gifts.into_iter().map(|line| line.gift.what);
        let wishes = card.wishes.into_iter().map(|line| line.wish.what);
        gifts.chain(wishes).collect::<Vec<_>>()
    };
    assert_eq!(
        said(),
        ["lifts with Rosa Hartley", "chess", "tea with Rosa Hartley"]
    );
    erase_ticked(&town, rosa.unwrap().value);
    let erased = ["lifts with ▒▒▒▒▒▒▒▒▒▒▒▒", "chess", "tea with ▒▒▒▒▒▒▒▒▒▒▒▒"];
    assert_eq!(said(), erased);
    assert_eq!(import(&town, &rows).1, 0);
    write("lifts for Rosa Hartley; chess; darning");
    assert_eq!(import(&town, &rows).1, 1);
    assert_eq!(said(), [erased[0], "chess", "darning", erased[2]]);
    town.settle().unwrap();
    assert_eq!(hits(folder.path(), &["Hartley"]), 0);
    assert_eq!(town.check(false).unwrap(), [""; 0]);
}
