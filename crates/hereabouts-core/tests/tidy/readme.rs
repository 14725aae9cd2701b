//! The README's map of the code is true: what it names is there, and what is there it names.

use super::{File, files, holds, top};
use std::collections::BTreeSet;

/// Folders in which every folder has to be named.
const MAPPED: &[&str] = &[
    "",
    "crates",
    "crates/hereabouts-cli/src",
    "crates/hereabouts-core",
    "crates/hereabouts-core/src",
    "crates/hereabouts-export",
    "crates/hereabouts-export/src",
    "crates/hereabouts-print",
    "crates/hereabouts-print/src",
    "src-tauri",
    "tests",
    "ui",
    "ui/src",
    "ui/src/views",
];

/// What stands between backticks and looks like a path: `name/`, `folder/name`, `name.ending`.
fn paths(readme: &str) -> BTreeSet<&str> {
    let quoted = readme
        .lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2));
    let first: BTreeSet<String> = files()
        .iter()
        .map(|file| file.path.split('/').next().unwrap().to_owned())
        .collect();
    quoted
        .filter(|text| {
            let start = text.split('/').next().unwrap();
            first.contains(start) && !text.contains([' ', '*'])
        })
        .collect()
}

/// Pictures and pages that the text links to.
fn links(readme: &str) -> impl Iterator<Item = &str> {
    let ends = readme.split("](").skip(1);
    ends.map(|rest| rest.split(')').next().unwrap())
        .filter(|link| !link.starts_with("http") && !link.starts_with('#'))
}

fn complaints(readme: &str, files: &[File]) -> Vec<String> {
    let named = paths(readme);
    let mut complaints: Vec<String> = named
        .iter()
        .copied()
        .chain(links(readme))
        .filter(|path| !top().join(path).exists())
        .map(|path| format!("README.md names {path}, which is not there"))
        .collect();
    let mut folders = BTreeSet::new();
    for file in files {
        let ends = file.path.match_indices('/').map(|(at, _)| at);
        folders.extend(ends.map(|end| &file.path[..end]));
    }
    for folder in folders {
        let parent = folder.rsplit_once('/').map_or("", |(parent, _)| parent);
        let is_named = named
            .iter()
            .any(|name| name.trim_end_matches('/') == folder);
        if MAPPED.contains(&parent) && !is_named {
            complaints.push(format!("README.md does not name {folder}"));
        }
    }
    complaints
}

#[test]
fn the_map_of_the_code_is_true() {
    let there = [File::new("crates/hereabouts-core/src/lib.rs", "")];
    let complain = |readme: &str| complaints(readme, &there);
    let whole = "`crates/` `crates/hereabouts-core/` `crates/hereabouts-core/src/`";
    assert_eq!(complain(whole), [] as [&str; 0]);
    assert_eq!(
        complain("`crates/` `crates/hereabouts-core`").len(),
        1,
        "a folder is not named"
    );
    assert_eq!(
        complain(&format!("{whole} `crates/gone.rs`")).len(),
        1,
        "a file is gone"
    );
    assert_eq!(
        complain(&format!("{whole} ![](docs/gone.png)")).len(),
        1,
        "a picture is gone"
    );
    let readme = include_str!("../../../../README.md");
    holds(complaints(readme, &files()));
}
