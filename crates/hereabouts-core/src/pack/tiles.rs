//! The tiles of a file, whichever of the two forms it has.

use super::about::About;
use super::mbtiles::Database;
use super::pmtiles::Archive;
use super::unpack::unpacked;
use crate::error::Result;
use std::path::Path;

/// Where a tile of web Mercator is: column from the west, row from the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    pub z: u8,
    pub x: u32,
    pub y: u32,
}

impl At {
    /// None outside the world.
    pub fn new(z: u8, x: u32, y: u32) -> Option<At> {
        (z <= 30 && x < 1 << z && y < 1 << z).then_some(At { z, x, y })
    }

    /// The tile that a place lies in.
    pub fn of(z: u8, lon: f64, lat: f64) -> At {
        let size = f64::from(1u32 << z.min(30));
        let lat = lat.clamp(-85.0511, 85.0511).to_radians();
        let across = (lon + 180.0) / 360.0;
        let down = (1.0 - lat.tan().asinh() / std::f64::consts::PI) / 2.0;
        let cell = |share: f64| (share * size).clamp(0.0, size - 1.0) as u32;
        At {
            z,
            x: cell(across),
            y: cell(down),
        }
    }

    /// Longitude and latitude of a spot in it: `x` and `y` are shares of its side, from the north-west.
    pub fn lon_lat(self, x: f64, y: f64) -> [f64; 2] {
        let size = f64::from(1u32 << self.z);
        let lon = (f64::from(self.x) + x) / size * 360.0 - 180.0;
        let up = std::f64::consts::PI * (1.0 - 2.0 * (f64::from(self.y) + y) / size);
        [lon, up.sinh().atan().to_degrees()]
    }
}

/// An open file of tiles. Nothing of it is held but what was asked for.
pub enum Tiles {
    Archive(Archive),
    Database(Database),
}

/// Goes on while it answers true.
pub type Each<'a> = &'a mut dyn FnMut(At, Vec<u8>) -> Result<bool>;

impl Tiles {
    pub fn about(&self) -> Result<About> {
        match self {
            Tiles::Archive(archive) => archive.about(),
            Tiles::Database(database) => database.about(),
        }
    }

    /// How many tiles there are, where that is known; never exact.
    pub fn count(&self) -> Option<u64> {
        match self {
            Tiles::Archive(archive) => archive.count(),
            Tiles::Database(database) => database.count(),
        }
    }

    /// The bytes of a tile, unpacked; none where there is none.
    pub fn tile(&self, at: At) -> Result<Option<Vec<u8>>> {
        let packed = match self {
            Tiles::Archive(archive) => archive.tile(at)?,
            Tiles::Database(database) => database.tile(at)?,
        };
        match packed {
            None => Ok(None),
            Some(packed) => match unpacked(packed) {
                Some(bytes) => Ok(Some(bytes)),
                None => Err(unreadable(self.path())),
            },
        }
    }

    /// Every tile, lower zooms mostly first; one that cannot be unpacked is empty.
    pub fn each(&self, each: Each) -> Result<()> {
        let mut unpacking = |at, bytes| each(at, unpacked(bytes).unwrap_or_default());
        match self {
            Tiles::Archive(archive) => archive.each(&mut unpacking),
            Tiles::Database(database) => database.each(&mut unpacking),
        }
    }

    fn path(&self) -> &Path {
        match self {
            Tiles::Archive(archive) => archive.path(),
            Tiles::Database(database) => database.path(),
        }
    }
}

/// Some tile, or what leads to it, is not what it should be.
pub fn unreadable(path: &Path) -> crate::Error {
    crate::Error::invalid(format!(
        "{} is damaged: what it says of its own contents does not fit together. Copy it again, or get it anew.",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spot_lies_in_its_tile() {
        for (lon, lat) in [(-2.02, 53.47), (0.1, 0.1), (179.9, -80.0), (-179.9, 84.9)] {
            for z in [0, 5, 14] {
                let at = At::of(z, lon, lat);
                let [west, north] = at.lon_lat(0.0, 0.0);
                let [east, south] = at.lon_lat(1.0, 1.0);
                assert!(west <= lon && lon <= east, "{z} {lon}");
                assert!(south <= lat && lat <= north, "{z} {lat}");
            }
        }
        assert_eq!(At::new(1, 2, 0), None);
        assert_eq!(At::new(31, 0, 0), None);
    }
}
