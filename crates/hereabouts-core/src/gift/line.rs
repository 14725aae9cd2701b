//! One line of what somebody said, read as separate gifts and wishes.

use super::{Gift, GiftDomain, GiftForm, Terms};
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::id::{AssetId, GiftId, WishId};
use crate::wish::{Wish, WishKind};
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

impl SaidGift {
    pub(crate) fn held_by(&self, holder: AssetId) -> Gift {
        Gift {
            would_teach: self.would_teach,
            domain: self.domain,
            form: self.form,
            terms: self.terms,
            ..Gift::of(holder, &self.what)
        }
    }
}

impl SaidWish {
    pub(crate) fn held_by(&self, holder: AssetId) -> Wish {
        Wish { kind: self.kind, ..Wish::of(holder, &self.what) }
    }
}

/// A line as gifts and wishes.
pub(crate) fn read(text: &str) -> SaidLine {
    let mut line = SaidLine::default();
    for clause in text.split(';').map(str::trim).filter(|clause| !clause.is_empty()) {
        match clause.strip_prefix("would love ") {
            Some(what) => line.wishes.push(SaidWish { what: what.to_owned(), kind: None }),
            None => line.gifts.push(SaidGift {
                what: clause.to_owned(),
                would_teach: false,
                domain: None,
                form: None,
                terms: None,
            }),
        }
    }
    line
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
