//! The ends of ties in a file, each matched with an asset that is here, or a new one, or doubtful.

use super::judge::ONE;
use super::nodes::{Nodes, Said};
use super::plan::TiesOptions;
use super::read::{FileEnd, TieFile};
use crate::asset::{AssetKind, Typed, alike, shown_as};
use crate::error::Result;
use crate::id::AssetId;
use crate::import::judge::{SOUNDS_SO, follows};
use crate::inbox::InboxReason;
use crate::log::erasure;
use crate::rights;
use crate::search::fold;
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// A text shorter than this that is an id in some other list is one by chance.
const TELLING_ID: usize = 5;

/// An end and what it is.
#[derive(Debug, Clone)]
pub(super) struct End {
    /// What the file calls it by.
    pub key: String,
    /// The asset it is, or becomes; of what became one with another the one that stayed.
    pub asset: AssetId,
    /// The same, but what became one with another as itself: a tie of it is its own when they are taken apart.
    pub own: AssetId,
    pub kind: AssetKind,
    pub name: String,
    pub is: EndIs,
    /// The asset it would be, were it a new one, and what hangs on it.
    pub said: Rc<Said>,
}

#[derive(Debug, Clone)]
pub(super) enum EndIs {
    Here,
    New,
    Doubtful(Doubt),
    /// Why it is tied to nothing.
    Out(&'static str),
}

/// Why it cannot be told what an end is, and what it may be.
#[derive(Debug, Clone)]
pub(super) struct Doubt {
    pub reason: InboxReason,
    pub words: String,
    pub about: Option<AssetId>,
}

impl Doubt {
    fn perhaps(words: String, about: AssetId) -> EndIs {
        EndIs::Doubtful(Doubt {
            reason: InboxReason::Perhaps,
            words,
            about: Some(about),
        })
    }
}

struct There {
    id: AssetId,
    kind: AssetKind,
    name: String,
    in_bin: bool,
    restricted: bool,
    /// The one that stayed, where it became one with another.
    stayed: Option<AssetId>,
}

/// What a name or an id means.
#[derive(Clone, Copy)]
struct Meant<'t> {
    there: &'t There,
    /// What is called so itself.
    own: AssetId,
    /// It is written in just this way.
    is_just_so: bool,
}

impl Meant<'_> {
    /// The same is meant once more; what stayed is named before what became one with it.
    fn also(&mut self, other: &Meant) {
        self.is_just_so |= other.is_just_so;
        if other.own == self.there.id {
            self.own = other.own;
        }
    }
}

/// Matches the ends of one file.
pub(super) struct Ends<'a> {
    db: &'a Connection,
    source: &'a str,
    secret: String,
    nodes: Nodes<'a>,
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
        file: &'a TieFile,
        secret: String,
        options: &'a TiesOptions,
    ) -> Result<Ends<'a>> {
        let listed = file.ends.iter();
        let mut ends = Ends {
            db,
            source: &file.name,
            secret,
            nodes: Nodes::of(db, file, options)?,
            listed: listed.map(|end| (end.key.as_str(), end)).collect(),
            assets: Vec::new(),
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            by_row: HashMap::new(),
            by_row_elsewhere: HashMap::new(),
            found: BTreeMap::new(),
        };
        let mut statement = db.prepare(
            "SELECT id, kind, name, existence = 'bin', restricted, source_name = ?1, imported_from ->> '$.row', \
             existence = 'joined' FROM asset WHERE existence <> 'blank' ORDER BY n",
        )?;
        let mut rows = statement.query([ends.source])?;
        while let Some(row) = rows.next()? {
            let kind: String = row.get(1)?;
            let there = There {
                id: AssetId(uuid::Uuid::from_bytes(row.get(0)?)),
                kind: AssetKind::from_token(&kind).unwrap_or(AssetKind::Association),
                name: row.get(2)?,
                in_bin: row.get(3)?,
                restricted: row.get::<_, Option<bool>>(4)?.unwrap_or_default(),
                stayed: None,
            };
            let stayed = match row.get::<_, bool>(7)? {
                true => Some(shown_as(db, there.id)?),
                false => None,
            };
            let there = There {
                stayed: stayed.filter(|stayed| *stayed != there.id),
                ..there
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

    /// All that were asked for, and all that the file lists, each with whether it does.
    pub(super) fn all(mut self) -> Result<Vec<(End, bool)>> {
        let listed: Vec<&str> = self.listed.keys().copied().collect();
        for key in listed {
            self.end(Some(key), None)?;
        }
        let found = self.found.into_iter();
        let listed = self.listed;
        let all = found.map(|(key, end)| (end, listed.contains_key(key.as_str())));
        Ok(all.collect())
    }

    fn matched(&self, key: &str, name: Option<&str>, is_id: bool) -> Result<End> {
        let listed = self.listed.get(key).copied();
        let name = name.or(listed.map(|end| end.name.as_str())).unwrap_or(key);
        let said = self.nodes.said(key, name, listed);
        let asset = AssetId(follows(&self.secret, self.source, key));
        let new = End {
            key: key.to_owned(),
            asset,
            own: asset,
            kind: said.asset.kind,
            name: said.asset.name.clone(),
            is: EndIs::New,
            said: Rc::new(said),
        };
        if let Some(there) = self.by_id(key, is_id && listed.is_none()) {
            return Ok(self.here(self.meant(there)?, new));
        }
        if erasure::is_erased(self.db, &new.asset.0)? {
            return Ok(End {
                is: EndIs::Out("One of its ends was erased, and stays so."),
                ..new
            });
        }
        let mut called: Vec<Meant> = Vec::new();
        for n in self.by_name.get(&fold(&new.name)).into_iter().flatten() {
            let there = &self.assets[*n];
            let mut meant = self.meant(there)?;
            let written = there.stayed.map_or(meant.there, |_| there);
            meant.is_just_so = written.name == new.name;
            match called.iter_mut().find(|one| one.there.id == meant.there.id) {
                Some(one) => one.also(&meant),
                None => called.push(meant),
            }
        }
        // What lies in the bin is meant where nothing else is.
        if called.iter().any(|one| !one.there.in_bin) {
            called.retain(|one| !one.there.in_bin);
        }
        let just_so = called.iter().filter(|one| one.is_just_so);
        let just_so: Vec<Meant> = just_so.copied().collect();
        match (called.as_slice(), just_so.as_slice()) {
            ([one], _) | (_, [one]) => Ok(self.here(*one, new)),
            ([], _) => self.perhaps(new),
            ([first, ..], _) => {
                let words = format!("{} here are called “{}”.", called.len(), new.name);
                Ok(End {
                    is: Doubt::perhaps(words, first.there.id),
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

    /// What is meant where this is named: what became one with another is that, and so is what lies in the bin because
    /// it is one with something else.
    fn meant<'t>(&'t self, there: &'t There) -> Result<Meant<'t>> {
        let stayed = there.stayed.and_then(|stayed| self.by_id.get(&stayed));
        if let Some(n) = stayed {
            let own = there.id;
            return Ok(Meant {
                own,
                ..self.meant(&self.assets[*n])?
            });
        }
        let there = self.not_in_the_bin(there)?;
        Ok(Meant {
            there,
            own: there.id,
            is_just_so: false,
        })
    }

    fn not_in_the_bin<'t>(&'t self, there: &'t There) -> Result<&'t There> {
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

    fn here(&self, meant: Meant, new: End) -> End {
        let there = meant.there;
        let is = match (there.in_bin, there.restricted) {
            (true, _) => Doubt::perhaps(
                format!("“{}” lies in the bin. Take it out first.", there.name),
                there.id,
            ),
            (_, true) => EndIs::Out(rights::NOT_FROM_A_FILE),
            _ => EndIs::Here,
        };
        match is {
            EndIs::Here => End {
                asset: there.id,
                own: meant.own,
                kind: there.kind,
                name: there.name.clone(),
                is,
                ..new
            },
            is => End { is, ..new },
        }
    }

    /// Something here may be called nearly the same; or it is a new one, which may sound like a place that must not be
    /// found.
    fn perhaps(&self, new: End) -> Result<End> {
        let typed = Typed {
            name: new.name.clone(),
            ..Typed::default()
        };
        let alike = alike(self.db, &typed)?;
        let names: Vec<String> = alike.iter().map(|one| format!("“{}”", one.name)).collect();
        let is = match alike.first() {
            Some(first) => Doubt::perhaps(
                format!("“{}” may be {}.", new.name, names.join(", ")),
                first.id,
            ),
            None if new.said.gives_itself_away => EndIs::Doubtful(Doubt {
                reason: InboxReason::Safeguard,
                words: SOUNDS_SO.to_owned(),
                about: None,
            }),
            None => EndIs::New,
        };
        Ok(End { is, ..new })
    }
}
