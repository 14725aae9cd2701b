//! Whose it is, where somebody says who they are while they work.

use super::first;
use crate::api::Edit;
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::history::{Action, HistoryAsked};

/// What was made, and by whom, the last first.
fn made(town: &Catalogue) -> Vec<(String, Option<String>)> {
    let page = town.list_history(HistoryAsked::default(), 0, 100).unwrap();
    let made = page.entries.into_iter();
    made.filter(|entry| entry.label.action == Action::Create)
        .map(|entry| (entry.name.unwrap(), entry.hand.person))
        .collect()
}

#[test]
fn what_is_done_is_theirs_who_said_last_who_they_are_and_undo_goes_on() {
    let begun = first();
    let [town, there] = [(); 2].map(|()| begun.copy_in_memory().unwrap());
    let make = |name: &str| {
        let made = town.create_asset(AssetKind::Place, name.into(), Edit::default());
        made.unwrap();
    };
    make("Mill");
    for (person, name) in [
        ("Amina", "Pond"),
        (" Joe ", "Bench"),
        ("Joe", "Gate"),
        ("", "Barn"),
    ] {
        town.set_worker(person.into()).unwrap();
        make(name);
    }
    let by = |name: &str, person: Option<&str>| (name.to_owned(), person.map(str::to_owned));
    let expect = [
        by("Barn", Some("")),
        by("Gate", Some("Joe")),
        by("Bench", Some("Joe")),
        by("Pond", Some("Amina")),
        // Nobody had said it yet.
        by("Mill", Some("Amina")),
    ];
    assert_eq!(made(&town), expect);
    there
        .merge(&town.changes_for(&Audience::Team).unwrap())
        .unwrap();
    assert_eq!(made(&there), expect);
    for _ in 0..5 {
        town.undo().unwrap();
    }
    assert_eq!(town.info().unwrap().assets, 0);
    for _ in 0..5 {
        town.redo().unwrap();
    }
    assert_eq!(town.info().unwrap().assets, 5);
}
