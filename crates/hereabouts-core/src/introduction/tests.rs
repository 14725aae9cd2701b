//! Introductions stage by stage, and with whom they are shown.

use super::*;
use crate::asset::AssetKind;
use crate::relationship::Relationship;
use proptest::prelude::*;
use serde_json::json;

const STAGES: [Stage; 9] = [
    Stage::Suggested,
    Stage::Offered,
    Stage::Introduced,
    Stage::Met,
    Stage::GoingWithSupport,
    Stage::GoingOnTheirOwn,
    Stage::CarryingOnWithoutUs,
    Stage::Paused,
    Stage::Ended,
];

/// Joan and Dougie, who are introduced.
fn introduced() -> (Catalogue, AssetId, IntroductionId) {
    let town = Catalogue::in_memory("Here").unwrap();
    let person = |name: &str| {
        let made = town.create_asset(AssetKind::Person, name.into(), Default::default());
        made.unwrap().value
    };
    let (joan, dougie) = (person("Joan"), person("Dougie"));
    let both = json!({ "parties": [joan, dougie], "stage": "suggested", "reached": { "suggested": "2026-01-01" } });
    let both = town
        .introduce(serde_json::from_value(both).unwrap())
        .unwrap()
        .value;
    (town, joan, both)
}

fn shown(town: &Catalogue) -> Vec<IntroductionLine> {
    town.list_introductions(false).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_days_are_those_of_the_way_so_far_and_of_pausing_and_ending(
        moves in prop::collection::vec((0..STAGES.len(), prop::option::of(2..28u8)), 0..8)
    ) {
        let (town, _, id) = introduced();
        let (first, before) = (shown(&town), town.undo_list().unwrap().undo.len());
        let mut reached = BTreeMap::from([("suggested".to_owned(), "2026-01-01".to_owned())]);
        let mut stage = Stage::Suggested;
        for (to, day) in &moves {
            let on = day.map(|day| format!("2026-01-{day:02}"));
            let to = STAGES[*to];
            let beside = [Stage::Paused, Stage::Ended].contains(&to);
            let keeps = reached.get(to.token()).filter(|_| !beside || to == stage).cloned();
            let day = on.clone().or(keeps).unwrap_or_else(|| today().to_string());
            if !beside {
                let ahead = STAGES.iter().filter(|other| **other > to && **other < Stage::Paused);
                ahead.for_each(|other| drop(reached.remove(other.token())));
            }
            reached.insert(to.token().into(), day);
            stage = to;
            town.move_introduction(id, stage, on).unwrap();
        }
        let now = shown(&town).remove(0).introduction;
        prop_assert_eq!((now.stage, &now.reached), (stage, &reached));
        prop_assert_eq!(town.list_introductions(true).unwrap().len(), usize::from(stage.under_way()));
        let last = shown(&town);
        // A move to where it is already is none.
        let moved = town.undo_list().unwrap().undo.len() - before;
        for _ in 0..moved {
            town.undo().unwrap();
        }
        prop_assert_eq!(shown(&town), first);
        for _ in 0..moved {
            town.redo().unwrap();
        }
        prop_assert_eq!(shown(&town), last);
    }
}

/// The stages that have a day now, each with its day.
fn days(town: &Catalogue) -> Vec<(String, String)> {
    let reached = shown(town).remove(0).introduction.reached;
    reached.into_iter().collect()
}

fn dated(days: &[(&str, &str)]) -> Vec<(String, String)> {
    let days = days.iter();
    days.map(|(stage, day)| ((*stage).to_owned(), (*day).to_owned()))
        .collect()
}

#[test]
fn who_goes_on_after_a_pause_met_when_they_met() {
    let (town, _, id) = introduced();
    let to = |stage: Stage, on: Option<&str>| {
        town.move_introduction(id, stage, on.map(str::to_owned))
            .unwrap()
    };
    let day = "2026-01-01";
    to(Stage::Met, Some("2026-01-05"));
    to(Stage::Paused, Some("2026-02-01"));
    to(Stage::Met, None);
    let resumed = [
        ("met", "2026-01-05"),
        ("paused", "2026-02-01"),
        ("suggested", day),
    ];
    assert_eq!(days(&town), dated(&resumed));
    to(Stage::Met, Some("2026-01-06"));
    to(Stage::Paused, None);
    let today = today().to_string();
    let again = [
        ("met", "2026-01-06"),
        ("paused", today.as_str()),
        ("suggested", day),
    ];
    assert_eq!(days(&town), dated(&again), "a pause is a new one");
}

#[test]
fn a_step_back_takes_the_days_of_what_follows_with_it() {
    let (town, _, id) = introduced();
    let to = |stage: Stage, on: &str| town.move_introduction(id, stage, Some(on.into())).unwrap();
    to(Stage::Introduced, "2026-01-03");
    to(Stage::Met, "2026-01-05");
    to(Stage::GoingWithSupport, "2026-01-07");
    to(Stage::Ended, "2026-01-09");
    town.move_introduction(id, Stage::Introduced, None).unwrap();
    let back = [
        ("ended", "2026-01-09"),
        ("introduced", "2026-01-03"),
        ("suggested", "2026-01-01"),
    ];
    assert_eq!(days(&town), dated(&back));
    town.undo().unwrap();
    assert_eq!(days(&town).len(), 5);
    // The same by a change of all of it.
    let mut changed = shown(&town).remove(0).introduction;
    changed.stage = Stage::Introduced;
    town.edit_introduction(id, changed).unwrap();
    assert_eq!(days(&town), dated(&back));
}

#[test]
fn who_why_where_and_by_whom_can_be_corrected() {
    let (town, joan, id) = introduced();
    let make = |kind: AssetKind, name: &str| {
        let made = town.create_asset(kind, name.into(), Default::default());
        made.unwrap().value
    };
    let (nadia, hall) = (
        make(AssetKind::Person, "Nadia"),
        make(AssetKind::Place, "Hall"),
    );
    let mut corrected = shown(&town).remove(0).introduction;
    corrected.parties = [joan, nadia].into();
    corrected.why = Some("both sing".into());
    corrected.made_by = Some(" Maryam ".into());
    corrected.at = Some(hall);
    town.edit_introduction(id, corrected.clone()).unwrap();
    let now = shown(&town).remove(0);
    let mut names: Vec<&str> = now.parties.iter().map(|party| &party.name[..]).collect();
    names.sort_unstable();
    assert_eq!(
        (names, now.at.as_deref()),
        (vec!["Joan", "Nadia"], Some("Hall"))
    );
    assert_eq!(now.introduction.made_by.as_deref(), Some("Maryam"));
    assert_eq!(now.introduction.why.as_deref(), Some("both sing"));
    assert_eq!(town.show_asset(nadia).unwrap().introductions.len(), 1);
    // Whoever is new in it must be here.
    let elsie = make(AssetKind::Person, "Elsie");
    town.delete_assets(vec![elsie]).unwrap();
    corrected.parties.insert(elsie);
    let refused = town.edit_introduction(id, corrected.clone()).unwrap_err();
    assert!(refused.to_string().contains("lies in the bin"), "{refused}");
    corrected.parties = [joan].into();
    assert!(town.edit_introduction(id, corrected).is_err());
    town.undo().unwrap();
    town.undo().unwrap();
    town.undo().unwrap();
    assert_eq!(shown(&town)[0].introduction.why, None);
}

#[test]
fn it_is_shown_with_all_of_those_it_brought_together() {
    let (town, joan, _) = introduced();
    assert_eq!(shown(&town).len(), 1);
    town.delete_assets(vec![joan]).unwrap();
    assert_eq!(shown(&town), []);
    town.restore_assets(vec![joan]).unwrap();
    assert_eq!(shown(&town).len(), 1);
    town.erase(joan, Vec::new()).unwrap();
    assert_eq!(shown(&town), []);
    assert_eq!(town.check(false).unwrap(), Vec::<String>::new());
}

#[test]
fn what_came_of_it_is_a_tie_that_says_so() {
    let (town, joan, id) = introduced();
    let dougie = shown(&town)[0]
        .parties
        .iter()
        .find(|party| party.id != joan)
        .unwrap()
        .id;
    let tie = |introduction: IntroductionId| -> Relationship {
        let tie = json!({ "from": joan, "type": "introduced_to", "to": dougie, "introduction": introduction });
        serde_json::from_value(tie).unwrap()
    };
    assert!(
        town.relate(tie(IntroductionId::new())).is_err(),
        "there is no such introduction"
    );
    town.move_introduction(id, Stage::Met, None).unwrap();
    let made = town.relate(tie(id)).unwrap().value;
    assert_eq!(shown(&town)[0].ties, [made]);
    let mut changed = shown(&town).remove(0).introduction;
    changed.stage = Stage::GoingOnTheirOwn;
    town.edit_introduction(id, changed).unwrap();
    let reached = shown(&town).remove(0).introduction.reached;
    assert_eq!(
        reached.get("going_on_their_own"),
        Some(&today().to_string())
    );
}

#[test]
fn who_lies_in_the_bin_is_introduced_to_nobody() {
    let (town, joan, _) = introduced();
    let both = shown(&town).remove(0).introduction;
    town.delete_assets(vec![joan]).unwrap();
    let refused = town.introduce(both).unwrap_err().to_string();
    assert!(refused.contains("lies in the bin"), "{refused}");
}
