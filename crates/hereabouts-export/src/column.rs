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
    /// Its key would be that of a field of ours, which this release may lack: it is prefixed all the same.
    pub apart: bool,
}

impl Column {
    pub fn ours(key: &str) -> Column {
        Column {
            name: key.to_owned(),
            foreign: false,
            apart: false,
        }
    }
    pub fn foreign(name: &str) -> Column {
        Column {
            name: name.to_owned(),
            foreign: true,
            apart: false,
        }
    }
    /// A foreign column that must not pass for a field of ours.
    pub fn foreign_apart(name: &str) -> Column {
        Column {
            apart: true,
            ..Column::foreign(name)
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
        let mut taken: HashSet<String> = RESERVED.into_iter().map(str::to_owned).collect();
        let mut keys = vec![String::new(); columns.len()];
        for (key, column) in keys
            .iter_mut()
            .zip(&columns)
            .filter(|(_, column)| !column.foreign)
        {
            *key = unique(column.name.clone(), &mut taken);
        }
        let ours = taken.clone();
        for (key, column) in keys
            .iter_mut()
            .zip(&columns)
            .filter(|(_, column)| column.foreign)
        {
            let plain = snake_case(&column.name);
            *key = unique(
                if column.apart || ours.contains(&plain) {
                    format!("x_{plain}")
                } else {
                    plain
                },
                &mut taken,
            );
        }
        Columns {
            columns: keys.into_iter().zip(columns).collect(),
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

fn unique(key: String, taken: &mut HashSet<String>) -> String {
    let mut candidate = key.clone();
    let mut number = 2;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{key}_{number}");
        number += 1;
    }
    candidate
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_snake_case() {
        let check = |name: &str, key: &str| assert_eq!(snake_case(name), key, "{name}");
        check("Opening Hours", "opening_hours");
        check("openingHours", "opening_hours");
        check("  Opening--hours? ", "opening_hours");
        check("UPRN", "uprn");
        check("lsoa21cd", "lsoa21cd");
        check("Ward2024Name", "ward2024_name");
        check("2024 visits", "x_2024_visits");
        check("Название", "название");
        check("\u{202E}الاسم", "الاسم");
        check("=1+1", "x_1_1");
        check("🙂", "column");
        check("", "column");
        check(&"long ".repeat(100), &"long_".repeat(12)[..59]);
    }

    #[test]
    fn keys_are_unique() {
        let columns = Columns::new([
            Column::foreign("Name"),
            Column::foreign("Tags"),
            Column::ours("tags"),
            Column::foreign("x name"),
            Column::foreign("Phone No"),
            Column::foreign("phone-no"),
            Column::ours("tags"),
            Column::foreign_apart("Summary"),
        ]);
        let keys: Vec<&str> = columns.keys().collect();
        assert_eq!(
            keys,
            [
                "x_name",
                "x_tags",
                "tags",
                "x_name_2",
                "phone_no",
                "phone_no_2",
                "tags_2",
                "x_summary"
            ]
        );
        let foreign: Vec<_> = columns.foreign().collect();
        assert_eq!(foreign[4], ("phone_no_2", "phone-no"));
    }
}
