//! Somebody who asks gets their gifts and wishes, what was heard of them, and whom they were introduced to.

use super::*;
use serde::de::DeserializeOwned;

fn from<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

#[test]
fn whoever_asks_gets_what_they_offer_and_what_was_heard_of_them() {
    let (town, joan) = town();
    let piotr = make(&town, AssetKind::Person, "Piotr Wilk", json!({}));
    let knitters = make(&town, AssetKind::Association, "Knitters", json!({}));
    let other = make(&town, AssetKind::Person, "Kwame", json!({}));
    let gift = json!({ "holder": joan, "what": "piano with Piotr Wilk", "would_teach": true, "terms": "free", "note": "not on Sundays" });
    town.add_gift(from(gift)).unwrap();
    town.add_gift(from(json!({ "holder": other, "what": "roses" })))
        .unwrap();
    town.add_wish(from(
        json!({ "holder": joan, "what": "to swim", "kind": "try" }),
    ))
    .unwrap();
    let words = "Joan Baker says Piotr Wilk tunes pianos";
    town.note_conversation(
        from(json!({ "on": "2026-03-04", "words": words })),
        Default::default(),
    )
    .unwrap();
    town.note_conversation(
        from(json!({ "on": "2026-03-05", "words": "Kwame prunes" })),
        Default::default(),
    )
    .unwrap();
    town.add_follow_up(from(
        json!({ "what": "bring the stool", "about": joan, "due": "2026-03-09" }),
    ))
    .unwrap();
    let met = json!({ "parties": [joan, piotr, knitters], "why": "both knit", "stage": "met" });
    town.introduce(from(met)).unwrap();
    town.add_possible_action(from(
        json!({ "name": "Knit and play", "assets": [joan, other] }),
    ))
    .unwrap();

    let words = BTreeMap::from([("terms/free".to_owned(), "for free".to_owned())]);
    let plan = town
        .plan_access(joan, AccessChoices::default(), words)
        .unwrap();
    let check = |section: &str, key: &str, expect: &[&str]| {
        let found = line(&plan, section, key);
        for part in expect {
            assert!(found.text.contains(part), "{part}: {found:?}");
        }
        assert!(!found.left_out, "{found:?}");
    };
    check(
        "gifts",
        "gift",
        &["piano", "for free", "note: not on Sundays"],
    );
    check("wishes", "wish", &["to swim", "try", "open"]);
    check("conversations", "words", &["Joan Baker says"]);
    check("promises", "promise", &["bring the stool"]);
    check(
        "introductions",
        "introduction",
        &["another person", "Knitters", "met", "why: both knit"],
    );
    check(
        "possible_actions",
        "possible_action",
        &["Knit and play", "another person"],
    );
    let all = serde_json::to_string(&plan).unwrap();
    assert!(
        !all.contains("roses") && !all.contains("prunes") && !all.contains("Kwame"),
        "{all}"
    );
    // Listed whole, it is not listed by its passage again.
    assert!(
        plan.sections
            .iter()
            .all(|section| section.key != "elsewhere"),
        "{all}"
    );

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("joan.html").display().to_string();
    town.save_access(joan, path, AccessChoices::default(), BTreeMap::new())
        .unwrap();
    for file in ["joan.html", "joan.data.json"] {
        let text = std::fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(
            !text.contains("Piotr") && !text.contains("Wilk"),
            "{file}: {text}"
        );
        assert!(
            text.contains("tunes pianos") && text.contains("▇▇▇"),
            "{file}: {text}"
        );
    }
}
