//! The words by which a promise, a tie or a name is known in what was noted, in English and Polish. All folded.

use crate::erase::words::words;
use crate::gift::between;
use crate::vocabulary::RelationshipType;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// What follows these is promised, wherever they stand.
const PROMISED: &[&str] = &[
    "i promised to",
    "promised to",
    "i will",
    "i ll",
    "we will",
    "we ll",
    "i said i would",
    "said i would",
    "i said i d",
    "remember to",
    "remind me to",
    "i need to",
    "obiecalem",
    "obiecalam",
    "mam",
    "musze",
];
/// Something to do, where they begin a sentence.
const TO_DO: &[&str] = &[
    "ring",
    "call",
    "phone",
    "email",
    "text",
    "write to",
    "ask",
    "bring",
    "send",
    "take",
    "visit",
    "tell",
    "invite",
    "find out",
    "check",
    "drop by",
    "pop in",
    "get back to",
    "follow up",
    "zadzwonic",
    "zadzwon",
    "zadzwonie",
    "przyniesc",
    "przyniose",
    "napisac",
    "napisze",
    "zapytac",
    "zapytam",
    "zaprosic",
    "zaprosze",
    "odwiedzic",
    "odwiedze",
    "wyslac",
    "wysle",
    "sprawdzic",
    "sprawdze",
];
const DAYS: &[(&str, Weekday)] = &[
    ("monday|poniedzialek", Weekday::Monday),
    ("tuesday|wtorek", Weekday::Tuesday),
    ("wednesday|srode|sroda", Weekday::Wednesday),
    ("thursday|czwartek", Weekday::Thursday),
    ("friday|piatek", Weekday::Friday),
    ("saturday|sobote|sobota", Weekday::Saturday),
    ("sunday|niedziele|niedziela", Weekday::Sunday),
];
/// Days from the one on which it was said.
const LATER: &[(&str, i64)] = &[
    ("today|dzis|dzisiaj", 0),
    ("tomorrow|jutro", 1),
    ("next week|przyszlym tygodniu", 7),
];
/// Begin a sentence with a capital letter, and are nobody's name.
const NO_NAMES: &[&str] = &[
    "spoke",
    "talked",
    "chatted",
    "went",
    "had",
    "heard",
    "got",
    "rozmawialam",
    "rozmawialem",
    "rozmowa",
    "i",
    "we",
    "you",
    "she",
    "he",
    "they",
    "it",
    "the",
    "a",
    "an",
    "this",
    "that",
    "there",
    "these",
    "those",
    "who",
    "what",
    "when",
    "where",
    "how",
    "why",
    "my",
    "our",
    "her",
    "his",
    "their",
    "your",
    "and",
    "but",
    "or",
    "so",
    "if",
    "then",
    "also",
    "still",
    "always",
    "sometimes",
    "often",
    "never",
    "maybe",
    "perhaps",
    "really",
    "happily",
    "gladly",
    "now",
    "later",
    "today",
    "yesterday",
    "tomorrow",
    "everyone",
    "everybody",
    "someone",
    "somebody",
    "nobody",
    "people",
    "neighbours",
    "residents",
    "both",
    "all",
    "most",
    "many",
    "some",
    "one",
    "not",
    "no",
    "yes",
    "mum",
    "dad",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "would",
    "can",
    "could",
    "will",
    "ona",
    "on",
    "oni",
    "one",
    "ja",
    "my",
    "ty",
    "wy",
    "ten",
    "ta",
    "to",
    "kto",
    "co",
    "gdy",
    "kiedy",
    "gdzie",
    "jak",
    "i",
    "a",
    "ale",
    "wiec",
    "tez",
    "takze",
    "rowniez",
    "bardzo",
    "chetnie",
    "zawsze",
    "czasem",
    "nigdy",
    "moze",
    "dzis",
    "dzisiaj",
    "wczoraj",
    "jutro",
    "wszyscy",
    "ktos",
    "nikt",
    "ludzie",
    "sasiedzi",
    "pani",
    "pan",
];
/// Whoever comes after these is somebody.
const BRING_IN: &[&str] = &[
    "with",
    "met",
    "meet",
    "saw",
    "visited",
    "seeing",
    "meeting",
    "z",
    "ze",
    "spotkalam",
    "spotkalem",
    "odwiedzilam",
    "odwiedzilem",
];
/// May stand before or behind what is said of two, and says nothing of them.
const BESIDE: &[&str] = &[
    "and", "also", "she", "he", "they", "who", "the", "a", "an", "our", "my", "at", "i", "oraz",
    "ona", "on", "oni", "tez",
];
/// Other ways to say a tie, each with the key of its type.
const ALSO: &[(&str, &str)] = &[
    ("runs", "leads"),
    (
        "goes to|belongs to|is in|is part of|nalezy do|chodzi do",
        "member_of",
    ),
    (
        "works at|works for|volunteers at|volunteers for|pracuje w",
        "works_for",
    ),
    ("helps at|helps with|pomaga w", "helps_run"),
    ("is friends with|is a friend of|zna", "knows"),
];

/// What was promised in a sentence, and the character at which it begins to be.
pub(super) fn promise(sentence: &str) -> Option<(u32, &str)> {
    let all = words(sentence);
    let starts = |at: usize, way: &str| {
        let long = way.split(' ').count();
        let there = all.get(at..at + long)?;
        there
            .iter()
            .map(|(_, word)| word.as_str())
            .eq(way.split(' '))
            .then_some(long)
    };
    for at in 0..all.len() {
        // The longest first, so that “I promised to” is not “promised to” with a word before it.
        let long = PROMISED.iter().filter_map(|way| starts(at, way)).max();
        if let Some(((next, _), _)) = long.and_then(|long| all.get(at + long)) {
            return Some((all[at].0.0, between(sentence, *next, u32::MAX)));
        }
    }
    let to_do = TO_DO.iter().any(|way| starts(0, way).is_some()) && all.len() > 1;
    to_do.then(|| (all[0].0.0, between(sentence, all[0].0.0, u32::MAX)))
}

/// The day by which it was promised, as far as it says so.
pub(super) fn due(promise: &str, said_on: Date) -> Option<Date> {
    let said = format!(" {} ", crate::erase::words::folded(promise).join(" "));
    let says = |ways: &str| {
        ways.split('|')
            .any(|way| said.contains(&format!(" {way} ")))
    };
    let day = DAYS
        .iter()
        .find(|(ways, _)| says(ways))
        .map(|(_, day)| *day);
    let later = LATER
        .iter()
        .find(|(ways, _)| says(ways))
        .map(|(_, days)| *days);
    match (day, later) {
        (Some(day), _) => said_on.nth_weekday(1, day).ok(),
        (None, Some(days)) => said_on.checked_add(days.days()).ok(),
        (None, None) => None,
    }
}

pub(super) fn is_no_name(folded: &str) -> bool {
    NO_NAMES.contains(&folded) || BRING_IN.contains(&folded) || TO_DO.contains(&folded)
}

/// Whoever does something, said by another word than a name.
pub(super) fn stands_for_a_name(folded: &str) -> bool {
    [
        "she", "he", "they", "i", "we", "ona", "on", "oni", "one", "ja", "my",
    ]
    .contains(&folded)
}

/// A word between two of the same rank.
pub(super) fn joins(folded: &str) -> bool {
    ["and", "i", "oraz", "also", "but", "a"].contains(&folded)
}

/// The bytes behind each pause in a sentence: a comma, or a word between two of the same rank.
pub(super) fn pauses(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        if matches!(sign, ',' | '，' | '،') {
            found.push(at + sign.len_utf8());
        } else if before.is_whitespace() {
            let word = text[at..]
                .split(char::is_whitespace)
                .next()
                .unwrap_or_default();
            found.extend(
                ["and", "i", "oraz", "&"]
                    .contains(&word)
                    .then_some(at + word.len()),
            );
        }
        before = sign;
    }
    found
}

pub(super) fn brings_in(folded: &str) -> bool {
    BRING_IN.contains(&folded)
}

/// The words of what is said of two, without those beside it that say nothing.
pub(super) fn bare(mut folded: &[String]) -> &[String] {
    let beside = |word: Option<&String>| word.is_some_and(|word| BESIDE.contains(&word.as_str()));
    while beside(folded.first()) {
        folded = &folded[1..];
    }
    folded
}

/// The type of tie that these words say, and whether they say it from the other end.
pub(super) fn tie(types: &[RelationshipType], said: &[String]) -> Option<(String, bool)> {
    let same = |words: &str, said: &[String]| {
        !said.is_empty() && crate::erase::words::folded(words) == said
    };
    // What ends with “the” is tried without it, but “meets at” keeps its last word.
    let mut said = said;
    loop {
        for kind in types.iter().filter(|kind| !kind.retired) {
            let others = kind
                .words
                .values()
                .map(|words| (words.wording.as_str(), words.inverse.as_str()));
            for (wording, inverse) in others.chain([(kind.wording.as_str(), kind.inverse.as_str())])
            {
                if same(wording, said) || same(inverse, said) {
                    return Some((kind.key.clone(), !same(wording, said)));
                }
            }
        }
        let is = |key: &str| types.iter().any(|kind| kind.key == key && !kind.retired);
        let way = ALSO
            .iter()
            .find(|(ways, key)| is(key) && ways.split('|').any(|way| same(way, said)));
        if let Some((_, key)) = way {
            return Some(((*key).to_owned(), false));
        }
        let (last, rest) = said.split_last()?;
        if !BESIDE.contains(&last.as_str()) {
            return None;
        }
        said = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_are_known_by_their_words() {
        let check = |sentence: &str, expect: Option<&str>| {
            assert_eq!(
                promise(sentence).map(|(_, what)| what),
                expect,
                "{sentence}"
            );
        };
        check("I promised to ring Joan", Some("ring Joan"));
        check(
            "She sings, and I’ll bring the form on Tuesday",
            Some("bring the form on Tuesday"),
        );
        check("Ring her about the piano", Some("Ring her about the piano"));
        check("Zadzwonić do Haliny", Some("Zadzwonić do Haliny"));
        check("She will ring", None);
        check("The bell rings", None);
        check("Ring", None);
    }

    #[test]
    fn a_day_is_the_next_of_its_name() {
        let said = jiff::civil::date(2026, 6, 3);
        let check = |promise: &str, expect: Option<&str>| {
            let due = due(promise, said).map(|day| day.to_string());
            assert_eq!(due.as_deref(), expect, "{promise}");
        };
        check("ring on Tuesday", Some("2026-06-09"));
        check("ring on Wednesday", Some("2026-06-10"));
        check("w sobotę", Some("2026-06-06"));
        check("tomorrow", Some("2026-06-04"));
        check("next week", Some("2026-06-10"));
        check("some day", None);
    }
}
