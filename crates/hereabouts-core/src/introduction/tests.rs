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
    fn every_stage_has_the_day_on_which_it_was_reached_last(
        moves in prop::collection::vec((0..STAGES.len(), 2..28u8), 0..8)
    ) {
        let (town, _, id) = introduced();
        let (first, before) = (shown(&town), town.undo_list().unwrap().undo.len());
        let mut reached = BTreeMap::from([("suggested".to_owned(), "2026-01-01".to_owned())]);
        let mut stage = Stage::Suggested;
        for (to, day) in &moves {
            let on = format!("2026-01-{day:02}");
            stage = STAGES[*to];
            reached.insert(stage.token().into(), on.clone());
            town.move_introduction(id, stage, Some(on)).unwrap();
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
