//! What is edited while the disk fails: a script of edits, each of which is acknowledged when it
//! returns, and what a catalogue shows after n of them. `Subject` can be any way to open and edit a
//! catalogue; here it is SQL of the shape that edits have, through `storage`.

use hereabouts_core::storage::{self, OpenFile};
use hereabouts_core::{Error, Result};
use rusqlite::Connection;
use std::path::Path;

/// Something that is edited. `content` must follow from the number of edits alone.
pub struct Subject<C> {
    pub open: fn(&Path) -> Result<C>,
    /// The n-th edit, counted from nought. When it returns, somebody reads "saved".
    pub edit: fn(&mut C, usize) -> Result<()>,
    /// What the program does when nothing was edited for two seconds.
    pub quiet: fn(&mut C) -> Result<()>,
    /// All that is shown, in words that are equal only when it is.
    pub content: fn(&mut C) -> Result<String>,
    /// What is wrong with the file; nothing when it is whole.
    pub wrong: fn(&mut C) -> Result<Vec<String>>,
}

impl<C> Subject<C> {
    /// Opens, edits, closes; `acknowledge` hears the number of edits that are saved.
    ///
    /// # Errors
    /// Of the first edit that fails. Everything acknowledged before must be safe.
    pub fn script(
        &self,
        path: &Path,
        edits: usize,
        acknowledge: &mut dyn FnMut(usize),
    ) -> Result<()> {
        let mut open = (self.open)(path)?;
        for n in 0..edits {
            if n == edits / 2 {
                drop(open);
                open = (self.open)(path)?;
            }
            (self.edit)(&mut open, n)?;
            acknowledge(n + 1);
            if n % 6 == 5 {
                (self.quiet)(&mut open)?;
            }
        }
        Ok(())
    }

    /// What is shown after 0, 1, … edits.
    pub fn contents(&self, path: &Path, edits: usize) -> Result<Vec<String>> {
        let mut open = (self.open)(path)?;
        let mut contents = vec![(self.content)(&mut open)?];
        for n in 0..edits {
            (self.edit)(&mut open, n)?;
            contents.push((self.content)(&mut open)?);
        }
        Ok(contents)
    }
}

/// Edits of our shape: each appends to the log and changes what the log shows, in one transaction.
pub const EDITS: Subject<Connection> = Subject {
    open: |path| Ok(OpenFile::open(path, None)?.1),
    edit,
    quiet: |db| storage::checkpoint(db).map(|_| ()),
    content,
    wrong: |db| storage::integrity(db),
};

fn edit(db: &mut Connection, n: usize) -> Result<()> {
    // Every fourth is a new asset, the others change the last one. Some notes need several pages.
    let asset = (n / 4) as i64;
    let note = format!("note {n} ").repeat(if n % 7 == 3 { 900 } else { 9 });
    let name = format!("Bench{n}");
    let work = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    work.execute(
        "INSERT INTO op (id, voice, label, at) VALUES (?1, 'v', '{}', '2026-11-03')",
        [n.to_string()],
    )?;
    work.execute(
        "INSERT INTO change (voice, seq, op, lamport, kind, record, sets, seen, audience, mentions)
         VALUES ('v', ?1, ?1, ?1, 'asset', ?2, ?3, '{}', '{}', '{}')",
        (n as i64, asset.to_be_bytes(), &note),
    )?;
    work.execute(
        "INSERT INTO asset (n, id, existence, kind, name, status, audience, sensitivity, note)
         VALUES (?1 + 1, ?2, 'here', 'place', ?3, 'going', 'team', 'ordinary', ?4)
         ON CONFLICT (id) DO UPDATE SET name = ?3, note = ?4",
        (asset, asset.to_be_bytes(), &name, &note),
    )?;
    work.execute(
        "INSERT OR REPLACE INTO asset_text (rowid, name, words, rest) VALUES (?1 + 1, ?2, '', '')",
        (asset, name.to_lowercase()),
    )?;
    work.execute(
        "INSERT INTO content_sum VALUES ('me', ?1, 1) ON CONFLICT DO UPDATE SET sum = sum + 1",
        [asset % 256],
    )?;
    work.commit()?;
    Ok(())
}

fn content(db: &mut Connection) -> Result<String> {
    db.query_row(
        "SELECT (SELECT count(*) || '/' || ifnull(sum(length(sets)), 0) FROM change)
             || ' ' || (SELECT count(*) FROM op)
             || ' ' || (SELECT ifnull(sum(sum), 0) FROM content_sum)
             || ' ' || (SELECT ifnull(group_concat(name || length(note) || substr(note, -9)), '') FROM asset)
             || ' ' || (SELECT ifnull(group_concat(rowid), '') FROM asset_text WHERE asset_text MATCH 'bench*')",
        [],
        |row| row.get(0),
    )
    .map_err(Error::from)
}
