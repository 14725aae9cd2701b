//! What is written while a card is for one person alone: nobody else gets it, and all that is still so once the card is
//! for more.

use super::private::{all_of, from, opened};
use super::{Team, fields, hash, made, names};
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::gift::Gift;
use crate::history::{Action, Label};
use crate::id::{AssetId, ContactId, ConversationId, InboxItemId, RecordId};
use crate::inbox::InboxItem;
use crate::wish::Wish;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

fn make(laptop: &Catalogue, kind: AssetKind, name: &str, said: Value) -> AssetId {
    let made = laptop.create_asset(kind, name.into(), fields(said));
    made.unwrap().value
}

fn close(laptop: &Catalogue, id: AssetId) {
    let alone = fields(json!({"audience": "me"}));
    laptop.edit_asset(id, alone).unwrap();
}

fn open(laptop: &Catalogue, id: AssetId) {
    let wider = fields(json!({"audience": "team", "audience_reason": "they asked us to"}));
    laptop.edit_asset(id, wider).unwrap();
}

fn phone(asset: AssetId, value: &str) -> Value {
    json!({"asset": asset, "kind": "role", "channel": "phone", "value": value})
}

fn reach(laptop: &Catalogue, asset: AssetId, value: &str) -> ContactId {
    let added = laptop.add_contact(from(phone(asset, value)));
    added.unwrap().value
}

fn put_right(laptop: &Catalogue, contact: ContactId, asset: AssetId, value: &str) {
    let edited = laptop.edit_contact(contact, from(phone(asset, value)));
    edited.unwrap();
}

/// How somebody can be reached, as a card says it.
fn reached(laptop: &Catalogue, asset: AssetId) -> Vec<String> {
    let contacts = laptop.show_asset(asset).unwrap().contacts.into_iter();
    let mut values: Vec<String> = contacts.map(|line| line.contact.value).collect();
    values.sort();
    values
}

fn note(laptop: &Catalogue, words: &str, at: Option<AssetId>) -> ConversationId {
    let said = from(json!({"on": "", "words": words, "at": at}));
    let noted = laptop.note_conversation(said, BTreeSet::new());
    noted.unwrap().value
}

fn say_again(laptop: &Catalogue, id: ConversationId, words: &str) {
    let mut said = laptop.show_conversation(id).unwrap().conversation;
    said.words = words.into();
    laptop.edit_conversation(id, said).unwrap();
}

fn words_of(laptop: &Catalogue, id: ConversationId) -> Option<String> {
    let line = laptop.show_conversation(id).ok()?;
    Some(line.conversation.words)
}

/// Amina writes a file, of which Joe has everything then; answers all that it says.
fn exchanged(team: &Team, name: &str) -> String {
    team.give(0, name);
    let all = all_of(&opened(&team.laptops[0], &team.at(name)));
    let came = team.take(1, name);
    assert_eq!(came.same_as_theirs, Some(true), "{:?}", came.differs);
    assert_eq!(hash(&team.laptops[0]), hash(&team.laptops[1]));
    all
}

#[test]
fn what_is_noted_of_a_card_for_one_alone_stays_with_them_until_it_is_for_more() {
    let team = Team::of(&["Amina", "Joe"]);
    let [amina, joe] = [&team.laptops[0], &team.laptops[1]];
    let alone = json!({"audience": "me"});
    let rosa = make(amina, AssetKind::Person, "Rosa", alone.clone());
    let den = make(amina, AssetKind::Place, "Den", alone);
    let joan = make(amina, AssetKind::Person, "Joan", json!({}));
    let choir = make(amina, AssetKind::Association, "Choir", json!({}));

    let supper = from(json!({"name": "Hush supper", "assets": [rosa, joan]}));
    let promise = from(json!({"what": "Hush: ring her", "about": rosa}));
    let both_sing = json!({"parties": [rosa, joan], "why": "hush", "stage": "suggested"});
    let session = from(json!({"name": "Hush session", "on": "2026-05-02", "at": den}));
    let rehearsal = from(json!({"host": choir, "name": "Hush rehearsal", "at": den}));
    let perhaps = json!({"reason": "perhaps", "words": "Hush: is it the den?", "about": den});
    let (row, perhaps): (_, InboxItem) = (InboxItemId::new(), from(perhaps));
    amina
        .transact(Label::one(Action::Jot, row), |tx| tx.create(row, &perhaps))
        .unwrap();
    let noted: BTreeSet<RecordId> = [
        note(amina, "Rosa told me, hush", None).0,
        note(amina, "It is damp there, hush", Some(den)).0,
        amina.add_possible_action(supper).unwrap().value.0,
        amina.add_follow_up(promise).unwrap().value.0,
        amina.introduce(from(both_sing)).unwrap().value.0,
        amina.save_gathering(None, session).unwrap().value.0,
        amina.add_activity(rehearsal).unwrap().value.0,
        amina
            .add_gift(Gift::of(rosa, "hush bread"))
            .unwrap()
            .value
            .0,
        amina
            .add_wish(Wish::of(rosa, "hush walks"))
            .unwrap()
            .value
            .0,
        row.0,
    ]
    .into();
    note(amina, "Joan plays the piano", None);

    let all = exchanged(&team, "one");
    assert!(all.contains("plays the piano"), "{all}");
    assert!(!all.contains("hush"), "{all}");
    let letter = opened(amina, &team.at("one"));
    let sent = letter.changes.changes.iter().map(|change| change.record);
    assert_eq!(sent.filter(|record| noted.contains(record)).count(), 0);
    assert_eq!(names(joe), ["Choir", "Joan"]);

    open(amina, rosa);
    open(amina, den);
    exchanged(&team, "two");
    assert_eq!(joe.list_conversations(false).unwrap().len(), 3);
    let everything = |laptop: &Catalogue| laptop.info().unwrap().content_hash;
    assert_eq!(everything(joe), everything(amina), "nothing stays with her");
}

#[test]
fn what_was_written_on_a_card_for_one_alone_is_given_once_that_is_for_more() {
    let team = Team::of(&["Amina", "Joe"]);
    let [amina, joe] = [&team.laptops[0], &team.laptops[1]];
    let alone = json!({"audience": "me"});
    let choir = make(amina, AssetKind::Association, "Choir", alone.clone());
    let den = make(amina, AssetKind::Place, "Den", alone);
    let mill = made(amina, "Old mill");
    let desk = reach(amina, choir, "hush before");
    put_right(amina, desk, choir, "01632 960001");
    let gone = reach(amina, choir, "hush and gone");
    amina.remove_contact(gone).unwrap();
    for (place, note) in [(mill, "since the flood"), (den, "hush tie")] {
        let tie = json!({"from": choir, "type": "uses", "to": place, "note": note});
        amina.relate(from(tie)).unwrap();
    }
    amina.add_gift(Gift::of(choir, "carols")).unwrap();
    let poster = team.stick.path().join("poster.pdf");
    fs::write(&poster, "%PDF-1.7 Sing with us").unwrap();
    amina
        .add_attachments(choir, vec![poster.display().to_string()])
        .unwrap();
    exchanged(&team, "one");
    assert_eq!(names(joe), ["Old mill"]);

    // What is still so, and nothing that was so before; and nothing that is about something else for her alone.
    open(amina, choir);
    let all = exchanged(&team, "two");
    assert!(
        all.contains("since the flood") && !all.contains("hush"),
        "{all}"
    );
    let card = joe.show_asset(choir).unwrap();
    assert_eq!(reached(joe, choir), ["01632 960001"]);
    assert_eq!((card.ties.len(), card.gifts.len()), (1, 1));
    assert_eq!(card.attachments.len(), 1);
    assert_eq!(opened(amina, &team.at("two")).photos.len(), 1);

    put_right(amina, desk, choir, "01632 960002");
    exchanged(&team, "three");
    assert_eq!(reached(joe, choir), ["01632 960002"]);
    open(amina, den);
    exchanged(&team, "four");
    assert_eq!(joe.show_asset(choir).unwrap().ties.len(), 2);
}

#[test]
fn what_was_given_stays_given_and_what_is_written_then_stays_with_them() {
    let team = Team::of(&["Amina", "Joe"]);
    let [amina, joe] = [&team.laptops[0], &team.laptops[1]];
    let choir = make(amina, AssetKind::Association, "Choir", json!({}));
    let told = note(amina, "The choir sings on Mondays", None);
    reach(amina, choir, "01632 960001");
    exchanged(&team, "one");

    for (times, is_by_undo) in [(1, true), (2, false)] {
        let so_far = reached(joe, choir);
        match is_by_undo {
            true => {
                close(amina, choir);
                open(amina, choir);
                exchanged(&team, "opened");
                amina.undo().unwrap();
            }
            false => close(amina, choir),
        }
        let card = amina.show_asset(choir).unwrap();
        assert_eq!(card.asset.audience, Audience::Me);
        say_again(amina, told, &format!("hush {times} of them"));
        reach(amina, choir, &format!("hush {times}"));
        let all = exchanged(&team, &format!("closed {times}"));
        assert!(!all.contains(&format!("hush {times}")), "{all}");
        assert_eq!(reached(joe, choir), so_far);
        let words = words_of(joe, told).unwrap();
        assert_ne!(Some(words), words_of(amina, told));
        open(amina, choir);
        exchanged(&team, &format!("open {times}"));
        assert_eq!(reached(joe, choir), reached(amina, choir));
        assert_eq!(words_of(joe, told), words_of(amina, told));
    }
}

#[test]
fn what_was_taken_away_meanwhile_is_away_for_those_who_knew_of_it() {
    let team = Team::of(&["Amina", "Joe"]);
    let [amina, joe] = [&team.laptops[0], &team.laptops[1]];
    let choir = make(amina, AssetKind::Association, "Choir", json!({}));
    let [desk, _] = ["01632 960001", "01632 960002"].map(|value| reach(amina, choir, value));
    exchanged(&team, "one");
    close(amina, choir);
    amina.remove_contact(desk).unwrap();
    exchanged(&team, "two");
    assert_eq!(reached(joe, choir).len(), 2);
    open(amina, choir);
    exchanged(&team, "three");
    assert_eq!(reached(joe, choir), ["01632 960002"]);
}

/// A promise to somebody whom others may know is theirs as a whole, whoever it was made to at first.
#[test]
fn what_is_said_of_somebody_else_from_now_on_comes_as_a_whole() {
    let team = Team::of(&["Amina", "Joe"]);
    let [amina, joe] = [&team.laptops[0], &team.laptops[1]];
    let rosa = make(amina, AssetKind::Person, "Rosa", json!({"audience": "me"}));
    let joan = make(amina, AssetKind::Person, "Joan", json!({}));
    let promise = |about: AssetId| json!({"what": "Bring the key", "about": about});
    let id = amina.add_follow_up(from(promise(rosa))).unwrap().value;
    let all = exchanged(&team, "one");
    assert!(!all.contains("the key"), "{all}");
    amina.edit_follow_up(id, from(promise(joan))).unwrap();
    exchanged(&team, "two");
    let card = joe.show_asset(joan).unwrap();
    assert_eq!(card.follow_ups[0].is.what, "Bring the key");
    assert!(joe.show_asset(rosa).is_err());
}

#[test]
fn what_was_noted_of_somebody_stays_also_once_they_are_erased() {
    let team = Team::of(&["Amina", "Joe"]);
    let amina = &team.laptops[0];
    let rosa = make(amina, AssetKind::Person, "Rosa", json!({"audience": "me"}));
    make(amina, AssetKind::Person, "Joan", json!({}));
    let told = note(amina, "Rosa and Joan sing, hush", None);
    amina.erase(rosa, Vec::new()).unwrap();
    say_again(amina, told, "They sing, hush");
    team.give(0, "one");
    let all = all_of(&opened(amina, &team.at("one")));
    assert!(all.contains("joan") && !all.contains("hush"), "{all}");
    team.take(1, "one");
    assert_eq!(hash(&team.laptops[1]), hash(amina));
}
