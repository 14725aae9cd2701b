//! Ties from files: every row is accounted for, the same file again changes nothing, and one step takes it back.

#![allow(clippy::unwrap_used)]

mod joined;
mod nodes;

use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::Audience;
use hereabouts_core::id::AssetId;
use hereabouts_core::import::plan::ImportCounts;
use hereabouts_core::import::ties::plan::{TiesOptions, TiesPlan, TiesResult};
use hereabouts_core::inbox::{InboxReason, Settle};
use hereabouts_core::relationship::{Relationship, TiesAsked};
use serde_json::json;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures/ties")
        .join(name)
}

fn plan(town: &Catalogue, path: &Path, options: &TiesOptions) -> TiesPlan {
    town.plan_ties(path.display().to_string(), options.clone())
        .unwrap()
}

/// Looked at, then done: both say the same, and every row is one of five.
fn bring(town: &Catalogue, path: &Path, options: &TiesOptions) -> TiesResult {
    let plan = plan(town, path, options);
    let done = town.run_ties(path.display().to_string(), options.clone());
    let done = done.unwrap().value;
    assert_eq!(
        (plan.counts, plan.new_assets),
        (done.counts, done.new_assets)
    );
    assert_eq!(plan.skipped, done.skipped);
    let ImportCounts {
        rows,
        new,
        updated,
        same,
        inbox,
        skipped,
    } = done.counts;
    assert_eq!(rows, new + updated + same + inbox + skipped);
    assert!(plan.rows.len() as u64 == rows || rows > 500, "shown");
    assert_eq!(town.check(true).unwrap(), Vec::<String>::new());
    done
}

fn counts(rows: u64, new: u64, updated: u64, same: u64, inbox: u64, skipped: u64) -> ImportCounts {
    ImportCounts {
        rows,
        new,
        updated,
        same,
        inbox,
        skipped,
    }
}

fn make(town: &Catalogue, kind: AssetKind, name: &str) -> AssetId {
    let made = town.create_asset(kind, name.into(), Default::default());
    made.unwrap().value
}

/// The ties as sentences, with what is said of them.
fn sentences(town: &Catalogue) -> Vec<String> {
    let asked: TiesAsked = serde_json::from_value(json!({ "query": "", "past": true })).unwrap();
    let rows = town.ties(asked, 0, 1000).unwrap().rows;
    let said = rows.into_iter().map(|row| {
        let tie = &row.relationship;
        let more = [&tie.since, &tie.note].into_iter().flatten();
        let more: String = more.map(|text| format!(", {text}")).collect();
        format!("{} {} {}{more}", row.from.name, row.wording, row.to.name)
    });
    said.collect()
}

#[test]
fn a_table_of_pairs_becomes_ties_between_what_is_here_and_what_is_new() {
    let town = Catalogue::in_memory("Here").unwrap();
    let cafe = make(&town, AssetKind::Association, "Repair Café");
    make(&town, AssetKind::Place, "Old Chapel Hall");
    make(&town, AssetKind::Person, "Kwame");
    let tools = make(&town, AssetKind::Exchange, "Tool Library");
    let first = town.info().unwrap().content_hash;
    let path = fixture("pairs.csv");
    let done = bring(&town, &path, &TiesOptions::default());
    assert_eq!(done.counts, counts(8, 4, 0, 1, 2, 1));
    assert_eq!(
        (done.new_assets, done.new_types),
        (3, vec!["swaps cloth with".to_owned()])
    );
    let expect = [
        "Choir is connected with Old Chapel Hall",
        "Kwame helps run Repair Café, 2021-05",
        "Repair Café meets at Old Chapel Hall, 2019, Colour: green",
        "Sewing circle swaps cloth with Elsie's cupboard, Since: soonish",
    ];
    assert_eq!(sentences(&town), expect);
    let card = town.show_asset(cafe).unwrap();
    let meets = card
        .ties
        .iter()
        .find(|tie| tie.relationship.kind == "meets_at")
        .unwrap();
    assert_eq!(
        (
            meets.relationship.strength,
            meets.relationship.source.as_deref()
        ),
        (Some(2), Some("Joan told us"))
    );

    let again = bring(&town, &path, &TiesOptions::default());
    assert_eq!(
        (again.counts, again.new_assets),
        (counts(8, 0, 0, 5, 2, 1), 0)
    );
    assert_eq!(sentences(&town), expect);

    // The library whose name was misspelt is the one that is here; the other choir is another.
    for item in town.list_inbox().unwrap() {
        let settle = match item.is.reason {
            InboxReason::Perhaps => {
                assert_eq!(
                    (item.is.about, item.is.title.as_deref()),
                    (Some(tools), Some("Tool Libary"))
                );
                Settle::TakeOver { asset: tools }
            }
            _ => Settle::Make {
                fields: serde_json::from_value(json!({ "name": "Children's choir" })).unwrap(),
            },
        };
        town.settle_inbox(item.id, settle).unwrap();
    }
    assert_eq!(town.list_inbox().unwrap().len(), 0);
    let all = sentences(&town);
    for said in [
        "Sewing circle borrows from Tool Library",
        "Choir meets at Children's choir",
    ] {
        assert!(all.contains(&said.to_owned()), "{all:?}");
    }
    let settled = bring(&town, &path, &TiesOptions::default());
    assert_eq!(settled.counts, counts(8, 0, 0, 7, 0, 1));

    while town.undo().is_ok() && town.info().unwrap().content_hash != first {}
    assert_eq!(town.info().unwrap().content_hash, first);
}

#[test]
fn a_tie_that_was_removed_by_hand_stays_away() {
    let town = Catalogue::in_memory("Here").unwrap();
    bring(&town, &fixture("town.gexf"), &TiesOptions::default());
    let joan = town
        .list_assets("Joan".into(), Default::default(), 0, 1)
        .unwrap();
    let tie = town.show_asset(joan.rows[0].id).unwrap().ties.remove(0);
    town.unrelate(tie.id).unwrap();
    let again = bring(&town, &fixture("town.gexf"), &TiesOptions::default());
    assert_eq!(again.counts, counts(1, 0, 0, 1, 0, 0));
}

#[test]
fn networks_of_other_programs_come_in_with_their_nodes() {
    let check = |name: &str, expect: ImportCounts, assets: &[(&str, &str)], ties: &[&str]| {
        let town = Catalogue::in_memory("Here").unwrap();
        let done = bring(&town, &fixture(name), &TiesOptions::default());
        assert_eq!(done.counts, expect, "{name}");
        let page = town
            .list_assets("".into(), Default::default(), 0, 100)
            .unwrap();
        let made: Vec<(&str, &str)> = page
            .rows
            .iter()
            .map(|row| (row.kind.token(), row.name.as_str()))
            .collect();
        assert_eq!(made, assets, "{name}");
        assert_eq!(sentences(&town), ties, "{name}");
        town.undo().unwrap();
        assert_eq!(town.info().unwrap().assets, 0);
    };
    check(
        "town.graphml",
        counts(3, 2, 0, 1, 0, 0),
        &[
            ("association", "Choir & friends"),
            ("association", "n9"),
            ("place", "Old Chapel Hall"),
            ("association", "On their own"),
        ],
        &[
            "Choir & friends is connected with n9",
            "Choir & friends meets at Old Chapel Hall, weight: 2.5",
        ],
    );
    check(
        "town.gexf",
        counts(1, 1, 0, 0, 0, 0),
        &[("place", "Allotments"), ("person", "Joan")],
        &["Joan looks after Allotments, 2018-04, the apple trees"],
    );
}

#[test]
fn what_is_no_network_is_said_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let town = Catalogue::in_memory("Here").unwrap();
    let check = |name: &str, bytes: &[u8], expect: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let refused = town.plan_ties(path.display().to_string(), TiesOptions::default());
        let said = refused.map(|plan| plan.counts.rows.to_string());
        let said = said.unwrap_or_else(|error| error.to_string());
        assert!(said.contains(expect), "{name}: {said}");
    };
    check(
        "a.graphml",
        b"<graphml><graph><node id='a'></graph>",
        "is not valid GraphML, line 1",
    );
    check("b.gexf", b"<gexf", "is not valid GEXF");
    check(
        "c.graphml",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><graphml>&b;</graphml>",
        "not ",
    );
    check("d.graphml", b"<graphml/>", "0");
    check("e.csv", b"", "holds no rows");
}

/// Schools and their trusts, care homes and who runs them, grants, and the same organisations under two names.
#[test]
fn all_ties_of_trafford_are_there() {
    let shared = std::env::var_os("HEREABOUTS_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = shared.join("data/networks/trafford_relationships/relationships.csv");
    if !path.is_file() {
        println!("{}: not there, so this test checks nothing", path.display());
        return;
    }
    let town = Catalogue::in_memory("Trafford").unwrap();
    let options = TiesOptions {
        kind: Some(AssetKind::Institution),
        audience: Some(Audience::Public),
        ..TiesOptions::default()
    };
    let plan = plan(&town, &path, &options);
    let types: Vec<(&str, &str, bool, u64)> = plan
        .types
        .iter()
        .map(|found| {
            (
                found.word.as_str(),
                found.wording.as_str(),
                found.is_new,
                found.rows,
            )
        })
        .collect();
    assert_eq!(
        types,
        [
            ("funded_by", "funds", false, 359),
            ("managed_by", "managed by", true, 20),
            ("member_of_trust", "member of trust", true, 31),
            ("run_by", "run by", true, 56),
            (
                "same_organisation_as",
                "is the same organisation as",
                false,
                52
            ),
        ]
    );
    let done = bring(&town, &path, &options);
    // Five schools are named as the trust they belong to: whether these are two, somebody has to say.
    assert_eq!(done.counts, counts(518, 513, 0, 0, 5, 0));
    assert_eq!(done.new_assets, 561);
    let asked = |types: &[&str]| {
        let asked = json!({ "query": "", "past": true, "types": types });
        town.ties(serde_json::from_value(asked).unwrap(), 0, 10)
            .unwrap()
    };
    assert_eq!(asked(&[]).of, 513);
    let same = asked(&["same_organisation_as"]);
    assert_eq!(same.of, 52);
    assert!(same.rows.iter().all(|row| {
        row.relationship
            .note
            .as_deref()
            .unwrap()
            .starts_with("charity no. ")
    }));
    assert_eq!(asked(&["funds"]).of, 359);
    let again = bring(&town, &path, &options);
    assert_eq!(
        (again.counts, again.new_assets),
        (counts(518, 0, 0, 513, 5, 0), 0)
    );

    // Each pair waits to be made one; then it has the ties of both, and the file does not make it two again.
    let waiting = town.list_inbox().unwrap();
    assert_eq!(waiting.len(), 52 + 5);
    let pair = waiting
        .iter()
        .find(|item| item.is.title.as_deref() == Some("Simply Cycling"))
        .unwrap();
    let one = pair.is.about.unwrap();
    town.settle_inbox(pair.id, Settle::TakeOver { asset: one })
        .unwrap();
    let card = town.show_asset(one).unwrap();
    assert_eq!(card.asset.name, "SIMPLY CYCLING");
    assert!(
        card.ties
            .iter()
            .any(|tie| tie.other_name == "Trafford Council"),
        "{:?}",
        card.ties
    );
    let again = bring(&town, &path, &options);
    assert_eq!(
        (again.counts, again.new_assets),
        (counts(518, 0, 0, 513, 5, 0), 0)
    );
    town.undo().unwrap();
    town.undo().unwrap();
    assert_eq!(town.info().unwrap().assets, 0);
}

#[test]
fn what_lies_in_the_bin_does_not_make_a_name_doubtful() {
    let town = Catalogue::in_memory("Here").unwrap();
    let gone = make(&town, AssetKind::Association, "Choir");
    town.delete_assets(vec![gone]).unwrap();
    let choir = make(&town, AssetKind::Association, "Choir");
    make(&town, AssetKind::Place, "Hall");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.csv");
    std::fs::write(&path, "from,type,to\nChoir,meets at,Hall\n").unwrap();
    let done = bring(&town, &path, &TiesOptions::default());
    assert_eq!(
        (done.counts, done.new_assets),
        (counts(1, 1, 0, 0, 0, 0), 0)
    );
    assert_eq!(town.show_asset(choir).unwrap().ties.len(), 1);
    // Where nothing else is called so, it may be meant.
    town.delete_assets(vec![choir]).unwrap();
    let again = plan(&town, &path, &TiesOptions::default());
    assert_eq!(again.counts.inbox, 1, "{:?}", again.rows);
}

#[test]
fn a_tie_that_has_ended_since_is_the_same() {
    let town = Catalogue::in_memory("Here").unwrap();
    bring(&town, &fixture("town.gexf"), &TiesOptions::default());
    let joan = town
        .list_assets("Joan".into(), Default::default(), 0, 1)
        .unwrap();
    let tie = town.show_asset(joan.rows[0].id).unwrap().ties.remove(0);
    let ended = Relationship {
        until: Some("2020".into()),
        ..tie.relationship
    };
    town.edit_relationship(tie.id, ended).unwrap();
    let again = bring(&town, &fixture("town.gexf"), &TiesOptions::default());
    assert_eq!(again.counts, counts(1, 0, 0, 1, 0, 0));
    assert_eq!(sentences(&town).len(), 1);
}
