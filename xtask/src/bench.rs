//! `cargo xtask bench`: how fast the program is, as ratios measured in one run.
//!
//! Each line of [`BENCHES`] is a program of this workspace that prints rows as a JSON list: `name`, `size`, `unit`,
//! `ours`, `peer`, `ratio`, `goal`, `met`; the last two are null where it is measured for comparison alone. All rows are
//! shown as a table and kept in `target/bench/results.json`.

use crate::setup::{self, Purpose};
use crate::steps::{Done, cargo_workspace, program, target};
use serde_json::Value;

/// A name to ask for it by, the program, and how many assets it usually takes.
const BENCHES: &[(&str, &str, usize)] = &[
    ("release", "bench_release", 100_000),
    ("encryption", "bench_encryption", 100_000),
    ("network", "bench_network", 100_000),
    ("window", "bench_window", 100_000),
    ("meeting", "bench_meeting", 100_000),
    ("merge", "bench_merge", 100_000),
];

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq)]
pub struct Wish {
    name: Option<String>,
    size: Option<usize>,
}

impl Wish {
    pub fn read(arguments: &[&str]) -> Result<Wish, String> {
        let mut wish = Wish::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--size" => {
                    let size = rest.next().and_then(|size| size.parse().ok());
                    wish.size = Some(size.ok_or("--size needs a number of assets.")?);
                }
                name if BENCHES.iter().any(|(known, ..)| *known == name) => {
                    wish.name = Some(name.to_owned());
                }
                other => {
                    let known: Vec<&str> = BENCHES.iter().map(|(name, ..)| *name).collect();
                    return Err(format!(
                        "`bench` knows no {other}. It knows: {}.",
                        known.join(", ")
                    ));
                }
            }
        }
        Ok(wish)
    }
}

pub fn bench(wish: &Wish) -> Done {
    if !cfg!(target_os = "linux") {
        return Err("The window is measured on Linux only, where WebKitWebDriver is.".into());
    }
    setup::set_up(Purpose::Tests)?;
    setup::page()?;
    cargo_workspace(&["build", "--release", "--bins"]).step("program, optimised")?;
    let mut rows = Vec::new();
    for (name, file, size) in BENCHES {
        if wish.name.as_deref().is_some_and(|wanted| wanted != *name) {
            continue;
        }
        println!("\n== measuring: {name}");
        let path = target().join("release").join(file);
        let size = wish.size.unwrap_or(*size).to_string();
        let printed = program(&path.to_string_lossy(), &[&size]).output();
        let printed = printed.and_then(|text| serde_json::from_str::<Vec<Value>>(&text).ok());
        rows.extend(printed.ok_or_else(|| {
            format!(
                "“{name}” could not be measured. {} {size} says why.",
                path.display()
            )
        })?);
    }
    keep(&rows)?;
    print!("{}", table(&rows));
    Ok(())
}

fn keep(rows: &[Value]) -> Done {
    let folder = target().join("bench");
    let file = folder.join("results.json");
    let written = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&file, Value::from(rows.to_vec()).to_string()));
    written.map_err(|error| format!("{}: {error}", file.display()))?;
    println!("\nKept in {}.", file.display());
    Ok(())
}

fn table(rows: &[Value]) -> String {
    let number = |value: &Value| value.as_f64().map_or("–".into(), |n| format!("{n:.2}"));
    let mut table = format!(
        "{:<32} {:>9} {:>10} {:>10} {:>7} {:>7}\n",
        "what", "size", "ours", "beside", "ratio", "goal"
    );
    for row in rows {
        table += &format!(
            "{:<32} {:>9} {:>7} {:<2} {:>7} {:<2} {:>7} {:>7} {}\n",
            row["name"].as_str().unwrap_or_default(),
            row["size"],
            number(&row["ours"]),
            row["unit"].as_str().unwrap_or_default(),
            number(&row["peer"]),
            row["unit"].as_str().unwrap_or_default(),
            number(&row["ratio"]),
            number(&row["goal"]),
            match row["met"].as_bool() {
                Some(true) => "met",
                Some(false) => "missed",
                None => "",
            },
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_asked_is_understood_or_refused_with_what_there_is() {
        let check = |arguments: &[&str], expect: Result<Wish, &str>| match (
            Wish::read(arguments),
            expect,
        ) {
            (Err(got), Err(part)) => assert!(got.contains(part), "{got}"),
            (got, expect) => assert_eq!(got, expect.map_err(str::to_owned)),
        };
        check(&[], Ok(Wish::default()));
        let window = Wish {
            name: Some("window".into()),
            size: Some(500),
        };
        check(&["window", "--size", "500"], Ok(window));
        check(&["--size"], Err("a number"));
        check(
            &["tiles"],
            Err("It knows: release, encryption, network, window, meeting, merge"),
        );
    }

    #[test]
    fn a_goal_that_is_missed_says_so() {
        let row = |ratio: f64, goal: Option<f64>, met: Option<bool>| json!({ "name": "pan", "size": 9, "unit": "ms", "ours": 20.0, "peer": 10.0, "ratio": ratio, "goal": goal, "met": met });
        let goal = Some(1.3);
        let shown = table(&[
            row(2.0, goal, Some(false)),
            row(1.0, goal, Some(true)),
            row(3.0, None, None),
        ]);
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines[1].ends_with("2.00    1.30 missed"), "{}", lines[1]);
        assert!(lines[2].ends_with("1.00    1.30 met"), "{}", lines[2]);
        assert!(lines[3].ends_with("3.00       – "), "{}", lines[3]);
    }
}
