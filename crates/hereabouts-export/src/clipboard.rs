//! Cells for the clipboard: a row on each line, tabs between cells, as spreadsheets put them there.

use crate::{Value, cell, number::shortest};

/// The rows as text. Cells that hold a tab, an end of a line or a quotation mark stand in quotation marks; text is
/// guarded as [`crate::cell`] says. A missing value is an empty cell.
pub fn write(rows: &[Vec<Option<Value>>]) -> String {
    let line = |row: &Vec<Option<Value>>| {
        let cells = row.iter().map(|value| quoted(&text(value.as_ref())));
        cells.collect::<Vec<_>>().join("\t") + "\n"
    };
    rows.iter().map(line).collect()
}

fn text(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::Text(text)) => cell::write(text).into_owned(),
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Number(number)) => shortest(*number).unwrap_or_default(),
        Some(Value::Flag(flag)) => flag.to_string(),
        Some(Value::List(words)) => cell::write(&listed(words)).into_owned(),
    }
}

/// As they are read: with commas. A word with a comma in it stands in quotation marks.
fn listed(words: &[String]) -> String {
    let word = |word: &String| match word.contains([',', ';', '"', '\n']) {
        true => format!("\"{}\"", word.replace('"', "\"\"")),
        false => word.clone(),
    };
    words.iter().map(word).collect::<Vec<_>>().join(", ")
}

fn quoted(cell: &str) -> String {
    match cell.contains(['\t', '\n', '\r', '"']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_spreadsheets_do() {
        let text = |text: &str| Some(Value::Text(text.into()));
        let list = |words: &[&str]| Some(Value::List(words.iter().map(|w| (*w).into()).collect()));
        let rows = [
            vec![text("Hall"), None, text("two\nlines\tand a tab")],
            vec![
                text("=1+1"),
                Some(Value::Integer(-3)),
                text("say \"hello\""),
            ],
            vec![
                list(&["food", "walks, long"]),
                Some(Value::Flag(true)),
                Some(Value::Number(1.5)),
            ],
        ];
        assert_eq!(
            write(&rows),
            "Hall\t\t\"two\nlines\tand a tab\"\n'=1+1\t-3\t\"say \"\"hello\"\"\"\n\"food, \"\"walks, long\"\"\"\ttrue\t1.5\n"
        );
        assert_eq!(write(&[]), "");
    }
}
