//! Looking up places by name at a service that answers like Nominatim, with a list in JSON
//! (<https://nominatim.org/release-docs/latest/api/Output/>).

use crate::ask::Asker;
use crate::asked::{List, What};
use crate::error::{Error, Result};
use crate::settings::Source;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Deserializer};

/// Bytes of an answer at most.
const ANSWER: u64 = 1_000_000;
/// Characters that are sent, and that are taken of a name.
const TEXT: usize = 200;
/// Places that are taken of an answer.
const PLACES: usize = 20;

/// A place that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub name: String,
    pub kind: FoundKind,
    /// What it lies in, from small to large, as the service words it.
    pub within: Option<String>,
    /// Degrees in WGS 84.
    pub lon: f64,
    pub lat: f64,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundKind {
    City,
    Town,
    /// A village or a quarter.
    Village,
    Street,
    Water,
    Green,
    /// A single building or spot.
    Spot,
    Postcode,
}

/// Places that words may mean, the likeliest first.
///
/// # Errors
/// No answer that can be read.
pub(crate) fn search(
    asker: &Asker,
    list: &List,
    source: &Source,
    text: &str,
) -> Result<Vec<Found>> {
    let text: String = text.trim().chars().take(TEXT).collect();
    let encoded = utf8_percent_encode(&text, NON_ALPHANUMERIC).to_string();
    let address = source.address(&[("{text}", &encoded)]);
    let request = asker.request(&address, "application/json")?;
    let answer = asker.ask(list, &What::Search(text), request, ANSWER)?;
    read(answer.body()).ok_or_else(|| Error::NoPlaces(source.host()))
}

/// One line of an answer; what else it holds is left alone.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    name: String,
    #[serde(default)]
    display_name: String,
    #[serde(deserialize_with = "degrees")]
    lon: f64,
    #[serde(deserialize_with = "degrees")]
    lat: f64,
    /// South, north, west, east.
    #[serde(default)]
    boundingbox: Vec<Degrees>,
    #[serde(default, alias = "class")]
    category: String,
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    addresstype: String,
}

#[derive(Deserialize)]
struct Degrees(#[serde(deserialize_with = "degrees")] f64);

/// Numbers come as numbers or as text.
fn degrees<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<f64, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(f64),
        Text(String),
    }
    match Either::deserialize(from)? {
        Either::Number(number) => Ok(number),
        Either::Text(text) => text.trim().parse().map_err(serde::de::Error::custom),
    }
}

/// The places of an answer; none where it is no list. A line that cannot be meant is left out.
fn read(answer: &[u8]) -> Option<Vec<Found>> {
    let lines: Vec<serde_json::Value> = serde_json::from_slice(answer).ok()?;
    let count = lines.len();
    let read: Vec<Line> = lines
        .into_iter()
        .filter_map(|line| serde_json::from_value(line).ok())
        .collect();
    // A list of something else is no answer either.
    if read.is_empty() && count > 0 {
        return None;
    }
    Some(read.into_iter().filter_map(found).take(PLACES).collect())
}

fn found(line: Line) -> Option<Found> {
    let is_there = (-180.0..=180.0).contains(&line.lon) && (-90.0..=90.0).contains(&line.lat);
    let mut parts = line.display_name.split(',').map(plain);
    let first = parts.next().unwrap_or_default();
    let kind = kind(&line);
    let (name, rest) = match plain(&line.name) {
        // A house has a number for its name: the street belongs to it.
        name if name.is_empty() || name.chars().all(|sign| sign.is_ascii_digit()) => {
            let second = match first.chars().all(|sign| sign.is_ascii_digit()) {
                true => parts.next(),
                false => None,
            };
            (join([Some(first), second]), parts)
        }
        name => (name, parts),
    };
    let within: Vec<String> = rest
        .filter(|part| !part.is_empty() && *part != name)
        .take(3)
        .collect();
    (is_there && !name.is_empty()).then(|| Found {
        kind,
        within: (!within.is_empty()).then(|| within.join(", ")),
        bounds: bounds(&line),
        lon: line.lon,
        lat: line.lat,
        name,
    })
}

fn join(parts: [Option<String>; 2]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" ")
}

/// Text without signs that move other text about, and not too much of it.
fn plain(text: &str) -> String {
    let shown = |sign: &char| {
        !sign.is_control()
            && !matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let text: String = text.trim().chars().filter(shown).take(TEXT).collect();
    text.trim().to_owned()
}

/// The box it says it lies in, or else its point.
fn bounds(line: &Line) -> [f64; 4] {
    let point = [line.lon, line.lat, line.lon, line.lat];
    let [Degrees(south), Degrees(north), Degrees(west), Degrees(east)] = line.boundingbox[..]
    else {
        return point;
    };
    let is_box = -180.0 <= west && west <= east && east <= 180.0;
    match is_box && -90.0 <= south && south <= north && north <= 90.0 {
        true => [west, south, east, north],
        false => point,
    }
}

/// What OpenStreetMap's words for it mean (<https://wiki.openstreetmap.org/wiki/Map_features>).
fn kind(line: &Line) -> FoundKind {
    let (category, kind) = (line.category.as_str(), line.kind.as_str());
    match (category, kind, line.addresstype.as_str()) {
        (_, "postcode" | "postal_code", _) | (_, _, "postcode") => FoundKind::Postcode,
        ("highway", "bus_stop" | "platform" | "crossing" | "traffic_signals", _) => FoundKind::Spot,
        ("highway", ..) => FoundKind::Street,
        ("place", "house" | "house_number" | "square", _) => FoundKind::Spot,
        ("place" | "boundary", _, "city" | "state" | "county" | "country" | "region") => {
            FoundKind::City
        }
        ("place" | "boundary", _, "town" | "municipality" | "city_district" | "district") => {
            FoundKind::Town
        }
        ("place", "city" | "state" | "county" | "country", _) => FoundKind::City,
        ("place", "town", _) => FoundKind::Town,
        ("place", ..) | ("boundary", "administrative", _) => FoundKind::Village,
        ("waterway", ..) | ("natural", "water" | "bay" | "spring", _) => FoundKind::Water,
        ("leisure", "park" | "garden" | "nature_reserve" | "common", _)
        | ("natural", "wood" | "heath" | "scrub" | "grassland", _)
        | ("landuse", "forest" | "allotments" | "grass" | "meadow" | "recreation_ground", _)
        | ("boundary", ..) => FoundKind::Green,
        _ => FoundKind::Spot,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_becomes_places_with_what_they_are_and_where() {
        let answer = r#"[
          {"lat":"53.4721","lon":"-2.0233","category":"highway","type":"residential","addresstype":"road","name":"Mill Lane",
           "display_name":"Mill Lane, Weir End, Aldermoor, Shire, AM1 1AA, Land","boundingbox":["53.47","53.48","-2.03","-2.02"],"licence":"x"},
          {"lat":53.4,"lon":-2.1,"class":"place","type":"town","addresstype":"town","name":"Aldermoor","display_name":"Aldermoor, Shire, Land"},
          {"lat":"53.4722","lon":"-2.0234","category":"place","type":"house","addresstype":"place","name":"","display_name":"12, Mill Lane, Aldermoor"},
          {"lat":"53.4722","lon":"-2.0234","category":"leisure","type":"park","name":"Weir Park","display_name":"Weir Park"},
          {"lat":"153.4","lon":"-2.1","name":"Nowhere","display_name":"Nowhere"},
          {"lat":"53.4","lon":"-2.1","name":"","display_name":""},
          "odd"
        ]"#;
        let found = read(answer.as_bytes()).unwrap();
        let told: Vec<_> = found
            .iter()
            .map(|place| (place.name.as_str(), place.kind, place.within.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                (
                    "Mill Lane",
                    FoundKind::Street,
                    Some("Weir End, Aldermoor, Shire")
                ),
                ("Aldermoor", FoundKind::Town, Some("Shire, Land")),
                ("12 Mill Lane", FoundKind::Spot, Some("Aldermoor")),
                ("Weir Park", FoundKind::Green, None),
            ]
        );
        assert_eq!((found[0].lon, found[0].lat), (-2.0233, 53.4721));
        assert_eq!(found[0].bounds, [-2.03, 53.47, -2.02, 53.48]);
        assert_eq!(found[1].bounds, [-2.1, 53.4, -2.1, 53.4]);
    }

    #[test]
    fn what_is_no_list_of_places_is_no_answer() {
        assert_eq!(read(b"[]"), Some(Vec::new()), "nothing of that name");
        for bad in [
            &b""[..],
            b"<html>Sign in to the wifi first</html>",
            b"{\"error\":\"no\"}",
            b"[1, 2]",
            b"[{\"lat\":\"x\",\"lon\":\"y\"}]",
        ] {
            assert_eq!(read(bad), None, "{}", String::from_utf8_lossy(bad));
        }
    }

    #[test]
    fn a_name_is_plain_text() {
        assert_eq!(plain(" Mill\u{202e} Lane\n "), "Mill Lane");
        assert_eq!(plain(&"a".repeat(500)).len(), TEXT);
    }
}
