//! `tile`: one vector tile, as the window gets it, of what leaves for the team.

use crate::opening::open;
use crate::{Done, Trouble, say};
use clap::Args;
use hereabouts_core::storage::holds_catalogue;
use std::path::PathBuf;

/// Writes one vector tile (Mapbox Vector Tile), as the window draws it
#[derive(Args)]
#[command(after_help = "\
Example:
  hereabouts tile Greenfield.hereabouts 14/8100/5300 out.mvt

Holds what an export for the team holds: nothing that is for you alone or kept but not used. Where nothing is, the file is empty. A tile that is there is written anew.")]
pub struct Tile {
    /// The catalogue
    file: PathBuf,
    /// Zoom, column, row, as web maps count them
    #[arg(value_name = "Z/X/Y", value_parser = address)]
    tile: (u8, u32, u32),
    /// The file to write
    out: PathBuf,
}

fn address(text: &str) -> Result<(u8, u32, u32), String> {
    let parts: Vec<u32> = text.split('/').map_while(|n| n.parse().ok()).collect();
    match parts[..] {
        [z, x, y] if z <= 24 && x < 1 << z && y < 1 << z => Ok((z as u8, x, y)),
        [z, ..] if z <= 24 => Err(format!(
            "column and row at zoom {z} count from 0 to {}",
            (1u32 << z) - 1
        )),
        _ => Err("write zoom, column and row as 14/8100/5300; zoom is 24 at most".into()),
    }
}

impl Tile {
    pub fn run(self) -> Done {
        let (z, x, y) = self.tile;
        let catalogue = open(&self.file)?;
        if holds_catalogue(&self.out) {
            return Err(Trouble::Act(format!(
                "{} is a catalogue, or belongs to one. Nothing was changed. Choose another name.",
                self.out.display()
            )));
        }
        let bytes = catalogue.team_tile(z, x, y)?;
        std::fs::write(&self.out, &bytes).map_err(|error| {
            Trouble::Act(format!(
                "{} could not be written: {error}. Choose another place.",
                self.out.display()
            ))
        })?;
        say::line(&format!("{} bytes to {}", bytes.len(), self.out.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_is_named_as_on_web_maps() {
        let check = |text: &str, expect: Option<(u8, u32, u32)>| {
            assert_eq!(address(text).ok(), expect, "{text}")
        };
        check("0/0/0", Some((0, 0, 0)));
        check("14/8100/5300", Some((14, 8100, 5300)));
        check("1/2/0", None);
        check("25/0/0", None);
        check("14/8100", None);
        check("14/8100/5300/1", None);
        check("-1/0/0", None);
        check("here", None);
    }
}
