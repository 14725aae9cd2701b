//! Bringing files in: from a file to rows, columns, guesses and places.
//!
//! Here lives everything that turns a CSV, XLSX or GeoJSON file into rows with
//! a meaning: [`Source`] opens a file and yields its rows as a stream,
//! [`columns::guess`] says which column is which field, [`position::position`]
//! says where a row is, and [`check::check`] looks at the file as a whole.
//! [`plan`] says what bringing it in would do, and [`run`] does it. Importers fail only on I/O and on files that are not valid in their
//! format at all; odd data yields rows with problems, never an error.

pub mod boundaries;
pub mod check;
pub mod columns;
mod coordinates;
mod crs;
mod csv;
mod degrees;
mod dialect;
pub mod draft;
mod encoding;
mod error;
mod features;
mod geojson;
pub mod geometry;
mod guess;
mod guess_place;
mod headings;
pub mod judge;
pub mod mapping;
mod mended;
mod number;
pub(crate) mod offering;
mod opened;
mod ours;
mod own_fields;
mod plain;
pub mod plan;
pub mod position;
mod precision;
mod profile;
pub mod reach;
mod row;
mod run;
mod same_place;
mod shapes;
mod source;
pub mod ties;
pub mod typed;
mod unpack;
mod wkt;
pub(crate) mod wording;
mod words;
mod write;
mod xlsx;

pub use columns::{Certainty, Field, Guess};
pub use error::ImportError;
pub use mapping::Mapping;
pub(crate) use number::loosely as loose_number;
pub(crate) use ours::field as own_column;
pub use plain::plain_text;
pub use position::Position;
pub use profile::ColumnProfile;
pub use row::{Cell, Crs, RawGeometry, Row, SkipReason};
pub(crate) use same_place::same as is_same_place;
pub(crate) use shapes::is_web;
pub use source::{Progress, ReadOptions, Source};
pub(crate) use wording::loose_day;
