//! Second copies of a catalogue that lie beside it: a service that keeps a folder the same on several computers made
//! one when two of them wrote to the file, or somebody did in a file manager.
//!
//! They are known by their names alone. A wrong guess costs one line of an offer: what is no copy of the catalogue is
//! refused when it is merged.

use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// Files beside a catalogue whose names say that they are second copies of it, or that it is one of them.
pub(crate) fn conflicted_copies(path: &Path) -> Vec<PathBuf> {
    let own = path.file_name().and_then(|name| name.to_str());
    let (Some(folder), Some(own)) = (path.parent(), own) else {
        return Vec::new();
    };
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            name.to_str().is_some_and(|name| are_copies(own, name))
        })
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found
}

fn are_copies(one: &str, other: &str) -> bool {
    match (stem(one), stem(other)) {
        (Some(one), Some(other)) => is_copy_of(&one, &other) || is_copy_of(&other, &one),
        _ => false,
    }
}

/// The name of a catalogue without its ending, in one spelling.
fn stem(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let is_catalogue = ending.eq_ignore_ascii_case("hereabouts") && !stem.is_empty();
    is_catalogue.then(|| stem.nfc().collect())
}

fn is_copy_of(stem: &str, original: &str) -> bool {
    let behind = stem.strip_prefix(original);
    let before = stem.strip_suffix(original);
    behind.is_some_and(|behind| is_put_behind(behind) || is_computer(behind))
        || before.is_some_and(|before| any_fits(&BEFORE, &before.to_lowercase()))
}

/// What services put behind the name, in small letters: `*` is anything, `#` a number of one or two digits.
const BEHIND: [&str; 15] = [
    // Dropbox, Nextcloud, ownCloud, Seafile and Sync.com, also in Spanish and Dutch.
    " (*conflict*)",
    // Dropbox in German, Polish and the languages of Scandinavia; in French and Portuguese, and in Italian.
    " (*konflikt*)",
    " (*conflit*)",
    " (*conflitto*)",
    // Proton Drive.
    " (*name clash*)",
    // Syncplicity.
    " (edited by *)",
    // Nextcloud and ownCloud of old.
    "_conflict-*",
    // Cozy.
    "-conflict-*",
    // Syncthing.
    ".sync-conflict-*",
    // Resilio Sync.
    ".conflict",
    ".conflict#",
    // Synology Drive: the computer, the time, and what kind of conflict it was.
    "_*conflict*",
    // Google Drive, MEGA, and whatever is downloaded twice.
    " (#)",
    "(#)",
    // iCloud Drive.
    " #",
];

/// What file managers call a copy, in the languages of their systems.
const COPY: [&str; 12] = [
    "copy",
    "copi",
    "copia",
    "copie",
    "cópia",
    "kopi",
    "kopia",
    "kopie",
    "kópia",
    "másolat",
    "копия",
    "копія",
];

/// Where they put the word: Finder, GNOME ("3rd copy", "another copy"), and Explorer with the dash of its language.
const FORMS: [&str; 11] = [
    " {}",
    " {} #",
    " ({})",
    " ({} #)",
    " (* {})",
    " - {}",
    " - {} (#)",
    " – {}",
    " – {} (#)",
    " — {}",
    " — {} (#)",
];

/// What is put before the name.
const BEFORE: [&str; 12] = [
    "copy of ",
    "copy (#) of ",
    "copi o ",
    "copia de ",
    "copia di ",
    "copie de ",
    "cópia de ",
    "kopi av ",
    "kopia ",
    "kopie ",
    "kopie von ",
    "копия ",
];

fn is_put_behind(text: &str) -> bool {
    let small = text.to_lowercase();
    let of_file_manager = |word: &&str| {
        let mut forms = FORMS.iter().map(|form| form.replace("{}", word));
        forms.any(|form| fits(&form, &small))
    };
    any_fits(&BEHIND, &small) || COPY.iter().any(of_file_manager)
}

/// Words by which a computer is known whose name is not in capitals.
const COMPUTERS: [&str; 8] = [
    "desktop", "imac", "laptop", "mac", "macbook", "notebook", "pc", "thinkpad",
];

/// OneDrive puts the name of the computer behind a dash. Windows gives it capitals, others a word for the machine:
/// what else stands there, somebody wrote to tell two catalogues apart.
fn is_computer(text: &str) -> bool {
    let Some(name) = text.strip_prefix('-') else {
        return false;
    };
    let small = name.to_lowercase();
    let mut words = small.split(|c: char| !c.is_alphanumeric());
    let is_loud = name.contains(char::is_alphabetic) && name == name.to_uppercase();
    is_loud || words.any(|word| COMPUTERS.contains(&word))
}

fn any_fits(patterns: &[&str], text: &str) -> bool {
    patterns.iter().any(|pattern| fits(pattern, text))
}

/// Does the whole text fit?
fn fits(pattern: &str, text: &str) -> bool {
    let mut signs = pattern.chars();
    match signs.next() {
        None => text.is_empty(),
        Some('*') => {
            let starts = text.char_indices().map(|(at, _)| at);
            let mut starts = starts.chain([text.len()]);
            starts.any(|at| fits(signs.as_str(), &text[at..]))
        }
        Some('#') => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            (1..=digits.min(2)).any(|many| fits(signs.as_str(), &text[many..]))
        }
        Some(sign) => {
            let rest = text.strip_prefix(sign);
            rest.is_some_and(|rest| fits(signs.as_str(), rest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_the_names_that_services_and_file_managers_give_them() {
        let check = |stem: &str, expect| {
            let name = format!("{stem}.hereabouts");
            assert_eq!(are_copies("Aldermoor.hereabouts", &name), expect, "{name}");
            assert_eq!(are_copies(&name, "Aldermoor.hereabouts"), expect, "{name}");
        };
        for copy in [
            // Dropbox
            "Aldermoor (Amina's conflicted copy 2026-05-03)",
            "Aldermoor (KITCHEN's conflicted copy 2026-05-03 (1))",
            "Aldermoor (Case Conflict)",
            "Aldermoor (Kopia powodująca konflikt Amina 2026-05-03)",
            // Nextcloud, ownCloud
            "Aldermoor (conflicted copy 2026-05-03 140212)",
            "Aldermoor (conflicted copy amina 2026-05-03 140212)",
            "Aldermoor_conflict-20260503-140212",
            // OneDrive
            "Aldermoor-KITCHEN",
            "Aldermoor-KITCHEN-2",
            "Aldermoor-DESKTOP-QRI9EIH",
            "Aldermoor-amina-laptop",
            "Aldermoor-MacBook Pro de Charlyne",
            "Aldermoor-Andy-PC",
            // Syncthing, Resilio Sync, Synology Drive, Seafile, Proton Drive, Syncplicity
            "Aldermoor.sync-conflict-20260503-140212-D4LGQYW",
            "Aldermoor.Conflict",
            "Aldermoor.Conflict2",
            "Aldermoor_Andy-PC_Jan-03-0901-2013_CaseConflict_1",
            "Aldermoor (SFConflict amina@example.org 2026-05-03-14-02-12)",
            "Aldermoor (# Name clash 2026-05-03 #)",
            "Aldermoor (edited by Amina on KITCHEN @ 5-3-26 2-02-12 PM)",
            // Google Drive, downloads, iCloud Drive
            "Aldermoor (1)",
            "Aldermoor (12)",
            "Aldermoor(2)",
            "Aldermoor 2",
            // Finder, GNOME, Explorer
            "Aldermoor copy",
            "Aldermoor copy 2",
            "Aldermoor (copy)",
            "Aldermoor (Copy 2)",
            "Aldermoor (another copy)",
            "Aldermoor (3rd copy)",
            "Aldermoor - Copy",
            "Aldermoor - Copy (2)",
            "Aldermoor — kopia",
            "Aldermoor - Kopia (3)",
            "Aldermoor – Kopie",
            "Copy of Aldermoor",
            "Copy (2) of Aldermoor",
            "Kopia Aldermoor",
        ] {
            check(copy, true);
        }
        for other in [
            "Aldermoor",
            "Aldermoor 2025",
            "Aldermoor (2025)",
            "Aldermoor-2025",
            "Aldermoor-north",
            "Aldermoor north",
            "Aldermoor (north)",
            "Aldermoors",
            "Aldermoor photocopy",
            "Old Aldermoor",
            "Greenfield (1)",
            "",
        ] {
            check(other, false);
        }
    }

    #[test]
    fn only_catalogues_beside_it_are_copies_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in [
            "Aldermoor.hereabouts",
            "Aldermoor (1).hereabouts",
            "Aldermoor (2).HEREABOUTS",
            "Aldermoor (1).hereabouts-wal",
            "Aldermoor (1).csv",
            "Greenfield.hereabouts",
        ] {
            fs::write(at(name), "").unwrap();
        }
        fs::create_dir(at("Aldermoor copy.hereabouts")).unwrap();
        let check = |open: &str, expect: &[&str]| {
            let expect: Vec<PathBuf> = expect.iter().map(|name| at(name)).collect();
            assert_eq!(conflicted_copies(&at(open)), expect, "{open}");
        };
        check(
            "Aldermoor.hereabouts",
            &["Aldermoor (1).hereabouts", "Aldermoor (2).HEREABOUTS"],
        );
        // The copy may be the one that is open.
        check("Aldermoor (1).hereabouts", &["Aldermoor.hereabouts"]);
        check("Greenfield.hereabouts", &[]);
        check("not there/Aldermoor.hereabouts", &[]);
    }
}
