//! Clocks that are wrong by ten years, or jump: they change the time that is displayed, and nothing else.

use crate::support::{
    Asked, agreed, decision, edit, exchange, hash, knitters, laptops, later, make, shown, tag, tie,
};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::Audience;
use hereabouts_core::history::HistoryAsked;
use hereabouts_core::id::{AssetId, RecordId};
use hereabouts_core::log::exchange::Changes;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const TEN_YEARS_S: i64 = 315_576_000;

/// By how many seconds a clock was wrong when the operation of this number was done.
type Clock = fn(usize) -> i64;

fn right(_: usize) -> i64 {
    0
}

fn behind(_: usize) -> i64 {
    -TEN_YEARS_S
}

fn ahead(_: usize) -> i64 {
    TEN_YEARS_S
}

fn jumping(number: usize) -> i64 {
    [TEN_YEARS_S, 0, -TEN_YEARS_S][number % 3]
}

/// Those of Amina and of Joe.
const CLOCKS: [(&str, Clock, Clock); 6] = [
    ("right", right, right),
    ("both behind", behind, behind),
    ("both ahead", ahead, ahead),
    ("one ahead and one behind", ahead, behind),
    ("one behind and one right", behind, right),
    ("both jumping", jumping, jumping),
];

/// The same changes, made on a laptop with another clock.
fn by_clock(changes: &Changes, clock: Clock) -> Changes {
    let mut told = changes.clone();
    for (number, op) in told.ops.iter_mut().enumerate() {
        let at: Timestamp = op.at.parse().unwrap();
        let at = Timestamp::from_second(at.as_second() + clock(number)).unwrap();
        op.at = format!("{at:.0}");
    }
    told
}

/// Operation → when it is said to have been done.
fn times(changes: &Changes) -> BTreeMap<String, String> {
    let ops = changes.ops.iter();
    ops.map(|op| (op.id.clone(), op.at.clone())).collect()
}

/// What the rule would show that loses edits: whoever's clock is later is right.
fn last_by_clock(sides: [&Changes; 2], record: RecordId, unit: &str) -> Value {
    let said = sides.into_iter().flat_map(|side| {
        let at = times(side);
        let changes = side.changes.iter().filter(|one| one.record == record);
        let said = changes.filter_map(|one| Some((at.get(&one.op).cloned(), one.sets.get(unit)?)));
        said.collect::<Vec<_>>()
    });
    let last = said.max_by(|one, other| one.0.cmp(&other.0));
    last.unwrap().1[0].clone()
}

struct Town {
    base: Catalogue,
    group: AssetId,
    amina: Catalogue,
    joe: Catalogue,
}

/// Two laptops that disagree about a time and about a hall, and agree about the rest.
fn town() -> Town {
    let (base, group) = knitters();
    let hall = make(&base, AssetKind::Place, "Hall");
    edit(&base, group, json!({"times": "Mondays"}));
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    edit(&amina, group, json!({"times": "Tuesdays"}));
    tag(&amina, group, "wool", true);
    edit(&amina, group, json!({"cost": "a pound"}));
    edit(&amina, group, json!({"cost": "free"}));
    amina.delete_assets(vec![hall]).unwrap();
    let bench = make(&amina, AssetKind::Place, "Bench");
    tie(&amina, group, bench, json!({}));
    later(&joe, group);
    edit(&joe, group, json!({"times": "Thursdays"}));
    edit(&joe, hall, json!({"access": "two steps"}));
    Town {
        base,
        group,
        amina,
        joe,
    }
}

/// What laptops show and ask, and their hash.
type State = (Vec<Value>, Vec<Asked>, String);

fn state(laptops: &[&Catalogue]) -> State {
    let open = agreed(laptops);
    (shown(laptops[0]), open, hash(laptops[0]))
}

#[test]
fn wrong_clocks_change_the_displayed_time_alone() {
    let town = town();
    let begun = times(&town.base.changes_for(&Audience::Team).unwrap());
    let whole = [&town.amina, &town.joe].map(|laptop| laptop.changes_for(&Audience::Team).unwrap());
    let (mut expect, mut winners) = (None, BTreeSet::new());
    for (what, ours, theirs) in CLOCKS {
        let from_amina = by_clock(&whole[0], ours);
        let from_joe = by_clock(&whole[1], theirs);
        let [amina] = laptops(&town.amina, ["Amina"]);
        let [joe] = laptops(&town.joe, ["Joe"]);
        let [maryam, rosa] = laptops(&town.base, ["Maryam", "Rosa"]);
        let all = [&amina, &joe, &maryam, &rosa];
        amina.merge(&from_joe).unwrap();
        joe.merge(&from_amina).unwrap();
        // Two heard all of it from others, one in each order.
        for (laptop, told) in [
            (&maryam, [&from_amina, &from_joe]),
            (&rosa, [&from_joe, &from_amina]),
        ] {
            for changes in told {
                laptop.merge(changes).unwrap();
            }
        }
        let met = state(&all);
        assert_eq!(
            met.1.len(),
            2,
            "{what}: the times, and whether the hall stays"
        );

        // It is displayed as it was told.
        let history = maryam.list_history(HistoryAsked::default(), 0, 100);
        let entries = history.unwrap().entries.into_iter();
        let displayed: BTreeMap<String, String> =
            entries.map(|entry| (entry.op, entry.hand.at)).collect();
        for (op, at) in times(&from_amina).into_iter().chain(times(&from_joe)) {
            if !begun.contains_key(&op) {
                assert_eq!(displayed.get(&op), Some(&at), "{what}");
            }
        }
        winners.insert(last_by_clock([&from_amina, &from_joe], town.group.0, "times").to_string());

        // Who answers later is right, whatever the clocks of those were who asked; and who edits after that.
        let answers = met
            .1
            .iter()
            .map(|one| decision(one, one.answers[1].clone()));
        maryam.decide(answers.collect()).unwrap();
        exchange(&all);
        let decided = state(&all);
        assert_eq!(decided.1, [], "{what}");
        edit(&rosa, town.group, json!({"times": "Sundays"}));
        exchange(&all);
        let edited = state(&all);
        assert_eq!(edited.1, [], "{what}");
        let times = amina.show_asset(town.group).unwrap().asset.times;
        assert_eq!(times.as_deref(), Some("Sundays"), "{what}");

        let all = (met, decided, edited);
        match &expect {
            None => expect = Some(all),
            Some(expect) => assert_eq!(all, *expect, "{what}"),
        }
    }
    assert!(
        winners.len() > 1,
        "clocks so wrong would mislead whoever believes them"
    );
}
