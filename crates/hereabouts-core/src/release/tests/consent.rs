//! People leave where they agreed to it, to whom they agreed, and no more of them than they agreed to.

use super::*;
use crate::consent::testing::{add_purpose, agreed};
use crate::consent::{Consent, Shareable};
use crate::id::{ConsentId, PurposeId};

struct Town {
    catalogue: Catalogue,
    purpose: PurposeId,
    joan: AssetId,
    council: PartnerId,
    trust: PartnerId,
}

fn joan() -> Asset {
    Asset {
        summary: Some("bakes sourdough".into()),
        languages: ["cy".to_owned()].into(),
        story: Some("came by boat".into()),
        note: Some("ask softly".into()),
        roles: Some("treasurer".into()),
        tags: ["bread".to_owned()].into(),
        extra: [("Ward".to_owned(), "AM-07".into())].into(),
        place: at(-2.3, 53.4),
        ..Asset::new(AssetKind::Person, "Joan Baker")
    }
}

fn with_joan() -> Town {
    let catalogue = town();
    let joan = add(&catalogue, &joan());
    let own = Contact {
        kind: ContactKind::Personal,
        may_be_published: false,
        publish_reason: None,
        ..contact(joan, Channel::Phone, "0161 496 0001")
    };
    add_contact(&catalogue, &own);
    let hall = add(&catalogue, &open(AssetKind::Place, "Hall"));
    add_tie(&catalogue, &tie(joan, "member_of", hall));
    Town {
        purpose: add_purpose(&catalogue),
        council: add_partner(&catalogue, "Greenfield Council"),
        trust: add_partner(&catalogue, "Care Trust"),
        joan,
        catalogue,
    }
}

impl Town {
    fn give(&self, to: Audience, what: &[Shareable]) -> ConsentId {
        let consent = agreed(self.joan, self.purpose, to, what);
        self.catalogue.give_consent(consent).unwrap().value
    }

    fn why(&self, to: Audience) -> Option<Reason> {
        let staying = preview(&self.catalogue, &everything(to)).staying;
        let is_joan =
            |s: &&super::super::request::Staying| s.names.iter().any(|name| name.id == self.joan);
        staying.iter().find(is_joan).map(|staying| staying.reason)
    }

    /// The feature that is a person.
    fn person(&self, to: Audience) -> serde_json::Value {
        let saved = save(&self.catalogue, &everything(to), None).unwrap();
        let main = saved.main();
        let features = main["features"].as_array().unwrap();
        let person = features
            .iter()
            .find(|f| f["properties"]["kind"] == "person");
        person.cloned().unwrap_or_default()
    }
}

#[test]
fn a_person_leaves_for_whom_they_named_and_for_nobody_else() {
    let town = with_joan();
    let (council, trust) = (for_partner(town.council), for_partner(town.trust));
    town.give(council.clone(), &[Shareable::Name]);
    assert_eq!(town.why(council.clone()), None);
    assert_eq!(town.why(trust.clone()), Some(Reason::Person));
    assert_eq!(town.why(Audience::Public), Some(Reason::Person));
    // A partner that comes later is in no older consent.
    let late = for_partner(add_partner(&town.catalogue, "Late Partner"));
    assert_eq!(town.why(late.clone()), Some(Reason::Person));
    // What is for everyone is for each partner.
    town.give(Audience::Public, &[Shareable::Gifts]);
    assert_eq!(town.why(late), None);
    // Just me is just me, whatever was agreed.
    let mut hidden = joan();
    hidden.audience = Audience::Me;
    change(&town.catalogue, town.joan.0, &hidden);
    assert_eq!(town.why(council), Some(Reason::Audience));
}

#[test]
fn no_more_of_a_person_leaves_than_they_agreed_to() {
    let check = |what: &[Shareable], leaves: &[&str]| {
        let town = with_joan();
        let council = for_partner(town.council);
        town.give(council.clone(), what);
        let saved = save(&town.catalogue, &everything(council), None).unwrap();
        let bytes = saved.bytes();
        for word in [
            "Joan Baker",
            "bakes sourdough",
            "bread",
            "\"cy\"",
            "came by boat",
            "ask softly",
            "treasurer",
            "AM-07",
            "0161 496 0001",
            "53.4",
            "-2.3",
            "member_of",
        ] {
            assert_eq!(
                bytes.contains(word),
                leaves.contains(&word),
                "{word} with {what:?} in {bytes}"
            );
        }
        assert!(
            !bytes.contains(&town.joan.to_string()),
            "the id tells when it was made"
        );
        assert!(bytes.contains("Hall"));
    };
    check(&[Shareable::Name], &["Joan Baker"]);
    // Who is not named is not told by what so few offer.
    check(&[Shareable::Gifts], &["bakes sourdough"]);
    check(
        &[Shareable::Gifts, Shareable::Name],
        &["bakes sourdough", "bread", "Joan Baker"],
    );
    check(
        &[Shareable::Languages, Shareable::Story],
        &["\"cy\"", "came by boat"],
    );
    check(
        &[Shareable::Contact, Shareable::Name],
        &["0161 496 0001", "Joan Baker"],
    );
    check(&[Shareable::Photo], &[]);
}

#[test]
fn a_person_s_own_number_is_never_public() {
    let town = with_joan();
    town.give(Audience::Public, &[Shareable::Name, Shareable::Contact]);
    let saved = |to| {
        save(&town.catalogue, &everything(to), None)
            .unwrap()
            .bytes()
    };
    assert!(saved(for_partner(town.trust)).contains("0161 496 0001"));
    let public = saved(Audience::Public);
    assert!(
        public.contains("Joan Baker") && !public.contains("0161 496 0001"),
        "{public}"
    );
}

#[test]
fn consent_is_taken_back_everywhere_at_once_and_the_receivers_are_named() {
    let town = with_joan();
    let council = for_partner(town.council);
    let given = town.give(council.clone(), &[Shareable::Name]);
    let first = town.person(council.clone());
    assert_eq!(
        first["id"],
        town.person(council.clone())["id"],
        "the same in every release"
    );
    save(&town.catalogue, &everything(for_partner(town.trust)), None).unwrap();
    save(&town.catalogue, &everything(Audience::Team), None).unwrap();
    let told = town.catalogue.withdraw_consent(given).unwrap().value;
    let told: Vec<_> = told.iter().map(|sent| sent.partner.as_deref()).collect();
    assert_eq!(
        told,
        [Some("Greenfield Council"); 2],
        "not the trust, which had nothing of hers"
    );
    assert_eq!(town.why(council.clone()), Some(Reason::Withdrawn));
    assert_eq!(town.person(council.clone()), serde_json::Value::Null);
    let sharing = town.catalogue.sharing(town.joan).unwrap();
    assert_eq!((sharing.shared.len(), sharing.sent.len()), (0, 2));
    // Whoever agrees anew is somebody new to the reader.
    town.give(council.clone(), &[Shareable::Name]);
    let anew = town.person(council.clone());
    assert_ne!(anew["id"], first["id"]);
    town.give(for_partner(town.trust), &[Shareable::Name]);
    assert_ne!(
        town.person(for_partner(town.trust))["id"],
        anew["id"],
        "two readers cannot compare"
    );
    assert_eq!(town.catalogue.check(true).unwrap(), [""; 0]);
}

#[test]
fn withdrawing_between_preview_and_saving_is_said() {
    let town = with_joan();
    let council = for_partner(town.council);
    let given = town.give(council.clone(), &[Shareable::Name]);
    let seen = preview(&town.catalogue, &everything(council.clone()));
    assert_eq!(seen.people, 1);
    town.catalogue.withdraw_consent(given).unwrap();
    let saved = save(&town.catalogue, &everything(council), Some(seen.token)).unwrap();
    assert!(!saved.bytes().contains("Joan"));
    let said = saved.result.since_preview.join(" ");
    assert!(
        said.contains("“Joan Baker” stays: consent was taken back."),
        "{said}"
    );
}

#[test]
fn a_child_never_leaves_and_agrees_with_somebody_beside_them() {
    let town = with_joan();
    let mut child = joan();
    child.is_child = true;
    change(&town.catalogue, town.joan.0, &child);
    let consent = agreed(
        town.joan,
        town.purpose,
        Audience::Public,
        &[Shareable::Name],
    );
    let refused = town.catalogue.give_consent(consent.clone()).unwrap_err();
    assert!(refused.to_string().contains("A child cannot agree alone"));
    let guardian = Some("their mother".into());
    town.catalogue
        .give_consent(Consent {
            guardian,
            ..consent
        })
        .unwrap();
    assert_eq!(town.why(Audience::Public), Some(Reason::Child));
}
