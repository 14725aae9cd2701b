//! The program is killed while it merges: all of it is there afterwards or nothing, and doing it again completes it.

use crate::calls::made;
use crate::{FILE, Place};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

const INTO: &str = "HEREABOUTS_MERGE_INTO";
const FROM: &str = "HEREABOUTS_MERGE_FROM";
const KILLS: u32 = 50;
const ASSETS: usize = 400;

/// A file of changes with many assets, written beside the catalogue of which it is.
fn changes(place: &Place) -> PathBuf {
    let there = place.folder.join("theirs.hereabouts");
    fs::copy(place.file(), &there).unwrap();
    let theirs = Catalogue::open(&there, None).unwrap();
    for n in 0..ASSETS {
        let made = theirs.create_asset(AssetKind::Place, format!("Bench {n}"), Default::default());
        made.unwrap();
    }
    let path = place.folder.join("theirs.hereabouts-changes");
    theirs
        .save_changes(path.display().to_string(), None, None)
        .unwrap();
    path
}

fn start(into: &Path, from: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "merging::a_merge_that_is_killed_is_done_whole_or_not_at_all",
            "--nocapture",
        ])
        .env(INTO, into)
        .env(FROM, from)
        .spawn()
        .unwrap()
}

/// The test starts this program again and again, to run itself with a file to merge into.
#[test]
fn a_merge_that_is_killed_is_done_whole_or_not_at_all() {
    if let (Some(into), Some(from)) = (std::env::var_os(INTO), std::env::var_os(FROM)) {
        let catalogue = Catalogue::open(into.as_ref(), None).unwrap();
        let from = from.into_string().unwrap();
        catalogue.run_merge(from, None).unwrap();
        return;
    }
    let place = Place::new("maps", &made());
    let from = changes(&place);
    let before = fs::read(place.file()).unwrap();
    let fresh = |n: u32| {
        let folder = place.folder.join(n.to_string());
        fs::create_dir(&folder).unwrap();
        let into = folder.join(FILE);
        fs::write(&into, &before).unwrap();
        into
    };

    // How long it takes when nobody disturbs it.
    let into = fresh(0);
    let began = Instant::now();
    assert!(start(&into, &from).wait().unwrap().success());
    let whole = began.elapsed();
    let hash = |catalogue: &Catalogue| catalogue.info().unwrap().team_hash;
    let done = hash(&Catalogue::open(&into, None).unwrap());
    let undone = hash(&Catalogue::open(&fresh(1), None).unwrap());
    assert_ne!(done, undone);

    let (mut nothing, mut all) = (0, 0);
    for n in 0..KILLS {
        let into = fresh(n + 2);
        let mut child = start(&into, &from);
        // Spread over its time, and a little beyond.
        std::thread::sleep(
            whole.mul_f64(f64::from(n) * 1.1 / f64::from(KILLS)) + Duration::from_millis(1),
        );
        child.kill().unwrap();
        child.wait().unwrap();
        let catalogue = Catalogue::open(&into, None).unwrap();
        assert_eq!(catalogue.check(false).unwrap(), [""; 0], "kill {n}");
        match hash(&catalogue) {
            now if now == undone => {
                assert_eq!(catalogue.info().unwrap().assets, 0, "kill {n}");
                nothing += 1;
            }
            now => {
                assert_eq!(now, done, "kill {n}");
                all += 1;
            }
        }
        catalogue
            .run_merge(from.display().to_string(), None)
            .unwrap();
        assert_eq!(hash(&catalogue), done, "kill {n}: done again");
        assert_eq!(catalogue.info().unwrap().assets, ASSETS as u64);
        drop(catalogue);
        fs::remove_dir_all(into.parent().unwrap()).unwrap();
    }
    println!("{nothing} times nothing, {all} times all, of {whole:.1?}");
    assert!(nothing > 0, "no kill came before the end");
}
