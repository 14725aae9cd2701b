//! What people see of a laptop: cards, the rows that all other pages are made of, and the desk of questions.

use super::written::Written;
use hereabouts_core::conflict::{Conflict, ConflictKind};
use hereabouts_core::id::{AssetId, RecordId};
use hereabouts_core::log::view::View;
use hereabouts_core::log::{BIN, Change, EXISTS, HERE, joined};
use hereabouts_core::record::{Kind, Record, Units, is_blank};
use hereabouts_core::storage::rows::{Existence, get};
use hereabouts_core::{Catalogue, Result};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The changes of each record.
pub type Log = BTreeMap<RecordId, Vec<Change>>;
/// Record → unit → values.
type Said = BTreeMap<RecordId, BTreeMap<String, Vec<Value>>>;

static NOTHING: [Value; 1] = [Value::Null];
/// What keeps an asset from leaving, from being found, or from being kept for ever.
const PROTECTS: [&str; 5] = [
    "audience",
    "sensitivity",
    "is_child",
    "restricted",
    "ends_on",
];

#[derive(Default)]
pub struct People {
    /// The value shown, then those that are asked about.
    told: Said,
    /// What is asked about ties together with others that are shown as one with them.
    with_twins: Said,
    /// Units of what is one with another that are asked about.
    behind: BTreeSet<(RecordId, String)>,
    /// On no page: in the bin, one with another, or about something that is not here.
    hidden: BTreeSet<RecordId>,
    nowhere: BTreeSet<RecordId>,
    here: BTreeSet<RecordId>,
    /// The asset to which an id leads.
    leads: BTreeMap<RecordId, RecordId>,
    /// Those of them that are shown there.
    joined: BTreeMap<RecordId, RecordId>,
    ends: BTreeMap<RecordId, [RecordId; 2]>,
    pub questions: usize,
}

impl People {
    pub fn of(laptop: &Catalogue, log: &Log) -> People {
        let mut people = laptop.read(|db| of_rows(db, log)).expect("readable");
        for asset in people.here.clone() {
            let card = laptop.show_asset(AssetId(asset)).expect("it is here");
            assert_eq!(card.id, AssetId(asset), "it is shown by itself");
            people.says(asset, card.asset.units());
        }
        let asked = laptop.list_conflicts(0, 100_000).expect("readable");
        people.questions = asked.conflicts.len();
        for question in asked.conflicts {
            people.asks(question);
        }
        people
    }

    /// What they would see if whoever wrote last were right, by clocks that all go right, and nobody were asked.
    pub fn by_clock(written: &Written, laptop: usize) -> People {
        let mut people = People::default();
        for (record, unit) in written.units() {
            if let Some(last) = written.there(laptop, record, unit).pop() {
                let said = written.said(last, unit).to_vec();
                let units = people.told.entry(record).or_default();
                units.insert(unit.to_owned(), said);
            }
        }
        people
    }

    fn says(&mut self, record: RecordId, units: Units) {
        let told = self.told.entry(record).or_default();
        for (unit, value) in units {
            told.insert(unit, vec![value]);
        }
    }

    fn asks(&mut self, question: Conflict) {
        let Conflict { record, unit, .. } = question;
        let answers = question.answers.into_iter().map(|answer| answer.value);
        match question.asked {
            ConflictKind::Differs | ConflictKind::Kept => {
                let told = self.told.entry(record).or_default();
                told.entry(unit).or_default().extend(answers);
            }
            ConflictKind::AfterJoining => {
                self.behind.insert((record, unit));
            }
            ConflictKind::Twins => {
                let answers: Vec<Value> = answers.collect();
                let of = self.ends.get(&record);
                for (tie, _) in self.ends.iter().filter(|(_, ends)| Some(*ends) == of) {
                    let asked = self.with_twins.entry(*tie).or_default();
                    let asked = asked.entry(unit.clone()).or_default();
                    asked.extend(answers.iter().cloned());
                }
            }
            // It is asked whether it stays, not what is right.
            ConflictKind::JoinedWithErased => {}
        }
    }

    pub fn told(&self, record: RecordId, unit: &str) -> &[Value] {
        let units = self.told.get(&record);
        let told = units.and_then(|units| units.get(unit));
        told.map_or(&NOTHING, Vec::as_slice)
    }

    /// Is this value shown, or asked about?
    pub fn tells(&self, record: RecordId, unit: &str, value: &Value) -> bool {
        let is_among = |told: &[Value]| told.iter().any(|told| self.same(unit, value, told));
        let units = self.with_twins.get(&record);
        let with_twins = units.and_then(|units| units.get(unit));
        // That one of them says nothing is asked by asking what the others say.
        is_among(self.told(record, unit))
            || with_twins.is_some_and(|told| is_blank(value) || is_among(told.as_slice()))
    }

    /// Is what people see what was said? Ids lead to what is shown for them, and of a child only the first name is.
    pub fn same(&self, unit: &str, said: &Value, seen: &Value) -> bool {
        let (said, seen) = (self.plain(said), self.plain(seen));
        match (&said, &seen) {
            _ if unit == EXISTS => (said == HERE) == (seen == HERE),
            (Value::String(said), Value::String(seen)) if unit == "name" => {
                said == seen || said.split_whitespace().next() == Some(seen.as_str())
            }
            _ => alike(&said, &seen),
        }
    }

    fn plain(&self, value: &Value) -> Value {
        let id = value.as_str().and_then(|text| text.parse().ok());
        match id.and_then(|id: RecordId| self.leads.get(&id)) {
            Some(keep) => keep.to_string().into(),
            None if is_blank(value) => Value::Null,
            None => value.clone(),
        }
    }

    /// Is it shown, or in question whether it stays?
    pub fn is_kept(&self, record: RecordId) -> bool {
        self.told(record, EXISTS).iter().any(|told| told == HERE)
    }

    pub fn is_hidden(&self, record: RecordId) -> bool {
        self.hidden.contains(&record)
    }

    /// It has no row.
    pub fn is_nowhere(&self, record: RecordId) -> bool {
        self.nowhere.contains(&record)
    }

    /// What stands for it on the pages, where it is one with that.
    pub fn joined(&self, record: RecordId) -> Option<RecordId> {
        self.joined.get(&record).copied()
    }

    pub fn leads_elsewhere(&self, record: RecordId) -> bool {
        self.leads.contains_key(&record)
    }

    pub fn is_asked_behind(&self, record: RecordId, unit: &str) -> bool {
        self.behind.contains(&(record, unit.to_owned()))
    }

    /// May it be shown more carefully than was ever said of it, because of what is one with it?
    pub fn is_protected(&self, record: RecordId, unit: &str) -> bool {
        PROTECTS.contains(&unit) && self.leads.values().any(|keep| *keep == record)
    }

    /// Is it an element named by an asset that is one with another? Two of them may be shown as one.
    pub fn is_of_joined(&self, unit: &str) -> bool {
        let id = unit.split_once('/').and_then(|(_, id)| id.parse().ok());
        let is_one = |id: RecordId| {
            self.leads.contains_key(&id) || self.leads.values().any(|keep| *keep == id)
        };
        !joined::is_about_joining(unit) && id.is_some_and(is_one)
    }
}

/// Equal, but for how a fraction is written.
fn alike(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            let both = one.as_f64().zip(other.as_f64());
            both.is_some_and(|(one, other)| (one - other).abs() < 1e-9)
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let is_there = |(name, part): (&String, &Value)| {
                other.get(name).is_some_and(|other| alike(part, other))
            };
            one.len() == other.len() && one.iter().all(is_there)
        }
        _ => one == other,
    }
}

/// Does this unit say which asset a record is about, without which it is not shown?
pub fn is_about(kind: Kind, unit: &str) -> bool {
    match kind {
        Kind::Contact | Kind::Confirmation | Kind::Attachment | Kind::NetworkPin => unit == "asset",
        Kind::Relationship => matches!(unit, "from" | "to"),
        Kind::Distinct => matches!(unit, "one" | "other"),
        Kind::Activity => unit == "host",
        Kind::Gift | Kind::Wish => unit == "holder",
        Kind::Consent | Kind::RightsRequest => unit == "person",
        Kind::FollowUp => unit == "about",
        Kind::Introduction => unit.starts_with("party/"),
        _ => false,
    }
}

/// The asset that such a unit names.
pub fn named(unit: &str, value: &Value) -> Option<RecordId> {
    match unit.split_once('/') {
        Some((_, id)) if value.as_bool() == Some(true) => id.parse().ok(),
        Some(_) => None,
        None => value.as_str()?.parse().ok(),
    }
}

/// Without the desk and the cards.
fn of_rows(db: &Connection, log: &Log) -> Result<People> {
    let mut people = People::default();
    let mut found = Vec::new();
    for (&record, changes) in log {
        let kind = changes
            .first()
            .and_then(|first| Kind::from_table(&first.kind));
        let kind = kind.expect("a kind of ours");
        let row = row(db, kind, &record)?;
        if kind == Kind::Asset {
            let keep = joined::survivor(db, &record)?;
            if keep != record {
                people.leads.insert(record, keep);
            }
            if matches!(row, Some((Existence::Here, _))) {
                people.here.insert(record);
            }
        }
        found.push((record, kind, row));
    }
    for (record, kind, row) in found {
        if row.is_none() {
            people.nowhere.insert(record);
        }
        let (existence, units) = row.unwrap_or((Existence::Blank, Units::new()));
        let about = units.iter().filter(|(unit, _)| is_about(kind, unit));
        let about: Vec<RecordId> = about
            .filter_map(|(unit, value)| named(unit, value))
            .collect();
        if let (Kind::Relationship, [one, other]) = (kind, &about[..]) {
            let ends = [*one.min(other), *one.max(other)];
            people.ends.insert(record, ends);
        }
        let keep = people.leads.get(&record).copied();
        if let (Existence::Joined, Some(keep)) = (existence, keep)
            && people.here.contains(&keep)
        {
            people.joined.insert(record, keep);
        }
        let is_shown =
            existence == Existence::Here && about.iter().all(|asset| people.here.contains(asset));
        let told = people.told.entry(record).or_default();
        let now = match existence {
            Existence::Here | Existence::Joined => HERE.into(),
            Existence::Bin => BIN.into(),
            Existence::Blank => Value::Null,
        };
        told.insert(EXISTS.to_owned(), vec![now]);
        // What cannot be seen now is seen and asked about once it can be: of that the log alone knows.
        let view = View::of(&log[&record]);
        let is_there = matches!(existence, Existence::Here | Existence::Joined);
        for unit in view.units().filter(|unit| *unit != EXISTS || is_there) {
            if !is_shown || joined::is_about_joining(unit) {
                let told = told.entry(unit.to_owned()).or_default();
                told.extend(view.values(unit));
            }
        }
        if !is_shown {
            people.hidden.insert(record);
        } else if kind != Kind::Asset {
            // An asset has a card.
            people.says(record, units);
        }
    }
    Ok(people)
}

/// Whether a record is shown, and what its row says.
fn row(db: &Connection, kind: Kind, id: &RecordId) -> Result<Option<(Existence, Units)>> {
    macro_rules! of {
        ($($kind:ident $record:ty,)*) => {
            match kind {
                $(Kind::$kind => get::<$record>(db, id)?.map(|found| (found.existence, found.record.units())),)*
                other => panic!("nobody looks at what is said of {other:?}"),
            }
        };
    }
    use hereabouts_core as ours;
    Ok(of! {
        Asset ours::asset::Asset,
        Contact ours::contact::Contact,
        Relationship ours::relationship::Relationship,
        RelationshipType ours::vocabulary::RelationshipType,
        Area ours::area::Area,
        Confirmation ours::confirmation::Confirmation,
        Activity ours::activity::Activity,
        Attachment ours::attachment::Attachment,
        InboxItem ours::inbox::InboxItem,
        Partner ours::partner::Partner,
        ReleaseProfile ours::partner::ReleaseProfile,
        SavedView ours::saved_view::SavedView,
        CustomField ours::custom_field::CustomField,
        Purpose ours::consent::Purpose,
        Consent ours::consent::Consent,
        RightsRequest ours::rights::RightsRequest,
        Disclosure ours::disclosure::Disclosure,
        Gift ours::gift::Gift,
        Wish ours::wish::Wish,
        Conversation ours::conversation::Conversation,
        FollowUp ours::follow_up::FollowUp,
        Introduction ours::introduction::Introduction,
        PossibleAction ours::possible_action::PossibleAction,
        Gathering ours::gathering::Gathering,
        Synonym ours::topic::Synonym,
        NetworkPin ours::network::NetworkPin,
        Distinct ours::duplicate::Distinct,
        Catalogue ours::catalogue::Named,
    })
}
