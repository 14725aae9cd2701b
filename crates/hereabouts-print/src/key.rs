//! The recovery key of a catalogue on paper: lines to copy by hand, and what to do with them.

use crate::paper::{Paper, Size};
use crate::text::line;
use crate::typeset::{Job, KEY};
use crate::words::{Language, fill};
use hereabouts_export::{Error, Result};
use serde_json::{Value, json};

/// One sheet.
pub struct KeySheet<'a> {
    /// Which of three; none when it is the whole key.
    pub number: Option<u8>,
    /// Who keeps it; may be blank, and is then written in by hand.
    pub holder: &'a str,
    pub lines: Vec<&'a str>,
}

/// The sheets as PDF, a page each. `day` is ISO 8601.
///
/// # Errors
/// `Contents` when the pages could not be made.
pub fn pdf(
    catalogue: &str,
    day: &str,
    language: Language,
    sheets: &[KeySheet<'_>],
) -> Result<Vec<u8>> {
    let made = job(catalogue, day, language, sheets).typeset();
    made.and_then(|pages| pages.pdf()).map_err(|why| {
        Error::Contents(
            format!("The sheet could not be made ({why}). Nothing was saved. Copy the lines by hand instead.").into(),
        )
    })
}

fn job(catalogue: &str, day: &str, language: Language, sheets: &[KeySheet<'_>]) -> Job {
    let words = language.words();
    let key = &words.key;
    let pages: Vec<Value> = sheets
        .iter()
        .map(|sheet| {
            let number = sheet.number.map(|number| number.to_string());
            let under = [
                number.as_ref().map(|number| fill(&key.one_of_three, &[number])),
                Some(fill(&key.made, &[&words.day(day)])),
            ];
            json!({
                "under": under.into_iter().flatten().collect::<Vec<_>>(),
                "holder": line(sheet.holder),
                "opens": if sheet.number.is_some() { &key.two_open } else { &key.opens },
                "lines": sheet.lines.iter().map(|line| line.split(' ').collect::<Vec<_>>()).collect::<Vec<_>>(),
            })
        })
        .collect();
    let title = fill(&key.title, &[&line(catalogue)]);
    let paper = Paper {
        size: Size::A4,
        landscape: false,
    };
    Job::new(KEY, &title, paper, language, json!({ "sheets": pages }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [&str; 2] = [
        "0ABC DEFG 1234 5678 9HJK MNPQ",
        "1ABC DEFG 1234 5678 9HJK MNPQ",
    ];

    #[test]
    fn every_sheet_has_a_page_and_braces_in_a_name_are_a_name() {
        let sheets: Vec<KeySheet<'_>> = ["Ruth", "", "Imran #x[{}]"]
            .into_iter()
            .zip(1..)
            .map(|(holder, number)| KeySheet {
                number: Some(number),
                holder,
                lines: LINES.to_vec(),
            })
            .collect();
        for language in [Language::En, Language::Pl] {
            let job = job("Aldermoor {} *", "2026-11-26", language, &sheets);
            assert_eq!(job.missing(), Vec::<String>::new());
            let pages = job.typeset().unwrap();
            assert_eq!(pages.pages(), 3);
            assert!(pages.pdf().unwrap().starts_with(b"%PDF-"));
        }
    }
}
