//! What people wrote, made fit for a line on paper. It stays data: nothing of it is ever read as markup.

/// Unbroken letters after which a line may end all the same.
const UNBROKEN: usize = 24;
/// Where a line may end that has no space in it.
const MAY_END: char = '\u{200B}';

/// One line: no line ends, no tabs, none of the signs that steer a terminal or turn the direction of what follows.
pub fn line(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| match c.is_whitespace() {
            true => ' ',
            false => c,
        })
        .filter(|c| !c.is_control() && !is_steering(*c))
        .collect();
    kept.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The same, with a comma where a line ended.
pub fn many_lines(text: &str) -> String {
    let lines = text.lines().map(line).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines
        .map(|line| line.trim_end_matches(',').to_owned())
        .collect();
    lines.join(", ")
}

fn is_steering(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// At most so many letters, and words that fit a column.
pub fn cut(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut unbroken = 0;
    for (count, c) in text.chars().enumerate() {
        if count == most {
            out.push('…');
            break;
        }
        unbroken = if c == ' ' { 0 } else { unbroken + 1 };
        if unbroken > UNBROKEN {
            out.push(MAY_END);
            unbroken = 1;
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_line() {
        assert_eq!(
            line("  Repair\tCafé\r\n Friday\u{0}\u{7} "),
            "Repair Café Friday"
        );
        assert_eq!(line("a\u{202E}b\u{2066}c"), "abc");
        assert_eq!(
            many_lines("12 Mill Lane,\n\nAldermoor\n"),
            "12 Mill Lane, Aldermoor"
        );
    }

    #[test]
    fn what_is_too_long_says_so_and_a_long_word_can_be_broken() {
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abcd", 3), "abc…");
        let long = cut(&"x".repeat(60), 300);
        assert_eq!(long.matches('\u{200B}').count(), 2);
        assert!(!cut("short words only in this name", 300).contains('\u{200B}'));
    }
}
