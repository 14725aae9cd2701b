//! Opening catalogues: their passphrase, from the environment or asked for, never from the command line.

use crate::Trouble;
use hereabouts_core::check::last_good_backup;
use hereabouts_core::history::{Date, day};
use hereabouts_core::pack::Packs;
use hereabouts_core::storage::{Passphrase, RecoveryKey, Unlock};
use hereabouts_core::{Catalogue, Error};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const VARIABLE: &str = "HEREABOUTS_PASSPHRASE";
const NEW_VARIABLE: &str = "HEREABOUTS_NEW_PASSPHRASE";
const RECOVERY_VARIABLE: &str = "HEREABOUTS_RECOVERY_KEY";

/// Opens a catalogue, with the area packs of this laptop. When it is damaged, says which backup is whole.
pub fn open(path: &Path) -> Result<Catalogue, Trouble> {
    let catalogue = with_unlock(|unlock| match Catalogue::open(path, unlock) {
        Err(damage @ Error::Damaged(_)) => {
            Ok(Err(with_good_backup(path, unlock, &damage.to_string())))
        }
        other => other.map(Ok),
    })??;
    if let Some(packs) = Packs::of_this_laptop() {
        catalogue.use_packs(Arc::new(packs));
    }
    Ok(catalogue)
}

/// The same as it was at the end of a day, where one is named.
pub fn open_on(path: &Path, on: Option<Date>) -> Result<Catalogue, Trouble> {
    let catalogue = open(path)?;
    match on {
        None => Ok(catalogue),
        Some(day) => Ok(catalogue.as_it_was(day)?),
    }
}

/// A day as an argument.
pub fn date(text: &str) -> Result<Date, String> {
    day(text).map_err(|error| error.to_string())
}

/// What is wrong with a catalogue, and the last backup that is whole.
pub fn with_good_backup(path: &Path, unlock: Unlock<'_>, wrong: &str) -> Trouble {
    let good = last_good_backup(path, unlock).ok().flatten();
    Trouble::Act(match good {
        Some(copy) => format!(
            "{wrong}\nThe last backup that is whole is of {}: hereabouts restore '{}' NEWFILE.",
            copy.at,
            copy.path.display()
        ),
        None => format!(
            "{wrong}\nNo backup beside it is whole. Look for a copy on a stick or another laptop."
        ),
    })
}

/// Runs something that may need what opens a catalogue; asks for its passphrase when it does.
pub fn with_unlock<T>(
    run: impl Fn(Unlock<'_>) -> hereabouts_core::Result<T>,
) -> Result<T, Trouble> {
    let given = from_environment(VARIABLE)?;
    let recovery = match &given {
        None => recovery_from_environment()?,
        Some(_) => None,
    };
    let unlock = match &recovery {
        Some(key) => Unlock::Recovery(key),
        None => given.as_ref().into(),
    };
    match run(unlock) {
        Err(error @ Error::NeedsPassphrase(_)) if !can_ask() => Err(Trouble::Act(format!(
            "{error} Put it into {VARIABLE}, or run this in a terminal to be asked for it."
        ))),
        Err(Error::NeedsPassphrase(_)) => {
            let typed = Passphrase::new(ask("Passphrase: ")?)?;
            Ok(run(Unlock::Passphrase(&typed))?)
        }
        other => Ok(other?),
    }
}

/// A passphrase for a new catalogue. In a terminal it is offered; Enter leaves it out.
pub fn new_passphrase() -> Result<Option<Passphrase>, Trouble> {
    if let Some(given) = from_environment(VARIABLE)? {
        return Ok(Some(given));
    }
    if !can_ask() {
        return Ok(None);
    }
    let first = ask("Passphrase (recommended; press Enter to leave it out): ")?;
    if first.is_empty() {
        return Ok(None);
    }
    twice(first, "Nothing was made.").map(Some)
}

/// The new passphrase of a catalogue that is there.
pub fn ask_new_passphrase() -> Result<Passphrase, Trouble> {
    if !can_ask() {
        return Err(Trouble::Act(format!(
            "The new passphrase is missing. Put it into {NEW_VARIABLE}, or run this in a terminal to be asked for it."
        )));
    }
    twice(ask("New passphrase: ")?, "Nothing was changed.")
}

fn twice(first: String, otherwise: &str) -> Result<Passphrase, Trouble> {
    let again = zeroize::Zeroizing::new(ask("Once more: ")?);
    if first != *again {
        return Err(Trouble::Act(format!(
            "The two were not the same. {otherwise} Try again."
        )));
    }
    Ok(Passphrase::new(first)?)
}

pub fn new_passphrase_from_environment() -> Result<Option<Passphrase>, Trouble> {
    from_environment(NEW_VARIABLE)
}

/// The lines of one sheet, or of two with a blank line between them.
fn recovery_from_environment() -> Result<Option<RecoveryKey>, Trouble> {
    let Ok(text) = std::env::var(RECOVERY_VARIABLE) else {
        return Ok(None);
    };
    let text = zeroize::Zeroizing::new(text.replace("\r\n", "\n"));
    if text.trim().is_empty() {
        return Ok(None);
    }
    let sheets: Vec<&str> = text
        .split("\n\n")
        .filter(|sheet| !sheet.trim().is_empty())
        .collect();
    Ok(Some(RecoveryKey::read(&sheets)?))
}

fn from_environment(variable: &str) -> Result<Option<Passphrase>, Trouble> {
    match std::env::var(variable) {
        Ok(words) if words.is_empty() => Ok(None),
        Ok(words) => Ok(Some(Passphrase::new(words)?)),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(Trouble::Act(format!(
            "{variable} holds bytes that are no text. Set it again."
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
