//! Which of an asset's fields leave, under which names. One line of [`FIELDS`] each.

use super::coarser;
pub use super::known::{Known, known, known_in_full};
use super::photos::Photo;
use super::rules::Rules;
use crate::asset::{AssetKind, Status};
use crate::audience::{Audience, Sensitivity};
use crate::consent::Shareable;
use crate::contact::{Channel, Contact, ContactKind};
use crate::custom_field::{CustomField, FieldType, Said};
use crate::record::is_blank;
use hereabouts_export::Value;
use hereabouts_export::column::snake_case;
use std::collections::{BTreeMap, BTreeSet};

/// How far a field goes.
pub(super) enum Goes {
    Anywhere,
    /// With the team; beyond it, why it stays.
    WithTheTeam(&'static str),
    /// With the team; beyond it only of a person who agreed to it, and then as this says it.
    AsAgreed(fn(&Known) -> Option<Value>),
    /// The same, but it is our own housekeeping, of which nobody needs to be told that it stays.
    Housekeeping,
    /// Beyond the team only if the profile says so.
    AsNotes,
    /// Not where places are made coarser.
    AsAddress,
}

pub(super) struct Field {
    pub name: &'static str,
    pub goes: Goes,
    pub value: fn(&Known) -> Option<Value>,
}

use Goes::{Anywhere, AsAddress, AsAgreed, AsNotes, Housekeeping, WithTheTeam};

const OURS: &str = "It stays with the team.";
const NAMES_PEOPLE: &str = "It may name people, so it stays with the team.";

const NOT_AGREED: &str = "They did not agree to this.";

/// What a person has to agree to for a field of ours to leave; none for what stays whatever they say.
pub(crate) fn of_person(field: &str) -> Option<Shareable> {
    match field {
        "summary" | "tags" | "offers" => Some(Shareable::Gifts),
        "languages" => Some(Shareable::Languages),
        "story" => Some(Shareable::Story),
        _ => None,
    }
}

/// Every field of ours that can leave, in the order of columns. `name` and `kind` leave in every format.
#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    Field { name: "summary", goes: Anywhere, value: |k| text(&k.asset.summary) },
    Field { name: "story", goes: Anywhere, value: |k| text(&k.asset.story) },
    Field { name: "tags", goes: Anywhere, value: |k| list(&k.asset.tags) },
    Field { name: "offers", goes: AsAgreed(Known::bare_offers), value: Known::offers },
    Field { name: "wishes", goes: WithTheTeam(OURS), value: Known::wished },
    Field { name: "languages", goes: Anywhere, value: |k| list(&k.asset.languages) },
    Field { name: "status", goes: Anywhere, value: |k| (k.asset.status != Status::Unknown).then(|| token(&k.asset.status)).flatten() },
    Field { name: "last_confirmed", goes: Anywhere, value: |k| text(&k.last_checked) },
    Field { name: "address", goes: AsAddress, value: |k| text(&place(k)?.address) },
    Field { name: "postcode", goes: AsAddress, value: |k| text(&place(k)?.postcode) },
    Field { name: "opening_times", goes: Anywhere, value: |k| text(&k.asset.times) },
    Field { name: "access", goes: Anywhere, value: |k| text(&k.asset.access) },
    Field { name: "cost", goes: Anywhere, value: |k| text(&k.asset.cost) },
    Field { name: "booking", goes: Anywhere, value: |k| text(&k.asset.booking) },
    Field { name: "step_free", goes: Anywhere, value: |k| text(&k.asset.step_free) },
    Field { name: "capacity", goes: Anywhere, value: |k| text(&k.asset.capacity) },
    Field { name: "place_type", goes: Anywhere, value: |k| text(&k.asset.place_type) },
    Field { name: "size_band", goes: Anywhere, value: |k| text(&k.asset.size_band) },
    Field { name: "meets_as", goes: Anywhere, value: |k| text(&k.asset.meets_as) },
    Field { name: "formality", goes: Anywhere, value: |k| text(&k.asset.formality) },
    Field { name: "focus", goes: Anywhere, value: |k| text(&k.asset.focus) },
    Field { name: "organisation_number", goes: Anywhere, value: |k| text(&k.asset.organisation_number) },
    Field { name: "sector", goes: Anywhere, value: |k| text(&k.asset.sector) },
    Field { name: "exchange_form", goes: Anywhere, value: |k| text(&k.asset.exchange_form) },
    Field { name: "is_bumping_place", goes: Anywhere, value: |k| flag(k.asset.is_bumping_place) },
    Field { name: "source_type", goes: Anywhere, value: |k| token(k.asset.source_type.as_ref()?) },
    Field { name: "contact_name", goes: WithTheTeam(NAMES_PEOPLE), value: |k| labels(&k.contacts) },
    Field { name: "who_leads", goes: WithTheTeam(NAMES_PEOPLE), value: |k| text(&k.asset.who_leads) },
    Field { name: "keepers", goes: WithTheTeam(NAMES_PEOPLE), value: |k| text(&k.asset.keepers) },
    Field { name: "roles", goes: WithTheTeam(NAMES_PEOPLE), value: |k| text(&k.asset.roles) },
    Field { name: "pronouns", goes: WithTheTeam(OURS), value: |k| text(&k.asset.pronouns) },
    Field { name: "is_connector", goes: WithTheTeam(OURS), value: |k| flag(k.asset.is_connector) },
    Field { name: "is_child", goes: Housekeeping, value: |k| flag(k.asset.is_child) },
    Field { name: "steward", goes: WithTheTeam(OURS), value: |k| text(&k.asset.steward) },
    Field { name: "permission_note", goes: WithTheTeam(OURS), value: |k| text(&k.asset.permission_note) },
    Field { name: "source_note", goes: WithTheTeam(OURS), value: |k| text(&k.asset.source_note) },
    Field { name: "audience_reason", goes: WithTheTeam(OURS), value: |k| text(&k.asset.audience_reason) },
    Field { name: "audience", goes: Housekeeping, value: |k| Some(Value::Text(k.asset.audience.to_string())) },
    Field { name: "sensitivity", goes: Housekeeping, value: |k| (k.asset.sensitivity != Sensitivity::Ordinary).then(|| token(&k.asset.sensitivity)).flatten() },
    Field { name: "review_months", goes: Housekeeping, value: |k| k.asset.review_months.map(|months| Value::Integer(months.into())) },
    Field { name: "location_method", goes: Housekeeping, value: |k| token(place(k)?.method.as_ref()?) },
    Field { name: "note", goes: AsNotes, value: |k| text(&k.asset.note) },
];

/// Ways to reach it, by channel; several are a list.
pub(crate) const CHANNELS: &[(&str, Channel)] = &[
    ("phone", Channel::Phone),
    ("email", Channel::Email),
    ("website", Channel::Web),
    ("social_media", Channel::Social),
    ("contact_address", Channel::Address),
    ("contact_other", Channel::Other),
];

pub(crate) const LOCATION_AREA: &str = "location_area";

/// What a column stands for; sorted as columns are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Field(usize),
    Channel(usize),
    /// The name of the area that its place is given as.
    LocationArea,
    Photos,
    /// One of the team's own, by its place among them, and its name.
    Custom(usize, String),
    Extra(String),
}

impl Key {
    pub fn column(&self) -> hereabouts_export::Column {
        match self {
            Key::Field(i) => hereabouts_export::Column::ours(FIELDS[*i].name),
            Key::Channel(i) => hereabouts_export::Column::ours(CHANNELS[*i].0),
            Key::LocationArea => hereabouts_export::Column::ours(LOCATION_AREA),
            Key::Photos => hereabouts_export::Column::ours("photos"),
            Key::Custom(_, name) | Key::Extra(name) => match is_field(&snake_case(name)) {
                true => hereabouts_export::Column::foreign_apart(name),
                false => hereabouts_export::Column::foreign(name),
            },
        }
    }
}

/// The fields of one asset: what leaves, sorted by key, and what stays and why.
#[derive(Debug, Default)]
pub struct Fields {
    pub leaving: Vec<(Key, Value)>,
    pub held_back: BTreeMap<String, String>,
}

/// Is it the name of a column of ours that leaves, beside those of every format?
pub(crate) fn is_field(name: &str) -> bool {
    let fields = FIELDS.iter().map(|field| field.name);
    let channels = CHANNELS.iter().map(|(name, _)| *name);
    let mut names = fields.chain(channels).chain([LOCATION_AREA]);
    names.any(|known| known == name)
}

/// The fields of ours that can leave beyond the team, by the names of their columns.
pub(crate) fn beyond_the_team() -> impl Iterator<Item = &'static str> {
    let fields = FIELDS.iter();
    let fields = fields.filter(|field| matches!(field.goes, Anywhere | AsAddress | AsAgreed(_)));
    let channels = CHANNELS.iter().map(|(name, _)| *name);
    fields.map(|field| field.name).chain(channels)
}

/// Fields in which something is chosen or counted, so that nobody writes in them; in all others people write what
/// they like.
const CHOSEN: &[&str] = &[
    "status",
    "last_confirmed",
    "is_bumping_place",
    "source_type",
    "is_connector",
    "is_child",
    "audience",
    "sensitivity",
    "review_months",
    "location_method",
];

/// Does it hold what somebody wrote?
pub(super) fn is_text(key: &Key) -> bool {
    match key {
        Key::Field(i) => !CHOSEN.contains(&FIELDS[*i].name),
        Key::LocationArea | Key::Custom(..) | Key::Extra(_) => true,
        Key::Channel(_) | Key::Photos => false,
    }
}

/// A way to reach it, beside which people write words, such as whom to ask for.
pub(super) fn is_contact(key: &Key) -> bool {
    matches!(key, Key::Channel(_))
}

/// Is the way itself a run of signs: an e-mail address or a page? It says what it says on purpose.
pub(super) fn is_online(key: &Key) -> bool {
    matches!(key, Key::Channel(i) if matches!(CHANNELS[*i].1, Channel::Email | Channel::Web))
}

/// The number by which some register knows it.
pub(super) fn is_number(key: &Key) -> bool {
    matches!(key, Key::Field(i) if FIELDS[*i].name == "organisation_number")
}

/// An address, also as a contact: where it leaves it is meant to.
pub(super) fn is_where(key: &Key) -> bool {
    match key {
        Key::Field(i) => matches!(FIELDS[*i].name, "address" | "postcode"),
        Key::Channel(i) => CHANNELS[*i].1 == Channel::Address,
        _ => false,
    }
}

/// The key of one of our fields.
pub(super) fn key(name: &str) -> Option<Key> {
    FIELDS
        .iter()
        .position(|field| field.name == name)
        .map(Key::Field)
}

/// What of an asset leaves by these rules.
pub fn fields(known: &Known, rules: &Rules, place: &coarser::Leaves) -> Fields {
    let mut fields = Fields::default();
    if let Some(why) = place.why {
        fields.held_back.insert("place".into(), why.into());
    }
    let agreed = rules.agreed(known.id, &known.asset);
    let not_agreed = |what: Option<Shareable>| {
        let agreed = agreed.as_ref()?;
        let is = what.is_some_and(|what| agreed.contains(&what));
        (!is).then_some(NOT_AGREED)
    };
    let not_named = |name: &str| {
        let only = &rules.profile.only;
        let is = !rules.beyond_team || only.is_empty() || only.contains(name);
        (!is).then_some("The profile does not name it.")
    };
    let no_address = coarser::holds_back(&known.asset, rules, place.made_coarser);
    for (i, field) in FIELDS.iter().enumerate() {
        let said = match field.goes {
            AsAgreed(as_agreed) if rules.beyond_team => as_agreed(known),
            _ => (field.value)(known),
        };
        let Some(value) = said else {
            continue;
        };
        let why = match field.goes {
            Housekeeping if rules.beyond_team => continue,
            _ if agreed.is_some() => not_agreed(of_person(field.name)),
            Anywhere => None,
            AsAddress if no_address => Some("Places are made coarser; this would say more."),
            AsAddress => None,
            _ if !rules.beyond_team => None,
            WithTheTeam(why) => Some(why),
            AsAgreed(_) => Some(OURS),
            Housekeeping => continue,
            AsNotes if rules.profile.notes => None,
            AsNotes => Some("Notes stay with the team unless a profile names them."),
        };
        let why = why.or(not_named(field.name));
        fields.put(Key::Field(i), field.name, value, why);
    }
    for (i, (name, channel)) in CHANNELS.iter().enumerate() {
        let is_place = *channel == Channel::Address;
        if is_place && known.asset.sensitivity == Sensitivity::Safeguarded {
            continue;
        }
        let mut leaving = Vec::new();
        for contact in known.contacts.iter().filter(|c| c.channel == *channel) {
            let stays = match contact.kind {
                _ if is_place && no_address => {
                    Some("Places are made coarser; this would say more.")
                }
                _ if !rules.beyond_team && !rules.only_published_contacts => None,
                ContactKind::Personal if agreed.is_some() && !rules.only_published_contacts => {
                    match rules.audience {
                        // A number at home that everybody can read is not taken back any more.
                        Audience::Public => Some("A person’s own contact is never published."),
                        _ => not_agreed(Some(Shareable::Contact)),
                    }
                }
                ContactKind::Role if contact.may_be_published && agreed.is_some() => {
                    not_agreed(Some(Shareable::Contact))
                }
                ContactKind::Personal => Some("A person’s own contact stays with the team."),
                ContactKind::Role if !contact.may_be_published => {
                    Some("Nobody has said it may be published.")
                }
                ContactKind::Role => None,
            };
            match stays.or(not_named(name)) {
                None => leaving.push(contact.value.clone()),
                Some(why) => {
                    fields.held_back.insert((*name).into(), why.into());
                }
            }
        }
        // Always a list, so that a `;` within a value is told from one between two.
        if !leaving.is_empty() {
            fields.leaving.push((Key::Channel(i), Value::List(leaving)));
        }
    }
    if let Some(area) = &place.area {
        let area = Value::Text(area.clone());
        fields.leaving.push((Key::LocationArea, area));
    }
    let names: Vec<String> = known.photos.iter().filter_map(Photo::name).collect();
    if !names.is_empty() {
        fields.leaving.push((Key::Photos, Value::List(names)));
    }
    if let Some(why) = known.photos.iter().find_map(|photo| photo.stays) {
        fields.held_back.insert("photos".into(), why.into());
    }
    for (i, (id, field)) in rules.fields.iter().enumerate() {
        let Some(said) = known.asset.custom.get(id) else {
            continue;
        };
        let named = rules.profile.fields.contains(id);
        let why = match (field.sensitivity, named) {
            _ if !rules.beyond_team => None,
            (Sensitivity::Sensitive | Sensitivity::Safeguarded, _) => {
                Some("What is said there is sensitive and stays with the team.")
            }
            (_, false) => Some("It stays with the team unless a profile names it."),
            (_, true) => None,
        };
        let why = why.or(not_agreed(None));
        let name = match is_field(&snake_case(&field.label)) {
            true => format!("x_{}", field.label),
            false => field.label.clone(),
        };
        let key = Key::Custom(i, field.label.clone());
        fields.put(key, &name, custom(field, said), why);
    }
    for (name, value) in known.asset.extra.iter().filter(|(_, v)| !is_blank(v)) {
        let why = (rules.beyond_team && !rules.profile.extra.contains(name))
            .then_some("It came with a file and stays unless a profile names it.");
        let why = why.or(not_agreed(None));
        fields.put(Key::Extra(name.clone()), name, extra(value), why);
    }
    fields
}

impl Fields {
    fn put(&mut self, key: Key, name: &str, value: Value, why: Option<&str>) {
        match why {
            None => self.leaving.push((key, value)),
            Some(why) => {
                self.held_back.insert(name.into(), why.into());
            }
        }
    }
}

/// The kind as people read it.
pub fn kind_label(kind: AssetKind) -> &'static str {
    match kind {
        AssetKind::Person => "People & their gifts",
        AssetKind::Association => "Groups & clubs",
        AssetKind::Institution => "Services & organisations",
        AssetKind::Place => "Places & spaces",
        AssetKind::Exchange => "Local exchange",
        AssetKind::Culture => "Stories & traditions",
    }
}

/// Where it is said to be. A safeguarded asset is said to be nowhere, whatever its row holds.
fn place(known: &Known) -> Option<&crate::place::Place> {
    (known.asset.sensitivity != Sensitivity::Safeguarded)
        .then_some(known.asset.place.as_ref())
        .flatten()
}

fn text(text: &Option<String>) -> Option<Value> {
    text.clone()
        .filter(|text| !text.is_empty())
        .map(Value::Text)
}

fn list(items: &BTreeSet<String>) -> Option<Value> {
    (!items.is_empty()).then(|| Value::List(items.iter().cloned().collect()))
}

/// One is text, several are a list.
fn several(mut items: Vec<String>) -> Option<Value> {
    match items.len() {
        0 => None,
        1 => items.pop().map(Value::Text),
        _ => Some(Value::List(items)),
    }
}

fn flag(yes: bool) -> Option<Value> {
    yes.then_some(Value::Flag(true))
}

fn token(value: &impl serde::Serialize) -> Option<Value> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(token)) => Some(Value::Text(token)),
        _ => None,
    }
}

/// Whose the contacts are, each once.
fn labels(contacts: &[Contact]) -> Option<Value> {
    let mut labels: Vec<String> = Vec::new();
    for label in contacts.iter().filter_map(|contact| contact.label.clone()) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    several(labels)
}

/// What is said in a field of the team's own; what the field cannot read leaves as it was said.
fn custom(field: &CustomField, said: &serde_json::Value) -> Value {
    match Said::read(field, said) {
        Some(Said::Text(text) | Said::Day(text)) => Value::Text(text),
        Some(Said::Yes(yes)) => Value::Flag(yes),
        Some(said @ Said::Number(_)) => extra(&said.kept(field)),
        Some(Said::Choices(keys)) => {
            let chosen = field
                .choices
                .iter()
                .filter(|choice| keys.contains(&choice.key));
            let mut labels: Vec<String> = chosen.map(|choice| choice.label.clone()).collect();
            match field.kind {
                FieldType::Choice => Value::Text(labels.pop().unwrap_or_default()),
                _ => Value::List(labels),
            }
        }
        None => extra(said),
    }
}

/// A foreign value as it came; what is nested stays JSON, as text.
pub(crate) fn extra(value: &serde_json::Value) -> Value {
    use serde_json::Value as Json;
    match value {
        Json::String(text) => Value::Text(text.clone()),
        Json::Bool(yes) => Value::Flag(*yes),
        Json::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => Value::Integer(integer),
            (None, Some(float)) if number.is_f64() => Value::Number(float),
            _ => Value::Text(number.to_string()),
        },
        Json::Array(items) if items.iter().all(Json::is_string) => Value::List(
            items
                .iter()
                .filter_map(Json::as_str)
                .map(str::to_owned)
                .collect(),
        ),
        nested => Value::Text(nested.to_string()),
    }
}
