//! A row whose asset became one with another: what the file says anew is said of the one that stayed, nothing is brought
//! twice or asked twice, and taken apart both have what is theirs.

use crate::desk::{Desk, decided, options};
use hereabouts_core::api::{self, Edit};
use hereabouts_core::asset::{Asset, AssetKind};
use hereabouts_core::audience::Audience;
use hereabouts_core::id::AssetId;
use hereabouts_core::import::plan::{ImportCounts, ImportOptions, RowDecision};
use hereabouts_core::inbox::{InboxReason, Settle};
use serde_json::json;
use std::collections::BTreeSet;

const HEADINGS: &str = "id,name,summary,cost,phone\n";
const ALDER: &str = "7,Alder Hall,A hall,free,01632 960001\n";
const THE_ALDER: &str = "8,The Alder Hall,A big hall,£2,01632 960002\n";

/// New, updated, the same, in the Inbox.
fn outcomes(counts: ImportCounts) -> [u64; 4] {
    [counts.new, counts.updated, counts.same, counts.inbox]
}

fn bring(desk: &Desk, rows: &[&str]) -> [u64; 4] {
    let text = format!("{HEADINGS}{}", rows.concat());
    outcomes(desk.bring(&text, ImportOptions::default()))
}

fn named(desk: &Desk, name: &str) -> AssetId {
    let all = desk.assets();
    let found = all.iter().find(|(_, asset)| asset.name == name);
    found.unwrap_or_else(|| panic!("no {name} in {all:?}")).0
}

fn shown(desk: &Desk, id: AssetId) -> Asset {
    desk.catalogue.show_asset(id).unwrap().asset
}

fn said(desk: &Desk, id: AssetId) -> [String; 3] {
    let asset = shown(desk, id);
    [Some(asset.name), asset.summary, asset.cost].map(Option::unwrap_or_default)
}

fn phones(desk: &Desk, id: AssetId) -> BTreeSet<String> {
    let card = desk.catalogue.show_asset(id).unwrap();
    let ways = card.contacts.into_iter();
    ways.map(|line| line.contact.value).collect()
}

struct Two {
    desk: Desk,
    keep: AssetId,
    gone: AssetId,
}

/// Two rows of one file, the first of which became one with the second, which took its summary.
fn two() -> Two {
    let desk = Desk::new();
    assert_eq!(bring(&desk, &[ALDER, THE_ALDER]), [2, 0, 0, 0]);
    let (keep, gone) = (named(&desk, "The Alder Hall"), named(&desk, "Alder Hall"));
    let taken = vec!["summary".to_owned()];
    desk.catalogue.join_duplicates(keep, gone, taken).unwrap();
    Two { desk, keep, gone }
}

#[test]
fn the_same_file_brings_nothing_and_asks_nothing() {
    let Two { desk, keep, .. } = two();
    let before = desk.catalogue.info().unwrap().content_hash;
    for _ in 0..2 {
        assert_eq!(bring(&desk, &[ALDER, THE_ALDER]), [0, 0, 2, 0]);
    }
    assert_eq!(said(&desk, keep), ["The Alder Hall", "A hall", "£2"]);
    assert_eq!(desk.catalogue.info().unwrap().content_hash, before);
}

#[test]
fn what_the_file_says_anew_of_the_one_that_went_is_said_of_the_one_that_stayed() {
    let Two { desk, keep, gone } = two();
    let moved = "7,Alder Hall,A hall by the weir,free,01632 960009\n";
    assert_eq!(bring(&desk, &[moved, THE_ALDER]), [0, 1, 1, 0]);
    let now = ["The Alder Hall", "A hall by the weir", "£2"];
    assert_eq!(said(&desk, keep), now);
    let three = ["01632 960001", "01632 960002", "01632 960009"].map(str::to_owned);
    assert_eq!(phones(&desk, keep), BTreeSet::from(three));
    // Whichever row comes first, and however often.
    for rows in [[moved, THE_ALDER], [THE_ALDER, moved]] {
        assert_eq!(bring(&desk, &rows), [0, 0, 2, 0]);
        assert_eq!(said(&desk, keep), now);
    }
    // What a person makes of it is no news for the file.
    desk.edit(keep, "summary", json!("Ask Rosa"));
    assert_eq!(bring(&desk, &[moved, THE_ALDER]), [0, 0, 2, 0]);
    assert_eq!(said(&desk, keep)[1], "Ask Rosa");

    desk.catalogue.unjoin(gone).unwrap();
    assert_eq!(
        said(&desk, gone),
        ["Alder Hall", "A hall by the weir", "free"]
    );
    let [one, other, new] = ["01632 960001", "01632 960002", "01632 960009"];
    let theirs = BTreeSet::from([one, new].map(str::to_owned));
    assert_eq!(phones(&desk, gone), theirs);
    assert_eq!(phones(&desk, keep), BTreeSet::from([other.to_owned()]));
    assert_eq!(said(&desk, keep), ["The Alder Hall", "Ask Rosa", "£2"]);
    assert_eq!(desk.catalogue.check(true).unwrap(), [""; 0]);
}

#[test]
fn where_the_one_that_stayed_says_something_of_its_own_it_is_asked() {
    let Two { desk, keep, gone } = two();
    let dearer = "7,Alder Hall,A hall,£1,01632 960001\n";
    assert_eq!(bring(&desk, &[dearer, THE_ALDER]), [0, 0, 1, 1]);
    assert_eq!(bring(&desk, &[dearer, THE_ALDER]), [0, 0, 1, 1], "once");
    assert_eq!(said(&desk, keep)[2], "£2");
    let [item] = &desk.catalogue.list_inbox().unwrap()[..] else {
        panic!("one waits")
    };
    assert_eq!(
        (item.is.about, item.is.reason),
        (Some(keep), InboxReason::ChangedHere)
    );
    // Whoever says that it is the one that went means the one that stayed; of its row only what is new is taken over.
    let settle = Settle::TakeOver { asset: gone };
    let settled = desk.catalogue.settle_inbox(item.id, settle).unwrap().value;
    assert_eq!(settled, Some(keep));
    assert_eq!(said(&desk, keep), ["The Alder Hall", "A hall", "£1"]);
    assert_eq!(bring(&desk, &[dearer, THE_ALDER]), [0, 0, 2, 0]);
    assert_eq!(said(&desk, keep)[2], "£1");
    desk.catalogue.unjoin(gone).unwrap();
    assert_eq!(said(&desk, gone), ["Alder Hall", "A hall", "£1"]);
    assert_eq!(bring(&desk, &[dearer])[3], 0, "it is known again");
    assert_eq!(desk.catalogue.check(true).unwrap(), [""; 0]);
}

#[test]
fn a_decision_about_the_row_is_one_about_what_stayed() {
    for (decision, outcome, cost) in [
        (RowDecision::TakeTheirs, [0, 1, 1, 0], "£1"),
        (RowDecision::KeepMine, [0, 0, 2, 0], "£2"),
    ] {
        let Two { desk, keep, .. } = two();
        let text = format!("{HEADINGS}7,Alder Hall,A hall,£1,01632 960001\n{THE_ALDER}");
        let counts = desk.bring(&text, decided(decision));
        assert_eq!(outcomes(counts), outcome, "{decision:?}");
        assert_eq!(said(&desk, keep), ["The Alder Hall", "A hall", cost]);
    }
}

#[test]
fn what_the_file_says_no_more_goes_where_nobody_else_said_it() {
    let desk = Desk::new();
    let tags = |said: &str| format!("id,name,kind,tags\n7,Alder Hall,place,{said}\n");
    desk.bring(&tags("food;music"), ImportOptions::default());
    let (gone, _) = desk.one();
    let fields = Edit([("tags".to_owned(), json!(["food", "warm"]))].into());
    let made = desk
        .catalogue
        .create_asset(AssetKind::Place, "The Alder Hall".into(), fields);
    let keep = made.unwrap().value;
    let taken = vec!["tag/music".to_owned()];
    desk.catalogue.join_duplicates(keep, gone, taken).unwrap();
    let all = |id| shown(&desk, id).tags.into_iter().collect::<Vec<_>>();
    assert_eq!(all(keep), ["food", "music", "warm"]);
    let counts = desk.bring(&tags("choir"), ImportOptions::default());
    assert_eq!(outcomes(counts), [0, 1, 0, 0]);
    assert_eq!(all(keep), ["choir", "food", "warm"]);
    let counts = desk.bring(&tags("choir"), ImportOptions::default());
    assert_eq!(outcomes(counts), [0, 0, 1, 0]);
    desk.catalogue.unjoin(gone).unwrap();
    assert!(all(gone).contains(&"choir".to_owned()));
    assert!(!all(gone).contains(&"music".to_owned()));
}

#[test]
fn a_name_that_several_had_who_became_one_names_that() {
    let desk = Desk::new();
    desk.bring(
        "name,summary\nThe Hall,Canal side\nThe Hall,Hill side\n",
        ImportOptions::default(),
    );
    let all = desk.assets();
    let (keep, gone) = (all[0].0, all[1].0);
    desk.catalogue
        .join_duplicates(keep, gone, Vec::new())
        .unwrap();
    let text = "name,summary\nThe Hall,By the weir\n";
    let counts = desk.bring(text, ImportOptions::default());
    assert_eq!(outcomes(counts), [0, 1, 0, 0]);
    let (id, hall) = desk.one();
    assert_eq!((id, hall.summary.as_deref()), (keep, Some("By the weir")));
}

#[test]
fn another_file_that_has_the_name_that_went_looks_like_the_one_that_stayed() {
    let Two { desk, keep, .. } = two();
    let path = desk.path("venues.csv");
    std::fs::write(&path, "name,note\nAlder Hall,Ramp\n").unwrap();
    let counts = desk.bring_file(&path, ImportOptions::default());
    assert_eq!(outcomes(counts), [0, 0, 0, 1]);
    let item = desk.catalogue.list_inbox().unwrap().remove(0);
    assert_eq!(
        (item.is.about, item.is.reason),
        (Some(keep), InboxReason::Perhaps)
    );
    let counts = desk.bring_file(&path, decided(RowDecision::TakeTheirs));
    assert_eq!(outcomes(counts), [0, 1, 0, 0]);
    let hall = shown(&desk, keep);
    let said = (hall.name.as_str(), hall.note.as_deref());
    assert_eq!(said, ("The Alder Hall", Some("Ramp")));
}

#[test]
fn a_laptop_that_knows_it_and_one_that_does_not_bring_the_same() {
    let desk = Desk::new();
    bring(&desk, &[ALDER, THE_ALDER]);
    let other = desk.copy();
    let (keep, gone) = (named(&desk, "The Alder Hall"), named(&desk, "Alder Hall"));
    let taken = vec!["summary".to_owned()];
    desk.catalogue.join_duplicates(keep, gone, taken).unwrap();
    let moved = "7,Alder Hall,A hall by the weir,free,01632 960009\n";
    for laptop in [&desk, &other] {
        assert_eq!(bring(laptop, &[moved, THE_ALDER]), [0, 1, 1, 0]);
    }
    for (from, to) in [(&desk, &other), (&other, &desk)] {
        let changes = from.catalogue.changes_for(&Audience::Team).unwrap();
        to.catalogue.merge(&changes).unwrap();
    }
    let hashes = [&desk, &other].map(|laptop| {
        assert_eq!(laptop.catalogue.check(true).unwrap(), [""; 0]);
        assert_eq!(laptop.catalogue.list_conflicts(0, 10).unwrap().total, 0);
        assert_eq!(
            said(laptop, gone),
            ["The Alder Hall", "A hall by the weir", "£2"]
        );
        assert_eq!(phones(laptop, keep).len(), 3);
        laptop.catalogue.info().unwrap().team_hash
    });
    assert_eq!(hashes[0], hashes[1]);
}

/// Everything, as a file of our own.
fn save(desk: &Desk) -> std::path::PathBuf {
    let path = desk.path("ours.csv");
    let request =
        json!({"audience": "me", "format": "csv", "profile": null, "what": {"of": "everything"}});
    let args = json!({"request": request, "path": path, "token": null});
    api::call(&desk.catalogue, "save_release", args, None).unwrap();
    path
}

#[test]
fn our_own_file_from_before_they_were_one_is_read_as_it_was_meant() {
    let desk = Desk::new();
    bring(&desk, &[ALDER, THE_ALDER]);
    let (keep, gone) = (named(&desk, "The Alder Hall"), named(&desk, "Alder Hall"));
    let path = save(&desk);
    desk.catalogue
        .join_duplicates(keep, gone, Vec::new())
        .unwrap();
    let counts = desk.bring_file(&path, ImportOptions::default());
    assert_eq!(outcomes(counts), [0, 0, 2, 0], "it says what it said");
    // A partner put something right in it.
    let text = std::fs::read_to_string(&path).unwrap();
    let back = desk.path("sent back.csv");
    std::fs::write(&back, text.replace("A hall", "A hall by the weir")).unwrap();
    let counts = desk.bring_file(&back, ImportOptions::default());
    assert_eq!(outcomes(counts), [0, 0, 1, 1]);
    let item = desk.catalogue.list_inbox().unwrap().remove(0);
    assert_eq!(item.is.about, Some(keep));
    let settle = Settle::TakeOver { asset: keep };
    desk.catalogue.settle_inbox(item.id, settle).unwrap();
    let now = "A hall by the weir";
    assert_eq!(said(&desk, keep), ["The Alder Hall", now, "£2"]);
    desk.catalogue.unjoin(gone).unwrap();
    assert_eq!(said(&desk, gone), ["Alder Hall", now, "free"]);
}

#[test]
fn what_was_taken_out_of_either_for_good_stays_out() {
    let Two { desk, keep, gone } = two();
    let rosa =
        desk.catalogue
            .create_asset(AssetKind::Person, "Rosa Quillon".into(), Edit::default());
    let rosa = rosa.unwrap().value;
    desk.edit(keep, "access", json!("Ask Rosa Quillon for the ramp"));
    let plan = desk.catalogue.plan_erasure(rosa).unwrap();
    let ticked = plan.passages.into_iter().filter(|passage| passage.ticked);
    let ticked = ticked.map(|one| hereabouts_core::erase::Ticked {
        record: one.record,
        unit: one.unit,
        term: one.term,
    });
    desk.catalogue.erase(rosa, ticked.collect()).unwrap();
    let text = "id,name,summary,cost,phone,access\n\
                7,Alder Hall,A hall by the weir,free,01632 960001,Ask Rosa Quillon for the ramp\n";
    let counts = desk.bring(text, options(&[(5, "access")]));
    assert_eq!(outcomes(counts), [0, 1, 0, 0]);
    for id in [keep, gone] {
        let access = shown(&desk, id).access.unwrap_or_default();
        assert!(!access.contains("Quillon"), "{access}");
    }
    desk.catalogue.unjoin(gone).unwrap();
    let access = shown(&desk, gone).access.unwrap_or_default();
    assert!(access.ends_with("for the ramp"), "{access}");
    assert!(!access.contains("Quillon"), "{access}");
}
