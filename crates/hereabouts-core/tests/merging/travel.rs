//! Travel copies: what a volunteer or a partner does in a catalogue of their own, and what becomes of it at home.

mod erased;
mod letters;
mod random;

use crate::support::{
    Asked, Stick, asked, asset, differs, edit, id_of, kept, make, names, reach, tie,
};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::attachment::ContentHash;
use hereabouts_core::exchange::Merged;
use hereabouts_core::gift::Gift;
use hereabouts_core::id::AssetId;
use hereabouts_core::record::Record;
use hereabouts_core::release::request::ReleaseRequest;
use hereabouts_core::storage::bytes;
use serde_json::{Value, json};
use std::path::Path;

/// Everything that may leave to an audience.
fn everything(audience: &str) -> Value {
    json!({"audience": audience, "format": "travel_copy", "what": {"of": "everything"}, "photos": true})
}

/// A copy for Rosa, open on her laptop.
fn depart(home: &Catalogue, stick: &Stick, request: Value) -> Catalogue {
    let path = stick.file("Rosa.hereabouts");
    let request: ReleaseRequest = serde_json::from_value(request).unwrap();
    home.save_travel_copy(
        request,
        path.display().to_string(),
        None,
        "Rosa".into(),
        None,
    )
    .unwrap();
    let copy = Catalogue::open(&path, None).unwrap();
    copy.set_worker("Rosa".into()).unwrap();
    copy
}

/// Everything that was done in a copy, as a file.
fn write(copy: &Catalogue, path: &Path) {
    let saved = copy.save_changes(path.display().to_string(), None, None);
    assert!(saved.unwrap().value.everything);
}

/// Takes in what a copy sent: what was announced is what is done.
fn take(home: &Catalogue, path: &Path) -> Merged {
    let path = path.display().to_string();
    let plan = home.plan_merge(path.clone(), None).unwrap();
    assert_eq!(plan.travel.as_deref(), Some("Rosa"));
    assert!(!plan.own && !plan.incomplete);
    let merged = home.run_merge(path, None).unwrap().value;
    assert_eq!(
        (plan.counts, plan.nothing_new),
        (merged.counts, merged.nothing_new)
    );
    assert_eq!(merged.travel, plan.travel);
    assert_eq!(
        merged.same_as_theirs, None,
        "it never holds all that is here"
    );
    assert_eq!(home.check(true).unwrap(), [""; 0]);
    merged
}

/// What a copy did comes home; answers what is asked then.
fn come(copy: &Catalogue, home: &Catalogue, stick: &Stick) -> Vec<Asked> {
    let path = stick.at("from Rosa");
    write(copy, &path);
    take(home, &path);
    asked(home)
}

/// That a question is about these values, in whichever order.
#[track_caller]
fn is_about(open: &[Asked], id: AssetId, unit: &str, mut values: Vec<Value>) {
    let [one] = open else {
        panic!("not one question: {open:?}")
    };
    let mut answers = one.answers.clone();
    answers.sort_by_key(Value::to_string);
    values.sort_by_key(Value::to_string);
    let sorted = Asked {
        answers,
        ..one.clone()
    };
    assert_eq!(sorted, differs(id, unit, &json!(values)));
}

fn pin(lon: f64) -> Value {
    let at = json!({"type": "Point", "coordinates": [lon, 53.12375]});
    json!({"geometry": at, "precision": "exact"})
}

fn unit(laptop: &Catalogue, id: AssetId, unit: &str) -> Value {
    let units = asset(laptop, id).units();
    units.get(unit).cloned().unwrap_or_default()
}

#[test]
fn a_place_that_was_made_coarser_and_moved_there_is_asked_and_one_moved_back_is_not() {
    let home = Catalogue::in_memory("Ours").unwrap();
    // As many as it takes to be shown in one square.
    let mills: Vec<AssetId> = (0..5)
        .map(|i| {
            let id = make(&home, AssetKind::Place, &format!("Mill {i}"));
            let lon = -2.125 + 0.0025 * (f64::from(i) + 0.5) / 5.0;
            edit(&home, id, json!({ "place": pin(lon) }));
            id
        })
        .collect();
    let profile = json!({"name": "Roughly", "coarsest": "street"});
    let profile = home.save_profile(None, serde_json::from_value(profile).unwrap());
    let mut request = everything("public");
    request["profile"] = json!(profile.unwrap().value);
    let stick = Stick::new();
    let copy = depart(&home, &stick, request);
    let (moved, back) = (mills[0], mills[1]);
    let [ours, given] = [&home, &copy].map(|laptop| unit(laptop, moved, "place"));
    assert!(given.is_object() && given != ours, "it left as a square");
    for id in [moved, back] {
        edit(&copy, id, json!({ "place": pin(-2.3) }));
    }
    copy.undo().unwrap();
    let there = unit(&copy, moved, "place");
    is_about(
        &come(&copy, &home, &stick),
        moved,
        "place",
        vec![ours, there],
    );
}

#[test]
fn a_place_that_was_shown_as_it_is_is_where_it_was_moved_there() {
    for audience in ["team", "public"] {
        let home = Catalogue::in_memory("Ours").unwrap();
        let mill = make(&home, AssetKind::Place, "Mill");
        let before =
            json!({"geometry": pin(-2.1234567)["geometry"], "precision": "exact", "method": "pin"});
        edit(&home, mill, json!({ "place": before }));
        let stick = Stick::new();
        let copy = depart(&home, &stick, everything(audience));
        edit(&copy, mill, json!({ "place": pin(-2.3) }));
        assert_eq!(come(&copy, &home, &stick), [], "{audience}");
        assert_eq!(unit(&home, mill, "place"), unit(&copy, mill, "place"));
    }
}

#[test]
fn what_did_not_leave_stays_and_what_did_is_changed() {
    let home = Catalogue::in_memory("Ours").unwrap();
    let mill = make(&home, AssetKind::Place, "Mill");
    edit(
        &home,
        mill,
        json!({"summary": "Corn", "note": "ask at the desk"}),
    );
    let stick = Stick::new();
    let copy = depart(&home, &stick, everything("public"));
    assert_eq!(unit(&copy, mill, "note"), json!(null));
    edit(&copy, mill, json!({"summary": "Flour"}));
    assert_eq!(come(&copy, &home, &stick), []);
    assert_eq!(unit(&home, mill, "summary"), json!("Flour"));
    assert_eq!(unit(&home, mill, "note"), json!("ask at the desk"));
}

#[test]
fn a_deletion_counts_where_all_was_shown_and_is_asked_where_not() {
    for (note, audience, asks) in [
        (None, "public", false),
        (None, "team", false),
        (Some("ask at the desk"), "team", false),
        (Some("ask at the desk"), "public", true),
    ] {
        let home = Catalogue::in_memory("Ours").unwrap();
        let mill = make(&home, AssetKind::Place, "Mill");
        edit(
            &home,
            mill,
            json!({"summary": "Corn", "note": note, "tags": ["grain"]}),
        );
        let stick = Stick::new();
        let copy = depart(&home, &stick, everything(audience));
        copy.delete_assets(vec![mill]).unwrap();
        let open = come(&copy, &home, &stick);
        let expect: Vec<Asked> = asks.then(|| kept(mill)).into_iter().collect();
        assert_eq!(open, expect, "{note:?} {audience}");
        let shown = home.show_asset(mill).unwrap();
        assert_eq!(shown.in_bin, !asks, "{note:?} {audience}");
        assert_eq!(shown.asset.note.as_deref(), note);
    }
}

#[test]
fn what_hangs_on_an_asset_is_the_same_at_home() {
    let home = Catalogue::in_memory("Ours").unwrap();
    let knitters = make(&home, AssetKind::Association, "Knitters");
    let hall = make(&home, AssetKind::Place, "Hall");
    reach(&home, knitters, "01632 960001");
    tie(&home, knitters, hall, json!({"note": "they sweep it"}));
    home.add_gift(Gift::of(knitters, "wool")).unwrap();
    let before = home.show_asset(knitters).unwrap();
    let stick = Stick::new();
    let copy = depart(&home, &stick, everything("team"));
    let there = copy.show_asset(knitters).unwrap();
    let mut contact = there.contacts[0].contact.clone();
    contact.value = "01632 960002".into();
    copy.edit_contact(there.contacts[0].id, contact).unwrap();
    let mut ended = there.ties[0].relationship.clone();
    ended.until = Some("2025".into());
    copy.edit_relationship(there.ties[0].id, ended).unwrap();
    let mut gift = there.gifts[0].gift.clone();
    gift.when = Some("in winter".into());
    copy.edit_gift(there.gifts[0].id, gift).unwrap();
    assert_eq!(come(&copy, &home, &stick), []);
    let after = home.show_asset(knitters).unwrap();
    let (was, is) = (&before.contacts[0], &after.contacts[0]);
    assert_eq!((was.id, after.contacts.len()), (is.id, 1));
    assert_eq!(is.contact.value, "01632 960002");
    let (was, is) = (&before.ties[0], &after.ties[0]);
    assert_eq!((was.id, after.ties.len()), (is.id, 1));
    let said = &is.relationship;
    assert_eq!(said.until.as_deref(), Some("2025"));
    assert_eq!(said.note.as_deref(), Some("they sweep it"));
    let (was, is) = (&before.gifts[0], &after.gifts[0]);
    assert_eq!((was.id, after.gifts.len()), (is.id, 1));
    assert_eq!(is.gift.when.as_deref(), Some("in winter"));
}

#[test]
fn what_is_new_there_is_new_at_home() {
    let home = Catalogue::in_memory("Ours").unwrap();
    let hall = make(&home, AssetKind::Place, "Hall");
    let stick = Stick::new();
    let copy = depart(&home, &stick, everything("public"));
    let bench = make(&copy, AssetKind::Place, "Bench");
    tie(&copy, bench, hall, json!({"since": "2019"}));
    reach(&copy, hall, "01632 960001");
    copy.add_gift(Gift::of(hall, "chairs")).unwrap();
    let plan = b"%PDF-1.7 the ground floor".to_vec();
    let hash = ContentHash::of(&plan);
    copy.add_attachment_bytes(hall, "plan.pdf", plan.clone())
        .unwrap();
    assert_eq!(come(&copy, &home, &stick), []);
    assert_eq!(names(&home), ["Bench", "Hall"]);
    let there = home.show_asset(hall).unwrap();
    assert_eq!(there.ties[0].other, bench);
    assert_eq!(there.contacts[0].contact.value, "01632 960001");
    assert_eq!(there.gifts[0].gift.what, "chairs");
    assert!(there.attachments[0].is_here);
    let came = home.read(|db| bytes::get(db, &hash)).unwrap();
    assert_eq!(came, Some(plan));
    // A travel copy is nobody with whom things are exchanged.
    assert_eq!(home.list_peers().unwrap(), []);
}

/// Joan, who agreed that everybody may know her name and what she offers.
fn joan(home: &Catalogue) -> AssetId {
    let joan = make(home, AssetKind::Person, "Joan Baker");
    edit(
        home,
        joan,
        json!({"summary": "bakes sourdough", "roles": "treasurer"}),
    );
    let purpose = json!({"label": "so that neighbours find each other", "basis": "consent"});
    let purpose = home.save_purpose(None, serde_json::from_value(purpose).unwrap());
    let consent = json!({
        "person": joan, "purpose": purpose.unwrap().value, "what": ["name", "gifts"], "to": "public", "how": "spoken",
        "wording": "May everybody know what you offer?", "on": hereabouts_core::catalogue::today().to_string(),
    });
    home.give_consent(serde_json::from_value(consent).unwrap())
        .unwrap();
    joan
}

#[test]
fn a_person_who_is_known_there_by_another_id_is_the_same_at_home() {
    let home = Catalogue::in_memory("Ours").unwrap();
    let joan = joan(&home);
    // One alone would be asked about.
    make(&home, AssetKind::Place, "Bench");
    let stick = Stick::new();
    let copy = depart(&home, &stick, everything("public"));
    let there = id_of(&copy, "Joan Baker");
    assert_ne!(there, joan);
    edit(&copy, there, json!({"summary": "bakes rye"}));
    copy.add_gift(Gift::of(there, "a starter")).unwrap();
    assert_eq!(come(&copy, &home, &stick), []);
    assert_eq!(names(&home), ["Bench", "Joan Baker"]);
    let at_home = home.show_asset(joan).unwrap();
    assert_eq!(at_home.asset.summary.as_deref(), Some("bakes rye"));
    assert_eq!(at_home.asset.roles.as_deref(), Some("treasurer"));
    let offers = at_home.gifts.iter().map(|line| line.gift.what.as_str());
    assert_eq!(offers.collect::<Vec<_>>(), ["a starter"]);
}
