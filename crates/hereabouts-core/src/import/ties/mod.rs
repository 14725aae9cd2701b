//! Bringing in ties: from a table of pairs, or a network as other programs save it, to ties between assets.
//!
//! A file is read ([`read`]), its columns are understood ([`columns`]) and what it says of its nodes ([`nodes`]), each of
//! its ends is matched with an asset or is a new one ([`ends`]), each of its words with a type ([`types`]), and each row
//! is judged ([`judge`]). What was planned is what is brought in ([`run`]).

mod columns;
mod ends;
mod gexf;
mod graphml;
mod judge;
mod nodes;
pub mod plan;
mod read;
mod run;
mod types;
mod waiting;
mod xml;

pub(crate) use waiting::settled;
pub use waiting::{WaitingEnd, WaitingTie};
