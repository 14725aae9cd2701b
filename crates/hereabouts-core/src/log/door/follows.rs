//! What is brought up to date once at the end of an operation, however many records it wrote.

use super::Tx;
use crate::error::Result;
use crate::search::{areas, text_index};

/// From so many assets on, where they are a good part of all, the text index is rebuilt as a whole instead of line by
/// line.
const BULK: usize = 2_000;
/// A good part: one in so many.
const PART: usize = 5;

impl Tx<'_> {
    /// Brings search up to date with the assets of this operation.
    pub(crate) fn search_follows(&mut self) -> Result<()> {
        self.search_follows_telling(&mut |_| true)
    }

    /// The same, telling how many assets are done where there are many; the answer is whether to go on.
    pub(crate) fn search_follows_telling(
        &mut self,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<()> {
        let unsearched = std::mem::take(&mut self.unsearched);
        let all: usize = match unsearched.len() > BULK {
            true => self
                .db
                .prepare_cached("SELECT count(*) FROM asset")?
                .query_row([], |row| row.get(0))?,
            false => 0,
        };
        match unsearched.len() > BULK && unsearched.len() * PART > all {
            true => text_index::rebuild(self.db, progress),
            false => unsearched
                .into_iter()
                .try_for_each(|n| text_index::write(self.db, n)),
        }
    }

    /// Brings up to date which of the assets of this operation lie in which areas.
    pub(crate) fn areas_follow(&mut self) -> Result<()> {
        areas::follow(self.db, &std::mem::take(&mut self.moved), &self.areas)
    }
}
