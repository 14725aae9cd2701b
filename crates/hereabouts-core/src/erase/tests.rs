//! What is erased is nowhere: not in the bytes of any file, not after a union with a laptop that still has it.

use super::testing::{hits, only_backup};
use super::*;
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::contact::{Channel, Contact, ContactKind};
use crate::error::Error;
use crate::list::Sort;
use crate::relationship::Relationship;
use crate::storage::Passphrase;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

fn make(catalogue: &Catalogue, kind: AssetKind, name: &str, fields: Value) -> AssetId {
    let fields = serde_json::from_value(fields).unwrap();
    catalogue
        .create_asset(kind, name.into(), fields)
        .unwrap()
        .value
}

fn reach(asset: AssetId, channel: Channel, value: &str) -> Contact {
    Contact {
        asset,
        kind: ContactKind::Personal,
        channel,
        value: value.into(),
        label: None,
        may_be_published: false,
        publish_reason: None,
    }
}

fn tie(from: AssetId, to: AssetId, note: &str) -> Relationship {
    let tie = json!({ "from": from, "type": "member_of", "to": to, "sensitivity": "ordinary", "note": note });
    serde_json::from_value(tie).unwrap()
}

fn note_of(catalogue: &Catalogue, id: AssetId) -> String {
    catalogue
        .show_asset(id)
        .unwrap()
        .asset
        .note
        .unwrap_or_default()
}

fn edit(catalogue: &Catalogue, id: AssetId, field: &str, value: &str) {
    let fields = serde_json::from_value(json!({ field: value })).unwrap();
    catalogue.edit_asset(id, fields).unwrap();
}

/// The ticked passages of a plan.
fn sure(plan: &ErasurePlan) -> Vec<Ticked> {
    let ticked = plan.passages.iter().filter(|passage| passage.ticked);
    ticked
        .map(|passage| Ticked {
            record: passage.record,
            unit: passage.unit.clone(),
            term: passage.term.clone(),
        })
        .collect()
}

struct Words {
    name: String,
    phone: String,
    note: String,
}

/// Fifty people with words of their own, each with a tie, a way to reach them, a history, and named by others
/// before and after they were entered.
fn people(catalogue: &Catalogue) -> (Vec<(AssetId, Words)>, AssetId) {
    let hall = make(catalogue, AssetKind::Place, "Hall", json!({}));
    let mut made = Vec::new();
    for i in 0..50 {
        let words = Words {
            name: format!("Zof{i}ia Lewand{i}owska"),
            phone: format!("0161 49{i:02} {:04}", 7001 + i * 13),
            note: format!("wants{i}quiet evenings"),
        };
        edit(
            catalogue,
            hall,
            "note",
            &format!("ask {} first", words.name),
        );
        let summary = format!("teaches with {} hands", words.note);
        let id = make(
            catalogue,
            AssetKind::Person,
            &words.name,
            json!({ "note": words.note, "summary": summary }),
        );
        catalogue
            .add_contact(reach(id, Channel::Phone, &words.phone))
            .unwrap();
        catalogue
            .relate(tie(id, hall, &format!("so says {}", words.note)))
            .unwrap();
        edit(
            catalogue,
            id,
            "story",
            &format!("{} came by boat", words.note),
        );
        edit(
            catalogue,
            hall,
            "access",
            &format!("{} has the key, ring {}", words.name, words.phone),
        );
        catalogue
            .jot(format!("{} would love to sing", words.name))
            .unwrap();
        made.push((id, words));
    }
    (made, hall)
}

#[test]
fn fifty_people_are_found_in_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue =
        Catalogue::create(&folder.path().join("Here.hereabouts"), "Here", None).unwrap();
    let (people, hall) = people(&catalogue);
    catalogue.backup_now_for_tests();
    let words: Vec<&str> = people
        .iter()
        .flat_map(|(_, words)| [words.name.as_str(), &words.phone, &words.note])
        .collect();
    // The control: what is only put into the bin is all still there.
    let ids = people.iter().map(|(id, _)| *id).collect();
    catalogue.delete_assets(ids).unwrap();
    assert!(hits(folder.path(), &words) >= words.len());
    for (id, _) in &people {
        let plan = catalogue.plan_erasure(*id).unwrap();
        assert_eq!(plan.with["relationship"], 1);
        let done = catalogue.erase(*id, sure(&plan)).unwrap().value;
        assert!(done.clean);
        assert_eq!(done.backups.len(), 1);
    }
    assert_eq!(hits(folder.path(), &words), 0);
    assert_eq!(catalogue.check(true).unwrap(), [""; 0]);
    let said = catalogue.show_asset(hall).unwrap().asset;
    assert!(
        said.access
            .unwrap()
            .ends_with("has the key, ring ▒▒▒▒▒▒▒▒▒▒▒▒▒▒"),
        "the rest stays"
    );
    drop(catalogue);
    assert_eq!(hits(folder.path(), &words), 0, "nor after it was closed");
    let backup = Catalogue::open(&only_backup(folder.path()), None).unwrap();
    assert_eq!(backup.info().unwrap().assets, 1, "the backup is whole");
    assert_eq!(backup.check(true).unwrap(), [""; 0]);
}

#[test]
fn whoever_is_erased_elsewhere_is_in_no_byte_here_either() {
    let folder = tempfile::tempdir().unwrap();
    let ours = Catalogue::create(&folder.path().join("Here.hereabouts"), "Here", None).unwrap();
    let (people, _) = people(&ours);
    ours.backup_now_for_tests();
    let words: Vec<&str> = people[..5]
        .iter()
        .flat_map(|(_, words)| [words.name.as_str(), &words.phone, &words.note])
        .collect();
    let theirs = ours.copy_in_memory().unwrap();
    for (id, _) in &people[..5] {
        let plan = theirs.plan_erasure(*id).unwrap();
        theirs.erase(*id, sure(&plan)).unwrap();
    }
    assert!(hits(folder.path(), &words) >= words.len(), "the control");
    ours.merge(&theirs.changes_for(&Audience::Team).unwrap())
        .unwrap();
    assert_eq!(hits(folder.path(), &words), 0);
    assert_eq!(ours.check(true).unwrap(), [""; 0]);
    let backup = Catalogue::open(&only_backup(folder.path()), None).unwrap();
    assert_eq!(backup.info().unwrap().assets, 46, "the others are there");
    assert_eq!(backup.check(true).unwrap(), [""; 0]);
}

#[test]
fn a_backup_that_cannot_be_opened_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Here.hereabouts");
    let catalogue = Catalogue::create(&path, "Here", None).unwrap();
    let joan = make(&catalogue, AssetKind::Person, "Joan", json!({}));
    catalogue.backup_now_for_tests();
    let copy = only_backup(folder.path());
    let time = copy.metadata().unwrap().modified().unwrap();
    std::fs::remove_file(&copy).unwrap();
    let secret = Passphrase::new("a lane in May".into()).unwrap();
    drop(Catalogue::create(&copy, "Here", Some(&secret)).unwrap());
    std::fs::File::options()
        .write(true)
        .open(&copy)
        .unwrap()
        .set_modified(time)
        .unwrap();
    let plan = catalogue.plan_erasure(joan).unwrap();
    assert_eq!(
        plan.backups[0].state,
        BackupState::Removed,
        "it is said before"
    );
    let done = catalogue.erase(joan, Vec::new()).unwrap().value;
    assert_eq!(done.backups[0].state, BackupState::Removed);
    assert!(!copy.exists());
}

#[test]
fn a_stale_laptop_brings_nobody_back() {
    let ours = Catalogue::in_memory("Here").unwrap();
    let joan = make(
        &ours,
        AssetKind::Person,
        "Joan Baker",
        json!({ "note": "shy" }),
    );
    let hall = make(&ours, AssetKind::Place, "Hall", json!({}));
    let theirs = ours.copy_in_memory().unwrap();
    let third = ours.copy_in_memory().unwrap();
    // Meanwhile, elsewhere: an edit, a tie, a text that links to her and one that was there before she was known.
    edit(&theirs, joan, "summary", "bakes bread");
    theirs.relate(tie(joan, hall, "since May")).unwrap();
    edit(&theirs, hall, "note", "Joan Baker has the key");
    edit(&third, hall, "access", "by the oven of Joan Baker");

    ours.erase(joan, Vec::new()).unwrap();
    let exchange = |from: &Catalogue, to: &Catalogue| {
        to.merge(&from.changes_for(&Audience::Team).unwrap())
            .unwrap();
    };
    for _ in 0..2 {
        exchange(&theirs, &ours);
        exchange(&ours, &theirs);
        exchange(&third, &ours);
        exchange(&ours, &third);
    }
    exchange(&ours, &theirs);
    for laptop in [&ours, &theirs, &third] {
        let page = laptop
            .list_assets(String::new(), Sort::default(), 0, 9)
            .unwrap();
        assert_eq!(page.total, 1);
        assert_eq!(note_of(laptop, hall), "▒▒▒▒▒▒▒▒▒▒ has the key");
        let access = laptop.show_asset(hall).unwrap().asset.access;
        assert_eq!(access.as_deref(), Some("by the oven of ▒▒▒▒▒▒▒▒▒▒"));
        assert_eq!(laptop.info().unwrap().relationships, 0);
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
        assert_eq!(
            laptop.info().unwrap().content_hash,
            ours.info().unwrap().content_hash
        );
    }
}

#[test]
fn no_step_takes_it_back_and_nothing_is_written_to_it() {
    let town = Catalogue::in_memory("Here").unwrap();
    let joan = make(&town, AssetKind::Person, "Joan Baker", json!({}));
    edit(&town, joan, "summary", "bakes");
    town.erase(joan, Vec::new()).unwrap();
    assert_eq!(
        town.undo_list().unwrap().undo,
        [],
        "nothing of it is a step"
    );
    let last = |town: &Catalogue| {
        town.undo_list()
            .unwrap()
            .for_good
            .map(|step| step.label.action)
    };
    assert_eq!(
        last(&town),
        Some(Action::Erase),
        "and whoever wants to take it back is told so"
    );
    let none = |town: &Catalogue| {
        town.list_assets(String::new(), Sort::default(), 0, 9)
            .unwrap()
            .total
            == 0
    };
    while town.undo().is_ok() {
        assert!(none(&town));
    }
    while town.redo().is_ok() {
        assert!(none(&town));
    }
    assert!(matches!(town.show_asset(joan), Err(Error::NotFound(_))));
    assert!(matches!(
        town.erase(joan, Vec::new()),
        Err(Error::NotFound(_))
    ));
    let refused = town.transact(Label::of(Action::Create), |tx| {
        tx.create(joan, &crate::asset::Asset::new(AssetKind::Person, "Joan"))
    });
    assert!(refused.unwrap_err().to_string().contains("was erased"));
    assert_eq!(town.check(true).unwrap(), [""; 0]);
}

#[test]
fn a_plan_ticks_what_is_surely_theirs_and_takes_only_what_is_ticked() {
    let town = Catalogue::in_memory("Here").unwrap();
    let hall = make(
        &town,
        AssetKind::Place,
        "Joan Baker’s hall",
        json!({ "note": "Joan says: ring 0161 496 0001" }),
    );
    let joan = make(&town, AssetKind::Person, "Joan Baker", json!({}));
    town.add_contact(reach(joan, Channel::Phone, "+44 161 496 0001"))
        .unwrap();
    // Another's door, and a name with a number in it.
    town.add_contact(reach(hall, Channel::Other, "Joan Baker 0161 4960001"))
        .unwrap();
    make(
        &town,
        AssetKind::Association,
        "Singers 0161 496 0001",
        json!({}),
    );
    edit(&town, hall, "access", "the key is with Joan Baker");
    edit(&town, hall, "access", "the key is in the shop");
    let plan = town.plan_erasure(joan).unwrap();
    let mut seen: Vec<(&str, &str, bool, bool)> = plan
        .passages
        .iter()
        .map(|p| (p.unit.as_str(), p.term.as_str(), p.now, p.ticked))
        .collect();
    // Ids decide which record comes first.
    seen[..4].sort_by_key(|(unit, term, ..)| {
        (
            ["note", "value", "name"].iter().position(|u| u == unit),
            *term,
        )
    });
    assert_eq!(
        seen,
        [
            ("note", "1614960001", true, true),
            ("value", "1614960001", true, true),
            ("value", "joan baker", true, true),
            ("name", "1614960001", true, true),
            ("access", "joan baker", false, true),
            ("name", "joan baker", true, false),
            ("note", "joan", true, false),
        ]
    );
    town.erase(joan, sure(&plan)).unwrap();
    let left = town.show_asset(hall).unwrap().asset;
    assert_eq!(left.name, "Joan Baker’s hall");
    assert_eq!(left.note.as_deref(), Some("Joan says: ring ▒▒▒▒▒▒▒▒▒▒▒▒▒"));
    let past = serde_json::to_string(&town.asset_history(hall, 99).unwrap()).unwrap();
    assert!(past.contains("the key is with ▒▒▒▒▒▒▒▒▒▒"), "{past}");
}

#[test]
fn the_log_is_looked_through_once_for_the_links_to_all_that_goes() {
    let passes = |gifts: usize| {
        let town = Catalogue::in_memory("Here").unwrap();
        let joan = make(&town, AssetKind::Person, "Joan Baker", json!({}));
        let hall = make(&town, AssetKind::Place, "Hall", json!({}));
        edit(&town, hall, "note", "Joan Baker has the key");
        for i in 0..gifts {
            let gift = json!({ "holder": joan, "what": format!("cake {i}") });
            town.add_gift(serde_json::from_value(gift).unwrap())
                .unwrap();
        }
        let passes = Arc::new(AtomicU32::new(0));
        let told = passes.clone();
        let count = move |event: TraceEvent<'_>| {
            if let TraceEvent::Stmt(_, sql) = event
                && let Some((_, condition)) = sql.split_once("WHERE")
                && condition.contains("mentions")
            {
                told.fetch_add(1, Ordering::SeqCst);
            }
        };
        let mut db = town.into_connection();
        db.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(count))
            .unwrap();
        let town = Catalogue::over_copy(db).unwrap();
        town.erase(joan, Vec::new()).unwrap();
        assert_eq!(note_of(&town, hall), "▒▒▒▒▒▒▒▒▒▒ has the key");
        passes.load(Ordering::SeqCst)
    };
    assert_eq!((passes(1), passes(20)), (1, 1));
}
