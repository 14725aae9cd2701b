//! Consent in the real window: asked in three taps, shared by it, taken back, and who is to be told.

use hereabouts_e2e::{Cli, Start, Undriven, Window};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

const FILE: &str = "Aldermoor.hereabouts";
const NAME: &str = "Nadia bakes";
const ADDRESS: &str = "7 Weir Terrace";

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
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots/consent");
    window.save_screenshot(&folder.join(format!("{name}.png")));
    window.accessible(name);
}

/// Looks at what Greenfield Council would get, saves it, and gives what is in the file.
fn save_for_council(window: &Window, cli: &Cli, persons: &str, file: &str) -> Value {
    window.click("button[aria-label='Share']");
    window.click_words(".audience", "Greenfield Council");
    window.wait_until("the button says for whom, and how many people", |window| {
        let says = window.text(".strip .main");
        says.contains("Greenfield Council")
            && says.contains(persons)
            && window.has(".strip .main:not(:disabled)")
    });
    look(window, &format!("share-{file}"));
    window.click(".strip .main");
    let out = cli.path(&format!("{file}.geojson"));
    window.display().name_in_dialog("Save as", &out);
    window.wait_for_words("h1", "Saved");
    let saved = std::fs::read(&out).expect("it was saved");
    serde_json::from_slice(&saved).expect("it is JSON")
}

fn people(saved: &Value) -> Vec<&Value> {
    let features = saved["features"].as_array().expect("it is a collection");
    features
        .iter()
        .filter(|feature| feature["properties"]["kind"] == "person")
        .collect()
}

#[test]
fn spoken_consent_lets_one_person_leave_for_one_partner_until_it_is_taken_back() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let id = lives_at(&cli, ADDRESS);
    for fields in [
        r#"{"audience":"me"}"#,
        r#"{"audience":"team","audience_reason":"she asked us to"}"#,
    ] {
        let edit = format!(r#"{{"id":"{id}","fields":{fields}}}"#);
        cli.ok(&["call", FILE, "edit_asset", &edit]);
    }
    let window = open(&cli, false);
    window.from_palette(NAME);
    window.wait_for_words("[data-testid=shared]", "Nothing leaves.");
    window.tab_to("[data-testid=shared] button", "See or change");
    look(&window, "card");
    window.press("Enter");
    window.wait_for_words("[data-testid=sharing] h1", NAME);
    look(&window, "sharing-nothing");

    // Three taps.
    window.click_words("[data-testid=sharing] .main", "Ask Nadia");
    window.wait_for("[data-testid=ask]");
    window.click_words("[data-testid=ask] .readers label", "Greenfield Council");
    window.wait_for_words(
        "[data-testid=wording]",
        "May we tell Greenfield Council your name and what you offer, so that neighbours can find each other?",
    );
    look(&window, "ask");
    window.click("[data-testid=ask] .yes");
    window.wait_toast("Written down: Greenfield Council may know this of Nadia bakes");
    window.wait_for_words("[data-consent] b", "Greenfield Council: name and gifts");
    window.wait_for_words("[data-testid=because] li", "Because: she asked us to");
    look(&window, "sharing-given");

    let saved = save_for_council(&window, &cli, ", 1 person", "agreed");
    let left = people(&saved);
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["properties"]["name"], NAME);
    let text = saved.to_string();
    assert!(!text.contains(&id), "her id left");
    assert!(!text.contains(ADDRESS), "her address left");
    assert_eq!(left[0]["geometry"], Value::Null);

    window.from_palette("What is shared of this person");
    window.wait_for_words("[data-testid=sharing]", "Greenfield Council, GeoJSON");
    assert!(!window.has("[data-testid=tell]"));
    window.click_words("[data-testid=sharing] .btn", "Take it all back");
    window.wait_toast("The page lists who should be told");
    window.wait_for_words("[data-testid=tell] .one b", "Greenfield Council");
    window.wait_for_words("[data-testid=tell] .letter", "Nadia bakes is in it");
    look(&window, "sharing-taken-back");

    let saved = save_for_council(&window, &cli, ", 0 people", "taken-back");
    assert_eq!(people(&saved).len(), 0);
    assert!(!saved.to_string().contains(NAME));

    // And undone: it stands again, and nobody is to be told.
    window.from_palette("What is shared of this person");
    window.wait_for("[data-testid=tell]");
    // Something was shared since, which nothing takes back: that is said first.
    window.press("Control+z");
    window.wait_toast("cannot be taken back. Before it came: Took back what Nadia bakes agreed to");
    assert!(window.has("[data-testid=tell]"), "nothing else was done");
    window.press("Control+z");
    window.wait_until("nobody is to be told", |window| {
        !window.has("[data-testid=tell]")
    });
    window.wait_for_words("[data-consent] .badge", "Stands");
    assert_eq!(window.blocked(), json!([]));
    drop(window);
    cli.ok(&["check", FILE]);
}

/// Gives her an address, so that it can be seen to stay. Answers her id.
fn lives_at(cli: &Cli, address: &str) -> String {
    let id = id_of(cli);
    let mut place = cli.json(&["show", FILE, &id, "--json"])["asset"]["place"].clone();
    place["address"] = address.into();
    let args = json!({ "id": id, "place": place }).to_string();
    cli.ok(&["call", FILE, "place_asset", &args]);
    id
}

fn id_of(cli: &Cli) -> String {
    let rows = cli.json(&["list", FILE, "--query", &format!("\"{NAME}\""), "--json"]);
    let rows = rows["rows"].as_array().or(rows.as_array()).cloned();
    let rows = rows.expect("it lists");
    let one = rows.iter().find(|row| row["name"] == NAME);
    one.and_then(|row| row["id"].as_str())
        .expect("she is there")
        .to_owned()
}

#[test]
fn what_runs_out_is_work_and_is_asked_again_in_the_dark() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let call = |command: &str, args: Value| cli.json(&["call", FILE, command, &args.to_string()]);
    let purpose =
        json!({ "label": "so that bakers meet", "basis": "consent", "retention_months": 12 });
    let purpose = call("save_purpose", json!({ "id": null, "purpose": purpose }));
    let partner = call("list_partners", json!({}))[0]["id"].clone();
    let partner = partner.as_str().expect("the sample has a partner");
    let consent = json!({
        "person": id_of(&cli), "purpose": purpose["value"], "what": ["name", "story"], "to": format!("partners:{partner}"),
        "how": "spoken", "wording": "May we tell them?", "on": "2024-02-01", "taken_by": "Maryam",
    });
    call("give_consent", json!({ "consent": consent }));

    let window = open(&cli, true);
    window.from_palette("Permissions that run out");
    window.wait_for_words(
        "[data-testid=permissions] .item",
        "ran out on 1 February 2025",
    );
    look(&window, "permissions-dark");
    window.tab_to("[data-testid=permissions] .item .btn", "Ask again");
    window.press("Enter");
    window.wait_for_words(
        "[data-testid=wording]",
        "your name and your story, so that bakers meet?",
    );
    // The words can be read out at once, and the keyboard is at the answer.
    window.wait_for(".yes:focus");
    window.click_words("[data-testid=ask] summary", "More");
    window.wait_for("[data-testid=ask] input[name=on]");
    look(&window, "ask-dark");
    window.tab_to(".yes", "They said yes");
    window.press("Enter");
    window.wait_toast("Written down");
    window.wait_for_words("[data-consent] .badge", "Stands");
    window.wait_for_words("[data-consent] .badge", "Asked again since");
    look(&window, "sharing-dark");
    window.from_palette("Permissions that run out");
    window.wait_for_words("[data-testid=permissions]", "Nothing runs out soon");
    window.from_palette("Partners and purposes");
    window.wait_for_words("[data-testid=partners] b", "so that bakers meet");
    window.click("[aria-label='Change so that bakers meet']");
    window.wait_for("[data-testid=partners] select[name=basis]");
    look(&window, "partners-dark");
    window.press("Escape");

    // Of a child nothing leaves, and it says why.
    window.from_palette("Sami");
    window.wait_for_words("[data-testid=shared]", "Under 18: nothing leaves.");
    window.from_palette("Ask what may be shared of this person");
    window.wait_for_words(
        "[data-testid=ask]",
        "Nothing leaves this team, whoever agreed",
    );
    assert!(window.has(".yes:disabled"));
    look(&window, "child-dark");
}

#[test]
fn the_notice_for_whoever_was_told_can_be_printed_and_copied() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let call = |command: &str, args: Value| cli.json(&["call", FILE, command, &args.to_string()]);
    let purpose = json!({ "label": "so that bakers meet", "basis": "consent" });
    let purpose = call("save_purpose", json!({ "id": null, "purpose": purpose }));
    let partner = call("list_partners", json!({}))[0]["id"].clone();
    let partner = partner.as_str().expect("the sample has a partner");
    let consent = json!({
        "person": id_of(&cli), "purpose": purpose["value"], "what": ["gifts"], "to": format!("partners:{partner}"),
        "how": "spoken", "wording": "May we tell them?", "on": "2026-02-01",
    });
    call("give_consent", json!({ "consent": consent }));
    let council = "partner:Greenfield Council";
    cli.ok(&["export", FILE, "council.csv", "--audience", council]);
    call("withdraw_all", json!({ "person": id_of(&cli) }));

    let window = Window::open(Some(&cli.path(FILE)));
    window.from_palette(NAME);
    window.wait_for_words("[data-testid=shared]", "Nothing leaves.");
    window.from_palette("What is shared of this person");
    // They were not given her name, so the notice does not give it either.
    window.wait_for_words(
        "[data-testid=tell] .letter",
        "A person without a name is in it, with gifts.",
    );
    assert!(!window.text("[data-testid=tell] .letter").contains(NAME));
    window.click("[aria-label='Copy the notice for Greenfield Council']");
    window.wait_toast("The notice is in the clipboard");
    let at = window.middle("[aria-label='Print the notice for Greenfield Council']");
    drop(window);

    // A window that is driven never opens the dialog of the printer.
    let window = Undriven::open(&cli.path(FILE), "Aldermoor");
    for words in [NAME, "What is shared of this person"] {
        window.press("ctrl+k");
        std::thread::sleep(Duration::from_secs(1));
        window.type_text(words);
        std::thread::sleep(Duration::from_secs(2));
        window.press("Return");
        std::thread::sleep(Duration::from_secs(2));
    }
    assert!(!window.has_window("^Print"));
    window.wait_until("the dialog of the printer is there", || {
        window.click_at(at);
        window.has_window("^Print")
    });
}
