//! One row of what was measured, built up part by part.

use crate::process::Found;
use serde_json::{Map, Value, json};

/// What was measured under one name.
#[derive(Debug, Clone)]
pub struct Row {
    name: String,
    size: usize,
    unit: &'static str,
    ours: f64,
    peer: Option<(String, f64)>,
    goal: Option<f64>,
    more: Map<String, Value>,
}

impl Row {
    /// `ours` is in `unit`; less is better.
    pub fn new(name: &str, size: usize, unit: &'static str, ours: f64) -> Row {
        Row {
            name: name.to_owned(),
            size,
            unit,
            ours,
            peer: None,
            goal: None,
            more: Map::new(),
        }
    }

    /// What it is compared with, in the same unit.
    pub fn beside(mut self, what: &str, peer: f64) -> Row {
        self.peer = Some((what.to_owned(), peer));
        self
    }

    /// At most this: of the ratio, or of ours where it stands beside nothing.
    pub fn goal(mut self, goal: f64) -> Row {
        self.goal = Some(goal);
        self
    }

    /// How much our runs differed, what they took of the processors, and of memory at most.
    pub fn runs(mut self, found: &Found) -> Row {
        self.more.insert("spread".into(), json!(found.spread()));
        self.more.insert("cpu".into(), json!(found.cpu()));
        self.more.insert("peak_mb".into(), json!(found.peak()));
        self
    }

    /// Writing the same bytes, measured between the runs. Where that took twice as long at one time as at another, the
    /// machine did something else, and the row says nothing.
    pub fn control(mut self, found: &Found) -> Row {
        let [least, most] = found.spread();
        self.more.insert("control".into(), json!([least, most]));
        self.more.insert("void".into(), json!(most > 2.0 * least));
        self
    }

    pub fn note(mut self, note: &str) -> Row {
        self.more.insert("note".into(), json!(note));
        self
    }

    /// Somebody waits for it with a hand on the mouse: it may hardly take longer where there is more.
    pub fn interactive(mut self) -> Row {
        self.more.insert("interactive".into(), json!(true));
        self
    }
}

impl From<Row> for Value {
    fn from(row: Row) -> Value {
        let peer = row.peer.as_ref().map(|(_, peer)| *peer);
        let ratio = peer.map(|peer| row.ours / peer);
        let met = row.goal.map(|goal| ratio.unwrap_or(row.ours) <= goal);
        let mut value = json!({ "name": row.name, "size": row.size, "unit": row.unit, "ours": row.ours, "peer": peer,
            "ratio": ratio, "goal": row.goal, "met": met });
        let more = value.as_object_mut().into_iter();
        for known in more {
            known.extend(row.more.clone());
            if let Some((what, _)) = &row.peer {
                known.insert("peer_name".into(), json!(what));
            }
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::Took;

    #[track_caller]
    fn check(row: Row, ratio: Option<f64>, met: Option<bool>, void: Option<bool>) {
        let row = Value::from(row);
        assert_eq!(row["ratio"].as_f64(), ratio, "{row}");
        assert_eq!(row["met"].as_bool(), met, "{row}");
        assert_eq!(row["void"].as_bool(), void, "{row}");
    }

    #[test]
    fn a_goal_is_of_the_ratio_where_there_is_a_peer() {
        let row = || Row::new("export: everything", 9, "s", 2.0);
        check(row(), None, None, None);
        check(row().goal(3.0), None, Some(true), None);
        check(
            row().beside("ogr2ogr", 4.0).goal(0.4),
            Some(0.5),
            Some(false),
            None,
        );
        check(row().beside("ogr2ogr", 4.0), Some(0.5), None, None);
    }

    #[test]
    fn a_control_that_wobbles_voids_it() {
        let found = |most| Found {
            runs: [1.0, most]
                .map(|seconds| Took {
                    seconds,
                    cpu: 0.0,
                    peak: 0.0,
                })
                .to_vec(),
        };
        let row = || Row::new("export: everything", 9, "s", 2.0);
        check(row().control(&found(1.9)), None, None, Some(false));
        check(row().control(&found(2.1)), None, None, Some(true));
    }
}
