//! Gifts and wishes that a file speaks of: each comes once, in the same step as its row; and what left comes back.

use crate::desk::{Desk, options};
use hereabouts_core::api;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::Audience;
use hereabouts_core::gift::Gift;
use hereabouts_core::id::{AssetId, GiftId};
use hereabouts_core::import::plan::{ImportCounts, ImportOptions, RowDecision};
use hereabouts_core::inbox::{InboxReason, Settle};
use hereabouts_core::wish::Wish;
use serde_json::json;
use std::path::{Path, PathBuf};

const NEIGHBOURS: &str = "\
id,name,Can teach,Skills,Would love
7,Rosa Hartley,\"sourdough, bike repair\",knitting; can lend a ladder,someone to walk with
8,Jan Okafor,yes,,
";

fn bring(desk: &Desk, text: &str) -> ImportCounts {
    let path = desk.path("neighbours.csv");
    std::fs::write(&path, text).unwrap();
    desk.bring_file(&path, ImportOptions::default())
}

/// New, updated, the same, in the Inbox.
fn outcomes(counts: ImportCounts) -> [u64; 4] {
    [counts.new, counts.updated, counts.same, counts.inbox]
}

fn named(desk: &Desk, name: &str) -> AssetId {
    let all = desk.assets();
    let found = all.iter().find(|(_, asset)| asset.name == name);
    found.unwrap_or_else(|| panic!("no {name} in {all:?}")).0
}

/// What an asset offers, with a “+” where somebody would teach it, and what it would love, each list by the alphabet.
fn offering(desk: &Desk, name: &str) -> [Vec<String>; 2] {
    let card = desk.catalogue.show_asset(named(desk, name)).unwrap();
    let gifts = card.gifts.into_iter().map(|line| {
        let sign = if line.gift.would_teach { "+" } else { "" };
        line.gift.what + sign
    });
    let wishes = card.wishes.into_iter().map(|line| line.wish.what);
    let mut lists = [gifts.collect::<Vec<_>>(), wishes.collect()];
    lists.iter_mut().for_each(|list| list.sort());
    lists
}

fn gift(desk: &Desk, name: &str, what: &str) -> GiftId {
    let card = desk.catalogue.show_asset(named(desk, name)).unwrap();
    let found = card.gifts.iter().find(|line| line.gift.what == what);
    found.unwrap().id
}

const OF_ROSA: [&str; 4] = ["a ladder", "bike repair+", "knitting", "sourdough+"];

#[test]
fn a_file_of_neighbours_brings_what_each_offers_and_would_love_once() {
    let desk = Desk::new();
    let other = desk.copy();
    assert_eq!(outcomes(bring(&desk, NEIGHBOURS)), [2, 0, 0, 0]);
    let all = desk.assets();
    assert!(all.iter().all(|(_, asset)| asset.kind == AssetKind::Person));
    let [gifts, wishes] = offering(&desk, "Rosa Hartley");
    assert_eq!(gifts, OF_ROSA);
    assert_eq!(wishes, ["someone to walk with"]);
    // What cannot be read is kept as it came.
    assert_eq!(offering(&desk, "Jan Okafor"), [vec![""; 0], vec![""; 0]]);
    let jan = all.iter().find(|(_, asset)| asset.name == "Jan Okafor");
    assert_eq!(jan.unwrap().1.extra["Can teach"], "yes");
    assert_eq!(outcomes(bring(&desk, NEIGHBOURS)), [0, 0, 2, 0]);
    assert_eq!(offering(&desk, "Rosa Hartley")[0], OF_ROSA);
    // Another laptop makes the same of the same file.
    bring(&other, NEIGHBOURS);
    let bread = |desk: &Desk| gift(desk, "Rosa Hartley", "sourdough");
    assert_eq!(bread(&desk), bread(&other));
}

#[test]
fn a_cell_that_was_changed_adds_and_takes_nothing_away() {
    let desk = Desk::new();
    bring(&desk, NEIGHBOURS);
    let changed = NEIGHBOURS
        .replace("sourdough, bike repair", "sourdough, chess")
        .replace("someone to walk with", "a bench by the pond");
    let path = desk.path("neighbours.csv");
    std::fs::write(&path, &changed).unwrap();
    let plan = desk
        .catalogue
        .plan_import(path.display().to_string(), ImportOptions::default());
    let rosa = plan.unwrap().rows.remove(0);
    assert_eq!(rosa.words, "Changes what it offers, what it would love.");
    assert_eq!(outcomes(bring(&desk, &changed)), [0, 1, 1, 0]);
    let [gifts, wishes] = offering(&desk, "Rosa Hartley");
    let more = [
        "a ladder",
        "bike repair+",
        "chess+",
        "knitting",
        "sourdough+",
    ];
    assert_eq!(gifts, more);
    assert_eq!(wishes, ["a bench by the pond", "someone to walk with"]);
    // With the import goes what it brought, and comes with it.
    desk.catalogue.undo().unwrap();
    assert_eq!(offering(&desk, "Rosa Hartley")[0], OF_ROSA);
    desk.catalogue.redo().unwrap();
    assert_eq!(offering(&desk, "Rosa Hartley")[0], more);
}

#[test]
fn what_somebody_took_away_or_put_in_other_words_stays_so() {
    let desk = Desk::new();
    bring(&desk, NEIGHBOURS);
    let rosa = named(&desk, "Rosa Hartley");
    let bread = gift(&desk, "Rosa Hartley", "sourdough");
    desk.catalogue.remove_gift(bread).unwrap();
    let bikes = gift(&desk, "Rosa Hartley", "bike repair");
    let mended = Gift::of(rosa, "mending bikes");
    desk.catalogue.edit_gift(bikes, mended).unwrap();
    let jan = named(&desk, "Jan Okafor");
    desk.catalogue.add_gift(Gift::of(jan, "Chess")).unwrap();
    let now = ["a ladder", "knitting", "mending bikes"];
    let chess = NEIGHBOURS.replace("yes,,", "chess,,");
    // The answer goes with the cell that gave it; of chess it was known.
    assert_eq!(outcomes(bring(&desk, &chess)), [0, 1, 1, 0]);
    assert_eq!(offering(&desk, "Rosa Hartley")[0], now);
    assert_eq!(offering(&desk, "Jan Okafor")[0], ["Chess"]);
    // The whole file is taken back, and comes once more.
    let fresh = Desk::new();
    bring(&fresh, NEIGHBOURS);
    let before = gift(&fresh, "Rosa Hartley", "sourdough");
    fresh.catalogue.undo().unwrap();
    assert!(fresh.assets().is_empty());
    assert_eq!(outcomes(bring(&fresh, NEIGHBOURS)), [2, 0, 0, 0]);
    assert_eq!(gift(&fresh, "Rosa Hartley", "sourdough"), before);
}

#[test]
fn a_column_is_what_somebody_says_it_is_and_map_data_has_them_too() {
    let desk = Desk::new();
    let text = "name,First,Second\nToolbox,a drill; sharpening,a dry shed\n";
    let chosen = options(&[(1, "gifts"), (2, "wishes")]);
    assert_eq!(outcomes(desk.bring(text, chosen)), [1, 0, 0, 0]);
    let expected = [vec!["a drill", "sharpening"], vec!["a dry shed"]];
    assert_eq!(offering(&desk, "Toolbox"), expected);

    let path = desk.path("people.geojson");
    let properties =
        json!({"name": "Ben", "Gifts": ["chess", "tea"], "wishes": "company", "skills": 3});
    let feature = json!({"type": "Feature", "geometry": null, "properties": properties});
    let file = json!({"type": "FeatureCollection", "features": [feature]});
    std::fs::write(&path, file.to_string()).unwrap();
    let counts = desk.bring_file(&path, ImportOptions::default());
    assert_eq!(outcomes(counts), [1, 0, 0, 0]);
    let expected = [vec!["chess", "tea"], vec!["company"]];
    assert_eq!(offering(&desk, "Ben"), expected);
    let ben = desk.catalogue.show_asset(named(&desk, "Ben")).unwrap();
    assert_eq!(ben.asset.extra["skills"], 3);
}

#[test]
fn a_row_that_waits_keeps_them_until_it_is_settled() {
    let desk = Desk::new();
    let text = "id,name,Can teach,Would love\n7,,sourdough,company\n";
    assert_eq!(outcomes(bring(&desk, text)), [0, 0, 0, 1]);
    let waiting = desk.catalogue.list_inbox().unwrap();
    assert_eq!(waiting[0].is.reason, InboxReason::NeedsName);
    let settle = || {
        let fields = serde_json::from_value(json!({"name": "Rosa"})).unwrap();
        let made = desk
            .catalogue
            .settle_inbox(waiting[0].id, Settle::Make { fields });
        made.unwrap();
    };
    settle();
    let expected = [vec!["sourdough+"], vec!["company"]];
    assert_eq!(offering(&desk, "Rosa"), expected);
    assert_eq!(outcomes(bring(&desk, text)), [0, 0, 1, 0]);
    desk.catalogue.undo().unwrap();
    assert!(desk.assets().is_empty());
    assert_eq!(desk.catalogue.list_inbox().unwrap().len(), 1);
    settle();
    assert_eq!(offering(&desk, "Rosa"), expected);
    assert_eq!(desk.catalogue.check(true).unwrap(), Vec::<String>::new());
}

fn save(desk: &Desk, audience: &str, name: &str) -> PathBuf {
    let path = desk.path(name);
    let format = path.extension().unwrap().to_str().unwrap();
    let request = json!({"audience": audience, "format": format, "profile": null, "what": {"of": "everything"}});
    let args = json!({"request": request, "path": path, "token": null});
    api::call(&desk.catalogue, "save_release", args, None)
        .map_err(|failure| failure.message)
        .unwrap();
    path
}

/// A person and a group, with gifts and wishes that are hard to put into a cell.
fn awkward(desk: &Desk) {
    let add = |kind, name: &str, gifts: &[(&str, bool)], wishes: &[&str]| {
        let made = desk
            .catalogue
            .create_asset(kind, name.into(), Default::default());
        let holder = made.unwrap().value;
        for (what, would_teach) in gifts {
            let gift = Gift {
                would_teach: *would_teach,
                ..Gift::of(holder, what)
            };
            desk.catalogue.add_gift(gift).unwrap();
        }
        for what in wishes {
            desk.catalogue.add_wish(Wish::of(holder, what)).unwrap();
        }
    };
    let gifts = [
        ("sourdough", true),
        ("tea; coffee, and cake", false),
        ("=1+1", false),
        ("can teach: chess", false),
        ("yes", true),
        ("lessons (would teach)", false),
    ];
    let wishes = ["to learn Polish, or Czech", r"a\b; c", "“a bench”"];
    add(AssetKind::Person, "Rosa", &gifts, &wishes);
    add(AssetKind::Association, "Choir", &[("old songs", true)], &[]);
    add(AssetKind::Place, "Hall", &[], &["a new roof"]);
}

#[test]
fn what_left_for_the_team_comes_back_in_an_empty_catalogue_and_changes_nothing_here() {
    for (audience, name) in [
        ("me", "all.csv"),
        ("team", "all.csv"),
        ("me", "all.geojson"),
        ("team", "all.geojson"),
    ] {
        let desk = Desk::new();
        awkward(&desk);
        let file = save(&desk, audience, name);
        let again = desk.bring_file(&file, ImportOptions::default());
        assert_eq!(outcomes(again), [0, 0, 3, 0], "{audience} {name}");
        let empty = Desk::new();
        let back = empty.bring_file(&file, ImportOptions::default());
        assert_eq!(outcomes(back), [3, 0, 0, 0], "{audience} {name}");
        for who in ["Choir", "Hall"] {
            assert_eq!(offering(&empty, who), offering(&desk, who), "{name}");
        }
        // The sign in what somebody called it is read as one.
        let mut rosa = offering(&desk, "Rosa");
        rosa[0].retain(|gift| gift != "lessons (would teach)");
        rosa[0].push("lessons+".into());
        rosa[0].sort();
        assert_eq!(offering(&empty, "Rosa"), rosa, "{name}");
        let again = empty.bring_file(&file, ImportOptions::default());
        assert_eq!(outcomes(again), [0, 0, 3, 0], "{name}");
    }
}

/// The file as somebody sent it back, elsewhere and without its companion.
fn sent_back(desk: &Desk, file: &Path, from: &str, to: &str) -> PathBuf {
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{text}");
    let path = desk.path("sent back.csv");
    std::fs::write(&path, text.replace(from, to)).unwrap();
    path
}

#[test]
fn a_gift_that_somebody_wrote_into_our_own_file_is_a_question() {
    let desk = Desk::new();
    awkward(&desk);
    let file = save(&desk, "team", "all.csv");
    let songs = "old songs (would teach)";
    let back = sent_back(&desk, &file, songs, "old songs (would teach);sea shanties");
    let path = back.display().to_string();
    let plan = |options| desk.catalogue.plan_import(path.clone(), options).unwrap();
    let rows = plan(ImportOptions::default()).rows;
    let choir = rows.iter().find(|row| row.title == "Choir").unwrap();
    assert_eq!(choir.reason, Some(InboxReason::ChangedHere));
    assert_eq!(choir.words, "The file says otherwise about what it offers.");
    let taken = ImportOptions {
        decisions: [(choir.row, RowDecision::TakeTheirs)].into(),
        ..ImportOptions::default()
    };
    assert_eq!(outcomes(desk.bring_file(&back, taken)), [0, 1, 2, 0]);
    let expected = [vec!["old songs+", "sea shanties"], vec![]];
    assert_eq!(offering(&desk, "Choir"), expected);
}

#[test]
fn a_file_that_is_public_already_makes_no_gift_public() {
    let desk = Desk::new();
    let text = "name,kind,Gifts\nTool library,exchange,zqdrillqz\n";
    let public = ImportOptions {
        audience: Some(Audience::Public),
        ..ImportOptions::default()
    };
    desk.bring(text, public);
    let file = save(&desk, "public", "out.csv");
    let written = std::fs::read_to_string(file).unwrap();
    assert!(written.contains("Tool library"), "{written}");
    assert!(!written.contains("zqdrillqz"), "{written}");
    assert_eq!(offering(&desk, "Tool library")[0], ["zqdrillqz"]);
}
