//! The relationship types: those the field uses (domain: relationship types), and a catalogue's own.

use crate::asset::{Asset, AssetKind};
use crate::audience::Sensitivity;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::RelationshipTypeId;
use crate::record::{Kind, Record};
use crate::relationship::Relationship;
use crate::search::fold;
use crate::storage::rows;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// A type of relationship, worded in both directions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct RelationshipType {
    /// What relationships of this type carry in their `type`; never changes.
    pub key: String,
    /// "meets at", as in: the choir meets at the hall.
    pub wording: String,
    /// "hosts", as in: the hall hosts the choir.
    pub inverse: String,
    #[serde(default)]
    pub sensitivity: Sensitivity,
    #[serde(default)]
    pub retired: bool,
}

impl Record for RelationshipType {
    const KIND: Kind = Kind::RelationshipType;
    const FLAGS: &'static [&'static str] = &["retired"];
    const FIXED: &'static [&'static str] = &["key"];
    const NAME_IN_LABELS: &'static str = "wording";
}

use Sensitivity::{Careful, Ordinary, Sensitive};

const BUILT_IN: &[(&str, &str, &str, Sensitivity)] = &[
    ("meets_at", "meets at", "hosts", Ordinary),
    ("helps_run", "helps run", "is run with the help of", Careful),
    ("leads", "leads", "is led by", Careful),
    ("founded", "founded", "was founded by", Careful),
    ("member_of", "is a member of", "has as a member", Sensitive),
    (
        "works_for",
        "works or volunteers for",
        "has the help of",
        Careful,
    ),
    ("owns", "owns", "is owned by", Careful),
    ("looks_after", "looks after", "is looked after by", Careful),
    (
        "holds_key_to",
        "holds the key to",
        "has its key held by",
        Careful,
    ),
    ("funds", "funds", "is funded by", Ordinary),
    ("supports", "supports", "is supported by", Ordinary),
    ("part_of", "is part of", "includes", Ordinary),
    ("grew_out_of", "grew out of", "became", Ordinary),
    ("uses", "uses", "is used by", Careful),
    ("borrows_from", "borrows from", "lends to", Careful),
    ("knows", "knows", "knows", Sensitive),
    (
        "looks_out_for",
        "looks out for",
        "is looked out for by",
        Sensitive,
    ),
    (
        "introduced_to",
        "was introduced to",
        "was introduced to",
        Sensitive,
    ),
    ("connects", "connects", "is connected by", Careful),
    ("keeper_of", "is a keeper of", "is kept by", Careful),
    ("led_to", "led to", "came from", Ordinary),
    ("twin_of", "is a twin of", "is a twin of", Ordinary),
    (
        "signposts_to",
        "signposts to",
        "is signposted from",
        Ordinary,
    ),
];

/// The types every catalogue begins with, the most used first.
pub fn built_in() -> impl Iterator<Item = RelationshipType> {
    BUILT_IN
        .iter()
        .map(|&(key, wording, inverse, sensitivity)| RelationshipType {
            key: key.into(),
            wording: wording.into(),
            inverse: inverse.into(),
            sensitivity,
            retired: false,
        })
}

/// Every type that can be used: the catalogue's own words for a built-in key replace it.
pub(crate) fn all(db: &Connection) -> Result<Vec<RelationshipType>> {
    let own: Vec<RelationshipType> = rows::all::<RelationshipType>(db, "n")?
        .into_iter()
        .map(|found| found.record)
        .collect();
    let ours = |key: &str| own.iter().any(|kind| kind.key == key);
    let built_in: Vec<RelationshipType> = built_in().filter(|kind| !ours(&kind.key)).collect();
    Ok(own.into_iter().chain(built_in).collect())
}

/// Groups of which nobody may be told that somebody is close to them: what they believe, what they came through, whom
/// they love, where they fled from (UK GDPR, article 9; inference counts). Folded beginnings of words.
const TELLING: &[&str] = &[
    "church",
    "mosque",
    "masjid",
    "muslim",
    "islam",
    "synagogue",
    "jewish",
    "gurdwara",
    "sikh",
    "mandir",
    "hindu",
    "buddhis",
    "quaker",
    "faith",
    "prayer",
    "bible",
    "quran",
    "koran",
    "catholic",
    "methodist",
    "baptist",
    "christian",
    "recovery",
    "sober",
    "alcoholic",
    "narcotics",
    "addict",
    "rehab",
    "survivor",
    "bereave",
    "mental",
    "dementia",
    "hiv",
    "cancer",
    "disab",
    "autis",
    "lgbt",
    "gay",
    "lesbian",
    "queer",
    "transgender",
    "bisexual",
    "pride",
    "refugee",
    "asylum",
    "migrant",
    "trade union",
    "kosciol",
    "parafia",
    "meczet",
    "wiara",
    "uchodz",
    "migran",
    "trzezw",
    "uzalezn",
];

/// Does what a group is called, or how it is tagged, tell something of whoever is close to it?
pub(crate) fn tells_of_its_people(group: &Asset) -> bool {
    let texts = group.tags.iter().map(String::as_str);
    let texts = texts.chain([group.name.as_str()]);
    let texts = texts.chain(group.focus.as_deref());
    texts.into_iter().any(|text| {
        let folded = fold(text);
        let begins = |word: &str| TELLING.iter().any(|telling| word.starts_with(telling));
        folded
            .split(|sign: char| !sign.is_alphanumeric())
            .any(begins)
            || TELLING
                .iter()
                .any(|telling| telling.contains(' ') && folded.contains(telling))
    })
}

/// How careful one must be with a tie unless somebody says otherwise: as its type is, and sensitive where it ties a
/// person to a group that tells something of them.
pub(crate) fn usual_sensitivity(
    db: &Connection,
    kind: &RelationshipType,
    tie: &Relationship,
) -> Result<Sensitivity> {
    let one = rows::get::<Asset>(db, &tie.from.0)?;
    let two = rows::get::<Asset>(db, &tie.to.0)?;
    let (Some(one), Some(two)) = (one, two) else {
        return Ok(kind.sensitivity);
    };
    let telling = |person: &Asset, group: &Asset| {
        person.kind == AssetKind::Person
            && matches!(group.kind, AssetKind::Association | AssetKind::Institution)
            && tells_of_its_people(group)
    };
    let (one, two) = (one.record, two.record);
    Ok(match telling(&one, &two) || telling(&two, &one) {
        true => kind.sensitivity.max(Sensitive),
        false => kind.sensitivity,
    })
}

impl Catalogue {
    pub fn relationship_types(&self) -> Result<Vec<RelationshipType>> {
        self.read(|db| Ok(all(db)?.into_iter().filter(|kind| !kind.retired).collect()))
    }

    pub fn add_relationship_type(
        &self,
        wording: String,
        inverse: String,
    ) -> Result<Outcome<String>> {
        let (wording, inverse) = both_ways(&wording, &inverse)?;
        self.transact(Label::of(Action::AddRelationshipType), |tx| {
            if let Some(there) = all(tx.db())?
                .into_iter()
                .find(|kind| kind.wording == wording && kind.inverse == inverse)
            {
                return Ok(there.key);
            }
            let id = RelationshipTypeId::new();
            let kind = RelationshipType {
                key: id.to_string(),
                wording,
                inverse,
                sensitivity: Careful,
                retired: false,
            };
            tx.create(id, &kind)?;
            tx.label.record = Some(id.0);
            Ok(kind.key)
        })
    }

    pub fn edit_relationship_type(
        &self,
        key: String,
        wording: String,
        inverse: String,
    ) -> Result<Outcome<()>> {
        let (wording, inverse) = both_ways(&wording, &inverse)?;
        self.transact(Label::of(Action::EditRelationshipType), |tx| {
            let own = rows::all::<RelationshipType>(tx.db(), "n")?
                .into_iter()
                .find(|found| found.record.key == key);
            if let Some(own) = own {
                tx.update(
                    own.id,
                    &RelationshipType {
                        wording,
                        inverse,
                        ..own.record
                    },
                )?;
                return Ok(());
            }
            let Some(usual) = built_in().find(|kind| kind.key == key) else {
                return Err(Error::NotFound("relationship type"));
            };
            // The id follows from the key, so that two laptops wording one type word the same record.
            let id = RelationshipTypeId(crate::id::imported(b"relationship_type", &[&key]));
            tx.create(
                id,
                &RelationshipType {
                    wording,
                    inverse,
                    ..usual
                },
            )
        })
    }
}

fn both_ways(wording: &str, inverse: &str) -> Result<(String, String)> {
    match (wording.trim(), inverse.trim()) {
        ("", _) | (_, "") => Err(Error::invalid(
            "A relationship type needs its words in both directions: “meets at”, and the other way round “hosts”.",
        )),
        (wording, inverse) => Ok((wording.to_owned(), inverse.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AssetId;

    #[test]
    fn ties_of_people_to_groups_that_tell_something_of_them_are_sensitive() {
        let town = Catalogue::in_memory("Here").unwrap();
        let make = |kind, name: &str| {
            let made = town.create_asset(kind, name.into(), Default::default());
            made.unwrap().value
        };
        let anna = make(AssetKind::Person, "Anna");
        let club = make(AssetKind::Association, "Canoe club");
        let check = |from: AssetId, of_type: &str, to: AssetId, expect: Sensitivity| {
            let tie = serde_json::json!({ "from": from, "type": of_type, "to": to });
            town.relate(serde_json::from_value(tie).unwrap()).unwrap();
            let ties = town.show_asset(to).unwrap().ties;
            let tie = ties
                .iter()
                .find(|t| t.relationship.kind == of_type && t.other == from);
            assert_eq!(tie.unwrap().relationship.sensitivity, expect, "{of_type}");
        };
        check(anna, "helps_run", club, Careful);
        check(anna, "member_of", club, Sensitive);
        for name in [
            "St Anne’s Church choir",
            "Brick Street Mosque",
            "Sober Sundays",
            "Rainbow LGBTQ+ youth",
            "Refugees welcome",
        ] {
            let group = make(AssetKind::Association, name);
            check(anna, "helps_run", group, Sensitive);
            check(club, "supports", group, Ordinary);
        }
    }
}
