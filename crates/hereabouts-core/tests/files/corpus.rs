//! The real and the awkward files, what must come of each, and where what is saved from them goes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// What must come of each file when it is read; `tests/import/walk.rs` proves it.
const OUTCOMES: &str = include_str!("../../../../tests/fixtures/import/outcomes.txt");

/// A file and the rows that are in it; none where an error is right.
pub struct File {
    pub path: PathBuf,
    /// Its folder and name, as the list of outcomes has them.
    pub name: String,
    pub rows: Option<u64>,
}

/// Every listed file that is there: those of `[assets]` and of `[conformance/...]`.
pub fn listed() -> Vec<File> {
    let Some(data) = data("") else {
        return Vec::new();
    };
    let mut folder = "";
    let mut found = Vec::new();
    for line in OUTCOMES.lines() {
        if let Some(named) = line.strip_prefix('[') {
            folder = named.trim_end_matches(']');
        } else if let Some((name, outcome)) = line.split_once(": ")
            && !matches!(folder, "conformance/jsontestsuite" | "derived")
        {
            let rows = outcome.split_once(" rows").map(|(n, _)| n.parse().unwrap());
            found.push(File {
                path: data.join(folder).join(name),
                name: format!("{folder}/{name}"),
                rows,
            });
        }
    }
    found
}

/// A part of the shared data sets; says so and answers `None` when it is not there.
pub fn data(part: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("HEREABOUTS_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let there = shared.join("data").join(part);
    if there.exists() {
        return Some(there);
    }
    println!("{} is not there, so this is not checked", there.display());
    None
}

/// An empty folder below `target`, for the judges.
pub fn for_the_judges(name: &str) -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    let folder = std::env::var_os("CARGO_TARGET_DIR")
        .map_or(own, PathBuf::from)
        .join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Does the same with each, on as many processors as there are; fails when all are done.
pub fn each<T: Send>(all: Vec<T>, act: impl Fn(T) + Sync) {
    let waiting = Mutex::new(all.into_iter());
    let failed = AtomicU64::new(0);
    let work = || {
        while let Some(one) = next(&waiting) {
            if catch_unwind(AssertUnwindSafe(|| act(one))).is_err() {
                failed.fetch_add(1, Ordering::Relaxed);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(work);
        }
    });
    assert_eq!(failed.into_inner(), 0, "each that failed is named above");
}

fn next<T>(waiting: &Mutex<std::vec::IntoIter<T>>) -> Option<T> {
    waiting.lock().unwrap().next()
}
