//! What tells more than it should by a way of its own: somebody's own words, places given coarser before, fields that
//! hold more than they are there for, other forms of names, what sounds like a place of safety.

use super::*;
use crate::consent::Shareable;
use crate::consent::testing::{add_purpose, agreed};
use crate::custom_field::{CustomField, FieldType};
use crate::place::Precision;
use crate::release::request::{Decision, Finding, Leak};
use std::collections::BTreeMap;

fn told(catalogue: &Catalogue, request: &ReleaseRequest) -> Vec<(Leak, String, String)> {
    let findings = preview(catalogue, request).findings.into_iter();
    let mut told: Vec<_> = findings
        .map(|f| (f.what, f.field, f.passage.words))
        .collect();
    told.sort();
    told
}

fn kept(request: &ReleaseRequest, findings: &[Finding]) -> ReleaseRequest {
    let keep = |finding: &Finding| {
        let reason = "They asked for it".to_owned();
        (finding.key.clone(), Decision::Keep { reason })
    };
    ReleaseRequest {
        choices: findings.iter().map(keep).collect(),
        ..request.clone()
    }
}

fn saying(kind: AssetKind, name: &str, summary: &str) -> Asset {
    Asset {
        summary: Some(summary.into()),
        ..open(kind, name)
    }
}

#[test]
fn whoever_leaves_without_a_name_is_not_named_in_their_own_words() {
    let catalogue = town();
    let purpose = add_purpose(&catalogue);
    let rosa = Asset {
        summary: Some("Rosa Hartley sings, and Rosa knits".into()),
        ..Asset::new(AssetKind::Person, "Rosa Hartley")
    };
    let rosa = add(&catalogue, &rosa);
    add(&catalogue, &open(AssetKind::Place, "Bench"));
    let request = everything(Audience::Public);
    let give = |what: &[Shareable]| {
        let consent = agreed(rosa, purpose, Audience::Public, what);
        catalogue.give_consent(consent).unwrap();
    };
    give(&[Shareable::Gifts]);
    let said = |words: &str| (Leak::WithheldPerson, "summary".to_owned(), words.to_owned());
    assert_eq!(
        told(&catalogue, &request),
        [said("Rosa"), said("Rosa Hartley")]
    );
    let saved = save(&catalogue, &request, None).unwrap().bytes();
    assert!(
        saved.contains("A neighbour") && !saved.contains("Rosa"),
        "{saved}"
    );
    // Whoever leaves by name may be named.
    give(&[Shareable::Name, Shareable::Gifts]);
    assert_eq!(told(&catalogue, &request), []);
    assert!(
        save(&catalogue, &request, None)
            .unwrap()
            .bytes()
            .contains("Rosa Hartley sings")
    );
}

#[test]
fn a_group_whose_name_is_left_out_is_not_named_in_its_words() {
    let catalogue = town();
    add(&catalogue, &Asset::new(AssetKind::Person, "Rosa Lind"));
    let class = saying(
        AssetKind::Exchange,
        "Rosa Lind’s class",
        "Rosa Lind’s class is on Mondays",
    );
    add(&catalogue, &class);
    let request = everything(Audience::Public);
    assert_eq!(told(&catalogue, &request).len(), 2);
    assert!(
        !save(&catalogue, &request, None)
            .unwrap()
            .bytes()
            .contains("Rosa")
    );
    // With its name kept, its words say no more than that.
    let findings = preview(&catalogue, &request).findings;
    let name: Vec<Finding> = findings.into_iter().filter(|f| f.field == "name").collect();
    let saved = save(&catalogue, &kept(&request, &name), None)
        .unwrap()
        .bytes();
    assert!(saved.contains("is on Mondays"), "{saved}");
}

const HALL: [f64; 2] = [-2.1, 53.0];

/// A town of which a partner was given places as cells, and that partner.
fn given_coarser() -> (Catalogue, PartnerId, AssetId) {
    let catalogue = town();
    fill_cell(&catalogue, HALL, 6, 5);
    let hall = Asset {
        place: at(HALL[0], HALL[1]),
        ..open(AssetKind::Institution, "Zebra Rooms")
    };
    let hall = add(&catalogue, &hall);
    let club = Asset {
        summary: Some("Ask at the Zebra Rooms".into()),
        tags: BTreeSet::from(["Zebra Rooms".into(), "knitting".into()]),
        place: Some(Place {
            address: Some("6 Mill Lane, Sale".into()),
            postcode: Some("M33 7XX".into()),
            ..at(HALL[0], HALL[1]).unwrap()
        }),
        ..open(AssetKind::Association, "Club 3")
    };
    let club = add(&catalogue, &club);
    add_tie(&catalogue, &tie(club, "meets_at", hall));
    add_contact(
        &catalogue,
        &contact(club, Channel::Address, "Hut 9, Mill Lane"),
    );
    let council = add_partner(&catalogue, "Council");
    let coarse = ReleaseProfile {
        coarsest: Some(Precision::About1Km),
        ..Default::default()
    };
    let request = by(add_profile(&catalogue, coarse), for_partner(council));
    save(&catalogue, &request, None).unwrap();
    (catalogue, council, club)
}

#[test]
fn what_was_made_coarser_once_is_not_given_away_by_the_usual_fields() {
    let (catalogue, council, _) = given_coarser();
    let request = everything(for_partner(council));
    let all = told(&catalogue, &request);
    let fields: Vec<(Leak, &str)> = all
        .iter()
        .map(|(leak, field, _)| (*leak, field.as_str()))
        .collect();
    assert_eq!(
        fields,
        [
            (Leak::TieGivesSpotAway, "tie"),
            (Leak::TextGivesSpotAway, "summary"),
            (Leak::TextGivesSpotAway, "tags"),
        ]
    );
    let saved = save(&catalogue, &request, None).unwrap().bytes();
    assert!(
        !saved.contains("meets_at") && !saved.contains("Ask at") && saved.contains("knitting"),
        "{saved}"
    );
    // Whoever was never given less gets all of it.
    let other = everything(for_partner(add_partner(&catalogue, "Health")));
    assert_eq!(told(&catalogue, &other), []);
}

#[test]
fn an_address_without_a_pin_stays_where_places_were_made_coarser() {
    let (catalogue, council, club) = given_coarser();
    let mut asset = catalogue.show_asset(club).unwrap().asset;
    let place = asset.place.as_mut().unwrap();
    place.geometry = None;
    place.precision = Precision::None;
    place.uncertainty_m = None;
    change(&catalogue, club.0, &asset);
    let far = Asset {
        place: Some(Place {
            address: Some("8 Far Street".into()),
            ..at(12.0, 41.0).unwrap()
        }),
        ..open(AssetKind::Place, "Far")
    };
    add(&catalogue, &far);
    let request = everything(for_partner(council));
    let shown = preview(&catalogue, &request);
    let leaving = shown
        .leaving
        .iter()
        .find(|leaving| leaving.id == club)
        .unwrap();
    for field in ["address", "postcode", "contact_address"] {
        let why = leaving.held_back.get(field).map(String::as_str);
        assert_eq!(
            why,
            Some("Places are made coarser; this would say more."),
            "{field}"
        );
    }
    let saved = save(&catalogue, &request, None).unwrap().bytes();
    assert!(
        !saved.contains("6 Mill Lane") && !saved.contains("M33") && !saved.contains("Hut 9"),
        "{saved}"
    );
    assert!(
        saved.contains("8 Far Street"),
        "it lies where nothing was made coarser"
    );
    let other = everything(for_partner(add_partner(&catalogue, "Health")));
    let saved = save(&catalogue, &other, None).unwrap().bytes();
    assert!(saved.contains("6 Mill Lane") && saved.contains("Hut 9"));
}

#[test]
fn figures_codes_and_links_that_say_where_stay_with_a_coarser_place() {
    let check = |said: &str, expect: Option<&str>| {
        let catalogue = town();
        fill_cell(&catalogue, HALL, 8, 5);
        let club = Asset {
            place: at(HALL[0], HALL[1]),
            ..saying(AssetKind::Association, "Club", said)
        };
        add(&catalogue, &club);
        let coarse = ReleaseProfile {
            coarsest: Some(Precision::About100M),
            ..Default::default()
        };
        let request = by(add_profile(&catalogue, coarse), Audience::Public);
        let passage = expect.map(|words| {
            (
                Leak::TextGivesSpotAway,
                "summary".to_owned(),
                words.to_owned(),
            )
        });
        assert_eq!(
            told(&catalogue, &request),
            Vec::from_iter(passage),
            "{said}"
        );
        assert_eq!(
            told(&catalogue, &everything(Audience::Public)),
            [],
            "as it is known"
        );
    };
    check("at 53.4505, -2.2995", Some("53.4505, -2.2995"));
    check("grid SJ 80123 92345", Some("SJ 80123 92345"));
    check("plus code 9C5VFP22+XQ", Some("9C5VFP22+XQ"));
    check("we are ///filled.count.soap", Some("///filled.count.soap"));
    check(
        "https://maps.google.com/?q=53.45",
        Some("https://maps.google.com/?q=53.45"),
    );
    check("since 1998, 12.30 to 14.00", None);
}

#[test]
fn the_name_and_the_page_of_what_leaves_coarser_are_looked_through_for_its_spot() {
    let (catalogue, council, club) = given_coarser();
    let mut asset = catalogue.show_asset(club).unwrap().asset;
    asset.name = "Zebra Rooms Knitters".into();
    asset.summary = None;
    change(&catalogue, club.0, &asset);
    let link = "https://maps.google.com/?q=53.45,-2.29";
    add_contact(&catalogue, &contact(club, Channel::Web, link));
    let request = everything(for_partner(council));
    let all = told(&catalogue, &request);
    assert!(
        all.contains(&(Leak::TextGivesSpotAway, "name".into(), "Zebra Rooms".into())),
        "{all:?}"
    );
    assert!(
        all.contains(&(Leak::ContactGivesSpotAway, "website".into(), link.into())),
        "{all:?}"
    );
    let saved = save(&catalogue, &request, None).unwrap().bytes();
    assert!(
        !saved.contains("Knitters") && !saved.contains("maps.google"),
        "{saved}"
    );
}

#[test]
fn whatever_people_can_type_is_looked_through() {
    let catalogue = town();
    add(&catalogue, &Asset::new(AssetKind::Person, "Rosa Hartley"));
    let said = |value: &str| Some(value.to_owned());
    let mut hall = Asset {
        step_free: said("ring Rosa Hartley"),
        size_band: said("ring 07700 900111"),
        organisation_number: said("of Rosa Hartley"),
        place: Some(Place {
            address: said("c/o Rosa Hartley, 14 Mill Lane, 07700 900112"),
            postcode: said("M14 5AB"),
            ..at(-2.1, 53.0).unwrap()
        }),
        ..open(AssetKind::Place, "Hall")
    };
    let id = add(&catalogue, &hall);
    let page = "bowls.example/rosa-hartley";
    add_contact(&catalogue, &contact(id, Channel::Web, page));
    add_contact(
        &catalogue,
        &contact(id, Channel::Email, "Rosa Hartley bowls@example.org"),
    );
    let request = everything(Audience::Public);
    let words = |leak, field: &str, words: &str| (leak, field.to_owned(), words.to_owned());
    assert_eq!(
        told(&catalogue, &request),
        [
            words(Leak::WithheldPerson, "address", "Rosa Hartley"),
            words(Leak::WithheldPerson, "email", "Rosa Hartley"),
            words(Leak::WithheldPerson, "organisation_number", "Rosa Hartley"),
            words(Leak::WithheldPerson, "step_free", "Rosa Hartley"),
            words(Leak::Phone, "address", "07700 900112"),
            words(Leak::Phone, "size_band", "07700 900111"),
        ]
    );
    let saved = save(&catalogue, &request, None).unwrap().bytes();
    assert!(
        !saved.contains("Hartley") && !saved.contains("07700") && saved.contains(page),
        "{saved}"
    );
    // An address as such and a number as such are there on purpose.
    hall.step_free = said("Yes");
    hall.size_band = said("20 to 30");
    hall.organisation_number = said("7740001454");
    hall.place.as_mut().unwrap().address = said("14 Mill Lane, Aldermoor");
    change(&catalogue, id.0, &hall);
    assert_eq!(
        told(&catalogue, &request).len(),
        1,
        "the words beside the e-mail address"
    );
}

#[test]
fn a_number_to_dial_in_a_field_of_figures_is_found() {
    let catalogue = town();
    let hall = add(&catalogue, &open(AssetKind::Place, "Hall"));
    let field = CustomField::new("Key holder", FieldType::Number);
    let field = catalogue.add_custom_field(field).unwrap().value;
    let value = BTreeMap::from([(
        format!("field/{field}"),
        serde_json::json!(7_700_900_123_u64),
    )]);
    catalogue.edit_asset(hall, crate::api::Edit(value)).unwrap();
    let profile = ReleaseProfile {
        fields: BTreeSet::from([field]),
        ..Default::default()
    };
    let request = by(add_profile(&catalogue, profile), Audience::Public);
    let all = told(&catalogue, &request);
    assert_eq!(
        all,
        [(
            Leak::Phone,
            "Key holder".to_owned(),
            "7700900123".to_owned()
        )]
    );
    assert!(
        !save(&catalogue, &request, None)
            .unwrap()
            .bytes()
            .contains("7700900123")
    );
}

#[test]
fn first_names_count_where_it_is_clear_who_is_meant() {
    let catalogue = town();
    let rosa = add(&catalogue, &Asset::new(AssetKind::Person, "Rosa Hartley"));
    add(
        &catalogue,
        &Asset::new(AssetKind::Person, "Zofia Lewandowska"),
    );
    let group =
        |name: &str, summary: &str| add(&catalogue, &saying(AssetKind::Association, name, summary));
    group("A", "Rosa sings here");
    group("B", "Ask Rosa for it");
    let tied = group("C", "Rosa has the key");
    group("D", "Mrs Hartley, or u Zofii Lewandowskiej");
    add_tie(&catalogue, &tie(rosa, "member_of", tied));
    let request = everything(Audience::Public);
    let all = told(&catalogue, &request);
    let words: Vec<&str> = all.iter().map(|(_, _, words)| words.as_str()).collect();
    assert_eq!(
        words,
        ["Mrs Hartley", "Rosa", "Rosa", "Zofii Lewandowskiej"]
    );
    let saved = save(&catalogue, &request, None).unwrap().bytes();
    assert!(
        saved.contains("Rosa sings here")
            && !saved.contains("Ask Rosa")
            && !saved.contains("Rosa has")
    );
}

#[test]
fn what_travels_beside_the_file_names_nobody_who_stays() {
    let catalogue = Catalogue::in_memory("Rosa Hartley’s list").unwrap();
    add(&catalogue, &open(AssetKind::Place, "Hall"));
    save(&catalogue, &everything(Audience::Public), None).unwrap();
    add(&catalogue, &Asset::new(AssetKind::Person, "Rosa Hartley"));
    let request = everything(Audience::Public);
    for refused in [
        catalogue.preview_release(request.clone(), 0).map(drop),
        save(&catalogue, &request, None).map(drop),
    ] {
        let said = refused.unwrap_err().to_string();
        assert!(
            said.starts_with("This catalogue is called “Rosa Hartley’s list”"),
            "{said}"
        );
    }
    save(&catalogue, &everything(Audience::Team), None).unwrap();
    catalogue.rename("Aldermoor".into()).unwrap();
    save(&catalogue, &request, None).unwrap();
    let profile = ReleaseProfile {
        purpose: Some("What Rosa Hartley asked for".into()),
        ..Default::default()
    };
    let request = by(add_profile(&catalogue, profile), Audience::Public);
    let said = save(&catalogue, &request, None)
        .map(drop)
        .unwrap_err()
        .to_string();
    assert!(said.contains("What Rosa Hartley asked for"), "{said}");
}

#[test]
fn what_sounds_like_a_place_of_safety_stays_until_somebody_says_why_it_may_leave() {
    let catalogue = town();
    let refuge = Asset {
        place: at(-2.1, 53.0),
        ..open(AssetKind::Institution, "New Women’s Refuge")
    };
    let refuge = add(&catalogue, &refuge);
    add(&catalogue, &open(AssetKind::Place, "Wildlife refuge"));
    let request = everything(Audience::Public);
    let shown = preview(&catalogue, &request);
    let finding = &shown.findings[0];
    assert_eq!(
        (shown.findings.len(), finding.what, finding.record),
        (1, Leak::SoundsSafeguarded, refuge)
    );
    assert_eq!(
        staying(&shown),
        [(Reason::LeftOut, vec!["New Women’s Refuge"])]
    );
    assert!(
        !save(&catalogue, &request, None)
            .unwrap()
            .bytes()
            .contains("Women")
    );
    let kept = kept(&request, &shown.findings);
    assert!(
        save(&catalogue, &kept, None)
            .unwrap()
            .bytes()
            .contains("New Women’s Refuge")
    );
    // The team knows it anyway.
    let team = everything(Audience::Team);
    assert!(
        save(&catalogue, &team, None)
            .unwrap()
            .bytes()
            .contains("New Women’s Refuge")
    );
}
