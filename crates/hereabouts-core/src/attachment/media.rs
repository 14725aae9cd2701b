//! What a file is, by its first bytes; never by its name.

use image::ImageFormat;
use serde::{Deserialize, Serialize};

/// The largest file that is kept. A catalogue is copied as a whole, for every backup and onto every stick.
pub const MAX_BYTES: u64 = 100 * 1024 * 1024;

/// What can be kept. Names are names in the change log: for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub enum MediaType {
    #[serde(rename = "image/jpeg")]
    Jpeg,
    #[serde(rename = "image/png")]
    Png,
    #[serde(rename = "image/webp")]
    Webp,
    #[serde(rename = "image/gif")]
    Gif,
    #[serde(rename = "image/heif")]
    Heif,
    #[serde(rename = "image/avif")]
    Avif,
    #[serde(rename = "audio/mp4")]
    M4a,
    #[serde(rename = "audio/mpeg")]
    Mp3,
    #[serde(rename = "audio/ogg")]
    Ogg,
    #[serde(rename = "audio/wav")]
    Wav,
    #[serde(rename = "audio/flac")]
    Flac,
    #[serde(rename = "video/webm")]
    Webm,
    /// Also what most phones record voices as.
    #[serde(rename = "video/mp4")]
    Mp4,
    #[serde(rename = "application/pdf")]
    Pdf,
}

impl MediaType {
    /// What these bytes are; none for what is not kept.
    pub fn of(bytes: &[u8]) -> Option<MediaType> {
        Some(match infer::get(bytes)?.mime_type() {
            "image/jpeg" => MediaType::Jpeg,
            "image/png" => MediaType::Png,
            "image/webp" => MediaType::Webp,
            "image/gif" => MediaType::Gif,
            "image/heif" => MediaType::Heif,
            "image/avif" => MediaType::Avif,
            "audio/m4a" => MediaType::M4a,
            "audio/mpeg" => MediaType::Mp3,
            "audio/ogg" | "audio/opus" => MediaType::Ogg,
            "audio/x-wav" => MediaType::Wav,
            "audio/x-flac" => MediaType::Flac,
            "video/webm" => MediaType::Webm,
            "video/mp4" => MediaType::Mp4,
            "application/pdf" => MediaType::Pdf,
            _ => return None,
        })
    }

    /// How it is decoded, where it is.
    pub fn image_format(self) -> Option<ImageFormat> {
        match self {
            MediaType::Jpeg => Some(ImageFormat::Jpeg),
            MediaType::Png => Some(ImageFormat::Png),
            MediaType::Webp => Some(ImageFormat::WebP),
            MediaType::Gif => Some(ImageFormat::Gif),
            _ => None,
        }
    }

    /// A camera may have noted in it when and where it stood.
    pub fn has_exif(self) -> bool {
        matches!(
            self,
            MediaType::Jpeg | MediaType::Png | MediaType::Webp | MediaType::Heif | MediaType::Avif
        )
    }

    /// The usual ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            MediaType::Jpeg => "jpg",
            MediaType::Png => "png",
            MediaType::Webp => "webp",
            MediaType::Gif => "gif",
            MediaType::Heif => "heic",
            MediaType::Avif => "avif",
            MediaType::M4a => "m4a",
            MediaType::Mp3 => "mp3",
            MediaType::Ogg => "ogg",
            MediaType::Wav => "wav",
            MediaType::Flac => "flac",
            MediaType::Webm => "webm",
            MediaType::Mp4 => "mp4",
            MediaType::Pdf => "pdf",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        let check = |bytes: &[u8], expected| {
            let mut whole = bytes.to_vec();
            whole.resize(300, 0);
            assert_eq!(MediaType::of(&whole), expected, "{bytes:?}");
        };
        check(b"\xFF\xD8\xFF\xE1", Some(MediaType::Jpeg));
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some(MediaType::Png));
        check(b"RIFF\0\0\0\0WEBPVP8 ", Some(MediaType::Webp));
        check(b"GIF89a", Some(MediaType::Gif));
        check(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Some(MediaType::Heif));
        check(b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", Some(MediaType::Avif));
        check(b"\0\0\0\x18ftypM4A \0\0\0\0", Some(MediaType::M4a));
        check(b"\0\0\0\x18ftypmp42\0\0\0\0", Some(MediaType::Mp4));
        check(b"ID3\x04\0", Some(MediaType::Mp3));
        check(b"OggS\0\x02", Some(MediaType::Ogg));
        check(b"RIFF\0\0\0\0WAVEfmt ", Some(MediaType::Wav));
        check(b"fLaC", Some(MediaType::Flac));
        check(
            b"\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\xF7\x81\x01\x42\xF2\x81\x04\x42\xF3\x81\x08\x42\x82\x84webm",
            Some(MediaType::Webm),
        );
        check(b"%PDF-1.7", Some(MediaType::Pdf));
        for other in [
            &b"name,kind\nHall,place\n"[..],
            b"PK\x03\x04",
            b"MZ\x90\0",
            b"\x7fELF",
            b"SQLite format 3\0",
            b"<svg xmlns=",
            b"II*\0",
            b"",
        ] {
            check(other, None);
        }
    }
}
