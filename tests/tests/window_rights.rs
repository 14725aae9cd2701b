//! Rights in the real window: asked to see what is held, looked at, saved and done; kept but not used; put right, and
//! who is to be told; and what has come to its last day.

use hereabouts_e2e::{Cli, Start, Window};
use serde_json::{Value, json};
use std::path::Path;

const FILE: &str = "Aldermoor.hereabouts";
const NAME: &str = "Nadia bakes";

fn open(cli: &Cli, dark: bool) -> Window {
    let window = Window::start(Start {
        file: Some(&cli.path(FILE)),
        dark,
        width: 1024,
        height: 700,
        ..Start::default()
    });
    window.wait_for("html[data-ready=map]");
    window
}

/// A picture of the page, and axe's word on it.
fn look(window: &Window, name: &str) {
    window.put_messages_away();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots/rights");
    window.save_screenshot(&folder.join(format!("{name}.png")));
    window.accessible(name);
}

fn call(cli: &Cli, command: &str, args: Value) -> Value {
    cli.json(&["call", FILE, command, &args.to_string()])
}

fn id_of(cli: &Cli, name: &str) -> String {
    let rows = cli.json(&["list", FILE, "--query", &format!("\"{name}\""), "--json"]);
    let rows = rows["rows"].as_array().or(rows.as_array()).cloned();
    let rows = rows.expect("it lists");
    let one = rows.iter().find(|row| row["name"] == name);
    let id = one.and_then(|row| row["id"].as_str());
    id.expect("it is there").to_owned()
}

/// She agreed to her name being known to the council, and it was sent to them.
fn sent_to_the_council(cli: &Cli) {
    let purpose = json!({ "label": "so that bakers meet", "basis": "consent" });
    let purpose = call(
        cli,
        "save_purpose",
        json!({ "id": null, "purpose": purpose }),
    );
    let partner = call(cli, "list_partners", json!({}))[0]["id"].clone();
    let partner = partner.as_str().expect("the sample has a partner");
    let consent = json!({
        "person": id_of(cli, NAME), "purpose": purpose["value"], "what": ["name", "gifts"],
        "to": format!("partners:{partner}"), "how": "spoken", "wording": "May we tell them?", "on": "2026-02-01",
    });
    call(cli, "give_consent", json!({ "consent": consent }));
    let council = "partner:Greenfield Council";
    cli.ok(&["export", FILE, "council.csv", "--audience", council]);
}

#[test]
fn somebody_sees_what_is_held_and_has_it_put_right() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let id = id_of(&cli, NAME);
    let note = "Met with Harriet Lowe; ring her on 0161 496 0777.";
    let made = json!({ "kind": "person", "name": "Harriet Lowe", "fields": {} });
    call(&cli, "create_asset", made);
    call(
        &cli,
        "edit_asset",
        json!({ "id": id, "fields": { "note": note } }),
    );
    sent_to_the_council(&cli);

    let window = open(&cli, false);
    window.from_palette(NAME);
    window.from_palette("Rights and last day");
    window.wait_for_words("[data-testid=rights] h1", "Rights of Nadia bakes");
    window.click_words("[data-testid=asked] button", "Write down that they asked");
    window.wait_for("[data-testid=asked] input[name=note]");
    look(&window, "asking");
    window.click_words("[data-testid=asked] button[type=submit]", "Write it down");
    window.wait_toast("Written down. It is due by");
    window.wait_for_words("[data-request=access] .badge", "28 days left");
    window.from_palette("Permissions that run out");
    window.wait_for_words(
        "[data-testid=requests] .item",
        "Nadia bakes asked to see what we hold",
    );
    look(&window, "asked-for");
    window.click_words("[data-testid=requests] button", "Nadia bakes");

    window.click_words("[data-testid=rights] button", "Look at the copy");
    window.wait_for_words("[data-section=record] .passage.black", "Harriet Lowe");
    window.wait_for_words("[data-section=record] .passage.black", "0161 496 0777");
    look(&window, "access");
    window.click("[data-testid=rights] input[name=looked]");
    window.click_words(".strip button", "Save the copy");
    let out = cli.path("nadia.html");
    window.display().name_in_dialog("Save as", &out);
    window.wait_for_words("[data-testid=rights] h1", "The copy is saved");
    look(&window, "access-saved");
    let page = std::fs::read_to_string(&out).expect("it was saved");
    assert!(page.contains(NAME) && page.contains("▇▇▇") && page.contains("Greenfield Council"));
    for other in ["Harriet", "0777"] {
        assert!(!page.contains(other), "{other} left");
    }
    window.click_words("[data-testid=rights] button", "Done");
    window.wait_for_words("[data-request=access]", "Done on");

    // Put right, and the council is to be told.
    window.click_words("[data-testid=correct] button", "Put something right");
    window.wait_for("[data-testid=correct] textarea");
    window.click("[data-testid=correct] textarea");
    window.press("Control+a");
    window.type_text("Nadia Bakes Bread");
    window.click_words("[data-testid=correct] button[type=submit]", "Put it right");
    window.wait_for_words("[data-request=correction]", "1 notice to send");
    window.click("[data-request=correction] summary");
    window.wait_for_words("[data-request=correction] .letter", "Nadia bakes is in it");
    look(&window, "corrected");
    window.click("[aria-label='Save as PDF: the notice for Greenfield Council']");
    let notice = cli.path("notice.pdf");
    window.display().name_in_dialog("Save as", &notice);
    window.wait_toast("Saved:");
    assert!(
        std::fs::read(&notice)
            .expect("it was saved")
            .starts_with(b"%PDF-")
    );
    assert_eq!(window.blocked(), json!([]));
    drop(window);
    cli.ok(&["check", FILE]);
}

#[test]
fn what_is_kept_but_not_used_stays_until_that_is_lifted_in_the_dark() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let id = id_of(&cli, NAME);
    let window = open(&cli, true);
    window.from_palette(NAME);
    window.from_palette("Rights and last day");
    window.wait_for("[data-testid=restrict] input[name=why]");
    window.click("[data-testid=restrict] input[name=why]");
    window.type_text("She says that it is not hers");
    window.click_words("[data-testid=restrict] button", "Do not use it for now");
    window.wait_toast("Nadia bakes is kept and not used");
    window.wait_for_words(
        "[data-testid=restrict] .note",
        "She says that it is not hers",
    );
    look(&window, "restricted-dark");
    window.click_words("[data-testid=rights] button", "Back");
    window.wait_for_words("[data-testid=restricted]", "Kept but not used since");
    look(&window, "restricted-card-dark");
    let released = |name: &str| {
        let out = cli.path(name);
        cli.ok(&["export", FILE, name, "--audience", "team"]);
        std::fs::read_to_string(&out).expect("it was saved")
    };
    assert!(!released("kept.geojson").contains(NAME));
    window.click_words("[data-testid=restricted] button", "Look");
    window.wait_for("[data-testid=restrict] input[name=why]");
    window.click("[data-testid=restrict] input[name=why]");
    window.type_text("It was hers");
    window.click_words("[data-testid=restrict] button", "Use it again");
    window.wait_toast("Nadia bakes may be used again");
    assert!(released("used.geojson").contains(NAME));
    window.click_words("[data-testid=rights] button", "Look at the copy");
    window.wait_for("[data-section=history]");
    look(&window, "access-dark");

    // Its last day is over: it is told at the next opening.
    call(&cli, "keep_until", json!({ "id": id, "day": "2026-01-31" }));
    drop(window);
    let window = open(&cli, true);
    window.wait_for_words(
        "[data-testid=endings-note]",
        "1 entry has come to the last day",
    );
    look(&window, "ended-note-dark");
    window.click_words("[data-testid=endings-note] button", "Look");
    window.wait_for_words("[data-testid=endings] .item", "until 31 January 2026");
    look(&window, "ended-dark");
    window.click_words("[data-testid=endings] button", "Erase");
    window.wait_for_words("[data-testid=erase] h1", "Erase Nadia bakes for good");
    window.click(".strip .sure input");
    window.click_words(".strip button", "Erase Nadia bakes");
    window.wait_for_words("[data-testid=erase] h1", "Erased");
    assert_eq!(window.blocked(), json!([]));
    drop(window);
    assert!(!released("gone.geojson").contains(NAME));
    cli.ok(&["check", FILE]);
}
