//! Looks at a picture of the window: which colours are drawn where.

use crate::Window;
use std::io::Cursor;

/// The pixels of a window, from its left upper corner.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    rgb: Vec<[u8; 3]>,
}

impl Picture {
    pub fn of(window: &Window) -> Picture {
        let png = window.screenshot();
        let mut decoder = png::Decoder::new(Cursor::new(&png));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().expect("a picture is a PNG");
        let mut bytes = vec![0; reader.output_buffer_size().expect("it has a size")];
        let frame = reader.next_frame(&mut bytes).expect("it is whole");
        let step = frame.color_type.samples();
        let pixels = bytes[..frame.buffer_size()].chunks_exact(step);
        Picture {
            width: frame.width as usize,
            height: frame.height as usize,
            rgb: pixels.map(|one| [one[0], one[1], one[2]]).collect(),
        }
    }

    /// How many pixels of a rectangle (left, top, right, bottom) have this colour, give or take a little.
    pub fn count(&self, colour: [u8; 3], within: [f64; 4]) -> usize {
        let near = |one: &&[u8; 3]| (0..3).all(|i| one[i].abs_diff(colour[i]) <= 12);
        self.pixels(within).filter(near).count()
    }

    /// How many different colours a rectangle (left, top, right, bottom) holds.
    pub fn colours(&self, within: [f64; 4]) -> usize {
        let all: std::collections::HashSet<_> = self.pixels(within).collect();
        all.len()
    }

    fn pixels(&self, [left, top, right, bottom]: [f64; 4]) -> impl Iterator<Item = &[u8; 3]> {
        let (left, right) = (
            left.max(0.0) as usize,
            (right.max(0.0) as usize).min(self.width),
        );
        let (top, bottom) = (
            top.max(0.0) as usize,
            (bottom.max(0.0) as usize).min(self.height),
        );
        (top..bottom).flat_map(move |y| (left..right).map(move |x| &self.rgb[y * self.width + x]))
    }
}

/// The colour of a kind on the light map.
pub fn kind_colour(kind: &str) -> [u8; 3] {
    match kind {
        "person" => [0xc6, 0x2a, 0x70],
        "association" => [0x2f, 0x63, 0xc6],
        "institution" => [0x2f, 0x3b, 0x4a],
        "place" => [0x0f, 0x5a, 0x1f],
        "exchange" => [0x9b, 0x60, 0x21],
        "culture" => [0x5d, 0x13, 0x89],
        other => panic!("there is no kind “{other}”"),
    }
}
