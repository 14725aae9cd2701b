//! Gifts that wait on the home view, and those that do not.

use super::*;
use crate::introduction::Stage;

/// What each waiting gift is, since when it waits, and whether somebody asked for it before.
fn waiting(town: &Catalogue) -> Vec<(String, String, bool)> {
    let gifts = town.home().unwrap().gifts.into_iter();
    gifts
        .map(|line| (line.gift.what, line.since, line.asked_for))
        .collect()
}

#[test]
fn over_which_somebody_is_introduced_that_does_not_wait() {
    let town = Catalogue::in_memory("Here").unwrap();
    let [joan, dougie] = ["Joan", "Dougie"].map(|name| person(&town, name));
    let session = json!({ "name": "Supper", "on": day(-200) });
    let session = town.save_gathering(None, serde_json::from_value(session).unwrap());
    let said = json!({ "gathering": session.unwrap().value });
    let singing = gift(&town, dougie, "singing", said);
    let since = |days: i64, asked_for: bool| vec![("singing".to_owned(), day(days), asked_for)];
    let introduce = |fields: Value| {
        let both = json!({ "parties": [joan, dougie], "gift": singing });
        let both = serde_json::from_value(with(both, fields)).unwrap();
        town.introduce(both).unwrap().value
    };
    assert_eq!(waiting(&town), since(-200, false));
    introduce(json!({ "stage": "suggested", "said_no": true }));
    assert_eq!(waiting(&town), since(-200, false), "nobody is introduced");
    let made = introduce(json!({ "stage": "introduced", "reached": { "introduced": day(-1) } }));
    assert!(waiting(&town).is_empty(), "one is under way");
    town.move_introduction(made, Stage::Ended, None).unwrap();
    assert_eq!(waiting(&town), since(-200, true), "they never met");
    introduce(json!({ "stage": "ended", "reached": { "met": day(-120), "ended": day(-110) } }));
    assert_eq!(waiting(&town), since(-120, true), "those met long ago");
    let reached = json!({ "met": day(-10), "carrying_on_without_us": day(-5) });
    introduce(json!({ "stage": "carrying_on_without_us", "reached": reached }));
    assert!(waiting(&town).is_empty(), "those met lately");
}

#[test]
fn those_that_wait_longest_are_there_however_many_wait() {
    let town = Catalogue::in_memory("Here").unwrap();
    let dougie = person(&town, "Dougie");
    for n in 0..45 {
        let taken_up = json!({ "last_taken_up": day(-100) });
        gift(&town, dougie, &format!("cake {n}"), taken_up);
    }
    gift(
        &town,
        dougie,
        "chess",
        json!({ "last_taken_up": day(-400) }),
    );
    let all = waiting(&town);
    assert_eq!(all.len(), 12);
    assert_eq!(all[0], ("chess".to_owned(), day(-400), true));
}
