//! What leaves, asset by asset: decided the same way for the preview and for the files.

use super::fields::{self, Fields, Key, Known};
use super::rules::Rules;
use super::survey::Survey;
use super::together::all_known;
use super::{coarser, ties};
use crate::catalogue::{Named, SELF, today};
use crate::consent::Shareable;
use crate::error::{Error, Result};
use crate::storage::rows::get;
use hereabouts_export as export;
use rusqlite::Connection;

/// One asset as it leaves.
pub struct Leaver {
    pub id: String,
    pub name: String,
    pub place: export::Place,
    pub fields: Fields,
    /// Its place leaves coarser than it is known, or not at all where it would.
    pub made_coarser: bool,
    /// What its place is given as, where that is not as it is known.
    pub generalised: Option<coarser::Generalised>,
}

/// `alone`: too few others lie in what its place would be given as.
pub fn leaver(known: &Known, rules: &Rules, alone: bool) -> Leaver {
    let leaves = coarser::place(known.id, &known.asset, rules, alone);
    Leaver {
        id: rules.leaves_as(known.id, &known.asset).to_string(),
        name: name(known, rules),
        fields: fields::fields(known, rules, &leaves),
        place: leaves.place,
        made_coarser: leaves.made_coarser,
        generalised: leaves.generalised,
    }
}

/// The name of a person leaves where they agreed to that.
fn name(known: &Known, rules: &Rules) -> String {
    match rules.agreed(known.id, &known.asset) {
        Some(what) if !what.contains(&Shareable::Name) => "A neighbour".to_owned(),
        _ => known.asset.name.clone(),
    }
}

/// The covering letter, without what is only known once everything was looked at.
pub fn about(db: &Connection, rules: &Rules) -> Result<export::About> {
    let named = get::<Named>(db, &SELF)?;
    let profile = &rules.profile;
    let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    Ok(export::About {
        title: named.map(|named| named.record.name).unwrap_or_default(),
        audience: rules.audience_in_words(),
        partner: rules
            .partner
            .as_ref()
            .map(|(_, partner)| partner.name.clone()),
        profile: Some(profile.name.clone()).filter(|name| !name.is_empty()),
        purpose: said(&profile.purpose),
        licence: said(&profile.licence),
        attributions: said(&profile.attribution).into_iter().collect(),
        who_to_ask: said(&profile.contact),
        exported_on: today().to_string(),
        coarsening: Vec::new(),
        people: None,
    })
}

/// All that was surveyed, to be written down. `at` hears how many assets are done, and may stop the work.
pub fn release<'a>(
    db: &'a Connection,
    rules: &'a Rules,
    survey: &'a Survey,
    at: impl Fn(u64) -> Result<()> + Clone + 'a,
) -> Result<export::Release<'a>> {
    let keys: Vec<Key> = survey.keys.iter().cloned().collect();
    let columns = export::Columns::new(keys.iter().map(Key::column));
    let words = ties::Words::of(db)?;
    let all = survey.released.count();
    let (still, goes_on) = (at.clone(), at.clone());
    let known = all_known(db, rules, &survey.released)?;
    let assets = known.zip(0..).map(move |(known, done)| {
        at(done)?;
        let known = known?;
        let mut leaver = leaver(&known, rules, survey.alone.has(known.n));
        survey.left.take_out(&known, &mut leaver);
        released(&known, leaver, &keys)
    });
    let tied = ties::tied(db)?;
    let ends = survey.released.iter().filter(move |n| tied.has(*n));
    let relationships = ends.flat_map(move |n| {
        let ties = still(all).and_then(|()| ties::from(db, n, rules, survey, &words, &survey.left));
        match ties {
            Ok(ties) => ties.leaving.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        }
    });
    let asking = survey.released.iter().filter(|_| rules.photos);
    let asking = asking.filter(|n| !survey.left.has_photos(*n));
    let photos = asking.flat_map(move |n| {
        let known = goes_on(all).and_then(|()| fields::known_in_full(db, n, rules));
        let (photos, failed) = match known {
            Ok(known) => (known.photos, None),
            Err(error) => (Vec::new(), Some(Err(error))),
        };
        let leaving = photos
            .into_iter()
            .filter_map(move |photo| photo.released(db).transpose());
        leaving.chain(failed)
    });
    let mut about = export::About {
        coarsening: survey.rules.clone(),
        people: survey.people_said.map(|said| said.people),
        ..about(db, rules)?
    };
    let said = about.attributions.clone();
    let credits = survey
        .credits
        .iter()
        .filter(|credit| !said.contains(credit));
    about.attributions.extend(credits.cloned());
    Ok(export::Release {
        about,
        columns,
        assets: Box::new(assets.map(|asset| asset.map_err(Into::into))),
        relationships: Box::new(relationships.map(|tie| tie.map_err(Into::into))),
        photos: Box::new(photos.map(|photo| photo.map_err(Into::into))),
        lines: rules.profile.lines,
    })
}

fn released(known: &Known, leaver: Leaver, keys: &[Key]) -> Result<export::ReleasedAsset> {
    let at = |key: &Key| {
        keys.binary_search(key)
            .map_err(|_| Error::Damaged("a property appeared while it was saved".into()))
    };
    let values = leaver.fields.leaving.into_iter();
    Ok(export::ReleasedAsset {
        id: leaver.id,
        kind: known.asset.kind.token().to_owned(),
        kind_label: fields::kind_label(known.asset.kind).to_owned(),
        name: leaver.name,
        place: leaver.place,
        values: values
            .map(|(key, value)| at(&key).map(|i| (i, value)))
            .collect::<Result<_>>()?,
    })
}
