//! One line of what somebody said, read as separate gifts and wishes.

use super::{GiftDomain, GiftForm, Terms};
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::id::{AssetId, GiftId, WishId};
use crate::wish::WishKind;
use serde::Serialize;

/// A line as it is understood.
#[derive(Debug, Clone, PartialEq, Default, Serialize, ts_rs::TS)]
pub struct SaidLine {
    pub gifts: Vec<SaidGift>,
    pub wishes: Vec<SaidWish>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SaidGift {
    pub what: String,
    pub would_teach: bool,
    pub domain: Option<GiftDomain>,
    pub form: Option<GiftForm>,
    pub terms: Option<Terms>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SaidWish {
    pub what: String,
    pub kind: Option<WishKind>,
}

/// What a line became.
#[derive(Debug, Clone, PartialEq, Default, Serialize, ts_rs::TS)]
pub struct Captured {
    pub gifts: Vec<GiftId>,
    pub wishes: Vec<WishId>,
}

impl Catalogue {
    pub fn read_line(&self, text: String) -> Result<SaidLine> {
        let _ = text;
        Err(Error::invalid("stub"))
    }

    pub fn capture_line(&self, holder: AssetId, text: String) -> Result<Outcome<Captured>> {
        let _ = (holder, text);
        Err(Error::invalid("stub"))
    }
}
