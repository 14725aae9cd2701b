//! `ties`: bringing in ties between assets.

use crate::opening::{open, text_of};
use crate::working::working;
use crate::{Done, Trouble, import, say};
use clap::Args;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::Audience;
use hereabouts_core::import::ties::plan::*;
use serde_json::json;
use std::path::PathBuf;

/// Brings in ties: a table of pairs (CSV, XLSX), GraphML or GEXF; the same file again updates and never doubles
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Ties {
    /// The catalogue
    file: PathBuf,
    /// The file to bring in
    source: PathBuf,
    /// The kind of every end that is made and does not say its own: person, association, institution, place, exchange or culture
    #[arg(long, value_parser = import::kind)]
    kind: Option<AssetKind>,
    /// The file's word for a type and the key of a type that is here; what is not named is matched by its words, or made
    #[arg(long = "type", value_name = "WORD=KEY")]
    types: Vec<String>,
    /// The sheet of a workbook; the first that holds anything when left out
    #[arg(long)]
    sheet: Option<String>,
    /// `public`: the file is already public; `team`: it is our own notes
    #[arg(long, value_parser = import::audience)]
    audience: Option<Audience>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

const EXAMPLES: &str = "\
Examples:
  hereabouts ties Greenfield.hereabouts who-meets-where.csv --dry-run
  hereabouts ties Greenfield.hereabouts network.graphml --kind association
  hereabouts ties Greenfield.hereabouts grants.csv --type 'gave money to=funds'

Ends are matched with what is here by id, then by name; what is nearly called so waits in the Inbox. What is not here is
made.

Fields of --json: rows, new, updated, same, inbox, skipped, where rows = new + updated + same + inbox + skipped;
skipped_reasons (reason: rows), new_assets, new_types, source, dry_run; done, also show (a query that finds the ends
that were made); with --dry-run, also columns (name, sample, holds) and types (word, key, wording, inverse, turned,
is_new, rows).";

impl Ties {
    pub fn run(self) -> Done {
        let mut options = TiesOptions {
            sheet: self.sheet,
            kind: self.kind,
            audience: self.audience,
            ..TiesOptions::default()
        };
        for pair in &self.types {
            let Some((word, key)) = pair.split_once('=') else {
                return Err(Trouble::Usage(format!(
                    "“{}” does not say which type a word is. Write WORD=KEY, as in hosts=meets_at.",
                    say::cut(pair, 60)
                )));
            };
            options
                .types
                .insert(word.trim().to_owned(), key.trim().to_owned());
        }
        let source = text_of(&self.source)?;
        let catalogue = open(&self.file)?;
        if self.dry_run {
            let plan = working(&catalogue, || catalogue.plan_ties(source, options))?;
            return match self.json {
                true => say::json(&planned(&plan)),
                false => say::line(&plan_in_words(&plan)),
            };
        }
        let outcome = working(&catalogue, || catalogue.run_ties(source, options))?;
        let result = outcome.value;
        match self.json {
            true => say::json(&json!({
                "rows": result.counts.rows, "new": result.counts.new, "updated": result.counts.updated,
                "same": result.counts.same, "inbox": result.counts.inbox, "skipped": result.counts.skipped,
                "skipped_reasons": result.skipped, "new_assets": result.new_assets,
                "new_types": result.new_types, "show": result.show, "dry_run": false,
                "saved_at": outcome.saved_at,
            })),
            false => {
                say::line(&import::counts_in_words(&result.counts, false))?;
                say::line(&made_in_words(result.new_assets, &result.new_types))?;
                import::reasons_in_words(&result.skipped)
            }
        }
    }
}

fn planned(plan: &TiesPlan) -> serde_json::Value {
    let counts = &plan.counts;
    json!({
        "rows": counts.rows, "new": counts.new, "updated": counts.updated, "same": counts.same,
        "inbox": counts.inbox, "skipped": counts.skipped, "skipped_reasons": plan.skipped,
        "new_assets": plan.new_assets, "new_types": new_types(plan), "source": plan.source, "format": plan.format,
        "columns": plan.columns, "types": plan.types, "notes": plan.notes, "dry_run": true,
    })
}

fn new_types(plan: &TiesPlan) -> Vec<String> {
    let new = plan.types.iter().filter(|found| found.is_new);
    new.map(|found| found.wording.clone()).collect()
}

fn plan_in_words(plan: &TiesPlan) -> String {
    let mut lines = vec![import::counts_in_words(&plan.counts, true)];
    for found in &plan.types {
        let reads = match found.turned {
            true => &found.inverse,
            false => &found.wording,
        };
        lines.push(format!(
            "  {:<40} {:<40} {}",
            say::cut(&found.word, 40),
            say::cut(reads, 40),
            say::count(found.rows, "row", "rows")
        ));
    }
    lines.push(made_in_words(plan.new_assets, &new_types(plan)));
    lines.extend(plan.notes.iter().map(|note| say::cut(note, 2000)));
    lines.push("Nothing was changed.".into());
    lines.join("\n")
}

fn made_in_words(assets: u64, types: &[String]) -> String {
    let assets = say::count(assets, "end that is not here", "ends that are not here");
    match types {
        [] => assets,
        types => format!("{assets}; new types: {}", say::cut(&types.join(", "), 2000)),
    }
}
