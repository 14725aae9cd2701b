//! Where something safeguarded is, is nowhere: in no byte of any file, not after undo, not after a union with a laptop
//! that still has it.

use crate::asset::AssetKind;
use crate::attachment::testing;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::error::Result;
use crate::id::AssetId;
use crate::import::plan::ImportCounts;
use crate::inbox::Settle;
use crate::list::Sort;
use serde_json::{Value, json};
use std::path::Path;

const STREET: &str = "14 Weir Terrace";
const POSTCODE: &str = "ZX9 4AP";
const LONGITUDE: &str = "-2.0837265";

fn make(town: &Catalogue, kind: AssetKind, name: &str, fields: Value) -> AssetId {
    let fields = serde_json::from_value(fields).unwrap();
    town.create_asset(kind, name.into(), fields).unwrap().value
}

fn edit(town: &Catalogue, id: AssetId, fields: Value) -> Result<()> {
    let fields = serde_json::from_value(fields).unwrap();
    town.edit_asset(id, fields).map(drop)
}

fn relate(town: &Catalogue, from: AssetId, of_type: &str, to: AssetId) -> Result<()> {
    let tie = json!({ "from": from, "type": of_type, "to": to });
    town.relate(serde_json::from_value(tie).unwrap()).map(drop)
}

fn reach(town: &Catalogue, asset: AssetId, channel: &str, value: &str) {
    let contact = json!({ "asset": asset, "kind": "role", "channel": channel, "value": value });
    town.add_contact(serde_json::from_value(contact).unwrap())
        .unwrap();
}

fn happens(town: &Catalogue, host: AssetId, at: Option<AssetId>, name: &str) -> Result<()> {
    let activity = json!({ "host": host, "name": name, "at": at });
    town.add_activity(serde_json::from_value(activity).unwrap())
        .map(drop)
}

fn somewhere() -> Value {
    json!({
        "geometry": {"type": "Point", "coordinates": [-2.083_726_5, 53.471_826_4]},
        "precision": "exact", "address": format!("{STREET}, Aldermoor"), "postcode": POSTCODE,
    })
}

pub(super) struct Town {
    pub(super) haven: AssetId,
    hall: AssetId,
    council: AssetId,
}

/// A refuge with all that could give it away, and a history of it.
pub(super) fn fill(town: &Catalogue) -> Town {
    let hall = make(town, AssetKind::Place, "Hall", json!({}));
    let council = make(town, AssetKind::Institution, "Council", json!({}));
    let haven = make(
        town,
        AssetKind::Institution,
        "Haven",
        json!({ "place": somewhere(), "summary": format!("Ring at {STREET} after six"), "extra": {"Ward": "Weirside", "Funder": "Lottery"} }),
    );
    let moved: crate::place::Place = serde_json::from_value(somewhere()).unwrap();
    town.place_asset(haven, None).unwrap();
    town.place_asset(haven, Some(moved)).unwrap();
    reach(town, haven, "phone", "01632 960001");
    reach(town, haven, "address", "Back door, 9 Ginnel Row");
    relate(town, haven, "meets_at", hall).unwrap();
    relate(town, haven, "uses", hall).unwrap();
    relate(town, council, "funds", haven).unwrap();
    happens(town, haven, Some(hall), "Coffee").unwrap();
    happens(town, council, Some(haven), "Advice").unwrap();
    town.add_attachment_bytes(haven, "front-door-zq.jpg", testing::plain(20, 10))
        .unwrap();
    edit(
        town,
        hall,
        json!({ "note": format!("the keys are at {STREET}; ZX94AP") }),
    )
    .unwrap();
    edit(town, hall, json!({ "note": "the keys are elsewhere" })).unwrap();
    Town {
        haven,
        hall,
        council,
    }
}

pub(super) const TELLING: [&str; 7] = [
    STREET,
    POSTCODE,
    "ZX94AP",
    LONGITUDE,
    "Ginnel Row",
    "front-door-zq",
    "Weirside",
];

/// How many of these words stand in the files of a folder, and the picture.
pub(super) fn hits(folder: &Path, words: &[&str]) -> usize {
    // The middle of the picture, as it is kept and as it is shown.
    let photo = testing::plain(20, 10);
    let middle = &photo[photo.len() / 3..photo.len() / 3 * 2];
    super::testing::hits(folder, words) + usize::from(super::testing::holds(folder, middle))
}

#[test]
fn in_its_own_texts_the_street_alone_tells_where_it_is() {
    let town = Catalogue::in_memory("Here").unwrap();
    let Town { haven, hall, .. } = fill(&town);
    edit(
        &town,
        haven,
        json!({ "story": "It began in Weir Terrace, Aldermoor." }),
    )
    .unwrap();
    edit(
        &town,
        hall,
        json!({ "access": "Buses stop in Weir Terrace" }),
    )
    .unwrap();
    let plan = town.plan_safeguard(haven).unwrap();
    let told: Vec<_> = plan.passages.iter().map(|p| p.term.as_str()).collect();
    assert!(told.contains(&"Weir Terrace"), "{told:?}");
    town.safeguard(haven).unwrap();
    let said = |id| town.show_asset(id).unwrap().asset;
    let story = said(haven).story;
    assert_eq!(
        story.as_deref(),
        Some("It began in ▒▒▒▒▒▒▒▒▒▒▒▒, Aldermoor.")
    );
    let access = said(hall).access;
    assert_eq!(access.as_deref(), Some("Buses stop in Weir Terrace"));
}

#[test]
fn where_it_is_stands_in_no_byte_of_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Here.hereabouts");
    let town = Catalogue::create(&path, "Here", None).unwrap();
    let Town { haven, hall, .. } = fill(&town);
    town.backup_now_for_tests();
    // The control: what is only taken off by hand is all still there.
    town.place_asset(haven, None).unwrap();
    assert_eq!(hits(folder.path(), &TELLING), TELLING.len() + 1);

    let plan = town.plan_safeguard(haven).unwrap();
    assert!(plan.spot && plan.address && !plan.already);
    assert_eq!((plan.photos, plan.inbox, plan.backups.len()), (1, 0, 1));
    // Made and put back; an address, two ties, a photo, two activities, and a note of the hall.
    assert_eq!(plan.changes, 2 + 1 + 2 + 1 + 2 + 1);
    assert_eq!(plan.ties, ["Hall", "Hall"]);
    assert_eq!(plan.columns, ["Ward"]);
    let mut activities = plan.activities.clone();
    activities.sort();
    assert_eq!(activities, ["Advice", "Coffee"]);
    let seen: Vec<_> = plan
        .passages
        .iter()
        .map(|p| (p.unit.as_str(), p.now))
        .collect();
    assert_eq!(seen.len(), 2, "{seen:?}");
    assert!(seen.contains(&("summary", true)) && seen.contains(&("note", false)));
    let door: Vec<_> = plan.stays.iter().map(|contact| &contact.value).collect();
    assert_eq!(door, ["01632 960001"]);

    let done = town.safeguard(haven).unwrap().value;
    assert!(done.clean);
    assert_eq!(done.backups.len(), 1);
    assert_eq!(hits(folder.path(), &TELLING), 0);
    assert_eq!(town.check(false).unwrap(), [""; 0]);
    let card = town.show_asset(haven).unwrap();
    assert_eq!(card.asset.place, None);
    assert_eq!(card.contacts.len(), 1);
    assert_eq!(card.ties.len(), 1, "the council still funds it");
    assert_eq!(card.attachments.len(), 0);
    assert_eq!(card.asset.extra.len(), 1);
    assert_eq!(
        card.asset.summary.as_deref(),
        Some("Ring at ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ after six")
    );
    assert!(town.plan_safeguard(haven).unwrap().already);
    let at = |name: &str| {
        let all = town.show_asset(hall).unwrap().activities;
        all.into_iter().find(|line| line.activity.name == name)
    };
    assert_eq!((at("Coffee"), at("Advice")), (None, None));

    // What is done again, or was done before, brings nothing back.
    let steps = town.undo_list().unwrap().undo;
    let last = || town.undo_list().unwrap().for_good;
    assert_eq!(
        last().map(|step| (step.label.action, step.name)),
        Some((
            crate::history::Action::Safeguard,
            town.show_asset(haven).ok().map(|card| card.asset.name)
        ))
    );
    for step in &steps {
        assert!(town.undo_to(step.step.clone()).is_ok() || step != &steps[0]);
        let found = town.show_asset(haven);
        assert!(found.is_err() || found.unwrap().asset.place.is_none());
    }
    assert_eq!(last(), None, "something else was done since");
    while town.redo().is_ok() {
        let found = town.show_asset(haven);
        assert!(found.is_err() || found.unwrap().asset.place.is_none());
    }
    assert_eq!(town.check(true).unwrap(), [""; 0]);
    drop(town);
    assert_eq!(hits(folder.path(), &TELLING), 0, "nor after it was closed");
    let backup = Catalogue::open(&super::testing::only_backup(folder.path()), None).unwrap();
    assert_eq!(backup.info().unwrap().assets, 3, "the backup is whole");
    assert_eq!(backup.check(true).unwrap(), [""; 0]);
}

#[test]
fn what_is_being_written_is_forgotten_where_nothing_else_goes() {
    let town = Catalogue::in_memory("Here").unwrap();
    let place = json!({ "place": somewhere() });
    let haven = make(&town, AssetKind::Institution, "Haven", place);
    let words = format!("Met her at {STREET}");
    town.keep_draft("conversation".into(), Some(words)).unwrap();
    town.safeguard(haven).unwrap();
    assert_eq!(town.draft("conversation".into()).unwrap(), None);
}

#[test]
fn nothing_says_again_where_it_is() {
    let town = Catalogue::in_memory("Here").unwrap();
    let Town {
        haven,
        hall,
        council,
    } = fill(&town);
    town.safeguard(haven).unwrap();
    let says = |refused: Result<()>, what: &str| {
        let error = refused.unwrap_err().to_string();
        assert!(error.contains(what), "{error}");
    };
    says(
        edit(&town, haven, json!({ "place": somewhere() })),
        "holds no place",
    );
    says(
        edit(&town, haven, json!({ "sensitivity": "ordinary" })),
        "stays so",
    );
    let place = serde_json::from_value(somewhere()).unwrap();
    says(
        town.place_asset(haven, Some(place)).map(drop),
        "never on a map",
    );
    says(relate(&town, haven, "uses", hall), "tied to no place");
    says(relate(&town, hall, "supports", haven), "tied to no place");
    says(
        relate(&town, haven, "meets_at", council),
        "tied to no place",
    );
    says(happens(&town, haven, Some(council), "Tea"), "has no place");
    says(happens(&town, council, Some(haven), "Tea"), "has no place");
    says(
        edit(&town, council, json!({ "kind": "place" })),
        "tied to something safeguarded",
    );
    let photo = town.add_attachment_bytes(haven, "b.jpg", testing::plain(30, 10));
    says(photo.map(drop), "holds no photos");
    relate(&town, haven, "supports", council).unwrap();
    happens(&town, haven, None, "Tea").unwrap();
    edit(
        &town,
        haven,
        json!({ "summary": "Ring first", "extra": {"Ward": "Weirside"} }),
    )
    .unwrap();
    let kept = town.show_asset(haven).unwrap().asset;
    assert_eq!(kept.summary.as_deref(), Some("Ring first"));
    assert!(kept.extra.is_empty(), "{:?}", kept.extra);
    assert_eq!(town.check(true).unwrap(), [""; 0]);
}

/// Whoever safeguards it, and whatever others did meanwhile: in the end nobody knows where it is, and all show the same.
#[test]
fn a_stale_laptop_brings_no_place_back() {
    let ours = Catalogue::in_memory("Here").unwrap();
    let Town {
        haven,
        hall,
        council,
    } = fill(&ours);
    let theirs = ours.copy_in_memory().unwrap();
    let third = ours.copy_in_memory().unwrap();
    // They know nothing of it, and go on.
    let elsewhere =
        json!({ "geometry": {"type": "Point", "coordinates": [-2.5, 53.1]}, "precision": "exact" });
    theirs
        .place_asset(haven, Some(serde_json::from_value(elsewhere).unwrap()))
        .unwrap();
    edit(&theirs, haven, json!({ "sensitivity": "careful" })).unwrap();
    reach(&theirs, haven, "address", "Side gate, 3 Mill Lane");
    relate(&third, haven, "uses", hall).unwrap();
    happens(&third, haven, Some(hall), "Yoga").unwrap();
    happens(&third, hall, Some(haven), "Sewing").unwrap();
    third
        .add_attachment_bytes(haven, "c.jpg", testing::plain(40, 10))
        .unwrap();
    edit(&third, council, json!({ "kind": "place" })).unwrap();
    ours.safeguard(haven).unwrap();
    let exchange = |from: &Catalogue, to: &Catalogue| {
        to.merge(&from.changes_for(&Audience::Team).unwrap())
            .unwrap();
    };
    exchange(&third, &theirs);
    for _ in 0..2 {
        exchange(&theirs, &ours);
        exchange(&ours, &theirs);
        exchange(&third, &ours);
        exchange(&ours, &third);
    }
    exchange(&ours, &theirs);
    for laptop in [&ours, &theirs, &third] {
        let card = laptop.show_asset(haven).unwrap();
        assert_eq!(card.asset.place, None);
        assert_eq!(
            card.asset.sensitivity,
            crate::audience::Sensitivity::Safeguarded
        );
        assert_eq!(card.contacts.len(), 1, "the phone");
        assert_eq!(card.attachments.len(), 0);
        assert_eq!(card.ties.len(), 0, "also the council is a place now");
        assert!(
            card.activities
                .iter()
                .all(|line| line.activity.at.is_none())
        );
        let changes = serde_json::to_string(&laptop.changes_for(&Audience::Me).unwrap()).unwrap();
        for word in ["-2.5", "Mill Lane", STREET, LONGITUDE] {
            assert!(!changes.contains(word), "{word}");
        }
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
        assert_eq!(
            laptop.info().unwrap().content_hash,
            ours.info().unwrap().content_hash
        );
    }
}

/// A laptop that never heard of the command, but called it so in its own way.
#[test]
fn what_another_laptop_calls_safeguarded_is_so_for_good() {
    let ours = Catalogue::in_memory("Here").unwrap();
    let haven = make(&ours, AssetKind::Institution, "Haven", json!({}));
    let theirs = ours.copy_in_memory().unwrap();
    edit(&theirs, haven, json!({ "sensitivity": "safeguarded" })).unwrap();
    let place = serde_json::from_value(somewhere()).unwrap();
    ours.place_asset(haven, Some(place)).unwrap();
    let mut changes = theirs.changes_for(&Audience::Team).unwrap();
    // As an older version of the program has it.
    changes.safeguarded.clear();
    for change in &mut changes.changes {
        if change.record == haven.0 && change.sets.contains_key("name") {
            let said = vec![json!("ordinary")];
            change.sets.insert("sensitivity".into(), said);
        }
    }
    ours.merge(&changes).unwrap();
    assert_eq!(ours.show_asset(haven).unwrap().asset.place, None);
    ours.undo().unwrap();
    let found = ours.show_asset(haven);
    assert!(found.is_err() || found.unwrap().asset.place.is_none());
    ours.redo().unwrap();
    assert_eq!(ours.show_asset(haven).unwrap().asset.place, None);
    assert_eq!(ours.check(true).unwrap(), [""; 0]);
}

/// Brings in a file of one row, with that decision about it; answers the counts, and what the plan said.
fn bring(town: &Catalogue, path: &Path, decide: Option<&str>) -> (ImportCounts, String) {
    let path = path.display().to_string();
    let options = |decisions: Value| {
        let options = json!({ "kind": "institution", "decisions": decisions });
        serde_json::from_value(options).unwrap()
    };
    let row = town
        .plan_import(path.clone(), options(json!({})))
        .unwrap()
        .rows[0]
        .row;
    let decisions = match decide {
        Some(decision) => json!({ row.to_string(): decision }),
        None => json!({}),
    };
    let plan = town
        .plan_import(path.clone(), options(decisions.clone()))
        .unwrap();
    let done = town.run_import(path, options(decisions)).unwrap().value;
    assert_eq!(done.counts, plan.counts);
    (done.counts, plan.rows[0].words.clone())
}

#[test]
fn a_file_that_says_where_a_refuge_is_asks_first() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list.csv");
    let text = "id,name,phone,latitude,longitude,Ward\n1,Haven Women's Refuge,01632 960001,53.4,-2.0837265,Weirside\n";
    std::fs::write(&list, text).unwrap();
    for by_hand in [false, true] {
        let town = Catalogue::in_memory("Here").unwrap();
        let (counts, words) = bring(&town, &list, None);
        assert_eq!((counts.new, counts.inbox), (0, 1));
        assert!(words.contains("must not be found"), "{words}");
        match by_hand {
            true => {
                let item = town.list_inbox().unwrap().remove(0);
                assert_eq!(item.is.reason, crate::inbox::InboxReason::Safeguard);
                let fields = [("sensitivity".to_owned(), json!("safeguarded"))].into();
                town.settle_inbox(item.id, Settle::Make { fields }).unwrap();
            }
            false => {
                let item = town.list_inbox().unwrap().remove(0);
                town.drop_inbox(vec![item.id]).unwrap();
                town.undo().unwrap();
                town.undo().unwrap();
                let (counts, words) = bring(&town, &list, Some("safeguard"));
                assert_eq!(counts.new, 1);
                assert!(words.contains("its place is left out"), "{words}");
            }
        }
        let page = town
            .list_assets(String::new(), Sort::default(), 0, 9)
            .unwrap();
        let card = town.show_asset(page.rows[0].id).unwrap();
        assert_eq!(card.asset.place, None);
        assert_eq!(card.contacts.len(), 1);
        assert!(!card.sounds_safeguarded, "it is safeguarded");
        assert_eq!(town.list_inbox().unwrap().len(), 0);
        // The same list once more, and a newer one.
        let (counts, words) = bring(&town, &list, None);
        assert_eq!((counts.same, counts.inbox, counts.updated), (1, 0, 0));
        assert!(words.contains("its place is left out"), "{words}");
        let newer = folder.path().join("newer").join("list.csv");
        std::fs::create_dir_all(newer.parent().unwrap()).unwrap();
        std::fs::write(&newer, text.replace("01632 960001", "01632 960002")).unwrap();
        bring(&town, &newer, None);
        let told = serde_json::to_string(&town.changes_for(&Audience::Me).unwrap()).unwrap();
        for word in [LONGITUDE, "Weirside"] {
            assert!(!told.contains(word), "{by_hand}: {told}");
        }
        assert_eq!(town.check(true).unwrap(), [""; 0]);
    }
    // As it is, where somebody says so.
    let town = Catalogue::in_memory("Here").unwrap();
    assert_eq!(bring(&town, &list, Some("new")).0.new, 1);
    let page = town
        .list_assets(String::new(), Sort::default(), 0, 9)
        .unwrap();
    let card = town.show_asset(page.rows[0].id).unwrap();
    assert!(card.asset.place.is_some() && card.sounds_safeguarded);
}
