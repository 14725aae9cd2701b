//! What tests of erasure look through: every byte of every file, and the backup.

use std::path::{Path, PathBuf};

/// How many of these words stand in the files of a folder: as they are, in small letters, or as UTF-16.
pub fn hits(folder: &Path, words: &[&str]) -> usize {
    let all = bytes(folder);
    let found = words.iter().filter(|word| {
        let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let forms = [word.as_bytes(), word.to_lowercase().as_bytes(), &utf16].map(<[u8]>::to_vec);
        forms.iter().any(|form| is_in(&all, form))
    });
    found.count()
}

/// Do these bytes stand in a file of a folder?
pub fn holds(folder: &Path, part: &[u8]) -> bool {
    is_in(&bytes(folder), part)
}

/// The one backup that the catalogue Here in a folder has.
pub fn only_backup(folder: &Path) -> PathBuf {
    let mut there = std::fs::read_dir(folder.join("Here.backups")).unwrap();
    there.next().unwrap().unwrap().path()
}

fn is_in(all: &[Vec<u8>], part: &[u8]) -> bool {
    let mut files = all.iter();
    files.any(|bytes| bytes.windows(part.len()).any(|there| there == part))
}

/// Of all files in a folder and the folders in it.
fn bytes(folder: &Path) -> Vec<Vec<u8>> {
    let there = std::fs::read_dir(folder).unwrap().flatten();
    there
        .flat_map(|entry| match entry.path().is_dir() {
            true => bytes(&entry.path()),
            false => vec![std::fs::read(entry.path()).unwrap()],
        })
        .collect()
}
