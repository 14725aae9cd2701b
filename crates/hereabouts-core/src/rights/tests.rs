//! What is asked for by right: due, done, left in nothing, put right, gone after its day.

mod connecting;
mod correct;
mod ends;
mod joined;

use super::*;
use crate::api::Edit;
use crate::asset::Asset;
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::catalogue::{Catalogue, today};
use crate::consent::testing::{add_purpose, agreed};
use crate::consent::{Consent, Shareable};
use crate::contact::{Channel, Contact, ContactKind};
use crate::import::plan::ImportOptions;
use crate::many::Many;
use crate::relationship::Relationship;
use crate::release::request::{Reason, ReleaseRequest, What};
use jiff::ToSpan;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn make(town: &Catalogue, kind: AssetKind, name: &str, fields: Value) -> AssetId {
    let fields = serde_json::from_value(fields).unwrap();
    town.create_asset(kind, name.into(), fields).unwrap().value
}

fn town() -> (Catalogue, AssetId) {
    let town = Catalogue::in_memory("Here").unwrap();
    let joan = make(&town, AssetKind::Person, "Joan Baker", json!({}));
    (town, joan)
}

fn asset(town: &Catalogue, id: AssetId) -> Asset {
    town.show_asset(id).unwrap().asset
}

fn everything(audience: Audience) -> ReleaseRequest {
    ReleaseRequest {
        audience,
        format: "geojson".into(),
        profile: None,
        what: What::Everything,
        photos: false,
        only_published_contacts: false,
        choices: Default::default(),
    }
}

fn days(days: i32) -> String {
    today().checked_add(days.days()).unwrap().to_string()
}

#[test]
fn what_is_asked_is_due_after_four_weeks_and_done_once() {
    let (town, joan) = town();
    let asked = days(-20);
    let id = town
        .ask_right(
            joan,
            Right::Access,
            asked.clone(),
            Some(" by phone ".into()),
        )
        .unwrap()
        .value;
    let [line] = &town.open_requests().unwrap()[..] else {
        panic!("one is open");
    };
    assert_eq!(
        (line.id, line.days_left, line.name.as_str()),
        (id, 8, "Joan Baker")
    );
    assert_eq!(
        (line.is.due_on.as_str(), line.is.note.as_deref()),
        (&*days(8), Some("by phone"))
    );
    town.settle_right(id, None).unwrap();
    assert_eq!(town.open_requests().unwrap(), []);
    assert_eq!(town.requests_of(joan).unwrap()[0].is.done_on, Some(days(0)));
    town.undo().unwrap();
    assert_eq!(town.open_requests().unwrap().len(), 1);
    assert_eq!(town.check(true).unwrap(), [""; 0]);

    let refused = |person, asked: String| {
        let error = town
            .ask_right(person, Right::Access, asked, None)
            .unwrap_err();
        error.to_string()
    };
    let hall = make(&town, AssetKind::Place, "Hall", json!({}));
    assert!(refused(hall, days(0)).contains("Only people"));
    assert!(refused(joan, days(1)).contains("still to come"));
    assert!(refused(joan, "soon".into()).contains("is not a day"));
    // Whoever is erased asked for nothing any more.
    town.erase(joan, Vec::new()).unwrap();
    assert_eq!(town.open_requests().unwrap(), []);
}

#[test]
fn what_is_restricted_leaves_in_nothing_until_it_is_lifted() {
    let (town, _) = town();
    let hall = make(&town, AssetKind::Place, "Hall", json!({}));
    let leaves = || {
        let preview = town
            .preview_release(everything(Audience::Public), 0)
            .unwrap();
        let why = preview
            .staying
            .iter()
            .find(|s| s.reason == Reason::Restricted);
        (preview.released, why.map_or(0, |staying| staying.count))
    };
    assert_eq!(leaves(), (1, 0));
    assert!(
        town.restrict(hall, "  ".into()).is_err(),
        "without a reason"
    );
    let before = town.info().unwrap().content_hash;
    town.restrict(hall, "They say that it is wrong".into())
        .unwrap();
    assert_eq!(leaves(), (0, 1));
    for audience in [Audience::Me, Audience::Team] {
        let preview = town.preview_release(everything(audience), 0).unwrap();
        assert!(preview.leaving.iter().all(|one| one.id != hall));
    }
    let now = asset(&town, hall);
    assert_eq!(
        (now.restricted, now.restricted_since),
        (true, Some(days(0)))
    );
    town.undo().unwrap();
    assert_eq!(town.info().unwrap().content_hash, before);
    town.redo().unwrap();
    assert!(town.lift_restriction(hall, String::new()).is_err());
    town.lift_restriction(hall, "It was right".into()).unwrap();
    assert_eq!(leaves(), (1, 0));
    let lifted = asset(&town, hall).restriction_lifted_why;
    assert_eq!(lifted.as_deref(), Some("It was right"));
    let typed = json!({ "restricted": true });
    let typed = town.edit_asset(hall, serde_json::from_value(typed).unwrap());
    assert!(typed.unwrap_err().to_string().contains("with a reason"));
}

#[test]
fn nothing_in_bulk_and_nothing_of_a_file_touches_what_is_restricted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("venues.csv");
    let file = |cost: &str| {
        std::fs::write(
            &path,
            format!("id,name,cost\n1,Hall,{cost}\n2,Mill,{cost}\n"),
        )
        .unwrap();
        path.display().to_string()
    };
    let options = || ImportOptions {
        kind: Some(AssetKind::Place),
        ..ImportOptions::default()
    };
    let town = Catalogue::in_memory("Here").unwrap();
    town.run_import(file("free"), options()).unwrap();
    let rows = town
        .list_assets(String::new(), Default::default(), 0, 10)
        .unwrap()
        .rows;
    let of = |name: &str| rows.iter().find(|row| row.name == name).unwrap().id;
    let (hall, mill) = (of("Hall"), of("Mill"));
    town.restrict(hall, "In question".into()).unwrap();
    let cost = |id| asset(&town, id).cost;

    let result = town.run_import(file("5"), options()).unwrap().value;
    assert_eq!((result.counts.updated, result.counts.same), (1, 1));
    assert_eq!(
        (cost(hall).as_deref(), cost(mill).as_deref()),
        (Some("free"), Some("5"))
    );
    let words = town.plan_import(file("6"), options()).unwrap();
    assert!(
        serde_json::to_string(&words)
            .unwrap()
            .contains("nothing of a file")
    );

    let of = What::Selected {
        ids: vec![hall, mill],
    };
    let set = Many::Set {
        of,
        field: "cost".into(),
        text: "7".into(),
        reason: None,
    };
    let plan = town.change_many(set, BTreeMap::new()).unwrap().value;
    assert_eq!((plan.change, plan.refused), (1, 1));
    assert!(plan.reasons[0].why.contains("kept but not used"));
    assert_eq!(
        (cost(hall).as_deref(), cost(mill).as_deref()),
        (Some("free"), Some("7"))
    );
    let both = town.tag_assets(vec![hall, mill], "food".into(), true);
    assert!(both.unwrap_err().to_string().contains("kept but not used"));
    // By hand, on its card.
    town.tag_assets(vec![hall], "food".into(), true).unwrap();
    let typed: Edit = serde_json::from_value(json!({ "cost": "8" })).unwrap();
    town.edit_asset(hall, typed).unwrap();
    assert_eq!(cost(hall).as_deref(), Some("8"));
}

#[test]
fn restricted_on_one_laptop_is_restricted_on_both() {
    let (ours, joan) = town();
    let theirs = ours.copy_in_memory().unwrap();
    ours.restrict(joan, "In question".into()).unwrap();
    // Later, and as often: the safer answer counts until somebody decides.
    for _ in 0..2 {
        theirs.restrict(joan, "Perhaps".into()).unwrap();
        theirs
            .lift_restriction(joan, "It was right".into())
            .unwrap();
    }
    for (from, to) in [(&ours, &theirs), (&theirs, &ours)] {
        to.merge(&from.changes_for(&Audience::Team).unwrap())
            .unwrap();
    }
    for laptop in [&ours, &theirs] {
        assert!(asset(laptop, joan).restricted);
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    }
    assert_eq!(
        ours.info().unwrap().content_hash,
        theirs.info().unwrap().content_hash
    );
}

/// Joan's name goes to everybody, beside a bench: alone she would be a collection of one.
fn share(town: &Catalogue, joan: AssetId) -> tempfile::TempDir {
    town.create_asset(AssetKind::Place, "Weir bench".into(), Edit::default())
        .unwrap();
    let purpose = add_purpose(town);
    let consent = Consent {
        wording: "May everybody know your name?".into(),
        ..agreed(joan, purpose, Audience::Public, &[Shareable::Name])
    };
    town.give_consent(consent).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.geojson").display().to_string();
    town.save_release(everything(Audience::Public), path, None)
        .unwrap();
    folder
}

fn line<'p>(plan: &'p AccessPlan, section: &str, key: &str) -> &'p AccessLine {
    let found = plan.sections.iter().find(|one| one.key == section);
    let mut lines = found
        .unwrap_or_else(|| panic!("{section}: {plan:#?}"))
        .lines
        .iter();
    lines
        .find(|line| line.key == key)
        .unwrap_or_else(|| panic!("{key}: {plan:#?}"))
}

#[test]
fn somebody_gets_all_that_is_held_about_them_and_nothing_of_others() {
    let (town, joan) = town();
    let piotr = make(&town, AssetKind::Person, "Piotr Wilk", json!({}));
    let hall = make(
        &town,
        AssetKind::Association,
        "Knitters",
        json!({ "note": "ask Joan Baker, or Piotr Wilk on 0161 496 0009" }),
    );
    let fields = json!({
        "note": "Met with Piotr Wilk; Wilk's sister is ola@example.org. Own: joan@example.org, 0161 496 0001.",
        "summary": "Bakes bread", "source_note": "Her neighbour Edna told us",
        "place": { "geometry": { "type": "Point", "coordinates": [-2.0198612, 53.4712345] }, "precision": "street", "method": "described" },
    });
    town.edit_asset(joan, serde_json::from_value(fields).unwrap())
        .unwrap();
    for (channel, value) in [
        (Channel::Email, "joan@example.org"),
        (Channel::Phone, "0161 496 0001"),
    ] {
        let contact = Contact {
            asset: joan,
            kind: ContactKind::Personal,
            channel,
            value: value.into(),
            label: None,
            may_be_published: false,
            publish_reason: None,
        };
        town.add_contact(contact).unwrap();
    }
    for other in [piotr, hall] {
        let tie = json!({ "from": joan, "type": "member_of", "to": other, "note": "since Piotr is there" });
        town.relate(serde_json::from_value::<Relationship>(tie).unwrap())
            .unwrap();
    }
    let _sent = share(&town, joan);
    town.ask_right(joan, Right::Access, days(-3), None).unwrap();

    let look = |choices: &AccessChoices| {
        town.plan_access(joan, choices.clone(), BTreeMap::new())
            .unwrap()
    };
    let mut choices = AccessChoices::default();
    let plan = look(&choices);
    let note = line(&plan, "record", "note");
    let found: Vec<(&str, bool)> = note
        .passages
        .iter()
        .map(|passage| (passage.term.as_str(), passage.black))
        .collect();
    assert_eq!(
        found,
        [
            ("piotr wilk", true),
            ("wilk", true),
            ("ola@example.org", true)
        ]
    );
    assert!(line(&plan, "record", "source_note").left_out);
    let ties = plan.sections.iter().find(|one| one.key == "ties").unwrap();
    let ties: Vec<&str> = ties.lines.iter().map(|line| line.text.as_str()).collect();
    assert!(
        ties.iter().any(|tie| tie.starts_with("Knitters;"))
            && ties.iter().any(|tie| tie.starts_with("another person;")),
        "{ties:?}"
    );
    let elsewhere = line(&plan, "elsewhere", "note");
    assert!(elsewhere.text.contains("ask Joan Baker") && elsewhere.label.starts_with("Knitters"));

    // A part of a name may be anything: somebody can say that it may be read.
    let read = AccessChoices {
        passages: vec![Decided {
            line: note.id.clone(),
            term: "wilk".into(),
            black: false,
        }],
        ..AccessChoices::default()
    };
    assert_eq!(look(&read).blacked + 1, plan.blacked);
    choices.also.push("sister".into());
    choices
        .left_out
        .insert(line(&plan, "record", "summary").id.clone(), true);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("joan.html");
    let saved = town
        .save_access(joan, path.display().to_string(), choices, BTreeMap::new())
        .unwrap()
        .value;
    assert_eq!((saved.files.len(), saved.settled), (2, true));
    for file in ["joan.html", "joan.data.json"] {
        let text = std::fs::read_to_string(folder.path().join(file)).unwrap();
        for gone in ["Piotr", "Wilk", "ola@", "0009", "sister", "Edna", "Maryam"] {
            assert!(!text.contains(gone), "{gone} is in {file}: {text}");
        }
        for there in [
            "Joan Baker",
            // Where she lives is hers.
            "53.4712345, -2.0198612",
            "joan@example.org",
            "0161 496 0001",
            "▇▇▇",
            "Knitters",
            "May everybody know",
        ] {
            assert!(text.contains(there), "{there} is not in {file}: {text}");
        }
    }
    let own = std::fs::read_to_string(folder.path().join("joan.data.json")).unwrap();
    assert!(!own.contains("Bakes"), "not in what was changed either");
    let own: Value = serde_json::from_str(&own).unwrap();
    let record = own["sections"][0]["lines"].as_array().unwrap();
    assert!(
        record.iter().all(|line| line["key"] != "summary"),
        "it was left out"
    );
    assert_eq!(town.open_requests().unwrap(), []);
    let [entry, _] = &town.list_disclosures().unwrap()[..] else {
        panic!("it is in the register");
    };
    assert_eq!(
        (entry.is.format.as_str(), entry.is.audience.clone()),
        ("access", Audience::Me)
    );
    assert!(entry.is.tells_of(&joan.0));
    // It was given, and no step takes that back.
    let steps = town.undo_list().unwrap();
    let last = steps.for_good.map(|step| step.label.action);
    assert_eq!(last, Some(crate::history::Action::Access));
    assert!(
        steps
            .undo
            .iter()
            .all(|step| step.label.action != crate::history::Action::Access)
    );
    assert_eq!(town.check(true).unwrap(), [""; 0]);
    // They themselves need not be told of what they were given.
    assert_eq!(town.sharing(joan).unwrap().sent.len(), 1);
    let refused = town.plan_access(hall, AccessChoices::default(), BTreeMap::new());
    assert!(refused.is_err());
}

#[test]
fn a_copy_that_cannot_be_written_is_not_given() {
    let (town, joan) = town();
    town.ask_right(joan, Right::Access, days(0), None).unwrap();
    let nowhere = "/nowhere/at all/joan.html".to_owned();
    let failed = town.save_access(joan, nowhere, AccessChoices::default(), BTreeMap::new());
    assert!(failed.is_err());
    assert_eq!(town.open_requests().unwrap().len(), 1);
    assert_eq!(town.list_disclosures().unwrap(), []);
}
