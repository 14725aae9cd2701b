//! Numbers as people write them: decimal commas, thousands separators, several in one cell.

/// Reads one number of metres: `438112`, `438,112`, `438 112.5`, `438.112,5`, `402867 m`.
/// A lone group of exactly three figures after a comma or point counts as thousands.
pub fn metres(text: &str) -> Option<f64> {
    loosely(text.trim().trim_end_matches(['m', 'M', 'E', 'N', 'e', 'n']))
}

/// Reads any number by the same rules.
pub fn loosely(text: &str) -> Option<f64> {
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '\u{2009}' | '_'))
        .collect();
    let separators: Vec<char> = compact.chars().filter(|c| matches!(c, ',' | '.')).collect();
    let decimal = match (separators.last(), separators.len()) {
        (None, _) => None,
        // Two kinds: the last one is the decimal mark.
        (Some(&last), _) if separators.contains(&',') && separators.contains(&'.') => Some(last),
        (Some(&only), _) if in_thousands(&compact, only) => None,
        (Some(&only), 1) => Some(only),
        _ => return None,
    };
    plain(&compact, decimal)
}

/// Reads one plain decimal number with a decimal point or comma: `-2,3501`, `−2.35`, `53.4`.
pub fn decimal(text: &str) -> Option<f64> {
    let compact: String = text.trim().chars().filter(|c| !c.is_whitespace()).collect();
    let decimal = match (compact.matches('.').count(), compact.matches(',').count()) {
        (_, 0) => Some('.'),
        (0, 1) => Some(','),
        // 1,234.5 and 1.234,5
        _ => compact.chars().rev().find(|c| matches!(c, ',' | '.')),
    };
    plain(&compact, decimal)
}

/// The parts of a cell that holds several values: split at `;`, `|`, `/`, line breaks, or a comma
/// followed by a space.
pub fn parts(text: &str) -> Vec<&str> {
    text.split(['\n', ';', '|', '/'])
        .flat_map(|part| part.split(", "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// Figures after the decimal mark of a number as written; 0 when there is none.
pub fn decimals(text: &str) -> usize {
    let text = text.trim();
    match text.rfind(['.', ',']) {
        Some(mark) => text[mark + 1..]
            .chars()
            .take_while(char::is_ascii_digit)
            .count(),
        None => 0,
    }
}

fn in_thousands(compact: &str, separator: char) -> bool {
    let mut groups = compact.trim_start_matches(['-', '−', '+']).split(separator);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && first != "0"
        && first.bytes().all(|b| b.is_ascii_digit())
        && groups.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()))
}

fn plain(compact: &str, decimal: Option<char>) -> Option<f64> {
    let mut ascii = String::with_capacity(compact.len());
    for (index, character) in compact.chars().enumerate() {
        match character {
            '0'..='9' => ascii.push(character),
            '-' | '−' | '–' if index == 0 => ascii.push('-'),
            '+' if index == 0 => {}
            'e' | 'E' if index > 0 => ascii.push('e'),
            '-' | '+' if ascii.ends_with('e') => ascii.push(character),
            c if Some(c) == decimal => ascii.push('.'),
            ',' | '.' => {}
            _ => return None,
        }
    }
    if !ascii.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    ascii.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        let check = |text: &str, expect: Option<f64>| assert_eq!(metres(text), expect, "{text}");
        check("438112", Some(438112.0));
        check("438,112", Some(438112.0));
        check("438.112", Some(438112.0));
        check("438 112.5", Some(438112.5));
        check("438.112,55", Some(438112.55));
        check("1,438,112", Some(1438112.0));
        check("438112,5", Some(438112.5));
        check("376909.953", Some(376909.953));
        check("402867 m", Some(402867.0));
        check("1.2.3", None);
        check("north", None);
        check("", None);

        let check = |text: &str, expect: Option<f64>| assert_eq!(decimal(text), expect, "{text}");
        check("-2,3501", Some(-2.3501));
        check("−2.35", Some(-2.35));
        check("53.741", Some(53.741));
        check("+53", Some(53.0));
        check("1e-3", Some(0.001));
        check("1,234.5", Some(1234.5));
        check("-", None);
        check("12-3", None);
        check("1e999", None);
    }

    #[test]
    fn several_numbers_in_one_cell() {
        assert_eq!(parts("376909.953, 376910.1"), ["376909.953", "376910.1"]);
        assert_eq!(parts("1;2|3\n4"), ["1", "2", "3", "4"]);
        assert_eq!(
            parts("438,112"),
            ["438,112"],
            "a comma without a space belongs to the number"
        );
    }
}
