//! Wishes, conversations, introductions, promises, notes and sensitive ties stay with the team, whatever else leaves;
//! what a gift is called leaves where somebody agreed to that, and nothing else about it.

use super::*;
use crate::consent::Shareable;
use crate::consent::testing::{add_purpose, agreed};
use crate::gift::{Gift, GiftStatus};
use crate::id::{GiftId, PurposeId};
use crate::release::request::{Decision, Leak};
use crate::wish::{Wish, WishStatus};
use hereabouts_export::FORMATS;
use serde_json::{Value, json};

fn from<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// A person who agreed to everything, and a hall that anybody may see, each with all there is to connect.
fn connected() -> (Catalogue, [AssetId; 2]) {
    let catalogue = town();
    let hall = add(
        &catalogue,
        &Asset {
            place: at(-2.1, 53.0),
            ..open(AssetKind::Place, "Old Hall")
        },
    );
    let rosa = add(&catalogue, &Asset::new(AssetKind::Person, "Rosa Hartley"));
    fill_cell(&catalogue, [-2.1, 53.0], 6, 12);
    for (holder, who) in [(hall, "hall"), (rosa, "rosa")] {
        let word = |field: &str| format!("zq{who}{field}qz");
        let gift = json!({
            "holder": holder, "what": word("gift"), "topics": [word("topic")], "when": word("when"), "would_teach": true,
            "limits": word("limits"), "note": word("note"), "may_be_listed": true,
        });
        let gift = catalogue.add_gift(from(gift)).unwrap().value;
        let wish = json!({ "holder": holder, "what": word("wish"), "topics": [word("wished")], "note": word("wishnote") });
        catalogue.add_wish(from(wish)).unwrap();
        let words = format!("{} of Rosa Hartley in the Old Hall", word("conversation"));
        let said = json!({ "on": "2026-03-04", "words": words, "kind": "visit", "at": hall, "by": word("by") });
        let conversation = catalogue
            .note_conversation(from(said), Default::default())
            .unwrap()
            .value;
        let promise =
            json!({ "what": word("promise"), "about": holder, "conversation": conversation });
        catalogue.add_follow_up(from(promise)).unwrap();
        let introduction = json!({
            "parties": [hall, rosa], "gift": gift, "why": word("why"), "made_by": word("made"), "where": word("where"),
            "stage": "met", "came_of_it": word("came"),
        });
        let introduction = catalogue.introduce(from(introduction)).unwrap().value;
        let tie = json!({
            "from": rosa, "type": "uses", "to": hall, "source": word("source"), "note": word("tienote"),
            "since": "2020", "conversation": conversation, "introduction": introduction, "confidence": "likely",
        });
        catalogue.relate(from(tie)).unwrap();
        let action =
            json!({ "name": word("action"), "assets": [hall, rosa], "who_starts": word("starts") });
        catalogue.add_possible_action(from(action)).unwrap();
        let gathering = json!({ "name": word("session"), "on": "2026-03-04", "at": hall });
        catalogue.save_gathering(None, from(gathering)).unwrap();
    }
    (catalogue, [hall, rosa])
}

/// The words of these tests in what leaves.
fn words_in(bytes: &str) -> BTreeSet<String> {
    let parts = bytes.split("zq").skip(1);
    let words = parts.filter_map(|part| part.split_once("qz"));
    words.map(|(word, _)| word.to_owned()).collect()
}

fn words(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

/// Every format in which something leaves for a reader, with the bytes of all its files.
fn in_every_format(catalogue: &Catalogue, reader: &Audience) -> Vec<(&'static str, String)> {
    let written = FORMATS.iter().map(|format| {
        let request = ReleaseRequest {
            format: format.key.into(),
            photos: true,
            ..everything(reader.clone())
        };
        let bytes = save(catalogue, &request, None).unwrap().bytes_of_all();
        assert!(bytes.contains("Old Hall"), "{}: {bytes}", format.key);
        (format.key, bytes)
    });
    written.collect()
}

fn give(
    catalogue: &Catalogue,
    purpose: PurposeId,
    person: AssetId,
    to: &Audience,
    what: &[Shareable],
) {
    let consent = agreed(person, purpose, to.clone(), what);
    catalogue.give_consent(consent).unwrap();
}

fn add_gift(catalogue: &Catalogue, holder: AssetId, what: &str) -> GiftId {
    let gift = Gift {
        would_teach: true,
        note: Some("ask softly".into()),
        ..Gift::of(holder, what)
    };
    catalogue.add_gift(gift).unwrap().value
}

/// Everything of a person but their gifts.
const ALL_BUT_GIFTS: [Shareable; 6] = [
    Shareable::Name,
    Shareable::Languages,
    Shareable::Story,
    Shareable::Contact,
    Shareable::Photo,
    Shareable::Area,
];

#[test]
fn nothing_of_connecting_leaves_the_team_but_what_a_gift_is_called_that_somebody_agreed_to() {
    for with_gifts in [false, true] {
        let (catalogue, [hall, rosa]) = connected();
        let partner = add_partner(&catalogue, "Council");
        let purpose = add_purpose(&catalogue);
        let readers = [for_partner(partner), Audience::Public];
        let what = [Shareable::Gifts].into_iter().filter(|_| with_gifts);
        let what: Vec<Shareable> = ALL_BUT_GIFTS.into_iter().chain(what).collect();
        for reader in &readers {
            give(&catalogue, purpose, rosa, reader, &what);
        }
        let ids =
            catalogue.read(|db| {
                let mut ids: Vec<String> = Vec::new();
                for table in [
                    "gift",
                    "wish",
                    "conversation",
                    "introduction",
                    "follow_up",
                    "possible_action",
                    "gathering",
                ] {
                    let mut all = db.prepare(&format!("SELECT id FROM {table}"))?;
                    let all = all.query_map([], |row| {
                        Ok(uuid::Uuid::from_bytes(row.get(0)?).to_string())
                    })?;
                    ids.extend(all.collect::<rusqlite::Result<Vec<_>>>()?);
                }
                Ok(ids)
            });
        let ids = ids.unwrap();
        assert_eq!(ids.len(), 14);
        let may: &[&str] = if with_gifts { &["rosagift"] } else { &[] };
        for reader in &readers {
            for (format, bytes) in in_every_format(&catalogue, reader) {
                assert!(bytes.contains("Rosa Hartley"), "{format}: {bytes}");
                assert_eq!(words_in(&bytes), words(may), "{format}: {bytes}");
                assert!(!bytes.contains("would teach"), "{format}: {bytes}");
                assert!(!bytes.contains("wishes"), "{format}: not even a column");
                let named: Vec<&String> = ids.iter().filter(|id| bytes.contains(*id)).collect();
                assert!(named.is_empty(), "{format}: {named:?}");
            }
        }
        // It is said here that they stay.
        let shown = preview(&catalogue, &everything(readers[0].clone()));
        let of = |id| shown.leaving.iter().find(|leaving| leaving.id == id);
        for field in ["offers", "wishes"] {
            let why = &of(hall).unwrap().held_back[field];
            assert_eq!(why, "It stays with the team.");
        }
        let hers = of(rosa).unwrap();
        assert!(hers.held_back.contains_key("wishes"));
        assert_eq!(hers.fields.contains_key("offers"), with_gifts);
        // The control: all of it is known here.
        let cards = [hall, rosa]
            .map(|id| serde_json::to_string(&catalogue.show_asset(id).unwrap()).unwrap());
        for field in ["gift", "wish", "conversation", "promise", "why", "action"] {
            assert!(cards[1].contains(&format!("zqrosa{field}qz")), "{field}");
        }
        assert!(cards[0].contains("zqhallgiftqz"));
    }
}

#[test]
fn the_team_is_told_what_each_offers_and_would_love_in_every_format() {
    let (catalogue, _) = connected();
    // What was noted about a tie is the team’s, and goes with it.
    let may = ["gift", "wish", "tienote", "source"];
    let may: Vec<String> = ["hall", "rosa"]
        .iter()
        .flat_map(|who| may.map(|field| format!("{who}{field}")))
        .collect();
    for reader in [Audience::Team, Audience::Me] {
        for (format, bytes) in in_every_format(&catalogue, &reader) {
            let there = words_in(&bytes);
            assert!(there.iter().all(|word| may.contains(word)), "{there:?}");
            for who in ["hall", "rosa"] {
                let offer = format!("zq{who}giftqz (would teach)");
                assert!(bytes.contains(&offer), "{format}: {bytes}");
                assert!(there.contains(&format!("{who}wish")), "{format}: {bytes}");
            }
        }
    }
    let saved = save(&catalogue, &everything(Audience::Team), None).unwrap();
    let properties = saved.feature("Old Hall")["properties"].clone();
    assert_eq!(properties["offers"], "zqhallgiftqz (would teach)");
    assert_eq!(properties["wishes"], "zqhallwishqz");
    // The first of it, before all was looked through, is the same.
    let first = catalogue.first_of_release(everything(Audience::Team));
    let first = first.unwrap().leaving;
    let hall = first.iter().find(|one| one.name == "Old Hall").unwrap();
    assert_eq!(hall.fields["offers"], "zqhallgiftqz (would teach)");
}

#[test]
fn ties_that_one_must_be_careful_with_leave_for_nobody_but_the_team() {
    let (catalogue, [hall, _]) = connected();
    let choir = add(&catalogue, &open(AssetKind::Association, "Choir"));
    let levels = [
        ("ordinary", Sensitivity::Ordinary),
        ("careful", Sensitivity::Careful),
        ("sensitive", Sensitivity::Sensitive),
        ("safeguarded", Sensitivity::Safeguarded),
    ];
    for (word, sensitivity) in levels {
        let tie = Relationship {
            sensitivity,
            note: Some(format!("zq{word}notedqz")),
            ..tie(choir, &format!("zq{word}qz"), hall)
        };
        add_tie(&catalogue, &tie);
    }
    let council = for_partner(add_partner(&catalogue, "Council"));
    for reader in [council, Audience::Public] {
        for (format, bytes) in in_every_format(&catalogue, &reader) {
            assert_eq!(words_in(&bytes), words(&["ordinary"]), "{format}: {bytes}");
        }
    }
    for (format, bytes) in in_every_format(&catalogue, &Audience::Team) {
        let there = words_in(&bytes);
        assert!(
            levels.iter().all(|(word, _)| there.contains(*word)),
            "{format}"
        );
    }
}

/// Rosa, who leaves by name with what she offers, and somewhere that anybody may see.
fn with_rosa() -> (Catalogue, AssetId, PurposeId) {
    let catalogue = town();
    add(&catalogue, &open(AssetKind::Place, "Old Hall"));
    let rosa = add(&catalogue, &Asset::new(AssetKind::Person, "Rosa Hartley"));
    let purpose = add_purpose(&catalogue);
    (catalogue, rosa, purpose)
}

const BY_NAME: [Shareable; 2] = [Shareable::Name, Shareable::Gifts];

fn offers(catalogue: &Catalogue, reader: &Audience, name: &str) -> Option<String> {
    let saved = save(catalogue, &everything(reader.clone()), None).unwrap();
    let offers = &saved.feature(name)["properties"]["offers"];
    offers.as_str().map(str::to_owned)
}

#[test]
fn gifts_leave_for_whom_they_were_agreed_to_and_as_they_are_now() {
    let (catalogue, rosa, purpose) = with_rosa();
    let [council, trust] =
        ["Council", "Trust"].map(|name| for_partner(add_partner(&catalogue, name)));
    let bread = add_gift(&catalogue, rosa, "sourdough; rye");
    add_gift(&catalogue, rosa, "bike repair");
    give(&catalogue, purpose, rosa, &council, &BY_NAME);
    give(&catalogue, purpose, rosa, &trust, &[Shareable::Name]);
    let to = |reader: &Audience| offers(&catalogue, reader, "Rosa Hartley");
    assert_eq!(to(&council).unwrap(), r"sourdough\; rye;bike repair");
    assert_eq!(to(&trust), None);
    assert_eq!(to(&Audience::Public), None);
    let status = |status| {
        let gift = Gift {
            status,
            ..Gift::of(rosa, "sourdough")
        };
        catalogue.edit_gift(bread, gift).unwrap();
    };
    let team = || to(&Audience::Team).unwrap();
    for (is, beyond, within) in [
        (
            GiftStatus::TakenUp,
            "sourdough;bike repair",
            "sourdough;bike repair (would teach)",
        ),
        (
            GiftStatus::Resting,
            "bike repair",
            "sourdough;bike repair (would teach)",
        ),
        (
            GiftStatus::Ended,
            "bike repair",
            "bike repair (would teach)",
        ),
    ] {
        status(is);
        assert_eq!(
            (to(&council).unwrap().as_str(), team().as_str()),
            (beyond, within)
        );
    }
    for status in [WishStatus::Done, WishStatus::LetGo, WishStatus::Exploring] {
        let wish = Wish {
            status,
            ..Wish::of(rosa, &format!("{status:?}"))
        };
        catalogue.add_wish(wish).unwrap();
    }
    let saved = save(&catalogue, &everything(Audience::Team), None).unwrap();
    assert_eq!(
        saved.feature("Rosa Hartley")["properties"]["wishes"],
        "Exploring"
    );
    // A profile that names other fields leaves them here.
    let only = |field: &str| {
        let only = [field.to_owned()].into();
        let profile = ReleaseProfile {
            only,
            ..Default::default()
        };
        let request = by(add_profile(&catalogue, profile), council.clone());
        save(&catalogue, &request, None).unwrap().bytes()
    };
    assert!(!only("tags").contains("bike repair"));
    assert!(only("offers").contains("bike repair"));
}

#[test]
fn of_a_child_and_of_what_is_safeguarded_no_gift_leaves() {
    let (catalogue, _, purpose) = with_rosa();
    let named = |name: &str| Asset::new(AssetKind::Person, name);
    let child = Asset {
        is_child: true,
        ..named("Amira")
    };
    let hidden = Asset {
        sensitivity: Sensitivity::Safeguarded,
        ..named("Jan")
    };
    for (asset, word) in [(child, "zqchildqz"), (hidden, "zqhiddenqz")] {
        let id = add(&catalogue, &asset);
        add_gift(&catalogue, id, word);
        catalogue.add_wish(Wish::of(id, word)).unwrap();
        let consent = agreed(id, purpose, Audience::Public, &BY_NAME);
        put(&catalogue, crate::id::ConsentId::new().0, &consent);
    }
    for (_, bytes) in in_every_format(&catalogue, &Audience::Public) {
        assert_eq!(words_in(&bytes), words(&[]));
    }
    for (_, bytes) in in_every_format(&catalogue, &Audience::Team) {
        assert!(bytes.contains("Jan"));
        assert_eq!(words_in(&bytes), words(&["child"]));
    }
}

#[test]
fn a_gift_is_looked_through_like_any_words() {
    let (catalogue, rosa, purpose) = with_rosa();
    add(&catalogue, &Asset::new(AssetKind::Person, "Withheld Wanda"));
    for what in ["lifts with Withheld Wanda", "ring 07700 900123", "chess"] {
        add_gift(&catalogue, rosa, what);
    }
    give(&catalogue, purpose, rosa, &Audience::Public, &BY_NAME);
    let request = everything(Audience::Public);
    let mut found = preview(&catalogue, &request).findings;
    assert!(found.iter().all(|finding| finding.field == "offers"));
    found.sort_by_key(|finding| finding.passage.words.clone());
    let told: Vec<Leak> = found.iter().map(|finding| finding.what).collect();
    assert_eq!(told, [Leak::Phone, Leak::WithheldPerson]);
    assert_eq!(
        offers(&catalogue, &Audience::Public, "Rosa Hartley").unwrap(),
        "chess"
    );
    let reason = "Wanda asked for it".to_owned();
    let kept = ReleaseRequest {
        choices: [(found[1].key.clone(), Decision::Keep { reason })].into(),
        ..request
    };
    let bytes = save(&catalogue, &kept, None).unwrap().bytes();
    assert!(bytes.contains("lifts with Withheld Wanda") && !bytes.contains("900123"));
}

#[test]
fn what_hardly_anybody_else_offers_stays_with_whoever_leaves_without_a_name() {
    let (catalogue, rosa, purpose) = with_rosa();
    let [ann, ben] = ["Ann", "Ben"].map(|name| {
        let tags = ["chess".to_owned()].into();
        let person = Asset::new(AssetKind::Person, name);
        add(&catalogue, &Asset { tags, ..person })
    });
    for what in ["bees", "chess", "Chess ", "darning"] {
        add_gift(&catalogue, rosa, what);
    }
    // Twice said by one is still one.
    for what in ["darning", "bees"] {
        add_gift(&catalogue, ann, what);
    }
    add_gift(&catalogue, ben, "Darning");
    add_gift(&catalogue, ann, "Bees");
    give(
        &catalogue,
        purpose,
        rosa,
        &Audience::Public,
        &[Shareable::Gifts],
    );
    let told = offers(&catalogue, &Audience::Public, "A neighbour").unwrap();
    assert_eq!(told, "chess;Chess;darning");
    let found = preview(&catalogue, &everything(Audience::Public)).findings;
    let rare: Vec<(Leak, &str)> = found
        .iter()
        .map(|finding| (finding.what, finding.passage.words.as_str()))
        .collect();
    assert_eq!(rare, [(Leak::RareInSmallArea, "bees")]);
}

#[test]
fn a_gift_that_was_changed_is_one_since_the_last_release_and_a_wish_is_not() {
    let (catalogue, rosa, purpose) = with_rosa();
    let council = for_partner(add_partner(&catalogue, "Council"));
    give(&catalogue, purpose, rosa, &council, &BY_NAME);
    let hall = add(&catalogue, &open(AssetKind::Place, "Shed"));
    let request = everything(council);
    let changed = || {
        let since = preview(&catalogue, &request).since_last.unwrap();
        let named = since.changed.names.into_iter().map(|one| one.name);
        named.collect::<Vec<_>>()
    };
    save(&catalogue, &request, None).unwrap();
    catalogue.add_wish(Wish::of(rosa, "company")).unwrap();
    add_gift(&catalogue, hall, "a big kettle");
    assert_eq!(changed(), [""; 0]);
    // Between a preview and the file it is said whose it is.
    let token = preview(&catalogue, &request).token;
    add_gift(&catalogue, rosa, "chess");
    assert_eq!(changed(), ["Rosa Hartley"]);
    let saved = save(&catalogue, &request, Some(token)).unwrap();
    let said = saved.result.since_preview.join(" ");
    assert!(said.contains("Rosa Hartley"), "{said}");
}
