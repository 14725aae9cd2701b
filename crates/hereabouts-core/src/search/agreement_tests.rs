//! Lists, counts and facets against one another and against a plain reading of the rows, for
//! catalogues and queries made by chance.

use super::query::precision_token;
use super::testing::{Adder, bin, empty, relate, today};
use super::{KnownWords, Matter, Query, Term, TieCount, areas, counts, find, list};
use crate::asset::{AssetKind, Status};
use crate::confirmation::{Freshness, freshness};
use crate::list::{AssetRow, Facet, Sort, SortBy};
use proptest::prelude::*;
use proptest::sample::select;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// An asset by chance: kind, status, name, tags, a place, days since the last check, months, bin.
type Chance = (
    usize,
    usize,
    String,
    Vec<&'static str>,
    Option<(i32, i32)>,
    Option<i64>,
    Option<i64>,
    bool,
);

fn an_asset() -> impl Strategy<Value = Chance> {
    (
        0..6usize,
        0..6usize,
        "(garden|food|foot|moat) (club|hall|bank|clubs)",
        proptest::collection::vec(select(vec!["food", "Food", "walks", "art, craft"]), 0..3),
        proptest::option::of((-20..20i32, -20..20i32)),
        proptest::option::of(0..500i64),
        proptest::option::of(1..20i64),
        proptest::bool::weighted(0.2),
    )
}

fn catalogue(assets: Vec<Chance>, ties: Vec<(usize, usize)>) -> Connection {
    let db = empty();
    let mut rows = Vec::new();
    for (kind, status, name, mut tags, place, days, months, binned) in assets {
        tags.sort();
        tags.dedup();
        let status = ["idea", "starting", "going", "resting", "ended", "unknown"][status];
        let mut adder = Adder::new(&name).kind(AssetKind::ALL[kind].token());
        adder = adder
            .set("status", status.to_owned())
            .set("review_months", months);
        adder = tags.into_iter().fold(adder, Adder::tag);
        if let Some((x, y)) = place {
            adder = adder.at(-0.1 + f64::from(x) / 1e3 + 1e-4, 51.5 + f64::from(y) / 1e3);
        }
        if let Some(days) = days {
            let day = today().saturating_sub(jiff::Span::new().days(days));
            adder = adder.set("last_checked", day.to_string());
        }
        let n = adder.add(&db);
        if binned {
            bin(&db, n);
        }
        rows.push(n);
    }
    // What is said twice is one tie, and how many were written down is counted here.
    let ties = ties
        .into_iter()
        .map(|(from, to)| (from % rows.len(), to % rows.len()));
    for (from, to) in ties.collect::<BTreeSet<_>>() {
        relate(&db, rows[from], rows[to]);
    }
    db
}

fn a_query() -> impl Strategy<Value = String> {
    let term = select(vec![
        "kind:association",
        "kind:place,person",
        "-kind:culture",
        "tag:food",
        "-tag:food",
        "tag:\"art, craft\"",
        "tag:walks,food",
        "status:ended,idea",
        "-status:going",
        "fresh:lately",
        "fresh:now,never",
        "-fresh:soon",
        "has:place",
        "-has:place",
        "has:ties",
        "has:tag",
        "ties:0",
        "ties:1,3+",
        "-ties:1+",
        "near:51.5,-0.1,800m",
        "-near:51.505,-0.1,1km",
        "bbox:-0.105,51.49,-0.1,51.51",
        "foo",
        "gard club",
        "-hall",
        "\"moat club\"",
        "fodo",
        "oat",
    ]);
    proptest::collection::vec(term, 0..4).prop_map(|terms| terms.join(" "))
}

/// All rows that a query finds.
fn all(db: &Connection, query: &str) -> Vec<AssetRow> {
    let found = find(db, &Query::parse(query), today()).unwrap();
    let page = list::page(db, &found, Sort::default(), 0, 10_000, today()).unwrap();
    assert_eq!(page.total, page.rows.len() as u64, "{query}");
    page.rows
}

fn agrees(
    facets: &[Facet],
    shown: &[AssetRow],
    here: &[AssetRow],
    has: impl Fn(&AssetRow, &str) -> bool,
) {
    for facet in facets {
        let count =
            |rows: &[AssetRow]| rows.iter().filter(|row| has(row, &facet.value)).count() as u64;
        assert_eq!(
            (facet.shown, facet.total),
            (count(shown), count(here)),
            "{facet:?}"
        );
    }
}

/// The term by a plain reading of the row.
fn holds(term: &Term, row: &AssetRow) -> bool {
    let [lon, lat] = row.at.unwrap_or([f64::NAN; 2]);
    let holds = match &term.matter {
        Matter::Kind(kinds) => kinds.contains(&row.kind),
        Matter::Status(statuses) => statuses.contains(&row.status),
        Matter::Fresh(fresh) => fresh.contains(&row.freshness),
        Matter::Tag(tags) => {
            let lower = |tag: &String| tag.to_lowercase();
            row.tags
                .iter()
                .any(|tag| tags.iter().any(|wanted| lower(wanted) == lower(tag)))
        }
        Matter::Has(has) => has.iter().any(|has| match has.token() {
            "place" => row.at.is_some(),
            "ties" => row.ties > 0,
            "tag" => !row.tags.is_empty(),
            other => panic!("{other} is not in the queries"),
        }),
        Matter::Ties(counts) => counts.iter().any(|count| match count {
            TieCount::Exactly(ties) => row.ties == *ties,
            TieCount::AtLeast(ties) => row.ties >= *ties,
        }),
        Matter::Near {
            lat: y,
            lon: x,
            metres,
        } => {
            // The law of cosines on the sphere, which is not how the search does it.
            let (a, b) = (lat.to_radians(), y.to_radians());
            let angle = a.sin() * b.sin() + a.cos() * b.cos() * (lon - x).to_radians().cos();
            angle.acos() * 6_371_008.8 <= *metres
        }
        Matter::Bbox([w, s, e, n]) => (*w..=*e).contains(&lon) && (*s..=*n).contains(&lat),
        other => panic!("{other:?} is not in the queries"),
    };
    holds != term.negated
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn what_is_listed_counted_and_so_is_the_same(
        assets in proptest::collection::vec(an_asset(), 1..40),
        ties in proptest::collection::vec((0..40usize, 0..40usize), 0..20),
        queries in proptest::collection::vec(a_query(), 20),
    ) {
        let db = catalogue(assets, ties);
        let here = all(&db, "");
        for text in queries {
            let query = Query::parse(&text);
            let shown = all(&db, &text);
            let counts = counts::counts(&db, &query, today()).unwrap();
            let unlocated = |rows: &[AssetRow]| rows.iter().filter(|row| row.at.is_none()).count() as u64;
            prop_assert_eq!((counts.shown, counts.total), (shown.len() as u64, here.len() as u64), "{}", text);
            prop_assert_eq!((counts.unlocated_shown, counts.unlocated), (unlocated(&shown), unlocated(&here)));
            prop_assert_eq!(counts.kinds.len(), 6);
            prop_assert_eq!(counts.relationships * 2, here.iter().map(|row| u64::from(row.ties)).sum::<u64>()
                + loops(&db));
            agrees(&counts.kinds, &shown, &here, |row, kind| row.kind.token() == kind);
            agrees(&counts.freshness, &shown, &here, |row, fresh| row.freshness.token() == fresh);
            agrees(&counts.statuses, &shown, &here, |row, status| format!("{:?}", row.status).to_lowercase() == status);
            agrees(&counts.precisions, &shown, &here, |row, precision| precision_token(row.precision) == precision);
            agrees(&counts.tags, &shown, &here, |row, tag| row.tags.iter().any(|t| t == tag));
            let places: Vec<[f64; 2]> = shown.iter().filter_map(|row| row.at).collect();
            let bounds = places.iter().fold(None, |b: Option<[f64; 4]>, [x, y]| {
                let [w, s, e, n] = b.unwrap_or([*x, *y, *x, *y]);
                Some([w.min(*x), s.min(*y), e.max(*x), n.max(*y)])
            });
            prop_assert_eq!(counts.bounds, bounds);
            if query.terms.iter().all(|term| term.matter.field() != "words") {
                let mut plain: Vec<_> = here.iter()
                    .filter(|row| query.terms.iter().all(|term| holds(term, row)))
                    .map(|row| row.id).collect();
                let mut got: Vec<_> = shown.iter().map(|row| row.id).collect();
                plain.sort();
                got.sort();
                prop_assert_eq!(got, plain, "{}", text);
            }
        }
    }
}

/// Relationships that are here of a thing with itself: they are one tie of one asset.
fn loops(db: &Connection) -> u64 {
    let sql = r#"SELECT count(*) FROM relationship JOIN asset ON asset.id = "from"
                 WHERE "from" = "to" AND asset.existence = 'here'"#;
    db.query_row(sql, [], |row| row.get::<_, u32>(0))
        .unwrap()
        .into()
}

#[test]
fn freshness_is_what_confirmation_says_it_is() {
    for kind in AssetKind::ALL {
        for months in [None, Some(1u16), Some(7), Some(18)] {
            for days in 0..1_000 {
                let last = today()
                    .saturating_sub(jiff::Span::new().days(days))
                    .to_string();
                let got = list::freshness_on(today(), kind, months.map(i64::from), Some(&last));
                assert_eq!(
                    got,
                    freshness(kind, months, Some(days)),
                    "{kind:?} {months:?} {last}"
                );
            }
        }
    }
    let on = |last: Option<&str>| list::freshness_on(today(), AssetKind::Person, None, last);
    assert_eq!(on(None), Freshness::NeverChecked);
    assert_eq!(on(Some("some day in May")), Freshness::NeverChecked);
    assert_eq!(on(Some("2026-06-02")), Freshness::CheckedLately);
}

#[test]
fn a_page_is_sorted_by_any_column_with_blanks_last() {
    let db = empty();
    let hall = Adder::new("Élan hall")
        .kind("place")
        .at(-0.1, 51.5)
        .tag("walks")
        .add(&db);
    let club = Adder::new("ear club")
        .set("summary", "zither".to_owned())
        .set("status", "going".to_owned());
    let club = club.set("last_checked", "2026-01-01".to_owned()).add(&db);
    let person = Adder::new("Zoë").kind("person").tag("art").set(
        "place",
        r#"{"address":"\n 9 Hill Rd\nx","precision":"none"}"#.to_owned(),
    );
    let person = person
        .set("summary", "Abacus".to_owned())
        .set("last_checked", "2026-05-01".to_owned())
        .add(&db);
    let other = Adder::new("Zoe 2")
        .set("place", r#"{"postcode":"M1 1AA"}"#.to_owned())
        .add(&db);
    relate(&db, hall, club);
    let check = |by: SortBy, expect: [u32; 4], backwards: [u32; 4]| {
        for (descending, expect) in [(false, expect), (true, backwards)] {
            let found = find(&db, &Query::default(), today()).unwrap();
            let page = list::page(&db, &found, Sort { by, descending }, 0, 10, today()).unwrap();
            let got: Vec<_> = page.rows.iter().map(|row| row.name.as_str()).collect();
            let name = |n: u32| {
                db.query_row("SELECT name FROM asset WHERE n = ?1", [n], |r| {
                    r.get::<_, String>(0)
                })
                .unwrap()
            };
            assert_eq!(got, expect.map(name), "{by:?} {descending}");
        }
    };
    check(
        SortBy::Name,
        [club, hall, person, other],
        [other, person, hall, club],
    );
    check(
        SortBy::Rank,
        [club, hall, person, other],
        [other, person, hall, club],
    );
    check(
        SortBy::Kind,
        [person, club, other, hall],
        [hall, club, other, person],
    );
    check(
        SortBy::Summary,
        [person, club, hall, other],
        [club, person, hall, other],
    );
    check(
        SortBy::Place,
        [person, other, club, hall],
        [other, person, club, hall],
    );
    check(
        SortBy::Ties,
        [person, other, club, hall],
        [club, hall, person, other],
    );
    check(
        SortBy::Checked,
        [club, person, hall, other],
        [person, club, hall, other],
    );
    check(
        SortBy::Status,
        [club, hall, person, other],
        [club, hall, person, other],
    );
    check(
        SortBy::Tags,
        [person, hall, club, other],
        [hall, person, club, other],
    );

    let found = find(&db, &Query::default(), today()).unwrap();
    let page = list::page(&db, &found, Sort::default(), 1, 2, today()).unwrap();
    assert_eq!((page.total, page.rows.len()), (4, 2));
    let [hall, person] = &page.rows[..] else {
        panic!("{page:?}")
    };
    assert_eq!(
        (hall.name.as_str(), hall.at, hall.ties, &hall.place_words),
        ("Élan hall", Some([-0.1, 51.5]), 1, &None)
    );
    assert_eq!(
        (hall.status, hall.freshness),
        (Status::Unknown, Freshness::NeverChecked)
    );
    assert_eq!(
        (person.place_words.as_deref(), person.at),
        (Some("9 Hill Rd"), None)
    );
    assert_eq!(person.last_checked.as_deref(), Some("2026-05-01"));
}

#[test]
fn a_place_without_an_address_is_called_after_the_smallest_area_around_it() {
    let db = empty();
    Adder::new("Bench").at(0.5, 0.5).add(&db);
    Adder::new("Far bench").at(5.0, 5.0).add(&db);
    for (i, (name, size)) in [("Town", 3.0), ("Moat", 1.0), ("County", 4.0)]
        .into_iter()
        .enumerate()
    {
        let ring = serde_json::json!([
            [0.0, 0.0],
            [size, 0.0],
            [size, size],
            [0.0, size],
            [0.0, 0.0]
        ]);
        let geometry = serde_json::json!({ "type": "Polygon", "coordinates": [ring] }).to_string();
        let insert = "INSERT INTO area (id, existence, kind, name, geometry, square_metres) VALUES (?1, 'here', 'official', ?2, ?3, ?4)";
        db.execute(
            insert,
            rusqlite::params![[i as u8; 16], name, geometry, size],
        )
        .unwrap();
    }
    areas::rebuild(&db).unwrap();
    let words: Vec<_> = all(&db, "bench")
        .into_iter()
        .map(|row| row.place_words)
        .collect();
    assert_eq!(words, [Some("Moat".to_owned()), None]);
}

#[test]
fn type_ahead_takes_what_is_typed_as_words() {
    let db = empty();
    Adder::new("Tag: kind:place").add(&db);
    Adder::new("Tagine kitchen").add(&db);
    Adder::new("Stag night").add(&db);
    let check = |text: &str, expect: &[&str]| {
        let rows = list::suggest(&db, &KnownWords::default(), text, 2, today()).unwrap();
        let names: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, expect, "{text}");
    };
    check("tagin", &["Tagine kitchen"]);
    check("kind:place", &["Tag: kind:place"]);
    check("kitc tag", &["Tagine kitchen"]);
    check("tag", &["Tagine kitchen", "Tag: kind:place"]);
    check("", &[]);
    let rows = list::suggest(&db, &KnownWords::default(), "stag", 5, today()).unwrap();
    let similar: Vec<_> = rows
        .iter()
        .map(|row| (row.name.as_str(), row.similar))
        .collect();
    assert_eq!(similar, [("Stag night", false), ("Tag: kind:place", true)]);
}

#[test]
fn the_tag_facet_is_the_most_used_and_the_chosen() {
    let db = empty();
    for i in 0..230 {
        let common = Adder::new("x").tag(&format!("tag {i:03}"));
        if i < 210 {
            common.clone().add(&db);
        }
        common.add(&db);
    }
    let counts = counts::counts(&db, &Query::parse("tag:\"tag 229\""), today()).unwrap();
    assert_eq!(counts.tags.len(), 200);
    let last = counts.tags.last().unwrap();
    assert_eq!(
        (last.value.as_str(), last.shown, last.total, last.chosen),
        ("tag 229", 1, 1, true)
    );
    assert_eq!(counts.tags[0].value, "tag 000");
    assert_eq!((counts.tags[0].shown, counts.tags[0].total), (0, 2));
}
