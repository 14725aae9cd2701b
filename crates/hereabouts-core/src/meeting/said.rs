//! What is offered or wished for, as somebody to meet over it is looked for.

use crate::asset::{Asset, AssetKind};
use crate::gift::{Gift, GiftForm, GiftStatus};
use crate::id::{AssetId, RecordId};
use crate::storage::rows::{Existence, Stored};
use crate::topic::{self, Word};
use crate::wish::{Wish, WishKind, WishStatus};

/// What is offered, or wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Gift,
    Wish,
}

impl Side {
    pub fn table(self) -> &'static str {
        match self {
            Side::Gift => "gift",
            Side::Wish => "wish",
        }
    }
}

pub(super) struct Said {
    pub side: Side,
    /// None where an asset by itself is what it offers.
    pub id: Option<RecordId>,
    pub holder: AssetId,
    pub what: String,
    pub words: Vec<Word>,
    pub when: Option<String>,
    /// It would be taught, or is wished to be learned.
    pub taught: bool,
    /// Company is wished for: somebody with the same wish is as good as one who offers.
    pub company: bool,
}

impl Said {
    /// None for a gift that is not offered now.
    pub fn gift(found: Stored<Gift>) -> Option<Said> {
        let gift = found.record;
        let offered = matches!(gift.status, GiftStatus::Offered | GiftStatus::TakenUp);
        (offered && found.existence == Existence::Here).then(|| Said {
            side: Side::Gift,
            id: Some(found.id),
            holder: gift.holder,
            words: words([&gift.what].into_iter().chain(&gift.topics)),
            taught: gift.would_teach || gift.form == Some(GiftForm::Teach),
            company: false,
            when: gift.when,
            what: gift.what,
        })
    }

    /// None for a wish that found somebody, came true or was let go.
    pub fn wish(found: Stored<Wish>) -> Option<Said> {
        let wish = found.record;
        let open = matches!(wish.status, WishStatus::Open | WishStatus::Exploring);
        (open && found.existence == Existence::Here).then(|| Said {
            side: Side::Wish,
            id: Some(found.id),
            holder: wish.holder,
            words: words([&wish.what].into_iter().chain(&wish.topics)),
            taught: wish.kind == Some(WishKind::Learn),
            company: wish.kind == Some(WishKind::FindCompany),
            when: wish.when,
            what: wish.what,
        })
    }

    /// A group, an organisation, a place: its name and its tags are what it offers. People are not what they are
    /// called.
    pub fn itself(id: AssetId, asset: &Asset) -> Option<Said> {
        (asset.kind != AssetKind::Person).then(|| Said {
            side: Side::Gift,
            id: None,
            holder: id,
            what: asset.name.clone(),
            words: words([&asset.name].into_iter().chain(&asset.tags)),
            when: asset.times.clone(),
            taught: false,
            company: false,
        })
    }
}

/// The topics of several texts, each once.
fn words<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    for word in texts.into_iter().flat_map(|text| topic::words(text)) {
        if !found.iter().any(|known| known.keys == word.keys) {
            found.push(word);
        }
    }
    found
}
