//! Which units of the log hold words that people wrote, so that somebody may be named in them.
//!
//! A unit is taken to hold words unless it is known that none can stand there: then a field that is added is looked
//! through from its first day.

use super::EXISTS;
use crate::record::Kind;

/// Units that hold a choice, an id, a number, yes or no, a geometry, or what the program makes by itself.
fn wordless(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Asset => &[
            "kind",
            "status",
            "audience",
            "sensitivity",
            "is_bumping_place",
            "is_connector",
            "is_child",
            "restricted",
            "source_type",
            "review_months",
        ],
        Kind::Contact => &["asset", "kind", "channel", "may_be_published"],
        Kind::Relationship => &[
            "from",
            "type",
            "to",
            "strength",
            "sensitivity",
            "confidence",
            "introduction",
            "conversation",
        ],
        Kind::RelationshipType => &[
            "key",
            "sensitivity",
            "retired",
            "from_kinds",
            "to_kinds",
            "merged_into",
        ],
        Kind::Area => &["kind", "geometry"],
        Kind::Confirmation => &["asset", "method", "outcome"],
        Kind::Activity => &["host", "at"],
        Kind::Attachment => &[
            "asset",
            "hash",
            "media_type",
            "size",
            "width",
            "height",
            "position",
            "may_be_published",
        ],
        Kind::InboxItem => &["reason", "about"],
        Kind::Partner => &[],
        Kind::ReleaseProfile => &["notes", "coarsest", "area", "fewest", "lines"],
        // Its chain is over these: nothing of them is ever written anew.
        Kind::Disclosure => &[
            "on",
            "audience",
            "partner",
            "profile",
            "format",
            "released",
            "people",
            "people_said",
            "people_said_of",
            "photos",
            "withheld",
            "sha256",
            "ids_digest",
            "salt",
            "about",
            "previous",
            "voice",
            "bases",
            "fields",
        ],
        Kind::SavedView => &["camera"],
        Kind::CustomField => &["type", "sensitivity", "position"],
        Kind::Purpose => &["basis", "retention_months"],
        Kind::Consent => &["person", "purpose", "what", "to", "how", "form"],
        Kind::RightsRequest => &["person", "right"],
        Kind::Gift => &[
            "holder",
            "domain",
            "would_teach",
            "form",
            "terms",
            "status",
            "conversation",
            "gathering",
            "may_be_listed",
        ],
        Kind::Wish => &[
            "holder",
            "kind",
            "status",
            "conversation",
            "gathering",
            "may_be_listed",
        ],
        Kind::Conversation => &["kind", "at"],
        Kind::FollowUp => &["about", "conversation", "introduction"],
        Kind::Introduction => &["gift", "wish", "at", "stage", "said_no"],
        Kind::PossibleAction => &["led", "status"],
        Kind::Gathering => &["at"],
        Kind::Synonym => &[],
        Kind::NetworkPin => &["asset", "at"],
        Kind::Distinct => &["one", "other"],
        Kind::TravelCopy => &["audience", "made_at", "secret", "voice", "held", "ids"],
        Kind::Catalogue => &["secret"],
    }
}

/// Can words of people stand in this unit of a record of this kind? In one that this version does not know they can.
pub(crate) fn holds_words(kind: &str, unit: &str) -> bool {
    unit != EXISTS && Kind::from_table(kind).is_none_or(|kind| !wordless(kind).contains(&unit))
}

/// The part of a unit's own name that people wrote: a tag, a language, the heading of a column.
pub(crate) fn words_in_name<'u>(kind: &str, unit: &'u str) -> Option<&'u str> {
    let (list, element) = unit.split_once('/')?;
    let made_here = match Kind::from_table(kind)? {
        Kind::Asset => matches!(list, "field" | "absorbs"),
        Kind::ReleaseProfile => list != "extra",
        Kind::Gift | Kind::Wish => list != "topic",
        Kind::Synonym => false,
        _ => true,
    };
    (!made_here).then_some(element)
}

/// Can words stand in a part of a unit's value? `path` leads there, field by field.
pub(crate) fn holds_words_within(unit: &str, path: &[&str]) -> bool {
    match (unit, path) {
        ("place", [field, ..]) | ("draft", ["place", field, ..]) => !matches!(
            *field,
            "geometry" | "precision" | "uncertainty_m" | "method"
        ),
        ("draft", [field]) => holds_words(Kind::Asset.table(), field),
        ("offering", [_, field]) => *field == "what",
        ("reach", ["channel"]) | ("accepted", ["what"]) | ("purposes", ["digest"]) => false,
        _ => true,
    }
}

/// What an asset or a partner is called by itself: it may be a namesake's.
pub(crate) fn is_own_name(kind: &str, unit: &str) -> bool {
    let named = [Kind::Asset, Kind::Partner].map(Kind::table);
    unit == "name" && named.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erase::words::{Term, found_in};
    use crate::log::Change;
    use crate::log::project::with_kind;
    use crate::record::Record;
    use serde_json::{Map, Value, json};
    use std::collections::{BTreeMap, BTreeSet};

    const NAME: &str = "Rosa Hartley";

    /// One of each kind with what it cannot be without.
    fn smallest(kind: Kind) -> Value {
        let id = "019ac5b2-0000-7000-8000-000000000001";
        match kind {
            Kind::Asset => json!({"kind": "place", "name": "n", "audience": "team"}),
            Kind::Contact => json!({"asset": id, "kind": "role", "channel": "phone", "value": "v"}),
            Kind::Relationship => json!({"from": id, "type": "uses", "to": id}),
            Kind::RelationshipType => json!({"key": "k", "wording": "w", "inverse": "i"}),
            Kind::Area => json!({"kind": "neighbourhood", "name": "n"}),
            Kind::Confirmation => {
                json!({"asset": id, "on": "2026-03-31", "outcome": "still_going"})
            }
            Kind::Activity => json!({"host": id, "name": "n"}),
            Kind::Attachment => {
                json!({"asset": id, "hash": "0".repeat(64), "media_type": "image/png", "file_name": "f", "size": 1})
            }
            Kind::InboxItem => json!({"reason": "jotted"}),
            Kind::Partner | Kind::ReleaseProfile | Kind::Catalogue => json!({"name": "n"}),
            Kind::Disclosure => json!({
                "on": "2026-03-31", "audience": "team", "format": "csv", "released": 1, "people": 1, "sha256": "",
                "ids_digest": ""
            }),
            Kind::SavedView => {
                json!({"name": "n", "camera": {"lon": 0.0, "lat": 0.0, "zoom": 1.0}})
            }
            Kind::CustomField => json!({"label": "l", "type": "text"}),
            Kind::Purpose => json!({"label": "l", "basis": "consent"}),
            Kind::Consent => {
                json!({"person": id, "purpose": id, "what": ["name"], "to": "team", "how": "spoken", "wording": "w", "on": "2026-03-31"})
            }
            Kind::Gift | Kind::Wish => json!({"holder": id, "what": "w"}),
            Kind::Conversation => json!({"on": "2026-03-31", "words": "w"}),
            Kind::FollowUp => json!({"what": "w"}),
            Kind::Introduction => json!({"parties": [id], "stage": "met"}),
            Kind::PossibleAction => json!({"name": "n", "assets": [id]}),
            Kind::Gathering => json!({"name": "n", "on": "2026-03-31"}),
            Kind::Synonym => json!({"words": ["w"]}),
            Kind::NetworkPin => json!({"asset": id, "at": [0.0, 0.0]}),
            Kind::Distinct => json!({"one": id, "other": id}),
            Kind::TravelCopy => {
                json!({"name": "n", "audience": "team", "made_at": "2026-03-31T12:00:00Z", "secret": "s", "voice": "v"})
            }
            Kind::RightsRequest => {
                json!({"person": id, "right": "access", "asked_on": "2026-03-31", "due_on": "2026-04-28"})
            }
        }
    }

    /// What a name may stand in: a text, a list, a map, and whatever a field is made of.
    fn shapes() -> Vec<Value> {
        vec![
            json!(NAME),
            json!([NAME]),
            json!({ NAME: "yes" }),
            json!({ "column": NAME }),
            json!({ "address": NAME }),
            json!({ "source": NAME, "row": "1" }),
            json!([{ "channel": "phone", "value": NAME }]),
            json!([{ "channel": "phone", "value": "v", "label": NAME }]),
            json!([{ "key": "k", "label": NAME }]),
            json!([{ "key": NAME, "label": "l" }]),
            json!([{ "what": "phone", "key": "k", "reason": NAME }]),
            json!({ "first": NAME }),
            json!({ "gazetteer": { "name": NAME } }),
            json!({ "place": { "address": NAME } }),
            json!({ "gifts": [{ "what": NAME, "form": "lend" }] }),
            json!({ "wishes": [{ "what": NAME, "kind": "borrow" }] }),
            json!({ "019ac5b2-0000-7000-8000-000000000001": NAME }),
            json!({ NAME: 1 }),
        ]
    }

    /// What the program makes by itself, though it is kept as text.
    const MADE_HERE: &[(Kind, &[&str])] = &[
        (Kind::Relationship, &["type"]),
        (Kind::RelationshipType, &["key", "merged_into"]),
        (Kind::Catalogue, &["secret", "levels"]),
        (Kind::Partner, &["levels"]),
        (
            Kind::TravelCopy,
            &["audience", "made_at", "secret", "voice", "held", "ids"],
        ),
        (Kind::Introduction, &["reached"]),
        (Kind::ReleaseProfile, &["only"]),
        (
            Kind::Disclosure,
            &[
                "on",
                "format",
                "withheld",
                "sha256",
                "ids_digest",
                "salt",
                "about",
                "previous",
                "voice",
                "bases",
                "fields",
            ],
        ),
    ];

    fn fields<R: Record>() -> Map<String, Value> {
        let made: R = serde_json::from_value(smallest(R::KIND)).unwrap();
        match serde_json::to_value(made).unwrap() {
            Value::Object(mut fields) => {
                // Left out while it is blank.
                if R::KIND == Kind::Asset {
                    fields.entry("place").or_insert(Value::Null);
                }
                fields
            }
            _ => Map::new(),
        }
    }

    /// The fields that take a name, and those of them in which it is not found.
    fn walk<R: Record>() -> (BTreeSet<String>, Vec<String>) {
        let term = Term::Words(vec!["rosa".into(), "hartley".into()]);
        let (mut take, mut missed) = (BTreeSet::new(), Vec::new());
        for field in fields::<R>().keys() {
            for shape in shapes() {
                let mut with = fields::<R>();
                with.insert(field.clone(), shape.clone());
                let Ok(record) = serde_json::from_value::<R>(Value::Object(with)) else {
                    continue;
                };
                let units = record.units();
                let all = serde_json::to_string(&units).unwrap();
                if !all.contains(NAME) {
                    continue;
                }
                take.insert(field.clone());
                let sets = units.into_iter().map(|(unit, value)| (unit, vec![value]));
                let change = Change {
                    voice: "v".into(),
                    seq: 1,
                    op: "v/1".into(),
                    lamport: 1,
                    kind: R::KIND.table().into(),
                    record: uuid::Uuid::nil(),
                    sets: sets.collect(),
                    seen: BTreeMap::new(),
                    audience: BTreeMap::new(),
                    mentions: BTreeMap::new(),
                };
                if found_in(&change, &term, |_| true).is_empty() {
                    missed.push(format!("{} {field}: {shape}", R::KIND.table()));
                }
            }
        }
        (take, missed)
    }

    #[test]
    fn every_field_that_takes_a_name_is_looked_through() {
        for kind in Kind::ALL {
            let (take, missed) = with_kind!(kind, R => walk::<R>());
            let made_here = MADE_HERE.iter().find(|(of, _)| *of == kind);
            let made_here = made_here.map(|(_, fields)| *fields).unwrap_or_default();
            let is_made = |line: &&String| {
                made_here
                    .iter()
                    .any(|field| line.contains(&format!(" {field}: ")))
            };
            let left: Vec<&String> = missed.iter().filter(|line| !is_made(line)).collect();
            assert_eq!(left, [""; 0]);
            // The list says of nothing that it is made here that takes no name.
            for field in made_here {
                assert!(take.contains(*field), "{kind:?} {field}");
            }
            let wordless = [Kind::Disclosure, Kind::NetworkPin, Kind::Distinct].contains(&kind);
            assert!(wordless || !take.is_empty(), "{kind:?}");
        }
    }
}
