//! What people ask of a catalogue and wait for: tiles, search as they type, counts, pages of the list, cards. Each file
//! asks in every round what was not asked before in it, as [`hereabouts_core::Catalogue`] remembers its last answers.

pub mod counted;
pub mod halves;
pub mod listed;
pub mod supercluster;
pub mod tiles;
pub mod typed;
pub mod words;

use hereabouts_core::Catalogue;
use std::path::Path;

/// Opens a catalogue without a passphrase, as the window does.
pub fn open(file: &Path) -> Catalogue {
    Catalogue::open(file, None).expect("a catalogue can be opened")
}
