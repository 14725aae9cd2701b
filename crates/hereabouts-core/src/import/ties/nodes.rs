//! What a network says of its nodes: understood as the rows of a list are, column by column, so that an asset is the
//! same whichever kind of file it comes with.

use super::plan::TiesOptions;
use super::read::{FileEnd, TieFile};
use crate::asset::{Asset, AssetKind, sounds_safeguarded};
use crate::contact::Reach;
use crate::custom_field::Fields;
use crate::error::Result;
use crate::gift::SaidLine;
use crate::id::AssetId;
use crate::import::columns::guess;
use crate::import::draft::{self, File, keep_place};
use crate::import::own_fields::OwnFields;
use crate::import::{Cell, ColumnProfile, Field, Guess, Mapping, Row, offering, ours, reach};
use crate::import::{wording, words};
use crate::log::door::Tx;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a node is called stands before all else; in a network of ours under this heading.
const NAME: &str = "name";

/// How the nodes of one file are understood.
pub(super) struct Nodes<'a> {
    source: &'a str,
    options: &'a TiesOptions,
    columns: Vec<String>,
    mapping: Mapping,
    /// We saved the file ourselves, and these of its columns are ours.
    ours: bool,
    own: Vec<bool>,
    fields: Fields,
}

/// An asset as a node says it, and what hangs on it.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub asset: Asset,
    pub reach: Vec<Reach>,
    pub offering: SaidLine,
    /// ISO 8601 day.
    pub checked: Option<String>,
    /// What is said of it beside its name, as it came.
    pub cells: BTreeMap<String, Value>,
    /// It sounds like a place that must not be found, and says where it is.
    pub gives_itself_away: bool,
}

impl<'a> Nodes<'a> {
    pub(super) fn of(
        db: &Connection,
        file: &'a TieFile,
        options: &'a TiesOptions,
    ) -> Result<Nodes<'a>> {
        let has = |name: &str| file.end_columns.iter().any(|column| column == name);
        let ours = has("kind_label") && has("location_precision");
        let said = file.end_columns.iter().map(String::as_str);
        // Beside it a column of this name is another.
        let name = if ours { NAME } else { "" };
        let headings: Vec<&str> = [name].into_iter().chain(said).collect();
        let (columns, own) = match ours {
            true => ours::columns(db, &file.path, &headings)?,
            false => {
                let columns = headings.iter().map(|name| (*name).to_owned()).collect();
                (columns, vec![false; headings.len()])
            }
        };
        let mut fields: Vec<Field> = match ours {
            true => {
                let named = headings.iter().zip(&own);
                let field = named.map(|(heading, own)| match own {
                    true => ours::field(heading),
                    false => Field::Extra,
                });
                field.collect()
            }
            false => guessed(file),
        };
        let own_fields = OwnFields::of(db)?;
        for ((field, name), own) in fields.iter_mut().zip(&columns).zip(&own) {
            if let (Field::Extra, false, Some(id)) = (*field, *own, own_fields.named(name)) {
                *field = Field::Own(id);
            }
        }
        let mapping = Mapping {
            columns: fields,
            ..Mapping::default()
        };
        Ok(Nodes {
            source: &file.name,
            options,
            columns,
            mapping,
            ours,
            own,
            fields: own_fields.all,
        })
    }

    /// The asset that ties of the file call `key`; `listed` is what else the file says of it.
    pub(super) fn said(&self, key: &str, name: &str, listed: Option<&FileEnd>) -> Said {
        let kind = listed.and_then(|end| end.kind.as_deref());
        let kind = kind.and_then(wording::kind).or(self.options.kind);
        let file = File {
            source: self.source,
            columns: &self.columns,
            mapping: &self.mapping,
            kind: kind.unwrap_or(AssetKind::Association),
            audience: self.options.audience.as_ref(),
            ours: self.ours,
            own: &self.own,
            fields: &self.fields,
        };
        let cells = listed.into_iter().flat_map(|end| &end.cells);
        let cells = cells.map(|(column, text)| (column + 1, Cell::Text(text.clone())));
        let row = Row {
            id: Some(key.to_owned()),
            cells: [(0, Cell::Text(name.to_owned()))]
                .into_iter()
                .chain(cells)
                .collect(),
            ..Row::default()
        };
        let mut draft = draft::draft(&file, &row);
        let gives_itself_away =
            draft.ours.is_none() && draft.says_where() && sounds_safeguarded(&draft.asset);
        if let Some((.., raw)) = draft.doubt.take() {
            keep_place(&mut draft.asset, raw.as_deref());
        }
        let mut cells = draft::cells(&file, &row);
        cells.remove(&draft::column_name(&file, 0));
        // What could be no asset as the file says it is one all the same, and what the file says is kept with it.
        if draft.asset.clone().valid().is_err() {
            let plain = Asset::new(draft.asset.kind, name);
            draft.asset = Asset {
                audience: draft::audience(plain.kind, self.options.audience.as_ref()),
                source_type: draft.asset.source_type,
                imported_from: draft.asset.imported_from.clone(),
                extra: cells.clone(),
                ..plain
            };
        }
        Said {
            asset: draft.asset,
            reach: draft.reach,
            offering: draft.offering,
            checked: draft.checked,
            cells,
            gives_itself_away,
        }
    }
}

/// What the columns are, as their headings say it: two measures of a network beside each other are no place, and nor is
/// where it is drawn. What a node is called, what it is and how its ties call it is said apart.
fn guessed(file: &TieFile) -> Vec<Field> {
    let mut profiles: Vec<ColumnProfile> = file
        .end_columns
        .iter()
        .map(|name| ColumnProfile::named(name.as_str()))
        .collect();
    for (column, text) in file.ends.iter().flat_map(|end| &end.cells) {
        profiles[*column].observe(&Cell::Text(text.clone()));
    }
    profiles.iter_mut().for_each(ColumnProfile::finish);
    let field = |guess: Guess| {
        let heading = &file.end_columns[guess.column];
        let is_drawing = heading.trim().chars().count() < 2;
        let said = words::fields_of(heading).into_iter();
        let is_said = said.map(|(field, _)| field).any(|said| said == guess.field);
        match guess.field {
            Field::Name | Field::Kind | Field::SourceId => Field::Extra,
            field if is_said && !is_drawing => field,
            _ => Field::Extra,
        }
    };
    let fields = guess(&profiles).into_iter().map(field);
    [Field::Name].into_iter().chain(fields).collect()
}

impl Said {
    /// Brings what hangs on the asset.
    pub(super) fn hang(&self, tx: &mut Tx, secret: &str, id: AssetId) -> Result<()> {
        let said = reach::Said {
            reach: &self.reach,
            checked: self.checked.as_deref(),
        };
        reach::bring(tx, secret, id, said)?;
        offering::bring(tx, secret, id, &self.offering)
    }
}
