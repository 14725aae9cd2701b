//! The photos of Aldermoor. Nobody lives there, so they are drawn: each is `photos/NAME.svg`, and the picture
//! beside it is made of that by the test below.

use super::SamplePhoto;
use crate::attachment::{Attachment, ContentHash, made_of};
use crate::error::{Error, Result};
use crate::id::AssetId;
use crate::log::door::Tx;
use crate::storage::bytes;
use std::collections::HashSet;

macro_rules! drawings {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("photos/", $name, ".png")))),*]
    };
}

/// What each drawing is called, and its picture.
const DRAWINGS: &[(&str, &[u8])] = drawings![
    "allotments",
    "bakery",
    "bandstand",
    "bench",
    "fridge",
    "hall",
    "knitters",
    "lanterns",
    "library",
    "lookout",
    "market",
    "names",
    "repair",
    "seeds",
    "square",
    "tools",
];

/// Puts photos on the card of an asset. `made` are the drawings whose small pictures are kept already.
pub fn add(
    tx: &mut Tx,
    asset: AssetId,
    photos: &[SamplePhoto],
    made: &mut HashSet<String>,
) -> Result<()> {
    for (photo, position) in photos.iter().zip(0..) {
        let wrong = |why: &str| Error::Damaged(format!("the sample: {} {why}", photo.drawing));
        let drawing = DRAWINGS.iter().find(|(name, _)| *name == photo.drawing);
        let (name, picture) = drawing.ok_or_else(|| wrong("is not drawn"))?;
        let media_type = crate::attachment::MediaType::Png;
        let hash = ContentHash::of(picture);
        if made.insert((*name).to_owned()) {
            let small = made_of(picture, media_type).map_err(wrong)?;
            bytes::put(tx.db(), &hash, picture)?;
            bytes::put_derived(tx.db(), &hash, &small.derived)?;
        }
        let attachment = Attachment {
            asset,
            hash,
            media_type,
            file_name: format!("{name}.png"),
            size: picture.len() as u64,
            width: Some(WIDE),
            height: Some(HIGH),
            taken_on: None,
            position,
            caption: Some(photo.caption.clone()),
            alt: Some(photo.alt.clone()),
            may_be_published: true,
            publish_reason: Some("Drawn for the sample; nobody is in it".into()),
        };
        let id = super::id("attachment", &format!("{} {name}", asset.0));
        tx.create(id, &attachment)?;
    }
    Ok(())
}

/// Pixels of every drawing.
const WIDE: u32 = 960;
const HIGH: u32 = 640;

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbImage;
    use resvg::{tiny_skia, usvg};
    use std::collections::HashMap;
    use std::path::Path;

    fn drawn(svg: &str) -> RgbImage {
        let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).unwrap();
        let mut pixels = tiny_skia::Pixmap::new(WIDE, HIGH).unwrap();
        let as_is = tiny_skia::Transform::identity();
        resvg::render(&tree, as_is, &mut pixels.as_mut());
        let pixels = image::RgbaImage::from_raw(WIDE, HIGH, pixels.take()).unwrap();
        image::DynamicImage::ImageRgba8(pixels).into_rgb8()
    }

    /// How far two colours are apart.
    fn apart(a: [u8; 3], b: [u8; 3]) -> u32 {
        let squares = a
            .iter()
            .zip(b)
            .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2));
        squares.sum()
    }

    /// As PNG in few colours: of flat shapes only the edges have more.
    fn png(drawn: &RgbImage) -> Vec<u8> {
        const MOST: usize = 96;
        let mut counts: HashMap<[u8; 3], u32> = HashMap::new();
        for pixel in drawn.pixels() {
            *counts.entry(pixel.0).or_default() += 1;
        }
        let mut all: Vec<([u8; 3], u32)> = counts.into_iter().collect();
        all.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
        let palette: Vec<[u8; 3]> = all.iter().take(MOST).map(|(colour, _)| *colour).collect();
        let nearest = |colour: [u8; 3]| {
            let each = palette.iter().zip(0u8..);
            each.min_by_key(|(other, _)| apart(**other, colour))
                .unwrap()
                .1
        };
        let by_colour: HashMap<[u8; 3], u8> = all
            .iter()
            .map(|(colour, _)| (*colour, nearest(*colour)))
            .collect();
        let pixels: Vec<u8> = drawn.pixels().map(|pixel| by_colour[&pixel.0]).collect();
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDE, HIGH);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette.concat());
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&pixels).unwrap();
        writer.finish().unwrap();
        bytes
    }

    /// `UPDATE_EXPECT=1` draws the pictures anew.
    #[test]
    fn every_picture_is_its_drawing() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sample/photos");
        for (name, picture) in DRAWINGS {
            let svg = std::fs::read_to_string(folder.join(format!("{name}.svg"))).unwrap();
            let drawn = drawn(&svg);
            if std::env::var_os("UPDATE_EXPECT").is_some() {
                std::fs::write(folder.join(format!("{name}.png")), png(&drawn)).unwrap();
                continue;
            }
            let kept = image::load_from_memory(picture).unwrap().into_rgb8();
            assert_eq!(kept.dimensions(), (WIDE, HIGH), "{name}");
            let pairs = kept.pixels().zip(drawn.pixels());
            // Only edges may differ by the few colours, and by how another machine rounds.
            let far = pairs.filter(|(a, b)| apart(a.0, b.0) > 4000).count();
            assert!(far < 500, "{name} is drawn otherwise now: {far} pixels");
        }
    }

    #[test]
    fn no_drawing_lies_there_for_nothing() {
        let sample = super::super::read().unwrap();
        let used: HashSet<String> = sample
            .assets
            .into_iter()
            .flat_map(|asset| asset.photos)
            .map(|photo| photo.drawing)
            .collect();
        let there: HashSet<String> = DRAWINGS.iter().map(|(name, _)| (*name).into()).collect();
        assert_eq!(used, there);
        let weight: usize = DRAWINGS.iter().map(|(_, picture)| picture.len()).sum();
        assert!(weight < 300_000, "{weight} bytes of pictures");
    }
}
