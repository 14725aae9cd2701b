//! `new`, `info`, `check`, `backup`, `restore`: a catalogue as a file.

use crate::opening::{date, new_passphrase, open, open_on, with_good_backup, with_unlock};
use crate::working::working;
use crate::{Done, say};
use clap::Args;
use hereabouts_core::Catalogue;
use hereabouts_core::catalogue::{CatalogueInfo, Work};
use hereabouts_core::history::Date;
use hereabouts_core::storage::{self, RecoveryKey, Unlock};
use std::path::PathBuf;

/// Makes a new catalogue; a file that is there is never overwritten
#[derive(Args)]
#[command(after_help = "\
Examples:
  hereabouts new Greenfield.hereabouts --name 'Greenfield and Mossbank'
  hereabouts new Aldermoor.hereabouts --sample

In a terminal a passphrase is offered, and recommended. Without one, anybody who gets the file can read it.")]
pub struct New {
    /// The file to make, NAME.hereabouts
    file: PathBuf,
    /// What it is called, usually after the place; the file's name when left out
    #[arg(long)]
    name: Option<String>,
    /// Fill it with the invented neighbourhood of Aldermoor, to try things out
    #[arg(long)]
    sample: bool,
}

impl New {
    pub fn run(self) -> Done {
        let stem = self.file.file_stem().unwrap_or_default().to_string_lossy();
        let name = match (self.name, self.sample) {
            (Some(name), _) => name,
            (None, true) => "Aldermoor".into(),
            (None, false) => stem.into_owned(),
        };
        // Asked for a passphrase first and told afterwards that the name is taken would be rude.
        if self.file.symlink_metadata().is_ok() {
            return Err(hereabouts_core::Error::AlreadyThere(self.file).into());
        }
        let passphrase = new_passphrase()?;
        let catalogue = Catalogue::create(&self.file, &name, passphrase.as_ref())?;
        if self.sample {
            catalogue.add_sample()?;
        }
        let advice = catalogue.file().and_then(|file| file.advice.clone());
        if let Some(advice) = advice {
            eprintln!("{advice}");
        }
        say::line(&format!(
            "Made {}, called {}.",
            self.file.display(),
            say::cut(&name, 80)
        ))
    }
}

/// Says what a catalogue is called and holds
#[derive(Args)]
#[command(after_help = "\
Fields of --json: name, path, encrypted, read_only, as_it_was (a day), missing_since, sample, schema_version, content_hash,
team_hash (the same once two laptops have taken in all of each other), conflicts, copied, assets, located, unlocated, inbox, relationships, attachments (photos, scans, recordings), by_kind (person, association, institution, place, exchange, culture), saved_at.
Two catalogues hold the same exactly when their content_hash is equal.")]
pub struct Info {
    /// The catalogue
    file: PathBuf,
    /// As it was at the end of this day, written like 2026-05-04
    #[arg(long, value_name = "DATE", value_parser = date)]
    on: Option<Date>,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Info {
    pub fn run(self) -> Done {
        let info = open_on(&self.file, self.on)?.info()?;
        match self.json {
            true => say::json(&info),
            false => say::line(&in_words(&info)),
        }
    }
}

fn in_words(info: &CatalogueInfo) -> String {
    let mut lines = vec![
        say::plain(&info.name),
        format!(
            "{}: {} on the map, {} not on the map",
            say::count(info.assets, "asset", "assets"),
            info.located,
            info.unlocated
        ),
    ];
    for (kind, n) in info.by_kind.iter().filter(|(_, n)| **n > 0) {
        lines.push(format!("  {kind}: {n}"));
    }
    lines.push(format!(
        "{}, {} in the Inbox",
        say::count(info.relationships, "relationship", "relationships"),
        info.inbox
    ));
    if info.attachments > 0 {
        lines.push(say::count(
            info.attachments,
            "photo, scan or recording",
            "photos, scans and recordings",
        ));
    }
    if let Some(at) = &info.saved_at {
        lines.push(format!("Saved {at}"));
    }
    if info.encrypted {
        lines.push("Opens with a passphrase only".into());
    }
    if let Some(since) = &info.missing_since {
        lines.push(format!(
            "The log of the last edits was damaged: what was edited after {since} may be missing"
        ));
    }
    match (&info.as_it_was, &info.read_only) {
        (Some(day), _) => lines.push(format!("As it was at the end of {day}")),
        (None, Some(why)) => lines.push(format!("Open for reading only, because {why}")),
        (None, None) => {}
    }
    lines.extend(info.place_advice.clone());
    lines.join("\n")
}

/// Looks whether the file is whole, and whether search, map and history agree with what it holds
#[derive(Args)]
#[command(after_help = "\
Ends with 1 and one sentence for each thing found, if anything is.

A quick check reads neither every page of the file nor the photos. Of a catalogue with more than 20,000 changes it proves
by the history only what was changed last and some of the rest. Of all other entries it looks whether the rules hold, and
whether there are as many as there should be: it does not compare what they say with the history and with search.")]
pub struct Check {
    /// The catalogue
    file: PathBuf,
    /// Leave out what takes long (see below)
    #[arg(long)]
    quick: bool,
    /// Answer as JSON: found (sentences)
    #[arg(long)]
    json: bool,
}

impl Check {
    pub fn run(self) -> Done {
        let catalogue = open(&self.file)?;
        let found = working(&catalogue, || catalogue.check(self.quick))?;
        if self.json {
            say::json(&serde_json::json!({ "found": found }))?;
        }
        if !found.is_empty() {
            // Backups of a catalogue open with its own key.
            let key = catalogue.file().and_then(RecoveryKey::of);
            let unlock = key.as_ref().map_or(Unlock::Nothing, Unlock::Recovery);
            return Err(with_good_backup(&self.file, unlock, &found.join("\n")));
        }
        match (self.json, self.quick) {
            (true, _) => Ok(()),
            (false, true) => say::line(
                "Everything that a quick check looks at agrees. Without --quick everything is looked at.",
            ),
            (false, false) => say::line("Everything in it agrees."),
        }
    }
}

/// Makes a copy of a catalogue, also while it is open elsewhere
#[derive(Args)]
#[command(after_help = "\
The copy opens with the same passphrase. A file that is there is never overwritten. Where it lies is remembered, so that
erasing somebody later follows it there.")]
pub struct Backup {
    /// The catalogue
    file: PathBuf,
    /// The copy to make
    out: PathBuf,
}

impl Backup {
    pub fn run(self) -> Done {
        let catalogue = open(&self.file)?;
        working(&catalogue, || {
            let _going = catalogue.long_work().begin(Work::BackingUp, None, false);
            catalogue.backup_to(&self.out)
        })?;
        say::line(&format!("Backed up to {}.", self.out.display()))
    }
}

/// Makes a catalogue from a backup, which stays as it is
#[derive(Args)]
#[command(after_help = "\
Backups that the program makes by itself are in the folder NAME.backups beside the catalogue.
A file that is there is never overwritten.")]
pub struct Restore {
    /// The backup
    backup: PathBuf,
    /// The catalogue to make
    newfile: PathBuf,
}

impl Restore {
    pub fn run(self) -> Done {
        with_unlock(|unlock| storage::restore(&self.backup, unlock, &self.newfile))?;
        say::line(&format!("Restored as {}.", self.newfile.display()))
    }
}
