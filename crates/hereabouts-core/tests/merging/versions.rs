//! Laptops with different versions of the program: one version apart they work together, and what only the later one
//! knows stays whole.

use crate::support::{
    Stick, agreed, asset, edit, hash, key, knitters, laptops, make, names, rewritten, save, take,
};
use hereabouts_core::Catalogue;
use hereabouts_core::activity::Activity;
use hereabouts_core::api;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::Audience;
use hereabouts_core::conversation::Conversation;
use hereabouts_core::exchange::file::{self, Letter, Lock};
use hereabouts_core::gift::Gift;
use hereabouts_core::history::{Action, HistoryAsked, Label};
use hereabouts_core::id::{AssetId, RecordId};
use hereabouts_core::log::exchange::{SentOp, VoiceLine, identity};
use hereabouts_core::log::{Change, EXISTS, HERE, project, rows};
use hereabouts_core::storage::SCHEMA_VERSION;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};

/// A unit that this version does not know.
const UNIT: &str = "mood_of_next_year";
/// The voice of a laptop with the later version.
const VOICE: &str = "00000000000000aa";

struct Town {
    base: Catalogue,
    amina: Catalogue,
    mill: AssetId,
    gift: RecordId,
    conversation: RecordId,
    activity: RecordId,
    stick: Stick,
}

impl Town {
    /// Amina made a mill, heard of it and wrote down what it offers and what happens there.
    fn new() -> Town {
        let (base, _) = knitters();
        let [amina] = laptops(&base, ["Amina"]);
        let mill = make(&amina, AssetKind::Place, "Old mill");
        let gift = amina.add_gift(Gift::of(mill, "flour")).unwrap().value;
        let heard = json!({"on": "2024-05-03", "words": "It turns again", "about": [mill]});
        let heard: Conversation = serde_json::from_value(heard).unwrap();
        let noted = amina.note_conversation(heard, BTreeSet::new());
        let day = json!({"host": mill, "name": "Milling day"});
        let day: Activity = serde_json::from_value(day).unwrap();
        Town {
            base,
            mill,
            gift: gift.0,
            conversation: noted.unwrap().value.0,
            activity: amina.add_activity(day).unwrap().value.0,
            amina,
            stick: Stick::new(),
        }
    }

    /// Amina's file as a laptop with the later version would have written it.
    fn file(&self, name: &str, alter: impl FnOnce(&mut Letter)) -> PathBuf {
        let path = self.stick.at(name);
        save(&self.amina, "everybody", &path);
        rewritten(&path, &key(&self.amina), |letter| {
            letter.header.schema = SCHEMA_VERSION + 1;
            alter(letter);
        });
        path
    }
}

/// Says something more of a record, where it was made.
fn say_more(letter: &mut Letter, record: RecordId) {
    say(letter, record, UNIT, json!("bright"));
}

/// Says something else in a unit of a record, where it was made.
fn say(letter: &mut Letter, record: RecordId, unit: &str, said: Value) {
    let mut changes = letter.changes.changes.iter_mut();
    let made = changes.find(|one| one.record == record && one.sets.contains_key(EXISTS));
    let made = made.unwrap();
    made.sets.insert(unit.to_owned(), vec![said]);
    made.audience.insert(unit.to_owned(), Audience::Team);
}

/// Makes a record of a kind that this version does not know, by a step that it does not know.
fn make_lantern(letter: &mut Letter) {
    let changes = &mut letter.changes;
    changes.changes.push(Change {
        voice: VOICE.to_owned(),
        seq: 1,
        op: format!("{VOICE}/1"),
        lamport: 40,
        kind: "lantern".to_owned(),
        record: RecordId::from_u128(0x1a),
        sets: [
            (EXISTS.to_owned(), vec![json!(HERE)]),
            ("glow".to_owned(), vec![json!("warm")]),
        ]
        .into(),
        seen: Default::default(),
        audience: [EXISTS, "glow"]
            .map(|unit| (unit.to_owned(), Audience::Team))
            .into(),
        mentions: Default::default(),
    });
    changes.ops.push(SentOp {
        id: format!("{VOICE}/1"),
        voice: VOICE.to_owned(),
        label: json!({"action": "light_lantern", "wick": {"length": 3}}),
        at: "2027-01-05T09:00:00Z".to_owned(),
        undoes: None,
        continues: None,
    });
    changes.voices.push(VoiceLine {
        id: VOICE.to_owned(),
        laptop: None,
        person: Some("Nia".to_owned()),
        since: "2027-01-05T09:00:00Z".to_owned(),
    });
    for held in [&mut letter.header.has, &mut letter.header.knows] {
        held.insert(VOICE.to_owned(), 1);
    }
}

#[test]
fn what_this_version_does_not_know_is_kept_hashed_and_passed_on() {
    let town = Town::new();
    let [plain] = laptops(&town.base, ["Plain"]);
    take(&plain, &town.file("plain", |_| {}));
    type Step<'a> = &'a dyn Fn(&mut Letter);
    let cases: [(&str, Step); 4] = [
        ("a kind of record", &make_lantern),
        ("a unit of an asset", &|letter: &mut Letter| {
            say_more(letter, town.mill.0);
        }),
        ("a unit of a gift", &|letter: &mut Letter| {
            say_more(letter, town.gift);
        }),
        ("a unit of a conversation", &|letter: &mut Letter| {
            say_more(letter, town.conversation);
        }),
    ];
    for (what, alter) in cases {
        let path = town.file(what, alter);
        let [joe, maryam] = laptops(&town.base, ["Joe", "Maryam"]);
        take(&joe, &path);
        let on = town.stick.at("passed on");
        save(&joe, "everybody", &on);
        take(&maryam, &on);
        let both = [&joe, &maryam];
        assert_eq!(agreed(&both), [], "{what}");
        assert_ne!(hash(&joe), hash(&plain), "{what} is in the hash");

        // What came is what went on, to the letter.
        let key = key(&town.base);
        let written = file::read(&path, Lock::Key(&key)).unwrap().changes;
        let passed = maryam.changes_for(&Audience::Team).unwrap();
        for change in &written.changes {
            assert!(passed.changes.contains(change), "{what}: {change:?}");
        }
        for op in &written.ops {
            assert!(passed.ops.contains(op), "{what}: {op:?}");
        }

        // All the rest is shown and worked on, and what is not known stays with it.
        for laptop in both {
            let card = laptop.show_asset(town.mill).unwrap();
            let hung = (card.gifts.len(), card.conversations.len());
            assert_eq!((card.asset.name.as_str(), hung), ("Old mill", (1, 1)));
        }
        edit(&maryam, town.mill, json!({"times": "Tuesdays"}));
        let back = town.stick.at("back");
        save(&maryam, "Joe", &back);
        take(&joe, &back);
        assert_eq!(agreed(&both), [], "{what}");
        assert_eq!(asset(&joe, town.mill).times.as_deref(), Some("Tuesdays"));
        let said = joe.read(|db| {
            let records = [town.mill.0, town.gift, town.conversation];
            let mut said = Vec::new();
            for record in records {
                said.extend(project::shown(db, &record)?.0.remove(UNIT));
            }
            Ok(said)
        });
        let expect = what.starts_with("a unit").then(|| json!("bright"));
        assert_eq!(said.unwrap(), expect.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn a_unit_that_says_more_than_is_known_is_shown_as_far_as_it_is_understood_and_passed_on_whole() {
    let town = Town::new();
    let (mill, gift, activity) = (town.mill.0, town.gift, town.activity);
    let place = json!({"address": "1 Mill Lane", "precision": "none", "altitude_m": 40});
    let dowsed = json!({"geometry": {"type": "Point", "coordinates": [-2.3, 53.4]}, "precision": "exact",
        "uncertainty_m": 5.0, "method": "dowsing"});
    let schedule = json!({"first": "2027-05-04", "begins": "10:00", "moon": {"phase": "full"}});
    // Where it is said and what, and what of it the card shows.
    let cases = [
        (
            mill,
            "place",
            place,
            "/asset/place/address",
            json!("1 Mill Lane"),
        ),
        (
            mill,
            "place",
            dowsed,
            "/asset/place/precision",
            json!("exact"),
        ),
        (
            mill,
            "status",
            json!("dreaming"),
            "/asset/status",
            json!("unknown"),
        ),
        (
            mill,
            "sensitivity",
            json!("explosive"),
            "/asset/sensitivity",
            json!("sensitive"),
        ),
        (
            activity,
            "schedule",
            schedule,
            "/activities/0/activity/schedule/begins",
            json!("10:00"),
        ),
        (
            gift,
            "domain",
            json!("soul"),
            "/gifts/0/gift/what",
            json!("flour"),
        ),
        (
            gift,
            "status",
            json!("promised"),
            "/gifts/0/gift/status",
            json!("offered"),
        ),
    ];
    for (record, unit, said, shown, expect) in cases {
        let path = town.file(unit, |letter| say(letter, record, unit, said.clone()));
        let [joe, maryam] = laptops(&town.base, ["Joe", "Maryam"]);
        take(&joe, &path);
        let on = town.stick.at("passed on");
        save(&joe, "everybody", &on);
        take(&maryam, &on);
        edit(&maryam, town.mill, json!({"times": "Tuesdays"}));
        let back = town.stick.at("back");
        save(&maryam, "Joe", &back);
        take(&joe, &back);
        let both = [&joe, &maryam];
        assert_eq!(agreed(&both), [], "{said}");

        let written = file::read(&path, Lock::Key(&key(&town.base)))
            .unwrap()
            .changes;
        for laptop in both {
            let card = json!(laptop.show_asset(town.mill).unwrap());
            assert_eq!(card.pointer(shown), Some(&expect), "{said}");
            assert_eq!(names(laptop), ["Knitters", "Old mill"], "{said}");
            // In the log it stands as it was written, and so it goes on.
            let kept = laptop.read(|db| Ok(project::shown(db, &record)?.0.remove(unit)));
            assert_eq!(kept.unwrap(), Some(said.clone()));
            let passed = laptop.changes_for(&Audience::Team).unwrap().changes;
            let passed: Vec<String> = passed.iter().map(|one| json!(one).to_string()).collect();
            for change in &written.changes {
                assert!(
                    passed.contains(&json!(change).to_string()),
                    "{said}: {change:?}"
                );
            }
        }
    }
}

#[test]
fn what_people_type_is_refused_where_it_says_more_than_is_known() {
    let town = Town::new();
    let mill = town.mill;
    let place = json!({"address": "1 Mill Lane"});
    let day = json!({"host": mill, "name": "Walk", "schedule": {"first": "2027-05-04"}});
    // What is said rightly, and where something is said more.
    let cases = [
        (
            "place_asset",
            json!({"id": mill, "place": place}),
            "/place",
            "altitude_m",
        ),
        (
            "edit_asset",
            json!({"id": mill, "fields": {"place": place}}),
            "/fields/place",
            "altitude_m",
        ),
        (
            "edit_asset",
            json!({"id": mill, "fields": {"status": "going"}}),
            "/fields",
            "height",
        ),
        (
            "edit_asset",
            json!({"id": mill, "fields": {"cost": "free"}}),
            "/fields",
            "status",
        ),
        (
            "add_activity",
            json!({ "activity": day }),
            "/activity/schedule",
            "moon",
        ),
        (
            "add_gift",
            json!({"gift": {"holder": mill, "what": "bran"}}),
            "/gift",
            "domain",
        ),
    ];
    for (command, mut args, within, member) in cases {
        let call = |args: &Value| {
            let laptop = town.amina.copy_in_memory().unwrap();
            api::call(&laptop, command, args.clone(), None).map_err(|e| e.message)
        };
        assert!(call(&args).is_ok(), "{command}: {args}: {:?}", call(&args));
        args.pointer_mut(within).unwrap()[member] = json!("full");
        assert!(call(&args).is_err(), "{command}: {args}");
    }
}

#[test]
fn a_step_that_this_version_does_not_know_is_in_the_history_as_it_was_written() {
    let town = Town::new();
    let label = json!({"action": "turn_sails", "record": town.mill, "wind": "north"});
    let path = town.file("steps", |letter| {
        make_lantern(letter);
        let mut changes = letter.changes.changes.iter();
        let made = changes.find(|one| one.record == town.mill.0).unwrap();
        let mut ops = letter.changes.ops.iter_mut();
        ops.find(|op| op.id == made.op).unwrap().label = label.clone();
    });
    let [joe, maryam] = laptops(&town.base, ["Joe", "Maryam"]);
    take(&joe, &path);
    let on = town.stick.at("passed on");
    save(&joe, "everybody", &on);
    take(&maryam, &on);
    for laptop in [&joe, &maryam] {
        let history = laptop.list_history(HistoryAsked::default(), 0, 100);
        let mut others = history.unwrap().entries;
        others.retain(|entry| entry.label.action == Action::Other);
        let mut told: Vec<(String, Option<String>)> = others
            .into_iter()
            .map(|mut entry| (entry.what.remove(0).kind, entry.name))
            .collect();
        told.sort();
        let turned = ("asset".to_owned(), Some("Old mill".to_owned()));
        assert_eq!(told, [turned, ("lantern".to_owned(), None)]);
        let of_mill = laptop.asset_history(town.mill, 100).unwrap();
        let mut actions = of_mill.iter().map(|line| line.label.action);
        assert!(actions.any(|action| action == Action::Other));
        let ops = laptop.changes_for(&Audience::Team).unwrap().ops;
        assert!(ops.iter().any(|op| op.label == label), "word for word");
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    }
}

#[test]
fn one_version_apart_is_taken_in_and_two_later_is_refused() {
    let town = Town::new();
    for (schema, is_taken) in [
        (SCHEMA_VERSION - 1, true),
        (SCHEMA_VERSION, true),
        (SCHEMA_VERSION + 1, true),
        (SCHEMA_VERSION + 2, false),
    ] {
        let path = town.file("version", |letter| letter.header.schema = schema);
        let [joe] = laptops(&town.base, ["Joe"]);
        let before = (joe.info().unwrap(), joe.undo_list().unwrap());
        let path = path.display().to_string();
        for said in [
            joe.plan_merge(path.clone(), None).map(drop),
            joe.run_merge(path, None).map(drop),
        ] {
            assert_eq!(said.is_ok(), is_taken, "{schema}: {said:?}");
            let why = said.err().map(|error| error.to_string());
            let sentence = "This file was written by a much newer Hereabouts. Install the newer version on this laptop and take it in then. Nothing was changed.";
            assert_eq!(why.as_deref(), (!is_taken).then_some(sentence));
        }
        assert_eq!(names(&joe).contains(&"Old mill".to_owned()), is_taken);
        let after = (joe.info().unwrap(), joe.undo_list().unwrap());
        assert_eq!(after == before, !is_taken);
    }
}

/// The file of a released version, as it was when that was released.
fn released(version: u32, into: &Path) {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let packed = File::open(fixtures.join(format!("released-v{version}.hereabouts.zip")));
    let mut packed = zip::ZipArchive::new(packed.unwrap()).unwrap();
    let mut into = File::create_new(into).unwrap();
    std::io::copy(&mut packed.by_index(0).unwrap(), &mut into).unwrap();
}

#[test]
fn a_file_of_every_released_version_exchanges_with_a_new_one_both_ways() {
    for version in 1..SCHEMA_VERSION {
        let (newer, _) = knitters();
        newer.set_worker("Amina".into()).unwrap();
        let stick = Stick::new();
        let path = stick.file("older.hereabouts");
        released(version, &path);
        let older = Catalogue::open(&path, None).unwrap();
        assert_eq!(older.info().unwrap().schema_version, SCHEMA_VERSION);
        older.set_worker("Joe".into()).unwrap();
        // What was released says of no catalogue that it is one of its copies: now it is one of this.
        let whose = newer.read(identity).unwrap();
        let begun = Label::of(Action::Begin);
        older
            .transact(begun, |tx| rows::set_fact(tx.db(), "catalogue", &whose))
            .unwrap();
        let mill = make(&older, AssetKind::Place, "Old mill");
        let mut secret = newer.changes_for(&Audience::Team).unwrap();
        // It goes in no file: whoever has a copy has it.
        for change in &mut secret.changes {
            let whole = newer.read(|db| rows::change_at(db, &change.voice, change.seq));
            *change = whole.unwrap().unwrap();
        }
        older.merge(&secret).unwrap();

        let both = [&older, &newer];
        let (one, two) = (stick.at("one"), stick.at("two"));
        save(&older, "Amina", &one);
        take(&newer, &one);
        assert_eq!(agreed(&both), [], "version {version}");
        edit(&newer, mill, json!({"times": "Tuesdays"}));
        let bench = make(&newer, AssetKind::Place, "Bench");
        newer.join_duplicates(mill, bench, Vec::new()).unwrap();
        save(&newer, "Joe", &two);
        let came = take(&older, &two);
        assert_eq!(came.same_as_theirs, Some(true), "version {version}");
        assert_eq!(agreed(&both), [], "version {version}");
        assert_eq!(names(&older), ["Knitters", "Old mill"]);
        assert_eq!(asset(&older, bench).times.as_deref(), Some("Tuesdays"));
    }
}
