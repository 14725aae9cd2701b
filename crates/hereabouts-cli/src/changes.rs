//! `changes`: what another laptop lacks, as one file.

use crate::opening::{open, text_of};
use crate::working::working;
use crate::{Done, Trouble, peers, say, spoken};
use clap::Args;
use hereabouts_core::Error;
use hereabouts_core::exchange::ChangesSaved;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Saves what another laptop lacks as one small file, for a stick, a mail or a shared folder
#[derive(Args)]
#[command(after_help = "\
Examples:
  hereabouts changes Greenfield.hereabouts from-Amina.hereabouts-changes
  hereabouts changes Greenfield.hereabouts for-Joe.hereabouts-changes --for Joe

What it lacks is known from the last file that came from it; before one came, everything is saved. Private notes and what
is for one person alone stay here. A file opens in copies of this catalogue and nowhere else; with a passphrase, which
HEREABOUTS_CHANGES_PASSPHRASE may hold, it needs that as well.

Fields of --json: path, bytes, changes, assets, everything (it needs nothing that came before), content_hash (of what the
team has here: the same on both laptops once each has taken in all of the other), by_kind (kind of record: how many the
team has here), saved_at.")]
pub struct Changes {
    /// The catalogue
    file: PathBuf,
    /// The file to make, NAME.hereabouts-changes; an earlier one of that name is replaced
    out: PathBuf,
    /// Only what this one lacks: a person, a laptop or an id, as `hereabouts peers` lists them
    #[arg(long = "for", value_name = "PEER")]
    peer: Option<String>,
    /// Ask for a passphrase that the file needs to be opened
    #[arg(long)]
    passphrase: bool,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Changes {
    pub fn run(self) -> Done {
        let out = text_of(&self.out)?;
        only_over_changes(&self.out)?;
        let catalogue = open(&self.file)?;
        let peer = match &self.peer {
            Some(called) => Some(peers::find(&catalogue.list_peers()?, called)?),
            None => None,
        };
        let passphrase = spoken::new_passphrase(self.passphrase)?;
        let outcome = working(&catalogue, || catalogue.save_changes(out, peer, passphrase))?;
        let saved = outcome.value;
        match self.json {
            true => say::json(&json!({
                "path": saved.path, "bytes": saved.bytes, "changes": saved.changes, "assets": saved.assets,
                "everything": saved.everything, "content_hash": saved.content_hash, "by_kind": saved.by_kind,
                "saved_at": outcome.saved_at,
            })),
            false => say::line(&in_words(&saved)),
        }
    }
}

/// Last week's file may be replaced; whatever else has that name is somebody's own.
fn only_over_changes(out: &Path) -> Result<(), Trouble> {
    let is_changes = out
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("hereabouts-changes"));
    match !is_changes && out.symlink_metadata().is_ok() {
        true => Err(Error::AlreadyThere(out.to_owned()).into()),
        false => Ok(()),
    }
}

fn in_words(saved: &ChangesSaved) -> String {
    let holds = match saved.everything {
        true => "all that the team has here",
        false => "what was not there yet",
    };
    let mut lines = vec![format!(
        "Saved as {}: {holds}, {} about {}, {}.",
        say::plain(&saved.path),
        say::count(saved.changes, "change", "changes"),
        say::count(saved.assets, "asset", "assets"),
        say::count(saved.bytes, "byte", "bytes"),
    )];
    lines.extend(to_compare(&saved.by_kind, &saved.content_hash));
    lines.join("\n")
}

/// What two laptops compare after an exchange: equal on both once each has all of the other.
pub fn to_compare(by_kind: &BTreeMap<String, u64>, content_hash: &str) -> Vec<String> {
    let kinds = by_kind
        .iter()
        .map(|(kind, n)| format!("  {}: {n}", say::plain(kind).replace('_', " ")));
    let mut lines = vec!["The team has here:".to_owned()];
    lines.extend(kinds);
    lines.push(format!("Content for the team: {content_hash}"));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_is_in_it_and_what_to_compare() {
        let saved = ChangesSaved {
            path: "a.hereabouts-changes".into(),
            bytes: 2_048,
            changes: 14,
            assets: 1,
            everything: false,
            content_hash: "1f".into(),
            by_kind: [("relationship_type".to_owned(), 3)].into(),
        };
        assert_eq!(
            in_words(&saved),
            "Saved as a.hereabouts-changes: what was not there yet, 14 changes about 1 asset, 2048 bytes.\n\
             The team has here:\n  relationship type: 3\nContent for the team: 1f"
        );
    }
}
