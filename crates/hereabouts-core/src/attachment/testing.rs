//! Photos for tests: drawn here, and given everything that cameras and programs hide in photos.

use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;

/// Words hidden in [`told`], none of which may ever leave.
pub const HIDDEN: [&str; 12] = [
    "Exif",
    "Serial-7731337",
    "Lens-4471",
    "Owner Jean",
    "Camera of Jean",
    "ns.adobe.com/xap",
    "GPSLatitude",
    "8BIM",
    "Photoshop",
    "MPF",
    "ICC_PROFILE",
    "Comment of Jean",
];

/// A picture whose upper left corner is red, upper right green, lower left blue, lower right white.
pub fn drawn(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        match (x * 2 < width, y * 2 < height) {
            (true, true) => Rgb([220, 30, 30]),
            (false, true) => Rgb([30, 180, 40]),
            (true, false) => Rgb([40, 60, 220]),
            (false, false) => Rgb([250, 250, 250]),
        }
    })
}

pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 92);
    encoder.encode_image(picture).unwrap();
    bytes
}

pub fn plain(width: u32, height: u32) -> Vec<u8> {
    jpeg(&drawn(width, height))
}

/// As PNG with a hole in the middle.
pub fn with_a_hole(side: u32) -> Vec<u8> {
    let mut picture = RgbaImage::from_pixel(side, side, Rgba([10, 120, 60, 255]));
    picture.put_pixel(side / 2, side / 2, Rgba([0, 0, 0, 0]));
    encoded(image::DynamicImage::ImageRgba8(picture), ImageFormat::Png)
}

pub fn encoded(picture: image::DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Where a camera says it stood, as degrees, minutes and seconds.
pub struct At {
    pub lon: f64,
    pub lat: f64,
    pub error_m: Option<f64>,
}

/// Exif as TIFF, with a thumbnail in it.
pub fn exif(orientation: u16, at: Option<&At>) -> Vec<u8> {
    let field = |tag, value| Field {
        tag,
        ifd_num: In::PRIMARY,
        value,
    };
    let text = |tag, text: &str| field(tag, Value::Ascii(vec![text.as_bytes().to_vec()]));
    let mut fields = vec![
        field(Tag::Orientation, Value::Short(vec![orientation])),
        text(Tag::Make, "Camera of Jean"),
        text(Tag::BodySerialNumber, "Serial-7731337"),
        text(Tag::LensSerialNumber, "Lens-4471"),
        text(Tag::CameraOwnerName, "Owner Jean"),
        text(Tag::DateTimeOriginal, "2026:05:17 14:02:33"),
    ];
    if let Some(At { lon, lat, error_m }) = at {
        let dms = |degrees: f64| {
            let (whole, rest) = (degrees.abs().trunc(), degrees.abs().fract() * 60.0);
            let part = |number: f64, of: u32| Rational {
                num: (number * f64::from(of)).round() as u32,
                denom: of,
            };
            Value::Rational(vec![
                part(whole, 1),
                part(rest.trunc(), 1),
                part(rest.fract() * 60.0, 10_000),
            ])
        };
        fields.extend([
            text(Tag::GPSLongitudeRef, if *lon < 0.0 { "W" } else { "E" }),
            field(Tag::GPSLongitude, dms(*lon)),
            text(Tag::GPSLatitudeRef, if *lat < 0.0 { "S" } else { "N" }),
            field(Tag::GPSLatitude, dms(*lat)),
        ]);
        fields.extend(error_m.map(|metres| {
            let error = Rational {
                num: (metres * 10.0) as u32,
                denom: 10,
            };
            field(Tag::GPSHPositioningError, Value::Rational(vec![error]))
        }));
    }
    let thumbnail = plain(16, 8);
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    writer.set_jpeg(&thumbnail, In::THUMBNAIL);
    let mut bytes = Cursor::new(Vec::new());
    writer.write(&mut bytes, false).unwrap();
    bytes.into_inner()
}

fn segment(marker: u8, content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker][..], &length, &content].concat()
}

/// A photo that tells everything: Exif with GPS, serial numbers and a thumbnail; XMP, IPTC, a colour
/// profile, a comment, an index of further pictures, and a whole second picture behind its end.
pub fn told(picture: &RgbImage, orientation: u16, at: Option<&At>) -> Vec<u8> {
    let bytes = jpeg(picture);
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude='53,28.2N' aux:SerialNumber='Serial-7731337'/>";
    let hidden = [
        segment(0xE1, &[b"Exif\0\0", &exif(orientation, at)]),
        segment(0xE1, &[xmp]),
        segment(
            0xED,
            &[b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x0f\x1c\x02\x50\0\x0aOwner Jean"],
        ),
        segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &[0; 64]]),
        segment(0xE2, &[b"MPF\0II*\0\x08\0\0\0"]),
        segment(0xFE, &[b"Comment of Jean"]),
    ]
    .concat();
    [&bytes[..2], &hidden, &bytes[2..], &plain(32, 16)].concat()
}

/// A photo with nothing hidden but where it was taken.
pub fn taken_at(lon: f64, lat: f64) -> Vec<u8> {
    let at = At {
        lon,
        lat,
        error_m: None,
    };
    told(&drawn(64, 48), 1, Some(&at))
}

/// A PNG that says it has so many pixels, and holds none of them.
pub fn bomb(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], content: &[u8]| {
        let sum = crc(content, crc(kind, u32::MAX));
        [
            &(content.len() as u32).to_be_bytes()[..],
            kind,
            content,
            &(sum ^ u32::MAX).to_be_bytes(),
        ]
        .concat()
    };
    let head = [
        &width.to_be_bytes()[..],
        &height.to_be_bytes(),
        &[8, 2, 0, 0, 0],
    ]
    .concat();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &head),
        chunk(b"IDAT", b"\x78\x9c\x63\0\0\0\x01\0\x01"),
        chunk(b"IEND", b""),
    ]
    .concat()
}

/// The checksum of PNG (third edition, annex D).
fn crc(bytes: &[u8], start: u32) -> u32 {
    bytes.iter().fold(start, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| match sum & 1 {
            1 => 0xEDB8_8320 ^ (sum >> 1),
            _ => sum >> 1,
        })
    })
}
