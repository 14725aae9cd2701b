//! The list as a table in the real window: typed in, sorted, grouped, pasted into, changed as a whole.

use hereabouts_e2e::{Cli, Window};
use serde_json::{Value, json};
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";

/// The sample, opened as a list, with the keyboard in its first cell.
fn open(cli: &Cli) -> Window {
    cli.ok(&["new", FILE, "--sample"]);
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    window.press("2");
    window.wait_for("[data-testid=list] #row-8 .cell");
    window
}

/// A page of the table as the core has it, in the order of the names.
fn table(cli: &Cli, query: &str, sort: Value) -> Vec<Value> {
    let asked = json!({
        "asked": { "query": query, "sort": sort, "group": null },
        "fields": ["summary", "cost", "tags"], "offset": 0, "limit": 200, "stood": null,
    });
    let page = cli.json(&["call", FILE, "table", &asked.to_string()]);
    page["rows"].as_array().expect("rows are a list").clone()
}

fn by_name(cli: &Cli) -> Vec<Value> {
    table(cli, "", json!([{ "by": "name", "descending": false }]))
}

fn typed(row: &Value, field: &str) -> String {
    row["typed"][field].as_str().expect("a text").to_owned()
}

fn name(row: &Value) -> String {
    row["row"]["name"].as_str().expect("a name").to_owned()
}

#[track_caller]
fn until(window: &Window, what: &str, holds: impl Fn() -> bool) {
    window.wait_until(what, |_| holds());
}

#[track_caller]
fn look(window: &Window, page: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots/list");
    window.save_screenshot(&folder.join(format!("{page}.png")));
}

/// The keyboard is in a cell of the first row.
#[track_caller]
fn stand_in(window: &Window, column: &str) {
    window.click(&format!("#row-0 [data-column={column}]"));
    window.wait_for(&format!("#row-0 [data-column={column}].here"));
}

#[test]
fn cells_are_typed_in_sorted_and_grouped() {
    let cli = Cli::new();
    let window = open(&cli);
    look(&window, "list");

    // Typed, kept with Enter, and one step of the undo list.
    let before = by_name(&cli);
    stand_in(&window, "summary");
    window.press("Enter");
    window.wait_for("#row-0 textarea");
    window.press("Control+a");
    window.type_text("A warm room");
    look(&window, "typing");
    window.press("Enter");
    until(&window, "it is saved", || {
        typed(&by_name(&cli)[0], "summary") == "A warm room"
    });
    window.wait_for("#row-1 [data-column=summary].here");
    window.press("Control+z");
    until(&window, "it is taken back", || {
        typed(&by_name(&cli)[0], "summary") == typed(&before[0], "summary")
    });
    window.wait_toast("Taken back");

    // Esc leaves it; a name that cannot be is refused at its cell.
    stand_in(&window, "summary");
    window.type_text("xyz");
    window.press("Escape");
    window.press("Home");
    window.press("F2");
    window.press("Control+a");
    window.press("Delete");
    window.press("Enter");
    window.wait_for_words("#row-0 .why", "An asset needs a name");
    assert_eq!(by_name(&cli), before, "nothing has changed");
    window.press("Escape");

    // Up into the headings: by the kind, and with Shift by the name too.
    window.press("Control+Home");
    window.press("Up");
    window.press("Right");
    window.press("Enter");
    window.press("Left");
    window.press("Shift+Enter");
    window.press("Shift+Enter");
    let sort = json!([{ "by": "kind", "descending": false }, { "by": "name", "descending": true }]);
    let expected: Vec<String> = table(&cli, "", sort).iter().take(5).map(name).collect();
    window.wait_until("it is sorted by two columns", |window| {
        let shown = window.texts("[data-testid=list] .entry .name b");
        shown.len() > 5 && shown[..5] == expected
    });
    assert_eq!(window.texts("[role=columnheader] .rank"), ["2", "1"]);
    look(&window, "sorted");

    // Under headings, which close.
    window.click_words(".drop button", "Not grouped");
    window.click_words(".drop .lrow", "What it is");
    window.wait_for_words("#row-0", "People & their gifts");
    look(&window, "grouped");
    window.click("#row-0 button");
    window.wait_for_words("#row-1", "Groups & clubs");
    window.click_words(".drop button", "Grouped by kind");
    window.click_words(".drop .lrow", "Nothing");
}

#[test]
fn rows_of_a_spreadsheet_are_pasted_and_cells_copied() {
    let cli = Cli::new();
    let window = open(&cli);
    let before = by_name(&cli);
    let cell = |row: usize| match row {
        3 => "\"row 3,\r\nin two lines\"".to_owned(),
        5 => typed(&before[5], "summary"),
        _ => format!("row {row}"),
    };
    let text: String = (0..20).map(|row| cell(row) + "\r\n").collect();
    std::fs::write(cli.path("cells.txt"), text).expect("it can be written");
    let copied = window.display().copy_text(&cli.path("cells.txt"));
    stand_in(&window, "summary");
    window.press("Control+v");
    window.wait_for_words("[data-testid=will-change]", "Will change 19 of 20 cells.");
    window.wait_for_words("[data-testid=will-change]", "1 already so.");
    look(&window, "paste");
    assert_eq!(
        by_name(&cli),
        before,
        "nothing is written before somebody says so"
    );
    window.click_words("[data-testid=paste] button", "Change 19 cells");
    window.wait_for_words("[data-testid=toast]", "19 cells changed");
    let after = by_name(&cli);
    assert_eq!(typed(&after[3], "summary"), "row 3,\nin two lines");
    assert_eq!(typed(&after[19], "summary"), "row 19");
    drop(copied);

    // What is copied is what is seen.
    window.put_messages_away();
    stand_in(&window, "summary");
    window.press("Shift+Down");
    window.press("Control+c");
    window.wait_toast("2 rows copied");
    window.click("#search");
    window.press("Control+v");
    window.wait_until("the clipboard holds the cells", |window| {
        let there = window.read("document.querySelector('#search').value");
        there
            .as_str()
            .is_some_and(|text| text.starts_with("row 0") && text.contains("row 1"))
    });
    window.press("Control+a");
    window.press("Delete");
    window.wait_for_everything();

    // One step takes all of it back.
    window.click("#row-0 [data-column=ties]");
    window.press("Control+z");
    until(&window, "it is taken back", || by_name(&cli) == before);
}

#[test]
fn many_are_changed_as_one_step_and_a_filter_is_kept() {
    let cli = Cli::new();
    let window = open(&cli);
    let before = by_name(&cli);
    let all = before.len();
    let tagged = || table(&cli, "tag:checked-in-may", json!([])).len();

    stand_in(&window, "summary");
    window.press("Control+a");
    window.wait_for_words("footer b", &format!("{all} selected"));
    window.click_words("footer button", "Change them");
    window.fill("[data-testid=change-many] [name=give]", "checked-in-may");
    window.wait_for_words(
        "[data-testid=will-change]",
        &format!("Will change {all} of {all} assets."),
    );
    look(&window, "many");
    window.click_words(
        "[data-testid=change-many] button",
        &format!("Change {all} assets"),
    );
    window.wait_for_words("[data-testid=toast]", &format!("{all} assets changed"));
    assert_eq!(tagged(), all);
    window.put_messages_away();
    window.click("#row-0 [data-column=ties]");
    window.press("Control+z");
    until(&window, "one step takes it back", || tagged() == 0);
    window.wait_toast("Taken back");

    // Found in the column of the cursor, looked at line by line, and replaced but for one.
    let named = |word: &str| {
        by_name(&cli)
            .iter()
            .filter(|row| name(row).contains(word))
            .count()
    };
    let libraries = named("Library");
    assert!(libraries > 1, "the sample has several");
    stand_in(&window, "summary");
    window.press("Home");
    window.click_words(".tools button", "Find and replace");
    window.fill("[data-testid=replace] [name=find]", "library");
    window.fill("[data-testid=replace] [name=with]", "Reading Room");
    window.wait_for_words(
        "[data-testid=will-change]",
        &format!("Will change {libraries} of {libraries} assets."),
    );
    look(&window, "replace");
    window.click("[data-testid=change-lines] li input");
    window.wait_for_words(
        "[data-testid=will-change]",
        &format!("Will change {} of", libraries - 1),
    );
    window.click_words("[data-testid=replace] button", "Replace in");
    until(&window, "they are called otherwise", || {
        named("Reading Room") == libraries - 1
    });
    window.put_messages_away();
    window.click("#row-0 [data-column=ties]");
    window.press("Control+z");
    until(&window, "one step takes it back", || {
        by_name(&cli) == before
    });
    window.wait_toast("Taken back");

    // A filter under a name.
    window.search("kind:place");
    window.wait_until("places are shown", |window| {
        window.shown().shown < all as u64
    });
    let places = window.shown().shown;
    window.click_words(".drop button", "Saved filters");
    window.fill("[data-testid=saved-filters] input", "Our places");
    window.press("Enter");
    window.wait_toast("Our places is kept");
    window.show_everything();
    window.click_words(".drop button", "Saved filters");
    window.click_words("[data-testid=saved-filters] .lrow", "Our places");
    window.wait_until("it filters again", |window| window.shown().shown == places);
    let views = cli.json(&["call", FILE, "list_views", "{}"]);
    assert_eq!(views[0]["is"]["query"], "kind:place");
}
