//! What may leave a catalogue, and the formats it leaves in.
//!
//! A [`Release`] holds exactly what somebody may have: the core decides that, this crate writes it down. Nothing
//! here can name a catalogue, look anything up or widen what it was given, because the core depends on this crate
//! and not the other way round. What was held back is not here at all, so no format can count or mention it.
//!
//! - [`release`]: the prepared content, streamed
//! - [`mod@column`]: the names under which properties leave
//! - [`precision`]: how well a place is known, and how many decimals that allows
//! - [`photo`]: photos beside a release, and that nothing but what draws them is in them
//! - [`place`]: geometry made fit to leave: rounded, wound, valid, split at the antimeridian
//! - [`mod@format`]: the registry; one file in `format/` per format
//! - [`clipboard`]: cells for a spreadsheet
//! - [`destination`]: files that appear whole or not at all
//! - [`bundle`]: all that is held about one person, for that person
//! - [`takeaway`]: the list that everybody takes home from an offers-and-wishes session
//! - [`about`]: the companion files that travel beside every format
//! - [`cell`], [`number`]: how text and numbers are written so that they read back equal

pub mod about;
pub mod bundle;
pub mod cell;
pub mod clipboard;
pub mod column;
pub mod destination;
mod error;
pub mod format;
pub mod number;
pub mod photo;
mod photo_folder;
pub mod place;
pub mod precision;
pub mod release;
pub mod takeaway;

pub use column::{Column, Columns};
pub use destination::{WrittenFile, save_alone};
pub use error::{Error, Result, Source};
pub use format::{FORMATS, Format, Prepared, Written, prepare, save};
pub use precision::Precision;
pub use release::{
    About, Contents, End, Place, Release, ReleasedAsset, ReleasedPhoto, ReleasedRelationship, Value,
};
