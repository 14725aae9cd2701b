//! `cargo xtask test`: every check, in the order that finds mistakes soonest, and so that no processor idles.

use crate::setup::{self, Purpose};
use crate::steps::{Done, beside, cargo, cargo_workspace, checked, npm, program, target};
use serde_json::Value;
use std::time::Instant;

/// How many random histories are played of laptops that exchange.
#[derive(Clone, Copy)]
pub enum Histories {
    /// As many as every change of the program can wait for.
    Usual,
    /// A hundred times as many: 100,000 beside the reference model.
    Many,
}

impl Histories {
    /// For the tests from inside: so many times as many as they play by themselves.
    fn times(self) -> &'static str {
        match self {
            Histories::Usual => "1",
            Histories::Many => "100",
        }
    }
}

pub fn test(histories: Histories) -> Done {
    let started = Instant::now();
    setup::set_up(Purpose::Tests)?;
    cargo(&["fmt", "--all", "--check"])
        .advice("`cargo xtask fmt` formats it.")
        .step("format")?;
    setup::page()?;
    let page = beside(vec![
        ("page: types", npm(&["run", "check"])),
        ("page: lint", npm(&["run", "lint"])),
        ("page: tests", npm(&["test"])),
    ]);
    let built = checked(cargo_workspace(&["build", "--all-targets"]))
        .advice("If cargo knows no clippy: `rustup component add clippy rustfmt`.")
        .step("clippy, program and its tests");
    page.wait().and(built)?;
    checked(cargo(&["test", "--package", "xtask"])).step("tests of set-up")?;
    let (outside, inside) = test_targets()?;
    let (alone, inside): (Vec<_>, Vec<_>) = inside.iter().partition(|name| *name == ALONE);
    let targets = inside.into_iter().flat_map(|name| ["--test", name]);
    let arguments: Vec<_> = ["test", "--no-fail-fast", "--lib", "--bins"]
        .into_iter()
        .chain(targets)
        .collect();
    // A window waits more than it works.
    let inside = beside(vec![
        (
            "tests from inside",
            checked(cargo_workspace(&arguments))
                .with("HEREABOUTS_LONG", histories.times())
                .offline(),
        ),
        (
            "examples in the documentation",
            checked(cargo_workspace(&["test", "--doc"])),
        ),
    ]);
    let outside = match cfg!(target_os = "linux") {
        true => from_outside(&outside),
        false => Ok(()),
    };
    inside.wait().and(outside)?;
    for name in alone {
        checked(cargo_workspace(&["test", "--test", name]))
            .offline()
            .step(&format!("tests from inside: {name}"))?;
    }
    match cfg!(target_os = "linux") {
        true => judge()?,
        false => println!(
            "\nThe judges and the window tests were not run: they are set up on Linux only."
        ),
    }
    println!(
        "\nEverything passed, in {:.0} minutes.",
        (started.elapsed().as_secs_f32() / 60.0).ceil()
    );
    Ok(())
}

/// Two programs wait for each other there as long as the program waits, some seconds: where others take the
/// processor away, a program that holds the file may not come to its turn in that time.
const ALONE: &str = "faults";

/// The names of the tests that drive the built programs, and of all others. They are chosen by name, not by
/// package, because of what `cargo_workspace` says.
fn test_targets() -> Result<(Vec<String>, Vec<String>), String> {
    let metadata = cargo(&["metadata", "--format-version", "1", "--locked", "--no-deps"]).output();
    let metadata: Value = metadata
        .and_then(|text| serde_json::from_str(&text).ok())
        .ok_or("`cargo metadata --locked` failed. Is Cargo.lock up to date? Any `cargo build` mends it.")?;
    let (mut outside, mut inside) = (Vec::new(), Vec::new());
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let names = match package["name"] == "hereabouts-e2e" {
            true => &mut outside,
            false => &mut inside,
        };
        let targets = package["targets"].as_array().into_iter().flatten();
        let tests = targets.filter(|target| target["kind"][0] == "test");
        names.extend(tests.filter_map(|target| target["name"].as_str().map(str::to_owned)));
    }
    Ok((outside, inside))
}

/// The built programs, driven from outside. The web view falls over now and then where everything is drawn in
/// software (a fault of its compositor), so what drives the window may be tried again, and says so.
fn from_outside(targets: &[String]) -> Done {
    const TRIES: u32 = 3;
    let mut failed = Vec::new();
    for target in targets {
        for attempt in 1.. {
            let done = checked(cargo_workspace(&["test", "--test", target]))
                .offline()
                .advice("target/failed.png shows the window as it was when a window test failed.")
                .step(&format!("from outside: {target}, try {attempt}"));
            match done {
                Ok(()) => break,
                Err(why) if attempt == TRIES || target == "cli" => {
                    println!("\n{why}");
                    failed.push(why);
                    break;
                }
                Err(why) => println!("\n{why}\nIt is tried again."),
            }
        }
    }
    match failed.is_empty() {
        true => Ok(()),
        false => Err(failed.join("\n")),
    }
}

/// Independent readers look at what the tests of the exporters wrote; first that they do see faults.
fn judge() -> Done {
    const JUDGE: &str = "tests/judges/judge.py";
    // Those of real geometries and real files hold something only where the shared data sets are.
    let folders = [
        "export-corpus",
        "export-corpus-catalogues",
        "export-corpus-real",
        "export-corpus-files",
    ]
    .map(|name| target().join(name));
    let there = folders.iter().filter(|folder| folder.exists());
    let written: Vec<_> = there.map(|folder| folder.to_string_lossy()).collect();
    let written: Vec<&str> = written.iter().map(AsRef::as_ref).collect();
    let python = setup::python();
    program(&python, &[JUDGE, "--control"]).step("judges see faults")?;
    program(
        &python,
        &[&[JUDGE, "--require-ogrinfo"], &written[..]].concat(),
    )
    .step("judges of GeoJSON")?;
    program(
        "node",
        &[&["tests/judges/check.mjs"], &written[..]].concat(),
    )
    .step("check-geojson")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_has_its_turn() {
        let (outside, inside) = test_targets().unwrap();
        let has = |names: &[String], name: &str| names.iter().any(|each| each == name);
        assert!(
            has(&outside, "window") && has(&outside, "cli"),
            "{outside:?}"
        );
        assert!(has(&inside, "tidy") && has(&inside, ALONE), "{inside:?}");
        assert!(!has(&inside, "window"), "{inside:?}");
    }
}
