//! Random histories of every operation: undo all gives exactly the first content, redo all the last, and
//! the log played once more gives the tables. Compared by a dump of all content tables.

use hereabouts_core::Catalogue;
use hereabouts_core::api;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

const HISTORIES: u64 = 90;
const STEPS: u64 = 40;

/// SplitMix64 (Steele and others 2014): the same history on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    fn one(&mut self, of: &[String]) -> String {
        of.get(self.below(of.len().max(1) as u64) as usize)
            .cloned()
            .unwrap_or_default()
    }
}

fn call(catalogue: &Catalogue, name: &str, args: Value) -> Result<Value, String> {
    let answer = api::call(catalogue, name, args, None).map_err(|failure| failure.message)?;
    serde_json::from_str(&answer).map_err(|e| e.to_string())
}

/// Every row of every content table, as it shows; a record whose making was undone is not shown.
fn dump(catalogue: &Catalogue) -> String {
    const TABLES: [&str; 15] = [
        "asset",
        "contact",
        "relationship",
        "relationship_type",
        "area",
        "confirmation",
        "activity",
        "attachment",
        "inbox_item",
        "partner",
        "release_profile",
        "disclosure",
        "saved_view",
        "custom_field",
        "catalogue",
    ];
    let dumped = catalogue.read(|db| {
        let mut out = String::new();
        for table in TABLES {
            let mut statement = db.prepare(&format!(
                "SELECT * FROM {table} WHERE existence <> 'blank' ORDER BY id"
            ))?;
            let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                out += table;
                for (i, column) in columns
                    .iter()
                    .enumerate()
                    .filter(|(_, column)| *column != "n")
                {
                    out += &format!(" {column}={:?}", row.get_ref(i)?);
                }
                out.push('\n');
            }
        }
        for (what, sql) in [
            ("tag", "SELECT tag, hex(id) FROM asset_tag JOIN asset ON n = asset ORDER BY 1, 2"),
            (
                "said",
                "SELECT field || ' ' || value, hex(id) FROM asset_field JOIN asset ON n = asset ORDER BY 1, 2",
            ),
            (
                "in",
                "SELECT hex(a.id), hex(b.id) FROM asset_area JOIN area a ON a.n = area JOIN asset b ON b.n = asset ORDER BY 1, 2",
            ),
        ] {
            let mut statement = db.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (one, other): (String, String) = (row.get(0)?, row.get(1)?);
                out += &format!("{what} {one} {other}\n");
            }
        }
        Ok(out)
    });
    dumped.expect("readable")
}

fn ids(catalogue: &Catalogue, table: &str, existence: &str) -> Vec<String> {
    let sql = format!("SELECT id FROM {table} WHERE existence = ?1 ORDER BY id");
    ids_of(catalogue, &sql, existence)
}

fn ids_of(catalogue: &Catalogue, sql: &str, existence: &str) -> Vec<String> {
    let found = catalogue.read(|db| {
        let mut statement = db.prepare(sql)?;
        let found = statement.query_map([existence], |row| row.get::<_, [u8; 16]>(0))?;
        Ok(found
            .map(|id| id.map(|id| uuid::Uuid::from_bytes(id).to_string()))
            .collect::<Result<Vec<_>, _>>()?)
    });
    found.expect("readable")
}

/// One step: the command and what it is asked.
fn step(dice: &mut Dice, catalogue: &Catalogue, files: &[String]) -> (&'static str, Value) {
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

#[test]
fn undo_all_gives_the_first_content_and_redo_all_the_last() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = [
        write(
            folder.path(),
            "venues.csv",
            "id,name,tags\n7,Hall,food\n8,Łódź,\n",
        ),
        write(
            folder.path(),
            "venues2.csv",
            "name,address\nHall,1 Mill Lane\nHall,1 Mill Lane\n,nameless\n",
        ),
        write(folder.path(), "letter.pdf", "%PDF-1.7 Dear all"),
        write(folder.path(), "poster.pdf", "%PDF-1.7 Come along"),
    ];
    let mut done = BTreeSet::new();
    for seed in 1..=HISTORIES {
        let catalogue = Catalogue::in_memory("Ours").expect("memory is there");
        let mut dice = Dice(seed);
        for _ in 0..dice.below(10) {
            let (name, args) = step(&mut dice, &catalogue, &files);
            // What cannot be done is refused; that is a step like any other.
            drop(call(&catalogue, name, args));
        }
        // What is undone from here on leads back to a start that may have a history of its own.
        let first = dump(&catalogue);
        let before = catalogue
            .undo_list()
            .expect("readable")
            .undo
            .first()
            .map(|step| step.step.clone());
        let mut steps = 0;
        for _ in 0..STEPS {
            let (name, args) = step(&mut dice, &catalogue, &files);
            let at = catalogue.info().expect("readable").version;
            if call(&catalogue, name, args).is_ok()
                && catalogue.info().expect("readable").version > at
            {
                steps += 1;
                done.insert(name);
            }
        }
        let last = dump(&catalogue);
        let mut undone = 0;
        while catalogue
            .undo_list()
            .expect("readable")
            .undo
            .first()
            .map(|step| step.step.clone())
            != before
        {
            let kept = catalogue
                .undo()
                .expect("there is something to undo")
                .value
                .kept;
            assert_eq!(kept, 0, "seed {seed}: nobody else changed anything");
            undone += 1;
        }
        assert!(undone <= steps, "seed {seed}: typing on is one step");
        assert_eq!(dump(&catalogue), first, "seed {seed}: undo all");
        for _ in 0..undone {
            catalogue.redo().expect("there is something to redo");
        }
        assert_eq!(dump(&catalogue), last, "seed {seed}: redo all");
        assert_eq!(
            catalogue.check(true).expect("checkable"),
            Vec::<String>::new(),
            "seed {seed}"
        );
    }
    for name in [
        "create_asset",
        "edit_asset",
        "place_asset",
        "delete_assets",
        "restore_assets",
        "tag_assets",
        "add_contact",
        "edit_contact",
        "remove_contact",
        "relate",
        "unrelate",
        "confirm_asset",
        "add_area",
        "remove_area",
        "split_area",
        "join_areas",
        "split_asset",
        "join_assets",
        "save_view",
        "remove_view",
        "jot",
        "settle_inbox",
        "drop_inbox",
        "add_partner",
        "remove_partner",
        "save_profile",
        "add_relationship_type",
        "rename",
        "add_activity",
        "remove_activity",
        "add_attachments",
        "edit_attachment",
        "order_attachments",
        "remove_attachment",
        "run_import",
        "add_custom_field",
        "edit_custom_field",
        "order_custom_fields",
        "retire_custom_field",
        "restore_custom_field",
    ] {
        assert!(done.contains(name), "no history did {name}");
    }
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("writable");
    path.display().to_string()
}
