//! What an asset says in a field, read by what the field holds.

use super::{CustomField, FieldType};
use crate::import::{is_web, loose_day, loose_number};
use crate::search::{fold, tokens};
use serde_json::Value;

#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    Text(String),
    Number(f64),
    /// ISO 8601.
    Day(String),
    Yes(bool),
    /// Keys, in the order of the choices.
    Choices(Vec<String>),
}

impl Said {
    /// None where it cannot be read as what the field holds.
    pub fn read(field: &CustomField, value: &Value) -> Option<Said> {
        let text = plain(value);
        let text = text.trim();
        match field.kind {
            FieldType::Text | FieldType::LongText => Some(Said::Text(in_words(field, value))),
            FieldType::Number => match value.as_f64() {
                Some(number) => Some(number),
                None => loose_number(text),
            }
            .filter(|number| number.is_finite())
            .map(Said::Number),
            FieldType::Date => loose_day(text).map(Said::Day),
            FieldType::YesNo => yes(text).map(Said::Yes),
            FieldType::Choice => {
                let choice = field.choice(text)?;
                Some(Said::Choices(vec![choice.key.clone()]))
            }
            FieldType::Choices => choices(field, value).map(Said::Choices),
            FieldType::Link => link(text).map(Said::Text),
        }
    }

    /// As it is kept with the asset.
    pub fn kept(&self, field: &CustomField) -> Value {
        match self {
            Said::Text(text) | Said::Day(text) => text.as_str().into(),
            Said::Number(number) => match whole(*number) {
                Some(whole) => whole.into(),
                None => (*number).into(),
            },
            Said::Yes(true) => "yes".into(),
            Said::Yes(false) => "no".into(),
            Said::Choices(keys) if field.kind == FieldType::Choice => {
                keys.first().cloned().unwrap_or_default().into()
            }
            Said::Choices(keys) => keys.clone().into(),
        }
    }

    /// Is it what a query asks for? `*` is anything; numbers and days also `>=12`, `<2027`, `5..10`; texts
    /// have all the words, or words that begin so.
    pub fn is(&self, field: &CustomField, asked: &str) -> bool {
        if asked == "*" {
            return true;
        }
        match self {
            Said::Text(text) => has_words(&text.as_str().into(), asked),
            Said::Yes(is) => yes(asked) == Some(*is),
            Said::Choices(keys) => field
                .choice(asked)
                .is_some_and(|choice| keys.contains(&choice.key)),
            Said::Number(number) => within(asked, |bound| {
                loose_number(bound).and_then(|bound| number.partial_cmp(&bound))
            }),
            // A month or a year is all of its days: what is compared is as long as what is asked for.
            Said::Day(day) => within(asked, |bound| {
                let bound = match bound.len() {
                    4 | 7 if bound.starts_with(|c: char| c.is_ascii_digit()) => bound.to_owned(),
                    _ => loose_day(bound)?,
                };
                day.get(..bound.len()).map(|day| day.cmp(&bound))
            }),
        }
    }
}

/// How a value stands to a bound.
type Test = fn(std::cmp::Ordering) -> bool;

/// `a..b`, `>=a`, `<=a`, `>a`, `<a` or `a`; `compared` is how the value stands to a bound.
fn within(asked: &str, compared: impl Fn(&str) -> Option<std::cmp::Ordering>) -> bool {
    let is = |bound: &str, test: Test| compared(bound.trim()).is_some_and(test);
    if let Some((from, to)) = asked.split_once("..") {
        return (from.is_empty() || is(from, |o| o.is_ge()))
            && (to.is_empty() || is(to, |o| o.is_le()));
    }
    let signs: [(&str, Test); 4] = [
        (">=", |o| o.is_ge()),
        ("<=", |o| o.is_le()),
        (">", |o| o.is_gt()),
        ("<", |o| o.is_lt()),
    ];
    let signed = signs
        .into_iter()
        .find_map(|(sign, test)| Some((asked.strip_prefix(sign)?, test)));
    match signed {
        Some((bound, test)) => is(bound, test),
        None => is(asked, |o| o.is_eq()),
    }
}

/// Every word asked for begins a word of what was said.
pub fn has_words(said: &Value, asked: &str) -> bool {
    let (words, asked) = (tokens(&plain(said)), tokens(asked));
    !asked.is_empty()
        && asked
            .iter()
            .all(|asked| words.iter().any(|word| word.starts_with(asked.as_str())))
}

/// What was said, as a text; several are joined by `; `.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

/// The same with the choices in their present wording.
pub fn in_words(field: &CustomField, value: &Value) -> String {
    let wording = |key: &str| {
        let choice = field.choices.iter().find(|choice| choice.key == key);
        choice.map_or_else(|| key.to_owned(), |choice| choice.label.clone())
    };
    match value {
        Value::String(text) => wording(text.trim()),
        Value::Array(items) => {
            let words: Vec<String> = items.iter().map(|item| wording(&plain(item))).collect();
            words.join("; ")
        }
        other => plain(other),
    }
}

fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}

/// Yes or no as people write it, also in Polish.
fn yes(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "✓" | "✔" | "tak" => Some(true),
        "no" | "n" | "false" | "0" | "-" | "✗" | "nie" => Some(false),
        _ => None,
    }
}

/// All of the choices named, in their order; a text names them with `;`, `|`, `,` or line breaks between.
fn choices(field: &CustomField, value: &Value) -> Option<Vec<String>> {
    let words: Vec<String> = match value {
        Value::Array(items) => items.iter().map(plain).collect(),
        // A wording may hold a comma itself.
        Value::String(text) if field.choice(text).is_some() => vec![text.clone()],
        other => {
            let text = plain(other);
            let strong = text.contains([';', '|', '\n']);
            let parts = text.split(move |c| match strong {
                true => matches!(c, ';' | '|' | '\n'),
                false => c == ',',
            });
            parts.map(str::to_owned).collect()
        }
    };
    let mut keys = Vec::new();
    for word in words.iter().filter(|word| !word.trim().is_empty()) {
        keys.push(field.choice(word)?.key.clone());
    }
    keys.sort_by_key(|key| field.choices.iter().position(|choice| choice.key == *key));
    keys.dedup();
    (!keys.is_empty()).then_some(keys)
}

/// A web address, with how it is reached.
fn link(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if text.contains(char::is_whitespace) || !is_web(text) {
        return None;
    }
    match lower.starts_with("http://") || lower.starts_with("https://") {
        true => Some(text.to_owned()),
        false => Some(format!("https://{text}")),
    }
}
