//! `call`: any line of the command table, as the window calls it.

use crate::opening::open;
use crate::working::working;
use crate::{Done, Trouble, say};
use clap::Args;
use hereabouts_core::Catalogue;
use hereabouts_core::api::{self, COMMANDS, Code, Mode};
use std::path::PathBuf;

/// Runs one command of the table that the window uses; answers JSON
#[derive(Args)]
pub struct Call {
    /// The catalogue
    file: PathBuf,
    /// One of the commands below
    command: String,
    /// Its arguments, an object by name
    #[arg(default_value = "{}")]
    json: String,
}

/// The table, for `call --help`.
pub fn table() -> String {
    let mut text = String::from(
        "Examples:\n  hereabouts call Greenfield.hereabouts counts '{\"query\": \"tag:food\"}'\n  \
         hereabouts call Greenfield.hereabouts create_asset '{\"kind\": \"place\", \"name\": \"Mill Lane Hall\", \"fields\": {}}'\n\n\
         Arguments and answers are those of ui/src/core/bindings.ts.\n",
    );
    for (mode, heading) in [
        (Mode::read, "\nReading:\n"),
        (Mode::write, "\nWriting:\n"),
        (Mode::laptop, "\nOf this laptop:\n"),
        (Mode::meanwhile, "\nDuring long work:\n"),
    ] {
        text += heading;
        for (name, _, doc) in COMMANDS.iter().filter(|(_, of, _)| *of == mode) {
            text += &format!("  {name:<24} {}\n", doc.trim());
        }
    }
    text
}

impl Call {
    pub fn run(self) -> Done {
        if !COMMANDS.iter().any(|(name, ..)| *name == self.command) {
            return Err(Trouble::Usage(format!(
                "There is no command “{}”. `hereabouts call --help` lists them.",
                say::cut(&self.command, 60)
            )));
        }
        let args: serde_json::Value = serde_json::from_str(&self.json)
            .map_err(|e| Trouble::Usage(format!("The arguments are not JSON: {e}.")))?;
        let catalogue = open(&self.file)?;
        let answer = working(&catalogue, || {
            api::call(&catalogue, &self.command, args, None)
        });
        match answer {
            Ok(answer) => {
                say::line(&answer)?;
                if api::writes(&self.command) && self.command != "opened" {
                    tell_what_ended(&catalogue);
                }
                Ok(())
            }
            Err(failure) => Err(match failure.code {
                Some(Code::NotUnderstood) => Trouble::Usage(failure.message),
                _ => Trouble::Act(failure.message),
            }),
        }
    }
}

/// Whoever asked today what has come to its last day, with `opened`, and then works, is told what went by itself. What
/// they did is done, whatever comes of this.
fn tell_what_ended(catalogue: &Catalogue) {
    match catalogue.worked() {
        Ok(Some(again)) if again.value.erased > 0 => {
            let gone = say::count(u64::from(again.value.erased), "entry", "entries");
            eprintln!("Erased, because the last day on which to keep it is over: {gone}.");
        }
        Ok(_) => {}
        Err(error) => eprintln!("{error}"),
    }
}
