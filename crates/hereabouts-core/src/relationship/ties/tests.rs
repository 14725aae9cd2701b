use super::*;
use crate::asset::AssetKind::*;
use crate::relationship::testing::{asked, make, sentences, table, tie};

fn town() -> Catalogue {
    let town = Catalogue::in_memory("Here").unwrap();
    let cafe = make(&town, Association, "Repair Café");
    let tools = make(&town, Exchange, "Tool Library");
    let hall = make(&town, Place, "Hall");
    let kwame = make(&town, Person, "Kwame");
    tie(&town, cafe, "meets_at", hall);
    tie(&town, kwame, "helps_run", cafe);
    let lends = Relationship {
        since: Some("2019".into()),
        until: Some("2021".into()),
        strength: Some(3),
        note: Some("drills, ladders".into()),
        ..Relationship::new(cafe, "borrows_from", tools)
    };
    town.relate(lends).unwrap();
    town
}

#[test]
fn ties_are_found_by_an_end_a_word_a_type_and_whether_they_ended() {
    let town = town();
    let check = |change: &dyn Fn(&mut TiesAsked), expect: &[&str]| {
        let mut ask = asked();
        change(&mut ask);
        assert_eq!(sentences(&table(&town, ask.clone())), expect, "{ask:?}");
    };
    let all = [
        "Kwame helps run Repair Café",
        "Repair Café borrows from Tool Library",
        "Repair Café meets at Hall",
    ];
    check(&|_| {}, &all);
    check(&|ask| ask.past = false, &[all[0], all[2]]);
    check(&|ask| ask.query = "kind:person".into(), &[all[0]]);
    check(&|ask| ask.query = "hall".into(), &[all[2]]);
    check(&|ask| ask.text = "ladd".into(), &[all[1]]);
    check(&|ask| ask.text = "cafe lends".into(), &[all[1]]);
    check(&|ask| ask.types = vec!["meets_at".into()], &[all[2]]);
    check(&|ask| ask.sort = TieSort::To, &[all[2], all[0], all[1]]);
    check(&|ask| ask.sort = TieSort::Type, &[all[1], all[0], all[2]]);
    check(
        &|ask| (ask.sort, ask.descending) = (TieSort::From, true),
        &[all[1], all[2], all[0]],
    );
    // What has nothing in the column comes last either way.
    for descending in [false, true] {
        check(
            &|ask| (ask.sort, ask.descending) = (TieSort::Since, descending),
            &[all[1], all[0], all[2]],
        );
    }
}

#[test]
fn a_page_says_how_many_there_are_and_the_whole_of_each() {
    let town = town();
    let page = town.ties(asked(), 1, 1).unwrap();
    assert_eq!((page.of, page.rows.len()), (3, 1));
    let row = &page.rows[0];
    assert_eq!(row.relationship.strength, Some(3));
    assert!(row.past && row.relationship.note.as_deref() == Some("drills, ladders"));
}
