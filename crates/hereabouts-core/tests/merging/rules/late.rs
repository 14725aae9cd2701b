//! What arrives before that without which it cannot be shown.

use crate::support::{
    agreed, asked, asset, edit, exchange, hash, knitters, laptops, make, names, tie,
};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::Audience;
use hereabouts_core::id::AssetId;
use hereabouts_core::log::exchange::Changes;
use hereabouts_core::log::{Change, EXISTS};
use serde_json::json;

/// All that a laptop has but some changes, as part of it comes by another way.
fn without(laptop: &Catalogue, left_out: impl Fn(&Change) -> bool) -> Changes {
    let mut part = laptop.changes_for(&Audience::Team).unwrap();
    let all = part.changes.len();
    part.changes.retain(|change| !left_out(change));
    assert!(part.changes.len() < all);
    // Whoever gets a part does not hold all of it.
    part.has.clear();
    part
}

fn is_known(laptop: &Catalogue, id: AssetId) -> bool {
    let changes = laptop.changes_for(&Audience::Team).unwrap().changes;
    changes.iter().any(|change| change.record == id.0)
}

#[test]
fn a_change_to_what_is_not_here_yet_waits_and_is_passed_on() {
    let (base, _) = knitters();
    let [amina, joe, maryam] = laptops(&base, ["Amina", "Joe", "Maryam"]);
    let bench = make(&amina, AssetKind::Place, "Bench");
    edit(&amina, bench, json!({"access": "two steps"}));
    let made = |change: &Change| change.record == bench.0 && change.sets.contains_key(EXISTS);
    let edited = without(&amina, made);
    let before = hash(&joe);
    joe.merge(&edited).unwrap();
    let on = joe.changes_for(&Audience::Team).unwrap();
    maryam.merge(&on).unwrap();
    for laptop in [&joe, &maryam] {
        assert!(is_known(laptop, bench), "it is kept");
        assert_eq!(names(laptop), ["Knitters"]);
        assert!(laptop.show_asset(bench).is_err());
        assert_eq!(asked(laptop), []);
        assert_eq!(hash(laptop), before, "and is nothing that is shown");
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    }
    exchange(&[&amina, &joe, &maryam]);
    assert_eq!(agreed(&[&amina, &joe, &maryam]), []);
    for laptop in [&joe, &maryam] {
        assert_eq!(names(laptop), ["Bench", "Knitters"]);
        assert_eq!(asset(laptop, bench).access.as_deref(), Some("two steps"));
    }
}

#[test]
fn a_tie_that_comes_before_its_end_is_shown_once_that_is_here() {
    let (base, id) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let bench = make(&amina, AssetKind::Place, "Bench");
    let known = tie(&amina, id, bench, json!({}));
    let tied = without(&amina, |change| change.record == bench.0);
    joe.merge(&tied).unwrap();
    assert_eq!(joe.show_asset(id).unwrap().ties, []);
    assert_eq!(joe.info().unwrap().relationships, 0);
    assert_eq!(asked(&joe), []);
    assert_eq!(joe.check(true).unwrap(), [""; 0]);
    exchange(&[&amina, &joe]);
    assert_eq!(agreed(&[&amina, &joe]), []);
    for end in [id, bench] {
        let ties = joe.show_asset(end).unwrap().ties;
        assert_eq!(ties.iter().map(|tie| tie.id).collect::<Vec<_>>(), [known]);
    }
}
