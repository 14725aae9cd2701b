//! Degrees as people write them: decimal, degrees-minutes-seconds, hemisphere letters, and both
//! numbers of a place in one cell.

use super::number;

/// Which way a number of degrees runs, where a hemisphere letter says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    Longitude,
    Latitude,
}

/// A number of degrees as read from a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Degrees {
    pub value: f64,
    pub axis: Option<Axis>,
    /// The smallest step its notation can tell apart, in degrees: 0.001 for three decimals.
    pub step: f64,
}

/// Reads degrees: `-2.35`, `2,35 W`, `53°23'17.2"N`, `N 53 23.29`, `53 23 17`.
pub fn degrees(text: &str) -> Option<Degrees> {
    let (letter, body) = hemisphere(text.trim())?;
    let (axis, sign) = match letter {
        Some('N') => (Some(Axis::Latitude), 1.0),
        Some('S') => (Some(Axis::Latitude), -1.0),
        Some('E') => (Some(Axis::Longitude), 1.0),
        Some('W') => (Some(Axis::Longitude), -1.0),
        _ => (None, 1.0),
    };
    let parts: Vec<&str> = body
        .split(|c: char| c.is_whitespace() || MARKS.contains(&c))
        .filter(|part| !part.is_empty())
        .collect();
    let (first, rest) = parts.split_first()?;
    let whole = number::decimal(first)?;
    if rest.len() > 2 || (!rest.is_empty() && whole.fract() != 0.0) {
        return None;
    }
    let mut size = whole.abs();
    for (part, unit) in rest.iter().zip([60.0, 3600.0]) {
        size += number::decimal(part).filter(|value| (0.0..60.0).contains(value))? / unit;
    }
    if !rest.is_empty() {
        // Sixtieths leave a tail no figure of the source stands for.
        size = (size * 1e9).round() / 1e9;
    }
    let last = rest.last().unwrap_or(first);
    let step =
        0.1_f64.powi(number::decimals(last).min(12) as i32) / 60.0_f64.powi(rest.len() as i32);
    let negative = first.starts_with(['-', '−', '–']);
    Some(Degrees {
        value: if negative { -size } else { size } * sign,
        axis,
        step,
    })
}

/// What people write after degrees, minutes and seconds.
const MARKS: &[char] = &['°', 'º', '˚', '\'', '’', '′', '"', '”', '″'];

/// Finds the hemisphere letter at either end; `None` when other letters are in the text.
fn hemisphere(text: &str) -> Option<(Option<char>, &str)> {
    let is_letter = |c: char| matches!(c.to_ascii_uppercase(), 'N' | 'S' | 'E' | 'W');
    let (letter, body) = if let Some(first) = text.chars().next().filter(|c| is_letter(*c)) {
        (Some(first), &text[first.len_utf8()..])
    } else if let Some(last) = text.chars().next_back().filter(|c| is_letter(*c)) {
        (Some(last), &text[..text.len() - last.len_utf8()])
    } else {
        (None, text)
    };
    let exponent_only = body
        .chars()
        .filter(|c| c.is_alphabetic() && !matches!(c, 'º'))
        .count()
        == 0
        || number::decimal(body).is_some();
    exponent_only.then_some((letter.map(|c| c.to_ascii_uppercase()), body))
}

/// Both numbers of a place in one cell, in the order written, each with the axis its letter gives:
/// `53.4, -2.3`, `(-2.3 53.4)`, `53,4; -2,3`, `geo:53.4,-2.3`, `53°24'N 2°18'W`.
pub fn pair(text: &str) -> Option<[Degrees; 2]> {
    let text = text.trim();
    let text = text.strip_prefix("geo:").unwrap_or(text);
    let text = text.trim_matches(['(', ')', '[', ']', '{', '}', ' ']);
    if text.len() > 80 || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let split = |separator: &str| -> Option<[Degrees; 2]> {
        let parts: Vec<&str> = text.split(separator).collect();
        both(&parts)
    };
    if let Some(found) = [";", "|", ", ", "/", "\t", ","]
        .iter()
        .find_map(|s| split(s))
    {
        return Some(found);
    }
    // "53°24'N 2°18'W": the first letter ends the first number.
    if let Some(end) = text
        .find(['N', 'S', 'n', 's', 'E', 'W', 'e', 'w'])
        .filter(|end| *end > 0)
    {
        let (first, second) = text.split_at(end + 1);
        if !second.trim().is_empty() {
            return Some([
                degrees(first)?,
                degrees(second.trim_start_matches([',', ' ']))?,
            ]);
        }
    }
    both(&text.split_whitespace().collect::<Vec<_>>())
}

/// The first two of two numbers, or of up to four as survey apps write them: latitude, longitude,
/// height, accuracy. Those must be fine enough to be no degrees-minutes-seconds.
fn both(parts: &[&str]) -> Option<[Degrees; 2]> {
    let (first, second, rest) = match parts {
        [first, second, rest @ ..] if rest.len() <= 2 => (degrees(first)?, degrees(second)?, rest),
        _ => return None,
    };
    let fine = first.step <= 0.001 && second.step <= 0.001;
    let numbers = rest.iter().all(|part| number::decimal(part).is_some());
    (rest.is_empty() || (fine && numbers)).then_some([first, second])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_as_people_write_them() {
        let check = |text: &str, expect: Option<f64>| {
            let found = degrees(text).map(|found| (found.value * 1e6).round() / 1e6);
            assert_eq!(found, expect, "{text}");
        };
        check("-2.35", Some(-2.35));
        check("2,35 W", Some(-2.35));
        check("53°23'17.2\"N", Some(53.388111));
        check("53° 23′ 17.2″ N", Some(53.388111));
        check("N 53 23.29", Some(53.388167));
        check("53 23 17", Some(53.388056));
        check("-0 30", Some(-0.5));
        check("W0.5", Some(-0.5));
        check("53 61 00", None);
        check("Sale", None);
        check("East", None);
        check("5.5 30", None);
        check("", None);
    }

    #[test]
    fn both_numbers_in_one_cell() {
        let check = |text: &str, expect: Option<[f64; 2]>| {
            assert_eq!(
                pair(text).map(|p| [p[0].value, p[1].value]),
                expect,
                "{text}"
            );
        };
        check("53.4, -2.3", Some([53.4, -2.3]));
        check("53.4,-2.3", Some([53.4, -2.3]));
        check("(-2.3 53.4)", Some([-2.3, 53.4]));
        check("53,4; -2,3", Some([53.4, -2.3]));
        check("53,4 -2,3", Some([53.4, -2.3]));
        check("geo:53.4,-2.3", Some([53.4, -2.3]));
        check("53°24'N 2°18'W", Some([53.4, -2.3]));
        check("53.4 N, 2.3 W", Some([53.4, -2.3]));
        check("53.4123 -2.3456 45.0 4.9", Some([53.4123, -2.3456]));
        check("53.4", None);
        check("53 24 17", None);
        check("1, 2, 3", None);
        check("51,507,2", None);
        check("Mill Lane 3, 4", None);
    }
}
