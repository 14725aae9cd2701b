use super::*;
use std::collections::BTreeSet;

#[test]
fn made_twice_it_is_the_same_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let [one, other] = ["one", "other"].map(|name| {
        let path = folder.path().join(name);
        write(&path).unwrap();
        std::fs::read(path).unwrap()
    });
    assert!(one == other);
    assert!(one.len() < 4 << 20, "{} bytes", one.len());
}

#[test]
fn everything_lies_within_the_edges() {
    let [west, south, east, north] = EDGES;
    for thing in things() {
        let all = match thing.form {
            Form::Dots(dots) => dots,
            Form::Line(line) => line,
            Form::Area(rings) => rings.concat(),
        };
        for [lon, lat] in all.into_iter().map(degrees) {
            let inside = lon > west && lon < east && lat > south && lat < north;
            assert!(inside, "{} {} {lon} {lat}", thing.layer, thing.name);
        }
    }
}

#[test]
fn no_two_streets_share_a_name_but_those_that_were_drawn_so() {
    let mut seen = BTreeSet::new();
    for thing in things() {
        if thing.layer == "transportation_name" {
            assert!(seen.insert(thing.name.clone()), "{} twice", thing.name);
        }
    }
    assert!(seen.len() > 80, "{}", seen.len());
}
