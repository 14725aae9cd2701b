//! Two entries that became one are the same somebody: erased under either id, nothing of either is left, nor in a backup
//! from before they were one.

use super::testing::{hits, only_backup};
use super::*;
use crate::asset::AssetKind;
use serde_json::{Value, json};

const ZOFIA: [&str; 3] = ["Lewandowska", "quiet evenings", "0161 496 0041"];
const ELENA: [&str; 3] = ["Marchetti", "sings by the weir", "0161 496 0042"];

struct Town {
    folder: tempfile::TempDir,
    here: Catalogue,
    zofia: AssetId,
    elena: AssetId,
    hall: AssetId,
}

fn make(here: &Catalogue, kind: AssetKind, name: &str, fields: Value) -> AssetId {
    let fields = serde_json::from_value(fields).unwrap();
    let made = here.create_asset(kind, name.into(), fields);
    made.unwrap().value
}

/// Two people with a note and a phone each, and a hall that names both.
fn town() -> Town {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Here.hereabouts");
    let here = Catalogue::create(&path, "Here", None).unwrap();
    let person = |first: &str, [last, note, phone]: [&str; 3]| {
        let name = format!("{first} {last}");
        let id = make(&here, AssetKind::Person, &name, json!({ "note": note }));
        let reach = json!({"asset": id, "kind": "personal", "channel": "phone", "value": phone});
        here.add_contact(serde_json::from_value(reach).unwrap())
            .unwrap();
        id
    };
    let (zofia, elena) = (person("Zofia", ZOFIA), person("Elena", ELENA));
    let access = json!({ "access": "Ask Elena Marchetti or Zofia Lewandowska for the key" });
    let hall = make(&here, AssetKind::Place, "Hall", access);
    Town {
        folder,
        here,
        zofia,
        elena,
        hall,
    }
}

impl Town {
    fn holds(&self, words: [&str; 3]) -> usize {
        hits(self.folder.path(), &words)
    }

    fn backup(&self) -> Catalogue {
        Catalogue::open(&only_backup(self.folder.path()), None).unwrap()
    }

    fn is_erased(&self, id: AssetId) -> bool {
        let erased = |db: &rusqlite::Connection| erasure::is_erased(db, &id.0);
        self.here.read(erased).unwrap()
    }
}

#[test]
fn whoever_is_erased_goes_with_what_became_one_with_them() {
    let town = town();
    town.here.backup_now_for_tests();
    town.here
        .join_duplicates(town.zofia, town.elena, Vec::new())
        .unwrap();
    assert_eq!((town.holds(ZOFIA), town.holds(ELENA)), (3, 3));

    let plan = town.here.plan_erasure(town.elena).unwrap();
    assert_eq!(plan, town.here.plan_erasure(town.zofia).unwrap());
    assert_eq!(plan.name, "Zofia Lewandowska");
    let with = [("asset", 1), ("contact", 2)].map(|(kind, many)| (kind.to_owned(), many));
    assert_eq!(plan.with, with.into());
    let ticked: Vec<Ticked> = plan
        .passages
        .into_iter()
        .filter(|passage| passage.ticked)
        .map(|passage| Ticked {
            record: passage.record,
            unit: passage.unit,
            term: passage.term,
        })
        .collect();
    let terms: Vec<&str> = ticked.iter().map(|one| one.term.as_str()).collect();
    assert_eq!(terms.len(), 2, "{terms:?}");

    let done = town.here.erase(town.elena, ticked).unwrap().value;
    assert!(done.clean);
    assert_eq!((town.holds(ZOFIA), town.holds(ELENA)), (0, 0));
    for id in [town.zofia, town.elena] {
        assert!(town.is_erased(id) && town.here.show_asset(id).is_err());
    }
    let access = town.here.show_asset(town.hall).unwrap().asset.access;
    let access = access.unwrap();
    assert!(
        access.starts_with("Ask ▒") && access.ends_with("▒ for the key"),
        "{access}"
    );
    for text in ["Marchetti", "Elena", "Zofia"] {
        let found = town.here.suggest_assets(text.into(), 10).unwrap();
        assert_eq!(found.len(), 0, "{text}");
    }
    assert_eq!(town.here.check(true).unwrap(), [""; 0]);
    let backup = town.backup();
    assert_eq!(backup.info().unwrap().assets, 1, "the hall");
    assert_eq!(backup.check(true).unwrap(), [""; 0]);
}

#[test]
fn what_was_taken_apart_is_not_erased_where_it_was_one_before() {
    let town = town();
    town.here
        .join_duplicates(town.zofia, town.elena, Vec::new())
        .unwrap();
    town.here.backup_now_for_tests();
    town.here.unjoin(town.elena).unwrap();
    town.here.erase(town.zofia, Vec::new()).unwrap();
    assert!(town.is_erased(town.zofia) && !town.is_erased(town.elena));
    assert_eq!(
        hits(town.folder.path(), &ZOFIA[1..]),
        0,
        "but for where the hall names her"
    );
    for catalogue in [&town.here, &town.backup()] {
        let elena = catalogue.show_asset(town.elena).unwrap();
        assert_eq!(elena.asset.note.as_deref(), Some(ELENA[1]));
        assert_eq!(elena.contacts[0].contact.value, ELENA[2]);
        assert_eq!(catalogue.check(true).unwrap(), [""; 0]);
    }
}
