//! A purpose and a consent to it, for tests.

use super::{Basis, Consent, How, Purpose, Shareable};
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::id::{AssetId, PurposeId};

pub fn add_purpose(catalogue: &Catalogue) -> PurposeId {
    let purpose = Purpose {
        label: "so that neighbours find each other".into(),
        basis: Basis::Consent,
        retention_months: None,
        assessment: None,
    };
    catalogue.save_purpose(None, purpose).unwrap().value
}

/// Somebody agreed today, by word of mouth.
pub fn agreed(person: AssetId, purpose: PurposeId, to: Audience, what: &[Shareable]) -> Consent {
    Consent {
        person,
        purpose,
        what: what.iter().copied().collect(),
        to,
        how: How::Spoken,
        wording: "May the council know your name?".into(),
        wording_version: None,
        on: crate::catalogue::today().to_string(),
        taken_by: Some("Maryam".into()),
        guardian: None,
        form: None,
        review_by: None,
        withdrawn: None,
    }
}
