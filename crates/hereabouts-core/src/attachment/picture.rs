//! Pictures: decoded within limits, made small, and written anew for those who are given them.
//!
//! Whatever is shown or leaves was encoded here from pixels alone, so it holds no word of the camera, the
//! place or the person. What cannot be decoded is kept as it came, and is neither shown nor given away.

use super::MediaType;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::error::{ImageError, UnsupportedErrorKind};
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits,
};
use std::io::Cursor;
use std::panic::catch_unwind;

/// The largest picture that is decoded: pixels on a side, and bytes of memory for its pixels.
const MAX_SIDE: u32 = 12_000;
const MAX_PIXEL_BYTES: u64 = 256 * 1024 * 1024;

/// Nothing a camera or a scanner makes has so many pixels for each byte of its file.
const MOST_PIXELS_A_BYTE: u64 = 200;

/// The longest sides of what is shown on a card and in the gallery, and of what leaves.
const CARD: u32 = 320;
const GALLERY: u32 = 1_600;
const LEAVING: u32 = 4_096;

/// What shows of a picture.
pub struct Small {
    /// In pixels, upright.
    pub size: (u32, u32),
    pub transparent: bool,
    /// JPEG.
    pub card: Vec<u8>,
    pub gallery: Vec<u8>,
}

/// What becomes of a file.
pub enum Look {
    Picture(Box<Small>),
    /// It is kept as it came.
    Kept,
    /// It is not kept, and why, in a sentence.
    Refused(&'static str),
}

/// Looks at a file that is to be kept.
pub fn look(bytes: &[u8], media_type: MediaType) -> Look {
    let Some(format) = media_type.image_format() else {
        return Look::Kept;
    };
    match decode(bytes, format) {
        Decoded::Picture(picture, orientation) => match small(&picture, orientation) {
            Some(small) => Look::Picture(Box::new(small)),
            None => Look::Refused(BROKEN),
        },
        Decoded::TooLarge { is_plausible: true } => Look::Kept,
        Decoded::TooLarge {
            is_plausible: false,
        } => Look::Refused(
            "It claims to be far larger than its file can hold, so it was not opened.",
        ),
        Decoded::Unknown => Look::Kept,
        Decoded::Broken => Look::Refused(BROKEN),
    }
}

const BROKEN: &str = "It is broken: it begins like a picture and cannot be read as one.";

/// The picture as it leaves: upright, without metadata, at most 4,096 pixels on a side; as PNG where it is
/// transparent, else as JPEG. None where it cannot be decoded.
pub fn written_anew(bytes: &[u8], media_type: MediaType) -> Option<Vec<u8>> {
    let Decoded::Picture(picture, orientation) = decode(bytes, media_type.image_format()?) else {
        return None;
    };
    let transparent = is_transparent(&picture);
    let mut picture = within(picture, LEAVING);
    picture.apply_orientation(orientation);
    if !transparent {
        return jpeg(picture, 90);
    }
    let pixels = picture.into_rgba8();
    let mut written = Vec::new();
    PngEncoder::new(&mut written)
        .write_image(
            &pixels,
            pixels.width(),
            pixels.height(),
            ExtendedColorType::Rgba8,
        )
        .ok()?;
    Some(written)
}

enum Decoded {
    Picture(DynamicImage, Orientation),
    /// Larger than what is decoded; whether its file can hold so much.
    TooLarge {
        is_plausible: bool,
    },
    /// A variant of its format that is not decoded here.
    Unknown,
    Broken,
}

/// Decodes a picture; its size is looked at before any of it is unpacked.
fn decode(bytes: &[u8], format: ImageFormat) -> Decoded {
    // Decoders of hostile bytes have panicked before.
    catch_unwind(|| decode_within(bytes, format, limits())).unwrap_or(Decoded::Broken)
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_PIXEL_BYTES);
    limits
}

fn decode_within(bytes: &[u8], format: ImageFormat, limits: Limits) -> Decoded {
    let failed = |error: &ImageError| match error {
        ImageError::Limits(_) => Decoded::TooLarge {
            is_plausible: false,
        },
        ImageError::Unsupported(why) if !matches!(why.kind(), UnsupportedErrorKind::Format(_)) => {
            Decoded::Unknown
        }
        _ => Decoded::Broken,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = match reader.into_decoder() {
        Ok(decoder) => decoder,
        Err(error) => return failed(&error),
    };
    let (width, height) = decoder.dimensions();
    if width.max(height) > MAX_SIDE || decoder.total_bytes() > MAX_PIXEL_BYTES {
        let pixels = u64::from(width) * u64::from(height);
        return Decoded::TooLarge {
            is_plausible: pixels / MOST_PIXELS_A_BYTE <= bytes.len() as u64,
        };
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    match DynamicImage::from_decoder(decoder) {
        Ok(picture) => Decoded::Picture(picture, orientation),
        Err(error) => failed(&error),
    }
}

fn small(picture: &DynamicImage, orientation: Orientation) -> Option<Small> {
    let (width, height) = (picture.width(), picture.height());
    let lies = !matches!(
        orientation,
        Orientation::NoTransforms
            | Orientation::Rotate180
            | Orientation::FlipHorizontal
            | Orientation::FlipVertical
    );
    // The small one of the small one: the large one is gone through once.
    let mut gallery = match width.max(height) > GALLERY {
        true => picture.thumbnail(GALLERY, GALLERY),
        false => picture.clone(),
    };
    gallery.apply_orientation(orientation);
    let card = within(gallery.clone(), CARD);
    Some(Small {
        size: if lies {
            (height, width)
        } else {
            (width, height)
        },
        transparent: is_transparent(picture),
        card: jpeg(card, 80)?,
        gallery: jpeg(gallery, 82)?,
    })
}

fn within(picture: DynamicImage, side: u32) -> DynamicImage {
    match picture.width().max(picture.height()) > side {
        true => picture.thumbnail(side, side),
        false => picture,
    }
}

fn is_transparent(picture: &DynamicImage) -> bool {
    match picture {
        DynamicImage::ImageLumaA8(pixels) => pixels.pixels().any(|pixel| pixel.0[1] < u8::MAX),
        DynamicImage::ImageRgba8(pixels) => pixels.pixels().any(|pixel| pixel.0[3] < u8::MAX),
        DynamicImage::ImageLumaA16(pixels) => pixels.pixels().any(|pixel| pixel.0[1] < u16::MAX),
        DynamicImage::ImageRgba16(pixels) => pixels.pixels().any(|pixel| pixel.0[3] < u16::MAX),
        _ => false,
    }
}

/// As JPEG; what is transparent lies on white, as on paper.
fn jpeg(picture: DynamicImage, quality: u8) -> Option<Vec<u8>> {
    let pixels = match is_transparent(&picture) {
        false => picture.into_rgb8(),
        true => {
            let pixels = picture.into_rgba8();
            let mut paper = image::RgbImage::new(pixels.width(), pixels.height());
            for (on, pixel) in paper.pixels_mut().zip(pixels.pixels()) {
                let [red, green, blue, opaque] = pixel.0.map(u16::from);
                let lies = |colour: u16| ((colour * opaque + 255 * (255 - opaque)) / 255) as u8;
                on.0 = [lies(red), lies(green), lies(blue)];
            }
            paper
        }
    };
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(&pixels)
        .ok()?;
    Some(bytes)
}
