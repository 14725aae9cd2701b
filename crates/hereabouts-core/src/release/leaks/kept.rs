//! What was decided about findings: in this release, and in earlier ones to the same reader.

use super::{Decision, Finding, Leak};
use crate::audience::Audience;
use crate::disclosure::Disclosure;
use crate::error::{Error, Result};
use crate::storage::rows;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// In the register: a finding that left because somebody said why, or does not any more. No word of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Accepted {
    pub what: Leak,
    /// See [`Finding::key`].
    pub key: String,
    /// Nothing where an earlier one was taken back.
    #[serde(default)]
    pub reason: Option<String>,
}

/// The answers that count.
pub struct Choices {
    now: BTreeMap<String, Decision>,
    /// Reason, and when it was given last.
    before: BTreeMap<String, (String, String)>,
}

impl Choices {
    /// Those of a request, and what this reader was given before with a reason.
    ///
    /// # Errors
    /// `Invalid` where something is kept without a reason.
    pub fn of(
        db: &Connection,
        now: &BTreeMap<String, Decision>,
        audience: &Audience,
    ) -> Result<Choices> {
        let without = |choice: &Decision| matches!(choice, Decision::Keep { reason } if reason.trim().is_empty());
        if now.values().any(without) {
            return Err(Error::invalid(
                "Say in a few words why it may leave. They are kept in the register.",
            ));
        }
        let mut before = BTreeMap::new();
        for found in rows::all::<Disclosure>(db, "\"on\", n")? {
            let entry = found.record;
            for accepted in entry
                .accepted
                .into_iter()
                .filter(|_| entry.audience == *audience)
            {
                match accepted.reason {
                    Some(reason) => before.insert(accepted.key, (reason, entry.on.clone())),
                    None => before.remove(&accepted.key),
                };
            }
        }
        Ok(Choices {
            now: now.clone(),
            before,
        })
    }

    /// What counts for a finding, and since when where it was decided before.
    pub fn about(&self, key: &str) -> (Option<Decision>, Option<String>) {
        if let Some(choice) = self.now.get(key) {
            return (Some(choice.clone()), None);
        }
        match self.before.get(key).cloned() {
            Some((reason, on)) => (Some(Decision::Keep { reason }), Some(on)),
            None => (None, None),
        }
    }

    /// What the register says of a finding of this release.
    pub fn entry(&self, finding: &Finding) -> Option<Accepted> {
        let reason = match &finding.choice {
            Some(Decision::Keep { reason }) => Some(reason.trim().to_owned()),
            // What was kept before and is not any more is not offered as kept again.
            _ if self.before.contains_key(&finding.key) => None,
            _ => return None,
        };
        Some(Accepted {
            what: finding.what,
            key: finding.key.clone(),
            reason,
        })
    }
}
