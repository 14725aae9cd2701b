//! Passphrases and recovery keys in the terminal.

use crate::FILE;
use hereabouts_e2e::{Cli, Ran};
use std::process::Command;

const FIRST: &str = "our bench by the pond";
const SECOND: &str = "seven swans on the weir";

/// Runs with what opens a catalogue in the environment.
fn with(cli: &Cli, arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
    cli.run_with(arguments, environment, "")
}

fn by_passphrase(words: &str) -> [(&str, &str); 1] {
    [("HEREABOUTS_PASSPHRASE", words)]
}

#[track_caller]
fn done(ran: Ran) -> String {
    assert_eq!(ran.status, Some(0), "{ran:?}");
    ran.stdout
}

#[track_caller]
fn refused(ran: Ran, says: &str) {
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(ran.stderr.contains(says), "{ran:?}");
}

#[test]
fn a_passphrase_is_set_changed_and_taken_away() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--name", "Ours"]);
    let new = |words| ("HEREABOUTS_NEW_PASSPHRASE", words);
    refused(cli.run(&["passphrase", FILE]), "HEREABOUTS_NEW_PASSPHRASE");
    refused(cli.run(&["recovery", FILE]), "nothing to recover");
    done(with(&cli, &["passphrase", FILE], &[new(FIRST)]));
    refused(cli.run(&["info", FILE]), "needs its passphrase");
    done(with(&cli, &["info", FILE], &by_passphrase(FIRST)));

    let [old] = by_passphrase(FIRST);
    refused(
        with(
            &cli,
            &["passphrase", FILE],
            &[("HEREABOUTS_PASSPHRASE", SECOND), new("x")],
        ),
        "not the right one",
    );
    done(with(&cli, &["passphrase", FILE], &[old, new(SECOND)]));
    refused(
        with(&cli, &["info", FILE], &by_passphrase(FIRST)),
        "not the right one",
    );
    done(with(
        &cli,
        &["passphrase", FILE, "--remove"],
        &by_passphrase(SECOND),
    ));
    assert_eq!(cli.json(&["info", FILE, "--json"])["encrypted"], false);

    // Never on the command line.
    let ran = cli.run(&["passphrase", FILE, "--passphrase", FIRST]);
    assert_eq!(ran.status, Some(2), "{ran:?}");
}

#[test]
fn paper_opens_it_until_the_passphrase_changes() {
    let cli = Cli::new();
    let made = with(
        &cli,
        &["new", FILE, "--name", "Ours"],
        &by_passphrase(FIRST),
    );
    done(made);
    let lines = done(with(&cli, &["recovery", FILE], &by_passphrase(FIRST)));
    assert_eq!(lines.lines().count(), 4, "{lines}");
    let typed = lines.to_lowercase().replace(' ', "");
    let by_key = [("HEREABOUTS_RECOVERY_KEY", typed.as_str())];
    done(with(&cli, &["info", FILE], &by_key));
    let wrong = typed.replacen(&typed[..2], "7z", 1);
    refused(
        with(
            &cli,
            &["info", FILE],
            &[("HEREABOUTS_RECOVERY_KEY", &wrong)],
        ),
        "line 1",
    );

    // What is printed is what opens it, and the sheets of a split do two by two.
    let split = [
        "recovery",
        FILE,
        "sheets.pdf",
        "--split",
        "Ruth,Imran,Maryam",
    ];
    done(with(&cli, &split, &by_passphrase(FIRST)));
    refused(
        with(&cli, &split, &by_passphrase(FIRST)),
        "is there already",
    );
    let two = ["recovery", FILE, "two.pdf", "--split", "Ruth,Imran"];
    assert_eq!(with(&cli, &two, &by_passphrase(FIRST)).status, Some(2));
    let read = Command::new("pdftotext")
        .arg("-layout")
        .arg(cli.path("sheets.pdf"))
        .arg("-")
        .output();
    let read = read.expect("set-up brings poppler-utils").stdout;
    let read = String::from_utf8(read).expect("it is UTF-8");
    let sheets: Vec<String> = read
        .split('\u{c}')
        .map(|page| {
            page.lines()
                .filter(|line| is_line_of_key(line))
                .map(|line| format!("{line}\n"))
                .collect()
        })
        .filter(|sheet: &String| !sheet.is_empty())
        .collect();
    assert_eq!(sheets.len(), 3, "{read}");
    for who in ["Ruth", "Imran", "Maryam", "Recovery key for Ours"] {
        assert!(read.contains(who), "{who} is missing in {read}");
    }
    let both = format!("{}\n{}", sheets[2], sheets[0]);
    done(with(
        &cli,
        &["info", FILE],
        &[("HEREABOUTS_RECOVERY_KEY", &both)],
    ));
    refused(
        with(
            &cli,
            &["info", FILE],
            &[("HEREABOUTS_RECOVERY_KEY", &sheets[1])],
        ),
        "one sheet of three",
    );

    // The passphrase is forgotten: the paper sets another, and is old then.
    let [key] = by_key;
    done(with(
        &cli,
        &["passphrase", FILE],
        &[key, ("HEREABOUTS_NEW_PASSPHRASE", SECOND)],
    ));
    refused(
        with(&cli, &["info", FILE], &by_key),
        "Look for a newer sheet",
    );
    refused(
        with(&cli, &["info", FILE], &[("HEREABOUTS_RECOVERY_KEY", &both)]),
        "Look for a newer sheet",
    );
    done(with(&cli, &["info", FILE], &by_passphrase(SECOND)));
}

/// Its number, and six groups of four: how wide a space is depends on the signs beside it.
fn is_line_of_key(line: &str) -> bool {
    let signs: String = line.split_whitespace().collect();
    let numbered = signs.starts_with(|c| ('1'..='5').contains(&c));
    numbered
        && signs.len() == 25
        && signs
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
}

#[test]
fn a_damaged_catalogue_names_its_last_good_backup() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--name", "Ours"]);
    std::fs::write(cli.path("venues.csv"), "Name,Notes\nOld mill,by the weir\n")
        .expect("it can be written");
    let venues = [
        "import",
        FILE,
        "venues.csv",
        "--kind",
        "place",
        "--audience",
        "team",
    ];
    cli.ok(&venues);
    cli.ok(&["check", FILE]);
    let path = cli.path(FILE);
    let mut bytes = std::fs::read(&path).expect("it is there");
    let at = bytes
        .windows(8)
        .rposition(|part| part == b"the weir")
        .expect("it is plain");
    bytes[at] ^= 1;
    std::fs::write(&path, &bytes).expect("it can be written");
    let ran = cli.run(&["check", FILE]);
    refused(ran, "The last backup that is whole is of ");
    let said = cli.run(&["check", FILE]).stderr;
    let backup = said
        .split('\'')
        .nth(1)
        .expect("its path stands between quotes")
        .to_owned();
    cli.ok(&["restore", &backup, "restored.hereabouts"]);
    cli.ok(&["check", "restored.hereabouts"]);
}
