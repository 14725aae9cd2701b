//! What the files must not hold: what is for one person alone, and where something is that must not be found.

use super::{Team, fields, made, names};
use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::exchange::file::{self, Letter, Lock};
use crate::id::RecordId;
use crate::storage::backup;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

pub(super) fn from<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// Makes something for one person alone.
fn alone(laptop: &Catalogue, name: &str) {
    let for_one = fields(json!({"audience": "me"}));
    laptop
        .create_asset(AssetKind::Culture, name.into(), for_one)
        .unwrap();
}

pub(super) fn opened(laptop: &Catalogue, path: &Path) -> Letter {
    let key = laptop.read(crate::exchange::key).unwrap();
    file::read(path, Lock::Key(&key)).unwrap()
}

/// All that a file says, in small letters: of itself, in units and in their names, as seen, in labels, as mentioned.
pub(super) fn all_of(letter: &Letter) -> String {
    let header = serde_json::to_string(&letter.header).unwrap();
    let changes = serde_json::to_string(&letter.changes).unwrap();
    [header, changes].concat().to_lowercase()
}

#[test]
fn what_is_for_one_alone_is_nowhere_in_the_file() {
    let team = Team::of(&["Amina", "Joe"]);
    let amina = &team.laptops[0];
    let wharf = fields(json!({"tags": ["wharf"], "note": "ask Rosa"}));
    let make = |kind, name: &str, fields| {
        let made = amina.create_asset(kind, name.into(), fields);
        made.unwrap().value
    };
    make(AssetKind::Person, "Rosa", fields(json!({})));
    let mill = make(AssetKind::Place, "Old mill", wharf);

    // For Amina alone: what it is called and says, its tags and columns, and all that hangs on it.
    let said = json!({
        "audience": "me", "tags": ["hush tag"], "extra": {"Hush ward": "hush"}, "note": "hush, ask Rosa",
    });
    let den = make(AssetKind::Place, "Hush den", fields(said));
    let contact =
        json!({"asset": den, "kind": "role", "channel": "email", "value": "hush@home.example"});
    let contact = amina.add_contact(from(contact)).unwrap().value;
    let tie = json!({"from": den, "type": "uses", "to": mill, "note": "hush tie"});
    let tie = amina.relate(from(tie)).unwrap().value;
    let scan = team.stick.path().join("hush.pdf");
    fs::write(&scan, "%PDF-1.7 hush").unwrap();
    let added = amina.add_attachments(den, vec![scan.display().to_string()]);
    let added = added.unwrap().value.added;
    assert_eq!(added.len(), 1);
    amina
        .tag_assets(vec![mill, den], "towpath".into(), true)
        .unwrap();
    amina.delete_assets(vec![den]).unwrap();
    amina.restore_assets(vec![den]).unwrap();

    // For the team since then: what it said before stays with her, and so do the names of what was taken off.
    let said = json!({
        "audience": "me", "tags": ["hush tag"], "extra": {"Hush ward": "hush"}, "summary": "Hush before.",
    });
    let bench = make(AssetKind::Place, "Bench", fields(said));
    let open = json!({"tags": [], "extra": {}, "summary": "By the water."});
    amina.edit_asset(bench, fields(open)).unwrap();
    let widened = json!({"audience": "team", "audience_reason": "they asked us to"});
    amina.edit_asset(bench, fields(widened)).unwrap();
    // A decision about all of it has seen every unit, also those.
    amina.delete_assets(vec![bench]).unwrap();
    amina.restore_assets(vec![bench]).unwrap();

    team.give(0, "one");
    let letter = opened(amina, &team.at("one"));
    let all = all_of(&letter);
    for word in ["old mill", "wharf", "towpath", "rosa", "by the water."] {
        assert!(all.contains(word), "{word}");
    }
    assert!(!all.contains("hush"), "{all}");
    assert_eq!(letter.photos, []);
    let mut own: BTreeSet<RecordId> = [den.0, contact.0, tie.0].into();
    own.extend(added.iter().map(|scan| scan.0));
    let sent = letter.changes.changes.iter().map(|change| change.record);
    assert_eq!(sent.filter(|record| own.contains(record)).count(), 0);

    let came = team.take(1, "one");
    assert_eq!(names(&team.laptops[1]), ["Bench", "Old mill", "Rosa"]);
    assert_eq!(came.same_as_theirs, Some(true));
}

#[test]
fn where_something_is_leaves_the_file_in_the_folder_and_all_else_stays_there() {
    // As the program makes them by itself, and where somebody wants one.
    let beside = |laptop: &Catalogue, _: &Path| {
        let (file, before) = (laptop.file().unwrap(), backup::Before::Import);
        let made =
            laptop.write_alone(|db| backup::backup_before(db, file, before, &Default::default()));
        made.unwrap();
    };
    let elsewhere = |laptop: &Catalogue, stick: &Path| {
        let path = stick.join("backup.hereabouts");
        laptop.backup_to(&path).unwrap();
    };
    type Way<'a> = (&'a str, &'a dyn Fn(&Catalogue, &Path));
    let ways: [Way; 2] = [("beside", &beside), ("elsewhere", &elsewhere)];
    for (which, backs_up) in ways {
        let team = Team::of(&["Amina"]);
        let amina = &team.laptops[0];
        let folder = team.stick.path().join("shared");
        fs::create_dir(&folder).unwrap();
        let watched = folder.display().to_string();
        amina.watch_folder(Some(watched)).unwrap();
        let left = || {
            let files = fs::read_dir(&folder).unwrap();
            let files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
            assert_eq!(files.len(), 1, "backup {which}");
            all_of(&opened(amina, &files[0]))
        };
        let haven = made(amina, "Haven");
        let place = json!({
            "geometry": {"type": "Point", "coordinates": [-2.34567, 53.45678]},
            "precision": "exact", "address": "7 Hidden Lane",
        });
        amina.place_asset(haven, Some(from(place))).unwrap();
        amina.leave_changes().unwrap();
        backs_up(amina, team.stick.path());
        made(amina, "Bench");
        amina.leave_changes().unwrap();
        let telling = ["2.34567", "53.45678", "hidden lane"];
        let before = left();
        for word in telling.iter().chain(&["haven", "bench"]) {
            assert!(before.contains(word), "backup {which}: {word}");
        }

        amina.safeguard(haven).unwrap();
        let after = left();
        for word in telling {
            assert!(!after.contains(word), "backup {which}: {word}");
        }
        assert!(after.contains("haven"), "backup {which}");
        let is_there = after.contains("bench");
        assert!(is_there, "backup {which}: what was made after it is gone");
    }
}

#[test]
fn where_nobody_gave_a_name_only_what_was_written_on_this_laptop_is_ones_own() {
    let stick = tempfile::tempdir().unwrap();
    let file = stick.path().join("ours.hereabouts");
    let amina = Catalogue::create(&file, "Ours", None).unwrap();
    made(&amina, "Old mill");
    amina.settle().unwrap();
    let [joes, backup] =
        ["joe", "backup"].map(|name| stick.path().join(format!("{name}.hereabouts")));
    fs::copy(&file, &joes).unwrap();
    {
        let joe = Catalogue::open(&joes, None).unwrap();
        made(&joe, "Duck pond");
        alone(&joe, "Joe’s diary");
        let elsewhere = "UPDATE voice SET laptop = 'JOES-LAPTOP'";
        joe.write_alone(|db| Ok(db.execute(elsewhere, [])?))
            .unwrap();
    }
    let before = amina.copy_in_memory().unwrap();
    let named = amina.copy_in_memory().unwrap();
    named.set_worker("Amina".into()).unwrap();
    alone(&amina, "Diary");
    amina.settle().unwrap();
    fs::copy(&file, &backup).unwrap();
    let take = |laptop: &Catalogue, path: &Path| {
        laptop.run_merge(path.display().to_string(), None).unwrap();
        names(laptop)
    };
    assert_eq!(take(&before, &backup), ["Diary", "Old mill"]);
    assert_eq!(take(&amina, &joes), ["Diary", "Duck pond", "Old mill"]);
    // So it is once somebody has given a name.
    assert_eq!(take(&named, &backup), ["Diary", "Old mill"]);
    assert_eq!(take(&named, &joes), ["Diary", "Duck pond", "Old mill"]);
}
