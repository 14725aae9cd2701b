//! One line of what somebody said, kept as separate gifts and wishes.

use super::reading::read;
use super::{Gift, GiftDomain, GiftForm, Terms};
use crate::asset::stored;
use crate::catalogue::{Catalogue, Outcome};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::{AssetId, GiftId, WishId};
use crate::wish::{Wish, WishKind};
use serde::{Deserialize, Serialize};

/// A line as it is understood.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ts_rs::TS)]
pub struct SaidLine {
    #[serde(default)]
    pub gifts: Vec<SaidGift>,
    #[serde(default)]
    pub wishes: Vec<SaidWish>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct SaidGift {
    pub what: String,
    #[serde(default)]
    pub would_teach: bool,
    #[serde(default)]
    pub domain: Option<GiftDomain>,
    #[serde(default)]
    pub form: Option<GiftForm>,
    #[serde(default)]
    pub terms: Option<Terms>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct SaidWish {
    pub what: String,
    #[serde(default)]
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
        Wish {
            kind: self.kind,
            ..Wish::of(holder, &self.what)
        }
    }
}

impl Catalogue {
    /// How a line would be kept.
    pub fn read_line(&self, text: String) -> Result<SaidLine> {
        Ok(read(&text))
    }

    /// Keeps each gift and each wish of a line, as one step.
    ///
    /// # Errors
    /// `Invalid` for a line without a word, `NotFound` where the holder is not here.
    pub fn capture_line(&self, holder: AssetId, text: String) -> Result<Outcome<Captured>> {
        let said = read(&text);
        if said == SaidLine::default() {
            return Err(Error::invalid(
                "Write what they offer or would love first: can teach sourdough; would love someone to walk with.",
            ));
        }
        self.transact(Label::one(Action::CaptureLine, holder), |tx| {
            stored(tx.db(), holder)?;
            let mut captured = Captured::default();
            for gift in &said.gifts {
                let id = GiftId::new();
                tx.create(id, &gift.held_by(holder).valid()?)?;
                captured.gifts.push(id);
            }
            for wish in &said.wishes {
                let id = WishId::new();
                tx.create(id, &wish.held_by(holder).valid()?)?;
                captured.wishes.push(id);
            }
            Ok(captured)
        })
    }
}
