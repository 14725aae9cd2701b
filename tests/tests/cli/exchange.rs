//! Two laptops and a stick: copies of one catalogue, each worked in, and the files that they hand each other.

use crate::{FILE, number, sample};
use hereabouts_e2e::{Cli, Ran};
use serde_json::{Value, json};
use std::fs;

/// The copy on Joe's laptop; [`FILE`] is Amina's.
const OTHER: &str = "Joe.hereabouts";
const OURS: &str = "from-Amina.hereabouts-changes";
const THEIRS: &str = "from-Joe.hereabouts-changes";
const VARIABLE: &str = "HEREABOUTS_CHANGES_PASSPHRASE";

/// The sample, and a copy of it made by hand.
fn two() -> Cli {
    let cli = sample();
    fs::copy(cli.path(FILE), cli.path(OTHER)).expect("a file can be copied");
    for (file, name) in [(FILE, "Amina"), (OTHER, "Joe")] {
        call(&cli, file, "set_worker", json!({ "name": name }));
    }
    cli
}

#[track_caller]
fn call(cli: &Cli, file: &str, command: &str, arguments: Value) -> Value {
    cli.json(&["call", file, command, &arguments.to_string()])
}

/// A new place; answers its id.
#[track_caller]
fn made(cli: &Cli, file: &str, name: &str) -> Value {
    let asset = json!({ "kind": "place", "name": name, "fields": {} });
    call(cli, file, "create_asset", asset)["value"].clone()
}

#[track_caller]
fn give(cli: &Cli, file: &str, out: &str) -> Value {
    cli.json(&["changes", file, out, "--json"])
}

#[track_caller]
fn take(cli: &Cli, file: &str, from: &str) -> Value {
    cli.json(&["merge", file, from, "--json"])
}

#[track_caller]
fn said(cli: &Cli, file: &str, field: &str) -> Value {
    cli.json(&["info", file, "--json"])[field].clone()
}

#[track_caller]
fn hash(cli: &Cli, file: &str) -> Value {
    said(cli, file, "content_hash")
}

#[track_caller]
fn holds(cli: &Cli, file: &str, name: &str) -> bool {
    let query = format!("\"{name}\"");
    let page = cli.json(&["list", file, "--query", &query, "--json"]);
    number(&page, "total") > 0
}

#[track_caller]
fn refused(ran: &Ran, status: i32, says: &str) {
    assert_eq!(ran.status, Some(status), "{ran:?}");
    assert!(ran.stderr.contains(says), "{ran:?}");
    assert!(!ran.stderr.trim().is_empty(), "it does not say why");
    assert!(!ran.stderr.contains("panicked"), "{ran:?}");
    assert_eq!(ran.stdout, "", "what went wrong belongs on standard error");
}

#[test]
fn two_copies_hold_the_same_after_an_exchange() {
    let cli = two();
    made(&cli, FILE, "Duck pond");
    made(&cli, OTHER, "Signal box");
    // A copy by hand is found out at its first edit.
    let copied = [FILE, OTHER].map(|file| said(&cli, file, "copied"));
    assert_eq!(copied, [json!(false), json!(true)]);

    let given = give(&cli, FILE, OURS);
    assert_eq!(given["everything"], true, "nobody is known yet: {given}");
    let bytes = fs::metadata(cli.path(OURS)).expect("it was saved").len();
    assert_eq!(number(&given, "bytes"), bytes);
    let before = hash(&cli, OTHER);
    let planned = cli.json(&["merge", OTHER, OURS, "--dry-run", "--json"]);
    assert_eq!(planned["from"]["person"], "Amina");
    assert_eq!(planned["new_names"], json!(["Duck pond"]));
    assert_eq!(hash(&cli, OTHER), before, "a dry run changes nothing");
    let came = take(&cli, OTHER, OURS);
    for count in ["new", "changed", "conflicts", "erased", "duplicates"] {
        assert_eq!(came[count], planned[count], "{count} was planned otherwise");
    }
    assert_eq!(number(&came, "new"), 1, "{came}");
    // Amina cannot know of the signal box.
    assert_eq!(came["same_as_theirs"], Value::Null, "{came}");

    let back = cli.json(&["changes", OTHER, THEIRS, "--for", "Amina", "--json"]);
    assert_eq!(back["everything"], false, "{back}");
    let came = take(&cli, FILE, THEIRS);
    assert_eq!(number(&came, "new"), 1, "{came}");
    assert_eq!(came["same_as_theirs"], true, "{came}");
    assert_eq!(came["differs"], json!([]));
    assert_eq!(came["content_hash"], back["content_hash"]);
    let again = give(&cli, FILE, OURS);
    for field in ["content_hash", "by_kind"] {
        assert_eq!(again[field], back[field], "{field}");
    }
    assert_eq!(said(&cli, FILE, "team_hash"), back["content_hash"]);
    assert_eq!(said(&cli, OTHER, "team_hash"), back["content_hash"]);
    for file in [FILE, OTHER] {
        assert!(holds(&cli, file, "Duck pond") && holds(&cli, file, "Signal box"));
        cli.ok(&["check", file]);
    }
    let words = cli.ok(&["changes", FILE, OURS]);
    let compared = back["content_hash"].as_str().expect("a text");
    assert!(words.contains(compared), "no hash to compare in {words}");
}

#[test]
fn a_file_that_was_merged_before_changes_nothing_and_says_so() {
    let cli = two();
    made(&cli, FILE, "Duck pond");
    give(&cli, FILE, OURS);
    assert_eq!(take(&cli, OTHER, OURS)["nothing_new"], false);
    let before = hash(&cli, OTHER);
    let steps = cli.json(&["history", OTHER, "--json"])["undo"].clone();
    assert_eq!(steps[0]["label"]["action"], "merge", "{steps}");
    let again = take(&cli, OTHER, OURS);
    assert_eq!(again["nothing_new"], true, "{again}");
    assert_eq!(number(&again, "new") + number(&again, "changed"), 0);
    let words = cli.ok(&["merge", OTHER, OURS]);
    assert!(words.contains("Nothing was changed"), "{words}");
    assert_eq!(hash(&cli, OTHER), before);
    let after = cli.json(&["history", OTHER, "--json"])["undo"].clone();
    assert_eq!(after, steps, "it is no step to take back");
    // Neither does what this laptop wrote itself.
    let own = cli.json(&["merge", FILE, OURS, "--dry-run", "--json"]);
    assert_eq!(own["own"], true, "{own}");
    assert_eq!(own["nothing_new"], true, "{own}");
}

#[test]
fn undo_sets_a_merge_aside_here_and_redo_brings_it_back() {
    let cli = two();
    let third = "Maryam.hereabouts";
    fs::copy(cli.path(FILE), cli.path(third)).expect("a file can be copied");
    made(&cli, FILE, "Duck pond");
    made(&cli, OTHER, "Signal box");
    give(&cli, FILE, OURS);
    let before = hash(&cli, OTHER);
    take(&cli, OTHER, OURS);
    let after = hash(&cli, OTHER);
    assert_ne!(after, before);

    cli.ok(&["undo", OTHER]);
    assert_eq!(hash(&cli, OTHER), before);
    assert!(!holds(&cli, OTHER, "Duck pond"));
    take(&cli, OTHER, OURS);
    assert_eq!(hash(&cli, OTHER), before, "it crept in");
    // What is set aside is not sent on.
    give(&cli, OTHER, THEIRS);
    take(&cli, third, THEIRS);
    assert!(holds(&cli, third, "Signal box"));
    assert!(!holds(&cli, third, "Duck pond"));
    assert!(holds(&cli, FILE, "Duck pond"));

    cli.ok(&["redo", OTHER]);
    assert_eq!(hash(&cli, OTHER), after);
    cli.ok(&["check", OTHER]);
}

#[test]
fn what_cannot_be_merged_is_refused_and_nothing_is_changed() {
    let cli = two();
    made(&cli, FILE, "Duck pond");
    give(&cli, FILE, OURS);
    let whole = fs::read(cli.path(OURS)).expect("it was saved");
    let before = hash(&cli, OTHER);
    let check = |from: &str, says: &str| {
        for dry in [&["--dry-run"] as &[&str], &[]] {
            let ran = cli.run(&[&["merge", OTHER, from][..], dry].concat());
            refused(&ran, 1, says);
        }
        assert_eq!(hash(&cli, OTHER), before, "{from}");
    };
    let elsewhere = "Elsewhere.hereabouts";
    cli.ok(&["new", elsewhere]);
    made(&cli, elsewhere, "Duck pond");
    give(&cli, elsewhere, "elsewhere.hereabouts-changes");
    check("elsewhere.hereabouts-changes", "another catalogue");
    check(elsewhere, "another catalogue");
    check("gone.hereabouts-changes", "gone.hereabouts-changes");
    let broken = "broken.hereabouts-changes";
    let spoil = |bytes: &[u8]| {
        fs::write(cli.path(broken), bytes).expect("it can be written");
        check(broken, "");
    };
    for end in [0, 1, 100, whole.len() / 2, whole.len() - 1] {
        spoil(&whole[..end]);
    }
    for at in [whole.len() / 3, whole.len() / 2, whole.len() - 1] {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        spoil(&altered);
    }
    spoil(b"Ring Maryam about the bench");
    assert_eq!(number(&take(&cli, OTHER, OURS), "new"), 1);
}

#[test]
fn a_change_file_takes_the_place_of_change_files_alone() {
    let cli = two();
    let catalogue = fs::read(cli.path(OTHER)).expect("it is there");
    fs::write(cli.path("notes.txt"), "Ring Maryam").expect("it can be written");
    for out in [OTHER, "notes.txt"] {
        refused(&cli.run(&["changes", FILE, out]), 1, "is there already");
    }
    assert!(fs::read(cli.path(OTHER)).expect("it is there") == catalogue);
    let nowhere = ["changes", FILE, "no/such/out.hereabouts-changes"];
    refused(&cli.run(&nowhere), 1, "no/such");
    let nobody = ["changes", FILE, OURS, "--for", "Maryam"];
    refused(&cli.run(&nobody), 1, "Nothing came from “Maryam” yet");
    assert!(!cli.path(OURS).exists());
    give(&cli, FILE, OURS);
    made(&cli, FILE, "Duck pond");
    give(&cli, FILE, OURS);
    assert_eq!(number(&take(&cli, OTHER, OURS), "new"), 1);
}

#[test]
fn what_disagrees_is_listed_and_decided_for_both() {
    let cli = two();
    let hall = made(&cli, FILE, "Mill hall");
    give(&cli, FILE, OURS);
    take(&cli, OTHER, OURS);
    for (file, day) in [(FILE, "Tuesday"), (OTHER, "Thursday")] {
        let edit = json!({ "id": hall, "fields": { "times": day } });
        call(&cli, file, "edit_asset", edit);
    }
    give(&cli, FILE, OURS);
    assert_eq!(number(&take(&cli, OTHER, OURS), "conflicts"), 1);
    assert_eq!(said(&cli, OTHER, "conflicts"), 1);
    let asked = || cli.json(&["conflicts", OTHER, "--json"]);
    let list = asked();
    assert_eq!(number(&list, "total"), 1, "{list}");
    let question = &list["conflicts"][0];
    assert_eq!(question["record"], hall);
    assert_eq!(question["unit"], "times");
    let answers = question["answers"].as_array().expect("a list");
    let mut days: Vec<&Value> = answers.iter().map(|answer| &answer["value"]).collect();
    days.sort_by_key(|day| day.to_string());
    assert_eq!(days, ["Thursday", "Tuesday"]);
    let words = cli.ok(&["conflicts", OTHER]);
    for part in ["Mill hall", "Tuesday", "Thursday", "Amina", "Joe"] {
        assert!(words.contains(part), "no {part} in {words}");
    }

    let decision = json!({ "record": hall, "unit": "times", "value": "Tuesday" });
    call(&cli, OTHER, "decide", json!({ "decisions": [decision] }));
    assert_eq!(number(&asked(), "total"), 0);
    give(&cli, OTHER, THEIRS);
    let came = take(&cli, FILE, THEIRS);
    assert_eq!(number(&came, "conflicts"), 0, "{came}");
    assert_eq!(came["same_as_theirs"], true, "{came}");
    let id = hall.as_str().expect("an id is a text");
    for file in [FILE, OTHER] {
        let shown = cli.json(&["show", file, id, "--json"]);
        assert_eq!(shown["asset"]["times"], "Tuesday", "{file}");
        assert_eq!(said(&cli, file, "conflicts"), 0, "{file}");
    }
    cli.ok(&["undo", OTHER]);
    assert_eq!(number(&asked(), "total"), 1, "the question is back");
}

#[test]
fn a_passphrase_is_spoken_and_never_an_argument() {
    const WORDS: &str = "seven swans on the weir";
    let cli = two();
    made(&cli, FILE, "Duck pond");
    let with = |words, arguments: &[&str]| cli.run_with(arguments, &[(VARIABLE, words)], "");
    let given = with(WORDS, &["changes", FILE, OURS]);
    assert_eq!(given.status, Some(0), "{given:?}");
    assert!(!cli.holds(WORDS), "it is written down somewhere");
    let merge = ["merge", OTHER, OURS];
    refused(&cli.run(&merge), 1, "needs its passphrase");
    refused(&with("six swans", &merge), 1, "");
    let came = with(WORDS, &[&merge as &[&str], &["--json"]].concat());
    assert_eq!(came.status, Some(0), "{came:?}");
    assert!(holds(&cli, OTHER, "Duck pond"));
    // Nobody is there to be asked.
    for arguments in [
        ["changes", FILE, THEIRS, "--passphrase"],
        ["merge", OTHER, OURS, "--passphrase"],
    ] {
        refused(&cli.run(&arguments), 1, VARIABLE);
        let told = [&arguments[..], &[WORDS]].concat();
        assert_eq!(cli.run(&told).status, Some(2), "{told:?}");
    }
    assert!(!cli.path(THEIRS).exists());
}

/// Sent whole, or what a synchronising program made of it.
#[test]
fn a_second_copy_of_the_catalogue_is_merged_like_a_change_file() {
    let cli = two();
    made(&cli, FILE, "Duck pond");
    made(&cli, OTHER, "Signal box");
    let theirs = hash(&cli, OTHER);
    let planned = cli.json(&["merge", FILE, OTHER, "--dry-run", "--json"]);
    assert_eq!(planned["new_names"], json!(["Signal box"]));
    let came = take(&cli, FILE, OTHER);
    assert_eq!(number(&came, "new"), 1, "{came}");
    assert_eq!(hash(&cli, OTHER), theirs, "it was only read");
    take(&cli, OTHER, FILE);
    assert_eq!(
        said(&cli, FILE, "team_hash"),
        said(&cli, OTHER, "team_hash")
    );
    assert_eq!(take(&cli, FILE, OTHER)["nothing_new"], true);
}

#[test]
fn a_laptop_gets_what_it_lacks() {
    let cli = two();
    let words = cli.ok(&["peers", FILE]);
    assert!(words.contains("Nothing was taken in"), "{words}");
    made(&cli, FILE, "Duck pond");
    made(&cli, OTHER, "Signal box");
    give(&cli, OTHER, THEIRS);
    take(&cli, FILE, THEIRS);
    let peers = cli.json(&["peers", FILE, "--json"]);
    assert_eq!(peers.as_array().map(Vec::len), Some(1), "{peers}");
    assert_eq!(peers[0]["person"], "Joe", "{peers}");
    assert!(peers[0]["heard_at"].is_string(), "{peers}");
    assert!(cli.ok(&["peers", FILE]).contains("Joe"));
    let id = peers[0]["id"].as_str().expect("an id is a text");
    let all = fs::metadata(cli.path(THEIRS)).expect("it was saved").len();
    for called in ["joe", id] {
        let given = cli.json(&["changes", FILE, OURS, "--for", called, "--json"]);
        assert_eq!(given["everything"], false, "{given}");
        assert_eq!(number(&given, "assets"), 1, "{given}");
        assert!(number(&given, "bytes") < all, "{given}");
    }
    assert_eq!(number(&take(&cli, OTHER, OURS), "new"), 1);
    assert_eq!(
        said(&cli, FILE, "team_hash"),
        said(&cli, OTHER, "team_hash")
    );
}

#[test]
fn what_two_laptops_both_wrote_down_is_shown_as_a_pair() {
    const CLUB: &str = "Lockside Canoe Club";
    let cli = two();
    let ids = [FILE, OTHER].map(|file| made(&cli, file, CLUB));
    give(&cli, FILE, OURS);
    let came = take(&cli, OTHER, OURS);
    assert_eq!(number(&came, "duplicates"), 1, "{came}");
    let pairs = |file: &str| -> Vec<Value> {
        let page = cli.json(&["duplicates", file, "--json"]);
        let pairs = page["pairs"].as_array().expect("a list").clone();
        let is_club = |pair: &Value| pair["one"]["name"] == CLUB && pair["other"]["name"] == CLUB;
        pairs.into_iter().filter(is_club).collect()
    };
    let found = pairs(OTHER);
    assert_eq!(found.len(), 1, "{found:?}");
    let mut both = [&found[0]["one"]["id"], &found[0]["other"]["id"]];
    both.sort_by_key(|id| *id == &ids[1]);
    assert_eq!(both, [&ids[0], &ids[1]]);
    assert!(cli.ok(&["duplicates", OTHER]).contains(CLUB));

    // What a person said of it goes with the rest.
    let distinct = json!({ "one": ids[0], "other": ids[1] });
    call(&cli, OTHER, "not_the_same", distinct);
    assert!(pairs(OTHER).is_empty());
    give(&cli, OTHER, THEIRS);
    take(&cli, FILE, THEIRS);
    assert!(holds(&cli, FILE, CLUB));
    assert!(pairs(FILE).is_empty());
}
