//! What changed between the preview of a release and saving it.
//!
//! The preview is not kept anywhere: its token holds a digest of what was to leave and how far the log had
//! come, and the log tells the rest.

use super::request::{Reason, ReleaseRequest, What};
use super::rules::Rules;
use super::survey::Survey;
use crate::asset::Asset;
use crate::error::{Error, Result};
use crate::id::{AssetId, RecordId};
use crate::log::view::View;
use crate::log::{EXISTS, HERE, rows};
use crate::record::{Kind, Record, Units};
use crate::search::Bits;
use crate::storage::rows::{Existence, get};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::str::FromStr;

/// Assets named in sentences; the others are counted.
const NAMED: usize = 10;

/// Stands for one preview.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// The last operation it knew.
    version: u64,
    released: u64,
    ties: u64,
    digest: String,
}

impl Token {
    pub fn of(db: &Connection, survey: &Survey) -> Result<Token> {
        let version = db
            .prepare_cached("SELECT coalesce(max(n), 0) FROM op")?
            .query_row([], |row| row.get(0))?;
        Ok(Token {
            version,
            released: survey.released.count(),
            ties: survey.ties_released,
            digest: survey.digest.clone(),
        })
    }

    /// Was nothing done since?
    pub fn is_of_now(&self, db: &Connection) -> Result<bool> {
        let version: u64 = db
            .prepare_cached("SELECT coalesce(max(n), 0) FROM op")?
            .query_row([], |row| row.get(0))?;
        Ok(version == self.version)
    }

    pub fn same_leaves(&self, survey: &Survey) -> bool {
        self.digest == survey.digest
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Token {
            version,
            released,
            ties,
            digest,
        } = self;
        write!(f, "{version}.{released}.{ties}.{digest}")
    }
}

impl FromStr for Token {
    type Err = Error;

    fn from_str(text: &str) -> Result<Token> {
        let parts: Vec<&str> = text.split('.').collect();
        let read = || {
            let [version, released, ties, digest] = parts[..] else {
                return None;
            };
            Some(Token {
                version: version.parse().ok()?,
                released: released.parse().ok()?,
                ties: ties.parse().ok()?,
                digest: digest.to_owned(),
            })
        };
        read().ok_or_else(|| {
            Error::invalid("That stands for no preview. Look at what leaves once more, then save.")
        })
    }
}

/// What is different now from the preview that `then` stands for, in sentences; none when all is the same.
pub fn sentences(
    db: &Connection,
    request: &ReleaseRequest,
    rules: &Rules,
    wanted: &Bits,
    survey: &Survey,
    then: &Token,
) -> Result<Vec<String>> {
    let now = Token::of(db, survey)?;
    if now.digest == then.digest {
        return Ok(Vec::new());
    }
    let mut sentences = Vec::new();
    if now.released != then.released {
        let leave = match now.released {
            1 => "1 asset leaves".to_owned(),
            count => format!("{count} assets leave"),
        };
        sentences.push(format!("{leave}; in the preview it was {}.", then.released));
    }
    if now.ties != then.ties {
        sentences.push(format!(
            "Of relationships {} leave; in the preview it was {}.",
            now.ties, then.ties
        ));
    }
    let touched = touched(db, request, rules, then.version)?;
    sentences.extend(touched.words.into_iter().map(str::to_owned));
    let asked = Asked {
        what: &request.what,
        rules,
        wanted,
        released: &survey.released,
        left_out: &survey.left.records,
        version: then.version,
    };
    let about: Vec<String> = touched
        .assets
        .into_iter()
        .map(|id| asked.sentence(db, id))
        .filter_map(Result::transpose)
        .collect::<Result<_>>()?;
    let more = about.len().saturating_sub(NAMED);
    sentences.extend(about.into_iter().take(NAMED));
    if more > 0 {
        sentences.push(format!("And {more} more were changed since the preview."));
    }
    if sentences.is_empty() {
        sentences.push("What leaves is not quite what the preview showed.".into());
    }
    Ok(sentences)
}

/// What was changed since.
pub struct Touched {
    pub assets: BTreeSet<AssetId>,
    words: BTreeSet<&'static str>,
}

pub fn touched(
    db: &Connection,
    request: &ReleaseRequest,
    rules: &Rules,
    version: u64,
) -> Result<Touched> {
    let mut touched = Touched {
        assets: BTreeSet::new(),
        words: BTreeSet::new(),
    };
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT c.kind, c.record FROM op o JOIN change c ON c.op = o.id WHERE o.n > ?1 AND c.aside = 0",
    )?;
    let mut rows = statement.query([version])?;
    while let Some(row) = rows.next()? {
        let record = RecordId::from_bytes(row.get(1)?);
        let partner = rules.partner.as_ref().map(|(id, _)| id.0);
        match Kind::from_table(row.get_ref(0)?.as_str().unwrap_or_default()) {
            Some(Kind::Asset) => {
                touched.assets.insert(AssetId(record));
            }
            Some(kind @ (Kind::Contact | Kind::Confirmation | Kind::Attachment)) => {
                touched.assets.extend(asset_of(db, kind, "asset", &record)?);
            }
            Some(kind @ (Kind::Gift | Kind::Wish)) => {
                touched
                    .assets
                    .extend(asset_of(db, kind, "holder", &record)?);
            }
            Some(Kind::Consent) => {
                touched
                    .assets
                    .extend(asset_of(db, Kind::Consent, "person", &record)?);
            }
            Some(Kind::Activity) => {
                touched
                    .assets
                    .extend(asset_of(db, Kind::Activity, "host", &record)?);
            }
            Some(Kind::RelationshipType) => {
                touched
                    .words
                    .insert("How relationships are worded was changed.");
            }
            Some(Kind::ReleaseProfile) if request.profile.map(|id| id.0) == Some(record) => {
                touched.words.insert("The profile was changed.");
            }
            Some(Kind::Partner) if partner == Some(record) => {
                touched
                    .words
                    .insert("What is known of the partner was changed.");
            }
            Some(Kind::CustomField) => {
                touched.words.insert("The team’s own fields were changed.");
            }
            Some(Kind::Catalogue) => {
                touched
                    .words
                    .insert("The catalogue’s own details were changed.");
            }
            _ => {}
        }
    }
    Ok(touched)
}

fn asset_of(
    db: &Connection,
    kind: Kind,
    column: &'static str,
    record: &RecordId,
) -> Result<Option<AssetId>> {
    let sql = format!("SELECT {column} FROM {} WHERE id = ?1", kind.table());
    let id = db
        .prepare_cached(&sql)?
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(id.map(|bytes| AssetId(RecordId::from_bytes(bytes))))
}

/// What was asked for, then and now.
struct Asked<'a> {
    what: &'a What,
    rules: &'a Rules,
    wanted: &'a Bits,
    released: &'a Bits,
    left_out: &'a BTreeSet<AssetId>,
    version: u64,
}

impl Asked<'_> {
    /// What became of an asset that was touched; nothing where it made no difference.
    fn sentence(&self, db: &Connection, id: AssetId) -> Result<Option<String>> {
        let asked = match self.what {
            What::Selected { ids } => ids.contains(&id),
            What::Everything | What::Shown { .. } => true,
        };
        let Some(now) = get::<Asset>(db, &id.0)?.filter(|_| asked) else {
            return Ok(None);
        };
        let then = then(db, id, self.version)?;
        let left = then.filter(|asset| self.rules.stays(id, asset).is_none());
        let leaves = self.released.has(now.n);
        let name = &now.record.name;
        Ok(match (left, leaves) {
            (Some(_), false) => Some(format!("“{name}” stays: {}.", self.why(&now))),
            (None, true) => Some(format!("“{name}” leaves and was not in the preview.")),
            (Some(_), true) => Some(format!("“{name}” was changed and leaves as it is now.")),
            // Whether it would have left before is not asked once more: it is said in any case.
            (None, false) => match self.rules.stays(id, &now.record) {
                Some(Reason::Withdrawn | Reason::JoinedWithErased) => {
                    Some(format!("“{name}” stays: {}.", self.why(&now)))
                }
                _ => None,
            },
        })
    }

    fn why(&self, now: &crate::storage::rows::Stored<Asset>) -> &'static str {
        match now.existence {
            Existence::Here => {}
            Existence::Joined => return "it is one with another now",
            Existence::Bin | Existence::Blank => return "it is not here any more",
        }
        match self.rules.stays(AssetId(now.id), &now.record) {
            Some(Reason::Audience) => "it may be seen by fewer people now",
            Some(Reason::Safeguarded) => "it is safeguarded now",
            Some(Reason::Restricted) => "it is kept but not used now",
            Some(Reason::JoinedWithErased) => "what it was joined with was erased",
            Some(Reason::Person) => "people leave for the team alone",
            Some(Reason::Child) => "nothing of a child leaves",
            Some(Reason::Withdrawn) => "consent was taken back",
            Some(Reason::Lapsed) => "their consent has lapsed",
            Some(Reason::NotAskedFor) => "the profile does not ask for its kind",
            Some(Reason::LeftOut) => "it is left out",
            None if self.left_out.contains(&AssetId(now.id)) => "it is left out",
            None if !self.wanted.has(now.n) => "it was changed and is not among what is shown now",
            None => "it was changed",
        }
    }
}

/// The asset as it was at a version, if it was here.
pub fn then(db: &Connection, id: AssetId, version: u64) -> Result<Option<Asset>> {
    let mut statement = db.prepare_cached(
        "SELECT o.id FROM change c JOIN op o ON o.id = c.op WHERE c.record = ?1 AND o.n <= ?2",
    )?;
    let known: HashSet<String> = statement
        .query_map(rusqlite::params![id.0.as_bytes(), version], |row| {
            row.get(0)
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut changes = rows::changes_of(db, &id.0)?;
    changes.retain(|change| known.contains(&change.op));
    let view = View::of(&changes);
    if view.shown(EXISTS) != HERE {
        return Ok(None);
    }
    let units: Units = view
        .units()
        .filter(|unit| *unit != EXISTS)
        .map(|unit| (unit.to_owned(), view.shown(unit)))
        .filter(|(_, value)| !crate::record::is_blank(value))
        .collect();
    Ok(Asset::from_units(&units).ok())
}
