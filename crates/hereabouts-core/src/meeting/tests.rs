//! Who could meet, why, and who is left out; what the home view brings to mind.

use super::*;
use crate::asset::AssetKind;
use crate::catalogue::today;
use crate::gift::Gift;
use crate::id::IntroductionId;
use crate::topic::Synonym;
use crate::wish::Wish;
use jiff::ToSpan;
use serde_json::{Value, json};

mod called;
mod waiting;

fn make(town: &Catalogue, kind: AssetKind, name: &str, fields: Value) -> AssetId {
    let fields = serde_json::from_value(fields).unwrap();
    town.create_asset(kind, name.into(), fields).unwrap().value
}

fn person(town: &Catalogue, name: &str) -> AssetId {
    make(town, AssetKind::Person, name, json!({}))
}

fn gift(town: &Catalogue, holder: AssetId, what: &str, fields: Value) -> GiftId {
    let gift = with(json!(Gift::of(holder, what)), fields);
    town.add_gift(serde_json::from_value(gift).unwrap())
        .unwrap()
        .value
}

fn wish(town: &Catalogue, holder: AssetId, what: &str, fields: Value) -> WishId {
    let wish = with(json!(Wish::of(holder, what)), fields);
    town.add_wish(serde_json::from_value(wish).unwrap())
        .unwrap()
        .value
}

fn with(mut record: Value, fields: Value) -> Value {
    let more = fields.as_object().cloned().unwrap_or_default();
    record.as_object_mut().unwrap().extend(more);
    record
}

fn tie(town: &Catalogue, from: AssetId, kind: &str, to: AssetId) {
    let tie = json!({ "from": from, "type": kind, "to": to });
    town.relate(serde_json::from_value(tie).unwrap()).unwrap();
}

fn at(lat: f64) -> Value {
    json!({ "place": { "geometry": { "type": "Point", "coordinates": [-2.1, lat] }, "precision": "exact" } })
}

/// The names of those whom a wish brings up, each with its reasons in short.
fn meets(town: &Catalogue, of: MeetFor) -> Vec<String> {
    let found = town.who_could_meet(of, 10).unwrap();
    found
        .iter()
        .map(|found| format!("{}: {}", found.other.name, short(&found.reasons)))
        .collect()
}

fn short(reasons: &[MeetReason]) -> String {
    let each = reasons.iter().map(|reason| match reason {
        MeetReason::Topic { words } => words.join(" "),
        MeetReason::Synonym { said, also } => format!("{said} = {also}"),
        MeetReason::BothOffer { words } => format!("both offer {}", words.join(" ")),
        MeetReason::BothWish { words } => format!("both wish {}", words.join(" ")),
        MeetReason::WouldTeach => "teach".to_owned(),
        MeetReason::Apart { metres } => format!("{metres} m"),
        MeetReason::BothKnow { party } => format!("know {}", party.name),
        MeetReason::SameTime { when } => when.clone(),
        MeetReason::Language { language } => language.clone(),
    });
    each.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_wish_meets_a_gift_for_reasons_in_words() {
    let town = Catalogue::in_memory("Here").unwrap();
    let [joan, dougie, nadia] =
        [("Joan", 53.4), ("Dougie", 53.4055), ("Nadia", 53.46)].map(|(name, lat)| {
            make(
                &town,
                AssetKind::Person,
                name,
                with(json!({ "languages": ["Polish"] }), at(lat)),
            )
        });
    let maryam = person(&town, "Maryam");
    tie(&town, joan, "knows", maryam);
    tie(&town, dougie, "knows", maryam);
    gift(
        &town,
        dougie,
        "baking bread",
        json!({ "would_teach": true, "when": "Saturday mornings" }),
    );
    gift(&town, nadia, "bakes cakes", json!({}));
    gift(&town, nadia, "singing", json!({}));
    let learn = wish(
        &town,
        joan,
        "to learn to bake",
        json!({ "kind": "learn", "when": "weekends" }),
    );
    assert_eq!(
        meets(&town, MeetFor::Wish(learn)),
        [
            "Dougie: teach, bake, 600 m, know Maryam, weekends, Polish",
            "Nadia: bake, Polish, 7000 m"
        ]
    );
    // The other way round, and for all that somebody offers and would love.
    assert_eq!(
        meets(&town, MeetFor::Asset(nadia)),
        [
            "Joan: bakes, Polish, 7000 m",
            "Dougie: both offer bakes, Polish, 6000 m"
        ]
    );
}

#[test]
fn a_rare_topic_weighs_more_and_company_counts() {
    let town = Catalogue::in_memory("Here").unwrap();
    let [joan, dougie, nadia, idris] =
        ["Joan", "Dougie", "Nadia", "Idris"].map(|name| person(&town, name));
    for name in ["Elsie", "Kwame", "Rosa"] {
        gift(
            &town,
            person(&town, name),
            "gardening",
            json!({ "status": "ended" }),
        );
    }
    gift(&town, dougie, "gardening", json!({}));
    gift(&town, nadia, "bees", json!({}));
    wish(
        &town,
        idris,
        "company to keep bees",
        json!({ "kind": "find_company" }),
    );
    let both = wish(
        &town,
        joan,
        "bees in the garden",
        json!({ "kind": "find_company" }),
    );
    assert_eq!(
        meets(&town, MeetFor::Wish(both)),
        ["Nadia: bees", "Dougie: garden", "Idris: both wish bees"]
    );
}

#[test]
fn what_means_the_same_here_brings_together() {
    let town = Catalogue::in_memory("Here").unwrap();
    let [joan, halina] = ["Joan", "Halina"].map(|name| person(&town, name));
    gift(&town, halina, "a spare plot", json!({}));
    let wish = wish(&town, joan, "an allotment", json!({}));
    assert_eq!(meets(&town, MeetFor::Wish(wish)), [""; 0]);
    let words = ["allotment", "plot"].map(str::to_owned).into();
    town.save_synonym(None, Synonym { words }).unwrap();
    assert_eq!(
        meets(&town, MeetFor::Wish(wish)),
        ["Halina: allotment = plot"]
    );
}

#[test]
fn a_place_meets_whoever_wishes_for_what_it_is_about() {
    let town = Catalogue::in_memory("Here").unwrap();
    let library = make(
        &town,
        AssetKind::Exchange,
        "Tool Library",
        json!({ "tags": ["repair"] }),
    );
    wish(
        &town,
        person(&town, "Joan"),
        "help to repair a chair",
        json!({}),
    );
    gift(&town, person(&town, "Dougie"), "repair", json!({}));
    assert_eq!(meets(&town, MeetFor::Asset(library)), ["Joan: repair"]);
}

/// Joan, who would love to bake, and Dougie, who bakes.
struct Two {
    town: Catalogue,
    joan: AssetId,
    dougie: AssetId,
    offered: GiftId,
    wished: WishId,
}

impl Two {
    fn edit(&self, id: AssetId, fields: Value) {
        let fields = serde_json::from_value(fields).unwrap();
        self.town.edit_asset(id, fields).unwrap();
    }

    fn introduce(&self, said_no: bool) -> IntroductionId {
        let both = json!({ "parties": [self.joan, self.dougie], "stage": "suggested", "said_no": said_no });
        self.town
            .introduce(serde_json::from_value(both).unwrap())
            .unwrap()
            .value
    }
}

/// What `change` does to them decides whether they are suggested to each other, either way.
#[track_caller]
fn check(what: &str, change: impl FnOnce(&Two), suggested: bool) {
    let town = Catalogue::in_memory("Here").unwrap();
    let [joan, dougie] = ["Joan", "Dougie"].map(|name| person(&town, name));
    let offered = gift(&town, dougie, "baking", json!({}));
    let wished = wish(&town, joan, "to bake", json!({}));
    let two = Two {
        town,
        joan,
        dougie,
        offered,
        wished,
    };
    change(&two);
    for of in [
        MeetFor::Wish(wished),
        MeetFor::Gift(offered),
        MeetFor::Asset(joan),
        MeetFor::Asset(dougie),
    ] {
        let found = two.town.who_could_meet(of, 5).unwrap();
        assert_eq!(found.len(), usize::from(suggested), "{what}: {of:?}");
    }
}

#[test]
fn some_are_left_out() {
    check("nothing", |_| (), true);
    check(
        "tied",
        |two| tie(&two.town, two.dougie, "knows", two.joan),
        false,
    );
    let introduced = |two: &Two| {
        two.introduce(false);
    };
    check("introduced", introduced, false);
    let said_no = |two: &Two| {
        two.introduce(true);
    };
    check("said no", said_no, false);
    let removed = |two: &Two| {
        let made = two.introduce(false);
        two.town.remove_introduction(made).unwrap();
    };
    check("an introduction that was not", removed, true);
    for who in [|two: &Two| two.joan, |two: &Two| two.dougie] {
        let edit = |fields: Value| move |two: &Two| two.edit(who(two), fields);
        check(
            "wants none",
            edit(json!({ "no_introductions": true })),
            false,
        );
        check("a child", edit(json!({ "is_child": true })), false);
        check("over", edit(json!({ "status": "ended" })), false);
        check(
            "not used",
            |two| drop(two.town.restrict(who(two), "Asked".into()).unwrap()),
            false,
        );
        check(
            "safeguarded",
            |two| drop(two.town.safeguard(who(two)).unwrap()),
            false,
        );
        check(
            "in the bin",
            |two| drop(two.town.delete_assets(vec![who(two)]).unwrap()),
            false,
        );
    }
    let ended = |two: &Two| {
        let gift = with(
            json!(Gift::of(two.dougie, "baking")),
            json!({ "status": "ended" }),
        );
        two.town
            .edit_gift(two.offered, serde_json::from_value(gift).unwrap())
            .unwrap();
    };
    check("ended", ended, false);
    let now = |status: &'static str| {
        move |two: &Two| {
            let wish = with(
                json!(Wish::of(two.joan, "to bake")),
                json!({ "status": status }),
            );
            let wish = serde_json::from_value(wish).unwrap();
            two.town.edit_wish(two.wished, wish).unwrap();
        }
    };
    check("exploring", now("exploring"), true);
    for status in ["matched", "done", "let_go"] {
        check(status, now(status), false);
    }
    check(
        "removed",
        |two| drop(two.town.remove_gift(two.offered).unwrap()),
        false,
    );
    let undone = |two: &Two| {
        two.town.remove_gift(two.offered).unwrap();
        two.town.undo().unwrap();
    };
    check("removed, and that undone", undone, true);
}

#[test]
fn a_tie_that_ends_later_is_one_of_today() {
    let check = |until: String, expect: &str| {
        let town = Catalogue::in_memory("Here").unwrap();
        let [joan, dougie, maryam] = ["Joan", "Dougie", "Maryam"].map(|name| person(&town, name));
        gift(&town, dougie, "baking", json!({}));
        let wished = wish(&town, joan, "to bake", json!({}));
        tie(&town, joan, "knows", maryam);
        let until = json!({ "from": dougie, "type": "knows", "to": maryam, "until": until });
        town.relate(serde_json::from_value(until).unwrap()).unwrap();
        assert_eq!(meets(&town, MeetFor::Wish(wished)), [expect]);
    };
    check(day(30), "Dougie: bake, know Maryam");
    check(day(-30), "Dougie: bake");
}

#[test]
fn topics_follow_what_is_said_and_are_gone_with_whoever_is_erased() {
    let town = Catalogue::in_memory("Here").unwrap();
    let joan = person(&town, "Joan");
    let topics = || -> Vec<String> {
        let read = |db: &rusqlite::Connection| {
            let mut statement = db.prepare("SELECT topic FROM gift_topic ORDER BY topic")?;
            let topics = statement.query_map([], |row| row.get(0))?;
            Ok(topics.collect::<rusqlite::Result<_>>()?)
        };
        town.read(read).unwrap()
    };
    let id = gift(&town, joan, "baking", json!({ "topics": ["bread"] }));
    assert_eq!(topics(), ["bake", "baking", "bread"]);
    town.edit_gift(id, Gift::of(joan, "singing")).unwrap();
    assert_eq!(topics(), ["sing", "singing"]);
    town.undo().unwrap();
    assert_eq!(topics(), ["bake", "baking", "bread"]);
    town.erase(joan, Vec::new()).unwrap();
    assert_eq!(topics(), [""; 0]);
    assert_eq!(town.check(false).unwrap(), Vec::<String>::new());
}

fn day(days: i64) -> String {
    today().checked_add(days.days()).unwrap().to_string()
}

#[test]
fn home_has_the_promises_of_this_week() {
    let town = Catalogue::in_memory("Here").unwrap();
    let joan = person(&town, "Joan");
    let promise = |what: &str, fields: Value| {
        let promise = with(json!({ "what": what }), fields);
        town.add_follow_up(serde_json::from_value(promise).unwrap())
            .unwrap();
    };
    promise("some day", json!({}));
    promise("this week", json!({ "due": day(7) }));
    promise("later", json!({ "due": day(8) }));
    promise("overdue", json!({ "due": day(-30), "about": joan }));
    promise("done", json!({ "due": day(-30), "done_on": day(-6) }));
    promise("done before", json!({ "done_on": day(-7) }));
    let shown = || -> Vec<String> {
        let lines = town.home().unwrap().follow_ups;
        lines.into_iter().map(|line| line.follow_up.what).collect()
    };
    assert_eq!(shown(), ["overdue", "this week", "some day", "done"]);
    town.delete_assets(vec![joan]).unwrap();
    assert_eq!(shown(), ["this week", "some day", "done"]);
}

#[test]
fn home_has_gifts_that_wait_those_with_somebody_to_meet_first() {
    let town = Catalogue::in_memory("Here").unwrap();
    let [joan, dougie] = ["Joan", "Dougie"].map(|name| person(&town, name));
    gift(
        &town,
        dougie,
        "singing",
        json!({ "last_taken_up": day(-200) }),
    );
    gift(
        &town,
        dougie,
        "baking",
        json!({ "last_taken_up": day(-100) }),
    );
    gift(
        &town,
        dougie,
        "cycling",
        json!({ "last_taken_up": day(-10) }),
    );
    gift(&town, dougie, "knitting", json!({}));
    gift(
        &town,
        dougie,
        "chess",
        json!({ "last_taken_up": day(-300), "status": "ended" }),
    );
    wish(&town, joan, "to bake", json!({}));
    let home = town.home().unwrap();
    let gifts = home
        .gifts
        .iter()
        .map(|waiting| (waiting.gift.what.as_str(), waiting.meet.is_some()));
    assert_eq!(
        gifts.collect::<Vec<_>>(),
        [("baking", true), ("singing", false)]
    );
    assert_eq!(home.gifts[1].since, day(-200));
}

#[test]
fn home_names_whom_nobody_spoke_to_for_long() {
    let town = Catalogue::in_memory("Here").unwrap();
    let [joan, dougie, nadia, _new] =
        ["Joan", "Dougie", "Nadia", "Idris"].map(|name| person(&town, name));
    let introduction =
        json!({ "parties": [joan, dougie], "stage": "met", "reached": { "met": day(-400) } });
    town.introduce(serde_json::from_value(introduction).unwrap())
        .unwrap();
    let introduction =
        json!({ "parties": [joan, nadia], "stage": "met", "reached": { "met": day(-300) } });
    town.introduce(serde_json::from_value(introduction).unwrap())
        .unwrap();
    let quiet = || -> Vec<(String, Option<String>)> {
        let quiet = town.home().unwrap().quiet;
        quiet
            .into_iter()
            .map(|quiet| (quiet.party.name, quiet.last))
            .collect()
    };
    let named = |name: &str, days: i64| (name.to_owned(), Some(day(days)));
    assert_eq!(
        quiet(),
        [
            named("Dougie", -400),
            named("Joan", -300),
            named("Nadia", -300)
        ]
    );
    town.confirm_asset(
        dougie,
        crate::confirmation::CheckOutcome::StillGoing,
        None,
        None,
    )
    .unwrap();
    assert_eq!(quiet(), [named("Joan", -300), named("Nadia", -300)]);
}
