//! What would give away a place that a release makes coarser: ties that say where, the names of where it is, and words
//! like "ask at the hall desk".

use super::names::Names;
use super::streets::is_street;
use crate::asset::{Asset, AssetKind};
use crate::erase::words::{Span, words};
use crate::error::Result;
use crate::id::{AssetId, RecordId};
use crate::relationship::Relationship;
use crate::storage::rows::{self, Existence, get};
use crate::vocabulary;
use rusqlite::Connection;

/// Ties of these types say where one end is when the other is known.
const SAY_WHERE: [&str; 9] = [
    "meets_at",
    "happens_at",
    "uses",
    "part_of",
    "looks_after",
    "holds_key_to",
    "owns",
    "keeper_of",
    "helps_run",
];

/// Words before a landmark: somebody is told where to go.
const CUES: [&str; 26] = [
    "at",
    "in",
    "inside",
    "behind",
    "beside",
    "by",
    "near",
    "next",
    "opposite",
    "above",
    "below",
    "over",
    "under",
    "outside",
    "from",
    "via",
    "across",
    "through",
    "w",
    "przy",
    "kolo",
    "obok",
    "za",
    "nad",
    "pod",
    "naprzeciw",
];

/// Words for what everybody round there knows where to find.
const LANDMARKS: [&str; 58] = [
    "hall",
    "church",
    "chapel",
    "mosque",
    "temple",
    "gurdwara",
    "synagogue",
    "school",
    "nursery",
    "college",
    "library",
    "pub",
    "inn",
    "cafe",
    "shop",
    "bakery",
    "surgery",
    "clinic",
    "pharmacy",
    "centre",
    "center",
    "club",
    "clubhouse",
    "station",
    "park",
    "bridge",
    "mill",
    "farm",
    "market",
    "square",
    "green",
    "common",
    "playground",
    "allotments",
    "bandstand",
    "museum",
    "theatre",
    "post",
    "desk",
    "gym",
    "pool",
    "canal",
    "lock",
    "bench",
    "arches",
    "kosciol",
    "kosciele",
    "kosciola",
    "szkola",
    "szkole",
    "szkoly",
    "bibliotece",
    "biblioteka",
    "swietlicy",
    "swietlica",
    "sklepie",
    "rynku",
    "parku",
];

/// Between the cue and the landmark stand so many words at most: "behind the old hall".
const BETWEEN: usize = 2;

/// Does this type of tie say where its ends are? Of the team's own types nobody knows, so they count.
pub fn says_where(kind: &str) -> bool {
    SAY_WHERE.contains(&kind) || !vocabulary::built_in().any(|known| known.key == kind)
}

/// The words that tell where one asset is.
pub struct Spot {
    names: Names,
    /// Whether words for landmarks count: not of people, of whom it is rarely said where they are.
    landmarks: bool,
}

impl Spot {
    /// Of an asset: its own address, and what it is tied to by where it is.
    pub fn of(db: &Connection, id: AssetId, asset: &Asset) -> Result<Spot> {
        let mut names = Names::default();
        let address = asset
            .place
            .as_ref()
            .and_then(|place| place.address.as_deref());
        for (i, line) in address.unwrap_or_default().split(['\n', ',']).enumerate() {
            // The name of a town alone is no spot.
            let is_street = i == 0 || is_street(line);
            if !is_street || words(line).len() < 2 {
                continue;
            }
            names.add(line);
            // Without the number of the house it is the street.
            names.add(line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '));
        }
        for side in ["from", "to"] {
            for found in rows::of::<Relationship>(db, side, &id.0)? {
                let tie = found.record;
                let other = match tie.from == id {
                    true => tie.to,
                    false => tie.from,
                };
                if says_where(&tie.kind)
                    && let Some(name) = landmark(db, &other.0)?
                {
                    names.add(&name);
                }
            }
        }
        Ok(Spot {
            names,
            landmarks: asset.kind != AssetKind::Person,
        })
    }

    /// Where a text names what it is found by.
    pub fn named(&self, text: &str) -> Vec<Span> {
        self.names.spans(text, None)
    }

    /// Where a text tells it.
    pub fn spans(&self, text: &str) -> Vec<Span> {
        let mut found = self.named(text);
        if self.landmarks {
            let by_name = found.clone();
            let apart = |(from, length): &Span| {
                by_name
                    .iter()
                    .all(|(at, long)| from + length <= *at || at + long <= *from)
            };
            found.extend(landmarks(text).into_iter().filter(apart));
        }
        found
    }
}

/// The name of something that can be found by it.
fn landmark(db: &Connection, id: &RecordId) -> Result<Option<String>> {
    let found = get::<Asset>(db, id)?.filter(|found| found.existence == Existence::Here);
    Ok(found
        .filter(|found| found.record.kind != AssetKind::Person && !found.record.is_child)
        .map(|found| found.record.name))
}

fn landmarks(text: &str) -> Vec<Span> {
    let there = words(text);
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(((from, _), word)) = there.get(next) {
        let behind = there.iter().skip(next + 1).take(BETWEEN + 1);
        let is_cue = CUES.contains(&word.as_str());
        let landmark = behind
            .filter(|_| is_cue)
            .position(|(_, word)| LANDMARKS.contains(&word.as_str()));
        next += 1;
        if let Some(at) = landmark {
            // "at the hall desk": the landmark goes on.
            let mut last = next + at;
            while there
                .get(last + 1)
                .is_some_and(|(_, word)| LANDMARKS.contains(&word.as_str()))
            {
                last += 1;
            }
            let ((end, length), _) = there[last];
            found.push((*from, end + length - from));
            next = last + 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_send_somebody_to_a_landmark_are_found() {
        let check = |text: &str, expect: &[&str]| {
            let signs: Vec<char> = text.chars().collect();
            let found = landmarks(text).into_iter().map(|(from, length)| {
                signs[from as usize..(from + length) as usize]
                    .iter()
                    .collect::<String>()
            });
            assert_eq!(found.collect::<Vec<_>>(), expect, "{text}");
        };
        check("Ask at the hall desk.", &["at the hall desk"]);
        check("Behind the old hall, on Mondays", &["Behind the old hall"]);
        check("In partnership with the school", &[]);
        check("w szkole, przy kościele", &["w szkole", "przy kościele"]);
        check("We love the park", &[]);
        check("In the week everybody is welcome", &[]);
    }

    #[test]
    fn ties_of_our_own_may_say_where_and_those_of_the_field_are_known() {
        for (kind, expect) in [
            ("meets_at", true),
            ("uses", true),
            ("funds", false),
            ("twin_of", false),
            ("lives above", true),
        ] {
            assert_eq!(says_where(kind), expect, "{kind}");
        }
    }
}
