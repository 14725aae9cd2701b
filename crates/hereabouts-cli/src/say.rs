//! What is printed. Standard output is for answers, standard error for everything else.

use crate::{Done, Trouble};
use serde::Serialize;
use std::io::{ErrorKind, Write};

/// Prints an answer as JSON, on one line.
pub fn json(answer: &impl Serialize) -> Done {
    let text = serde_json::to_string(answer)
        .map_err(|e| Trouble::Act(format!("The answer could not be written as JSON: {e}.")))?;
    line(&text)
}

/// Prints a line. Whoever reads may stop reading: `hereabouts list … | head`.
pub fn line(text: &str) -> Done {
    match writeln!(std::io::stdout().lock(), "{text}") {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => Err(Trouble::Act(format!(
            "The answer could not be written: {error}."
        ))),
        Ok(()) => Ok(()),
    }
}

/// Words from a catalogue as a terminal may show them: nothing in them can move the cursor or colour
/// the screen. Longer than `most` characters they are cut.
pub fn cut(text: &str, most: usize) -> String {
    let mut plain = plain(text);
    if let Some((at, _)) = plain.char_indices().nth(most) {
        plain.truncate(at);
        plain.pop();
        plain.push('…');
    }
    plain
}

/// The same, whole.
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// "1 asset", "2 assets".
pub fn count(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The word that a value is written as in JSON: "check_soon".
pub fn token(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// The same as words: "check soon".
pub fn words(value: &impl Serialize) -> String {
    token(value).replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_cannot_move_the_cursor_and_is_cut_by_characters() {
        let check = |text: &str, most, expect: &str| assert_eq!(cut(text, most), expect, "{text}");
        check("Mill\u{1b}[31m Lane\nHall", 60, "Mill [31m Lane Hall");
        check("Łódź Café", 5, "Łódź…");
        check("Café", 4, "Café");
        check("", 4, "");
    }
}
