//! Saving a release: its files, and its entry in the register. Both or neither.

use super::contents::release;
use super::grounds::grounds;
use super::levels;
use super::request::{Reason, ReleaseRequest, ReleaseResult};
use super::rules::Rules;
use super::since::{self, Token};
use super::survey::survey;
use crate::catalogue::{Catalogue, Outcome, Work, now};
use crate::disclosure::Disclosure;
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::TravelCopyId;
use crate::log::joined;
use crate::storage;
use crate::travel::{self, TravelCopy};
use hereabouts_export as export;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const NOTHING: &str = "Nothing of this may leave for them, so nothing was saved and nothing is written down. The preview says why each of them stays.";

/// How often a release is prepared anew because somebody changed what leaves meanwhile.
const TRIES: usize = 3;

/// What a release is written as.
#[derive(Clone, Copy)]
pub(crate) enum As<'a> {
    Files(&'a export::Format<'a>),
    /// A catalogue of its own, which is remembered.
    TravelCopy(&'a travel::Wanted),
}

/// A release whose files are written and have no names yet.
pub(super) struct Prepared {
    leaves: Token,
    files: export::format::Prepared,
    result: ReleaseResult,
    entry: Disclosure,
    /// At what levels it gives places.
    levels: BTreeSet<String>,
    /// What is kept of it where it is a catalogue of its own.
    copy: Option<TravelCopy>,
}

impl Catalogue {
    /// Writes the files of a release and enters it in the register, for whichever audience.
    ///
    /// What leaves is decided anew. With the token of a preview the answer says what has changed since; what
    /// may not leave any more does not. The files take their names while the entry is being made, so that
    /// nothing leaves unrecorded: if either cannot be done, nothing was.
    pub fn save_release(
        &self,
        request: ReleaseRequest,
        path: String,
        token: Option<String>,
    ) -> Result<Outcome<ReleaseResult>> {
        let format = export::format::format(&request.format)?;
        self.save_release_as(request, path, token, format)
    }

    /// The same in a format that the exporter need not know, such as one for paper. Its key is the request's.
    pub fn save_release_as(
        &self,
        request: ReleaseRequest,
        path: String,
        token: Option<String>,
        format: &export::Format<'_>,
    ) -> Result<Outcome<ReleaseResult>> {
        self.save_as(request, Path::new(&path), token, As::Files(format))
    }

    /// The same as whatever is asked for.
    pub(crate) fn save_as(
        &self,
        request: ReleaseRequest,
        path: &Path,
        token: Option<String>,
        wanted: As<'_>,
    ) -> Result<Outcome<ReleaseResult>> {
        self.may_write()?;
        self.read(travel::may_give_on)?;
        self.refuse_own_file(path)?;
        let mut since = token.map(|token| token.parse::<Token>()).transpose()?;
        for _ in 0..TRIES {
            let prepared = self.prepare_release(&request, path, since.as_ref(), wanted)?;
            let leaves = prepared.leaves.clone();
            let saved = self.publish_release(&request, prepared)?;
            if let Outcome {
                value: Some(result),
                changed,
                saved_at,
                version,
            } = saved
            {
                return Ok(Outcome {
                    value: result,
                    changed,
                    saved_at,
                    version,
                });
            }
            // Without a preview it is said what changed since the files were first begun.
            since.get_or_insert(leaves);
        }
        Err(Error::invalid(
            "What leaves was changed again and again while it was being written. Nothing was saved; wait until nobody is working on it, then save once more.",
        ))
    }

    /// Hands what would leave to somebody who looks at all of it and saves nothing, such as a preview on paper.
    pub fn look_at_release<T>(
        &self,
        request: &ReleaseRequest,
        look: impl FnOnce(&mut export::Release<'_>) -> export::Result<T>,
    ) -> Result<T> {
        self.may_share()?;
        self.read(|db| {
            let rules = Rules::of(db, request)?;
            let wanted = rules.wanted(self, db, &request.what)?;
            let survey = survey(db, request, &rules, &wanted, 0, |_| Ok(()))?;
            let mut leaving = release(db, &rules, &survey, |_| Ok(()))?;
            look(&mut leaving).map_err(ours)
        })
    }

    /// The files, complete but for their names, from one state of the catalogue.
    pub(super) fn prepare_release(
        &self,
        request: &ReleaseRequest,
        path: &Path,
        token: Option<&Token>,
        written_as: As<'_>,
    ) -> Result<Prepared> {
        self.read(|db| {
            let rules = Rules::of(db, request)?;
            let wanted = rules.wanted(self, db, &request.what)?;
            // Each asset is looked at for itself, for its relationships, and to be written.
            let of = wanted.count() * 3;
            let going = self.long_work().begin(Work::Releasing, Some(of), true);
            let survey = survey(db, request, &rules, &wanted, 0, |done| going.at(done))?;
            if rules.beyond_team && survey.released.is_empty() {
                return Err(Error::invalid(NOTHING));
            }
            let since_preview = match token {
                Some(token) => since::sentences(db, request, &rules, &wanted, &survey, token)?,
                None => Vec::new(),
            };
            let leaving = release(db, &rules, &survey, |done| going.at(of / 3 * 2 + done))?;
            let (files, copy) = match written_as {
                As::Files(format) => {
                    let files = export::format::prepare(leaving, format, path).map_err(ours)?;
                    (files, None)
                }
                As::TravelCopy(travel) => {
                    let (files, copy) = travel.prepare(db, &rules, &survey, leaving, path)?;
                    (files, Some(copy))
                }
            };
            let withheld: BTreeMap<Reason, u64> = survey
                .staying
                .iter()
                .map(|(reason, staying)| (*reason, staying.count))
                .collect();
            let result = ReleaseResult {
                released: survey.released.count(),
                people: survey.people.len() as u64,
                photos: survey.photos,
                files: files
                    .files()
                    .map(|file| file.path.as_path())
                    .chain(files.photos())
                    .map(|path| path.display().to_string())
                    .collect(),
                withheld,
                since_preview,
            };
            let grounds = grounds(db, &rules, &survey)?;
            let entry = Disclosure {
                on: now(),
                audience: request.audience.clone(),
                partner: rules.partner.as_ref().map(|(id, _)| *id),
                profile: request.profile,
                format: request.format.clone(),
                released: result.released,
                people: result.people,
                people_said: survey.people_said.map(|said| said.people),
                people_said_of: survey.people_said.map(|said| said.of),
                photos: result.photos,
                withheld: result
                    .withheld
                    .iter()
                    .map(|(reason, count)| (reason.token().to_owned(), *count))
                    .collect(),
                sha256: files
                    .files()
                    .next()
                    .map(|main| main.sha256.clone())
                    .unwrap_or_default(),
                ids_digest: survey.ids_digest(db)?,
                salt: None,
                about: Default::default(),
                previous: None,
                accepted: survey.found.accepted.clone(),
                voice: None,
                purposes: grounds.purposes,
                bases: grounds.bases,
                fields: survey.fields(&rules),
            };
            let mut people = BTreeSet::new();
            for id in survey.people.iter().filter(|_| rules.beyond_team) {
                people.insert(id.0);
                // Who is one with them now may be told apart later, and was told of as well.
                people.extend(joined::those_in(db, &id.0)?);
            }
            let entry = entry.telling_of(people);
            Ok(Prepared {
                leaves: Token::of(db, &survey)?,
                files,
                result,
                entry,
                levels: survey.levels,
                copy,
            })
        })
    }

    /// Gives the files their names and enters them in the register; nothing where what may leave is not what
    /// they hold any more.
    pub(super) fn publish_release(
        &self,
        request: &ReleaseRequest,
        prepared: Prepared,
    ) -> Result<Outcome<Option<ReleaseResult>>> {
        let Prepared {
            leaves,
            files,
            result,
            entry,
            levels,
            copy,
        } = prepared;
        let mut in_place = Vec::new();
        let outcome = self.transact(Label::of(Action::Release), |tx| {
            // Nobody else writes from here on. What was written since the files were begun counts.
            if !leaves.is_of_now(tx.db())? {
                let rules = Rules::of(tx.db(), request)?;
                let wanted = rules.wanted(self, tx.db(), &request.what)?;
                let now = survey(tx.db(), request, &rules, &wanted, 0, |_| Ok(()))?;
                if !leaves.same_leaves(&now) {
                    return Ok(None);
                }
            }
            let partner = entry.partner;
            entry.enter(tx)?;
            if let Some(copy) = copy {
                tx.create(TravelCopyId::new(), &copy)?;
            }
            if !levels.is_empty() {
                levels::keep(tx, partner, &levels)?;
            }
            in_place = files.publish().map_err(ours)?.files;
            Ok(Some(result))
        });
        if outcome.is_err() {
            for file in &in_place {
                std::fs::remove_file(&file.path).map_err(Error::io("Taking back", &file.path))?;
            }
        }
        outcome
    }

    /// A release must not be written over the catalogue it is made from.
    pub(crate) fn refuse_own_file(&self, path: &Path) -> Result<()> {
        let same = |own: &Path| match (own.canonicalize(), path.canonicalize()) {
            (Ok(own), Ok(path)) => own == path,
            _ => false,
        };
        if self.path().is_some_and(same) {
            return Err(Error::invalid(
                "That is the catalogue itself. Choose another name for the file.",
            ));
        }
        match storage::holds_catalogue(path) {
            true => Err(Error::invalid(
                "That is a catalogue, or belongs to one. Choose another name for the file.",
            )),
            false => Ok(()),
        }
    }
}

/// An error of ours that came through the exporter is itself again.
pub(crate) fn ours(error: export::Error) -> Error {
    match error {
        export::Error::Contents(source) => match source.downcast::<Error>() {
            Ok(ours) => *ours,
            Err(other) => Error::Export(export::Error::Contents(other)),
        },
        other => Error::Export(other),
    }
}
