//! One line of what somebody said, read as separate gifts and wishes.
//!
//! Nothing of it is lost: what no opening is known for is a gift in the words in which it was said.

use super::line::{SaidGift, SaidLine, SaidWish};
use super::openings::{Says, ends_with_company, kind_of, opening, wants_company};
use super::pieces::{clauses, things, unquoted};
use super::terms::{Reach, taken};
use super::{GiftDomain, GiftForm, Terms};
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

/// What was said by itself, where it begins in a way that is known.
pub(crate) fn read_opened(clause: &str) -> Option<SaidLine> {
    opening(clause)?;
    let mut reading = Reading::default();
    reading.clause(clause);
    Some(reading.line)
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
    fn clause(&mut self, text: &'t str) {
        if opening(text).is_none() && self.under.is_none() {
            return self.as_it_stands(text);
        }
        let companions = |one: &str, two: &str| {
            wants_company(opening(one).map_or(one, |opening| opening.rest))
                && ends_with_company(two)
                && opening(two).is_none()
        };
        for thing in things(text, companions) {
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
