//! The top of a table: which row holds the headings, what stands above it, and names for the
//! columns; and what a single cell of a table means. Shared by CSV and XLSX.

use std::collections::HashSet;

use super::{Cell, plain_text};

/// Where the headings of a table are.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Headings {
    /// Index of the row with the headings among the first rows; `None` when there is none.
    pub row: Option<usize>,
    /// The headings as written, to know them again further down.
    pub raw: Vec<String>,
}

impl Headings {
    /// Names for `width` columns: headings trimmed and made distinct, `Column 3` for empty ones.
    pub fn names(&self, width: usize) -> Vec<String> {
        let mut taken = HashSet::new();
        (0..width.max(self.raw.len()))
            .map(|index| {
                let heading = self
                    .raw
                    .get(index)
                    .map(|raw| plain_text(raw))
                    .unwrap_or_default();
                let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
                distinct(heading, index, &mut taken)
            })
            .collect()
    }

    /// Whether a row says the headings again.
    pub fn repeated_in<'a>(&self, cells: impl Iterator<Item = &'a str>) -> bool {
        let mut filled = 0;
        for (index, cell) in cells.enumerate() {
            let cell = cell.trim();
            if self.raw.get(index).map_or("", |raw| raw.trim()) != cell {
                return false;
            }
            filled += usize::from(!cell.is_empty());
        }
        filled > 0 && self.row.is_some()
    }
}

fn distinct(heading: String, index: usize, taken: &mut HashSet<String>) -> String {
    let base = if heading.is_empty() {
        format!("Column {}", index + 1)
    } else {
        heading
    };
    let mut name = base.clone();
    let mut count = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{base} ({count})");
        count += 1;
    }
    name
}

/// Finds the headings among the first rows of a table. `forced` is the index of the row the user
/// named; `Some(None)` when the user says there are none.
pub fn find(rows: &[Vec<String>], forced: Option<Option<usize>>) -> Headings {
    let row = match forced {
        Some(row) => row.filter(|row| *row < rows.len()),
        None => guess_row(rows),
    };
    Headings {
        row,
        raw: row
            .map(|row| {
                rows[row]
                    .iter()
                    .map(|cell| cell.trim().to_string())
                    .collect()
            })
            .unwrap_or_default(),
    }
}

fn guess_row(rows: &[Vec<String>]) -> Option<usize> {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    // The table is as wide as most of its rows; a title or a note above it is narrower.
    let mut widths: Vec<usize> = rows.iter().map(filled).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied()?;
    let needed = if usual >= 3 {
        (usual * 2).div_ceil(3)
    } else {
        1
    };
    let row = rows.iter().take(20).position(|row| filled(row) >= needed)?;
    let looks_like_data = rows[row].iter().any(|cell| is_value(cell));
    (!looks_like_data).then_some(row)
}

/// Whether a cell can only be a value, never a heading.
fn is_value(cell: &str) -> bool {
    let cell = cell.trim();
    let number = super::number::decimal(cell).is_some() && cell.contains(['.', ',']);
    let address = cell.contains('@') && cell.contains('.') && !cell.contains(' ');
    let link = cell.starts_with("http://") || cell.starts_with("https://");
    number || address || link || super::columns::is_postcode(cell)
}

/// What stands for an empty cell.
const MISSING: &[&str] = &[
    "na",
    "n/a",
    "n.a.",
    "#n/a",
    "#na",
    "null",
    "(null)",
    "<null>",
    "nan",
    "#nan",
    "nil",
    "none given",
    "-",
    "--",
    "---",
    "–",
    "—",
    "\\n",
    "#value!",
    "#ref!",
    "#name?",
    "#div/0!",
    "#num!",
    "#null!",
    "undefined",
];

/// A cell of a table, or `None` when it says nothing. With `verbatim` only the guard that keeps
/// spreadsheets from running a cell is taken off.
pub fn cell(text: &str, verbatim: bool) -> Option<Cell> {
    if verbatim {
        return (!text.is_empty())
            .then(|| Cell::Text(hereabouts_export::cell::read(text).to_string()));
    }
    let text = text.trim();
    if is_missing(text) {
        return None;
    }
    let plain = plain_text(unguarded(text));
    let plain = plain.trim();
    (!plain.is_empty()).then(|| Cell::Text(plain.replace("\r\n", "\n").replace('\r', "\n")))
}

/// Whether a trimmed text is one of the ways to say "nothing".
pub fn is_missing(text: &str) -> bool {
    text.is_empty() || (text.len() <= 10 && MISSING.contains(&text.to_lowercase().as_str()))
}

/// Takes one apostrophe off a cell whose next character a spreadsheet would act on.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '\'']) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines()
            .map(|line| line.split(',').map(String::from).collect())
            .collect()
    }

    #[test]
    fn headings_are_found() {
        let check = |text: &str, expect: Option<usize>| {
            assert_eq!(find(&rows(text), None).row, expect, "{text}");
        };
        check("name,lat,lon\nA,53.1,-2.1", Some(0));
        check(
            "Venues 2024,,,\n,,,\nname,street,lat,lon\nA,b,53.1,-2.1\nB,c,53.2,-2.2",
            Some(2),
        );
        check(
            "Collected by,Parish\nName,Street,Town,Notes\nHall,a,b,c\nHut,a,b,c",
            Some(1),
        );
        check("name\nA\nB", Some(0));
        check("Choir,53.1,-2.1\nBand,53.2,-2.2", None);
        check("Choir,M33 7DZ\nBand,M33 7DA", None);
        check("Visits,2019,2020\nA,4,5", Some(0));
        check("", None);
    }

    #[test]
    fn names_are_distinct() {
        let headings = Headings {
            row: Some(0),
            raw: vec![
                "Tel".into(),
                "".into(),
                "tel".into(),
                " <b>Name</b> ".into(),
            ],
        };
        assert_eq!(
            headings.names(5),
            ["Tel", "Column 2", "tel (2)", "Name", "Column 5"]
        );
    }

    #[test]
    fn cells_mean_what_they_say() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(
                cell(text, false),
                expect.map(|e| Cell::Text(e.into())),
                "{text:?}"
            );
        };
        check("00738693", Some("00738693"));
        check(" Sale ", Some("Sale"));
        check("NA", None);
        check("n/a", None);
        check("-", None);
        check("NULL", None);
        check("Na Bush", Some("Na Bush"));
        check("'+44 161 496 0000", Some("+44 161 496 0000"));
        check("'tis", Some("'tis"));
        check("Ask for <b>Bron</b>", Some("Ask for Bron"));
        check("<br>", None);
        assert_eq!(
            cell("NA <b>", true),
            Some(Cell::Text("NA <b>".into())),
            "verbatim"
        );
    }
}
