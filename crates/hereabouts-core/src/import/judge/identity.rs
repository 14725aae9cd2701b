//! Which asset a row is: by its own id, by all its cells, or by its name among what came from the same source.

use super::{Judge, Row};
use crate::id::{AssetId, imported};
use crate::import::draft::{self, Draft};
use crate::search::fold;
use sha2::{Digest, Sha256};

impl Judge<'_> {
    /// Did anything come from this source before? Then every row is to be looked at with
    /// [`foresee`](Judge::foresee) before the first is judged: a name must not take what a later row names exactly.
    pub fn looks_ahead(&self) -> bool {
        !self.from_here.is_empty()
    }

    pub fn foresee(&mut self, row: &Row) {
        if row.skip.is_some() {
            return;
        }
        let draft = self.draft(row);
        if draft.own_id.is_some() {
            return;
        }
        let (id, _) = self.identity(&draft, digest(&draft, row));
        let name = fold(&draft.title);
        match self.here.contains(&id) {
            true => drop(self.claimed.insert(id)),
            false => *self.by_name_alone.entry(name).or_default() += 1,
        }
    }

    /// All rows were foreseen; they are counted from the first again.
    pub fn foresaw(&mut self) {
        self.equal.clear();
    }

    /// Understands a row. One that bears the id of an asset here is that asset, whoever saved the file: it is a
    /// copy of something that left.
    pub(super) fn draft(&self, row: &Row) -> Draft {
        let mut draft = draft::draft(&self.file, row);
        let named = draft.own_id.as_deref().and_then(|id| id.parse().ok());
        draft.ours = draft
            .ours
            .or(named.filter(|id| self.all.contains(&AssetId(*id))));
        draft
    }

    /// The id of the asset that the row is or becomes, and what names the row in its source.
    pub(super) fn identity(&mut self, draft: &Draft, said: [u8; 8]) -> (AssetId, String) {
        let name = match (&draft.ours, &draft.own_id) {
            (Some(ours), _) => ours.to_string(),
            (None, Some(own)) => own.clone(),
            (None, None) => {
                let number = self.equal.entry(said).or_default();
                *number += 1;
                format!("={:016x}.{number}", u64::from_be_bytes(said))
            }
        };
        let made = || match draft.ours {
            Some(ours) => AssetId(ours),
            None => AssetId(follows(&self.secret, self.file.source, &name)),
        };
        // By a decision it may have become an asset whose id does not follow from it.
        (self.by_row.get(&name).copied().unwrap_or_else(made), name)
    }

    /// The asset that came from this source under the row's name and that no row names exactly; and whether the
    /// name leaves no choice.
    pub(super) fn namesake(&self, draft: &Draft) -> Option<(AssetId, bool)> {
        if draft.own_id.is_some() {
            return None;
        }
        let name = fold(&draft.title);
        let free: Vec<AssetId> = self
            .from_here
            .get(&name)?
            .iter()
            .filter(|id| !self.claimed.contains(id) && !self.spoken.contains_key(id))
            .copied()
            .collect();
        let rows = self.by_name_alone.get(&name).copied().unwrap_or_default();
        let first = free.first()?;
        // Several that became one are one.
        let stays = self.stays(*first);
        let only = free.iter().all(|id| self.stays(*id) == stays);
        let itself = free.iter().find(|id| **id == stays).unwrap_or(first);
        Some((*itself, only && rows <= 1))
    }
}

/// The id of the asset that a row of a source becomes; `row` is what names it there.
pub fn follows(secret: &str, source: &str, row: &str) -> uuid::Uuid {
    imported(secret.as_bytes(), &["asset", source, row])
}

/// What a row says: its cells under their columns' names, its geometry, its id.
pub(super) fn digest(draft: &Draft, row: &Row) -> [u8; 8] {
    let mut hash = Sha256::new();
    for (column, cell) in &row.cells {
        hash.update((*column as u64).to_be_bytes());
        hash.update(
            cell.text()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .as_bytes(),
        );
        hash.update([0]);
    }
    if let Some(geometry) = &row.geometry {
        hash.update(geometry.value.to_string().as_bytes());
    }
    hash.update(draft.own_id.as_deref().unwrap_or_default().as_bytes());
    let digest = hash.finalize();
    digest[..8]
        .try_into()
        .expect("a digest is longer than eight bytes")
}
