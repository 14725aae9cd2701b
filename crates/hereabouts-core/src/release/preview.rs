//! All of a release before anything leaves.

use super::coarser;
use super::contents::Leaver;
use super::fields::{Key, Known};
use super::request::{Leaving, ReleasePreview, ReleaseRequest, Staying};
use super::rules::{Rules, wanted};
use super::since::Token;
use super::survey::{Survey, survey};
use crate::catalogue::Catalogue;
use crate::error::Result;
use crate::search::fold;
use hereabouts_export as export;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Assets on one page of the preview.
const PAGE: usize = 50;

impl Catalogue {
    /// What would leave, record by record and field by field, sorted by name, one page from `offset`; and
    /// what stays and why. Nothing is written.
    pub fn preview_release(&self, request: ReleaseRequest, offset: u32) -> Result<ReleasePreview> {
        self.read(|db| preview(self, db, &request, offset as usize))
    }
}

fn preview(
    catalogue: &Catalogue,
    db: &Connection,
    request: &ReleaseRequest,
    offset: usize,
) -> Result<ReleasePreview> {
    export::format::format(&request.format)?;
    let rules = Rules::of(db, request)?;
    let wanted = wanted(catalogue, db, &request.what)?;
    // The first names up to the end of the page; all the others are let go at once.
    let mut first: BTreeSet<(String, u32)> = BTreeSet::new();
    let see = |known: &Known| {
        first.insert((fold(&known.asset.name), known.n));
        if first.len() > offset + PAGE {
            first.pop_last();
        }
    };
    let survey = survey(db, request, &rules, &wanted, see, |_| Ok(()))?;
    let keys: Vec<&Key> = survey.keys.iter().collect();
    let columns = export::Columns::new(keys.iter().map(|key| key.column()));
    let mut leaving = Vec::new();
    for (_, n) in first.into_iter().skip(offset) {
        let known = super::fields::known_with_photos(db, n, &rules)?;
        let leaver = super::contents::leaver(&known, &rules);
        leaving.push(page_line(&known, leaver, &keys, &columns));
    }
    let mut staying: Vec<Staying> = survey.staying.values().cloned().collect();
    staying.sort_by_key(|staying| std::cmp::Reverse(staying.count));
    Ok(ReleasePreview {
        token: Token::of(db, &survey)?.to_string(),
        released: survey.released.count(),
        people: survey.people,
        withheld: Survey::withheld(&survey),
        leaving,
        staying,
        photos: survey.photos,
        ties_released: survey.ties_released,
        ties_withheld: survey.ties_withheld,
        rules: coarser::in_words(&rules),
    })
}

fn page_line(known: &Known, leaver: Leaver, keys: &[&Key], columns: &export::Columns) -> Leaving {
    let asset = &known.asset;
    let name_of = |key: &Key| {
        let column = keys.binary_search(&key).ok();
        column
            .and_then(|i| columns.key(i))
            .unwrap_or_default()
            .to_owned()
    };
    let mut fields: BTreeMap<String, Value> = leaver
        .fields
        .leaving
        .iter()
        .map(|(key, value)| (name_of(key), json(value)))
        .collect();
    let precision = leaver.place.precision.token();
    fields.insert("location_precision".into(), precision.into());
    if let Some(metres) = leaver.place.uncertainty_m {
        fields.insert("uncertainty_m".into(), metres.into());
    }
    let mut held_back = leaver.fields.held_back;
    let geometry = asset
        .place
        .as_ref()
        .and_then(|place| place.geometry.as_ref());
    if leaver.made_coarser {
        held_back.insert(
            "place".into(),
            "It leaves coarser than it is known here.".into(),
        );
    } else if geometry.is_some() && leaver.place.geometry.is_none() {
        held_back.insert("place".into(), "It is nowhere that can be told.".into());
    }
    Leaving {
        id: known.id,
        name: leaver.name,
        kind: asset.kind,
        precision: serde_json::from_value(precision.into()).unwrap_or_default(),
        fields,
        held_back,
        at: geometry.map(|geometry| geometry.label_point()),
        leaves_at: export::place::rounded(&leaver.place).and_then(|place| place.middle()),
    }
}

/// A value as GeoJSON has it.
fn json(value: &export::Value) -> Value {
    match value {
        export::Value::Text(text) => text.as_str().into(),
        export::Value::Integer(number) => (*number).into(),
        export::Value::Number(number) => (*number).into(),
        export::Value::Flag(yes) => (*yes).into(),
        export::Value::List(items) => export::cell::join_list(items).into(),
    }
}
