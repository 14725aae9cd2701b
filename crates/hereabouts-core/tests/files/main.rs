//! Whole files through the whole program: brought in, kept, saved again, brought back. What is saved here
//! lies in `target/export-corpus-files` and `target/export-corpus-catalogues`, where `tests/judges` reads it.

#![allow(clippy::unwrap_used)]

mod back;
mod catalogues;
mod corpus;
#[path = "../support/dice.rs"]
mod dice;
mod every;
mod real;
mod workbook;
