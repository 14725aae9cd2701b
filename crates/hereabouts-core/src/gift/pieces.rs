//! A text cut where people pause: into what is said by itself, and into the things of a list. What stands in brackets
//! or in quotation marks stays whole.

/// What was said by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Clause<'t> {
    pub text: &'t str,
    /// In bytes.
    pub start: usize,
    /// A semicolon ends it: what follows may go on with the same list.
    pub goes_on: bool,
}

/// A full stop behind these ends nothing.
const SHORT: [&str; 14] = [
    "st", "dr", "mr", "mrs", "ms", "e.g", "i.e", "no", "tel", "ul", "np", "al", "pl", "os",
];
const AND: [&str; 4] = ["and", "&", "i", "oraz"];

/// Clauses as they follow one another, none blank.
pub(crate) fn clauses(text: &str) -> Vec<Clause<'_>> {
    let whole = whole(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut put = |from: usize, to: usize, goes_on: bool| {
        let part = &text[from..to];
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let start = from + (part.len() - part.trim_start().len());
            found.push(Clause {
                text: trimmed,
                start,
                goes_on,
            });
        }
    };
    for (at, sign) in text.char_indices() {
        let after = at + sign.len_utf8();
        let is_end = match sign {
            '\n' | '\r' | ';' | '；' | '؛' => true,
            '。' | '।' | '؟' => true,
            '.' | '!' | '?' => {
                let word = text[start..at]
                    .rsplit(char::is_whitespace)
                    .next()
                    .unwrap_or_default();
                text[after..].chars().next().is_none_or(char::is_whitespace)
                    && !(sign == '.' && SHORT.contains(&word.to_lowercase().as_str()))
            }
            _ => false,
        };
        if is_end && is_outside(&whole, at) {
            put(start, at, matches!(sign, ';' | '；' | '؛'));
            start = after;
        }
    }
    put(start, text.len(), false);
    found
}

/// The things of a list: `sourdough, bike repair and piano`. `joins` says whether two that were told apart by a word
/// are one after all.
pub(super) fn things(text: &str, joins: impl Fn(&str, &str) -> bool) -> Vec<&str> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    let mut by_word = false;
    for (at, after, is_word) in cuts(text)
        .into_iter()
        .chain([(text.len(), text.len(), false)])
    {
        let blank = text[start..at].trim().is_empty();
        match found.last_mut() {
            _ if blank => {}
            Some((from, to))
                if by_word && joins(text[*from..*to].trim(), text[start..at].trim()) =>
            {
                *to = at
            }
            _ => found.push((start, at)),
        }
        by_word = is_word && (!blank || by_word);
        start = after;
    }
    found
        .into_iter()
        .map(|(from, to)| text[from..to].trim())
        .collect()
}

/// Is it cut by a comma, and not by a word alone?
pub(super) fn has_commas(text: &str) -> bool {
    cuts(text).iter().any(|(.., is_word)| !is_word)
}

/// Where a list is cut: from and to in bytes, and whether it is a word that cuts it.
fn cuts(text: &str) -> Vec<(usize, usize, bool)> {
    let whole = whole(text);
    let mut cuts = Vec::new();
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        let after = at + sign.len_utf8();
        let next = text[after..].chars().next();
        let in_number = before.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
        if matches!(sign, ',' | '，' | '、' | '،') && !in_number && is_outside(&whole, at) {
            cuts.push((at, after, false));
        } else if before.is_whitespace() && !sign.is_whitespace() && is_outside(&whole, at) {
            let word = text[at..]
                .split(char::is_whitespace)
                .next()
                .unwrap_or_default();
            if AND.contains(&word) && at > 0 {
                cuts.push((at, at + word.len(), true));
            }
        }
        before = sign;
    }
    cuts
}

/// The part of a text from one character to another.
pub(crate) fn between(text: &str, from: u32, to: u32) -> &str {
    let byte = |at: u32| {
        text.char_indices()
            .nth(at as usize)
            .map_or(text.len(), |(byte, _)| byte)
    };
    &text[byte(from)..byte(to)]
}

/// Without the quotation marks around all of it.
pub(super) fn unquoted(text: &str) -> &str {
    let inside = |open: char, close: char| text.strip_prefix(open)?.strip_suffix(close);
    let marks = [('"', '"'), ('“', '”'), ('„', '”'), ('«', '»')];
    let found = marks
        .into_iter()
        .find_map(|(open, close)| inside(open, close));
    found
        .map(str::trim)
        .filter(|inside| !inside.is_empty() && !inside.contains('"'))
        .unwrap_or(text)
}

/// The brackets and quotations of a text that are closed on their line, in bytes.
pub(super) fn whole(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let close = match sign {
            '(' => Some(')'),
            '[' => Some(']'),
            '"' => Some('"'),
            '“' | '„' => Some('”'),
            '«' => Some('»'),
            _ => None,
        };
        let line = text[at..].lines().next().unwrap_or_default();
        let end = close.and_then(|close| closed(line, sign, close));
        if let Some(end) = end {
            found.push((at, at + end));
        }
        at += end.unwrap_or(sign.len_utf8());
    }
    found
}

/// Behind the sign that closes the first one of a line.
fn closed(line: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, sign) in line.char_indices() {
        if sign == close && depth > 0 {
            depth -= 1;
            if depth == 0 {
                return Some(at + sign.len_utf8());
            }
        } else if sign == open {
            depth += 1;
        }
    }
    None
}

fn is_outside(whole: &[(usize, usize)], at: usize) -> bool {
    !whole.iter().any(|(from, to)| (*from..*to).contains(&at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_by_itself_ends_where_people_pause() {
        let check = |text: &str, expect: &[&str]| {
            let found: Vec<&str> = clauses(text).iter().map(|clause| clause.text).collect();
            assert_eq!(found, expect, "{text}");
            for clause in clauses(text) {
                assert!(text[clause.start..].starts_with(clause.text), "{text}");
            }
        };
        check("a; b. c\nd", &["a", "b", "c", "d"]);
        check(
            "At St. Anne’s at 10.30! Really? ",
            &["At St. Anne’s at 10.30", "Really"],
        );
        check("(a; b. c) d; e", &["(a; b. c) d", "e"]);
        check("(never closed; b", &["(never closed", "b"]);
        check("我会做饭。想学游泳", &["我会做饭", "想学游泳"]);
        check(" ;; . ", &[]);
    }

    #[test]
    fn a_list_is_cut_into_its_things() {
        let check = |text: &str, expect: &[&str]| {
            assert_eq!(things(text, |_, _| false), expect, "{text}");
        };
        check("sourdough, bike repair", &["sourdough", "bike repair"]);
        check(
            "jam, chutney, and bread & butter",
            &["jam", "chutney", "bread", "butter"],
        );
        check(
            "“bed and breakfast” and tea",
            &["“bed and breakfast”", "tea"],
        );
        check(
            "soup (leek and potato, mostly), bread",
            &["soup (leek and potato, mostly)", "bread"],
        );
        check("2,5 kg of flour", &["2,5 kg of flour"]);
        check(
            "pianino i akordeon oraz skrzypce",
            &["pianino", "akordeon", "skrzypce"],
        );
        check("sandcastles", &["sandcastles"]);
        check("and", &["and"]);
        check(", ,", &[]);
        assert_eq!(
            things("to walk and talk with, tea", |_, with| with
                .ends_with("with")),
            ["to walk and talk with", "tea"]
        );
    }
}
