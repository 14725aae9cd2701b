//! What is kept until a day: listed after it, gone on the third day, and never by a wrong clock.

use super::*;
use crate::id::RecordId;
use jiff::ZonedDateTime;

/// A clock, so many days from now.
fn clock(days: i32) -> ZonedDateTime {
    ZonedDateTime::now().checked_add(days.days()).unwrap()
}

/// The newest entry is of this moment.
fn last_entry(town: &Catalogue, at: &ZonedDateTime) {
    let at = format!("{:.0}", at.timestamp());
    town.write_alone(|db| Ok(db.execute("UPDATE op SET at = ?1", [&at])?))
        .unwrap();
}

fn held_back(opened: &Opened) -> Option<HeldBackBy> {
    opened.endings.held_back.as_ref().map(|held| held.by)
}

fn is_here(town: &Catalogue, id: AssetId) -> bool {
    town.show_asset(id).is_ok()
}

#[test]
fn what_has_come_to_its_end_is_listed_and_goes_on_the_third_day() {
    let (town, joan) = town();
    let hall = make(
        &town,
        AssetKind::Place,
        "Hall",
        json!({ "note": "Joan Baker stays here" }),
    );
    town.keep_until(joan, Some(days(2))).unwrap();
    assert!(town.keep_until(joan, Some("soon".into())).is_err());
    let open = |day: i32| {
        last_entry(&town, &clock(day));
        town.opened_at(&clock(day)).unwrap().value
    };
    // On its last day it is still kept.
    assert_eq!(open(2).endings.ended, []);
    let left = |opened: Opened| {
        opened
            .endings
            .ended
            .iter()
            .map(|e| e.days_left)
            .collect::<Vec<_>>()
    };
    assert_eq!(left(open(3)), [2]);
    // Twice on a day is one day.
    assert_eq!(left(open(3)), [2]);
    assert_eq!(left(open(6)), [1]);
    assert!(is_here(&town, joan));
    let opened = open(40);
    assert_eq!((opened.erased, opened.endings.ended), (1, vec![]));
    assert!(!is_here(&town, joan));
    let id: RecordId = joan.0;
    let gone = town
        .read(|db| crate::log::erasure::is_erased(db, &id))
        .unwrap();
    assert!(gone, "by erasure, not into the bin");
    assert!(!asset(&town, hall).note.unwrap().contains("Joan"));
    assert_eq!(open(41).erased, 0);
}

#[test]
fn what_is_kept_longer_is_counted_anew() {
    let (town, joan) = town();
    town.keep_until(joan, Some(days(1))).unwrap();
    let open = |day: i32| {
        last_entry(&town, &clock(day));
        town.opened_at(&clock(day)).unwrap().value
    };
    open(2);
    open(3);
    town.keep_until(joan, Some(days(10))).unwrap();
    assert_eq!(open(4).endings.ended, []);
    assert_eq!(open(11).endings.ended[0].days_left, 2);
    assert_eq!(open(12).erased, 0);
    assert_eq!(open(13).erased, 1);
}

#[test]
fn a_wrong_clock_erases_nothing() {
    let (town, joan) = town();
    town.keep_until(joan, Some(days(1))).unwrap();
    // A year ahead of everything that was written, on three days.
    for day in [365, 366, 367, 368] {
        let opened = town.opened_at(&clock(day)).unwrap().value;
        assert_eq!(held_back(&opened), Some(HeldBackBy::NothingWritten));
        assert_eq!(opened.erased, 0);
    }
    // Set right again, those days do not count.
    let opened = town.opened_at(&clock(0)).unwrap().value;
    assert_eq!(
        (opened.endings.ended, opened.endings.held_back),
        (vec![], None)
    );
    let open = |day: i32| {
        last_entry(&town, &clock(day));
        town.opened_at(&clock(day)).unwrap().value.erased
    };
    assert_eq!([open(2), open(3), open(4)], [0, 0, 1]);
    assert!(!is_here(&town, joan));
    // A clock that lags: by the newest entry it is later.
    let late = make(
        &town,
        AssetKind::Place,
        "Late",
        json!({ "ends_on": days(5) }),
    );
    last_entry(&town, &clock(9));
    for day in [1, 2, 3, 4] {
        let opened = town.opened_at(&clock(day)).unwrap().value;
        assert_eq!(held_back(&opened), Some(HeldBackBy::ClockBehind));
        assert_eq!(opened.endings.ended.len(), 1);
    }
    assert!(is_here(&town, late));
}

#[test]
fn a_team_that_opens_it_once_a_week_and_works_gets_there() {
    let (town, joan) = town();
    town.keep_until(joan, Some(days(1))).unwrap();
    assert_eq!(
        town.worked_at(&clock(0)).unwrap(),
        None,
        "nothing is listed"
    );
    for (week, left) in [(7, 2), (14, 1), (21, 0)] {
        let opened = town.opened_at(&clock(week)).unwrap().value;
        assert_eq!(opened.endings.ended[0].days_left, left);
        assert_eq!(held_back(&opened), Some(HeldBackBy::NothingWritten));
        assert!(is_here(&town, joan));
        // The first edit of that day.
        last_entry(&town, &clock(week));
        let again = town.worked_at(&clock(week)).unwrap().unwrap().value;
        assert_eq!(again.erased, u32::from(left == 0));
        assert_eq!(held_back(&again), None);
    }
    assert!(!is_here(&town, joan));
}

#[test]
fn work_on_a_day_on_which_nothing_was_listed_erases_nothing() {
    let (town, joan) = town();
    town.keep_until(joan, Some(days(1))).unwrap();
    for week in [7, 14, 21] {
        town.opened_at(&clock(week)).unwrap();
    }
    // It was opened long ago, and somebody works in it without anybody having seen the list today.
    last_entry(&town, &clock(28));
    assert_eq!(town.worked_at(&clock(28)).unwrap(), None);
    // A clock that is behind is none by which to go, also after an edit.
    last_entry(&town, &clock(40));
    let again = town.worked_at(&clock(21)).unwrap().unwrap().value;
    assert_eq!(held_back(&again), Some(HeldBackBy::ClockBehind));
    assert!(is_here(&town, joan));
}

#[test]
fn two_days_said_by_two_laptops_are_a_question_for_people() {
    let (ours, joan) = town();
    let theirs = ours.copy_in_memory().unwrap();
    ours.keep_until(joan, Some(days(1))).unwrap();
    theirs.keep_until(joan, Some(days(2))).unwrap();
    ours.merge(&theirs.changes_for(&Audience::Team).unwrap())
        .unwrap();
    for day in [3, 4, 5, 6] {
        last_entry(&ours, &clock(day));
        assert_eq!(ours.opened_at(&clock(day)).unwrap().value.erased, 0);
    }
    ours.keep_until(joan, Some(days(3))).unwrap();
    last_entry(&ours, &clock(7));
    assert_eq!(ours.opened_at(&clock(7)).unwrap().value.erased, 1);
}

#[test]
fn what_became_one_with_another_goes_with_that_on_the_earlier_day() {
    let (town, joan) = town();
    let olive = make(&town, AssetKind::Person, "Olive Farrow", json!({}));
    town.keep_until(olive, Some(days(1))).unwrap();
    town.join_duplicates(joan, olive, Vec::new()).unwrap();
    assert_eq!(asset(&town, joan).ends_on, Some(days(1)));
    let ended = |day: i32| {
        last_entry(&town, &clock(day));
        let opened = town.opened_at(&clock(day)).unwrap().value;
        let ended = opened.endings.ended.into_iter().map(|one| one.id);
        (ended.collect::<Vec<_>>(), opened.erased)
    };
    assert_eq!(ended(2), (vec![joan], 0));
    // Said of the old name, it is a day for both.
    town.keep_until(olive, Some(days(5))).unwrap();
    assert_eq!(ended(4), (vec![], 0));
    assert_eq!(ended(6), (vec![joan], 0));
    town.unjoin(olive).unwrap();
    assert_eq!(ended(7), (vec![olive, joan], 0));
    assert_eq!(ended(8), (vec![olive], 1));
    assert!(is_here(&town, olive) && !is_here(&town, joan));
}

#[test]
fn a_day_of_which_whoever_joined_them_did_not_know_is_listed_and_left_to_people() {
    let (ours, joan) = town();
    let olive = make(&ours, AssetKind::Person, "Olive Farrow", json!({}));
    let theirs = ours.copy_in_memory().unwrap();
    theirs.keep_until(olive, Some(days(1))).unwrap();
    ours.join_duplicates(joan, olive, Vec::new()).unwrap();
    ours.merge(&theirs.changes_for(&Audience::Team).unwrap())
        .unwrap();
    let ended = |day: i32| {
        last_entry(&ours, &clock(day));
        let opened = ours.opened_at(&clock(day)).unwrap().value;
        let ended = opened.endings.ended.into_iter();
        let ended = ended.map(|one| (one.id, one.ends_on));
        (ended.collect::<Vec<_>>(), opened.erased)
    };
    for day in [2, 3, 4, 5] {
        assert_eq!(ended(day), (vec![(joan, days(1))], 0));
    }
    assert_eq!(ours.info().unwrap().conflicts, 1);
    assert_eq!(ours.check(true).unwrap(), [""; 0]);
    // Whoever keeps it longer has answered.
    ours.keep_until(joan, Some(days(6))).unwrap();
    assert_eq!(ours.info().unwrap().conflicts, 0);
    assert_eq!(ours.check(true).unwrap(), [""; 0]);
    for day in [7, 8] {
        assert_eq!(ended(day), (vec![(joan, days(6))], 0));
    }
    assert_eq!(ended(9), (vec![], 1));
    assert!(!is_here(&ours, joan));
}
