//! What was seen in a column: how much of it is filled, and what its values look like.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Cell, degrees, number};

/// How many different values of a column are kept to look at.
const SAMPLES: usize = 120;
/// Different values are counted up to here.
const DISTINCT: usize = 20_000;
const SAMPLE_CHARS: usize = 240;

/// One column of a source, as found in the whole file.
#[derive(Debug, Clone, Default)]
pub struct ColumnProfile {
    /// The heading, made distinct; `Column 3` where there is none.
    pub name: String,
    /// How many rows have something in it.
    pub filled: u64,
    /// The first different values, shortened.
    pub samples: Vec<String>,
    /// Number of different values, counted up to 20,000.
    pub distinct: usize,
    /// Smallest and largest number seen, where values are decimal numbers.
    pub range: Option<(f64, f64)>,
    /// How many values are decimal numbers.
    pub numbers: u64,
    /// The longest value, in characters.
    pub longest: usize,
    seen: HashSet<u64>,
}

impl ColumnProfile {
    pub(super) fn named(name: impl Into<String>) -> ColumnProfile {
        ColumnProfile {
            name: name.into(),
            ..Default::default()
        }
    }

    pub(super) fn observe(&mut self, cell: &Cell) {
        let text = cell.text();
        self.filled += 1;
        self.longest = self.longest.max(text.chars().count());
        if let Some(value) = number_in(&text) {
            self.numbers += 1;
            let (low, high) = self.range.unwrap_or((value, value));
            self.range = Some((low.min(value), high.max(value)));
        }
        if self.seen.len() < DISTINCT {
            let mut hasher = DefaultHasher::new();
            text.hash(&mut hasher);
            if self.seen.insert(hasher.finish()) {
                self.distinct += 1;
                if self.samples.len() < SAMPLES {
                    self.samples.push(text.chars().take(SAMPLE_CHARS).collect());
                }
            }
        }
    }

    /// Ends counting and lets go of what only counting needed.
    pub(super) fn finish(&mut self) {
        self.seen = HashSet::new();
    }

    /// The share (0 to 1) of the sampled values that `test` accepts; 0 for an empty column.
    pub(super) fn share(&self, test: impl Fn(&str) -> bool) -> f64 {
        if self.samples.is_empty() {
            return 0.0;
        }
        self.samples.iter().filter(|value| test(value)).count() as f64 / self.samples.len() as f64
    }
}

fn number_in(text: &str) -> Option<f64> {
    if text.len() > 40 {
        return None;
    }
    number::decimal(text).or_else(|| degrees::degrees(text).map(|found| found.value))
}
