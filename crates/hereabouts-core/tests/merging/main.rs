//! Merging by name: what two and three laptops said apart, what is shown once they have met, and what is asked.
//!
//! `tests/merge_model` compares random histories with the reference model; here are the cases to read.

#![allow(clippy::unwrap_used)] // All of this crate is tests.

mod clocks;
mod cut;
mod geodiff;
mod home;
mod rules;
mod support;
mod travel;
mod versions;
