//! Counts of the browser pane for a query that was not asked before.

use super::halves::{Half, west_of};
use super::words::{Script, Words};
use crate::row::Row;
use crate::{ask, percentile, timed};
use hereabouts_core::Catalogue;
use serde_json::json;

/// Queries of each sort for each script in one round.
const TIMES: usize = 3;
/// Queries by bounds in one round, and by how many degrees each is further east than the one before.
const BOUNDS: u32 = 8;
const STEP: f64 = 0.000_1;

pub struct Counted {
    size: usize,
    /// Milliseconds of queries that find few, many and half.
    took: [Vec<f64>; 3],
}

impl Counted {
    pub fn new(size: usize) -> Counted {
        Counted {
            size,
            took: Default::default(),
        }
    }

    /// Asks for a name, for a frequent word, and for a half, in turns; `middle` is where the halves meet.
    pub fn round(
        &mut self,
        town: &Catalogue,
        round: usize,
        words: &Words,
        halves: &[Half],
        middle: f64,
    ) {
        let mut few = Vec::new();
        let mut many = Vec::new();
        for script in Script::ALL {
            let names = (10..10 + TIMES).filter_map(|of| words.name(script, round, of));
            few.extend(names.map(str::to_owned));
            let frequent = words.frequent(script).step_by(2).take(TIMES);
            many.extend(frequent.map(str::to_owned));
        }
        // What the halves find was asked for already; what they leave out was not.
        let mut half: Vec<String> = halves
            .iter()
            .map(|half| format!("-{}", half.query))
            .collect();
        half.extend((1..=BOUNDS).map(|i| west_of(middle + STEP * f64::from(i))));
        for (queries, took) in [few, many, half].iter().zip(&mut self.took) {
            took.extend(
                queries
                    .iter()
                    .map(|query| timed(|| drop(ask(town, "counts", json!({ "query": query }))))),
            );
        }
    }

    pub fn rows(self) -> Vec<Row> {
        let found = ["few", "many", "half"].into_iter().zip(self.took);
        let rows = found.map(|(what, took)| {
            let name = format!("counts: a query that finds {what}, p95");
            let note = format!("{} queries", took.len());
            let row = Row::new(&name, self.size, "ms", percentile(took, 0.95));
            row.goal(100.0).interactive().note(&note)
        });
        rows.collect()
    }
}
