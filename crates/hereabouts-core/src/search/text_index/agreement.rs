//! Whether the text index and the tables agree.

use super::also;
use super::{ASSET, Hanging, NAMED, line, names};
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Do the index and the tables agree? Each line that does not is named in a sentence.
///
/// The index holds no texts: every occurrence of a word in it is added into a sum for its row, and
/// those of what the tables say are taken away again. Where both agree nothing is left.
pub fn agrees(db: &Connection) -> Result<Vec<String>> {
    // Its words are read through a temporary table, which a connection for reading would refuse.
    let for_reading: bool = db.pragma_query_value(None, "query_only", |row| row.get(0))?;
    db.pragma_update(None, "query_only", false)?;
    let sums = sums(db);
    db.pragma_update(None, "query_only", for_reading)?;
    let mut sums = sums?;
    let mut wrong = Vec::new();
    let (also, hanging) = (also::all(db)?, Hanging::of(db)?);
    let mut assets = db.prepare(&format!("{ASSET} ORDER BY n"))?;
    let mut assets = assets.query([])?;
    while let Some(row) = assets.next()? {
        let line = line(db, row, names(&also, row)?, hanging)?;
        let sum = sums.of(line.n);
        for (column, words) in line.columns.iter().enumerate() {
            for (i, word) in words.iter().enumerate() {
                let word = hash_of(word.as_bytes());
                *sum = sum.wrapping_sub(occurrence(word, column as u64, i as u64));
            }
        }
        if std::mem::take(sum) != 0 {
            wrong.push(not_known(row)?);
        }
    }
    for n in sums.left() {
        wrong.push(format!(
            "Search knows an asset that is not in the catalogue (number {n})."
        ));
    }
    if wrong.len() > NAMED {
        let more = wrong.len() - NAMED;
        wrong.truncate(NAMED);
        wrong.push(format!("Search is wrong about {more} more."));
    }
    Ok(wrong)
}

/// The same of the assets with these row numbers, as far as it is told without reading all words of the index: it holds
/// as many words of each as there are, and finds it by its name.
pub(crate) fn agrees_about(db: &Connection, runs: &[[u32; 2]]) -> Result<Vec<String>> {
    let (also, hanging) = (also::all(db)?, Hanging::of(db)?);
    let mut assets = db.prepare(&format!("{ASSET} WHERE n BETWEEN ?1 AND ?2 ORDER BY n"))?;
    let mut found =
        db.prepare("SELECT 1 FROM asset_text WHERE asset_text MATCH ?1 AND rowid = ?2")?;
    let mut wrong = Vec::new();
    for run in runs {
        let mut assets = assets.query(*run)?;
        while let Some(row) = assets.next()? {
            let line = line(db, row, names(&also, row)?, hanging)?;
            let [name, ..] = line.texts();
            let is_found =
                name.is_empty() || found.exists(params![format!("name : \"{name}\""), line.n])?;
            let words = line.columns.each_ref().map(|words| words.len() as u64);
            if !is_found || sizes(db, line.n)? != words {
                wrong.push(not_known(row)?);
            }
        }
    }
    Ok(wrong)
}

/// Has every asset that has words a line, and every line its asset?
pub(crate) fn lines_agree(db: &Connection) -> Result<Vec<String>> {
    let alike = "SELECT (SELECT count(*) FROM asset) = (SELECT count(*) FROM asset_text_docsize)";
    if db.query_row(alike, [], |row| row.get(0))? {
        return Ok(Vec::new());
    }
    let numbers = |sql: &str| -> Result<Vec<u32>> {
        let mut statement = db.prepare(sql)?;
        let numbers = statement.query_map([], |row| row.get(0))?;
        Ok(numbers.collect::<rusqlite::Result<_>>()?)
    };
    let without = numbers("SELECT n FROM asset EXCEPT SELECT id FROM asset_text_docsize")?;
    let runs: Vec<[u32; 2]> = without.into_iter().map(|n| [n, n]).collect();
    let mut wrong = agrees_about(db, &runs)?;
    for n in numbers("SELECT id FROM asset_text_docsize EXCEPT SELECT n FROM asset")? {
        wrong.push(format!(
            "Search knows an asset that is not in the catalogue (number {n})."
        ));
    }
    Ok(wrong)
}

/// How many words each column of a line holds, as FTS5 keeps it beside the index: a number of bytes of seven bits each,
/// the last without a mark. See https://www.sqlite.org/fts5.html#the_docsize_table.
fn sizes(db: &Connection, n: u32) -> Result<[u64; 3]> {
    let mut statement = db.prepare_cached("SELECT sz FROM asset_text_docsize WHERE id = ?1")?;
    let kept: Option<Vec<u8>> = statement.query_row([n], |row| row.get(0)).optional()?;
    let mut sizes = [0; 3];
    let mut column = 0;
    for byte in kept.unwrap_or_default() {
        let Some(size) = sizes.get_mut(column) else {
            break;
        };
        *size = (*size << 7) | u64::from(byte & 0x7f);
        column += usize::from(byte < 0x80);
    }
    Ok(sizes)
}

/// What is said of the asset in a row of [`ASSET`] whose line is not as it should be.
fn not_known(row: &Row) -> Result<String> {
    let name: String = row.get(2)?;
    Ok(format!(
        "Search does not know “{name}” as it is in the catalogue."
    ))
}

/// A sum for each row number, of which most have one: in blocks, of which one is there when anything is added to it.
#[derive(Default)]
struct Sums(Vec<Vec<u64>>);

impl Sums {
    const BLOCK: usize = 1 << 12;

    fn of(&mut self, n: u32) -> &mut u64 {
        let (block, at) = (n as usize / Self::BLOCK, n as usize % Self::BLOCK);
        if block >= self.0.len() {
            self.0.resize(block + 1, Vec::new());
        }
        let block = &mut self.0[block];
        if block.is_empty() {
            block.resize(Self::BLOCK, 0);
        }
        &mut block[at]
    }

    /// The numbers for which a sum is left.
    fn left(&self) -> impl Iterator<Item = usize> {
        let blocks = self.0.iter().enumerate();
        blocks.flat_map(|(block, sums)| {
            let sums = sums.iter().enumerate();
            let left = sums.filter(|(_, sum)| **sum != 0);
            left.map(move |(at, _)| block * Self::BLOCK + at)
        })
    }
}

/// What the index holds: for each row number the sum over all occurrences of words.
fn sums(db: &Connection) -> Result<Sums> {
    let mut sums = Sums::default();
    db.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.asset_word USING fts5vocab (main, asset_text, instance)",
    )?;
    {
        let mut words = db.prepare("SELECT term, doc, col, offset FROM temp.asset_word")?;
        let mut words = words.query([])?;
        // All occurrences of a word come one after the other.
        let (mut word, mut of_word) = (Vec::new(), hash_of(b""));
        while let Some(row) = words.next()? {
            let term = row.get_ref(0)?.as_bytes().unwrap_or_default();
            if term != word.as_slice() {
                word.clear();
                word.extend_from_slice(term);
                of_word = hash_of(term);
            }
            let column = match row.get_ref(2)?.as_bytes().unwrap_or_default() {
                b"name" => 0,
                b"words" => 1,
                _ => 2,
            };
            let sum = sums.of(row.get(1)?);
            *sum = sum.wrapping_add(occurrence(of_word, column, row.get(3)?));
        }
    }
    db.execute_batch("DROP TABLE temp.asset_word")?;
    Ok(sums)
}

fn hash_of(word: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

/// What one occurrence of a word adds: its digest with its place, stirred as in SplitMix64 (Steele, Lea and Flood, 2014), so
/// that sums of several do not meet by chance.
fn occurrence(word: u64, column: u64, offset: u64) -> u64 {
    let place = (column << 60) | offset;
    let mut mixed = word.wrapping_add(place.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
