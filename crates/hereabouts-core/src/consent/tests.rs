//! The ledger: what is no consent, when one lapses, and how two laptops agree on it.

use super::permission::{Permission, Permissions, has_lapsed};
use super::*;
use crate::asset::{Asset, AssetKind};
use crate::catalogue::{Catalogue, today};
use crate::contact::{Channel, Contact, ContactKind};
use crate::id::ConsentId;
use jiff::ToSpan;

struct Town {
    catalogue: Catalogue,
    consent: Consent,
}

fn town() -> Town {
    let catalogue = Catalogue::in_memory("Here").unwrap();
    let made = catalogue.create_asset(AssetKind::Person, "Joan".into(), Default::default());
    let purpose = Purpose {
        label: "so that neighbours find each other".into(),
        basis: Basis::Consent,
        retention_months: None,
        assessment: None,
    };
    let purpose = catalogue.save_purpose(None, purpose).unwrap().value;
    let consent = Consent {
        person: made.unwrap().value,
        purpose,
        what: [Shareable::Name].into(),
        to: Audience::Public,
        how: How::Spoken,
        wording: " May everybody know your name? ".into(),
        wording_version: None,
        on: today().to_string(),
        taken_by: Some("  ".into()),
        guardian: None,
        form: None,
        review_by: None,
        withdrawn: None,
    };
    Town { catalogue, consent }
}

fn days(days: i32) -> String {
    let day = today().checked_add(i64::from(days).days()).unwrap();
    day.to_string()
}

fn state(catalogue: &Catalogue, person: AssetId) -> ConsentState {
    catalogue.sharing(person).unwrap().consents[0].state
}

#[test]
fn what_is_no_consent_is_refused_with_a_sentence() {
    let check = |change: fn(&mut Consent), part: &str| {
        let mut town = town();
        let before = town.catalogue.info().unwrap().content_hash;
        change(&mut town.consent);
        let refused = town
            .catalogue
            .give_consent(town.consent)
            .unwrap_err()
            .to_string();
        assert!(refused.contains(part), "{refused}");
        assert_eq!(town.catalogue.info().unwrap().content_hash, before);
    };
    check(|c| c.what.clear(), "Tick at least one thing");
    check(|c| c.wording = "  ".into(), "what they were told");
    check(|c| c.to = Audience::Me, "who may have it");
    check(
        |c| c.to = Audience::Partners(Default::default()),
        "Name the partner",
    );
    check(
        |c| c.to = Audience::Partners([crate::id::PartnerId::new()].into()),
        "partner is not in this catalogue",
    );
    check(|c| c.on = days(1), "still to come");
    check(|c| c.on = "last week".into(), "is not a day");
    check(
        |c| c.review_by = Some(c.on.clone()),
        "lapsed before it was given",
    );
    check(
        |c| c.purpose = PurposeId::new(),
        "purpose is not in this catalogue",
    );
    check(|c| c.person = AssetId::new(), "is not in this catalogue");
}

#[test]
fn only_people_agree_and_what_they_were_told_is_kept_as_it_was() {
    let town = town();
    let hall = town
        .catalogue
        .create_asset(AssetKind::Place, "Hall".into(), Default::default());
    let of_hall = Consent {
        person: hall.unwrap().value,
        ..town.consent.clone()
    };
    let refused = town
        .catalogue
        .give_consent(of_hall)
        .unwrap_err()
        .to_string();
    assert!(refused.contains("Only people agree"), "{refused}");
    town.catalogue.give_consent(town.consent.clone()).unwrap();
    let given = town
        .catalogue
        .sharing(town.consent.person)
        .unwrap()
        .consents
        .remove(0);
    assert_eq!(given.is.wording, "May everybody know your name?");
    assert_eq!(given.is.taken_by, None);
    assert_eq!(given.purpose, "so that neighbours find each other");
    // Its purpose stays while it stands.
    let refused = town
        .catalogue
        .remove_purpose(town.consent.purpose)
        .unwrap_err();
    assert!(refused.to_string().contains("still stands"));
    town.catalogue.withdraw_all(town.consent.person).unwrap();
    town.catalogue.remove_purpose(town.consent.purpose).unwrap();
}

#[test]
fn a_consent_lapses_on_its_day_and_is_due_a_month_before() {
    let check = |by: Option<i32>, expect: ConsentState, due: usize| {
        let town = town();
        let id = town
            .catalogue
            .give_consent(town.consent.clone())
            .unwrap()
            .value;
        town.catalogue.review_consent(id, by.map(days)).unwrap();
        assert_eq!(
            state(&town.catalogue, town.consent.person),
            expect,
            "{by:?}"
        );
        assert_eq!(town.catalogue.due_consents().unwrap().len(), due, "{by:?}");
    };
    check(None, ConsentState::Stands, 0);
    check(Some(31), ConsentState::Stands, 0);
    check(Some(30), ConsentState::DueSoon, 1);
    check(Some(1), ConsentState::DueSoon, 1);
    check(Some(0), ConsentState::Lapsed, 1);
    check(Some(-400), ConsentState::Lapsed, 1);
    // A purpose may say how long all that was agreed to for it counts.
    let town = town();
    let monthly = Purpose {
        label: "for the fête".into(),
        basis: Basis::Consent,
        retention_months: Some(1),
        assessment: None,
    };
    let purpose = town.catalogue.save_purpose(None, monthly).unwrap().value;
    let on = "2026-01-31".to_owned();
    let consent = Consent {
        purpose,
        on,
        ..town.consent.clone()
    };
    town.catalogue.give_consent(consent).unwrap();
    let given = &town
        .catalogue
        .sharing(town.consent.person)
        .unwrap()
        .consents[0];
    assert_eq!(given.is.review_by.as_deref(), Some("2026-02-28"));
}

#[test]
fn who_was_asked_again_is_not_asked_once_more() {
    let check = |change: fn(&mut Consent), taken_back: bool, lapsed: ConsentState, due: usize| {
        let town = town();
        let before = Consent {
            on: "2025-01-01".into(),
            review_by: Some("2025-06-01".into()),
            ..town.consent.clone()
        };
        town.catalogue.give_consent(before).unwrap();
        let mut again = town.consent.clone();
        change(&mut again);
        let again = town.catalogue.give_consent(again).unwrap().value;
        if taken_back {
            town.catalogue.withdraw_consent(again).unwrap();
        }
        let sharing = town.catalogue.sharing(town.consent.person).unwrap();
        let old = sharing.consents.iter().find(|line| line.id != again);
        assert_eq!(old.unwrap().state, lapsed);
        assert_eq!(town.catalogue.due_consents().unwrap().len(), due);
    };
    use ConsentState::{Lapsed, Renewed};
    check(|_| (), false, Renewed, 0);
    check(|_| (), true, Renewed, 0);
    check(|c| c.what = [Shareable::Story].into(), false, Lapsed, 1);
    check(|c| c.to = Audience::Team, false, Lapsed, 1);
    check(|c| c.on = "2024-12-31".into(), false, Lapsed, 1);
}

#[test]
fn a_clock_set_back_brings_no_consent_back() {
    let town = town();
    let id = town
        .catalogue
        .give_consent(town.consent.clone())
        .unwrap()
        .value;
    town.catalogue.review_consent(id, Some(days(40))).unwrap();
    let permission = || {
        let read = |db: &rusqlite::Connection| {
            let all = Permissions::of(db, &Audience::Public)?;
            Ok(all.for_person(town.consent.person, &Asset::new(AssetKind::Person, "Joan")))
        };
        town.catalogue.read(read).unwrap()
    };
    assert!(matches!(permission(), Permission::Granted { turn: 0, .. }));
    // Another laptop wrote in fifty days, by its clock.
    let later = format!("{}T12:00:00Z", days(50));
    town.catalogue
        .transact(
            crate::history::Label::of(crate::history::Action::Edit),
            |tx| {
                tx.db().execute("UPDATE op SET at = ?1", [&later])?;
                Ok(())
            },
        )
        .unwrap();
    assert_eq!(permission(), Permission::Lapsed);
}

#[test]
fn withdrawn_on_one_laptop_is_withdrawn_on_both() {
    let town = town();
    let id = town
        .catalogue
        .give_consent(town.consent.clone())
        .unwrap()
        .value;
    let other = town.catalogue.copy_in_memory().unwrap();
    town.catalogue.withdraw_consent(id).unwrap();
    other.review_consent(id, Some(days(300))).unwrap();
    for (from, to) in [(&town.catalogue, &other), (&other, &town.catalogue)] {
        to.merge(&from.changes_for(&Audience::Team).unwrap())
            .unwrap();
    }
    for laptop in [&town.catalogue, &other] {
        assert_eq!(state(laptop, town.consent.person), ConsentState::Withdrawn);
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    }
    assert_eq!(
        town.catalogue.info().unwrap().content_hash,
        other.info().unwrap().content_hash
    );
    // Given again on one, withdrawn on the other, of the same entry: the safer answer counts until it is decided.
    for _ in ["the merge", "what was withdrawn"] {
        town.catalogue.undo().unwrap();
    }
    assert_eq!(
        state(&town.catalogue, town.consent.person),
        ConsentState::Stands
    );
}

#[test]
fn taking_a_consent_back_is_one_step_and_can_be_undone() {
    let town = town();
    let ids: Vec<ConsentId> = (0..2)
        .map(|_| {
            town.catalogue
                .give_consent(town.consent.clone())
                .unwrap()
                .value
        })
        .collect();
    let before = town.catalogue.info().unwrap().content_hash;
    town.catalogue.withdraw_all(town.consent.person).unwrap();
    assert_eq!(
        town.catalogue.sharing(town.consent.person).unwrap().shared,
        []
    );
    town.catalogue.undo().unwrap();
    assert_eq!(town.catalogue.info().unwrap().content_hash, before);
    assert_eq!(ids.len(), 2);
}

#[test]
fn nothing_is_shared_of_whoever_is_safeguarded_or_known_to_one_alone() {
    let check = |fields: serde_json::Value, readers: usize| {
        let town = town();
        let council = crate::partner::Partner {
            name: "Council".into(),
            kind: None,
            contact: None,
            agreement: None,
            profiles: BTreeSet::new(),
            levels: BTreeSet::new(),
        };
        town.catalogue.add_partner(council).unwrap();
        town.catalogue.give_consent(town.consent.clone()).unwrap();
        let person = town.consent.person;
        town.catalogue
            .edit_asset(person, serde_json::from_value(fields).unwrap())
            .unwrap();
        let shared = town.catalogue.shared_with(person).unwrap();
        assert_eq!(shared.len(), readers);
        assert_eq!(town.catalogue.sharing(person).unwrap().shared, shared);
    };
    // Everyone is also each partner.
    check(serde_json::json!({ "note": "Bakes" }), 2);
    check(serde_json::json!({ "is_child": true }), 0);
    check(serde_json::json!({ "audience": "me" }), 0);
    check(serde_json::json!({ "sensitivity": "safeguarded" }), 0);
}

#[test]
fn a_day_is_compared_with_a_day() {
    let mut consent = town().consent;
    consent.review_by = Some("2026-03-31".into());
    let day = |text: &str| text.parse().unwrap();
    assert!(!has_lapsed(&consent, day("2026-03-30")));
    assert!(has_lapsed(&consent, day("2026-03-31")));
}

#[test]
fn why_more_people_may_see_something_is_told_while_it_counts() {
    let town = town();
    let person = town.consent.person;
    let edit = |fields: serde_json::Value| {
        let fields = serde_json::from_value(fields).unwrap();
        town.catalogue.edit_asset(person, fields).unwrap();
    };
    let told = || {
        let sharing = town.catalogue.sharing(person).unwrap();
        let told = sharing.because.into_iter();
        told.map(|each| (each.of, each.what, each.reason))
            .collect::<Vec<_>>()
    };
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(told(), []);
    edit(serde_json::json!({ "audience": "me" }));
    edit(serde_json::json!({ "audience": "team", "audience_reason": "she asked us to" }));
    let desk = Contact {
        asset: person,
        kind: ContactKind::Role,
        channel: Channel::Phone,
        value: "01632 960 014".into(),
        label: None,
        may_be_published: true,
        publish_reason: said("it is on the poster"),
    };
    let id = town.catalogue.add_contact(desk.clone()).unwrap().value;
    let card = (BecauseOf::Card, None, "she asked us to".to_owned());
    let phone = (
        BecauseOf::Contact,
        said("01632 960 014"),
        "it is on the poster".to_owned(),
    );
    assert_eq!(told(), [card, phone.clone()]);
    // Nobody else sees the card now, so nothing says why they may.
    edit(serde_json::json!({ "audience": "me" }));
    assert_eq!(told(), [phone]);
    let own = Contact {
        may_be_published: false,
        ..desk
    };
    town.catalogue.edit_contact(id, own).unwrap();
    assert_eq!(told(), []);
    // What was said lets nothing leave: that takes a yes.
    assert_eq!(town.catalogue.sharing(person).unwrap().shared, []);
}
