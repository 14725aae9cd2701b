use super::*;
use crate::api::Edit;
use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::exchange::{device, file};
use crate::history::{Action, Label};
use crate::log::exchange;
use crate::storage;
use std::time::Duration;

const DEVICE: &str = "3f2a91c40b7d55e6";

#[test]
fn the_name_of_a_file_says_whose_it_is_and_every_system_takes_it() {
    let check = |name: &str, person: Option<&str>, laptop: Option<&str>, expect: &str| {
        let made = own_name(name, person, laptop, DEVICE);
        assert_eq!(
            made,
            format!("{expect} - 3f2a91c4.hereabouts-changes"),
            "{name}"
        );
    };
    check(
        "Aldermoor",
        Some("Maryam"),
        Some("KITCHEN"),
        "Aldermoor - Maryam - KITCHEN",
    );
    check("Aldermoor", None, None, "Aldermoor");
    check("Aldermoor", None, Some("KITCHEN"), "Aldermoor - KITCHEN");
    check("Żabi Kruk", Some("Łukasz"), None, "Żabi Kruk - Łukasz");
    check("עין כרם", Some("رزان"), None, "עין כרם - رزان");
    // One spelling, however it was typed.
    check("Cafe\u{301}", None, None, "Café");
    check(
        "St. Mary's: who / what?",
        Some(" Amina\n"),
        Some("..\\.."),
        "St Mary's who what - Amina",
    );
    check("../../etc", None, None, "etc");
    check("~$ ours", None, None, "$ ours");
    check("- ours -", Some("-"), None, "ours");
    check("gpj\u{202e}.exe", None, None, "gpj exe");
    check("", Some(""), Some(" "), "Hereabouts");
    // Names that belong to the system on Windows are ours with more behind them.
    check("CON", None, None, "CON");
    check("nul.txt", None, None, "nul txt");
    let long = "Aldermoor and the villages around it, with Weir End";
    check(
        long,
        None,
        None,
        "Aldermoor and the villages around it, with Weir",
    );
    for letter in ["x", "ż", "한", "👩‍👩‍👧"] {
        let long = letter.repeat(200);
        let made = own_name(&long, Some(&long), Some(&long), DEVICE);
        assert!(made.len() <= 143, "{made}");
        let parts: Vec<&str> = made.split(" - ").collect();
        assert_eq!(parts.len(), 4, "{made}");
        // Cut between two letters and never within one.
        assert_eq!(parts[1].replace(letter, ""), "", "{made}");
    }
}

/// The names of files, in their order.
fn names(found: Result<Vec<PathBuf>>) -> Vec<String> {
    let name = |path: PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    found.unwrap().into_iter().map(name).collect()
}

/// A catalogue, and which device it is.
fn begun(catalogue: Catalogue) -> (Catalogue, String) {
    let made = catalogue.create_asset(AssetKind::Place, "Mill".into(), Edit::default());
    made.unwrap();
    let settled = catalogue.transact(Label::of(Action::Begin), |tx| device::settle(tx.db(), None));
    (catalogue, settled.unwrap().value.device)
}

#[test]
fn files_of_others_are_found_the_newest_first() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mut hour = 0;
    let mut aged = |name: &str| {
        hour += 1;
        let file = fs::File::options().write(true).open(at(name)).unwrap();
        let time = UNIX_EPOCH + Duration::from_secs(hour * 3600);
        file.set_modified(time).unwrap();
    };
    let (ours, device) = begun(Catalogue::in_memory("Ours").unwrap());
    let (theirs, other_device) = begun(ours.copy_in_memory().unwrap());
    let (elsewhere, _) = begun(Catalogue::in_memory("Elsewhere").unwrap());
    assert_ne!(device, other_device);
    let own = own_name("Ours", Some("Amina"), Some("KITCHEN"), &device);
    let renamed = own_name("Before", None, None, &device);
    let foreign = own_name("Ours", Some("Joe"), None, &other_device);
    for (catalogue, name) in [
        (&theirs, "Older.hereabouts-changes"),
        (&ours, own.as_str()),
        (&ours, renamed.as_str()),
        (&theirs, foreign.as_str()),
        (&elsewhere, "Elsewhere.hereabouts-changes"),
    ] {
        let path = at(name).to_str().unwrap().to_owned();
        catalogue.save_changes(path, None, None).unwrap();
        aged(name);
    }
    let whole = fs::read(at(&foreign)).unwrap();
    let second = own.replace(".hereabouts", " (1).hereabouts");
    for (name, bytes) in [
        ("Sent by mail.HEREABOUTS-CHANGES", whole.as_slice()),
        (second.as_str(), whole.as_slice()),
        // On their way, or something else.
        (".syncthing.Ours.hereabouts-changes", whole.as_slice()),
        ("~Ours.hereabouts-changes", whole.as_slice()),
        ("Ours.hereabouts-changes.part", whole.as_slice()),
        (".hereabouts-changes", whole.as_slice()),
        ("Empty.hereabouts-changes", b""),
        ("Begun.hereabouts-changes", &whole[..5]),
        ("Notes.hereabouts-changes", b"Ring Maryam about the bench"),
        ("Notes.txt", b"Ring Maryam"),
    ] {
        fs::write(at(name), bytes).unwrap();
        aged(name);
    }
    fs::create_dir(at("Folder.hereabouts-changes")).unwrap();

    let identity = ours.read(exchange::identity).unwrap();
    let found = |device: &str| {
        let of_ours = |path: &PathBuf| file::look(path).is_ok_and(|of| of.catalogue == identity);
        let all = files(folder.path(), device).unwrap().into_iter();
        names(Ok(all.map(|found| found.path).filter(of_ours).collect()))
    };
    assert_eq!(
        found(&device),
        [
            "Sent by mail.HEREABOUTS-CHANGES",
            foreign.as_str(),
            "Older.hereabouts-changes"
        ]
    );
    // Whoever is nobody yet has no file of their own.
    assert_eq!(found("").len(), 6);

    let mut mine = names(own_files(folder.path(), &device));
    mine.sort();
    assert_eq!(mine, [renamed.as_str(), own.as_str()]);
    assert!(names(own_files(folder.path(), "")).is_empty());
    assert!(files(&at("gone"), &device).is_err());
}

#[test]
fn a_folder_for_change_files_can_be_written_to_and_holds_no_backups() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let catalogue = at("Ours.hereabouts");
    let (file, db) = storage::OpenFile::create(&catalogue, None).unwrap();
    let before = storage::Before::Import;
    let backup = storage::backup_before(&db, &file, before, &Default::default()).unwrap();
    let backups = backup.parent().unwrap();
    fs::create_dir(at("Shared")).unwrap();
    fs::create_dir(at("Ours.backups of old")).unwrap();
    fs::create_dir(backups.join("Shared")).unwrap();
    fs::write(at("Notes.txt"), "Ring Maryam").unwrap();
    let check = |folder: &Path, catalogue: Option<&Path>, expect: Option<&str>| {
        let refused = valid(folder, catalogue)
            .err()
            .map(|error| error.to_string());
        let says = |sentence: &String| expect.is_some_and(|part| sentence.contains(part));
        let holds = refused.is_none() == expect.is_none() && refused.as_ref().is_none_or(says);
        assert!(holds, "{}: {refused:?}", folder.display());
    };
    let ours = Some(catalogue.as_path());
    check(&at("Shared"), ours, None);
    check(folder.path(), ours, None);
    check(&at("Ours.backups of old"), ours, None);
    check(backups, ours, Some("backups of this catalogue"));
    check(&backups.join("Shared"), ours, Some("backups of this"));
    let synced = at("Dropbox");
    fs::create_dir(&synced).unwrap();
    let within = synced.join("Ours.hereabouts");
    fs::write(&within, "").unwrap();
    check(&synced, Some(&within), Some("catalogue itself lies"));
    fs::create_dir(synced.join("Shared")).unwrap();
    check(&synced.join("Shared"), Some(&within), None);
    let deeper = synced.join("Ours").join("Ours.hereabouts");
    fs::create_dir(synced.join("Ours")).unwrap();
    fs::write(&deeper, "").unwrap();
    check(&synced, Some(&deeper), Some("catalogue itself lies"));
    check(&synced.join("Shared"), Some(&deeper), None);
    // It goes on elsewhere, and is shared through where it was.
    check(&synced, ours, None);
    // Somebody else's backups are a folder like any other.
    check(backups, None, None);
    check(&at("Notes.txt"), ours, Some("is a file"));
    check(&at("gone"), ours, Some("There is no folder"));
    if cfg!(unix) {
        let mut permissions = at("Shared").metadata().unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(at("Shared"), permissions).unwrap();
        check(&at("Shared"), ours, Some("Nothing can be saved"));
    }
    // None of the looks left anything behind.
    assert_eq!(fs::read_dir(at("Shared")).unwrap().count(), 0);
}
