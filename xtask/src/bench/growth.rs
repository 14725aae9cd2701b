//! How what was measured grows with the number of assets: the exponent of the power law that fits it best. With 1, twice
//! the assets take twice the time; with 0, the same.

use super::table::{count, number};
use serde_json::{Value, json};

/// The most that an exponent may be.
const GOAL: f64 = 1.1;
/// The same where somebody waits for the answer.
const GOAL_INTERACTIVE: f64 = 0.3;

/// At how many assets a bench is run, the fewest first.
pub fn sizes(usual: usize, wanted: Option<usize>) -> Vec<usize> {
    let mut sizes = match wanted {
        Some(size) => vec![size / 100, size / 10, size],
        None => vec![10_000, 100_000, usual.max(100_000)],
    };
    sizes.retain(|size| *size > 0);
    sizes.dedup();
    sizes
}

/// A row for each that was measured as a time in all runs, which took fewer assets first. What was measured at one size
/// only has none.
pub fn rows(runs: &[Vec<Value>]) -> Vec<Value> {
    let largest = runs.last().into_iter().flatten();
    largest
        .filter_map(|row| grown(&named_like(row, runs)?))
        .collect()
}

/// What each run has under the name of a row, where all have it.
fn named_like<'a>(row: &Value, runs: &'a [Vec<Value>]) -> Option<Vec<&'a Value>> {
    runs.iter()
        .map(|run| run.iter().find(|other| other["name"] == row["name"]))
        .collect()
}

/// How one row grew; `rows` are those of its name.
fn grown(rows: &[&Value]) -> Option<Value> {
    let points: Option<Vec<[f64; 2]>> = rows.iter().map(|row| point(row)).collect();
    let exponent = exponent(&points?)?;
    let largest = rows.last()?;
    let goal = match largest["interactive"] == true {
        true => GOAL_INTERACTIVE,
        false => GOAL,
    };
    let each = rows.iter().map(|row| {
        let size = row["size"].as_u64().unwrap_or_default();
        let unit = row["unit"].as_str().unwrap_or_default();
        format!("{}: {} {unit}", count(size), number(&row["ours"]))
    });
    let each: Vec<String> = each.collect();
    Some(json!({
        "name": format!("{}, as work grows", largest["name"].as_str()?),
        "size": largest["size"],
        "unit": "",
        "ours": exponent,
        "peer": null,
        "ratio": null,
        "goal": goal,
        "met": exponent <= goal,
        "void": rows.iter().any(|row| row["void"] == true),
        "note": each.join(", "),
    }))
}

/// The size of a row and its milliseconds, where it was measured as a time.
fn point(row: &Value) -> Option<[f64; 2]> {
    let milliseconds = match row["unit"].as_str()? {
        "ms" => 1.0,
        "s" => 1000.0,
        _ => return None,
    };
    let point = [row["size"].as_f64()?, row["ours"].as_f64()? * milliseconds];
    point.iter().all(|value| *value > 0.0).then_some(point)
}

/// The slope of the line through the logarithms with the least squares. None where all sizes are the same.
fn exponent(points: &[[f64; 2]]) -> Option<f64> {
    let count = points.len() as f64;
    let logs = || points.iter().map(|point| point.map(f64::ln));
    let mean = |of: usize| logs().map(|log| log[of]).sum::<f64>() / count;
    let (size, time) = (mean(0), mean(1));
    let spread: f64 = logs().map(|log| (log[0] - size).powi(2)).sum();
    let together: f64 = logs().map(|log| (log[0] - size) * (log[1] - time)).sum();
    match spread > 1e-9 {
        true => Some(together / spread),
        false => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_size_is_run_once() {
        let check = |usual, wanted, expect: &[usize]| assert_eq!(sizes(usual, wanted), expect);
        check(1_000_000, None, &[10_000, 100_000, 1_000_000]);
        check(100_000, None, &[10_000, 100_000]);
        check(5_000, None, &[10_000, 100_000]);
        check(100_000, Some(3_000), &[30, 300, 3_000]);
        check(100_000, Some(7), &[7]);
    }

    #[test]
    fn the_exponent_is_that_of_the_power_law() {
        let check = |power: f64| {
            let law = |size: f64| [size, 0.02 * size.powf(power)];
            let found = exponent(&[1e4, 1e5, 1e6].map(law)).unwrap();
            assert!((found - power).abs() < 1e-9, "{power}: {found}");
        };
        check(0.0);
        check(1.0);
        check(1.7);
        // From 1 to 4 and back to 2 is like from 1 to 2, whatever stands in the middle.
        let uneven = exponent(&[[1.0, 1.0], [2.0, 4.0], [4.0, 2.0]]).unwrap();
        assert!((uneven - 0.5).abs() < 1e-9, "{uneven}");
        assert_eq!(exponent(&[[5.0, 1.0], [5.0, 2.0]]), None);
        assert_eq!(exponent(&[[5.0, 1.0]]), None);
    }

    /// One row in three runs, at ten times as many assets in each: what it took, and in which unit.
    #[track_caller]
    fn check(unit: [&str; 3], ours: [f64; 3], more: Value, expect: Option<(f64, bool)>) {
        let run = |n: usize| {
            let mut row = json!({ "name": "asking: a tile", "size": 10_usize.pow(n as u32 + 4), "unit": unit[n], "ours": ours[n] });
            let members = row.as_object_mut().unwrap();
            members.extend(more.as_object().unwrap().clone());
            vec![row, json!({ "name": "other" })]
        };
        let found = rows(&[run(0), run(1), run(2)]);
        let found = found.first().map(|row| {
            let exponent = row["ours"].as_f64().unwrap();
            ((exponent * 100.0).round() / 100.0, row["met"] == true)
        });
        assert_eq!(found, expect);
    }

    #[test]
    fn times_grow_and_have_a_goal() {
        let usual = || json!({});
        check(["ms"; 3], [1.0, 10.0, 100.0], usual(), Some((1.0, true)));
        check(
            ["ms", "s", "s"],
            [1.0, 0.01, 0.1],
            usual(),
            Some((1.0, true)),
        );
        check(["ms"; 3], [1.0, 20.0, 400.0], usual(), Some((1.3, false)));
        let waits = || json!({ "interactive": true });
        check(["ms"; 3], [1.0, 1.0, 1.0], waits(), Some((0.0, true)));
        check(["ms"; 3], [1.0, 10.0, 100.0], waits(), Some((1.0, false)));
    }

    #[test]
    fn what_is_no_time_or_does_not_grow_has_no_row() {
        check(["MB"; 3], [1.0, 10.0, 100.0], json!({}), None);
        check(["ms"; 3], [1.0, 2.0, 3.0], json!({ "size": 5_000 }), None);
        check(["ms"; 3], [0.0, 2.0, 3.0], json!({}), None);
        assert!(rows(&[]).is_empty());
    }

    #[test]
    fn it_says_what_it_was_made_from_and_is_void_with_it() {
        let row = |size: usize, ours: f64, void: bool| {
            vec![
                json!({ "name": "export: all", "size": size, "unit": "s", "ours": ours, "void": void }),
            ]
        };
        let found = rows(&[row(10_000, 0.25, true), row(1_000_000, 25.0, false)]);
        assert_eq!(found[0]["name"], "export: all, as work grows");
        assert_eq!(found[0]["note"], "10,000: 0.25 s, 1,000,000: 25.00 s");
        assert_eq!(found[0]["void"], true);
        assert_eq!(found[0]["size"], 1_000_000);
    }

    #[test]
    fn a_row_that_one_run_lacks_is_left_out() {
        let row = |name: &str, size: usize| json!({ "name": name, "size": size, "unit": "ms", "ours": 1.0 });
        let found = rows(&[vec![row("a", 10)], vec![row("a", 100), row("b", 100)]]);
        assert_eq!(found.len(), 1);
    }
}
