//! `cargo xtask test`: every check, in the order that finds mistakes soonest.

use crate::setup::{self, Purpose};
use crate::steps::{Done, cargo, npm};
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
    cargo(&["test", "--workspace", "--exclude", "hereabouts-e2e"]).step("tests from inside")?;
    cargo(&["build", "-p", "hereabouts-app", "-p", "hereabouts-cli"]).step("program")?;
    if !cfg!(target_os = "linux") {
        println!(
            "\nThe journeys were not run: the window is driven by WebKitWebDriver, which only Linux has."
        );
        return Ok(());
    }
    cargo(&["test", "-p", "hereabouts-e2e"])
        .advice("target/failed.png shows the window as it was when a window test failed.")
        .step("journeys in the terminal and in the window")?;
    println!(
        "\nEverything passed, in {:.0} minutes.",
        (started.elapsed().as_secs_f32() / 60.0).ceil()
    );
    Ok(())
}
