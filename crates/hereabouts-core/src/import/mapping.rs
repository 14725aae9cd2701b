//! Which column is which field, chosen by the user or guessed, and remembered for the next file
//! of the same shape.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Field, Guess, Row};

/// The meaning of every column of one source, in column order. Serialised as it is, so that it
/// can be remembered under its [`fingerprint`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// One field for each column; a column beyond the end counts as [`Field::Extra`].
    pub columns: Vec<Field>,
    /// What to do about coordinates written the wrong way round.
    #[serde(default)]
    pub swap: Swap,
}

/// Which rows have the two numbers of their place the wrong way round. It is about one file, so
/// [`Mapping::to_remember`] leaves it out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Swap {
    /// None: as the file says.
    #[default]
    AsWritten,
    /// Every row.
    All,
    /// The rows of these numbers, in order.
    Rows(Vec<u64>),
}

impl Swap {
    /// Whether the row of this number is to be read the other way round.
    pub fn applies(&self, row: u64) -> bool {
        match self {
            Swap::AsWritten => false,
            Swap::All => true,
            Swap::Rows(rows) => rows.binary_search(&row).is_ok(),
        }
    }
}

impl Mapping {
    /// The mapping that follows the guesses.
    pub fn from_guesses(guesses: &[Guess]) -> Mapping {
        Mapping {
            columns: guesses.iter().map(|guess| guess.field).collect(),
            swap: Swap::AsWritten,
        }
    }

    /// What of it holds for the next file of the same shape.
    pub fn to_remember(&self) -> Mapping {
        Mapping {
            columns: self.columns.clone(),
            swap: Swap::AsWritten,
        }
    }

    /// The field of `column`.
    pub fn field(&self, column: usize) -> Field {
        self.columns.get(column).copied().unwrap_or(Field::Extra)
    }

    /// The columns that hold `field`, in file order.
    pub fn columns_of(&self, field: Field) -> impl Iterator<Item = usize> + '_ {
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, found)| **found == field)
            .map(|(column, _)| column)
    }

    /// The first filled cell of `field`, as text.
    pub fn text(&self, row: &Row, field: Field) -> Option<String> {
        self.columns_of(field)
            .find_map(|column| row.text(column))
            .map(|text| text.into_owned())
    }

    /// All filled cells of `field`, as texts in file order, without repeating one.
    pub fn texts(&self, row: &Row, field: Field) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        for text in self.columns_of(field).filter_map(|column| row.text(column)) {
            if !texts.iter().any(|known| *known == text) {
                texts.push(text.into_owned());
            }
        }
        texts
    }

    /// The address in words: its columns joined in file order by commas, the postcode last.
    /// A number directly before a street joins it with a space.
    pub fn address(&self, row: &Row) -> Option<String> {
        let mut joined = String::new();
        for part in self.texts(row, Field::Address) {
            let part = part.trim_matches([',', ' ', '\n', '\r']);
            if part.is_empty() {
                continue;
            }
            let after_number = joined.rsplit(", ").next().is_some_and(|last| {
                last.starts_with(|c: char| c.is_ascii_digit()) && last.len() <= 5
            });
            if !joined.is_empty() {
                joined.push_str(if after_number { " " } else { ", " });
            }
            joined.push_str(part);
        }
        if let Some(postcode) = self.text(row, Field::Postcode) {
            let known = joined.to_uppercase().replace(' ', "");
            if !known.contains(&postcode.to_uppercase().replace(' ', "")) {
                if !joined.is_empty() {
                    joined.push_str(", ");
                }
                joined.push_str(&postcode);
            }
        }
        (!joined.is_empty()).then_some(joined)
    }

    /// When it is open or happens: the cell itself, or with several columns one line for each,
    /// headed by the column's name (`names` in column order).
    pub fn when(&self, row: &Row, names: &[&str]) -> Option<String> {
        let columns: Vec<usize> = self.columns_of(Field::When).collect();
        let lines: Vec<String> = columns
            .iter()
            .filter_map(|&column| row.text(column).map(|text| (column, text)))
            .map(|(column, text)| match names.get(column) {
                Some(name) if columns.len() > 1 => format!("{name}: {text}"),
                _ => text.into_owned(),
            })
            .collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

/// A name for the shape of a source: equal for files with the same columns in the same order,
/// whatever is in the rows. Letter case and spaces at the ends do not count.
pub fn fingerprint<'a>(columns: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for column in columns {
        hash.update(column.trim().to_lowercase().as_bytes());
        hash.update([0x1f]);
    }
    hash.finalize()
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
