//! Finding assets: one query language that the search box, filters, facets and the terminal share.
//!
//! Text becomes a [`Query`] ([`parse`]), a query is written back as text, a query finds rows
//! ([`find`]). Each step is a function of its own with a table of examples. What was [`Found`] is
//! the one answer that lists, counts and tiles are made from, so that they cannot disagree.
//!
//! Nothing typed is ever an error, and nothing typed is ever part of an SQL text: conditions are
//! composed of fixed fragments, and values are bound. Nothing here writes, but [`text_index`] and
//! [`areas`], which the write door calls.

mod also;
pub(crate) mod areas;
mod best;
mod candidates;
mod columns;
mod connecting;
pub mod counts;
mod find;
mod fold;
mod found;
pub mod list;
mod near;
mod order;
mod own_fields;
mod parse;
mod query;
mod similar;
mod spelling;
mod sql;
pub mod table;
pub mod text_index;
mod tied;
mod toggle;
mod vocabulary;
mod words;
mod write;

#[cfg(test)]
mod agreement_tests;
#[cfg(test)]
mod find_tests;
#[cfg(test)]
pub(crate) mod testing;

pub(crate) use also::{all as all_called_also, called_also};
pub(crate) use candidates::{Called, beginning, named, saying, terms};
pub use columns::Columns;
pub use find::find;
pub(crate) use find::find_knowing;
pub use fold::{fold, tokens};
pub use found::{Bits, Found};
pub(crate) use order::{by_name, each};
pub(crate) use query::status_token;
pub use query::{Has, Matter, Query, Reach, Term, TieCount};
pub(crate) use similar::one_off;
pub(crate) use tied::TiesOf;
pub(crate) use vocabulary::KnownWords;
