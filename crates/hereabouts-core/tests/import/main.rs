//! Bringing files in, from outside the core: real files, awkward files, any bytes.
//!
//! Tests that read the shared data sets say so when those are not there; small fixtures in
//! `tests/fixtures/import` hold the same quirks everywhere.

#![allow(clippy::unwrap_used)] // All of this crate is tests.

mod columns;
mod features;
mod grid;
mod quirks;
mod render;
mod robust;
mod shared;
mod walk;
mod whole;
mod xlsx;
