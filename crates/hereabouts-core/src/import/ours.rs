//! Recognising a file that we saved ourselves, so that bringing it in finds every asset as it is.
//!
//! Its headings say so. Its texts are read word for word, and its columns mean exactly what they are called.
//! Beside it lies its companion (`NAME.about.json`), which knows the original names of columns; a partner who
//! sends the file back may have left the companion out, or saved the file again in a spreadsheet.

use super::draft::File;
use super::{Field, Row, Source};
use crate::api::Edit;
use crate::asset::{Asset, AssetKind, first_name};
use crate::contact::Channel;
use crate::error::Result;
use hereabouts_export::about::Companion;
use hereabouts_export::cell::{join_list, split_list};
use hereabouts_export::column::snake_case;
use hereabouts_export::destination::companion;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
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
    ("offers", Field::Gifts),
    ("wishes", Field::Wishes),
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

/// Did we save it, whatever a spreadsheet made of it since? Its headings say so: a companion may be lost on the
/// way, and it may lie beside somebody else's file of the same name.
pub fn is_ours(source: &Source) -> bool {
    let has = |name| source.columns.iter().any(|column| column.name == name);
    has("id") && has("name") && has("kind") && (has("kind_label") || has("location_precision"))
}

/// Is it the list of relationships that lies beside a file we saved?
pub fn is_of_relationships(source: &Source) -> bool {
    let has = |name| source.columns.iter().any(|column| column.name == name);
    ["kind_label", "from_id", "from_name", "to_id", "to_name"]
        .into_iter()
        .all(has)
}

/// What stands between the cells of a table whose first line begins like one of ours. A spreadsheet that
/// saved it again may have put a semicolon there.
pub fn delimiter(path: &Path) -> Option<char> {
    let mut beginning = Vec::new();
    let file = std::fs::File::open(path).ok()?;
    file.take(200).read_to_end(&mut beginning).ok()?;
    let text = String::from_utf8_lossy(&beginning).replace('"', "");
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let first = lines.next()?;
    let line = match first.starts_with("sep=") {
        true => lines.next()?,
        false => first,
    };
    let sign = line.strip_prefix("id")?.chars().next()?;
    let begins = ["id", "kind", "kind_label", "name"].join(&sign.to_string());
    line.starts_with(&begins).then_some(sign)
}

/// What the columns of our own file were called where they came from, and which of them are our own. Without a
/// companion a column of some other source has the name of the only extra property here that leaves under it.
pub fn columns(
    db: &Connection,
    path: &Path,
    headings: &[&str],
) -> Result<(Vec<String>, Vec<bool>)> {
    let original = companion_of(path).map_or_else(BTreeMap::new, |companion| companion.columns);
    let mut leaving: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut statement = db.prepare("SELECT DISTINCT e.key FROM asset, json_each(extra) AS e")?;
    for name in statement.query_map([], |row| row.get::<_, String>(0))? {
        let name = name?;
        let key = snake_case(&name);
        let key = if is_own(&key) {
            format!("x_{key}")
        } else {
            key
        };
        leaving.entry(key).or_default().push(name);
    }
    for (_, field) in crate::custom_field::all(db)? {
        let key = snake_case(&field.label);
        let key = if is_own(&key) {
            format!("x_{key}")
        } else {
            key
        };
        leaving.entry(key).or_default().push(field.label);
    }
    let names = headings.iter().map(|heading| {
        if let Some(name) = original.get(*heading) {
            return (name.clone(), false);
        }
        match leaving.get(*heading).map(Vec::as_slice) {
            _ if is_own(heading) => ((*heading).to_owned(), true),
            Some([one]) => (one.clone(), false),
            _ => ((*heading).to_owned(), false),
        }
    });
    Ok(names.unzip())
}

fn is_own(heading: &str) -> bool {
    let mut listed = COLUMNS.iter().map(|(name, _)| *name);
    listed.any(|name| name == heading) || crate::release::is_field(heading)
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
    // What must not be found comes without its place, and a child without a surname, whatever the file says.
    if own.get("sensitivity").and_then(Value::as_str) == Some("safeguarded") {
        asset.place = None;
    }
    let is_child = own
        .get("is_child")
        .is_some_and(|value| read(value) == Value::Bool(true));
    if is_child && asset.kind == AssetKind::Person {
        asset.name = first_name(&asset.name).to_owned();
    }
    for (name, value) in own {
        let as_written = Edit(BTreeMap::from([(name.clone(), value.clone())]));
        let as_read = Edit(BTreeMap::from([(name, read(&value))]));
        match asset
            .edited(&as_read)
            .or_else(|_| asset.edited(&as_written))
        {
            Ok(with) => asset = with,
            // Somebody wrote what the field cannot hold: kept, under the column's name.
            Err(_) => asset.extra.extend(as_written.0),
        }
    }
    asset
}

/// A cell of a table is text, whatever it stands for; spreadsheets write yes and no in capitals.
fn read(value: &Value) -> Value {
    match value.as_str() {
        Some("true" | "TRUE" | "yes") => Value::Bool(true),
        Some("false" | "FALSE" | "no") => Value::Bool(false),
        Some(text) => text
            .parse::<i64>()
            .map_or_else(|_| value.clone(), Value::from),
        None => value.clone(),
    }
}

/// Equal when both are made fit to leave: 5 and "5", 1 and 1.0, a list and its text.
pub fn equal_in_a_table(here: &Value, there: &Value) -> bool {
    if here.is_boolean() && read(there) == *here {
        return true;
    }
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
