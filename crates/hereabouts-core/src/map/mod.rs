//! The map: where assets are, kept in memory, and the vector tiles drawn from it.
//!
//! [`index::MapIndex`] is filled from the table `asset` and brought up to date after each commit. It
//! answers tiles for a filter given as [`crate::search::Bits`]; it knows nothing of queries, and reads nothing
//! from the file while it draws.

mod clip;
mod cluster;
mod extent;
pub mod index;
mod shape;
mod tile;
mod world;

#[cfg(test)]
mod tests;
