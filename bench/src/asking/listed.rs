//! Pages of the list, sorted anew and then anywhere in it; and cards of what stands there.

use super::halves::Half;
use super::words::{Script, Words};
use crate::list::drawn;
use crate::row::Row;
use crate::{ask, percentile, timed};
use hereabouts_core::Catalogue;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Rows of a page, as the window asks for them, and the fields of its usual columns.
const PAGE: usize = 200;
const FIELDS: [&str; 5] = ["name", "kind", "summary", "address", "tags"];
/// Pages anywhere after each new sort.
const ANYWHERE: usize = 10;

/// Columns, whether each is descending, and what the headings are made of.
type Sort = (&'static [(&'static str, bool)], Option<&'static str>);
const BY_NAME: Sort = (&[("name", false)], None);
const BY_RANK: Sort = (&[("rank", false)], None);
const SORTS: [Sort; 13] = [
    BY_NAME,
    (&[("name", true)], None),
    (&[("kind", false)], None),
    (&[("summary", false)], None),
    (&[("place", true)], None),
    (&[("ties", true)], None),
    (&[("checked", false)], None),
    (&[("tags", false)], None),
    (&[("area", false)], None),
    (&[("kind", false), ("summary", true)], None),
    (&[("name", false)], Some("kind")),
    (&[("name", false)], Some("tag")),
    (&[("name", false)], Some("area")),
];

pub struct Listed {
    size: usize,
    /// Milliseconds of the first page of each sort.
    first: BTreeMap<String, Vec<f64>>,
    anywhere: Vec<f64>,
    cards: Vec<f64>,
}

impl Listed {
    pub fn new(size: usize) -> Listed {
        Listed {
            size,
            first: BTreeMap::new(),
            anywhere: Vec::new(),
            cards: Vec::new(),
        }
    }

    /// Sorts all in every way, and what a filter and a word find in some; looks at pages and cards in between.
    pub fn round(&mut self, town: &Catalogue, round: usize, words: &Words, halves: &[Half]) {
        for sort in SORTS {
            self.sort(town, round, "all", "", sort);
        }
        for half in halves {
            let of = format!("half by {}", half.by);
            self.sort(town, round, &of, &half.query, BY_NAME);
        }
        if let Some(word) = words.frequent(Script::Latin).next() {
            self.sort(town, round, "a frequent word", word, BY_RANK);
        }
    }

    /// Sorts anew: the first page, then some anywhere, and a card from each.
    fn sort(&mut self, town: &Catalogue, round: usize, of: &str, query: &str, sort: Sort) {
        let name = format!("{of}, {}", named(sort));
        let (page, took) = look(town, query, sort, 0);
        let total = page["total"].as_u64().unwrap_or_default() as usize;
        self.first.entry(name).or_default().push(took);
        for i in 0..ANYWHERE {
            let offset = drawn(round * ANYWHERE + i, 90) % total.max(1);
            let (page, took) = look(town, query, sort, offset);
            self.anywhere.push(took);
            let rows = page["rows"].as_array().map(Vec::as_slice);
            let rows = rows.unwrap_or_default();
            let row = rows.get(drawn(i, 91) % rows.len().max(1));
            let id = row.expect("a page within the list has rows")["row"]["id"].clone();
            let card = timed(|| drop(ask(town, "show_asset", json!({ "id": id }))));
            self.cards.push(card);
        }
    }

    pub fn rows(self) -> Vec<Row> {
        let row = |name: &str, ours| Row::new(name, self.size, "ms", ours).interactive();
        let sorts = self.first.len();
        let medians = self.first.into_iter();
        let medians = medians.map(|(name, took)| (percentile(took, 0.5), name));
        let slowest = medians.max_by(|(took, _), (other, _)| took.total_cmp(other));
        let (slowest, name) = slowest.unwrap_or((f64::NAN, "none".to_owned()));
        let first = row("list: first page of a new sort", slowest).goal(1000.0);
        let pages = row(
            "list: a page anywhere after it, p95",
            percentile(self.anywhere, 0.95),
        );
        vec![
            first.note(&format!("the slowest of {sorts}: {name}")),
            pages.goal(10.0),
            row("card: p95", percentile(self.cards, 0.95)),
        ]
    }
}

/// A page of the list from a row on, and how many milliseconds it took.
fn look(town: &Catalogue, query: &str, (by, group): Sort, offset: usize) -> (Value, f64) {
    let order = |(by, descending): &(&str, bool)| json!({ "by": by, "descending": descending });
    let sort: Vec<Value> = by.iter().map(order).collect();
    let asked = json!({ "query": query, "sort": sort, "group": group });
    let asked =
        json!({ "asked": asked, "fields": FIELDS, "offset": offset, "limit": PAGE, "stood": null });
    let mut page = Value::Null;
    let took = timed(|| page = ask(town, "table", asked));
    (page, took)
}

/// A sort in words: "kind, summary backwards, under each tag".
fn named((by, group): Sort) -> String {
    let columns = by.iter().map(|(by, descending)| match descending {
        true => format!("{by} backwards"),
        false => (*by).to_owned(),
    });
    let under = group.map(|group| format!("under each {group}"));
    let parts: Vec<String> = columns.chain(under).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sort_is_told_in_words() {
        assert_eq!(named(BY_NAME), "name");
        let sort: Sort = (&[("kind", false), ("summary", true)], Some("tag"));
        assert_eq!(named(sort), "kind, summary backwards, under each tag");
        let names = SORTS.map(named);
        let once: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(once.len(), SORTS.len(), "each is sorted once");
    }
}
