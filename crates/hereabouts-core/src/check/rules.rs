//! What must hold of the log and the rows whatever was done.

use super::Found;
use crate::error::Result;
use rusqlite::Connection;

/// Rules of assets by themselves: what is to be said of one that breaks it, and when it does. They are all asked of a row
/// when it is read, once.
pub(super) const OF_ASSETS: &[(&str, &str, &str)] = &[
    (
        "a safeguarded asset holds no place",
        "is safeguarded and holds a place",
        "sensitivity = 'safeguarded' AND place IS NOT NULL AND existence = 'here'",
    ),
    (
        "what is safeguarded is so for good",
        "is safeguarded without a mark",
        "sensitivity = 'safeguarded' AND existence = 'here' \
         AND NOT EXISTS (SELECT 1 FROM safeguarded WHERE record = asset.id)",
    ),
    (
        "nothing stands at 0, 0",
        "stands at 0, 0",
        "west = 0 AND south = 0 AND east = 0 AND north = 0",
    ),
    (
        "a place that is drawn says how precise it is",
        "has a place of no precision",
        "west IS NOT NULL AND (precision IS NULL OR precision = 'none')",
    ),
    (
        "people stay with the team",
        "is a person and may be seen beyond the team",
        "kind = 'person' AND audience NOT IN ('me', 'team') AND existence = 'here'",
    ),
];

/// Any other rule, and the SQL that lists what breaks it, one sentence a line.
pub(super) const RULES: &[(&str, &str)] = &[
    (
        "every change belongs to an operation",
        "SELECT 'change ' || c.voice || '/' || c.seq || ' belongs to no operation' \
         FROM (SELECT DISTINCT op FROM change) d CROSS JOIN change c ON c.op = d.op \
         WHERE NOT EXISTS (SELECT 1 FROM op o WHERE o.id = d.op)",
    ),
    (
        "what is taken back was done",
        "SELECT 'operation ' || id || ' takes back one that is not here' FROM op o \
         WHERE undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM op p WHERE p.id = o.undoes)",
    ),
    (
        "the log knows no place of what is safeguarded",
        "SELECT 'change ' || c.voice || '/' || c.seq || ' says where something safeguarded is' FROM safeguarded s \
         CROSS JOIN change c ON c.record = s.record JOIN json_each(c.sets, '$.place') v WHERE v.type <> 'null'",
    ),
    (
        "nothing safeguarded is tied to a place",
        "SELECT 'tie ' || hex(r.id) || ' says where something safeguarded is' FROM relationship r \
         JOIN asset a ON a.id = r.\"from\" JOIN asset b ON b.id = r.\"to\" WHERE r.existence = 'here' \
         AND ((a.sensitivity = 'safeguarded' AND (b.kind = 'place' OR r.type = 'meets_at')) \
           OR (b.sensitivity = 'safeguarded' AND (a.kind = 'place' OR r.type = 'meets_at')))",
    ),
    (
        "nothing happens at what is safeguarded",
        "SELECT 'activity ' || hex(v.id) || ' says where something safeguarded is' FROM activity v \
         WHERE v.existence = 'here' AND v.at IS NOT NULL AND (v.at IN (SELECT record FROM safeguarded) \
           OR v.host IN (SELECT record FROM safeguarded))",
    ),
    (
        "a safeguarded asset holds no address",
        "SELECT 'contact ' || hex(c.id) || ' is the address of a safeguarded asset' FROM contact c JOIN asset a ON a.id = c.asset \
         WHERE c.channel = 'address' AND c.existence = 'here' AND a.sensitivity = 'safeguarded' AND a.existence = 'here'",
    ),
    (
        "a person's own contact is not published",
        "SELECT 'contact ' || hex(id) || ' is personal and may be published' FROM contact \
         WHERE kind = 'personal' AND may_be_published = 1 AND existence = 'here'",
    ),
    // A photo and that somebody is under 18 may be said on two laptops, where neither could know of the other.
    (
        "no photos are held of what is safeguarded or of anybody under 18",
        "SELECT 'asset ' || hex(a.id) || ' holds a photo' FROM attachment t CROSS JOIN asset a ON a.id = t.asset \
         WHERE a.existence = 'here' AND t.existence = 'here' AND (a.sensitivity = 'safeguarded' OR a.is_child = 1 \
           AND NOT EXISTS (SELECT 1 FROM change c WHERE c.came IS NOT NULL AND (c.record IN (a.id, t.id) \
             OR c.record IN (SELECT record FROM joined WHERE \"into\" = a.id))))",
    ),
    (
        "nothing of what was erased is in the log",
        "SELECT 'change ' || c.voice || '/' || c.seq || ' is of an erased record' FROM erased e CROSS JOIN change c ON c.record = e.record",
    ),
    (
        "the count of the log is not behind it",
        "SELECT 'the log counts to ' || max(c.lamport) || ' and the file says ' || f.value FROM change c, fact f \
         WHERE f.key = 'lamport' HAVING max(c.lamport) > CAST(f.value AS INTEGER)",
    ),
];

pub(super) fn broken(db: &Connection) -> Result<Found> {
    let mut found = Found::default();
    of_assets(db, &mut found)?;
    for (rule, sql) in RULES {
        let mut statement = db.prepare(sql)?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
        for line in lines {
            found.add(format!("{}; the rule is that {rule}", line?));
        }
    }
    Ok(found)
}

fn of_assets(db: &Connection, found: &mut Found) -> Result<()> {
    let conditions = OF_ASSETS.iter().map(|(.., when)| format!("({when})"));
    let conditions: Vec<String> = conditions.collect();
    let mut statement = db.prepare(&format!(
        "SELECT hex(id), {} IS TRUE FROM asset WHERE {}",
        conditions.join(" IS TRUE, "),
        conditions.join(" OR ")
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        for (at, (rule, is, _)) in (1usize..).zip(OF_ASSETS) {
            if row.get(at)? {
                found.add(format!("asset {id} {is}; the rule is that {rule}"));
            }
        }
    }
    Ok(())
}
