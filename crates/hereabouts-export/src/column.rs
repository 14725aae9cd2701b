//! The names under which properties leave: flat, snake_case, unique, and never one of the names every file uses.

use std::collections::HashSet;

/// Names with a fixed meaning in every format.
pub const RESERVED: [&str; 9] = [
    "id",
    "kind",
    "kind_label",
    "name",
    "location_precision",
    "uncertainty_m",
    "longitude",
    "latitude",
    "wkt",
];

/// Longest key; what is cut off is in the original name, which travels in the companion file.
const LONGEST_KEY: usize = 60;

/// One property of released assets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// For a field of ours its snake_case key; for a foreign column its name where it came from, letter by letter.
    pub name: String,
    pub foreign: bool,
}

impl Column {
    pub fn ours(key: &str) -> Column {
        Column {
            name: key.to_owned(),
            foreign: false,
        }
    }
    pub fn foreign(name: &str) -> Column {
        Column {
            name: name.to_owned(),
            foreign: true,
        }
    }
}

/// The columns of a release, each with the key it leaves under.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    columns: Vec<(String, Column)>,
}

impl Columns {
    /// Gives every column its key. A foreign column whose key is taken by one of ours is prefixed `x_`; of foreign
    /// columns with equal keys the later ones are numbered from `_2`.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Columns {
        let columns: Vec<Column> = columns.into_iter().collect();
        let ours = columns
            .iter()
            .filter(|column| !column.foreign)
            .map(|column| column.name.clone());
        let ours: HashSet<String> = RESERVED
            .into_iter()
            .map(str::to_owned)
            .chain(ours)
            .collect();
        let mut taken = ours.clone();
        let keyed = columns.into_iter().map(|column| {
            if !column.foreign {
                return (column.name.clone(), column);
            }
            let mut key = snake_case(&column.name);
            if ours.contains(&key) {
                key = format!("x_{key}");
            }
            let mut unique = key.clone();
            let mut number = 2;
            while !taken.insert(unique.clone()) {
                unique = format!("{key}_{number}");
                number += 1;
            }
            (unique, column)
        });
        Columns {
            columns: keyed.collect(),
        }
    }

    pub fn len(&self) -> usize {
        self.columns.len()
    }
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }
    /// The key of the column at `index`.
    pub fn key(&self, index: usize) -> Option<&str> {
        self.columns.get(index).map(|(key, _)| key.as_str())
    }
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(key, _)| key.as_str())
    }
    /// Key and original name of every foreign column.
    pub fn foreign(&self) -> impl Iterator<Item = (&str, &str)> {
        self.columns
            .iter()
            .filter(|(_, column)| column.foreign)
            .map(|(key, column)| (key.as_str(), column.name.as_str()))
    }
}

/// `Opening Hours`, `openingHours` and `opening-hours` become `opening_hours`. Letters and digits of every script
/// stay; a name without any becomes `column`, one that starts with a digit is prefixed `x_`.
pub fn snake_case(name: &str) -> String {
    let mut key = String::new();
    let mut previous_lower = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() {
            if !key.is_empty() && !key.ends_with('_') {
                key.push('_');
            }
            previous_lower = false;
            continue;
        }
        if letter.is_uppercase() && previous_lower && !key.ends_with('_') {
            key.push('_');
        }
        previous_lower = letter.is_lowercase() || letter.is_numeric();
        key.extend(
            letter
                .to_lowercase()
                .filter(|lower| lower.is_alphanumeric()),
        );
    }
    let key: String = key.chars().take(LONGEST_KEY).collect();
    match key.trim_end_matches('_') {
        "" => "column".to_owned(),
        key if key.starts_with(|first: char| first.is_numeric()) => format!("x_{key}"),
        key => key.to_owned(),
    }
}
