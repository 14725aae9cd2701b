//! What was measured, as a table in the terminal.

use serde_json::Value;

/// A longer name moves what stands behind it.
const WIDEST_NAME: usize = 54;

const HEADINGS: [&str; 12] = [
    "what",
    "size",
    "ours",
    "",
    "beside",
    "ratio",
    "goal",
    "",
    "spread, s",
    "cpu, s",
    "MB",
    "control, s",
];

/// The rows below one another, and below them what they stand beside and what else is to be said of them.
pub fn of(rows: &[&Value]) -> String {
    let names = rows.iter().map(|row| name(row).chars().count());
    let width = names.max().unwrap_or_default().min(WIDEST_NAME);
    let mut table = line(width, HEADINGS);
    for row in rows {
        table += &line(width, cells(row).each_ref().map(String::as_str));
    }
    let remarks: Vec<String> = rows.iter().filter_map(|row| remark(row)).collect();
    if !remarks.is_empty() {
        table += &format!("\n{}\n", remarks.join("\n"));
    }
    table
}

fn cells(row: &Value) -> [String; 12] {
    [
        name(row).to_owned(),
        row["size"].as_u64().map(count).unwrap_or_default(),
        number(&row["ours"]),
        unit(row).to_owned(),
        number(&row["peer"]),
        number(&row["ratio"]),
        number(&row["goal"]),
        verdict(row).to_owned(),
        span(&row["spread"]),
        row["cpu"].as_f64().map(short).unwrap_or_default(),
        row["peak_mb"].as_f64().map(short).unwrap_or_default(),
        span(&row["control"]),
    ]
}

fn line(width: usize, cells: [&str; 12]) -> String {
    let [
        what,
        size,
        ours,
        unit,
        beside,
        ratio,
        goal,
        verdict,
        spread,
        cpu,
        memory,
        control,
    ] = cells;
    let line = format!(
        "{what:<width$} {size:>9} {ours:>8} {unit:<2} {beside:>8} {ratio:>6} {goal:>6} {verdict:<6} \
         {spread:>13} {cpu:>7} {memory:>6} {control:>13}"
    );
    format!("{}\n", line.trim_end())
}

fn remark(row: &Value) -> Option<String> {
    let beside = row["peer_name"]
        .as_str()
        .map(|peer| format!("beside {peer}"));
    let said: Vec<String> = beside.into_iter().chain(note(row)).collect();
    (!said.is_empty()).then(|| format!("{}: {}", name(row), said.join("; ")))
}

pub fn name(row: &Value) -> &str {
    row["name"].as_str().unwrap_or_default()
}

pub fn unit(row: &Value) -> &str {
    row["unit"].as_str().unwrap_or_default()
}

/// What its program has to say of it, on one line.
pub fn note(row: &Value) -> Option<String> {
    let words: Vec<&str> = row["note"].as_str()?.split_whitespace().collect();
    Some(words.join(" "))
}

/// What became of its goal: nothing where it has none, and nothing to go by where the machine was busy otherwise.
pub fn verdict(row: &Value) -> &'static str {
    match (row["void"] == true, row["met"].as_bool()) {
        (true, _) => "void",
        (_, Some(true)) => "met",
        (_, Some(false)) => "missed",
        (_, None) => "",
    }
}

/// A number, or a dash where there is none.
pub fn number(value: &Value) -> String {
    value.as_f64().map_or("–".into(), short)
}

/// The least and the most.
pub fn span(value: &Value) -> String {
    match value.as_array().map(Vec::as_slice) {
        Some([least, most]) => format!("{}–{}", number(least), number(most)),
        _ => String::new(),
    }
}

/// With as many decimals as say something.
pub fn short(number: f64) -> String {
    let decimals = match number.abs() {
        large if large >= 1000.0 => 0,
        large if large >= 100.0 => 1,
        small if small > 0.0 && small < 0.1 => 4,
        _ => 2,
    };
    format!("{number:.decimals$}")
}

/// With a comma at the thousands.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut counted = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            counted.push(',');
        }
        counted.push(digit);
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(row: &Value, end: &str) {
        let shown = of(&[row]);
        let line = shown.lines().nth(1).unwrap();
        assert!(line.ends_with(end), "{line}");
    }

    #[test]
    fn a_goal_that_is_missed_says_so_and_a_void_row_nothing() {
        let row = |ratio: f64, goal: Option<f64>, met: Option<bool>, void: bool| json!({ "name": "pan", "size": 9, "unit": "ms", "ours": 20.0, "peer": 10.0, "ratio": ratio, "goal": goal, "met": met, "void": void });
        let goal = Some(1.3);
        check(&row(2.0, goal, Some(false), false), "2.00   1.30 missed");
        check(&row(1.0, goal, Some(true), false), "1.00   1.30 met");
        check(&row(1.0, goal, Some(true), true), "1.00   1.30 void");
        check(&row(3.0, None, None, false), "3.00      –");
    }

    #[test]
    fn a_row_that_says_all_fits_beside_its_headings() {
        let name = "n".repeat(WIDEST_NAME);
        let row = json!({ "name": name, "size": 1_000_000, "unit": "ms", "ours": 1_234_567.8, "peer": 7_654_321.0,
            "ratio": 0.161_3, "goal": 0.25, "met": true, "spread": [1234.0, 1250.4], "cpu": 1210.4, "peak_mb": 63.5,
            "control": [0.8, 1.1], "peer_name": "ogr2ogr 3.6.2", "note": "Everything\n is public." });
        let shown = of(&[&row]);
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines[1].chars().count() < 150, "{}", lines[1]);
        assert!(
            lines[1].ends_with("1234–1250    1210  63.50     0.80–1.10"),
            "{}",
            lines[1]
        );
        for heading in [
            "size",
            "ours",
            "beside",
            "ratio",
            "goal",
            "spread, s",
            "cpu, s",
            "MB",
            "control, s",
        ] {
            let last = lines[0].find(heading).unwrap() + heading.len() - 1;
            assert_ne!(lines[1].chars().nth(last), Some(' '), "{heading}");
        }
        assert_eq!(
            lines[3],
            format!("{name}: beside ogr2ogr 3.6.2; Everything is public.")
        );
    }

    #[test]
    fn numbers_have_the_decimals_that_say_something() {
        let check = |number: f64, expect: &str| assert_eq!(short(number), expect);
        check(0.0, "0.00");
        check(0.001_26, "0.0013");
        check(0.25, "0.25");
        check(17.456, "17.46");
        check(250.04, "250.0");
        check(-1234.4, "-1234");
        assert_eq!(number(&Value::Null), "–");
    }

    #[test]
    fn large_counts_are_read_by_thousands() {
        let check = |number: u64, expect: &str| assert_eq!(count(number), expect);
        check(7, "7");
        check(999, "999");
        check(5_000, "5,000");
        check(1_000_000, "1,000,000");
    }
}
