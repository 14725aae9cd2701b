//! The passphrase of a change file, agreed across the table: from the environment or asked for, never from the command
//! line. It has nothing to do with what opens the catalogue.

use crate::Trouble;
use std::io::IsTerminal;
use zeroize::Zeroizing;

const VARIABLE: &str = "HEREABOUTS_CHANGES_PASSPHRASE";

/// For a file that is there. Without `asked` it is what the environment holds, if anything.
pub fn passphrase(asked: bool) -> Result<Option<String>, Trouble> {
    match (from_environment(VARIABLE)?, asked) {
        (None, true) => Ok(Some(ask("Passphrase of the change file: ")?)),
        (given, _) => Ok(given),
    }
}

/// For a file that is to be made: it is typed twice.
pub fn new_passphrase(asked: bool) -> Result<Option<String>, Trouble> {
    let given = from_environment(VARIABLE)?;
    if given.is_some() || !asked {
        return Ok(given);
    }
    let first = ask("Passphrase for the change file: ")?;
    let again = Zeroizing::new(ask("Once more: ")?);
    match first == *again {
        true => Ok(Some(first)),
        false => Err(Trouble::Act(
            "The two were not the same. Nothing was saved. Try again.".into(),
        )),
    }
}

/// What a variable holds; nothing where that is no word.
pub fn from_environment(variable: &str) -> Result<Option<String>, Trouble> {
    match std::env::var(variable) {
        Ok(words) => Ok(Some(words).filter(|words| !words.is_empty())),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(Trouble::Act(format!(
            "{variable} holds bytes that are no text. Set it again."
        ))),
    }
}

fn ask(question: &str) -> Result<String, Trouble> {
    if !std::io::stdin().is_terminal() {
        return Err(Trouble::Act(format!(
            "The passphrase of the change file is missing. Put it into {VARIABLE}, or run this in a terminal to be asked for it."
        )));
    }
    let typed = rpassword::prompt_password(question).map_err(|error| {
        Trouble::Act(format!(
            "The passphrase could not be read from the terminal: {error}. Put it into {VARIABLE}."
        ))
    })?;
    match typed.is_empty() {
        true => Err(Trouble::Act(
            "A passphrase needs at least one character. Nothing was changed. Try again, or leave --passphrase out.".into(),
        )),
        false => Ok(typed),
    }
}
