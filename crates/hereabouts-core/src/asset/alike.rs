//! Whether something that is being typed is here already: called nearly the same and near by, or reached by the
//! same telephone, the same page on the web, or the same number in a public register.
//!
//! It is a hint and never an obstacle: names repeat, and two groups share a hall's telephone.

use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::contact::{Channel, Reach};
use crate::error::Result;
use crate::id::AssetId;
use crate::search::{self, Bits, tokens};
use geo::{Distance, Haversine, Point};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// So far apart (metres) two of the same name may still be one.
const SAME_NAME_M: f64 = 2_000.0;
/// And two of nearly the same.
const LIKE_NAME_M: f64 = 500.0;
/// What more than these share is a switchboard or a council's front page, and says nothing.
const SHARED: u64 = 3;
const MOST: usize = 3;

/// What is known so far of what is being typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct Typed {
    pub name: String,
    /// Longitude, latitude.
    pub at: Option<[f64; 2]>,
    pub reach: Vec<Reach>,
    pub organisation_number: Option<String>,
    /// The asset it is typed into, which is not like itself.
    pub but: Option<AssetId>,
}

/// What an asset has in common with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Number,
    Phone,
    Web,
    SameName,
    LikeName,
}

/// An asset that it may be.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Alike {
    pub id: AssetId,
    pub name: String,
    pub kind: AssetKind,
    pub why: Why,
    /// How far away it is, where both have a place.
    pub metres: Option<f64>,
}

impl Catalogue {
    /// The few assets that are most likely what is being typed.
    pub fn alike(&self, typed: Typed) -> Result<Vec<Alike>> {
        self.read(|db| alike(db, &typed))
    }
}

pub(crate) fn alike(db: &Connection, typed: &Typed) -> Result<Vec<Alike>> {
    let mut found: Vec<Alike> = Vec::new();
    if let Some(number) = typed.organisation_number.as_deref().and_then(register) {
        let words = tokens(typed.organisation_number.as_deref().unwrap_or_default());
        let mut candidates = search::saying(db, words)?;
        candidates.or(&search::saying(db, vec![number.clone()])?);
        let same = each(db, &candidates, typed, |row| {
            let there = row.number.as_deref().and_then(register);
            (there.as_deref() == Some(&number)).then_some(Why::Number)
        })?;
        found.extend(same);
    }
    for way in &typed.reach {
        let (why, wanted) = match way.channel {
            Channel::Phone => (Why::Phone, phone(&way.value)),
            Channel::Web | Channel::Social => (Why::Web, web(&way.value)),
            _ => continue,
        };
        let Some(wanted) = wanted else { continue };
        let spellings = match why {
            Why::Phone => phone_spellings(&wanted),
            _ => vec![tokens(&wanted)],
        };
        let mut candidates = Bits::default();
        for words in spellings {
            candidates.or(&search::saying(db, words)?);
        }
        let same = each(db, &candidates, typed, |row| {
            let ways = row
                .reach
                .iter()
                .filter(|(channel, _)| *channel == way.channel);
            let mut ways = ways.map(|(channel, value)| match channel {
                Channel::Phone => phone(value),
                _ => web(value),
            });
            ways.any(|there| there.as_deref() == Some(&wanted))
                .then_some(why)
        })?;
        if same.len() as u64 <= SHARED {
            found.extend(same);
        }
    }
    let name = Name::of(&typed.name);
    found.extend(each(
        db,
        &search::called(db, &name.said())?,
        typed,
        |row| {
            let metres = row.metres.unwrap_or(0.0);
            match name.like(&Name::of(&row.name)) {
                Some(why @ Why::SameName) if metres <= SAME_NAME_M => Some(why),
                Some(why) if metres <= LIKE_NAME_M => Some(why),
                _ => None,
            }
        },
    )?);
    found.sort_by(|a, b| {
        let far = |one: &Alike| one.metres.unwrap_or(SAME_NAME_M);
        (a.why.cmp(&b.why))
            .then(far(a).total_cmp(&far(b)))
            .then_with(|| a.name.cmp(&b.name))
    });
    let mut once: Vec<Alike> = Vec::new();
    for one in found {
        if once.len() < MOST && !once.iter().any(|there| there.id == one.id) {
            once.push(one);
        }
    }
    Ok(once)
}

/// What is looked at of a candidate.
struct Row {
    name: String,
    metres: Option<f64>,
    number: Option<String>,
    reach: Vec<(Channel, String)>,
}

fn each(
    db: &Connection,
    candidates: &Bits,
    typed: &Typed,
    is: impl Fn(&Row) -> Option<Why>,
) -> Result<Vec<Alike>> {
    let mut get = db.prepare_cached(
        "SELECT id, name, kind, west, south, east, north, organisation_number FROM asset WHERE n = ?1 AND existence = 'here'",
    )?;
    let mut ways = db.prepare_cached(
        "SELECT channel, value FROM contact WHERE asset = ?1 AND existence = 'here' AND channel IN ('phone', 'web', 'social')",
    )?;
    let mut found = Vec::new();
    for n in candidates.iter() {
        let mut rows = get.query([n])?;
        let Some(row) = rows.next()? else { continue };
        let id: [u8; 16] = row.get(0)?;
        let kind = AssetKind::from_token(row.get_ref(2)?.as_str().unwrap_or_default());
        let (Some(kind), id) = (kind, AssetId(uuid::Uuid::from_bytes(id))) else {
            continue;
        };
        if typed.but == Some(id) {
            continue;
        }
        let bounds: [Option<f64>; 4] = [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?];
        let there = match bounds {
            [Some(w), Some(s), Some(e), Some(n)] => Some(Point::new((w + e) / 2.0, (s + n) / 2.0)),
            _ => None,
        };
        let here = typed.at.map(Point::from);
        let mut reach = Vec::new();
        let mut lines = ways.query([id.0.as_bytes()])?;
        while let Some(line) = lines.next()? {
            let channel = match line.get_ref(0)?.as_str().unwrap_or_default() {
                "phone" => Channel::Phone,
                "web" => Channel::Web,
                _ => Channel::Social,
            };
            reach.push((channel, line.get(1)?));
        }
        let row = Row {
            name: row.get(1)?,
            metres: here.zip(there).map(|(a, b)| Haversine.distance(a, b)),
            number: row.get(7)?,
            reach,
        };
        if let Some(why) = is(&row) {
            let Row { name, metres, .. } = row;
            found.push(Alike {
                id,
                name,
                kind,
                why,
                metres,
            });
        }
    }
    Ok(found)
}

/// A name as it is compared: its words without those that say nothing, in any order.
#[derive(Debug, PartialEq)]
pub(crate) struct Name {
    words: Vec<String>,
}

/// Words without which a name is the same.
const SAYS_NOTHING: &[&str] = &[
    "the", "a", "an", "of", "and", "at", "in", "for", "on", "to", "s", "ltd", "limited", "cic",
    "cio", "plc", "llp", "inc",
];
/// Words by which a thing is not told from others of its sort.
const SORTS: &[&str] = &[
    "group",
    "club",
    "centre",
    "center",
    "hall",
    "church",
    "community",
    "society",
    "association",
    "trust",
    "charity",
    "school",
    "park",
    "library",
    "cafe",
    "friends",
    "house",
    "project",
    "foundation",
    "st",
    "street",
    "road",
    "primary",
    "sports",
    "football",
    "cricket",
    "lane",
    "avenue",
    "green",
    "youth",
    "garden",
    "gardens",
    "scout",
    "scouts",
    "field",
    "ground",
    "allotments",
];

impl Name {
    pub(crate) fn of(name: &str) -> Name {
        let mut words: Vec<String> = tokens(name)
            .into_iter()
            .map(|word| match word.as_str() {
                "saint" => "st".to_owned(),
                "center" => "centre".to_owned(),
                _ => word,
            })
            .collect();
        if words
            .iter()
            .any(|word| !SAYS_NOTHING.contains(&word.as_str()))
        {
            words.retain(|word| !SAYS_NOTHING.contains(&word.as_str()));
        }
        words.sort();
        words.dedup();
        Name { words }
    }

    fn said(&self) -> Vec<String> {
        self.words.clone()
    }

    /// The same words, or all of one name in the other but for one letter in a longer word; what they have in
    /// common says more than what sort of thing it is.
    pub(crate) fn like(&self, other: &Name) -> Option<Why> {
        if self.words.is_empty() || other.words.is_empty() {
            return None;
        }
        if self == other {
            return Some(Why::SameName);
        }
        let (short, long) = match self.words.len() <= other.words.len() {
            true => (self, other),
            false => (other, self),
        };
        let mut left: Vec<&String> = long.words.iter().collect();
        let mut telling = 0;
        for word in &short.words {
            let same = left.iter().position(|there| there == &word);
            let at = same.or_else(|| left.iter().position(|there| nearly(word, there)))?;
            let there = left.remove(at);
            telling += usize::from(!(is_sort(word) && is_sort(there)));
        }
        // What only the longer one says tells them apart, unless it is a sort of thing.
        let more = left.iter().filter(|word| !is_sort(word)).count();
        let one = long.words.len() == 1 || short.words.len() >= 2 && more <= 1;
        let enough = telling >= 2 || telling == 1 && one;
        enough.then_some(Why::LikeName)
    }
}

fn is_sort(word: &str) -> bool {
    SORTS.contains(&word)
}

/// One letter off, in a word long enough that this is a slip; numbers are never nearly the same.
fn nearly(a: &str, b: &str) -> bool {
    let letters = |word: &str| word.chars().collect::<Vec<char>>();
    a.chars().count().min(b.chars().count()) >= 5
        && !a.contains(|c: char| c.is_ascii_digit())
        && search::one_off(&letters(a), &letters(b))
}

/// The figures of a telephone number as dialled within the country; none for what is too short to be one.
fn phone(value: &str) -> Option<String> {
    let value = value.replace("(0)", "");
    let figures: String = value.chars().filter(char::is_ascii_digit).collect();
    let abroad = figures
        .strip_prefix("00")
        .filter(|_| !value.trim().starts_with('+'));
    let figures = match (value.trim().strip_prefix('+'), abroad) {
        (Some(_), _) => figures
            .strip_prefix("44")
            .map(|rest| format!("0{rest}"))
            .unwrap_or(figures),
        (None, Some(rest)) => rest
            .strip_prefix("44")
            .map(|rest| format!("0{rest}"))
            .unwrap_or(rest.to_owned()),
        (None, None) => figures,
    };
    (figures.len() >= 7).then_some(figures)
}

/// How the text index may hold it: in one piece, as it was dialled here or from abroad.
fn phone_spellings(figures: &str) -> Vec<Vec<String>> {
    let national = figures.strip_prefix('0').unwrap_or(figures);
    [
        figures.to_owned(),
        format!("44{national}"),
        format!("0044{national}"),
        format!("440{national}"),
    ]
    .map(|one| vec![one])
    .into()
}

/// A page on the web without how it is reached.
fn web(value: &str) -> Option<String> {
    let lower = value.trim().to_lowercase();
    let page = lower
        .trim_start_matches("https://")
        .trim_start_matches("http://");
    let page = page.trim_start_matches("www.").trim_end_matches('/');
    (page.contains('.') && !page.contains(char::is_whitespace)).then(|| page.to_owned())
}

/// A number in a public register, without how it is spaced.
fn register(number: &str) -> Option<String> {
    let plain: String = number.chars().filter(|c| c.is_alphanumeric()).collect();
    let plain = plain.to_lowercase().trim_start_matches('0').to_owned();
    (plain.len() >= 5 && plain.contains(|c: char| c.is_ascii_digit())).then_some(plain)
}

#[cfg(test)]
mod tests;
