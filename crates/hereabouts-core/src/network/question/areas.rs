//! Where do we know only institutions?

use super::NetworkFinding;
use crate::asset::AssetKind;
use crate::conversation::Party;
use crate::error::Result;
use crate::id::AssetId;
use rusqlite::Connection;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is in the areas that residents drew, or in official ones where none was drawn; and, without an area, what has
/// a place outside all of these. An asset that has ended, or is kept but not used, counts nowhere.
const PLACED: &str = "
    WITH looked_at AS (
      SELECT n, name FROM area WHERE existence = 'here' AND geometry IS NOT NULL AND kind = (
        SELECT min(kind) FROM area WHERE existence = 'here' AND geometry IS NOT NULL)),
    placed AS (
      SELECT n, id, name, kind FROM asset
      WHERE existence = 'here' AND west IS NOT NULL AND status <> 'ended' AND restricted = 0)
    SELECT l.n, l.name, p.id, p.name, p.kind
      FROM looked_at l JOIN asset_area a ON a.area = l.n JOIN placed p ON p.n = a.asset
    UNION ALL
    SELECT NULL, NULL, id, name, kind FROM placed
      WHERE n NOT IN (SELECT asset FROM asset_area WHERE area IN (SELECT n FROM looked_at))";

/// Areas, by name, in which everything known is an institution.
pub(super) fn only_institutions(db: &Connection) -> Result<Vec<NetworkFinding>> {
    // By name and number; none once something else is there.
    type Known = Option<Vec<Party>>;
    let mut areas: BTreeMap<(Option<String>, Option<u32>), Known> = BTreeMap::new();
    let mut read = db.prepare_cached(PLACED)?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let known = areas
            .entry((row.get(1)?, row.get(0)?))
            .or_insert_with(|| Some(Vec::new()));
        let kind = AssetKind::from_token(&row.get::<_, String>(4)?);
        match (kind, &mut *known) {
            (Some(kind @ AssetKind::Institution), Some(institutions)) => institutions.push(Party {
                id: AssetId(Uuid::from_bytes(row.get(2)?)),
                name: row.get(3)?,
                kind,
            }),
            _ => *known = None,
        }
    }
    let finding = |((area, _), institutions): (_, Known)| {
        let mut institutions = institutions?;
        institutions.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Some(NetworkFinding::OnlyInstitutions { area, institutions })
    };
    // The ground outside all areas comes last.
    let (outside, inside): (Vec<_>, Vec<_>) =
        areas.into_iter().partition(|((name, _), _)| name.is_none());
    Ok(inside
        .into_iter()
        .chain(outside)
        .filter_map(finding)
        .collect())
}
