//! The ends of ties in a file, each matched with an asset that is here, or a new one, or doubtful.

use super::judge::ONE;
use super::plan::TiesOptions;
use super::read::FileEnd;
use crate::asset::{Asset, AssetKind, ImportedFrom, SourceType, Typed, alike};
use crate::error::Result;
use crate::id::AssetId;
use crate::import::draft::audience;
use crate::import::judge::follows;
use crate::import::wording;
use crate::log::erasure;
use crate::rights;
use crate::search::fold;
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, HashMap};

/// A text shorter than this that is an id in some other list is one by chance.
const TELLING_ID: usize = 5;

/// An end and what it is.
#[derive(Debug, Clone)]
pub(super) struct End {
    /// The asset it is, or becomes.
    pub asset: AssetId,
    pub kind: AssetKind,
    pub name: String,
    pub is: EndIs,
    /// The asset it would be, were it a new one.
    pub draft: Asset,
}

#[derive(Debug, Clone)]
pub(super) enum EndIs {
    Here,
    New,
    /// Why it cannot be told, and what it may be.
    Doubtful(String, Option<AssetId>),
    /// Why it is tied to nothing.
    Out(&'static str),
}

struct There {
    id: AssetId,
    kind: AssetKind,
    name: String,
    in_bin: bool,
    restricted: bool,
}

/// Matches the ends of one file.
pub(super) struct Ends<'a> {
    db: &'a Connection,
    source: &'a str,
    secret: String,
    options: &'a TiesOptions,
    listed: HashMap<&'a str, &'a FileEnd>,
    assets: Vec<There>,
    by_id: HashMap<AssetId, usize>,
    by_name: HashMap<String, Vec<usize>>,
    /// What names a row in this source → the asset that it became.
    by_row: HashMap<String, usize>,
    /// The same in other sources.
    by_row_elsewhere: HashMap<String, Vec<usize>>,
    found: BTreeMap<String, End>,
}

impl<'a> Ends<'a> {
    pub(super) fn new(
        db: &'a Connection,
        source: &'a str,
        secret: String,
        options: &'a TiesOptions,
        listed: &'a [FileEnd],
    ) -> Result<Ends<'a>> {
        let mut ends = Ends {
            db,
            source,
            secret,
            options,
            listed: listed.iter().map(|end| (end.key.as_str(), end)).collect(),
            assets: Vec::new(),
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            by_row: HashMap::new(),
            by_row_elsewhere: HashMap::new(),
            found: BTreeMap::new(),
        };
        let mut statement = db.prepare(
            "SELECT id, kind, name, existence = 'bin', restricted, source_name = ?1, imported_from ->> '$.row' \
             FROM asset WHERE existence <> 'blank' ORDER BY n",
        )?;
        let mut rows = statement.query([source])?;
        while let Some(row) = rows.next()? {
            let kind: String = row.get(1)?;
            let there = There {
                id: AssetId(uuid::Uuid::from_bytes(row.get(0)?)),
                kind: AssetKind::from_token(&kind).unwrap_or(AssetKind::Association),
                name: row.get(2)?,
                in_bin: row.get(3)?,
                restricted: row.get::<_, Option<bool>>(4)?.unwrap_or_default(),
            };
            let (ours, named): (Option<bool>, Option<String>) = (row.get(5)?, row.get(6)?);
            let n = ends.assets.len();
            ends.by_id.insert(there.id, n);
            ends.by_name.entry(fold(&there.name)).or_default().push(n);
            match (ours, named) {
                (Some(true), Some(named)) => drop(ends.by_row.entry(named).or_insert(n)),
                (_, Some(named)) => ends.by_row_elsewhere.entry(named).or_default().push(n),
                (_, None) => {}
            }
            ends.assets.push(there);
        }
        Ok(ends)
    }

    /// The end that a row names; none where it names none.
    pub(super) fn end(&mut self, id: Option<&str>, name: Option<&str>) -> Result<Option<End>> {
        let Some(key) = id.or(name) else {
            return Ok(None);
        };
        if let Some(end) = self.found.get(key) {
            return Ok(Some(end.clone()));
        }
        let end = self.matched(key, name, id.is_some())?;
        self.found.insert(key.to_owned(), end.clone());
        Ok(Some(end))
    }

    /// All that were asked for, and all that the file lists.
    pub(super) fn all(mut self) -> Result<Vec<End>> {
        let listed: Vec<&str> = self.listed.keys().copied().collect();
        for key in listed {
            self.end(Some(key), None)?;
        }
        Ok(self.found.into_values().collect())
    }

    fn matched(&self, key: &str, name: Option<&str>, is_id: bool) -> Result<End> {
        let listed = self.listed.get(key);
        let name = name.or(listed.map(|end| end.name.as_str())).unwrap_or(key);
        let draft = self.draft(key, name, listed.and_then(|end| end.kind.as_deref()));
        let new = End {
            asset: AssetId(follows(&self.secret, self.source, key)),
            kind: draft.kind,
            name: draft.name.clone(),
            is: EndIs::New,
            draft,
        };
        if let Some(there) = self.by_id(key, is_id && listed.is_none()) {
            return Ok(self.here(self.stays(there)?, new));
        }
        if erasure::is_erased(self.db, &new.asset.0)? {
            return Ok(End {
                is: EndIs::Out("One of its ends was erased, and stays so."),
                ..new
            });
        }
        let called = self.by_name.get(&fold(&new.name));
        let called: Vec<&There> = called
            .into_iter()
            .flatten()
            .map(|n| &self.assets[*n])
            .collect();
        let just_so = called.iter().filter(|there| there.name == new.name);
        let just_so: Vec<&There> = just_so.copied().collect();
        match (called.as_slice(), just_so.as_slice()) {
            ([one], _) | (_, [one]) => Ok(self.here(self.stays(one)?, new)),
            ([], _) => self.perhaps(new),
            ([first, ..], _) => {
                let words = format!("{} here are called “{}”.", called.len(), new.name);
                Ok(End {
                    is: EndIs::Doubtful(words, Some(first.id)),
                    ..new
                })
            }
        }
    }

    /// By an id of ours, by what this list calls it, by what another list calls it.
    fn by_id(&self, key: &str, is_id: bool) -> Option<&There> {
        let ours = key.parse().ok().and_then(|id| self.by_id.get(&AssetId(id)));
        let elsewhere = || {
            let telling = is_id
                || key.chars().count() >= TELLING_ID && key.contains(|c: char| c.is_ascii_digit());
            match self.by_row_elsewhere.get(key).map(Vec::as_slice) {
                Some([one]) if telling => Some(one),
                _ => None,
            }
        };
        let found = ours.or_else(|| self.by_row.get(key)).or_else(elsewhere);
        found.map(|n| &self.assets[*n])
    }

    /// What lies in the bin because it is one with something else is that.
    fn stays<'t>(&'t self, there: &'t There) -> Result<&'t There> {
        if !there.in_bin {
            return Ok(there);
        }
        let mut one = self.db.prepare_cached(
            "SELECT \"from\", \"to\" FROM relationship WHERE type = ?1 AND existence = 'here' AND ?2 IN (\"from\", \"to\") ORDER BY n",
        )?;
        let mut ties = one.query(params![ONE, there.id.0.as_bytes()])?;
        while let Some(tie) = ties.next()? {
            for end in 0..2 {
                let end = AssetId(uuid::Uuid::from_bytes(tie.get(end)?));
                let other = self.by_id.get(&end).map(|n| &self.assets[*n]);
                if let Some(other) = other.filter(|other| !other.in_bin) {
                    return Ok(other);
                }
            }
        }
        Ok(there)
    }

    fn here(&self, there: &There, new: End) -> End {
        let is = match (there.in_bin, there.restricted) {
            (true, _) => EndIs::Doubtful(
                format!("“{}” lies in the bin. Take it out first.", there.name),
                Some(there.id),
            ),
            (_, true) => EndIs::Out(rights::NOT_FROM_A_FILE),
            _ => EndIs::Here,
        };
        match is {
            EndIs::Here => End {
                asset: there.id,
                kind: there.kind,
                name: there.name.clone(),
                is,
                draft: new.draft,
            },
            is => End { is, ..new },
        }
    }

    /// Something here may be called nearly the same.
    fn perhaps(&self, new: End) -> Result<End> {
        let typed = Typed {
            name: new.name.clone(),
            ..Typed::default()
        };
        let alike = alike(self.db, &typed)?;
        let names: Vec<String> = alike.iter().map(|one| format!("“{}”", one.name)).collect();
        Ok(match alike.first() {
            None => new,
            Some(first) => End {
                is: EndIs::Doubtful(
                    format!("“{}” may be {}.", new.name, names.join(", ")),
                    Some(first.id),
                ),
                ..new
            },
        })
    }

    fn draft(&self, key: &str, name: &str, said: Option<&str>) -> Asset {
        let kind = said.and_then(wording::kind).or(self.options.kind);
        let kind = kind.unwrap_or(AssetKind::Association);
        Asset {
            audience: audience(kind, self.options.audience.as_ref()),
            source_type: Some(SourceType::Import),
            imported_from: Some(ImportedFrom {
                source: self.source.to_owned(),
                row: key.to_owned(),
            }),
            ..Asset::new(kind, name)
        }
    }
}
