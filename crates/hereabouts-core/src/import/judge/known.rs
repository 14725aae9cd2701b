//! A row of an asset that is here: what the file said last time, what is here, what the file says now.

use super::gone::{Gone, past_of, said_itself, stayed};
use super::past::{Past, past};
use super::{Judge, Judged};
use crate::asset::{Asset, AssetKind, first_name};
use crate::audience::{Audience, Sensitivity};
use crate::custom_field::{self, Fields};
use crate::error::Result;
use crate::id::AssetId;
use crate::import::draft::Draft;
use crate::import::plan::{RowDecision, RowOutcome};
use crate::import::{offering, ours, reach, same_place};
use crate::inbox::InboxReason;
use crate::log::tells_where;
use crate::place::Place;
use crate::record::{Record, Units};
use crate::rights;
use crate::storage::rows::{Existence, Stored};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;

/// What a file cannot know better than we do.
const KNOWN_HERE: [&str; 5] = [
    "audience",
    "audience_reason",
    "sensitivity",
    "source_type",
    "imported_from",
];

impl Judge<'_> {
    /// A row against the asset it is: what the file said last time, what is here, what it says now. What became one with
    /// another is here as the one that stayed.
    pub(super) fn against(
        &self,
        db: &Connection,
        known: Stored<Asset>,
        draft: Draft,
        decision: Option<RowDecision>,
    ) -> Result<Judged> {
        let (known, gone) = stayed(db, known)?;
        let id = AssetId(known.id);
        if known.existence == Existence::Bin {
            return Ok(Judged::of(
                RowOutcome::Same,
                draft,
                Some(id),
                "It lies in the bin and stays there.".into(),
            ));
        }
        if known.record.restricted {
            return Ok(Judged::of(
                RowOutcome::Same,
                draft,
                Some(id),
                rights::NOT_FROM_A_FILE.into(),
            ));
        }
        let ours = draft.ours.is_some();
        // A file of ours made this asset, or it was here before the file was saved.
        let of = gone.as_ref().unwrap_or(&known);
        let own = AssetId(of.id);
        let made_by_ours = of.record.imported_from.as_ref();
        let made_by_ours = made_by_ours.is_some_and(|from| from.row == own.to_string());
        let trusted = !ours || made_by_ours;
        let here = known.record.units();
        let mut says = said_by_file(&draft.asset, &known.record);
        if !draft.says_kind && self.options.kind.is_none() {
            says.remove("kind");
        }
        if draft.doubt.is_some() {
            // A place that cannot be used says nothing against the one here.
            says.remove("place");
        }
        // What our own file does not say did not leave; it was not taken away. Nor is a name, a kind or a status.
        let stays = |unit: &str| {
            ours || matches!(unit, "name" | "kind" | "status")
                || unit == "place" && draft.doubt.is_some()
        };
        let blank = Value::Null;
        let shown = |unit: &str| here.get(unit).unwrap_or(&blank);
        let silent = here.keys().filter(|unit| {
            !says.contains_key(*unit) && !stays(unit) && !KNOWN_HERE.contains(&unit.as_str())
        });
        let silent: Vec<&String> = silent.collect();
        let mut changes: Units = says
            .iter()
            .filter(|(unit, value)| !alike_values(unit, shown(unit), value))
            .map(|(unit, value)| (unit.clone(), value.clone()))
            .collect();
        // Most rows say what is here; then nobody needs to know how it came about.
        let past = match changes.is_empty() && silent.is_empty() {
            true => Past::default(),
            false => match &gone {
                Some(gone) => past_of(db, gone, &known, trusted)?,
                None => past(db, &known, trusted)?,
            },
        };
        if gone.is_some() {
            // What it said before was known when they became one.
            changes.retain(|unit, value| past.is_news(unit, value));
        }
        // It gives an address and no spot, as the last time: the spot that was found for it is not taken away.
        let last = past.said.get("place");
        let again = |said: &Value| last.is_some_and(|last| same_place::was_looked_up(last, said));
        if changes.get("place").is_some_and(again) {
            changes.remove("place");
        } else if let Some(said) = changes.get_mut("place").filter(|_| !ours) {
            *said = self.looked_up(said)?;
        }
        let itself = match gone.is_some() && !silent.is_empty() {
            true => said_itself(db, &known)?,
            false => BTreeSet::new(),
        };
        let taken = silent
            .into_iter()
            .filter(|unit| past.said.contains_key(*unit) && !itself.contains(*unit));
        changes.extend(taken.map(|unit| (unit.clone(), Value::Null)));
        let said = draft.said();
        let contacts = reach::contacts(db, &self.secret, own, said)?;
        let checked = reach::check(db, &self.secret, own, said)?.is_some();
        let offering = offering::missing(db, &self.secret, own, &draft.offering)?;
        let more = [
            (!contacts.is_empty(), REACH),
            (!offering.gifts.is_empty(), OFFERS),
            (!offering.wishes.is_empty(), WISHES),
            (checked, CHECKED),
        ];
        let more = more.into_iter().filter(|(is, _)| *is);
        let more: Vec<&str> = more.map(|(_, what)| what).collect();
        let kept = decision == Some(RowDecision::KeepMine);
        if kept || changes.is_empty() && more.is_empty() {
            let words = if kept { "Yours is kept." } else { "" };
            return Ok(Judged::of(RowOutcome::Same, draft, Some(id), words.into()));
        }
        let mut since: Vec<&str> = changes
            .keys()
            .filter(|unit| past.since.contains(*unit))
            .map(String::as_str)
            .collect();
        if !trusted {
            since.extend(more.iter().copied().filter(|what| *what != CHECKED));
        }
        let file_changed = changes
            .iter()
            .any(|(unit, value)| !alike_values(unit, past.said.get(unit).unwrap_or(&blank), value));
        let asked = !since.is_empty() && decision != Some(RowDecision::TakeTheirs);
        if asked && (file_changed || !trusted) {
            let words = match trusted {
                true => format!(
                    "You changed {} since; the file says otherwise.",
                    names(self.file.fields, since)
                ),
                false => older_or_other(self.file.fields, &since, &changes, &past),
            };
            let reason = InboxReason::ChangedHere;
            return Ok(Judged::doubt(draft, Some(id), reason, words));
        }
        // The file says of these what it said before: what a person made of them stays.
        let changes = if asked { Units::new() } else { changes };
        if changes.is_empty() && more.is_empty() {
            let words = "You changed it; the file did not.".to_owned();
            return Ok(Judged::of(RowOutcome::Same, draft, Some(id), words));
        }
        let units = changes.keys().map(String::as_str);
        let words = format!("Changes {}.", names(self.file.fields, units.chain(more)));
        let gone = gone.and_then(|gone| Gone::told(gone, says, &changes, &past));
        let asset = with(here, changes)?;
        Ok(Judged {
            asset: Some(asset),
            gone,
            ..Judged::of(RowOutcome::Updated, draft, Some(id), words)
        })
    }
}

impl Judge<'_> {
    /// The unit `place` with the spot of its postcode, where it has none.
    fn looked_up(&self, said: &Value) -> Result<Value> {
        let Ok(place) = serde_json::from_value::<Place>(said.clone()) else {
            return Ok(said.clone());
        };
        let placed = self.postcodes.placed(place)?;
        serde_json::to_value(placed).map_err(|e| crate::Error::Damaged(e.to_string()))
    }
}

/// The asset with some of its units changed. Somebody whom the file takes for a person stays with the team, and a
/// child has no surname.
pub(super) fn with(mut units: Units, changes: Units) -> Result<Asset> {
    for (unit, value) in changes {
        match value.is_null() {
            true => units.remove(&unit),
            false => units.insert(unit, value),
        };
    }
    let mut asset = Asset::from_units(&units).map_err(|e| crate::Error::Damaged(e.to_string()))?;
    if asset.kind == AssetKind::Person {
        asset.audience = asset.audience.narrowest(&Audience::Team);
        if asset.is_child {
            asset.name = first_name(&asset.name).to_owned();
        }
    }
    asset.valid()
}

/// What hangs on it, in a list of what is different.
const REACH: &str = "how to reach it";
const OFFERS: &str = "what it offers";
const WISHES: &str = "what it would love";
const CHECKED: &str = "when it was last checked";

/// Whether our own file is older than what is here, or somebody has worked on it meanwhile: it says something
/// that was here once, or that never was.
fn older_or_other(fields: &Fields, since: &[&str], changes: &Units, past: &Past) -> String {
    let was_here = |unit: &str| {
        let (Some(said), Some(ever)) = (changes.get(unit), past.ever.get(unit)) else {
            return false;
        };
        ever.iter().any(|value| alike_values(unit, value, said))
    };
    let (older, other): (Vec<&str>, Vec<&str>) = since.iter().partition(|unit| was_here(unit));
    match (older.is_empty(), other.is_empty()) {
        (_, true) => format!(
            "You changed {} since this file was saved.",
            names(fields, older)
        ),
        (true, false) => format!("The file says otherwise about {}.", names(fields, other)),
        (false, false) => format!(
            "The file says otherwise about {}, and you changed {} since it was saved.",
            names(fields, other),
            names(fields, older)
        ),
    }
}

/// What becomes of an asset that a row was decided to be. `said` is what the row says, `ours` whether a file
/// that we saved ourselves says it. Where the row is of what became one with it (`gone`), only what that did not say
/// already is taken over: the rest was known when they became one.
pub fn taken_over(
    here: &Stored<Asset>,
    gone: Option<&Stored<Asset>>,
    said: &Asset,
    ours: bool,
) -> Result<Asset> {
    let mut says = said_by_file(said, &here.record);
    if let Some(gone) = gone {
        let said = gone.record.units();
        says.retain(|unit, value| {
            !alike_values(unit, said.get(unit).unwrap_or(&Value::Null), value)
        });
    }
    if !ours {
        // What it is was decided here; a file guesses it more often than not.
        says.remove("kind");
    }
    let units = here.record.units();
    // What is as good as equal stays as it is here: files round places, and know no yes from a text.
    says.retain(|unit, value| !alike_values(unit, units.get(unit).unwrap_or(&Value::Null), value));
    let mut asset = with(units, says)?;
    let said_from = said.imported_from.clone();
    // By its own id it is known again anyway, and it came from no file.
    let said_from = said_from.filter(|from| from.row != here.id.to_string());
    asset.imported_from = here.record.imported_from.clone().or(said_from);
    asset.valid()
}

/// What the file says of an asset, as units; a safeguarded one takes no place from anywhere.
fn said_by_file(said: &Asset, here: &Asset) -> Units {
    let mut asset = said.clone();
    if here.sensitivity == Sensitivity::Safeguarded {
        asset.place = None;
        asset.extra.retain(|column, _| !tells_where(column));
    }
    let mut units = asset.units();
    units.retain(|unit, value| {
        !(KNOWN_HERE.contains(&unit.as_str()) || unit == "status" && value == "unknown")
    });
    units
}

/// Equal, or a place equal to ours when both are rounded as exports are.
pub(super) fn alike_values(unit: &str, here: &Value, there: &Value) -> bool {
    match unit {
        "place" => here == there || same_place::same(here, there),
        unit if unit.starts_with("x/") => ours::equal_in_a_table(here, there),
        _ => here == there,
    }
}

fn names<'n>(fields: &Fields, units: impl IntoIterator<Item = &'n str>) -> String {
    let own = |unit: &str| custom_field::find(fields, custom_field::of_unit(unit)?);
    let mut words: Vec<String> = units
        .into_iter()
        .map(|unit| match unit.split_once('/') {
            Some(("field", _)) => own(unit).map_or_else(
                || "a field of your own".to_owned(),
                |field| format!("“{}”", field.label),
            ),
            Some(("tag", _)) => "tags".to_owned(),
            Some(("language", _)) => "languages".to_owned(),
            Some((_, column)) => format!("“{column}”"),
            None => unit.replace('_', " "),
        })
        .collect();
    words.sort();
    words.dedup();
    const NAMED: usize = 4;
    let more = words.len().saturating_sub(NAMED);
    words.truncate(NAMED);
    let list = words.join(", ");
    if more > 0 {
        format!("{list} and {more} more")
    } else {
        list
    }
}
