//! `passphrase`, `recovery`: who can open a catalogue.

use crate::opening::{ask_new_passphrase, new_passphrase_from_environment, open, with_unlock};
use crate::{Done, Trouble, say};
use clap::Args;
use hereabouts_core::storage::{self, RecoveryKey};
use hereabouts_core::{Catalogue, catalogue};
use hereabouts_export::destination::save_alone;
use hereabouts_print::{Language, key};
use std::path::{Path, PathBuf};

/// Sets, changes or removes the passphrase of a catalogue
#[derive(Args)]
#[command(after_help = "\
The passphrase it has now comes from HEREABOUTS_PASSPHRASE or is asked for, and so does the new one, from
HEREABOUTS_NEW_PASSPHRASE. When it is forgotten, HEREABOUTS_RECOVERY_KEY may hold the lines of the recovery
key instead, or of two of its three sheets with a blank line between them.
The whole file is written anew, and after it those of its backups that can be reached. Sheets with a recovery key that were made before
open it no more: make them anew with `hereabouts recovery`.")]
pub struct Passphrase {
    /// The catalogue
    file: PathBuf,
    /// Take the passphrase away: then anybody who gets the file can read it
    #[arg(long)]
    remove: bool,
}

impl Passphrase {
    pub fn run(self) -> Done {
        // Asked for the old one first, and told at once when it is not the right one.
        let key = with_unlock(|unlock| {
            let opened = Catalogue::open(&self.file, unlock)?;
            Ok(opened.file().and_then(RecoveryKey::of))
        })?;
        let new = match self.remove {
            true => None,
            false => Some(match new_passphrase_from_environment()? {
                Some(new) => new,
                None => ask_new_passphrase()?,
            }),
        };
        let left = match &key {
            Some(key) => storage::set_passphrase(&self.file, key, new.as_ref()),
            None => storage::set_passphrase(&self.file, None, new.as_ref()),
        }?;
        for copy in left {
            eprintln!(
                "The backup {} could not be reached or written anew. It opens as before; remove it if nobody should read it.",
                copy.display()
            );
        }
        say::line(match self.remove {
            true => "It has no passphrase any more. Anybody who gets the file can read it.",
            false => {
                "It opens with the new passphrase only. Sheets with a recovery key that were made before open it no more."
            }
        })
    }
}

/// Prints the recovery key of a catalogue: what opens it when its passphrase is forgotten
#[derive(Args)]
#[command(after_help = "\
Examples:
  hereabouts recovery Greenfield.hereabouts key.pdf
  hereabouts recovery Greenfield.hereabouts sheets.pdf --split Ruth,Imran,Maryam
  hereabouts recovery Greenfield.hereabouts

Without OUT the lines are shown, to copy by hand. Whoever has them and the file can read everything in it:
print them, delete the PDF, and keep the paper away from the laptop.")]
pub struct Recovery {
    /// The catalogue
    file: PathBuf,
    /// The PDF to make; a file that is there is not overwritten
    out: Option<PathBuf>,
    /// Three sheets, any two of which are enough, for the three people named
    #[arg(long, value_delimiter = ',', num_args = 1..)]
    split: Option<Vec<String>>,
}

impl Recovery {
    pub fn run(self) -> Done {
        let holders = match &self.split {
            None => vec![String::new()],
            Some(names) if names.len() == 3 => names.clone(),
            Some(_) => {
                return Err(Trouble::Usage(
                    "A split needs three names: --split Ruth,Imran,Maryam.".into(),
                ));
            }
        };
        if let Some(out) = &self.out {
            crate::opening::not_taken(out, false)?;
        }
        let catalogue = open(&self.file)?;
        let Some(recovery) = catalogue.file().and_then(RecoveryKey::of) else {
            return Err(Trouble::Act(
                "This catalogue has no passphrase, so there is nothing to recover. Give it one with `hereabouts passphrase` first.".into(),
            ));
        };
        let sheets = match self.split {
            None => vec![recovery.whole()],
            Some(_) => Vec::from(recovery.split()),
        };
        match &self.out {
            None => shown(&sheets, &holders),
            Some(out) => saved(&catalogue, &sheets, &holders, out),
        }
    }
}

fn shown(sheets: &[storage::recovery::Sheet], holders: &[String]) -> Done {
    for (sheet, holder) in sheets.iter().zip(holders) {
        if let Some(number) = sheet.number {
            say::line(&format!(
                "Sheet {number} of three, for {}",
                say::plain(holder)
            ))?;
        }
        for line in &sheet.lines {
            say::line(line)?;
        }
    }
    Ok(())
}

fn saved(
    catalogue: &Catalogue,
    sheets: &[storage::recovery::Sheet],
    holders: &[String],
    out: &Path,
) -> Done {
    let pages: Vec<key::KeySheet<'_>> = sheets
        .iter()
        .zip(holders)
        .map(|(sheet, holder)| key::KeySheet {
            number: sheet.number,
            holder,
            lines: sheet.lines.iter().map(|line| line.as_str()).collect(),
        })
        .collect();
    let name = catalogue.info()?.name;
    let today = catalogue::today().to_string();
    let pdf =
        key::pdf(&name, &today, Language::En, &pages).map_err(hereabouts_core::Error::from)?;
    save_alone(out, &pdf).map_err(hereabouts_core::Error::from)?;
    say::line(&format!(
        "Saved as {}. Print it, delete it, and keep the paper away from the laptop.",
        out.display()
    ))
}
