//! Opening catalogues: their passphrase, from the environment or asked for, never from the command line.

use crate::Trouble;
use hereabouts_core::pack::Packs;
use hereabouts_core::storage::Passphrase;
use hereabouts_core::{Catalogue, Error};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const VARIABLE: &str = "HEREABOUTS_PASSPHRASE";

/// Opens a catalogue, with the area packs of this laptop.
pub fn open(path: &Path) -> Result<Catalogue, Trouble> {
    let catalogue = with_passphrase(|passphrase| Catalogue::open(path, passphrase))?;
    if let Some(packs) = Packs::of_this_laptop() {
        catalogue.use_packs(Arc::new(packs));
    }
    Ok(catalogue)
}

/// Runs something that may need the passphrase of a catalogue; asks for it when it does.
pub fn with_passphrase<T>(
    run: impl Fn(Option<&Passphrase>) -> hereabouts_core::Result<T>,
) -> Result<T, Trouble> {
    let given = from_environment()?;
    match run(given.as_ref()) {
        Err(error @ Error::NeedsPassphrase(_)) if !can_ask() => Err(Trouble::Act(format!(
            "{error} Put it into {VARIABLE}, or run this in a terminal to be asked for it."
        ))),
        Err(Error::NeedsPassphrase(_)) => {
            let typed = Passphrase::new(ask("Passphrase: ")?)?;
            Ok(run(Some(&typed))?)
        }
        other => Ok(other?),
    }
}

/// A passphrase for a new catalogue. In a terminal it is offered; Enter leaves it out.
pub fn new_passphrase() -> Result<Option<Passphrase>, Trouble> {
    if let Some(given) = from_environment()? {
        return Ok(Some(given));
    }
    if !can_ask() {
        return Ok(None);
    }
    let first = ask("Passphrase (recommended; press Enter to leave it out): ")?;
    if first.is_empty() {
        return Ok(None);
    }
    let again = zeroize::Zeroizing::new(ask("Once more: ")?);
    if first != *again {
        return Err(Trouble::Act(
            "The two were not the same. Nothing was made. Try again.".into(),
        ));
    }
    Ok(Some(Passphrase::new(first)?))
}

fn from_environment() -> Result<Option<Passphrase>, Trouble> {
    match std::env::var(VARIABLE) {
        Ok(words) if words.is_empty() => Ok(None),
        Ok(words) => Ok(Some(Passphrase::new(words)?)),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(Trouble::Act(format!(
            "{VARIABLE} holds bytes that are no text. Set it again."
        ))),
    }
}

fn can_ask() -> bool {
    std::io::stdin().is_terminal()
}

fn ask(question: &str) -> Result<String, Trouble> {
    rpassword::prompt_password(question).map_err(|error| {
        Trouble::Act(format!(
            "The passphrase could not be read from the terminal: {error}. Put it into {VARIABLE}."
        ))
    })
}

/// A path as text, for what asks for it so.
pub fn text_of(path: &Path) -> Result<String, Trouble> {
    match path.to_str() {
        Some(text) => Ok(text.to_owned()),
        None => Err(Trouble::Act(format!(
            "The name {} holds bytes that are no text. Rename it first.",
            path.display()
        ))),
    }
}

/// Refuses a name that is taken, unless it may be replaced.
pub fn not_taken(path: &Path, force: bool) -> Result<PathBuf, Trouble> {
    if !force && path.symlink_metadata().is_ok() {
        return Err(Trouble::Act(format!(
            "{} is there already. Nothing was changed. Choose another name, or add --force to replace it.",
            path.display()
        )));
    }
    Ok(path.to_owned())
}
