//! `docs/speed.md`: what was measured, when and on which machine, for people who read. One section for each bench; a run
//! of some replaces theirs and leaves the others.

use super::BENCHES;
use super::table::{count, name, note, number, short, span, unit, verdict};
use crate::setup;
use crate::steps::{Done, Step, program, top};
use serde_json::Value;
use std::fs;

const HEAD: &str = "\
# How fast Hereabouts is

`cargo xtask bench --keep` measures, and writes this file: each section is one run, and says when and on which \
machine it was. What stands beside ours ran in turns with it, in the same run, so look at the ratios and not at the seconds.

Figures are medians, and less is better everywhere. A goal is the most that the ratio may be, or ours where it stands \
beside nothing. *Spread* and *control* are the least and the most seconds, of ours and of writing the same bytes and \
waiting for the disk; where the control took twice as long at one time as at another, the machine was busy otherwise, \
and the row is void. *As work grows* is an exponent: with 1, twice the assets take twice the time; with 0, the same.
";

const TABLE: &str = "\
| what | size | ours | beside | ratio | goal | | spread, s | processors, s | memory, MB | control, s |
|---|--:|--:|---|--:|--:|---|--:|--:|--:|--:|
";

/// In the name of a row whose control is the disk alone: 4 KiB, written and waited for.
const BARE_WRITE: &str = "bare write";

/// Python for the version of GDAL that pyogrio brings.
const ITS_GDAL: &str = "import pyogrio; print(pyogrio.__gdal_version_string__)";

/// Writes the rows of each bench that was run into its section.
///
/// # Errors
/// Why the file could not be written.
pub fn write(measured: &[(&str, Vec<Value>)]) -> Done {
    let file = top().join("docs/speed.md");
    let before = fs::read_to_string(&file).unwrap_or_default();
    let rows: Vec<&Value> = measured.iter().flat_map(|(_, rows)| rows).collect();
    let run = circumstances(&rows);
    let sections: Vec<(&str, String)> = measured
        .iter()
        .map(|(name, rows)| (*name, section(&run, rows)))
        .collect();
    fs::write(&file, renewed(&before, &sections))
        .map_err(|error| format!("{}: {error}", file.display()))?;
    println!("Written to docs/speed.md.");
    Ok(())
}

/// The whole text anew. Sections stand in the order of the benches; what else stands there comes last.
fn renewed(before: &str, new: &[(&str, String)]) -> String {
    let parts = before.split("\n## ").skip(1);
    let parts = parts.filter_map(|part| part.split_once('\n'));
    let mut sections: Vec<(&str, &str)> = parts
        .map(|(name, text)| (name.trim(), text.trim()))
        .collect();
    for (name, text) in new {
        sections.retain(|(known, _)| known != name);
        sections.push((*name, text.trim()));
    }
    let place = |name: &str| BENCHES.iter().position(|(known, ..)| *known == name);
    sections.sort_by_key(|(name, _)| place(name).unwrap_or(BENCHES.len()));
    let mut all = HEAD.to_owned();
    for (name, text) in sections {
        all += &format!("\n## {name}\n\n{text}\n");
    }
    all
}

fn section(run: &str, rows: &[Value]) -> String {
    let mut section = format!("{run}\n\n{TABLE}");
    for row in rows {
        let cells = cells(row).map(|cell| cell.replace('|', "\\|"));
        section += &format!("| {} |\n", cells.join(" | "));
    }
    let notes = rows.iter().filter_map(|row| Some((name(row), note(row)?)));
    let notes: Vec<String> = notes
        .map(|(name, note)| format!("- {name}: {note}\n"))
        .collect();
    if !notes.is_empty() {
        section += &format!("\n{}", notes.concat());
    }
    section
}

fn cells(row: &Value) -> [String; 11] {
    let with_unit = |value: &Value| format!("{} {}", number(value), unit(row)).trim().to_owned();
    let beside = match (&row["peer"], row["peer_name"].as_str()) {
        (Value::Null, _) => String::new(),
        (peer, None) => with_unit(peer),
        (peer, Some(what)) => format!("{} ({what})", with_unit(peer)),
    };
    let there = |value: &Value| value.as_f64().map(short).unwrap_or_default();
    [
        name(row).to_owned(),
        row["size"].as_u64().map(count).unwrap_or_default(),
        with_unit(&row["ours"]),
        beside,
        there(&row["ratio"]),
        there(&row["goal"]),
        verdict(row).to_owned(),
        span(&row["spread"]),
        there(&row["cpu"]),
        there(&row["peak_mb"]),
        span(&row["control"]),
    ]
}

/// When, on which machine, with what. Neither the machine's name nor any of its paths.
fn circumstances(rows: &[&Value]) -> String {
    let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
    let machine = machine(
        &read("/proc/cpuinfo"),
        &read("/proc/meminfo"),
        &read("/proc/sys/kernel/osrelease"),
        &read("/etc/os-release"),
    );
    let day = program("date", &["+%Y-%m-%d"]).output().unwrap_or_default();
    let python = setup::python_of_peers();
    let with = [
        version("rustc", program("rustc", &["--version"])),
        version("ogr2ogr of GDAL", program("ogr2ogr", &["--version"])),
        version("pyogrio with GDAL", program(&python, &["-c", ITS_GDAL])),
        version("Node", program("node", &["--version"])),
    ];
    let with: Vec<String> = with.into_iter().flatten().collect();
    let mut told = format!("{day}: {machine}; {}.", with.join(", "));
    if let Some([least, most]) = disk(rows) {
        let [least, most] = [short(least), short(most)];
        told += &format!(" Writing 4 KiB and waiting for the disk took {least}–{most} ms.");
    }
    told
}

/// What a program says of its version: the first word that is a number.
fn version(what: &str, said: Step) -> Option<String> {
    let said = said.output()?;
    Some(format!("{what} {}", version_in(&said)?))
}

fn version_in(said: &str) -> Option<&str> {
    let words = said.split([' ', ',', '\n']);
    let mut words = words.map(|word| word.trim_start_matches('v'));
    words.find(|word| word.starts_with(|sign: char| sign.is_ascii_digit()))
}

/// A machine in words, from what Linux says of it.
fn machine(processors: &str, memory: &str, kernel: &str, release: &str) -> String {
    let processor = |line: &&str| line.starts_with("processor");
    let processors_there = processors.lines().filter(processor).count();
    let named = after(processors, "model name").unwrap_or("of no name");
    let kib =
        after(memory, "MemTotal").and_then(|said| said.split(' ').next()?.parse::<f64>().ok());
    let system = after(release, "PRETTY_NAME").unwrap_or("some Linux");
    // What follows the numbers is whose it is.
    let kernel: String = kernel
        .chars()
        .take_while(|sign| sign.is_ascii_digit() || *sign == '.')
        .collect();
    format!(
        "{processors_there} processors ({named}), {:.0} GiB of memory, {system}, Linux {kernel}",
        kib.unwrap_or_default() / f64::from(1 << 20),
    )
}

/// What follows a name at the beginning of a line.
fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let rest = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(rest.trim_matches(|sign: char| sign.is_whitespace() || ":=\"".contains(sign)))
}

/// The least and the most milliseconds that the disk takes to keep anything, where a row knows it.
fn disk(rows: &[&Value]) -> Option<[f64; 2]> {
    let row = rows.iter().find(|row| name(row).contains(BARE_WRITE))?;
    let [least, most] = row["control"].as_array()?.as_slice() else {
        return None;
    };
    Some([least.as_f64()? * 1000.0, most.as_f64()? * 1000.0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_run_replaces_its_own_sections_and_leaves_the_others() {
        let first = [
            ("merge", "old merge".to_owned()),
            ("import", "old import".to_owned()),
        ];
        let first = renewed("", &first);
        assert!(first.starts_with(HEAD));
        let thoughts = format!("{first}\n## What was tried\n\nMuch.\n");
        let again = renewed(&thoughts, &[("merge", "new merge\n".to_owned())]);
        let rest = again.strip_prefix(HEAD).unwrap();
        assert_eq!(
            rest,
            "\n## import\n\nold import\n\n## merge\n\nnew merge\n\n## What was tried\n\nMuch.\n"
        );
        assert_eq!(renewed(&again, &[]), again);
    }

    #[test]
    fn rows_are_a_table_with_their_notes_below() {
        let rows = [
            json!({ "name": "import: a|b", "size": 1_000_000, "unit": "s", "ours": 12.0, "peer": 48.0, "peer_name": "ogr2ogr 3.6.2", "ratio": 0.25, "goal": 0.5, "met": true, "spread": [11.5, 13.0], "cpu": 14.0, "peak_mb": 210.0, "control": [0.8, 1.0], "void": false }),
            json!({ "name": "import: CSV", "size": 10, "unit": "s", "ours": 3.0, "peer": null, "ratio": null, "goal": 2.0, "met": false, "note": "No peer\nis there." }),
        ];
        let section = section("Today.", &rows);
        let lines: Vec<&str> = section.lines().collect();
        assert_eq!(lines[0], "Today.");
        assert_eq!(
            lines[4],
            "| import: a\\|b | 1,000,000 | 12.00 s | 48.00 s (ogr2ogr 3.6.2) | 0.25 | 0.50 | met | 11.50–13.00 | 14.00 | 210.0 | 0.80–1.00 |"
        );
        assert_eq!(
            lines[5],
            "| import: CSV | 10 | 3.00 s |  |  | 2.00 | missed |  |  |  |  |"
        );
        assert_eq!(lines[7], "- import: CSV: No peer is there.");
        let columns = |line: &str| line.replace("\\|", "").matches('|').count();
        for line in &lines[2..6] {
            assert_eq!(columns(line), 12, "{line}");
        }
    }

    #[test]
    fn a_machine_is_told_in_words_without_its_name() {
        let processors = "processor\t: 0\nmodel\t\t: 17\nmodel name\t: Some Processor 5\n\nprocessor\t: 1\nmodel name\t: Some Processor 5\n";
        let memory = "MemTotal:       24684096 kB\nMemFree: 5 kB\n";
        let release = "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n";
        assert_eq!(
            machine(processors, memory, "6.1.44-of-somebody\n", release),
            "2 processors (Some Processor 5), 24 GiB of memory, Debian GNU/Linux 12 (bookworm), Linux 6.1.44"
        );
    }

    #[test]
    fn versions_are_read_from_what_programs_say() {
        let check = |said: &str, expect: &str| assert_eq!(version_in(said), Some(expect), "{said}");
        check("rustc 1.95.0 (59807616e 2026-04-14)", "1.95.0");
        check("GDAL 3.6.2, released 2023/01/02", "3.6.2");
        check("v20.19.1", "20.19.1");
        check("3.12.4", "3.12.4");
        assert_eq!(version_in("none"), None);
    }

    #[test]
    fn the_disk_is_known_where_a_row_has_it() {
        let row = |name: &str| json!({ "name": name, "unit": "ms", "control": [0.004, 0.0045] });
        let edit = row("keeping: an edit beyond a bare write, p50");
        let other = row("keeping: backup");
        assert_eq!(disk(&[&other, &edit]), Some([4.0, 4.5]));
        assert_eq!(disk(&[&other]), None);
    }
}
