//! What protects one half protects what both are, also where it was said by somebody who did not know that they are one.

use crate::support::{
    Asked, agreed, asked, asset, decision, edit, exchange, hash, is_anywhere, knitters, laptops,
    make, names, reach, tie,
};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::{Asset, AssetKind};
use hereabouts_core::audience::{Audience, Sensitivity};
use hereabouts_core::conflict::ConflictKind;
use hereabouts_core::gift::Gift;
use hereabouts_core::id::AssetId;
use serde_json::{Value, json};

/// Two libraries that anybody may know of; Amina makes them one, and Joe does not know of that.
struct Town {
    stays: AssetId,
    goes: AssetId,
    amina: Catalogue,
    joe: Catalogue,
}

fn town() -> Town {
    let (base, _) = knitters();
    let [stays, goes] = ["Alder Library", "The Alder Library"]
        .map(|name| make(&base, AssetKind::Institution, name));
    for (id, street) in [(stays, "1 Mill Lane"), (goes, "2 Weir Terrace")] {
        let spot = json!({"type": "Point", "coordinates": [-2.3, 53.4]});
        let place = json!({"geometry": spot, "precision": "exact", "address": street});
        edit(&base, id, json!({ "place": place }));
    }
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    amina.join_duplicates(stays, goes, Vec::new()).unwrap();
    Town {
        stays,
        goes,
        amina,
        joe,
    }
}

impl Town {
    fn both(&self) -> [&Catalogue; 2] {
        [&self.amina, &self.joe]
    }

    /// Twice, so that what one learns from the other comes back.
    fn meet(&self) -> Vec<Asked> {
        for _ in 0..2 {
            exchange(&self.both());
        }
        agreed(&self.both())
    }

    fn is(&self, expect: impl Fn(&Asset) -> bool) -> bool {
        let [ours, theirs] = self.both().map(|laptop| expect(&asset(laptop, self.stays)));
        assert_eq!(ours, theirs);
        ours
    }

    /// Every question about it is answered by leaving that behind.
    fn leave_all(&self) {
        let open = asked(&self.joe).into_iter();
        let left = open.map(|one| decision(&one, Value::Null));
        self.joe.decide(left.collect()).unwrap();
    }
}

/// Something that Joe says, and how it is seen that it holds.
type Case = (fn(&Catalogue, AssetId), fn(&Asset) -> bool);

const CASES: [Case; 5] = [
    (
        |joe, id| edit(joe, id, json!({"audience": "team"})),
        |asset| asset.audience == Audience::Team,
    ),
    (
        |joe, id| edit(joe, id, json!({"sensitivity": "sensitive"})),
        |asset| asset.sensitivity == Sensitivity::Sensitive,
    ),
    (
        |joe, id| edit(joe, id, json!({"is_child": true})),
        |asset| asset.is_child,
    ),
    (
        |joe, id| drop(joe.restrict(id, "they asked for it".into()).unwrap()),
        |asset| asset.restricted,
    ),
    (
        |joe, id| {
            edit(joe, id, json!({"audience": "team"}));
            edit(joe, id, json!({"sensitivity": "careful"}));
        },
        |asset| asset.audience == Audience::Team && asset.sensitivity == Sensitivity::Careful,
    ),
];

#[test]
fn it_holds_for_the_one_that_is_shown_until_somebody_has_answered() {
    for (says, holds) in CASES {
        let town = town();
        says(&town.joe, town.goes);
        assert!(!town.meet().is_empty());
        assert!(town.is(holds));
        // Whatever else is said meanwhile does not write it.
        edit(&town.amina, town.stays, json!({"cost": "free"}));
        assert!(!town.meet().is_empty());
        assert!(town.is(holds));
        town.leave_all();
        assert_eq!(town.meet(), []);
        assert!(!town.is(holds), "it was decided that it does not");
        town.joe.undo().unwrap();
        assert!(!town.meet().is_empty());
        assert!(town.is(holds), "it is in question again");
    }
}

#[test]
fn it_goes_with_the_half_of_which_it_was_said() {
    for (says, holds) in CASES {
        let town = town();
        says(&town.joe, town.goes);
        town.meet();
        town.amina.unjoin(town.goes).unwrap();
        assert_eq!(town.meet(), []);
        assert!(!town.is(holds));
        assert!(holds(&asset(&town.amina, town.goes)));
    }
}

#[test]
fn a_third_that_becomes_one_with_it_writes_its_own_protection_alone() {
    for (third_reaches, stays_with_team) in [("public", false), ("team", true)] {
        let town = town();
        edit(&town.joe, town.goes, json!({"audience": "team"}));
        town.meet();
        let third = make(&town.amina, AssetKind::Institution, "Library");
        edit(&town.amina, third, json!({ "audience": third_reaches }));
        town.amina
            .join_duplicates(town.stays, third, Vec::new())
            .unwrap();
        town.meet();
        let with_team = |asset: &Asset| asset.audience == Audience::Team;
        assert!(town.is(with_team));
        let open = asked(&town.joe).into_iter();
        let left = open.map(|one| decision(&one, Value::Null));
        let left: Vec<_> = left.collect();
        assert_eq!(left.is_empty(), stays_with_team, "both say the same then");
        town.joe.decide(left).unwrap();
        assert_eq!(town.meet(), []);
        assert_eq!(town.is(with_team), stays_with_team);
    }
}

/// That an edit of what is shown answers what keeps it from leaving, and nothing else.
fn answers(
    says: &dyn Fn(&Catalogue, AssetId),
    after: &dyn Fn(&Catalogue, AssetId),
    holds: fn(&Asset) -> bool,
) {
    let town = town();
    edit(&town.joe, town.goes, json!({"times": "Thursdays"}));
    says(&town.joe, town.goes);
    assert!(town.meet().len() > 1);
    assert!(town.is(holds));
    after(&town.amina, town.stays);
    let open: Vec<String> = town.meet().into_iter().map(|one| one.unit).collect();
    assert!(!town.is(holds));
    assert_eq!(open, ["times"], "of which nobody said anything");
}

#[test]
fn whoever_sees_it_and_says_otherwise_has_answered() {
    let wider = json!({"audience": "public", "audience_reason": "on their door"});
    answers(
        &|joe, id| edit(joe, id, json!({"audience": "team"})),
        &|amina, id| edit(amina, id, wider.clone()),
        |asset| asset.audience == Audience::Team,
    );
    answers(
        &|joe, id| drop(joe.restrict(id, "they asked for it".into()).unwrap()),
        &|amina, id| drop(amina.lift_restriction(id, "they agree".into()).unwrap()),
        |asset| asset.restricted,
    );
}

#[test]
fn what_must_not_be_found_is_not_found_in_either_half() {
    type Shut = fn(&Town);
    // Said on either laptop, of either half, before or after they have met.
    let ways: [Shut; 4] = [
        |town| drop(town.joe.safeguard(town.goes).unwrap()),
        |town| drop(town.joe.safeguard(town.stays).unwrap()),
        |town| drop(town.amina.safeguard(town.stays).unwrap()),
        |town| drop(town.amina.safeguard(town.goes).unwrap()),
    ];
    for shut in ways {
        let town = town();
        let hall = make(&town.joe, AssetKind::Place, "Hall");
        tie(&town.joe, town.goes, hall, json!({}));
        shut(&town);
        town.meet();
        for laptop in town.both() {
            let card = laptop.show_asset(town.stays).unwrap();
            assert_eq!(card.asset.sensitivity, Sensitivity::Safeguarded);
            assert_eq!((card.asset.place, card.ties.len()), (None, 0));
            for word in ["Mill", "Weir", "coordinates"] {
                assert!(!is_anywhere(laptop, word), "{word} is in the log");
            }
        }
        town.amina.unjoin(town.goes).unwrap();
        town.meet();
        for laptop in town.both() {
            assert_eq!(
                names(laptop),
                ["Alder Library", "Hall", "Knitters", "The Alder Library"]
            );
            for id in [town.stays, town.goes] {
                let asset = asset(laptop, id);
                assert_eq!(asset.sensitivity, Sensitivity::Safeguarded);
                assert_eq!(asset.place, None);
            }
        }
    }
}

#[test]
fn what_goes_with_either_half_is_told_before() {
    let (base, _) = knitters();
    let [stays, goes] =
        ["Haven", "The Haven"].map(|name| make(&base, AssetKind::Institution, name));
    let hall = make(&base, AssetKind::Place, "Hall");
    let spot = json!({"type": "Point", "coordinates": [-2.3, 53.4]});
    let place = json!({"geometry": spot, "precision": "exact", "address": "1 Mill Lane"});
    edit(&base, goes, json!({ "place": place }));
    tie(&base, goes, hall, json!({}));
    base.join_duplicates(stays, goes, Vec::new()).unwrap();
    for id in [stays, goes] {
        let plan = base.plan_safeguard(id).unwrap();
        assert_eq!(plan.name, "Haven");
        assert!(plan.spot && plan.address && !plan.already);
        assert_eq!(plan.ties, ["Hall"]);
    }
    let plainly = serde_json::from_value(json!({"sensitivity": "safeguarded"})).unwrap();
    assert!(base.edit_asset(stays, plainly).is_err(), "it erases");
}

#[test]
fn what_is_taken_over_reaches_nobody_who_could_not_have_it_where_it_stood() {
    let town = town();
    edit(&town.joe, town.goes, json!({"audience": "team"}));
    edit(&town.joe, town.goes, json!({"times": "Thursdays"}));
    town.meet();
    let open = asked(&town.amina);
    let times = open.iter().find(|one| one.unit == "times").unwrap();
    assert_eq!(times.asked, ConflictKind::AfterJoining);
    town.amina
        .decide(vec![decision(times, json!("Thursdays"))])
        .unwrap();
    assert_eq!(town.meet(), [], "it stays with the team, as was said");
    let shown = asset(&town.joe, town.stays);
    assert_eq!(shown.times.as_deref(), Some("Thursdays"));
    assert_eq!(shown.audience, Audience::Team);
    for laptop in town.both() {
        let public = laptop.changes_for(&Audience::Public).unwrap();
        assert!(!json!(public).to_string().contains("Thursdays"));
    }
    town.joe.unjoin(town.goes).unwrap();
    assert_eq!(town.meet(), []);
    let shown = asset(&town.amina, town.stays);
    assert_eq!((shown.times, shown.audience), (None, Audience::Public));
}

#[test]
fn what_is_written_on_a_card_for_oneself_alone_is_given_to_nobody() {
    let town = town();
    let hall = make(&town.joe, AssetKind::Place, "Hall");
    let third = make(&town.amina, AssetKind::Institution, "Library");
    town.amina
        .join_duplicates(town.stays, third, Vec::new())
        .unwrap();
    edit(&town.joe, town.goes, json!({"audience": "me"}));
    exchange(&town.both());
    let card = town.joe.show_asset(town.goes).unwrap();
    assert_eq!((card.id, card.asset.audience), (town.stays, Audience::Me));
    // By the id of either half.
    edit(&town.joe, town.stays, json!({"summary": "hush summary"}));
    edit(&town.joe, town.goes, json!({"tags": ["hush tag"]}));
    reach(&town.joe, town.stays, "hush phone");
    tie(&town.joe, town.stays, hall, json!({"note": "hush tie"}));
    town.joe
        .add_gift(Gift::of(town.stays, "hush gift"))
        .unwrap();
    exchange(&town.both());
    assert!(is_anywhere(&town.joe, "hush"));
    assert!(!is_anywhere(&town.amina, "hush"));
    assert_eq!(hash(&town.joe), hash(&town.amina));
    for laptop in town.both() {
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    }
    // That something is not one with it any more is told to all who knew that it was.
    town.joe.unjoin(third).unwrap();
    exchange(&town.both());
    for laptop in town.both() {
        assert_eq!(laptop.show_asset(third).unwrap().id, third);
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    }
    assert_eq!(hash(&town.joe), hash(&town.amina));
    assert!(!is_anywhere(&town.amina, "hush"));
}

#[test]
fn what_hangs_on_the_half_that_went_is_given_to_nobody_either() {
    let (base, _) = knitters();
    let [stays, goes] = ["Alder Library", "The Alder Library"]
        .map(|name| make(&base, AssetKind::Institution, name));
    reach(&base, goes, "01632 960001");
    base.join_duplicates(stays, goes, Vec::new()).unwrap();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    edit(&joe, stays, json!({"audience": "me"}));
    let mut card = joe.show_asset(stays).unwrap();
    let there = card.contacts.remove(0);
    let mut contact = there.contact;
    contact.value = "hush phone".into();
    joe.edit_contact(there.id, contact).unwrap();
    exchange(&[&amina, &joe]);
    assert!(is_anywhere(&joe, "hush"));
    assert!(!is_anywhere(&amina, "hush"));
}

#[test]
fn what_was_written_meanwhile_is_given_once_the_card_is_for_more() {
    let town = town();
    edit(&town.joe, town.goes, json!({"audience": "me"}));
    exchange(&town.both());
    edit(&town.joe, town.stays, json!({"summary": "by the weir"}));
    reach(&town.joe, town.stays, "01632 960001");
    let open = json!({"audience": "public", "audience_reason": "on their door"});
    edit(&town.joe, town.stays, open);
    exchange(&town.both());
    let card = town.amina.show_asset(town.stays).unwrap();
    assert_eq!(card.asset.summary.as_deref(), Some("by the weir"));
    assert_eq!(card.contacts.len(), 1);
    assert_eq!(hash(&town.joe), hash(&town.amina));
}

#[test]
fn what_was_written_meanwhile_is_given_once_they_are_taken_apart() {
    let town = town();
    edit(&town.joe, town.goes, json!({"audience": "me"}));
    exchange(&town.both());
    edit(&town.joe, town.stays, json!({"summary": "by the weir"}));
    reach(&town.joe, town.stays, "01632 960001");
    exchange(&town.both());
    assert!(!is_anywhere(&town.amina, "by the weir"));
    town.joe.unjoin(town.goes).unwrap();
    let card = town.joe.show_asset(town.stays).unwrap();
    assert_eq!(card.asset.audience, Audience::Public);
    exchange(&town.both());
    let card = town.amina.show_asset(town.stays).unwrap();
    assert_eq!(card.asset.summary.as_deref(), Some("by the weir"));
    assert_eq!(card.contacts.len(), 1);
    assert_eq!(hash(&town.joe), hash(&town.amina));
}
