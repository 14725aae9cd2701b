//! Which relationships leave.

use super::*;
use crate::relationship::Confidence;
use crate::relationship::testing::twin;
use crate::vocabulary::RelationshipType;

struct Ends {
    catalogue: Catalogue,
    choir: AssetId,
    hall: AssetId,
    council: AssetId,
    joan: AssetId,
    secret: AssetId,
}

fn ends() -> Ends {
    let catalogue = town();
    let place = |name, lon| Asset {
        place: at(lon, 53.0),
        ..open(AssetKind::Place, name)
    };
    Ends {
        choir: add(&catalogue, &place("Choir", -2.1)),
        hall: add(&catalogue, &place("Hall", -2.2)),
        council: add(&catalogue, &place("Council", -2.3)),
        joan: add(&catalogue, &Asset::new(AssetKind::Person, "Joan")),
        secret: add(
            &catalogue,
            &Asset {
                audience: Audience::Team,
                ..place("Quiet room", -2.4)
            },
        ),
        catalogue,
    }
}

/// The lines of the table of relationships, without the header: all columns after the first.
fn table(saved: &Saved) -> Vec<String> {
    let table = saved.companion("out.relationships.csv").unwrap_or_default();
    let rest = |line: &str| line.split_once(',').map(|(_, rest)| rest.to_owned());
    table.lines().skip(1).filter_map(rest).collect()
}

#[test]
fn a_tie_leaves_with_both_its_ends_and_in_the_words_of_the_vocabulary() {
    let Ends {
        catalogue,
        choir,
        hall,
        council,
        joan,
        secret,
    } = ends();
    let full = Relationship {
        since: Some("2019".into()),
        until: Some("2024-05".into()),
        strength: Some(2),
        source: Some("Bronwen told us".into()),
        confidence: Some(Confidence::Likely),
        note: Some("they want out".into()),
        ..tie(choir, "meets_at", hall)
    };
    let id = add_tie(&catalogue, &full);
    add_tie(&catalogue, &tie(choir, "led_by_heart", hall));
    for (from, to) in [
        (joan, choir),
        (choir, joan),
        (choir, secret),
        (secret, council),
    ] {
        add_tie(&catalogue, &tie(from, "supports", to));
    }
    let careful = Relationship {
        sensitivity: Sensitivity::Careful,
        ..tie(council, "owns", hall)
    };
    add_tie(&catalogue, &careful);
    let sensitive = Relationship {
        sensitivity: Sensitivity::Sensitive,
        ..tie(council, "knows", hall)
    };
    add_tie(&catalogue, &sensitive);
    let binned = add(&catalogue, &open(AssetKind::Place, "Gone"));
    add_tie(&catalogue, &tie(choir, "meets_at", binned));
    catalogue.delete_assets(vec![binned]).unwrap();

    let request = everything(Audience::Public);
    let public = preview(&catalogue, &request);
    assert_eq!((public.ties_released, public.ties_withheld), (2, 6));
    let saved = save(&catalogue, &request, None).unwrap();
    assert_eq!(
        table(&saved),
        [
            format!("led_by_heart,led by heart,{choir},Choir,{hall},Hall,,,,,,"),
            format!("meets_at,meets at,{choir},Choir,{hall},Hall,2019,2024-05,,,,"),
        ]
    );
    assert!(!saved.bytes().contains(&id.to_string()));

    let team = preview(&catalogue, &everything(Audience::Team));
    assert_eq!((team.ties_released, team.ties_withheld), (8, 0));
    let saved = save(&catalogue, &everything(Audience::Team), None).unwrap();
    assert_eq!(table(&saved).len(), 8);
    assert!(saved.bytes().contains(&format!(
        "{id},meets_at,meets at,{choir},Choir,{hall},Hall,2019,2024-05,2,Bronwen told us,likely,they want out"
    )));

    let selected = ReleaseRequest {
        what: What::Selected {
            ids: vec![choir, hall],
        },
        ..request
    };
    let some = preview(&catalogue, &selected);
    assert_eq!((some.ties_released, some.ties_withheld), (2, 5));
}

#[test]
fn a_network_leaves_with_the_ties_that_a_table_leaves_with() {
    let Ends {
        catalogue,
        choir,
        hall,
        council,
        joan,
        ..
    } = ends();
    for (from, kind, to) in [
        (choir, "meets_at", hall),
        (council, "owns", hall),
        (joan, "supports", choir),
        (council, "knows", hall),
    ] {
        let made = tie(from, kind, to);
        catalogue.relate(made).unwrap();
    }
    // Said twice, by types that have become one.
    let own = catalogue.add_relationship_type("gathers in".into(), "is gathered in by".into());
    let own = own.unwrap().value;
    let again = Relationship {
        note: Some("a word for the team".into()),
        ..tie(choir, &own, hall)
    };
    add_tie(&catalogue, &again);
    catalogue
        .merge_relationship_types(own, "meets_at".into())
        .unwrap();
    for format in ["graphml", "gexf"] {
        let edges = |audience, private: bool| {
            let request = ReleaseRequest {
                format: format.into(),
                ..everything(audience)
            };
            let bytes = save(&catalogue, &request, None).unwrap().bytes();
            assert_eq!(bytes.contains(&joan.to_string()), private, "{format}");
            assert!(!bytes.contains("gathers in"));
            bytes.matches("<edge ").count()
        };
        assert_eq!(edges(Audience::Public, false), 1, "{format}");
        assert_eq!(edges(Audience::Team, true), 4, "{format}");
    }
}

#[test]
fn a_type_of_our_own_goes_by_its_words_beyond_the_team() {
    let Ends {
        catalogue,
        choir,
        hall,
        ..
    } = ends();
    let kind = RelationshipType::new("", "swaps seeds with", "swaps seeds with");
    let key = catalogue.save_relationship_type(None, kind).unwrap().value;
    add_tie(&catalogue, &tie(choir, &key, hall));
    let check = |audience, token: &str| {
        let saved = save(&catalogue, &everything(audience), None).unwrap();
        assert_eq!(table(&saved)[0].split(',').next(), Some(token));
    };
    check(Audience::Public, "swaps_seeds_with");
    check(Audience::Team, &key);
}

fn released(catalogue: &Catalogue, audience: Audience) -> (u64, u64) {
    let preview = preview(catalogue, &everything(audience.clone()));
    let saved = save(catalogue, &everything(audience), None).unwrap();
    assert_eq!(table(&saved).len() as u64, preview.ties_released);
    (preview.ties_released, preview.ties_withheld)
}

#[test]
fn a_tie_stays_where_any_that_says_the_same_is_too_sensitive() {
    let Ends {
        catalogue,
        choir,
        hall,
        council,
        ..
    } = ends();
    // What is said first, and what comes first by its id, is ordinary.
    for first in [true, false] {
        let ends = match first {
            true => (choir, hall),
            false => (council, hall),
        };
        let sensitive = |yes: bool| Relationship {
            sensitivity: match yes {
                true => Sensitivity::Sensitive,
                false => Sensitivity::Ordinary,
            },
            ..tie(ends.0, "supports", ends.1)
        };
        add_tie(&catalogue, &sensitive(first));
        twin(&catalogue, first, sensitive(!first));
    }
    assert_eq!(released(&catalogue, Audience::Public), (0, 2));
    assert_eq!(released(&catalogue, Audience::Team), (2, 0));
    // Said from the other end of a type that reads alike from both.
    let careful = Relationship {
        sensitivity: Sensitivity::Careful,
        ..tie(council, "twin_of", choir)
    };
    add_tie(&catalogue, &tie(choir, "twin_of", council));
    add_tie(&catalogue, &careful);
    assert_eq!(released(&catalogue, Audience::Public), (0, 3));
    let selected = ReleaseRequest {
        what: What::Selected { ids: vec![council] },
        ..everything(Audience::Public)
    };
    assert_eq!(preview(&catalogue, &selected).ties_withheld, 2);
}

#[test]
fn a_type_that_was_made_more_careful_keeps_the_ties_that_are_there() {
    let Ends {
        catalogue,
        choir,
        hall,
        council,
        ..
    } = ends();
    let make = |key: &str, sensitivity: Sensitivity| {
        let types = catalogue.relationship_types().unwrap();
        let kind = types.into_iter().find(|kind| kind.key == key).unwrap();
        let kind = RelationshipType {
            sensitivity,
            ..kind
        };
        let saved = catalogue.save_relationship_type(Some(key.into()), kind);
        saved.unwrap();
    };
    catalogue.relate(tie(choir, "meets_at", hall)).unwrap();
    let owns = catalogue.relate(tie(council, "owns", hall)).unwrap().value;
    assert_eq!(released(&catalogue, Audience::Public), (1, 1));
    make("meets_at", Sensitivity::Sensitive);
    assert_eq!(released(&catalogue, Audience::Public), (0, 2));
    assert_eq!(released(&catalogue, Audience::Team), (2, 0));
    // As what its type became one with asks.
    make("meets_at", Sensitivity::Ordinary);
    assert_eq!(released(&catalogue, Audience::Public), (1, 1));
    catalogue
        .merge_relationship_types("meets_at".into(), "owns".into())
        .unwrap();
    assert_eq!(released(&catalogue, Audience::Public), (0, 2));
    catalogue.undo().unwrap();
    // Somebody marks this one as ordinary, and knows of what type it is.
    let ordinary = tie(council, "owns", hall);
    catalogue.edit_relationship(owns, ordinary).unwrap();
    assert_eq!(released(&catalogue, Audience::Public), (2, 0));
    make("owns", Sensitivity::Sensitive);
    assert_eq!(released(&catalogue, Audience::Public), (1, 1));
}

#[test]
fn lines_are_drawn_on_request_between_places_as_they_leave() {
    let Ends {
        catalogue,
        choir,
        hall,
        ..
    } = ends();
    // One that does not say where its ends are.
    add_tie(&catalogue, &tie(choir, "supports", hall));
    for end in [[-2.1, 53.0], [-2.2, 53.0]] {
        fill_cell(&catalogue, end, 6, 5);
    }
    let check = |profile: ReleaseProfile, drawn: Option<&str>| {
        let request = by(add_profile(&catalogue, profile), Audience::Public);
        let saved = save(&catalogue, &request, None).unwrap();
        let lines = saved.companion("out.relationships.geojson");
        assert_eq!(lines.is_some(), drawn.is_some());
        assert!(
            lines
                .unwrap_or_default()
                .contains(drawn.unwrap_or_default())
        );
    };
    check(ReleaseProfile::default(), None);
    check(
        ReleaseProfile {
            lines: true,
            ..Default::default()
        },
        Some("[[-2.1,53],[-2.2,53]]"),
    );
    let coarse = ReleaseProfile {
        lines: true,
        coarsest: Some(crate::place::Precision::Area),
        ..Default::default()
    };
    check(coarse, Some("\"location_precision\":\"area\""));
}
