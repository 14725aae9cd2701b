//! What leaves on purpose.

use super::{Excerpt, Leak};
use crate::erase::words::Span;
use crate::release::contents::Leaver;
use crate::release::fields::{self, Key};
use crate::search::fold;
use hereabouts_export::Value;

/// What leaves on purpose, so that it is no finding where it is written once more: addresses as such, and ways to reach
/// it as such. A number that somebody wrote behind the address is not meant by it.
pub struct Published {
    places: Vec<String>,
    ways: Vec<String>,
}

impl Published {
    pub fn of(leaver: &Leaver) -> Published {
        let of = |is: fn(&Key) -> bool| {
            let leaving = leaver.fields.leaving.iter().filter(move |(key, _)| is(key));
            let values = leaving.flat_map(|(_, value)| match value {
                Value::Text(text) => vec![squeezed(text)],
                Value::List(items) => items.iter().map(|item| squeezed(item)).collect(),
                _ => Vec::new(),
            });
            values.collect()
        };
        Published {
            places: of(fields::is_where),
            ways: of(fields::is_contact),
        }
    }

    pub fn has(&self, what: Leak, words: &str) -> bool {
        let words = squeezed(words);
        match what {
            // A number is the same with the country and without.
            Leak::Phone => {
                let own = words.get(words.len().saturating_sub(9)..);
                let own = own.unwrap_or_default();
                self.ways.iter().any(|value| value.ends_with(own))
            }
            Leak::HouseNumber | Leak::Postcode => {
                self.places.iter().any(|value| value.contains(&words))
            }
            _ => self.ways.contains(&words),
        }
    }
}

/// Letters and figures alone, folded.
fn squeezed(text: &str) -> String {
    fold(text)
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .collect()
}

/// Is this what the record itself is called?
pub fn is_own_name(text: &str, span: Span, name: &str) -> bool {
    let words = squeezed(&Excerpt::of(text, span).words);
    let name = squeezed(name);
    !words.is_empty() && name.starts_with(&words)
}
