//! What a travel copy sent, said as it is here: against a copy that began with whatever a test says, so that it may have
//! been shown all of something, a part of it, or something else. What is kept of ours and what comes as a whole is in
//! [`kept_tests`].

mod kept_tests;

use super::back::{home, remember};
use super::{TravelCopy, identity_of};
use crate::api::Edit;
use crate::asset::{Asset, AssetKind};
use crate::audience::{Audience, Sensitivity};
use crate::catalogue::{Catalogue, secret};
use crate::contact::Contact;
use crate::error::Result;
use crate::exchange::file::{Header, Letter};
use crate::geometry::Geometry;
use crate::history::{Action, Label};
use crate::id::{AssetId, ContactId, RecordId};
use crate::log::door::Tx;
use crate::log::exchange::{Changes, identity};
use crate::log::view::View;
use crate::log::{EXISTS, Vector, rows};
use crate::place::Place;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

fn town() -> Catalogue {
    Catalogue::in_memory("Ours").unwrap()
}

fn mill(town: &Catalogue) -> AssetId {
    let made = town.create_asset(AssetKind::Place, "Mill".into(), Edit::default());
    made.unwrap().value
}

fn edit(laptop: &Catalogue, id: AssetId, fields: Value) {
    let fields: Edit = serde_json::from_value(fields).unwrap();
    laptop.edit_asset(id, fields).unwrap();
}

fn asset(laptop: &Catalogue, id: AssetId) -> Asset {
    laptop.show_asset(id).unwrap().asset
}

fn reach(asset: AssetId) -> Contact {
    let contact =
        json!({"asset": asset, "kind": "role", "channel": "phone", "value": "01632 960001"});
    serde_json::from_value(contact).unwrap()
}

/// The answers to a unit, in an order of their own.
fn answers(laptop: &Catalogue, record: impl Into<RecordId>, unit: &str) -> Vec<Value> {
    let record = record.into();
    let read = laptop.read(|db| {
        let changes = rows::changes_of(db, &record)?;
        Ok(View::of(&changes).values(unit))
    });
    let mut answers = read.unwrap();
    answers.sort_by_key(Value::to_string);
    answers
}

/// A copy that begins with what `begin` writes, and what is remembered of it.
fn depart(
    town: &Catalogue,
    ids: &[(RecordId, RecordId)],
    begin: impl FnOnce(&mut Tx) -> Result<()>,
) -> (Catalogue, TravelCopy) {
    let begun = Catalogue::in_memory("Copy").unwrap();
    begun.transact(Label::of(Action::Begin), begin).unwrap();
    let held = |laptop: &Catalogue| {
        let read = laptop.read(|db| {
            let mut held = Vector::new();
            rows::for_each_change(db, |change| {
                let last = held.entry(change.voice).or_default();
                *last = (*last).max(change.seq);
                Ok(())
            })?;
            Ok(held)
        });
        read.unwrap()
    };
    let mut spoke = held(&begun).into_keys();
    let copy = TravelCopy {
        name: "Rosa".into(),
        audience: Audience::Team.to_string(),
        made_at: "2026-05-03T14:02:11Z".into(),
        secret: begun.read(secret).unwrap(),
        voice: spoke.next().unwrap(),
        held: held(town),
        ids: ids
            .iter()
            .map(|(there, here)| (there.to_string(), here.to_string()))
            .collect(),
    };
    assert_eq!(spoke.next(), None, "it began in one voice");
    (begun.copy_in_memory().unwrap(), copy)
}

/// What is in a file of a copy.
fn letter(there: &Catalogue) -> Letter {
    let changes = there.changes_for(&Audience::Team).unwrap();
    let header = json!({
        "format": 1, "catalogue": changes.catalogue, "device": "there", "has": changes.has, "knows": changes.has,
        "content_hash": "77aa", "sums": [1],
    });
    Letter {
        header: serde_json::from_value::<Header>(header).unwrap(),
        changes,
        photos: Vec::new(),
        travel: None,
        read: Vector::new(),
    }
}

fn said(town: &Catalogue, copy: &TravelCopy, letter: &Letter) -> Letter {
    let said = town.read(|db| home(db, copy, letter.clone())).unwrap();
    let again = town.read(|db| home(db, copy, letter.clone())).unwrap();
    assert_eq!(said, again, "the same letter says the same");
    said
}

/// Takes a letter in; answers how many changes were new.
fn take(town: &Catalogue, copy: &TravelCopy, letter: &Letter) -> u64 {
    let said = said(town, copy, letter);
    let new = town.merge(&said.changes).unwrap().value;
    let kept = town.transact(Label::of(Action::Merge), |tx| remember(tx.db(), &said));
    kept.unwrap();
    assert_eq!(town.check(true).unwrap(), [""; 0]);
    new
}

/// What the mill offered here one after the other, what the copy began with, what was written there and, meanwhile,
/// here; and the answers that are left.
#[track_caller]
fn check(ours: &[Value], shown: Value, there: &[Value], here: Option<Value>, expect: Value) {
    let town = town();
    let id = mill(&town);
    for summary in ours {
        edit(&town, id, json!({ "summary": summary }));
    }
    let given = Asset {
        summary: shown.as_str().map(str::to_owned),
        ..asset(&town, id)
    };
    let (rosa, copy) = depart(&town, &[], |tx| tx.create(id, &given));
    for summary in there {
        edit(&rosa, id, json!({ "summary": summary }));
    }
    if let Some(summary) = here {
        edit(&town, id, json!({ "summary": summary }));
    }
    let letter = letter(&rosa);
    take(&town, &copy, &letter);
    let expect = expect.as_array().unwrap();
    assert_eq!(answers(&town, id, "summary"), *expect);
    assert_eq!(town.info().unwrap().conflicts, expect.len() as u64 - 1);
    assert_eq!(take(&town, &copy, &letter), 0);
}

#[test]
fn over_what_a_copy_was_shown_its_edit_counts_and_over_what_it_was_not_it_is_asked() {
    let [corn, flour] = [json!("Corn"), json!("Flour")];
    let (was, is) = (std::slice::from_ref(&corn), std::slice::from_ref(&flour));
    let clear = || vec![corn.clone(), Value::Null];
    check(was, corn.clone(), is, None, json!(["Flour"]));
    check(was, corn.clone(), &[Value::Null], None, json!([null]));
    // Made coarser, or held back.
    check(was, json!("Grain"), is, None, json!(["Corn", "Flour"]));
    check(was, Value::Null, is, None, json!(["Corn", "Flour"]));
    // Nothing is known of it in either, whether it was said once or not.
    check(&[], Value::Null, is, None, json!(["Flour"]));
    check(&clear(), Value::Null, is, None, json!(["Flour"]));
    // What is written here meanwhile nobody there has seen.
    let oats = || Some(json!("Oats"));
    check(was, corn.clone(), is, oats(), json!(["Flour", "Oats"]));
    check(was, corn.clone(), &[], oats(), json!(["Oats"]));
    // There and back again is as it was.
    let back = |to: Value| vec![flour.clone(), to];
    check(
        was,
        corn.clone(),
        &back(corn.clone()),
        None,
        json!(["Corn"]),
    );
    // All of it is said all the same, as between any two laptops, and what was written here nobody there has seen.
    check(
        was,
        corn.clone(),
        &back(corn.clone()),
        oats(),
        json!(["Corn", "Oats"]),
    );
    // Nor is it said anew what was shown otherwise.
    check(
        was,
        json!("Grain"),
        &back(json!("Grain")),
        None,
        json!(["Corn"]),
    );
    check(was, Value::Null, &back(Value::Null), None, json!(["Corn"]));
    check(
        was,
        json!("Grain"),
        &back(json!("Grain")),
        oats(),
        json!(["Oats"]),
    );
}

#[test]
fn whoever_deletes_has_seen_what_the_copy_was_shown() {
    let there = ContactId::new();
    // What is here beside the mill, what of it the copy was not shown, and whether it is asked about.
    let check = |note: &[Value], reached: bool, shown: bool, asked: bool| {
        let town = town();
        let id = mill(&town);
        for note in note {
            edit(&town, id, json!({ "note": note }));
        }
        let here = reached.then(|| town.add_contact(reach(id)).unwrap().value);
        let given = Asset {
            note: None,
            ..asset(&town, id)
        };
        let ids: Vec<(RecordId, RecordId)> = here.iter().map(|here| (there.0, here.0)).collect();
        let (rosa, copy) = depart(&town, &ids, |tx| {
            tx.create(id, &given)?;
            match reached && shown {
                true => tx.create(there, &reach(id)),
                false => Ok(()),
            }
        });
        rosa.delete_assets(vec![id]).unwrap();
        take(&town, &copy, &letter(&rosa));
        let case = format!("{note:?} {reached} {shown}");
        assert_eq!(town.show_asset(id).unwrap().in_bin, !asked, "{case}");
        assert_eq!(town.info().unwrap().conflicts, u64::from(asked), "{case}");
        // Taken out of the bin again it is as it was.
        rosa.restore_assets(vec![id]).unwrap();
        take(&town, &copy, &letter(&rosa));
        assert!(!town.show_asset(id).unwrap().in_bin, "{case}");
        assert_eq!(town.info().unwrap().conflicts, 0, "{case}");
    };
    check(&[], false, false, false);
    check(&[json!("ask at the desk")], false, false, true);
    check(
        &[json!("ask at the desk"), Value::Null],
        false,
        false,
        false,
    );
    check(&[], true, true, false);
    check(&[], true, false, true);
}

#[test]
fn whoever_makes_two_one_has_not_seen_what_the_copy_was_not_shown() {
    let town = town();
    let (keep, gone) = (mill(&town), mill(&town));
    edit(
        &town,
        gone,
        json!({"summary": "Corn", "note": "ask at the desk"}),
    );
    let given = [keep, gone].map(|id| Asset {
        note: None,
        ..asset(&town, id)
    });
    let (rosa, copy) = depart(&town, &[], |tx| {
        tx.create(keep, &given[0])?;
        tx.create(gone, &given[1])
    });
    rosa.join_duplicates(keep, gone, vec!["summary".into()])
        .unwrap();
    take(&town, &copy, &letter(&rosa));
    let one = town.show_asset(gone).unwrap();
    assert_eq!((one.id, one.asset.summary.as_deref()), (keep, Some("Corn")));
    assert_eq!(one.asset.note, None);
    let asked = town.list_conflicts(0, 10).unwrap().conflicts;
    let asked: Vec<(RecordId, &str)> = asked
        .iter()
        .map(|one| (one.record, one.unit.as_str()))
        .collect();
    assert_eq!(asked, [(gone.0, "note")]);
    rosa.unjoin(gone).unwrap();
    take(&town, &copy, &letter(&rosa));
    let apart = asset(&town, gone);
    assert_eq!(apart.note.as_deref(), Some("ask at the desk"));
    assert_eq!(asset(&town, keep).summary, None);
    assert_eq!(town.info().unwrap().conflicts, 0);
}

#[test]
fn an_older_letter_brings_nothing_back_that_was_taken_back_in_a_later_one() {
    let town = town();
    let id = mill(&town);
    edit(&town, id, json!({"summary": "Corn"}));
    let (rosa, copy) = depart(&town, &[], |tx| tx.create(id, &asset(&town, id)));
    let letters = ["Flour", "Corn", "Oats"].map(|summary| {
        edit(&rosa, id, json!({ "summary": summary }));
        letter(&rosa)
    });
    let fresh = || town.copy_in_memory().unwrap();
    let check = |order: &[usize], expect: &str| {
        let laptop = fresh();
        for at in order {
            take(&laptop, &copy, &letters[*at]);
        }
        assert_eq!(answers(&laptop, id, "summary"), [expect], "{order:?}");
        laptop
    };
    check(&[0], "Flour");
    check(&[1], "Corn");
    check(&[0, 1], "Corn");
    check(&[1, 0], "Corn");
    check(&[1, 0, 1, 0], "Corn");
    for order in [[0, 1, 2], [1, 0, 2], [2, 0, 1], [2, 1, 0]] {
        let laptop = check(&order, "Oats");
        for at in order {
            assert_eq!(take(&laptop, &copy, &letters[at]), 0, "{order:?}");
        }
    }
}

const THERE: &str = "019ac5b2-0000-7000-8000-00000000000a";
const HERE: &str = "019ac5b2-0000-7000-8000-00000000000b";

/// A letter in which everything is about an id, by two operations, and a partner by a third.
fn of_one_id(copy: &TravelCopy) -> Letter {
    let change = |voice: &str, seq: u64, kind: &str, sets: Value| {
        json!({
            "voice": voice, "seq": seq, "op": format!("{voice}/{seq}"), "lamport": 2, "kind": kind, "record": THERE,
            "sets": sets, "seen": {}, "audience": {"*": "public"}, "mentions": {},
        })
    };
    let mut tie = change(
        "w",
        1,
        "relationship",
        json!({
            "exists": ["here"], "from": [THERE], "note": ["ask Rosa"], (format!("party/{THERE}")): [true],
            "draft": [{"of": [THERE, {"by": THERE}], (format!("field/{THERE}")): "yes"}], "said": [format!("by {THERE}")],
        }),
    );
    tie["seen"] = json!({(format!("on:{THERE}")): {}, (format!("field/{THERE}")): {"w": 1}});
    tie["mentions"] = json!({"note": {THERE: [[0, 4, 4]]}});
    let op = |id: &str, label: Value| json!({"id": id, "voice": id.split('/').next(), "label": label, "at": "", "undoes": null, "continues": null});
    let redaction = |voice: &str, unit: &str| json!({"voice": voice, "seq": 1, "unit": unit, "value": 0, "start": 0, "length": 3});
    let field = format!("field/{THERE}");
    let changes = json!({
        "catalogue": identity_of(&copy.secret),
        "changes": [tie, change("z", 1, "partner", json!({"exists": ["here"], "name": ["Council"]}))],
        "ops": [op("w/1", json!({"action": "edit", "record": THERE, "field": field})), op("z/1", json!({"action": "add_partner"}))],
        "voices": [
            {"id": "w", "laptop": null, "person": "Rosa", "since": ""}, {"id": "z", "laptop": null, "person": null, "since": ""},
            {"id": copy.voice, "laptop": null, "person": null, "since": ""},
        ],
        "erased": [], "safeguarded": [],
        "redactions": [redaction("w", &field), redaction(&copy.voice, "note"), redaction("", &format!("{THERE}/digest"))],
    });
    Letter {
        changes: serde_json::from_value(changes).unwrap(),
        ..letter(&Catalogue::in_memory("Copy").unwrap())
    }
}

#[test]
fn every_id_is_said_as_it_is_here_and_what_is_the_copys_own_stays_there() {
    let town = town();
    let ids = [(THERE.parse().unwrap(), HERE.parse().unwrap())];
    let (_, copy) = depart(&town, &ids, |_| Ok(()));
    let sent = of_one_id(&copy);
    let came = said(&town, &copy, &sent);
    // Whatever somebody wrote stays as they wrote it.
    let text = json!(sent.changes).to_string();
    let text = text
        .replace(THERE, HERE)
        .replace(&format!("by {HERE}"), &format!("by {THERE}"));
    let mut expect: Changes = serde_json::from_str(&text).unwrap();
    expect.catalogue = town.read(identity).unwrap();
    expect.changes.truncate(1);
    expect.changes[0].audience = BTreeMap::from([("*".to_owned(), Audience::Team)]);
    expect.ops.truncate(1);
    expect.voices.truncate(1);
    expect.redactions.retain(|redaction| redaction.voice == "w");
    assert_eq!(came.changes, expect);
    assert_eq!(came.travel.as_deref(), Some("Rosa"));
    let header = &came.header;
    assert_eq!(header.catalogue, came.changes.catalogue);
    assert_eq!((header.device.as_str(), header.everything), ("there", true));
    assert_eq!((header.changes, header.assets), (1, 0));
    assert!(header.since.is_empty() && header.has.is_empty() && header.knows.is_empty());
    assert!(header.content_hash.is_empty() && header.sums.is_empty());
}

#[test]
fn a_letter_without_what_the_copy_began_with_is_refused() {
    let town = town();
    let id = mill(&town);
    let (rosa, copy) = depart(&town, &[], |tx| tx.create(id, &asset(&town, id)));
    let mut later = letter(&rosa);
    later.header.since.insert(copy.voice.clone(), 1);
    let refused = town.read(|db| home(db, &copy, later)).unwrap_err();
    assert!(
        refused.to_string().contains("only what came later"),
        "{refused}"
    );
}

#[test]
fn what_was_made_there_is_erased_here_as_well_and_what_is_ours_is_not() {
    let town = town();
    let id = mill(&town);
    let (rosa, copy) = depart(&town, &[], |tx| tx.create(id, &asset(&town, id)));
    let bench = mill(&rosa);
    edit(&rosa, bench, json!({"summary": "By the weir"}));
    edit(&rosa, id, json!({"summary": "Corn"}));
    let first = letter(&rosa);
    take(&town, &copy, &first);
    assert_eq!(asset(&town, bench).summary.as_deref(), Some("By the weir"));
    for gone in [bench, id] {
        rosa.erase(gone, Vec::new()).unwrap();
    }
    let second = letter(&rosa);
    assert_eq!(
        said(&town, &copy, &second).changes.erased,
        BTreeSet::from([bench.0])
    );
    for letter in [&second, &first] {
        take(&town, &copy, letter);
        assert!(town.show_asset(bench).is_err());
        assert_eq!(asset(&town, id).summary.as_deref(), Some("Corn"));
        assert_eq!(answers(&town, id, EXISTS), ["here"]);
    }
}

#[test]
fn a_letter_from_before_something_had_to_be_hidden_there_unites_with_one_from_after() {
    let town = town();
    let id = mill(&town);
    let pin = |lon: f64| Some(Place::pin(Geometry::point(lon, 53.4).unwrap()));
    town.place_asset(id, pin(-2.3)).unwrap();
    let (rosa, copy) = depart(&town, &[], |tx| tx.create(id, &asset(&town, id)));
    rosa.place_asset(id, pin(-2.2)).unwrap();
    let first = letter(&rosa);
    take(&town, &copy, &first);
    assert_eq!(asset(&town, id).place, pin(-2.2));
    rosa.safeguard(id).unwrap();
    let second = letter(&rosa);
    for letter in [&second, &first, &second] {
        take(&town, &copy, letter);
        let hidden = asset(&town, id);
        assert_eq!(
            (hidden.sensitivity, hidden.place),
            (Sensitivity::Safeguarded, None)
        );
        assert_eq!(town.info().unwrap().conflicts, 0);
    }
}
