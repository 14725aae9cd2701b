//! Hereabouts without a window: one [`Catalogue`] is one open file.
//!
//! What happens to a record, in one breath: an operation (`Catalogue::create_asset`, …) opens a
//! transaction with [`Catalogue::transact`]; inside it the write door ([`log::door`]) appends one
//! immutable [`log::Change`] for each record; what the changes of a record show ([`log::view`]) is
//! written to its row by the one `set` in [`storage`]; then all of it commits at once. Undo, redo,
//! import and merging append to the same log through the same door.
//!
//! The core decides, `storage` remembers, `api` names. Nothing here knows of windows, and nothing
//! but `api` and `log` knows of JSON.

pub mod activity;
pub mod api;
pub mod area;
pub mod asset;
pub mod attachment;
pub mod audience;
pub mod card;
pub mod catalogue;
pub mod check;
pub mod confirmation;
pub mod conflict;
pub mod consent;
pub mod contact;
pub mod conversation;
pub mod custom_field;
pub mod disclosure;
pub mod drawing;
pub mod duplicate;
pub mod erase;
pub mod error;
pub mod exchange;
pub mod follow_up;
pub mod gathering;
pub mod geometry;
pub mod gift;
pub mod grid;
pub mod history;
pub mod id;
pub mod import;
pub mod inbox;
pub mod introduction;
pub mod list;
pub mod log;
pub mod many;
pub mod map;
pub mod meeting;
pub mod network;
pub mod pack;
pub mod partner;
pub mod place;
pub mod possible_action;
pub mod record;
pub mod relationship;
pub mod release;
pub mod rights;
pub mod sample;
pub mod saved_view;
pub mod search;
pub mod storage;
pub mod table;
pub mod topic;
pub mod travel;
pub mod vocabulary;
pub mod walk;
pub mod wish;

pub use catalogue::Catalogue;
pub use error::{Error, Result};
