use super::*;
use crate::api::Edit;
use crate::confirmation::{CheckMethod, CheckOutcome};
use crate::contact::ContactKind;
use crate::id::AssetId;
use serde_json::json;

fn add(town: &Catalogue, kind: AssetKind, name: &str, at: Option<(f64, &str)>) -> AssetId {
    let place = at.map(|(lon, precision)| {
        json!({"geometry": {"type": "Point", "coordinates": [lon, 53.4]}, "precision": precision})
    });
    let fields = Edit(serde_json::from_value(json!({"place": place, "times": "Mondays"})).unwrap());
    town.create_asset(kind, name.into(), fields).unwrap().value
}

fn names(stops: &[Stop]) -> Vec<&str> {
    stops.iter().map(|stop| stop.row.name.as_str()).collect()
}

fn check(town: &Catalogue, id: AssetId) {
    town.confirm_asset(
        id,
        CheckOutcome::StillGoing,
        Some(CheckMethod::Visited),
        None,
    )
    .unwrap();
}

#[test]
fn what_is_due_is_walked_to_and_what_cannot_be_is_called() {
    let town = Catalogue::in_memory("Ours").unwrap();
    let place = AssetKind::Place;
    let hall = add(&town, place, "Hall", Some((-2.0, "exact")));
    add(&town, place, "Park", Some((-2.001, "street")));
    add(&town, place, "Somewhere", Some((-2.0, "about_1km")));
    add(&town, place, "Nowhere", None);
    add(&town, AssetKind::Person, "Nadia", Some((-2.0, "exact")));
    add(&town, AssetKind::Culture, "A story", Some((-2.0, "exact")));
    let choir = add(
        &town,
        AssetKind::Association,
        "Choir",
        Some((-2.002, "building")),
    );
    let done = add(&town, place, "Checked", Some((-2.0, "exact")));
    check(&town, done);
    let ended = add(&town, place, "Ended", Some((-2.0, "exact")));
    town.edit_asset(
        ended,
        Edit(serde_json::from_value(json!({"status": "ended"})).unwrap()),
    )
    .unwrap();
    let contact = Contact {
        asset: choir,
        kind: ContactKind::Role,
        channel: Channel::Phone,
        value: "01632 960001".into(),
        label: None,
        may_be_published: false,
        publish_reason: None,
    };
    town.add_contact(contact).unwrap();
    let walk = town.walk(String::new(), Some([-2.0004, 53.4]), 8).unwrap();
    assert_eq!(names(&walk.stops), ["Hall", "Choir", "Park"]);
    assert_eq!(names(&walk.calls), ["Somewhere", "Nowhere", "Nadia"]);
    assert_eq!((walk.calls_in_all, walk.left), (3, 0));
    assert_eq!(walk.stops[1].phone.as_deref(), Some("01632 960001"));
    assert_eq!(walk.stops[0].times.as_deref(), Some("Mondays"));
    assert!(
        walk.calls.iter().all(|stop| stop.at.is_none()),
        "nobody is sent to a home"
    );
    // Twice 0.002 degrees of longitude, along streets.
    assert!(
        (walk.metres - 2.0 * 0.002 * 66_340.0 * 1.3).abs() < 5.0,
        "{}",
        walk.metres
    );
    assert_eq!(walk.minutes, (walk.metres / 75.0).round() as u32);
    check(&town, hall);
    let again = town.walk(String::new(), Some([-2.0005, 53.4]), 8).unwrap();
    assert_eq!(
        names(&again.stops),
        ["Park", "Choir"],
        "what was checked is done"
    );
    let of_query = town.walk("kind:association".into(), None, 8).unwrap();
    assert_eq!(names(&of_query.stops), ["Choir"]);
    assert_eq!((of_query.metres, of_query.calls_in_all), (0.0, 0));
    let lately = town.walk("fresh:lately".into(), None, 8).unwrap();
    assert_eq!(lately.stops.len(), 2, "whoever asks for it may look again");
    assert!(town.walk(String::new(), Some([-200.0, 53.4]), 8).is_err());
}

#[test]
fn a_walk_is_where_most_lies_close_together_or_around_where_it_begins() {
    let town = Catalogue::in_memory("Ours").unwrap();
    for i in 0..4 {
        add(
            &town,
            AssetKind::Place,
            &format!("Far {i}"),
            Some((-2.5 + f64::from(i) * 0.05, "exact")),
        );
        add(
            &town,
            AssetKind::Place,
            &format!("Near {i}"),
            Some((-2.0 + f64::from(i) * 0.0005, "exact")),
        );
    }
    let walk = town.walk(String::new(), None, 4).unwrap();
    assert!(
        names(&walk.stops)
            .iter()
            .all(|name| name.starts_with("Near")),
        "{:?}",
        names(&walk.stops)
    );
    assert_eq!(walk.left, 4);
    let there = town.walk(String::new(), Some([-2.5, 53.4]), 2).unwrap();
    let mut found = names(&there.stops);
    found.sort();
    assert_eq!(found, ["Far 0", "Far 1"]);
    assert_eq!(town.walk(String::new(), None, 99).unwrap().stops.len(), 8);
    assert_eq!(town.walk("tag:none".into(), None, 4).unwrap().stops, []);
}
