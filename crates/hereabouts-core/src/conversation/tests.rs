//! Conversations: noted, checks of what they are about, sorted, and taken back.

use super::*;
use crate::asset::AssetKind;
use crate::card::AssetCard;
use crate::confirmation::CheckMethod;
use crate::history::Action;
use serde_json::{Value, json};

fn make(town: &Catalogue, kind: AssetKind, name: &str, fields: Value) -> AssetId {
    let fields = serde_json::from_value(fields).unwrap();
    town.create_asset(kind, name.into(), fields).unwrap().value
}

fn said(value: Value) -> Conversation {
    serde_json::from_value(value).unwrap()
}

fn card(town: &Catalogue, id: AssetId) -> AssetCard {
    town.show_asset(id).unwrap()
}

#[test]
fn what_is_noted_is_about_whom_it_names_and_a_check_of_them() {
    let town = Catalogue::in_memory("Here").unwrap();
    town.set_worker("Bronwen".into()).unwrap();
    let nadia = make(&town, AssetKind::Person, "Nadia bakes", json!({}));
    let hall = make(&town, AssetKind::Place, "Old Hall", json!({}));
    let check = |status: &str, words: &str, kind: Option<&str>, expect: Option<CheckMethod>| {
        let choir = make(
            &town,
            AssetKind::Association,
            "Choir",
            json!({ "status": status }),
        );
        let on = "2026-03-04";
        let id = town
            .note_conversation(
                said(json!({ "on": on, "words": words, "kind": kind, "at": hall })),
                Default::default(),
            )
            .unwrap()
            .value;
        let line = town.show_conversation(id).unwrap();
        assert_eq!(line.conversation.by.as_deref(), Some("Bronwen"));
        let seen = card(&town, choir);
        assert_eq!(seen.conversations.len(), 1, "{words}");
        let checked = seen.confirmations.first().map(|line| &line.confirmation);
        assert_eq!(checked.and_then(|check| check.method), expect, "{status}");
        assert_eq!(seen.last_checked.as_deref(), expect.map(|_| on), "{status}");
        assert_eq!(
            seen.asset.status,
            serde_json::from_value(json!(status)).unwrap(),
            "it sets no status"
        );
        // One step takes back both.
        town.undo().unwrap();
        assert_eq!(card(&town, choir).confirmations.len(), 0);
        assert!(town.list_conversations(false).unwrap().is_empty());
        town.redo().unwrap();
        assert_eq!(
            card(&town, choir).confirmations.len(),
            usize::from(expect.is_some())
        );
        town.undo().unwrap();
        town.delete_assets(vec![choir]).unwrap();
    };
    check(
        "going",
        "Nadia sings in the choir",
        None,
        Some(CheckMethod::ToldMe),
    );
    check(
        "unknown",
        "the CHOIR again",
        Some("visit"),
        Some(CheckMethod::Visited),
    );
    check("ended", "Nadia misses the choir", None, None);
    check("idea", "a choir?", None, None);
    let on_hall = |kind: &str| {
        town.note_conversation(
            said(json!({ "on": "2026-03-05", "words": "it rained", "kind": kind, "at": hall })),
            Default::default(),
        )
        .unwrap();
        card(&town, hall).last_checked
    };
    assert_eq!(on_hall("group"), None, "it was only there");
    assert_eq!(on_hall("visit").as_deref(), Some("2026-03-05"));
    town.restrict(nadia, "she asked us to".into()).unwrap();
    town.note_conversation(
        said(json!({ "on": "2026-03-06", "words": "Nadia came" })),
        Default::default(),
    )
    .unwrap();
    assert_eq!(
        card(&town, nadia).confirmations.len(),
        0,
        "kept but not used"
    );
}

#[test]
fn its_checks_change_and_go_with_it() {
    let town = Catalogue::in_memory("Here").unwrap();
    let nadia = make(&town, AssetKind::Person, "Nadia", json!({}));
    let joan = make(&town, AssetKind::Person, "Joan", json!({}));
    let first = said(json!({ "on": "2026-03-04", "words": "Nadia bakes" }));
    let id = town
        .note_conversation(first, Default::default())
        .unwrap()
        .value;
    let seen = || [nadia, joan].map(|id| card(&town, id).last_checked);
    let day = |day: &str| Some(day.to_owned());
    assert_eq!(seen(), [day("2026-03-04"), None]);
    // Taken out by hand, Nadia stays out, though her name is still there; Joan is new.
    let second = said(json!({ "on": "2026-03-05", "words": "Nadia bakes for Joan" }));
    town.edit_conversation(id, second).unwrap();
    assert_eq!(seen(), [None, day("2026-03-05")]);
    assert_eq!(
        town.show_conversation(id).unwrap().conversation.about,
        BTreeSet::from([joan])
    );
    let third = said(
        json!({ "on": "2026-03-05", "words": "Nadia bakes for Joan", "about": [nadia, joan] }),
    );
    town.edit_conversation(id, third).unwrap();
    assert_eq!(seen(), [day("2026-03-05"), day("2026-03-05")]);
    town.remove_conversation(id).unwrap();
    assert_eq!(seen(), [None, None]);
    assert!(town.show_conversation(id).is_err() && town.remove_conversation(id).is_err());
    for _ in 0..4 {
        town.undo().unwrap();
    }
    assert_eq!(seen(), [None, None]);
    for _ in 0..3 {
        town.redo().unwrap();
    }
    assert_eq!(seen(), [day("2026-03-05"), day("2026-03-05")]);
}

#[test]
fn what_cannot_be_noted_is_said() {
    let town = Catalogue::in_memory("Here").unwrap();
    let check = |value: Value, says: &str| {
        let error = town
            .note_conversation(said(value), Default::default())
            .unwrap_err()
            .to_string();
        assert!(error.contains(says), "{error}");
    };
    check(
        json!({ "on": "2026-03-04", "words": " \n" }),
        "Write down what was said",
    );
    check(json!({ "on": "last week", "words": "x" }), "is no day");
    check(json!({ "on": "2926-03-04", "words": "x" }), "still to come");
    check(
        json!({ "on": "2026-03-04", "words": "x", "about": [AssetId::new()] }),
        "not in this catalogue",
    );
    let id = town
        .note_conversation(
            said(json!({ "on": "", "words": " x " })),
            Default::default(),
        )
        .unwrap()
        .value;
    let kept = town.show_conversation(id).unwrap().conversation;
    assert_eq!((kept.on, kept.words.as_str()), (today().to_string(), "x"));
}

#[test]
fn who_is_not_meant_is_left_out_in_the_same_step_and_it_waits_in_the_inbox() {
    let town = Catalogue::in_memory("Here").unwrap();
    let idris = make(&town, AssetKind::Person, "Idris", json!({}));
    let before = town.info().unwrap();
    let first = said(json!({ "on": "2026-03-04", "words": "Idris rang" }));
    let noted = town
        .note_conversation(first, BTreeSet::from([idris]))
        .unwrap();
    let line = town.show_conversation(noted.value).unwrap();
    assert_eq!(line.conversation.about, BTreeSet::new());
    assert!(noted.changed.inbox);
    let waiting = || {
        (
            town.info().unwrap().inbox,
            town.counts(String::new()).unwrap().inbox,
        )
    };
    assert_eq!(waiting(), (before.inbox + 1, before.inbox + 1));
    town.undo().unwrap();
    assert_eq!(town.info().unwrap().content_hash, before.content_hash);
    assert_eq!(waiting(), (before.inbox, before.inbox));
}

#[test]
fn what_was_heard_is_kept_as_one_step() {
    let town = Catalogue::in_memory("Here").unwrap();
    let library = make(&town, AssetKind::Exchange, "Tool Library", json!({}));
    let words = "Maryam would teach sewing and would love company. She uses the Tool Library";
    let id = town
        .note_conversation(
            said(json!({ "on": "2026-03-04", "words": words })),
            Default::default(),
        )
        .unwrap()
        .value;
    let before = town.info().unwrap().content_hash;
    let heard = json!({
        "conversation": id,
        "assets": [{ "kind": "person", "name": "Maryam" }],
        "gifts": [{ "holder": { "new": 0 }, "what": "sewing", "would_teach": true }],
        "wishes": [{ "holder": { "new": 0 }, "what": "company", "kind": "find_company" }],
        "ties": [{ "from": { "new": 0 }, "type": "uses", "to": { "here": library } }],
        "follow_ups": [{ "what": "ring her", "about": { "new": 0 }, "due": "2026-03-10" }],
    });
    let heard: Heard = serde_json::from_value(heard).unwrap();
    let made = town
        .keep_heard(heard.clone(), HeardIn::Conversation)
        .unwrap()
        .value;
    let [maryam] = made.assets[..] else {
        panic!("one is new")
    };
    let seen = card(&town, maryam);
    assert_eq!(seen.gifts[0].gift.conversation, Some(id));
    assert_eq!(seen.wishes[0].wish.conversation, Some(id));
    assert_eq!(
        (seen.ties[0].other, seen.ties[0].relationship.conversation),
        (library, Some(id))
    );
    assert_eq!(seen.follow_ups[0].is.conversation, Some(id));
    assert_eq!(seen.last_checked.as_deref(), Some("2026-03-04"));
    let sorted = town.show_conversation(id).unwrap().conversation;
    assert_eq!(sorted.sorted_on, Some(today().to_string()));
    assert_eq!(sorted.about, BTreeSet::from([library, maryam]));
    let step = town.undo_list().unwrap().undo[0].label.clone();
    assert_eq!(
        (step.action, step.record),
        (Action::SortConversation, Some(id.0))
    );
    town.undo().unwrap();
    assert_eq!(town.info().unwrap().content_hash, before);
    town.redo().unwrap();
    assert_eq!(card(&town, maryam).gifts.len(), 1);
    // The same tie a second time is the one that is there.
    let again = town.keep_heard(
        Heard {
            ties: vec![HeardTie {
                from: End::Here(maryam),
                ..heard.ties[0].clone()
            }],
            ..Heard::default()
        },
        HeardIn::Interview,
    );
    assert_eq!(again.unwrap().value.ties, made.ties);
}

#[test]
fn what_cannot_be_kept_leaves_nothing_behind() {
    let town = Catalogue::in_memory("Here").unwrap();
    let gone = make(&town, AssetKind::Person, "Elsie", json!({}));
    town.delete_assets(vec![gone]).unwrap();
    let before = town.info().unwrap().content_hash;
    let check = |heard: Value, says: &str| {
        let heard: Heard = serde_json::from_value(heard).unwrap();
        let error = town
            .keep_heard(heard, HeardIn::Interview)
            .unwrap_err()
            .to_string();
        assert!(error.contains(says), "{error}");
        assert_eq!(town.info().unwrap().content_hash, before);
    };
    let maryam = json!([{ "kind": "person", "name": "Maryam" }]);
    check(json!({}), "nothing to keep");
    check(
        json!({ "assets": maryam, "gifts": [{ "holder": { "new": 1 }, "what": "x" }] }),
        "not among the new ones",
    );
    check(
        json!({ "assets": maryam, "gifts": [{ "holder": { "new": 0 }, "what": " " }] }),
        "Say in a few words",
    );
    check(
        json!({ "assets": maryam, "wishes": [{ "holder": { "here": gone }, "what": "x" }] }),
        "in the bin",
    );
    check(
        json!({ "assets": [{ "kind": "person", "name": " " }] }),
        "needs a name",
    );
    check(
        json!({ "assets": maryam, "ties": [{ "from": { "new": 0 }, "type": "uses", "to": { "new": 0 } }] }),
        "itself",
    );
}

#[test]
fn a_conversation_is_about_whomever_it_was_sorted_into() {
    let town = Catalogue::in_memory("Here").unwrap();
    let people = ["Joan", "Elsie", "Idris", "Halina"]
        .map(|name| make(&town, AssetKind::Person, name, json!({})));
    let [joan, elsie, idris, halina] = people;
    let resting = make(
        &town,
        AssetKind::Association,
        "Choir",
        json!({ "status": "resting" }),
    );
    let words = "She plays, he hums, and somebody should ring";
    let id = town
        .note_conversation(
            said(json!({ "on": "2026-03-04", "words": words })),
            Default::default(),
        )
        .unwrap()
        .value;
    let before = town.info().unwrap().content_hash;
    let heard = json!({
        "conversation": id,
        "gifts": [{ "holder": { "here": joan }, "what": "the piano" }],
        "wishes": [{ "holder": { "here": resting }, "what": "a singer" }],
        "ties": [{ "from": { "here": elsie }, "type": "knows", "to": { "here": idris } }],
        "follow_ups": [{ "what": "ring", "about": { "here": halina } }],
    });
    town.keep_heard(
        serde_json::from_value(heard).unwrap(),
        HeardIn::Conversation,
    )
    .unwrap();
    for person in people {
        let seen = card(&town, person);
        assert_eq!(seen.last_checked.as_deref(), Some("2026-03-04"));
        assert_eq!(seen.conversations.len(), 1, "{}", seen.asset.name);
    }
    let seen = card(&town, resting);
    assert_eq!((seen.conversations.len(), seen.last_checked), (1, None));
    town.undo().unwrap();
    assert_eq!(town.info().unwrap().content_hash, before);
}

#[test]
fn an_interview_is_a_check_of_them_that_says_what_they_agreed_to() {
    let town = Catalogue::in_memory("Here").unwrap();
    town.set_worker("Bronwen".into()).unwrap();
    let joan = make(&town, AssetKind::Person, "Joan", json!({}));
    let before = town.info().unwrap().content_hash;
    let agreed = "Told us in a talk, and agreed to it being noted for the team.";
    let check = |heard: Value, agreed: Option<&str>| {
        let heard = serde_json::from_value(heard).unwrap();
        let made = town.keep_heard(heard, HeardIn::Interview).unwrap().value;
        let step = town.undo_list().unwrap().undo[0].label.clone();
        let person = AssetId(step.record.unwrap());
        let seen = card(&town, person);
        let [line] = &seen.confirmations[..] else {
            panic!("one check")
        };
        let check = &line.confirmation;
        assert_eq!(check.on, today().to_string());
        assert_eq!(check.method, Some(CheckMethod::ToldMe));
        assert_eq!(check.by.as_deref(), Some("Bronwen"));
        assert_eq!(check.note.as_deref(), agreed);
        for other in made.assets.iter().filter(|other| **other != person) {
            assert_eq!(card(&town, *other).last_checked, None, "only spoken of");
        }
        town.undo().unwrap();
        assert_eq!(town.info().unwrap().content_hash, before);
        (person, made)
    };
    // Somebody who is here, of whom only a tie is told: Elsie, whom they know, is new.
    let (person, _) = check(
        json!({
            "spoke_with": { "here": joan }, "agreed": agreed,
            "assets": [{ "kind": "person", "name": "Elsie" }],
            "ties": [{ "from": { "here": joan }, "type": "knows", "to": { "new": 0 } }],
        }),
        Some(agreed),
    );
    assert_eq!(person, joan);
    // Whoever it was, where it is not said.
    let (person, made) = check(
        json!({
            "assets": [{ "kind": "person", "name": "Halina" }, { "kind": "person", "name": "Elsie" }],
            "gifts": [{ "holder": { "new": 0 }, "what": "mushrooms" }],
        }),
        None,
    );
    assert_eq!(person, made.assets[0]);
    let nothing = json!({ "spoke_with": { "here": joan }, "agreed": agreed });
    let nothing = serde_json::from_value(nothing).unwrap();
    assert!(town.keep_heard(nothing, HeardIn::Interview).is_err());
}
