//! Small things that this laptop keeps between two starts, each in a file of its own in the program's folder.

use serde::{Serialize, de::DeserializeOwned};
use std::fs;
use std::path::Path;

/// What a file holds; none where it is not there or was not written by this program.
pub fn read<T: DeserializeOwned>(file: &Path) -> Option<T> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

/// Writes a file whole or not at all.
pub fn write(file: &Path, kept: &impl Serialize) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let part = file.with_extension("part");
    fs::write(&part, serde_json::to_vec(kept)?)?;
    fs::rename(part, file)
}
