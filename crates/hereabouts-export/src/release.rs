//! The prepared content of one release. Whoever builds it has already decided what may leave: a format writes all
//! of it and knows of nothing else.

use crate::{Columns, Error, Precision, Source};

/// What leaves, for one audience, on one day.
///
/// The contents are streamed: a format takes first the assets, then the relationships, each to its end; then the
/// photos are written. None of them is held longer than it takes to write it.
pub struct Release<'a> {
    pub about: About,
    /// Every property an asset of this release may have, in the order in which they are written.
    pub columns: Columns,
    pub assets: Contents<'a, ReleasedAsset>,
    /// Only relationships both of whose ends are among `assets`.
    pub relationships: Contents<'a, ReleasedRelationship>,
    /// Photos of `assets`, which name them in a property.
    pub photos: Contents<'a, ReleasedPhoto>,
    /// Also draw relationships as lines, for ends that have a [`End::place`].
    pub lines: bool,
}

/// One pass over prepared records.
pub type Contents<'a, T> = Box<dyn Iterator<Item = Result<T, Source>> + 'a>;

/// The covering letter: words for the companion files, none of which may speak of what stayed home.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The catalogue or collection, as its keepers call it.
    pub title: String,
    /// Who this is for, in words: "the public", "our team", "Greenfield Council".
    pub audience: String,
    pub partner: Option<String>,
    pub profile: Option<String>,
    pub purpose: Option<String>,
    /// Name of the licence, with its address if it has one.
    pub licence: Option<String>,
    pub attributions: Vec<String>,
    pub who_to_ask: Option<String>,
    /// ISO 8601 calendar date.
    pub exported_on: String,
    /// The rules, as sentences, by which places were made coarser.
    pub coarsening: Vec<String>,
    /// How many people are in it, never exactly: a multiple of 5, and 0 for fewer than 5. None where nothing is said.
    pub people: Option<u64>,
}

/// One asset as the audience may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleasedAsset {
    /// The id under which this audience knows the asset.
    pub id: String,
    /// Token of the kind, such as `association`, and its wording, such as "Group".
    pub kind: String,
    pub kind_label: String,
    pub name: String,
    pub place: Place,
    /// Values by position in [`Release::columns`], ascending, without those that are missing.
    pub values: Vec<(usize, Value)>,
}

impl ReleasedAsset {
    /// The values with the keys they leave under; an error where a value has no column, or one twice.
    pub fn named<'r>(
        &'r self,
        columns: &'r Columns,
    ) -> impl Iterator<Item = Result<(&'r str, &'r Value), Error>> {
        let mut next = 0;
        self.values.iter().map(move |(column, value)| {
            let key = columns.key(*column).filter(|_| *column >= next);
            next = column + 1;
            key.map(|key| (key, value)).ok_or_else(|| Error::Values {
                asset: self.id.clone(),
                column: *column,
            })
        })
    }
}

/// Where something is and how well that is known.
///
/// A geometry with [`Precision::None`] does not leave: what has no stated precision has no place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Place {
    /// WGS 84, longitude before latitude, degrees; an optional third value is a height in metres.
    pub geometry: Option<geojson::Geometry>,
    pub precision: Precision,
    /// Radius in metres within which the true place lies.
    pub uncertainty_m: Option<f64>,
    /// The geometry is a cell of a fixed grid. Its corners say nothing of the place within, so they leave exactly.
    pub is_cell: bool,
}

/// The value of one property.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Any text, an ISO 8601 date or an identifier.
    Text(String),
    Integer(i64),
    /// A number that is not finite is written as missing.
    Number(f64),
    Flag(bool),
    /// Written joined by `;`, see [`crate::cell::join_list`].
    List(Vec<String>),
}

/// One directed tie between two released assets.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleasedRelationship {
    /// Only if relationships have ids this audience may know.
    pub id: Option<String>,
    /// Token of the type, such as `meets_at`, and its wording, such as "meets at".
    pub kind: String,
    pub kind_label: String,
    pub from: End,
    pub to: End,
    /// ISO 8601 dates, as far as they are known.
    pub since: Option<String>,
    pub until: Option<String>,
    pub strength: Option<String>,
    pub source: Option<String>,
    pub confidence: Option<String>,
    pub note: Option<String>,
}

/// One photo of a released asset.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleasedPhoto {
    /// See [`crate::photo::name`].
    pub name: String,
    /// JPEG or PNG, written anew, with nothing in it but what draws it.
    pub bytes: Vec<u8>,
}

/// One end of a relationship, worded and placed as the released asset is.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    pub id: String,
    pub name: String,
    /// Needed only for [`Release::lines`].
    pub place: Place,
}
