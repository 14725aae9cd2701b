//! What a copy begins with, written through its own door as one step of one voice.

use super::drawn;
use super::own_fields::{OwnField, own_fields};
use super::sheet::Sheet;
use super::types::{Made, Types};
use crate::attachment::{Attachment, put_on_card};
use crate::catalogue::{Catalogue, Named, SELF};
use crate::confirmation::Confirmation;
use crate::contact::Contact;
use crate::error::{Error, OrNotFound, Result};
use crate::gift::Gift;
use crate::history::{Action, Label};
use crate::id::{AssetId, RecordId, RelationshipId};
use crate::import::{offering, reach};
use crate::log::door::Tx;
use crate::log::rows as log_rows;
use crate::relationship::{Relationship, relate_as_it_stands};
use crate::release::{Rules, Survey, ours};
use crate::storage::rows::{self, Stored};
use crate::travel::{FACT, Travel, identity_of};
use crate::vocabulary::RelationshipType;
use crate::wish::Wish;
use hereabouts_export as export;
use hereabouts_export::format::Counts;
use hereabouts_export::{ReleasedPhoto, ReleasedRelationship, photo};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// A copy that is to be written: what is known of it beside the release itself.
pub(super) struct Fresh {
    pub secret: String,
    pub travel: Travel,
    pub fields: Vec<OwnField>,
    sheet: Sheet,
    said_in: Vec<Option<usize>>,
    types: Vec<(RecordId, RelationshipType)>,
    beyond_team: bool,
}

/// What a copy holds beside its assets, to be found here by another id.
pub(super) struct Written {
    pub voice: String,
    pub contacts: Vec<Stored<Contact>>,
    pub checks: Vec<Stored<Confirmation>>,
    pub gifts: Vec<Stored<Gift>>,
    pub wishes: Vec<Stored<Wish>>,
    pub ties: Vec<Stored<Relationship>>,
    pub photos: Vec<Stored<Attachment>>,
    pub types: Vec<Made>,
}

/// What the contents of a release failed with.
fn failed(source: export::Source) -> Error {
    ours(export::Error::Contents(source))
}

impl Fresh {
    pub fn of(
        db: &Connection,
        rules: &Rules,
        survey: &Survey,
        columns: &export::Columns,
        travel: Travel,
    ) -> Result<Fresh> {
        let (fields, said_in) = own_fields(rules, survey.keys.iter());
        let types = match rules.beyond_team {
            true => Vec::new(),
            false => rows::all::<RelationshipType>(db, "n")?,
        };
        Ok(Fresh {
            secret: drawn(),
            travel,
            fields,
            sheet: Sheet::of(survey.keys.iter(), columns, !rules.beyond_team),
            said_in,
            types: types
                .into_iter()
                .map(|found| (found.id, found.record))
                .collect(),
            beyond_team: rules.beyond_team,
        })
    }

    /// Writes a release into an empty catalogue, its contents to their end.
    pub fn fill(
        &self,
        db: Connection,
        release: &mut export::Release<'_>,
    ) -> Result<(Connection, (Counts, Written))> {
        let copy = Catalogue::over_copy(db)?;
        let written = copy.transact(Label::of(Action::Begin), |tx| self.write(tx, release))?;
        Ok((copy.into_connection(), written.value))
    }

    fn write(&self, tx: &mut Tx, release: &mut export::Release<'_>) -> Result<(Counts, Written)> {
        // Nobody is named: neither who made the copy nor on which laptop.
        tx.db().execute(
            "INSERT INTO voice (id, since) VALUES (?1, ?2)",
            [&tx.voice.id, &self.travel.made_at],
        )?;
        log_rows::set_fact(tx.db(), "catalogue", &identity_of(&self.secret))?;
        tx.create(
            SELF,
            &Named {
                name: self.travel.home.clone(),
                purpose: None,
                secret: Some(self.secret.clone()),
                levels: BTreeSet::new(),
            },
        )?;
        let mut counts = Counts::default();
        self.assets(tx, release, &mut counts)?;
        let mut types = Types::begin(tx, &self.types)?;
        for tie in release.relationships.by_ref() {
            self.tie(tx, tie.map_err(failed)?, &mut types)?;
            counts.relationships += 1;
        }
        for photo in release.photos.by_ref() {
            counts.photos += u64::from(put_photo(tx, photo.map_err(failed)?)?);
        }
        // From now on it has no more fields than these.
        let travel =
            serde_json::to_string(&self.travel).map_err(|e| Error::Damaged(e.to_string()))?;
        log_rows::set_fact(tx.db(), FACT, &travel)?;
        Ok((counts, Written::of(tx, types.made)?))
    }

    fn assets(
        &self,
        tx: &mut Tx,
        release: &mut export::Release<'_>,
        counts: &mut Counts,
    ) -> Result<()> {
        let mut fields = self.fields.clone();
        for own in &fields {
            tx.create(own.id, &own.field)?;
        }
        for asset in release.assets.by_ref() {
            let asset = asset.map_err(failed)?;
            let (id, draft) = self.sheet.read(&asset, &self.said_in, &mut fields)?;
            tx.create(id, &draft.asset)?;
            reach::bring(tx, &self.secret, id, draft.said())?;
            offering::bring(tx, &self.secret, id, &draft.offering)?;
            counts.assets += 1;
            let place = draft.asset.place.as_ref();
            counts.located += u64::from(place.is_some_and(|place| place.geometry.is_some()));
        }
        // What each holds is known only now.
        for own in fields.iter().filter(|own| own.holds) {
            tx.update(own.id, &own.field)?;
        }
        Ok(())
    }

    fn tie(&self, tx: &mut Tx, tie: ReleasedRelationship, types: &mut Types) -> Result<()> {
        let kind = types.key(tx, &tie.kind, &tie.kind_label, self.beyond_team)?;
        let end = |end: &export::End| end.id.parse::<AssetId>().ok().or_not_found("asset");
        let (from, to) = (end(&tie.from)?, end(&tie.to)?);
        let id = tie.id.and_then(|id| id.parse::<RelationshipId>().ok());
        let confidence = tie.confidence.map(serde_json::Value::from);
        let relationship = Relationship {
            since: tie.since,
            until: tie.until,
            source: tie.source,
            confidence: confidence.and_then(|sure| serde_json::from_value(sure).ok()),
            strength: tie.strength.and_then(|strength| strength.parse().ok()),
            note: tie.note,
            ..Relationship::new(from, kind, to)
        };
        let id = id.unwrap_or_else(RelationshipId::new);
        relate_as_it_stands(tx, &types.known, id, relationship).map(drop)
    }
}

/// Puts a photo on the card of its asset, which its name begins with; answers whether it was not there yet.
fn put_photo(tx: &mut Tx, photo: ReleasedPhoto) -> Result<bool> {
    let ReleasedPhoto { name, bytes } = photo;
    let asset = name.get(..36);
    let asset = asset.and_then(|asset| asset.parse::<AssetId>().ok());
    match asset {
        Some(asset) if photo::draws_and_no_more(&bytes) && photo::is_named_so(&name) => {
            Ok(put_on_card(tx, asset, &name, &bytes)?.is_ok())
        }
        _ => Err(export::Error::Photo(name).into()),
    }
}

impl Written {
    fn of(tx: &Tx, types: Vec<Made>) -> Result<Written> {
        let db = tx.db();
        Ok(Written {
            voice: tx.voice.id.clone(),
            contacts: rows::all(db, "n")?,
            checks: rows::all(db, "n")?,
            gifts: rows::all(db, "n")?,
            wishes: rows::all(db, "n")?,
            ties: rows::all(db, "n")?,
            photos: rows::all(db, "n")?,
            types,
        })
    }
}
