//! Unpacking with a limit: a small file must not become a large memory.

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// The most bytes a tile may have, packed or not. Real ones have less than one million.
pub const MOST: usize = 16 << 20;

/// Tile or metadata as it is read: gzip and zlib are unpacked, whatever is said of it.
///
/// None when it cannot be unpacked, or would be larger than [`MOST`].
pub fn unpacked(bytes: Vec<u8>) -> Option<Vec<u8>> {
    match bytes.as_slice() {
        [0x1f, 0x8b, ..] => limited(MultiGzDecoder::new(bytes.as_slice())),
        // The first two bytes of zlib are a number that 31 divides (RFC 1950, section 2.2).
        [0x78, second @ (0x01 | 0x5e | 0x9c | 0xda), ..] if !is_text(*second) => {
            limited(ZlibDecoder::new(bytes.as_slice()))
        }
        _ => Some(bytes),
    }
}

/// `x` and `^` may begin a text.
fn is_text(second: u8) -> bool {
    second == 0x5e
}

fn limited(unpacking: impl Read) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let read = unpacking.take(MOST as u64 + 1).read_to_end(&mut out);
    (read.is_ok() && out.len() <= MOST).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packing = GzEncoder::new(Vec::new(), Compression::fast());
        packing.write_all(bytes).unwrap();
        packing.finish().unwrap()
    }

    #[test]
    fn what_is_packed_is_unpacked_and_the_rest_stays() {
        assert_eq!(unpacked(gzip(b"tile")).unwrap(), b"tile");
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(b"tile").unwrap();
        assert_eq!(unpacked(zlib.finish().unwrap()).unwrap(), b"tile");
        assert_eq!(unpacked(b"plain".to_vec()).unwrap(), b"plain");
        assert_eq!(unpacked(Vec::new()).unwrap(), b"");
    }

    #[test]
    fn what_would_be_too_large_or_is_broken_is_refused() {
        assert!(unpacked(gzip(&vec![0; MOST + 1])).is_none());
        assert!(unpacked(gzip(&vec![0; MOST])).is_some());
        let whole = gzip(b"a tile that is cut");
        assert!(unpacked(whole[..whole.len() - 4].to_vec()).is_none());
    }
}
