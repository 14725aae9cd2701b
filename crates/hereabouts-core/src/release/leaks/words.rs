//! Looking through the words of one asset that would leave.

use super::forms;
use super::left::Part;
use super::look::{Looking, Passing};
use super::published::{Published, is_own_name};
use super::spot::Spot;
use super::{Decision, Excerpt, Leak, patterns, whereabouts};
use crate::asset::AssetKind;
use crate::erase::words::Span;
use crate::error::Result;
use crate::release::contents::Leaver;
use crate::release::fields::{self, Key, Known};
use crate::search::fold;
use hereabouts_export::Value;
use rusqlite::Connection;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// What fewer people than this offers says who they are.
const RARE: u32 = 3;
/// A whole number of so many figures can be dialled.
const FIGURES: u32 = 9;

/// What is looked for in the words of one asset, beside the names of others.
pub(super) struct Tells<'k> {
    pub known: &'k Known,
    /// What gives its spot away, where that leaves coarser or stays.
    pub spot: Option<Spot>,
    /// Whether coordinates and links to maps say more than its place does.
    pub whereabouts: bool,
    /// What leaves on purpose, once it is asked for.
    pub published: OnceCell<Published>,
}

impl Looking<'_> {
    pub(super) fn in_words(&self, tells: &Tells<'_>, leaver: &Leaver) -> Vec<Passing<'static>> {
        let known = tells.known;
        let mut passing = Vec::new();
        let is_person = self.rules.agreed(known.id, &known.asset).is_some();
        if !is_person {
            passing.extend(self.in_name(tells, leaver));
        }
        // Its own name is no secret where it leaves as its name.
        let is_kept = |found: &Passing<'_>| {
            let choice = self.finding(known.id, &known.asset, found).choice;
            matches!(choice, Some(Decision::Keep { .. }))
        };
        let by_name = leaver.name == known.asset.name && passing.iter().all(is_kept);
        for (key, value) in &leaver.fields.leaving {
            let (is_contact, is_text) = (fields::is_contact(key), fields::is_text(key));
            if !is_contact && !is_text {
                continue;
            }
            for (text, part) in texts(key, value) {
                let mut found = match is_text {
                    true => self.in_text(key, &text, tells, leaver),
                    // The way itself is published on purpose.
                    false => self.in_contact(key, &text, tells),
                };
                found.retain(|(what, span)| {
                    let is_own = || by_name && is_own_name(&text, *span, &known.asset.name);
                    *what != Leak::WithheldPerson || !is_own()
                });
                passing.extend(found.into_iter().map(|(what, span)| Passing {
                    field: "",
                    what,
                    passage: Excerpt::of(&text, span),
                    part: part.clone(),
                }));
            }
        }
        passing
    }

    fn in_name(&self, tells: &Tells<'_>, leaver: &Leaver) -> Vec<Passing<'static>> {
        let name = &leaver.name;
        let mut found = self.in_said(name, tells, leaver);
        if let Some(spot) = &tells.spot {
            let mut spans = spot.spans(name);
            // A place is what it is called, and can be called nothing else.
            let is_place = tells.known.asset.kind == AssetKind::Place;
            spans.retain(|span| !is_place || Excerpt::of(name, *span).words != *name);
            found.extend(
                spans
                    .into_iter()
                    .map(|span| (Leak::TextGivesSpotAway, span)),
            );
        }
        let passing = found.into_iter().map(|(what, span)| Passing {
            field: "name",
            what,
            passage: Excerpt::of(name, span),
            part: Part::Name,
        });
        passing.collect()
    }

    /// What is found in any text that leaves.
    fn in_said(&self, text: &str, tells: &Tells<'_>, leaver: &Leaver) -> Vec<(Leak, Span)> {
        let mut found: Vec<(Leak, Span)> = patterns::find(text);
        if !found.is_empty() {
            let published = tells.published.get_or_init(|| Published::of(leaver));
            found.retain(|(what, span)| !published.has(*what, &Excerpt::of(text, *span).words));
        }
        let names = self.names.spans(text, Some(tells.known.id));
        found.extend(names.into_iter().map(|span| (Leak::WithheldPerson, span)));
        if tells.whereabouts {
            let spans = whereabouts::find(text);
            let mut spans: Vec<_> = spans
                .into_iter()
                .map(|span| (Leak::TextGivesSpotAway, span))
                .collect();
            // Half of a grid reference may look like a number to dial.
            found.retain(|(_, span)| {
                spans
                    .iter()
                    .all(|(_, other)| forms::are_apart(*span, *other))
            });
            found.append(&mut spans);
        }
        found
    }

    fn in_text(
        &self,
        key: &Key,
        text: &str,
        tells: &Tells<'_>,
        leaver: &Leaver,
    ) -> Vec<(Leak, Span)> {
        let mut found = self.in_said(text, tells, leaver);
        let is_number = fields::is_number(key) && !text.contains(char::is_whitespace);
        // The number of a charity can look like one to dial; where an area lies is what it is there for.
        found.retain(|(what, _)| !(is_number && *what == Leak::Phone));
        if let Some(spot) = tells.spot.as_ref().filter(|_| *key != Key::LocationArea) {
            let spans = spot.spans(text).into_iter();
            let apart: Vec<_> = spans
                .filter(|span| {
                    found.iter().all(|(what, other)| {
                        *what != Leak::TextGivesSpotAway || forms::are_apart(*span, *other)
                    })
                })
                .collect();
            found.extend(
                apart
                    .into_iter()
                    .map(|span| (Leak::TextGivesSpotAway, span)),
            );
        }
        found
    }

    fn in_contact(&self, key: &Key, text: &str, tells: &Tells<'_>) -> Vec<(Leak, Span)> {
        let is_online = fields::is_online(key);
        let mut names = self.names.spans(text, Some(tells.known.id));
        // The address of a mailbox or a page is the way itself; what is written beside it is not.
        names.retain(|span| !is_online || !is_in_address(text, *span));
        let spans = match &tells.spot {
            Some(spot) if is_online => spot.named(text),
            Some(spot) => spot.spans(text),
            None => Vec::new(),
        };
        let mut found: Vec<_> = names
            .into_iter()
            .map(|span| (Leak::WithheldPerson, span))
            .collect();
        let links = match tells.whereabouts {
            true => whereabouts::find(text),
            false => Vec::new(),
        };
        let apart = |span: &Span| links.iter().all(|other| forms::are_apart(*span, *other));
        let spans = spans.into_iter().filter(apart).chain(links.iter().copied());
        found.extend(spans.map(|span| (Leak::ContactGivesSpotAway, span)));
        found
    }

    /// What so few people here offer, by a tag or a gift, that it tells whose it is.
    pub(super) fn rare(&self, leaver: &Leaver) -> Result<Vec<Passing<'static>>> {
        let telling = ["tags", "offers"].map(fields::key);
        let said = leaver.fields.leaving.iter().filter_map(|(key, value)| {
            let is_telling = telling.iter().flatten().any(|one| one == key);
            match value {
                Value::List(items) if is_telling => Some(items.iter().map(move |item| (key, item))),
                _ => None,
            }
        });
        let mut said = said.flatten().peekable();
        if said.peek().is_none() {
            return Ok(Vec::new());
        }
        let offered = match self.offered.get() {
            Some(offered) => offered,
            None => {
                let counted = offered(self.db)?;
                self.offered.get_or_init(|| counted)
            }
        };
        let rare = said.filter(|(_, item)| offered.get(&fold(item)).copied().unwrap_or(0) < RARE);
        Ok(rare
            .map(|(key, item)| Passing {
                field: "",
                what: Leak::RareInSmallArea,
                passage: Excerpt::whole(item),
                part: Part::Element(key.clone(), item.clone()),
            })
            .collect())
    }
}

/// The texts of a value, each with the part that is left out because of it.
fn texts<'v>(key: &Key, value: &'v Value) -> Vec<(Cow<'v, str>, Part)> {
    match value {
        Value::Text(text) => vec![(Cow::from(text), Part::Field(key.clone()))],
        Value::List(items) => items
            .iter()
            .map(|item| (Cow::from(item), Part::Element(key.clone(), item.clone())))
            .collect(),
        // A table of figures makes a number of what was written in it.
        Value::Integer(number) if number.unsigned_abs() >= 10_u64.pow(FIGURES - 1) => {
            vec![(Cow::from(number.to_string()), Part::Field(key.clone()))]
        }
        _ => Vec::new(),
    }
}

/// Does it stand within a run of signs that is the address of a mailbox or a page?
fn is_in_address(text: &str, (from, length): Span) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let (from, to) = (from as usize, (from + length) as usize);
    let before = signs[..from].iter().rposition(|sign| sign.is_whitespace());
    let behind = signs[to..].iter().position(|sign| sign.is_whitespace());
    let run = &signs[before.map_or(0, |at| at + 1)..behind.map_or(signs.len(), |at| to + at)];
    !run.iter().any(|sign| sign.is_whitespace())
        && run.iter().any(|sign| matches!(sign, '@' | '.' | '/'))
}

/// How many people offer something: by a tag, by a gift, or by both, which is one of them all the same.
fn offered(db: &Connection) -> Result<HashMap<String, u32>> {
    let mut offered = HashMap::new();
    let mut statement = db.prepare_cached(
        "SELECT n, each.value FROM asset, json_each(asset.tags) AS each WHERE kind = 'person' AND existence = 'here'
         UNION ALL SELECT asset.n, gift.what FROM gift JOIN asset ON asset.id = gift.holder
         WHERE asset.kind = 'person' AND asset.existence = 'here' AND gift.existence = 'here' AND gift.status <> 'ended'
         ORDER BY 1",
    )?;
    let (mut whose, mut theirs): (u32, HashSet<String>) = (0, HashSet::new());
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let person: u32 = row.get(0)?;
        if person != whose {
            (whose, theirs) = (person, HashSet::new());
        }
        let what = fold(row.get_ref(1)?.as_str().unwrap_or_default());
        if theirs.insert(what.clone()) {
            *offered.entry(what).or_insert(0) += 1;
        }
    }
    Ok(offered)
}
