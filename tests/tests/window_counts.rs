//! Every count the window shows is what the terminal says of the same file, while both have it open.

use hereabouts_e2e::{Cli, Shown, Window, fixture};
use serde_json::{Value, json};

const FILE: &str = "Aldermoor.hereabouts";

/// A row of numbers that looks drawn and is the same on every machine (Knuth's MMIX constants).
struct Drawn(u64);

impl Drawn {
    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        of[(self.0 >> 33) as usize % of.len()]
    }
}

const TERMS: &[&str] = &[
    "kind:association",
    "kind:place,exchange",
    "-kind:person",
    "tag:food",
    "-tag:food",
    "status:going",
    "-status:ended",
    "fresh:now,soon",
    "fresh:never",
    "has:place",
    "-has:place",
    "has:contact",
    "has:ties",
    "area:\"Weir End\"",
    "audience:public",
    "imported:venues",
    "near:53.469,-2.0198,400m",
    "lib",
    "mill la",
    "\"tool library\"",
    "chapple",
    "lodz",
    "%_'\"*",
    "-walk",
];

#[test]
fn twenty_drawn_queries_count_the_same_in_the_window() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let venues = fixture("terminal/venues.csv");
    cli.ok(&[
        "import",
        FILE,
        venues.to_str().expect("fixtures have plain names"),
    ]);
    let window = Window::open(Some(&cli.path(FILE)));
    window.wait_for("html[data-ready=map]");
    window.press("2");
    let mut drawn = Drawn(3);
    let mut found_some = 0;
    for n in 0..20 {
        let terms: Vec<&str> = (0..n % 3 + 1).map(|_| drawn.one_of(TERMS)).collect();
        let query = terms.join(" ");
        let total = check(&cli, &window, &query);
        found_some += usize::from(total > 0);
    }
    assert!(
        found_some >= 8,
        "{found_some} of 20 queries found something"
    );
    // What the terminal changes is counted as soon as somebody turns to the window again.
    cli.ok(&[
        "call",
        FILE,
        "create_asset",
        r#"{"kind":"place","name":"Bus shelter","fields":{}}"#,
    ]);
    window.press("Escape");
    check(&cli, &window, "");
}

/// Compares all that is counted for a query; gives how many assets it finds.
#[track_caller]
fn check(cli: &Cli, window: &Window, query: &str) -> u64 {
    window.show_everything();
    window.search(query);
    let page = cli.json(&["list", FILE, "--query", query, "--limit", "1000", "--json"]);
    let rows = page["rows"].as_array().expect("rows are a list");
    let counts = cli.json(&[
        "call",
        FILE,
        "counts",
        &json!({ "query": query }).to_string(),
    ]);
    let info = cli.json(&["info", FILE, "--json"]);
    let having = |holds: &dyn Fn(&&Value) -> bool| rows.iter().filter(holds).count() as u64;

    let expected = Shown {
        shown: number(&page, "total"),
        total: number(&info, "assets"),
        off_map: having(&|row| row["at"].is_null()),
    };
    let mut facets: Vec<[u64; 2]> = Vec::new();
    for kind in counts["kinds"].as_array().expect("kinds are a list") {
        let total = number(
            &info["by_kind"],
            kind["value"].as_str().expect("a kind has a name"),
        );
        facets.push([having(&|row| row["kind"] == kind["value"]), total]);
    }
    for field in ["freshness", "tags", "areas", "statuses"] {
        let all = counts[field].as_array().expect("facets are a list");
        let listed = all.iter().enumerate().filter(|(i, facet)| match field {
            "tags" | "areas" => *i < 8 || facet["chosen"] == true,
            "statuses" => number(facet, "total") > 0 || facet["chosen"] == true,
            _ => true,
        });
        facets.extend(listed.map(|(_, facet)| [number(facet, "shown"), number(facet, "total")]));
    }
    // The Inbox, and what is not on the map: in the browser pane as in the terminal.
    let sorting = [number(&info, "inbox"), expected.off_map];
    let listed = expected.shown;

    let seen = |window: &Window| {
        let sides = (window.shown(), waiting(window), in_list(window));
        // A row of a kind that is not asked for only says that it is hidden.
        let rows = counted(window);
        let same = rows.len() == facets.len()
            && rows
                .iter()
                .zip(&facets)
                .all(|(row, facet)| row.map_or(facet[0] == 0, |row| row == *facet));
        (
            sides == (expected, sorting, listed) && same,
            format!("{sides:?} {rows:?}"),
        )
    };
    let last = std::cell::RefCell::default();
    let compared = || {
        let (same, now) = seen(window);
        last.replace(now);
        same
    };
    let began = std::time::Instant::now();
    while !compared() {
        assert!(
            began.elapsed().as_secs() < 30,
            "“{query}”: the window shows {}, the terminal says {expected:?} {sorting:?} {listed} {facets:?}",
            last.borrow()
        );
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    listed
}

/// Shown and total of every row of the legend and the filters, in their order, as their names say it;
/// none where a row only says that it is hidden.
fn counted(window: &Window) -> Vec<Option<[u64; 2]>> {
    let labels = window.read("[...document.querySelectorAll('.browser .lrow[aria-pressed]')].map((row) => row.ariaLabel)");
    let labels = labels.as_array().expect("there are rows");
    let numbers = |label: &Value| {
        // "Groups & clubs, 15 of 21, shown"
        let count = label
            .as_str()?
            .strip_suffix(", shown")?
            .rsplit(", ")
            .next()?;
        let (shown, total) = count.split_once(" of ")?;
        Some([shown, total].map(|n| n.replace(',', "").parse().expect("a number")))
    };
    labels.iter().map(numbers).collect()
}

/// What waits in the Inbox, and what of the shown is not on the map.
fn waiting(window: &Window) -> [u64; 2] {
    let texts = window.texts("section[aria-labelledby=sorting] .lrow .n");
    [0, 1].map(|i| {
        let count = texts[i].split_whitespace().next().expect("a count");
        count.replace(',', "").parse().expect("a number")
    })
}

/// How many the list says it holds.
fn in_list(window: &Window) -> u64 {
    if !window.has("[data-testid=list]") {
        return 0;
    }
    let said = window.texts(".list footer .end").concat();
    said.split_whitespace()
        .next()
        .map_or(0, |count| count.replace(',', "").parse().expect("a number"))
}

#[track_caller]
fn number(answer: &Value, field: &str) -> u64 {
    answer[field]
        .as_u64()
        .unwrap_or_else(|| panic!("no number “{field}” in {answer}"))
}
