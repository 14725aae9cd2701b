//! The texts and numbers in the values of a unit, each with its number; and what is blanked in them.

use super::texts::holds_words_within;
use super::{Change, erasure::Redaction};
use serde_json::Value;
use std::borrow::Cow;

/// Stands where a sign was erased.
pub const GONE: char = '▒';
/// From here on texts and numbers within values are counted.
const WITHIN: u32 = 1_000_000;
/// In a redaction, instead of the number of a text: all that the unit says, because the words stand in the headings
/// of what it is made of.
pub const WHOLE: u32 = u32::MAX;
/// Instead of the number of a text: the unit's own name.
pub const NAME: u32 = u32::MAX - 1;

/// A text, or a number long enough to be called.
pub struct Leaf<'v> {
    pub number: u32,
    pub text: Cow<'v, str>,
}

/// What can hold words in the values of a unit. A value that is a text or a number has the number of the value; those
/// within lists and objects are counted through all values, in the order in which JSON has them.
pub fn leaves<'v>(unit: &str, values: &'v [Value]) -> Vec<Leaf<'v>> {
    let mut found = Vec::new();
    for (number, value) in (0..).zip(values) {
        found.extend(text_of(value).map(|text| Leaf { number, text }));
    }
    let mut inner = Walk {
        unit,
        path: Vec::new(),
        next: WITHIN,
        found,
    };
    for value in values.iter().filter(|value| is_nested(value)) {
        inner.within(value);
    }
    inner.found
}

fn is_nested(value: &Value) -> bool {
    value.is_array() || value.is_object()
}

/// So many figures make a number that can be called.
const CALLED: u64 = 1_000_000;

fn text_of(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Number(number) if number.as_u64().is_some_and(|number| number >= CALLED) => {
            Some(Cow::Owned(number.to_string()))
        }
        _ => None,
    }
}

struct Walk<'u, 'v> {
    unit: &'u str,
    path: Vec<&'v str>,
    next: u32,
    found: Vec<Leaf<'v>>,
}

impl<'v> Walk<'_, 'v> {
    fn within(&mut self, value: &'v Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.within(item)),
            Value::Object(fields) => {
                for (name, field) in fields {
                    self.path.push(name);
                    self.within(field);
                    self.path.pop();
                }
            }
            Value::String(_) | Value::Number(_) => {
                let number = self.next;
                self.next += 1;
                if let Some(text) = text_of(value)
                    && holds_words_within(self.unit, &self.path)
                {
                    self.found.push(Leaf { number, text });
                }
            }
            _ => {}
        }
    }
}

/// The headings within a value: the names of columns in a row that came with a file.
pub fn headings(values: &[Value]) -> String {
    fn within<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| within(item, found)),
            Value::Object(fields) => fields.iter().for_each(|(name, field)| {
                found.push(name);
                within(field, found);
            }),
            _ => {}
        }
    }
    let mut found = Vec::new();
    values.iter().for_each(|value| within(value, &mut found));
    found.join("; ")
}

/// The text in which a passage stands; none where nothing is there any more.
pub fn stands_in(change: &Change, at: &Redaction) -> Option<String> {
    let values = change.sets.get(&at.unit)?;
    match at.value {
        WHOLE => Some(headings(values)),
        NAME => at.unit.split_once('/').map(|(_, name)| name.to_owned()),
        number => {
            let found = leaves(&at.unit, values);
            let leaf = found.into_iter().find(|leaf| leaf.number == number);
            leaf.map(|leaf| leaf.text.into_owned())
        }
    }
}

/// The words of a passage as they stand there.
pub fn passage(change: &Change, at: &Redaction) -> Option<String> {
    let text = stands_in(change, at)?;
    let signs = text.chars().skip(at.start as usize);
    Some(signs.take(at.length as usize).collect())
}

/// Blanks one passage; answers whether it was there.
pub fn blank(change: &mut Change, at: &Redaction) -> bool {
    let Some(values) = change.sets.get_mut(&at.unit) else {
        return false;
    };
    if at.value == WHOLE {
        let was = std::mem::replace(values, vec![Value::Null]);
        return was != *values;
    }
    let Some(leaf) = leaf(values, at.value) else {
        return false;
    };
    let Some(text) = text_of(leaf) else {
        return false;
    };
    let blanked = without(&text, &[(at.start, at.length)]);
    let changed = blanked != *text;
    if changed {
        *leaf = Value::String(blanked);
    }
    changed
}

/// A text with some of its signs blanked: the first sign of each passage, and how many.
pub fn without(text: &str, passages: &[(u32, u32)]) -> String {
    let is_in = |at: u32| {
        let mut all = passages.iter();
        all.any(|(start, length)| (*start..start.saturating_add(*length)).contains(&at))
    };
    let signs = (0..).zip(text.chars());
    signs
        .map(|(at, sign)| if is_in(at) { GONE } else { sign })
        .collect()
}

/// Writes the texts of one value anew as `blanked` answers, those that it answers; and whether there were any.
pub fn blank_texts(
    unit: &str,
    value: &mut Value,
    mut blanked: impl FnMut(&str) -> Option<String>,
) -> bool {
    let values = std::slice::from_mut(value);
    let new: Vec<(u32, String)> = leaves(unit, values)
        .iter()
        .filter_map(|leaf| Some((leaf.number, blanked(&leaf.text)?)))
        .collect();
    for (number, text) in &new {
        if let Some(value) = leaf(values, *number) {
            *value = Value::String(text.clone());
        }
    }
    !new.is_empty()
}

/// One of them, to be blanked.
fn leaf(values: &mut [Value], number: u32) -> Option<&mut Value> {
    fn within<'v>(value: &'v mut Value, left: &mut u32) -> Option<&'v mut Value> {
        match value {
            Value::String(_) | Value::Number(_) => match left.checked_sub(1) {
                None => Some(value),
                Some(less) => {
                    *left = less;
                    None
                }
            },
            Value::Array(items) => items.iter_mut().find_map(|item| within(item, left)),
            Value::Object(fields) => fields.values_mut().find_map(|field| within(field, left)),
            _ => None,
        }
    }
    match number.checked_sub(WITHIN) {
        None => values
            .get_mut(number as usize)
            .filter(|value| !is_nested(value)),
        Some(mut left) => {
            let mut nested = values.iter_mut().filter(|value| is_nested(value));
            nested.find_map(|value| within(value, &mut left))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_leaf_keeps_its_number_when_others_are_blanked() {
        let unit = "cells";
        let mut values = vec![json!({"a": 7700900123_u64, "b": ["Rosa", 7, null], "c": "Rosa"})];
        let said = |values: &[Value]| -> Vec<(u32, String)> {
            let all = leaves(unit, values).into_iter();
            all.map(|leaf| (leaf.number - WITHIN, leaf.text.into_owned()))
                .collect()
        };
        let texts = [(0, "7700900123"), (1, "Rosa"), (3, "Rosa")];
        assert_eq!(said(&values), texts.map(|(n, text)| (n, text.to_owned())));
        let mut change = Change {
            voice: "v".into(),
            seq: 1,
            op: "v/1".into(),
            lamport: 1,
            kind: "inbox_item".into(),
            record: uuid::Uuid::nil(),
            sets: [(unit.to_owned(), std::mem::take(&mut values))].into(),
            seen: Default::default(),
            audience: Default::default(),
            mentions: Default::default(),
        };
        let at = |value, length| Redaction {
            voice: "v".into(),
            seq: 1,
            unit: unit.into(),
            value,
            start: 0,
            length,
        };
        assert!(blank(&mut change, &at(WITHIN, 10)));
        assert!(blank(&mut change, &at(WITHIN + 3, 4)));
        assert!(!blank(&mut change, &at(WITHIN + 3, 4)), "once");
        assert_eq!(
            change.sets[unit],
            [json!({"a": "▒▒▒▒▒▒▒▒▒▒", "b": ["Rosa", 7, null], "c": "▒▒▒▒"})]
        );
        assert_eq!(headings(&change.sets[unit]), "a; b; c");
        assert!(blank(&mut change, &at(WHOLE, 1)));
        assert_eq!(change.sets[unit], [Value::Null]);
    }
}
