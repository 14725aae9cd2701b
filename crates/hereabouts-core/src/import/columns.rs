//! What a column can mean, and the guess from its name and its values.

use crate::id::CustomFieldId;
use serde::{Deserialize, Serialize};

/// What a column of a source holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// What it is called.
    Name,
    /// What it is, in the source's own words: one of the six kinds, or a type or category.
    Kind,
    /// What it does or offers, in a sentence or two.
    Summary,
    /// Notes for ourselves.
    Note,
    /// Tags, categories and keywords, several joined by `;`, `,` or `|`.
    Tags,
    /// What it offers, piece by piece: each becomes a gift, or a wish where it says so.
    Gifts,
    /// What it would love, piece by piece: each becomes a wish, or a gift where it says so.
    Wishes,
    /// Whether it is going, resting or ended.
    Status,
    /// The source's own identifier, by which a row is found again.
    SourceId,
    /// Degrees east; with several columns the n-th belongs to the n-th latitude.
    Longitude,
    /// Degrees north.
    Latitude,
    /// Both in one cell, in either order.
    LonLat,
    /// Well-known text.
    Wkt,
    /// The text of a GeoJSON geometry.
    GeoJsonGeometry,
    /// A British National Grid reference.
    GridReference,
    /// British National Grid metres east; the n-th belongs to the n-th northing.
    Easting,
    /// British National Grid metres north.
    Northing,
    /// One of our own precision tokens, such as `about_100m`.
    LocationPrecision,
    /// Metres by which the place may be off.
    Uncertainty,
    /// An address or a part of one; several columns are joined in order.
    Address,
    Postcode,
    Phone,
    Email,
    Website,
    SocialMedia,
    /// The person or role to ask for.
    ContactName,
    /// How to get in or take part: steps, lifts, who may come.
    Access,
    Cost,
    /// Opening hours and times; several columns are listed with their names.
    When,
    /// The day somebody last checked it.
    LastConfirmed,
    Languages,
    /// A story in the teller's words.
    Story,
    /// Where the source has it from.
    CreatedSource,
    /// A field of the team's own that is here; the options of an import call it `field/ID` or `field/NAME`.
    #[serde(rename = "field")]
    Own(CustomFieldId),
    /// A field of the team's own, to be made of the column.
    NewField,
    /// Matches no field: kept with the asset under the column's own name.
    Extra,
    /// Left out because the user said so.
    Ignore,
}

/// How sure a guess is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    Sure,
    PleaseLook,
    KeptAsItIs,
}

/// What one column is taken for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Guess {
    /// Index of the column.
    pub column: usize,
    /// The field it is taken for; [`Field::Extra`] when none fits.
    pub field: Field,
    pub certainty: Certainty,
    /// Why, in a few words.
    pub why: String,
}

pub use super::guess::guess;
pub use super::shapes::is_postcode;
