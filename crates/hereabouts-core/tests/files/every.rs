//! Every listed file: planned, brought in, taken back, brought in again, saved for everybody, brought back.

use crate::back;
use crate::corpus::{self, File};
use hereabouts_core::Catalogue;
use hereabouts_core::import::plan::{ImportCounts, ImportOptions};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// What is done with a file depends on its rows, so that all of it takes no more than a minute or two.
const FEW: u64 = 300;
const MANY: u64 = 1_000;

#[test]
fn every_file_comes_in_and_leaves_and_comes_back() {
    let folder = corpus::for_the_judges("export-corpus-files");
    let (files, rows, saved) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    corpus::each(corpus::listed(), |file| {
        let started = Instant::now();
        let catalogue = Catalogue::in_memory("Anywhere").unwrap();
        let Some(expected) = file.rows else {
            let refused = catalogue.run_import(text(&file.path), ImportOptions::default());
            assert!(refused.is_err(), "{} should be refused", file.name);
            assert!(
                catalogue.undo_list().unwrap().undo.is_empty(),
                "{}",
                file.name
            );
            return;
        };
        let first = bring_in(&catalogue, &file);
        assert_eq!(first.rows, expected, "{}", file.name);
        let folder = folder.join(file.name.replace('/', "-").replace('.', "_"));
        std::fs::create_dir(&folder).unwrap();
        let ways: &[back::Way] = match (expected <= FEW, expected <= MANY) {
            (true, _) => back::ALL,
            (false, true) => &[("me", "geojson", true), ("public", "geojson", false)],
            (false, false) => &[("me", "geojson", false)],
        };
        let released = back::check(&catalogue, &file.name, &folder, ways, None);
        if expected <= FEW {
            assert_eq!(
                catalogue.check(true).unwrap(),
                Vec::<String>::new(),
                "{}",
                file.name
            );
        }
        files.fetch_add(1, Ordering::Relaxed);
        rows.fetch_add(first.rows, Ordering::Relaxed);
        saved.fetch_add(released, Ordering::Relaxed);
        if started.elapsed().as_secs() > 4 {
            println!("{}: {:.1?}", file.name, started.elapsed());
        }
    });
    println!(
        "{files:?} files with {rows:?} rows came in; {saved:?} assets were saved and came back"
    );
}

/// Planned as done; taken back whole; the same on another laptop; nothing doubled.
fn bring_in(catalogue: &Catalogue, file: &File) -> ImportCounts {
    let name = &file.name;
    let elsewhere = catalogue.copy_in_memory().unwrap();
    let run = |catalogue: &Catalogue| {
        let done = catalogue.run_import(text(&file.path), ImportOptions::default());
        done.unwrap_or_else(|error| panic!("{name}: {error}"))
            .value
            .counts
    };
    let plan = || catalogue.plan_import(text(&file.path), ImportOptions::default());
    let planned = (file.rows <= Some(MANY)).then(|| plan().unwrap().counts);
    let empty = catalogue.info().unwrap().content_hash;
    let first = run(catalogue);
    assert_eq!(
        planned.unwrap_or(first),
        first,
        "{name}: what was planned is what is done"
    );
    let sum = first.new + first.updated + first.same + first.inbox + first.skipped;
    assert_eq!(first.rows, sum, "{name}: every row is accounted for");
    let full = catalogue.info().unwrap();
    assert_eq!(
        (full.assets, full.inbox),
        (first.new, first.inbox),
        "{name}"
    );
    if file.rows > Some(MANY) {
        return first;
    }
    if first.new + first.inbox > 0 {
        catalogue.undo().unwrap();
        let left = catalogue.info().unwrap();
        assert_eq!(
            (left.assets, left.inbox),
            (0, 0),
            "{name}: undo leaves nothing"
        );
        assert_eq!(left.content_hash, empty, "{name}: undo leaves nothing");
        catalogue.redo().unwrap();
        assert_eq!(
            catalogue.info().unwrap().content_hash,
            full.content_hash,
            "{name}: redo"
        );
    }
    if file.rows > Some(FEW) {
        return first;
    }
    assert_eq!(run(&elsewhere), first, "{name}");
    let other = elsewhere.info().unwrap().content_hash;
    assert_eq!(
        other, full.content_hash,
        "{name}: the same records under the same ids"
    );
    let again = run(catalogue);
    assert_eq!(
        (again.new, again.updated),
        (0, 0),
        "{name}: {first:?} then {again:?}"
    );
    assert_eq!(again.inbox, first.inbox, "{name}: {first:?} then {again:?}");
    assert_eq!(
        catalogue.info().unwrap().content_hash,
        full.content_hash,
        "{name}"
    );
    first
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
