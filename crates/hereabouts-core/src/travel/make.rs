//! Making one: a release written as a catalogue of its own, and what is remembered of it here.
//!
//! The file holds what the release holds and nothing else: no history, consents, register, files that were brought in,
//! tombstones or secret of this catalogue. [`fill`] writes it as one step of one voice, each asset as an import of a file
//! of ours would ([`sheet`]), with the words of the team ([`own_fields`], [`types`]) as far as these leave. [`ids`] finds
//! afterwards what in it goes by another id here. Nothing of it lies on the disk in any other form.

mod fill;
mod ids;
mod own_fields;
mod sheet;
mod types;

use super::{Travel, TravelAbout, TravelCopy};
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Outcome, now};
use crate::error::{Error, Result};
use crate::log::Vector;
use crate::release::request::{ReleaseRequest, ReleaseResult};
use crate::release::{As, Rules, Survey, ours, units};
use crate::storage::{self, Passphrase};
use fill::Fresh;
use hereabouts_export as export;
use hereabouts_export::destination::Destination;
use hereabouts_export::format::{Counts, Letter};
use rusqlite::Connection;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// Stands for travel copies in the register and in previews.
const FORMAT: &str = "travel_copy";

/// For whom a copy is to be made, and what opens it.
pub(crate) struct Wanted {
    name: String,
    passphrase: Option<Passphrase>,
}

impl Catalogue {
    /// Writes a release as a catalogue of its own at `path`, for a volunteer or a partner, enters it in the register and
    /// remembers it, so that what is done in it comes home: all of it or nothing. `name` says for whom it is; with a
    /// passphrase it is encrypted. The token is that of a preview, as for [`Catalogue::save_release`].
    ///
    /// # Errors
    /// `Invalid` without a name, for one person alone, and as [`Catalogue::save_release`]; `AlreadyThere` where anything
    /// has that name: nothing is ever written over.
    pub fn save_travel_copy(
        &self,
        request: ReleaseRequest,
        path: String,
        token: Option<String>,
        name: String,
        passphrase: Option<String>,
    ) -> Result<Outcome<ReleaseResult>> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::invalid(
                "Say who the copy is for: the name of a volunteer or of a partner.",
            ));
        }
        if request.audience == Audience::Me {
            return Err(Error::invalid(
                "A travel copy is for somebody else. Make it for the team, for a partner or for everyone.",
            ));
        }
        let wanted = Wanted {
            name: name.to_owned(),
            passphrase: passphrase.map(Passphrase::new).transpose()?,
        };
        let path = storage::for_new_file(Path::new(&path))?;
        let request = ReleaseRequest {
            format: FORMAT.to_owned(),
            ..request
        };
        self.save_as(request, &path, token, As::TravelCopy(&wanted))
    }
}

impl Wanted {
    /// Writes the copy, complete but for its name, and says what is to be remembered of it. `db` is in the state that
    /// the release was prepared from.
    pub(crate) fn prepare(
        &self,
        db: &Connection,
        rules: &Rules,
        survey: &Survey,
        leaving: export::Release<'_>,
        path: &Path,
    ) -> Result<(export::Prepared, TravelCopy)> {
        let travel = Travel {
            made_at: now(),
            home: leaving.about.title.clone(),
            reader: leaving.about.audience.clone(),
            fields: units(rules),
            about: TravelAbout {
                licence: leaving.about.licence.clone(),
                attributions: leaving.about.attributions.clone(),
                who_to_ask: leaving.about.who_to_ask.clone(),
                coarsening: leaving.about.coarsening.clone(),
            },
        };
        let fresh = Fresh::of(db, rules, survey, &leaving.columns, travel)?;
        let written = Mutex::new(None);
        let write = |release: &mut export::Release<'_>,
                     to: &mut Destination|
         -> export::Result<Counts> {
            let draft = to.begin_apart()?;
            let passphrase = self.passphrase.as_ref();
            let filled = storage::fill_draft(&draft, passphrase, |db| fresh.fill(db, release));
            let (counts, copy) = filled.map_err(|error| export::Error::Contents(error.into()))?;
            to.end_apart(draft)?;
            *written.lock().unwrap_or_else(PoisonError::into_inner) = Some(copy);
            Ok(counts)
        };
        let format = export::Format {
            key: FORMAT,
            label: "Hereabouts",
            extension: "hereabouts",
            reading: &[],
            letter: Letter::Within,
            write: &write,
        };
        let files = export::format::prepare(leaving, &format, path).map_err(ours)?;
        let written = written.into_inner().unwrap_or_else(PoisonError::into_inner);
        let written = written.ok_or_else(|| Error::Damaged("the copy was not written".into()))?;
        let copy = TravelCopy {
            name: self.name.clone(),
            audience: rules.audience.to_string(),
            made_at: fresh.travel.made_at.clone(),
            ids: ids::ids(db, rules, survey, &fresh, &written)?,
            held: held(db)?,
            voice: written.voice,
            secret: fresh.secret,
        };
        Ok((files, copy))
    }
}

/// 64 hexadecimal digits that nobody can guess.
fn drawn() -> String {
    format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}

/// Voice → the highest number of what is here and not set aside.
fn held(db: &Connection) -> Result<Vector> {
    let mut statement =
        db.prepare_cached("SELECT voice, max(seq) FROM change WHERE aside = 0 GROUP BY voice")?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
