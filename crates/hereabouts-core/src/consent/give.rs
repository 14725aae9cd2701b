//! What is done in the ledger: purposes, consent given and taken back.

use super::sharing::{self, Sent};
use super::{Consent, Purpose};
use crate::api::With;
use crate::asset::{AssetKind, shown_as, stored};
use crate::audience::Audience;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, OrNotFound, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, ConsentId, PurposeId, RecordId};
use crate::log::door::Tx;
use crate::partner::Partner;
use crate::record::Kind;
use crate::storage::rows::{self, Existence, get};
use jiff::civil::Date;
use rusqlite::Connection;

impl Catalogue {
    /// What things are known and shared for.
    pub fn list_purposes(&self) -> Result<Vec<With<PurposeId, Purpose>>> {
        self.read(|db| {
            let found = rows::all::<Purpose>(db, "label COLLATE NOCASE, n")?;
            let with = |found: rows::Stored<Purpose>| With {
                id: PurposeId(found.id),
                is: found.record,
            };
            Ok(found.into_iter().map(with).collect())
        })
    }

    /// Keeps a purpose, a new one without an id. What was agreed to before was agreed to under the words it had.
    pub fn save_purpose(
        &self,
        id: Option<PurposeId>,
        purpose: Purpose,
    ) -> Result<Outcome<PurposeId>> {
        let purpose = Purpose {
            label: said(&purpose.label).ok_or_else(|| {
                Error::invalid("Say in a few words what it is for, so that it can be read out.")
            })?,
            assessment: purpose.assessment.as_deref().and_then(said),
            ..purpose
        };
        let known = id.is_some();
        let id = id.unwrap_or_else(PurposeId::new);
        self.transact(Label::one(Action::SavePurpose, id), |tx| {
            match known {
                true => tx.update(id, &purpose).map(drop)?,
                false => tx.create(id, &purpose)?,
            }
            Ok(id)
        })
    }

    /// Puts a purpose away.
    ///
    /// # Errors
    /// Somebody's consent for it stands.
    pub fn remove_purpose(&self, id: PurposeId) -> Result<Outcome<()>> {
        self.transact(Label::one(Action::RemovePurpose, id), |tx| {
            let given = rows::of::<Consent>(tx.db(), "purpose", &id.0)?;
            if given.iter().any(|found| found.record.withdrawn.is_none()) {
                return Err(Error::invalid(
                    "Somebody agreed to something for this purpose, and that still stands. It stays until the last of them has taken it back.",
                ));
            }
            tx.remove(Kind::Purpose, id)
        })
    }

    /// Enters what a person agreed to.
    ///
    /// # Errors
    /// `Invalid` where it would not be a consent: nobody named, nothing agreed to, no wording, a day to come, or a
    /// child without somebody who may agree for it.
    pub fn give_consent(&self, consent: Consent) -> Result<Outcome<ConsentId>> {
        let id = ConsentId::new();
        self.transact(Label::one(Action::GiveConsent, consent.person), |tx| {
            let consent = valid(tx.db(), consent)?;
            tx.label.record = Some(consent.person.into());
            tx.create(id, &consent)?;
            Ok(id)
        })
    }

    /// Takes one consent back from today on. Answers who was given something of that person, to be told.
    pub fn withdraw_consent(&self, id: ConsentId) -> Result<Outcome<Vec<Sent>>> {
        self.transact(Label::of(Action::WithdrawConsent), |tx| {
            let consent = here(tx.db(), id)?;
            tx.label.record = Some(consent.person.into());
            // What they were given is told by what had been said until now.
            let sent = sharing::sent(tx.db(), consent.person, Some(&consent.to))?;
            withdraw(tx, id, consent)?;
            Ok(sent)
        })
    }

    /// Takes back everything a person agreed to. Answers who was given something of them, to be told.
    pub fn withdraw_all(&self, person: AssetId) -> Result<Outcome<Vec<Sent>>> {
        self.transact(Label::one(Action::WithdrawConsent, person), |tx| {
            let person = shown_as(tx.db(), person)?;
            tx.label.record = Some(person.into());
            let sent = sharing::sent(tx.db(), person, None)?;
            for found in rows::of::<Consent>(tx.db(), "person", &person.0)? {
                if found.record.withdrawn.is_none() {
                    withdraw(tx, ConsentId(found.id), found.record)?;
                }
            }
            Ok(sent)
        })
    }

    /// Sets the day from which a consent does not count any more unless it is given again; null for none.
    pub fn review_consent(&self, id: ConsentId, by: Option<String>) -> Result<Outcome<()>> {
        self.transact(Label::of(Action::ReviewConsent), |tx| {
            let mut consent = here(tx.db(), id)?;
            tx.label.record = Some(consent.person.into());
            consent.review_by = by.as_deref().map(day).transpose()?;
            tx.update(id, &consent).map(drop)
        })
    }
}

fn here(db: &Connection, id: ConsentId) -> Result<Consent> {
    get::<Consent>(db, &id.0)?
        .filter(|found| found.existence == Existence::Here)
        .map(|found| found.record)
        .or_not_found("consent")
}

fn withdraw(tx: &mut Tx, id: ConsentId, consent: Consent) -> Result<()> {
    let withdrawn = Some(today(tx.db())?.to_string());
    tx.update(
        id,
        &Consent {
            withdrawn,
            ..consent
        },
    )
    .map(drop)
}

/// The day it is: by the clock, or by the newest entry of the log where the clock lags behind it. A clock that was
/// set back brings no consent back.
pub(crate) fn today(db: &Connection) -> Result<Date> {
    let newest: Option<String> = db
        .prepare_cached("SELECT max(at) FROM op")?
        .query_row([], |row| row.get(0))?;
    let newest = newest.and_then(|at| at.get(..10)?.parse().ok());
    let clock = crate::catalogue::today();
    Ok(newest.map_or(clock, |newest: Date| newest.max(clock)))
}

fn valid(db: &Connection, consent: Consent) -> Result<Consent> {
    let consent = Consent {
        person: shown_as(db, consent.person)?,
        ..consent
    };
    let person = stored(db, consent.person)?;
    if person.existence != Existence::Here {
        return Err(Error::NotFound("person"));
    }
    let person = person.record;
    if person.kind != AssetKind::Person {
        return Err(Error::invalid(
            "Only people agree to things. What a group or a place may be shared with is said by its audience.",
        ));
    }
    if person.is_child && consent.guardian.as_deref().and_then(said).is_none() {
        return Err(Error::invalid(
            "A child cannot agree alone. Write down who agreed for them.",
        ));
    }
    let purpose = get::<Purpose>(db, &consent.purpose.0)?
        .filter(|found| found.existence == Existence::Here)
        .or_not_found("purpose")?
        .record;
    if consent.what.is_empty() {
        return Err(Error::invalid("Tick at least one thing they agreed to."));
    }
    named(db, &consent.to)?;
    let wording = said(&consent.wording).ok_or_else(|| {
        Error::invalid(
            "Write down what they were told: without it nobody can show what was agreed to.",
        )
    })?;
    let on = day(&consent.on)?;
    if on > today(db)?.to_string() {
        return Err(Error::invalid("That day is still to come."));
    }
    let review_by = match (&consent.review_by, purpose.retention_months) {
        (Some(by), _) => Some(day(by)?),
        (None, Some(months)) => Some(months_after(&on, months)?),
        (None, None) => None,
    };
    if review_by.as_ref().is_some_and(|by| *by <= on) {
        return Err(Error::invalid(
            "It would have lapsed before it was given. Choose a later day for asking again.",
        ));
    }
    Ok(Consent {
        wording,
        on,
        review_by,
        taken_by: consent.taken_by.as_deref().and_then(said),
        guardian: consent.guardian.as_deref().and_then(said),
        withdrawn: None,
        ..consent
    })
}

/// Consent is towards somebody with a name.
fn named(db: &Connection, to: &Audience) -> Result<()> {
    match to {
        Audience::Me => Err(Error::invalid("Say who may have it.")),
        Audience::Team | Audience::Public => Ok(()),
        Audience::Partners(partners) if partners.is_empty() => {
            Err(Error::invalid("Name the partner who may have it."))
        }
        Audience::Partners(partners) => {
            for id in partners {
                let id: RecordId = id.0;
                get::<Partner>(db, &id)?
                    .filter(|found| found.existence == Existence::Here)
                    .or_not_found("partner")?;
            }
            Ok(())
        }
    }
}

fn day(text: &str) -> Result<String> {
    let day: std::result::Result<Date, _> = text.trim().parse();
    day.map(|day| day.to_string())
        .map_err(|_| Error::invalid(format!("“{text}” is not a day. Write it as 2026-03-31.")))
}

/// A day so many months later; the last of the month where it has no such day.
fn months_after(day: &str, months: u16) -> Result<String> {
    let begins: std::result::Result<Date, _> = day.parse();
    let ends = begins.and_then(|day| day.checked_add(jiff::Span::new().months(months)));
    ends.map(|day| day.to_string()).map_err(|_| {
        Error::invalid("That is too long from now. Choose fewer months for this purpose.")
    })
}

fn said(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
