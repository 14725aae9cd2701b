//! What queries find, by example and by chance.

use super::testing::{Adder, bin, empty, relate, today};
use super::{KnownWords, Query, areas, find, list};
use crate::list::{AssetRow, Sort, SortBy};
use proptest::prelude::*;
use rusqlite::{Connection, params};
use serde_json::json;

/// The names found, the best first; similar ones with a ~.
fn found(db: &Connection, query: &str) -> Vec<String> {
    let found = find(db, &Query::parse(query), today()).unwrap();
    let order = found.order.clone();
    let order = order.unwrap_or_else(|| found.bits.iter().collect());
    assert_eq!(order.len() as u64, found.bits.count(), "{query}");
    let name = |n: u32| -> String {
        let name: String = db
            .query_row("SELECT name FROM asset WHERE n = ?1", [n], |row| row.get(0))
            .unwrap();
        if found.similar.has(n) {
            format!("~{name}")
        } else {
            name
        }
    };
    order.into_iter().map(name).collect()
}

fn check(db: &Connection, query: &str, expect: &[&str]) {
    assert_eq!(found(db, query), expect, "{query}");
}

#[test]
fn half_a_word_in_any_script_finds_it() {
    let db = empty();
    for name in [
        "Łódź Społeczna",
        "Библиотека Ёлка",
        "مكتبة الحي",
        "বাংলা স্কুল",
        "東京都立図書館",
        "C++ meetup",
        "Chess club",
        "Ubuntu 20.04 group",
        "O'Brien's Hall",
        "🎉 Party",
    ] {
        Adder::new(name).add(&db);
    }
    check(&db, "lodz", &["Łódź Społeczna"]);
    check(&db, "SPOŁ łódz", &["Łódź Społeczna"]);
    check(&db, "елк библ", &["Библиотека Ёлка"]);
    check(&db, "مكت", &["مكتبة الحي"]);
    check(&db, "স্কু", &["বাংলা স্কুল"]);
    check(&db, "স্ক", &["বাংলা স্কুল"]);
    check(&db, "図書館", &["東京都立図書館"]);
    check(&db, "書図", &[]);
    check(&db, "C++", &["C++ meetup"]);
    check(&db, "20.04", &["Ubuntu 20.04 group"]);
    check(&db, "20.4", &[]);
    check(&db, "obrien", &["O'Brien's Hall"]);
    check(&db, "o'br", &["O'Brien's Hall"]);
    check(&db, "🎉", &["🎉 Party"]);
}

#[test]
fn the_name_comes_before_the_words_and_the_exact_name_before_all() {
    let db = empty();
    Adder::new("Moat Lane Choir")
        .set("note", "meets in the library".to_owned())
        .add(&db);
    Adder::new("Library of Things at the Library").add(&db);
    Adder::new("Reading room")
        .set("summary", "A library in a shed".to_owned())
        .add(&db);
    Adder::new("Library")
        .set("story", "long ago ".repeat(50))
        .add(&db);
    check(
        &db,
        "library",
        &[
            "Library",
            "Library of Things at the Library",
            "Reading room",
            "Moat Lane Choir",
        ],
    );
    check(&db, "\"of things\"", &["Library of Things at the Library"]);
    check(&db, "\"things of\"", &[]);
    check(&db, "\"library of thing\"", &[]);
    check(&db, "library -shed -thing", &["Library", "Moat Lane Choir"]);
}

#[test]
fn every_text_of_an_asset_is_searched() {
    let db = empty();
    Adder::new("Hall")
        .tag("community food")
        .contact("phone", "0161 496 0000")
        .set(
            "extra",
            json!({ "Ward": "AM-07", "deep": [{ "Code": 4.5 }] }).to_string(),
        )
        .set(
            "place",
            json!({ "address": "1 Acre Lane\nOldtown", "postcode": "M16 0AA" }).to_string(),
        )
        .set("permission_note", "asked Jo".to_owned())
        .set("languages", json!(["Tagalog"]).to_string())
        .add(&db);
    Adder::new("Other").add(&db);
    for query in [
        "food",
        "0161",
        "01614960000",
        "4960000",
        "ward am-07",
        "am-07",
        "code 4.5",
        "acre oldt",
        "m16 0aa",
        "m160aa",
        "jo",
        "tagal",
    ] {
        let names = found(&db, query);
        assert!(
            names == ["Hall"] || (query == "4960000" && names == ["~Hall"]),
            "{query} {names:?}"
        );
    }
    assert_eq!(found(&db, "hall").len(), 1);
}

#[test]
fn similar_ones_follow_and_only_names_while_something_is_found() {
    let db = empty();
    Adder::new("Library").add(&db);
    Adder::new("Libary corner").add(&db);
    Adder::new("Seafood stall").add(&db);
    Adder::new("Pantry")
        .set("summary", "food for all".to_owned())
        .add(&db);
    Adder::new("Shed")
        .set("summary", "a good place".to_owned())
        .add(&db);
    check(&db, "library", &["Library", "~Libary corner"]);
    check(&db, "librayr", &["~Library"]);
    check(&db, "food", &["Pantry", "~Seafood stall"]);
    check(&db, "food -sea", &["Pantry"]);
    check(&db, "gooq", &["~Shed"]);
    check(&db, "libarx corner", &["~Libary corner"]);
    check(&db, "\"librarx\"", &["~Library"]);
    check(&db, "zzzz", &[]);
}

#[test]
fn filters() {
    let db = empty();
    let library = Adder::new("Library")
        .kind("institution")
        .at(-0.1, 51.5)
        .tag("Food");
    let library = library
        .set("status", "going".to_owned())
        .set("last_checked", "2026-05-20".to_owned())
        .add(&db);
    let choir = Adder::new("Choir")
        .tag("music")
        .tag("food")
        .contact("web", "x.example");
    let choir = choir
        .set(
            "audience",
            "partners:00000000-0000-0000-0000-000000000001".to_owned(),
        )
        .add(&db);
    let park = Adder::new("Park")
        .kind("place")
        .shape(json!({ "type": "Polygon", "coordinates":
        [[[-0.2, 51.5], [-0.12, 51.5], [-0.12, 51.6], [-0.2, 51.6], [-0.2, 51.5]]] }));
    park.set("status", "ended".to_owned())
        .set("disputed", 1)
        .add(&db);
    let fiji = Adder::new("Fiji")
        .at(179.9999, -17.0)
        .set("last_checked", "2020-01-01".to_owned());
    fiji.set(
        "imported_from",
        json!({ "source": "Gm Foods", "row": "1" }).to_string(),
    )
    .add(&db);
    let gone = Adder::new("Gone library")
        .at(-0.1, 51.5)
        .tag("food")
        .add(&db);
    bin(&db, gone);
    relate(&db, library, choir);
    relate(&db, gone, choir);
    db.execute(
        "INSERT INTO area (id, existence, kind, name, code, geometry) VALUES (?1, 'here', 'official', 'Old Tówn', 'E05', ?2)",
        params![[1u8; 16], json!({ "type": "Polygon", "coordinates":
            [[[-0.11, 51.4], [0.0, 51.4], [0.0, 51.6], [-0.11, 51.6], [-0.11, 51.4]]] }).to_string()],
    )
    .unwrap();
    areas::rebuild(&db).unwrap();
    let check = |query: &str, expect: &[&str]| check(&db, query, expect);
    check("", &["Library", "Choir", "Park", "Fiji"]);
    check("kind:institution,place", &["Library", "Park"]);
    check("-kind:institution,place", &["Choir", "Fiji"]);
    check("tag:FOOD", &["Library", "Choir"]);
    check("tag:food tag:music", &["Choir"]);
    check("tag:nothing", &[]);
    check("-tag:food", &["Park", "Fiji"]);
    check("status:going,ended", &["Library", "Park"]);
    check("fresh:lately", &["Library"]);
    check("fresh:now", &["Fiji"]);
    check("-fresh:never", &["Library", "Fiji"]);
    check("has:contact", &["Choir"]);
    check("has:ties", &["Library", "Choir"]);
    check("-has:place", &["Choir"]);
    check("has:question", &["Park"]);
    check("-has:place,contact", &[]);
    check("audience:partners", &["Choir"]);
    check("imported:\"gm foods\"", &["Fiji"]);
    check("area:\"old town\"", &["Library"]);
    check("area:e05,nowhere", &["Library"]);
    check("-area:e05", &["Choir", "Park", "Fiji"]);
    check("bbox:-0.15,51.4,0,51.55", &["Library", "Park"]);
    check("-bbox:-0.15,51.4,0,51.55", &["Choir", "Fiji"]);
    check("bbox:170,-20,-170,0", &["Fiji"]);
    check("near:51.5,-0.1,10m", &["Library"]);
    check("near:51.55,-0.15,1m", &["Park"]);
    check("near:51.55,-0.1,1380m", &[]);
    check("near:51.55,-0.1,1390m", &["Park"]);
    check("near:-17,-179.9999,30m", &["Fiji"]);
    check("near:90,0,9000km", &["Library", "Park"]);
    check("library", &["Library"]);
    check("library kind:place", &[]);
    check("library kind:institution tag:food", &["Library"]);
    check("*** & -", &["Library", "Choir", "Park", "Fiji"]);
}

#[test]
fn among_many_the_best_are_still_first() {
    let db = empty();
    for i in 0..5_100 {
        Adder::new(&format!("Group {i} in the parish")).add(&db);
    }
    Adder::new("Parish").add(&db);
    Adder::new("Parish hall").add(&db);
    let names = found(&db, "parish");
    assert_eq!(names.len(), 5_102);
    assert_eq!(names[..2], ["Parish", "Parish hall"]);

    let gone = Adder::new("A parish").add(&db);
    bin(&db, gone);
    let found = find(&db, &Query::parse("parish"), today()).unwrap();
    let by_name = Sort {
        by: SortBy::Name,
        descending: false,
    };
    let page = list::page(&db, &found, by_name, 0, 1, today()).unwrap();
    assert_eq!(
        (page.total, page.rows[0].name.as_str()),
        (5_102, "Group 0 in the parish")
    );
}

/// What is suggested for a text, similar ones with a ~; it is the first of what is found.
fn suggested(db: &Connection, text: &str, limit: u32) -> Vec<String> {
    let rows = list::suggest(db, &KnownWords::default(), text, limit, today()).unwrap();
    let name = |row: AssetRow| match row.similar {
        true => format!("~{}", row.name),
        false => row.name,
    };
    let names: Vec<String> = rows.into_iter().map(name).collect();
    let mut first = found(db, text);
    first.truncate(limit as usize);
    assert_eq!(names, first, "{text}");
    names
}

#[test]
fn of_many_the_names_decide() {
    let db = empty();
    for i in 0..2_300 {
        Adder::new(&format!("Parish hall {i}")).add(&db);
    }
    Adder::new("The old parish").add(&db);
    Adder::new("Parish").add(&db);
    Adder::new("Vestry")
        .set("summary", "a parish room".to_owned())
        .add(&db);
    let gone = Adder::new("Parish hall").add(&db);
    bin(&db, gone);
    for text in [
        "p",
        "h",
        "o",
        "parish h",
        "hall p",
        "hall 1",
        "hall 22",
        "t o",
        "vestry r",
        "parsh hall",
        "zzz",
    ] {
        suggested(&db, text, 7);
    }
    let check = |text: &str, expect: [&str; 3]| {
        assert_eq!(suggested(&db, text, 3), expect, "{text}");
    };
    check("parish", ["Parish", "Parish hall 0", "Parish hall 1"]);
    check("hall", ["Parish hall 0", "Parish hall 1", "Parish hall 2"]);
    check(
        "parish hall 22",
        ["Parish hall 22", "Parish hall 220", "Parish hall 2200"],
    );
    check("parsh", ["~Parish", "~Parish hall 0", "~Parish hall 1"]);
    assert_eq!(suggested(&db, "parish", 3_000).len(), 2_303);
}

#[test]
fn of_many_the_words_come_before_the_rest() {
    let db = empty();
    for i in 0..2_100 {
        Adder::new(&format!("Shed {i}"))
            .set("note", "by the canal".to_owned())
            .add(&db);
    }
    Adder::new("Boat")
        .set("summary", "on the canal".to_owned())
        .add(&db);
    Adder::new("Long Canal").add(&db);
    Adder::new("Canal walk").add(&db);
    let first = suggested(&db, "canal", 5);
    assert_eq!(
        first,
        ["Canal walk", "Long Canal", "Boat", "Shed 0", "Shed 1"]
    );
}

#[test]
fn a_letter_beside_other_words_is_that_of_a_name() {
    let db = empty();
    Adder::new("Scouts")
        .set("summary", "of St Mary’s, with judo".to_owned())
        .add(&db);
    Adder::new("Jumble at St Mary’s").add(&db);
    Adder::new("St John’s Church").add(&db);
    Adder::new("St Jude").add(&db);
    let first = suggested(&db, "st j", 4);
    assert_eq!(
        first,
        [
            "St Jude",
            "St John’s Church",
            "Jumble at St Mary’s",
            "Scouts"
        ]
    );
}

fn anything_typed() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "([-+*^:\"'(){}\\[\\]\\\\,.;|&~\0\n ]|NEAR|AND|OR|NOT|name:|kind:|tag:|near:|bbox:|has:|area:|[a-z0-9]){0,12}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1, ..ProptestConfig::default() })]
    #[test]
    fn nothing_typed_is_an_error(texts in proptest::collection::vec(anything_typed(), 10_000)) {
        let db = empty();
        Adder::new("a b NOT (c) 20.04").at(1.0, 2.0).tag("t").add(&db);
        for text in texts {
            let found = find(&db, &Query::parse(&text), today());
            prop_assert!(found.is_ok(), "{text:?}: {found:?}");
        }
    }
}

#[test]
fn a_very_long_query_is_answered() {
    let db = empty();
    Adder::new("word").add(&db);
    check(&db, &"word ".repeat(3_000), &["word"]);
    let words: Vec<String> = (0..2_000).map(|i| format!("w{i}")).collect();
    check(&db, &words.join(" "), &[]);
    check(&db, &"kind:association ".repeat(3_000), &["word"]);
    let tags: Vec<String> = (0..50_000).map(|i| format!("t{i}")).collect();
    check(&db, &format!("-tag:{}", tags.join(",")), &["word"]);
    check(&db, &format!("-{}", words.join(" -")), &["word"]);
}

proptest! {
    #[test]
    fn a_name_is_found_by_any_beginnings_of_its_words(
        words in proptest::collection::vec("[a-zA-ZłŁéßЁя東]{1,6}", 1..4),
        lengths in proptest::collection::vec(1usize..6, 4),
        rotate in 0usize..4,
    ) {
        let db = empty();
        Adder::new(&words.join(" ")).add(&db);
        let mut typed: Vec<String> = words.iter().zip(lengths)
            .map(|(word, n)| word.chars().take(n).collect()).collect();
        let rotate = rotate % typed.len();
        typed.rotate_left(rotate);
        let found = find(&db, &Query::of_words(&typed.join(" ")), today()).unwrap();
        prop_assert!(found.bits.has(1) && !found.similar.has(1), "{typed:?} in {words:?}");
    }
}
