//! What is different from the last release to the same reader, and how old the news of the other laptops is.

use super::request::{NamedAssets, ReleaseRequest, SinceLast, StayingName};
use super::rules::Rules;
use super::since::{then, touched};
use super::survey::Survey;
use crate::asset::Asset;
use crate::consent::{self, Shareable};
use crate::disclosure::Disclosure;
use crate::error::Result;
use crate::id::AssetId;
use crate::search::Bits;
use crate::storage::rows::{self, Stored, get};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

/// Of each group so many are named.
const NAMED: usize = 20;
/// Whether something left then is asked of the log for so many that were changed since; of more it is taken as read.
const ASKED: usize = 2_000;
/// Days without news of another laptop after which it is said.
const FORTNIGHT: i32 = 14;

/// Nothing where this reader was never given anything, or works here.
pub fn since(
    db: &Connection,
    request: &ReleaseRequest,
    rules: &Rules,
    wanted: &Bits,
    survey: &Survey,
) -> Result<Option<SinceLast>> {
    if !rules.beyond_team {
        return Ok(None);
    }
    let Some((entry, version)) = last(db, rules)? else {
        return Ok(None);
    };
    let mut since = SinceLast {
        on: entry.on.clone(),
        new: NamedAssets::default(),
        changed: NamedAssets::default(),
        gone: NamedAssets::default(),
    };
    let mut assets = touched(db, request, rules, version)?.assets;
    // A consent that lapses changes nothing but what day it is.
    assets.extend(rules.people().filter(|id| entry.tells_of(&id.0)));
    let (changed, gifts) = (changed(db, version)?, gifts_changed(db, version)?);
    let mut asked = 0;
    for id in assets {
        let Some(now) = get::<Asset>(db, &id.0)? else {
            continue;
        };
        let leaves = survey.released.has(now.n);
        let agreed = rules.agreed(id, &now.record);
        let is_person = agreed.is_some();
        let left = match is_person {
            true => entry.tells_of(&id.0),
            false => {
                asked += 1;
                let was = match asked > ASKED {
                    true => Some(now.record.clone()),
                    false => then(db, id, version)?,
                };
                was.is_some_and(|was| rules.stays(id, &was).is_none())
            }
        };
        let leave = agreed.is_some_and(|what| what.contains(&Shareable::Gifts));
        let was_changed = changed.contains(&id) || leave && gifts.contains(&id);
        let list = match (left, leaves) {
            (false, true) => &mut since.new,
            (true, true) if was_changed => &mut since.changed,
            // What was not asked for now may still be with them: nothing is said of it.
            (true, false) if wanted.has(now.n) || now.existence != rows::Existence::Here => {
                &mut since.gone
            }
            _ => continue,
        };
        count(list, id, now);
    }
    Ok(Some(since))
}

fn count(list: &mut NamedAssets, id: AssetId, found: Stored<Asset>) {
    list.count += 1;
    if list.names.len() < NAMED {
        list.names.push(StayingName {
            id,
            name: found.record.name,
            kind: found.record.kind,
        });
    }
}

/// The newest entry of this reader, and how far the log had come with it.
fn last(db: &Connection, rules: &Rules) -> Result<Option<(Disclosure, u64)>> {
    let mut entries = rows::all::<Disclosure>(db, "\"on\" DESC, n DESC")?.into_iter();
    let Some(found) = entries.find(|found| found.record.audience == rules.audience) else {
        return Ok(None);
    };
    let version = db
        .prepare_cached(
            "SELECT max(o.n) FROM change c JOIN op o ON o.id = c.op WHERE c.record = ?1",
        )?
        .query_row([found.id.as_bytes()], |row| row.get::<_, Option<u64>>(0))
        .optional()?
        .flatten();
    Ok(version.map(|version| (found.record, version)))
}

/// The assets of which something was said since, not only of their consents.
fn changed(db: &Connection, version: u64) -> Result<BTreeSet<AssetId>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT coalesce(contact.asset, attachment.asset, c.record) FROM op o JOIN change c ON c.op = o.id
         LEFT JOIN contact ON contact.id = c.record LEFT JOIN attachment ON attachment.id = c.record
         WHERE o.n > ?1 AND c.aside = 0 AND c.kind IN ('asset', 'contact', 'attachment')",
    )?;
    let ids = statement.query_map([version], |row| {
        Ok(AssetId(uuid::Uuid::from_bytes(row.get(0)?)))
    })?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The assets of which a gift was changed since: it makes a difference where their gifts leave.
fn gifts_changed(db: &Connection, version: u64) -> Result<BTreeSet<AssetId>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT gift.holder FROM op o JOIN change c ON c.op = o.id JOIN gift ON gift.id = c.record
         WHERE o.n > ?1 AND c.aside = 0 AND c.kind = 'gift'",
    )?;
    let ids = statement.query_map([version], |row| {
        Ok(AssetId(uuid::Uuid::from_bytes(row.get(0)?)))
    })?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// When something last came from another laptop of the team, where that is longer ago than a fortnight: what people
/// took back there since is not known here.
pub fn heard_long_ago(db: &Connection) -> Result<Option<String>> {
    let heard: Option<String> = db
        .prepare_cached("SELECT max(at) FROM op WHERE label ->> 'action' = 'merge'")?
        .query_row([], |row| row.get(0))?;
    // A file in which nothing was new is heard of as well.
    let Some(heard) = heard.max(crate::exchange::peer::last_heard(db)?) else {
        return Ok(None);
    };
    let day: Option<Date> = heard.get(..10).and_then(|day| day.parse().ok());
    let days = day.and_then(|day| Some(consent::today(db).ok()?.since(day).ok()?.get_days()));
    Ok(Some(heard).filter(|_| days.is_some_and(|days| days > FORTNIGHT)))
}
