//! The file that a laptop left in a folder that it looks into no more.

use super::{Two, leaves, made};
use crate::catalogue::Catalogue;
use crate::exchange::Became;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// Chooses a folder, or none; what became of the file in the one before.
fn chooses(laptop: &Catalogue, folder: Option<&Path>) -> Option<Became> {
    let path = folder.map(|folder| folder.display().to_string());
    let former = laptop.watch_folder(path).unwrap().value;
    former.map(|former| former.became)
}

fn folder_in(two: &Two, name: &str) -> PathBuf {
    let folder = two.all.path().join(name);
    fs::create_dir(&folder).unwrap();
    folder
}

/// So many files lie there, and so many of them are Amina's.
fn lie(folder: &Path) -> (usize, usize) {
    let found = fs::read_dir(folder).unwrap();
    let names: Vec<_> = found.map(|entry| entry.unwrap().file_name()).collect();
    let hers = names
        .iter()
        .filter(|name| name.to_string_lossy().contains("Amina"));
    (names.len(), hers.count())
}

#[test]
fn it_goes_from_there_and_nothing_else_does() {
    let two = Two::new();
    let [amina, joe] = &two.laptops;
    let (before, after) = (two.folder(), folder_in(&two, "after"));
    assert_eq!(chooses(amina, Some(&after)), None, "nothing was left");
    assert_eq!(chooses(amina, Some(&before)), None, "nor there");
    made(amina, "Old mill", json!({}));
    assert!(leaves(amina) && leaves(joe));
    fs::write(before.join("Amina - rota.txt"), "Tuesdays").unwrap();

    assert_eq!(chooses(amina, Some(&before)), None, "the same again");
    let other_way = after.join("..").join("shared");
    assert_eq!(chooses(amina, Some(&other_way)), None, "it is the same");
    assert_eq!(lie(&before), (3, 2));
    assert!(leaves(amina));
    assert_eq!(chooses(amina, Some(&after)), Some(Became::TakenAway));
    assert_eq!(lie(&before), (2, 1));
    assert!(leaves(amina));
    assert_eq!(lie(&after), (1, 1));
    assert_eq!(chooses(amina, None), Some(Became::TakenAway));
    assert_eq!(lie(&after), (0, 0));
    assert_eq!(chooses(amina, Some(&after)), None, "no folder was chosen");
}

#[test]
fn it_is_told_that_it_lies_where_nobody_can_take_it_away() {
    let two = Two::new();
    let [amina, joe] = &two.laptops;
    let (before, after) = (two.folder(), folder_in(&two, "after"));
    assert!(leaves(amina));
    let pulled = two.all.path().join("pulled");
    fs::rename(&before, &pulled).unwrap();
    assert_eq!(chooses(joe, Some(&after)), None, "he had left nothing");
    let shown = after.display().to_string();
    let former = amina.watch_folder(Some(shown)).unwrap().value.unwrap();
    assert_eq!(former.became, Became::StillThere);
    assert_eq!(former.folder, before.display().to_string());
    assert_eq!(lie(&pulled), (1, 1));

    // What cannot be read is not taken for its own.
    assert!(leaves(amina));
    let file = fs::read_dir(&after)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::write(&file, "on its way").unwrap();
    assert_eq!(chooses(amina, None), Some(Became::StillThere));
    assert_eq!(fs::read(&file).unwrap(), b"on its way");
}

#[test]
fn a_copy_takes_nothing_from_what_it_was_copied_from() {
    let two = Two::new();
    let amina = &two.laptops[0];
    made(amina, "Old mill", json!({}));
    assert!(leaves(amina));
    amina.settle().unwrap();
    let after = folder_in(&two, "after");
    for (name, folder) in [("one", None), ("another", Some(after.as_path()))] {
        let path = two.all.path().join(name).with_extension("hereabouts");
        fs::copy(amina.path().unwrap(), &path).unwrap();
        let copy = Catalogue::open(&path, None).unwrap();
        assert_eq!(chooses(&copy, folder), None, "{name}");
        assert_eq!(lie(&two.folder()), (1, 1), "{name}");
    }
}
