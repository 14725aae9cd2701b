//! Backups that somebody made where the program does not keep its own: on a stick, on another disk. Where they are is
//! remembered in this file alone, so that what is taken out here for good, an erased person or where something
//! safeguarded is, can be followed there, or said that it could not yet.

use super::safeguard::make;
use super::scrub::{finish, mark as scrub_is_due};
use super::{BackupState, BackupTouched};
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::RecordId;
use crate::log::erasure::Redaction;
use crate::log::{erasure, rows, safeguard};
use crate::storage::backup::{self, BackupFile};
use crate::storage::known_as_catalogue;
use jiff::Timestamp;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// One that is remembered.
struct Elsewhere {
    path: PathBuf,
    volume: Option<String>,
    /// ISO 8601 time of what it holds.
    at: String,
}

/// Something was taken out for good: all of them may still hold it. A passphrase that was set leaves a mark as well.
pub fn mark(db: &Connection) -> Result<()> {
    db.execute("UPDATE backup_elsewhere SET due = due | 1", [])?;
    Ok(())
}

impl Catalogue {
    /// Makes a backup where somebody wants one, and remembers where.
    ///
    /// # Errors
    /// As [`backup::backup`]: then there is no backup.
    pub fn backup_to(&self, to: &Path) -> Result<()> {
        self.may_share()?;
        let Some(file) = self.file() else {
            return Err(Error::NotFound("catalogue"));
        };
        let at = Timestamp::now();
        self.read(|db| backup::backup(db, file, to))?;
        if self.read_only().is_some() {
            return Ok(());
        }
        let path = to.canonicalize().unwrap_or_else(|_| to.to_path_buf());
        self.write_alone(|db| remember(db, &path, at))
    }

    /// Every backup that is known, beside this catalogue and elsewhere, and what becomes of each when something is
    /// taken out for good.
    pub(super) fn every_backup_touched(&self) -> Result<Vec<BackupTouched>> {
        let mut touched = self.backups_touched()?;
        let elsewhere = self.read(|db| known(db, false))?;
        touched.extend(elsewhere.into_iter().filter_map(|copy| {
            let state = self.state_of(&copy)?;
            Some(copy.touched(state))
        }));
        Ok(touched)
    }

    /// Takes out of every backup what was just taken out here: `run` does it in those beside this catalogue, those
    /// elsewhere follow with all that they missed.
    pub(super) fn in_every_backup(
        &self,
        run: impl Fn(&Catalogue) -> Result<()>,
    ) -> Result<Vec<BackupTouched>> {
        let mut touched = self.in_backups(run)?;
        touched.extend(self.catch_up_elsewhere()?);
        Ok(touched)
    }

    /// Those that still hold something that was taken out here for good, or open without the passphrase of now.
    pub fn backups_behind(&self) -> Result<Vec<BackupTouched>> {
        let due = self.read(|db| known(db, true))?;
        let behind = |copy: Elsewhere| {
            let state = match self.state_of(&copy) {
                Some(BackupState::Absent) | None => BackupState::Absent,
                Some(_) => BackupState::Left,
            };
            copy.touched(state)
        };
        Ok(due.into_iter().map(behind).collect())
    }

    /// Looks for them again, and writes those anew that can be reached now.
    pub fn catch_up_backups(&self) -> Result<Outcome<Vec<BackupTouched>>> {
        let found = self.catch_up_elsewhere()?;
        self.unchanged(found)
    }

    /// Somebody destroyed a backup, or gave it out of their hands: it is not looked for any more.
    pub fn forget_backup(&self, path: String) -> Result<Outcome<()>> {
        self.may_share()?;
        self.write_alone(|db| {
            db.execute("DELETE FROM backup_elsewhere WHERE path = ?1", [&path])?;
            Ok(())
        })?;
        self.unchanged(())
    }

    /// Takes out of those that can be reached, and were not before, all that was taken out here, and gives them its
    /// key. Answers what became of each.
    pub(crate) fn catch_up_elsewhere(&self) -> Result<Vec<BackupTouched>> {
        let mut done = Vec::new();
        if self.file().is_none() {
            // A copy in the making knows the same backups, and can reach none.
            return Ok(done);
        }
        for copy in self.read(|db| known(db, true))? {
            let state = match self.state_of(&copy) {
                // Another file has its place: it is not ours to touch.
                None => {
                    self.write_alone(|db| forget(db, &copy.path))?;
                    continue;
                }
                Some(BackupState::Rewritten) => match self.catch_up(&copy) {
                    Ok(()) => {
                        self.write_alone(|db| up_to_date(db, &copy.path))?;
                        BackupState::Rewritten
                    }
                    Err(_) => BackupState::Left,
                },
                Some(other) => other,
            };
            done.push(copy.touched(state));
        }
        Ok(done)
    }

    /// What can be done with one now; none where another file lies there.
    fn state_of(&self, copy: &Elsewhere) -> Option<BackupState> {
        let file = self.file()?;
        if !copy.path.is_file() {
            return Some(BackupState::Absent);
        }
        // While a window works in it, nobody else may.
        if known_as_catalogue(&copy.path) || !backup::opens(file, &copy.path) {
            // With another passphrase it may be ours: only somebody who knows it can tell.
            return Some(BackupState::Left);
        }
        let theirs = backup::look(file, &copy.path, |db| rows::fact(db, IDENTITY)).ok()?;
        let ours = self.read(|db| rows::fact(db, IDENTITY)).ok()?;
        (ours == theirs).then_some(BackupState::Rewritten)
    }

    /// Follows what was erased on another laptop: in the bytes of this file, in the backups beside it, and elsewhere.
    pub(crate) fn follow_erasures(&self) -> Result<()> {
        // Where somebody is reading it stays due, and is done at the next opening.
        let _ = self.write_alone(finish);
        let gone = self.read(Gone::of)?;
        self.in_every_backup(|there| follow(there, &gone)).map(drop)
    }

    fn catch_up(&self, copy: &Elsewhere) -> Result<()> {
        let Some(file) = self.file() else {
            return Ok(());
        };
        let gone = self.read(Gone::of)?;
        let copy = BackupFile {
            path: copy.path.clone(),
            at: copy.at.parse().unwrap_or_else(|_| Timestamp::now()),
            before: None,
            bytes: 0,
        };
        backup::rewrite(file, &copy, |db| {
            let there = Catalogue::over_copy(db)?;
            follow(&there, &gone)?;
            let db = there.into_connection();
            finish(&db)?;
            Ok(db)
        })
        .map(drop)
    }
}

/// All that was ever taken out of a catalogue for good.
struct Gone {
    erased: BTreeSet<RecordId>,
    blanked: BTreeSet<Redaction>,
    safeguarded: BTreeSet<RecordId>,
}

impl Gone {
    fn of(db: &Connection) -> Result<Gone> {
        Ok(Gone {
            erased: erasure::tombstones(db)?,
            blanked: erasure::redactions(db)?,
            safeguarded: safeguard::all(db)?,
        })
    }
}

/// Takes out of another copy of a catalogue what is gone from this one.
fn follow(there: &Catalogue, gone: &Gone) -> Result<()> {
    let done = there.transact(Label::of(Action::Erase), |tx| {
        let known = safeguard::all(tx.db())?;
        for id in gone.safeguarded.difference(&known) {
            make(tx, id)?;
        }
        erasure::redact(tx, gone.blanked.iter().cloned())?;
        let known = erasure::tombstones(tx.db())?;
        let new: Vec<RecordId> = gone.erased.difference(&known).copied().collect();
        erasure::erase(tx, new)?;
        tx.keep_empty();
        crate::search::text_index::rebuild(tx.db(), &mut |_| true)?;
        scrub_is_due(tx.db())
    });
    done.map(drop)
}

/// The fact by which copies of one catalogue know one another.
const IDENTITY: &str = "catalogue";

impl Elsewhere {
    fn touched(self, state: BackupState) -> BackupTouched {
        BackupTouched {
            path: self.path.display().to_string(),
            volume: self.volume,
            at: self.at,
            state,
        }
    }
}

fn remember(db: &Connection, path: &Path, at: Timestamp) -> Result<()> {
    db.execute(
        "INSERT OR REPLACE INTO backup_elsewhere (path, volume, at, due) VALUES (?1, ?2, ?3, 0)",
        params![path.display().to_string(), volume(path), format!("{at:.0}")],
    )?;
    Ok(())
}

fn known(db: &Connection, only_due: bool) -> Result<Vec<Elsewhere>> {
    let mut statement = db.prepare_cached(
        "SELECT path, volume, at FROM backup_elsewhere WHERE due >= ?1 ORDER BY at, path",
    )?;
    let found = statement.query_map([only_due], |row| {
        Ok(Elsewhere {
            path: row.get::<_, String>(0)?.into(),
            volume: row.get(1)?,
            at: row.get(2)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn forget(db: &Connection, path: &Path) -> Result<()> {
    db.execute(
        "DELETE FROM backup_elsewhere WHERE path = ?1",
        [path.display().to_string()],
    )?;
    Ok(())
}

fn up_to_date(db: &Connection, path: &Path) -> Result<()> {
    db.execute(
        "UPDATE backup_elsewhere SET due = 0 WHERE path = ?1",
        [path.display().to_string()],
    )?;
    Ok(())
}

/// What people call the stick or disk on which a file lies: where it is mounted says it on Linux and macOS, its letter
/// on Windows. None for the disk of the laptop itself.
fn volume(path: &Path) -> Option<String> {
    if let Some(Component::Prefix(letter)) = path.components().next() {
        let letter = letter.as_os_str().to_string_lossy();
        let letter = letter.trim_start_matches(r"\\?\").to_owned();
        return Some(letter).filter(|letter| !letter.eq_ignore_ascii_case("c:"));
    }
    let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
    let label = match parts[..] {
        ["/", "run", "media", _, label, _, ..] => label,
        ["/", "media", _, label, _, ..] => label,
        ["/", "Volumes" | "mnt" | "media", label, _, ..] => label,
        _ => return None,
    };
    Some(label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::AssetKind;
    use crate::id::AssetId;

    fn holds(path: &Path, word: &str) -> bool {
        let bytes = std::fs::read(path).unwrap();
        bytes
            .windows(word.len())
            .any(|part| part == word.as_bytes())
    }

    /// A catalogue with Wilhelmina in it and a backup of it on a stick.
    fn on_a_stick(folder: &Path) -> (Catalogue, AssetId, PathBuf) {
        let stick = folder.join("stick");
        std::fs::create_dir(&stick).unwrap();
        let town = Catalogue::create(&folder.join("a.hereabouts"), "Here", None).unwrap();
        let fields = serde_json::json!({ "note": "likes wintergreen" });
        let fields = serde_json::from_value(fields).unwrap();
        let made = town.create_asset(AssetKind::Person, "Wilhelmina Quill".into(), fields);
        let copy = stick.join("a copy.hereabouts");
        town.backup_to(&copy).unwrap();
        assert!(holds(&copy, "wintergreen"));
        (town, made.unwrap().value, copy)
    }

    fn states(touched: &[BackupTouched]) -> Vec<BackupState> {
        touched.iter().map(|one| one.state).collect()
    }

    #[test]
    fn a_backup_on_a_stick_is_written_anew_at_once_or_when_it_is_in_again() {
        use BackupState::{Absent, Rewritten};
        for absent in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let (town, id, copy) = on_a_stick(folder.path());
            let (stick, drawer) = (folder.path().join("stick"), folder.path().join("drawer"));
            assert_eq!(town.backups_behind().unwrap(), []);
            if absent {
                std::fs::rename(&stick, &drawer).unwrap();
            }
            let expect = if absent { [Absent] } else { [Rewritten] };
            assert_eq!(states(&town.plan_erasure(id).unwrap().backups), expect);
            let done = town.erase(id, Vec::new()).unwrap().value;
            assert_eq!(states(&done.backups), expect);
            assert_eq!(town.backups_behind().unwrap().len(), usize::from(absent));
            if absent {
                assert!(holds(&drawer.join("a copy.hereabouts"), "wintergreen"));
                assert_eq!(states(&town.catch_up_backups().unwrap().value), [Absent]);
                std::fs::rename(&drawer, &stick).unwrap();
                assert_eq!(states(&town.opened().unwrap().value.backups), [Rewritten]);
            }
            assert_eq!(town.backups_behind().unwrap(), []);
            for word in ["wintergreen", "Wilhelmina", "quill"] {
                assert!(!holds(&copy, word), "{word}");
            }
            let restored = Catalogue::open(&copy, None).unwrap();
            assert_eq!(restored.check(false).unwrap(), [""; 0]);
            assert!(restored.show_asset(id).is_err());
        }
    }

    #[test]
    fn a_new_passphrase_reaches_a_backup_on_a_stick_at_once_or_when_it_is_in_again() {
        let words = |text: &str| crate::storage::Passphrase::new(text.into()).unwrap();
        let first = words("a lane in May");
        for absent in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let (town, id, copy) = on_a_stick(folder.path());
            let (stick, drawer) = (folder.path().join("stick"), folder.path().join("drawer"));
            drop(town);
            let path = folder.path().join("a.hereabouts");
            if absent {
                std::fs::rename(&stick, &drawer).unwrap();
            }
            let set = crate::storage::set_passphrase;
            let left = set(&path, None, Some(&first)).unwrap();
            assert_eq!(left, vec![copy.clone(); usize::from(absent)]);
            let town = Catalogue::open(&path, Some(&first)).unwrap();
            assert_eq!(town.backups_behind().unwrap().len(), usize::from(absent));
            if absent {
                assert!(holds(&drawer.join("a copy.hereabouts"), "wintergreen"));
                std::fs::rename(&drawer, &stick).unwrap();
                let opened = town.opened().unwrap().value;
                assert_eq!(states(&opened.backups), [BackupState::Rewritten]);
            }
            assert_eq!(town.backups_behind().unwrap(), []);
            assert!(!holds(&copy, "wintergreen"));
            // A copy of it is opened: in one that is open somebody may work.
            let opens = |words: &crate::storage::Passphrase| {
                let again = folder.path().join("again.hereabouts");
                std::fs::copy(&copy, &again).unwrap();
                let opened = Catalogue::open(&again, Some(words));
                let there = opened.is_ok_and(|opened| opened.show_asset(id).is_ok());
                std::fs::remove_file(&again).unwrap();
                there
            };
            assert!(opens(&first));
            drop(town);
            // One that has another passphrase cannot be opened any more: it is listed, and so it stays.
            if absent {
                std::fs::rename(&stick, &drawer).unwrap();
            }
            let second = words("two lanes in June");
            let left = set(&path, Some(&first), Some(&second)).unwrap();
            assert_eq!(left.len(), usize::from(absent));
            let town = Catalogue::open(&path, Some(&second)).unwrap();
            if absent {
                std::fs::rename(&drawer, &stick).unwrap();
                let opened = town.opened().unwrap().value;
                assert_eq!(states(&opened.backups), [BackupState::Left]);
            }
            assert_eq!(town.backups_behind().unwrap().len(), usize::from(absent));
            assert_eq!(opens(&second), !absent);
        }
    }

    #[test]
    fn what_lies_there_instead_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (town, id, copy) = on_a_stick(folder.path());
        std::fs::remove_file(&copy).unwrap();
        let other = folder.path().join("b.hereabouts");
        drop(Catalogue::create(&other, "Another place", None).unwrap());
        std::fs::copy(&other, &copy).unwrap();
        let before = std::fs::read(&copy).unwrap();
        town.erase(id, Vec::new()).unwrap();
        assert_eq!(std::fs::read(&copy).unwrap(), before);
        // Something that is no catalogue of ours may be ours under another passphrase: somebody has to look.
        let second = folder.path().join("second.hereabouts");
        town.backup_to(&second).unwrap();
        std::fs::write(&second, [7; 8192]).unwrap();
        let fields = Default::default();
        let made = town.create_asset(AssetKind::Person, "Ada".into(), fields);
        let done = town.erase(made.unwrap().value, Vec::new()).unwrap().value;
        assert_eq!(states(&done.backups), [BackupState::Left]);
        assert_eq!(std::fs::read(&second).unwrap(), [7; 8192]);
        let [behind] = &town.backups_behind().unwrap()[..] else {
            panic!("it is still to be destroyed");
        };
        town.forget_backup(behind.path.clone()).unwrap();
        assert_eq!(town.backups_behind().unwrap(), []);
    }

    #[test]
    fn a_stick_is_called_by_its_name() {
        let check = |path: &str, expect: Option<&str>| {
            assert_eq!(volume(Path::new(path)).as_deref(), expect, "{path}");
        };
        check("/run/media/maryam/BLUE/a.hereabouts", Some("BLUE"));
        check("/media/maryam/BLUE/copies/a.hereabouts", Some("BLUE"));
        check("/Volumes/BLUE/a.hereabouts", Some("BLUE"));
        check("/home/maryam/a.hereabouts", None);
    }
}
