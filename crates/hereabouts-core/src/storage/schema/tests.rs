use super::*;
use crate::storage::{Before, backups, in_memory, integrity};
use expect_test::expect_file;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn dump(db: &Connection) -> String {
    let mut parts = db
        .prepare(
            "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL
             AND name NOT LIKE 'sqlite_%' ORDER BY type, name",
        )
        .unwrap();
    let parts = parts.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    let mut text = String::new();
    for part in parts.unwrap() {
        let (kind, name, sql): (String, String, String) = part.unwrap();
        writeln!(text, "-- {kind} {name}\n{sql};\n").unwrap();
    }
    text
}

/// A catalogue that is older than the migrations the tests put it through.
fn older(path: &Path) -> (OpenFile, Connection) {
    let (file, db) = OpenFile::create(path, None).unwrap();
    db.execute("INSERT INTO fact VALUES ('bench', 'by the pond')", [])
        .unwrap();
    (file, db)
}

const NEXT: &str =
    "ALTER TABLE fact ADD COLUMN note TEXT; CREATE TABLE shed (n INTEGER PRIMARY KEY) STRICT;
    INSERT INTO shed SELECT 1; UPDATE fact SET note = 'old';";

fn with(next: &'static str) -> Vec<&'static str> {
    MIGRATIONS.iter().copied().chain([next]).collect()
}

#[test]
fn the_schema_is_what_was_agreed() {
    let db = in_memory().unwrap();
    expect_file!["schema.sql"].assert_eq(&dump(&db));
    assert_eq!(version(&db).unwrap(), MIGRATIONS.len());
    assert!(integrity(&db).unwrap().is_empty());
}

#[test]
fn an_older_file_is_brought_up_to_date_after_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let (file, mut db) = older(&folder.path().join("a.hereabouts"));
    migrate(&mut db, &file).unwrap();
    assert!(
        backups(&file).unwrap().is_empty(),
        "nothing to do, nothing done"
    );
    migrate_through(&mut db, &file, &with(NEXT)).unwrap();
    assert_eq!(version(&db).unwrap(), MIGRATIONS.len() + 1);
    let note: String = db
        .query_row("SELECT note FROM fact", [], |row| row.get(0))
        .unwrap();
    assert_eq!(note, "old");
    let kept = backups(&file).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].before, Some(Before::Migration));
    let (_, before) = OpenFile::open(&kept[0].path, None).unwrap();
    assert_eq!(version(&before).unwrap(), MIGRATIONS.len());
}

#[test]
fn a_migration_that_fails_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let (file, mut db) = older(&folder.path().join("a.hereabouts"));
    let before = dump(&db);
    let statements: Vec<&str> = NEXT.split_inclusive(';').collect();
    for done in 0..=statements.len() {
        let broken: String = statements[..done].concat() + "INSERT INTO nowhere VALUES (1);";
        let broken: &'static str = broken.leak();
        let failed = migrate_through(&mut db, &file, &with(broken));
        assert!(failed.is_err(), "{broken}");
        assert_eq!(dump(&db), before, "after {done} statements");
        assert_eq!(version(&db).unwrap(), MIGRATIONS.len());
        let facts: i64 = db
            .query_row(
                "SELECT count(*) FROM fact WHERE value = 'by the pond'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(facts, 1);
        assert!(db.is_autocommit(), "no transaction stays open");
    }
    migrate_through(&mut db, &file, &with(NEXT)).unwrap();
    assert_ne!(dump(&db), before, "the control: a good one does change it");
}

#[test]
fn without_a_backup_there_is_no_migration() {
    let folder = tempfile::tempdir().unwrap();
    let (file, mut db) = older(&folder.path().join("a.hereabouts"));
    std::fs::write(folder.path().join("a.backups"), "in the way").unwrap();
    assert!(migrate_through(&mut db, &file, &with(NEXT)).is_err());
    assert_eq!(version(&db).unwrap(), MIGRATIONS.len());
}

#[test]
fn an_older_file_that_can_only_be_read_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    drop(older(&path));
    let mut marked = path.metadata().unwrap().permissions();
    marked.set_readonly(true);
    std::fs::set_permissions(&path, marked).unwrap();
    let (file, mut db) = OpenFile::open(&path, None).unwrap();
    let error = migrate_through(&mut db, &file, &with(NEXT)).unwrap_err();
    assert!(error.to_string().contains("Copy it to a folder"), "{error}");
    migrate(&mut db, &file).unwrap();
}

/// Every released version's file opens, is brought up to date, and keeps what it held. The file of a
/// new version is made by one run with `UPDATE_EXPECT=1`; those that are there are never made again.
#[test]
fn every_released_version_opens() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let released = |version: u32| fixtures.join(format!("released-v{version}.hereabouts.zip"));
    let newest = released(SCHEMA_VERSION);
    if !newest.exists() && std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::create_dir_all(&fixtures).unwrap();
        pack(&newest);
    }
    let fresh = dump(&in_memory().unwrap());
    for version in 1..=SCHEMA_VERSION {
        let folder = tempfile::tempdir().unwrap();
        let path: PathBuf = folder.path().join("a.hereabouts");
        let packed = std::fs::File::open(released(version))
            .unwrap_or_else(|e| panic!("{}: {e}", released(version).display()));
        let mut packed = zip::ZipArchive::new(packed).unwrap();
        let mut into = std::fs::File::create_new(&path).unwrap();
        std::io::copy(&mut packed.by_index(0).unwrap(), &mut into).unwrap();
        drop(into);
        let (file, mut db) = OpenFile::open(&path, None).unwrap();
        migrate(&mut db, &file).unwrap();
        assert_eq!(dump(&db), fresh, "version {version}");
        assert!(integrity(&db).unwrap().is_empty());
        let bench: String = db
            .query_row("SELECT value FROM fact WHERE key = 'bench'", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(bench, "by the pond");
    }
}

/// Packed, because a catalogue has a page for each table and most of each is empty.
fn pack(to: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hereabouts");
    drop(older(&path));
    let mut zip = zip::ZipWriter::new(std::fs::File::create_new(to).unwrap());
    zip.start_file("a.hereabouts", zip::write::SimpleFileOptions::default())
        .unwrap();
    std::io::copy(&mut std::fs::File::open(&path).unwrap(), &mut zip).unwrap();
    zip.finish().unwrap();
}
