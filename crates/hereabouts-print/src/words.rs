//! The words on paper, in each language.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The languages there are words in; each is a file in `words/`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    En,
    Pl,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub lang: String,
    pub kinds: BTreeMap<String, String>,
    pub months: Vec<String>,
    pub assets: Plural,
    #[serde(rename = "for")]
    pub whom: String,
    /// What a covering letter says in English, in this language: audiences, and the rules for places.
    pub said: BTreeMap<String, String>,
    pub page: String,
    pub map_alt: String,
    pub north: String,
    pub metres: String,
    pub kilometres: String,
    pub soft: String,
    pub no_number: Plural,
    pub off_sheet: String,
    pub no_place: String,
    pub purpose: String,
    pub licence: String,
    pub ask: String,
    pub checked: String,
    pub never_checked: String,
    pub sheet_name: String,
    pub sheet_reach: String,
    pub sheet_answer: String,
    pub answers: Vec<String>,
    pub by: String,
    pub on: String,
    pub key: KeyWords,
}

/// The words of a recovery key.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyWords {
    pub title: String,
    pub made: String,
    pub kept_by: String,
    pub kept_where: String,
    pub one_of_three: String,
    pub opens: String,
    pub two_open: String,
    pub how: String,
    pub keep: String,
    pub old: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plural {
    one: String,
    few: String,
    many: String,
}

impl Language {
    pub fn words(self) -> Words {
        let text = match self {
            Language::En => include_str!("words/en.json"),
            Language::Pl => include_str!("words/pl.json"),
        };
        #[allow(clippy::expect_used)]
        serde_json::from_str(text).expect("the words are complete: a test reads them")
    }

    /// The form for a count, by the rules of the Unicode CLDR.
    pub fn count(self, words: &Plural, count: usize) -> String {
        let (tens, hundreds) = (count % 10, count % 100);
        let form = match self {
            _ if count == 1 => &words.one,
            Language::Pl if (2..=4).contains(&tens) && !(12..=14).contains(&hundreds) => &words.few,
            Language::En | Language::Pl => &words.many,
        };
        fill(form, &[&grouped(count)])
    }
}

impl Words {
    /// A day as people say it: 26 November 2026. What is no day stays as it is.
    pub fn day(&self, iso: &str) -> String {
        let parts: Vec<&str> = iso.get(..10).unwrap_or(iso).split('-').collect();
        let [year, month, day] = parts[..] else {
            return iso.to_owned();
        };
        let month = month
            .parse::<usize>()
            .ok()
            .and_then(|n| self.months.get(n.checked_sub(1)?));
        match (month, day.parse::<u8>()) {
            (Some(month), Ok(day)) => format!("{day} {month} {year}"),
            _ => iso.to_owned(),
        }
    }

    /// Metres as a scale bar says them.
    pub fn distance(&self, metres: f64) -> String {
        match metres >= 1000.0 {
            true => fill(&self.kilometres, &[&format!("{}", metres / 1000.0)]),
            false => fill(&self.metres, &[&format!("{metres}")]),
        }
    }

    /// The audience: a partner by its name.
    pub fn audience(&self, about: &hereabouts_export::About) -> String {
        match &about.partner {
            Some(partner) => crate::text::line(partner),
            None => self.said(&about.audience),
        }
    }

    /// A sentence of the covering letter in this language, or as it came.
    pub fn said(&self, text: &str) -> String {
        crate::text::line(self.said.get(text).map_or(text, String::as_str))
    }
}

/// Puts each value where the next `{}` stands. What the value holds is not looked at again.
pub fn fill(pattern: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut out = String::new();
    for (i, part) in pattern.split("{}").enumerate() {
        if i > 0 {
            out.push_str(values.next().copied().unwrap_or_default());
        }
        out.push_str(part);
    }
    out
}

/// 12345 as 12 345, with a space that does not end the line.
fn grouped(count: usize) -> String {
    let figures = count.to_string();
    let mut out = String::new();
    for (i, figure) in figures.chars().enumerate() {
        if i > 0 && (figures.len() - i).is_multiple_of(3) && figures.len() > 4 {
            out.push('\u{A0}');
        }
        out.push(figure);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word() {
        for language in [Language::En, Language::Pl] {
            let words = language.words();
            assert_eq!((words.months.len(), words.answers.len()), (12, 5));
            for kind in crate::entry::KINDS {
                assert!(words.kinds.contains_key(kind), "{kind}");
            }
        }
    }

    #[test]
    fn counts_and_days_read_as_people_say_them() {
        let (en, pl) = (Language::En.words(), Language::Pl.words());
        let say = |count| {
            (
                Language::En.count(&en.assets, count),
                Language::Pl.count(&pl.assets, count),
            )
        };
        assert_eq!(say(1), ("1 asset".into(), "1 zasób".into()));
        assert_eq!(say(3), ("3 assets".into(), "3 zasoby".into()));
        assert_eq!(say(12), ("12 assets".into(), "12 zasobów".into()));
        assert_eq!(say(23).1, "23 zasoby");
        assert_eq!(say(10_000).0, "10\u{A0}000 assets");
        assert_eq!(en.day("2026-11-06"), "6 November 2026");
        assert_eq!(pl.day("2026-11-06T10:00:00Z"), "6 listopada 2026");
        assert_eq!(en.day("soon"), "soon");
        assert_eq!(en.distance(2000.0), "2 km");
    }

    #[test]
    fn a_value_with_braces_is_a_value() {
        assert_eq!(fill("{} for {}", &["{}", "x"]), "{} for x");
    }
}
