//! `travel-copy`: what an audience may have, as a catalogue of its own.

use crate::export::{audience, only_profile, profile, result_in_words};
use crate::opening::{open, text_of};
use crate::working::working;
use crate::{Done, say, spoken};
use clap::Args;
use hereabouts_core::release::request::{ReleaseRequest, What};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;

const VARIABLE: &str = "HEREABOUTS_COPY_PASSPHRASE";

/// Saves what a volunteer or a partner may have as a catalogue of its own, to be worked in and brought home
#[derive(Args)]
#[command(after_help = "\
Examples:
  hereabouts travel-copy Greenfield.hereabouts for-Rosa.hereabouts --for Rosa
  hereabouts travel-copy Greenfield.hereabouts theirs.hereabouts --for 'Green Partners' --audience 'partner:Greenfield Council'

It holds what `export` with the same audience and profile would save, and nothing else: see there what leaves, with
--dry-run. It stands in the register of what was given to whom. What is done in it comes home as a file that
`hereabouts changes` writes from it and `hereabouts merge` takes in here. With a passphrase in HEREABOUTS_COPY_PASSPHRASE
it is encrypted, and that opens it. Nothing is ever written over.

Fields of --json: released, withheld (reason: assets), people, photos, files, since_preview.")]
pub struct TravelCopy {
    /// The catalogue
    file: PathBuf,
    /// The file to make, NAME.hereabouts; nothing of that name may be there
    out: PathBuf,
    /// Who it is for, as its changes are called when they come home
    #[arg(long = "for", value_name = "NAME")]
    name: String,
    /// What it may hold: what is for the team, public, or partner:NAME
    #[arg(long, default_value = "team")]
    audience: String,
    /// A release profile of the catalogue, by name; without it that of a partner who may have just one
    #[arg(long)]
    profile: Option<String>,
    /// Photos too, those that may leave: written anew without any metadata
    #[arg(long)]
    photos: bool,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl TravelCopy {
    pub fn run(self) -> Done {
        let out = text_of(&self.out)?;
        let passphrase = spoken::from_environment(VARIABLE)?;
        let is_open = passphrase.is_none();
        let catalogue = open(&self.file)?;
        let audience = audience(&catalogue, &self.audience)?;
        let request = ReleaseRequest {
            format: "travel_copy".to_owned(),
            profile: match &self.profile {
                Some(name) => Some(profile(&catalogue, name)?),
                None => only_profile(&catalogue, &audience)?,
            },
            audience,
            what: What::Everything,
            photos: self.photos,
            only_published_contacts: false,
            choices: BTreeMap::new(),
        };
        let saved = working(&catalogue, || {
            catalogue.save_travel_copy(request, out, None, self.name, passphrase)
        })?;
        let result = saved.value;
        if self.json {
            return say::json(&json!({
                "released": result.released, "withheld": result.withheld, "people": result.people,
                "photos": result.photos, "files": result.files, "since_preview": result.since_preview,
            }));
        }
        let mut lines = vec![result_in_words(&result, &self.audience)];
        if is_open {
            lines.push(format!(
                "It has no passphrase: anybody who gets the file can read it. One comes from {VARIABLE}."
            ));
        }
        say::line(&lines.join("\n"))
    }
}
