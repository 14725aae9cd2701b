//! The first of what would leave, before all of it was looked through.

use super::contents::leaver;
use super::fields::{Key, known};
use super::looked::in_order;
use super::preview::line;
use super::request::{FirstLeaving, ReleaseRequest};
use super::rules::Rules;
use crate::catalogue::Catalogue;
use crate::error::Result;
use hereabouts_export as export;
use std::collections::BTreeSet;

/// So many are shown, and so many looked at for them: where nearly all stay, few or none are shown.
const SHOWN: usize = 50;
const LOOKED_AT: usize = 400;

impl Catalogue {
    /// The first assets that would leave, by name where that is soon known, each as it is by itself. What becomes of them beside all the
    /// others is known only from [`Catalogue::preview_release`]: how many share a square with them, and what in their
    /// words names somebody who stays.
    pub fn first_of_release(&self, request: ReleaseRequest) -> Result<FirstLeaving> {
        self.may_share()?;
        self.read(|db| {
            let mut rules = Rules::asking(db, &request)?;
            let wanted = rules.wanted(self, db, &request.what)?;
            let (mut leavers, mut open) = (Vec::new(), Vec::new());
            let order = in_order(self, db, &request.what, &wanted)?;
            for n in order.into_iter().take(LOOKED_AT) {
                let mut known = known(db, n)?;
                // Of very many consents only these are read.
                rules.ask(db, known.id)?;
                known.take_photos(db, &rules)?;
                if rules.stays(known.id, &known.asset).is_some() {
                    continue;
                }
                known.take_gifts(db)?;
                let leaver = leaver(&known, &rules, false);
                if leaver.generalised.is_some() {
                    open.push(known.id);
                }
                leavers.push((known, leaver));
                if leavers.len() == SHOWN {
                    break;
                }
            }
            let keys: BTreeSet<Key> = leavers
                .iter()
                .flat_map(|(_, leaver)| leaver.fields.leaving.iter().map(|(key, _)| key.clone()))
                .collect();
            let keys: Vec<&Key> = keys.iter().collect();
            let columns = export::Columns::new(keys.iter().map(|key| key.column()));
            let leavers = leavers.into_iter();
            Ok(FirstLeaving {
                asked: wanted.count(),
                leaving: leavers
                    .map(|(known, leaver)| line(&known, leaver, &keys, &columns))
                    .collect(),
                open,
            })
        })
    }
}
