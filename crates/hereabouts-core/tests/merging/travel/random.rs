//! Random histories at home and in a copy, and its letters taken in, again, and in any order. What the copy could not
//! see is neither blanked nor changed unless that is asked; what was done in it is what is shown, is asked, or was
//! erased; taking a letter in once more changes nothing; and no word of the erased is left. Two more laptops take in
//! different letters, and show the same once they have exchanged.

mod made;
mod steps;

use self::made::{Made, answers, in_ids_of_home, log};
use self::steps::{People, assets, ids, one, step};
use super::{depart, everything};
use crate::support::{Dice, Stick, edit, exchange, make};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::id::{AssetId, RecordId};
use hereabouts_core::log::joined::JOINED;
use hereabouts_core::log::view::{Hangers, View};
use hereabouts_core::log::{Change, EXISTS};
use serde_json::json;
use std::collections::BTreeSet;

/// `HEREABOUTS_LONG` asks for so many times as many.
const HISTORIES: u64 = 24;
const STEPS: usize = 48;
/// Kinds of records of which something is done in the copy.
const KINDS: [&str; 4] = ["asset", "contact", "relationship", "gift"];

struct World {
    dice: Dice,
    stick: Stick,
    home: Catalogue,
    /// As home was when the copy was made; nobody works there.
    others: [Catalogue; 2],
    copy: Option<Catalogue>,
    made: Made,
    letters: Vec<String>,
    people: People,
    done: BTreeSet<(bool, &'static str)>,
}

impl World {
    fn new(seed: u64, audience: &str) -> World {
        let mut dice = Dice(seed);
        let home = Catalogue::in_memory("Ours").unwrap();
        let (mut people, mut done) = (People::default(), BTreeSet::new());
        for i in 0..4 {
            let id = make(&home, AssetKind::Place, &format!("Place {i}"));
            if i % 2 == 0 {
                edit(
                    &home,
                    id,
                    json!({"note": format!("ours {i}"), "summary": "red"}),
                );
            }
        }
        for _ in 0..15 {
            let name = step(&mut dice, &home, true, &mut people);
            done.extend(name.map(|name| (true, name)));
        }
        let stick = Stick::new();
        let before = log(&home);
        let copy = depart(&home, &stick, everything(audience));
        World {
            made: Made::of(&home, &before, &copy),
            others: [(); 2].map(|()| home.copy_in_memory().unwrap()),
            dice,
            stick,
            home,
            copy: Some(copy),
            letters: Vec::new(),
            people,
            done,
        }
    }

    fn copy(&self) -> &Catalogue {
        self.copy.as_ref().unwrap()
    }

    fn step(&mut self) {
        match self.dice.below(14) {
            0 => self.write(),
            1 => {
                if let Some(at) = one(&mut self.dice, &(0..self.letters.len()).collect::<Vec<_>>())
                {
                    let path = self.letters[at].clone();
                    self.take(&path);
                }
            }
            // Whoever opens it again speaks with another voice.
            2 => {
                self.copy = None;
                let path = self.stick.file("Rosa.hereabouts");
                self.copy = Some(Catalogue::open(&path, None).unwrap());
            }
            at => {
                let at_home = at < 7;
                let laptop = match at_home {
                    true => &self.home,
                    false => self.copy.as_ref().unwrap(),
                };
                let name = step(&mut self.dice, laptop, at_home, &mut self.people);
                self.done.extend(name.map(|name| (at_home, name)));
            }
        }
    }

    fn write(&mut self) {
        let path = self.stick.at(&format!("letter {}", self.letters.len()));
        let path = path.display().to_string();
        self.copy().save_changes(path.clone(), None, None).unwrap();
        self.letters.push(path);
    }

    /// Takes a letter in, and looks at all that was at home before.
    fn take(&mut self, path: &str) {
        let (before, here) = (log(&self.home), assets(&self.home, "here"));
        self.home.run_merge(path.to_owned(), None).unwrap();
        assert_eq!(self.home.check(true).unwrap(), [""; 0]);
        let after = log(&self.home);
        let here: BTreeSet<RecordId> = here.into_iter().map(|id| id.0).collect();
        let stay: BTreeSet<AssetId> = assets(&self.home, "here").into_iter().collect();
        let joined = assets(&self.home, "joined");
        for (record, changes) in &before {
            let Some(now) = after.get(record) else {
                continue;
            };
            let (was, is) = (View::of(changes), View::of(now));
            let mut unseen = Vec::new();
            for unit in was.units() {
                for head in was.heads(unit) {
                    if !self.made.is_unseen(head, unit) {
                        continue;
                    }
                    unseen.push(unit);
                    let answers = is.values(unit);
                    let said = &head.sets[unit];
                    assert!(
                        said.iter().all(|value| answers.contains(value)),
                        "{record} {unit}: {said:?} is lost among {answers:?}"
                    );
                }
            }
            unseen.retain(|unit| *unit != EXISTS && *unit != JOINED);
            if !here.contains(record) || stay.contains(&AssetId(*record)) {
                continue;
            }
            match joined.contains(&AssetId(*record)) {
                true => {
                    let asked = is.unseen_work_by(JOINED, &Hangers::new());
                    let is_open = is.values(JOINED).len() > 1;
                    let all = unseen
                        .iter()
                        .all(|unit| asked.iter().any(|other| other == unit));
                    assert!(is_open || all, "{record}: {unseen:?} of {asked:?}");
                }
                false => assert_eq!(unseen, [""; 0], "{record} was deleted with these"),
            }
        }
    }

    /// Every letter comes in some order, here and on a second laptop, and then again.
    fn finish(&mut self) {
        self.write();
        let second = self.home.copy_in_memory().unwrap();
        for path in self.shuffled() {
            self.take(&path);
            second.run_merge(path, None).unwrap();
        }
        let hash = |laptop: &Catalogue| laptop.info().unwrap().team_hash;
        let shown = hash(&self.home);
        assert_eq!(hash(&second), shown, "both took in the same");
        for path in self.shuffled() {
            let again = self.home.run_merge(path, None).unwrap().value;
            assert!(again.nothing_new, "{again:?}");
        }
        assert_eq!(hash(&self.home), shown);
        self.nothing_is_lost(&self.home);
        self.erased_for_good();
        self.two_with_different_letters();
    }

    /// One takes in some letter and the other the last alone, and then each takes in what the other has.
    fn two_with_different_letters(&mut self) {
        let last = self.letters.len() - 1;
        let some = self.dice.below(self.letters.len());
        let [one, other] = &self.others;
        for (laptop, at) in [(one, some), (other, last)] {
            laptop.run_merge(self.letters[at].clone(), None).unwrap();
        }
        exchange(&[one, other]);
        let hash = |laptop: &Catalogue| laptop.info().unwrap().team_hash;
        assert_eq!(hash(one), hash(other), "both have the same");
        for laptop in [one, other] {
            assert_eq!(laptop.check(true).unwrap(), [""; 0]);
            self.nothing_is_lost(laptop);
        }
    }

    fn shuffled(&mut self) -> Vec<String> {
        let mut left = self.letters.clone();
        let mut order = Vec::new();
        while !left.is_empty() {
            order.push(left.swap_remove(self.dice.below(left.len())));
        }
        order
    }

    /// `laptop` took in all that was done in the copy.
    fn nothing_is_lost(&self, laptop: &Catalogue) {
        let (home, there) = (log(laptop), in_ids_of_home(self.copy(), &self.made.ids));
        let erased = ids(laptop, "SELECT record FROM erased");
        let (ours, last) = &self.made.home;
        for (record, changes) in &there {
            let is_ours = KINDS.contains(&changes[0].kind.as_str());
            if !is_ours || erased.contains(record) {
                continue;
            }
            let given = self.made.given.get(record);
            let (is, first) = (View::of(changes), View::of(given.into_iter().flatten()));
            let at_home: &[Change] = home.get(record).map_or(&[], Vec::as_slice);
            let shown = View::of(at_home);
            for unit in is.units() {
                let mut said = is.heads(unit);
                said.retain(|change| change.voice != self.made.voice);
                if said.is_empty() {
                    continue;
                }
                // There and back again is nothing said.
                let is_idle = given.is_some() && answers(&is, unit) == answers(&first, unit);
                for head in said.iter().filter(|_| !is_idle) {
                    let came =
                        |change: &&Change| (&change.voice, change.seq) == (&head.voice, head.seq);
                    let came = at_home.iter().find(came);
                    assert!(
                        came.is_some_and(|change| change.sets.contains_key(unit)),
                        "{record} {unit}: {:?} did not come",
                        head.sets[unit]
                    );
                }
                let meanwhile = at_home.iter().any(|change| {
                    change.voice == *ours && change.seq > *last && change.sets.contains_key(unit)
                });
                let is_hidden = self.made.hidden.contains(&(*record, unit.to_owned()));
                let (here, there) = (answers(&shown, unit), answers(&is, unit));
                let is_blanked = here.iter().any(|answer| answer.contains('▒'));
                if !meanwhile && !is_hidden && !is_blanked {
                    assert_eq!(here, there, "{record} {unit}");
                }
            }
        }
    }

    fn erased_for_good(&self) {
        let read = self.home.read(|db| {
            let mut names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")?;
            let names = names.query_map([], |row| row.get::<_, String>(0))?;
            let mut all = String::new();
            for name in names {
                let mut rows = db.prepare(&format!("SELECT * FROM \"{}\"", name?))?;
                let columns = rows.column_count();
                let mut rows = rows.query([])?;
                while let Some(row) = rows.next()? {
                    for column in 0..columns {
                        let value: rusqlite::types::Value = row.get(column)?;
                        all.push_str(&format!("{value:?} "));
                    }
                }
            }
            Ok(all)
        });
        let all = read.unwrap();
        for id in ids(&self.home, "SELECT record FROM erased") {
            if let Some(name) = self.people.names.get(&AssetId(id)) {
                assert!(!all.contains(name.as_str()), "{name} is left");
            }
        }
    }
}

#[test]
fn whatever_is_done_in_a_copy_comes_home_and_takes_nothing_away() {
    let long = std::env::var("HEREABOUTS_LONG").ok();
    let long: u64 = long.and_then(|n| n.parse().ok()).unwrap_or(1);
    let mut done = BTreeSet::new();
    let (mut asked, mut hidden) = (0, 0);
    for seed in 1..=HISTORIES * long {
        println!("seed {seed}");
        let audience = ["team", "public"][usize::from(seed % 2 == 0)];
        let mut world = World::new(seed, audience);
        for _ in 0..STEPS {
            world.step();
        }
        world.finish();
        asked += world.home.info().unwrap().conflicts;
        hidden += world.made.hidden.len();
        done.extend(world.done);
    }
    assert!(asked > 0 && hidden > 0, "{asked} {hidden}");
    for name in [
        "create",
        "edit",
        "tag",
        "delete",
        "restore",
        "tie",
        "end",
        "contact",
        "edit contact",
        "join",
        "unjoin",
        "undo",
        "place",
        "mention",
        "gift",
    ] {
        for at_home in [true, false] {
            assert!(
                done.contains(&(at_home, name)),
                "nobody did {name} (at home: {at_home})"
            );
        }
    }
    assert!(done.contains(&(true, "erase")), "nobody was erased");
}
