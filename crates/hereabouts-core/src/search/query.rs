//! What is asked for, as a value: all of its terms must hold.

use crate::asset::{AssetKind, Status};
use crate::confirmation::Freshness;
use crate::place::Precision;
use std::borrow::Cow;

/// All terms must hold; none finds everything.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    pub terms: Vec<Term>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// `-`: what this finds is left out.
    pub negated: bool,
    pub matter: Matter,
}

/// What a term looks at. Several values are any of them; they are never empty.
#[derive(Debug, Clone, PartialEq)]
pub enum Matter {
    /// The beginning of a word, anywhere in the asset's text. Holds no white space.
    Word(String),
    /// These words in this order.
    Phrase(String),
    Kind(Vec<AssetKind>),
    /// Compared folded.
    Tag(Vec<String>),
    Status(Vec<Status>),
    Fresh(Vec<Freshness>),
    Has(Vec<Has>),
    /// How exactly it is placed; `none` is what is not on the map.
    Precision(Vec<Precision>),
    /// The name or the code of an area; compared folded.
    Area(Vec<String>),
    Audience(Vec<Reach>),
    /// The name of an import's source; compared folded.
    Imported(Vec<String>),
    /// What is said in a field of the team's own; its name is compared folded, and what each value asks for
    /// is `Said::is`'s to say.
    Field {
        label: String,
        values: Vec<String>,
    },
    /// What it offers, by topic: stems and synonyms are of one topic.
    Offers(Vec<String>),
    /// What it would love, by topic.
    Wishes(Vec<String>),
    /// The name of what it is tied to, or words of it; compared folded.
    TiedTo(Vec<String>),
    /// How many ties it has.
    Ties(Vec<TieCount>),
    /// Degrees and metres, in the order people type them: latitude first.
    Near {
        lat: f64,
        lon: f64,
        metres: f64,
    },
    /// West, south, east, north in degrees; west of the 180th meridian is more than east.
    Bbox([f64; 4]),
}

/// What an asset can have or lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Has {
    /// A geometry: it is on the map.
    Place,
    Address,
    Contact,
    Ties,
    /// Something that it offers, and not no longer.
    Gifts,
    /// Something that it would love, and neither has nor has let go.
    Wishes,
    Tag,
    Summary,
    Story,
    Note,
    /// A unit with more than one answer.
    Question,
}

/// How many ties are asked for: `0`, `3`, `1+`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TieCount {
    Exactly(u32),
    AtLeast(u32),
}

/// The width of an audience, without the partners' names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Me,
    Team,
    Partners,
    Public,
}

impl Query {
    /// Words as typed, without the query language: for type-ahead.
    pub fn of_words(text: &str) -> Query {
        let word = |word: &str| Term {
            negated: false,
            matter: Matter::Word(word.to_owned()),
        };
        Query {
            terms: text.split_whitespace().map(word).collect(),
        }
    }
}

impl Has {
    pub const ALL: [Has; 11] = [
        Has::Place,
        Has::Address,
        Has::Contact,
        Has::Ties,
        Has::Gifts,
        Has::Wishes,
        Has::Tag,
        Has::Summary,
        Has::Story,
        Has::Note,
        Has::Question,
    ];

    pub fn token(self) -> &'static str {
        match self {
            Has::Place => "place",
            Has::Address => "address",
            Has::Contact => "contact",
            Has::Ties => "ties",
            Has::Gifts => "gifts",
            Has::Wishes => "wishes",
            Has::Tag => "tag",
            Has::Summary => "summary",
            Has::Story => "story",
            Has::Note => "note",
            Has::Question => "question",
        }
    }
}

impl TieCount {
    pub fn token(self) -> String {
        match self {
            TieCount::Exactly(count) => count.to_string(),
            TieCount::AtLeast(count) => format!("{count}+"),
        }
    }

    pub fn from_token(token: &str) -> Option<TieCount> {
        let (figures, count): (&str, fn(u32) -> TieCount) = match token.strip_suffix('+') {
            Some(figures) => (figures, TieCount::AtLeast),
            None => (token, TieCount::Exactly),
        };
        let are_figures = figures.bytes().all(|figure| figure.is_ascii_digit());
        figures.parse().ok().filter(|_| are_figures).map(count)
    }
}

impl Reach {
    pub const ALL: [Reach; 4] = [Reach::Me, Reach::Team, Reach::Partners, Reach::Public];

    pub fn token(self) -> &'static str {
        match self {
            Reach::Me => "me",
            Reach::Team => "team",
            Reach::Partners => "partners",
            Reach::Public => "public",
        }
    }
}

/// The order people think of them in, which is the order of the browser pane.
pub(super) const STATUSES: [Status; 6] = [
    Status::Idea,
    Status::Starting,
    Status::Going,
    Status::Resting,
    Status::Ended,
    Status::Unknown,
];

pub(crate) fn status_token(status: Status) -> &'static str {
    match status {
        Status::Idea => "idea",
        Status::Starting => "starting",
        Status::Going => "going",
        Status::Resting => "resting",
        Status::Ended => "ended",
        Status::Unknown => "unknown",
    }
}

/// From the most exact on.
pub(super) const PRECISIONS: [Precision; 8] = [
    Precision::Exact,
    Precision::Building,
    Precision::Street,
    Precision::About100M,
    Precision::About1Km,
    Precision::Neighbourhood,
    Precision::Area,
    Precision::None,
];

pub(super) fn precision_token(precision: Precision) -> &'static str {
    hereabouts_export::Precision::from(precision).token()
}

impl Matter {
    /// The name before the colon, a field of the team's own in quotation marks; `words` for words and phrases.
    pub fn field(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Matter::Field { label, .. } => return Cow::Owned(in_quotes(label)),
            Matter::Word(_) | Matter::Phrase(_) => "words",
            Matter::Kind(_) => "kind",
            Matter::Tag(_) => "tag",
            Matter::Status(_) => "status",
            Matter::Fresh(_) => "fresh",
            Matter::Has(_) => "has",
            Matter::Precision(_) => "precision",
            Matter::Area(_) => "area",
            Matter::Audience(_) => "audience",
            Matter::Imported(_) => "imported",
            Matter::Offers(_) => "offers",
            Matter::Wishes(_) => "wishes",
            Matter::TiedTo(_) => "tied-to",
            Matter::Ties(_) => "ties",
            Matter::Near { .. } => "near",
            Matter::Bbox(_) => "bbox",
        })
    }

    /// What stands after the colon, value by value, unquoted.
    pub fn values(&self) -> Vec<String> {
        fn tokens<T: Copy>(values: &[T], token: fn(T) -> &'static str) -> Vec<String> {
            values.iter().map(|v| token(*v).to_owned()).collect()
        }
        match self {
            Matter::Word(text) | Matter::Phrase(text) => vec![text.clone()],
            Matter::Kind(kinds) => tokens(kinds, AssetKind::token),
            Matter::Status(statuses) => tokens(statuses, status_token),
            Matter::Fresh(fresh) => tokens(fresh, Freshness::token),
            Matter::Has(has) => tokens(has, Has::token),
            Matter::Precision(precisions) => tokens(precisions, precision_token),
            Matter::Audience(reaches) => tokens(reaches, Reach::token),
            Matter::Tag(names) | Matter::Area(names) | Matter::Imported(names) => names.clone(),
            Matter::Offers(words) | Matter::Wishes(words) | Matter::TiedTo(words) => words.clone(),
            Matter::Ties(counts) => counts.iter().map(|count| count.token()).collect(),
            Matter::Field { values, .. } => values.clone(),
            Matter::Near { lat, lon, metres } => vec![format!("{lat},{lon},{metres}m")],
            Matter::Bbox([w, s, e, n]) => vec![format!("{w},{s},{e},{n}")],
        }
    }
}

/// As the language writes a text with spaces in it.
pub(super) fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
