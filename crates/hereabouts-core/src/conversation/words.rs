//! The words of a text as search knows them, each with where it stands.

use crate::search::tokens;
use unicode_normalization::char::is_combining_mark;

/// A longer run of signs is no name.
const LONGEST: usize = 200;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// Folded.
    pub token: String,
    /// What it is the possessive of: joans, of which joan.
    pub owner: Option<String>,
    /// In characters.
    pub start: u32,
    pub length: u32,
    /// It begins with a capital letter, or in a script that has none.
    pub is_name_like: bool,
}

/// The words of a text, in order. Those of scripts without spaces are a sign each, as in the index.
pub(super) fn words(text: &str) -> Vec<Word> {
    let signs: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let long = signs[at..]
            .iter()
            .enumerate()
            .take_while(|(i, _)| belongs(&signs, at + i))
            .count();
        if (1..=LONGEST).contains(&long) {
            of_run(&signs[at..at + long], at, &mut found);
        }
        at += long.max(1);
    }
    found
}

/// A letter, a figure, a mark on one, or an apostrophe inside a word.
fn belongs(signs: &[char], at: usize) -> bool {
    let is = |at: usize| {
        signs
            .get(at)
            .is_some_and(|sign| sign.is_alphanumeric() || is_combining_mark(*sign))
    };
    is(at) || matches!(signs[at], '\'' | '’' | 'ʼ' | '‘') && at > 0 && is(at - 1) && is(at + 1)
}

/// The words of a run without spaces: one, where its script has spaces.
fn of_run(run: &[char], start: usize, found: &mut Vec<Word>) {
    let mut from = 0;
    for to in 1..=run.len() {
        let part: String = run[from..to].iter().collect();
        let goes_on = run.get(to).is_some_and(|next| {
            let longer: String = part.chars().chain([*next]).collect();
            tokens(&longer).len() <= 1
        });
        if goes_on {
            continue;
        }
        if let Some(token) = tokens(&part).pop() {
            let owner = part.strip_suffix("'s").or_else(|| part.strip_suffix("’s"));
            found.push(Word {
                token,
                owner: owner.and_then(|owner| tokens(owner).pop()),
                start: (start + from) as u32,
                length: (to - from) as u32,
                is_name_like: run[from].is_alphabetic() && !run[from].is_lowercase(),
            });
        }
        from = to;
    }
}

impl Word {
    /// Up to the end of the name, without the `’s`.
    pub fn end_as(&self, token: &str) -> u32 {
        match self.token == token {
            true => self.start + self.length,
            false => self.start + self.length - 2,
        }
    }

    pub fn is(&self, token: &str) -> bool {
        self.token == token || self.owner.as_deref() == Some(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_they_stand() {
        let check = |text: &str, expect: &[(&str, u32, u32)]| {
            let found = words(text);
            let seen: Vec<(&str, u32, u32)> = found
                .iter()
                .map(|word| (word.token.as_str(), word.start, word.length))
                .collect();
            assert_eq!(seen, expect, "{text}");
        };
        check("Łódź, Joan’s", &[("lodz", 0, 4), ("joans", 6, 6)]);
        check(
            "東京カ cafe",
            &[("東", 0, 1), ("京", 1, 1), ("カ", 2, 1), ("cafe", 4, 4)],
        );
        check("বাংলা 'x'", &[("বাংলা", 0, 5), ("x", 7, 1)]);
        check("&", &[]);
        let joans = &words("Joan’s")[0];
        assert_eq!(
            (joans.owner.as_deref(), joans.end_as("joan")),
            (Some("joan"), 4)
        );
    }
}
