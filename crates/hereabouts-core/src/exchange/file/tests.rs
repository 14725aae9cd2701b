mod size;

use super::read::unpacked;
use super::*;
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::id::imported;
use serde_json::{Value, json};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const KEY: Lock = Lock::Key("9f3a7c01d2e4b5869f3a7c01d2e4b5869f3a7c01d2e4b5869f3a7c01d2e4b586");
const MILL: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
const ROSA: &str = "8f14e45f-ceea-867a-9a36-7f0a3b1c5d22";

fn made<T: serde::de::DeserializeOwned>(of: Value) -> T {
    serde_json::from_value(of).unwrap()
}

/// As many numbers as anybody wants, which nobody can guess.
fn drawn(of: &str, i: usize) -> i64 {
    let bytes = imported(of.as_bytes(), &[&i.to_string()]).into_bytes();
    i64::from_le_bytes(bytes[8..].try_into().unwrap())
}

fn header() -> Header {
    let sums: Vec<i64> = (0..256).map(|i| drawn("sums", i)).collect();
    made(json!({
        "format": 1, "catalogue": "c0ffee", "schema": 8, "name": "Aldermoor", "made_at": "2026-05-03T14:02:11Z",
        "from": {"person": "Amina", "laptop": null}, "device": "3f2a91c40b7d55e6",
        "since": {"w": 4}, "has": {"a3f09b12c4d5e677": 9, "w": 5}, "everything": false, "knows": {"w": 7},
        "content_hash": "77aa", "sums": sums, "by_kind": {"asset": 2, "constellation": 1}, "changes": 3, "assets": 1,
    }))
}

/// Something of everything, known and unknown.
fn letter() -> Letter {
    let partners = format!("partners:{MILL},{ROSA}");
    let changes = json!({
        "catalogue": "c0ffee", "since": {"w": 4}, "has": {"a3f09b12c4d5e677": 9, "w": 5},
        "changes": [
            {
                "voice": "a3f09b12c4d5e677", "seq": 8, "op": "a3f09b12c4d5e677/8", "lamport": 41, "kind": "asset", "record": MILL,
                "sets": {"exists": ["here"], "name": ["Młyn 🦆\nby the \"weir\""], "note": ["ask Rosa", null, "* do not"],
                    "place": [{"geometry": {"type": "Point", "coordinates": [-2.3000000000000003, 53.4]}}], "summary": []},
                "seen": {}, "audience": {"exists": "public", "name": "public", "note": "team", "place": "public", "summary": partners},
                "mentions": {"note": {ROSA: [[0, 4, 4], [1_000_001, 0, 4]]}},
            },
            {
                "voice": "a3f09b12c4d5e677", "seq": 9, "op": "a3f09b12c4d5e677/8", "lamport": 41, "kind": "constellation", "record": ROSA,
                "sets": {"magnitude": [1e300, -0.5, 18446744073709551615_u64]}, "seen": {"magnitude": {"w": 3}},
                "audience": {"*": "team"}, "mentions": {},
            },
            {
                "voice": "w", "seq": 5, "op": "of another make", "lamport": 40, "kind": "asset", "record": MILL, "sets": {"exists": ["bin"]},
                "seen": {"exists": {"a3f09b12c4d5e677": 8}, "name": {"a3f09b12c4d5e677": 8, "w": 2}, (format!("on:{ROSA}")): {}},
                "audience": {"*": "me"}, "mentions": {},
            },
        ],
        "ops": [
            {"id": "a3f09b12c4d5e677/8", "voice": "a3f09b12c4d5e677", "label": {"action": "edit", "record": MILL, "field": "name"},
                "at": "2026-05-03T14:02:11Z", "undoes": null, "continues": "a3f09b12c4d5e677/3"},
            {"id": "of another make", "voice": "w", "label": {"action": "teleport", "charge": 3}, "at": "yesterday",
                "undoes": "w/4", "continues": null},
        ],
        "voices": [
            {"id": "a3f09b12c4d5e677", "laptop": "KITCHEN", "person": "Amina", "since": "2026-05-03T13:00:00Z"},
            {"id": "w", "laptop": null, "person": null, "since": ""},
        ],
        "erased": ["00000000-0000-0000-0000-000000000007"], "safeguarded": [ROSA],
        "redactions": [{"voice": "w", "seq": 2, "unit": "note", "value": 4_294_967_295_u32, "start": 3, "length": 1}],
    });
    let photo = |hash: &str, bytes: Vec<u8>| Photo {
        hash: hash.into(),
        bytes,
    };
    Letter {
        header: header(),
        changes: made(changes),
        photos: vec![
            photo(
                "77aa",
                (0..3_000_u32).map(|i| (i * i % 251) as u8).collect(),
            ),
            photo("", Vec::new()),
        ],
        travel: None,
        read: Vector::new(),
    }
}

fn saved(letter: &Letter, lock: Lock) -> (TempDir, PathBuf) {
    let stick = tempfile::tempdir().unwrap();
    let path = stick.path().join("Aldermoor.hereabouts-changes");
    let size = write(&path, letter, lock).unwrap();
    assert_eq!(size, fs::metadata(&path).unwrap().len());
    (stick, path)
}

/// The sentence with which it is refused.
fn refused(path: &Path, lock: Lock) -> String {
    read(path, lock).map(drop).unwrap_err().to_string()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let name = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name();
    entries
        .map(|entry| name(entry).into_string().unwrap())
        .collect()
}

#[test]
fn what_was_written_is_read() {
    let letter = letter();
    let (_stick, path) = saved(&letter, KEY);
    assert_eq!(read(&path, KEY).unwrap(), letter);
    let outside = Outside {
        catalogue: "c0ffee".into(),
        passphrase: false,
        format: 1,
    };
    assert_eq!(look(&path).unwrap(), outside);
    let bytes = fs::read(&path).unwrap();
    let said = ["Amina", "Aldermoor", "KITCHEN", "Rosa", "weir"];
    for word in said.map(str::as_bytes) {
        assert!(!bytes.windows(word.len()).any(|part| part == word));
    }
}

#[test]
fn what_a_catalogue_says_arrives_whole() {
    let ours = Catalogue::in_memory("Ours").unwrap();
    let theirs = ours.copy_in_memory().unwrap();
    let fields = |of: Value| made(of);
    let places = ["Mill", "Pond"].map(|name| {
        let made = ours.create_asset(
            AssetKind::Place,
            name.into(),
            fields(json!({"note": "ask Rosa"})),
        );
        made.unwrap().value
    });
    ours.tag_assets(places.to_vec(), "water".into(), true)
        .unwrap();
    for times in ["Tuesday", "Thursday"] {
        ours.edit_asset(places[0], fields(json!({"times": times})))
            .unwrap();
    }
    ours.undo().unwrap();
    let person = ours.create_asset(AssetKind::Person, "Rosa Mill".into(), fields(json!({})));
    ours.erase(person.unwrap().value, Vec::new()).unwrap();
    for audience in [Audience::Me, Audience::Team, Audience::Public] {
        let changes = ours.changes_for(&audience).unwrap();
        assert!(changes.changes.len() >= 2);
        let letter = Letter {
            header: Header {
                catalogue: changes.catalogue.clone(),
                since: changes.since.clone(),
                has: changes.has.clone(),
                ..header()
            },
            changes,
            photos: Vec::new(),
            travel: None,
            read: Vector::new(),
        };
        let (_stick, path) = saved(&letter, KEY);
        let came = read(&path, KEY).unwrap();
        assert_eq!(came, letter);
        if audience == Audience::Me {
            theirs.merge(&came.changes).unwrap();
        }
    }
    let hash = |catalogue: &Catalogue| catalogue.info().unwrap().content_hash;
    assert_eq!(hash(&ours), hash(&theirs));
}

#[test]
fn a_header_says_more_or_less_than_this_version_knows() {
    let little: Header = made(json!({"format": 1, "catalogue": "c0ffee", "colour": "red"}));
    assert_eq!((little.schema, little.everything), (0, false));
    assert_eq!(little.from, Sender::default());
    for missing in ["format", "catalogue"] {
        let mut all = serde_json::to_value(header()).unwrap();
        all.as_object_mut().unwrap().remove(missing);
        assert!(serde_json::from_value::<Header>(all).is_err(), "{missing}");
    }
}

#[test]
fn what_a_file_says_of_itself_is_read_without_the_rest() {
    let mut letter = letter();
    // So long that age writes it in several pieces.
    let photo = (0..20_000).flat_map(|i| drawn("photo", i).to_le_bytes());
    letter.photos[0].bytes = photo.collect();
    let (_stick, path) = saved(&letter, KEY);
    assert_eq!(super::header(&path, KEY).unwrap(), letter.header);
    let other = Lock::Key("0f");
    let said = super::header(&path, other).unwrap_err().to_string();
    assert_eq!(said, refused(&path, other));
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(super::header(&path, KEY).unwrap(), letter.header);
    assert!(refused(&path, KEY).contains("damaged or altered"));
    // Nor is one taken at its word that is still being copied.
    fs::write(&path, &bytes[..last]).unwrap();
    assert!(super::header(&path, KEY).is_err());
}

#[test]
fn a_file_that_was_cut_is_refused() {
    let mut letter = letter();
    // So long that age writes it in several pieces.
    let photo = (0..20_000).flat_map(|i| drawn("photo", i).to_le_bytes());
    letter.photos[0].bytes = photo.collect();
    let (stick, path) = saved(&letter, KEY);
    let whole = fs::read(&path).unwrap();
    let cut = stick.path().join("cut");
    for i in 0..500 {
        let at = whole.len() * i / 500;
        fs::write(&cut, &whole[..at]).unwrap();
        let said = refused(&cut, KEY);
        assert!(said.contains("is cut short"), "{at}: {said}");
        assert!(look(&cut).is_err(), "{at}");
    }
    for at in 0..400 {
        fs::write(&cut, &whole[..at]).unwrap();
        assert!(refused(&cut, KEY).contains("is cut short"), "{at}");
    }

    // Nor does it help to say that no more was written.
    let plain = 1 + whole.iter().position(|&byte| byte == b'\n').unwrap();
    let locked = &whole[plain..];
    let end_of_start = locked
        .windows(5)
        .position(|part| part == b"\n--- ")
        .unwrap()
        + 1;
    let mac = locked[end_of_start..]
        .iter()
        .position(|&byte| byte == b'\n');
    let first_piece = end_of_start + mac.unwrap() + 1 + 16 + (64 << 10) + 16;
    assert!(first_piece < locked.len());
    let spread = (0..40).map(|i| locked.len() * i / 40);
    for at in spread.chain([first_piece - 1, first_piece, first_piece + 1]) {
        let mut less = format!("hereabouts-changes 1 c0ffee key {at}\n").into_bytes();
        less.extend_from_slice(&locked[..at]);
        fs::write(&cut, less).unwrap();
        let said = refused(&cut, KEY);
        assert!(said.contains("is not as it was written"), "{at}: {said}");
    }
    let mut more = whole.clone();
    more.push(b'\n');
    fs::write(&cut, more).unwrap();
    assert!(refused(&cut, KEY).contains("is not as it was written"));
}

#[test]
fn a_file_that_was_altered_is_refused() {
    let (stick, path) = saved(&letter(), KEY);
    let whole = fs::read(&path).unwrap();
    let altered = stick.path().join("altered");
    let line = whole.iter().position(|&byte| byte == b'\n').unwrap();
    let spread = (0..500).map(|i| drawn("where", i).unsigned_abs() as usize % whole.len());
    for (i, at) in (0..=line).chain(spread).enumerate() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (drawn("bit", i) & 7);
        fs::write(&altered, bytes).unwrap();
        let said = refused(&altered, KEY);
        assert!(said.contains("Nothing was changed."), "{at}: {said}");
    }
    // Two that belong together otherwise.
    let mut another = letter();
    another.header.catalogue = "decade".into();
    let (_stick, other) = saved(&another, KEY);
    let other = fs::read(other).unwrap();
    let mut mixed = whole[..line].to_vec();
    let rest = other.iter().position(|&byte| byte == b'\n').unwrap();
    mixed.extend_from_slice(&other[rest..]);
    fs::write(&altered, mixed).unwrap();
    let said = refused(&altered, KEY);
    assert!(
        said.contains("is not as it was written") || said.contains("is cut short"),
        "{said}"
    );
    let mut renamed = String::from_utf8_lossy(&other[..rest])
        .replace("decade", "c0ffee")
        .into_bytes();
    renamed.extend_from_slice(&other[rest..]);
    fs::write(&altered, renamed).unwrap();
    assert_eq!(look(&altered).unwrap().catalogue, "c0ffee");
    assert!(refused(&altered, KEY).contains("is not as it was written"));
}

#[test]
fn only_the_right_lock_opens_it() {
    let letter = letter();
    let (_stick, path) = saved(&letter, KEY);
    let other = Lock::Key("0000000000000000000000000000000000000000000000000000000000000000");
    assert!(refused(&path, other).contains("another team"));
    let words = Lock::Passphrase("mill pond caf\u{e9}");
    assert!(refused(&path, words).contains("Leave the passphrase out."));

    let (_stick, path) = saved(&letter, words);
    assert!(look(&path).unwrap().passphrase);
    let asked = read(&path, KEY).unwrap_err();
    assert!(matches!(asked, Error::NeedsPassphrase(_)), "{asked}");
    // As another keyboard types it.
    let same = Lock::Passphrase("mill pond cafe\u{301}");
    assert_eq!(read(&path, same).unwrap(), letter);
    let said = refused(&path, Lock::Passphrase("mill pond cafe"));
    assert!(said.starts_with("That passphrase does not open"), "{said}");

    let empty = write(&path, &letter, Lock::Passphrase(""));
    assert!(empty.unwrap_err().to_string().contains("at least one"));
    assert_eq!(read(&path, same).unwrap(), letter, "the old one is there");
}

#[test]
fn what_is_no_change_file_says_what_to_do() {
    let stick = tempfile::tempdir().unwrap();
    let path = stick.path().join("Aldermoor.hereabouts-changes");
    let check = |content: &[u8], expect: &str| {
        fs::write(&path, content).unwrap();
        let looked = look(&path).unwrap_err().to_string();
        assert!(looked.contains(expect), "{looked}");
        assert_eq!(refused(&path, KEY), looked);
    };
    check(b"", "is cut short");
    check(b"here", "is cut short");
    check(b"hereabouts-changes 1 c0ff", "is cut short");
    check(b"Name,Street\nMill,Weir Lane\n", "is not a file of changes");
    check(b"SQLite format 3\0", "is not a file of changes");
    check(
        b"hereabouts-changes 2 c0ffee starlight\n",
        "newer Hereabouts",
    );
    check(b"hereabouts-changes 2\n", "newer Hereabouts");
    check(
        b"hereabouts-changes 0 c0ffee key 0\n",
        "not as it was written",
    );
    check(
        b"hereabouts-changes 1 c0ffee wax 0\n",
        "not as it was written",
    );
    check(b"hereabouts-changes 1 c0ffee key 5\nage", "is cut short");
    check(
        b"hereabouts-changes 1 c0ffee key 2\nage",
        "not as it was written",
    );
    check(
        &[b"hereabouts-changes".as_slice(), &[b' '; 900]].concat(),
        "not as it was written",
    );

    // What age writes has an end soon: one that has none is not looked through.
    let stanzas = b"-> x\n\n".repeat(200_000);
    let locked = [b"age-encryption.org/v1\n", stanzas.as_slice()].concat();
    let line = format!("hereabouts-changes 1 c0ffee key {}\n", locked.len());
    fs::write(&path, [line.as_bytes(), &locked].concat()).unwrap();
    assert!(refused(&path, KEY).contains("not as it was written"));

    let gone = stick.path().join("gone");
    assert!(refused(&gone, KEY).starts_with("Opening "));
    assert!(matches!(look(stick.path()), Err(Error::Io { .. })));
}

#[test]
fn it_is_known_by_what_it_begins_with() {
    let (stick, path) = saved(&letter(), KEY);
    let renamed = stick.path().join("Aldermoor.hereabouts");
    fs::rename(&path, &renamed).unwrap();
    assert!(is_one(&renamed));
    assert!(!is_one(&path), "it is not there");
    assert!(!is_one(stick.path()));
    fs::write(&path, "hereabouts").unwrap();
    assert!(!is_one(&path));
}

/// Whoever has the key could make one small file of which gigabytes come.
#[test]
fn what_unpacks_to_too_much_is_refused() {
    let mut inside = serde_json::to_vec(&header()).unwrap();
    inside.push(b'\n');
    inside.extend_from_slice(&u64::MAX.to_le_bytes());
    inside.resize(8 << 20, 0);
    let packed = zstd::encode_all(inside.as_slice(), 3).unwrap();
    assert!(packed.len() < 20_000);
    let outside = Outside {
        catalogue: "c0ffee".into(),
        passphrase: false,
        format: 1,
    };
    let check = |most: u64, expect: &str| {
        let read = unpacked(Path::new("bomb"), &outside, packed.as_slice(), most);
        let said = read.unwrap_err().to_string();
        assert!(said.contains(expect), "{said}");
    };
    check(1 << 20, "unpacks to more than changes can be");
    check(100, "unpacks to more than changes can be");
    check(1 << 30, "is not as it was written");
}

#[test]
fn it_takes_the_place_of_an_older_one_or_leaves_it() {
    let (stick, path) = saved(&letter(), KEY);
    let mut newer = letter();
    newer.header.name = "Aldermoor and Weir End".into();
    newer.changes.changes.pop();
    write(&path, &newer, KEY).unwrap();
    assert_eq!(read(&path, KEY).unwrap(), newer);
    assert_eq!(names(stick.path()), ["Aldermoor.hereabouts-changes"]);

    let failed = |path: &Path| write(path, &newer, KEY).unwrap_err().to_string();
    let said = failed(&stick.path().join("gone").join("a.hereabouts-changes"));
    assert!(said.contains("its folder does not exist"), "{said}");
    let said = failed(&path.join("a.hereabouts-changes"));
    assert!(said.contains("its folder does not exist"), "{said}");
    let said = failed(stick.path());
    assert!(said.contains("it is a folder"), "{said}");
    if cfg!(target_os = "linux") {
        let said = failed(Path::new("/proc/a.hereabouts-changes"));
        assert!(said.contains("choose another folder"), "{said}");
    }
    assert_eq!(names(stick.path()), ["Aldermoor.hereabouts-changes"]);
    assert_eq!(read(&path, KEY).unwrap(), newer);
}
