use super::*;
use crate::api::Edit;
use crate::contact::{Contact, ContactKind};
use serde_json::json;

#[test]
fn telephones_and_pages_are_one_however_they_are_written() {
    for one in [
        "0161 912 2000",
        "+44 161 912 2000",
        "0044 161 912 2000",
        "+44 (0)161 9122000",
        "(0161) 912-2000",
    ] {
        assert_eq!(phone(one).as_deref(), Some("01619122000"), "{one}");
    }
    assert_eq!(phone("ext 12"), None);
    for one in [
        "https://www.hall.example.org/",
        "hall.example.org",
        "HTTP://Hall.example.org",
    ] {
        assert_eq!(web(one).as_deref(), Some("hall.example.org"), "{one}");
    }
    assert_eq!(web("ask at the desk"), None);
    assert_eq!(register("No. 0 1234567"), Some("no01234567".into()));
    assert_eq!(register("01234567"), register("1234567"));
    assert_eq!(register("12"), None);
}

fn town() -> Catalogue {
    let town = Catalogue::in_memory("Ours").unwrap();
    let make = |name: &str, lon: f64, number: Option<&str>| {
        let place = json!({"geometry": {"type": "Point", "coordinates": [lon, 53.4]}, "precision": "exact"});
        let fields = json!({"place": place, "organisation_number": number});
        let fields = Edit(serde_json::from_value(fields).unwrap());
        town.create_asset(AssetKind::Institution, name.into(), fields)
            .unwrap()
            .value
    };
    let library = make("Alder Library", -2.32, None);
    make("Friends of Walden Park", -2.33, Some("1134567"));
    make("Alder Library", -2.6, None);
    let reach = [
        (Channel::Phone, "+44 161 912 2000"),
        (Channel::Web, "https://www.alder-library.example.org/home"),
    ];
    for (channel, value) in reach {
        let (kind, value) = (ContactKind::Role, value.to_owned());
        let contact = Contact {
            asset: library,
            kind,
            channel,
            value,
            label: None,
            may_be_published: false,
            publish_reason: None,
        };
        town.add_contact(contact).unwrap();
    }
    town
}

fn hints(town: &Catalogue, typed: Typed) -> Vec<(String, Why, Option<f64>)> {
    let found = town.alike(typed).unwrap();
    found
        .into_iter()
        .map(|one| (one.name, one.why, one.metres.map(f64::round)))
        .collect()
}

#[test]
fn what_is_typed_is_found_by_name_and_how_far_away_it_is() {
    let town = town();
    let typed = |name: &str, at| {
        hints(
            &town,
            Typed {
                name: name.into(),
                at,
                ..Typed::default()
            },
        )
    };
    let near = typed("alder libary", Some([-2.324, 53.4]));
    assert_eq!(near, [("Alder Library".into(), Why::LikeName, Some(265.0))]);
    assert!(
        typed("alder libary", Some([-2.34, 53.4])).is_empty(),
        "nearly, and too far away"
    );
    assert_eq!(
        typed("Alder Library", Some([-2.34, 53.4])).len(),
        1,
        "the same, and not so far"
    );
    assert_eq!(
        typed("alder library", None).len(),
        2,
        "nobody knows where yet"
    );
    assert_eq!(typed("walden park friends", None)[0].1, Why::SameName);
    assert!(typed("Walden allotments", None).is_empty());
    assert!(typed("", None).is_empty());
}

#[test]
fn what_is_typed_is_found_by_how_it_is_reached() {
    let town = town();
    let reach = |channel, value: &str| {
        let way = crate::contact::Reach {
            channel,
            value: value.into(),
            label: None,
        };
        hints(
            &town,
            Typed {
                name: "New".into(),
                reach: vec![way],
                ..Typed::default()
            },
        )
    };
    assert_eq!(reach(Channel::Phone, "0161 9122000")[0].1, Why::Phone);
    assert_eq!(
        reach(Channel::Web, "alder-library.example.org/home/")[0].1,
        Why::Web
    );
    assert!(
        reach(Channel::Web, "alder-library.example.org").is_empty(),
        "another page"
    );
    assert!(reach(Channel::Phone, "0161 9122001").is_empty());
    let by_number = |number: &str| {
        let organisation_number = Some(number.to_owned());
        hints(
            &town,
            Typed {
                organisation_number,
                ..Typed::default()
            },
        )
    };
    assert_eq!(by_number("1134567")[0].1, Why::Number);
    assert!(by_number("1134568").is_empty());
    let id = town
        .alike(Typed {
            name: "Friends of Walden Park".into(),
            ..Typed::default()
        })
        .unwrap()[0]
        .id;
    let itself = Typed {
        name: "Friends of Walden Park".into(),
        but: Some(id),
        ..Typed::default()
    };
    assert!(hints(&town, itself).is_empty(), "nothing is like itself");
}

#[test]
fn what_many_share_says_nothing() {
    let town = Catalogue::in_memory("Ours").unwrap();
    for desk in 0..5 {
        let made = town.create_asset(
            AssetKind::Institution,
            format!("Desk {desk}"),
            Edit::default(),
        );
        let contact = Contact {
            asset: made.unwrap().value,
            kind: ContactKind::Role,
            channel: Channel::Phone,
            value: "0161 912 2000".into(),
            label: None,
            may_be_published: false,
            publish_reason: None,
        };
        town.add_contact(contact).unwrap();
    }
    let way = crate::contact::Reach {
        channel: Channel::Phone,
        value: "01619122000".into(),
        label: None,
    };
    assert!(
        hints(
            &town,
            Typed {
                reach: vec![way],
                ..Typed::default()
            }
        )
        .is_empty()
    );
}
