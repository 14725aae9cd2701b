//! What a unit holds, as far as the desk has to know: where it stands on the card, whether something else can be written
//! in the place of the answers, and whether both can be kept.

use crate::custom_field::{CustomField, FieldType, of_unit};
use crate::error::Result;
use crate::log::texts::holds_words;
use crate::record::Kind;
use crate::storage::rows::{Existence, get};
use rusqlite::Connection;
use serde_json::Value;

/// Units in the order of the card; the others follow by their names.
const CARD: &[&str] = &[
    "exists",
    "joined_into",
    "name",
    "title",
    "label",
    "what",
    "wording",
    "inverse",
    "kind",
    "type",
    "channel",
    "value",
    "status",
    "stage",
    "summary",
    "words",
    "tag",
    "topic",
    "language",
    "story",
    "place",
    "geometry",
    "schedule",
    "on",
    "since",
    "until",
    "times",
    "when",
    "access",
    "cost",
    "is_bumping_place",
    "is_connector",
    "is_child",
    "steward",
    "source_note",
    "field",
    "x",
    "audience",
    "audience_reason",
    "sensitivity",
    "note",
];

/// ISO 8601 days.
const DAYS: &[&str] = &[
    "on",
    "due",
    "done_on",
    "ends_on",
    "last_taken_up",
    "review_by",
    "since",
    "until",
    "restricted_since",
    "checked",
    "sorted_on",
];

const NUMBERS: &[&str] = &["review_months", "retention_months", "fewest"];

/// Texts of one piece, beside names: two of them one after the other would be neither.
const OF_ONE_PIECE: &[&str] = &[
    "name",
    "title",
    "what",
    "wording",
    "inverse",
    "organisation_number",
    "code",
    "query",
    "source_row",
];

/// A text up to so many characters is a short one.
const SHORT: usize = 80;

/// What can be written in a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Words,
    /// A name, a number to call, a link.
    OnePiece,
    Day,
    Number,
    /// One of the answers, and nothing else: a choice, yes or no, an id, something made of pieces.
    Choice,
}

/// For sorting.
pub(super) fn place(unit: &str) -> (usize, &str) {
    let list = unit.split_once('/').map_or(unit, |(list, _)| list);
    let at = CARD.iter().position(|known| *known == list);
    (at.unwrap_or(CARD.len()), unit)
}

impl Holds {
    /// By the kind of the record and by what was answered.
    pub fn of(db: &Connection, kind: Kind, unit: &str, answers: &[&Value]) -> Result<Holds> {
        let in_one = |value: &&Value| value.is_null() || value.is_string() || value.is_number();
        if !answers.iter().all(in_one) {
            return Ok(Holds::Choice);
        }
        if let Some((list, _)) = unit.split_once('/') {
            return match (kind, list) {
                (Kind::Asset, "x") => Ok(Holds::Words),
                (Kind::Asset, "field") => of_own_field(db, unit),
                (Kind::Introduction, "reached") => Ok(Holds::Day),
                _ => Ok(Holds::Choice),
            };
        }
        if !is_known(db, kind, unit)? {
            return Ok(Holds::Choice);
        }
        let is_of_one_piece = OF_ONE_PIECE.contains(&unit)
            || unit == "label" && kind != Kind::Contact
            || unit == "value" && kind == Kind::Contact;
        Ok(match unit {
            // That it was taken back, and when, is nothing to be written anew.
            "withdrawn" => Holds::Choice,
            _ if DAYS.contains(&unit) => Holds::Day,
            _ if NUMBERS.contains(&unit) => Holds::Number,
            _ if !holds_words(kind.table(), unit) => Holds::Choice,
            _ if is_of_one_piece => Holds::OnePiece,
            _ => Holds::Words,
        })
    }
}

/// Does this version know the unit? Its table then has a column of that name.
fn is_known(db: &Connection, kind: Kind, unit: &str) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2")?;
    Ok(statement.exists([kind.table(), unit])?)
}

fn of_own_field(db: &Connection, unit: &str) -> Result<Holds> {
    let Some(id) = of_unit(unit) else {
        return Ok(Holds::Choice);
    };
    let field = get::<CustomField>(db, &id.0)?.filter(|found| found.existence == Existence::Here);
    Ok(match field.map(|found| found.record.kind) {
        Some(FieldType::Text | FieldType::LongText) => Holds::Words,
        Some(FieldType::Number) => Holds::Number,
        Some(FieldType::Date) => Holds::Day,
        Some(FieldType::Link) => Holds::OnePiece,
        Some(FieldType::YesNo | FieldType::Choice | FieldType::Choices) | None => Holds::Choice,
    })
}

/// All answers, one after the other, where they are texts that say different things.
pub(super) fn both(holds: Holds, answers: &[&Value]) -> Option<Value> {
    let texts: Vec<&str> = answers.iter().filter_map(|value| value.as_str()).collect();
    if holds != Holds::Words || texts.len() < answers.len() {
        return None;
    }
    let says_no_more = |at: usize, text: &str| {
        let mut others = texts.iter().enumerate();
        others.any(|(other, long)| other != at && long.contains(text.trim()))
    };
    if texts
        .iter()
        .enumerate()
        .any(|(at, text)| says_no_more(at, text))
    {
        return None;
    }
    let is_short = |text: &&str| !text.contains('\n') && text.chars().count() <= SHORT;
    let between = match texts.iter().all(is_short) {
        true => "; ",
        false => "\n\n",
    };
    Some(texts.join(between).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn both_are_one_after_the_other_where_they_say_different_things() {
        let check = |holds, answers: Value, expect: Value| {
            let answers: Vec<Value> = serde_json::from_value(answers).unwrap();
            let both = both(holds, &answers.iter().collect::<Vec<_>>());
            assert_eq!(both.unwrap_or_default(), expect, "{answers:?}");
        };
        use Holds::*;
        check(
            Words,
            json!(["Tuesdays", "Thursdays"]),
            json!("Tuesdays; Thursdays"),
        );
        check(Words, json!(["a", "b", "c"]), json!("a; b; c"));
        check(
            Words,
            json!(["One.\nTwo.", "Three."]),
            json!("One.\nTwo.\n\nThree."),
        );
        let long = "It began in a kitchen. ".repeat(5);
        check(
            Words,
            json!([long, "Ask Rosa"]),
            json!(format!("{long}\n\nAsk Rosa")),
        );
        // One says all of the other, or nothing, or is no text.
        check(Words, json!(["Tuesdays", "Tuesdays at ten"]), Value::Null);
        check(Words, json!(["Tuesdays", null]), Value::Null);
        check(Words, json!(["12", 12]), Value::Null);
        for holds in [OnePiece, Day, Number, Choice] {
            check(holds, json!(["Mill", "Old Mill Hall"]), Value::Null);
            check(holds, json!(["2026-05-04", "2026-05-05"]), Value::Null);
        }
    }

    #[test]
    fn something_else_is_written_where_that_means_something() {
        let db = crate::storage::in_memory().unwrap();
        let check = |kind, unit: &str, answers: Value, expect: Holds| {
            let answers: Vec<Value> = serde_json::from_value(answers).unwrap();
            let answers: Vec<&Value> = answers.iter().collect();
            let holds = Holds::of(&db, kind, unit, &answers).unwrap();
            assert_eq!(holds, expect, "{kind:?} {unit}");
        };
        use Holds::*;
        check(Kind::Asset, "times", json!(["a", "b"]), Words);
        check(Kind::Asset, "x/Ward", json!(["a", null]), Words);
        check(Kind::Asset, "name", json!(["a", "b"]), OnePiece);
        check(Kind::Asset, "review_months", json!([6, 12]), Number);
        check(Kind::Asset, "ends_on", json!(["2026-05-04", null]), Day);
        check(Kind::Asset, "status", json!(["going", "ended"]), Choice);
        check(Kind::Asset, "audience", json!(["team", "public"]), Choice);
        check(Kind::Asset, "is_child", json!([true, null]), Choice);
        check(Kind::Asset, "tag/food", json!([true, null]), Choice);
        check(
            Kind::Asset,
            "place",
            json!([{"address": "a"}, null]),
            Choice,
        );
        check(Kind::Asset, "joined_into", json!(["a", "b"]), Choice);
        // Of a later version: nobody knows what may stand there.
        check(
            Kind::Asset,
            "colour_of_next_year",
            json!(["a", "b"]),
            Choice,
        );
        check(
            Kind::Contact,
            "value",
            json!(["01632 1", "01632 2"]),
            OnePiece,
        );
        check(Kind::Contact, "label", json!(["desk", "evenings"]), Words);
        check(Kind::CustomField, "label", json!(["Keys", "Key"]), OnePiece);
        check(Kind::Relationship, "until", json!(["2019", "2020"]), Day);
        check(Kind::Relationship, "strength", json!([1, 2]), Choice);
        check(Kind::Consent, "review_by", json!(["2026-05-04", null]), Day);
        check(
            Kind::Consent,
            "withdrawn",
            json!(["2026-05-04", null]),
            Choice,
        );
    }
}
