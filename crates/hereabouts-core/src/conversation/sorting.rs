//! A first guess at what a conversation says, sentence by sentence. Whoever was there puts it right; the words stay as
//! they are, so that nothing is lost by a wrong guess.

mod again;

use self::again::without_what_is_kept;
use super::names::{NamedSpan, named};
use super::sentences::{
    bare, brings_in, due, is_no_name, joins, pauses, promise, stands_for_a_name, tie,
};
use super::words::words;
use super::{
    Conversation, End, Heard, HeardAsset, HeardFollowUp, HeardGift, HeardTie, HeardWish, here,
};
use crate::asset::{Asset, AssetKind};
use crate::catalogue::Catalogue;
use crate::erase::words::folded;
use crate::error::Result;
use crate::gift::{SaidLine, between, clauses, read_opened};
use crate::id::{AssetId, ConversationId};
use crate::storage::rows::get;
use crate::topic::one_line;
use crate::vocabulary::{self, RelationshipType};
use jiff::civil::Date;
use rusqlite::Connection;

impl Catalogue {
    /// A first guess at what a conversation says, to be put right by whoever was there. What was kept of it before is
    /// left out.
    pub fn suggest_sorting(&self, id: ConversationId) -> Result<Heard> {
        self.read(|db| {
            let mut heard = suggest(db, &here(db, id)?)?;
            heard.conversation = Some(id);
            without_what_is_kept(db, id, &vocabulary::all(db)?, heard)
        })
    }
}

fn suggest(db: &Connection, conversation: &Conversation) -> Result<Heard> {
    let spans = named(db, &conversation.words)?;
    let mut sorting = Sorting {
        types: vocabulary::all(db)?,
        said_on: conversation.on.parse().ok(),
        subject: alone(db, conversation)?.map(Who::Known),
        heard: Heard::default(),
    };
    for clause in clauses(&conversation.words) {
        let start = conversation.words[..clause.start].chars().count() as u32;
        let end = start + clause.text.chars().count() as u32;
        let within = spans
            .iter()
            .filter(|span| (start..end).contains(&span.start));
        let mentions = within.map(|span| Mention::of(span, start)).collect();
        sorting.sentence(clause.text, mentions);
    }
    Ok(sorting.heard)
}

/// Whom the conversation was with, if that was one.
fn alone(db: &Connection, conversation: &Conversation) -> Result<Option<AssetId>> {
    let mut people = Vec::new();
    for id in &conversation.about {
        let found = get::<Asset>(db, &id.0)?;
        let is_person = found.is_some_and(|found| found.record.kind == AssetKind::Person);
        people.extend(is_person.then_some(*id));
    }
    Ok(match people[..] {
        [one] => Some(one),
        _ => None,
    })
}

#[derive(Debug, Clone, PartialEq)]
enum Who {
    Known(AssetId),
    Unknown(String),
}

/// Somebody or something in a sentence, by its characters.
#[derive(Debug, Clone)]
struct Mention {
    who: Who,
    start: u32,
    end: u32,
    /// Behind the first word: “Nadia bakes bread” may name Nadia alone.
    first: u32,
    is_somebody: bool,
}

impl Mention {
    fn of(span: &NamedSpan, sentence: u32) -> Mention {
        let start = span.start - sentence;
        let first = folded_first(&span.name).min(span.length);
        Mention {
            who: Who::Known(span.asset),
            start,
            end: start + span.length,
            first: start + first,
            is_somebody: span.kind == AssetKind::Person,
        }
    }
}

/// How many characters the first word of a name has.
fn folded_first(name: &str) -> u32 {
    words(name)
        .first()
        .map_or(0, |word| word.start + word.length)
}

struct Sorting {
    types: Vec<RelationshipType>,
    said_on: Option<Date>,
    /// Who “she” is.
    subject: Option<Who>,
    heard: Heard,
}

impl Sorting {
    fn sentence(&mut self, text: &str, mut mentions: Vec<Mention>) {
        mentions.extend(unknown(text, &mentions, &self.types));
        mentions.sort_by_key(|mention| mention.start);
        let somebody = mentions.iter().find(|mention| mention.is_somebody);
        let subject = somebody
            .or(mentions.first())
            .map(|mention| mention.who.clone());
        let promised = promise(text);
        let end = promised.map_or(text.chars().count() as u32, |(at, _)| at);
        let said: Vec<Mention> = mentions
            .iter()
            .filter(|mention| mention.end <= end)
            .cloned()
            .collect();
        // What is said of two is no gift: the sentence is read around it.
        let mut from = 0;
        for (start, behind) in self.ties(text, &said) {
            self.gifts(text, from, start, &said);
            from = behind;
        }
        self.gifts(text, from, end, &said);
        if let Some((_, what)) = promised {
            let about = mentions
                .iter()
                .find(|mention| mention.start >= end)
                .or(mentions.first());
            let about = about
                .map(|mention| mention.who.clone())
                .or(self.subject.clone());
            let due = self
                .said_on
                .and_then(|on| due(what, on))
                .map(|day| day.to_string());
            let about = about.map(|who| self.end_of(&who));
            self.heard.follow_ups.push(HeardFollowUp {
                what: one_line(what),
                about,
                due,
            });
        }
        let is_she = folded(text)
            .first()
            .is_some_and(|word| stands_for_a_name(word));
        if self.subject.is_none() || somebody.is_some() && !is_she {
            self.subject = subject.or(self.subject.take());
        }
    }

    /// Ties between those in a sentence; answers from where to where each of them is said.
    fn ties(&mut self, text: &str, mentions: &[Mention]) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        let mut last: Option<(Who, String, bool)> = None;
        for (i, mention) in mentions.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|i| mentions.get(i));
            let start = before.map_or(0, |before| before.end);
            let said = between(text, start, mention.start);
            // “Tomasz mends bikes, helps run the library and knows Joan”: it is Tomasz who does.
            let part = pauses(said).pop().unwrap_or(0);
            let words = folded(&said[part..]);
            let who = match part {
                0 if bare(&words).len() == words.len() => before.or(mentions.first()),
                _ => mentions.first(),
            };
            let who = who.filter(|_| i > 0).map(|mention| mention.who.clone());
            let tie = match (tie(&self.types, bare(&words)), &last) {
                (Some((kind, inverse)), _) => {
                    who.or(self.subject.clone()).map(|who| (who, kind, inverse))
                }
                (None, Some(last)) if bare(&words).is_empty() && part > 0 => Some(last.clone()),
                _ => None,
            };
            if let Some((who, kind, inverse)) = &tie
                && *who != mention.who
            {
                let ends = (self.end_of(who), self.end_of(&mention.who));
                let (from, to) = if *inverse { (ends.1, ends.0) } else { ends };
                let tie = HeardTie {
                    from,
                    kind: kind.clone(),
                    to,
                    since: None,
                    note: None,
                };
                if !self.heard.ties.contains(&tie) {
                    self.heard.ties.push(tie);
                }
                found.push((start + said[..part].chars().count() as u32, mention.end));
            }
            last = tie;
        }
        found
    }

    /// Gifts and wishes in a part of a sentence, from one character to another.
    fn gifts(&mut self, text: &str, from: u32, to: u32, mentions: &[Mention]) {
        let within: Vec<&Mention> = mentions
            .iter()
            .filter(|mention| (from..to).contains(&mention.start))
            .collect();
        // Each who does something, and from where on that is said.
        let mut owners: Vec<(usize, u32)> = Vec::new();
        for (i, mention) in within.iter().enumerate() {
            let upto = within
                .get(i + 1)
                .map_or(to, |next| next.start)
                .max(mention.end);
            let opens = |from: u32| read_opened(trimmed(between(text, from, to))).is_some();
            let goes_on = folded(between(text, mention.end, to))
                .first()
                .is_some_and(|word| joins(word));
            let more = between(text, mention.end, upto)
                .chars()
                .any(char::is_alphanumeric);
            if i > 0 && goes_on {
                continue;
            }
            if opens(mention.end) {
                owners.push((i, mention.end));
            } else if mention.first < mention.end && more && opens(mention.first) {
                owners.push((i, mention.first));
            }
        }
        let later = |from: u32| {
            let rest = between(text, from, to);
            let mut parts = pauses(rest).into_iter().map(|at| &rest[at..]);
            parts.find_map(|part| read_opened(trimmed(part)))
        };
        if owners.is_empty() {
            let behind = mentions.iter().find(|mention| mention.end <= from);
            let subject = behind
                .map(|mention| mention.who.clone())
                .or(self.subject.clone());
            let first = within.first().map(|first| (first.who.clone(), first.end));
            let of_subject = subject.zip(read_opened(trimmed(between(text, from, to))));
            let said = of_subject.or_else(|| first.and_then(|(who, end)| Some((who, later(end)?))));
            if let Some((who, said)) = said {
                self.held_by(&who, said);
            }
            return;
        }
        for (k, (i, start)) in owners.iter().enumerate() {
            let end = owners
                .get(k + 1)
                .map_or(to, |(next, _)| within[*next].start);
            let Some(said) = read_opened(trimmed(between(text, *start, end.max(*start)))) else {
                continue;
            };
            for who in owning(text, &within, *i) {
                self.held_by(&who, said.clone());
            }
        }
    }

    fn held_by(&mut self, who: &Who, said: SaidLine) {
        let holder = self.end_of(who);
        self.heard
            .gifts
            .extend(said.gifts.into_iter().map(|gift| HeardGift {
                holder,
                what: gift.what,
                domain: gift.domain,
                would_teach: gift.would_teach,
                form: gift.form,
                terms: gift.terms,
                when: None,
                may_be_listed: false,
            }));
        self.heard
            .wishes
            .extend(said.wishes.into_iter().map(|wish| HeardWish {
                holder,
                what: wish.what,
                kind: wish.kind,
                when: None,
                may_be_listed: false,
            }));
    }

    /// Somebody unknown is a new person, once.
    fn end_of(&mut self, who: &Who) -> End {
        let name = match who {
            Who::Known(id) => return End::Here(*id),
            Who::Unknown(name) => name,
        };
        let there = self
            .heard
            .assets
            .iter()
            .position(|asset| folded(&asset.name) == folded(name));
        let at = there.unwrap_or_else(|| {
            let (kind, fields) = (AssetKind::Person, Default::default());
            self.heard.assets.push(HeardAsset {
                kind,
                name: name.clone(),
                fields,
            });
            self.heard.assets.len() - 1
        });
        End::New(at as u32)
    }
}

/// Whose it is: “Tomasz and Joan would love a bench” of both; “at the hall she sings” of whoever was named before.
fn owning(text: &str, mentions: &[&Mention], at: usize) -> Vec<Who> {
    let mut whose = vec![mentions[at].who.clone()];
    let person = mentions[..at].iter().rfind(|mention| mention.is_somebody);
    if let (false, Some(person)) = (mentions[at].is_somebody, person) {
        whose = vec![person.who.clone()];
    }
    let mut first = at;
    while let Some(before) = first.checked_sub(1) {
        let (one, two) = (mentions[before], mentions[first]);
        let said = folded(between(text, one.end, two.start));
        if !one.is_somebody || !two.is_somebody || !said.iter().all(|word| joins(word)) {
            break;
        }
        whose.insert(0, one.who.clone());
        first = before;
    }
    whose
}

/// Without what leads from one part of a sentence to the next.
fn trimmed(part: &str) -> &str {
    let part = part.trim_matches(|sign: char| sign.is_whitespace() || ",–—-:".contains(sign));
    let ends = [" and", " i", " oraz", " but", ","];
    let end = ends.iter().find_map(|end| part.strip_suffix(end));
    end.unwrap_or(part).trim()
}

/// Names that nothing here has: written as names, and followed by what somebody does, or brought in as somebody.
fn unknown(text: &str, known: &[Mention], types: &[RelationshipType]) -> Vec<Mention> {
    let all = words(text);
    let is_name = |i: usize| {
        all.get(i).is_some_and(|word| {
            let first = between(text, word.start, word.start + 1);
            let outside = !known
                .iter()
                .any(|span| (span.start..span.end).contains(&word.start));
            outside && first.chars().all(char::is_uppercase) && !is_no_name(&word.token)
        })
    };
    let mut found = Vec::new();
    let mut i = 0;
    while i < all.len() {
        if !is_name(i) {
            i += 1;
            continue;
        }
        let mut last = i;
        while last < i + 2
            && is_name(last + 1)
            && all[last + 1].start == all[last].start + all[last].length + 1
        {
            last += 1;
        }
        let (start, end) = (
            all[i].start,
            all[last].end_as(all[last].owner.as_ref().unwrap_or(&all[last].token)),
        );
        let behind = trimmed(between(text, end, u32::MAX));
        let next = all.get(last + 1).map_or("", |word| word.token.as_str());
        let does = !stands_for_a_name(next) && read_opened(behind).is_some();
        let upto = known
            .iter()
            .filter(|span| span.start >= end)
            .map(|span| span.start)
            .min();
        let ties = upto.is_some_and(|upto| tie(types, &folded(between(text, end, upto))).is_some());
        let brought_in = i > 0 && brings_in(&all[i - 1].token);
        if does || ties || brought_in {
            let who = Who::Unknown(between(text, start, end).to_owned());
            found.push(Mention {
                who,
                start,
                end,
                first: end,
                is_somebody: true,
            });
        }
        i = last + 1;
    }
    found
}

#[cfg(test)]
mod tests;
