//! Which columns of a source say where something is, so that they go with a place that is erased.
//!
//! The list is part of how changes are read, so it is for ever: two versions with two lists would show two things.

use crate::search::fold;

/// A column speaks of a place if one of these is among the words of its name.
const WORDS: &[&str] = &[
    "address",
    "addr",
    "anschrift",
    "adresse",
    "adres",
    "street",
    "road",
    "strasse",
    "ulica",
    "rue",
    "house",
    "building",
    "flat",
    "postcode",
    "postal",
    "zip",
    "plz",
    "lat",
    "latitude",
    "lon",
    "lng",
    "longitude",
    "easting",
    "northing",
    "eastings",
    "northings",
    "coordinate",
    "coordinates",
    "coords",
    "grid",
    "gridref",
    "geometry",
    "geom",
    "wkt",
    "geojson",
    "location",
    "uprn",
    "usrn",
    "toid",
    "what3words",
    "w3w",
    "pluscode",
    "ward",
    "lsoa",
    "msoa",
    "parish",
    "district",
    "neighbourhood",
    "town",
    "village",
    "city",
    "locality",
];

/// These alone speak of a place only where the name is nothing else.
const ALONE: &[&str] = &[
    "place as it came",
    "place",
    "long",
    "x",
    "y",
    "xy",
    "point",
    "pin",
    "map",
    "oa",
    "area",
    "plus code",
];

/// Does a column of this name say where something is?
pub fn tells_where(column: &str) -> bool {
    let folded = fold(column.trim());
    let mut words = folded.split(|sign: char| !sign.is_alphanumeric());
    ALONE.contains(&folded.as_str())
        || words.any(|word| {
            let plain = word.trim_end_matches(|sign: char| sign.is_ascii_digit());
            WORDS.contains(&word) || WORDS.contains(&plain)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_say_where_are_told_from_others() {
        for yes in [
            "Place as it came",
            "Ward",
            "ADDRESS_2",
            "Address1",
            "X",
            "what3words",
            "UPRN",
            "Straße",
        ] {
            assert!(tells_where(yes), "{yes}");
        }
        for no in [
            "Opening hours",
            "Key",
            "Funder",
            "Long description",
            "Lateness",
        ] {
            assert!(!tells_where(no), "{no}");
        }
    }
}
