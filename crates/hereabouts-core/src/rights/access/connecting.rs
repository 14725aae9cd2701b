//! What is held of what somebody offers and would love, of conversations about them, of whom they were introduced to and
//! of what they were promised. Other people are “another person”.

use super::collect::{Collecting, token};
use crate::asset::{Asset, AssetKind};
use crate::conversation::{Conversation, parties};
use crate::error::Result;
use crate::follow_up::FollowUp;
use crate::gift::Gift;
use crate::id::AssetId;
use crate::introduction::Introduction;
use crate::possible_action::PossibleAction;
use crate::storage::rows;
use crate::wish::Wish;
use rusqlite::Connection;
use std::collections::BTreeSet;

pub fn gifts(to: &mut Collecting, db: &Connection, person: AssetId, _: &Asset) -> Result<()> {
    for found in rows::of::<Gift>(db, "holder", &person.0)? {
        let is = found.record;
        let teaches = is.would_teach.then(|| to.field("would_teach"));
        let chosen = [
            is.domain.map(|domain| ("domain", token(&domain))),
            is.form.map(|form| ("form", token(&form))),
            is.terms.map(|terms| ("terms", token(&terms))),
            Some(("gift_status", token(&is.status))),
        ];
        let chosen = chosen.into_iter().flatten();
        // Somebody may be named in it, so it is text and no heading.
        let mut text = vec![is.what];
        text.extend(teaches);
        text.extend(chosen.map(|(field, choice)| to.word(&format!("{field}/{choice}"))));
        text.extend(is.topics);
        let said = [
            ("when", is.when),
            ("limits", is.limits),
            ("last_taken_up", is.last_taken_up),
            ("note", is.note),
        ];
        text.extend(fields(to, said));
        let label = to.word("gift");
        to.put(found.id, "gift", label, text.join("; "), true);
    }
    Ok(())
}

pub fn wishes(to: &mut Collecting, db: &Connection, person: AssetId, _: &Asset) -> Result<()> {
    for found in rows::of::<Wish>(db, "holder", &person.0)? {
        let is = found.record;
        let kind = is
            .kind
            .map(|kind| to.word(&format!("wish_kind/{}", token(&kind))));
        let mut text = vec![is.what];
        text.extend(kind);
        text.push(to.word(&format!("wish_status/{}", token(&is.status))));
        text.extend(is.topics);
        text.extend(fields(to, [("when", is.when), ("note", is.note)]));
        let label = to.word("wish");
        to.put(found.id, "wish", label, text.join("; "), true);
    }
    Ok(())
}

/// Those that are about them, in the words in which they were noted.
pub fn conversations(
    to: &mut Collecting,
    db: &Connection,
    person: AssetId,
    _: &Asset,
) -> Result<()> {
    for found in rows::involving::<Conversation>(db, &person.0)? {
        let is = found.record;
        to.put(found.id, "words", is.on, is.words, true);
    }
    Ok(())
}

pub fn introductions(
    to: &mut Collecting,
    db: &Connection,
    person: AssetId,
    _: &Asset,
) -> Result<()> {
    for found in rows::involving::<Introduction>(db, &person.0)? {
        let is = found.record;
        let mut text = vec![others(to, db, person, &is.parties)?];
        let stage = to.word(&format!("stage/{}", is.stage.token()));
        let day = is.reached.get(is.stage.token());
        text.push(day.map_or(stage.clone(), |day| format!("{stage}, {day}")));
        text.extend(is.said_no.then(|| to.field("said_no")));
        let said = [
            ("why", is.why),
            ("where", is.place),
            ("came_of_it", is.came_of_it),
        ];
        text.extend(fields(to, said));
        let label = to.word("introduction");
        to.put(found.id, "introduction", label, text.join("; "), true);
    }
    Ok(())
}

pub fn promises(to: &mut Collecting, db: &Connection, person: AssetId, _: &Asset) -> Result<()> {
    for found in rows::of::<FollowUp>(db, "about", &person.0)? {
        let is = found.record;
        let done = is.done_on.map(|on| format!("{} {on}", to.word("done_on")));
        let mut text = vec![is.what];
        text.extend(done);
        let label = is.due.unwrap_or_else(|| to.word("promise"));
        to.put(found.id, "promise", label, text.join("; "), true);
    }
    Ok(())
}

/// What could be done with them.
pub fn possible_actions(
    to: &mut Collecting,
    db: &Connection,
    person: AssetId,
    _: &Asset,
) -> Result<()> {
    for found in rows::involving::<PossibleAction>(db, &person.0)? {
        let is = found.record;
        let mut text = vec![is.name, others(to, db, person, &is.assets)?];
        let said = [
            ("who_starts", is.who_starts),
            ("ourselves", is.ourselves),
            ("with_help", is.with_help),
            ("by_agencies", is.by_agencies),
            ("note", is.note),
        ];
        text.extend(fields(to, said));
        let label = to.word("possible_action");
        to.put(found.id, "possible_action", label, text.join("; "), true);
    }
    Ok(())
}

/// Everybody and everything else in it.
fn others(
    to: &Collecting,
    db: &Connection,
    person: AssetId,
    all: &BTreeSet<AssetId>,
) -> Result<String> {
    let named = parties(db, all.iter().filter(|id| **id != person))?;
    let named = named.into_iter().map(|party| match party.kind {
        AssetKind::Person => to.word("another_person"),
        _ => party.name,
    });
    Ok(named.collect::<Vec<_>>().join(", "))
}

/// Those of these fields that say something, each with its name.
fn fields<const N: usize>(to: &Collecting, said: [(&str, Option<String>); N]) -> Vec<String> {
    let said = said
        .into_iter()
        .filter_map(|(field, text)| Some((field, text?)));
    said.map(|(field, text)| format!("{}: {text}", to.field(field)))
        .collect()
}
