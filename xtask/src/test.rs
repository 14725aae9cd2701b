//! `cargo xtask test`: every check, in the order that finds mistakes soonest.

use crate::setup::{self, Purpose};
use crate::steps::{Done, cargo, cargo_workspace, npm, program, target};
use std::time::Instant;

pub fn test() -> Done {
    let started = Instant::now();
    setup::set_up(Purpose::Tests)?;
    cargo(&["fmt", "--all", "--check"])
        .advice("`cargo xtask fmt` formats it.")
        .step("format")?;
    npm(&["run", "check"]).step("page: types")?;
    npm(&["run", "lint"]).step("page: lint")?;
    npm(&["test"]).step("page: tests")?;
    setup::page()?;
    cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])
    .advice("If cargo knows no clippy: `rustup component add clippy rustfmt`.")
    .step("clippy")?;
    cargo_workspace(&["build", "--all-targets"]).step("program and its tests")?;
    cargo(&["test", "--package", "xtask"]).step("tests of set-up")?;
    cargo_workspace(&["test", "--no-fail-fast", "--exclude", "hereabouts-e2e"])
        .step("tests from inside")?;
    if cfg!(target_os = "linux") {
        from_outside()?;
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

/// The built programs, driven from outside. The web view falls over now and then where everything is drawn in
/// software (a fault of its compositor), so what drives the window may be tried again, and says so.
fn from_outside() -> Done {
    const TRIES: u32 = 3;
    for target in [
        "cli",
        "shell",
        "window",
        "window_counts",
        "window_files",
        "window_journey",
        "window_pages",
    ] {
        for attempt in 1.. {
            let done = cargo_workspace(&["test", "--test", target])
                .advice("target/failed.png shows the window as it was when a window test failed.")
                .step(&format!("from outside: {target}, try {attempt}"));
            match done {
                Ok(()) => break,
                Err(why) if attempt == TRIES || target == "cli" => return Err(why),
                Err(why) => println!("\n{why}\nIt is tried again."),
            }
        }
    }
    Ok(())
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
