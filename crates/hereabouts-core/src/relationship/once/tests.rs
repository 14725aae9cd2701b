use super::*;
use crate::asset::AssetKind::*;
use crate::audience::Sensitivity;
use crate::catalogue::Catalogue;
use crate::list::Sort;
use crate::network::NetworkAsked;
use crate::relationship::testing::{asked, make, sentences, table, tie, twin};

/// Two who know each other, as each of two laptops was told.
struct Twice {
    town: Catalogue,
    kwame: AssetId,
    joan: AssetId,
}

fn twice() -> Twice {
    let town = Catalogue::in_memory("Here").unwrap();
    let kwame = make(&town, Person, "Kwame");
    let joan = make(&town, Person, "Joan");
    tie(&town, kwame, "knows", joan);
    let other = Relationship {
        since: Some("2019".into()),
        note: Some("from the choir".into()),
        sensitivity: Sensitivity::Careful,
        ..Relationship::new(joan, "knows", kwame)
    };
    twin(&town, true, other);
    Twice { town, kwame, joan }
}

fn ties_by_search(town: &Catalogue, query: &str) -> Vec<(String, u32)> {
    let sort = Sort {
        by: crate::list::SortBy::Ties,
        descending: false,
    };
    let page = town.list_assets(query.into(), sort, 0, 10).unwrap();
    let rows = page.rows.into_iter();
    rows.map(|row| (row.name, row.ties)).collect()
}

#[test]
fn what_is_said_twice_is_shown_and_counted_once_everywhere() {
    let Twice { town, kwame, joan } = twice();
    let page = table(&town, asked());
    assert_eq!(
        (page.of, sentences(&page)),
        (1, vec!["Joan knows Kwame".to_owned()])
    );
    let shown = &page.rows[0].relationship;
    // The first by its id, with what the other says, and as careful as the more careful of the two.
    assert_eq!(
        (shown.since.as_deref(), shown.sensitivity),
        (Some("2019"), Sensitivity::Sensitive)
    );
    for one in [kwame, joan] {
        let ties = town.show_asset(one).unwrap().ties;
        assert_eq!(ties.len(), 1);
        assert_eq!(
            (ties[0].id, &ties[0].relationship),
            (page.rows[0].id, shown)
        );
    }
    let network = town.network(NetworkAsked::default()).unwrap();
    assert_eq!(network.ties.len(), 1);
    assert_eq!(network.nodes.iter().map(|node| node.ties).max(), Some(1));
    let both = [("Joan".to_owned(), 1), ("Kwame".to_owned(), 1)];
    assert_eq!(ties_by_search(&town, "ties:1"), both);
    assert!(ties_by_search(&town, "ties:2+").is_empty());
    assert_eq!(ties_by_search(&town, "has:ties"), both);
    // Another is another.
    let elsie = make(&town, Person, "Elsie");
    tie(&town, elsie, "looks_out_for", joan);
    tie(&town, joan, "looks_out_for", elsie);
    assert_eq!(ties_by_search(&town, "ties:2+")[0].0, "Elsie");
    assert_eq!(ties_by_search(&town, "ties:3"), [("Joan".to_owned(), 3)]);
    assert_eq!(town.check(true).unwrap(), [""; 0]);
}

#[test]
fn all_that_say_the_same_are_removed_and_end_in_one_step() {
    let Twice { town, kwame, joan } = twice();
    let first = town.info().unwrap().content_hash;
    let row = table(&town, asked()).rows.remove(0);
    let check = |expect: &[&str]| {
        let page = table(&town, asked());
        let past: Vec<String> = page
            .rows
            .iter()
            .map(|row| {
                format!(
                    "{} {}",
                    if row.past { "past" } else { "now" },
                    row.from.name
                )
            })
            .collect();
        assert_eq!(past, expect);
    };
    town.unrelate(row.id).unwrap();
    check(&[]);
    for one in [kwame, joan] {
        assert_eq!(town.show_asset(one).unwrap().ties.len(), 0);
    }
    town.undo().unwrap();
    assert_eq!(town.info().unwrap().content_hash, first);

    let ended = Relationship {
        until: Some("2021".into()),
        ..row.relationship.clone()
    };
    town.edit_relationship(row.id, ended.clone()).unwrap();
    check(&["past Joan"]);
    assert_eq!(table(&town, asked()).rows[0].relationship, ended);
    town.undo().unwrap();
    assert_eq!(town.info().unwrap().content_hash, first);

    // What is said of neither any more is said of none; the same as careful.
    let told = Relationship {
        note: None,
        sensitivity: Sensitivity::Ordinary,
        ..row.relationship
    };
    town.edit_relationship(row.id, told.clone()).unwrap();
    assert_eq!(table(&town, asked()).rows[0].relationship, told);
}

#[test]
fn what_lies_in_the_bin_takes_nothing_with_it() {
    let town = Catalogue::in_memory("Here").unwrap();
    let (kwame, joan) = (make(&town, Person, "Kwame"), make(&town, Person, "Joan"));
    let gone = tie(&town, kwame, "knows", joan);
    town.unrelate(gone).unwrap();
    let again = tie(&town, kwame, "knows", joan);
    town.unrelate(gone).unwrap();
    assert_eq!(table(&town, asked()).rows[0].id, again);
}

#[test]
fn laptops_show_the_same_one_whichever_came_first() {
    let town = Catalogue::in_memory("Ours").unwrap();
    let (choir, hall) = (
        make(&town, Association, "Choir"),
        make(&town, Place, "Hall"),
    );
    let other = town.copy_in_memory().unwrap();
    tie(&town, choir, "meets_at", hall);
    tie(&other, choir, "meets_at", hall);
    let team = crate::audience::Audience::Team;
    for (from, to) in [(&town, &other), (&other, &town)] {
        to.merge(&from.changes_for(&team).unwrap()).unwrap();
    }
    let shown = |town: &Catalogue| table(town, asked()).rows.remove(0).id;
    assert_eq!(shown(&town), shown(&other));
}
