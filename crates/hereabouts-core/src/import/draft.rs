//! From a row to the asset it describes, the ways to reach it, and what is odd about it.

use super::position::Position;
use super::reach::Said;
use super::typed::place;
use super::{Cell, Field, Mapping, Row, offering, ours, own_fields, position, wording};
use crate::asset::{Asset, AssetKind, ImportedFrom, SourceType, Status};
use crate::audience::Audience;
use crate::contact::{Channel, Reach};
use crate::custom_field::Fields;
use crate::gift::SaidLine;
use crate::inbox::InboxReason;
use crate::log::tells_where;
use crate::place::Place;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is the same for all rows of a file.
pub struct File<'a> {
    pub source: &'a str,
    pub columns: &'a [String],
    pub mapping: &'a Mapping,
    /// The kind of rows that do not say theirs.
    pub kind: AssetKind,
    pub audience: Option<&'a Audience>,
    /// We saved it ourselves.
    pub ours: bool,
    /// Which columns are ours by name, and not some other source's that we passed on.
    pub own: &'a [bool],
    /// The team's own fields, also those that will be made.
    pub fields: &'a Fields,
}

impl File<'_> {
    /// Whether a column is one of ours.
    pub fn is_own(&self, column: usize) -> bool {
        self.ours && self.own.get(column).copied().unwrap_or(false)
    }
}

/// The reason, a sentence, and the geometry as it came where there is one.
pub type Doubt = (InboxReason, String, Option<String>);

/// A row understood.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it is called; empty where the row does not say.
    pub title: String,
    pub asset: Asset,
    /// Does the row itself say what kind it is?
    pub says_kind: bool,
    pub reach: Vec<Reach>,
    /// What it offers and would love.
    pub offering: SaidLine,
    /// ISO 8601 day somebody last checked it.
    pub checked: Option<String>,
    /// Why it cannot come in as it is.
    pub doubt: Option<Doubt>,
    /// The row's own id in its source.
    pub own_id: Option<String>,
    /// The id of the asset, where the row is one of our own exports.
    pub ours: Option<uuid::Uuid>,
}

impl Draft {
    /// Does the row say where it is?
    pub fn says_where(&self) -> bool {
        let raw = self.doubt.as_ref().is_some_and(|(.., raw)| raw.is_some());
        let is_address = |reach: &Reach| reach.channel == Channel::Address;
        self.asset.place.is_some() || raw || self.reach.iter().any(is_address)
    }

    /// Takes out what says where it is.
    pub fn leave_place_out(&mut self) {
        self.asset.place = None;
        self.asset.extra.retain(|column, _| !tells_where(column));
        self.reach.retain(|reach| reach.channel != Channel::Address);
        if let Some((.., raw)) = &mut self.doubt {
            *raw = None;
        }
    }

    /// How to reach it and when it was checked.
    pub fn said(&self) -> Said<'_> {
        Said {
            reach: &self.reach,
            checked: self.checked.as_deref(),
        }
    }
}

/// Keeps a place that cannot be used with the asset, word for word.
pub fn keep_place(asset: &mut Asset, raw: Option<&str>) {
    if let Some(raw) = raw {
        asset.extra.insert(AS_IT_CAME.into(), raw.into());
    }
}

/// The property that holds a place which could not be used.
pub const AS_IT_CAME: &str = "Place as it came";

/// Understands a row.
pub fn draft(file: &File, row: &Row) -> Draft {
    let text = |field| {
        file.mapping
            .text(row, field)
            .map(|t| t.trim().to_owned())
            .filter(|t| !t.is_empty())
    };
    let lines = |field| join(file.mapping.texts(row, field));
    let title = text(Field::Name)
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .unwrap_or_default();
    let said_kind = text(Field::Kind);
    let kind = said_kind
        .as_deref()
        .and_then(wording::kind)
        .unwrap_or(file.kind);
    let mut asset = Asset::new(kind, title.clone());
    asset.summary = lines(Field::Summary);
    asset.story = lines(Field::Story);
    asset.note = lines(Field::Note);
    asset.access = lines(Field::Access);
    asset.cost = lines(Field::Cost);
    asset.source_note = lines(Field::CreatedSource);
    let names: Vec<&str> = file.columns.iter().map(String::as_str).collect();
    asset.times = file.mapping.when(row, &names);
    asset.tags = words(file, file.mapping.texts(row, Field::Tags));
    asset.languages = words(file, file.mapping.texts(row, Field::Languages));
    asset.extra = extra(file, row);
    let offering = offering::said(file, row, &mut asset.extra);
    asset.custom = own_fields::said(file.fields, file.mapping, row);
    match text(Field::Status) {
        Some(said) => match wording::status(&said) {
            Some(status) => asset.status = status,
            None => keep(&mut asset.extra, file, Field::Status, row),
        },
        None => asset.status = Status::Unknown,
    }
    // The source's own word for what it is says more than the six kinds do.
    if said_kind
        .as_deref()
        .is_some_and(|said| AssetKind::from_token(&said.to_lowercase()).is_none())
    {
        keep(&mut asset.extra, file, Field::Kind, row);
    }
    asset.audience = audience(kind, file.audience);
    asset.source_type = Some(SourceType::Import).filter(|_| !file.ours);
    let (found, doubt) = located(file, row, &text);
    asset.place = found;
    let own_id = row.id.clone().or_else(|| text(Field::SourceId));
    if file.ours {
        asset = ours::completed(asset, own_cells(file, row));
    }
    asset.imported_from = Some(ImportedFrom {
        source: file.source.to_owned(),
        row: own_id.clone().unwrap_or_default(),
    });
    Draft {
        ours: own_id
            .as_deref()
            .filter(|_| file.ours)
            .and_then(|id| id.parse().ok()),
        says_kind: said_kind.as_deref().and_then(wording::kind).is_some(),
        reach: reach(file, row),
        offering,
        checked: text(Field::LastConfirmed).as_deref().and_then(wording::day),
        title,
        asset,
        doubt,
        own_id,
    }
}

/// Who may see an imported asset: what was said for the file, but people stay with the team.
pub(super) fn audience(kind: AssetKind, said: Option<&Audience>) -> Audience {
    match (kind, said) {
        (AssetKind::Person, said) => said.cloned().unwrap_or_default().narrowest(&Audience::Team),
        (kind, None) => kind.usual_audience(),
        (_, Some(said)) => said.clone(),
    }
}

fn located(
    file: &File,
    row: &Row,
    text: &impl Fn(Field) -> Option<String>,
) -> (Option<Place>, Option<Doubt>) {
    let position = position::position(row, file.mapping);
    let raw = match &position {
        Position::Doubtful { text, .. } => Some(text.clone()),
        Position::Place(_) => row.geometry.as_ref().map(|raw| raw.value.to_string()),
        Position::Nowhere { .. } => None,
    };
    let (found, doubt) = match place(position) {
        Ok(found) => (found.unwrap_or_default(), None),
        Err(why) => (
            Place::default(),
            Some((InboxReason::PlaceUnclear, why, raw)),
        ),
    };
    let words = addresses(file, false);
    let with_words = Place {
        address: if file.ours {
            text(Field::Address)
        } else {
            words.address(row)
        },
        postcode: words.text(row, Field::Postcode),
        ..found
    };
    (with_words.tidied(), doubt)
}

fn reach(file: &File, row: &Row) -> Vec<Reach> {
    let whose = file.mapping.text(row, Field::ContactName);
    let channels = [
        (Field::Phone, Channel::Phone),
        (Field::Email, Channel::Email),
        (Field::Website, Channel::Web),
        (Field::SocialMedia, Channel::Social),
    ];
    let way = |channel, value: &str, label: &Option<String>| Reach {
        channel,
        value: value.to_owned(),
        label: label.clone(),
    };
    let mut found: Vec<Reach> = Vec::new();
    for (field, channel) in channels {
        let texts = file.mapping.texts(row, field);
        let texts = if file.ours {
            texts.iter().flat_map(|text| ours::several(text)).collect()
        } else {
            texts
        };
        for value in texts {
            let value = value.trim();
            let known = found
                .iter()
                .any(|reach| reach.channel == channel && reach.value == value);
            if !value.is_empty() && !known {
                found.push(way(channel, value, &whose));
            }
        }
    }
    if file.ours {
        let more = ours::more_contacts(file, row).into_iter();
        found.extend(more.map(|(channel, value)| way(channel, &value, &None)));
    } else if let Some(address) = addresses(file, true).address(row) {
        found.push(way(Channel::Address, &address, &whose));
    }
    if let (false, true, Some(name)) = (file.ours, found.is_empty(), &whose) {
        found.push(way(Channel::Other, name, &None));
    }
    found
}

/// The columns of addresses: of the place itself, or of whoever is to be written to. The contact address of
/// a small charity is somebody's home: a way to reach them, which nobody has said may be published.
fn addresses(file: &File, of_contact: bool) -> Mapping {
    let speaks_of_contact = |column| {
        let words = super::words::words(&column_name(file, column));
        words
            .iter()
            .any(|word| word == "contact" || word == "correspondence")
    };
    let fields = file.mapping.columns.iter().enumerate();
    Mapping {
        columns: fields
            .map(|(column, field)| match field {
                Field::Address | Field::Postcode if speaks_of_contact(column) != of_contact => {
                    Field::Ignore
                }
                field => *field,
            })
            .collect(),
        swap: super::mapping::Swap::AsWritten,
    }
}

/// Columns of ours that no field of an import stands for.
fn own_cells(file: &File, row: &Row) -> BTreeMap<String, Value> {
    let cells = row
        .cells
        .iter()
        .filter(|(i, _)| file.is_own(*i) && file.mapping.field(*i) == Field::Extra);
    cells
        .map(|(i, cell)| (column_name(file, *i), cell.clone().into_json()))
        .collect()
}

/// Columns that match no field, under their own names.
fn extra(file: &File, row: &Row) -> BTreeMap<String, Value> {
    let kept = row
        .cells
        .iter()
        .filter(|(i, _)| file.mapping.field(*i) == Field::Extra && !file.is_own(*i));
    kept.map(|(column, cell)| (column_name(file, *column), cell.clone().into_json()))
        .collect()
}

fn keep(extra: &mut BTreeMap<String, Value>, file: &File, field: Field, row: &Row) {
    for column in file.mapping.columns_of(field) {
        if let Some(cell) = row.cell(column) {
            extra.insert(column_name(file, column), cell.clone().into_json());
        }
    }
}

pub fn column_name(file: &File, column: usize) -> String {
    file.columns
        .get(column)
        .cloned()
        .unwrap_or_else(|| format!("Column {}", column + 1))
}

/// Does a column say where its row is?
pub fn says_where(file: &File, column: usize) -> bool {
    use Field::{
        Address, Easting, GeoJsonGeometry, GridReference, Latitude, LonLat, Longitude, Northing,
        Postcode, Wkt,
    };
    let is = matches!(
        file.mapping.field(column),
        Address
            | Easting
            | GeoJsonGeometry
            | GridReference
            | Latitude
            | LonLat
            | Longitude
            | Northing
            | Postcode
            | Wkt
    );
    is || tells_where(&column_name(file, column))
}

/// The row as it came, column by column.
pub fn cells(file: &File, row: &Row) -> BTreeMap<String, Value> {
    row.cells
        .iter()
        .map(|(column, cell): &(usize, Cell)| {
            (column_name(file, *column), cell.clone().into_json())
        })
        .collect()
}

fn join(texts: Vec<String>) -> Option<String> {
    let joined = texts.join("\n");
    (!joined.trim().is_empty()).then(|| joined.trim().to_owned())
}

/// Several words in one cell.
fn words(file: &File, texts: Vec<String>) -> BTreeSet<String> {
    if file.ours {
        return texts.iter().flat_map(|text| ours::several(text)).collect();
    }
    texts
        .iter()
        .flat_map(|text| match text.contains([';', '|']) {
            true => text.split([';', '|']).collect::<Vec<_>>(),
            false => text.split(',').collect(),
        })
        .map(|word| word.trim().to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}
