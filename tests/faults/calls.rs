//! The program itself as what is edited while the disk fails: calls of the catalogue, as a day's work
//! makes them.

use crate::script::Subject;
use hereabouts_core::api::Edit;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::confirmation::CheckOutcome;
use hereabouts_core::contact::{Channel, Contact, ContactKind};
use hereabouts_core::geometry::Geometry;
use hereabouts_core::history::{Action, Label};
use hereabouts_core::id::AssetId;
use hereabouts_core::list::{Sort, SortBy};
use hereabouts_core::place::Place;
use hereabouts_core::relationship::Relationship;
use hereabouts_core::{Catalogue, Error, Result};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;

/// Acknowledged is what a call answered with `Ok`.
pub const CALLS: Subject<Catalogue> = Subject {
    open: |path| Catalogue::open(path, None),
    edit,
    quiet: |catalogue| catalogue.settle(),
    content,
    wrong: |catalogue| catalogue.check(true),
};

/// A catalogue as it is made, and nothing in it.
pub fn made() -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(crate::FILE);
    drop(Catalogue::create(&path, "Greenfield", None).unwrap());
    BTreeMap::from([(crate::FILE.to_owned(), fs::read(path).unwrap())])
}

fn fields(given: serde_json::Value) -> Edit {
    serde_json::from_value(given).unwrap()
}

/// The asset of the `n`-th edit before this one that made one; wherever it is now.
fn asset(catalogue: &Catalogue, name: &str) -> Result<AssetId> {
    catalogue.read(|db| {
        let id = db.query_row("SELECT id FROM asset WHERE name = ?1", [name], |row| {
            row.get(0)
        })?;
        Ok(AssetId(uuid::Uuid::from_bytes(id)))
    })
}

fn edit(catalogue: &mut Catalogue, n: usize) -> Result<()> {
    // Rounds of twelve: a group and a hall are made in each, and worked on.
    let round = n / 12;
    let group = || asset(catalogue, &format!("Group {round}"));
    let hall = || asset(catalogue, &format!("Hall {round}"));
    match n % 12 {
        0 => {
            let given = fields(json!({ "summary": "Meets on Tuesdays", "tags": ["food"] }));
            let name = format!("Group {round}");
            catalogue
                .create_asset(AssetKind::Association, name, given)
                .map(drop)
        }
        1 => {
            let name = format!("Hall {round}");
            catalogue
                .create_asset(AssetKind::Place, name, fields(json!({})))
                .map(drop)
        }
        // Some notes need several pages.
        2 => catalogue
            .edit_asset(
                group()?,
                fields(json!({ "note": format!("note {n} ").repeat(900), "status": "going" })),
            )
            .map(drop),
        3 => {
            let spot = Geometry::point(-2.3, 53.4 + n as f64 / 1000.0).map_err(Error::Invalid)?;
            catalogue
                .place_asset(hall()?, Some(Place::pin(spot)))
                .map(drop)
        }
        4 => {
            let tie = json!({ "from": group()?, "type": "meets_at", "to": hall()? });
            let tie: Relationship = serde_json::from_value(tie).unwrap();
            catalogue.relate(tie).map(drop)
        }
        5 => catalogue
            .confirm_asset(hall()?, CheckOutcome::StillGoing, None, None)
            .map(drop),
        6 => catalogue
            .tag_assets(vec![group()?, hall()?], format!("round {round}"), true)
            .map(drop),
        7 => catalogue
            .add_contact(Contact {
                asset: group()?,
                kind: ContactKind::Role,
                channel: Channel::Phone,
                value: format!("0161 496 00{n:02}"),
                label: None,
                may_be_published: false,
                publish_reason: None,
            })
            .map(drop),
        8 => catalogue.undo().map(drop),
        9 => catalogue.redo().map(drop),
        10 => catalogue.delete_assets(vec![hall()?]).map(drop),
        // Every second time, so that there are halls in the bin and others that came back.
        _ if round.is_multiple_of(2) => catalogue.undo().map(drop),
        _ => catalogue.jot(format!("ask about hall {round}")).map(drop),
    }
}

/// Everything but ids and times, as rows and as the program answers.
fn content(catalogue: &mut Catalogue) -> Result<String> {
    let mut shown = catalogue.read(|db| {
        const ROWS: &str = "
            SELECT a.existence || ' ' || a.kind || ' ' || a.name || ' ' || a.status || ' ' || coalesce(a.summary, '')
                || ' ' || coalesce(length(a.note) || substr(a.note, -9), '') || ' ' || coalesce(a.tags, '')
                || ' ' || coalesce(a.west || a.place, '') || ' ' || (a.last_checked IS NOT NULL) FROM asset a
            UNION ALL SELECT r.existence || ' ' || a.name || ' ' || r.type || ' ' || b.name
                FROM relationship r JOIN asset a ON a.id = r.\"from\" JOIN asset b ON b.id = r.\"to\"
            UNION ALL SELECT c.existence || ' ' || a.name || ' ' || c.outcome FROM confirmation c JOIN asset a ON a.id = c.asset
            UNION ALL SELECT c.existence || ' ' || a.name || ' ' || c.value FROM contact c JOIN asset a ON a.id = c.asset
            UNION ALL SELECT existence || ' ' || title FROM inbox_item
            UNION ALL SELECT count(*) || ' operations, the last number ' || (SELECT value FROM fact WHERE key = 'lamport') FROM op
            UNION ALL SELECT count(*) || ' changes' FROM change
            UNION ALL SELECT json_extract(label, '$.action') FROM op";
        let mut rows = db.prepare(ROWS)?;
        let rows = rows.query_map([], |row| row.get::<_, Option<String>>(0))?;
        let rows: rusqlite::Result<Vec<Option<String>>> = rows.collect();
        Ok(rows?.into_iter().flatten().collect::<Vec<_>>())
    })?;
    let by_name = Sort {
        by: SortBy::Name,
        descending: false,
    };
    for query in ["", "hal", "tag:food", "0161"] {
        let page = catalogue.list_assets(query.into(), by_name, 0, 200)?;
        let names: Vec<String> = page.rows.into_iter().map(|row| row.name).collect();
        shown.push(format!("“{query}” finds {names:?}"));
    }
    let lists = catalogue.undo_list()?;
    shown.push(format!(
        "{} to undo, {} to redo",
        lists.undo.len(),
        lists.redo.len()
    ));
    shown.push(format!(
        "{} bytes of tile",
        catalogue.tile(0, 0, 0, "")?.len()
    ));
    Ok(shown.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::{Dice, Disk, Trouble};
    use crate::{ALL, FILE, Place as Folder, PowerCut, TROUBLES, Toll, named, seed, survives, vfs};
    use std::time::Instant;

    #[test]
    fn no_acknowledged_call_is_lost_in_a_power_cut() {
        let start = made();
        let cut = |subject, folder, points| PowerCut {
            subject,
            start: start.clone(),
            folder,
            edits: 36,
            points,
            heeds: ALL,
            proved_every: 10,
        };
        let normal = Subject {
            open: |path| {
                let catalogue = Catalogue::open(path, None)?;
                // Out of the transaction and into another: within one it cannot be changed.
                const WEAKER: &str = "COMMIT; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE";
                catalogue.transact(Label::of(Action::Begin), |tx| {
                    Ok(tx.db().execute_batch(WEAKER)?)
                })?;
                Ok(catalogue)
            },
            ..CALLS
        };
        let run = |name: &str, cut: PowerCut<_>| {
            let began = Instant::now();
            let toll = cut.toll(&mut Dice(seed()));
            let took = began.elapsed();
            println!("{name}: {toll:?} of {} in {took:.1?}", cut.points);
            toll
        };
        let safe = run("write-ahead log, FULL", cut(CALLS, "maps", 1000));
        assert_eq!(safe, Toll::default());
        let safe = run("rollback journal, EXTRA", cut(CALLS, "Dropbox", 200));
        assert_eq!(safe, Toll::default());
        let control = run("control: NORMAL", cut(normal, "maps", 200));
        assert!(control.lost > 0, "nothing is lost: the test is blind");
    }

    /// With the disk in trouble at every write in turn: after a new start, and at every second without one.
    #[test]
    fn a_disk_in_trouble_leaves_the_old_or_the_new_and_work_goes_on() {
        let start = made();
        for (folder, edits) in [("maps", 4), ("Dropbox", 2)] {
            let expected = {
                let place = Folder::new(folder, &start);
                vfs::watch(&place.folder, Disk::plain());
                CALLS.contents(&place.file(), edits).unwrap()
            };
            // One that is pulled out fails as one that fails once: see `main`.
            for (name, trouble) in &TROUBLES[..2] {
                let began = Instant::now();
                let came = (0_usize..)
                    .take_while(|n| {
                        if n.is_multiple_of(2) {
                            goes_on(&start, folder, &expected, trouble(*n));
                        }
                        survives(&CALLS, &start, folder, &expected, trouble(*n))
                    })
                    .count();
                assert!(came > 100, "only {came} writes met the trouble");
                let took = began.elapsed();
                println!("{folder}, {name}: {came} of {came} old or new, in {took:.1?}");
            }
        }
    }

    /// The window stays open while the disk fails and is well again: the call that failed is made once
    /// more, and then all others.
    fn goes_on(
        start: &BTreeMap<String, Vec<u8>>,
        folder: &str,
        expected: &[String],
        trouble: Trouble,
    ) {
        let place = Folder::new(folder, start);
        let disk = vfs::watch(&place.folder, Disk::in_trouble(trouble));
        let Ok(mut open) = Catalogue::open(&place.folder.join(FILE), None) else {
            return;
        };
        let edits = expected.len() - 1;
        for (n, before) in expected.iter().enumerate().take(edits) {
            if let Err(error) = edit(&mut open, n) {
                named(trouble, &error);
                vfs::lock(&disk).heal();
                let shown = content(&mut open).unwrap();
                assert_eq!(shown, *before, "{trouble:?}: something is left of edit {n}");
                edit(&mut open, n).unwrap_or_else(|error| panic!("{trouble:?}: {error}"));
            }
            if n == 2 {
                // What it answers is not of interest here: nothing was asked to be saved.
                let _ = open.settle();
            }
        }
        vfs::lock(&disk).heal();
        open.settle().unwrap();
        assert_eq!(content(&mut open).unwrap(), expected[edits]);
        assert_eq!(open.check(true).unwrap(), [""; 0], "{trouble:?}");
    }

    /// The disk becomes full somewhere in the middle of a long operation.
    #[test]
    fn an_import_onto_a_full_disk_leaves_nothing() {
        let rows = (0..60).map(|n| format!("Bench {n},{}\n", "wood ".repeat(300)));
        let elsewhere = tempfile::tempdir().unwrap();
        let table = elsewhere.path().join("benches.csv");
        fs::write(&table, format!("Name,About\n{}", rows.collect::<String>())).unwrap();
        let path = table.to_str().unwrap();
        for folder in ["maps", "Dropbox"] {
            let mut failures = 0;
            for from in (0..).step_by(29) {
                let place = Folder::new(folder, &made());
                let mut catalogue = Catalogue::open(&place.file(), None).unwrap();
                let before = content(&mut catalogue).unwrap();
                let disk = vfs::watch(&place.folder, Disk::plain());
                drop(catalogue);
                // Opened again, now that somebody watches.
                let mut catalogue = Catalogue::open(&place.file(), None).unwrap();
                vfs::lock(&disk).come_to(Trouble::Full { from });
                let ended = catalogue.run_import(path.to_owned(), Default::default());
                vfs::lock(&disk).heal();
                let Err(error) = ended else {
                    assert_eq!(catalogue.info().unwrap().assets, 60);
                    break;
                };
                failures += 1;
                assert_eq!(error.to_string(), Error::DiskFull.to_string());
                assert_eq!(content(&mut catalogue).unwrap(), before, "from {from}");
                let done = catalogue.run_import(path.to_owned(), Default::default());
                assert_eq!(done.unwrap().value.counts.new, 60);
                assert_eq!(catalogue.check(true).unwrap(), [""; 0]);
            }
            println!("{folder}: {failures} imports failed and were done again");
            assert!(failures > 2, "{folder}: only {failures} failed");
        }
    }

    #[test]
    fn a_panic_in_the_middle_of_a_call_leaves_nothing_and_work_goes_on() {
        let place = Folder::new("maps", &made());
        let mut catalogue = Catalogue::open(&place.file(), None).unwrap();
        edit(&mut catalogue, 0).unwrap();
        let before = content(&mut catalogue).unwrap();
        let panics = || {
            catalogue.transact(Label::of(Action::Create), |tx| -> Result<()> {
                let group = hereabouts_core::asset::Asset::new(AssetKind::Place, "Half");
                tx.create(AssetId::new(), &group)?;
                panic!("a mistake of ours");
            })
        };
        let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(panics));
        assert!(ended.is_err());
        assert_eq!(content(&mut catalogue).unwrap(), before);
        catalogue.settle().unwrap();
        edit(&mut catalogue, 1).unwrap();
        assert_eq!(catalogue.check(false).unwrap(), [""; 0]);
    }
}
