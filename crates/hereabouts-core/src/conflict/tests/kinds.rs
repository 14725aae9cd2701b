//! Every kind of thing that can be said differently: what is asked, and that an answer is so on both laptops.

use super::{
    Conflict, asked, asset, decide, decision, edit, exchange, knitters, laptops, make, settled,
};
use crate::activity::Activity;
use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::contact::{Channel, Contact, ContactKind};
use crate::conversation::Conversation;
use crate::custom_field::{CustomField, FieldType};
use crate::geometry::Geometry;
use crate::gift::Gift;
use crate::id::AssetId;
use crate::log::project::shown;
use crate::place::Place;
use crate::record::Kind;
use crate::relationship::Relationship;
use crate::relationship::testing::{tie, twin};
use crate::storage::rows::get;
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) fn phone(asset: AssetId, value: &str) -> Contact {
    Contact {
        asset,
        kind: ContactKind::Role,
        channel: Channel::Phone,
        value: value.into(),
        label: None,
        may_be_published: false,
        publish_reason: None,
    }
}

/// As it comes back from the window: a number without a fraction is a whole one there.
fn sent(value: &Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if float.fract() == 0.0 => json!(float as i64),
            _ => value.clone(),
        },
        Value::Array(items) => items.iter().map(sent).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), sent(value)))
            .collect(),
        _ => value.clone(),
    }
}

/// Both laptops ask the same, once; whichever answer is taken, it is so on both and nothing is asked any more.
fn check(base: &Catalogue, unit: &str, say: [&dyn Fn(&Catalogue); 2], expect: &dyn Fn(&Conflict)) {
    for take in [0, 1] {
        let [amina, joe] = laptops(base, ["Amina", "Joe"]);
        say[0](&amina);
        say[1](&joe);
        exchange(&[&amina, &joe]);
        let (ours, theirs) = (asked(&amina), asked(&joe));
        assert_eq!(ours.len(), 1, "{unit}: {ours:?}");
        let (ours, theirs) = (&ours[0], &theirs[0]);
        assert_eq!((ours.unit.as_str(), ours.answers.len()), (unit, 2));
        for (one, other) in ours.answers.iter().zip(&theirs.answers) {
            assert_eq!((&one.value, &one.words), (&other.value, &other.words));
        }
        expect(ours);
        let answer = &ours.answers[take].value;
        decide(&joe, sent(answer)).unwrap();
        exchange(&[&amina, &joe]);
        settled(&[&amina, &joe]);
        for laptop in [&amina, &joe] {
            let (units, _) = laptop.read(|db| shown(db, &ours.record)).unwrap();
            let now = units.get(unit).cloned().unwrap_or_default();
            assert_eq!(now, *answer, "{unit}");
        }
    }
}

pub(super) fn words(asked: &Conflict) -> BTreeSet<Option<String>> {
    let answers = asked.answers.iter();
    answers.map(|answer| answer.words.clone()).collect()
}

#[test]
fn a_way_to_reach_somebody() {
    let (base, id) = knitters();
    let contact = base.add_contact(phone(id, "01632 960000")).unwrap().value;
    let say = |value| {
        move |laptop: &Catalogue| {
            let changed = laptop.edit_contact(contact, phone(id, value));
            changed.unwrap();
        }
    };
    let (one, other) = (say("01632 960001"), say("01632 960002"));
    check(&base, "value", [&one, &other], &|asked| {
        assert_eq!((asked.kind, asked.asset), (Kind::Contact, Some(id)));
        assert!(asked.name.starts_with("Knitters: 01632"), "{}", asked.name);
        assert!(asked.free && asked.both.is_none());
    });
}

#[test]
fn a_tag_that_was_added_here_and_removed_there() {
    let (base, id) = knitters();
    let tag = move |laptop: &Catalogue, on| {
        laptop.tag_assets(vec![id], "wool".into(), on).unwrap();
    };
    let on = move |laptop: &Catalogue| tag(laptop, true);
    let off = move |laptop: &Catalogue| {
        tag(laptop, true);
        tag(laptop, false);
    };
    check(&base, "tag/wool", [&on, &off], &|asked| {
        assert!(!asked.free && asked.both.is_none());
        assert_eq!(words(asked), [None].into());
    });
    // Two that both added are no question.
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    on(&amina);
    on(&joe);
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
}

#[test]
fn a_field_of_the_teams_own() {
    let (base, id) = knitters();
    let field = base.add_custom_field(CustomField::new("Keys", FieldType::Text));
    let unit = format!("field/{}", field.unwrap().value);
    let say = |value: &'static str| {
        let unit = unit.clone();
        move |laptop: &Catalogue| edit(laptop, id, json!({ (unit.as_str()): value }))
    };
    let (one, other) = (say("with Rosa"), say("at the pub"));
    check(&base, &unit, [&one, &other], &|asked| {
        assert!(asked.free);
        let both = asked.both.as_ref().and_then(Value::as_str).unwrap();
        assert_eq!(both.len(), "with Rosa; at the pub".len());
    });
    let number = base.add_custom_field(CustomField::new("Chairs", FieldType::Number));
    let unit = format!("field/{}", number.unwrap().value);
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    for (laptop, chairs) in [(&amina, 12), (&joe, 20)] {
        edit(laptop, id, json!({ (unit.as_str()): chairs }));
    }
    exchange(&[&amina, &joe]);
    let refused = decide(&amina, json!("many")).unwrap_err().to_string();
    assert!(refused.contains("is not a number"), "{refused}");
    decide(&amina, json!(" 16 ")).unwrap();
    let custom = asset(&amina, id).custom;
    assert_eq!(custom.values().collect::<Vec<_>>(), [&json!(16)]);
}

#[test]
fn when_something_happens() {
    let (base, id) = knitters();
    let circle = |day: &str, rule: &str| -> Activity {
        let schedule = json!({"first": day, "begins": "10:00", "ends": "12:00", "rule": rule});
        let activity = json!({"host": id, "name": "Circle", "schedule": schedule});
        serde_json::from_value(activity).unwrap()
    };
    let first = base.add_activity(circle("2026-01-05", "FREQ=WEEKLY;BYDAY=MO"));
    let activity = first.unwrap().value;
    let one = |laptop: &Catalogue| {
        let changed = circle("2026-01-06", "FREQ=WEEKLY;BYDAY=TU");
        laptop.edit_activity(activity, changed).unwrap();
    };
    let other = |laptop: &Catalogue| {
        let changed = circle("2026-01-08", "FREQ=WEEKLY;BYDAY=TH");
        laptop.edit_activity(activity, changed).unwrap();
    };
    check(&base, "schedule", [&one, &other], &|asked| {
        assert_eq!(asked.name, "Knitters: Circle");
        assert!(!asked.free && asked.both.is_none());
        let words = words(asked);
        assert_eq!(words.len(), 2, "{words:?}");
        for words in words {
            assert!(words.unwrap().ends_with("10:00–12:00"));
        }
    });
}

#[test]
fn where_something_is() {
    let (base, id) = knitters();
    let at = |lon, lat| {
        let place = Place {
            address: Some("1 Mill Lane".into()),
            ..Place::pin(Geometry::point(lon, lat).unwrap())
        };
        move |laptop: &Catalogue| {
            laptop.place_asset(id, Some(place.clone())).unwrap();
        }
    };
    let (one, other) = (at(-2.0, 53.0), at(-2.01, 53.5));
    check(&base, "place", [&one, &other], &|asked| {
        assert!(!asked.free && asked.both.is_none());
        let expect = [
            "1 Mill Lane, 53.00000, -2.00000",
            "1 Mill Lane, 53.50000, -2.01000",
        ];
        assert_eq!(
            words(asked),
            expect.map(|words| Some(words.to_owned())).into()
        );
    });
}

#[test]
fn a_gift_and_a_tie() {
    let (base, id) = knitters();
    let gift = base.add_gift(Gift::of(id, "knitting")).unwrap().value;
    let offer = |what: &'static str| {
        move |laptop: &Catalogue| {
            laptop.edit_gift(gift, Gift::of(id, what)).unwrap();
        }
    };
    let (one, other) = (offer("knitting and wool"), offer("crochet"));
    check(&base, "what", [&one, &other], &|asked| {
        assert_eq!((asked.kind, asked.asset), (Kind::Gift, Some(id)));
        assert!(asked.free && asked.both.is_none());
    });
    let hall = make(&base, AssetKind::Place, "Hall");
    let known = tie(&base, id, "supports", hall);
    let note = |note: &'static str| {
        move |laptop: &Catalogue| {
            let changed = Relationship {
                note: Some(note.into()),
                ..Relationship::new(id, "supports", hall)
            };
            laptop.edit_relationship(known, changed).unwrap();
        }
    };
    let (one, other) = (note("they paint it"), note("they sweep it"));
    check(&base, "note", [&one, &other], &|asked| {
        assert_eq!(asked.name, "Knitters → Hall");
        assert!(asked.free && asked.both.is_some());
    });
}

#[test]
fn ties_that_say_the_same_go_on_saying_the_same() {
    let (base, id) = knitters();
    let hall = make(&base, AssetKind::Place, "Hall");
    let known = tie(&base, id, "supports", hall);
    let until = |year: &str| Relationship {
        until: Some(year.into()),
        ..Relationship::new(id, "supports", hall)
    };
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    amina.edit_relationship(known, until("2019")).unwrap();
    edit(&joe, id, json!({"steward": "Joe"}));
    joe.edit_relationship(known, until("2021")).unwrap();
    exchange(&[&amina, &joe]);
    let other = twin(&amina, false, until("2021"));
    decide(&amina, json!("2019")).unwrap();
    for each in [known, other] {
        let found = amina.read(|db| get::<Relationship>(db, &each.0)).unwrap();
        assert_eq!(found.unwrap().record.until.as_deref(), Some("2019"));
    }
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
}

#[test]
fn what_follows_from_a_conversation_follows_a_decision_about_it() {
    let (base, id) = knitters();
    let heard = |on: &str| -> Conversation {
        let heard = json!({"on": on, "words": "All is well there", "about": [id]});
        serde_json::from_value(heard).unwrap()
    };
    let noted = base.note_conversation(heard("2024-05-03"), BTreeSet::new());
    let conversation = noted.unwrap().value;
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    amina
        .edit_conversation(conversation, heard("2024-05-04"))
        .unwrap();
    edit(&joe, id, json!({"steward": "Joe"}));
    joe.edit_conversation(conversation, heard("2024-05-05"))
        .unwrap();
    exchange(&[&amina, &joe]);
    let questions = asked(&amina);
    let of_it = questions.iter().find(|one| one.kind == Kind::Conversation);
    let answer = decision(of_it.unwrap(), json!("2024-05-04"));
    amina.decide(vec![answer]).unwrap();
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
    let checked = joe.show_asset(id).unwrap().last_checked;
    assert_eq!(checked.as_deref(), Some("2024-05-04"));
}
