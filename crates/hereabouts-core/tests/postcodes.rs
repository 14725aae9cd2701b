//! The postcodes of a country, where the list is there: looked up, and little held meanwhile. Alone in its
//! process, so that the memory is its own.

#![allow(clippy::unwrap_used)]

mod support;

use support::{add, data, laptop};

#[test]
fn the_postcodes_of_a_country_are_looked_up_and_little_is_held() {
    let Some(root) = data("gazetteer") else {
        return;
    };
    let (_folder, catalogue) = laptop();
    let before = memory();
    let codes = add(
        &catalogue,
        &root.join("gb_postcodes/codepoint_open_gb.csv.gz"),
    );
    assert_eq!(codes, 1_739_998);
    let grown = memory().saturating_sub(before);
    assert!(grown < 64 << 20, "{} MB", grown >> 20);
    let found = catalogue.find_places("m32 0th".into(), None, 5).unwrap();
    assert_eq!(found[0].name, "M32 0TH");
    // The same postcode by the Office for National Statistics lies within a few steps.
    let ons =
        std::fs::read_to_string(root.join("trafford_postcodes/trafford_postcodes.csv")).unwrap();
    let mut compared = 0;
    for line in ons.lines().skip(1).step_by(300) {
        let cells: Vec<&str> = line.split(',').collect();
        let code = cells[0];
        let mut degrees = cells.iter().rev().map(|cell| cell.parse::<f64>());
        let (Some(Ok(lat)), Some(Ok(lon))) = (degrees.next(), degrees.next()) else {
            continue;
        };
        let found = catalogue.find_places(code.into(), None, 1).unwrap();
        let Some(place) = found.first().filter(|place| place.name == code) else {
            continue;
        };
        let [x, y] = place.place.geometry.as_ref().unwrap().label_point();
        assert!(
            (x - lon).abs() < 0.002 && (y - lat).abs() < 0.001,
            "{code}: {x} {y}"
        );
        compared += 1;
    }
    assert!(compared > 10, "{compared}");
}

/// The most bytes of memory that this process ever had; nothing where the system does not tell.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) << 10
}
