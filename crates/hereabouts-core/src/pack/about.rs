//! What a pack says of itself, made plain.

use super::{Schema, TileKind};
use serde_json::Value;

/// What the file says, as far as it says anything.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct About {
    pub name: Option<String>,
    /// Plain text, whatever the file says it as.
    pub attribution: Option<String>,
    pub layers: Vec<String>,
    pub bounds: Option<[f64; 4]>,
    pub min_zoom: Option<u8>,
    pub max_zoom: Option<u8>,
}

impl About {
    /// Reads the object of metadata that PMTiles holds, and that MBTiles spreads over rows.
    pub fn of(said: &Value) -> About {
        let text = |key: &str| {
            let text = said.get(key)?.as_str()?;
            Some(plain(text)).filter(|text| !text.is_empty())
        };
        let nested = said.get("json").and_then(Value::as_str);
        let nested = nested.and_then(|text| serde_json::from_str(text).ok());
        let nested: Value = nested.unwrap_or_default();
        let mut layers = Vec::new();
        for from in [said, &nested] {
            names_of(from.get("vector_layers"), "id", &mut layers);
            let statistics = from.get("tilestats").and_then(|stats| stats.get("layers"));
            names_of(statistics, "layer", &mut layers);
        }
        About {
            name: text("name"),
            attribution: text("attribution"),
            layers,
            bounds: text("bounds").and_then(|text| bounds(&text)),
            min_zoom: text("minzoom").and_then(|text| text.parse().ok()),
            max_zoom: text("maxzoom").and_then(|text| text.parse().ok()),
        }
    }
}

fn names_of(list: Option<&Value>, key: &str, into: &mut Vec<String>) {
    for each in list.and_then(Value::as_array).into_iter().flatten() {
        if let Some(name) = each.get(key).and_then(Value::as_str)
            && !into.iter().any(|known| known == name)
        {
            into.push(name.to_owned());
        }
    }
}

fn bounds(text: &str) -> Option<[f64; 4]> {
    let numbers: Vec<f64> = text
        .split(',')
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    sound(numbers.try_into().ok()?)
}

/// Bounds that are somewhere on Earth and have a size.
pub fn sound([west, south, east, north]: [f64; 4]) -> Option<[f64; 4]> {
    let [west, east] = [west, east].map(|lon| lon.clamp(-180.0, 180.0));
    let [south, north] = [south, north].map(|lat| lat.clamp(-85.06, 85.06));
    let all = [west, south, east, north];
    (all.iter().all(|d| d.is_finite()) && west < east && south < north).then_some(all)
}

/// A text that may be HTML, as people read it: without tags, entities as their characters, on one line.
pub fn plain(html: &str) -> String {
    const LONGEST: usize = 400;
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        let special = &rest[at..];
        let is_tag =
            special[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c));
        if special.starts_with('<') && is_tag {
            // A tag stands for a gap only where words would run together otherwise.
            let Some(end) = special.find('>') else { break };
            rest = &special[end + 1..];
            continue;
        }
        let entity = special.find(';').filter(|end| *end <= 10);
        match entity.and_then(|end| Some((character(&special[1..end])?, end))) {
            Some((character, end)) => {
                text.push(character);
                rest = &special[end + 1..];
            }
            None => {
                text.push_str(&special[..1]);
                rest = &special[1..];
            }
        }
    }
    if !rest.starts_with('<') {
        text.push_str(rest);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST).collect()
}

fn character(entity: &str) -> Option<char> {
    let number = |text: &str, radix| char::from_u32(u32::from_str_radix(text, radix).ok()?);
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "copy" => Some('©'),
        "nbsp" => Some(' '),
        _ => {
            let digits = entity.strip_prefix('#')?;
            let hexadecimal = digits.strip_prefix(['x', 'X']);
            hexadecimal.map_or_else(|| number(digits, 10), |digits| number(digits, 16))
        }
    }
}

/// How its layers are to be drawn.
pub fn schema(tiles: TileKind, layers: &[String]) -> Schema {
    let has = |name: &str| layers.iter().any(|layer| layer == name);
    match tiles {
        TileKind::Raster => Schema::Other,
        _ if has("transportation") || (has("place") && has("landcover")) => Schema::Openmaptiles,
        _ if has("roads") && (has("earth") || has("places")) => Schema::Protomaps,
        _ if has("streets") && (has("place_labels") || has("street_labels")) => Schema::Shortbread,
        _ => Schema::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_text_whatever_they_come_as() {
        for (said, expected) in [
            (
                r#"<a href="https://a.example" target="_blank">&copy; Mappers</a> <a href="x">and &#169; Others</a>"#,
                "© Mappers and © Others",
            ),
            ("A < B & C", "A < B & C"),
            ("<script>alert(1)</script>", "alert(1)"),
            ("<img src=x onerror=alert(1)", ""),
            ("&lt;b&gt; &#x27;&unknown;", "<b> '&unknown;"),
            ("  two\n lines ", "two lines"),
        ] {
            assert_eq!(plain(said), expected, "{said}");
        }
        assert_eq!(plain(&"é".repeat(1000)).chars().count(), 400);
    }

    #[test]
    fn layers_are_named_in_one_of_three_places() {
        let said = serde_json::json!({
            "vector_layers": [{"id": "roads"}],
            "tilestats": {"layers": [{"layer": "roads"}, {"layer": "earth"}]},
            "json": r#"{"vector_layers":[{"id":"places"}]}"#,
            "bounds": "-2.1, 53.4,-1.9,53.5",
            "maxzoom": "14",
            "minzoom": 0,
        });
        let about = About::of(&said);
        assert_eq!(about.layers, ["roads", "earth", "places"]);
        assert_eq!(about.bounds, Some([-2.1, 53.4, -1.9, 53.5]));
        assert_eq!(about.max_zoom, Some(14));
        assert_eq!(schema(TileKind::Vector, &about.layers), Schema::Protomaps);
    }

    #[test]
    fn bounds_that_are_none_are_not_believed() {
        for wrong in ["", "1,2,3", "1,2,x,4", "3,1,2,4", "NaN,0,1,1", "0,0,0,0"] {
            assert_eq!(bounds(wrong), None, "{wrong}");
        }
        assert_eq!(
            bounds("-999,-90,999,90"),
            Some([-180.0, -85.06, 180.0, 85.06])
        );
    }
}
