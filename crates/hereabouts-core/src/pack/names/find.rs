//! Finding names by what somebody has typed so far.

use super::index::{code, degrees, folded};
use super::{Name, NameKind};
use crate::error::Result;
use crate::search::tokens;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Names whose words begin as typed, the likeliest first: those that are exactly so, then those that begin
/// so, then towns before streets before spots, then what is near (longitude, latitude in degrees).
pub fn find(db: &Connection, text: &str, near: Option<[f64; 2]>, limit: u32) -> Result<Vec<Name>> {
    let mut found = codes(db, text, limit)?;
    let words = tokens(text);
    if words.is_empty() || words.iter().all(|word| word.chars().count() < 2) {
        return Ok(found);
    }
    let expression: Vec<String> = words.iter().map(|word| format!("\"{word}\"*")).collect();
    let [lon, lat] = near.unwrap_or([0.0, 0.0]);
    let narrowing = lat.to_radians().cos().powi(2);
    let mut rows = db.prepare_cached(
        "SELECT kind, name, also, rank, lon, lat, west, south, east, north FROM name
         WHERE n IN (SELECT rowid FROM name_text WHERE name_text MATCH ?1 LIMIT 20000)
         ORDER BY (folded = ?2 OR instr(also, '|' || ?2 || '|') > 0) DESC, substr(folded, 1, length(?2)) = ?2 DESC, rank / 2,
           CASE WHEN ?3 THEN (lat / 1e7 - ?4) * (lat / 1e7 - ?4) + (lon / 1e7 - ?5) * (lon / 1e7 - ?5) * ?6 ELSE rank END,
           folded
         LIMIT ?7",
    )?;
    let values = params![
        expression.join(" "),
        folded(text),
        near.is_some(),
        lat,
        lon,
        narrowing,
        limit
    ];
    let rows = rows.query_map(values, name)?;
    for row in rows {
        found.push(row?);
    }
    found.truncate(limit as usize);
    Ok(found)
}

fn name(row: &Row) -> rusqlite::Result<Name> {
    let at = |column| row.get(column).map(degrees);
    Ok(Name {
        kind: NameKind::of_number(row.get(0)?),
        name: row.get(1)?,
        also: row.get(2)?,
        rank: row.get(3)?,
        lon: at(4)?,
        lat: at(5)?,
        bounds: [at(6)?, at(7)?, at(8)?, at(9)?],
        ended: None,
    })
}

/// Postcodes that begin as typed.
fn codes(db: &Connection, text: &str, limit: u32) -> Result<Vec<Name>> {
    let begin = code(text);
    if begin.chars().count() < 3 || !begin.contains(|c: char| c.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let mut rows = db.prepare_cached(
        "SELECT name, lon, lat, ended FROM code WHERE code >= ?1 AND code < ?1 || '~' AND lon IS NOT NULL ORDER BY code LIMIT ?2",
    )?;
    let rows = rows.query_map(params![begin, limit.min(5)], coded)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn coded(row: &Row) -> rusqlite::Result<Name> {
    let (lon, lat) = (degrees(row.get(1)?), degrees(row.get(2)?));
    Ok(Name {
        name: row.get(0)?,
        also: String::new(),
        kind: NameKind::Postcode,
        rank: 0,
        lon,
        lat,
        bounds: [lon, lat, lon, lat],
        ended: row.get(3)?,
    })
}

/// A postcode as it stands in a list: none where there is none, and without a spot (`Some(None)`) where the
/// list knows it and not where it is.
pub fn find_code(db: &Connection, text: &str) -> Result<Option<Option<Name>>> {
    let found = db
        .prepare_cached("SELECT name, lon, lat, ended, lon IS NOT NULL FROM code WHERE code = ?1")?
        .query_row([code(text)], |row| match row.get::<_, bool>(4)? {
            true => coded(row).map(Some),
            false => Ok(None),
        })
        .optional()?;
    Ok(found)
}

/// The town, village or quarter nearest to a spot, within about ten kilometres.
pub fn within(db: &Connection, lon: f64, lat: f64) -> Result<Option<String>> {
    let near = 0.1;
    let narrowing = lat.to_radians().cos().powi(2);
    let found = db
        .prepare_cached(
            "SELECT name FROM name WHERE kind = 0 AND lat BETWEEN (?2 - ?3) * 1e7 AND (?2 + ?3) * 1e7
             AND lon BETWEEN (?1 - 2 * ?3) * 1e7 AND (?1 + 2 * ?3) * 1e7
             ORDER BY (lat / 1e7 - ?2) * (lat / 1e7 - ?2) + (lon / 1e7 - ?1) * (lon / 1e7 - ?1) * ?4 LIMIT 1",
        )?
        .query_row(params![lon, lat, near, narrowing], |row| row.get(0))
        .optional()?;
    Ok(found)
}
