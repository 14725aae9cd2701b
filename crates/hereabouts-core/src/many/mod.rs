//! Changing many assets at once: looked at before, done as one step, and undone as one.
//!
//! - [`field`]: the fields that can be changed so, and how each is typed; [`typed`]: from text to value
//! - [`cells`]: a table as text, from a spreadsheet
//! - [`replace`]: a text in the place of another
//! - [`decide`]: what a change would do to one asset, and why not; [`mod@walk`]: all of them in turn
//!
//! The look before and the change itself walk the same way and decide the same, so their counts agree.

pub mod cells;
mod decide;
pub mod field;
#[cfg(test)]
mod own_tests;
pub mod replace;
#[cfg(test)]
mod tests;
mod typed;
mod walk;

pub use replace::Search;
pub use typed::Words;

use crate::asset::{AssetKind, keep};
use crate::catalogue::{Catalogue, Outcome, Work};
use crate::error::Result;
use crate::history::{Action, Label};
use crate::id::AssetId;
use crate::release::request::What;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use walk::walk;

/// What is to be changed, and in which assets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "how", deny_unknown_fields)]
pub enum Many {
    /// One field of all of them, as typed.
    Set {
        of: What,
        field: String,
        text: String,
        /// Why more people may see them; once for all of them.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Tags given and taken.
    Tag {
        of: What,
        give: Vec<String>,
        take: Vec<String>,
    },
    /// A table of texts over a table of fields. Rows beyond the assets are new ones, of the kind `new` where they
    /// do not say theirs; without it they are left out.
    Cells {
        ids: Vec<AssetId>,
        fields: Vec<String>,
        cells: Vec<Vec<String>>,
        new: Option<AssetKind>,
    },
    /// A text in one field in the place of another; `but` stay as they are.
    Replace {
        of: What,
        field: String,
        search: Search,
        but: Vec<AssetId>,
    },
}

/// What a change would do, or has done. Counts are of assets; of cells where a table of them is written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, ts_rs::TS)]
pub struct ManyPlan {
    /// Of so many.
    #[ts(type = "number")]
    pub of: u64,
    #[ts(type = "number")]
    pub change: u64,
    /// Already so.
    #[ts(type = "number")]
    pub same: u64,
    #[ts(type = "number")]
    pub refused: u64,
    /// New assets.
    #[ts(type = "number")]
    pub new: u64,
    /// Rows beyond the assets that are left out, because nobody said of which kind they are.
    #[ts(type = "number")]
    pub beyond: u64,
    /// The first of those that are refused.
    pub reasons: Vec<CannotBe>,
    /// The first of those that change.
    pub lines: Vec<ChangeLine>,
}

/// Why something of an asset cannot be changed so.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct CannotBe {
    pub id: Option<AssetId>,
    pub name: String,
    pub field: String,
    pub why: String,
}

/// A field before and after, as typed.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ChangeLine {
    pub id: Option<AssetId>,
    pub name: String,
    pub field: String,
    pub before: String,
    pub after: String,
}

impl Catalogue {
    /// The rows and cells of a text from a spreadsheet.
    pub fn read_cells(&self, text: String) -> Result<Vec<Vec<String>>> {
        cells::read(&text)
    }

    /// What a change of many would do.
    pub fn plan_many(&self, change: Many, words: Words) -> Result<ManyPlan> {
        self.read(|db| walk(self, db, &change, &words, |_| Ok(())))
    }

    /// Does it, as one step. What is refused stays as it was.
    pub fn change_many(&self, change: Many, words: Words) -> Result<Outcome<ManyPlan>> {
        let action = match change {
            Many::Tag { .. } => Action::Tag,
            Many::Replace { .. } => Action::Replace,
            Many::Set { .. } | Many::Cells { .. } => Action::EditMany,
        };
        self.transact(Label::of(action), |tx| {
            let going = self.long_work().begin(Work::ChangingMany, None, true);
            let mut touched: Vec<AssetId> = Vec::new();
            let mut fields = BTreeSet::new();
            let plan = walk(self, tx.db(), &change, &words, |decided| {
                going.at(touched.len() as u64)?;
                let id = decided.id.unwrap_or_else(AssetId::new);
                match decided.id {
                    Some(id) => keep(tx, id, &decided.after).map(drop)?,
                    None => tx.create(id, &decided.after)?,
                }
                touched.push(id);
                fields.extend(decided.lines.iter().map(|line| line.field.clone()));
                Ok(())
            })?;
            tx.label = Label::many(action, &touched);
            tx.label.field = fields.pop_first().filter(|_| fields.is_empty());
            Ok(plan)
        })
    }
}
