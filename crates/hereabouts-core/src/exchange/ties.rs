//! Ties that come beside other ties between the same two: both are kept, and they are shown together to whoever looks
//! at the merge.

use crate::error::Result;
use crate::id::{AssetId, RecordId};
use crate::log::undo;
use crate::relationship::Relationship;
use crate::storage::rows::{self, Existence, Stored};
use crate::vocabulary::{self, RelationshipType, lookup};
use rusqlite::{Connection, params};
use serde::Serialize;

/// A tie that comes, and those between the same two assets that are here.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct MergeTie {
    /// "Repair Café meets in Tool Library".
    pub comes: String,
    pub beside: Vec<String>,
}

/// So many of these records as are ties beside others, at most `most`.
pub(super) fn beside(db: &Connection, came: &[RecordId], most: usize) -> Result<Vec<MergeTie>> {
    let mut found = Vec::new();
    if came.is_empty() {
        return Ok(found);
    }
    let types = vocabulary::all(db)?;
    for record in came {
        let is_here = |tie: &Stored<Relationship>| tie.existence == Existence::Here;
        let Some(tie) = rows::get::<Relationship>(db, record)?.filter(is_here) else {
            continue;
        };
        let mut beside = Vec::new();
        for other in between(db, tie.record.from, tie.record.to)? {
            if !came.contains(&other.id) && is_another(&tie.record, &other.record) {
                beside.extend(said(db, &types, &other.record)?);
            }
        }
        if let Some(comes) = said(db, &types, &tie.record)?.filter(|_| !beside.is_empty()) {
            found.push(MergeTie { comes, beside });
        }
        if found.len() == most {
            break;
        }
    }
    Ok(found)
}

/// The same tie said twice is shown as one.
fn is_another(one: &Relationship, other: &Relationship) -> bool {
    let plain = |tie: &Relationship| (tie.from, tie.kind.clone(), tie.to, tie.since.clone());
    plain(one) != plain(other)
}

fn between(db: &Connection, one: AssetId, other: AssetId) -> Result<Vec<Stored<Relationship>>> {
    let mut statement = db.prepare_cached(
        "SELECT * FROM relationship WHERE existence = 'here' \
         AND (\"from\" = ?1 AND \"to\" = ?2 OR \"from\" = ?2 AND \"to\" = ?1) ORDER BY id",
    )?;
    let found = statement.query_map(params![one.0.as_bytes(), other.0.as_bytes()], |row| {
        Ok(rows::stored::<Relationship>(row))
    })?;
    found.map(|row| row?).collect()
}

fn said(db: &Connection, types: &[RelationshipType], tie: &Relationship) -> Result<Option<String>> {
    let wording = lookup(types, &tie.kind).map(|kind| kind.wording.clone());
    let wording = wording.unwrap_or_else(|| tie.kind.replace('_', " "));
    let (from, to) = (
        undo::name_of(db, &tie.from.0)?,
        undo::name_of(db, &tie.to.0)?,
    );
    Ok(from
        .zip(to)
        .map(|(from, to)| format!("{from} {wording} {to}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Edit;
    use crate::asset::AssetKind;
    use crate::catalogue::Catalogue;
    use serde_json::json;

    fn relate(laptop: &Catalogue, from: AssetId, kind: &str, to: AssetId) {
        let tie = json!({"from": from, "type": kind, "to": to});
        laptop.relate(serde_json::from_value(tie).unwrap()).unwrap();
    }

    #[test]
    fn two_ties_added_on_two_laptops_are_shown_together() {
        let folder = tempfile::tempdir().unwrap();
        let amina = Catalogue::in_memory("Ours").unwrap();
        let [knitters, hall, mill] = ["Knitters", "Hall", "Mill"].map(|name| {
            let made = amina.create_asset(AssetKind::Association, name.into(), Edit::default());
            made.unwrap().value
        });
        let joe = amina.copy_in_memory().unwrap();
        relate(&amina, knitters, "supports", hall);
        relate(&amina, knitters, "supports", mill);
        relate(&joe, knitters, "supports", hall);
        relate(&joe, hall, "supports", knitters);
        let path = folder.path().join("joe.hereabouts-changes");
        let path = path.display().to_string();
        joe.save_changes(path.clone(), None, None).unwrap();
        let plan = amina.plan_merge(path.clone(), None).unwrap();
        let shown = MergeTie {
            comes: "Hall supports Knitters".into(),
            beside: vec!["Knitters supports Hall".into()],
        };
        assert_eq!(plan.ties, [shown], "what both said is one tie");
        amina.run_merge(path, None).unwrap();
        assert_eq!(amina.show_asset(knitters).unwrap().ties.len(), 3);
    }
}
