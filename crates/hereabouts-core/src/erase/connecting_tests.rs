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

#[test]
fn a_conversation_about_somebody_goes_as_a_whole_where_that_is_ticked() {
    let folder = tempfile::tempdir().unwrap();
    let town = Catalogue::create(&folder.path().join("Here.hereabouts"), "Here", None).unwrap();
    let person = |name: &str| {
        let made = town.create_asset(AssetKind::Person, name.into(), Default::default());
        made.unwrap().value
    };
    let (zofia, joan) = (person("Zofiazq Lewandowska"), person("Joan"));
    let note = |words: &str, about: &[AssetId]| {
        let noted = from(json!({ "on": "2026-03-04", "words": words, "about": about }));
        let noted = town.note_conversation(noted, Default::default()).unwrap();
        noted.value
    };
    let told = note("Shezq fears the springzq", &[zofia, joan]);
    let mut changed = town.show_conversation(told).unwrap().conversation;
    changed.words = "Shezq fears the summerzq, 🌻 and Zofiazq hides it".into();
    town.edit_conversation(told, changed).unwrap();
    let kept = note("They singzq together", &[zofia, joan]);
    note("Nothing of herzq", &[joan]);
    let removed = note("She leftzq", &[zofia]);
    town.remove_conversation(removed).unwrap();

    let plan = town.plan_erasure(zofia).unwrap();
    let whole = |passage: &&Passage| passage.term.is_empty();
    let listed: Vec<_> = plan.passages.iter().filter(whole).collect();
    let texts: Vec<_> = listed
        .iter()
        .map(|p| (&p.text[..], p.now, p.ticked))
        .collect();
    assert_eq!(
        texts,
        [
            ("She leftzq", false, false),
            ("They singzq together", true, false),
            (
                "Shezq fears the summerzq, 🌻 and Zofiazq hides it",
                true,
                false
            ),
        ]
    );
    let tick = |passage: &Passage| Ticked {
        record: passage.record,
        unit: passage.unit.clone(),
        term: passage.term.clone(),
    };
    let of = |passage: &&Passage| passage.record == told.0 || passage.record == removed.0;
    let ticked = plan.passages.iter().filter(of).map(tick).collect();
    let theirs = ["Shezq", "springzq", "summerzq", "leftzq", "Zofiazq"];
    assert_eq!(hits(folder.path(), &theirs), theirs.len(), "the control");
    town.erase(zofia, ticked).unwrap();
    assert_eq!(hits(folder.path(), &theirs), 0);
    assert_eq!(hits(folder.path(), &["singzq", "herzq"]), 2);
    let blanked = town.show_conversation(told).unwrap();
    assert!(
        blanked.conversation.words.chars().all(|sign| sign == '▒'),
        "{}",
        blanked.conversation.words
    );
    let about: Vec<AssetId> = blanked.about.iter().map(|party| party.id).collect();
    assert_eq!(about, [joan]);
    let other = town.show_conversation(kept).unwrap();
    assert_eq!(other.conversation.words, "They singzq together");
    assert_eq!(town.check(true).unwrap(), [""; 0]);
    // What says nothing any more is not listed again.
    let plan = town.plan_erasure(joan).unwrap();
    let listed = plan.passages.iter().filter(whole).count();
    assert_eq!(listed, 2);
}
