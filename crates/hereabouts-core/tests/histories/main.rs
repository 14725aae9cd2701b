//! Random histories of every operation: undo all gives exactly the first content, redo all the last, and
//! the log played once more gives the tables. Compared by a dump of all content tables.

mod as_it_was;
mod connecting;
#[path = "../support/dice.rs"]
mod dice;
mod laptops;
mod steps;

use dice::Dice;
use hereabouts_core::Catalogue;
use hereabouts_core::api;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

const HISTORIES: u64 = 90;
const STEPS: u64 = 60;

impl Dice {
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
    const TABLES: [&str; 25] = [
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
        "gift",
        "wish",
        "conversation",
        "follow_up",
        "introduction",
        "possible_action",
        "gathering",
        "synonym",
        "network_pin",
        "distinct_pair",
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
            ("about", "SELECT hex(asset), hex(record) FROM involved WHERE record IN (
                    SELECT id FROM conversation WHERE existence <> 'blank'
                    UNION ALL SELECT id FROM introduction WHERE existence <> 'blank'
                    UNION ALL SELECT id FROM possible_action WHERE existence <> 'blank') ORDER BY 1, 2"),
            ("offers", "SELECT topic, hex(id) FROM gift_topic JOIN gift ON n = gift ORDER BY 1, 2"),
            ("wishes", "SELECT topic, hex(id) FROM wish_topic JOIN wish ON n = wish ORDER BY 1, 2"),
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
fn one(dice: &mut Dice, catalogue: &Catalogue, files: &[String]) -> (&'static str, Value) {
    match dice.below(3) {
        0 => connecting::step(dice, catalogue),
        _ => steps::step(dice, catalogue, files),
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
            let (name, args) = one(&mut dice, &catalogue, &files);
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
            let (name, args) = one(&mut dice, &catalogue, &files);
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
    for name in connecting::ALL.into_iter().chain([
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
    ]) {
        assert!(done.contains(name), "no history did {name}");
    }
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("writable");
    path.display().to_string()
}
