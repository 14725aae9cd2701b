//! `show`: one asset, with all that its card shows.

use crate::opening::{date, open_on};
use crate::{Done, say};
use clap::Args;
use hereabouts_core::card::AssetCard;
use hereabouts_core::history::Date;
use hereabouts_core::id::AssetId;
use std::path::PathBuf;

/// Shows an asset with its place, contacts, relationships and checks
#[derive(Args)]
#[command(after_help = "\
Fields of --json: id, asset (kind, name, summary, tags, status, audience, place, …), in_bin, contacts, ties,
confirmations, freshness, last_checked, next_check, areas, changes, created_at.")]
pub struct Show {
    /// The catalogue
    file: PathBuf,
    /// The asset's id, as `hereabouts list` gives it
    id: AssetId,
    /// As it was at the end of this day, written like 2026-05-04
    #[arg(long, value_name = "DATE", value_parser = date)]
    on: Option<Date>,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Show {
    pub fn run(self) -> Done {
        let card = open_on(&self.file, self.on)?.show_asset(self.id)?;
        match self.json {
            true => say::json(&card),
            false => say::line(&in_words(&card)),
        }
    }
}

fn in_words(card: &AssetCard) -> String {
    let asset = &card.asset;
    let mut lines = vec![
        say::plain(&asset.name),
        format!("{}, {}", asset.kind.token(), say::words(&asset.status)),
    ];
    if card.in_bin {
        lines.push("In the bin".into());
    }
    let texts = [
        ("", &asset.summary),
        ("Story: ", &asset.story),
        ("When: ", &asset.times),
        ("Note: ", &asset.note),
    ];
    for (before, text) in texts {
        lines.extend(
            text.as_ref()
                .map(|text| format!("{before}{}", say::plain(text))),
        );
    }
    if !asset.tags.is_empty() {
        let tags: Vec<String> = asset.tags.iter().map(|tag| say::plain(tag)).collect();
        lines.push(format!("Tags: {}", tags.join(", ")));
    }
    match &asset.place {
        None => lines.push("Not on the map".into()),
        Some(place) => {
            let said = [&place.address, &place.postcode].into_iter().flatten();
            let mut said: Vec<String> = said.map(|text| say::plain(text)).collect();
            said.push(match &place.geometry {
                None => "not on the map".into(),
                Some(geometry) => {
                    let [lon, lat] = geometry.label_point();
                    let precision = say::words(&place.precision);
                    format!("{precision}, longitude {lon:.6}, latitude {lat:.6}")
                }
            });
            lines.push(said.join(" · "));
        }
    }
    for line in &card.contacts {
        let contact = &line.contact;
        let label = contact.label.as_deref().unwrap_or("");
        let text = format!(
            "{}: {} {label}",
            say::words(&contact.channel),
            contact.value
        );
        lines.push(say::plain(text.trim_end()));
    }
    for tie in &card.ties {
        let times = match (&tie.relationship.since, &tie.relationship.until) {
            (Some(since), Some(until)) if since == until => format!(", {since}"),
            (since, until) => [("since", since), ("until", until)]
                .iter()
                .filter_map(|(word, day)| Some(format!(", {word} {}", day.as_ref()?)))
                .collect(),
        };
        let text = format!("{} {}{times}", tie.wording, tie.other_name);
        lines.push(say::plain(&text));
    }
    lines.push(match &card.last_checked {
        None => "Never checked".into(),
        Some(day) => format!("{}, last on {day}", say::words(&card.freshness)),
    });
    lines.push(format!("Who may see this: {}", asset.audience));
    lines.join("\n")
}
