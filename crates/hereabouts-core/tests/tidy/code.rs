//! Which crate may know which, and where SQL may write.

use super::{File, files, holds, top};
use hereabouts_core::record::Kind;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Everything a package is built from, whatever its features, as `Cargo.lock` says.
fn tree(lock: &str, package: &str) -> BTreeSet<String> {
    let mut needs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for entry in lock.split("[[package]]").skip(1) {
        let name = entry
            .lines()
            .find_map(|line| line.strip_prefix("name = "))
            .unwrap()
            .trim_matches('"');
        // A dependency is its name, and its version where there are several.
        let dependencies = entry.lines().filter_map(|line| line.strip_prefix(" \""));
        let names = dependencies.map(|line| line.split([' ', '"']).next().unwrap());
        needs.entry(name).or_default().extend(names);
    }
    assert!(needs.contains_key(package), "{package} is not locked");
    let mut found = BTreeSet::new();
    let mut waiting = vec![package];
    while let Some(name) = waiting.pop() {
        if found.insert(name.to_owned()) {
            waiting.extend(&needs[name]);
        }
    }
    found
}

/// The packages that name another as their dependency.
fn users(lock: &str, package: &str) -> Vec<String> {
    let wanted = format!(" \"{package}\"");
    let entries = lock.split("[[package]]").skip(1);
    let users = entries.filter(|entry| {
        let mut lines = entry.lines();
        lines.any(|line| line.trim_end_matches(',') == wanted)
    });
    let name = |entry: &str| {
        entry
            .lines()
            .find_map(|line| Some(line.strip_prefix("name = ")?.trim_matches('"').to_owned()))
    };
    users.filter_map(name).collect()
}

/// Beginnings of names that `package` must not be built from.
fn unwanted(lock: &str, package: &str, beginnings: &[&str]) -> Vec<String> {
    let is_unwanted = |name: &String| beginnings.iter().any(|word| name.starts_with(word));
    let found = tree(lock, package).into_iter().filter(is_unwanted);
    found
        .map(|name| format!("{package} is built from {name}"))
        .collect()
}

const WINDOWS: &[&str] = &["tauri", "wry", "tao", "gtk", "webkit2gtk"];
const NETWORKS: &[&str] = &[
    "reqwest",
    "hyper",
    "ureq",
    "curl",
    "rustls",
    "native-tls",
    "hereabouts-online",
];
/// A keychain is a convenience of the window, and nothing else may come to need one.
const KEYCHAINS: &[&str] = &["keyring", "secret-service", "security-framework", "oo7"];

#[test]
fn crates_know_only_what_they_may() {
    let lock = fs::read_to_string(top().join("Cargo.lock")).unwrap();
    assert!(
        !unwanted(&lock, "hereabouts-app", WINDOWS).is_empty(),
        "the window is built from a window"
    );
    assert!(
        !unwanted(&lock, "hereabouts-e2e", NETWORKS).is_empty(),
        "the window is driven over a network"
    );
    assert!(
        !unwanted(&lock, "hereabouts-app", KEYCHAINS).is_empty(),
        "the window knows the keychain"
    );
    for package in [
        "hereabouts-core",
        "hereabouts-cli",
        "hereabouts-export",
        "hereabouts-print",
    ] {
        holds(unwanted(&lock, package, WINDOWS));
        holds(unwanted(&lock, package, NETWORKS));
        holds(unwanted(&lock, package, KEYCHAINS));
    }
    // What asks the network knows no catalogue and no window, and the window alone knows it.
    holds(unwanted(&lock, "hereabouts-online", WINDOWS));
    holds(unwanted(
        &lock,
        "hereabouts-online",
        &[
            "hereabouts-core",
            "hereabouts-export",
            "hereabouts-cli",
            "rusqlite",
        ],
    ));
    assert_eq!(
        users(&lock, "hereabouts-online"),
        ["hereabouts-app"],
        "who can ask the network"
    );
    assert!(
        !unwanted(&lock, "hereabouts-core", &["rusqlite"]).is_empty(),
        "the core is built from SQLite"
    );
    for package in ["hereabouts-export", "hereabouts-print"] {
        holds(unwanted(&lock, package, &["hereabouts-core", "rusqlite"]));
    }
    assert!(
        !unwanted(&lock, "hereabouts-cli", &["typst"]).is_empty(),
        "the terminal prints"
    );
    // It takes minutes to build, and the core is tested every minute.
    holds(unwanted(&lock, "hereabouts-core", &["typst"]));
}

/// The lines of a Rust file that are part of the program, numbered: its tests stand at its end.
fn program(file: &File) -> impl Iterator<Item = (usize, &str)> {
    let lines = (1..).zip(file.text.lines());
    lines.take_while(|(_, line)| *line != "#[cfg(test)]")
}

fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.ends_with("testing.rs") || path.contains("/tests/")
}

/// Words that a crate's program must not hold.
fn named(files: &[File], folder: &str, words: &[&str]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        if !file.path.starts_with(folder) || !file.is(".rs") || is_test(&file.path) {
            continue;
        }
        for (number, line) in program(file) {
            let found = words.iter().filter(|word| line.contains(**word));
            complaints.extend(found.map(|word| format!("{}:{number}: names {word}", file.path)));
        }
    }
    complaints
}

#[test]
fn an_exporter_cannot_look_anything_up_and_only_the_core_knows_sql() {
    let control = File::new(
        "crates/hereabouts-export/src/a.rs",
        "fn f(c: &Catalogue) {}",
    );
    assert_eq!(named(&[control], "crates/", &["Catalogue"]).len(), 1);
    let files = files();
    for folder in [
        "crates/hereabouts-export/src/",
        "crates/hereabouts-print/src/",
    ] {
        holds(named(&files, folder, &["Catalogue", "rusqlite"]));
    }
    for folder in ["crates/hereabouts-cli/src/", "src-tauri/src/"] {
        holds(named(&files, folder, &["rusqlite", "SELECT "]));
    }
    // Nothing listens and nothing calls out.
    for folder in ["crates/", "src-tauri/src/"] {
        holds(named(&files, folder, &["std::net", "tokio::net"]));
    }
}

#[test]
fn one_module_knows_the_grids() {
    const GRID: &[&str] = &["lonlat_bng::", "gridish::"];
    let (inside, outside): (Vec<File>, Vec<File>) = files()
        .into_iter()
        .partition(|file| file.path.contains("/src/grid/"));
    assert!(
        !named(&inside, "crates/", GRID).is_empty(),
        "the module has moved"
    );
    holds(named(&outside, "crates/", GRID));
}

/// Where rows of records may be written.
fn may_write(path: &str) -> bool {
    let path = path.strip_prefix("crates/hereabouts-core/src/");
    path.is_some_and(|path| {
        path.starts_with("log/") || ["storage/rows.rs", "search/text_index.rs"].contains(&path)
    })
}

/// SQL that writes to a record's table, or to one that is only named when it runs, outside the write door.
fn writes(files: &[File]) -> Vec<String> {
    let tables: Vec<&str> = Kind::ALL.iter().map(|kind| kind.table()).collect();
    let written = |after: &str| {
        let name: String = after
            .trim_start_matches([' ', '"'])
            .chars()
            .take_while(|c| c.is_alphanumeric() || "_{".contains(*c))
            .collect();
        name.starts_with('{') || tables.contains(&name.as_str())
    };
    let mut complaints = Vec::new();
    for file in files {
        if !file.is(".rs") || is_test(&file.path) || may_write(&file.path) {
            continue;
        }
        if !file.path.starts_with("crates/") && !file.path.starts_with("src-tauri/") {
            continue;
        }
        for (number, line) in program(file) {
            let wrote = ["INTO ", "UPDATE ", "DELETE FROM "].iter().any(|verb| {
                line.match_indices(verb)
                    .any(|(at, _)| written(&line[at + verb.len()..]))
            });
            if wrote {
                complaints.push(format!(
                    "{}:{number}: writes to a record's table. Go through the write door (log/door.rs).",
                    file.path
                ));
            }
        }
    }
    complaints
}

#[test]
fn records_are_written_through_the_write_door() {
    for (sql, complains) in [
        ("INSERT OR REPLACE INTO asset (id) VALUES (?1)", true),
        ("UPDATE \"contact\" SET value = ?1", true),
        ("DELETE FROM {table} WHERE n = ?1", true),
        ("INSERT INTO fact (key) VALUES (?1)", false),
        ("INSERT INTO asset_text (rowid) VALUES (?1)", false),
    ] {
        let file = File::new("crates/hereabouts-core/src/card.rs", sql);
        assert_eq!(!writes(&[file]).is_empty(), complains, "{sql}");
    }
    let files = files();
    assert!(
        files.iter().any(|file| may_write(&file.path)),
        "the write door has moved"
    );
    holds(writes(&files));
}

/// Complaints of a list of migrations and of the source that includes them.
fn migrations(found: &[File], schema: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for (number, file) in (1..).zip(found) {
        let name = file.path.rsplit('/').next().unwrap();
        if !name.starts_with(&format!("{number:04}_")) {
            complaints.push(format!("{name} is number {number}"));
        }
        if !schema.contains(&format!("include_str!(\"migrations/{name}\")")) {
            complaints.push(format!("storage/schema.rs does not include {name}"));
        }
        // A relationship may arrive before its end, and the log alone decides what goes with what.
        for word in ["REFERENCES ", "ON DELETE", "CREATE TRIGGER"] {
            if file.text.contains(word) {
                complaints.push(format!("{name} says {word}"));
            }
        }
    }
    complaints
}

#[test]
fn migrations_are_numbered_and_leave_decisions_to_the_log() {
    let wrong = File::new(
        "migrations/0003_tie.sql",
        "asset BLOB REFERENCES asset (id)",
    );
    assert_eq!(migrations(&[wrong], "").len(), 3);
    let folder = "crates/hereabouts-core/src/storage/migrations/";
    let found: Vec<File> = files()
        .into_iter()
        .filter(|file| file.path.starts_with(folder))
        .collect();
    assert!(!found.is_empty(), "there are migrations");
    let schema = include_str!("../../src/storage/schema.rs");
    holds(migrations(&found, schema));
}
