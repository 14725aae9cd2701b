//! Writes 200 random releases for independent judges: `tests/judges` reads them from `target/export-corpus`.

mod support;

use hereabouts_export::{FORMATS, save};
use proptest::{strategy::ValueTree, test_runner::TestRunner};
use std::{env, fs, path::PathBuf};
use support::*;

const RELEASES: usize = 200;

#[test]
fn corpus_for_the_judges() {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target"),
        PathBuf::from,
    );
    let folder = target.join("export-corpus");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let mut runner = TestRunner::deterministic();
    for number in 0..RELEASES {
        let content = proptest::strategy::Strategy::new_tree(&content(), &mut runner)
            .unwrap()
            .current();
        for format in FORMATS {
            let path = folder.join(format!("{number:03}-{}.{}", format.key, format.extension));
            let written = save(content.release(), format, &path).unwrap();
            assert_eq!(
                written.assets,
                content.assets.len() as u64,
                "everything given leaves"
            );
        }
    }
    let written = fs::read_dir(&folder).unwrap().filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_str()
            .is_some_and(|name| name.ends_with("-geojson.geojson"))
    });
    assert_eq!(written.count(), RELEASES);
}
