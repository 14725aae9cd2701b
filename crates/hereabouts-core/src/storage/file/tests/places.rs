//! Names, folders that may not be written to, and folders that are copied between computers.

use super::*;

#[test]
fn any_name_is_a_name() {
    for name in [
        "with spaces",
        "it's",
        "say \"hello\"",
        "#1",
        "100%",
        "%41%00",
        "what?",
        "file:x?mode=memory",
        "file:x?vfs=none&immutable=1",
        ":memory:",
        "🌳 Łódź",
        "-rf",
        "semi;colon & co",
        "back\\slash",
        "new\nline",
        &"long".repeat(50),
    ] {
        if cfg!(windows) && name.contains(['"', '?', ':', '\\', '\n']) {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let (_, db) = OpenFile::create(&path, None).unwrap_or_else(|e| panic!("{name}: {e}"));
        remember(&db, "name", name);
        drop(db);
        let names: Vec<String> = contents(folder.path())
            .into_iter()
            .map(|(n, _)| n)
            .collect();
        assert_eq!(names, [name], "one file, of that name");
        let (file, db) = OpenFile::open(&path, None).unwrap();
        assert_eq!(recall(&db, "name").as_deref(), Some(name));
        drop(db);
        // Also the way that spells the path as a web address.
        let mut marked = fs::metadata(&path).unwrap().permissions();
        marked.set_readonly(true);
        fs::set_permissions(&path, marked).unwrap();
        let (again, db) = OpenFile::open(&path, None).unwrap();
        assert_eq!(again.access, Access::ReadFrozen);
        assert_eq!(recall(&db, "name").as_deref(), Some(name), "{name}");
        assert_eq!(again.path, file.path);
    }
    // A name without a folder lies in the present one, and is never a web address.
    let bare = place::for_new_file(Path::new("file:x?mode=memory")).unwrap();
    assert!(bare.is_absolute());
}

#[test]
fn a_name_too_long_is_said_to_be() {
    let folder = tempfile::tempdir().unwrap();
    let mut deep = folder.path().to_owned();
    for _ in 0..9 {
        deep.push("a folder with a name of some length that goes on and on and on");
        fs::create_dir(&deep).unwrap();
    }
    for path in [
        deep.join("a.hereabouts"),
        folder.path().join("x".repeat(10_000)),
    ] {
        let error = OpenFile::create(&path, None).err();
        assert!(matches!(error, Some(Error::Invalid(_))), "{error:?}");
    }
    assert_eq!(contents(&deep), [], "nothing of a draft is left");
}

#[cfg(unix)]
#[test]
fn where_nobody_may_write_it_opens_for_reading() {
    use std::os::unix::fs::PermissionsExt;
    let check = |encrypted: bool, file_mode: u32, folder_mode: u32, why: &str| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hereabouts");
        let passphrase = encrypted.then(|| words("our bench"));
        let (_, db) = OpenFile::create(&path, passphrase.as_ref()).unwrap();
        remember(&db, "bench", "by the pond");
        drop(db);
        fs::set_permissions(&path, fs::Permissions::from_mode(file_mode)).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(folder_mode)).unwrap();
        let before = contents(folder.path());
        let (file, db) = OpenFile::open(&path, passphrase.as_ref()).unwrap();
        assert_eq!(recall(&db, "bench").as_deref(), Some("by the pond"));
        let said = file.read_only.clone().unwrap_or_default();
        assert!(said.contains(why), "{said}");
        let error = file.connect(false).err();
        assert!(matches!(error, Some(Error::ReadOnly(_))), "{error:?}");
        assert_eq!(
            recall(&file.connect(true).unwrap(), "bench").as_deref(),
            Some("by the pond")
        );
        assert!(db.execute("DELETE FROM fact", []).is_err());
        assert_eq!(integrity(&db).unwrap(), Vec::<String>::new());
        drop(db);
        assert_eq!(contents(folder.path()), before, "nothing is left beside it");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    };
    check(false, 0o444, 0o755, "file is marked");
    check(false, 0o644, 0o555, "folder is marked");
    check(true, 0o444, 0o555, "file is marked");
}

/// A catalogue that was copied while it was open, to a place where nobody may write.
#[cfg(unix)]
#[test]
fn edits_in_a_log_beside_it_are_never_passed_over() {
    use std::os::unix::fs::PermissionsExt;
    for with_shared_memory in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.hereabouts");
        let (file, db) = OpenFile::create(&path, None).unwrap();
        if file.journal == Journal::Rollback {
            eprintln!("the temporary folder takes no write-ahead log: nothing to try");
            return;
        }
        remember(&db, "bench", "by the pond");
        let copy = tempfile::tempdir().unwrap();
        for (name, bytes) in contents(folder.path()) {
            if with_shared_memory || !name.ends_with("-shm") {
                fs::write(copy.path().join(name), bytes).unwrap();
            }
        }
        drop(db);
        for entry in fs::read_dir(copy.path()).unwrap() {
            let path = entry.unwrap().path();
            fs::set_permissions(path, fs::Permissions::from_mode(0o444)).unwrap();
        }
        fs::set_permissions(&copy, fs::Permissions::from_mode(0o555)).unwrap();
        // Without the memory beside it only an administrator can put it together.
        match OpenFile::open(&copy.path().join("a.hereabouts"), None) {
            Ok((file, db)) => {
                assert!(file.read_only.is_some());
                assert_eq!(recall(&db, "bench").as_deref(), Some("by the pond"));
            }
            Err(Error::Invalid(sentence)) if !with_shared_memory => {
                assert!(sentence.contains("Copy all files"), "{sentence}");
            }
            Err(other) => panic!("{other}"),
        }
        fs::set_permissions(&copy, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn a_synchronised_folder_gets_a_rollback_journal_and_advice() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("a.hereabouts");
    let (file, db) = OpenFile::create(&home, None).unwrap();
    remember(&db, "bench", "by the pond");
    assert!(file.advice.is_none() || file.journal == Journal::Rollback);
    drop(db);
    let cloud = folder.path().join("Dropbox");
    fs::create_dir(&cloud).unwrap();
    let there = cloud.join("a.hereabouts");
    fs::rename(&home, &there).unwrap();
    let (file, db) = OpenFile::open(&there, None).unwrap();
    assert_eq!(file.journal, Journal::Rollback);
    assert!(file.advice.as_deref().unwrap().contains("Dropbox"));
    let synchronous: i64 = db
        .pragma_query_value(None, "synchronous", |row| row.get(0))
        .unwrap();
    assert_eq!(synchronous, 3, "FULL leaves the journal's folder unsynced");
    let reading = file.connect(true).unwrap();
    let (_, second) = OpenFile::open(&there, None).unwrap();
    remember(&second, "second", "window");
    remember(&db, "gate", "open");
    assert_eq!(recall(&reading, "bench").as_deref(), Some("by the pond"));
    assert_eq!(recall(&reading, "gate").as_deref(), Some("open"));
    let names: Vec<String> = contents(&cloud).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        ["a.hereabouts"],
        "no log that could be copied apart from it"
    );
}
