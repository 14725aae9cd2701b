//! `cargo xtask bench`: how fast the program is, as ratios measured in one run.
//!
//! Each line of [`BENCHES`] is a program of this workspace that prints rows as a JSON list: `name`, `size`, `unit`,
//! `ours`, `peer`, `ratio`, `goal`, `met`; the last two are null where it is measured for comparison alone. A row may say
//! more: `peer_name`; `spread` and `control`, the least and the most seconds of ours and of writing the same bytes;
//! `cpu` in seconds; `peak_mb`; `void`, where the control wobbled; `note`; `interactive`, where somebody waits for it.
//!
//! All rows are shown as a table ([`table`]) and kept in `target/bench/results.json`. How they grow with the number of
//! assets is [`growth`]; what is written into `docs/speed.md` is [`told`].

mod growth;
mod table;
mod told;

use crate::setup::{self, Purpose};
use crate::steps::{Done, cargo_workspace, target, top};
use serde_json::Value;
use std::process::{Command, Stdio};

/// A name to ask for it by, the program, and how many assets it usually takes.
const BENCHES: &[(&str, &str, usize)] = &[
    ("import", "bench_import", 1_000_000),
    ("export", "bench_export", 1_000_000),
    ("keeping", "bench_keeping", 1_000_000),
    ("asking", "bench_asking", 1_000_000),
    ("release", "bench_release", 100_000),
    ("encryption", "bench_encryption", 100_000),
    ("network", "bench_network", 100_000),
    ("window", "bench_window", 100_000),
    ("meeting", "bench_meeting", 100_000),
    ("merge", "bench_merge", 100_000),
];

/// The name of the small pieces, each measured by itself (`bench/benches/pieces.rs`). They have no goals and no rows.
const PIECES: &str = "pieces";

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq)]
pub struct Wish {
    name: Option<String>,
    size: Option<usize>,
    grow: bool,
    keep: bool,
}

impl Wish {
    pub fn read(arguments: &[&str]) -> Result<Wish, String> {
        let known = || BENCHES.iter().map(|(name, ..)| *name).chain([PIECES]);
        let mut wish = Wish::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--size" => {
                    let size = rest.next().and_then(|size| size.parse::<usize>().ok());
                    let size = size.filter(|size| *size > 0);
                    wish.size = Some(size.ok_or("--size needs a number of assets.")?);
                }
                "--grow" => wish.grow = true,
                "--keep" => wish.keep = true,
                name if known().any(|known| known == name) => {
                    if wish.name.replace(name.to_owned()).is_some() {
                        return Err("`bench` measures one NAME, or without one all.".into());
                    }
                }
                other => {
                    let known: Vec<&str> = known().collect();
                    return Err(format!(
                        "`bench` knows no {other}. It knows: {}.",
                        known.join(", ")
                    ));
                }
            }
        }
        let pieces = wish.name.as_deref() == Some(PIECES);
        if pieces && (wish.size.is_some() || wish.grow || wish.keep) {
            return Err(format!(
                "`bench {PIECES}` measures what is small, and knows no size and nothing to keep."
            ));
        }
        Ok(wish)
    }

    fn wants(&self, name: &str) -> bool {
        self.name.as_deref().is_none_or(|wanted| wanted == name)
    }
}

pub fn bench(wish: &Wish) -> Done {
    if !cfg!(target_os = "linux") {
        return Err("The window is measured on Linux only, where WebKitWebDriver is.".into());
    }
    if wish.name.as_deref() == Some(PIECES) {
        return pieces();
    }
    setup::set_up(Purpose::Bench)?;
    setup::page()?;
    cargo_workspace(&["build", "--release", "--bins"]).step("program, optimised")?;
    let mut measured: Vec<(&str, Vec<Value>)> = Vec::new();
    let mut failed = Vec::new();
    for (name, file, usual) in BENCHES {
        if !wish.wants(name) {
            continue;
        }
        // Others have taken hours by then: what one cannot do does not take away what they found.
        match measure(name, file, *usual, wish) {
            Ok(rows) => measured.push((*name, rows)),
            Err(why) => {
                println!("\n{why}");
                failed.push(why);
            }
        }
        keep(&measured)?;
    }
    let rows: Vec<&Value> = measured.iter().flat_map(|(_, rows)| rows).collect();
    println!();
    print!("{}", table::of(&rows));
    println!("\nKept in target/bench/results.json.");
    if wish.keep {
        told::write(&measured)?;
    }
    match failed.is_empty() {
        true => Ok(()),
        false => Err(failed.join("\n")),
    }
}

fn pieces() -> Done {
    setup::set_up(Purpose::Window)?;
    cargo_workspace(&["bench", "--bench", PIECES]).step("small pieces")
}

/// The rows of one bench, of the most assets; where wished, also how each grew to that.
fn measure(name: &str, file: &str, usual: usize, wish: &Wish) -> Result<Vec<Value>, String> {
    let sizes = match wish.grow {
        true => growth::sizes(usual, wish.size),
        false => vec![wish.size.unwrap_or(usual)],
    };
    let mut runs = Vec::new();
    for size in sizes {
        runs.push(run(name, file, size)?);
    }
    let grown = growth::rows(&runs);
    let mut rows = runs.pop().unwrap_or_default();
    rows.extend(grown);
    Ok(rows)
}

/// Runs one program. What it says while it works is shown, what it prints are its rows.
fn run(name: &str, file: &str, size: usize) -> Result<Vec<Value>, String> {
    println!(
        "\n== measuring: {name}, {} assets",
        table::count(size as u64)
    );
    let path = target().join("release").join(file);
    let output = Command::new(&path)
        .arg(size.to_string())
        .current_dir(top())
        .env("HEREABOUTS_BENCH_PYTHON", setup::python_of_peers())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("“{name}” could not start: {} ({error}).", path.display()))?;
    let rows = output
        .status
        .success()
        .then(|| serde_json::from_slice::<Vec<Value>>(&output.stdout).ok());
    rows.flatten()
        .ok_or_else(|| format!("“{name}” could not be measured. What it printed above says why."))
}

fn keep(measured: &[(&str, Vec<Value>)]) -> Done {
    let rows = measured.iter().flat_map(|(_, rows)| rows.clone());
    let folder = target().join("bench");
    let file = folder.join("results.json");
    let written = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&file, Value::from_iter(rows).to_string()));
    written.map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(arguments: &[&str], expect: Result<Wish, &str>) {
        match (Wish::read(arguments), expect) {
            (Err(got), Err(part)) => assert!(got.contains(part), "{got}"),
            (got, expect) => assert_eq!(got, expect.map_err(str::to_owned)),
        }
    }

    #[test]
    fn what_is_asked_is_understood() {
        check(&[], Ok(Wish::default()));
        let window = || Wish {
            name: Some("window".into()),
            size: Some(500),
            ..Wish::default()
        };
        check(&["window", "--size", "500"], Ok(window()));
        let kept = Wish {
            grow: true,
            keep: true,
            ..window()
        };
        check(&["--grow", "--size", "500", "--keep", "window"], Ok(kept));
    }

    #[test]
    fn or_refused_with_what_there_is() {
        check(&["--size"], Err("a number"));
        check(&["--size", "0"], Err("a number"));
        check(&["window", "merge"], Err("one NAME"));
        check(&["tiles"], Err("It knows: import, export, keeping, asking"));
        check(&["tiles"], Err("merge, pieces."));
        check(&["pieces", "--grow"], Err("no size"));
    }

    #[test]
    fn without_a_name_all_are_wanted() {
        let all = Wish::default();
        assert!(all.wants("import") && all.wants("merge"));
        let one = Wish {
            name: Some("merge".into()),
            ..Wish::default()
        };
        assert!(one.wants("merge") && !one.wants("import"));
    }
}
