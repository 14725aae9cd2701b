//! From what somebody typed or pasted into a cell to a value, and back.

use super::field::{Field, Shape};
use crate::import::wording;
use crate::search::{fold, status_token};
use serde_json::Value;
use std::collections::BTreeMap;

/// What choices are called in the window: `status/going` → "Going"; also `yes` and `no`.
pub type Words = BTreeMap<String, String>;

/// A value of the field, or a sentence why this is none. Blank is null.
pub fn read(Field { name, shape }: &Field, text: &str, words: &Words) -> Result<Value, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    match shape {
        Shape::Text | Shape::Address => Ok(text.into()),
        Shape::Words => Ok(several(text).into()),
        Shape::Choice(tokens) => choice(name, tokens, text, words)
            .map(Value::from)
            .ok_or_else(|| {
                let called = tokens.iter().map(|token| called(name, token, words));
                let called = called.collect::<Vec<_>>().join(", ");
                format!("“{text}” is none of the choices. They are: {called}.")
            }),
        Shape::YesNo => yes_or_no(text, words)
            .map(Value::from)
            .ok_or_else(|| format!("“{text}” is neither yes nor no.")),
        Shape::Number => text
            .parse::<u16>()
            .map(Value::from)
            .map_err(|_| format!("“{text}” is not a whole number that fits here.")),
        Shape::Own(_, field) => field
            .understood(&text.into())
            .map_err(|why| why.to_string()),
    }
}

/// A value as somebody would type it.
pub fn write(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".into(),
        Value::Null | Value::Bool(false) => String::new(),
        Value::Array(items) => joined(items.iter().filter_map(Value::as_str)),
        other => other.to_string(),
    }
}

fn called<'w>(field: &str, token: &'w str, words: &'w Words) -> &'w str {
    let called = words.get(&format!("{field}/{token}"));
    called.map_or(token, String::as_str)
}

/// The choice that is meant: its own word, the one the window has for it, or one that lists use.
fn choice(field: &str, tokens: &[&'static str], text: &str, words: &Words) -> Option<&'static str> {
    let said = fold(text);
    let mut all = tokens.iter().copied();
    let meant = all.find(|token| {
        [*token, called(field, token, words)]
            .map(fold)
            .contains(&said)
    });
    meant.or_else(|| {
        let usual = match field {
            "kind" => wording::kind(text)?.token(),
            "status" => status_token(wording::status(text)?),
            _ => return None,
        };
        tokens.iter().copied().find(|token| *token == usual)
    })
}

fn yes_or_no(text: &str, words: &Words) -> Option<bool> {
    let said = fold(text);
    let is = |key: &str, all: &[&str]| {
        all.contains(&said.as_str()) || words.get(key).is_some_and(|word| fold(word) == said)
    };
    match (
        is("yes", &["yes", "y", "true", "1", "x", "✓", "✔"]),
        is("no", &["no", "n", "false", "0", "-"]),
    ) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// Words with commas or semicolons between them; what stands in quotation marks is one word.
pub fn several(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let word = words.last_mut().expect("there is always one word");
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => word.extend(signs.next()),
            '"' if quoted => quoted = false,
            '"' if word.trim().is_empty() => quoted = true,
            ',' | ';' | '\n' if !quoted => words.push(String::new()),
            _ => word.push(sign),
        }
    }
    let words = words.into_iter().map(|word| word.trim().to_owned());
    words.filter(|word| !word.is_empty()).collect()
}

/// The same the other way round.
fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let word = |word: &str| match word.contains([',', ';', '"', '\n']) {
        true => format!("\"{}\"", word.replace('"', "\"\"")),
        false => word.to_owned(),
    };
    words.map(word).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::field::named;
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn check(field: &str, text: &str, expect: Result<Value, &str>) {
        let words = [("status/going", "Działa"), ("yes", "tak"), ("no", "nie")];
        let words = words.map(|(key, word)| (key.to_owned(), word.to_owned()));
        let field = named(&crate::search::testing::empty(), field).unwrap();
        let got = read(&field, text, &words.into());
        match (got, expect) {
            (Err(got), Err(part)) => assert!(got.contains(part), "{text}: {got}"),
            (got, expect) => assert_eq!(got, expect.map_err(str::to_owned), "{text}"),
        }
    }

    #[test]
    fn what_is_typed_is_understood_or_refused_with_a_sentence() {
        check("cost", "  free ", Ok(json!("free")));
        check("cost", " ", Ok(Value::Null));
        check("kind", "Place", Ok(json!("place")));
        check("kind", "walking club", Ok(json!("association")));
        check(
            "kind",
            "???",
            Err("none of the choices. They are: person, "),
        );
        check("status", "działa", Ok(json!("going")));
        check("status", "closed", Ok(json!("ended")));
        check("status", "going", Ok(json!("going")));
        check("status", "blue", Err("They are: idea, starting, Działa"));
        check(
            "tags",
            "food, walks;art",
            Ok(json!(["food", "walks", "art"])),
        );
        check(
            "tags",
            r#""walks, long" , a"#,
            Ok(json!(["walks, long", "a"])),
        );
        check("tags", " , ", Ok(json!([])));
        check("is_connector", "TAK", Ok(json!(true)));
        check("is_connector", "0", Ok(json!(false)));
        check("is_connector", "perhaps", Err("neither yes nor no"));
        check("review_months", "6", Ok(json!(6)));
        check("review_months", "-6", Err("whole number"));
        check("review_months", "half", Err("whole number"));
        check("audience", "everyone", Err("none of the choices"));
    }

    proptest! {
        #[test]
        fn words_are_read_as_they_were_written(words in proptest::collection::vec("[a,;\" b\n]{1,6}", 0..5)) {
            let words: Vec<String> = words.iter().map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(several(&write(&json!(words))), words);
        }
    }
}
