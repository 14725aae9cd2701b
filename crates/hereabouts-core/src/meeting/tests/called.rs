//! Groups, places and what else is no person meet whoever would love what their names and tags speak of, and the
//! other way round.

use super::*;

fn town() -> (Catalogue, AssetId, WishId) {
    let town = Catalogue::in_memory("Here").unwrap();
    let choir = make(
        &town,
        AssetKind::Association,
        "Weaver’s Row Voices",
        json!({ "tags": ["Singing together"] }),
    );
    let sing = wish(&town, person(&town, "Joan"), "to sing", json!({}));
    (town, choir, sing)
}

#[test]
fn a_wish_finds_what_is_called_so_and_is_found_by_it() {
    let (town, choir, sing) = town();
    make(
        &town,
        AssetKind::Exchange,
        "Bike Repairs on Mill Lane",
        json!({}),
    );
    make(&town, AssetKind::Institution, "Repton Bank", json!({}));
    // People are not what they are called.
    person(&town, "Singing Sam");
    assert_eq!(
        meets(&town, MeetFor::Wish(sing)),
        ["Weaver’s Row Voices: sing"]
    );
    assert_eq!(
        meets(&town, MeetFor::Asset(choir)),
        ["Joan: singing"],
        "the other way round"
    );
    let found = town.who_could_meet(MeetFor::Wish(sing), 9).unwrap();
    assert!(found[0].gift.is_none() && found[0].wish.is_some());
    let bike = wish(
        &town,
        person(&town, "Rosa"),
        "help to repair an old bike",
        json!({}),
    );
    assert_eq!(
        meets(&town, MeetFor::Wish(bike)),
        ["Bike Repairs on Mill Lane: repair bike"]
    );
    // What it says it offers counts for more, and it is named once.
    let offered = gift(&town, choir, "singing", json!({}));
    let found = town.who_could_meet(MeetFor::Wish(sing), 9).unwrap();
    let gifts = found.iter().map(|found| found.gift.as_ref());
    let gifts: Vec<Option<GiftId>> = gifts.map(|gift| gift.map(|gift| gift.id)).collect();
    assert_eq!(gifts, [Some(offered)]);
}

#[test]
fn what_means_the_same_and_other_languages_find_what_is_called_so() {
    let (town, _, sing) = town();
    make(
        &town,
        AssetKind::Association,
        "Chapel Choir",
        json!({ "tags": ["music"] }),
    );
    let words = ["sing", "choir"].map(str::to_owned).into();
    town.save_synonym(None, Synonym { words }).unwrap();
    let mut found = meets(&town, MeetFor::Wish(sing));
    found.sort();
    assert_eq!(
        found,
        ["Chapel Choir: sing = choir", "Weaver’s Row Voices: sing"]
    );
    make(
        &town,
        AssetKind::Institution,
        "Szkoła języka polskiego",
        json!({}),
    );
    let polish = wish(&town, person(&town, "Sami"), "język polski", json!({}));
    let found = town.who_could_meet(MeetFor::Wish(polish), 9).unwrap();
    let names: Vec<&str> = found.iter().map(|found| &found.other.name[..]).collect();
    assert_eq!(names, ["Szkoła języka polskiego"]);
    make(&town, AssetKind::Place, "囲碁クラブ", json!({}));
    let go = wish(&town, person(&town, "Kenji"), "囲碁", json!({}));
    assert_eq!(meets(&town, MeetFor::Wish(go)), ["囲碁クラブ: 囲碁"]);
}

#[test]
fn what_is_called_so_is_left_out_like_anybody() {
    let check = |what: &str, change: &dyn Fn(&Catalogue, AssetId, AssetId)| {
        let (town, choir, sing) = town();
        let joan = town.who_could_meet(MeetFor::Wish(sing), 9).unwrap();
        change(&town, choir, joan[0].one.id);
        assert_eq!(meets(&town, MeetFor::Wish(sing)), [""; 0], "{what}");
    };
    let edit = |town: &Catalogue, id: AssetId, fields: Value| {
        town.edit_asset(id, serde_json::from_value(fields).unwrap())
            .unwrap();
    };
    check("tied", &|town, choir, joan| {
        tie(town, joan, "member_of", choir)
    });
    check("over", &|town, choir, _| {
        edit(town, choir, json!({ "status": "ended" }))
    });
    check("without the tag", &|town, choir, _| {
        edit(town, choir, json!({ "tags": [] }))
    });
    check("wants none", &|town, choir, _| {
        edit(town, choir, json!({ "no_introductions": true }))
    });
    check("in the bin", &|town, choir, _| {
        drop(town.delete_assets(vec![choir]).unwrap())
    });
}
