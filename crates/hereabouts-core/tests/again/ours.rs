//! A file that we saved ourselves: what was changed here since is a question, and what a partner changed in it
//! is offered.

use crate::desk::{Desk, decided};
use hereabouts_core::api;
use hereabouts_core::asset::{Asset, AssetKind};
use hereabouts_core::id::AssetId;
use hereabouts_core::import::plan::{ImportCounts, ImportOptions, RowDecision, RowPlan};
use hereabouts_core::inbox::{InboxReason, Settle};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn call(desk: &Desk, name: &str, args: Value) -> Value {
    let answer = api::call(&desk.catalogue, name, args, None).map_err(|e| e.message);
    serde_json::from_str(&answer.unwrap()).unwrap()
}

/// A hall made by hand, with something in every sort of field.
fn hall(desk: &Desk) -> AssetId {
    let fields = json!({
        "summary": "A hall", "note": "Ask Rosa", "tags": ["food", "music"], "booking": "by phone",
        "extra": {"Ward ref": "AM-07", "Open": true}, "is_bumping_place": true,
        "place": {"geometry": {"type": "Point", "coordinates": [-2.1, 53.4]}, "precision": "building", "method": "pin"},
    });
    let made = call(
        desk,
        "create_asset",
        json!({"kind": "place", "name": "Canal Hall", "fields": fields}),
    );
    let id: AssetId = serde_json::from_value(made["value"].clone()).unwrap();
    let contact = json!({"asset": id, "kind": "role", "channel": "phone", "value": "01632 960001"});
    call(desk, "add_contact", json!({"contact": contact}));
    call(
        desk,
        "confirm_asset",
        json!({"id": id, "outcome": "still_going", "method": null, "note": null}),
    );
    id
}

fn save(desk: &Desk, name: &str) -> PathBuf {
    let path = desk.path(name);
    let format = path.extension().unwrap().to_str().unwrap();
    let request =
        json!({"audience": "me", "format": format, "profile": null, "what": {"of": "everything"}});
    call(
        desk,
        "save_release",
        json!({"request": request, "path": path, "token": null}),
    );
    path
}

/// The file as somebody else saved it, elsewhere and under another name: without its companion.
fn sent_back(desk: &Desk, file: &Path, change: impl Fn(String) -> String) -> PathBuf {
    let ending = file.extension().unwrap().to_str().unwrap();
    let path = desk.path(&format!("sent back.{ending}"));
    std::fs::write(&path, change(std::fs::read_to_string(file).unwrap())).unwrap();
    path
}

/// As a spreadsheet in much of Europe saves it.
fn semicolons(text: String) -> String {
    let mut read = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut written = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    for row in read.records() {
        written.write_record(&row.unwrap()).unwrap();
    }
    String::from_utf8(written.into_inner().unwrap()).unwrap()
}

fn plan(desk: &Desk, file: &Path) -> Vec<RowPlan> {
    let path = file.display().to_string();
    let plan = desk.catalogue.plan_import(path, ImportOptions::default());
    plan.unwrap().rows
}

fn counted(rows: u64, updated: u64, same: u64, inbox: u64) -> ImportCounts {
    ImportCounts {
        rows,
        updated,
        same,
        inbox,
        ..ImportCounts::default()
    }
}

#[test]
fn what_was_changed_since_it_was_saved_is_a_question() {
    for name in ["old.csv", "old.geojson"] {
        let edits: [(&str, Value); 6] = [
            ("summary", json!("Two halls")),
            ("note", Value::Null),
            ("tags", json!(["music"])),
            ("name", json!("Canal Halls")),
            ("extra", json!({"Ward ref": "AM-08", "Open": true})),
            (
                "place",
                json!({"geometry": {"type": "Point", "coordinates": [-2.2, 53.5]}, "precision": "building", "method": "pin"}),
            ),
        ];
        for (field, value) in edits {
            let desk = Desk::new();
            let id = hall(&desk);
            let old = save(&desk, name);
            assert_eq!(
                desk.bring_file(&old, ImportOptions::default()),
                counted(1, 0, 1, 0)
            );
            let (_, first) = desk.one();
            desk.edit(id, field, value);
            let (_, edited) = desk.one();

            let row = plan(&desk, &old).remove(0);
            assert_eq!(
                row.reason,
                Some(InboxReason::ChangedHere),
                "{name}, {field}"
            );
            assert_eq!(row.about, Some(id));
            assert!(row.words.starts_with("You changed "), "{}", row.words);
            assert!(
                row.words.ends_with(" since this file was saved."),
                "{}",
                row.words
            );
            let counts = desk.bring_file(&old, ImportOptions::default());
            assert_eq!(counts, counted(1, 0, 0, 1), "{name}, {field}");
            assert_eq!(desk.one().1, edited, "{name}, {field}: not overwritten");

            desk.catalogue.undo().unwrap();
            assert_eq!(
                desk.bring_file(&old, decided(RowDecision::KeepMine)),
                counted(1, 0, 1, 0)
            );
            assert_eq!(desk.one().1, edited);
            assert_eq!(
                desk.bring_file(&old, decided(RowDecision::TakeTheirs)),
                counted(1, 1, 0, 0)
            );
            // Of what is not in the list any more the file cannot know whether it should go.
            if field != "extra" {
                assert_eq!(
                    desk.one().1,
                    first,
                    "{name}, {field}: taken back by decision"
                );
            }
        }
    }
}

#[test]
fn a_contact_taken_away_since_stays_away() {
    let desk = Desk::new();
    hall(&desk);
    let old = save(&desk, "old.csv");
    let contacts = |desk: &Desk| {
        let card = call(desk, "show_asset", json!({"id": desk.one().0}));
        card["contacts"].as_array().unwrap().clone()
    };
    let [contact] = &contacts(&desk)[..] else {
        panic!("one contact")
    };
    call(&desk, "remove_contact", json!({"id": contact["id"]}));
    assert_eq!(
        desk.bring_file(&old, ImportOptions::default()),
        counted(1, 0, 1, 0)
    );
    assert_eq!(contacts(&desk), Vec::<Value>::new());
}

#[test]
fn what_a_partner_changed_is_offered_and_not_lost() {
    let excel = |text: String| semicolons(text).replace("true", "TRUE");
    type Way<'a> = (&'a str, &'a dyn Fn(String) -> String);
    let ways: [Way; 4] = [
        ("old.csv", &|text| text),
        ("old.csv", &semicolons),
        ("old.csv", &|text| {
            format!("sep=;\r\n{}", excel(text).trim_start_matches('\u{feff}'))
        }),
        ("old.geojson", &|text| text),
    ];
    for (name, saved_again) in ways {
        let desk = Desk::new();
        let id = hall(&desk);
        let old = save(&desk, name);
        // As it is, it is the same.
        let untouched = sent_back(&desk, &old, saved_again);
        let row = plan(&desk, &untouched).remove(0);
        assert_eq!((row.words.as_str(), row.about), ("", Some(id)), "{name}");
        assert_eq!(
            desk.bring_file(&untouched, ImportOptions::default()),
            counted(1, 0, 1, 0)
        );

        let changed = sent_back(&desk, &old, |text| {
            saved_again(text)
                .replace("A hall", "A hall and a kitchen")
                .replace("01632 960001", "01632 960002")
        });
        let row = plan(&desk, &changed).remove(0);
        assert_eq!(
            row.words,
            "The file says otherwise about how to reach it, summary."
        );
        assert_eq!(
            desk.bring_file(&changed, ImportOptions::default()),
            counted(1, 0, 0, 1)
        );
        let item = desk.catalogue.list_inbox().unwrap().remove(0);
        let settled = Settle::TakeOver { asset: id };
        desk.catalogue.settle_inbox(item.id, settled).unwrap();
        let (_, asset) = desk.one();
        assert_eq!(asset.summary.as_deref(), Some("A hall and a kitchen"));
        assert_eq!(asset.imported_from, None, "it came from no file");
        assert_eq!(
            asset.extra,
            [
                ("Open".into(), json!(true)),
                ("Ward ref".into(), json!("AM-07"))
            ]
            .into()
        );
    }
}

#[test]
fn a_column_or_a_cell_that_a_partner_wrote_is_kept() {
    let desk = Desk::new();
    hall(&desk);
    let old = save(&desk, "old.csv");
    let changed = sent_back(&desk, &old, |text| {
        let lines = text.trim_end().split("\r\n");
        let more = ["review_months,Comments", "soon,Lovely place"];
        lines
            .zip(more)
            .map(|(line, more)| format!("{line},{more}\r\n"))
            .collect()
    });
    assert_eq!(
        desk.bring_file(&changed, decided(RowDecision::TakeTheirs)),
        counted(1, 1, 0, 0)
    );
    let (_, asset) = desk.one();
    assert_eq!(asset.extra["Comments"], "Lovely place");
    assert_eq!(asset.extra["review_months"], "soon");
}

#[test]
fn a_row_that_bears_the_id_of_an_asset_here_is_that_asset() {
    let desk = Desk::new();
    let id = hall(&desk);
    let text = format!("id,name,summary\n{id},Canal Hall,A hall and a kitchen\n");
    let row = |counts: ImportCounts| (counts.new, counts.updated, counts.inbox);
    assert_eq!(row(desk.bring(&text, ImportOptions::default())), (0, 0, 1));
    assert_eq!(desk.one().1.summary.as_deref(), Some("A hall"));
}

#[test]
fn what_another_copy_of_the_catalogue_says_is_a_question() {
    let desk = Desk::new();
    let id = hall(&desk);
    let other = desk
        .catalogue
        .create_asset(AssetKind::Place, "Mill".into(), Default::default());
    let other = other.unwrap().value;
    let copy = desk.copy();
    copy.edit(other, "summary", json!("Water wheel"));
    copy.edit(id, "summary", json!("Said there"));
    desk.edit(id, "summary", json!("Said here"));
    let theirs = save(&copy, "theirs.csv");
    // Nobody said anything of the mill here, so that nothing is overwritten.
    assert_eq!(
        desk.bring_file(&theirs, ImportOptions::default()),
        counted(2, 1, 0, 1)
    );
    let summaries = desk.assets().into_iter().map(|(_, asset)| asset.summary);
    let summaries: Vec<_> = summaries.map(Option::unwrap_or_default).collect();
    assert_eq!(summaries, ["Said here", "Water wheel"]);
}

/// A laptop that has everything from our files gets what is new in the next one, and keeps its own words.
#[test]
fn a_laptop_that_has_it_from_our_files_follows_them() {
    let (ours, theirs) = (Desk::new(), Desk::new());
    let id = hall(&ours);
    let first = save(&ours, "first.csv");
    assert_eq!(theirs.bring_file(&first, ImportOptions::default()).new, 1);
    ours.edit(id, "summary", json!("Two halls"));
    let second = save(&ours, "second.geojson");
    assert_eq!(
        theirs.bring_file(&second, ImportOptions::default()),
        counted(1, 1, 0, 0)
    );
    assert_eq!(theirs.one().1.summary.as_deref(), Some("Two halls"));
    theirs.edit(id, "summary", json!("Three halls"));
    assert_eq!(
        theirs.bring_file(&second, ImportOptions::default()),
        counted(1, 0, 1, 0)
    );
    ours.edit(id, "summary", json!("Four halls"));
    let third = save(&ours, "third.csv");
    assert_eq!(
        theirs.bring_file(&third, ImportOptions::default()),
        counted(1, 0, 0, 1)
    );
    assert_eq!(theirs.one().1.summary.as_deref(), Some("Three halls"));
}

#[test]
fn what_another_list_brought_since_is_not_taken_back() {
    let desk = Desk::new();
    desk.bring(
        "id,name,summary\n7,Canal Hall,Open\n",
        ImportOptions::default(),
    );
    let old = save(&desk, "old.csv");
    desk.bring(
        "id,name,summary\n7,Canal Hall,Closed for works\n",
        ImportOptions::default(),
    );
    assert_eq!(
        desk.bring_file(&old, ImportOptions::default()),
        counted(1, 0, 0, 1)
    );
    assert_eq!(desk.one().1.summary.as_deref(), Some("Closed for works"));
}

#[test]
fn a_list_beside_a_file_of_ours_with_its_name_is_still_theirs() {
    let desk = Desk::new();
    let list = "id,name,notes\n7,Canal Hall,<b>Closed</b> on Mondays\n8,Mill,N/A\n";
    desk.bring(list, ImportOptions::default());
    save(&desk, "halls.geojson");
    assert!(desk.path("halls.about.json").exists());
    assert_eq!(
        desk.bring(list, ImportOptions::default()),
        counted(2, 0, 2, 0)
    );
    let notes = |asset: &Asset| serde_json::to_string(asset).unwrap().contains("<b>");
    assert!(!desk.assets().iter().any(|(_, asset)| notes(asset)));
}
