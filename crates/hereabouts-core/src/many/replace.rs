//! Finding a text and putting another in its place.

use serde::{Deserialize, Serialize};

/// What is looked for, letter by letter, and what takes its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Search {
    pub find: String,
    pub with: String,
    /// Capitals and small letters are not the same.
    #[serde(default)]
    pub case: bool,
    /// Only where it is not part of a longer word.
    #[serde(default)]
    pub whole: bool,
}

impl Search {
    /// The text with every occurrence replaced; none where nothing is found.
    pub fn replaced(&self, text: &str) -> Option<String> {
        if self.find.is_empty() {
            return None;
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        let mut before = None;
        let mut found = false;
        while !rest.is_empty() {
            match self
                .at_start(rest)
                .filter(|end| self.stands(before, &rest[*end..]))
            {
                Some(end) => {
                    out.push_str(&self.with);
                    before = rest[..end].chars().next_back();
                    rest = &rest[end..];
                    found = true;
                }
                None => {
                    let mut signs = rest.chars();
                    before = signs.next();
                    out.extend(before);
                    rest = signs.as_str();
                }
            }
        }
        found.then_some(out)
    }

    /// Where the occurrence at the beginning ends, in bytes.
    fn at_start(&self, text: &str) -> Option<usize> {
        if self.case {
            return text.starts_with(&self.find).then_some(self.find.len());
        }
        // Small letters may be several where the capital is one.
        let mut wanted = self.find.chars().flat_map(char::to_lowercase).peekable();
        for (i, sign) in text.char_indices() {
            if wanted.peek().is_none() {
                return Some(i);
            }
            for small in sign.to_lowercase() {
                if wanted.next() != Some(small) {
                    return None;
                }
            }
        }
        wanted.peek().is_none().then_some(text.len())
    }

    /// Whether it may stand there: between what comes before it and what follows.
    fn stands(&self, before: Option<char>, after: &str) -> bool {
        let joins = |end: Option<char>, next: Option<char>| {
            end.zip(next)
                .is_some_and(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric())
        };
        !self.whole
            || !joins(before, self.find.chars().next())
                && !joins(self.find.chars().next_back(), after.chars().next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        find: &str,
        with: &str,
        (case, whole): (bool, bool),
        text: &str,
        expect: Option<&str>,
    ) {
        let search = Search {
            find: find.into(),
            with: with.into(),
            case,
            whole,
        };
        assert_eq!(search.replaced(text).as_deref(), expect, "{find} in {text}");
    }

    #[test]
    fn texts_are_found_letter_by_letter() {
        let any = (false, false);
        check(
            "st.",
            "Street",
            any,
            "Mill St. and Hill ST.",
            Some("Mill Street and Hill Street"),
        );
        check("aa", "b", any, "aaa", Some("ba"));
        check("a", "aa", any, "aba", Some("aabaa"));
        check("x", "", any, "axbx", Some("ab"));
        check("x", "y", any, "", None);
        check("", "y", any, "abc", None);
        check("St", "Street", (true, false), "st St", Some("st Street"));
        check("$1", "£1", any, "costs $1.", Some("costs £1."));
        check("ŁÓDŹ", "Lodz", any, "z łódź", Some("z Lodz"));
        check("straße", "Weg", any, "Straße", Some("Weg"));
        check("i̇", "x", any, "İstanbul", Some("xstanbul"));
    }

    #[test]
    fn whole_words_are_no_part_of_longer_ones() {
        let whole = (false, true);
        check(
            "hall",
            "room",
            whole,
            "Hall, halls, Townhall",
            Some("room, halls, Townhall"),
        );
        check(
            "art",
            "x",
            whole,
            "part art arts art",
            Some("part x arts x"),
        );
        check("(a)", "x", whole, "b(a)c", Some("bxc"));
        check("é", "x", whole, "café é", Some("café x"));
    }
}
