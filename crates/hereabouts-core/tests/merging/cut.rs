//! Change files that did not arrive as they were written: all of them or nothing of them.

use crate::support::{
    Dice, Stick, edit, key, knitters, laptops, make, names, reach, rewritten, save, tag, take, tie,
};
use hereabouts_core::asset::AssetKind;
use hereabouts_core::catalogue::CatalogueInfo;
use hereabouts_core::history::UndoList;
use hereabouts_core::id::AssetId;
use hereabouts_core::{Catalogue, Error};
use serde_json::json;
use std::fs;
use std::path::PathBuf;

/// What `age` locks at a time, in bytes, and what it adds to each of these.
const LOCKED_AT_ONCE: usize = 64 * 1024 + 16;

struct Town {
    joe: Catalogue,
    path: PathBuf,
    whole: Vec<u8>,
    before: State,
    _stick: Stick,
}

/// What a catalogue shows, what can be taken back in it, and how much is in its log and beside it.
type State = (CatalogueInfo, UndoList, Vec<u64>);

fn state(laptop: &Catalogue) -> State {
    const BESIDE: [&str; 11] = [
        "change",
        "op",
        "voice",
        "held",
        "merging",
        "peer",
        "erased",
        "redaction",
        "safeguarded",
        "fact",
        "attachment_bytes",
    ];
    let counts = laptop.read(|db| {
        let count = |table: &&str| -> hereabouts_core::Result<u64> {
            let sql = format!("SELECT count(*) FROM {table}");
            Ok(db.query_row(&sql, [], |row| row.get(0))?)
        };
        BESIDE.iter().map(count).collect()
    });
    let list = laptop.undo_list().unwrap();
    (laptop.info().unwrap(), list, counts.unwrap())
}

/// A real file: many records, changes to what is there, an erasure, and a scan that is larger than `age` locks at once.
fn town() -> Town {
    let (base, group) = knitters();
    let fair = make(&base, AssetKind::Association, "Fair");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    edit(&joe, group, json!({"cost": "free"}));
    for number in 0..40 {
        let hall = make(&amina, AssetKind::Place, &format!("Hall {number}"));
        reach(&amina, hall, &format!("01632 9600{number:02}"));
        tie(
            &amina,
            group,
            hall,
            json!({"note": format!("the key of {number}")}),
        );
    }
    tag(&amina, group, "wool", true);
    amina.erase(fair, Vec::new()).unwrap();
    let mut dice = Dice(7);
    let mut scan = b"%PDF-1.7 ".to_vec();
    scan.extend((0..150_000).map(|_| dice.below(256) as u8));
    let added = amina.add_attachment_bytes(group, "scan.pdf", scan).unwrap();
    assert_eq!(added.value.added.len(), 1);
    let stick = Stick::new();
    let path = stick.at("from Amina");
    save(&amina, "Joe", &path);
    let whole = fs::read(&path).unwrap();
    assert!(whole.len() > 2 * LOCKED_AT_ONCE);
    Town {
        before: state(&joe),
        joe,
        path,
        whole,
        _stick: stick,
    }
}

impl Town {
    fn refuses(&self, bytes: &[u8], what: &str) {
        fs::write(&self.path, bytes).unwrap();
        let refused = self.joe.run_merge(self.path.display().to_string(), None);
        assert!(
            matches!(refused, Err(Error::Invalid(_))),
            "{what}: {refused:?}"
        );
        assert_eq!(state(&self.joe), self.before, "{what} left a trace");
    }

    /// The control: it is what was done to it that was refused, and all of it comes.
    fn takes_it_whole(&self) {
        fs::write(&self.path, &self.whole).unwrap();
        let came = take(&self.joe, &self.path);
        assert_eq!((came.counts.new, came.counts.erased), (40, 1));
        assert_eq!(names(&self.joe).len(), 41);
        assert_ne!(state(&self.joe), self.before);
        assert_eq!(self.joe.list_conflicts(0, 1).unwrap().total, 0);
        assert_eq!(self.joe.check(true).unwrap(), [""; 0]);
    }
}

/// What is left of a file, its first line saying that this is all: as if somebody had cut it who knows how.
fn said_to_be_whole(left: &[u8]) -> Vec<u8> {
    let Some(end) = left.iter().position(|byte| *byte == b'\n') else {
        return left.to_vec();
    };
    let (line, rest) = (&left[..end], &left[end + 1..]);
    let line = std::str::from_utf8(line).unwrap();
    let (before, _) = line.rsplit_once(' ').unwrap();
    let line = format!("{before} {}\n", rest.len());
    [line.as_bytes(), rest].concat()
}

/// Where the first line ends, and where what `age` locked begins.
fn begins(whole: &[u8]) -> (usize, usize) {
    const LAST_LINE: &[u8] = b"\n--- ";
    const NONCE: usize = 16;
    let first = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let last = whole
        .windows(LAST_LINE.len())
        .position(|at| at == LAST_LINE);
    let last = last.unwrap() + 1;
    let end = whole[last..]
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap();
    (first, last + end + 1 + NONCE)
}

#[test]
fn a_file_cut_at_500_points_is_refused_and_leaves_no_trace() {
    let town = town();
    let whole = &town.whole;
    let mut dice = Dice(2026);
    let mut cuts: Vec<usize> = (0..500).map(|_| dice.below(whole.len())).collect();
    let (first, locked) = begins(whole);
    // Where nothing is torn: between its parts, and where one lock ends and the next begins.
    cuts.extend([0, first - 1, first, locked - 16, locked, whole.len() - 1]);
    cuts.extend((locked..whole.len()).step_by(LOCKED_AT_ONCE));
    for at in cuts {
        town.refuses(&whole[..at], &format!("cut at {at}"));
        let said = said_to_be_whole(&whole[..at]);
        town.refuses(&said, &format!("cut at {at} and said to be whole"));
    }
    town.takes_it_whole();
}

#[test]
fn a_file_altered_at_200_points_is_refused_and_leaves_no_trace() {
    let town = town();
    let mut dice = Dice(2027);
    let (_, locked) = begins(&town.whole);
    for number in 0..200 {
        // A file is mostly what is locked; one in four is altered before that.
        let at = match number % 4 {
            0 => dice.below(locked),
            _ => dice.below(town.whole.len()),
        };
        let mut altered = town.whole.clone();
        altered[at] ^= 1 + dice.below(255) as u8;
        town.refuses(&altered, &format!("altered at {at}"));
    }
    town.takes_it_whole();
}

/// Found out when half of it is taken in.
#[test]
fn a_file_that_contradicts_what_is_here_is_refused_whole() {
    let (base, group) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let stick = Stick::new();
    let path = stick.at("from Amina");
    let mill = make(&amina, AssetKind::Place, "Old mill");
    save(&amina, "Joe", &path);
    take(&joe, &path);
    edit(&amina, mill, json!({"times": "Tuesdays"}));
    make(&amina, AssetKind::Place, "Bench");
    save(&amina, "Joe", &path);
    let honest = fs::read(&path).unwrap();
    let before = state(&joe);
    let key = key(&amina);
    rewritten(&path, &key, |letter| {
        let AssetId(mill) = mill;
        letter.changes.erased.insert(group.0);
        let changes = &mut letter.changes.changes;
        let made = changes.iter().position(|one| one.record == mill).unwrap();
        let mut other = changes.remove(made);
        other
            .sets
            .insert("name".to_owned(), vec![json!("New mill")]);
        changes.push(other);
    });
    let refused = joe.run_merge(path.display().to_string(), None);
    let refused = refused.unwrap_err().to_string();
    assert!(
        refused.contains("Two different changes carry one number"),
        "{refused}"
    );
    assert_eq!(state(&joe), before);
    assert_eq!(names(&joe), ["Knitters", "Old mill"]);
    assert_eq!(joe.check(true).unwrap(), [""; 0]);
    fs::write(&path, honest).unwrap();
    take(&joe, &path);
    assert_eq!(names(&joe), ["Bench", "Knitters", "Old mill"]);
}
