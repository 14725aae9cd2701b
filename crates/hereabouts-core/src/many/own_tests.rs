//! The team's own fields as columns: read, sorted by, typed in, pasted over, searched through and copied.

use super::*;
use crate::custom_field::{Choice, CustomField, FieldType};
use crate::table::{Order, TableAsked};

struct Town {
    catalogue: Catalogue,
    /// Hall, Knitters, Bench.
    ids: Vec<AssetId>,
}

fn town() -> Town {
    let catalogue = Catalogue::in_memory("Here").unwrap();
    let make = |name: &str| {
        let made = catalogue.create_asset(AssetKind::Place, name.into(), Default::default());
        made.unwrap().value
    };
    let ids = ["Hall", "Knitters", "Bench"].map(make).to_vec();
    Town { catalogue, ids }
}

/// A field of the town, as the table names it.
fn field(town: &Town, label: &str, kind: FieldType, choices: &[&str]) -> String {
    let mut field = CustomField::new(label, kind);
    field.choices = choices
        .iter()
        .map(|label| Choice {
            key: String::new(),
            label: (*label).into(),
        })
        .collect();
    let id = town.catalogue.add_custom_field(field).unwrap().value;
    format!("field/{id}")
}

/// Types one cell for each asset, in their order.
fn type_in(town: &Town, field: &str, texts: &[&str]) -> ManyPlan {
    let change = Many::Cells {
        ids: town.ids.clone(),
        fields: vec![field.into()],
        cells: texts.iter().map(|text| vec![(*text).into()]).collect(),
        new: None,
    };
    let done = town.catalogue.change_many(change, Words::new());
    done.unwrap().value
}

/// What the table shows in a column, sorted by it.
fn sorted(town: &Town, field: &str, descending: bool) -> String {
    let asked = TableAsked {
        query: String::new(),
        sort: vec![Order {
            by: field.into(),
            descending,
        }],
        group: None,
    };
    let page = town
        .catalogue
        .table(asked, vec![field.into()], 0, 9, None)
        .unwrap();
    let cells = page
        .rows
        .iter()
        .map(|line| format!("{} {}", line.row.name, line.typed[field]));
    cells.collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(kind: FieldType, choices: &[&str], typed: [&str; 3], up: &str, down: &str) {
    let town = town();
    let field = field(&town, "Ours", kind, choices);
    type_in(&town, &field, &typed);
    assert_eq!(sorted(&town, &field, false), up, "{kind:?} up");
    assert_eq!(sorted(&town, &field, true), down, "{kind:?} down");
    assert_eq!(town.catalogue.check(false).unwrap(), [""; 0]);
}

#[test]
fn a_column_is_sorted_by_what_its_field_holds() {
    check(
        FieldType::Number,
        &[],
        ["100", "-5", "9.5"],
        "Knitters -5 | Bench 9.5 | Hall 100",
        "Hall 100 | Bench 9.5 | Knitters -5",
    );
    check(
        FieldType::Date,
        &[],
        ["31/3/2026", "", "2 May 2025"],
        "Bench 2025-05-02 | Hall 2026-03-31 | Knitters ",
        "Hall 2026-03-31 | Bench 2025-05-02 | Knitters ",
    );
    // Choices stand in the order in which the team named them.
    check(
        FieldType::Choice,
        &["small", "middling", "large"],
        ["Large", "small", "middling"],
        "Knitters small | Bench middling | Hall large",
        "Hall large | Bench middling | Knitters small",
    );
    check(
        FieldType::Choices,
        &["tea", "cake"],
        ["cake, tea", "cake", "tea"],
        "Bench tea | Hall tea; cake | Knitters cake",
        "Knitters cake | Hall tea; cake | Bench tea",
    );
    check(
        FieldType::YesNo,
        &[],
        ["no", "x", ""],
        "Knitters yes | Hall no | Bench ",
        "Hall no | Knitters yes | Bench ",
    );
    check(
        FieldType::Text,
        &[],
        ["Łąka", "zoo", "Abc"],
        "Bench Abc | Hall Łąka | Knitters zoo",
        "Knitters zoo | Hall Łąka | Bench Abc",
    );
}

#[test]
fn what_a_field_does_not_hold_is_refused_cell_by_cell() {
    let town = town();
    let seats = field(&town, "Seats", FieldType::Number, &[]);
    let done = type_in(&town, &seats, &["80", "many", ""]);
    assert_eq!((done.change, done.refused, done.same), (1, 1, 1));
    assert!(done.reasons[0].why.contains("“many” is not a number"));
    assert_eq!(done.lines[0].field, seats);
    // What the field cannot read any more stays to be read, after the rest.
    let fields = town.catalogue.list_custom_fields().unwrap();
    let mut text = fields[0].field.clone();
    text.kind = FieldType::Text;
    town.catalogue
        .edit_custom_field(fields[0].id, text.clone(), Default::default())
        .unwrap();
    type_in(&town, &seats, &["80", "about ninety", ""]);
    text.kind = FieldType::Number;
    town.catalogue
        .edit_custom_field(fields[0].id, text, Default::default())
        .unwrap();
    assert_eq!(
        sorted(&town, &seats, false),
        "Hall 80 | Knitters about ninety | Bench "
    );
}

#[test]
fn one_step_undoes_a_column_and_a_text_is_found_and_replaced() {
    let town = town();
    let notes = field(&town, "Keys", FieldType::LongText, &[]);
    let size = field(&town, "Size", FieldType::Choice, &["small", "large"]);
    type_in(&town, &notes, &["with Anna", "with Anna", "none"]);
    let before = town.catalogue.info().unwrap().content_hash;
    let replace = |field: &str| Many::Replace {
        of: What::Everything,
        field: field.into(),
        search: Search {
            find: "anna".into(),
            with: "Ben".into(),
            case: false,
            whole: false,
        },
        but: vec![town.ids[1]],
    };
    let plan = town
        .catalogue
        .plan_many(replace(&notes), Words::new())
        .unwrap();
    assert_eq!((plan.of, plan.change), (2, 1));
    town.catalogue
        .change_many(replace(&notes), Words::new())
        .unwrap();
    assert_eq!(
        sorted(&town, &notes, false),
        "Bench none | Knitters with Anna | Hall with Ben"
    );
    town.catalogue.undo().unwrap();
    assert_eq!(town.catalogue.info().unwrap().content_hash, before);
    let refused = town.catalogue.plan_many(replace(&size), Words::new());
    assert!(refused.unwrap_err().to_string().contains("Only texts"));
}

#[test]
fn a_field_that_is_gone_is_left_out_and_takes_nothing() {
    let town = town();
    let keys = field(&town, "Keys", FieldType::Text, &[]);
    type_in(&town, &keys, &["c", "b", "a"]);
    let id = town.catalogue.list_custom_fields().unwrap()[0].id;
    town.catalogue.retire_custom_field(id).unwrap();
    let asked = TableAsked {
        query: String::new(),
        sort: vec![Order {
            by: keys.clone(),
            descending: false,
        }],
        group: None,
    };
    let fields = vec![keys.clone(), "cost".into()];
    let page = town.catalogue.table(asked, fields, 0, 9, None).unwrap();
    assert_eq!(page.rows[0].row.name, "Bench", "by name");
    assert_eq!(page.rows[0].typed, [("cost".into(), String::new())].into());
    let change = Many::Set {
        of: What::Everything,
        field: keys,
        text: "d".into(),
        reason: None,
    };
    let refused = town.catalogue.change_many(change, Words::new());
    assert!(refused.unwrap_err().to_string().contains("That field"));
}

#[test]
fn the_clipboard_holds_what_stands_in_them() {
    let town = town();
    let ramp = field(&town, "Ramp", FieldType::YesNo, &[]);
    let size = field(&town, "Size", FieldType::Choices, &["small", "large"]);
    type_in(&town, &ramp, &["no", "yes", ""]);
    type_in(&town, &size, &["large; small", "small", ""]);
    let words = [("yes", "Tak"), ("no", "Nie")];
    let words = words.map(|(key, word)| (key.to_owned(), word.to_owned()));
    let columns = vec!["name".into(), ramp, size];
    let copied = town
        .catalogue
        .copy_cells(town.ids.clone(), columns, words.into());
    assert_eq!(
        copied.unwrap().text,
        "Hall\tNie\tsmall, large\nKnitters\tTak\tsmall\nBench\t\t\n"
    );
}
