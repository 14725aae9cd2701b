use super::tests::{ask, circles};
use super::*;
use crate::network::MOST_NODES;
use crate::network::testing::{GROUP, Little, PERSON, PLACE, SERVICE};

#[test]
fn however_many_there_are_all_are_asked_about() {
    let assets = [
        (PLACE, "Hall"),
        (GROUP, "Choir"),
        (PERSON, "Joan"),
        (SERVICE, "Library"),
    ];
    let little = Little::of(&assets, &["Joan leads Choir", "Joan works_for Library"]);
    little.benches(MOST_NODES as u32 + 3, little.id("Hall"));
    assert_eq!(
        ask(&little, Question::WithoutInstitution),
        ["Choir > Joan+Library"]
    );
    let together = little.0.ask(Question::Together).unwrap();
    let members = |finding: &NetworkFinding| match finding {
        NetworkFinding::Together { members, .. } => members.len(),
        _ => 0,
    };
    let members: Vec<usize> = together.findings.iter().map(members).collect();
    assert!(members.contains(&3), "{members:?}");
    assert_eq!(together.of_best_tied, None);
}

#[test]
fn of_too_many_ways_are_looked_for_among_those_with_most_ties_and_that_is_said() {
    let little = circles();
    let found = |most: usize| {
        let town = little.0.read(|db| {
            let day = crate::catalogue::today().to_string();
            Town::read(db, little.0.graph(db, &day)?)
        });
        connectors(&town.unwrap(), most)
    };
    let (all, of) = found(1_000);
    assert_eq!(of, None);
    // What would part without somebody is looked for in the whole all the same.
    let (few, of) = found(10);
    assert_eq!(of, Some(10));
    let only = |found: Vec<NetworkFinding>| -> Vec<String> {
        let only = found.iter().filter_map(|finding| match finding {
            NetworkFinding::Connector {
                party, only: true, ..
            } => Some(party.name.clone()),
            _ => None,
        });
        only.collect()
    };
    assert_eq!(only(few), only(all));
}
