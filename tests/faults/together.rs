//! The program itself twice with one file: each sees what the other wrote, waits for it, and loses
//! nothing.

use crate::Place as Folder;
use crate::calls::made;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::geometry::Geometry;
use hereabouts_core::history::{Action, Label};
use hereabouts_core::id::AssetId;
use hereabouts_core::list::Sort;
use hereabouts_core::place::Place;
use hereabouts_core::{Catalogue, Error};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// With a write-ahead log and with a rollback journal.
const FOLDERS: [&str; 2] = ["maps", "Dropbox"];

fn open(place: &Folder) -> Catalogue {
    Catalogue::open(&place.file(), None).unwrap()
}

fn placed(catalogue: &Catalogue, name: &str, lon: f64) -> AssetId {
    let made = catalogue.create_asset(AssetKind::Place, name.into(), Default::default());
    let id = made.unwrap().value;
    let spot = Geometry::point(lon, 53.4).unwrap();
    catalogue.place_asset(id, Some(Place::pin(spot))).unwrap();
    id
}

/// Both show the same, each asked for itself.
fn agree(one: &Catalogue, other: &Catalogue, names: &[&str]) {
    for query in ["", "bench", "kind:place"] {
        let shown = [one, other].map(|catalogue| {
            let page = catalogue.list_assets(query.into(), Sort::default(), 0, 50);
            let mut found: Vec<String> = page.unwrap().rows.into_iter().map(|r| r.name).collect();
            found.sort();
            (
                found,
                format!("{:?}", catalogue.counts(query.into()).unwrap()),
                catalogue.tile(0, 0, 0, query).unwrap(),
            )
        });
        assert_eq!(shown[0].0, names, "{query}");
        assert!(shown[0] == shown[1], "{query}");
    }
    let (one_says, other_says) = (one.info().unwrap(), other.info().unwrap());
    assert_eq!(one_says, other_says);
    assert_eq!(one.undo_list().unwrap(), other.undo_list().unwrap());
    for catalogue in [one, other] {
        assert_eq!(catalogue.check(true).unwrap(), [""; 0]);
    }
}

#[test]
fn each_window_sees_what_the_other_wrote() {
    for folder in FOLDERS {
        let folder = Folder::new(folder, &made());
        let (here, there) = (open(&folder), open(&folder));
        agree(&here, &there, &[]);
        let version = here.info().unwrap().version;
        let first = placed(&there, "First bench", -2.3);
        assert!(here.info().unwrap().version > version);
        agree(&here, &there, &["First bench"]);
        // Written without having looked at what the other wrote.
        placed(&there, "Second bench", -2.2);
        placed(&here, "Third bench", -2.1);
        agree(
            &here,
            &there,
            &["First bench", "Second bench", "Third bench"],
        );
        // Each takes back what the other did.
        there.undo().unwrap();
        there.undo().unwrap();
        agree(&here, &there, &["First bench", "Second bench"]);
        there.redo().unwrap();
        here.delete_assets(vec![first]).unwrap();
        agree(&here, &there, &["Second bench", "Third bench"]);
    }
}

#[test]
fn a_write_waits_for_the_other_window_and_says_so_when_it_takes_too_long() {
    for folder in FOLDERS {
        let folder = Folder::new(folder, &made());
        let (here, there) = (open(&folder), open(&folder));
        let busy_for = |time: Duration| {
            let began = Instant::now();
            std::thread::scope(|scope| {
                let (started, wait) = std::sync::mpsc::channel();
                let here = &here;
                scope.spawn(move || {
                    let slow = here.transact(Label::of(Action::Begin), |_| {
                        started.send(()).unwrap();
                        std::thread::sleep(time);
                        Ok(())
                    });
                    slow.unwrap();
                });
                wait.recv().unwrap();
                there.info().unwrap();
                (there.jot("while it writes".into()), began.elapsed())
            })
        };
        let (written, took) = busy_for(Duration::from_millis(700));
        written.unwrap();
        assert!(took >= Duration::from_millis(700), "it waited {took:?}");
        // Once is enough: it takes its time.
        if folder.folder.ends_with(FOLDERS[0]) {
            let (written, _) = busy_for(Duration::from_millis(5600));
            let error = written.unwrap_err();
            assert!(matches!(error, Error::Busy), "{error}");
            assert_eq!(
                error.to_string(),
                "Another program is writing to this file just now. Nothing was lost. Try again in a moment."
            );
        }
        there.jot("afterwards".into()).unwrap();
        assert_eq!(here.info().unwrap().inbox, 2);
    }
}

#[test]
fn two_windows_never_take_back_one_step_twice() {
    const STEPS: usize = 24;
    for folder in FOLDERS {
        let folder = Folder::new(folder, &made());
        let (here, there) = (open(&folder), open(&folder));
        for n in 0..STEPS {
            here.jot(format!("step {n}")).unwrap();
        }
        std::thread::scope(|scope| {
            for catalogue in [&here, &there, &here, &there] {
                scope.spawn(|| {
                    for _ in 0..STEPS / 4 {
                        catalogue.undo().unwrap();
                    }
                });
            }
        });
        assert_eq!(here.info().unwrap().inbox, 0);
        let lists = there.undo_list().unwrap();
        assert_eq!((lists.undo.len(), lists.redo.len()), (0, STEPS));
        assert!(matches!(here.undo(), Err(Error::NothingToUndo)));
    }
}

const SHARED: &str = "HEREABOUTS_SHARED_CATALOGUE";
const EDITS: usize = 200;

/// Each edit makes something new or goes on with the last; every call has to be answered with `Ok`.
fn work_on(path: &Path) {
    let me = std::process::id();
    let mut catalogue = Catalogue::open(path, None).unwrap();
    let mut last = None;
    for n in 0..EDITS {
        if n % 67 == 66 {
            drop(catalogue);
            catalogue = Catalogue::open(path, None).unwrap();
        }
        match (n % 4, last) {
            (0, _) | (_, None) => {
                let made = catalogue.create_asset(
                    AssetKind::Place,
                    format!("Bench {me} {n}"),
                    Default::default(),
                );
                last = Some(made.unwrap().value);
            }
            (1, Some(id)) => {
                let spot = Geometry::point(-2.3, 53.0 + n as f64 / 1000.0).unwrap();
                catalogue
                    .place_asset(id, Some(Place::pin(spot)))
                    .map(drop)
                    .unwrap();
            }
            (2, Some(id)) => catalogue
                .tag_assets(vec![id], "bench".into(), true)
                .map(drop)
                .unwrap(),
            (_, Some(_)) => catalogue.jot(format!("{me} {n}")).map(drop).unwrap(),
        }
        if n % 25 == 24 {
            catalogue.settle().unwrap();
        }
    }
}

/// The test starts this program twice more, to run itself with a file to share.
#[test]
fn two_programs_edit_one_catalogue() {
    if let Some(path) = std::env::var_os(SHARED) {
        return work_on(path.as_ref());
    }
    for folder in FOLDERS {
        let place = Folder::new(folder, &made());
        let watching = open(&place);
        let began = Instant::now();
        let start = || {
            Command::new(std::env::current_exe().unwrap())
                .args([
                    "--exact",
                    "together::two_programs_edit_one_catalogue",
                    "--nocapture",
                ])
                .env(SHARED, place.file())
                .spawn()
                .unwrap()
        };
        let mut both = [start(), start()];
        let (mut seen, mut steps) = (watching.info().unwrap().version, 0);
        while both.iter_mut().any(|one| one.try_wait().unwrap().is_none()) {
            let now = watching.info().unwrap().version;
            assert!(now >= seen, "the version went back");
            steps += usize::from(now > seen);
            seen = now;
            watching.tile(0, 0, 0, "").unwrap();
        }
        for mut one in both {
            assert!(one.wait().unwrap().success(), "{folder}");
        }
        let info = watching.info().unwrap();
        println!("{folder}: {steps} states seen, in {:.1?}", began.elapsed());
        assert!(steps > 10, "{folder}: only {steps} states seen");
        assert_eq!(
            (info.assets, info.inbox),
            (2 * EDITS as u64 / 4, 2 * EDITS as u64 / 4)
        );
        assert_eq!(info.located, info.assets);
        let tagged = watching
            .list_assets("tag:bench".into(), Sort::default(), 0, 1)
            .unwrap();
        assert_eq!(tagged.total, info.assets);
        assert_eq!(
            watching.undo_list().unwrap().undo.len(),
            100,
            "as many as are shown"
        );
        assert_eq!(watching.check(false).unwrap(), [""; 0]);
    }
}
