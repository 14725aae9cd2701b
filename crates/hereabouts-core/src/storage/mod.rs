//! What remembers: the file, its key, its pragmas, its schema, its backups.
//!
//! `file` opens and makes catalogues, `connection` is the only place that opens one; `schema`
//! brings a file up to date; `backup` keeps copies; `passphrase` changes who can read it, `recovery`
//! puts its key on paper; `check` asks the file whether it is whole, `wal` and `damage` what became of
//! one that is not. What the rows mean is decided elsewhere.
//!
//! Nothing else in this process may open the file of an open catalogue, not even to read it: see
//! `place::head`.

pub mod backup;
pub mod bytes;
pub mod check;
mod connection;
mod damage;
mod draft;
pub mod file;
pub mod folder;
mod key;
pub mod passphrase;
mod place;
pub mod recovery;
pub mod rows;
pub mod schema;
mod unlock;
mod wal;

pub use backup::{Before, backup, backup_before, backup_if_due, backups, backups_of, restore};
pub use check::{checkpoint, integrity};
pub use connection::{APPLICATION_ID, Room};
pub(crate) use file::fill_draft;
pub use file::{Journal, OpenFile, in_memory};
pub use key::Passphrase;
pub use passphrase::set_passphrase;
pub(crate) use place::{for_new_file, immutable_uri};
pub use place::{holds_catalogue, known_as_catalogue};
pub use recovery::RecoveryKey;
pub use schema::{SCHEMA_VERSION, migrate};
pub use unlock::{Unlock, salt};
