//! `export`: what leaves, as a release: previewed, saved, entered in the register.

use crate::opening::{not_taken, open, text_of};
use crate::working::working;
use crate::{Done, Trouble, say};
use clap::Args;
use hereabouts_core::Catalogue;
use hereabouts_core::audience::Audience;
use hereabouts_core::id::{AssetId, ProfileId};
use hereabouts_core::release::request::*;
use hereabouts_export::FORMATS;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Saves what an audience may have, and enters it in the register of what was given to whom
#[derive(Args)]
pub struct Export {
    /// The catalogue
    file: PathBuf,
    /// The file to save; companions are saved beside it
    out: PathBuf,
    /// Who gets it: me, team, public, or partner:NAME
    #[arg(long, default_value = "team")]
    audience: String,
    /// A release profile of the catalogue, by name
    #[arg(long)]
    profile: Option<String>,
    /// The format; after the file's ending when left out, else geojson
    #[arg(long, value_parser = format)]
    format: Option<&'static str>,
    /// Only what this query finds; everything when left out
    #[arg(long, short, allow_hyphen_values = true)]
    query: Option<String>,
    /// Only these assets, by id
    #[arg(
        long,
        value_name = "ID,...",
        value_delimiter = ',',
        conflicts_with = "query"
    )]
    select: Vec<AssetId>,
    /// Photos too, those that may leave: written anew without any metadata, in the folder NAME-photos
    #[arg(long)]
    photos: bool,
    /// Say what would leave and what would stay and why, and save nothing
    #[arg(long)]
    dry_run: bool,
    /// Replace a file that is there
    #[arg(long)]
    force: bool,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

/// The formats, and what `--json` answers, for `export --help`.
pub fn after() -> String {
    let formats: Vec<String> = FORMATS
        .iter()
        .map(|format| format!("  {:<10} {}\n", format.key, format.label))
        .collect();
    format!(
        "Formats:\n{}\n\
         Examples:\n  hereabouts export Greenfield.hereabouts council.geojson --audience 'partner:Greenfield Council' --dry-run\n  \
         hereabouts export Greenfield.hereabouts food.csv --audience public --query 'tag:food'\n\n\
         Fields of --json: released, withheld (reason: assets), people, photos, dry_run; saved, also files and since_preview;\n\
         with --dry-run, also leaving (the first of what leaves, field by field), staying (names by reason),\n\
         ties_released, ties_withheld and rules (how places are made coarser).",
        formats.concat()
    )
}

fn format(text: &str) -> Result<&'static str, String> {
    let found = FORMATS.iter().find(|format| format.key == text);
    found.map(|format| format.key).ok_or_else(|| {
        let keys: Vec<&str> = FORMATS.iter().map(|format| format.key).collect();
        format!("choose one of {}", keys.join(", "))
    })
}

/// The format that a file's ending names.
fn by_ending(out: &Path) -> Option<&'static str> {
    let ending = out.extension()?.to_str()?.to_lowercase();
    let found = FORMATS.iter().find(|format| format.extension == ending);
    found.map(|format| format.key)
}

impl Export {
    pub fn run(self) -> Done {
        let out = text_of(&self.out)?;
        if !self.dry_run {
            not_taken(&self.out, self.force)?;
        }
        let catalogue = open(&self.file)?;
        let request = ReleaseRequest {
            audience: audience(&catalogue, &self.audience)?,
            format: self
                .format
                .or_else(|| by_ending(&self.out))
                .unwrap_or("geojson")
                .to_owned(),
            profile: match &self.profile {
                Some(name) => Some(profile(&catalogue, name)?),
                None => None,
            },
            what: match self.query {
                Some(query) => What::Shown { query },
                None if self.select.is_empty() => What::Everything,
                None => What::Selected { ids: self.select },
            },
            photos: self.photos,
        };
        if self.dry_run {
            let preview = working(&catalogue, || catalogue.preview_release(request, 0))?;
            return match self.json {
                true => say::json(&previewed(&preview)),
                false => say::line(&preview_in_words(&preview, &self.audience)),
            };
        }
        let outcome = working(&catalogue, || catalogue.save_release(request, out, None))?;
        match self.json {
            true => say::json(&json!({
                "released": outcome.value.released, "withheld": outcome.value.withheld,
                "people": outcome.value.people, "photos": outcome.value.photos, "files": outcome.value.files,
                "since_preview": outcome.value.since_preview, "dry_run": false,
            })),
            false => say::line(&result_in_words(&outcome.value, &self.audience)),
        }
    }
}

/// me, team, public, or partner:NAME.
fn audience(catalogue: &Catalogue, text: &str) -> Result<Audience, Trouble> {
    let Some(name) = text.strip_prefix("partner:") else {
        return match text {
            "me" => Ok(Audience::Me),
            "team" => Ok(Audience::Team),
            "public" => Ok(Audience::Public),
            _ => Err(Trouble::Usage(format!(
                "“{}” is nobody we know. Say me, team, public or partner:NAME.",
                say::cut(text, 60)
            ))),
        };
    };
    let partners = catalogue.list_partners()?;
    let names = partners.iter().map(|partner| partner.is.name.as_str());
    let at = named("partner", name, names)?;
    Ok(Audience::Partners([partners[at].id].into()))
}

fn profile(catalogue: &Catalogue, name: &str) -> Result<ProfileId, Trouble> {
    let profiles = catalogue.list_profiles()?;
    let names = profiles.iter().map(|profile| profile.is.name.as_str());
    let at = named("release profile", name, names)?;
    Ok(profiles[at].id)
}

/// Which of these is called so; in any letter case, but never either of two.
fn named<'a>(
    what: &str,
    name: &str,
    there: impl Iterator<Item = &'a str> + Clone,
) -> Result<usize, Trouble> {
    let alike = |other: &str| other.trim().to_lowercase() == name.trim().to_lowercase();
    let mut found = there.clone().enumerate().filter(|(_, other)| alike(other));
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Ok(at),
        (Some(_), Some(_)) => Err(Trouble::Act(format!(
            "Two are called “{}”. Give one of them another name first.",
            say::cut(name, 60)
        ))),
        (None, _) => {
            let there: Vec<&str> = there.collect();
            let known = match there.is_empty() {
                true => "There is none yet.".to_owned(),
                false => format!("There are: {}.", say::cut(&there.join(", "), 2000)),
            };
            Err(Trouble::Act(format!(
                "There is no {what} called “{}”. {known}",
                say::cut(name, 60)
            )))
        }
    }
}

fn previewed(preview: &ReleasePreview) -> serde_json::Value {
    let withheld: BTreeMap<Reason, u64> = preview
        .staying
        .iter()
        .map(|staying| (staying.reason, staying.count))
        .collect();
    json!({
        "released": preview.released, "withheld": withheld, "people": preview.people, "photos": preview.photos,
        "leaving": preview.leaving, "staying": preview.staying,
        "ties_released": preview.ties_released, "ties_withheld": preview.ties_withheld,
        "rules": preview.rules, "dry_run": true,
    })
}

fn preview_in_words(preview: &ReleasePreview, audience: &str) -> String {
    let mut lines = vec![format!(
        "{} would leave for {}, {}; {} would stay",
        say::count(preview.released, "asset", "assets"),
        say::cut(audience, 80),
        say::count(preview.people, "person", "people"),
        preview.withheld
    )];
    for leaving in &preview.leaving {
        lines.push(format!("  leaves: {}", say::cut(&leaving.name, 60)));
        for (field, why) in &leaving.held_back {
            lines.push(say::plain(&format!("    {field} stays: {why}")));
        }
    }
    for staying in &preview.staying {
        let names: Vec<&str> = staying.names.iter().map(|n| n.name.as_str()).collect();
        lines.push(format!(
            "  {} stay, {}: {}",
            staying.count,
            because(staying.reason),
            say::cut(&names.join(", "), 500)
        ));
    }
    lines.extend(preview.rules.iter().map(|rule| say::plain(rule)));
    lines.push("Nothing was saved.".into());
    lines.join("\n")
}

fn result_in_words(result: &ReleaseResult, audience: &str) -> String {
    let mut lines = vec![format!(
        "Saved {} for {}, {}",
        say::count(result.released, "asset", "assets"),
        say::cut(audience, 80),
        say::count(result.people, "person", "people"),
    )];
    if result.photos > 0 {
        lines.push(format!(
            "  with {}",
            say::count(result.photos, "photo", "photos")
        ));
    }
    lines.extend(result.files.iter().map(|file| format!("  {file}")));
    for (reason, count) in &result.withheld {
        lines.push(format!("  {count} stayed, {}", because(*reason)));
    }
    lines.extend(result.since_preview.iter().map(|text| say::plain(text)));
    lines.join("\n")
}

fn because(reason: Reason) -> &'static str {
    match reason {
        Reason::Person => "because people leave for the team alone until they agree to more",
        Reason::Audience => "because they are for fewer people",
        Reason::Safeguarded => "because they are safeguarded",
        Reason::NotAskedFor => "because the profile asks for other kinds",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_names_the_format() {
        let check = |name: &str, expect| assert_eq!(by_ending(Path::new(name)), expect, "{name}");
        check("out.csv", Some("csv"));
        check("out.GeoJSON", Some("geojson"));
        check("out.txt", None);
        check("csv", None);
    }

    #[test]
    fn a_partner_is_found_by_name_and_two_are_a_question() {
        let check = |name: &str, expect: Option<usize>| {
            let there = ["Greenfield Council", "The Trust", "the trust"];
            assert_eq!(
                named("partner", name, there.into_iter()).ok(),
                expect,
                "{name}"
            );
        };
        check("greenfield council ", Some(0));
        check("The Trust", None);
        check("Greenfield", None);
    }
}
