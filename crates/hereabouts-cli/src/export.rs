//! `export`: what leaves, as a release: previewed, saved, entered in the register.

use crate::opening::{not_taken, open, text_of};
use crate::working::working;
use crate::{Done, Trouble, say};
use clap::Args;
use hereabouts_core::Catalogue;
use hereabouts_core::audience::Audience;
use hereabouts_core::id::{AssetId, ProfileId};
use hereabouts_core::release::request::*;
use hereabouts_export::Format;
use hereabouts_print::{Notes, Print};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

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
    /// A release profile of the catalogue, by name; without it that of a partner who may have just one
    #[arg(long)]
    profile: Option<String>,
    /// The format; after the file's ending when left out, else geojson
    #[arg(long, value_parser = format)]
    format: Option<&'static Format<'static>>,
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
    /// Keep a finding of --dry-run, by its key, and say why; the reason is kept in the register
    #[arg(long, value_name = "KEY=REASON", value_parser = kept)]
    keep: Vec<(String, String)>,
    /// Leave out the whole record of a finding of --dry-run, by its key
    #[arg(long, value_name = "KEY")]
    leave_out: Vec<String>,
    /// Leave out the field of a finding that was kept in an earlier release
    #[arg(long, value_name = "KEY")]
    leave_out_field: Vec<String>,
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
    let formats: Vec<String> = formats()
        .map(|format| format!("  {:<17} {}\n", format.key, format.label))
        .collect();
    format!(
        "Formats:\n{}\n\
         Examples:\n  hereabouts export Greenfield.hereabouts council.geojson --audience 'partner:Greenfield Council' --dry-run\n  \
         hereabouts export Greenfield.hereabouts food.csv --audience public --query 'tag:food'\n  \
         hereabouts export Greenfield.hereabouts rounds.pdf --format call-sheet --query 'fresh:now,never'\n\n\
         Fields of --json: released, withheld (reason: assets), people, photos, dry_run; saved, also files and since_preview, and printed (pages, …) where it is on paper;\n\
         with --dry-run, also leaving (everything that leaves, field by field), staying (names by reason),\n\
         ties_released, ties_withheld, rules (how places are made coarser), findings (what is worth a look before it leaves:\n\
         key, name, field, what, passage, choice), findings_total, findings_open, since_last and others_heard.",
        formats.concat()
    )
}

/// Those for other programs, then those for paper.
fn formats() -> impl Iterator<Item = &'static Format<'static>> {
    hereabouts_export::FORMATS
        .iter()
        .chain(hereabouts_print::FORMATS)
}

fn format(text: &str) -> Result<&'static Format<'static>, String> {
    formats().find(|format| format.key == text).ok_or_else(|| {
        let keys: Vec<&str> = formats().map(|format| format.key).collect();
        format!("choose one of {}", keys.join(", "))
    })
}

/// The format that a file's ending names.
fn by_ending(out: &Path) -> Option<&'static Format<'static>> {
    let ending = out.extension()?.to_str()?.to_lowercase();
    formats().find(|format| format.extension == ending)
}

impl Export {
    pub fn run(self) -> Done {
        let out = text_of(&self.out)?;
        if !self.dry_run {
            not_taken(&self.out, self.force)?;
        }
        let catalogue = open(&self.file)?;
        let format = self.format.or_else(|| by_ending(&self.out));
        let format = format.unwrap_or(&hereabouts_export::FORMATS[0]);
        // A sheet goes in the order in which its assets are named.
        let print = Print::called(format.key).map(|print| Print {
            order: self.select.iter().map(ToString::to_string).collect(),
            ..print
        });
        if print.is_some() && self.photos {
            return Err(Trouble::Usage(
                "Photos are not printed. Nothing was saved. Leave out --photos.".into(),
            ));
        }
        let audience = audience(&catalogue, &self.audience)?;
        let request = ReleaseRequest {
            format: format.key.to_owned(),
            profile: match &self.profile {
                Some(name) => Some(profile(&catalogue, name)?),
                None => only_profile(&catalogue, &audience)?,
            },
            audience,
            what: match self.query {
                Some(query) => What::Shown { query },
                None if self.select.is_empty() => What::Everything,
                None => What::Selected { ids: self.select },
            },
            photos: self.photos,
            only_published_contacts: hereabouts_print::hangs_on_a_wall(format.key),
            choices: BTreeMap::new(),
        };
        let choices = choices(&self.keep, &self.leave_out, &self.leave_out_field);
        let request = match choices.is_empty() {
            true => request,
            false => decided(&catalogue, request, choices)?,
        };
        if self.dry_run {
            let preview = working(&catalogue, || catalogue.preview_whole_release(request))?;
            return match self.json {
                true => say::json(&previewed(&preview)),
                false => say::line(&preview_in_words(&preview, &self.audience)),
            };
        }
        let notes = Mutex::default();
        let save = |format: &Format<'_>| catalogue.save_release_as(request, out, None, format);
        let outcome = working(&catalogue, || match &print {
            Some(print) => print.with_format(None, &notes, save),
            None => save(format),
        })?;
        let printed = print.map(|_| notes.into_inner().unwrap_or_default());
        match self.json {
            true => say::json(&json!({
                "released": outcome.value.released, "withheld": outcome.value.withheld,
                "people": outcome.value.people, "photos": outcome.value.photos, "files": outcome.value.files,
                "since_preview": outcome.value.since_preview, "dry_run": false, "printed": printed,
            })),
            false => {
                let mut lines = vec![result_in_words(&outcome.value, &self.audience)];
                lines.extend(printed.iter().flat_map(printed_in_words));
                say::line(&lines.join("\n"))
            }
        }
    }
}

/// KEY=REASON.
fn kept(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, reason)) if !reason.trim().is_empty() => {
            Ok((key.trim().to_owned(), reason.trim().to_owned()))
        }
        _ => Err("say which and why: KEY=REASON".to_owned()),
    }
}

fn choices(
    keep: &[(String, String)],
    records: &[String],
    fields: &[String],
) -> BTreeMap<String, Decision> {
    let kept = keep.iter().map(|(key, reason)| {
        let reason = reason.clone();
        (key.clone(), Decision::Keep { reason })
    });
    let records = records
        .iter()
        .map(|key| (key.clone(), Decision::LeaveOutRecord));
    let fields = fields
        .iter()
        .map(|key| (key.clone(), Decision::LeaveOutField));
    kept.chain(records).chain(fields).collect()
}

/// The request with what was decided; an answer to what was not found is a mistake.
fn decided(
    catalogue: &Catalogue,
    request: ReleaseRequest,
    choices: BTreeMap<String, Decision>,
) -> Result<ReleaseRequest, Trouble> {
    let preview = working(catalogue, || {
        catalogue.preview_whole_release(request.clone())
    })?;
    let is_known = |key: &String| preview.findings.iter().any(|finding| finding.key == *key);
    let all_told = preview.findings.len() as u64 == preview.findings_total;
    if let Some(unknown) = choices.keys().find(|key| all_told && !is_known(key)) {
        return Err(Trouble::Act(format!(
            "There is no finding “{}” in this release. --dry-run lists them.",
            say::cut(unknown, 60)
        )));
    }
    Ok(ReleaseRequest { choices, ..request })
}

/// me, team, public, or partner:NAME.
pub fn audience(catalogue: &Catalogue, text: &str) -> Result<Audience, Trouble> {
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

pub fn profile(catalogue: &Catalogue, name: &str) -> Result<ProfileId, Trouble> {
    let profiles = catalogue.list_profiles()?;
    let names = profiles.iter().map(|profile| profile.is.name.as_str());
    let at = named("release profile", name, names)?;
    Ok(profiles[at].id)
}

/// The one profile by which a partner may be given something, if there is just one.
pub fn only_profile(
    catalogue: &Catalogue,
    audience: &Audience,
) -> Result<Option<ProfileId>, Trouble> {
    let Audience::Partners(asked) = audience else {
        return Ok(None);
    };
    let partners = catalogue.list_partners()?.into_iter();
    let mut theirs = partners.filter(|partner| asked.contains(&partner.id));
    let profiles = theirs.next().map(|partner| partner.is.profiles);
    let mut profiles = profiles.into_iter().flatten();
    Ok(profiles.next().filter(|_| profiles.next().is_none()))
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
        "findings": preview.findings, "findings_total": preview.findings_total,
        "findings_open": preview.findings_open, "since_last": preview.since_last,
        "others_heard": preview.others_heard,
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
        let fields: Vec<&str> = leaving.fields.keys().map(String::as_str).collect();
        lines.push(say::plain(&format!(
            "  leaves: {}, with {}",
            say::cut(&leaving.name, 60),
            fields.join(", ")
        )));
        for (field, why) in &leaving.held_back {
            lines.push(say::plain(&format!("    {field} stays: {why}")));
        }
    }
    for staying in &preview.staying {
        let because = because(staying.reason);
        for asset in &staying.names {
            lines.push(format!("  stays: {}, {because}", say::cut(&asset.name, 60)));
        }
    }
    lines.extend(preview.rules.iter().map(|rule| say::plain(rule)));
    if preview.findings_total > 0 {
        lines.push(format!(
            "Worth a look before it leaves: {}, {} of them stay until you say otherwise",
            say::count(preview.findings_total, "passage", "passages"),
            preview.findings_open
        ));
        lines.extend(preview.findings.iter().map(found_in_words));
    }
    if let Some(heard) = &preview.others_heard {
        lines.push(format!(
            "Nothing has come from another laptop of the team since {}. What people took back there since is not known here.",
            heard.get(..10).unwrap_or_default()
        ));
    }
    lines.extend(preview.since_last.iter().map(|since| {
        format!(
            "Since {}, when they were last given something: {} new, {} changed, {} that stay now",
            since.on.get(..10).unwrap_or_default(),
            since.new.count,
            since.changed.count,
            since.gone.count
        )
    }));
    lines.push("Nothing was saved.".into());
    lines.join("\n")
}

fn found_in_words(finding: &Finding) -> String {
    let decided = match &finding.choice {
        Some(Decision::Keep { reason }) => format!("kept: {}", say::cut(reason, 80)),
        Some(Decision::LeaveOutRecord) => "left out whole".to_owned(),
        Some(Decision::LeaveOutField) | None => finding.what.why().to_owned(),
    };
    let words = say::cut(&finding.passage.words, 80);
    say::plain(&format!(
        "  {} {}, {}: “{words}”. {decided}",
        finding.key,
        say::cut(&finding.name, 60),
        finding.field
    ))
}

pub fn result_in_words(result: &ReleaseResult, audience: &str) -> String {
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

/// What came of it on paper.
fn printed_in_words(notes: &Notes) -> Vec<String> {
    let mut lines = vec![format!(
        "  on {}",
        say::count(notes.pages as u64, "page", "pages")
    )];
    if notes.without_number > 0 {
        lines.push(format!(
            "  {} no room for a number; the list names the square to look in",
            say::count(notes.without_number as u64, "mark has", "marks have")
        ));
    }
    if notes.beyond > 0 {
        lines.push(format!(
            "  {} far from all the others and not on the map, but in the list",
            say::count(notes.beyond as u64, "asset is", "assets are")
        ));
    }
    if !notes.missing.is_empty() {
        lines.push(format!(
            "  These signs cannot be printed, and there are empty boxes: {}",
            say::cut(&notes.missing.join(" "), 200)
        ));
    }
    lines
}

fn because(reason: Reason) -> &'static str {
    match reason {
        Reason::Person => {
            "because they were not asked, and people leave for the team alone until they agree to more"
        }
        Reason::Child => "because nothing of a child leaves",
        Reason::Withdrawn => "because they took back what they had agreed to",
        Reason::Lapsed => "because what they agreed to has run out",
        Reason::Audience => "because they are for fewer people",
        Reason::Safeguarded => "because they are safeguarded",
        Reason::Restricted => "because they are kept but not used",
        Reason::NotAskedFor => "because the profile asks for other kinds",
        Reason::JoinedWithErased => {
            "because they were joined with something that was erased, and nobody has said yet whether they stay"
        }
        Reason::LeftOut => "because they are left out for what was found in them",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_names_the_format() {
        let check = |name: &str, expect| {
            let found = by_ending(Path::new(name)).map(|format| format.key);
            assert_eq!(found, expect, "{name}");
        };
        check("wall.pdf", Some("map-a4"));
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
