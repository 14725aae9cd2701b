//! A table as text, as spreadsheets put it into the clipboard: tabs between cells, a row on each line.

use crate::error::{Error, Result};
use hereabouts_export::cell;

/// Nobody pastes more by hand; a file of that size is brought in.
const MOST: usize = 200_000;

/// The rows and cells of a text; rows are as long as they are. A cell in quotation marks may hold tabs, ends of
/// lines and doubled marks. Marks that do not close are marks. The end of the last line is no row of its own.
pub fn read(text: &str) -> Result<Vec<Vec<String>>> {
    let close = text.matches('"').count().is_multiple_of(2);
    let rows = split(text, close);
    if rows.iter().map(Vec::len).sum::<usize>() > MOST {
        return Err(Error::invalid(
            "That is more than can be pasted at once. Save it as a file, then choose Bring in.",
        ));
    }
    Ok(rows)
}

fn split(text: &str, marks: bool) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let row = rows.last_mut().expect("there is always one row");
        let cell = row.last_mut().expect("there is always one cell");
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' if quoted => quoted = false,
            '"' if marks && cell.is_empty() => quoted = true,
            '\r' if signs.peek() == Some(&'\n') && !quoted => {}
            '\t' if !quoted => row.push(String::new()),
            '\n' | '\r' if !quoted => rows.push(vec![String::new()]),
            _ => cell.push(sign),
        }
    }
    if rows.len() > 1 && rows.last().is_some_and(|row| row.concat().is_empty()) {
        rows.pop();
    }
    let plain = |text: &String| cell::read(&text.replace("\r\n", "\n")).to_owned();
    rows.iter()
        .map(|row| row.iter().map(plain).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&[&str]]) {
        assert_eq!(read(text).unwrap(), expect, "{text:?}");
    }

    #[test]
    fn what_spreadsheets_copy_is_read() {
        // LibreOffice ends lines with LF, Excel with CR LF, and old programs with CR.
        check("a\tb\nc\td\n", &[&["a", "b"], &["c", "d"]]);
        check("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check("a\rb", &[&["a"], &["b"]]);
        check("one", &[&["one"]]);
        check("", &[&[""]]);
        // A blank cell in a column is a cell.
        check("a\n\nb\n", &[&["a"], &[""], &["b"]]);
        check("a\t\t\n\t", &[&["a", "", ""]]);
        check("\"two\nlines\"\tx\n", &[&["two\nlines", "x"]]);
        check("\"two\r\nlines\"\tx\r\n", &[&["two\nlines", "x"]]);
        check(
            "\"a\tb\"\t\"say \"\"hello\"\"\"",
            &[&["a\tb", "say \"hello\""]],
        );
        check("a 5\" pipe\tx", &[&["a 5\" pipe", "x"]]);
        check("\"open\tx\ny", &[&["\"open", "x"], &["y"]]);
        // As it leaves from here, guarded against being run.
        check("'+44 161\t'Allo", &[&["+44 161", "'Allo"]]);
    }

    #[test]
    fn more_than_a_hand_pastes_is_refused() {
        let error = read(&"\t".repeat(MOST)).unwrap_err().to_string();
        assert!(error.contains("Bring in"), "{error}");
    }
}
