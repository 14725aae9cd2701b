//! Groups, organisations, places and what else is no person, found by their names and tags: a choir that is tagged
//! "singing" meets whoever would love to sing, although nobody wrote down that it offers that.

use super::apart::{self, Spot};
use super::candidates::{Candidate, MAY_MEET, sharing, weightiest};
use super::said::Said;
use crate::error::Result;
use crate::id::{AssetId, RecordId};
use crate::search::{fold, named, terms, tokens};
use crate::topic::{Meaning, Word, words};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeSet, HashSet};

/// What somebody says they offer counts for more than what something is called.
const CALLED: f64 = 0.7;
/// All forms of a word begin with so many letters of its stem, or with all but the last few ("bake", "baking").
const BEGINNING: usize = 3;
const ENDING: usize = 2;
/// A longer stem with so few letters behind it may be a form of a word in a language that a word alone does not tell.
const TELLING: usize = 4;
const BEHIND: usize = 3;

/// Each distinct tag by one step in its index, however many assets have it.
const TAGS: &str = "WITH RECURSIVE name (tag) AS (
  SELECT min(tag) FROM asset_tag
  UNION ALL SELECT (SELECT min(t.tag) FROM asset_tag t WHERE t.tag > name.tag) FROM name WHERE name.tag IS NOT NULL
) SELECT tag FROM name WHERE tag IS NOT NULL";

/// Those whose names or tags speak of what is sought, in no order; of very many the newest `most` are looked at. Each
/// weighs as rarely as it would among `all` gifts.
pub(super) fn called(
    db: &Connection,
    sought: &Said,
    meaning: &Meaning,
    all: u32,
    from: Option<Spot>,
    most: usize,
) -> Result<Vec<Candidate>> {
    let tags = tags(db)?;
    let shared = sharing(sought, meaning, all, |word| {
        let mut found = by_name(db, word)?;
        by_tag(db, word, &tags, &mut found)?;
        Ok(found)
    })?;
    let mut statement = db.prepare_cached(&format!(
        "SELECT h.id, h.west, h.south, h.east, h.north FROM asset h \
         WHERE h.n = ?1 AND h.id <> ?2 AND h.kind <> 'person' AND {MAY_MEET}"
    ))?;
    let mut found = Vec::new();
    for (n, topics) in weightiest(shared, most) {
        let row = statement.query_row(params![n, sought.holder.0.as_bytes()], |row| {
            Ok((row.get(0)?, Spot::of_row(row, 1)?))
        });
        let Some((id, at)) = row.optional()? else {
            continue;
        };
        let near = from.zip(at).map(|(one, other)| apart::nearness(one, other));
        let topics = CALLED * topics;
        found.push(Candidate {
            id: None,
            holder: AssetId(RecordId::from_bytes(id)),
            topics,
            weight: topics + near.unwrap_or_default(),
        });
    }
    Ok(found)
}

/// A tag as it is written, and folded.
struct Tag {
    tag: String,
    folded: String,
}

fn tags(db: &Connection) -> Result<Vec<Tag>> {
    let mut statement = db.prepare_cached(TAGS)?;
    let tags = statement.query_map([], |row| row.get::<_, String>(0))?;
    let tags = tags.map(|tag| {
        tag.map(|tag| Tag {
            folded: fold(&tag),
            tag,
        })
    });
    Ok(tags.collect::<rusqlite::Result<_>>()?)
}

fn by_tag(db: &Connection, word: &Word, tags: &[Tag], found: &mut HashSet<u32>) -> Result<()> {
    let first = |key: &String| key.chars().take(BEGINNING).collect::<String>();
    let firsts: BTreeSet<String> = word.keys.iter().map(first).collect();
    let mut statement = db.prepare_cached("SELECT asset FROM asset_tag WHERE tag = ?1")?;
    for Tag { tag, folded } in tags {
        // Most tags are done with before they are read as topics.
        let may_be = firsts.iter().any(|first| folded.contains(first));
        if !may_be || !words(tag).iter().any(|other| other.is_same(word)) {
            continue;
        }
        let mut rows = statement.query([tag])?;
        while let Some(row) = rows.next()? {
            found.insert(row.get(0)?);
        }
    }
    Ok(())
}

/// Those in whose names a form of a word stands, and perhaps a few more: what they are called is looked at again.
fn by_name(db: &Connection, word: &Word) -> Result<HashSet<u32>> {
    let forms = forms(db, word)?;
    let phrases = forms.iter().map(|form| tokens(form));
    Ok(named(db, phrases.collect())?.iter().collect())
}

/// A word in the forms in which it stands somewhere in this catalogue.
fn forms(db: &Connection, word: &Word) -> Result<BTreeSet<String>> {
    let mut forms = word.keys.clone();
    let shortest = word.keys.iter().min_by_key(|key| key.chars().count());
    let Some(beginning) = shortest.and_then(|key| beginning(key)) else {
        return Ok(forms);
    };
    for term in terms(db, &beginning)? {
        let goes_on = |key: &String| {
            let behind = term.strip_prefix(key.as_str());
            key.chars().count() >= TELLING
                && behind.is_some_and(|behind| behind.chars().count() <= BEHIND)
        };
        if word.keys.iter().any(goes_on) || words(&term).iter().any(|other| other.is_same(word)) {
            forms.insert(term);
        }
    }
    Ok(forms)
}

/// How all forms of a word begin; none where it is short or a number, which have no other forms.
fn beginning(key: &str) -> Option<String> {
    let many = key.chars().count();
    let has_forms = many >= BEGINNING && key.chars().all(char::is_alphabetic);
    has_forms.then(|| key.chars().take(BEGINNING.max(many - ENDING)).collect())
}
