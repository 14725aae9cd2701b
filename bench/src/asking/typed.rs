//! Search as one types, beside a plain full-text table that ranks all that it finds.

use super::words::{Script, Typed};
use crate::row::Row;
use crate::{ask, percentile, process, timed};
use hereabouts_core::Catalogue;
use rusqlite::Connection;
use serde_json::json;
use std::ops::RangeInclusive;
use std::path::Path;
use tempfile::TempDir;

/// So many are shown as somebody types.
const SHOWN: usize = 20;
/// Milliseconds within which they are there.
const GOAL: f64 = 30.0;
const LENGTHS: [(&str, RangeInclusive<usize>); 3] = [
    ("1 letter", 1..=1),
    ("2 and 3 letters", 2..=3),
    ("4 to 12 letters", 4..=12),
];
/// Shorter beginnings of a word that is not there are those of others that are.
const TELLING: usize = 4;

/// Names and summaries in a table of FTS5's own making, as anybody would set it up.
pub struct Plain {
    db: Connection,
    _folder: TempDir,
}

impl Plain {
    /// Fills it from a file without a passphrase that nobody has open, with so many assets.
    pub fn of(file: &Path, size: usize) -> Plain {
        let folder = tempfile::tempdir_in(process::folder(size));
        let folder = folder.expect("a temporary folder can be made");
        let db = Connection::open(folder.path().join("plain.db"));
        let db = db.expect("a file can be made");
        fill(&db, file).expect("names and summaries can be copied");
        Plain {
            db,
            _folder: folder,
        }
    }

    /// The best that it finds.
    fn best(&self, typed: &str) -> rusqlite::Result<Vec<(String, String)>> {
        let words = typed.split_whitespace();
        let words = words.map(|word| format!("\"{}\" *", word.replace('"', "\"\"")));
        let words: Vec<String> = words.collect();
        let mut best = self.db.prepare_cached(
            "SELECT name, summary FROM plain WHERE plain MATCH ?1 ORDER BY rank LIMIT ?2",
        )?;
        let best = best.query_map((words.join(" "), SHOWN as u32), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        best.collect()
    }
}

fn fill(db: &Connection, file: &Path) -> rusqlite::Result<()> {
    db.execute_batch(
        "PRAGMA main.journal_mode = OFF; PRAGMA main.synchronous = OFF;
         CREATE VIRTUAL TABLE plain USING fts5 (name, summary, prefix = '2 3')",
    )?;
    db.execute("ATTACH ?1 AS town", [file.display().to_string()])?;
    db.execute_batch(
        "INSERT INTO plain (rowid, name, summary)
           SELECT n, name, coalesce(summary, '') FROM town.asset WHERE existence = 'here' ORDER BY n;
         INSERT INTO plain (plain) VALUES ('optimize');
         DETACH town",
    )
}

/// What was typed so far, and how many milliseconds each took.
pub struct Searches {
    size: usize,
    plain: Plain,
    done: Vec<Done>,
}

struct Done {
    typed: Typed,
    ours: f64,
    plain: f64,
}

impl Searches {
    pub fn new(file: &Path, size: usize) -> Searches {
        Searches {
            size,
            plain: Plain::of(file, size),
            done: Vec::new(),
        }
    }

    /// Types all of it, letter by letter, taking turns.
    pub fn round(&mut self, town: &Catalogue, typed: Vec<Typed>) {
        for typed in typed {
            let asked = json!({ "text": typed.text, "limit": SHOWN });
            let ours = timed(|| drop(ask(town, "suggest_assets", asked)));
            let plain = timed(|| {
                let best = self.plain.best(&typed.text);
                best.expect("words in quotation marks can be looked for");
            });
            self.done.push(Done { typed, ours, plain });
        }
    }

    pub fn rows(&self) -> Vec<Row> {
        let row = |name: &str, [ours, plain]: [f64; 2]| {
            let note = format!("FTS5, which ranks all, takes {plain:.1} ms");
            let row = Row::new(&format!("search: {name}, p95"), self.size, "ms", ours);
            row.goal(GOAL).interactive().note(&note)
        };
        let mut rows = Vec::new();
        for script in Script::ALL {
            let of_script = self.slow(|typed| typed.script == script);
            rows.push(row(script.label(), of_script));
        }
        for (name, letters) in LENGTHS {
            let so_long = self.slow(|typed| letters.contains(&typed.letters));
            rows.push(row(name, so_long));
        }
        let strange = self.slow(|typed| !typed.is_there && typed.letters >= TELLING);
        rows.push(row("words that are not there", strange));
        let [ours, plain] = self.slow(|_| true);
        let all = Row::new("search: all, beside FTS5, p95", self.size, "ms", ours);
        rows.push(all.beside("FTS5 ORDER BY rank", plain).interactive());
        rows
    }

    /// The 95th percentile of some of it: ours, and the plain table's.
    fn slow(&self, which: impl Fn(&Typed) -> bool) -> [f64; 2] {
        let these: Vec<&Done> = self.done.iter().filter(|done| which(&done.typed)).collect();
        let ours: Vec<f64> = these.iter().map(|done| done.ours).collect();
        let plain: Vec<f64> = these.iter().map(|done| done.plain).collect();
        [ours, plain].map(|took| percentile(took, 0.95))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_table_finds_what_begins_so() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Town.db");
        let db = Connection::open(&file).unwrap();
        db.execute_batch(
            "CREATE TABLE asset (n INTEGER PRIMARY KEY, name TEXT, summary TEXT, existence TEXT);
             INSERT INTO asset VALUES (1, 'Хор «Калина»', 'Ark \"of\" Ćma', 'here'), (2, 'Ark', NULL, 'bin');",
        )
        .unwrap();
        drop(db);
        let db = Connection::open_in_memory().unwrap();
        fill(&db, &file).unwrap();
        let plain = Plain {
            db,
            _folder: folder,
        };
        for typed in ["хо", "Хор «", "Хор «Кал", "Ar", "cm", "\"of"] {
            assert_eq!(plain.best(typed).unwrap().len(), 1, "{typed}");
        }
        assert_eq!(plain.best("or").unwrap().len(), 0);
    }
}
