//! What is in the file of a copy: in every byte of it, and in every row of every table.

use super::{Home, at_home, count, has};
use crate::audience::Audience;
use crate::catalogue::{Catalogue, secret};
use crate::error::Error;
use crate::storage::Passphrase;
use rusqlite::Connection;

/// Who worked here and with whom, what was said before, what was agreed, what was brought in, what a camera noted.
const NEVER: [&str; 12] = [
    "amberquill",
    "bracketvale",
    "may the council know",
    "so that neighbours find each other",
    "earlywort",
    "fennelgrate",
    "gablefoto",
    "hollowmere",
    "yarrowbrook",
    "zestcheck",
    "camera of jean",
    "serial-7731337",
];
/// Of one who agreed to no more than what she offers, and of one who agreed to nothing; and what is for us.
const FOR_THE_TEAM: [&str; 13] = [
    "oakapple",
    "0161 496 0777",
    "0161 496 0888",
    "nightjar",
    "kestrelnote",
    "larkstew",
    "pebbletie",
    "quarryden",
    "russetchoice",
    "tansyword",
    "umberwish",
    "velvetcell",
    "willowreason",
];
/// Of those who agreed to it towards the council.
const FOR_THE_COUNCIL: [&str; 4] = [
    "a neighbour",
    "nell thrushworth",
    "bike repair",
    "greenfield council",
];
const FOR_ALL: [&str; 6] = [
    "old chapel hall",
    "warm on tuesdays",
    "0161 496 0001",
    "moss side",
    "sings at",
    "2019",
];

/// Every row of every table, as text, without regard to the letter case.
fn tables(db: &Connection) -> String {
    let mut names = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .unwrap();
    let names = names.query_map([], |row| row.get(0)).unwrap();
    let names: Vec<String> = names.map(|name| name.unwrap()).collect();
    let mut all = String::new();
    for name in names {
        let mut rows = db.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                let value: rusqlite::types::Value = row.get(column).unwrap();
                all.push_str(&format!("{value:?} "));
            }
        }
    }
    all.to_lowercase()
}

#[test]
fn no_byte_of_a_copy_says_what_did_not_leave() {
    let check = |audience: fn(&Home) -> Audience, within: &[&str], without: &[&str]| {
        let home = at_home();
        home.try_saving(audience(&home), None).unwrap();
        assert_eq!(home.names(), ["Rosa.hereabouts"], "nothing lies beside it");
        let mut bytes = std::fs::read(home.path()).unwrap();
        bytes.make_ascii_lowercase();
        let copy = Catalogue::open(&home.path(), None).unwrap();
        let tables = copy.read(|db| Ok(tables(db))).unwrap();
        for words in within {
            assert!(has(&bytes, words.as_bytes()), "{words} is missing");
        }
        for words in without.iter().chain(&NEVER) {
            assert!(!has(&bytes, words.as_bytes()), "{words} is in the file");
            assert!(!tables.contains(words), "{words} is in a table");
        }
        let ours = home.town.read(secret).unwrap();
        assert!(!has(&bytes, ours.as_bytes()), "our secret is in it");
        let contact = home.phone.to_string();
        assert!(!has(&bytes, contact.as_bytes()) && !tables.contains(&contact));
        for table in [
            "consent",
            "purpose",
            "partner",
            "release_profile",
            "disclosure",
            "rights_request",
            "conversation",
            "travel_copy",
            "inbox_item",
            "remembered_mapping",
            "erased",
            "redaction",
            "safeguarded",
            "peer",
            "backup_elsewhere",
            "draft",
        ] {
            assert_eq!(copy.read(|db| Ok(count(db, table))).unwrap(), 0, "{table}");
        }
        let nobody = "voice WHERE laptop IS NULL AND person IS NULL";
        let counts = |db: &Connection| Ok(["op", "voice", nobody].map(|table| count(db, table)));
        assert_eq!(copy.read(counts).unwrap(), [1, 1, 1]);
        assert_eq!(copy.check(false).unwrap(), [""; 0]);
        assert!(matches!(copy.undo(), Err(Error::NothingToUndo)));
    };
    let for_council = [&FOR_ALL[..], &FOR_THE_COUNCIL].concat();
    check(Home::council, &for_council, &FOR_THE_TEAM);
    let not_public = [&FOR_THE_TEAM[..], &FOR_THE_COUNCIL].concat();
    check(|_| Audience::Public, &FOR_ALL, &not_public);
    let for_team = [&FOR_ALL[..], &FOR_THE_TEAM].concat();
    check(|_| Audience::Team, &for_team, &[]);
}

#[test]
fn a_copy_with_a_passphrase_is_encrypted_from_its_first_byte() {
    let home = at_home();
    home.try_saving(Audience::Team, Some("kettle weir plum"))
        .unwrap();
    let bytes = std::fs::read(home.path()).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3") && !has(&bytes, b"Old Chapel Hall"));
    let locked = Catalogue::open(&home.path(), None);
    assert!(matches!(locked.err(), Some(Error::NeedsPassphrase(_))));
    let words = Passphrase::new("kettle weir plum".into()).unwrap();
    let copy = Catalogue::open(&home.path(), Some(&words)).unwrap();
    assert_eq!(
        copy.info().unwrap().assets,
        home.town.info().unwrap().assets
    );
}
