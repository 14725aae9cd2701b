//! Assets that may be called alike, or be reached the same way, from the text index: quick, and more than are.

use super::find::matching;
use super::found::Bits;
use super::words::Sought;
use crate::asset::AssetKind;
use crate::error::Result;
use crate::id::AssetId;
use crate::log::joined::survivor;
use rusqlite::{Connection, params};
use uuid::Uuid;

/// Assets in which these words stand one after the other, anywhere.
pub(crate) fn saying(db: &Connection, words: Vec<String>) -> Result<Bits> {
    match words.is_empty() {
        true => Ok(Bits::default()),
        false => {
            let open = false;
            matching(
                db,
                &Sought {
                    tokens: words,
                    open,
                }
                .expression(),
            )
        }
    }
}

/// Assets in whose names the words (folded, see `tokens`) of any of these phrases stand one after the other.
pub(crate) fn named(db: &Connection, phrases: Vec<Vec<String>>) -> Result<Bits> {
    let phrases = phrases.into_iter().filter(|tokens| !tokens.is_empty());
    let phrase = |tokens| {
        let open = false;
        Sought { tokens, open }.expression()
    };
    let phrases: Vec<String> = phrases.map(phrase).collect();
    match phrases.is_empty() {
        true => Ok(Bits::default()),
        false => matching(db, &format!("name : ({})", phrases.join(" OR "))),
    }
}

/// The words of all assets, folded, that begin so.
pub(crate) fn terms(db: &Connection, beginning: &str) -> Result<Vec<String>> {
    let mut terms =
        db.prepare_cached("SELECT term FROM asset_term WHERE term >= ?1 AND term <= ?2")?;
    let last = format!("{beginning}{}", char::MAX);
    let terms = terms.query_map([beginning, last.as_str()], |row| row.get(0))?;
    Ok(terms.collect::<rusqlite::Result<_>>()?)
}

/// An asset that is here, by its name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Called {
    pub id: AssetId,
    /// Or the name of one that became one with it.
    pub name: String,
    pub kind: AssetKind,
}

/// The assets here whose names begin with these words (folded, see `tokens`), also what became one with them; none where
/// more than `most` do.
pub(crate) fn beginning(db: &Connection, words: &[String], most: u32) -> Result<Vec<Called>> {
    let sought = Sought {
        tokens: words.to_vec(),
        open: false,
    };
    let mut rows = db.prepare_cached(
        "SELECT a.id, a.name, a.kind, a.existence = 'joined' FROM asset_text t JOIN asset a ON a.n = t.rowid
         WHERE asset_text MATCH ?1 AND a.existence IN ('here', 'joined') LIMIT ?2",
    )?;
    let mut rows = rows.query(params![
        format!("name : ^{}", sought.expression()),
        most + 1
    ])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let kind = AssetKind::from_token(row.get_ref(2)?.as_str().unwrap_or_default());
        let id = Uuid::from_bytes(row.get(0)?);
        let shown = match row.get(3)? {
            true => survivor(db, &id)?,
            false => id,
        };
        let is_shown = shown == id || is_here(db, &shown)?;
        if let Some(kind) = kind.filter(|_| is_shown) {
            found.push(Called {
                id: AssetId(shown),
                name: row.get(1)?,
                kind,
            });
        }
    }
    if found.len() > most as usize {
        found.clear();
    }
    Ok(found)
}

fn is_here(db: &Connection, asset: &Uuid) -> Result<bool> {
    let mut here = db.prepare_cached("SELECT 1 FROM asset WHERE id = ?1 AND existence = 'here'")?;
    Ok(here.exists([asset.as_bytes()])?)
}
