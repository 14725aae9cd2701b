//! One line of what somebody said, read as separate gifts and wishes.
//!
//! Nothing of it is lost: what no opening is known for is a gift in the words in which it was said.

use super::line::{SaidGift, SaidLine, SaidWish};
use super::openings::{
    Says, ends_with_company, goes_on, kind_of, opening, says_when, wants_company,
};
use super::pieces::{clauses, has_commas, things, unquoted};
use super::terms::{Reach, taken};
use super::{GiftDomain, GiftForm, Terms};
use crate::erase::words::folded;
use crate::topic::one_line;
use crate::wish::WishKind;

/// A line as gifts and wishes, in whatever language and script.
pub(crate) fn read(text: &str) -> SaidLine {
    let mut reading = Reading::default();
    for clause in clauses(text) {
        reading.clause(clause.text);
        if !clause.goes_on || !reading.under.as_ref().is_some_and(|under| under.listed) {
            reading.under = None;
        }
    }
    reading.line
}

/// What a column of a table holds, where what stands in it does not begin in a way that is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Holds {
    Gifts,
    Wishes,
}

/// The cell of such a column: told apart by lines, full stops, semicolons and commas alone, for in a list that somebody
/// wrote a word like “and” is a part of a thing.
pub(super) fn read_column(cell: &str, holds: Holds) -> SaidLine {
    let mut reading = Reading::default();
    for clause in clauses(cell) {
        for part in things(clause.text, |_, _| true) {
            reading.in_column(part, holds);
        }
        if !clause.goes_on || !reading.under.as_ref().is_some_and(|under| under.listed) {
            reading.under = None;
        }
    }
    reading.line
}

/// What was said by itself, where it begins in a way that is known.
pub(crate) fn read_opened(clause: &str) -> Option<SaidLine> {
    opening(clause)?;
    let mut reading = Reading::default();
    reading.clause(clause);
    Some(reading.line)
}

/// What is called in more words than this is told rather than listed.
const WORDS_OF_A_THING: usize = 3;

/// A line without an opening whose commas tell things apart: sourdough, bike repair. Where that is not plain, as in “an
/// hour with the piano, the old one”, it stays one.
fn is_list(text: &str, things: &[&str]) -> bool {
    let is_thing = |thing: &&str| {
        let words = folded(thing);
        let goes_on = words.first().is_none_or(|word| goes_on(word));
        let says_when = words.iter().any(|word| says_when(word));
        words.len() <= WORDS_OF_A_THING && !goes_on && !says_when
    };
    let is_said = |thing: &&str| opening(thing).is_some() || is_thing(thing);
    things.len() > 1 && has_commas(text) && things.iter().all(is_said)
}

#[derive(Default)]
struct Reading<'t> {
    line: SaidLine,
    under: Option<Under<'t>>,
}

/// The opening that what is read now stands under.
#[derive(Clone)]
struct Under<'t> {
    says: Says,
    /// Goes before each further thing: plays the piano, plays the accordion.
    carried: Option<&'t str>,
    kind: Option<WishKind>,
    listed: bool,
    /// The first gift under it.
    first: usize,
}

impl<'t> Reading<'t> {
    fn in_column(&mut self, part: &'t str, holds: Holds) {
        match holds {
            _ if self.under.is_some() || opening(part).is_some() => self.clause(part),
            Holds::Gifts => self.as_it_stands(part),
            Holds::Wishes => {
                let alone = Under {
                    says: Says::Wish,
                    carried: None,
                    kind: None,
                    listed: false,
                    first: self.line.gifts.len(),
                };
                self.wish(part, alone);
                self.under = None;
            }
        }
    }

    fn clause(&mut self, text: &'t str) {
        let companions = |one: &str, two: &str| {
            wants_company(opening(one).map_or(one, |opening| opening.rest))
                && ends_with_company(two)
                && opening(two).is_none()
        };
        let all = things(text, companions);
        if opening(text).is_none() && self.under.is_none() {
            if !is_list(text, &all) {
                return self.as_it_stands(text);
            }
            self.under = Some(Under {
                says: Says::Gift {
                    domain: None,
                    form: None,
                },
                carried: None,
                kind: None,
                listed: false,
                first: self.line.gifts.len(),
            });
        }
        for thing in all {
            match opening(thing) {
                None => self.thing(thing),
                Some(opening) => {
                    self.under = Some(Under {
                        says: opening.says,
                        carried: None,
                        kind: None,
                        listed: opening.listed,
                        first: self.line.gifts.len(),
                    });
                    match (opening.rest, opening.says) {
                        (_, Says::Doing(_)) => self.doing(thing, opening.words, opening.rest),
                        ("", _) => self.as_it_stands(thing),
                        (rest, _) => self.thing(rest),
                    }
                }
            }
        }
    }

    /// A thing under the opening that was heard last.
    fn thing(&mut self, thing: &'t str) {
        let Some(under) = self.under.clone() else {
            return self.as_it_stands(thing);
        };
        match under.says {
            Says::Wish => self.wish(thing, under),
            Says::Gift { domain, form } => self.gift(thing, domain, form),
            Says::Doing(domain) => {
                let whole = under
                    .carried
                    .map(|verb| format!("{verb} {}", unquoted(thing)));
                self.done(&whole.unwrap_or_else(|| thing.to_owned()), domain);
            }
        }
    }

    fn doing(&mut self, thing: &'t str, verb: &'t str, rest: &'t str) {
        if let Some(under) = &mut self.under {
            under.carried = (!rest.is_empty()).then_some(verb);
        }
        match rest {
            "" => self.as_it_stands_doing(verb),
            _ => {
                let from = thing.find(verb).unwrap_or(0);
                if let Some(Under {
                    says: Says::Doing(domain),
                    ..
                }) = self.under
                {
                    self.done(&thing[from..], domain);
                }
            }
        }
    }

    fn as_it_stands_doing(&mut self, verb: &str) {
        if let Some(Under {
            says: Says::Doing(domain),
            ..
        }) = self.under
        {
            self.done(verb, domain);
        }
    }

    /// Something that is done; to know and to care is more than doing.
    fn done(&mut self, thing: &str, domain: Option<GiftDomain>) {
        let is_work = matches!(domain, None | Some(GiftDomain::Hands));
        self.gift(thing, domain, is_work.then_some(GiftForm::Do));
    }

    fn as_it_stands(&mut self, text: &str) {
        self.gift(text, None, None);
    }

    fn gift(&mut self, thing: &str, domain: Option<GiftDomain>, form: Option<GiftForm>) {
        let (what, terms) = taken(thing);
        let what = one_line(unquoted(what.trim_end_matches(['.', ',', ';', '!'])));
        let first = self
            .under
            .as_ref()
            .map_or(self.line.gifts.len(), |under| under.first);
        let has_words = |text: &str| text.chars().any(char::is_alphanumeric);
        let is_blank = what.is_empty() || !has_words(&what) && has_words(thing);
        match terms {
            // Terms without anything before them are words like any other.
            Some(_) if is_blank && self.line.gifts.is_empty() => {
                return self.put(one_line(thing), domain, form, None);
            }
            Some((terms, Reach::Before)) => {
                let from = if is_blank && first == self.line.gifts.len() {
                    first - 1
                } else {
                    first
                };
                for gift in &mut self.line.gifts[from..] {
                    gift.terms.get_or_insert(terms);
                }
            }
            _ => {}
        }
        if !is_blank {
            self.put(what, domain, form, terms.map(|(terms, _)| terms));
        }
    }

    fn put(
        &mut self,
        what: String,
        domain: Option<GiftDomain>,
        form: Option<GiftForm>,
        terms: Option<Terms>,
    ) {
        if what.chars().any(char::is_alphanumeric) {
            let would_teach = form == Some(GiftForm::Teach);
            self.line.gifts.push(SaidGift {
                what,
                would_teach,
                domain,
                form,
                terms,
            });
        }
    }

    fn wish(&mut self, thing: &'t str, mut under: Under<'t>) {
        let plain = unquoted(thing.trim_end_matches(['.', ',', ';', '!']));
        let (kind, carried) = kind_of(plain);
        let what = match (kind, under.carried) {
            (None, Some(carried)) => format!("{carried} {plain}"),
            _ => plain.to_owned(),
        };
        if kind.is_some() {
            (under.kind, under.carried) = (kind.filter(|_| carried.is_some()), carried);
        }
        let what = one_line(&what);
        if what.chars().any(char::is_alphanumeric) {
            self.line.wishes.push(SaidWish {
                what,
                kind: kind.or(under.kind),
            });
        }
        self.under = Some(under);
    }
}

#[cfg(test)]
mod tests;
