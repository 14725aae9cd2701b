//! The bundled world base map: `base/world.tiles`, written by `ui/scripts/build-world.mjs`, which
//! says what is in it.

use std::collections::HashMap;
use tauri::AppHandle;

/// The vector tiles of the world, taken out of the program once.
pub struct World {
    file: Vec<u8>,
    /// Where the first tile begins.
    start: usize,
    /// "z/x/y" → (offset from `start`, length).
    index: HashMap<String, (usize, usize)>,
}

impl World {
    pub fn load(app: &AppHandle) -> Option<World> {
        let asset = app.asset_resolver().get("base/world.tiles".into())?;
        World::read(asset.bytes().to_vec())
    }

    fn read(file: Vec<u8>) -> Option<World> {
        let length = u32::from_le_bytes(file.get(..4)?.try_into().ok()?);
        let start = 4 + usize::try_from(length).ok()?;
        let index = serde_json::from_slice(file.get(4..start)?).ok()?;
        Some(World { file, start, index })
    }

    /// The tile of web Mercator at `z/x/y`; none where there is nothing but sea.
    pub fn tile(&self, z: u8, x: u32, y: u32) -> Option<&[u8]> {
        let (offset, length) = self.index.get(&format!("{z}/{x}/{y}"))?;
        let first = self.start + offset;
        self.file.get(first..first + length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_script_writes() {
        let index = br#"{"0/0/0":[0,3],"1/1/0":[3,2]}"#;
        let length = u32::try_from(index.len()).unwrap();
        let file = [&length.to_le_bytes()[..], index, b"abcde"].concat();
        let world = World::read(file).unwrap();
        assert_eq!(world.tile(0, 0, 0), Some(&b"abc"[..]));
        assert_eq!(world.tile(1, 1, 0), Some(&b"de"[..]));
        assert_eq!(world.tile(1, 0, 0), None, "sea is not stored");
    }

    #[test]
    fn a_broken_file_is_no_world() {
        for broken in [&b""[..], b"\x05\0\0\0{}", b"\x02\0\0\0[]"] {
            assert!(World::read(broken.to_vec()).is_none(), "{broken:?}");
        }
    }
}
