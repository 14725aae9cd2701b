//! A file opened: what it is, what its columns are, and what was noticed about it as a whole.

use super::check::{FileCheck, check};
use super::columns::{Certainty, guess};
use super::draft::File;
use super::mapping::{Swap, fingerprint};
use super::own_fields::OwnFields;
use super::plan::*;
use super::{Field, ImportError, Mapping, ReadOptions, Source, ours, wording};
use crate::asset::AssetKind;
use crate::catalogue::{Going, now};
use crate::custom_field::{self, FieldType, UNIT};
use crate::error::{Error, Result};
use crate::storage;
use crate::travel;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::Path;

/// What is kept of how a file was read, for the next one of its shape.
#[derive(Default, Serialize, Deserialize)]
struct Remembered {
    #[serde(flatten)]
    mapping: Mapping,
    /// What somebody said its rows are.
    #[serde(default)]
    kind: Option<AssetKind>,
}

/// A file opened, its columns understood.
pub struct Opened {
    pub source: Source,
    columns: Vec<String>,
    mapping: Mapping,
    /// What somebody said the rows are, now or the last time.
    said_kind: Option<AssetKind>,
    certainty: Vec<ColumnCertainty>,
    pub remembered: bool,
    pub kind: AssetKind,
    pub notes: Vec<FileNote>,
    /// What the records say they came from.
    pub name: String,
    /// We saved it ourselves.
    ours: bool,
    /// Which columns are ours, and no other source's that passed through us.
    own: Vec<bool>,
    pub own_fields: OwnFields,
}

impl Opened {
    pub fn file<'a>(&'a self, options: &'a ImportOptions) -> File<'a> {
        File {
            source: &self.name,
            columns: &self.columns,
            mapping: &self.mapping,
            kind: self.kind,
            audience: options.audience.as_ref(),
            ours: self.ours,
            own: &self.own,
            fields: &self.own_fields.all,
        }
    }

    fn new_type(&self, field: Field) -> Option<FieldType> {
        let Field::Own(id) = field else { return None };
        let made = custom_field::find(&self.own_fields.all, id)?;
        Some(made.kind).filter(|_| self.own_fields.is_new(id))
    }

    pub fn columns_shown(&self) -> Vec<ColumnPlan> {
        let profiles = self.source.columns.iter().enumerate();
        profiles
            .map(|(i, profile)| ColumnPlan {
                name: self.columns[i].clone(),
                sample: profile.samples.first().cloned().unwrap_or_default(),
                field: token(self.mapping.field(i), &self.own_fields),
                new_type: self.new_type(self.mapping.field(i)),
                certainty: self.certainty[i],
            })
            .collect()
    }
}

fn token(field: Field, own_fields: &OwnFields) -> String {
    match field {
        Field::Extra => String::new(),
        Field::Own(id) if own_fields.is_new(id) => "new_field".into(),
        Field::Own(id) => format!("{UNIT}{id}"),
        field => serde_json::to_value(field)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_default(),
    }
}

/// A field by its token; "" keeps the column as it is.
fn field(token: &str, own_fields: &OwnFields) -> Result<Field> {
    match token.strip_prefix(UNIT) {
        Some(which) => own_fields.chosen(which),
        None if token.is_empty() => Ok(Field::Extra),
        None => serde_json::from_value(Value::from(token)).map_err(|_| {
            Error::invalid(format!(
                "There is no field “{token}” that a column could be."
            ))
        }),
    }
}

/// Opens a file and understands its columns.
///
/// # Errors
/// The file cannot be read, is a catalogue or lists relationships; a column is to be a field that there is not; this is
/// a travel copy that does not have every field.
pub fn open(
    db: &Connection,
    path: &Path,
    options: &ImportOptions,
    going: &Going,
) -> Result<Opened> {
    travel::may_bring_in(db)?;
    if storage::known_as_catalogue(path) {
        return Err(Error::invalid(format!(
            "{} is a Hereabouts catalogue itself. Nothing was changed. Open it instead of bringing it in.",
            path.display()
        )));
    }
    let (source, ours) = read(path, options, going)?;
    if ours::is_of_relationships(&source) {
        return Err(Error::invalid(format!(
            "“{}” lists the relationships between the assets of another file, and would make assets of them. Nothing was changed. Bring in the file it was saved with.",
            source.name
        )));
    }
    let profiles = source.columns.iter();
    let headings: Vec<&str> = profiles.map(|profile| profile.name.as_str()).collect();
    let (columns, own) = match ours {
        true => ours::columns(db, path, &headings)?,
        false => {
            let columns = headings.iter().map(|name| (*name).to_owned()).collect();
            (columns, vec![false; headings.len()])
        }
    };
    let guesses = guess(&source.columns);
    let before = match ours {
        true => None,
        false => remembered(db, &columns)?,
    };
    let remembered = before.is_some();
    let said_kind = options
        .kind
        .or(before.as_ref().and_then(|before| before.kind));
    let mut certainty: Vec<ColumnCertainty> = guesses
        .iter()
        .map(|guess| match guess.certainty {
            _ if remembered => ColumnCertainty::AsBefore,
            _ if ours => ColumnCertainty::Sure,
            Certainty::Sure => ColumnCertainty::Sure,
            Certainty::PleaseLook => ColumnCertainty::PleaseLook,
            Certainty::KeptAsItIs => ColumnCertainty::KeptAsItIs,
        })
        .collect();
    let mut mapping = match before {
        Some(before) => before.mapping,
        None => Mapping::from_guesses(&guesses),
    };
    mapping.columns.resize(columns.len(), Field::Extra);
    if ours {
        let named = |(heading, own): (&&str, &bool)| match own {
            true => ours::field(heading),
            false => Field::Extra,
        };
        mapping.columns = headings.iter().zip(&own).map(named).collect();
    }
    let mut own_fields = OwnFields::of(db)?;
    for (column, name) in columns.iter().enumerate() {
        let is_free = mapping.columns[column] == Field::Extra && !own[column] && !remembered;
        if let Some(id) = own_fields.named(name).filter(|_| is_free) {
            mapping.columns[column] = Field::Own(id);
            certainty[column] = ColumnCertainty::Sure;
        }
    }
    for (column, chosen) in &options.columns {
        let column = *column as usize;
        if column < columns.len() {
            mapping.columns[column] = field(chosen, &own_fields)?;
            certainty[column] = ColumnCertainty::Chosen;
        }
    }
    own_fields.settle(db, &mut mapping, &columns, &source.columns)?;
    let mut notes: Vec<FileNote> = source
        .warnings
        .iter()
        .map(|words| FileNote::other(words))
        .collect();
    mapping.swap = Swap::AsWritten;
    for found in check(&source, &mapping).map_err(stopped)? {
        match found {
            FileCheck::Swapped {
                rows,
                correction,
                words,
                ..
            } => {
                if options.swap {
                    mapping.swap = correction;
                }
                notes.push(FileNote {
                    note: FileNoteKind::Swapped,
                    words,
                    rows,
                });
            }
            FileCheck::SameSpot { rows, words, .. } => {
                notes.push(FileNote {
                    note: FileNoteKind::Other,
                    words,
                    rows,
                });
            }
        }
    }
    let sheet = options
        .sheet
        .as_ref()
        .filter(|sheet| source.sheets.first() != Some(sheet));
    let name = match sheet {
        Some(sheet) => format!("{}, {sheet}", source.name),
        None => source.name.clone(),
    };
    let kind = said_kind
        .or_else(|| wording::kind(&name))
        .or_else(|| wording::kind_of_headings(columns.iter().map(String::as_str)))
        .unwrap_or(AssetKind::Place);
    Ok(Opened {
        columns,
        mapping,
        said_kind,
        certainty,
        remembered,
        kind,
        notes,
        name,
        ours,
        own,
        own_fields,
        source,
    })
}

/// Opens a file, and says whether we saved it. Our own texts are read word for word.
fn read(path: &Path, options: &ImportOptions, going: &Going) -> Result<(Source, bool)> {
    let delimiter = ours::delimiter(path);
    let as_ours = |verbatim| ReadOptions {
        verbatim,
        delimiter: delimiter.filter(|_| verbatim),
        sheet: options.sheet.clone(),
        progress: going.reading(),
        ..ReadOptions::default()
    };
    let likely = delimiter.is_some() || ours::companion_of(path).is_some();
    let source = Source::open(path, &as_ours(likely)).map_err(stopped)?;
    let ours = ours::is_ours(&source);
    let source = match ours == likely {
        true => source,
        false => Source::open(path, &as_ours(ours)).map_err(stopped)?,
    };
    Ok((source, ours))
}

/// How a file of this shape was matched the last time.
fn remembered(db: &Connection, columns: &[String]) -> Result<Option<Remembered>> {
    let shape = fingerprint(columns.iter().map(String::as_str));
    let text: Option<String> = db
        .prepare_cached("SELECT mapping FROM remembered_mapping WHERE shape = ?1")?
        .query_row([shape], |row| row.get(0))
        .optional()?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

impl Opened {
    /// Keeps how the file was read for the next one of its shape.
    pub fn remember(&self, db: &Connection) -> Result<()> {
        let shape = fingerprint(self.columns.iter().map(String::as_str));
        let remembered = Remembered {
            mapping: self.mapping.to_remember(),
            kind: self.said_kind,
        };
        let text = serde_json::to_string(&remembered).map_err(|e| Error::Damaged(e.to_string()))?;
        db.prepare_cached(
            "INSERT INTO remembered_mapping (shape, mapping, at) VALUES (?1, ?2, ?3) \
             ON CONFLICT (shape) DO UPDATE SET mapping = excluded.mapping, at = excluded.at",
        )?
        .execute(params![shape, text, now()])?;
        Ok(())
    }
}

impl FileNote {
    fn other(words: &str) -> FileNote {
        FileNote {
            note: FileNoteKind::Other,
            words: words.to_owned(),
            rows: 0,
        }
    }
}

pub fn stopped(error: ImportError) -> Error {
    match error {
        ImportError::Stopped { .. } => Error::Stopped,
        error => error.into(),
    }
}
