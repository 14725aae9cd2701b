//! A map and a call sheet out of the terminal: what stays is in none of their bytes.

use crate::{FILE, number, sample};
use std::process::Command;

#[test]
fn what_stays_is_not_on_paper() {
    let cli = sample();
    let everything = cli.json(&[
        "export",
        FILE,
        "x.pdf",
        "--audience",
        "public",
        "--dry-run",
        "--json",
    ]);
    let names = |of: &str, within: Option<&str>| -> Vec<String> {
        let list = everything[of].as_array().expect("it is a list").iter();
        let each: Vec<_> = match within {
            Some(within) => list
                .flat_map(|group| group[within].as_array().expect("names"))
                .collect(),
            None => list.collect(),
        };
        each.iter()
            .filter_map(|each| each["name"].as_str().map(str::to_owned))
            .collect()
    };
    let (leave, stay) = (names("leaving", None), names("staying", Some("names")));
    assert!(leave.len() > 20 && !stay.is_empty());
    for format in ["map-a4", "map-a3-landscape", "call-sheet"] {
        let out = format!("{format}.pdf");
        let saved = cli.json(&[
            "export",
            FILE,
            &out,
            "--audience",
            "public",
            "--format",
            format,
            "--json",
        ]);
        assert_eq!(number(&saved, "released"), leave.len() as u64);
        let path = cli.path(&out);
        let read = Command::new("pdftotext").arg(&path).arg("-").output();
        let read = read.expect("set-up brings poppler-utils");
        let words = String::from_utf8_lossy(&read.stdout).replace('\u{200B}', "");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        for name in &leave {
            assert!(words.contains(name), "{format}: {name} is missing");
        }
        let bytes = std::fs::read(&path).expect("it was saved");
        for name in &stay {
            assert!(!words.contains(name), "{format}: {name} should have stayed");
            let within = bytes
                .windows(name.len())
                .any(|part| part == name.as_bytes());
            assert!(!within, "{format}: {name} is in its bytes");
        }
    }
    let files = std::fs::read_dir(cli.folder()).expect("it is there");
    let beside = files
        .flatten()
        .filter(|file| file.file_name().to_string_lossy().contains("README"));
    assert_eq!(beside.count(), 0, "a printed sheet says it all itself");
    let register = cli.json(&["call", FILE, "list_disclosures", "{}"]);
    assert_eq!(register.as_array().map(Vec::len), Some(3), "{register}");
}
