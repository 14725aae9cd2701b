//! A session card by card: who speaks, what goes together, and what everybody takes home.

use super::*;
use crate::asset::AssetKind;
use serde_json::json;

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
    say(&town, session, " joan  BAKER ", "sourdough", true);
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
