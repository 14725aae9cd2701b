//! Hereabouts in a terminal: the commands, their words, and how they end.
//!
//! Each group of commands has a file of its own. Nothing here decides anything about assets: every
//! command asks one [`hereabouts_core::Catalogue`] and says what it answered.

mod call;
mod catalogue_file;
mod changes;
mod conflicts;
mod duplicates;
mod export;
mod import;
mod keys;
mod list;
mod merge;
mod opening;
mod peers;
mod say;
mod show;
mod spoken;
mod steps;
mod ties;
mod tile;
mod travel_copy;
mod working;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "hereabouts", version, about = "Maps what is strong in a place, in one file on this laptop.", long_about = LONG, after_help = AFTER)]
struct Hereabouts {
    #[command(subcommand)]
    command: Command,
}

const LONG: &str = "Maps what is strong in a place: people's gifts, groups, services, places, local exchange and \
stories, and the ties between them. Everything is in one file on this laptop, and nothing leaves it \
unless you export it.";

const AFTER: &str = "\
Examples:
  hereabouts new Greenfield.hereabouts
  hereabouts import Greenfield.hereabouts venues.csv --dry-run
  hereabouts import Greenfield.hereabouts venues.csv --kind place
  hereabouts list Greenfield.hereabouts --query 'kind:place tag:food -status:ended'
  hereabouts export Greenfield.hereabouts for-the-council.geojson --audience public
  hereabouts changes Greenfield.hereabouts from-Amina.hereabouts-changes
  hereabouts merge Greenfield.hereabouts from-Joe.hereabouts-changes --dry-run
  hereabouts undo Greenfield.hereabouts

A passphrase is read from HEREABOUTS_PASSPHRASE, or asked for; it is never an argument.
Ends with 0 when it is done, 1 when you must act (the reason is on standard error), 2 when it was asked wrongly.";

#[derive(Subcommand)]
enum Command {
    New(catalogue_file::New),
    Info(catalogue_file::Info),
    Import(import::Import),
    Ties(ties::Ties),
    List(list::List),
    Show(show::Show),
    Export(export::Export),
    TravelCopy(travel_copy::TravelCopy),
    Changes(changes::Changes),
    Merge(merge::Merge),
    Conflicts(conflicts::Conflicts),
    Duplicates(duplicates::Duplicates),
    Peers(peers::Peers),
    Undo(steps::Undo),
    Redo(steps::Redo),
    History(steps::History),
    Check(catalogue_file::Check),
    Backup(catalogue_file::Backup),
    Restore(catalogue_file::Restore),
    Passphrase(keys::Passphrase),
    Recovery(keys::Recovery),
    Tile(tile::Tile),
    Call(call::Call),
}

/// Why a command did not do what it was asked to.
pub enum Trouble {
    /// The person must act: exit status 1.
    Act(String),
    /// It was asked wrongly: exit status 2.
    Usage(String),
}

impl From<hereabouts_core::Error> for Trouble {
    fn from(error: hereabouts_core::Error) -> Self {
        Trouble::Act(error.to_string())
    }
}

pub type Done = Result<(), Trouble>;

fn main() -> ExitCode {
    let commands = Hereabouts::command()
        .mut_subcommand("call", |call| call.after_help(call::table()))
        .mut_subcommand("export", |export| export.after_help(export::after()));
    let asked = Hereabouts::from_arg_matches(&commands.get_matches());
    let done = match asked {
        Ok(asked) => run(asked.command),
        Err(error) => error.exit(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Trouble::Act(sentence)) => {
            eprintln!("{sentence}");
            ExitCode::from(1)
        }
        Err(Trouble::Usage(sentence)) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Done {
    match command {
        Command::New(new) => new.run(),
        Command::Info(info) => info.run(),
        Command::Import(import) => import.run(),
        Command::Ties(ties) => ties.run(),
        Command::List(list) => list.run(),
        Command::Show(show) => show.run(),
        Command::Export(export) => export.run(),
        Command::TravelCopy(copy) => copy.run(),
        Command::Changes(changes) => changes.run(),
        Command::Merge(merge) => merge.run(),
        Command::Conflicts(conflicts) => conflicts.run(),
        Command::Duplicates(duplicates) => duplicates.run(),
        Command::Peers(peers) => peers.run(),
        Command::Undo(undo) => undo.run(),
        Command::Redo(redo) => redo.run(),
        Command::History(history) => history.run(),
        Command::Check(check) => check.run(),
        Command::Backup(backup) => backup.run(),
        Command::Restore(restore) => restore.run(),
        Command::Passphrase(passphrase) => passphrase.run(),
        Command::Recovery(recovery) => recovery.run(),
        Command::Tile(tile) => tile.run(),
        Command::Call(call) => call.run(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_do_not_contradict_one_another() {
        Hereabouts::command().debug_assert();
    }

    #[test]
    fn every_command_teaches() {
        for command in Hereabouts::command().get_subcommands() {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for argument in command.get_arguments() {
                assert!(
                    argument.get_help().is_some(),
                    "{} {} says nothing of itself",
                    command.get_name(),
                    argument.get_id()
                );
            }
        }
    }
}
