//! Text → [`Query`]. Never fails: what is no term of the language is a word, as it was typed.

use super::query::{
    Has, Matter, PRECISIONS, Query, Reach, STATUSES, Term, TieCount, precision_token, status_token,
};
use crate::asset::AssetKind;
use crate::confirmation::Freshness;

/// Where no distance is given.
const USUAL_METRES: f64 = 1000.0;

impl Query {
    /// `kind:association tag:food -status:ended near:51.5,-0.1,800m "Has a ramp":yes "walking group" lib`
    ///
    /// A `\` before `"`, `\`, `:` or `-` takes their meaning away.
    pub fn parse(text: &str) -> Query {
        let mut terms = Vec::new();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (term, after) = term(rest);
            terms.push(term);
            rest = after.trim_start();
        }
        Query { terms }
    }
}

fn term(text: &str) -> (Term, &str) {
    let (negated, body) = match text.strip_prefix('-') {
        Some(body) if !body.is_empty() && !body.starts_with(char::is_whitespace) => (true, body),
        _ => (false, text),
    };
    let (matter, rest) = own_field(body)
        .or_else(|| phrase(body))
        .or_else(|| field(body))
        .unwrap_or_else(|| word(body));
    (Term { negated, matter }, rest)
}

fn word(text: &str) -> (Matter, &str) {
    let (word, rest) = text.split_at(end_of_word(text));
    (Matter::Word(unescape(word, r#""\:-"#)), rest)
}

fn phrase(text: &str) -> Option<(Matter, &str)> {
    let (phrase, rest) = quoted(text)?;
    Some((Matter::Phrase(phrase), rest))
}

/// `"Opening hours":yes`: a field of the team's own, whose name is always in quotation marks, because any word
/// may be one.
fn own_field(text: &str) -> Option<(Matter, &str)> {
    let (label, rest) = quoted(text).filter(|(label, _)| !label.trim().is_empty())?;
    let (values, rest) = values(rest.strip_prefix(':')?)?;
    Some((Matter::Field { label, values }, rest))
}

fn field(text: &str) -> Option<(Matter, &str)> {
    let (name, after) = text[..end_of_word(text)].split_once(':').map(|(name, _)| {
        let after = &text[name.len() + 1..];
        (name.to_ascii_lowercase(), after)
    })?;
    if matches!(name.as_str(), "near" | "bbox") {
        let (numbers, rest) = after.split_at(end_of_word(after));
        return Some((from_numbers(&name, numbers)?, rest));
    }
    let (values, rest) = values(after)?;
    Some((from_values(&name, values)?, rest))
}

/// `a,"b c",d`, up to white space.
fn values(mut text: &str) -> Option<(Vec<String>, &str)> {
    let mut values = Vec::new();
    loop {
        let (value, rest) = quoted(text).unwrap_or_else(|| {
            let ends = |c: char| c == ',' || c.is_whitespace();
            let (value, rest) = text.split_at(text.find(ends).unwrap_or(text.len()));
            (value.to_owned(), rest)
        });
        if value.trim().is_empty() || (text.starts_with('"') && quoted(text).is_none()) {
            return None;
        }
        values.push(value);
        match rest.strip_prefix(',') {
            Some(more) => text = more,
            None if rest.is_empty() || rest.starts_with(char::is_whitespace) => {
                return Some((values, rest));
            }
            None => return None,
        }
    }
}

/// The field `name` with these values, when there is such a field and all of them are values of it.
pub(super) fn from_values(name: &str, values: Vec<String>) -> Option<Matter> {
    fn each<T: Copy>(all: &[T], token: fn(T) -> &'static str, given: &[String]) -> Option<Vec<T>> {
        let one = |given: &String| {
            all.iter()
                .copied()
                .find(|value| token(*value).eq_ignore_ascii_case(given))
        };
        given.iter().map(one).collect()
    }
    if let Some((label, "")) = quoted(name).filter(|(label, _)| !label.trim().is_empty()) {
        return Some(Matter::Field { label, values });
    }
    Some(match name {
        "kind" => Matter::Kind(each(&AssetKind::ALL, AssetKind::token, &values)?),
        "status" => Matter::Status(each(&STATUSES, status_token, &values)?),
        "fresh" => Matter::Fresh(each(&Freshness::ALL, Freshness::token, &values)?),
        "precision" => Matter::Precision(each(&PRECISIONS, precision_token, &values)?),
        "has" => Matter::Has(each(&Has::ALL, Has::token, &values)?),
        "audience" => Matter::Audience(each(&Reach::ALL, Reach::token, &values)?),
        "tag" => Matter::Tag(values),
        "area" => Matter::Area(values),
        "imported" => Matter::Imported(values),
        "offers" => Matter::Offers(values),
        "wishes" => Matter::Wishes(values),
        "tied-to" => Matter::TiedTo(values),
        "ties" => {
            let counts = values.iter().map(|value| TieCount::from_token(value));
            Matter::Ties(counts.collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

/// `near:LATITUDE,LONGITUDE[,DISTANCE]` in degrees and metres or km, `bbox:W,S,E,N` in degrees.
pub(super) fn from_numbers(name: &str, numbers: &str) -> Option<Matter> {
    let parts: Vec<&str> = numbers.split(',').collect();
    match (name, parts.as_slice()) {
        ("near", [lat, lon, distance @ ..]) => Some(Matter::Near {
            lat: degrees(lat, 90.0)?,
            lon: degrees(lon, 180.0)?,
            metres: match distance {
                [] => USUAL_METRES,
                [one] => metres(one)?,
                _ => return None,
            },
        }),
        ("bbox", [w, s, e, n]) => {
            let bbox = [
                degrees(w, 180.0)?,
                degrees(s, 90.0)?,
                degrees(e, 180.0)?,
                degrees(n, 90.0)?,
            ];
            (bbox[1] <= bbox[3]).then_some(Matter::Bbox(bbox))
        }
        _ => None,
    }
}

fn degrees(text: &str, most: f64) -> Option<f64> {
    text.parse::<f64>().ok().filter(|d| d.abs() <= most)
}

fn metres(text: &str) -> Option<f64> {
    let text = text.to_ascii_lowercase();
    let metres = if let Some(km) = text.strip_suffix("km") {
        // To the millimetre, so that 1.1km is 1100 and not a hair more.
        (km.parse::<f64>().ok()? * 1e6).round() / 1e3
    } else {
        text.strip_suffix('m').unwrap_or(&text).parse().ok()?
    };
    (metres.is_finite() && metres > 0.0).then_some(metres)
}

/// A text in quotation marks at the beginning, and what follows; `\"` is a mark inside it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut escaped = false;
    for (i, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((unescape(&inside[..i], r#""\"#), &inside[i + 1..])),
            _ => {}
        }
    }
    None
}

fn unescape(text: &str, special: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match rest.peek() {
            Some(next) if c == '\\' && special.contains(*next) => out.extend(rest.next()),
            _ => out.push(c),
        }
    }
    out
}

fn end_of_word(text: &str) -> usize {
    text.find(char::is_whitespace).unwrap_or(text.len())
}
