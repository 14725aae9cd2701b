//! The map of the sample neighbourhood: drawn by the program when somebody visits it, and kept like any pack.
//!
//! It belongs to the sample: other catalogues neither list nor search it. A later program that draws it
//! otherwise puts the new one in the place of the old.

use super::keep::{Packs, lock, state};
use super::{AddPack, PackState};
use crate::catalogue::{LongWork, Work};
use crate::error::{Error, Result};
use crate::sample::town;
use std::fs;

impl Packs {
    /// Sees that the map is there as this program draws it.
    pub(super) fn draw_sample(&self) -> Result<()> {
        let _one_at_a_time = lock(&self.drawing);
        let version = town::version();
        let mut before = self.all()?;
        before.retain(|pack| pack.sample.is_some());
        let is_it = |pack: &super::Pack| pack.sample.as_ref() == Some(&version);
        if before
            .iter()
            .any(|pack| is_it(pack) && state(pack) == PackState::Here)
        {
            return Ok(());
        }
        fs::create_dir_all(&self.folder).map_err(Error::io("Making", &self.folder))?;
        let drawn = tempfile::Builder::new()
            .suffix(".mbtiles")
            .tempfile_in(&self.folder)
            .map_err(Error::io("Saving", &self.folder))?;
        town::write(drawn.path())?;
        for pack in before {
            self.forget(pack.id)?;
        }
        let add = AddPack {
            name: String::new(),
            attribution: town::CREDIT.to_owned(),
            copy: true,
            names: true,
        };
        // Nobody waits for it, and nobody is told of it.
        let unseen = LongWork::default();
        let going = unseen.begin(Work::CollectingNames, None, false);
        self.add_as(drawn.path(), add, Some(version), &going)?;
        Ok(())
    }
}
