use super::tests::{ask, circles};
use super::*;
use crate::network::testing::{GROUP, Little, PERSON};
use serde_json::json;

fn changed(little: &Little, since: &str) -> Vec<String> {
    let since = since.into();
    ask(little, Question::Changed { since })
}

#[test]
fn of_much_that_came_on_one_day_a_few_are_named() {
    let little = circles();
    little.happened("2026-03-01T10:00:00Z");
    let told = changed(&little, "2026-02-01");
    assert!(
        told.contains(&"10 person New: Bronwen+Dougie+Elsie".to_owned()),
        "{told:?}"
    );
    // What there is little of is told one by one.
    for line in ["Bench new", "Choir new", "Knitters new"] {
        assert!(told.contains(&line.to_owned()), "{line}: {told:?}");
    }
    let ties = told.iter().filter(|line| line.contains("TiedTo"));
    assert_eq!(ties.count(), 1, "{told:?}");
    assert!(
        !told.iter().any(|line| line.contains("tied_to")),
        "{told:?}"
    );
    assert!(told.len() < 8, "{told:?}");
    let answer = little.0.ask(Question::Changed {
        since: "2026-02-01".into(),
    });
    // Nor is all of it chosen.
    assert!(answer.unwrap().assets.len() < 14);
}

#[test]
fn what_went_into_the_bin_is_told() {
    let little = circles();
    let gone = little.tie("Elsie leads Choir", json!({}));
    little.happened("2026-03-01T10:00:00Z");
    little.0.unrelate(gone).unwrap();
    let halina = little.id("Halina");
    little.0.delete_assets(vec![halina]).unwrap();
    // What came and went since was never here for whoever asks.
    let brief = little.add(GROUP, "Brief", json!({}));
    little.0.delete_assets(vec![brief]).unwrap();
    let expect = ["Elsie tie_removed leads Choir", "Halina removed"];
    assert_eq!(changed(&little, "2026-04-01"), expect);
    let answer = little.0.ask(Question::Changed {
        since: "2026-04-01".into(),
    });
    let chosen = answer.unwrap().assets;
    assert!(!chosen.contains(&halina), "it cannot be chosen in a view");
    little.0.undo().unwrap();
    little.0.undo().unwrap();
    little.0.undo().unwrap();
    assert_eq!(changed(&little, "2026-04-01"), expect[..1]);
    let many: Vec<AssetId> = ["Joan", "Dougie", "Kwame", "Idris", "Priya", "Rosa"]
        .map(|name| little.id(name))
        .into();
    little.0.delete_assets(many).unwrap();
    assert!(
        changed(&little, "2026-04-01").contains(&"6 person Removed: Dougie+Idris+Joan".to_owned())
    );
}

#[test]
fn a_tie_that_is_said_once_more_is_not_new() {
    let assets = [(PERSON, "Joan"), (PERSON, "Kwame"), (PERSON, "Rosa")];
    let little = Little::of(&assets, &["Joan knows Kwame"]);
    little.happened("2026-03-01T10:00:00Z");
    let twin = |from: &str, to: &str, first: bool| {
        let tie = crate::relationship::Relationship::new(little.id(from), "knows", little.id(to));
        crate::relationship::testing::twin(&little.0, first, tie)
    };
    twin("Kwame", "Joan", true);
    twin("Rosa", "Joan", false);
    twin("Joan", "Rosa", false);
    assert_eq!(
        changed(&little, "2026-04-01"),
        ["Rosa tied_to knows Joan"],
        "what is said twice is told once"
    );
}
