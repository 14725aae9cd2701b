//! What is found before it leaves stays, unless somebody keeps it and says why.

use super::*;
use crate::consent::Shareable;
use crate::consent::testing::{add_purpose, agreed};
use crate::erase::Ticked;
use crate::place::Precision;
use crate::release::request::{Decision, Finding, Leak};

/// A hall of which much is written, and people who stay.
fn with_hall(text: &str) -> (Catalogue, AssetId) {
    let catalogue = town();
    let rosa = Asset::new(AssetKind::Person, "Rosa Lind");
    add(&catalogue, &rosa);
    let refuge = Asset {
        sensitivity: Sensitivity::Safeguarded,
        ..Asset::new(AssetKind::Institution, "Harbour Project")
    };
    add(&catalogue, &refuge);
    let hall = Asset {
        summary: Some(text.into()),
        times: Some("Mondays".into()),
        place: Some(Place {
            address: Some("14 Mill Lane, M14 5AB".into()),
            ..at(-2.1, 53.0).unwrap()
        }),
        ..open(AssetKind::Place, "Hall")
    };
    let hall = add(&catalogue, &hall);
    add_contact(&catalogue, &contact(hall, Channel::Phone, "0161 496 0009"));
    (catalogue, hall)
}

fn found(catalogue: &Catalogue, request: &ReleaseRequest) -> Vec<Finding> {
    preview(catalogue, request).findings
}

fn with(request: &ReleaseRequest, finding: &Finding, choice: Decision) -> ReleaseRequest {
    ReleaseRequest {
        choices: [(finding.key.clone(), choice)].into(),
        ..request.clone()
    }
}

fn keep(reason: &str) -> Decision {
    Decision::Keep {
        reason: reason.into(),
    }
}

#[test]
fn what_gives_somebody_away_stays_and_it_is_said_why() {
    let check = |text: &str, expect: Option<(Leak, &str)>| {
        let (catalogue, hall) = with_hall(text);
        let request = everything(Audience::Public);
        let shown = preview(&catalogue, &request);
        let told: Vec<(Leak, &str, AssetId)> = shown
            .findings
            .iter()
            .map(|f| (f.what, f.passage.words.as_str(), f.record))
            .collect();
        let expected: Vec<_> = expect
            .iter()
            .map(|(leak, words)| (*leak, *words, hall))
            .collect();
        assert_eq!(told, expected, "{text}");
        assert_eq!(
            (shown.findings_total, shown.findings_open),
            (told.len() as u64, told.len() as u64)
        );
        let leaving = &shown.leaving[0];
        assert_eq!(
            leaving.fields.contains_key("summary"),
            expect.is_none(),
            "{text}"
        );
        assert_eq!(
            leaving.held_back.get("summary").map(String::as_str),
            expect.map(|(leak, _)| leak.why())
        );
        let saved = save(&catalogue, &request, Some(shown.token)).unwrap();
        assert!(saved.result.since_preview.is_empty());
        assert_eq!(saved.bytes().contains(text), expect.is_none(), "{text}");
        assert!(saved.bytes().contains("Mondays"));
        // The team may have all of it.
        let team = everything(Audience::Team);
        assert_eq!(found(&catalogue, &team), []);
        assert!(
            save(&catalogue, &team, None)
                .unwrap()
                .bytes()
                .contains(text)
        );
    };
    check(
        "Ask Rosa Lind for the key.",
        Some((Leak::WithheldPerson, "Rosa Lind")),
    );
    check(
        "Run with the Harbour Project",
        Some((Leak::WithheldPerson, "Harbour Project")),
    );
    check("Ring 07700 900123", Some((Leak::Phone, "07700 900123")));
    check(
        "Write to rosa@example.org.",
        Some((Leak::Email, "rosa@example.org")),
    );
    check("Parcels to OL6 7RT", Some((Leak::Postcode, "OL6 7RT")));
    check(
        "The key is at 3 Chapel Street",
        Some((Leak::HouseNumber, "3 Chapel Street")),
    );
    check("A stage, and tea for 40 people since 1984", None);
    // What leaves on purpose is no finding where it is said once more.
    check("Ring 0161 496 0009, 14 Mill Lane, M14 5AB", None);
}

#[test]
fn what_is_kept_leaves_with_its_reason_in_the_register_and_is_offered_again() {
    let (catalogue, hall) = with_hall("Ring 07700 900123 after six");
    let council = add_partner(&catalogue, "Greenfield Council");
    let request = everything(for_partner(council));
    let finding = found(&catalogue, &request).remove(0);
    let without = with(&request, &finding, keep(" "));
    assert!(catalogue.preview_release(without.clone(), 0).is_err());
    assert!(save(&catalogue, &without, None).is_err());
    assert!(
        catalogue.list_disclosures().unwrap().is_empty(),
        "nothing left"
    );

    let kept = with(&request, &finding, keep("It is on their poster"));
    assert_eq!(preview(&catalogue, &kept).findings_open, 0);
    let saved = save(&catalogue, &kept, None).unwrap();
    assert!(saved.bytes().contains("07700 900123"));
    assert!(!saved.bytes().contains("poster"), "the reason stays here");
    let entry = catalogue.list_disclosures().unwrap().remove(0).is;
    let accepted = &entry.accepted[0];
    assert_eq!(
        (accepted.what, accepted.reason.as_deref(), &accepted.key),
        (Leak::Phone, Some("It is on their poster"), &finding.key)
    );
    assert!(!serde_json::to_string(&entry).unwrap().contains("07700"));
    assert_eq!(catalogue.check(true).unwrap(), [""; 0]);

    // To the same partner it is kept again, and it is said since when.
    let again = found(&catalogue, &request).remove(0);
    assert_eq!(again.choice, Some(keep("It is on their poster")));
    assert_eq!(again.decided_on, Some(entry.on));
    assert!(
        save(&catalogue, &request, None)
            .unwrap()
            .bytes()
            .contains("07700 900123")
    );
    // To nobody else.
    let public = everything(Audience::Public);
    assert_eq!(found(&catalogue, &public)[0].choice, None);
    // Whoever decides otherwise has decided so for the next time too.
    let out = with(&request, &finding, Decision::LeaveOutField);
    assert!(
        !save(&catalogue, &out, None)
            .unwrap()
            .bytes()
            .contains("07700")
    );
    assert_eq!(found(&catalogue, &request)[0].choice, None);
    // And an answer never holds for what is written later.
    save(&catalogue, &kept, None).unwrap();
    let mut changed = catalogue.show_asset(hall).unwrap().asset;
    changed.summary = Some("Ring 07700 900123 after eight".into());
    change(&catalogue, hall.0, &changed);
    assert_eq!(found(&catalogue, &request)[0].choice, None);
}

#[test]
fn a_reason_that_names_somebody_is_blanked_with_them_and_the_register_stays_whole() {
    let (catalogue, _) = with_hall("Ask Rosa Lind");
    let plan = catalogue.list_assets("rosa".into(), Default::default(), 0, 10);
    let rosa = plan
        .unwrap()
        .rows
        .iter()
        .find(|row| row.name == "Rosa Lind")
        .unwrap()
        .id;
    let request = everything(Audience::Public);
    let finding = found(&catalogue, &request).remove(0);
    save(
        &catalogue,
        &with(&request, &finding, keep("Rosa Lind said so")),
        None,
    )
    .unwrap();
    save(&catalogue, &request, None).unwrap();
    let plan = catalogue.plan_erasure(rosa).unwrap();
    let surely = plan.passages.iter().filter(|passage| passage.ticked);
    let ticked = surely.map(|passage| Ticked {
        record: passage.record,
        unit: passage.unit.clone(),
        term: passage.term.clone(),
    });
    catalogue.erase(rosa, ticked.collect()).unwrap();
    let entries = catalogue.list_disclosures().unwrap();
    let said = serde_json::to_string(&entries.iter().map(|e| &e.is).collect::<Vec<_>>()).unwrap();
    assert!(!said.contains("Rosa"), "{said}");
    assert_eq!(catalogue.check(true).unwrap(), [""; 0]);
}

#[test]
fn a_record_can_be_left_out_whole_and_is_named_nowhere_then() {
    let catalogue = town();
    let purpose = add_purpose(&catalogue);
    let joan = Asset {
        summary: Some("bakes, ring 07700 900123".into()),
        ..Asset::new(AssetKind::Person, "Joan Baker")
    };
    let joan = add(&catalogue, &joan);
    let what = [Shareable::Name, Shareable::Gifts];
    catalogue
        .give_consent(agreed(joan, purpose, Audience::Public, &what))
        .unwrap();
    for (name, summary) in [("Hall", "Joan Baker has the key"), ("Bench", "by the pond")] {
        let place = Asset {
            summary: Some(summary.into()),
            ..open(AssetKind::Place, name)
        };
        add(&catalogue, &place);
    }
    let request = everything(Audience::Public);
    let finding = found(&catalogue, &request).remove(0);
    assert_eq!((finding.what, finding.record), (Leak::Phone, joan));
    let saved = save(&catalogue, &request, None).unwrap().bytes();
    assert!(
        saved.contains("Joan Baker has the key"),
        "she leaves by her name"
    );

    let out = with(&request, &finding, Decision::LeaveOutRecord);
    let shown = preview(&catalogue, &out);
    assert_eq!(staying(&shown), [(Reason::LeftOut, vec!["Joan Baker"])]);
    assert!(
        shown.findings.iter().any(|f| f.key == finding.key),
        "it can be decided otherwise"
    );
    assert!(
        shown
            .findings
            .iter()
            .any(|f| f.what == Leak::WithheldPerson)
    );
    let saved = save(&catalogue, &out, Some(shown.token)).unwrap();
    assert!(!saved.bytes().contains("Joan") && saved.bytes().contains("by the pond"));
    assert_eq!(saved.result.withheld, [(Reason::LeftOut, 1)].into());
}

/// A group whose place leaves coarser, the hall where it meets, and what is said of it.
fn near_a_hall() -> (Catalogue, ReleaseRequest, AssetId) {
    let catalogue = town();
    let hall = Asset {
        place: at(-2.1, 53.0),
        ..open(AssetKind::Place, "St Anne’s")
    };
    let hall = add(&catalogue, &hall);
    let choir = Asset {
        summary: Some("Sings on Mondays in St Anne's".into()),
        access: Some("Ask at the hall desk".into()),
        cost: Some("Nothing".into()),
        place: at(-2.1, 53.0),
        ..open(AssetKind::Association, "Choir")
    };
    let choir = add(&catalogue, &choir);
    add_tie(&catalogue, &tie(choir, "meets_at", hall));
    add_tie(&catalogue, &tie(choir, "signposts_to", hall));
    add_contact(
        &catalogue,
        &contact(choir, Channel::Other, "knock behind St Anne’s"),
    );
    let coarse = ReleaseProfile {
        coarsest: Some(Precision::About1Km),
        ..Default::default()
    };
    let request = by(add_profile(&catalogue, coarse), Audience::Public);
    (catalogue, request, choir)
}

#[test]
fn what_gives_a_coarser_place_away_stays_with_it() {
    let (catalogue, request, choir) = near_a_hall();
    let shown = preview(&catalogue, &request);
    let mut told: Vec<_> = shown
        .findings
        .iter()
        .map(|f| (f.what, f.field.as_str()))
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            (Leak::TieGivesSpotAway, "tie"),
            (Leak::ContactGivesSpotAway, "contact_other"),
            (Leak::TextGivesSpotAway, "access"),
            (Leak::TextGivesSpotAway, "summary"),
        ]
    );
    assert!(shown.findings.iter().all(|f| f.record == choir));
    assert_eq!((shown.ties_released, shown.ties_withheld), (1, 1));
    let leaving = shown.leaving.iter().find(|l| l.id == choir).unwrap();
    for field in ["summary", "access", "contact_other"] {
        assert!(
            leaving.held_back[field].contains("stays here, it would give the spot away"),
            "{field}"
        );
    }
    let saved = save(&catalogue, &request, None).unwrap().bytes();
    assert!(!saved.contains("meets") && !saved.contains("desk") && !saved.contains("knock"));
    assert!(saved.contains("Nothing") && saved.contains("signposts_to"));
    // Kept, the tie leaves.
    let is_tie = |f: &&Finding| f.what == Leak::TieGivesSpotAway;
    let finding = shown.findings.iter().find(is_tie).unwrap();
    let kept = with(&request, finding, keep("Everybody knows"));
    assert!(
        save(&catalogue, &kept, None)
            .unwrap()
            .bytes()
            .contains("meets_at")
    );
    let out = with(&request, finding, Decision::LeaveOutRecord);
    let shown = preview(&catalogue, &out);
    assert_eq!(staying(&shown), [(Reason::LeftOut, vec!["Choir"])]);
    assert!(shown.findings.iter().any(|f| f.key == finding.key));
    // Where places leave as they are known, so does all of this.
    let exact = everything(Audience::Public);
    assert_eq!(found(&catalogue, &exact), []);
}

#[test]
fn a_name_that_holds_the_name_of_somebody_who_stays_is_left_out_everywhere() {
    let catalogue = town();
    add(&catalogue, &Asset::new(AssetKind::Person, "Rosa Lind"));
    let class = add(
        &catalogue,
        &open(AssetKind::Exchange, "Rosa Lind’s dance class"),
    );
    let hall = add(&catalogue, &open(AssetKind::Place, "Hall"));
    add_tie(&catalogue, &tie(class, "supports", hall));
    let request = everything(Audience::Public);
    let saved = save(&catalogue, &request, None).unwrap();
    assert!(!saved.bytes().contains("Rosa"), "{}", saved.bytes());
    assert!(saved.bytes().contains("A local exchange"));
    assert!(
        saved
            .companion("out.relationships.csv")
            .unwrap()
            .contains("A local exchange")
    );
}

#[test]
fn whoever_leaves_alone_or_offers_what_nobody_else_does_is_asked_about() {
    let catalogue = town();
    let purpose = add_purpose(&catalogue);
    let person = |name: &str, tags: &[&str]| Asset {
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..Asset::new(AssetKind::Person, name)
    };
    let joan = add(&catalogue, &person("Joan", &["keeps bees", "bakes"]));
    for name in ["Ann", "Ben"] {
        add(&catalogue, &person(name, &["bakes"]));
    }
    let give = |what: &[Shareable]| {
        catalogue
            .give_consent(agreed(joan, purpose, Audience::Public, what))
            .unwrap();
    };
    give(&[Shareable::Gifts]);
    let request = everything(Audience::Public);
    // Nobody else leaves.
    let alone = found(&catalogue, &request);
    let finding = alone
        .iter()
        .find(|f| f.what == Leak::CollectionOfOne)
        .unwrap();
    assert_eq!(preview(&catalogue, &request).released, 0);
    let kept = with(&request, finding, keep("She asked for it"));
    assert_eq!(preview(&catalogue, &kept).released, 1);
    add(&catalogue, &open(AssetKind::Place, "Bench"));
    let saved = save(&catalogue, &request, None).unwrap().bytes();
    assert!(
        saved.contains("bakes") && !saved.contains("keeps bees"),
        "{saved}"
    );
    let rare = found(&catalogue, &request);
    assert_eq!((rare.len(), rare[0].what), (1, Leak::RareInSmallArea));
    // Whoever leaves by name is no riddle.
    give(&[Shareable::Name, Shareable::Gifts]);
    assert_eq!(found(&catalogue, &request), []);
}
