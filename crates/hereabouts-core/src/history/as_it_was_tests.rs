//! Days of a town whose clock the test sets, looked back at.

use super::{Action, Date, Label, day};
use crate::api::{self, Mode};
use crate::asset::AssetKind;
use crate::attachment::testing;
use crate::audience::Audience;
use crate::catalogue::{Catalogue, today};
use crate::confirmation::{CheckOutcome, Confirmation};
use crate::error::Error;
use crate::id::ConfirmationId;
use crate::list::Sort;
use crate::release::request::{ReleaseRequest, What};
use crate::storage::Passphrase;
use crate::storage::bytes::PictureSize;
use serde_json::{Value, json};

/// Lets what was done since the last time have been done on the `n`th day. Each is two days after the one before, and
/// it is noon, so that it is told from the others wherever the test runs.
fn dated(town: &Catalogue, n: u32) {
    let at = format!("2025-03-{:02}T12:00:00Z", 2 * n);
    let set = "UPDATE op SET at = ?1 WHERE at >= '2026'";
    town.write_alone(|db| Ok(db.execute(set, [at])?)).unwrap();
}

fn evening(n: u32) -> Date {
    day(&format!("2025-03-{:02}", 2 * n + 1)).unwrap()
}

/// As it was in the evening of the `n`th day; nothing in it disagrees.
fn was(town: &Catalogue, n: u32) -> Catalogue {
    let was = town.as_it_was(evening(n)).unwrap();
    assert_eq!(was.check(true).unwrap(), [""; 0], "day {n}");
    was
}

fn begun() -> Catalogue {
    let town = Catalogue::in_memory("Here").unwrap();
    dated(&town, 1);
    town
}

fn call(town: &Catalogue, name: &str, args: Value) -> Value {
    let answer = api::call(town, name, args, None);
    let answer = answer.unwrap_or_else(|failure| panic!("{name}: {}", failure.message));
    serde_json::from_str(&answer).unwrap()
}

fn make(town: &Catalogue, kind: &str, name: &str, fields: Value) -> String {
    let asset = json!({"kind": kind, "name": name, "fields": fields});
    let made = call(town, "create_asset", asset);
    made["value"].as_str().unwrap().to_owned()
}

fn edit(town: &Catalogue, id: &str, fields: Value) {
    call(town, "edit_asset", json!({"id": id, "fields": fields}));
}

fn asset(town: &Catalogue, id: &str) -> Value {
    call(town, "show_asset", json!({ "id": id }))
}

fn found(town: &Catalogue, query: &str) -> u64 {
    let page = town.list_assets(query.into(), Sort::default(), 0, 10);
    page.unwrap().total
}

fn in_bin(town: &Catalogue) -> usize {
    town.list_bin().unwrap().len()
}

fn actions(town: &Catalogue) -> Vec<Action> {
    let page = town.list_history(Default::default(), 0, 100).unwrap();
    let entries = page.entries.into_iter();
    entries.map(|entry| entry.label.action).collect()
}

fn at(lon: f64) -> Value {
    json!({"geometry": {"type": "Point", "coordinates": [lon, 53.4]}, "precision": "exact"})
}

#[test]
fn edits_bin_search_counts_and_map_are_those_of_the_day() {
    let town = begun();
    let hall = make(&town, "place", "Hall", json!({"summary": "chapel"}));
    let around = json!({"type": "Polygon", "coordinates":
        [[[-2.1, 53.3], [-1.9, 53.3], [-1.9, 53.5], [-2.1, 53.5], [-2.1, 53.3]]]});
    dated(&town, 2);
    edit(
        &town,
        &hall,
        json!({"summary": "theatre", "tags": ["stage"]}),
    );
    call(&town, "place_asset", json!({"id": hall, "place": at(-2.0)}));
    let area = json!({"kind": "neighbourhood", "name": "Weir End", "geometry": around});
    call(&town, "add_area", json!({ "area": area }));
    dated(&town, 3);
    call(&town, "delete_assets", json!({"ids": [hall]}));
    dated(&town, 4);
    call(&town, "restore_assets", json!({"ids": [hall]}));
    edit(&town, &hall, json!({"summary": "cinema"}));
    dated(&town, 5);

    let check = |n: u32, summary: &str, here: u64, located: u64, bin: usize| {
        let was = was(&town, n);
        assert_eq!(asset(&was, &hall)["asset"]["summary"], summary, "day {n}");
        for word in ["chapel", "theatre", "cinema"] {
            let expect = if word == summary { here } else { 0 };
            assert_eq!(found(&was, word), expect, "day {n}: {word}");
        }
        let info = was.info().unwrap();
        assert_eq!((info.assets, info.located), (here, located), "day {n}");
        assert_eq!(in_bin(&was), bin, "day {n}");
        let is_drawn = !was.tile(0, 0, 0, "").unwrap().is_empty();
        assert_eq!(is_drawn, located > 0, "day {n}");
        assert_eq!(found(&was, "area:\"Weir End\""), located, "day {n}");
        assert_eq!(found(&was, "tag:stage"), located, "day {n}");
    };
    check(2, "chapel", 1, 0, 0);
    check(3, "theatre", 1, 1, 0);
    check(4, "theatre", 0, 0, 1);
    check(5, "cinema", 1, 1, 0);
    let before = was(&town, 1);
    assert_eq!(before.info().unwrap().assets, 0);
    assert!(before.list_area_layers().unwrap().is_empty());
    assert_eq!(actions(&before), [Action::Begin]);
    assert_eq!(
        actions(&was(&town, 4)),
        [
            Action::Delete,
            Action::AddArea,
            Action::Place,
            Action::Edit,
            Action::Create,
            Action::Begin
        ]
    );
}

#[test]
fn ties_and_what_was_one_come_and_go_with_the_days() {
    let town = begun();
    let hall = make(&town, "place", "Hall", json!({}));
    let chapel = make(&town, "place", "Chapel", json!({}));
    let choir = make(&town, "association", "Choir", json!({}));
    let phone =
        json!({"asset": chapel, "kind": "role", "channel": "phone", "value": "0161 496 0000"});
    call(&town, "add_contact", json!({ "contact": phone }));
    dated(&town, 2);
    let tie = json!({"from": choir, "type": "meets_at", "to": chapel});
    call(&town, "relate", json!({ "relationship": tie }));
    dated(&town, 3);
    let check = |n: u32, one: bool, tied: bool| {
        let was = was(&town, n);
        assert_eq!(
            found(&was, "kind:place"),
            if one { 1 } else { 2 },
            "day {n}"
        );
        let has = |id: &str, what: &str| asset(&was, id)[what].as_array().unwrap().len();
        assert_eq!(has(&choir, "ties"), usize::from(tied), "day {n}");
        assert_eq!(has(&hall, "contacts"), usize::from(one), "day {n}");
        assert_eq!(has(&hall, "ties"), usize::from(one && tied), "day {n}");
        // Its id leads to the one it is one with.
        assert_eq!(has(&chapel, "contacts"), 1, "day {n}");
        let held = if one { "hall" } else { "chapel" };
        assert_eq!(found(&was, &format!("{held} 01614960000")), 1, "day {n}");
    };
    check(3, false, true);
    let both = json!({"keep": hall, "gone": chapel, "take": []});
    call(&town, "join_duplicates", both);
    dated(&town, 4);
    // What came apart then is one now.
    check(2, false, false);
    check(3, false, true);
    check(4, true, true);
    call(&town, "unjoin", json!({ "id": chapel }));
    dated(&town, 5);
    check(2, false, false);
    check(4, true, true);
    check(5, false, true);
}

#[test]
fn an_import_its_undo_and_its_redo_each_have_their_day() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("venues.csv");
    std::fs::write(&file, "id,name,tags\n7,Hall,food\n8,Mill,\n").unwrap();
    let town = begun();
    call(&town, "run_import", json!({"path": file, "options": {}}));
    dated(&town, 2);
    town.undo().unwrap();
    dated(&town, 3);
    town.redo().unwrap();
    dated(&town, 4);
    for (n, expect) in [(1, 0), (2, 2), (3, 0), (4, 2)] {
        let was = was(&town, n);
        assert_eq!(found(&was, ""), expect, "day {n}");
        assert_eq!(found(&was, "tag:food"), expect / 2, "day {n}");
    }
}

#[test]
fn what_came_late_shows_on_the_day_it_was_done_and_not_while_it_is_set_aside() {
    let ours = begun();
    let hall = make(&ours, "place", "Hall", json!({"times": "Mondays"}));
    dated(&ours, 2);
    let theirs = ours.copy_in_memory().unwrap();
    edit(&theirs, &hall, json!({"times": "Tuesdays"}));
    dated(&theirs, 3);
    edit(&ours, &hall, json!({"cost": "free"}));
    dated(&ours, 4);
    let changes = theirs.changes_for(&Audience::Team).unwrap();
    ours.merge(&changes).unwrap();
    dated(&ours, 5);
    let times = |n: u32| asset(&was(&ours, n), &hall)["asset"]["times"].clone();
    assert_eq!([2, 3, 4].map(times), ["Mondays", "Tuesdays", "Tuesdays"]);
    let merges = |n: u32| actions(&was(&ours, n)).contains(&Action::Merge);
    assert_eq!([3, 4, 5].map(merges), [false, false, true]);
    ours.undo().unwrap();
    dated(&ours, 6);
    assert_eq!([3, 5, 6].map(times), ["Mondays", "Mondays", "Mondays"]);
    // Where a laptop's clock is wrong, what it did is of the day that it believed in.
    edit(&theirs, &hall, json!({"note": "by the weir"}));
    dated(&theirs, 2);
    let changes = theirs.changes_for(&Audience::Team).unwrap();
    ours.merge(&changes).unwrap();
    dated(&ours, 7);
    assert_eq!(asset(&was(&ours, 2), &hall)["asset"]["note"], "by the weir");
}

#[test]
fn what_must_not_be_seen_now_was_not_there_then_either() {
    let town = begun();
    let ada = make(&town, "person", "Ada Quill", json!({"note": "wintergreen"}));
    let choir = make(
        &town,
        "association",
        "Choir",
        json!({"note": "ask Ada Quill"}),
    );
    let refuge = make(
        &town,
        "institution",
        "Refuge",
        json!({"note": "at 7 Mill Lane"}),
    );
    let address = json!({"address": "7 Mill Lane, M1 1AA", "geometry": at(-2.0)["geometry"], "precision": "exact"});
    call(
        &town,
        "place_asset",
        json!({"id": refuge, "place": address}),
    );
    let shed = make(&town, "place", "Shed", json!({}));
    let tie = json!({"from": choir, "type": "meets_at", "to": shed});
    call(&town, "relate", json!({ "relationship": tie }));
    dated(&town, 2);
    edit(&town, &shed, json!({"summary": "with tools"}));
    call(&town, "restrict", json!({"id": shed, "why": "they argue"}));
    dated(&town, 3);
    call(&town, "safeguard", json!({ "id": refuge }));
    call(&town, "erase", json!({"id": ada, "ticked": []}));
    dated(&town, 4);

    let was = was(&town, 2);
    assert!(api::call(&was, "show_asset", json!({ "id": ada }), None).is_err());
    for word in ["ada", "quill", "wintergreen", "mill"] {
        assert_eq!(found(&was, word), 0, "{word}");
    }
    let refuge = asset(&was, &refuge)["asset"].clone();
    assert_eq!(refuge["sensitivity"], "safeguarded");
    assert_eq!(refuge["place"], Value::Null);
    // What was said of it later is not told; that it is not used is.
    let then = asset(&was, &shed)["asset"].clone();
    assert_eq!(then["summary"], Value::Null);
    assert_eq!(then["restricted"], true);
    assert_eq!(then["restricted_why"], "they argue");
    assert_eq!(found(&was, "shed"), 1);
    assert_eq!(asset(&was, &choir)["ties"][0]["other"], shed);
    // Lifted, it is used on any day.
    call(
        &town,
        "lift_restriction",
        json!({"id": shed, "why": "they talk"}),
    );
    dated(&town, 5);
    let [then, later] = [2, 3].map(|n| {
        let was = self::was(&town, n);
        asset(&was, &shed)["asset"]["restricted"].clone()
    });
    assert_eq!((then, later), (json!(false), json!(true)));
}

#[test]
fn what_is_not_used_now_and_was_in_the_bin_is_in_the_bin() {
    let ours = begun();
    let shed = make(&ours, "place", "Shed", json!({}));
    dated(&ours, 2);
    let theirs = ours.copy_in_memory().unwrap();
    call(&ours, "delete_assets", json!({"ids": [shed]}));
    dated(&ours, 3);
    call(
        &theirs,
        "restrict",
        json!({"id": shed, "why": "they argue"}),
    );
    dated(&theirs, 4);
    ours.merge(&theirs.changes_for(&Audience::Team).unwrap())
        .unwrap();
    dated(&ours, 5);
    assert_eq!(
        found(&ours, "shed"),
        1,
        "it is asked about, and shown meanwhile"
    );
    let was = was(&ours, 3);
    assert_eq!((found(&was, "shed"), in_bin(&was)), (0, 1));
    assert_eq!(was.info().unwrap().conflicts, 0);
    assert_eq!(asset(&was, &shed)["asset"]["restricted"], true);
}

#[test]
fn it_holds_what_a_copy_of_that_day_holds_and_leaves_the_catalogue_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    let words = Passphrase::new("a lane in May".into()).unwrap();
    let town = Catalogue::create(&path, "Here", Some(&words)).unwrap();
    dated(&town, 1);
    let hall = town.create_asset(AssetKind::Place, "Hall".into(), Default::default());
    let hall = hall.unwrap().value;
    town.add_attachment_bytes(hall, "a.jpg", testing::taken_at(-2.0, 53.4))
        .unwrap();
    dated(&town, 2);
    let copied = town.info().unwrap();
    town.rename("There".into()).unwrap();
    town.set_worker("Maryam".into()).unwrap();
    town.tag_assets(vec![hall], "stage".into(), true).unwrap();
    town.keep_draft("conversation".into(), Some("Ada would".into()))
        .unwrap();
    dated(&town, 3);

    let before = (
        town.info().unwrap(),
        std::fs::read_dir(&folder).unwrap().count(),
    );
    let was = was(&town, 2);
    let info = was.info().unwrap();
    assert_eq!(info.content_hash, copied.content_hash);
    assert_eq!(info.team_hash, copied.team_hash);
    assert_eq!((info.name.as_str(), info.attachments), ("Here", 1));
    assert_eq!(info.as_it_was.as_deref(), Some("2025-03-05"));
    assert_eq!(
        info.read_only.as_deref(),
        Some("this is how it was on 5 March 2025")
    );
    assert_eq!((info.path, info.encrypted), (None, false));
    assert_eq!(was.draft("conversation".into()).unwrap(), None);
    let [photo] = &was.show_asset(hall).unwrap().attachments[..] else {
        panic!("the photo is known");
    };
    assert!(!photo.is_here && !photo.is_picture);
    let picture = was.picture(&photo.attachment.hash, PictureSize::Card);
    assert_eq!(picture.unwrap(), None);
    let after = (
        town.info().unwrap(),
        std::fs::read_dir(&folder).unwrap().count(),
    );
    assert_eq!(before, after);
    assert_eq!(before.0.as_it_was, None);
    // Today is a day as well.
    let now = town.as_it_was(today()).unwrap();
    assert_eq!(now.info().unwrap().content_hash, after.0.content_hash);
}

#[test]
fn what_is_due_and_what_is_over_is_told_by_that_day() {
    let town = begun();
    let choir = town.create_asset(AssetKind::Association, "Choir".into(), Default::default());
    let choir = choir.unwrap().value;
    let check = Confirmation {
        asset: choir,
        on: evening(2).to_string(),
        by: None,
        method: None,
        outcome: CheckOutcome::StillGoing,
        note: None,
    };
    let label = Label::one(Action::Confirm, choir);
    town.transact(label, |tx| tx.create(ConfirmationId::new(), &check))
        .unwrap();
    let hall = make(&town, "place", "Hall", json!({}));
    let tie = json!({"from": choir, "type": "meets_at", "to": hall, "until": "2025-03-20"});
    call(&town, "relate", json!({ "relationship": tie }));
    dated(&town, 3);
    let check = |town: &Catalogue, freshness: &str, word: &str, past: bool| {
        let card = asset(town, &choir.to_string());
        assert_eq!(card["freshness"], freshness);
        assert_eq!(card["ties"][0]["past"], past);
        assert_eq!(found(town, &format!("kind:association fresh:{word}")), 1);
    };
    check(&was(&town, 3), "checked_lately", "lately", false);
    check(&town, "check_now", "now", true);
}

#[test]
fn whatever_changes_it_or_hands_it_out_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let town = begun();
    make(&town, "place", "Hall", json!({"audience": "public"}));
    dated(&town, 2);
    let was = was(&town, 2);
    let before = was.info().unwrap();
    for (name, ..) in api::COMMANDS
        .iter()
        .filter(|(_, mode, _)| *mode == Mode::write)
    {
        if ["opened", "keep_layout"].contains(name) {
            continue;
        }
        let failure = api::call(&was, name, json!({}), None).unwrap_err();
        assert_eq!(failure.code, Some(api::Code::ReadOnly), "{name}");
        let begins = "This is how the catalogue was on 5 March 2025. It can be read, not changed";
        assert!(failure.message.starts_with(begins), "{name}: {failure:?}");
    }
    let refused = |what: &str, done: crate::Result<()>| match done {
        Err(Error::AsItWas(day)) => assert_eq!(day, "5 March 2025", "{what}"),
        other => panic!("{what}: {other:?}"),
    };
    let request = || ReleaseRequest {
        audience: Audience::Public,
        format: "geojson".into(),
        profile: None,
        what: What::Everything,
        photos: false,
        only_published_contacts: false,
        choices: Default::default(),
    };
    let path = |name: &str| folder.path().join(name).display().to_string();
    let nothing = Label::of(Action::Begin);
    refused("a step", was.transact(nothing, |_| Ok(())).map(drop));
    refused("a rehearsal", was.rehearse(|_| Ok(())));
    refused("undo", was.undo().map(drop));
    refused("redo", was.redo().map(drop));
    refused("a preview", was.preview_release(request(), 0).map(drop));
    refused("its beginning", was.first_of_release(request()).map(drop));
    refused("all of it", was.preview_whole_release(request()).map(drop));
    let saved = was.save_release(request(), path("a.geojson"), None);
    refused("a release", saved.map(drop));
    refused("a look at it", was.look_at_release(&request(), |_| Ok(())));
    let cells = was.copy_cells(Vec::new(), Vec::new(), Default::default());
    refused("the clipboard", cells.map(drop));
    refused("a tile", was.team_tile(0, 0, 0).map(drop));
    refused("changes", was.changes_for(&Audience::Team).map(drop));
    let saved = was.save_changes(path("a.hereabouts-changes"), None, None);
    refused("a change file", saved.map(drop));
    let theirs = town.changes_for(&Audience::Team).unwrap();
    refused("a merge", was.merge(&theirs).map(drop));
    let to = folder.path().join("b.hereabouts");
    refused("a backup", was.backup_to(&to));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    // What the window does by itself does nothing.
    call(&was, "opened", json!({}));
    call(&was, "keep_layout", json!({"places": []}));
    was.settle().unwrap();
    was.backup_if_due().unwrap();
    assert!(was.folder_news().unwrap().folder.is_none());
    assert_eq!(was.info().unwrap(), before);
}

#[test]
fn days_on_which_nothing_can_be_shown_say_why() {
    let town = begun();
    let check = |on: Date, begins: &str| match town.as_it_was(on) {
        Err(Error::Invalid(said)) => assert!(said.starts_with(begins), "{on}: {said}"),
        Err(other) => panic!("{on}: {other}"),
        Ok(_) => panic!("{on} can be shown"),
    };
    let tomorrow = today().tomorrow().unwrap();
    check(tomorrow, "That day is still to come. Choose today");
    let first = "Nothing was written here yet on 27 February 2025. The first day is ";
    check(day("2025-02-27").unwrap(), first);
    let said = day("3 May").unwrap_err().to_string();
    assert_eq!(said, "“3 May” is no day. Write it like 2026-05-04.");
}
