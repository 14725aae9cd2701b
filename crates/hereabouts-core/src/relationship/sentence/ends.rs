//! The ends of a tie that is typed: assets called so or beginning so, and a name that nothing here has.

use super::{TieEnd, TieTo};
use crate::asset::{Asset, AssetKind};
use crate::catalogue::today;
use crate::conversation::{Party, party};
use crate::error::{OrNotFound, Result};
use crate::id::{AssetId, InboxItemId};
use crate::import::wording;
use crate::inbox::{InboxItem, InboxReason};
use crate::log::door::Tx;
use crate::search::{KnownWords, fold, list::suggest};
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap};

/// An end and how far it is from what was typed.
type Likely = (TieEnd, usize);

/// What is typed is likelier the beginning of a name that is here than a new one, and likelier a new one than a name
/// that is only similar.
const BEGINS: usize = 2;
const NEW: usize = 6;
const SIMILAR: usize = 8;
/// So many assets are offered for one end.
const MOST: usize = 3;
/// Among so many the one that is called just so is looked for.
const LOOKED_AT: u32 = 20;

/// Kinds in the order in which a new name is likely one of them.
const LIKELY: [AssetKind; 6] = [
    AssetKind::Association,
    AssetKind::Place,
    AssetKind::Culture,
    AssetKind::Person,
    AssetKind::Exchange,
    AssetKind::Institution,
];

/// Finds ends by name, each name once.
pub(super) struct Ends<'d> {
    db: &'d Connection,
    known: &'d KnownWords,
    about: Option<AssetId>,
    found: HashMap<String, Vec<(Party, usize)>>,
}

impl<'d> Ends<'d> {
    pub(super) fn new(
        db: &'d Connection,
        known: &'d KnownWords,
        about: Option<AssetId>,
    ) -> Ends<'d> {
        Ends {
            db,
            known,
            about,
            found: HashMap::new(),
        }
    }

    /// The end before the words of the tie: what the sentence is about, where nothing stands there.
    pub(super) fn first(&mut self, name: &str, kinds: &BTreeSet<AssetKind>) -> Result<Vec<Likely>> {
        match (name.is_empty(), self.about) {
            (true, Some(about)) => {
                let about = party(self.db, about)?.or_not_found("asset")?;
                Ok(vec![(TieEnd::Here(about), 0)])
            }
            _ => self.named(name, kinds),
        }
    }

    /// The ends that a name may mean; none for no name.
    pub(super) fn named(&mut self, name: &str, kinds: &BTreeSet<AssetKind>) -> Result<Vec<Likely>> {
        if name.is_empty() {
            return Ok(Vec::new());
        }
        if !self.found.contains_key(name) {
            let found = called(self.db, self.known, name)?;
            self.found.insert(name.to_owned(), found);
        }
        let here = self.found.get(name).into_iter().flatten();
        let mut ends: Vec<Likely> = here
            .map(|(party, cost)| (TieEnd::Here(party.clone()), *cost))
            .collect();
        if ends.iter().all(|(_, cost)| *cost > 0) {
            let new = TieEnd::New {
                name: name.split_whitespace().collect::<Vec<_>>().join(" "),
                kind: likely_kind(name, kinds),
            };
            ends.push((new, NEW));
        }
        Ok(ends)
    }
}

/// Assets called so, or beginning so as one types on.
fn called(db: &Connection, known: &KnownWords, name: &str) -> Result<Vec<(Party, usize)>> {
    let folded = fold(name);
    let mut found: Vec<(Party, usize)> = suggest(db, known, name, LOOKED_AT, today())?
        .into_iter()
        .enumerate()
        .map(|(rank, row)| {
            let cost = match (fold(&row.name) == folded, row.similar) {
                (true, _) => 0,
                (false, false) => BEGINS + rank.min(MOST),
                (false, true) => SIMILAR + rank.min(MOST),
            };
            let party = Party {
                id: row.id,
                name: row.name,
                kind: row.kind,
            };
            (party, cost)
        })
        .collect();
    found.sort_by_key(|(_, cost)| *cost);
    found.truncate(MOST);
    Ok(found)
}

/// The kind that a new end is most likely of: as its name says, if that is a usual one there.
fn likely_kind(name: &str, kinds: &BTreeSet<AssetKind>) -> AssetKind {
    let usual = |kind: &AssetKind| kinds.is_empty() || kinds.contains(kind);
    let said = wording::kind(name).filter(usual);
    said.or_else(|| LIKELY.into_iter().find(usual))
        .unwrap_or(AssetKind::Association)
}

/// The asset at an end; one that is made waits in the Inbox to be told more of.
pub(super) fn made(tx: &mut Tx, end: TieTo) -> Result<AssetId> {
    match end {
        TieTo::Here(id) => Ok(id),
        TieTo::New { name, kind } => stub(tx, &name, kind),
    }
}

fn stub(tx: &mut Tx, name: &str, kind: AssetKind) -> Result<AssetId> {
    let asset = Asset::new(kind, name).valid()?;
    let id = AssetId::new();
    tx.create(id, &asset)?;
    let item = InboxItem {
        words: Some("Named in a tie. Say more about it.".into()),
        title: Some(asset.name),
        about: Some(id),
        ..InboxItem::because(InboxReason::Stub)
    };
    tx.create(InboxItemId::new(), &item)?;
    Ok(id)
}
