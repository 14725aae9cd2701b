//! Photos beside a release, in a folder of their own.
//!
//! Whoever prepares a release hands over photos that were written anew. Here it is looked at once more: a photo
//! with anything in it but what draws it does not leave.

use crate::{Error, Release, ReleasedPhoto, Result, destination::Destination};

/// The name a photo leaves under: its asset's, its number among those of the asset that leave, from 1, and the
/// ending of what it is.
pub fn name(asset: &str, number: u32, ending: &str) -> String {
    format!("{asset}-{number}.{ending}")
}

/// Whether a file may have got its name from [`name`], with a UUID for the asset.
pub fn is_named_so(file_name: &str) -> bool {
    let parts = file_name
        .strip_suffix(".jpg")
        .or_else(|| file_name.strip_suffix(".png"))
        .and_then(|stem| stem.split_at_checked(36))
        .and_then(|(asset, number)| Some((asset, number.strip_prefix('-')?)));
    parts.is_some_and(|(asset, number)| {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
        let is_part = |part: &str| part.bytes().all(|c| c.is_ascii_hexdigit());
        let lengths = asset.split('-').map(str::len);
        lengths.eq([8, 4, 4, 4, 12]) && asset.split('-').all(is_part) && digits(number)
    })
}

/// Writes all photos and answers how many there were. Without any there is no folder.
pub fn write(release: &mut Release<'_>, destination: &mut Destination) -> Result<u64> {
    let mut count = 0;
    for photo in release.photos.by_ref() {
        let ReleasedPhoto { name, bytes } = photo.map_err(Error::Contents)?;
        if !draws_and_no_more(&bytes) || !is_named_so(&name) {
            return Err(Error::Photo(name));
        }
        destination.photo(&name, &bytes)?;
        count += 1;
    }
    Ok(count)
}

/// Whether these are the bytes of a JPEG or PNG picture without anything that does not draw it: no Exif, XMP, IPTC,
/// colour profile, comment, thumbnail or second picture, and nothing behind its end.
pub fn draws_and_no_more(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, 0xD8, ..] => jpeg(&bytes[2..]).is_some(),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => png(&bytes[8..]).is_some(),
        _ => false,
    }
}

/// Segments of a JPEG picture behind its start (ITU T.81, annex B); something if all of them draw.
fn jpeg(mut rest: &[u8]) -> Option<()> {
    const END: u8 = 0xD9;
    const SCAN: u8 = 0xDA;
    loop {
        let (&[first, marker], after) = rest.split_first_chunk::<2>()?;
        if first != 0xFF {
            return None;
        }
        if marker == END {
            return after.is_empty().then_some(());
        }
        let length = usize::from(u16::from_be_bytes(*after.first_chunk()?));
        let segment = after.get(2..length)?;
        match marker {
            // Tables, frames, restart intervals.
            0xC0..=0xCF | 0xDB | 0xDD | SCAN => {}
            // The JFIF header: version, density, and a thumbnail of 0 by 0 pixels.
            0xE0 if segment.len() == 14
                && segment.starts_with(b"JFIF\0")
                && segment.ends_with(&[0, 0]) => {}
            _ => return None,
        }
        rest = after.get(length..)?;
        if marker == SCAN {
            // The picture itself: up to the next marker that is neither a stuffed byte nor a restart.
            let ends =
                |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF);
            rest = rest.get(rest.windows(2).position(ends)?..)?;
        }
    }
}

/// Chunks of a PNG picture behind its signature (PNG, third edition, section 5); something if all of them draw.
fn png(mut rest: &[u8]) -> Option<()> {
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let kind = rest.get(4..8)?;
        rest = rest.get(length.checked_add(12)?..)?;
        match kind {
            b"IEND" => return rest.is_empty().then_some(()),
            b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" => {}
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_are_known_by_their_names() {
        let asset = "0197a5c4-1f2e-7a30-9b1c-0a1b2c3d4e5f";
        assert!(is_named_so(&name(asset, 12, "jpg")));
        assert!(is_named_so(&name(asset, 1, "png")));
        for other in [
            "holiday.jpg",
            "0197a5c4-1f2e-7a30-9b1c-0a1b2c3d4e5f.jpg",
            "0197a5c4-1f2e-7a30-9b1c-0a1b2c3d4e5f-.jpg",
            "0197a5c4-1f2e-7a30-9b1c-0a1b2c3d4e5f-1.jpeg",
            "0197a5c4-1f2e-7a30-9b1c-0a1b2c3d4e5g-1.jpg",
            "0197a5c41f2e-7a30-9b1c-0a1b2c3d4e5f---1.jpg",
            "éééééééééééééééééééééééé-1.jpg",
        ] {
            assert!(!is_named_so(other), "{other}");
        }
    }

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = (content.len() as u16 + 2).to_be_bytes();
        [&[0xFF, marker][..], &length, content].concat()
    }

    #[test]
    fn a_jpeg_picture_holds_what_draws_it() {
        let jfif = segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
        let scan = [
            segment(0xDA, b"\x01\x01\0\0\x3F\0"),
            b"\x12\xFF\0\x34\xFF\xD3\x56".to_vec(),
        ]
        .concat();
        let tables = [
            segment(0xDB, &[0; 65]),
            segment(0xC0, &[8; 9]),
            segment(0xC4, &[0; 20]),
        ]
        .concat();
        let with = |extra: &[u8], behind: &[u8]| {
            [
                b"\xFF\xD8",
                &jfif[..],
                extra,
                &tables,
                &scan,
                b"\xFF\xD9",
                behind,
            ]
            .concat()
        };
        assert!(draws_and_no_more(&with(&[], &[])));
        for extra in [
            segment(0xE1, b"Exif\0\0II*\0"),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
            segment(0xE2, b"MPF\0"),
            segment(0xE2, b"ICC_PROFILE\0\x01\x01"),
            segment(0xED, b"Photoshop 3.0\08BIM"),
            segment(0xFE, b"taken by Jean"),
            segment(0xE0, b"JFXX\0\x10"),
            segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01abc"),
        ] {
            assert!(!draws_and_no_more(&with(&extra, &[])), "{extra:?}");
        }
        let second = with(&[], &[]);
        assert!(
            !draws_and_no_more(&with(&[], &second)),
            "a picture behind it"
        );
        let whole = with(&[], &[]);
        for end in 0..whole.len() {
            assert!(!draws_and_no_more(&whole[..end]), "cut at {end}");
        }
    }

    #[test]
    fn a_png_picture_holds_what_draws_it() {
        let chunk = |kind: &[u8; 4], content: &[u8]| {
            [
                &(content.len() as u32).to_be_bytes()[..],
                kind,
                content,
                &[0; 4],
            ]
            .concat()
        };
        let with = |extra: &[u8], behind: &[u8]| {
            let (head, data) = (chunk(b"IHDR", &[0; 13]), chunk(b"IDAT", b"abc"));
            [
                b"\x89PNG\r\n\x1a\n",
                &head[..],
                extra,
                &data,
                &chunk(b"IEND", b""),
                behind,
            ]
            .concat()
        };
        assert!(draws_and_no_more(&with(&[], &[])));
        for kind in [
            b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"iCCP", b"tIME", b"pHYs", b"caBX",
        ] {
            assert!(!draws_and_no_more(&with(&chunk(kind, b"x"), &[])));
        }
        assert!(!draws_and_no_more(&with(&[], b"more")));
        let whole = with(&[], &[]);
        for end in 0..whole.len() {
            assert!(!draws_and_no_more(&whole[..end]), "cut at {end}");
        }
    }
}
