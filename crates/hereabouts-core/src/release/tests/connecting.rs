//! Gifts, wishes, conversations, introductions, promises and notes stay with the team, whatever else leaves.

use super::*;
use crate::consent::Shareable;
use crate::consent::testing::{add_purpose, agreed};
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
            "holder": holder, "what": word("gift"), "topics": [word("topic")], "when": word("when"),
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

#[test]
fn nothing_of_connecting_leaves_the_team_in_any_format() {
    let (catalogue, [hall, rosa]) = connected();
    let partner = add_partner(&catalogue, "Council");
    let purpose = add_purpose(&catalogue);
    let readers = [for_partner(partner), Audience::Public];
    for reader in &readers {
        let everything = [
            Shareable::Name,
            Shareable::Gifts,
            Shareable::Contact,
            Shareable::Story,
            Shareable::Photo,
        ];
        catalogue
            .give_consent(agreed(rosa, purpose, reader.clone(), &everything))
            .unwrap();
    }
    let ids = catalogue.read(|db| {
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
            let all =
                all.query_map(
                    [],
                    |row| Ok(uuid::Uuid::from_bytes(row.get(0)?).to_string()),
                )?;
            ids.extend(all.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(ids)
    });
    let ids = ids.unwrap();
    assert_eq!(ids.len(), 14);
    for format in FORMATS {
        for reader in &readers {
            let request = ReleaseRequest {
                format: format.key.into(),
                photos: true,
                ..everything(reader.clone())
            };
            let bytes = save(&catalogue, &request, None).unwrap().bytes_of_all();
            assert!(
                bytes.contains("Old Hall") && bytes.contains("Rosa Hartley"),
                "{}: {bytes}",
                format.key
            );
            assert!(!bytes.contains("zq"), "{}: {bytes}", format.key);
            let named: Vec<&String> = ids.iter().filter(|id| bytes.contains(*id)).collect();
            assert!(named.is_empty(), "{}: {named:?}", format.key);
        }
    }
    // The control: all of it is known here.
    let cards =
        [hall, rosa].map(|id| serde_json::to_string(&catalogue.show_asset(id).unwrap()).unwrap());
    for field in ["gift", "wish", "conversation", "promise", "why", "action"] {
        assert!(cards[1].contains(&format!("zqrosa{field}qz")), "{field}");
    }
    assert!(cards[0].contains("zqhallgiftqz"));
}
