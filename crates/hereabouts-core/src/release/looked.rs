//! A release that was looked through as a whole, remembered for as long as nothing changes: turning a page of its
//! preview is then a matter of that page alone.

use super::last;
use super::request::{ReleaseRequest, SinceLast, What};
use super::rules::Rules;
use super::since::Token;
use super::survey::{Survey, survey};
use crate::catalogue::{Catalogue, Work, version};
use crate::consent;
use crate::error::Result;
use crate::search::{Bits, Found, by_name};
use rusqlite::Connection;
use std::sync::{Arc, PoisonError};

/// All that a preview tells, whatever page is in view.
pub struct Looked {
    pub rules: Rules,
    pub survey: Survey,
    /// Row numbers of what leaves, by name.
    pub order: Vec<u32>,
    pub token: Token,
    pub since_last: Option<SinceLast>,
}

/// What was looked through and when, and what came of it.
pub(crate) type Remembered = (String, Arc<Looked>);

impl Catalogue {
    /// Looks through a release, or remembers. A look that is still going on for something else is stopped: whoever
    /// asked for it has turned to this one.
    pub(super) fn looked(
        &self,
        db: &Connection,
        request: &ReleaseRequest,
        names: usize,
    ) -> Result<Arc<Looked>> {
        self.may_share()?;
        let key = format!(
            "{} {} {names} {request:?}",
            version(db)?,
            consent::today(db)?
        );
        if let Some((_, looked)) = self.remembered().as_ref().filter(|(of, _)| *of == key) {
            return Ok(looked.clone());
        }
        self.long_work().stop_all(Work::LookingThrough);
        let looked = Arc::new(look(self, db, request, names)?);
        *self.remembered() = Some((key, looked.clone()));
        Ok(looked)
    }

    fn remembered(&self) -> std::sync::MutexGuard<'_, Option<Remembered>> {
        self.looked_through
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets it: something was written, and what it names may be gone.
    pub(crate) fn forget_looked(&self) {
        *self.remembered() = None;
    }

    /// Stops looking through a release.
    pub fn leave_preview(&self) -> Result<()> {
        self.long_work().stop_all(Work::LookingThrough);
        Ok(())
    }
}

fn look(
    catalogue: &Catalogue,
    db: &Connection,
    request: &ReleaseRequest,
    names: usize,
) -> Result<Looked> {
    let rules = Rules::of(db, request)?;
    let wanted = rules.wanted(catalogue, db, &request.what)?;
    // Each asset is looked at for itself and for its relationships.
    let of = wanted.count() * 2;
    let going = catalogue
        .long_work()
        .begin(Work::LookingThrough, Some(of), true);
    let at = |done| going.at(done);
    let survey = survey(db, request, &rules, &wanted, names, at)?;
    let found = Found {
        bits: survey.released.clone(),
        ..Found::default()
    };
    Ok(Looked {
        order: by_name(db, &found)?,
        token: Token::of(db, &survey)?,
        since_last: last::since(db, request, &rules, &wanted, &survey)?,
        survey,
        rules,
    })
}

/// Of so many it takes a moment to find the first by name.
const QUICK: u64 = 20_000;

/// Row numbers of what is wanted, by name; where there are very many, in the order in which they were added, unless
/// the table has put them in order already.
pub fn in_order(
    catalogue: &Catalogue,
    db: &Connection,
    what: &What,
    wanted: &Bits,
) -> Result<Vec<u32>> {
    let remembered = match what {
        What::Everything => catalogue.remembered_by_name(db, "")?,
        What::Shown { query } => catalogue.remembered_by_name(db, query)?,
        What::Selected { .. } => None,
    };
    if let Some(remembered) = remembered {
        let order = remembered.order.iter().copied();
        return Ok(order.filter(|n| wanted.has(*n)).collect());
    }
    if wanted.count() > QUICK {
        return Ok(wanted.iter().collect());
    }
    let found = Found {
        bits: wanted.clone(),
        ..Found::default()
    };
    by_name(db, &found)
}
