//! The catalogue as it was on a day is what a copy of that day holds, whatever was done since and on how many laptops.

use super::{Dice, call, dump, ids, one, write};
use hereabouts_core::Catalogue;
use hereabouts_core::audience::Audience;
use hereabouts_core::history::{Action, Date, Label, day};
use hereabouts_core::log::exchange::Changes;
use serde_json::json;
use std::collections::BTreeSet;

const HISTORIES: u64 = 24;
const DAYS: u32 = 6;
const STEPS: u64 = 7;

/// Lets what was done since the last time have been done at noon of a day. Days are two apart, so that they are told
/// from one another wherever the test runs.
fn dated(catalogue: &Catalogue, n: u32) {
    let at = noon(n);
    let set = catalogue.transact(Label::of(Action::Begin), |tx| {
        tx.db()
            .execute("UPDATE op SET at = ?1 WHERE at >= '2026'", [at])?;
        Ok(())
    });
    set.expect("dated");
}

fn noon(n: u32) -> String {
    format!("2025-03-{:02}T12:00:00Z", 2 * n)
}

fn evening(n: u32) -> Date {
    day(&format!("2025-03-{:02}", 2 * n + 1)).expect("a day")
}

fn hash(catalogue: &Catalogue) -> String {
    catalogue.info().expect("readable").content_hash
}

fn files(folder: &tempfile::TempDir) -> [String; 4] {
    let folder = folder.path();
    [
        write(folder, "venues.csv", "id,name,tags\n7,Hall,food\n8,Łódź,\n"),
        write(
            folder,
            "venues2.csv",
            "name,address\nHall,1 Mill Lane\n,nameless\n",
        ),
        write(folder, "letter.pdf", "%PDF-1.7 Dear all"),
        write(folder, "poster.pdf", "%PDF-1.7 Come along"),
    ]
}

/// Any step but what takes something out for good: that is gone on every day.
fn step(dice: &mut Dice, catalogue: &Catalogue, files: &[String]) {
    let assets = ids(catalogue, "asset", "here");
    let (name, args) = match dice.below(12) {
        0 => ("undo", json!({})),
        1 => ("redo", json!({})),
        2..=3 => {
            let (keep, gone) = (dice.one(&assets), dice.one(&assets));
            (
                "join_duplicates",
                json!({"keep": keep, "gone": gone, "take": ["summary"]}),
            )
        }
        4 => (
            "unjoin",
            json!({"id": dice.one(&ids(catalogue, "asset", "joined"))}),
        ),
        _ => one(dice, catalogue, files),
    };
    // What cannot be done is refused; that is a step like any other.
    drop(call(catalogue, name, args));
}

#[test]
fn every_day_is_shown_as_a_copy_of_it_shows_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = files(&folder);
    let mut differing = BTreeSet::new();
    for seed in 1..=HISTORIES {
        let town = Catalogue::in_memory("Here").expect("memory is there");
        let mut dice = Dice(seed);
        let mut copies = Vec::new();
        for n in 1..=DAYS {
            for _ in 0..STEPS {
                step(&mut dice, &town, &files);
            }
            dated(&town, n);
            copies.push((n, town.copy_in_memory().expect("copied")));
        }
        let now = (hash(&town), dump(&town));
        for (n, copy) in &copies {
            let was = town.as_it_was(evening(*n)).expect("shown");
            assert_eq!(dump(&was), dump(copy), "seed {seed}, day {n}");
            assert_eq!(hash(&was), hash(copy), "seed {seed}, day {n}");
            let found = was.check(true).expect("checkable");
            assert_eq!(found, [""; 0], "seed {seed}, day {n}");
            differing.insert(hash(&was));
        }
        assert_eq!((hash(&town), dump(&town)), now, "seed {seed}: it was read");
    }
    assert!(differing.len() as u64 > HISTORIES * 3, "days are different");
}

/// What was done up to the evening of a day by the clocks of those who did it, on whichever laptop.
fn until(mut changes: Changes, n: u32) -> Changes {
    let noon = noon(n);
    changes.ops.retain(|op| op.at <= noon);
    let done: BTreeSet<&String> = changes.ops.iter().map(|op| &op.id).collect();
    changes.changes.retain(|change| done.contains(&change.op));
    changes
}

#[test]
fn a_day_holds_what_every_laptop_did_until_then_by_its_own_clock() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = files(&folder);
    for seed in 1..=HISTORIES {
        let begun = Catalogue::in_memory("Here").expect("memory is there");
        dated(&begun, 1);
        let laptops = [0, 1].map(|_| begun.copy_in_memory().expect("copied"));
        let mut dice = Dice(seed);
        for n in 2..=DAYS {
            for (laptop, slow) in laptops.iter().zip([0, 3]) {
                for _ in 0..STEPS {
                    let (name, args) = one(&mut dice, laptop, &files);
                    drop(call(laptop, name, args));
                }
                // The clock of one of them is days behind.
                dated(laptop, 1 + n - n.min(slow));
            }
            if dice.below(2) == 0 {
                let changes = laptops[1].changes_for(&Audience::Team);
                laptops[0]
                    .merge(&changes.expect("readable"))
                    .expect("merged");
                dated(&laptops[0], n);
            }
        }
        for to in [0, 1] {
            let changes = laptops[1 - to].changes_for(&Audience::Team);
            laptops[to]
                .merge(&changes.expect("readable"))
                .expect("merged");
        }
        let all = laptops[1].changes_for(&Audience::Team).expect("readable");
        for n in 1..=DAYS + 1 {
            let expect = begun.copy_in_memory().expect("copied");
            expect.merge(&until(all.clone(), n)).expect("merged");
            let was = laptops[0].as_it_was(evening(n)).expect("shown");
            let team = |town: &Catalogue| town.info().expect("readable").team_hash;
            assert_eq!(team(&was), team(&expect), "seed {seed}, day {n}");
            let found = was.check(true).expect("checkable");
            assert_eq!(found, [""; 0], "seed {seed}, day {n}");
        }
    }
}
