//! Rules about the sources themselves, so that they hold tomorrow as well. What the compiler can hold is
//! not here; each rule here has a control that shows it complaining.

#![allow(clippy::unwrap_used)]

mod code;
mod page;
mod readme;

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the project, its path from the top written with `/`.
struct File {
    path: String,
    text: String,
}

impl File {
    fn new(path: &str, text: &str) -> File {
        File {
            path: path.into(),
            text: text.into(),
        }
    }

    fn is(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }
}

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file of text that is not ignored.
fn files() -> Vec<File> {
    let ignored = fs::read_to_string(top().join(".gitignore")).unwrap();
    let mut ignored: Vec<&str> = ignored.lines().collect();
    ignored.extend(["/.git", ".DS_Store"]);
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(top().join(folder.trim_start_matches('/'))).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let path = format!("{folder}/{name}");
            if ignored.iter().any(|each| *each == path || *each == name) {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(entry.path()) {
                found.push(File::new(&path[1..], &text));
            }
        }
    }
    assert!(found.len() > 300, "the project was not found");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Whether a rule complains of the project; the complaints are printed one to a line.
#[track_caller]
fn holds(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// What a person has to read to understand the program: not tables of data, and nothing that is printed.
fn is_read(file: &File) -> bool {
    [
        ".rs", ".ts", ".svelte", ".mjs", ".js", ".py", ".css", ".sql",
    ]
    .iter()
    .any(|ending| file.is(ending))
        && ![
            "ui/src/core/bindings.ts",
            "crates/hereabouts-core/src/storage/schema/schema.sql",
        ]
        .contains(&file.path.as_str())
}

fn too_long(files: &[File]) -> Vec<String> {
    let long = files.iter().filter(|file| is_read(file));
    long.map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > 500)
        .map(|(file, lines)| {
            format!(
                "{}: {lines} lines, and 500 is the most. What in it has a name of its own?",
                file.path
            )
        })
        .collect()
}

#[test]
fn no_file_is_too_long_to_read() {
    let long = File::new("a.rs", &"//\n".repeat(501));
    assert_eq!(too_long(&[long]).len(), 1);
    let table = File::new("a.txt", &"one\n".repeat(501));
    assert!(too_long(&[table]).is_empty());
    holds(too_long(&files()));
}

/// Paths and hosts that mean something on one machine only.
fn of_one_machine(files: &[File]) -> Vec<String> {
    let checkout = fs::canonicalize(top()).unwrap();
    let checkout = checkout.to_string_lossy().into_owned();
    // Put together here, so that this file does not complain of itself.
    let words = [
        ["/wo", "rk/"],
        ["/ro", "ot/"],
        ["/bui", "lds/"],
        ["registry.", "npmjs"],
        ["npm", "mirror"],
        ["index.", "crates.io"],
    ];
    let mut words: Vec<String> = words.iter().map(|two| two.concat()).collect();
    words.push(checkout);
    let mut complaints = Vec::new();
    for file in files {
        for (line, words) in file.text.lines().zip(1..).flat_map(|(text, line)| {
            words
                .iter()
                .filter(|word| text.contains(*word))
                .map(move |word| (line, word))
        }) {
            complaints.push(format!("{}:{line}: “{words}” is of one machine", file.path));
        }
        if file.is("package-lock.json") && file.text.contains("\"resolved\":") {
            complaints.push(format!(
                "{}: a package is bound to one registry. Take every “resolved” out; `omit-lockfile-registry-resolved=true` keeps npm from writing them.",
                file.path
            ));
        }
    }
    complaints
}

#[test]
fn nothing_is_bound_to_one_machine() {
    let path = ["see /wo", "rk/hereabouts"].concat();
    assert_eq!(of_one_machine(&[File::new("a.md", &path)]).len(), 1);
    let bound = File::new("ui/package-lock.json", r#"{"resolved": "https://x/y.tgz"}"#);
    assert_eq!(of_one_machine(&[bound]).len(), 1);
    holds(of_one_machine(&files()));
}
