//! Cells that are safe to open in a spreadsheet and read back equal.
//!
//! A spreadsheet runs text that begins like a formula. The rule: text whose first visible sign is `=`, `+`, `-` or
//! `@` (also their full-width forms), or that begins with a tab or another control character, is written with one
//! `'` before it. So is text that already has such apostrophes, so that taking exactly one away always gives the
//! text back. Everything else stays as it is: `'Allo 'Allo` keeps its apostrophe and gets none. Numbers come from
//! our own formatter and are never guarded, so that a negative longitude stays a number; a phone such as
//! `+44 161 496 0000` is text and leaves as `'+44 161 496 0000`.

use std::borrow::Cow;

/// Text as it may stand in a cell. [`read`] undoes it.
pub fn write(text: &str) -> Cow<'_, str> {
    if runs(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text a cell stands for: without the one `'` that [`write()`] put there, if it did.
pub fn read(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if runs(text.trim_start_matches('\'')) => text,
        _ => cell,
    }
}

/// Whether a spreadsheet may take text for a formula. Blanks and marks nobody sees do not make it safe: some
/// programs trim them first.
fn runs(text: &str) -> bool {
    let first = text.chars().next();
    let visible = text
        .chars()
        .find(|sign| !sign.is_whitespace() && !unseen(*sign));
    first.is_some_and(char::is_control)
        || matches!(
            visible,
            Some('=' | '+' | '-' | '@' | '\u{FF1D}' | '\u{FF0B}' | '\u{FF0D}' | '\u{FF20}')
        )
}

fn unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Joins with `;`. A `;` or `\` inside an element is preceded by `\`, so that [`split_list`] gives the elements back.
pub fn join_list<S: AsRef<str>>(elements: &[S]) -> String {
    let escaped = elements
        .iter()
        .map(|element| element.as_ref().replace('\\', "\\\\").replace(';', "\\;"));
    escaped.collect::<Vec<_>>().join(";")
}

/// The elements of what [`join_list`] wrote; empty text is an empty list.
pub fn split_list(joined: &str) -> Vec<String> {
    if joined.is_empty() {
        return Vec::new();
    }
    let mut elements = vec![String::new()];
    let mut letters = joined.chars();
    while let Some(letter) = letters.next() {
        let letter = match letter {
            ';' => {
                elements.push(String::new());
                continue;
            }
            '\\' => letters.next().unwrap_or('\\'),
            letter => letter,
        };
        elements
            .last_mut()
            .expect("the list begins with one element")
            .push(letter);
    }
    elements
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_guarded() {
        let check = |text: &str, cell: &str| {
            assert_eq!(write(text), cell);
            assert_eq!(read(cell), text);
        };
        check("Canalside library", "Canalside library");
        check("", "");
        check("=1+1", "'=1+1");
        check("+44 161 496 0000", "'+44 161 496 0000");
        check("-12", "'-12");
        check("@home", "'@home");
        check("\t=1", "'\t=1");
        check("\rx", "'\rx");
        check("\u{FF1D}1+1", "'\u{FF1D}1+1");
        check("  =1+1", "'  =1+1");
        check("\u{FEFF}=1", "'\u{FEFF}=1");
        check("'=1", "''=1");
        check("'Allo 'Allo", "'Allo 'Allo");
        check("'", "'");
        check("0161 496 0000", "0161 496 0000");
        check("a=b", "a=b");
    }

    #[test]
    fn lists_are_joined() {
        let check = |elements: &[&str], joined: &str| {
            assert_eq!(join_list(elements), joined);
            assert_eq!(split_list(joined), elements);
        };
        check(&[], "");
        check(&["food"], "food");
        check(&["food", "young people"], "food;young people");
        check(&["tea; coffee", "a\\b"], "tea\\; coffee;a\\\\b");
        check(&["", ""], ";");
    }

    proptest! {
        #[test]
        fn every_text_reads_back(text in "['=+@\t\r\u{FF1D} a-]{0,6}|\\PC{0,20}") {
            let cell = write(&text);
            prop_assert_eq!(read(&cell), text.as_str());
            prop_assert!(!runs(&cell));
        }

        #[test]
        fn every_list_reads_back(elements in proptest::collection::vec("[;\\\\a ]{0,5}", 0..5)) {
            // One empty element and none at all are the same joined text; a tag is never empty.
            prop_assume!(elements != [""]);
            prop_assert_eq!(split_list(&join_list(&elements)), elements);
        }
    }
}
