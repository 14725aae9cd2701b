//! `undo`, `redo`, `history`: what was done, and taking it back.

use crate::opening::open;
use crate::working::working;
use crate::{Done, say};
use clap::Args;
use hereabouts_core::history::{HistoryLine, Label, Undone};
use hereabouts_core::id::AssetId;
use std::path::PathBuf;

/// Takes the last step back; an import is one step
#[derive(Args)]
#[command(after_help = "What is taken back can be done again with `redo`, also tomorrow.")]
pub struct Undo {
    /// The catalogue
    file: PathBuf,
    /// Answer as JSON: value (label, name, kept, let_out), saved_at
    #[arg(long)]
    json: bool,
}

impl Undo {
    pub fn run(self) -> Done {
        let catalogue = open(&self.file)?;
        let undone = working(&catalogue, || catalogue.undo())?;
        match self.json {
            true => say::json(&undone),
            false => say::line(&format!("Took back: {}", taken(&undone.value))),
        }
    }
}

/// Does the last step that was taken back again
#[derive(Args)]
pub struct Redo {
    /// The catalogue
    file: PathBuf,
    /// Answer as JSON: value (label, name, kept, let_out), saved_at
    #[arg(long)]
    json: bool,
}

impl Redo {
    pub fn run(self) -> Done {
        let catalogue = open(&self.file)?;
        let redone = working(&catalogue, || catalogue.redo())?;
        match self.json {
            true => say::json(&redone),
            false => say::line(&format!("Done again: {}", taken(&redone.value))),
        }
    }
}

fn taken(undone: &Undone) -> String {
    let mut step = step(&undone.label, undone.name.as_deref());
    for held in &undone.let_out {
        let whose = match &held.name {
            Some(name) => say::cut(name, 60),
            None => say::count(held.count, "asset", "assets"),
        };
        step += &format!("; no longer held back by {}: {whose}", say::words(&held.by));
    }
    match undone.kept {
        0 => step,
        kept => format!(
            "{step}; {} stayed, because somebody changed them since",
            say::count(kept, "answer", "answers")
        ),
    }
}

/// Lists the steps that undo takes back and redo does again, or what was done to one asset
#[derive(Args)]
#[command(after_help = "\
Fields of --json: undo and redo, the next one first, each a list of step, label (action, record, field, count),
name and at. With an ID: a list of label, at, by and what (field, before, after).")]
pub struct History {
    /// The catalogue
    file: PathBuf,
    /// An asset, to see what was done to it
    id: Option<AssetId>,
    /// At most this many lines of an asset's history
    #[arg(long, default_value_t = 100)]
    limit: u32,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl History {
    pub fn run(self) -> Done {
        let catalogue = open(&self.file)?;
        if let Some(id) = self.id {
            let lines = catalogue.asset_history(id, self.limit)?;
            return match self.json {
                true => say::json(&lines),
                false => lines.iter().try_for_each(|line| say::line(&told(line))),
            };
        }
        let list = catalogue.undo_list()?;
        if self.json {
            return say::json(&list);
        }
        for (word, steps) in [("undo", &list.undo), ("redo", &list.redo)] {
            for one in steps {
                let what = step(&one.label, one.name.as_deref());
                say::line(&format!("{word}  {}  {what}", one.at))?;
            }
        }
        Ok(())
    }
}

/// "edit summary of Mill Lane Hall".
fn step(label: &Label, name: Option<&str>) -> String {
    let mut text = say::words(&label.action);
    if let Some(field) = &label.field {
        text += &format!(" {}", field.replace('_', " "));
    }
    if let Some(name) = name {
        text += &format!(" of {}", say::cut(name, 60));
    }
    if let Some(count) = label.count {
        text += &format!(", {}", say::count(count, "record", "records"));
    }
    text
}

fn told(line: &HistoryLine) -> String {
    let fields: Vec<String> = line.what.iter().map(|c| say::plain(&c.field)).collect();
    let by = line
        .by
        .as_ref()
        .map(|name| format!(" by {}", say::plain(name)));
    format!(
        "{}{}  {}: {}",
        line.at,
        by.unwrap_or_default(),
        step(&line.label, None),
        fields.join(", ")
    )
}
