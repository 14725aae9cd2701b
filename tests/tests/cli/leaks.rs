//! What is worth a look before it leaves, in the terminal: listed, kept with a reason, left out.

use crate::{FILE, sample};
use serde_json::{Value, json};

const PUBLIC: [&str; 4] = ["export", FILE, "out.geojson", "--audience"];

fn with_number() -> (hereabouts_e2e::Cli, String) {
    let cli = sample();
    let call = |command: &str, args: Value| cli.json(&["call", FILE, command, &args.to_string()]);
    let found = call(
        "suggest_assets",
        json!({ "text": "Old Chapel Hall", "limit": 1 }),
    );
    let fields = json!({ "booking": "Ring 07700 900123 a week ahead." });
    call(
        "edit_asset",
        json!({ "id": found[0]["id"], "fields": fields }),
    );
    let shown = cli.json(&[&PUBLIC[..], &["public", "--dry-run", "--json"]].concat());
    assert_eq!(
        (&shown["findings_total"], &shown["findings_open"]),
        (&json!(1), &json!(1))
    );
    let finding = &shown["findings"][0];
    assert_eq!(finding["passage"]["words"], "07700 900123");
    let key = finding["key"].as_str().expect("it has a key").to_owned();
    (cli, key)
}

fn saved(cli: &hereabouts_e2e::Cli, more: &[&str]) -> String {
    cli.ok(&[&PUBLIC[..], &["public", "--force"], more].concat());
    std::fs::read_to_string(cli.path("out.geojson")).expect("it was saved")
}

#[test]
fn what_is_found_stays_unless_it_is_kept_with_a_reason() {
    let (cli, key) = with_number();
    let said = cli.ok(&[&PUBLIC[..], &["public", "--dry-run"]].concat());
    assert!(
        said.contains(&key) && said.contains("There is a phone number in it."),
        "{said}"
    );
    assert!(!saved(&cli, &[]).contains("07700 900123"));
    let wrong = cli.run(&[&PUBLIC[..], &["public", "--keep", "ffff=why"]].concat());
    assert_eq!(wrong.status, Some(1));
    let silent = cli.run(&[&PUBLIC[..], &["public", "--keep", &format!("{key}= ")]].concat());
    assert_eq!(silent.status, Some(2));
    assert!(saved(&cli, &["--keep", &format!("{key}=on their poster")]).contains("07700 900123"));
    // It is remembered for the same reader, until somebody says otherwise.
    let said = cli.ok(&[&PUBLIC[..], &["public", "--dry-run"]].concat());
    assert!(
        said.contains("kept: on their poster") && said.contains("last given something"),
        "{said}"
    );
    assert!(!saved(&cli, &["--leave-out-field", &key]).contains("07700 900123"));
    assert!(!saved(&cli, &["--leave-out", &key]).contains("Old Chapel Hall\""));
    cli.ok(&["check", FILE]);
}

/// A partner that may have just one choice of fields gets that; another is refused by a sentence.
#[test]
fn a_partner_gets_by_its_own_choice_of_fields() {
    let cli = sample();
    let council = [
        "export",
        FILE,
        "theirs.geojson",
        "--audience",
        "partner:Greenfield Council",
    ];
    cli.ok(&council);
    let about = std::fs::read_to_string(cli.path("theirs.about.json")).expect("it was saved");
    assert!(about.contains("What the council shows"), "{about}");
    let other = json!({ "id": null, "profile": { "name": "All of it" } });
    cli.ok(&["call", FILE, "save_profile", &other.to_string()]);
    let refused = cli.run(&[&council[..], &["--force", "--profile", "All of it"]].concat());
    assert_eq!(refused.status, Some(1));
    let why = "may be given something by these choices of fields alone";
    assert!(refused.stderr.contains(why), "{refused:?}");
}
