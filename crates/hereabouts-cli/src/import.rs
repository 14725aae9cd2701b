//! `import`: bringing in a spreadsheet or map data.

use crate::opening::{open, text_of};
use crate::working::working;
use crate::{Done, Trouble, say};
use clap::Args;
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::Audience;
use hereabouts_core::import::Field;
use hereabouts_core::import::plan::*;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Brings in a CSV, XLSX or GeoJSON file; the same file again updates and never doubles
#[derive(Args)]
#[command(after_help = FIELDS)]
pub struct Import {
    /// The catalogue
    file: PathBuf,
    /// The file to bring in
    source: PathBuf,
    /// The kind of every row that does not say its own: person, association, institution, place, exchange or culture
    #[arg(long, value_parser = kind)]
    kind: Option<AssetKind>,
    /// Which column is which field; what is not named is guessed
    #[arg(long, value_name = "FIELD=COLUMN,...")]
    map: Vec<String>,
    /// The sheet of a workbook; the first that holds anything when left out
    #[arg(long)]
    sheet: Option<String>,
    /// `public`: the file is already public; `team`: it is our own notes
    #[arg(long, value_parser = audience)]
    audience: Option<Audience>,
    /// Longitude and latitude stand in each other's columns
    #[arg(long)]
    swap: bool,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

const FIELDS: &str = "\
Fields for --map:
  name kind summary note tags gifts wishes status source_id story languages when access cost
  longitude latitude lon_lat wkt geo_json_geometry grid_reference easting northing location_precision uncertainty
  address postcode phone email website social_media contact_name last_confirmed created_source new_field
  extra   keep the column as it is        ignore   leave it out
  field/NAME  a field of your own; new_field makes one of the column
  A cell of gifts or wishes holds one after another: \"can teach: sourdough; bike repair; would love company\"

Examples:
  hereabouts import Greenfield.hereabouts venues.csv --dry-run
  hereabouts import Greenfield.hereabouts venues.csv --kind place --audience public
  hereabouts import Greenfield.hereabouts groups.xlsx --sheet 2026 --map 'name=Group,address=Street,address=Town'

Fields of --json: rows, new, updated, same, inbox, skipped, where rows = new + updated + same + inbox + skipped;
skipped_reasons (reason: rows), source, dry_run, notes; done, also show (a query that finds what came in);
with --dry-run, also columns (name, sample, field, certainty).";

pub fn kind(text: &str) -> Result<AssetKind, String> {
    AssetKind::from_token(text).ok_or_else(|| {
        let kinds = AssetKind::ALL.map(AssetKind::token);
        format!("choose one of {}", kinds.join(", "))
    })
}

pub fn audience(text: &str) -> Result<Audience, String> {
    match text {
        "public" => Ok(Audience::Public),
        "team" => Ok(Audience::Team),
        _ => Err("say public (already public) or team (our own notes)".into()),
    }
}

impl Import {
    pub fn run(self) -> Done {
        let wanted = pairs(&self.map).map_err(Trouble::Usage)?;
        let source = text_of(&self.source)?;
        let catalogue = open(&self.file)?;
        let mut options = ImportOptions {
            sheet: self.sheet,
            kind: self.kind,
            audience: self.audience,
            swap: self.swap,
            ..ImportOptions::default()
        };
        if !wanted.is_empty() {
            let plan = plan(&catalogue, &source, &options)?;
            options.columns = numbers(&wanted, &plan.columns).map_err(Trouble::Usage)?;
        }
        if self.dry_run {
            let plan = plan(&catalogue, &source, &options)?;
            return match self.json {
                true => say::json(&planned(&plan)),
                false => say::line(&plan_in_words(&plan)),
            };
        }
        let outcome = working(&catalogue, || catalogue.run_import(source, options))?;
        let result = outcome.value;
        match self.json {
            true => say::json(&json!({
                "rows": result.counts.rows, "new": result.counts.new, "updated": result.counts.updated,
                "same": result.counts.same, "inbox": result.counts.inbox, "skipped": result.counts.skipped,
                "skipped_reasons": result.skipped, "show": result.show, "dry_run": false,
                "saved_at": outcome.saved_at,
            })),
            false => {
                say::line(&counts_in_words(&result.counts, false))?;
                reasons_in_words(&result.skipped)?;
                say::line(&format!(
                    "See them: hereabouts list {} --query {}",
                    quoted(&self.file.to_string_lossy()),
                    quoted(&result.show)
                ))
            }
        }
    }
}

fn plan(
    catalogue: &Catalogue,
    source: &str,
    options: &ImportOptions,
) -> Result<ImportPlan, Trouble> {
    Ok(working(catalogue, || {
        catalogue.plan_import(source.to_owned(), options.clone())
    })?)
}

/// `name=Group,address=Street, Town` as field and column. A part without `=` belongs to the column before.
fn pairs(given: &[String]) -> Result<Vec<(String, String)>, String> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for list in given {
        let mut first = true;
        for part in list.split(',') {
            match (part.split_once('='), pairs.last_mut()) {
                (Some((field, column)), _) => {
                    pairs.push((token(field.trim())?, column.trim().to_owned()));
                }
                (None, Some((_, column))) if !first => *column += &format!(",{part}"),
                (None, _) => {
                    return Err(format!(
                        "“{}” does not say which field is which column. Write FIELD=COLUMN, as in name=Group.",
                        say::cut(part, 60)
                    ));
                }
            }
            first = false;
        }
    }
    Ok(pairs)
}

/// A field as the options of an import name it.
fn token(field: &str) -> Result<String, String> {
    match (field, serde_json::from_value::<Field>(field.into())) {
        ("extra", _) => Ok(String::new()),
        // Whether there is one of that name, the catalogue knows.
        (own, _) if own.starts_with("field/") => Ok(own.to_owned()),
        (_, Ok(_)) => Ok(field.to_owned()),
        (_, Err(_)) => Err(format!(
            "There is no field “{}”. `hereabouts import --help` lists them.",
            say::cut(field, 60)
        )),
    }
}

/// Columns by number. Exactly the name, else the name in any letter case.
fn numbers(
    wanted: &[(String, String)],
    columns: &[ColumnPlan],
) -> Result<BTreeMap<u32, String>, String> {
    let find = |name: &str| {
        let exact = columns.iter().position(|column| column.name == name);
        exact.or_else(|| {
            let alike = |column: &ColumnPlan| {
                column.name.trim().to_lowercase() == name.trim().to_lowercase()
            };
            columns.iter().position(alike)
        })
    };
    let mut numbers = BTreeMap::new();
    for (field, name) in wanted {
        let Some(number) = find(name) else {
            let there: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
            return Err(format!(
                "There is no column “{}”. The columns are: {}.",
                say::cut(name, 60),
                say::cut(&there.join(", "), 2000)
            ));
        };
        numbers.insert(number as u32, field.clone());
    }
    Ok(numbers)
}

fn planned(plan: &ImportPlan) -> serde_json::Value {
    let counts = &plan.counts;
    json!({
        "rows": counts.rows, "new": counts.new, "updated": counts.updated, "same": counts.same,
        "inbox": counts.inbox, "skipped": counts.skipped, "skipped_reasons": plan.skipped,
        "source": plan.source, "format": plan.format, "sheets": plan.sheets, "sheet": plan.sheet,
        "columns": plan.columns, "remembered": plan.remembered, "new_located": plan.new_located,
        "notes": plan.notes, "dry_run": true,
    })
}

fn plan_in_words(plan: &ImportPlan) -> String {
    let mut lines = vec![counts_in_words(&plan.counts, true)];
    for column in &plan.columns {
        let field = match column.field.as_str() {
            "" => "kept as it is",
            field => field,
        };
        lines.push(format!(
            "  {:<30} {:<18} {}",
            say::cut(&column.name, 30),
            field,
            say::cut(&column.sample, 40)
        ));
    }
    if plan.counts.rows > 0 && !plan.columns.iter().any(|column| column.field == "name") {
        lines.push("No column is the name. Say which one is: --map name=COLUMN".into());
    }
    for note in &plan.notes {
        let words = say::plain(&note.words);
        lines.push(match note.note {
            FileNoteKind::Swapped => format!("{words} To read them that way: --swap"),
            _ => words,
        });
    }
    lines.extend(doubts_in_words(plan));
    lines.push("Nothing was changed.".into());
    lines.join("\n")
}

/// Why rows wait or are left out: each reason once, with its rows.
fn doubts_in_words(plan: &ImportPlan) -> Vec<String> {
    const NUMBERS: usize = 8;
    const REASONS: usize = 20;
    let mut reasons: Vec<(&str, Vec<&RowPlan>)> = Vec::new();
    for row in &plan.rows {
        if !matches!(row.outcome, RowOutcome::Inbox | RowOutcome::Skipped) {
            continue;
        }
        match reasons.iter_mut().find(|(words, _)| *words == row.words) {
            Some((_, rows)) => rows.push(row),
            None => reasons.push((&row.words, vec![row])),
        }
    }
    let line = |(words, rows): &(&str, Vec<&RowPlan>)| {
        let words = say::cut(words, 200);
        if let [row] = rows[..] {
            let title = match row.title.as_str() {
                "" => String::new(),
                title => format!(", {}", say::cut(title, 40)),
            };
            return format!("  row {}{title}: {words}", row.row);
        }
        let numbers = rows.iter().take(NUMBERS).map(|row| row.row.to_string());
        let numbers: Vec<String> = numbers.collect();
        let more = if rows.len() > NUMBERS { ", …" } else { "" };
        format!(
            "  {} rows ({}{more}): {words}",
            rows.len(),
            numbers.join(", ")
        )
    };
    let mut lines: Vec<String> = reasons.iter().take(REASONS).map(line).collect();
    let told: usize = reasons
        .iter()
        .take(REASONS)
        .map(|(_, rows)| rows.len())
        .sum();
    let all = plan.counts.inbox + plan.counts.skipped;
    if all > told as u64 {
        let more = say::count(all - told as u64, "row", "rows");
        lines.push(format!("  and {more} more"));
    }
    lines
}

pub fn counts_in_words(counts: &ImportCounts, dry_run: bool) -> String {
    let tense = if dry_run { "would be " } else { "" };
    format!(
        "{}: {tense}{} new, {} updated, {} the same, {} to the Inbox, {} left out",
        say::count(counts.rows, "row", "rows"),
        counts.new,
        counts.updated,
        counts.same,
        counts.inbox,
        counts.skipped
    )
}

pub fn reasons_in_words(reasons: &BTreeMap<String, u32>) -> Done {
    reasons.iter().try_for_each(|(reason, rows)| {
        let rows = say::count((*rows).into(), "row", "rows");
        say::line(&format!("  {rows} left out: {}", say::plain(reason)))
    })
}

/// As a shell takes it.
fn quoted(text: &str) -> String {
    format!("'{}'", say::plain(text).replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_names_fields_and_columns() {
        let check = |given: &[&str], expect: Option<&[(&str, &str)]>| {
            let given: Vec<String> = given.iter().map(|&text| text.to_owned()).collect();
            let expect = expect.map(|pairs| {
                let own = |&(a, b): &(&str, &str)| (a.to_owned(), b.to_owned());
                pairs.iter().map(own).collect::<Vec<_>>()
            });
            assert_eq!(pairs(&given).ok(), expect, "{given:?}");
        };
        check(
            &["name=Group, address=Street"],
            Some(&[("name", "Group"), ("address", "Street")]),
        );
        check(
            &["address=Street, number,name=Group"],
            Some(&[("address", "Street, number"), ("name", "Group")]),
        );
        check(
            &["name=A", "extra=B", "ignore=C=D"],
            Some(&[("name", "A"), ("", "B"), ("ignore", "C=D")]),
        );
        check(&["colour=Group"], None);
        check(&["Group"], None);
        check(&["name=Group", "Street"], None);
        check(&[], Some(&[]));
    }

    #[test]
    fn help_lists_every_field_and_no_other() {
        // Asked for a field that is none, serde names them all, each between backticks.
        let names = serde_json::from_value::<Field>("".into()).unwrap_err();
        let names = names.to_string();
        let fields: Vec<&str> = names.split('`').skip(3).step_by(2).collect();
        assert!(
            fields.contains(&"lon_lat") && fields.len() > 30,
            "{fields:?}"
        );
        let listed = FIELDS.lines().skip(1).take(4);
        let listed: Vec<&str> = listed.flat_map(str::split_whitespace).collect();
        // One of the team's own is not called by this word alone.
        for field in fields.into_iter().filter(|field| *field != "field") {
            assert!(listed.contains(&field), "{field} is not in the help");
        }
        for field in listed.iter().take_while(|word| **word != "keep") {
            assert!(token(field).is_ok(), "{field} is no field");
        }
    }
}
