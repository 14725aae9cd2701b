//! Names in a query as the catalogue spells them: `tag:food` also finds what is tagged Food.

use super::fold::fold;
use super::query::Matter;
use crate::error::Result;
use rusqlite::Connection;

// Each distinct name by one step in its index, however many rows there are of it.
const TAGS: &str = "WITH RECURSIVE name (it) AS (
  SELECT min(tag) FROM asset_tag
  UNION ALL SELECT (SELECT min(tag) FROM asset_tag WHERE tag > it) FROM name WHERE it IS NOT NULL
) SELECT it FROM name WHERE it IS NOT NULL";
const SOURCES: &str = "WITH RECURSIVE name (it) AS (
  SELECT min(source_name) FROM asset WHERE source_name IS NOT NULL
  UNION ALL SELECT (SELECT min(source_name) FROM asset WHERE source_name IS NOT NULL AND source_name > it) FROM name WHERE it IS NOT NULL
) SELECT it FROM name WHERE it IS NOT NULL";

/// The same matter with tags and sources spelled as they are in the catalogue, perhaps in several ways.
pub(super) fn as_spelled(db: &Connection, matter: &Matter) -> Result<Matter> {
    Ok(match matter {
        Matter::Tag(names) => Matter::Tag(spelled(db, TAGS, names)?),
        Matter::Imported(names) => Matter::Imported(spelled(db, SOURCES, names)?),
        other => other.clone(),
    })
}

fn spelled(db: &Connection, distinct: &str, names: &[String]) -> Result<Vec<String>> {
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let mut all = db.prepare_cached(distinct)?;
    let all = all.query_map([], |row| row.get::<_, String>(0))?;
    let mut spelled = Vec::new();
    for name in all {
        let name = name?;
        if folded.contains(&fold(&name)) {
            spelled.push(name);
        }
    }
    Ok(spelled)
}
