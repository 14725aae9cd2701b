//! What leaves although nobody meant it to: looked for in all that would leave beyond the team, before any of it does.
//!
//! - [`patterns`]: postcodes and e-mail addresses in what people wrote, with [`phones`] and [`streets`]
//! - [`names`]: the names of those who stay, with other forms of them in [`forms`]
//! - [`whereabouts`]: coordinates, references of grids, links to maps
//! - [`spot`]: what would give away a place that leaves coarser than it is known
//! - [`published`]: what leaves on purpose
//! - [`look`]: all of this in one asset and in one tie, its [`words`] apart
//! - [`left`]: what is left out because of it, the same for the preview and for the files
//! - [`kept`]: what somebody decided about it, now or in an earlier release
//!
//! What is found stays unless somebody keeps it and says why. A way to reach somebody that may be published, and an
//! address that leaves as it is known, leave on purpose: they are looked for in the words around them alone.

mod forms;
mod kept;
mod left;
mod look;
mod names;
mod patterns;
mod phones;
mod published;
mod spot;
mod streets;
mod whereabouts;
mod words;

pub use kept::Accepted;
pub(super) use left::Left;
pub(super) use look::{Found, Looking};
pub(crate) use names::Names;

use crate::asset::AssetKind;
use crate::erase::words::Span;
use crate::id::AssetId;
use crate::search::fold;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What a passage may tell.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Leak {
    /// The name of somebody who stays.
    WithheldPerson,
    Phone,
    Email,
    Postcode,
    HouseNumber,
    /// A tie that says where something is whose place leaves coarser.
    TieGivesSpotAway,
    /// A way to reach it that says so.
    ContactGivesSpotAway,
    /// Words that say so.
    TextGivesSpotAway,
    /// What a photo shows may say so.
    PhotoGivesSpotAway,
    /// What nearly nobody else here offers, of somebody whose name stays.
    RareInSmallArea,
    /// It sounds like a place that must not be found, and is not safeguarded.
    SoundsSafeguarded,
    /// It leaves alone, so that everything about the file is about it.
    CollectionOfOne,
}

impl Leak {
    /// Why what is found stays, in a sentence.
    pub fn why(self) -> &'static str {
        match self {
            Leak::WithheldPerson => "It names somebody who stays here.",
            Leak::Phone => "There is a phone number in it.",
            Leak::Email => "There is an e-mail address in it.",
            Leak::Postcode => "There is a postcode in it.",
            Leak::HouseNumber => "There is a house number in it.",
            Leak::TieGivesSpotAway
            | Leak::ContactGivesSpotAway
            | Leak::TextGivesSpotAway
            | Leak::PhotoGivesSpotAway => "It stays here, it would give the spot away.",
            Leak::RareInSmallArea => "So few here offer this that it would say who it is.",
            Leak::SoundsSafeguarded => "It sounds like a place that must not be found.",
            Leak::CollectionOfOne => "It would leave alone, and all of the file would tell of it.",
        }
    }

    /// As it is hashed.
    fn token(self) -> String {
        let token = serde_json::to_value(self).unwrap_or_default();
        token.as_str().unwrap_or_default().to_owned()
    }
}

/// A text without what gives somebody away: names, phone numbers, e-mail addresses, postcodes and numbers of houses
/// are "…". None where nothing is left of it. `speaker` says it, and may be called there as they are on the list
/// already.
pub(crate) fn without_leaks(
    text: &str,
    names: &Names,
    speaker: Option<(AssetId, &str)>,
) -> Option<String> {
    let signs: Vec<char> = text.chars().collect();
    let is_own = |(from, length): &Span| {
        let said = signs.iter().skip(*from as usize).take(*length as usize);
        speaker.is_some_and(|(_, own)| fold(&said.collect::<String>()) == fold(own))
    };
    let mut found: Vec<Span> = patterns::find(text)
        .into_iter()
        .map(|(_, span)| span)
        .collect();
    let named = names.spans(text, speaker.map(|(id, _)| id));
    found.extend(named.into_iter().filter(|span| !is_own(span)));
    let mut kept = String::with_capacity(text.len());
    for (at, sign) in (0_u32..).zip(&signs) {
        let is_in = |(from, length): &&Span| (*from..from + length).contains(&at);
        match found.iter().find(is_in) {
            None => kept.push(*sign),
            Some((from, _)) if *from == at => kept.push('…'),
            Some(_) => {}
        }
    }
    kept.chars().any(char::is_alphanumeric).then_some(kept)
}

/// One passage worth a look before it leaves.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Finding {
    /// Names this passage of this record and no other, so that an answer never holds for what is written later.
    pub key: String,
    pub record: AssetId,
    pub name: String,
    pub kind: AssetKind,
    /// As in [`super::request::Leaving`]; also "name", "tie" and "everything".
    pub field: String,
    pub what: Leak,
    pub passage: Excerpt,
    /// What was decided; while there is nothing, the field stays.
    pub choice: Option<Decision>,
    /// ISO 8601 day and time of the release for which it was decided so; nothing when it was decided now.
    pub decided_on: Option<String>,
}

/// The words that were found, and those around them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Excerpt {
    pub before: String,
    pub words: String,
    pub after: String,
}

/// What somebody decided about a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "do", deny_unknown_fields)]
pub enum Decision {
    LeaveOutField,
    LeaveOutRecord,
    Keep { reason: String },
}

/// So many characters of a text are shown on each side of what was found in it.
const AROUND: usize = 48;

impl Excerpt {
    fn whole(words: &str) -> Excerpt {
        Excerpt {
            before: String::new(),
            words: words.to_owned(),
            after: String::new(),
        }
    }

    /// A span of a text, in characters, with the words around it.
    fn of(text: &str, (from, length): Span) -> Excerpt {
        let signs: Vec<char> = text.chars().collect();
        let from = (from as usize).min(signs.len());
        let to = (from + length as usize).min(signs.len());
        // Cut between words, where there is a place to.
        let is_space = |sign: &char| sign.is_whitespace();
        let mut first = from.saturating_sub(AROUND);
        let mut last = (to + AROUND).min(signs.len());
        if first > 0 {
            first += signs[first..from]
                .iter()
                .position(is_space)
                .map_or(0, |at| at + 1);
        }
        if last < signs.len() {
            last = signs[to..last]
                .iter()
                .rposition(is_space)
                .map_or(last, |at| to + at);
        }
        let said = |signs: &[char]| signs.iter().collect::<String>();
        let cut = |is: bool| if is { "…" } else { "" };
        Excerpt {
            before: format!("{}{}", cut(first > 0), said(&signs[first..from])),
            words: said(&signs[from..to]),
            after: format!("{}{}", said(&signs[to..last]), cut(last < signs.len())),
        }
    }
}

/// The first half of SHA-256 over what a finding is about, as hexadecimal digits.
fn key(record: AssetId, field: &str, what: Leak, passage: &Excerpt) -> String {
    let Excerpt {
        before,
        words,
        after,
    } = passage;
    let said = fold(&format!("{before}{words}{after}"));
    let said: Vec<&str> = said.split_whitespace().collect();
    let whole = format!(
        "{record}\n{field}\n{}\n{}\n{}",
        what.token(),
        fold(words),
        said.join(" ")
    );
    let digest = Sha256::digest(whole);
    digest[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
