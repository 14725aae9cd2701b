//! What a single value looks like: an address for e-mail, a postcode, a grid reference. Pure tests
//! on texts, used to guess what a column holds.

use super::degrees;
use crate::grid::{british, plus_code};

/// `someone@example.org`, also several of them.
pub fn is_email(text: &str) -> bool {
    let mut parts = text
        .split([';', ',', ' ', '\n', '|'])
        .filter(|part| !part.is_empty())
        .peekable();
    parts.peek().is_some()
        && parts.all(|part| {
            let part = part.trim_start_matches("mailto:");
            part.split_once('@').is_some_and(|(user, host)| {
                !user.is_empty() && host.contains('.') && !host.contains('@')
            })
        })
}

/// A link or a bare host name.
pub fn is_web(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    if text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.") {
        return true;
    }
    let host = text.split('/').next().unwrap_or_default();
    !text.contains([' ', '@', ','])
        && host.contains('.')
        && host.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
        && host
            .rsplit('.')
            .next()
            .is_some_and(|top| top.len() >= 2 && top.chars().all(|c| c.is_alphabetic()))
}

/// A page on a social network.
pub fn is_social(text: &str) -> bool {
    const NETWORKS: &[&str] = &[
        "facebook.",
        "twitter.",
        "x.com/",
        "instagram.",
        "linkedin.",
        "youtube.",
        "tiktok.",
        "mastodon",
        "bsky.",
    ];
    let text = text.to_lowercase();
    NETWORKS.iter().any(|network| text.contains(network))
        || (text.starts_with('@') && !text.contains(' ') && text.len() > 2)
}

/// Figures with the signs people put between them, as long as a telephone number.
pub fn is_phone(text: &str) -> bool {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let start = text.trim_start_matches(['(', ' ', '\'']);
    (9..=26).contains(&figures)
        && start.starts_with(['0', '+'])
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || " ()+-–./,;x".contains(c) || c.is_whitespace())
}

/// A UK postcode, spaced or not.
pub fn is_postcode(text: &str) -> bool {
    let compact: Vec<char> = text
        .trim()
        .chars()
        .filter(|c| *c != ' ')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    if !(5..=7).contains(&compact.len()) {
        return false;
    }
    let (outward, inward) = compact.split_at(compact.len() - 3);
    let shape: String = outward
        .iter()
        .map(|c| {
            if c.is_ascii_alphabetic() {
                'A'
            } else if c.is_ascii_digit() {
                '9'
            } else {
                '?'
            }
        })
        .collect();
    matches!(
        shape.as_str(),
        "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A"
    ) && inward[0].is_ascii_digit()
        && inward[1..].iter().all(char::is_ascii_alphabetic)
}

/// A National Grid reference of four figures or more, or a full Plus Code. The codes of wards look like
/// references of the Irish Grid, so those are only read where a heading says what they are.
pub fn is_grid_reference(text: &str) -> bool {
    let first = text.split([';', '|']).next().unwrap_or(text);
    let first = first.split(", ").next().unwrap_or(first);
    let figures = first.chars().filter(char::is_ascii_digit).count();
    (figures >= 4 && british::parse_reference(first).is_ok()) || plus_code::decode(first).is_some()
}

/// Well-known text.
pub fn is_wkt(text: &str) -> bool {
    const KINDS: &[&str] = &[
        "POINT",
        "LINESTRING",
        "POLYGON",
        "MULTIPOINT",
        "MULTILINESTRING",
        "MULTIPOLYGON",
        "GEOMETRYCOLLECTION",
    ];
    let text = text.trim().to_uppercase();
    let body = text
        .split_once(';')
        .filter(|(srid, _)| srid.starts_with("SRID="))
        .map_or(text.as_str(), |(_, body)| body);
    KINDS.iter().any(|kind| {
        body.strip_prefix(kind)
            .is_some_and(|rest| rest.trim_start().starts_with(['(', 'Z', 'M', 'E']))
    })
}

/// The text of a GeoJSON geometry or feature.
pub fn is_geojson(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('{')
        && text.contains("\"type\"")
        && (text.contains("\"coordinates\"") || text.contains("\"geometries\""))
}

/// Latitude and longitude in one cell, with figures enough to be a place.
pub fn is_lon_lat(text: &str) -> bool {
    degrees::pair(text).is_some_and(|[first, second]| {
        let sizes = [first.value.abs(), second.value.abs()];
        sizes.iter().all(|size| *size <= 180.0)
            && sizes.iter().any(|size| *size <= 90.0)
            && (first.axis.is_some() || (first.step <= 0.01 && second.step <= 0.01))
    })
}

/// Days of the week or times of the day.
pub fn is_when(text: &str) -> bool {
    const DAYS: &[&str] = &[
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "daily", "weekly", "24/7",
    ];
    let lower = text.to_lowercase();
    let day = lower
        .split(|c: char| !c.is_alphanumeric() && c != '/')
        .any(|word| {
            DAYS.iter().any(|day| {
                word == *day
                    || (word.starts_with(day) && (word.ends_with("day") || word.ends_with("days")))
            })
        });
    day || is_time(&lower) || lower == "closed" || lower.starts_with("freq=")
}

/// `09:00`, `9.30am`, `10am-2pm`, `08:30-18:00`; nothing but times.
fn is_time(lower: &str) -> bool {
    let parts: Vec<&str> = lower
        .split(['-', '–', ',', ' ', '\n', ';'])
        .filter(|part| !part.is_empty())
        .collect();
    !parts.is_empty()
        && parts.iter().all(|part| {
            if matches!(*part, "to" | "and" | "noon" | "am" | "pm" | "midnight") {
                return true;
            }
            let core = part
                .trim_end_matches("am")
                .trim_end_matches("pm")
                .trim_end_matches("noon");
            let clock = core.split_once([':', '.']).is_some_and(|(h, m)| {
                h.parse::<u8>().is_ok_and(|h| h <= 24)
                    && m.len() >= 2
                    && m.split(':')
                        .all(|m| m.len() == 2 && m.parse::<u8>().is_ok_and(|m| m < 60))
            });
            clock || (core.len() < part.len() && core.parse::<u8>().is_ok_and(|h| h <= 12))
        })
        && parts
            .iter()
            .any(|part| part.contains(':') || part.ends_with("am") || part.ends_with("pm"))
}

/// A day as ISO 8601 or with slashes, also with a time.
pub fn is_date(text: &str) -> bool {
    let day = text.trim().split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    parts.len() == 3
        && parts
            .iter()
            .all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

/// A house number with a street, or several parts with commas and a figure.
pub fn is_street(text: &str) -> bool {
    const STREETS: &[&str] = &[
        "street",
        "st",
        "road",
        "rd",
        "lane",
        "ln",
        "avenue",
        "ave",
        "drive",
        "close",
        "way",
        "terrace",
        "square",
        "place",
        "court",
        "crescent",
        "grove",
        "gate",
        "mill",
        "hill",
        "row",
        "walk",
        "gardens",
        "parade",
        "yard",
        "boulevard",
    ];
    let words: Vec<String> = text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(String::from)
        .collect();
    let numbered = words
        .first()
        .is_some_and(|first| first.starts_with(|c: char| c.is_ascii_digit()));
    let street = words
        .iter()
        .skip(1)
        .any(|word| STREETS.contains(&word.as_str()));
    let figures = words
        .iter()
        .any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let listed = text.contains(", ") && figures && words.len() <= 20;
    (street && (numbered || text.contains(','))) || listed
}

/// A decimal number with figures enough to be degrees of a place.
pub fn is_fine_decimal(text: &str) -> bool {
    degrees::degrees(text).is_some_and(|found| found.step <= 1.1e-3 || found.axis.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_values() {
        let check = |test: fn(&str) -> bool, yes: &[&str], no: &[&str]| {
            for text in yes {
                assert!(test(text), "{text} should be");
            }
            for text in no {
                assert!(!test(text), "{text} should not be");
            }
        };
        check(
            is_email,
            &["a@b.org", "a@b.org; c@d.org"],
            &["@club", "a at b.org", "a@b", ""],
        );
        check(
            is_web,
            &["https://a.org/x", "www.a.org", "a.org.uk/page"],
            &["a@b.org", "Move C.I.C.", "3.5", ""],
        );
        check(
            is_phone,
            &["0161 496 0000", "(0161) 496-0000", "+44 161 496 0000"],
            &["100012797623", "2024-01-02", "0.123456789 east"],
        );
        check(
            is_postcode,
            &["M33 7DZ", "wa14 1pf", "M155RF", "EC1A 1BB"],
            &["94063", "M33", "AB12", "M33 77Z"],
        );
        check(
            is_grid_reference,
            &["SJ 789 951", "SJ8023085291"],
            &["SJ", "ZZ 123 456", "12345678"],
        );
        check(
            is_wkt,
            &[
                "POINT (1 2)",
                "SRID=4326;POINT(1 2)",
                "Polygon ((0 0,1 0,1 1,0 0))",
            ],
            &["Pointing", "POINT"],
        );
        check(
            is_lon_lat,
            &["53.4123, -2.3456", "53°24'N 2°18'W"],
            &["3, 4", "2600, 24"],
        );
        check(
            is_when,
            &[
                "Monday",
                "Mon-Fri: 6:30am-10:00pm",
                "09:00-18:00",
                "CLOSED",
                "10am-2pm",
            ],
            &["Sundry", "53.4", "42", "Sale"],
        );
        check(
            is_date,
            &["2023-09-29", "29/09/2023", "1986-11-17T00:00:00Z"],
            &["3-4", "0161-496-0000-1"],
        );
        check(
            is_street,
            &["2 Market Street", "The Hub, Pownall Road, Sale"],
            &["Organic House", "Heart Gallery"],
        );
    }
}
