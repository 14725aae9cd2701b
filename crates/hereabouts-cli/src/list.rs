//! `list`: what a query finds.

use crate::opening::{date, open_on};
use crate::{Done, say};
use clap::Args;
use hereabouts_core::history::Date;
use hereabouts_core::list::{AssetPage, Sort, SortBy};
use std::path::PathBuf;

/// Lists the assets that a query finds
#[derive(Args)]
#[command(after_help = QUERIES)]
pub struct List {
    /// The catalogue
    file: PathBuf,
    /// What to look for; everything when left out
    #[arg(
        long,
        short,
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    query: String,
    /// Only what lies within these degrees: west, south, east, north
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true, value_parser = bbox)]
    bbox: Option<String>,
    /// At most this many rows
    #[arg(long, default_value_t = 100)]
    limit: u32,
    /// Leave out this many of the first
    #[arg(long, default_value_t = 0)]
    offset: u32,
    /// What to sort by; add --descending to turn it round
    #[arg(long, value_parser = sort_by, value_name = "COLUMN")]
    sort: Option<SortBy>,
    /// The last first
    #[arg(long)]
    descending: bool,
    /// As it was at the end of this day, written like 2026-05-04
    #[arg(long, value_name = "DATE", value_parser = date)]
    on: Option<Date>,
    /// Answer as JSON: total (all that the query finds), rows
    #[arg(long)]
    json: bool,
}

const QUERIES: &str = "\
Queries are words and fields, all of which must hold; a minus before one leaves out what it finds:
  hall \"walking group\"          the beginnings of words, and words in this order
  kind:association,exchange     person, association, institution, place, exchange, culture
  tag:food                      status:going  (idea, starting, going, resting, ended, unknown)
  fresh:now                     lately, soon, now, never
  precision:street              exact, building, street, about_100m, about_1km, neighbourhood, area, none
  has:place                     address, contact, ties, gifts, wishes, tag, summary, story, note, question
  area:\"Weir End\"               imported:venues        audience:public
  offers:baking                 wishes:walking         by topic, however it is said
  tied-to:\"Tool library\"        ties:0  ties:3  ties:1+
  \"Has a ramp\":yes              yes, no, a choice, or the beginnings of words, in a field of your own
  \"Seats\":>=20                  also >, <= and <
  \"Opened\":2019..2021           from and to
  \"Opened\":*                    any answer
  near:53.47,-2.02,800m         latitude first, as people write it
  bbox:-2.1,53.4,-2.0,53.5      west, south, east, north

Examples:
  hereabouts list Greenfield.hereabouts --query 'kind:place -has:place' --json
  hereabouts list Greenfield.hereabouts --query 'tag:food' --sort checked
  hereabouts list Greenfield.hereabouts --on 2026-05-03

Columns to sort by: rank, name, kind, summary, place, ties, checked, status, tags.
Fields of a row in --json: id, kind, name, summary, status, tags, place_words, precision, at (longitude, latitude),
ties, freshness, last_checked, similar (found only inside words or one letter off).";

fn bbox(text: &str) -> Result<String, String> {
    let numbers: Option<Vec<f64>> = text
        .split(',')
        .map(|part| part.trim().parse().ok())
        .collect();
    match numbers.as_deref() {
        Some(&[w, s, e, n])
            if [w, e].iter().all(|lon| (-180.0..=180.0).contains(lon))
                && (-90.0..=n).contains(&s)
                && n <= 90.0 =>
        {
            Ok(format!("bbox:{w},{s},{e},{n}"))
        }
        _ => Err("four numbers in degrees are needed: west, south, east, north, as in -2.1,53.4,-2.0,53.5".into()),
    }
}

fn sort_by(text: &str) -> Result<SortBy, String> {
    serde_json::from_value(text.into()).map_err(|_| {
        "choose one of rank, name, kind, summary, place, ties, checked, status, tags".to_owned()
    })
}

impl List {
    pub fn run(self) -> Done {
        let query = match &self.bbox {
            Some(bbox) => format!("{} {bbox}", self.query),
            None => self.query,
        };
        let sort = Sort {
            by: self.sort.unwrap_or_default(),
            descending: self.descending,
        };
        let catalogue = open_on(&self.file, self.on)?;
        let page = catalogue.list_assets(query, sort, self.offset, self.limit)?;
        match self.json {
            true => say::json(&page),
            false => say::line(&in_words(&page)),
        }
    }
}

fn in_words(page: &AssetPage) -> String {
    let mut lines: Vec<String> = page
        .rows
        .iter()
        .map(|row| {
            format!(
                "{}  {:<12} {:<40} {}{}",
                row.id,
                row.kind.token(),
                say::cut(&row.name, 40),
                if row.similar { "similar  " } else { "" },
                say::cut(row.place_words.as_deref().unwrap_or(""), 40)
            )
            .trim_end()
            .to_owned()
        })
        .collect();
    let shown = page.rows.len() as u64;
    lines.push(match shown == page.total {
        true => say::count(page.total, "asset", "assets"),
        false => format!(
            "{shown} of {} shown; --limit and --offset show the others",
            say::count(page.total, "asset", "assets")
        ),
    });
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_teaches_what_is_understood() {
        let catalogue = hereabouts_core::Catalogue::in_memory("Here").unwrap();
        for (label, holds) in [
            ("Has a ramp", "yes_no"),
            ("Seats", "number"),
            ("Opened", "date"),
        ] {
            let field = serde_json::json!({"label": label, "type": holds});
            let field = serde_json::from_value(field).unwrap();
            catalogue.add_custom_field(field).unwrap();
        }
        let check = |query: &str| {
            for chip in catalogue.counts(query.to_owned()).unwrap().chips {
                let literal = chip.field == "words" && chip.value.contains([':', '"', '\'']);
                assert!(!literal, "{query} is looked for as it stands");
            }
        };
        let taught = QUERIES.lines().skip(1).take_while(|line| !line.is_empty());
        let mut fields = 0;
        for line in taught {
            let columns: Vec<&str> = line.split("  ").map(str::trim).collect();
            let columns = columns.iter().filter(|text| !text.is_empty());
            let mut listed = None;
            for text in columns {
                match text.split_once(':') {
                    Some((field, _)) => {
                        check(text);
                        listed = ["kind", "status", "fresh", "precision", "has"]
                            .contains(&field)
                            .then_some(field);
                        fields += 1;
                    }
                    None if listed.is_some() => {
                        let values = text.trim_matches(['(', ')']).split(", ");
                        values.for_each(|value| check(&format!("{}:{value}", listed.unwrap())));
                    }
                    None => check(text),
                }
            }
        }
        assert_eq!(fields, 21, "the help is written otherwise now");
    }

    #[test]
    fn a_box_is_four_numbers_that_are_on_earth() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(bbox(text).ok().as_deref(), expect, "{text}")
        };
        check("-2.1,53.4,-2,53.5", Some("bbox:-2.1,53.4,-2,53.5"));
        // Across the 180th meridian west is more than east.
        check("170, -20, -170, 10", Some("bbox:170,-20,-170,10"));
        check("-2.1,53.5,-2.0,53.4", None);
        check("-2.1,53.4,-2.0", None);
        check("-2.1,53.4,-2.0,north", None);
        check("-2.1,here,53.4,-2.0,53.5", None);
        check("0,0,181,1", None);
        check("NaN,0,1,1", None);
    }
}
