//! How well columns are guessed, against a table filled in by hand, and that coordinates are found
//! when every heading is taken away.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::shared;
use hereabouts_core::import::columns::guess;
use hereabouts_core::import::position::position;
use hereabouts_core::import::{Field, Mapping, Position, ReadOptions, Source};

/// The table of labels: file, then column and field.
fn labels() -> BTreeMap<String, Vec<(String, Field)>> {
    let text = std::fs::read_to_string(shared::fixture("column_labels.txt")).unwrap();
    let mut labels: BTreeMap<String, Vec<(String, Field)>> = BTreeMap::new();
    let mut file = String::new();
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            file = name.to_string();
            labels.insert(file.clone(), Vec::new());
        } else {
            let (column, field) = line.rsplit_once(" = ").expect(line);
            let field: Field = serde_json::from_value(field.into()).expect(line);
            labels
                .get_mut(&file)
                .unwrap()
                .push((column.to_string(), field));
        }
    }
    labels
}

#[test]
fn nine_columns_in_ten_are_guessed_right() {
    let Some(root) = shared::data("assets") else {
        return;
    };
    let labels = labels();
    let csv: Vec<_> = shared::files(&root)
        .into_iter()
        .filter(|f| f.extension().is_some_and(|e| e == "csv"))
        .collect();
    assert_eq!(csv.len(), labels.len(), "every CSV file has its labels");
    let (mut right, mut total, mut meaning_right, mut meaning) = (0, 0, 0, 0);
    for (file, columns) in labels {
        let source = Source::open(root.join(&file), &ReadOptions::default()).unwrap();
        let names: Vec<&str> = source.columns.iter().map(|c| c.name.as_str()).collect();
        let expected: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, expected, "the columns of {file}");
        for (guess, (name, field)) in guess(&source.columns).iter().zip(&columns) {
            total += 1;
            right += usize::from(guess.field == *field);
            if *field != Field::Extra {
                meaning += 1;
                meaning_right += usize::from(guess.field == *field);
            }
            if guess.field != *field {
                println!(
                    "{file}: “{name}” is {field:?}, guessed {:?} ({})",
                    guess.field, guess.why
                );
            }
        }
    }
    println!(
        "{right} of {total} columns guessed right; of those with a meaning {meaning_right} of {meaning}"
    );
    assert!(
        right * 10 >= total * 9,
        "{right} of {total} columns guessed right"
    );
    assert!(
        meaning_right * 10 >= meaning * 9,
        "{meaning_right} of {meaning} columns with a meaning guessed right"
    );
}

/// Number of rows with a place, and the places as text.
fn places(source: &Source) -> Vec<String> {
    let mapping = Mapping::from_guesses(&guess(&source.columns));
    let mut found = Vec::new();
    source
        .rows(|row| {
            if let Position::Place(place) = position(&row, &mapping) {
                found.push(format!("{} {:?}", row.number, place.geometry));
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    found
}

#[test]
fn coordinates_are_found_without_headings() {
    let Some(root) = shared::data("assets") else {
        return;
    };
    let mut files = 0;
    for file in labels().into_keys() {
        let mut source = Source::open(root.join(&file), &ReadOptions::default()).unwrap();
        let with_headings = places(&source);
        // Swapped headings are a correction to offer; the values alone say it right.
        if with_headings.is_empty() || file.contains("hebden") {
            continue;
        }
        for (index, column) in source.columns.iter_mut().enumerate() {
            column.name = format!("Column {}", index + 1);
        }
        let without = places(&source);
        assert_eq!(without.len(), with_headings.len(), "{file}");
        let other = without.iter().zip(&with_headings).find(|(a, b)| a != b);
        assert_eq!(other, None, "{file}");
        files += 1;
    }
    println!("the same places without headings in {files} files");
    assert!(files >= 18, "{files} files have coordinates");
}
