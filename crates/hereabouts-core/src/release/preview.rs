//! All of a release before anything leaves.

use super::contents::Leaver;
use super::fields::{Key, Known};
use super::last;
use super::looked::Looked;
use super::request::{Leaving, ReleasePreview, ReleaseRequest, Staying};
use crate::catalogue::Catalogue;
use crate::error::Result;
use hereabouts_export as export;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeMap;

/// Assets on a page.
const PAGE: usize = 50;
/// Of what stays so many are named for each reason.
const NAMED: usize = 200;

impl Catalogue {
    /// What would leave, record by record and field by field, sorted by name, one page from `offset`; and
    /// what stays and why. Nothing is written.
    pub fn preview_release(&self, request: ReleaseRequest, offset: u32) -> Result<ReleasePreview> {
        self.read(|db| {
            let looked = self.looked(db, &request, NAMED)?;
            page(db, &looked, offset as usize, PAGE)
        })
    }

    /// The same, all of it at once.
    pub fn preview_whole_release(&self, request: ReleaseRequest) -> Result<ReleasePreview> {
        self.read(|db| {
            let looked = self.looked(db, &request, usize::MAX)?;
            page(db, &looked, 0, usize::MAX)
        })
    }
}

fn page(db: &Connection, looked: &Looked, offset: usize, size: usize) -> Result<ReleasePreview> {
    let Looked { rules, survey, .. } = looked;
    let keys: Vec<&Key> = survey.keys.iter().collect();
    let columns = export::Columns::new(keys.iter().map(|key| key.column()));
    let mut leaving = Vec::new();
    for n in looked.order.iter().skip(offset).take(size) {
        let known = super::fields::known_in_full(db, *n, rules)?;
        let mut leaver = super::contents::leaver(&known, rules, survey.alone.has(*n));
        survey.left.take_out(&known, &mut leaver);
        leaving.push(line(&known, leaver, &keys, &columns));
    }
    let mut staying: Vec<Staying> = survey.staying.values().cloned().collect();
    staying.sort_by_key(|staying| std::cmp::Reverse(staying.count));
    let found = &survey.found;
    let findings = found.undecided.iter().chain(&found.decided);
    Ok(ReleasePreview {
        token: looked.token.to_string(),
        released: survey.released.count(),
        people: survey.people.len() as u64,
        withheld: survey.withheld(),
        leaving,
        staying,
        photos: survey.photos,
        ties_released: survey.ties_released,
        ties_withheld: survey.ties_withheld,
        rules: survey.rules.clone(),
        findings: findings.cloned().collect(),
        findings_total: found.count,
        findings_open: found.still,
        since_last: looked.since_last.clone(),
        others_heard: match rules.beyond_team {
            true => last::heard_long_ago(db)?,
            false => None,
        },
    })
}

/// One asset that leaves, as the preview shows it.
pub(super) fn line(
    known: &Known,
    leaver: Leaver,
    keys: &[&Key],
    columns: &export::Columns,
) -> Leaving {
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
    let geometry = asset
        .place
        .as_ref()
        .and_then(|place| place.geometry.as_ref());
    let rounded = export::place::rounded(&leaver.place);
    let is_point =
        matches!(&rounded, Some(one) if matches!(one.shape, export::place::Shape::Points(_)));
    Leaving {
        id: known.id,
        name: leaver.name,
        kind: asset.kind,
        precision: serde_json::from_value(precision.into()).unwrap_or_default(),
        fields,
        held_back: leaver.fields.held_back,
        at: geometry.map(|geometry| geometry.label_point()),
        leaves_at: rounded.as_ref().and_then(|place| place.middle()),
        leaves_within: rounded.filter(|_| !is_point).map(|place| place.bounds()),
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
