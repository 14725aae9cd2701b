//! Going back: what was kept from leaving stays kept, unless that step alone is taken back.

use super::{Catalogue, today};
use crate::api::Edit;
use crate::asset::{Asset, AssetKind};
use crate::audience::{Audience, Sensitivity};
use crate::consent::testing::{add_purpose, agreed};
use crate::consent::{ConsentState, Shareable};
use crate::history::{Action, Held, Holding, Undone};
use crate::id::{AssetId, ConsentId};
use serde_json::{Value, json};

struct Town {
    town: Catalogue,
    rosa: AssetId,
    hall: AssetId,
    consent: ConsentId,
}

/// Rosa agreed that everybody may know her name; there is a typo in the hall's summary.
fn town() -> Town {
    let town = Catalogue::in_memory("Here").unwrap();
    let make = |kind, name: &str| {
        town.create_asset(kind, name.into(), Edit::default())
            .unwrap()
            .value
    };
    let rosa = make(AssetKind::Person, "Rosa");
    let hall = make(AssetKind::Place, "Hall");
    let purpose = add_purpose(&town);
    let consent = agreed(rosa, purpose, Audience::Public, &[Shareable::Name]);
    let consent = town.give_consent(consent).unwrap().value;
    let town = Town {
        town,
        rosa,
        hall,
        consent,
    };
    town.edit(hall, json!({ "summary": "Typo" }));
    town
}

impl Town {
    fn edit(&self, id: AssetId, fields: Value) {
        let fields = serde_json::from_value(fields).unwrap();
        self.town.edit_asset(id, fields).unwrap();
    }

    fn asset(&self, id: AssetId) -> Asset {
        self.town.show_asset(id).unwrap().asset
    }

    fn stands(&self) -> bool {
        let consents = self.town.sharing(self.rosa).unwrap().consents;
        consents[0].state == ConsentState::Stands
    }

    /// Goes back to before the typo, which is this many steps below the newest.
    fn back_to_the_typo(&self, below: usize) -> Undone {
        let list = self.town.undo_list().unwrap().undo;
        assert_eq!(list[below].label.record, Some(self.hall.0));
        self.town.undo_to(list[below].step.clone()).unwrap().value
    }
}

fn held(by: Holding, name: &str) -> Held {
    Held {
        by,
        count: 1,
        name: Some(name.into()),
    }
}

#[test]
fn going_back_several_steps_leaves_what_was_taken_back_and_restricted() {
    let town = town();
    let (rosa, hall) = (town.rosa, town.hall);
    town.town.withdraw_consent(town.consent).unwrap();
    town.town.restrict(rosa, "She disputes it".into()).unwrap();
    town.edit(hall, json!({ "times": "Mondays" }));
    let undone = town.back_to_the_typo(3);

    assert_eq!(undone.label.record, Some(hall.0));
    assert_eq!((undone.steps, undone.name.as_deref()), (2, Some("Hall")));
    let stayed: Vec<(Action, Vec<Held>)> = undone
        .stayed
        .into_iter()
        .map(|stayed| (stayed.label.action, stayed.held))
        .collect();
    assert_eq!(
        stayed,
        [
            (Action::Restrict, vec![held(Holding::Restriction, "Rosa")]),
            (
                Action::WithdrawConsent,
                vec![held(Holding::Withdrawal, "Rosa")]
            ),
        ]
    );
    assert_eq!(town.asset(hall).summary, None);
    assert_eq!(town.asset(hall).times, None);
    let now = town.asset(rosa);
    assert!(now.restricted && !town.stands());
    assert_eq!(now.restricted_why.as_deref(), Some("She disputes it"));
    let list = town.town.undo_list().unwrap().undo;
    assert_eq!(
        [list[0].label.action, list[1].label.action],
        [Action::Restrict, Action::WithdrawConsent],
        "they can still be taken back by themselves"
    );
    assert_eq!(town.town.check(true).unwrap(), [""; 0]);
}

#[test]
fn the_newest_step_alone_is_taken_back_and_says_what_leaves_again() {
    let town = town();
    town.town.withdraw_consent(town.consent).unwrap();
    let undone = town.town.undo().unwrap().value;
    assert_eq!(undone.let_out, [held(Holding::Withdrawal, "Rosa")]);
    assert!(town.stands());
    town.town.redo().unwrap();
    assert!(!town.stands());
    // Chosen in the list it is the same.
    let newest = town.town.undo_list().unwrap().undo.remove(0).step;
    let undone = town.town.undo_to(newest).unwrap().value;
    assert_eq!((undone.steps, undone.let_out.len()), (1, 1));
    assert!(town.stands());
}

#[test]
fn a_restriction_is_taken_back_only_in_the_same_breath() {
    let town = town();
    let (rosa, hall) = (town.rosa, town.hall);
    let restrict = || town.town.restrict(rosa, "She disputes it".into()).unwrap();
    restrict();
    let undone = town.town.undo().unwrap().value;
    assert_eq!(undone.let_out, [held(Holding::Restriction, "Rosa")]);
    assert!(!town.asset(rosa).restricted);
    // Done again and taken back again.
    town.town.redo().unwrap();
    town.town.undo().unwrap();

    restrict();
    town.edit(hall, json!({ "times": "Mondays" }));
    town.town.undo().unwrap();
    let step = town.town.undo_list().unwrap().undo.remove(0).step;
    for refused in [town.town.undo(), town.town.undo_to(step)] {
        let why = refused.unwrap_err().to_string();
        assert!(why.contains("Say why it may be used again"), "{why}");
    }
    assert!(town.asset(rosa).restricted);
    // What was done before can be reached, and with a reason it ends.
    assert_eq!(town.back_to_the_typo(1).steps, 1);
    town.town
        .lift_restriction(rosa, "It was right".into())
        .unwrap();
    town.town.undo().unwrap();
    assert!(town.asset(rosa).restricted);
    town.town.redo().unwrap();
    assert!(!town.asset(rosa).restricted, "it has its reason");
}

#[test]
fn nothing_that_narrows_what_leaves_is_taken_back_on_the_way() {
    let check = |narrow: &dyn Fn(&Town), by: Holding, name: &str, is: &dyn Fn(&Town) -> bool| {
        let town = town();
        narrow(&town);
        assert!(is(&town), "{by:?}");
        town.edit(town.hall, json!({ "times": "Mondays" }));
        let undone = town.back_to_the_typo(2);
        assert_eq!(undone.stayed[0].held, [held(by, name)]);
        assert!(is(&town), "{by:?}");
        assert_eq!(town.asset(town.hall).times, None);
        // Alone it can be.
        let undone = town.town.undo().unwrap().value;
        assert_eq!((undone.let_out, is(&town)), (vec![held(by, name)], false));
    };
    check(
        &|town| town.edit(town.rosa, json!({ "is_child": true })),
        Holding::Child,
        "Rosa",
        &|town| town.asset(town.rosa).is_child,
    );
    check(
        &|town| town.edit(town.hall, json!({ "sensitivity": "sensitive" })),
        Holding::Sensitivity,
        "Hall",
        &|town| town.asset(town.hall).sensitivity == Sensitivity::Sensitive,
    );
    check(
        &|town| town.edit(town.hall, json!({ "audience": "team" })),
        Holding::Audience,
        "Hall",
        &|town| town.asset(town.hall).audience == Audience::Team,
    );
    let soon = today().tomorrow().unwrap().to_string();
    check(
        &|town| {
            let by = Some(soon.clone());
            town.town.review_consent(town.consent, by).unwrap();
        },
        Holding::ReviewBy,
        "Rosa",
        &|town| {
            let consents = town.town.sharing(town.rosa).unwrap().consents;
            consents[0].is.review_by.is_some()
        },
    );
}

#[test]
fn what_is_safeguarded_stays_so_whatever_is_taken_back() {
    let town = town();
    town.edit(town.hall, json!({ "sensitivity": "safeguarded" }));
    town.edit(town.hall, json!({ "times": "Mondays" }));
    town.back_to_the_typo(2);
    let _ = town.town.undo();
    let now = town.asset(town.hall).sensitivity;
    assert_eq!(now, Sensitivity::Safeguarded);
}

#[test]
fn where_all_of_them_stay_nothing_is_done_and_all_are_named() {
    let town = town();
    let all = |value: bool| json!({ "is_child": value });
    town.edit(town.rosa, all(true));
    town.town.withdraw_consent(town.consent).unwrap();
    let step = town.town.undo_list().unwrap().undo[1].step.clone();
    let before = town.town.info().unwrap().content_hash;
    let undone = town.town.undo_to(step).unwrap().value;
    assert_eq!((undone.steps, undone.stayed.len()), (0, 2));
    assert_eq!(town.town.info().unwrap().content_hash, before);
    // Widening is no reason to stay: it goes with the others.
    town.edit(town.rosa, all(false));
    town.edit(town.hall, json!({ "times": "Mondays" }));
    let step = town.town.undo_list().unwrap().undo[1].step.clone();
    assert_eq!(town.town.undo_to(step).unwrap().value.steps, 2);
    assert!(town.asset(town.rosa).is_child);
}
