//! Words in names: which say nothing, which are shortened, and which tell one thing from another near it.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words without which a name is the same.
#[rustfmt::skip]
pub(super) const NOTHING: &[&str] = &[
    "the", "a", "an", "of", "and", "at", "in", "for", "on", "to", "with", "by", "s", "de", "du", "des", "et", "und",
    "der", "dla", "yr", "ltd", "limited", "cic", "cio", "plc", "llp", "inc",
];

/// What people write short, and what they mean.
#[rustfmt::skip]
pub(super) const SHORTENED: &[(&str, &str)] = &[
    ("saint", "st"), ("rd", "road"), ("ave", "avenue"), ("ln", "lane"), ("cres", "crescent"), ("sq", "square"),
    ("gdns", "gardens"), ("pk", "park"), ("comm", "community"), ("ctr", "centre"), ("cntr", "centre"),
    ("center", "centre"), ("assoc", "association"), ("assn", "association"), ("soc", "society"), ("grp", "group"),
    ("org", "organisation"), ("organization", "organisation"), ("sch", "school"), ("prim", "primary"),
    ("jnr", "junior"), ("hosp", "hospital"), ("rc", "catholic"), ("ce", "cofe"), ("coop", "cooperative"),
    ("first", "1st"), ("second", "2nd"), ("third", "3rd"),
];

/// The same of several words.
pub(super) const PHRASES: &[(&[&str], &str)] = &[
    (&["c", "of", "e"], "cofe"),
    (&["church", "of", "england"], "cofe"),
    (&["roman", "catholic"], "catholic"),
    (&["c", "i", "c"], "cic"),
    (&["p", "t", "a"], "pta"),
    (&["co", "operative"], "cooperative"),
    (&["co", "op"], "cooperative"),
];

/// Words that make another thing of a name which has them in addition: the school beside the park, the boys' team,
/// the clubhouse.
#[rustfmt::skip]
const TELL_APART: &[&str] = &[
    "school", "academy", "college", "nursery", "preschool", "kindergarten", "church", "chapel", "cathedral", "abbey",
    "priory", "mosque", "masjid", "temple", "synagogue", "gurdwara", "hall", "park", "garden", "field", "ground",
    "pitch", "pavilion", "cemetery", "crematorium", "allotment", "library", "museum", "gallery", "theatre", "cinema",
    "pharmacy", "chemist", "surgery", "practice", "hospital", "clinic", "dentist", "hotel", "inn", "pub", "shop",
    "store", "market", "cafe", "restaurant", "station", "stop", "road", "street", "lane", "avenue", "drive", "close",
    "crescent", "terrace", "square", "parent", "pta", "scout", "cadet", "guide", "brownie", "rainbow", "band", "choir",
    "orchestra", "council", "infant", "junior", "primary", "secondary", "sixth", "boy", "girl", "playground", "bridge",
    "lodge", "farm", "farmhouse", "cottage", "house", "home", "court", "stadium", "toilet", "shelter", "memorial",
    "stable", "gate", "wall", "barn", "lychgate", "car", "parking", "office", "room", "site", "workshop", "garage",
    "clubhouse", "bowls", "depot", "reservoir", "wood", "canal", "pond", "pool", "gym", "north", "south", "east",
    "west", "upper", "lower", "badminton", "tennis", "football", "cricket", "rugby", "hockey", "netball", "bowling",
    "golf", "squash", "swimming", "athletics", "judo", "karate", "boxing", "gymnastics", "baptist", "methodist",
    "catholic", "anglican", "presbyterian", "quaker", "unitarian", "circuit", "women", "men", "ladies", "festival",
    "fund", "charity",
];

/// Words that are put into a name and left out of it.
#[rustfmt::skip]
const SAY_LITTLE: &[&str] = &[
    "community", "association", "society", "group", "club", "organisation", "project", "partnership", "foundation",
    "company", "service", "network", "team", "committee", "public", "local", "district", "official", "hub",
    "wellbeing", "charitable", "cooperative",
];

/// What else tells a thing from others no better than the sort of thing it is.
#[rustfmt::skip]
const OF_A_SORT: &[&str] = &[
    "trust", "centre", "friends", "sports", "youth", "green", "social", "village", "town", "city", "care", "day",
    "family", "child", "children", "young", "people", "resident", "united", "reformed", "cofe", "health", "leisure",
    "parish", "st", "new", "old", "tenant", "branch", "national", "british", "royal", "greater", "county", "borough",
    "support",
];

type Words = LazyLock<HashSet<String>>;

static APART: Words = LazyLock::new(|| listed(&[TELL_APART]));
static LITTLE: Words = LazyLock::new(|| listed(&[SAY_LITTLE]));
static SORTS: Words = LazyLock::new(|| listed(&[TELL_APART, SAY_LITTLE, OF_A_SORT]));

fn listed(lists: &[&[&str]]) -> HashSet<String> {
    let words = lists.iter().copied().flatten();
    words.map(|word| stem(word)).collect()
}

/// Does this word (see [`stem`]) make another thing of a name that has it in addition? So does any number.
pub(super) fn tells_apart(word: &str) -> bool {
    is_number(word) || APART.contains(word)
}

/// Is this word put into a name and left out of it?
pub(super) fn says_little(word: &str) -> bool {
    LITTLE.contains(word)
}

/// Does this word say what sort of thing it is, and not which of them?
pub(super) fn is_sort(word: &str) -> bool {
    SORTS.contains(word)
}

/// Numbers, also "1st" and "over50s".
pub(super) fn is_number(word: &str) -> bool {
    word.contains(|sign: char| sign.is_ascii_digit())
}

/// A word without what makes it several or somebody's: "Scouts", "St John's".
pub(super) fn stem(word: &str) -> String {
    let ends = |ending: &str| word.ends_with(ending);
    let stem = match word.len() {
        _ if !word.bytes().all(|sign| sign.is_ascii_lowercase()) => word,
        5.. if ends("ies") => return format!("{}y", &word[..word.len() - 3]),
        6.. if ["ches", "shes", "sses", "xes"].into_iter().any(ends) => &word[..word.len() - 2],
        4.. if ends("s") && !ends("ss") => &word[..word.len() - 1],
        _ => word,
    };
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_and_somebodys_are_one() {
        let check = |word: &str, expect: &str| assert_eq!(stem(word), expect);
        check("scouts", "scout");
        check("johns", "john");
        check("churches", "church");
        check("communities", "community");
        check("glass", "glass");
        check("bus", "bus");
        check("50s", "50s");
        check("школы", "школы");
    }

    #[test]
    fn no_word_is_in_two_lists() {
        let mut all: Vec<String> = [TELL_APART, SAY_LITTLE, OF_A_SORT]
            .concat()
            .into_iter()
            .map(stem)
            .collect();
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
        for word in ["bowling", "ladies", "parents"] {
            assert!(tells_apart(&stem(word)), "{word}");
        }
    }
}
