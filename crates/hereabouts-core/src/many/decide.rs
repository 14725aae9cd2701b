//! What a change of many would do to one asset, field by field, and why not.

use super::field::{self, Field, Shape};
use super::typed::{self, Words};
use super::{CannotBe, ChangeLine};
use crate::api::Edit;
use crate::asset::{Asset, AssetKind, by_hand};
use crate::error::{Error, Result};
use crate::id::AssetId;
use crate::place::Place;
use crate::rights;
use rusqlite::Connection;
use serde_json::{Value, json};

/// What a field should say; or why what was typed says nothing.
pub type Wish = (Field, std::result::Result<Value, String>);

/// What would become of one asset.
pub struct Decided {
    /// None for a new one.
    pub id: Option<AssetId>,
    pub after: Asset,
    pub lines: Vec<ChangeLine>,
    /// Fields that say so already.
    pub same: u64,
    pub refused: Vec<CannotBe>,
}

/// Texts over fields; those that the row is too short for stay as they are.
pub fn typed(fields: &[Field], row: &[String], words: &Words) -> Vec<Wish> {
    let cells = fields.iter().zip(row);
    cells
        .map(|(field, text)| wish(field, text, words))
        .collect()
}

pub fn wish(field: &Field, text: &str, words: &Words) -> Wish {
    (field.clone(), typed::read(field, text, words))
}

/// Some tags more and some fewer.
pub fn tags(asset: &Asset, give: &[String], take: &[String]) -> Wish {
    let mut tags = asset.tags.clone();
    tags.retain(|tag| !take.contains(tag));
    tags.extend(give.iter().map(|tag| tag.trim().to_owned()));
    let field = Field {
        name: "tags".into(),
        shape: Shape::Words,
    };
    (field, Ok(json!(tags)))
}

/// Goes through the wishes in turn: one that cannot be does not keep the others from being.
pub fn decide(
    db: &Connection,
    id: Option<AssetId>,
    before: &Asset,
    wishes: &[Wish],
) -> Result<Decided> {
    explained(db, id, before, wishes, None)
}

/// The same; where more people may see it then, `reason` says why.
pub fn explained(
    db: &Connection,
    id: Option<AssetId>,
    before: &Asset,
    wishes: &[Wish],
    reason: Option<&str>,
) -> Result<Decided> {
    let mut decided = Decided {
        id,
        after: before.clone(),
        lines: Vec::new(),
        same: 0,
        refused: Vec::new(),
    };
    let mut edits = Edit::default();
    let whose = id.unwrap_or_else(AssetId::new);
    for (field, value) in wishes {
        let tried = match value {
            // Also cells: a table is pasted over many.
            _ if before.restricted && id.is_some() => Err(Error::invalid(rights::NOT_WITH_OTHERS)),
            Ok(value) => {
                let (name, value) = edit(&decided.after, field, value)?;
                let mut all = edits.clone();
                if name == "audience" && widens(before, &value) {
                    all.0.insert("audience_reason".into(), reason.into());
                }
                all.0.insert(name, value);
                by_hand(db, whose, before, &all).map(|after| (all, after))
            }
            Err(why) => Err(Error::invalid(why.clone())),
        };
        match tried {
            Ok((_, after)) if after == decided.after => decided.same += 1,
            Ok((all, after)) => {
                decided.lines.push(ChangeLine {
                    id,
                    name: before.name.clone(),
                    field: field.name.clone().into_owned(),
                    before: field::text(&decided.after, field)?,
                    after: field::text(&after, field)?,
                });
                (edits, decided.after) = (all, after);
            }
            Err(Error::Invalid(why)) => decided.refused.push(CannotBe {
                id,
                name: before.name.clone(),
                field: field.name.clone().into_owned(),
                why,
            }),
            Err(other) => return Err(other),
        }
    }
    Ok(decided)
}

/// A new asset: its kind is the one the row says, or else the one that was chosen for all. None without one.
/// The sentence why not, where it has no name.
pub fn new_one(
    db: &Connection,
    kind: Option<AssetKind>,
    wishes: Vec<Wish>,
) -> Result<Option<std::result::Result<Decided, CannotBe>>> {
    let said = |name: &str| {
        let wish = wishes.iter().find(|(field, _)| field.name == name)?;
        wish.1.as_ref().ok()?.as_str()
    };
    let Some(kind) = said("kind").and_then(AssetKind::from_token).or(kind) else {
        return Ok(None);
    };
    let Some(name) = said("name") else {
        return Ok(Some(Err(CannotBe {
            id: None,
            name: String::new(),
            field: "name".into(),
            why: "A new asset needs a name. Everything else can wait.".into(),
        })));
    };
    let blank = Asset::new(kind, name).valid()?;
    let rest: Vec<Wish> = wishes
        .iter()
        .filter(|(field, _)| !["name", "kind"].contains(&field.name.as_ref()))
        .cloned()
        .collect();
    decide(db, None, &blank, &rest).map(|decided| Some(Ok(decided)))
}

/// The field of an asset that holds it, and its value there.
fn edit(asset: &Asset, field: &Field, value: &Value) -> Result<(String, Value)> {
    if field.shape != Shape::Address {
        return Ok((field.name.clone().into_owned(), value.clone()));
    }
    let place = Place {
        address: value.as_str().map(str::to_owned),
        ..asset.place.clone().unwrap_or_default()
    };
    let place = serde_json::to_value(place).map_err(|e| Error::Damaged(format!("a place: {e}")))?;
    Ok(("place".to_owned(), place))
}

/// Would more people see the asset with this audience?
fn widens(before: &Asset, audience: &Value) -> bool {
    let to = audience.as_str().and_then(|text| text.parse().ok());
    to.is_some_and(|to| before.audience.is_widened_by(&to))
}
