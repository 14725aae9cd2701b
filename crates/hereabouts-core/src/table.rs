//! The table: assets in an order of several columns, under headings, a page at a time.

use crate::catalogue::{Catalogue, today};
use crate::error::Result;
use crate::id::AssetId;
use crate::list::AssetRow;
use crate::search::table::{self, Ordered};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

/// What the table shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TableAsked {
    pub query: String,
    /// The first decides; each further one where those before it do not.
    pub sort: Vec<Order>,
    pub group: Option<GroupBy>,
}

/// One column to sort by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// A `SortBy`, or the name of a field that can be changed in the table.
    pub by: String,
    #[serde(default)]
    pub descending: bool,
}

/// What the headings of the table are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    Kind,
    /// An asset stands under each of its tags.
    Tag,
    /// The area that says most, as in `AssetRow::area`.
    Area,
}

/// A heading, and how many rows stand under it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Group {
    /// The kind, the tag or the area; empty for what has none.
    pub value: String,
    #[ts(type = "number")]
    pub count: u64,
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TableRow {
    pub row: AssetRow,
    /// Field → its value as somebody would type it: the fields that were asked for.
    #[ts(type = "Record<string, string>")]
    pub typed: BTreeMap<String, String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TablePage {
    /// How many assets the query finds.
    #[ts(type = "number")]
    pub total: u64,
    /// All headings in their order; empty when the table has none.
    pub groups: Vec<Group>,
    /// Rows from `offset`, counted through all groups.
    pub rows: Vec<TableRow>,
    /// Where the asset stands that was asked for.
    pub at: Option<u32>,
}

/// An asset to look for in the table, and about where it stood.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Stood {
    pub id: AssetId,
    pub near: u32,
}

/// Several windows, and the pages of one that scrolls.
const REMEMBERED: usize = 4;

/// Orders of the table that were worked out lately, by the version of the catalogue and what was asked.
pub(crate) type Remembered = Vec<(u64, String, Arc<Ordered>)>;

impl Catalogue {
    /// A page of the table. `fields` are wanted as typed for each row; `stood` is looked for in the whole table.
    pub fn table(
        &self,
        asked: TableAsked,
        fields: Vec<String>,
        offset: u32,
        limit: u32,
        stood: Option<Stood>,
    ) -> Result<TablePage> {
        self.read(|db| {
            let found = self.find(db, &asked.query)?;
            let ordered = self.ordered(db, &asked)?;
            let page = ordered.order.iter().skip(offset as usize);
            let page: Vec<u32> = page.take(limit as usize).copied().collect();
            Ok(TablePage {
                total: found.bits.count(),
                groups: ordered.groups.clone(),
                rows: table::rows(db, &page, &fields, &found.similar, self.today())?,
                at: stood
                    .map(|stood| table::position(db, &ordered, stood))
                    .transpose()?
                    .flatten(),
            })
        })
    }

    /// The ids of the rows of the table from `from` to before `to`; an asset that stands there twice is named once.
    pub fn table_ids(&self, asked: TableAsked, from: u32, to: u32) -> Result<Vec<AssetId>> {
        self.read(|db| {
            let ordered = self.ordered(db, &asked)?;
            let to = (to as usize).min(ordered.order.len());
            let from = (from as usize).min(to);
            table::ids(db, &ordered.order[from..to])
        })
    }

    /// The whole order of the table; remembered until the catalogue changes.
    fn ordered(&self, db: &Connection, asked: &TableAsked) -> Result<Arc<Ordered>> {
        let now = crate::catalogue::version(db)?;
        let key = key(asked);
        let mut remembered = self.ordered.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.retain(|(version, ..)| *version == now);
        if let Some((.., ordered)) = remembered.iter().find(|(_, asked, _)| *asked == key) {
            return Ok(ordered.clone());
        }
        // Another page of the same order waits for this one rather than working it out as well.
        let found = self.find(db, &asked.query)?;
        let ordered = Arc::new(table::ordered(db, &found, asked)?);
        if remembered.len() >= REMEMBERED {
            remembered.remove(0);
        }
        remembered.push((now, key, ordered.clone()));
        Ok(ordered)
    }

    /// What a query finds in the order of the table by name, if that is remembered.
    pub(crate) fn remembered_by_name(
        &self,
        db: &Connection,
        query: &str,
    ) -> Result<Option<Arc<Ordered>>> {
        let now = crate::catalogue::version(db)?;
        let mut asked = TableAsked {
            query: query.to_owned(),
            sort: Vec::new(),
            group: None,
        };
        let unsorted = key(&asked);
        asked.sort.push(Order {
            by: "name".into(),
            descending: false,
        });
        let keys = [unsorted, key(&asked)];
        let remembered = self.ordered.lock().unwrap_or_else(PoisonError::into_inner);
        let mut fitting = remembered
            .iter()
            .filter(|(version, key, _)| *version == now && keys.contains(key));
        Ok(fitting.next().map(|(.., ordered)| ordered.clone()))
    }
}

fn key(asked: &TableAsked) -> String {
    format!("{} {asked:?}", today())
}
