//! The program is killed while it merges: all of it is there afterwards or nothing, and doing it again completes it.

use crate::calls::made;
use crate::{FILE, Place};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

const INTO: &str = "HEREABOUTS_MERGE_INTO";
const FROM: &str = "HEREABOUTS_MERGE_FROM";
const BEGINS: &str = "the merge begins";
const IS_DONE: &str = "the merge is done";
/// So many kills come on the way, evenly over the time that a merge takes. Which of these find nothing and which all
/// is up to the disk, but for the first, which comes with the beginning.
const ON_THE_WAY: u32 = 44;
/// So many come once the program said that it is done: then it is, whatever happens.
const ONCE_IT_IS_SAID: u32 = 6;
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

/// A program that merges, and says how far it is.
struct Merging {
    program: Child,
    says: BufReader<ChildStdout>,
}

impl Merging {
    fn start(into: &Path, from: &Path) -> Merging {
        let mut program = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "merging::a_merge_that_is_killed_is_done_whole_or_not_at_all",
                "--nocapture",
            ])
            .env(INTO, into)
            .env(FROM, from)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let says = BufReader::new(program.stdout.take().unwrap());
        Merging { program, says }
    }

    fn wait_for(&mut self, what: &str) {
        let mut line = String::new();
        while !line.trim_end().ends_with(what) {
            line.clear();
            let read = self.says.read_line(&mut line).unwrap();
            assert!(read > 0, "it ended before it said: {what}");
        }
    }

    fn kill(mut self) {
        self.program.kill().unwrap();
        self.program.wait().unwrap();
    }
}

/// The test starts this program again and again, to run itself with a file to merge into.
#[test]
fn a_merge_that_is_killed_is_done_whole_or_not_at_all() {
    if let (Some(into), Some(from)) = (std::env::var_os(INTO), std::env::var_os(FROM)) {
        let catalogue = Catalogue::open(into.as_ref(), None).unwrap();
        let from = from.into_string().unwrap();
        println!("{BEGINS}");
        catalogue.run_merge(from, None).unwrap();
        println!("{IS_DONE}");
        // Until it is killed.
        std::thread::sleep(Duration::from_secs(60));
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
    let mut merging = Merging::start(&into, &from);
    merging.wait_for(BEGINS);
    let began = Instant::now();
    merging.wait_for(IS_DONE);
    let whole = began.elapsed();
    merging.kill();
    let hash = |catalogue: &Catalogue| catalogue.info().unwrap().team_hash;
    let done = hash(&Catalogue::open(&into, None).unwrap());
    let undone = hash(&Catalogue::open(&fresh(1), None).unwrap());
    assert_ne!(done, undone);

    let (mut nothing, mut all) = (0, 0);
    for n in 0..ON_THE_WAY + ONCE_IT_IS_SAID {
        let into = fresh(n + 2);
        let is_said = n >= ON_THE_WAY;
        let mut merging = Merging::start(&into, &from);
        merging.wait_for(BEGINS);
        match is_said {
            true => merging.wait_for(IS_DONE),
            false => std::thread::sleep(whole.mul_f64(f64::from(n) / f64::from(ON_THE_WAY))),
        }
        merging.kill();
        let catalogue = Catalogue::open(&into, None).unwrap();
        assert_eq!(catalogue.check(false).unwrap(), [""; 0], "kill {n}");
        match hash(&catalogue) {
            now if now == undone => {
                assert!(!is_said, "kill {n}: it was said that it is done");
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
    assert!(all >= ONCE_IT_IS_SAID, "no kill came after it");
}
