//! Whether two assets may be one, and why. The one place that decides it.
//!
//! It asks and never answers: two of one name may be two. What a name alone can tell depends on how many here bear it;
//! a telephone of many is a switchboard; and a club is not the hall that it meets in.

use super::Sameness;
use super::names::{Like, Name};
use super::things::Thing;
use crate::asset::AssetKind;
use geo::{Distance, Haversine, Point};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A name with which more names begin than these tells nothing without a place.
const FEW: u32 = 6;
/// What more assets than these share is a switchboard or a council's front page.
const SHARED: u32 = 4;
/// So far apart (metres) two are at one spot, if that is known as well as this.
const NEAR_M: f64 = 300.0;
/// So far apart two of one postcode are, and two of one name may still be one.
const AROUND_M: f64 = 1_000.0;
/// What is wider (metres) says little about where in it something is.
const WIDE_M: f64 = 2_000.0;
/// Letters and figures of a postcode that tell houses of one street apart.
const OF_A_STREET: usize = 2;

/// Two assets that may be one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Judged {
    pub why: Vec<Sameness>,
    pub metres: Option<f64>,
    pub likely: bool,
}

impl Judged {
    /// For the order of a list alone: the more and the rarer things speak for it, the higher.
    pub(super) fn weight(&self) -> u32 {
        let each = self.why.iter().map(|why| match why {
            Sameness::Number => 32,
            Sameness::SameName => 16,
            Sameness::Phone | Sameness::Email => 8,
            Sameness::Web | Sameness::Postcode | Sameness::Near => 4,
            Sameness::LikeName => 2,
        });
        each.sum()
    }
}

/// How many assets share a beginning of their names, or a way to reach them.
#[derive(Debug, Default)]
pub(super) struct Counted {
    beginnings: HashMap<u64, u32>,
    ways: HashMap<u64, u32>,
}

impl Counted {
    /// All that one asset is called: of names that begin alike only one counts.
    pub(super) fn names<'n>(&mut self, names: impl IntoIterator<Item = &'n Name>) {
        let mut beginnings = Vec::new();
        for name in names {
            let mut begun = DefaultHasher::new();
            for word in name.words() {
                word.hash(&mut begun);
                beginnings.push(begun.finish());
            }
        }
        beginnings.sort_unstable();
        beginnings.dedup();
        for beginning in beginnings {
            *self.beginnings.entry(beginning).or_default() += 1;
        }
    }

    pub(super) fn ways(&mut self, thing: &Thing) {
        for way in &thing.ways {
            *self.ways.entry(hash(way)).or_default() += 1;
        }
    }

    /// Do few names begin with these words?
    pub(super) fn few(&self, words: &[String]) -> bool {
        let mut begun = DefaultHasher::new();
        words.iter().for_each(|word| word.hash(&mut begun));
        self.beginnings.get(&begun.finish()).copied() <= Some(FEW)
    }

    /// How both are reached, and no more than a few.
    fn shared(&self, one: &Thing, other: &Thing) -> Vec<Sameness> {
        let both = one.ways.iter().filter(|way| other.ways.contains(way));
        let told = both.filter(|way| self.ways.get(&hash(way)).copied() <= Some(SHARED));
        told.map(|(why, _)| *why).collect()
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hash = DefaultHasher::new();
    value.hash(&mut hash);
    hash.finish()
}

/// How far apart two are, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Apart {
    Near,
    Unknown,
    Around,
    Far,
}

/// Whether two may be one; none where nothing speaks for it, or something against it.
pub(super) fn judge(one: &Thing, other: &Thing, counted: &Counted) -> Option<Judged> {
    if !may_be_one(one.kind, other.kind) {
        return None;
    }
    let both = one.number.as_ref().zip(other.number.as_ref());
    if both.is_some_and(|(a, b)| a != b) {
        return None;
    }
    let numbered = both.is_some();
    let shared = counted.shared(one, other);
    let (apart, metres) = apart(one, other);
    let people = one.kind == AssetKind::Person;
    let alike = |mine: &Name, theirs: &Name| match people {
        true => person(mine, theirs, &shared, apart, counted),
        false => match mine.like(theirs) {
            Some((like, words)) => {
                let few = counted.few(words);
                let likely = named(like, few, numbered, &shared, apart)?;
                Some((Some(like), likely))
            }
            None => numbered.then_some((None, false)),
        },
    };
    // Of all that they are called those two names count that speak most for it.
    let called = one
        .names()
        .flat_map(|mine| other.names().map(move |theirs| (mine, theirs)));
    let alike = called.filter_map(|(mine, theirs)| alike(mine, theirs));
    let (like, likely) = alike.min_by_key(|(like, likely)| {
        let is_same = *like == Some(Like::Same);
        (!likely, !is_same, like.is_none())
    })?;
    let name = like.map(|like| match like {
        Like::Same => Sameness::SameName,
        _ => Sameness::LikeName,
    });
    let postcode = one.postcode.is_some() && one.postcode == other.postcode;
    let mut why: Vec<Sameness> = shared;
    why.extend(numbered.then_some(Sameness::Number));
    why.extend(postcode.then_some(Sameness::Postcode));
    let near = apart == Apart::Near && metres.is_some_and(|metres| metres <= NEAR_M);
    why.extend(near.then_some(Sameness::Near));
    why.extend(name);
    why.sort();
    why.dedup();
    Some(Judged {
        why,
        metres,
        // Whoever says that two of different kinds are one has to say first which kind it is.
        likely: likely && one.kind == other.kind,
    })
}

/// May two of these kinds be one? Associations and institutions never are, but whoever brought a list in may have
/// taken one for the other; so may a place and who keeps it, or trades in it.
fn may_be_one(one: AssetKind, other: AssetKind) -> bool {
    use AssetKind::{Association, Culture, Exchange, Institution, Place};
    one == other
        || matches!(
            (one.min(other), one.max(other)),
            (Association, Institution | Exchange)
                | (Institution, Place | Exchange)
                | (Place, Exchange | Culture)
        )
}

/// Whether two that are called alike are very likely one, or (none) nothing says that they are.
fn named(like: Like, few: bool, numbered: bool, shared: &[Sameness], apart: Apart) -> Option<bool> {
    let at_one_spot = match like {
        Like::Same | Like::Nearly => true,
        Like::Longer => few,
        Like::Initials => false,
    };
    let same = like == Like::Same;
    match apart {
        _ if numbered => Some(true),
        Apart::Near if at_one_spot => Some(true),
        _ if !shared.is_empty() && (few || same) => Some(same || apart != Apart::Far),
        Apart::Near | Apart::Unknown if few => Some(false),
        Apart::Around if few && same => Some(false),
        _ => None,
    }
}

/// The same of two people, who share names more often than anything: their own telephone or address says it, and a
/// first name alone says nothing.
fn person(
    one: &Name,
    other: &Name,
    shared: &[Sameness],
    apart: Apart,
    counted: &Counted,
) -> Option<(Option<Like>, bool)> {
    let like = one.like_of_person(other)?;
    let of_their_own = |why: &Sameness| matches!(why, Sameness::Phone | Sameness::Email);
    if shared.iter().any(of_their_own) {
        return Some((Some(like), true));
    }
    let whole = one.words().len().min(other.words().len()) >= 2;
    let may_be = match apart {
        Apart::Near => true,
        Apart::Unknown | Apart::Around => whole && counted.few(one.words()),
        Apart::Far => false,
    };
    may_be.then_some((Some(like), false))
}

/// How far apart two are, and how many metres lie between them.
fn apart(one: &Thing, other: &Thing) -> (Apart, Option<f64>) {
    let codes = one.postcode.as_ref().zip(other.postcode.as_ref());
    let same_code = codes.is_some_and(|(a, b)| a == b);
    let Some((here, there)) = one.bounds.zip(other.bounds) else {
        let apart = match codes {
            Some(_) if same_code => Apart::Near,
            Some((a, b)) if !of_one_quarter(a, b) => Apart::Far,
            _ => Apart::Unknown,
        };
        return (apart, None);
    };
    let metres = gap(here, there);
    let off = [off(one, here), off(other, there)];
    let exact = off.iter().all(|off| *off <= NEAR_M);
    let apart = match metres {
        m if m <= NEAR_M && exact || same_code && m <= AROUND_M => Apart::Near,
        m if m - off[0] - off[1] > AROUND_M => Apart::Far,
        _ if exact => Apart::Around,
        _ => Apart::Unknown,
    };
    (apart, Some(metres))
}

/// Two postcodes that differ by no more than streets near each other do.
fn of_one_quarter(a: &str, b: &str) -> bool {
    let without = |code: &str| code.len().saturating_sub(OF_A_STREET);
    a.len() == b.len() && a[..without(a)] == b[..without(b)]
}

/// How far (metres) it may lie from its shape, which says little itself where it is very wide.
fn off(thing: &Thing, [west, south, east, north]: [f64; 4]) -> f64 {
    let across = Haversine.distance(Point::new(west, south), Point::new(east, north));
    match across > WIDE_M {
        true => thing.off_m.max(across / 2.0),
        false => thing.off_m,
    }
}

/// Metres between the nearest points of two boxes; none where one reaches into the other.
fn gap(a: [f64; 4], b: [f64; 4]) -> f64 {
    /// The ends between which a gap of two stretches lies.
    fn between(a: [f64; 2], b: [f64; 2]) -> (f64, f64) {
        match (a[1] < b[0], b[1] < a[0]) {
            (true, _) => (a[1], b[0]),
            (_, true) => (a[0], b[1]),
            _ => (a[0].max(b[0]), a[0].max(b[0])),
        }
    }
    let (lon, other_lon) = between([a[0], a[2]], [b[0], b[2]]);
    let (lat, other_lat) = between([a[1], a[3]], [b[1], b[3]]);
    Haversine.distance(Point::new(lon, lat), Point::new(other_lon, other_lat))
}
