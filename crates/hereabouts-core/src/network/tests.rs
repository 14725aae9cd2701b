use super::testing::{GROUP, Little, PERSON, PLACE, SERVICE};
use super::*;
use serde_json::json;

fn aldermoor() -> Little {
    let assets = [
        (PERSON, "Joan"),
        (PERSON, "Tomasz"),
        (PERSON, "Nadia"),
        (PERSON, "Kwame"),
        (GROUP, "Choir"),
        (GROUP, "Knitters"),
        (SERVICE, "Library"),
        (PLACE, "Hall"),
    ];
    let ties = [
        "Choir meets_at Hall",
        "Joan leads Choir",
        "Tomasz member_of Choir",
        "Joan knows Tomasz",
        "Nadia knows Tomasz",
        "Library supports Hall",
    ];
    Little::of(&assets, &ties)
}

/// The names and steps of what is shown, by name; and its ties in words.
fn told(network: &Network) -> (String, String) {
    let mut nodes: Vec<String> = network
        .nodes
        .iter()
        .map(|node| match node.steps {
            Some(steps) => format!("{} {steps}", node.name),
            None => node.name.clone(),
        })
        .collect();
    nodes.sort();
    let name = |place: u32| &network.nodes[place as usize].name;
    let mut ties: Vec<String> = network
        .ties
        .iter()
        .map(|tie| {
            let past = if tie.past { " (past)" } else { "" };
            let way = if tie.both_ways { " and back" } else { "" };
            format!(
                "{} {} {}{way}{past}",
                name(tie.from),
                tie.wording,
                name(tie.to)
            )
        })
        .collect();
    ties.sort();
    (nodes.join(", "), ties.join(", "))
}

fn asked(little: &Little, around: Option<&str>, rest: serde_json::Value) -> Network {
    let mut asked = json!({ "query": "", "around": around.map(|name| little.id(name)) });
    asked
        .as_object_mut()
        .unwrap()
        .extend(rest.as_object().unwrap().clone());
    little
        .0
        .network(serde_json::from_value(asked).unwrap())
        .unwrap()
}

#[test]
fn around_something_are_those_a_few_steps_away() {
    let little = aldermoor();
    little.tie(
        "Kwame founded Choir",
        json!({ "since": "1990", "until": "1999" }),
    );
    let check = |around: &str, rest: serde_json::Value, nodes: &str, ties: &str| {
        let network = asked(&little, Some(around), rest.clone());
        assert_eq!(
            told(&network),
            (nodes.to_owned(), ties.to_owned()),
            "{around} {rest}"
        );
        let middle = network
            .nodes
            .iter()
            .find(|node| node.name == around)
            .unwrap();
        assert_eq!((middle.x, middle.y), (0.0, 0.0));
    };
    check(
        "Choir",
        json!({ "steps": 1 }),
        "Choir 0, Hall 1, Joan 1, Tomasz 1",
        "Choir meets at Hall, Joan knows Tomasz and back, Joan leads Choir, Tomasz is a member of Choir",
    );
    // Two steps where nobody says; what lies between outer ones is shown, and nothing beyond.
    check(
        "Joan",
        json!({}),
        "Choir 1, Hall 2, Joan 0, Nadia 2, Tomasz 1",
        "Choir meets at Hall, Joan knows Tomasz and back, Joan leads Choir, Nadia knows Tomasz and back, Tomasz is a member of Choir",
    );
    check(
        "Choir",
        json!({ "steps": 1, "past": true, "types": ["founded", "leads"] }),
        "Choir 0, Joan 1, Kwame 1",
        "Joan leads Choir, Kwame founded Choir (past)",
    );
    // Of what a query finds, and the asset itself.
    check(
        "Choir",
        json!({ "query": "kind:person" }),
        "Choir 0, Joan 1, Nadia 2, Tomasz 1",
        "Joan knows Tomasz and back, Joan leads Choir, Nadia knows Tomasz and back, Tomasz is a member of Choir",
    );
    check("Kwame", json!({}), "Kwame 0", "");
    little.0.delete_assets(vec![little.id("Tomasz")]).unwrap();
    check(
        "Joan",
        json!({}),
        "Choir 1, Hall 2, Joan 0",
        "Choir meets at Hall, Joan leads Choir",
    );
}

#[test]
fn around_what_is_in_the_bin_there_is_nothing() {
    let little = aldermoor();
    let joan = little.id("Joan");
    little.0.delete_assets(vec![joan]).unwrap();
    let around = NetworkAsked {
        around: Some(joan),
        ..NetworkAsked::default()
    };
    let error = little.0.network(around).unwrap_err();
    assert!(matches!(error, crate::Error::NotFound("asset")), "{error}");
}

#[test]
fn the_whole_is_what_is_tied_and_how_many_are_not() {
    let little = aldermoor();
    let check = |rest: serde_json::Value, nodes: &str, alone: u32| {
        let network = asked(&little, None, rest.clone());
        assert_eq!(
            (told(&network).0.as_str(), network.alone, network.left_out),
            (nodes, alone, 0),
            "{rest}"
        );
        let ends: u32 = network.nodes.iter().map(|node| node.ties).sum();
        assert_eq!(ends as usize, network.ties.len() * 2, "{rest}");
    };
    check(json!({}), "Choir, Hall, Joan, Library, Nadia, Tomasz", 2);
    check(json!({ "query": "kind:person" }), "Joan, Nadia, Tomasz", 1);
    check(json!({ "types": ["supports"] }), "Hall, Library", 6);
    little.tie("Kwame knows Joan", json!({}));
    check(
        json!({}),
        "Choir, Hall, Joan, Kwame, Library, Nadia, Tomasz",
        1,
    );
    little.0.undo().unwrap();
    check(json!({}), "Choir, Hall, Joan, Library, Nadia, Tomasz", 2);
}

#[test]
fn things_stay_where_they_lay_and_a_pin_holds() {
    let little = aldermoor();
    let places = |network: &Network| -> std::collections::BTreeMap<String, [f64; 2]> {
        network
            .nodes
            .iter()
            .map(|node| (node.name.clone(), [node.x, node.y]))
            .collect()
    };
    let first = asked(&little, None, json!({}));
    let moved = first.nodes.iter().map(|node| NodePlace {
        id: node.id,
        x: node.x + 700.0,
        y: node.y,
    });
    let (steps, before) = (little.0.undo_list().unwrap(), little.0.info().unwrap());
    little.0.keep_layout(moved.collect()).unwrap();
    assert_eq!(little.0.undo_list().unwrap(), steps, "it is no step");
    assert_eq!(little.0.info().unwrap(), before, "nor a change");
    let second = places(&asked(&little, None, json!({})));
    for (name, [x, y]) in places(&first) {
        assert_eq!(second[&name], [x + 700.0, y], "{name}");
    }
    let joan = little.id("Joan");
    little.0.pin(joan, Some([-50.0, 12.5])).unwrap();
    let pinned = asked(&little, None, json!({}));
    assert_eq!(places(&pinned)["Joan"], [-50.0, 12.5]);
    assert!(
        pinned
            .nodes
            .iter()
            .all(|node| node.pinned == (node.id == joan))
    );
    little.0.undo().unwrap();
    assert_eq!(places(&asked(&little, None, json!({}))), second);
}

#[test]
fn of_too_many_those_with_most_ties_stay() {
    let little = aldermoor();
    let hub = little.id("Hall");
    let before = asked(&little, Some("Hall"), json!({ "steps": 1 }))
        .nodes
        .len() as u32;
    little.benches(MOST_NODES as u32 + 3, hub);
    let network = asked(&little, Some("Hall"), json!({ "steps": 1 }));
    assert_eq!(
        (network.nodes.len(), network.left_out),
        (MOST_NODES, 3 + before)
    );
    assert!(
        network
            .nodes
            .iter()
            .any(|node| node.name == "Hall" && node.steps == Some(0))
    );
}

#[test]
fn of_too_many_around_something_the_nearest_stay() {
    let little = aldermoor();
    // Joan and Tomasz have more ties than a bench, and are one step further away.
    little.benches(MOST_NODES as u32 + 3, little.id("Hall"));
    let network = asked(&little, Some("Library"), json!({ "steps": 3 }));
    let steps = |name: &str| {
        let node = network.nodes.iter().find(|node| node.name == name);
        node.and_then(|node| node.steps)
    };
    assert_eq!(network.nodes.len(), MOST_NODES);
    assert_eq!(
        (steps("Library"), steps("Hall"), steps("Choir")),
        (Some(0), Some(1), Some(2))
    );
    let farthest = network.nodes.iter().filter_map(|node| node.steps).max();
    assert_eq!(
        farthest,
        Some(2),
        "all of those three steps away went first"
    );
}

#[test]
fn what_is_let_go_lies_where_it_lay_before_it_was_pinned() {
    let little = aldermoor();
    let joan = little.id("Joan");
    let place = || {
        let network = asked(&little, None, json!({}));
        let node = network.nodes.iter().find(|node| node.id == joan).unwrap();
        [node.x, node.y]
    };
    // As the window does after each look.
    let keep = || {
        let network = asked(&little, None, json!({}));
        let places = network.nodes.iter().map(|node| NodePlace {
            id: node.id,
            x: node.x,
            y: node.y,
        });
        little.0.keep_layout(places.collect()).unwrap();
    };
    keep();
    let before = place();
    for undo in [true, false] {
        little.0.pin(joan, Some([-950.0, 512.5])).unwrap();
        keep();
        assert_eq!(place(), [-950.0, 512.5]);
        match undo {
            true => drop(little.0.undo().unwrap()),
            false => drop(little.0.pin(joan, None).unwrap()),
        }
        assert_eq!(place(), before, "{undo}");
    }
}

#[test]
fn a_tie_that_was_said_twice_is_drawn_once() {
    let little = aldermoor();
    let other = crate::relationship::testing::twin(
        &little.0,
        true,
        crate::relationship::Relationship::new(little.id("Tomasz"), "knows", little.id("Joan")),
    );
    let around = asked(&little, Some("Joan"), json!({ "steps": 1 }));
    let whole = asked(&little, None, json!({}));
    for network in [around, whole] {
        let node = network.nodes.iter().find(|node| node.name == "Joan");
        assert_eq!(node.unwrap().ties, 2, "Choir and Tomasz");
        let knows = network.ties.iter().filter(|tie| {
            let ends = [tie.from, tie.to].map(|place| &network.nodes[place as usize].name);
            tie.kind == "knows" && ends.contains(&&"Joan".to_owned())
        });
        // The one whose id comes first, on every laptop.
        assert_eq!(knows.map(|tie| tie.id).collect::<Vec<_>>(), [other]);
    }
}
