//! How a delimited text is written: which character stands between its cells.

/// Delimiters people mean even when few lines agree.
const USUAL: &[char] = &[',', '\t', ';', '|'];

/// Finds the delimiter from the beginning of a text. A single column has none; a comma is as good
/// as any then.
pub fn delimiter(beginning: &str, complete: bool) -> char {
    if let Some(named) = named_in_first_line(beginning) {
        return named;
    }
    let mut candidates: Vec<char> = USUAL.to_vec();
    for character in beginning.chars().take(20_000) {
        let possible = !character.is_alphanumeric()
            && !matches!(
                character,
                '"' | '\''
                    | '\r'
                    | '\n'
                    | ' '
                    | '\u{a0}'
                    | '.'
                    | '-'
                    | '_'
                    | '('
                    | ')'
                    | '\u{fffd}'
                    | '’'
                    | '‘'
                    | '“'
                    | '”'
            );
        if possible && candidates.len() < 40 && !candidates.contains(&character) {
            candidates.push(character);
        }
    }
    let mut best = (',', 0.0);
    for candidate in candidates {
        let score = score(beginning, candidate, complete);
        if score > best.1 + 1e-9 {
            best = (candidate, score);
        }
    }
    best.0
}

/// Excel's own way to name the delimiter: a first line `sep=;`.
pub fn named_in_first_line(beginning: &str) -> Option<char> {
    let line = beginning.lines().next()?.trim_matches('"');
    let rest = line
        .strip_prefix("sep=")
        .or_else(|| line.strip_prefix("SEP="))?;
    let mut characters = rest.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// How well a delimiter explains the text: the share of rows with the usual number of cells, more
/// for more cells, less for an unusual character.
fn score(beginning: &str, delimiter: char, complete: bool) -> f64 {
    let (widths, well_ended) = widths(beginning, delimiter, complete);
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    let Some(&usual) = sorted.get(sorted.len() / 2) else {
        return 0.0;
    };
    let usual = usual.max(if widths[0] > 1 && widths.len() <= 2 {
        widths[0]
    } else {
        0
    });
    if usual < 2 {
        return 0.0;
    }
    let agree = widths.iter().filter(|width| **width == usual).count() as f64 / widths.len() as f64;
    let first_agrees = if widths[0] == usual { 1.0 } else { 0.8 };
    let familiar = if USUAL.contains(&delimiter) {
        1.0
    } else if agree >= 0.95 && widths.len() >= 2 {
        0.5
    } else {
        return 0.0;
    };
    agree * first_agrees * familiar * well_ended.powi(4) * (usual as f64).ln()
}

/// Number of cells in each row, quoted cells respected, and the share (0 to 1) of quoted cells that
/// end where a cell can end. A last row that the text cuts off does not count.
fn widths(text: &str, delimiter: char, complete: bool) -> (Vec<usize>, f64) {
    let mut widths = Vec::new();
    let (mut cells, mut at_start, mut empty) = (1, true, true);
    let (mut quoted, mut closed) = (false, false);
    let (mut well_ended, mut ended) = (1.0, 1.0);
    for character in text.chars() {
        let line_end = matches!(character, '\n' | '\r');
        if std::mem::take(&mut closed) {
            if character == '"' {
                // Two quotation marks stand for one.
                quoted = true;
                continue;
            }
            ended += 1.0;
            well_ended += f64::from(line_end || character == delimiter);
        }
        match character {
            '"' if quoted => (quoted, closed) = (false, true),
            _ if quoted => {}
            '"' if at_start => (quoted, at_start, empty) = (true, false, false),
            c if c == delimiter => {
                cells += 1;
                (at_start, empty) = (true, false);
            }
            _ if line_end => {
                if !empty {
                    widths.push(cells);
                }
                (cells, at_start, empty) = (1, true, true);
            }
            _ => (at_start, empty) = (false, false),
        }
        if widths.len() >= 400 {
            return (widths, well_ended / ended);
        }
    }
    if !empty && (complete || widths.is_empty()) {
        widths.push(cells);
    }
    (widths, well_ended / ended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_single_character_is_found() {
        let check = |text: &str, expect: char| assert_eq!(delimiter(text, true), expect, "{text}");
        check("a,b,c\n1,2,3\n", ',');
        check("a;b;c\n1,5;2,5;3,5\n", ';');
        check("a\tb\n1\t2\n", '\t');
        check("a|b\r\n1|2\r\n", '|');
        check("name^street^town\nA^b^c\nD^e^f\n", '^');
        check("name~street\nA~b\nD~e\n", '~');
        check("name§street\nA§b\nD§e\n", '§');
        check("name:street:town\nA:b:c\nD:e:f\n", ':');
        check("name,street\n\"Smith, J\",\"1; High; St\"\n", ',');
        check("a,b\n\"x;;\"\";y\",\";z\"\n\"p\",\";q;\"\n", ',');
        check("sep=;\na;b\n1;2\n", ';');
        check("only\none\ncolumn\n", ',');
        check("Local authority,Library name,Month", ',');
        check("name,opens\nA,Mon: 9:00-17:00\nB,Tue: 9:30-12:00\n", ',');
        check(
            "name;web\nA;http://a.example/b/c,d\nB;http://b.example/d/e,f\n",
            ';',
        );
    }
}
