//! `duplicates`: what may be in the catalogue twice.

use crate::opening::open;
use crate::working::working;
use crate::{Done, say};
use clap::Args;
use hereabouts_core::duplicate::{LikelyPair, PairPage};
use std::path::PathBuf;

/// Lists pairs that may be one and the same, the likeliest first; a person decides
#[derive(Args)]
#[command(after_help = "\
Decide with `call`; one undo takes a decision back:
  hereabouts call Greenfield.hereabouts compare_assets '{\"one\": \"ID\", \"other\": \"ID\"}'
  hereabouts call Greenfield.hereabouts join_duplicates '{\"keep\": \"ID\", \"gone\": \"ID\", \"take\": []}'
  hereabouts call Greenfield.hereabouts not_the_same '{\"one\": \"ID\", \"other\": \"ID\"}'

Fields of --json: total, pairs (one and other, each with id, name, kind, where and source; why; metres; likely).")]
pub struct Duplicates {
    /// The catalogue
    file: PathBuf,
    /// At most this many pairs
    #[arg(long, default_value_t = 100)]
    limit: u32,
    /// Leave out this many of the first
    #[arg(long, default_value_t = 0)]
    offset: u32,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Duplicates {
    pub fn run(self) -> Done {
        let catalogue = open(&self.file)?;
        let page = working(&catalogue, || {
            catalogue.list_duplicates(self.offset, self.limit)
        })?;
        match self.json {
            true => say::json(&page),
            false => say::line(&in_words(&page)),
        }
    }
}

fn in_words(page: &PairPage) -> String {
    let mut lines: Vec<String> = page.pairs.iter().map(pair).collect();
    let shown = page.pairs.len() as u64;
    let all = say::count(page.total, "pair", "pairs");
    lines.push(match shown == page.total {
        true => all,
        false => format!("{shown} of {all} shown; --limit and --offset show the others"),
    });
    lines.join("\n")
}

fn pair(pair: &LikelyPair) -> String {
    let likely = match pair.likely {
        true => "very likely",
        false => "perhaps",
    };
    let mut why: Vec<String> = pair.why.iter().map(say::words).collect();
    why.extend(pair.metres.map(|metres| format!("{metres:.0} m apart")));
    let [one, other] =
        [&pair.one, &pair.other].map(|half| format!("{}  {}", half.id, say::cut(&half.name, 60)));
    format!("{likely} ({})\n  {one}\n  {other}", why.join(", "))
}
