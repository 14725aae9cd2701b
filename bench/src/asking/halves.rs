//! Filters that find about half of a catalogue: the dearest to work out and to draw.

use super::open;
use super::words::Words;
use crate::{ask, borough};
use serde_json::{Value, json};
use std::path::Path;

/// Which share of all is about half.
const ABOUT: std::ops::RangeInclusive<f64> = 0.33..=0.67;

pub struct Half {
    /// What it looks at: "kinds", "tags", "a word", "bounds".
    pub by: &'static str,
    pub query: String,
}

/// Filters by whatever can tell a half of this catalogue from the rest; by bounds there is always one.
pub fn halves(file: &Path, size: usize, words: &Words) -> Vec<Half> {
    let town = open(file);
    let counts = ask(&town, "counts", json!({ "query": "" }));
    let total = counts["total"].as_f64().unwrap_or_default();
    let half = |by, query: Option<String>| query.map(|query| Half { by, query });
    let word = words.about(size / 2).map(str::to_owned);
    let halves = [
        half("kinds", several("kind", &counts["kinds"], total)),
        half("tags", several("tag", &counts["tags"], total)),
        half("a word", word),
        half("bounds", Some(west_of(middle(size)))),
    ];
    let halves = halves.into_iter().flatten().filter(|half| {
        let counts = ask(&town, "counts", json!({ "query": half.query }));
        let share = counts["shown"].as_f64().unwrap_or_default() / total;
        eprintln!("{}, that is {:.0} %", half.query, share * 100.0);
        ABOUT.contains(&share)
    });
    halves.collect()
}

/// What lies west of a longitude.
pub fn west_of(longitude: f64) -> String {
    format!("bbox:-180,-90,{longitude:.6},90")
}

/// The longitude that has as many points to its west as to its east.
pub fn middle(size: usize) -> f64 {
    let mut all: Vec<f64> = borough::points(size)
        .map(|[longitude, _]| longitude)
        .collect();
    let at = all.len() / 2;
    *all.select_nth_unstable_by(at, f64::total_cmp).1
}

/// Any of several values of a facet that are half of all together; none where no value is less than that.
fn several(field: &str, facet: &Value, total: f64) -> Option<String> {
    let (mut sum, mut chosen) = (0.0, Vec::new());
    for one in facet.as_array().into_iter().flatten() {
        let (value, count) = (one["value"].as_str()?, one["total"].as_f64()?);
        if count > 0.0 && sum + count <= 0.55 * total && !value.contains(['"', '\\']) {
            sum += count;
            chosen.push(format!("\"{value}\""));
        }
    }
    (!chosen.is_empty()).then(|| format!("{field}:{}", chosen.join(",")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_added_up_to_about_a_half() {
        let check = |facet: Value, expect: Option<&str>| {
            let query = several("tag", &facet, 100.0);
            assert_eq!(query.as_deref(), expect, "{facet}");
        };
        let of = |value: &str, total: u32| json!({ "value": value, "total": total });
        check(
            json!([
                of("all", 90),
                of("some", 40),
                of("a few", 14),
                of("more", 9)
            ]),
            Some(r#"tag:"some","a few""#),
        );
        check(json!([of("all", 100), of("none", 0)]), None);
    }
}
