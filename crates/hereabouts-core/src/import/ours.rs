//! Recognising a file that we saved ourselves, so that bringing it in finds every asset as it is.
//!
//! Beside such a file lies its companion (`NAME.about.json`), which says so and knows the original names of
//! columns. Its texts are read word for word, and its columns mean exactly what they are called.

use super::draft::File;
use super::{Field, Row};
use crate::api::Edit;
use crate::asset::Asset;
use crate::contact::Channel;
use hereabouts_export::about::Companion;
use hereabouts_export::cell::{join_list, split_list};
use hereabouts_export::destination::companion;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// The columns that our files have and the fields they are.
const COLUMNS: &[(&str, Field)] = &[
    ("id", Field::SourceId),
    ("name", Field::Name),
    ("kind", Field::Kind),
    ("kind_label", Field::Ignore),
    ("summary", Field::Summary),
    ("story", Field::Story),
    ("tags", Field::Tags),
    ("languages", Field::Languages),
    ("status", Field::Status),
    ("last_confirmed", Field::LastConfirmed),
    ("address", Field::Address),
    ("postcode", Field::Postcode),
    ("opening_times", Field::When),
    ("access", Field::Access),
    ("cost", Field::Cost),
    ("note", Field::Note),
    ("source_note", Field::CreatedSource),
    ("phone", Field::Phone),
    ("email", Field::Email),
    ("website", Field::Website),
    ("social_media", Field::SocialMedia),
    ("contact_name", Field::ContactName),
    ("longitude", Field::Longitude),
    ("latitude", Field::Latitude),
    ("wkt", Field::Wkt),
    ("location_precision", Field::LocationPrecision),
    ("uncertainty_m", Field::Uncertainty),
];

/// Columns of ours that are ways to reach somebody and no field of their own.
const CHANNELS: &[(&str, Channel)] = &[
    ("contact_address", Channel::Address),
    ("contact_other", Channel::Other),
];

/// The companion of a file that we saved; none for anybody else's.
pub fn companion_of(path: &Path) -> Option<Companion> {
    let text = std::fs::read_to_string(companion(path, "about.json")).ok()?;
    let found: Companion = serde_json::from_str(&text).ok()?;
    (!found.format.is_empty() && !found.exported_on.is_empty()).then_some(found)
}

/// What a column of ours is.
pub fn field(column: &str) -> Field {
    COLUMNS
        .iter()
        .find(|(name, _)| *name == column)
        .map_or(Field::Extra, |(_, field)| *field)
}

/// The values of a cell that may hold a list.
pub fn several(text: &str) -> Vec<String> {
    split_list(text)
}

/// The ways to reach somebody that stand in columns of their own.
pub fn more_contacts(file: &File, row: &Row) -> Vec<(Channel, String)> {
    let own = row.cells.iter().filter(|(i, _)| file.is_own(*i));
    let cells = own.filter_map(|(i, cell)| Some((file.columns.get(*i)?, cell)));
    cells
        .filter_map(|(name, cell)| {
            Some((CHANNELS.iter().find(|(column, _)| column == name)?.1, cell))
        })
        .flat_map(|(channel, cell)| {
            several(&cell.text())
                .into_iter()
                .map(move |value| (channel, value))
        })
        .collect()
}

/// The asset with those columns of ours taken over that are fields of it and no field of an import.
pub fn completed(mut asset: Asset, mut own: BTreeMap<String, Value>) -> Asset {
    for (column, _) in CHANNELS {
        own.remove(*column);
    }
    if let Some(method) = own.remove("location_method")
        && let (Some(place), Ok(method)) = (&mut asset.place, serde_json::from_value(method))
    {
        place.method = Some(method);
    }
    for (name, value) in own {
        let as_written = Edit(BTreeMap::from([(name.clone(), value.clone())]));
        let as_read = Edit(BTreeMap::from([(name, read(&value))]));
        if let Ok(with) = asset
            .edited(&as_read)
            .or_else(|_| asset.edited(&as_written))
        {
            asset = with;
        }
    }
    asset
}

/// A cell of a table is text, whatever it stands for.
fn read(value: &Value) -> Value {
    match value.as_str() {
        Some("true") => Value::Bool(true),
        Some("false") => Value::Bool(false),
        Some(text) => text
            .parse::<i64>()
            .map_or_else(|_| value.clone(), Value::from),
        None => value.clone(),
    }
}

/// Equal when both are made fit to leave: 5 and "5", 1 and 1.0, a list and its text.
pub fn equal_in_a_table(here: &Value, there: &Value) -> bool {
    let (here, there) = (leaving(here), leaving(there));
    let number = |text: &str| text.parse::<f64>().ok();
    match (&here, &there) {
        (Leaving::Text(a), Leaving::Text(b)) => a == b,
        (Leaving::Number(a), Leaving::Number(b)) => a == b,
        (Leaving::Number(a), Leaving::Text(b)) | (Leaving::Text(b), Leaving::Number(a)) => {
            number(b) == Some(*a)
        }
    }
}

enum Leaving {
    Number(f64),
    Text(String),
}

fn leaving(value: &Value) -> Leaving {
    use hereabouts_export::Value as Export;
    match crate::release::extra(value) {
        Export::Text(text) => Leaving::Text(text),
        Export::Integer(number) => Leaving::Text(number.to_string()),
        Export::Number(number) => Leaving::Number(number),
        Export::Flag(yes) => Leaving::Text(yes.to_string()),
        Export::List(items) => Leaving::Text(join_list(&items)),
    }
}
