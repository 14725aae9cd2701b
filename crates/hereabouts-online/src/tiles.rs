//! A tile of an online map: one that is kept as long as its server says so, otherwise asked for.

use crate::ask::Asker;
use crate::asked::{List, What};
use crate::error::{Error, Result};
use crate::kept::{Kept, Known};
use crate::settings::Source;
use image::{ImageFormat, ImageReader};
use std::io::Cursor;
use ureq::http::StatusCode;

/// Bytes of a tile at most.
const TILE: u64 = 2_000_000;
/// Pixels on a side of a tile at most.
const SIDE: u32 = 2048;
const PICTURES: &str = "image/webp,image/png,image/jpeg;q=0.9";

/// Zoom, column and row of a tile in web Mercator, as everybody counts them: rows from the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    pub z: u8,
    pub x: u32,
    pub y: u32,
}

/// The picture of a tile: PNG, JPEG or WebP, looked at.
///
/// # Errors
/// It did not come, or it is no picture. One that is kept answers for a server that does not.
pub(crate) fn fetch_tile(
    asker: &Asker,
    list: &List,
    kept: &Kept,
    source: &Source,
    at: At,
) -> Result<Vec<u8>> {
    let [z, x, y] = [u32::from(at.z), at.x, at.y].map(|number| number.to_string());
    let address = source.address(&[("{z}", &z), ("{x}", &x), ("{y}", &y)]);
    let request = asker.request(&address, PICTURES)?;
    let (request, old) = match kept.look(&address, request) {
        Known::Fresh(tile) => return Ok(tile),
        Known::Stale(request, old) => (request, Some(old)),
        Known::No(request) => (request, None),
    };
    let sent = request.clone();
    let answer = asker.ask(list, &What::Tile(at.z, at.x, at.y), request, TILE);
    match (answer, old) {
        (Ok(answer), Some(old)) if answer.status() == StatusCode::NOT_MODIFIED => {
            Ok(kept.still_good(&address, &sent, &answer, *old))
        }
        (Ok(answer), _) => {
            if answer.status() != StatusCode::OK || !is_picture(answer.body()) {
                return Err(Error::NoPicture(source.host()));
            }
            kept.keep(&address, &sent, &answer);
            Ok(answer.into_body())
        }
        (Err(error), Some(old)) if error.is_for_now() => Ok(old.tile),
        (Err(error), _) => Err(error),
    }
}

/// Whether it can be decoded, within limits.
pub(crate) fn is_picture(bytes: &[u8]) -> bool {
    let Ok(mut reader) = ImageReader::new(Cursor::new(bytes)).with_guessed_format() else {
        return false;
    };
    let known = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP];
    if !reader
        .format()
        .is_some_and(|format| known.contains(&format))
    {
        return false;
    }
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(64 * 1024 * 1024);
    reader.limits(limits);
    reader.decode().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(side: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = image::RgbImage::new(side, side);
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn pictures_are_told_from_everything_else() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            assert!(is_picture(&encoded(256, format)), "{format:?}");
        }
        assert!(!is_picture(&encoded(64, ImageFormat::Gif)));
        assert!(!is_picture(&encoded(SIDE + 1, ImageFormat::Png)));
        let png = encoded(256, ImageFormat::Png);
        assert!(!is_picture(&png[..png.len() / 2]), "cut off");
        assert!(!is_picture(b"<html>Sign in to the wifi first</html>"));
        assert!(!is_picture(b""));
    }
}
