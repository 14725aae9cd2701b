//! Steps with assets and what belongs to them.

use super::{Dice, ids, ids_of};
use hereabouts_core::Catalogue;
use serde_json::{Value, json};

/// One step: the command and what it is asked.
pub fn step(dice: &mut Dice, catalogue: &Catalogue, files: &[String]) -> (&'static str, Value) {
    let assets = ids(catalogue, "asset", "here");
    let asset = dice.one(&assets);
    let other = dice.one(&assets);
    let word = ["Łódź", "hall", "soup", "\u{1f333}", "a 'quote\""][dice.below(5) as usize];
    let kind = [
        "person",
        "association",
        "institution",
        "place",
        "exchange",
        "culture",
    ][dice.below(6) as usize];
    let audience = ["me", "team"][dice.below(2) as usize];
    let at = |dice: &mut Dice| {
        let lon = -2.0 + dice.below(1000) as f64 / 10_000.0;
        json!({"geometry": {"type": "Point", "coordinates": [lon, 53.4]}, "precision": "exact"})
    };
    let square = |dice: &mut Dice| {
        let west = -2.0 + dice.below(1000) as f64 / 10_000.0;
        let (east, south, north) = (west + 0.03, 53.39, 53.41);
        json!({"type": "Polygon", "coordinates":
            [[[west, south], [east, south], [east, north], [west, north], [west, south]]]})
    };
    let line = json!({"type": "LineString", "coordinates": [[-1.95, 53.3], [-1.95, 53.5]]});
    let contact = |asset: &str, word: &str| json!({"asset": asset, "kind": "role", "channel": "phone", "value": word});
    let drawn = "SELECT id FROM asset WHERE existence = ?1 AND west < east ORDER BY id";
    let drawn = ids_of(catalogue, drawn, "here");
    let one_of = |table: &str, dice: &mut Dice| dice.one(&ids(catalogue, table, "here"));
    match dice.below(47) {
        0..=4 => (
            "create_asset",
            json!({"kind": kind, "name": word, "fields": {"tags": [word], "summary": word}}),
        ),
        5 => (
            "edit_asset",
            json!({"id": asset, "fields": {"summary": word}}),
        ),
        6 => (
            "edit_asset",
            json!({"id": asset, "fields": {"note": word, "extra": {"Ward": word}, "tags": []}}),
        ),
        7 => (
            "edit_asset",
            json!({"id": asset, "fields": {"audience": audience, "audience_reason": "agreed"}}),
        ),
        8 => ("place_asset", json!({"id": asset, "place": at(dice)})),
        9 => ("place_asset", json!({"id": asset, "place": null})),
        10 => ("delete_assets", json!({"ids": [asset, other]})),
        11 => (
            "restore_assets",
            json!({"ids": [dice.one(&ids(catalogue, "asset", "bin"))]}),
        ),
        12 => (
            "tag_assets",
            json!({"ids": assets, "tag": word, "on": dice.below(2) == 0}),
        ),
        13 => ("add_contact", json!({"contact": contact(&asset, word)})),
        14 => {
            let id = one_of("contact", dice);
            (
                "edit_contact",
                json!({"id": id, "contact": contact(&asset, word)}),
            )
        }
        15 => ("remove_contact", json!({"id": one_of("contact", dice)})),
        16..=17 => (
            "relate",
            json!({"relationship": {"from": asset, "type": "uses", "to": other}}),
        ),
        18 => ("unrelate", json!({"id": one_of("relationship", dice)})),
        19 => (
            "confirm_asset",
            json!({"id": asset, "outcome": "paused", "method": "visited", "note": word}),
        ),
        20 => (
            "add_area",
            json!({"area": {"kind": "neighbourhood", "name": word, "geometry": square(dice)}}),
        ),
        21 => ("remove_area", json!({"id": one_of("area", dice)})),
        22 => ("jot", json!({"text": word})),
        23 => {
            let decision = json!({"how": "make", "fields": {"name": word, "kind": kind}});
            (
                "settle_inbox",
                json!({"id": one_of("inbox_item", dice), "decision": decision}),
            )
        }
        24 => ("add_partner", json!({"partner": {"name": word}})),
        25 => ("remove_partner", json!({"id": one_of("partner", dice)})),
        26 => (
            "save_profile",
            json!({"id": null, "profile": {"name": word, "notes": true}}),
        ),
        27 => (
            "add_relationship_type",
            json!({"wording": word, "inverse": "the other way"}),
        ),
        28 => ("rename", json!({"name": word})),
        29 => (
            "add_activity",
            json!({"activity": {"host": asset, "name": word, "at": other, "schedule": {"first": "2026-05-04", "rule": "FREQ=WEEKLY"}}}),
        ),
        30 => ("remove_activity", json!({"id": one_of("activity", dice)})),
        31 => (
            "split_area",
            json!({"id": one_of("area", dice), "along": line}),
        ),
        32 => (
            "join_areas",
            json!({"id": one_of("area", dice), "other": one_of("area", dice)}),
        ),
        33..=34 => (
            "place_asset",
            json!({"id": asset, "place": {"geometry": square(dice), "precision": "exact"}}),
        ),
        35 => match dice.below(2) {
            0 => (
                "split_asset",
                json!({"id": dice.one(&drawn), "along": line}),
            ),
            _ => (
                "join_assets",
                json!({"id": dice.one(&drawn), "other": dice.one(&drawn)}),
            ),
        },
        36 => match dice.below(3) {
            0 => ("remove_view", json!({"id": one_of("saved_view", dice)})),
            _ => {
                let camera = json!({"lon": -2.0, "lat": 53.4, "zoom": 14.0});
                (
                    "save_view",
                    json!({"id": null, "view": {"name": word, "camera": camera}}),
                )
            }
        },
        37 => (
            "add_attachments",
            json!({"asset": asset, "paths": files.iter().filter(|file| file.ends_with(".pdf")).collect::<Vec<_>>()}),
        ),
        38 => {
            let id = one_of("attachment", dice);
            match dice.below(2) {
                0 => ("remove_attachment", json!({"id": id})),
                _ => (
                    "edit_attachment",
                    json!({"id": id, "fields": {"caption": word}}),
                ),
            }
        }
        39 => {
            let on_card = "SELECT id FROM attachment WHERE existence = ?1 ORDER BY position DESC";
            let ids = ids_of(catalogue, on_card, "here");
            ("order_attachments", json!({"asset": asset, "ids": ids}))
        }
        // Whoever is under 18 lets photos go.
        40 => (
            "edit_asset",
            json!({"id": asset, "fields": {"is_child": dice.below(2) == 0}}),
        ),
        41 => (
            "drop_inbox",
            json!({"ids": [one_of("inbox_item", dice), one_of("inbox_item", dice)]}),
        ),
        42 => {
            let choices = json!([{"label": "Ramp"}, {"label": word}]);
            let kind = ["choice", "choices", "text", "date"][dice.below(4) as usize];
            (
                "add_custom_field",
                json!({"field": {"label": format!("{word} {}", dice.below(3)), "type": kind, "choices": choices}}),
            )
        }
        43 => {
            let said = [json!("Ramp"), json!(word), json!(null)][dice.below(3) as usize].clone();
            let unit = format!("field/{}", one_of("custom_field", dice));
            ("edit_asset", json!({"id": asset, "fields": {unit: said}}))
        }
        44 => match dice.below(2) {
            0 => (
                "retire_custom_field",
                json!({"id": one_of("custom_field", dice)}),
            ),
            _ => (
                "restore_custom_field",
                json!({"id": dice.one(&ids(catalogue, "custom_field", "bin"))}),
            ),
        },
        45 => match dice.below(2) {
            0 => {
                let ids: Vec<String> = ids(catalogue, "custom_field", "here")
                    .into_iter()
                    .rev()
                    .collect();
                ("order_custom_fields", json!({"ids": ids}))
            }
            _ => (
                "edit_custom_field",
                json!({"id": one_of("custom_field", dice), "moved": {"Ramp": null},
                    "field": {"label": word, "type": "choice", "choices": [{"label": "Slope"}]}}),
            ),
        },
        _ => {
            let new_field = json!({"columns": {"2": "new_field"}});
            let options = [json!({}), new_field][dice.below(2) as usize].clone();
            (
                "run_import",
                json!({"path": dice.one(&files[..2]), "options": options}),
            )
        }
    }
}
