//! What comes first of what words find.
//!
//! A few are weighed by the text index, as [`weighed`] says. Weighing takes a count of all assets in which each of the
//! words is, and many would be weighed in vain: of many, the names decide, as [`by_name`] says. So the first of a
//! hundred thousand are there without listing the others.

use super::fold::tokens;
use super::found::Bits;
use super::list;
use super::words::{Following, Words};
use crate::error::Result;
use rusqlite::{Connection, params};

/// So many are weighed at most.
const WEIGHED: usize = 2_000;
/// Of more, the names of so many are looked at.
const LOOKED_AT: usize = 1_000;

/// Words that are asked of the text index.
pub(super) struct Asked<'w> {
    pub words: &'w Words,
    pub following: &'w Following,
    /// Finds everything.
    pub expression: String,
    /// It finds what has words similar to those, and not those themselves.
    pub is_similar: bool,
}

impl<'w> Asked<'w> {
    pub fn as_typed(words: &'w Words, following: &'w Following) -> Asked<'w> {
        Asked {
            words,
            following,
            expression: words.all(following),
            is_similar: false,
        }
    }

    /// Whether so many that are found are weighed. A letter beside other words is in nearly everything, so that
    /// counting it takes long and weighs nothing.
    fn is_weighed(&self, found: usize) -> bool {
        let beside_others = self.words.wanted.len() > 1 && !self.words.letters().is_empty();
        found <= WEIGHED && !beside_others
    }
}

/// All that was found, the best first.
pub(super) fn order(db: &Connection, asked: &Asked, found: &Bits) -> Result<Vec<u32>> {
    if asked.is_weighed(found.count() as usize) {
        return weighed(db, asked, found);
    }
    let mut order = by_name(db, asked, &|n| found.has(n), LOOKED_AT)?;
    append(&mut order, found);
    Ok(order)
}

/// The first `most` of what is found and `passes`, in the order of [`order`], without finding the rest; and what was
/// found on the way: everything, or else more than are weighed.
pub(super) fn first(
    db: &Connection,
    asked: &Asked,
    passes: &dyn Fn(u32) -> bool,
    most: usize,
) -> Result<(Vec<u32>, Bits)> {
    let enough = most.max(WEIGHED) + 1;
    let found = matching_first(db, &asked.expression, passes, enough)?;
    let mut found: Bits = found.into_iter().collect();
    let mut order = match asked.is_weighed(found.count() as usize) {
        true => weighed(db, asked, &found)?,
        false => by_name(db, asked, passes, most.min(LOOKED_AT))?,
    };
    append(&mut order, &found);
    order.truncate(most);
    order.iter().for_each(|n| found.set(*n));
    Ok((order, found))
}

/// The rest, as they were made.
fn append(order: &mut Vec<u32>, found: &Bits) {
    let there: Bits = order.iter().copied().collect();
    order.extend(found.iter().filter(|n| !there.has(*n)));
}

/// The first rows of the text index that match and pass, as they were made.
fn matching_first(
    db: &Connection,
    expression: &str,
    passes: &dyn Fn(u32) -> bool,
    most: usize,
) -> Result<Vec<u32>> {
    let sql = "SELECT rowid FROM asset_text WHERE asset_text MATCH ?1 ORDER BY rowid";
    let mut rows = db.prepare_cached(sql)?;
    let mut rows = rows.query([expression])?;
    let mut first = Vec::new();
    while first.len() < most
        && let Some(row) = rows.next()?
    {
        let n: u32 = row.get(0)?;
        if passes(n) {
            first.push(n);
        }
    }
    Ok(first)
}

/// The name exactly as typed, then by weight of the field it was found in (Okapi BM25: name 10, words 4, rest 1).
fn weighed(db: &Connection, asked: &Asked, found: &Bits) -> Result<Vec<u32>> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    // Whether a letter is looked for by itself or by what follows it, it weighs the same.
    let expression = match asked.is_similar {
        true => asked.expression.clone(),
        false => asked.words.all(&Following::new()),
    };
    // The unary plus keeps FTS5 from being asked anew for each candidate.
    let mut scores = db.prepare_cached(
        "SELECT rowid, bm25(asset_text, 10.0, 4.0, 1.0) FROM asset_text
         WHERE asset_text MATCH ?1 AND +rowid IN (SELECT value FROM json_each(?2))",
    )?;
    let mut names = db.prepare_cached("SELECT name FROM asset WHERE n = ?1")?;
    let typed = asked.words.name();
    let mut scored = Vec::new();
    let mut rows = scores.query(params![expression, list::json(found.iter())])?;
    while let Some(row) = rows.next()? {
        let (n, score): (u32, f64) = (row.get(0)?, row.get(1)?);
        let name: String = names.query_row([n], |row| row.get(0))?;
        let name = tokens(&name);
        scored.push((name != typed, score, name, n));
    }
    scored.sort_by(|(a, x, name, n), (b, y, other, m)| {
        (a.cmp(b).then(x.total_cmp(y))).then_with(|| (name, n).cmp(&(other, m)))
    });
    Ok(scored.into_iter().map(|(.., n)| n).collect())
}

/// First the name exactly as typed, then those that begin with what was typed, then those with all of it somewhere:
/// each time the shortest names first. Then, until there are so many as are `wanted`, what has it in its words, as they
/// were made.
///
/// Of more than are looked at, those that were made first are; but whatever is called exactly as typed is among them.
fn by_name(
    db: &Connection,
    asked: &Asked,
    passes: &dyn Fn(u32) -> bool,
    wanted: usize,
) -> Result<Vec<u32>> {
    let in_name = format!("name : ({})", asked.expression);
    let somewhere = matching_first(db, &in_name, passes, LOOKED_AT + 1)?;
    let mut several = Vec::new();
    if somewhere.len() > LOOKED_AT {
        let length = asked.words.name().len();
        if asked.is_similar {
            several.extend(of_length(db, &in_name, length, passes)?);
        } else {
            let begins = asked.words.at_start_of_name(asked.following);
            let begins = matching_first(db, &begins, passes, LOOKED_AT)?;
            if begins.len() == LOOKED_AT {
                let exactly = asked.words.whole_at_start_of_name();
                several.extend(of_length(db, &exactly, length, passes)?);
            }
            several.extend(begins);
        }
    }
    several.extend(somewhere);
    let mut seen = Bits::default();
    several.retain(|n| {
        let is_new = !seen.has(*n);
        seen.set(*n);
        is_new
    });
    several.truncate(LOOKED_AT);

    let typed = asked.words.name();
    let open = asked.words.wanted.last().is_some_and(|last| last.open);
    let mut names = db.prepare_cached("SELECT name FROM asset WHERE n = ?1")?;
    let mut ordered = Vec::with_capacity(several.len());
    for n in several {
        let name: String = names.query_row([n], |row| row.get(0))?;
        let name = tokens(&name);
        let length: usize = name.iter().map(|word| word.chars().count()).sum();
        ordered.push((fit(&name, &typed, open), length, name, n));
    }
    ordered.sort_unstable();
    let mut order: Vec<u32> = ordered.into_iter().map(|(.., n)| n).collect();
    if order.len() < wanted {
        let there: Bits = order.iter().copied().collect();
        let new = |n| passes(n) && !there.has(n);
        let in_words = format!("{{name words}} : ({})", asked.expression);
        order.extend(matching_first(db, &in_words, &new, wanted - order.len())?);
    }
    Ok(order)
}

/// What matches and passes and has a name of so many words.
fn of_length(
    db: &Connection,
    expression: &str,
    words: usize,
    passes: &dyn Fn(u32) -> bool,
) -> Result<Vec<u32>> {
    // How many words each column has, one number behind the other; a number below 128 is one byte.
    let Some(words) = u8::try_from(words).ok().filter(|words| *words < 128) else {
        return Ok(Vec::new());
    };
    let mut rows = db.prepare_cached(
        "SELECT t.rowid FROM asset_text t JOIN asset_text_docsize d ON d.id = t.rowid
         WHERE asset_text MATCH ?1 AND substr(d.sz, 1, 1) = ?2",
    )?;
    let rows = rows.query_map(params![expression, [words]], |row| row.get(0))?;
    let rows = rows.collect::<rusqlite::Result<Vec<u32>>>()?;
    Ok(rows.into_iter().filter(|n| passes(*n)).collect())
}

/// 0 a name exactly as typed, 1 one that begins so, 2 any other. The last word that was typed may go on where it is
/// `open`.
fn fit(name: &[String], typed: &[String], open: bool) -> u8 {
    let Some((last, before)) = typed.split_last() else {
        return 2;
    };
    let goes_on = |word: &String| word == last || (open && word.starts_with(last.as_str()));
    let begins = name.starts_with(before) && name.get(before.len()).is_some_and(goes_on);
    match (name == typed, begins) {
        (true, _) => 0,
        (_, true) => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fits_as_it_begins() {
        let check = |name: &str, typed: &str, open: bool, expect: u8| {
            assert_eq!(
                fit(&tokens(name), &tokens(typed), open),
                expect,
                "{name} {typed}"
            );
        };
        check("Old Hall", "old hall", true, 0);
        check("Old Hall", "old ha", true, 1);
        check("Old Hall", "old ha", false, 2);
        check("Old Hall", "old", false, 1);
        check("Old Hall", "hall old", true, 2);
        check("Hall", "hall old", true, 2);
        check("Older", "old", true, 1);
        check("Older", "old", false, 2);
        check("", "old", true, 2);
        check("Old", "", true, 2);
    }
}
