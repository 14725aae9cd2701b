//! The text index (`asset_text`): one line of folded words for each row of `asset`.
//!
//! The write door calls [`write()`] for an asset whose row, contacts, activities, gifts or wishes it has changed, inside
//! the same transaction; a bulk import [`rebuild`]s once. An asset is also found by the [names](also) of those that became
//! one with it.

mod agreement;

pub use agreement::agrees;
pub(crate) use agreement::{agrees_about, lines_agree};

use super::also::{self, Also};
use super::fold::tokens;
use crate::error::{Error, Result};
use crate::id::RecordId;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;

/// At most so many disagreements are named one by one.
const NAMED: usize = 50;
/// Rows between two looks at whether to stop.
const A_WHILE: u64 = 256;

const ASSET: &str = "SELECT n, id, name, place, tags, languages, extra, imported_from ->> '$.source', custom,
  summary, story, times,
  note, access, cost, steward, source_note, who_leads, pronouns, roles, size_band, meets_as, formality,
  focus, organisation_number, sector, place_type, capacity, booking, step_free, exchange_form, keepers,
  permission_note, audience_reason FROM asset";
/// What it offers and would love: words, topics (a list, of which the index takes the words), when, limits; the note.
const GIFTS: &str = "SELECT what, topics, \"when\", limits, note FROM gift WHERE holder = ?1 AND existence = 'here' ORDER BY n";
const WISHES: &str = "SELECT what, topics, \"when\", NULL, note FROM wish WHERE holder = ?1 AND existence = 'here' ORDER BY n";
/// From this column on the texts are plain: so many of `words`, then those of `rest`.
const FIRST_TEXT: usize = 9;
const WORDS: usize = 3;

/// Name, words and rest, as they stand in the index.
struct Line {
    n: u32,
    columns: [Vec<String>; 3],
}

impl Line {
    fn texts(&self) -> [String; 3] {
        self.columns.each_ref().map(|words| words.join(" "))
    }
}

/// Brings the line of the asset with row number `n` up to date, and that of the asset with which it became one; without
/// such a row it is removed.
pub fn write(db: &Connection, n: u32) -> Result<()> {
    match line_of(db, n)? {
        Some(line) => put(db, &line)?,
        None => return delete(db, n),
    }
    match also::shown_as(db, n)? {
        Some((keep, _)) => write_but(db, &keep, None),
        None => Ok(()),
    }
}

/// The words in the line of the asset with row number `n`; none without such a row.
pub(super) fn words(db: &Connection, n: u32) -> Result<Option<Vec<String>>> {
    Ok(line_of(db, n)?.map(|line| line.columns.concat()))
}

fn line_of(db: &Connection, n: u32) -> Result<Option<Line>> {
    let mut get = db.prepare_cached(&format!("{ASSET} WHERE n = ?1"))?;
    let own = |row: &Row| -> Result<Line> {
        line(db, row, &also::of(db, &id_of(row)?, None)?, Hanging::ANY)
    };
    let line = get.query_row([n], |row| Ok(own(row))).optional()?;
    line.transpose()
}

/// Removes the line of the row number `n`, which goes, and its name from that of the asset with which it became one.
pub fn remove(db: &Connection, n: u32) -> Result<()> {
    delete(db, n)?;
    match also::shown_as(db, n)? {
        Some((keep, gone)) => write_but(db, &keep, Some(&gone)),
        None => Ok(()),
    }
}

/// Writes the line of an asset, without the name of one that became one with it and goes.
fn write_but(db: &Connection, asset: &RecordId, but: Option<&RecordId>) -> Result<()> {
    let also = also::of(db, asset, but)?;
    let mut get = db.prepare_cached(&format!("{ASSET} WHERE id = ?1"))?;
    let line = get.query_row([asset.as_bytes()], |row| {
        Ok(line(db, row, &also, Hanging::ANY))
    });
    match line.optional()? {
        Some(line) => put(db, &line?),
        None => Ok(()),
    }
}

fn delete(db: &Connection, n: u32) -> Result<()> {
    let mut delete = db.prepare_cached("DELETE FROM asset_text WHERE rowid = ?1")?;
    delete.execute([n])?;
    Ok(())
}

/// Writes the whole index anew; nothing of the old one is left in its tables. `progress` is told how
/// many assets are done and answers whether to go on; the caller's transaction undoes what was begun.
pub fn rebuild(db: &Connection, progress: &mut dyn FnMut(u64) -> bool) -> Result<()> {
    db.execute(
        "INSERT INTO asset_text (asset_text) VALUES ('delete-all')",
        [],
    )?;
    at_hand(db, BULK_AT_HAND)?;
    let (also, hanging) = (also::all(db)?, Hanging::of(db)?);
    let mut assets = db.prepare(&format!("{ASSET} ORDER BY n"))?;
    let mut assets = assets.query([])?;
    let mut insert =
        db.prepare("INSERT INTO asset_text (rowid, name, words, rest) VALUES (?1, ?2, ?3, ?4)")?;
    let mut done = 0;
    while let Some(row) = assets.next()? {
        if done % A_WHILE == 0 && !progress(done) {
            return Err(Error::Stopped);
        }
        let line = line(db, row, names(&also, row)?, hanging)?;
        let [name, words, rest] = line.texts();
        insert.execute(params![line.n, name, words, rest])?;
        done += 1;
    }
    progress(done);
    at_hand(db, AT_HAND)
}

/// How many bytes of new lines FTS5 gathers before it writes them out, to be merged with the others later: what it
/// takes by itself, and for the whole index.
const AT_HAND: i64 = 1 << 20;
const BULK_AT_HAND: i64 = 32 << 20;

fn at_hand(db: &Connection, bytes: i64) -> Result<()> {
    db.prepare_cached("INSERT INTO asset_text (asset_text, rank) VALUES ('hashsize', ?1)")?
        .execute([bytes])?;
    Ok(())
}

/// Of what may hang on an asset and have words in its line, what there is anything of at all.
#[derive(Clone, Copy)]
struct Hanging {
    contacts: bool,
    activities: bool,
    gifts: bool,
    wishes: bool,
}

impl Hanging {
    /// Whatever there may be.
    const ANY: Hanging = Hanging {
        contacts: true,
        activities: true,
        gifts: true,
        wishes: true,
    };

    fn of(db: &Connection) -> Result<Hanging> {
        let any = |sql| db.prepare(sql)?.exists([]);
        Ok(Hanging {
            contacts: any("SELECT 1 FROM contact")?,
            activities: any("SELECT 1 FROM activity")?,
            gifts: any("SELECT 1 FROM gift")?,
            wishes: any("SELECT 1 FROM wish")?,
        })
    }
}

fn put(db: &Connection, line: &Line) -> Result<()> {
    let [name, words, rest] = line.texts();
    let mut insert = db.prepare_cached(
        "INSERT OR REPLACE INTO asset_text (rowid, name, words, rest) VALUES (?1, ?2, ?3, ?4)",
    )?;
    insert.execute(params![line.n, name, words, rest])?;
    Ok(())
}

/// The id in a row of [`ASSET`].
fn id_of(row: &Row) -> Result<RecordId> {
    Ok(RecordId::from_bytes(row.get(1)?))
}

fn names<'a>(also: &'a Also, row: &Row) -> Result<&'a [String]> {
    let named = match also.is_empty() {
        true => None,
        false => also.get(&id_of(row)?),
    };
    Ok(named.map(Vec::as_slice).unwrap_or_default())
}

/// The words of an asset, from a row of [`ASSET`], with what it is called as well.
fn line(db: &Connection, row: &Row, also: &[String], hanging: Hanging) -> Result<Line> {
    let text = |i: usize| -> Result<Option<&str>> {
        row.get_ref(i)?
            .as_str_or_null()
            .map_err(|e| Error::Damaged(e.to_string()))
    };
    let json = |i: usize| -> Result<Value> {
        serde_json::from_str(text(i)?.unwrap_or("null"))
            .map_err(|e| Error::Damaged(format!("a list cannot be read ({e})")))
    };
    let mut name = tokens(text(2)?.unwrap_or_default());
    also.iter().for_each(|also| name.extend(tokens(also)));
    let (mut words, mut rest) = (Vec::new(), Vec::new());
    for i in FIRST_TEXT..FIRST_TEXT + WORDS {
        words.extend(tokens(text(i)?.unwrap_or_default()));
    }
    let place = json(3)?;
    words.extend(tokens(place["address"].as_str().unwrap_or_default()));
    with_joined(&mut words, place["postcode"].as_str().unwrap_or_default());
    all_texts(&json(4)?, &mut words);
    for i in FIRST_TEXT + WORDS..row.as_ref().column_count() {
        rest.extend(tokens(text(i)?.unwrap_or_default()));
    }
    rest.extend(tokens(text(7)?.unwrap_or_default()));
    all_texts(&json(5)?, &mut rest);
    all_texts(&json(6)?, &mut rest);
    if let Value::Object(said) = json(8)? {
        let texts = said
            .values()
            .filter(|said| !matches!(said.as_str(), Some("yes" | "no")));
        texts.for_each(|said| all_texts(said, &mut rest));
    }
    let asset = row.get::<_, [u8; 16]>(1)?;
    if hanging.contacts {
        contacts(db, asset, &mut rest)?;
    }
    if hanging.activities {
        activities(db, asset, &mut rest)?;
    }
    let offered = [(hanging.gifts, GIFTS), (hanging.wishes, WISHES)];
    for (_, sql) in offered.into_iter().filter(|(any, _)| *any) {
        gifts(db, sql, asset, &mut words, &mut rest)?;
    }
    Ok(Line {
        n: row.get(0)?,
        columns: [name, words, rest],
    })
}

fn contacts(db: &Connection, asset: [u8; 16], rest: &mut Vec<String>) -> Result<()> {
    let mut contacts = db.prepare_cached(
        "SELECT channel, value, label FROM contact WHERE asset = ?1 AND existence = 'here' ORDER BY n",
    )?;
    let mut contacts = contacts.query([asset])?;
    while let Some(contact) = contacts.next()? {
        let value: String = contact.get(1)?;
        match contact.get_ref(0)?.as_str() {
            Ok("phone") => with_joined(rest, &value),
            _ => rest.extend(tokens(&value)),
        }
        rest.extend(tokens(
            &contact.get::<_, Option<String>>(2)?.unwrap_or_default(),
        ));
    }
    Ok(())
}

fn activities(db: &Connection, asset: [u8; 16], rest: &mut Vec<String>) -> Result<()> {
    let mut activities = db.prepare_cached(
        "SELECT name, cost, access, first_time, note FROM activity WHERE host = ?1 AND existence = 'here' ORDER BY n",
    )?;
    let mut activities = activities.query([asset])?;
    while let Some(activity) = activities.next()? {
        for i in 0..5 {
            let text = activity.get::<_, Option<String>>(i)?;
            rest.extend(tokens(&text.unwrap_or_default()));
        }
    }
    Ok(())
}

/// What it offers, or would love: `sql` is [`GIFTS`] or [`WISHES`].
fn gifts(
    db: &Connection,
    sql: &str,
    asset: [u8; 16],
    words: &mut Vec<String>,
    rest: &mut Vec<String>,
) -> Result<()> {
    let mut all = db.prepare_cached(sql)?;
    let mut all = all.query([asset])?;
    while let Some(one) = all.next()? {
        for i in 0..4 {
            let text = one.get::<_, Option<String>>(i)?;
            words.extend(tokens(&text.unwrap_or_default()));
        }
        let note = one.get::<_, Option<String>>(4)?;
        rest.extend(tokens(&note.unwrap_or_default()));
    }
    Ok(())
}

/// The words of a postcode or a telephone number, and all of it as one, as some people type it.
fn with_joined(words: &mut Vec<String>, text: &str) {
    let parts = tokens(text);
    if parts.len() > 1 {
        words.extend(tokens(&parts.concat()));
    }
    words.extend(parts);
}

/// Names and values, however deep.
fn all_texts(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => words.extend(tokens(&number.to_string())),
        Value::String(text) => words.extend(tokens(text)),
        Value::Array(values) => values.iter().for_each(|value| all_texts(value, words)),
        Value::Object(fields) => {
            for (name, value) in fields {
                words.extend(tokens(name));
                all_texts(value, words);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::testing::{Adder, empty};
    use proptest::prelude::*;

    fn catalogue() -> (Connection, u32, u32) {
        let db = empty();
        let hall = Adder::new("Hall")
            .contact("phone", "0161 496 0000")
            .tag("food");
        let choir =
            Adder::new("Chór").set("extra", r#"{"Ward":"AM-07","n":[1,{"a":true}]}"#.to_owned());
        let (hall, choir) = (hall.add(&db), choir.add(&db));
        Adder::new("!!!").add(&db);
        (db, hall, choir)
    }

    #[test]
    fn what_is_broken_behind_the_door_is_named() {
        let check = |broken: &str, expect: &[&str]| {
            let (db, ..) = catalogue();
            assert_eq!(agrees(&db).unwrap(), [""; 0], "before {broken}");
            db.execute_batch(broken).unwrap();
            assert_eq!(agrees(&db).unwrap(), expect, "{broken}");
            rebuild(&db, &mut |_| true).unwrap();
            assert_eq!(agrees(&db).unwrap(), [""; 0], "rebuilt after {broken}");
        };
        let hall = "Search does not know “Hall” as it is in the catalogue.";
        check(
            "UPDATE asset SET summary = 'new' WHERE name = 'Hall'",
            &[hall],
        );
        check("UPDATE contact SET value = '0161'", &[hall]);
        check("UPDATE contact SET existence = 'bin'", &[hall]);
        check("DELETE FROM asset_text WHERE rowid = 1", &[hall]);
        check(
            "REPLACE INTO asset_text (rowid, name, words, rest) VALUES (1, 'food', 'hall', '01614960000 0161 496 0000')",
            &[hall],
        );
        check(
            "INSERT INTO asset_text (rowid, name, words, rest) VALUES (9, '', '', 'ghost')",
            &["Search knows an asset that is not in the catalogue (number 9)."],
        );
        check(
            "DELETE FROM asset WHERE n = 2; INSERT INTO asset_text (asset_text) VALUES ('delete-all')",
            &[hall],
        );
    }

    #[test]
    fn a_line_is_written_and_removed_with_its_asset() {
        let (db, hall, choir) = catalogue();
        db.execute("UPDATE asset SET name = 'Old hall' WHERE n = ?1", [hall])
            .unwrap();
        write(&db, hall).unwrap();
        db.execute("DELETE FROM asset WHERE n = ?1", [choir])
            .unwrap();
        write(&db, choir).unwrap();
        assert_eq!(agrees(&db).unwrap(), [""; 0]);
        remove(&db, hall).unwrap();
        assert_eq!(agrees(&db).unwrap().len(), 1);
    }

    #[test]
    fn a_rebuild_tells_how_far_it_is_and_stops_when_told() {
        let db = empty();
        for i in 0..600 {
            Adder::new(&format!("Asset {i}")).add(&db);
        }
        let mut told = Vec::new();
        rebuild(&db, &mut |done| {
            told.push(done);
            true
        })
        .unwrap();
        assert_eq!(told, [0, 256, 512, 600]);
        let stopped = rebuild(&db, &mut |done| done < 256);
        assert!(matches!(stopped, Err(Error::Stopped)), "{stopped:?}");
        assert_eq!(agrees(&db).unwrap().len(), NAMED + 1);
    }

    proptest! {
        #[test]
        fn any_text_is_in_the_index_as_it_is_cut_here(name: String, note: String, value in "\\PC{0,20}") {
            let db = empty();
            Adder::new(&name).set("note", note).contact("email", &value).add(&db);
            prop_assert_eq!(agrees(&db).unwrap(), Vec::<String>::new());
        }
    }
}
