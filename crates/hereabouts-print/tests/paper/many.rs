//! Many assets: everything is listed, and it does not take long.

use crate::*;
use std::time::Instant;

const KINDS: [&str; 6] = [
    "person",
    "association",
    "institution",
    "place",
    "exchange",
    "culture",
];

/// Strewn over a town by a rule, so that every run draws the same.
fn many(count: u32) -> Vec<Asset> {
    let strewn = |i: u32, by: u32, of: u32| f64::from(i.wrapping_mul(by) % of) / f64::from(of);
    (0..count)
        .map(|i| {
            let at = [
                -2.05 + 0.05 * strewn(i, 7919, 10_007),
                53.45 + 0.03 * strewn(i, 104_729, 9_973),
            ];
            asset(
                KINDS[i as usize % 6],
                &format!("Asset {i} of the town"),
                Some(at),
            )
            .says(
                "summary",
                "What it is, in a sentence that may well take two lines of the list.",
            )
            .says("address", &format!("{i} Mill Lane, Aldermoor"))
        })
        .collect()
}

#[test]
fn a_thousand_are_all_there() {
    let assets = many(1000);
    let begun = Instant::now();
    let made = preview(&map_on_a4(), &assets);
    println!("1,000 assets: {:?} in {:?}", made.notes, begun.elapsed());
    assert_eq!((made.notes.assets, made.notes.drawn), (1000, 1000));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.pdf");
    save("map-a4", &assets, &path);
    let Some(words) = words_of(&path) else { return };
    for i in [0, 1, 499, 998, 999] {
        assert!(words.contains(&format!("Asset {i} of the town")), "{i}");
    }
}
