//! Looks at a picture of the window: which colours are drawn where.

use crate::Window;
use std::collections::HashMap;
use std::io::Cursor;
use std::path::Path;

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

    /// Saves a rectangle (left, top, right, bottom) as a small PNG of at most 256 colours.
    pub fn save_part(&self, within: [f64; 4], png: &Path) {
        let [left, top, right, bottom] = within.map(|edge| edge.max(0.0).round() as usize);
        let (right, bottom) = (right.min(self.width), bottom.min(self.height));
        let rows =
            (top..bottom).flat_map(|y| &self.rgb[y * self.width + left..y * self.width + right]);
        let (palette, indices) = few_colours(rows.copied());
        if let Some(folder) = png.parent() {
            std::fs::create_dir_all(folder).expect("the folder for pictures can be made");
        }
        let file = std::fs::File::create(png).expect("the picture can be saved");
        let mut encoder = png::Encoder::new(file, (right - left) as u32, (bottom - top) as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_compression(png::Compression::High);
        encoder.set_palette(palette.concat());
        let mut writer = encoder.write_header().expect("a picture has a head");
        writer
            .write_image_data(&indices)
            .expect("the picture can be saved");
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

/// The 256 colours that are there most, and for each pixel the one of them that is nearest.
fn few_colours(pixels: impl Iterator<Item = [u8; 3]>) -> (Vec<[u8; 3]>, Vec<u8>) {
    let pixels: Vec<[u8; 3]> = pixels.collect();
    let mut often: HashMap<[u8; 3], usize> = HashMap::new();
    for pixel in &pixels {
        *often.entry(*pixel).or_default() += 1;
    }
    let mut palette: Vec<([u8; 3], usize)> = often.into_iter().collect();
    palette.sort_by_key(|(colour, times)| (std::cmp::Reverse(*times), *colour));
    palette.truncate(256);
    let palette: Vec<[u8; 3]> = palette.into_iter().map(|(colour, _)| colour).collect();
    let mut known: HashMap<[u8; 3], u8> = HashMap::new();
    let indices = pixels.iter().map(|pixel| {
        *known.entry(*pixel).or_insert_with(|| {
            let far = |colour: &[u8; 3]| -> u32 {
                (0..3)
                    .map(|i| u32::from(colour[i].abs_diff(pixel[i])).pow(2))
                    .sum()
            };
            let nearest = (0..palette.len()).min_by_key(|at| far(&palette[*at]));
            u8::try_from(nearest.unwrap_or(0)).unwrap_or(u8::MAX)
        })
    });
    (palette.clone(), indices.collect())
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
