//! What the log shows, worked out once more from its raw tables, record by record. Shares nothing with the write door but
//! the list of units.

use super::joined::Joined;
use super::sums;
use super::told::{ENDS, Shown, Told, Who};
use crate::error::Result;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Answers what the log says of one record, from the changes of that record. Of all others it keeps which are one with
/// another; what hangs on a record it asks for where somebody wants that gone. So it takes as little memory for a million
/// records as for one.
pub(super) struct Log<'a> {
    pub db: &'a Connection,
    pub joined: Joined,
}

impl<'a> Log<'a> {
    pub fn of(db: &'a Connection) -> Result<Log<'a>> {
        let joined = Joined::default();
        let alone = Log { db, joined };
        let joined = Joined::of(&alone)?;
        Ok(Log { db, joined })
    }

    /// All that was said of a record, but for what is set aside.
    pub fn told(&self, record: &Uuid) -> Result<Told> {
        let mut statement = self.db.prepare_cached(
            "SELECT kind, voice, seq, lamport, sets, seen, audience FROM change \
             WHERE record = ?1 AND aside = 0 ORDER BY n",
        )?;
        let mut lines = statement.query([record.as_bytes()])?;
        let mut told = Told::default();
        while let Some(line) = lines.next()? {
            told.hear(line)?;
        }
        Ok(told)
    }

    /// What is shown of a record, with the answer that stands until somebody decides.
    pub fn shown(&self, record: &Uuid, told: &Told) -> Result<Shown> {
        let mut shown = told.shown(&self.existence(record, told, Who::Me)?);
        self.joined.protect(self, record, &mut shown)?;
        self.joined.follow(record, &mut shown);
        Ok(shown)
    }

    /// What a record adds to the content hash, for oneself and for the team.
    pub fn parts(&self, record: &Uuid, told: &Told) -> Result<[i64; 2]> {
        let part = |who: Who| -> Result<i64> {
            let existence = self.existence(record, told, who)?;
            Ok(sums::part(record, &existence, told.all(who)))
        };
        let me = part(Who::Me)?;
        let team = match told.is_for_team() && told.is_here(Who::Me) {
            true => me,
            false => part(Who::Team)?,
        };
        Ok([me, team])
    }

    /// How much is asked about an asset that is shown as another, where that is anything.
    pub fn asked_apart(&self, record: &Uuid) -> Result<Option<u32>> {
        let Some(keep) = self.joined.leads.get(record) else {
            return Ok(None);
        };
        let (told, stayed) = (self.told(record)?, self.told(keep)?);
        if self.shown(record, &told)?.existence != "joined" {
            return Ok(None);
        }
        let existence = self.existence(record, &told, Who::Me)?;
        let into = told.answers("joined_into", Who::Me);
        let mut count = u32::from(existence.len() > 1) + u32::from(into.len() > 1);
        // It leads nowhere itself, so that this is all that is asked.
        if self.existence(keep, &stayed, Who::Me)?.first() == Some(&"here".into()) {
            count += told.said_apart_from(&stayed);
        }
        Ok((count > 0).then_some(count))
    }

    /// Here, in the bin, or never was; several while that is in question.
    fn existence(&self, record: &Uuid, told: &Told, who: Who) -> Result<Vec<Value>> {
        let answers = told.answers("exists", who).into_iter();
        let mut answers: Vec<Value> = answers.cloned().collect();
        if !told.is_here(who)
            && (told.is_worked_on_unknown(who) || self.is_hung_on_unknown(record, told, who)?)
        {
            answers.insert(0, "here".into());
        }
        Ok(answers)
    }

    /// Was something tied to a deleted record that whoever deleted it could not know of?
    fn is_hung_on_unknown(&self, record: &Uuid, told: &Told, who: Who) -> Result<bool> {
        let deciders = told.last("exists", who);
        if deciders.is_empty() {
            return Ok(false);
        }
        for hanger in self.named_by(record)? {
            let key = format!("on:{hanger}");
            let mut all = deciders.iter();
            if !all.any(|decider| decider.by.seen.contains_key(&key))
                && self.hangs(&hanger, record, who)?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The records whose rows name this one, or the one as which it is shown. What their rows say is compared with the
    /// log when their own turn comes: here they only tell where to look.
    fn named_by(&self, record: &Uuid) -> Result<BTreeSet<Uuid>> {
        let mut found = BTreeSet::new();
        let mut ask = |sql: &str, shown: &Uuid| -> Result<()> {
            let mut statement = self.db.prepare_cached(sql)?;
            let mut rows = statement.query([shown.as_bytes()])?;
            while let Some(row) = rows.next()? {
                found.insert(Uuid::from_bytes(row.get(0)?));
            }
            Ok(())
        };
        let shown_as = self.joined.leads.get(record);
        for shown in [Some(record), shown_as].into_iter().flatten() {
            for (table, ends) in ENDS {
                for end in *ends {
                    let sql = format!("SELECT id FROM {table} WHERE \"{end}\" = ?1");
                    ask(&sql, shown)?;
                }
            }
            ask("SELECT record FROM involved WHERE asset = ?1", shown)?;
        }
        Ok(found)
    }

    /// By the log: is the first record here, and does it hang on the other?
    fn hangs(&self, hanger: &Uuid, on: &Uuid, who: Who) -> Result<bool> {
        let told = self.told(hanger)?;
        // Its row names them for whoever knows that it is here.
        let mut ends = told.ends(Who::Me).into_iter();
        let is_it = |end: Uuid| end == *on || self.joined.leads.get(&end) == Some(on);
        Ok(*told.answers("exists", who)[0] == "here" && ends.any(is_it))
    }
}
