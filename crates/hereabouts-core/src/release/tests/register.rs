//! What an entry of the register says of who gave it, what for, on which basis, and which fields.

use super::*;
use crate::consent::testing::agreed;
use crate::consent::{Basis, Consent, Purpose, Shareable};
use crate::disclosure::{Disclosure, RegisterLine};
use crate::id::PurposeId;

fn purpose(catalogue: &Catalogue, label: &str, basis: Basis) -> PurposeId {
    let purpose = Purpose {
        label: label.into(),
        basis,
        retention_months: None,
        assessment: None,
    };
    catalogue.save_purpose(None, purpose).unwrap().value
}

struct Town {
    catalogue: Catalogue,
    council: Audience,
    profile: ProfileId,
    rosa: AssetId,
}

/// Three people for the council: two by consent, one of them also by public task, and one who took it back.
fn with_people() -> Town {
    let before = town();
    before.set_worker("Maryam".into()).unwrap();
    // She works on a copy of her own.
    let catalogue = before.copy_in_memory().unwrap();
    let council = for_partner(add_partner(&catalogue, "Greenfield Council"));
    let find = purpose(
        &catalogue,
        "so that neighbours find each other",
        Basis::Consent,
    );
    let plan = purpose(
        &catalogue,
        "so that Rosa Hartley is invited",
        Basis::PublicTask,
    );
    let unused = purpose(&catalogue, "for a survey", Basis::Contract);
    let give = |person: AssetId, purpose: PurposeId| {
        let what = [Shareable::Name, Shareable::Gifts];
        let consent: Consent = agreed(person, purpose, council.clone(), &what);
        catalogue.give_consent(consent).unwrap().value
    };
    let person = |name: &str| {
        let person = Asset {
            summary: Some("bakes".into()),
            languages: ["cy".to_owned()].into(),
            ..Asset::new(AssetKind::Person, name)
        };
        add(&catalogue, &person)
    };
    let (joan, rosa, sam) = (
        person("Joan Baker"),
        person("Rosa Hartley"),
        person("Sam Okoro"),
    );
    give(joan, find);
    give(joan, plan);
    give(rosa, find);
    catalogue.withdraw_consent(give(sam, unused)).unwrap();
    let bench = Asset {
        place: at(-2.3, 53.4),
        note: Some("for us".into()),
        ..open(AssetKind::Place, "Bench")
    };
    add(&catalogue, &bench);
    let profile = ReleaseProfile {
        purpose: Some("planning the summer fair".into()),
        ..ReleaseProfile::default()
    };
    Town {
        profile: add_profile(&catalogue, profile),
        catalogue,
        council,
        rosa,
    }
}

fn newest(catalogue: &Catalogue) -> RegisterLine {
    catalogue.list_disclosures().unwrap().remove(0)
}

fn purposes(entry: &Disclosure) -> Vec<&str> {
    entry.purposes.iter().map(|p| p.words.as_str()).collect()
}

fn given(town: &Town) -> RegisterLine {
    save(
        &town.catalogue,
        &by(town.profile, town.council.clone()),
        None,
    )
    .unwrap();
    newest(&town.catalogue)
}

#[test]
fn an_entry_says_who_what_for_on_which_basis_and_which_fields() {
    let town = with_people();
    let line = given(&town);
    assert_eq!(line.by.as_deref(), Some("Maryam"));
    let entry = line.is;
    assert_eq!(entry.people, 2);
    assert_eq!(
        purposes(&entry),
        [
            "planning the summer fair",
            "so that neighbours find each other",
            "so that Rosa Hartley is invited"
        ]
    );
    assert_eq!(
        entry.bases,
        [("consent".to_owned(), 2), ("public_task".to_owned(), 1)].into()
    );
    let fields: Vec<&str> = entry.fields.iter().map(String::as_str).collect();
    assert_eq!(fields, ["kind", "name", "place", "summary"]);
    // What the profile and the purposes say later changes nothing in it.
    let profile = ReleaseProfile {
        name: "Another".into(),
        ..ReleaseProfile::default()
    };
    town.catalogue
        .save_profile(Some(town.profile), profile)
        .unwrap();
    assert_eq!(newest(&town.catalogue).is, entry);
    // Among ourselves nobody was asked.
    save(&town.catalogue, &everything(Audience::Team), None).unwrap();
    let team = newest(&town.catalogue).is;
    assert_eq!((purposes(&team).len(), team.bases.len()), (0, 0));
    assert!(team.fields.contains("note") && team.fields.contains("languages"));
    assert_eq!(town.catalogue.check(true).unwrap(), [""; 0]);
}

#[test]
fn what_an_entry_says_cannot_be_changed_unnoticed() {
    let check = |tamper: &str, told: &str| {
        let town = with_people();
        given(&town);
        given(&town);
        let tamper = format!("UPDATE disclosure SET {tamper} WHERE n = 1");
        town.catalogue
            .write_alone(|db| Ok(db.execute_batch(&tamper)?))
            .unwrap();
        let found = town.catalogue.check(true).unwrap();
        assert!(
            found.iter().any(|f| f.contains(told)),
            "{tamper}: {found:?}"
        );
    };
    let follower = "was changed or taken out";
    check("voice = 'ffffffffffffffff'", follower);
    check("bases = '{\"contract\":2}'", follower);
    check("fields = '[\"name\"]'", follower);
    check("purposes = NULL", follower);
    check(
        "purposes = replace(purposes, 'summer', 'winter')",
        "says it was given for was changed",
    );
}

#[test]
fn it_is_kept_by_a_union_and_by_erasure() {
    let town = with_people();
    let theirs = town.catalogue.copy_in_memory().unwrap();
    let entry = given(&town);
    given(&town);
    theirs
        .merge(&town.catalogue.changes_for(&Audience::Team).unwrap())
        .unwrap();
    let there = theirs.list_disclosures().unwrap();
    let same = there.iter().find(|line| line.id == entry.id).unwrap();
    assert_eq!(*same, entry, "with who it was");
    // Her name goes from what it was given for, and nothing looks tampered with.
    let plan = town.catalogue.plan_erasure(town.rosa).unwrap();
    let ticked = plan.passages.iter().filter(|passage| passage.ticked);
    let ids = ticked.map(|passage| crate::erase::Ticked {
        record: passage.record,
        unit: passage.unit.clone(),
        term: passage.term.clone(),
    });
    let ids = ids.collect();
    town.catalogue.erase(town.rosa, ids).unwrap();
    theirs
        .merge(&town.catalogue.changes_for(&Audience::Team).unwrap())
        .unwrap();
    for laptop in [&town.catalogue, &theirs] {
        for line in laptop.list_disclosures().unwrap() {
            let said = purposes(&line.is).join(" ");
            assert!(!said.contains("Rosa") && said.contains("▒"), "{said}");
            assert_eq!(line.is.bases, entry.is.bases);
        }
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    }
}

#[test]
fn an_entry_from_before_is_as_it_was() {
    let town = with_people();
    let entry = given(&town).is;
    let mut before = serde_json::to_value(&entry).unwrap();
    for new in ["voice", "purposes", "bases", "fields"] {
        before.as_object_mut().unwrap().remove(new);
    }
    let before: Disclosure = serde_json::from_value(before).unwrap();
    let units = before.units();
    let is_new = |unit: &&str| units.contains_key(*unit);
    let new = ["voice", "purposes", "bases", "fields"];
    assert_eq!(
        new.iter().filter(|unit| is_new(unit)).count(),
        0,
        "its digest is what it was"
    );
    town.catalogue
        .transact(Label::of(Action::Release), |tx| {
            tx.create(crate::id::DisclosureId::new(), &before)
        })
        .unwrap();
    let line = newest(&town.catalogue);
    assert!(line.is.voice.is_none() || line.is == entry);
    let lines = town.catalogue.list_disclosures().unwrap();
    let old = lines.iter().find(|line| line.is.voice.is_none()).unwrap();
    assert_eq!(old.by.as_deref(), Some("Maryam"), "the log knows");
    given(&town);
    assert_eq!(town.catalogue.check(true).unwrap(), [""; 0]);
}
