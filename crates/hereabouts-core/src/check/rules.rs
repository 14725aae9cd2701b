//! What must hold of the log and the rows whatever was done.

use crate::error::Result;
use rusqlite::Connection;

/// A rule, and the SQL that lists what breaks it, one sentence a line.
const RULES: &[(&str, &str)] = &[
    (
        "every change belongs to an operation",
        "SELECT 'change ' || voice || '/' || seq || ' belongs to no operation' FROM change c \
         WHERE NOT EXISTS (SELECT 1 FROM op o WHERE o.id = c.op)",
    ),
    (
        "what is taken back was done",
        "SELECT 'operation ' || id || ' takes back one that is not here' FROM op o \
         WHERE undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM op p WHERE p.id = o.undoes)",
    ),
    (
        "a safeguarded asset holds no place",
        "SELECT 'asset ' || hex(id) || ' is safeguarded and holds a place' FROM asset \
         WHERE sensitivity = 'safeguarded' AND place IS NOT NULL AND existence = 'here'",
    ),
    (
        "no photos are held of what is safeguarded or of anybody under 18",
        "SELECT 'asset ' || hex(a.id) || ' holds a photo' FROM asset a JOIN attachment t ON t.asset = a.id \
         WHERE (a.sensitivity = 'safeguarded' OR a.is_child = 1) AND a.existence = 'here' AND t.existence = 'here'",
    ),
    (
        "nothing stands at 0, 0",
        "SELECT 'asset ' || hex(id) || ' stands at 0, 0' FROM asset WHERE west = 0 AND south = 0 AND east = 0 AND north = 0",
    ),
    (
        "a place that is drawn says how precise it is",
        "SELECT 'asset ' || hex(id) || ' has a place of no precision' FROM asset \
         WHERE west IS NOT NULL AND (precision IS NULL OR precision = 'none')",
    ),
    (
        "people stay with the team",
        "SELECT 'person ' || hex(id) || ' may be seen beyond the team' FROM asset \
         WHERE kind = 'person' AND audience NOT IN ('me', 'team') AND existence = 'here'",
    ),
    (
        "the count of the log is not behind it",
        "SELECT 'the log counts to ' || max(c.lamport) || ' and the file says ' || f.value FROM change c, fact f \
         WHERE f.key = 'lamport' HAVING max(c.lamport) > CAST(f.value AS INTEGER)",
    ),
];

pub fn broken(db: &Connection) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (rule, sql) in RULES {
        let mut statement = db.prepare(sql)?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
        for line in lines {
            found.push(format!("{}; the rule is that {rule}", line?));
        }
    }
    Ok(found)
}
