//! Making safeguarded in backups that lie elsewhere.

use super::safeguard_tests::{TELLING, Town, fill, hits};
use crate::audience::Audience;
use crate::catalogue::Catalogue;

#[test]
fn where_it_was_leaves_backups_elsewhere_at_once_or_when_they_turn_up() {
    use super::BackupState::{Absent, Rewritten};
    let states = |backups: &[super::BackupTouched]| -> Vec<super::BackupState> {
        backups.iter().map(|backup| backup.state).collect()
    };
    for (absent, by_union) in [(false, false), (true, false), (false, true), (true, true)] {
        let folder = tempfile::tempdir().unwrap();
        let [stick, drawer] = ["stick", "drawer"].map(|name| folder.path().join(name));
        std::fs::create_dir(&stick).unwrap();
        let path = folder.path().join("Here.hereabouts");
        let town = Catalogue::create(&path, "Here", None).unwrap();
        let Town { haven, .. } = fill(&town);
        let copy = stick.join("a copy.hereabouts");
        town.backup_to(&copy).unwrap();
        assert!(hits(&stick, &TELLING) > TELLING.len() / 2);
        if absent {
            std::fs::rename(&stick, &drawer).unwrap();
        }
        let expect = if absent { [Absent] } else { [Rewritten] };
        assert_eq!(states(&town.plan_safeguard(haven).unwrap().backups), expect);
        match by_union {
            false => {
                let done = town.safeguard(haven).unwrap().value;
                assert_eq!(states(&done.backups), expect);
            }
            true => {
                let theirs = town.copy_in_memory().unwrap();
                theirs.safeguard(haven).unwrap();
                town.merge(&theirs.changes_for(&Audience::Team).unwrap())
                    .unwrap();
            }
        }
        assert_eq!(town.backups_behind().unwrap().len(), usize::from(absent));
        if absent {
            assert!(hits(&drawer, &TELLING) > TELLING.len() / 2);
            std::fs::rename(&drawer, &stick).unwrap();
            let opened = town.opened().unwrap().value;
            assert_eq!(states(&opened.backups), [Rewritten]);
        }
        assert_eq!(town.backups_behind().unwrap(), []);
        assert_eq!(hits(folder.path(), &TELLING), 0);
        let restored = Catalogue::open(&copy, None).unwrap();
        assert_eq!(restored.check(false).unwrap(), [""; 0]);
        let card = restored.show_asset(haven).unwrap();
        assert_eq!(card.asset.place, None);
    }
}
