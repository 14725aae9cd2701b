//! What somebody offers, would love, was promised and was introduced to goes with them; in a conversation their words go.

use super::testing::hits;
use super::*;
use crate::asset::AssetKind;
use serde_json::{Value, json};

fn from<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

#[test]
fn what_was_heard_of_somebody_goes_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let town = Catalogue::create(&folder.path().join("Here.hereabouts"), "Here", None).unwrap();
    let person = |name: &str| {
        let made = town.create_asset(AssetKind::Person, name.into(), Default::default());
        made.unwrap().value
    };
    let (zofia, joan) = (person("Zofiazq Lewandowska"), person("Joan"));
    let words = "Zofiazq Lewandowska came with Joan, and Joan sings";
    let conversation = town
        .note_conversation(
            from(json!({ "on": "2026-03-04", "words": words })),
            Default::default(),
        )
        .unwrap()
        .value;
    let gift = town
        .add_gift(from(
            json!({ "holder": zofia, "what": "bookbindingzq", "topics": ["paperzq"] }),
        ))
        .unwrap();
    town.add_wish(from(json!({ "holder": zofia, "what": "canoeingzq" })))
        .unwrap();
    town.add_follow_up(from(
        json!({ "what": "ringzq about it", "about": zofia, "conversation": conversation }),
    ))
    .unwrap();
    let why = "bothzq bind";
    let met =
        json!({ "parties": [zofia, joan], "gift": gift.value, "why": why, "stage": "suggested" });
    town.introduce(from(met)).unwrap();
    town.keep_draft("conversation".into(), Some("Zofiazq also draftzq".into()))
        .unwrap();
    assert_eq!(town.show_asset(joan).unwrap().introductions.len(), 1);
    let theirs = [
        "Zofiazq",
        "bookbindingzq",
        "paperzq",
        "canoeingzq",
        "ringzq",
        "bothzq",
        "draftzq",
    ];
    town.delete_assets(vec![zofia]).unwrap();
    assert!(hits(folder.path(), &theirs) >= theirs.len(), "the control");

    let plan = town.plan_erasure(zofia).unwrap();
    let with = ["gift", "wish", "follow_up", "introduction", "confirmation"]
        .map(|kind| plan.with.get(kind).copied());
    assert_eq!(with, [Some(1); 5]);
    let ticked = plan.passages.iter().filter(|passage| passage.ticked);
    let ticked: Vec<Ticked> = ticked
        .map(|passage| Ticked {
            record: passage.record,
            unit: passage.unit.clone(),
            term: passage.term.clone(),
        })
        .collect();
    town.erase(zofia, ticked).unwrap();
    assert_eq!(hits(folder.path(), &theirs), 0);
    let kept = town.show_conversation(conversation).unwrap();
    assert!(
        kept.conversation
            .words
            .ends_with(" came with Joan, and Joan sings"),
        "{}",
        kept.conversation.words
    );
    assert_eq!(
        kept.about.iter().map(|party| party.id).collect::<Vec<_>>(),
        [joan]
    );
    assert_eq!(town.show_asset(joan).unwrap().introductions, []);
    assert_eq!(town.check(true).unwrap(), [""; 0]);
    // What is left of it can still be changed and sorted.
    town.edit_conversation(conversation, kept.conversation)
        .unwrap();
    town.keep_heard(
        from(json!({ "conversation": conversation })),
        crate::conversation::HeardIn::Conversation,
    )
    .unwrap();
    assert_eq!(town.check(true).unwrap(), [""; 0]);
}
