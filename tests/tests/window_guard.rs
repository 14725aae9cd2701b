//! What must not be found, in the real window: looked at, made safeguarded, off every map for good; and nobody sees
//! more of anything without a reason.

use hereabouts_e2e::{Cli, Start, Window};
use serde_json::{Value, json};
use std::path::Path;

const FILE: &str = "Ours.hereabouts";
const HAVEN: &str = "Haven Women's Refuge";
const STREET: &str = "14 Weir Terrace";

fn open(cli: &Cli, dark: bool) -> Window {
    let window = Window::start(Start {
        file: Some(&cli.path(FILE)),
        dark,
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    window
}

/// A picture of the page, and axe's word on it.
fn look(window: &Window, name: &str) {
    window.put_messages_away();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots/guard");
    window.save_screenshot(&folder.join(format!("{name}.png")));
    window.accessible(name);
}

fn call(cli: &Cli, command: &str, args: Value) -> Value {
    cli.json(&["call", FILE, command, &args.to_string()])["value"].clone()
}

/// A refuge, and what could give it away.
fn filled() -> (Cli, String) {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--name", "Ours"]);
    let make = |kind: &str, name: &str, fields: Value| {
        let made = json!({ "kind": kind, "name": name, "fields": fields });
        let id = call(&cli, "create_asset", made);
        id.as_str().expect("it was made").to_owned()
    };
    let place = json!({
        "geometry": {"type": "Point", "coordinates": [-2.0237, 53.4718]}, "precision": "exact", "address": STREET,
    });
    let haven = make(
        "institution",
        HAVEN,
        json!({ "place": place, "summary": "Somewhere to go, at any hour." }),
    );
    let hall = make(
        "place",
        "Pump house",
        json!({ "note": format!("the spare keys of {STREET}") }),
    );
    make("association", "Lockside Knitters", json!({}));
    let contact = json!({ "asset": haven, "kind": "role", "channel": "phone", "value": "01632 960001", "label": "helpline" });
    call(&cli, "add_contact", json!({ "contact": contact }));
    let tie = json!({ "from": haven, "type": "uses", "to": hall });
    call(&cli, "relate", json!({ "relationship": tie }));
    (cli, haven)
}

fn choose(window: &Window, name: &str) {
    window.press("2");
    window.search(&format!("\"{name}\""));
    window.wait_for_words("#row-0", name);
    window.click("#row-0 .name b");
    window.wait_for_words("#card h1", name);
}

#[test]
fn what_must_not_be_found_is_looked_at_and_then_nowhere() {
    let (cli, haven) = filled();
    assert!(cli.holds(STREET));
    let window = open(&cli, false);
    choose(&window, HAVEN);
    window.wait_for_words("[data-testid=sounds]", "must not be found");
    look(&window, "sounds");
    window.click_words("[data-testid=sounds] button", "Make it safeguarded");
    window.wait_for_words("[data-testid=safeguard] h1", "safeguarded");
    for words in [
        "Its spot on the map",
        "Its address",
        "Its tie to Pump house",
    ] {
        window.wait_for_words("[data-testid=safeguard] ul", words);
    }
    let all = window.text("[data-testid=safeguard]");
    for words in [
        STREET,
        "Pump house, ",
        "01632 960001",
        "the history",
        "other laptops",
    ] {
        assert!(all.contains(words), "{words}: {all}");
    }
    look(&window, "plan");
    // Not before its name is typed.
    assert!(window.has("[data-testid=safeguard] .grave:disabled"));
    window.click("[data-testid=safeguard] input[name=sure]");
    window.type_text(HAVEN);
    window.wait_for("[data-testid=safeguard] .grave:not(:disabled)");
    window.press("Enter");
    window.wait_toast("is safeguarded");
    window.wait_for_words("#card [data-field=place]", "Safeguarded");
    assert!(
        !window.has("#card [data-field=place] button"),
        "no map is offered"
    );
    assert!(!window.has("[data-testid=sounds]"));
    assert!(
        window.text("#card").contains("01632 960001"),
        "the front door stays"
    );
    look(&window, "safeguarded");
    // Whatever is taken back, its place does not come.
    for _ in 0..3 {
        window.press("Control+z");
        window.put_messages_away();
    }
    window.press("Control+Shift+z");
    let card = cli.json(&["show", FILE, &haven, "--json"]);
    assert_eq!(card["asset"]["sensitivity"], "safeguarded");
    assert_eq!(card["asset"]["place"], Value::Null);
    assert_eq!(window.blocked(), json!([]));
    drop(window);
    for word in [STREET, "weir terrace", "-2.0237"] {
        assert!(!cli.holds(word), "{word} is still there");
    }
    cli.ok(&["check", FILE]);
}

#[test]
fn nobody_sees_more_without_a_reason_also_in_the_dark() {
    let (cli, _) = filled();
    let window = open(&cli, true);
    choose(&window, HAVEN);
    look(&window, "sounds-dark");
    window.click_words("[data-testid=sounds] button", "Make it safeguarded");
    window.wait_for("[data-testid=safeguard] input[name=sure]");
    look(&window, "plan-dark");
    window.click_words("[data-testid=safeguard] .btn", "Never mind");
    window.wait_for("[data-testid=sounds]");

    choose(&window, "Lockside Knitters");
    window.click("#card .who");
    window.click_words("#card .cards label", "Everyone");
    window.wait_for("[data-testid=why] input");
    look(&window, "why-dark");
    // Without a reason it stays as it was.
    window.press("Enter");
    let audience = |cli: &Cli| {
        let rows = cli.json(&["list", FILE, "--query", "knitters", "--json"]);
        let id = rows["rows"][0]["id"]
            .as_str()
            .expect("it is there")
            .to_owned();
        let asset = cli.json(&["show", FILE, &id, "--json"])["asset"].clone();
        (asset["audience"].clone(), asset["audience_reason"].clone())
    };
    assert_eq!(audience(&cli), (json!("team"), Value::Null));
    window.click_words("[data-testid=why] .chip", "They asked us to");
    window.click_words("#card form .btn", "Done");
    window.wait_for_words("#card", "Because: They asked us to");
    look(&window, "because-dark");
    assert_eq!(audience(&cli), (json!("public"), json!("They asked us to")));
    window.click_words("#card .cards label", "Our team");
    window.wait_until("narrower needs none", |_| audience(&cli).0 == "team");
    assert_eq!(window.blocked(), json!([]));
    drop(window);
    cli.ok(&["check", FILE]);
}
