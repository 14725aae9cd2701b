//! A field of the team's own, from having one to finding by it and taking it back.

use hereabouts_e2e::{Cli, Start, Window};
use serde_json::Value;
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";

/// To a page by what the palette calls it.
fn go(window: &Window, title: &str, page: &str) {
    window.from_palette(title);
    window.wait_for(page);
}

/// Goes on with the keyboard until it is at this, which brings it into view.
fn tab_to(window: &Window, selector: &str) {
    let is_there = format!("document.activeElement?.matches({})", Value::from(selector));
    for _ in 0..60 {
        if window.read(&is_there) == true {
            return;
        }
        window.press("Tab");
    }
    panic!("the keyboard did not come to {selector}");
}

fn look(window: &Window, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
    window.save_screenshot(&folder.join(format!("{name}.png")));
}

fn open(file: &Path, dark: bool) -> Window {
    let (width, height) = (1024, 700);
    let window = Window::start(Start {
        file: Some(file),
        dark,
        width,
        height,
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    window
}

#[test]
fn a_field_is_added_filled_filtered_by_and_taken_back() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let window = open(&cli.path(FILE), false);
    let all = window.shown();

    go(&window, "Fields of your own", "[data-testid=fields-page]");
    look(&window, "fields-none");
    window.click_words("[data-testid=fields-page] header button", "Add a field");
    window.fill("[data-testid=field-form] input[name=label]", "Has a ramp");
    window.click("[data-testid=field-form] select[name=type]");
    window.type_text("Yes");
    window.press("Enter");
    window.click_words("[data-testid=field-form] .kinds label", "Places & spaces");
    look(&window, "fields-form");
    window.click_words("[data-testid=field-form] .ends button", "Keep it");
    window.wait_toast("The field “Has a ramp” is on the cards");
    window.wait_for_words(
        "[data-testid=fields-page] li",
        "Yes or no · Places & spaces",
    );

    window.press("2");
    window.wait_for("[data-testid=list] #row-3");
    window.search("\"Old Chapel Hall\"");
    window.wait_for_words("#row-0", "Old Chapel Hall");
    window.click("#row-0 .name b");
    window.wait_for_words("#card h1", "Old Chapel Hall");
    window.press("F2");
    window.wait_for("[data-testid=own-fields-form] select");
    tab_to(&window, "[data-testid=own-fields-form] select");
    window.click("[data-testid=own-fields-form] select");
    window.type_text("Yes");
    window.press("Enter");
    window.wait_until("the answer stands in the form", |window| {
        window.read("document.querySelector('[data-testid=own-fields-form] select').value") == "yes"
    });
    look(&window, "fields-card-edit");
    window.click_words("[data-testid=editing] .top button", "Done");
    window.wait_for_words("[data-testid=own-fields] dd", "Yes");
    look(&window, "fields-card");

    window.show_everything();
    window.wait_for_words("[data-testid=own-facet]", "Has a ramp");
    window.click_words("[data-testid=own-facet] .lrow", "Yes");
    window.wait_shown(1, all.total, 0);
    window.wait_for_words(".chips .chip", "Has a ramp: Yes");
    look(&window, "fields-facet");

    // The answer, and then the field.
    window.press("Control+z");
    window.wait_toast("Old Chapel Hall");
    window.wait_until("nothing is found by it", |window| window.shown().shown == 0);
    window.show_everything();
    window.press("Control+z");
    window.wait_toast("the field Has a ramp");
    go(&window, "Fields of your own", "[data-testid=fields-page]");
    window.wait_for_words("[data-testid=fields-page]", "No fields of your own yet");
    assert_eq!(window.blocked(), serde_json::json!([]));
    drop(window);
    cli.ok(&["check", FILE]);
}

#[test]
fn what_is_like_something_here_is_said_while_it_is_typed() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let window = open(&cli.path(FILE), true);
    window.press("n");
    window.wait_for("[data-testid=new-asset] input[name=name]");
    window.type_text("mill lane tool libary");
    window.wait_for_words("[data-testid=alike]", "There is a Mill Lane Tool Library");
    look(&window, "alike");
    window.click_words("[data-testid=alike] button", "This is another one");
    window.wait_until("the hint is gone", |window| {
        !window.has("[data-testid=alike] .note")
    });
    window.click_words("[data-testid=new-asset] button", "Add it");
    window.wait_for_words("#card h1", "mill lane tool libary");
}
