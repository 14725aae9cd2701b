//! Sheets of paper, in millimetres.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Size {
    A4,
    A3,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub size: Size,
    #[serde(default)]
    pub landscape: bool,
}

/// Left, right and top; printers reach no further.
pub const MARGIN: f64 = 12.0;
/// With the number of the page in it.
pub const FOOT: f64 = 14.0;
/// Title, and the line about whom and when.
const HEAD: f64 = 18.0;
/// Letters and figures of the squares beside the map, on each side.
pub const RULER: f64 = 5.0;

impl Paper {
    /// Width and height.
    pub fn mm(self) -> [f64; 2] {
        let [short, long] = match self.size {
            Size::A4 => [210.0, 297.0],
            Size::A3 => [297.0, 420.0],
        };
        match self.landscape {
            false => [short, long],
            true => [long, short],
        }
    }

    /// Width and height of the map within its rulers.
    pub fn map_mm(self) -> [f64; 2] {
        let [width, height] = self.mm();
        let under = match self.columns() {
            2 => 17.0,
            _ => 13.0,
        };
        [
            width - 2.0 * (MARGIN + RULER),
            height - MARGIN - FOOT - HEAD - 2.0 * RULER - under,
        ]
    }

    /// Columns of the list: each wide enough for a name and narrow enough to read.
    pub fn columns(self) -> usize {
        match (self.size, self.landscape) {
            (Size::A4, false) => 2,
            (Size::A4, true) | (Size::A3, false) => 3,
            (Size::A3, true) => 4,
        }
    }
}
