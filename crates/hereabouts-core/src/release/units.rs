//! The fields of an asset as the log has them, as far as they can leave.

use super::fields::{CHANNELS, FIELDS, Goes};
use super::rules::Rules;
use crate::log::EXISTS;
use crate::log::joined::{ABSORBS, JOINED};
use std::collections::BTreeSet;

use Goes::{Anywhere, AsAddress, AsAgreed, AsNotes, Housekeeping, WithTheTeam};

/// Units that an asset has whoever may see it: what it is and is called, where it is, whether it is here, and what it is
/// one with. Of the team's own fields there are those that leave, and those that are made in a copy.
const ALWAYS: &[&str] = &["kind", "name", "place", "field", EXISTS, JOINED, ABSORBS];

/// The units of an asset that can leave to such a reader by such a profile, by their names before a `/`; none where all
/// of them can. A catalogue that is made for this reader has these and no others.
pub(crate) fn units(rules: &Rules) -> Option<BTreeSet<String>> {
    if !rules.beyond_team {
        return None;
    }
    let only = &rules.profile.only;
    let is_named = |name: &str| only.is_empty() || only.contains(name);
    let can_leave = FIELDS.iter().filter(|field| match field.goes {
        Anywhere | AsAddress | AsAgreed(_) => is_named(field.name),
        AsNotes => rules.profile.notes && is_named(field.name),
        WithTheTeam(_) | Housekeeping => false,
    });
    let own = can_leave.filter_map(|field| unit(field.name));
    let extra = (!rules.profile.extra.is_empty()).then_some("x");
    let units = ALWAYS.iter().map(|unit| unit.trim_end_matches('/'));
    Some(units.chain(own).chain(extra).map(str::to_owned).collect())
}

/// The unit that a column is read from; none for what is read from other records.
fn unit(column: &str) -> Option<&str> {
    match column {
        "tags" => Some("tag"),
        "languages" => Some("language"),
        "opening_times" => Some("times"),
        "address" | "postcode" => Some("place"),
        "offers" | "wishes" | "last_confirmed" | "contact_name" => None,
        channel if CHANNELS.iter().any(|(name, _)| *name == channel) => None,
        same => Some(same),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::{Asset, AssetKind};
    use crate::record::Record;
    use serde_json::Value;

    /// Every column of ours is a unit of an asset as it is called in the log, or no unit of it.
    #[test]
    fn columns_are_read_from_units_that_there_are() {
        let asset = Asset::new(AssetKind::Place, "Bench");
        let Ok(Value::Object(fields)) = serde_json::to_value(&asset) else {
            panic!("an asset is a struct");
        };
        let elements = Asset::ELEMENTS.iter().map(|(_, prefix, _)| *prefix);
        let known: BTreeSet<&str> = fields.keys().map(String::as_str).chain(elements).collect();
        for field in FIELDS {
            let Some(unit) = unit(field.name) else {
                continue;
            };
            // How a place was found is a part of it, and stays with the team.
            let is_part = field.name == "location_method";
            assert!(known.contains(unit) || is_part, "{} is {unit}", field.name);
        }
    }
}
