//! Counts before and after agree; one step takes it all back.

use super::*;
use crate::api::Edit;
use crate::asset::Asset;
use serde_json::json;

fn town() -> (Catalogue, Vec<AssetId>) {
    let catalogue = Catalogue::in_memory("Here").unwrap();
    let make = |kind, name: &str, fields: serde_json::Value| {
        let fields = Edit(serde_json::from_value(fields).unwrap());
        let made = catalogue.create_asset(kind, name.into(), fields);
        made.unwrap().value
    };
    let ids = vec![
        make(
            AssetKind::Place,
            "Hall",
            json!({"cost": "free", "tags": ["food"]}),
        ),
        make(
            AssetKind::Association,
            "Knitters",
            json!({"cost": "2 pounds"}),
        ),
        make(
            AssetKind::Person,
            "Anna",
            json!({"note": "likes cost and Costs"}),
        ),
        make(
            AssetKind::Institution,
            "Haven",
            json!({"sensitivity": "safeguarded"}),
        ),
    ];
    (catalogue, ids)
}

fn assets(catalogue: &Catalogue, ids: &[AssetId]) -> Vec<Asset> {
    let card = |id: &AssetId| catalogue.show_asset(*id).unwrap().asset;
    ids.iter().map(card).collect()
}

/// Plans it, does it, compares the counts, and answers what was written, which one undo takes back.
#[track_caller]
fn check(
    change: Many,
    expect: [u64; 6],
    written: impl Fn(&[Asset]) -> serde_json::Value,
    shows: serde_json::Value,
) {
    let (catalogue, ids) = town();
    let before = catalogue.info().unwrap().content_hash;
    let fill = fill(change, &ids);
    let plan = catalogue.plan_many(fill.clone(), Words::new()).unwrap();
    let counts = |p: &ManyPlan| [p.of, p.change, p.same, p.refused, p.new, p.beyond];
    assert_eq!(counts(&plan), expect, "{plan:?}");
    assert_eq!(
        catalogue.info().unwrap().content_hash,
        before,
        "planning writes nothing"
    );
    let done = catalogue.change_many(fill, Words::new()).unwrap().value;
    let of_lines = |p: &ManyPlan| {
        p.lines
            .iter()
            .map(|l| (l.field.clone(), l.after.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!((counts(&done), of_lines(&done)), (expect, of_lines(&plan)));
    assert_eq!(written(&assets(&catalogue, &ids)), shows);
    if expect[1] + expect[4] > 0 {
        catalogue.undo().unwrap();
    }
    assert_eq!(
        catalogue.info().unwrap().content_hash,
        before,
        "one step takes it back"
    );
}

/// The four assets in the place of everything.
fn fill(change: Many, all: &[AssetId]) -> Many {
    match change {
        Many::Cells {
            fields, cells, new, ..
        } => Many::Cells {
            ids: all[..2].to_vec(),
            fields,
            cells,
            new,
        },
        other => other,
    }
}

fn of_all() -> What {
    What::Everything
}

#[test]
fn a_field_of_all_of_them() {
    let set = |field: &str, text: &str| Many::Set {
        of: of_all(),
        field: field.into(),
        text: text.into(),
        reason: None,
    };
    check(
        set("cost", "free"),
        [4, 3, 1, 0, 0, 0],
        |a| json!(a[2].cost),
        json!("free"),
    );
    check(
        set("status", "Going"),
        [4, 4, 0, 0, 0, 0],
        |a| json!(a[3].status),
        json!("going"),
    );
    // A safeguarded asset holds no address; a person is not made public, and a group not without a reason.
    check(
        set("address", "1 Mill Lane"),
        [4, 3, 0, 1, 0, 0],
        |a| json!(a[3].place),
        json!(null),
    );
    check(
        set("audience", "public"),
        [4, 0, 2, 2, 0, 0],
        |a| json!(a[2].audience),
        json!("team"),
    );
    let explained = Many::Set {
        of: of_all(),
        field: "audience".into(),
        text: "public".into(),
        reason: Some("the team agreed".into()),
    };
    check(
        explained,
        [4, 1, 2, 1, 0, 0],
        |a| {
            json!([
                a[1].audience,
                a[1].audience_reason,
                a[2].audience,
                a[0].audience_reason
            ])
        },
        json!(["public", "the team agreed", "team", null]),
    );
    check(
        set("name", " "),
        [4, 0, 0, 4, 0, 0],
        |a| json!(a[0].name),
        json!("Hall"),
    );
    check(
        set("kind", "blue"),
        [4, 0, 0, 4, 0, 0],
        |a| json!(a[0].kind),
        json!("place"),
    );
}

#[test]
fn tags_given_and_taken() {
    let tag = |give: &[&str], take: &[&str]| {
        let words = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
        Many::Tag {
            of: of_all(),
            give: words(give),
            take: words(take),
        }
    };
    check(
        tag(&["food"], &[]),
        [4, 3, 1, 0, 0, 0],
        |a| json!(a[1].tags),
        json!(["food"]),
    );
    check(
        tag(&["walks"], &["food"]),
        [4, 4, 0, 0, 0, 0],
        |a| json!(a[0].tags),
        json!(["walks"]),
    );
    check(
        tag(&[], &["food"]),
        [4, 1, 3, 0, 0, 0],
        |a| json!(a[0].tags),
        json!([]),
    );
}

#[test]
fn cells_of_a_spreadsheet() {
    let cells = |fields: &[&str], rows: &[&[&str]], new| Many::Cells {
        ids: Vec::new(),
        fields: fields.iter().map(|f| (*f).to_owned()).collect(),
        cells: rows
            .iter()
            .map(|row| row.iter().map(|c| (*c).to_owned()).collect())
            .collect(),
        new,
    };
    let rows: &[&[&str]] = &[
        &["Hall", "3 pounds", "going"],
        &["", "2 pounds", "blue"],
        &["Choir", "free", "going"],
        &["", "", ""],
        &["", "free", ""],
    ];
    // Two rows lie over assets, the third is a new one, the last has no name.
    check(
        cells(&["name", "cost", "status"], rows, None),
        [6, 2, 2, 2, 0, 2],
        |a| json!([a[0].cost, a[0].status, a[1].name]),
        json!(["3 pounds", "going", "Knitters"]),
    );
    check(
        cells(
            &["name", "cost", "status"],
            rows,
            Some(AssetKind::Association),
        ),
        [7, 2, 2, 3, 1, 0],
        |a| json!(a[0].cost),
        json!("3 pounds"),
    );
    let (catalogue, ids) = town();
    let change = fill(
        cells(&["name", "kind"], &[&[], &[], &["Bench", "place"]], None),
        &ids,
    );
    catalogue.change_many(change, Words::new()).unwrap();
    assert_eq!(
        catalogue.counts("kind:place bench".into()).unwrap().shown,
        1,
        "a row may say its kind"
    );
}

#[test]
fn a_text_in_the_place_of_another() {
    let replace = |field: &str, find: &str, with: &str, case| Many::Replace {
        of: of_all(),
        field: field.into(),
        search: Search {
            find: find.into(),
            with: with.into(),
            case,
            whole: false,
        },
        but: Vec::new(),
    };
    check(
        replace("note", "cost", "price", false),
        [1, 1, 0, 0, 0, 0],
        |a| json!(a[2].note),
        json!("likes price and prices"),
    );
    check(
        replace("note", "Cost", "price", true),
        [1, 1, 0, 0, 0, 0],
        |a| json!(a[2].note),
        json!("likes cost and prices"),
    );
    check(
        replace("name", "hall", "", false),
        [1, 0, 0, 1, 0, 0],
        |a| json!(a[0].name),
        json!("Hall"),
    );
    let (catalogue, ids) = town();
    let one_less = Many::Replace {
        of: of_all(),
        field: "cost".into(),
        search: Search {
            find: "e".into(),
            with: "3".into(),
            case: false,
            whole: false,
        },
        but: vec![ids[0]],
    };
    let plan = catalogue.plan_many(one_less.clone(), Words::new()).unwrap();
    assert_eq!((plan.of, plan.change, plan.lines.len()), (1, 0, 1));
    catalogue.change_many(one_less, Words::new()).unwrap();
    assert_eq!(assets(&catalogue, &ids)[0].cost.as_deref(), Some("free"));
}

#[test]
fn what_makes_no_sense_is_refused_as_a_whole() {
    let (catalogue, ids) = town();
    let check = |change: Many, part: &str| {
        let error = catalogue
            .plan_many(change.clone(), Words::new())
            .unwrap_err()
            .to_string();
        assert!(error.contains(part), "{error}");
        assert!(catalogue.change_many(change, Words::new()).is_err());
    };
    let of = What::Selected {
        ids: vec![ids[0], ids[1], ids[0]],
    };
    check(
        Many::Set {
            of: of.clone(),
            field: "cost".into(),
            text: "x".into(),
            reason: None,
        },
        "twice",
    );
    check(
        Many::Tag {
            of,
            give: vec!["x".into()],
            take: vec![],
        },
        "twice",
    );
    check(
        Many::Set {
            of: of_all(),
            field: "sensitivity".into(),
            text: "x".into(),
            reason: None,
        },
        "cannot be changed in the table",
    );
    check(
        Many::Tag {
            of: of_all(),
            give: vec![" ".into()],
            take: vec![],
        },
        "needs a word",
    );
    let cells = |ids: Vec<AssetId>, fields: &[&str]| Many::Cells {
        ids,
        fields: fields.iter().map(|f| (*f).to_owned()).collect(),
        cells: vec![vec!["x".into(), "y".into()]; 2],
        new: None,
    };
    check(cells(vec![ids[0], ids[0]], &["cost"]), "twice");
    check(cells(ids.clone(), &["cost", "cost"]), "twice at once");
    assert_eq!(
        catalogue.undo_list().unwrap().undo[0].label.action,
        Action::Create
    );
}

#[test]
fn each_cell_is_a_step_of_its_own_and_named() {
    let (catalogue, ids) = town();
    for text in ["a", "b"] {
        let of = What::Selected { ids: vec![ids[0]] };
        let set = Many::Set {
            of,
            field: "cost".into(),
            text: text.into(),
            reason: None,
        };
        catalogue.change_many(set, Words::new()).unwrap();
    }
    let steps = catalogue.undo_list().unwrap().undo;
    let label = Label {
        field: Some("cost".into()),
        ..Label::one(Action::EditMany, ids[0])
    };
    assert_eq!([&steps[0].label, &steps[1].label], [&label, &label]);
    catalogue.undo().unwrap();
    assert_eq!(assets(&catalogue, &ids)[0].cost.as_deref(), Some("a"));
    let all = Many::Set {
        of: of_all(),
        field: "cost".into(),
        text: "c".into(),
        reason: None,
    };
    catalogue.change_many(all, Words::new()).unwrap();
    assert_eq!(catalogue.undo_list().unwrap().undo[0].label.count, Some(4));
}

#[test]
fn the_clipboard_holds_what_the_team_may_see() {
    let (catalogue, ids) = town();
    let edit = |id, fields| {
        catalogue
            .edit_asset(id, Edit(serde_json::from_value(fields).unwrap()))
            .unwrap()
    };
    edit(ids[1], json!({"audience": "me"}));
    edit(
        ids[0],
        json!({"place": {"address": "+1 Mill\nLane"}, "status": "going", "is_bumping_place": true}),
    );
    let words = [
        ("kind/place", "Miejsce"),
        ("status/going", "Działa"),
        ("yes", "tak"),
    ];
    let words: Words = words
        .map(|(key, word)| (key.to_owned(), word.to_owned()))
        .into();
    let columns = [
        "name",
        "kind",
        "place",
        "status",
        "is_bumping_place",
        "tags",
        "ties",
        "cost",
    ];
    let columns = columns.map(str::to_owned).to_vec();
    let copied = catalogue
        .copy_cells(ids.clone(), columns.clone(), words.clone())
        .unwrap();
    assert_eq!((copied.rows, copied.stays), (3, 1));
    assert_eq!(
        copied.text,
        "Hall\tMiejsce\t\"'+1 Mill\nLane\"\tDziała\ttak\tfood\t0\tfree\nAnna\tperson\t\t\t\t\t0\t\nHaven\tinstitution\t\t\t\t\t0\t\n"
    );
    assert!(
        !copied.text.contains("Knitters"),
        "it is for one person alone"
    );
    // What was copied and is pasted where it came from is already so.
    let cells = catalogue.read_cells(copied.text).unwrap();
    let fields = [
        "name",
        "kind",
        "address",
        "status",
        "is_bumping_place",
        "tags",
    ]
    .map(str::to_owned);
    let paste = Many::Cells {
        ids: vec![ids[0], ids[2], ids[3]],
        fields: fields.to_vec(),
        cells,
        new: None,
    };
    let plan = catalogue.plan_many(paste, words).unwrap();
    assert_eq!((plan.change, plan.refused), (0, 0), "{plan:?}");
}
