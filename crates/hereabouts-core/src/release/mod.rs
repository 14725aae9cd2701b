//! What may leave the catalogue, for whom: decided here, written down by `hereabouts_export`, which
//! cannot look anything up.
//!
//! - [`rules`]: which assets leave for an audience, and why the others stay
//! - [`fields`]: which of an asset's fields leave, under which names; the one table of them
//! - [`coarser`]: places moved to the middle of a fixed square
//! - [`ties`]: which relationships leave
//! - [`photos`]: which photos leave, under which names; [`copy`]: a copy of one
//! - [`clipboard`]: cells of the table, for the team
//! - [`survey`]: one pass over what is asked for: counts, columns, a digest of all that leaves
//! - [`contents`]: the second pass, streamed into the files
//! - [`preview`], [`save`], [`since`]: what the catalogue answers with
//!
//! Both passes walk one read snapshot and hold one asset at a time, so memory does not grow with what
//! leaves, and preview and file are the same content. Nothing that stays is named, flagged or counted in
//! anything that leaves.

pub mod clipboard;
mod coarser;
mod contents;
mod copy;
mod fields;
pub(crate) use fields::{extra, is_field};
pub(crate) use rules::wanted_ids;
mod photos;
mod preview;
pub mod request;
mod rules;
mod save;
mod since;
mod survey;
#[cfg(test)]
mod tests;
mod ties;
