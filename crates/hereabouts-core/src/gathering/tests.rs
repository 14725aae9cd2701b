//! A session card by card: who speaks, what goes together, and what everybody takes home.

use super::*;
use crate::asset::AssetKind;
use crate::gift::Gift;
use crate::meeting::{MeetFor, MeetReason};
use crate::wish::Wish;
use serde_json::{Value, json};

fn session() -> (Catalogue, GatheringId) {
    let town = Catalogue::in_memory("Here").unwrap();
    let session = json!({ "name": "Spring supper", "on": "2026-05-04" });
    let session = town.save_gathering(None, serde_json::from_value(session).unwrap());
    let id = session.unwrap().value;
    (town, id)
}

fn person(town: &Catalogue, name: &str) -> AssetId {
    let made = town.create_asset(AssetKind::Person, name.into(), Default::default());
    made.unwrap().value
}

fn say(town: &Catalogue, session: GatheringId, who: &str, text: &str, listed: bool) {
    town.add_card(session, who.into(), text.into(), listed)
        .unwrap();
}

/// Who said what, the newest first.
fn cards(town: &Catalogue, session: GatheringId) -> Vec<(String, AssetId)> {
    let cards = town.show_gathering(session).unwrap().cards;
    cards
        .into_iter()
        .map(|card| (card.holder.name, card.holder.id))
        .collect()
}

#[test]
fn whoever_speaks_is_known_or_new() {
    let (town, session) = session();
    let joan = person(&town, "Joan Baker");
    let [dougie, other] = ["Dougie Reid", "Dougie Marsh"].map(|name| person(&town, name));
    say(&town, session, "Joan", "chess", true);
    let (name, new) = cards(&town, session).remove(0);
    assert!(
        name == "Joan" && new != joan,
        "the only Joan known here may be another than the one in the room"
    );
    town.undo().unwrap();
    say(&town, session, " joan  BAKER ", "sourdough", true);
    // Who has spoken already is who is meant.
    say(&town, session, "Joan", "would love company", true);
    assert_eq!(
        cards(&town, session),
        [
            ("Joan Baker".to_owned(), joan),
            ("Joan Baker".to_owned(), joan)
        ]
    );
    say(&town, session, "Dougie", "bike repair", true);
    let (name, new) = cards(&town, session).remove(0);
    assert!(
        name == "Dougie" && new != dougie && new != other,
        "nobody can tell which of the two"
    );
    say(&town, session, "Dougie Reid", "singing", true);
    assert_eq!(cards(&town, session)[0].1, dougie);
    assert_eq!(
        town.show_asset(new).unwrap().asset.audience,
        crate::audience::Audience::Team
    );
    town.undo().unwrap();
    town.undo().unwrap();
    assert_eq!(cards(&town, session).len(), 2);
    assert_eq!(
        town.list_assets("Dougie".into(), Default::default(), 0, 9)
            .unwrap()
            .total,
        2,
        "one step makes the person and the card"
    );
    say(&town, session, "Dougie Reid", "singing", true);
    say(&town, session, "Dougie Marsh", "whistling", true);
    say(&town, session, "Dougie", "humming", true);
    let new = cards(&town, session)[0].1;
    assert!(![dougie, other].contains(&new), "both have spoken");
    say(&town, session, "Dougie", "drumming", true);
    assert_eq!(cards(&town, session)[0].1, new, "that is his whole name");
}

#[test]
fn a_card_needs_somebody_and_something() {
    let (town, session) = session();
    let check = |who: &str, text: &str, says: &str| {
        let refused = town
            .add_card(session, who.into(), text.into(), false)
            .unwrap_err();
        assert!(refused.to_string().contains(says), "{refused}");
    };
    check(" ", "sourdough", "Say who it is");
    check("Joan", " ; ", "Say what they offer");
    town.remove_gathering(session).unwrap();
    check("Joan", "sourdough", "session");
}

#[test]
fn cards_that_go_together_are_shown_once_the_newest_first() {
    let (town, session) = session();
    say(&town, session, "Joan", "baking; chess", true);
    say(&town, session, "Dougie", "would love to bake", true);
    say(&town, session, "Nadia", "would love to play chess", true);
    let matches = town.show_gathering(session).unwrap().matches;
    let two = matches
        .iter()
        .map(|found| (found.one.name.as_str(), found.other.name.as_str()));
    assert_eq!(
        two.collect::<Vec<_>>(),
        [("Nadia", "Joan"), ("Dougie", "Joan")]
    );
}

#[test]
fn what_was_said_elsewhere_and_where_people_live_is_on_no_screen() {
    let (town, session) = session();
    let make = |name: &str, lat: f64| {
        let place = json!({ "geometry": { "type": "Point", "coordinates": [-2.1, lat] }, "precision": "exact" });
        let fields = json!({ "place": place, "languages": ["Polish"] });
        let fields = serde_json::from_value(fields).unwrap();
        let made = town.create_asset(AssetKind::Person, name.into(), fields);
        made.unwrap().value
    };
    let [joan, dougie, idris] = [
        ("Joan Baker", 53.4),
        ("Dougie Reid", 53.4055),
        ("Idris Bell", 53.401),
    ]
    .map(|(name, lat)| make(name, lat));
    let maryam = person(&town, "Maryam");
    for one in [joan, dougie] {
        let tie = json!({ "from": one, "type": "knows", "to": maryam });
        town.relate(serde_json::from_value(tie).unwrap()).unwrap();
    }
    // Idris is not there, and that Joan plays chess she told the team alone.
    town.add_wish(Wish::of(idris, "to bake")).unwrap();
    town.add_gift(Gift::of(joan, "chess")).unwrap();
    say(&town, session, "Joan Baker", "baking", true);
    say(
        &town,
        session,
        "Dougie Reid",
        "would love to play chess",
        true,
    );
    let matches = || town.show_gathering(session).unwrap().matches;
    assert_eq!(matches(), []);
    let everywhere = town.who_could_meet(MeetFor::Asset(joan), 9).unwrap();
    assert_eq!(everywhere.len(), 2, "elsewhere the team finds both");
    say(&town, session, "Dougie Reid", "would love to bake", true);
    let found = matches();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].one.id, found[0].other.id), (dougie, joan));
    let reasons = &found[0].reasons;
    assert!(
        matches!(&reasons[..], [MeetReason::Topic { words }] if *words == ["bake"]),
        "{reasons:?}"
    );
    // A child speaks too, and is introduced to nobody.
    edit(&town, joan, json!({ "name": "Joan", "is_child": true }));
    assert_eq!(matches(), []);
}

fn edit(town: &Catalogue, id: AssetId, fields: Value) {
    let fields = serde_json::from_value(fields).unwrap();
    town.edit_asset(id, fields).unwrap();
}

#[test]
fn the_list_names_nobody_else_and_is_shown_as_it_is_printed() {
    let (town, session) = session();
    let joan = person(&town, "Joan Baker");
    let [_piotr, amira, gone] =
        ["Piotr Wilk", "Amira", "Elsie Marsh"].map(|name| person(&town, name));
    let choir = town.create_asset(
        AssetKind::Association,
        "Chapel Choir".into(),
        Default::default(),
    );
    let choir = choir.unwrap().value;
    edit(&town, amira, json!({ "is_child": true }));
    edit(&town, gone, json!({ "status": "ended" }));
    for (holder, what) in [
        (joan, "piano with Piotr Wilk, ask Joan"),
        (joan, "Piotr Wilk"),
        (joan, "tea with Mrs Wilk"),
        (amira, "drawing"),
        (gone, "whittling"),
        (choir, "evensong"),
    ] {
        let gift = Gift {
            gathering: Some(session),
            may_be_listed: true,
            ..Gift::of(holder, what)
        };
        town.add_gift(gift).unwrap();
    }
    let called = json!({ "name": "Supper for Piotr Wilk", "on": "2026-05-04" });
    let called = serde_json::from_value(called).unwrap();
    town.save_gathering(Some(session), called).unwrap();
    let list = town.takeaway(session).unwrap();
    let lines: Vec<(&str, &str)> = list
        .offers
        .iter()
        .map(|line| (line.who.as_str(), line.what.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            ("Joan", "piano with …, ask Joan"),
            ("Joan", "tea with …"),
            ("Chapel Choir", "evensong")
        ]
    );
    assert_eq!(
        (list.title.as_str(), list.wishes.len()),
        ("Supper for …", 0)
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.html");
    let saved = town.save_takeaway(session, path.display().to_string(), Default::default());
    assert_eq!(saved.unwrap().value, 3);
    let page = std::fs::read_to_string(&path).unwrap();
    assert_eq!(page.matches("<dt").count(), 3, "{page}");
    for (who, what) in lines {
        assert!(page.contains(&format!(">{who}</dt>")), "{who}: {page}");
        assert!(page.contains(&format!(">{what}</dd>")), "{what}: {page}");
    }
    for kept in ["Wilk", "Piotr", "Baker", "Amira", "Elsie"] {
        assert!(!page.contains(kept), "{kept}: {page}");
    }
    // Nobody is named where nobody agreed.
    let empty = json!({ "name": "Autumn supper", "on": "2026-10-04" });
    let empty = town.save_gathering(None, serde_json::from_value(empty).unwrap());
    let empty = town.takeaway(empty.unwrap().value).unwrap();
    assert_eq!((empty.offers.len(), empty.wishes.len()), (0, 0));
}

#[test]
fn what_is_taken_home_is_what_each_agreed_to() {
    let (town, session) = session();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.html");
    let save = || town.save_takeaway(session, path.display().to_string(), Default::default());
    say(&town, session, "Joan Baker", "sourdough", false);
    let refused = save().unwrap_err().to_string();
    assert!(refused.contains("Nobody has agreed"), "{refused}");
    assert!(!path.exists());
    say(
        &town,
        session,
        "Dougie Reid",
        "bike repair (ring 0161 496 0123); would love to sing",
        true,
    );
    say(&town, session, "Nadia Sharp", "secret of hers", true);
    say(&town, session, "Kwame Mensah", "drumming", true);
    let cards = town.show_gathering(session).unwrap().cards;
    town.restrict(cards[0].holder.id, "They asked".into())
        .unwrap();
    town.safeguard(cards[1].holder.id).unwrap();
    assert_eq!(save().unwrap().value, 2);
    let page = std::fs::read_to_string(&path).unwrap();
    assert!(
        page.contains(">Dougie</dt>") && page.contains("bike repair"),
        "{page}"
    );
    for kept in [
        "Joan",
        "sourdough",
        "Reid",
        "Nadia",
        "secret",
        "Kwame",
        "drumming",
        "0161",
        "0123",
    ] {
        assert!(!page.contains(kept), "{kept}: {page}");
    }
    let register = town.list_disclosures().unwrap();
    assert_eq!(
        (
            register.len(),
            register[0].is.format.as_str(),
            register[0].is.people
        ),
        (1, "takeaway", 1)
    );
    // Who did not agree before may do so at the door.
    let joan = cards
        .iter()
        .find(|card| card.holder.name == "Joan Baker")
        .unwrap();
    town.list_card(CardId::Gift(joan.gift.as_ref().unwrap().id), true)
        .unwrap();
    assert_eq!(save().unwrap().value, 3);
}

#[test]
fn whoever_speaks_was_spoken_to_on_that_day() {
    let (town, session) = session();
    let joan = person(&town, "Joan Baker");
    let resting = person(&town, "Idris");
    let status = serde_json::from_value(json!({ "status": "ended" })).unwrap();
    town.edit_asset(resting, status).unwrap();
    let before = town.info().unwrap().content_hash;
    say(&town, session, "Joan Baker", "sourdough", true);
    say(&town, session, "Joan", "would love company", true);
    say(&town, session, "Idris", "old songs", true);
    let checks = |id: AssetId| town.show_asset(id).unwrap().confirmations;
    let on: Vec<String> = checks(joan)
        .into_iter()
        .map(|line| line.confirmation.on)
        .collect();
    assert_eq!(on, ["2026-05-04"], "once, however often they speak");
    assert_eq!(checks(resting).len(), 0);
    for _ in 0..3 {
        town.undo().unwrap();
    }
    assert_eq!(town.info().unwrap().content_hash, before);
    assert_eq!(checks(joan).len(), 0);
    // The day of a session that was made ready before is not here yet.
    let later = json!({ "name": "Next supper", "on": "2926-05-04" });
    let later = town
        .save_gathering(None, serde_json::from_value(later).unwrap())
        .unwrap()
        .value;
    say(&town, later, "Joan Baker", "rye", true);
    assert_eq!(
        checks(joan)[0].confirmation.on,
        crate::catalogue::today().to_string()
    );
}
