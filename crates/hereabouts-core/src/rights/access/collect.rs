//! Everything that is held about a person, line by line, before anything of it is left out.

use super::{connecting, own};
use crate::activity::Activity;
use crate::asset::{Asset, AssetKind};
use crate::attachment::{Attachment, ContentHash};
use crate::audience::Audience;
use crate::card;
use crate::confirmation::Confirmation;
use crate::consent::{self, Consent, Purpose};
use crate::contact::Contact;
use crate::erase::standing_elsewhere;
use crate::error::Result;
use crate::id::{AssetId, RecordId};
use crate::many::Words;
use crate::partner::Partner;
use crate::rights::RightsRequest;
use crate::storage::rows::{self, get};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// A line as it is held.
pub struct Raw {
    pub id: String,
    pub key: String,
    pub label: String,
    pub text: String,
    /// Written by people, so that others may be named in it.
    pub free: bool,
    pub left_out: bool,
    /// The line that says the same now: what is left out there is left out of the past too.
    pub follows: Option<String>,
    pub photo: Option<ContentHash>,
}

impl Raw {
    pub(super) fn says(&self) -> (String, String) {
        (self.label.clone(), self.text.clone())
    }
}

pub struct Collected {
    pub key: &'static str,
    pub title: String,
    pub lines: Vec<Raw>,
}

pub(super) struct Collecting<'a> {
    words: &'a Words,
    section: &'static str,
    pub(super) lines: Vec<Raw>,
}

impl Collecting<'_> {
    /// What a thing is called in the window; without it, by its own name.
    pub(super) fn word(&self, key: &str) -> String {
        let own = || key.rsplit('/').next().unwrap_or(key).replace('_', " ");
        self.words.get(key).cloned().unwrap_or_else(own)
    }

    pub(super) fn field(&self, field: &str) -> String {
        self.word(&format!("field/{field}"))
    }

    /// A value as people read it; choices are called as in the window.
    pub(super) fn value(&self, field: &str, value: &Value) -> String {
        match value {
            Value::Null | Value::Bool(false) => String::new(),
            Value::Bool(true) => self.word("yes"),
            Value::Number(number) => number.to_string(),
            Value::String(text) => self.word_or_text(&format!("{field}/{text}"), text),
            Value::Array(items) => {
                let items = items.iter().map(|item| self.value(field, item));
                items.collect::<Vec<_>>().join(", ")
            }
            Value::Object(fields) if !fields.contains_key("precision") => {
                let said = fields.iter().filter_map(|(name, value)| {
                    let value = self.value(name, value);
                    (!value.is_empty()).then(|| format!("{name}: {value}"))
                });
                said.collect::<Vec<_>>().join("; ")
            }
            Value::Object(place) => {
                let parts = ["address", "postcode", "precision", "method"];
                let mut said: Vec<String> = parts
                    .iter()
                    .filter_map(|part| Some(self.value(part, place.get(*part)?)))
                    .filter(|text| !text.is_empty())
                    .collect();
                if let Some(at) = place.get("geometry").and_then(|g| g.get("coordinates")) {
                    // A spot as maps take it: latitude first.
                    said.push(match at.as_array().map(Vec::as_slice) {
                        Some([lon, lat]) if lat.is_number() => format!("{lat}, {lon}"),
                        _ => at.to_string(),
                    });
                }
                said.join(", ")
            }
        }
    }

    fn word_or_text(&self, key: &str, text: &str) -> String {
        self.words
            .get(key)
            .cloned()
            .unwrap_or_else(|| text.to_owned())
    }

    pub(super) fn put(
        &mut self,
        id: impl std::fmt::Display,
        key: &str,
        label: String,
        text: String,
        free: bool,
    ) {
        if !text.trim().is_empty() {
            self.lines.push(Raw {
                id: format!("{}/{id}/{key}", self.section),
                key: key.to_owned(),
                label,
                text,
                free,
                left_out: false,
                follows: None,
                photo: None,
            });
        }
    }
}

/// All sections, some of them empty.
pub fn all(
    db: &Connection,
    person: AssetId,
    asset: &Asset,
    words: &Words,
) -> Result<Vec<Collected>> {
    type Part = fn(&mut Collecting, &Connection, AssetId, &Asset) -> Result<()>;
    const PARTS: [(&str, Part); 16] = [
        ("record", own::record),
        ("contacts", contacts),
        ("gifts", connecting::gifts),
        ("wishes", connecting::wishes),
        ("ties", ties),
        ("introductions", connecting::introductions),
        ("possible_actions", connecting::possible_actions),
        ("conversations", connecting::conversations),
        ("promises", connecting::promises),
        ("activities", activities),
        ("checks", checks),
        ("photos", photos),
        ("consents", consents),
        ("sent", sent),
        ("elsewhere", elsewhere),
        ("history", own::history),
    ];
    let mut all = Vec::new();
    for (section, part) in PARTS {
        let mut to = Collecting {
            words,
            section,
            lines: Vec::new(),
        };
        part(&mut to, db, person, asset)?;
        all.push(Collected {
            key: section,
            title: to.word(&format!("section/{section}")),
            lines: to.lines,
        });
    }
    Ok(all)
}

fn contacts(to: &mut Collecting, db: &Connection, person: AssetId, _: &Asset) -> Result<()> {
    for found in rows::of::<Contact>(db, "asset", &person.0)? {
        let contact = found.record;
        let channel = token(&contact.channel);
        let label = to.word(&format!("channel/{channel}"));
        let text = match &contact.label {
            Some(label) => format!("{} ({label})", contact.value),
            None => contact.value.clone(),
        };
        to.put(found.id, &channel, label, text, true);
    }
    Ok(())
}

/// With an organisation by its name; with a person without theirs.
fn ties(to: &mut Collecting, db: &Connection, person: AssetId, _: &Asset) -> Result<()> {
    for tie in card::ties(db, person, crate::catalogue::today())? {
        let other = match tie.other_kind {
            AssetKind::Person => to.word("another_person"),
            _ => tie.other_name.clone(),
        };
        let is = &tie.relationship;
        let mut text = vec![other];
        for (field, value) in [
            ("since", &is.since),
            ("until", &is.until),
            ("note", &is.note),
        ] {
            if let Some(value) = value {
                text.push(format!("{}: {value}", to.field(field)));
            }
        }
        to.put(tie.id, "tie", tie.wording, text.join("; "), true);
    }
    Ok(())
}

fn activities(to: &mut Collecting, db: &Connection, person: AssetId, _: &Asset) -> Result<()> {
    for found in rows::of::<Activity>(db, "host", &person.0)? {
        let is = found.record;
        let more = [is.cost, is.access, is.first_time, is.note];
        let text = more.into_iter().flatten().collect::<Vec<_>>().join("; ");
        let text = if text.is_empty() {
            is.name.clone()
        } else {
            text
        };
        to.put(found.id, "activity", is.name, text, true);
    }
    Ok(())
}

fn checks(to: &mut Collecting, db: &Connection, person: AssetId, _: &Asset) -> Result<()> {
    for found in rows::of::<Confirmation>(db, "asset", &person.0)? {
        let is = found.record;
        let outcome = token(&is.outcome);
        let mut text = vec![to.word(&format!("outcome/{outcome}"))];
        text.extend(is.note);
        to.put(found.id, "check", is.on, text.join("; "), true);
    }
    Ok(())
}

fn photos(to: &mut Collecting, db: &Connection, person: AssetId, _: &Asset) -> Result<()> {
    let mut found = rows::of::<Attachment>(db, "asset", &person.0)?;
    found.sort_by_key(|found| (found.record.position, found.id));
    for found in found {
        let is = found.record;
        let picture = is.is_picture();
        let parts = [is.caption, is.alt, is.taken_on];
        let text = parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
        let text = if text.is_empty() {
            is.file_name.clone()
        } else {
            text
        };
        to.put(found.id, "photo", is.file_name, text, true);
        if let (true, Some(line)) = (picture, to.lines.last_mut()) {
            line.photo = Some(is.hash);
        }
    }
    Ok(())
}

/// In the words that were read out, with all that was written down of it.
fn consents(to: &mut Collecting, db: &Connection, person: AssetId, _: &Asset) -> Result<()> {
    for found in rows::of::<Consent>(db, "person", &person.0)? {
        let is = found.record;
        let purpose: RecordId = is.purpose.0;
        let purpose = get::<Purpose>(db, &purpose)?.map(|found| found.record.label);
        let what: Vec<String> = is
            .what
            .iter()
            .map(|what| to.word(&format!("shareable/{}", token(what))))
            .collect();
        let how = token(&is.how);
        let parts = [
            ("wording", Some(is.wording)),
            ("what", Some(what.join(", "))),
            ("to", Some(readers(to, db, &is.to)?)),
            ("purpose", purpose),
            ("how", Some(to.word(&format!("how/{how}")))),
            ("taken_by", is.taken_by),
            ("guardian", is.guardian),
            ("review_by", is.review_by),
            ("withdrawn", is.withdrawn),
        ];
        let said = parts.into_iter().filter_map(|(field, text)| {
            Some(format!(
                "{}: {}",
                to.word(&format!("consent/{field}")),
                text?
            ))
        });
        let text = said.collect::<Vec<_>>().join("\n");
        to.put(found.id, "consent", is.on, text, true);
    }
    for found in rows::of::<RightsRequest>(db, "person", &person.0)? {
        let is = found.record;
        let right = token(&is.right);
        let mut text = vec![to.word(&format!("right/{right}"))];
        text.extend(is.done_on.map(|on| format!("{} {on}", to.word("done_on"))));
        text.extend(is.note);
        to.put(found.id, "request", is.asked_on, text.join("; "), true);
    }
    Ok(())
}

/// Who is named in what a person agreed to: whoever asked them, whoever agreed for them.
pub fn named_in_consents(db: &Connection, person: AssetId) -> Result<Vec<String>> {
    let found = rows::of::<Consent>(db, "person", &person.0)?.into_iter();
    Ok(found
        .flat_map(|found| [found.record.taken_by, found.record.guardian])
        .flatten()
        .collect())
}

fn readers(to: &Collecting, db: &Connection, audience: &Audience) -> Result<String> {
    let Audience::Partners(partners) = audience else {
        let token = audience.to_string();
        return Ok(to.word(&format!("audience/{token}")));
    };
    let mut names = Vec::new();
    for id in partners {
        let id: RecordId = id.0;
        names.extend(get::<Partner>(db, &id)?.map(|found| found.record.name));
    }
    Ok(names.join(", "))
}

fn sent(to: &mut Collecting, db: &Connection, person: AssetId, _: &Asset) -> Result<()> {
    for sent in consent::sent(db, person, None)? {
        let whom = match sent.partner {
            Some(partner) => partner,
            None => readers(to, db, &sent.audience)?,
        };
        to.put(
            sent.id,
            "sent",
            sent.on,
            format!("{whom}, {}", sent.format),
            false,
        );
    }
    Ok(())
}

/// The records that name them among several.
fn involving(db: &Connection, person: AssetId) -> Result<BTreeSet<RecordId>> {
    let mut found = db.prepare_cached("SELECT record FROM involved WHERE asset = ?1")?;
    let found = found.query_map([person.0.as_bytes()], |row| {
        Ok(RecordId::from_bytes(row.get(0)?))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// What is written about them where something else is described, but conversations and the like that are listed whole.
fn elsewhere(to: &mut Collecting, db: &Connection, person: AssetId, _: &Asset) -> Result<()> {
    let listed = involving(db, person)?;
    let mut all = standing_elsewhere(db, person.0)?;
    all.retain(|found| !listed.contains(&found.record));
    for found in all {
        let other = get::<Asset>(db, &found.record)?;
        let whose = match other.map(|found| found.record) {
            Some(other) if other.kind == AssetKind::Person => to.word("another_person"),
            Some(other) => other.name,
            None => to.word("another_entry"),
        };
        let label = format!("{whose}, {}", to.field(&found.unit));
        let text = match found.unit.split_once('/') {
            Some((_, element)) if found.value == true => element.to_owned(),
            _ => to.value(&found.unit, &found.value),
        };
        to.put(found.record, &found.unit, label, text, true);
        if let (false, Some(line)) = (found.surely, to.lines.last_mut()) {
            line.left_out = true;
        }
    }
    Ok(())
}

/// The word in the file.
pub(super) fn token(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
