//! A file brought in, as text to compare with what is expected.

use std::fmt::Write;
use std::ops::ControlFlow;

use crate::shared;
use expect_test::Expect;
use hereabouts_core::import::check::check as look;
use hereabouts_core::import::columns::guess;
use hereabouts_core::import::position::position;
use hereabouts_core::import::{Mapping, Position, ReadOptions, Source};

/// A file as text: its columns with the guesses, its rows, its places, what was noticed.
pub fn render(name: &str, options: &ReadOptions) -> String {
    let source = match Source::open(shared::fixture(name), options) {
        Ok(source) => source,
        Err(error) => return format!("{error}\n"),
    };
    let guesses = guess(&source.columns);
    let mapping = Mapping::from_guesses(&guesses);
    let mut out = String::new();
    let columns: Vec<String> = guesses
        .iter()
        .map(|guess| format!("{} ({:?})", source.columns[guess.column].name, guess.field))
        .collect();
    writeln!(
        out,
        "{} {} | {}",
        source.format,
        source.name,
        columns.join(" | ")
    )
    .unwrap();
    source
        .rows(|row| {
            write!(out, "{}", row.number).unwrap();
            if let Some(line) = row.line {
                write!(out, " (line {line})").unwrap();
            }
            if let Some(id) = &row.id {
                write!(out, " id {id}").unwrap();
            }
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|(column, cell)| format!("{column}={}", cell.text().replace('\n', "⏎")))
                .collect();
            write!(out, ": {}", cells.join(" | ")).unwrap();
            if let Some(skip) = row.skip {
                writeln!(out, " -> skipped, {}", skip.words()).unwrap();
                return ControlFlow::Continue(());
            }
            for problem in &row.problems {
                write!(out, " ! {problem}").unwrap();
            }
            match position(&row, &mapping) {
                Position::Place(place) => {
                    let geometry = serde_json::to_value(&place.geometry).unwrap();
                    let figures = geometry["coordinates"].to_string();
                    let off = place
                        .uncertainty_m
                        .map(|m| format!(" ±{m} m"))
                        .unwrap_or_default();
                    write!(
                        out,
                        " -> {} {figures} {} {}{off}",
                        geometry["type"].as_str().unwrap(),
                        place.method,
                        place.precision
                    )
                    .unwrap();
                    for note in place.notes {
                        write!(out, " ({note})").unwrap();
                    }
                    writeln!(out).unwrap();
                }
                Position::Nowhere { why } => writeln!(out, " -> nowhere: {why}").unwrap(),
                Position::Doubtful { why, geometry, .. } => {
                    writeln!(
                        out,
                        " -> doubtful: {why}{}",
                        if geometry.is_some() { " (kept)" } else { "" }
                    )
                    .unwrap();
                }
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    for (name, value) in &source.about {
        writeln!(out, "about: {name} = {value}").unwrap();
    }
    for warning in &source.warnings {
        writeln!(out, "warning: {warning}").unwrap();
    }
    for found in look(&source, &mapping).unwrap() {
        writeln!(out, "check: {}", serde_json::to_string(&found).unwrap()).unwrap();
    }
    out
}

/// Holds a fixture to its expected text.
pub fn check(name: &str, expected: Expect) {
    expected.assert_eq(&render(name, &ReadOptions::default()));
}
