//! What may leave the catalogue, for whom: decided here, written down by `hereabouts_export`, which
//! cannot look anything up.
//!
//! - [`rules`]: which assets leave for an audience, and why the others stay; [`allowed`]: by which profiles
//! - [`known`]: an asset with what hangs on it; [`together`]: many of them
//! - [`fields`]: which of its fields leave, under which names, in the one table of them
//! - [`careful`]: how careful one must be with each field
//! - [`coarser`]: places given as cells of a fixed grid or as a chosen area; [`levels`]: which, for this reader;
//!   [`alone`]: not where too few others are; [`said`]: how many people there are said to be
//! - [`ties`]: which relationships leave
//! - [`leaks`]: what is worth a look before it leaves, and stays until somebody says why not
//! - [`photos`]: which photos leave, under which names; [`copy`]: a copy of one; [`entered`]: one file with its
//!   entry in the register
//! - [`clipboard`]: cells of the table, for the team; [`tile`]: a tile of the map, for the team
//! - [`units`]: the fields that there are for a reader, as the log has them
//! - [`survey`]: one pass over what is asked for: counts, columns, a [`digest`] of all that leaves
//! - [`contents`]: the second pass, streamed into the files
//! - [`grounds`]: what it is given for, and on which lawful basis
//! - [`preview`], [`first`], [`save`], [`since`]: what the catalogue answers with; [`looked`]: what it remembers of
//!   the last one; [`last`]: what is different from the last
//!   release to the same reader
//!
//! Both passes walk one read snapshot and hold a few assets at a time, so memory does not grow with what
//! leaves, and preview and file are the same content. Nothing that stays is named, flagged or counted in
//! anything that leaves.

mod allowed;
mod alone;
mod careful;
pub mod clipboard;
mod coarser;
mod contents;
mod copy;
mod digest;
mod entered;
mod fields;
mod first;
mod grounds;
mod known;
mod levels;
mod looked;
pub(crate) use careful::careful_fields;
pub(crate) use fields::{
    CHANNELS, Key, LOCATION_AREA, beyond_the_team, extra, is_field, of_person,
};
pub(crate) use looked::Remembered;
pub(crate) use photos::of as photos_of;
pub(crate) use rules::{Rules, wanted_ids};
pub(crate) use save::{As, ours};
pub(crate) use survey::{OWN_FIELD, Survey};
pub(crate) use ties::token_of;
pub(crate) use units::units;
mod last;
pub(crate) mod leaks;
mod photos;
mod preview;
pub mod request;
mod rules;
mod said;
mod save;
mod since;
mod survey;
#[cfg(test)]
mod tests;
mod ties;
mod tile;
mod together;
mod units;
