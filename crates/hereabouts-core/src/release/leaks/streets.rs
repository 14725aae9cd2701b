//! House numbers: a number and a street, a street and a number, a flat and its number.

use super::patterns::{Word, words};

/// Words that end the name of a street and say little else, so that they count in small letters too.
#[rustfmt::skip]
const STREETS: &[&str] = &[
    "street", "road", "rd", "lane", "ln", "avenue", "ave", "close", "drive", "terrace", "grove", "crescent", "mews",
    "boulevard",
];
/// Words that end one (English) and say much else besides.
#[rustfmt::skip]
const STREETS_TOO: &[&str] = &[
    "st", "way", "court", "place", "gardens", "square", "hill", "row", "walk", "rise", "view", "green", "park",
    "parade", "yard", "fold", "croft", "bank", "buildings", "house", "quay", "mount", "brow", "vale", "wharf",
    "approach", "meadow", "meadows", "villas", "cottages", "arcade", "precinct", "passage", "garth", "parkway",
    "gate", "dene", "lea", "circus", "promenade", "esplanade", "heights", "alley", "cl", "cres", "gdns", "pl", "ct",
    "dr", "sq", "tce", "terr", "blvd", "bldgs",
];
/// Words that begin the name of one (Welsh and Polish).
#[rustfmt::skip]
const STREETS_FIRST: &[&str] = &[
    "heol", "stryd", "ffordd", "ul", "ulica", "ulicy", "aleja", "osiedle", "plac",
];
/// How streets end that are one word: Broadway, Deansgate, Oakfield.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "way", "gate", "field", "fields", "lands", "croft", "dene", "brook", "holme", "bank",
];
/// Such words that are no streets.
#[rustfmt::skip]
const NO_STREETS: &[&str] = &[
    "railway", "subway", "norway", "halfway", "highway", "motorway", "anyway", "gateway", "runway", "england",
    "midway",
];
/// Words before the number of a home.
const HOMES: &[&str] = &["flat", "apartment", "apt", "mieszkanie", "fflat"];
/// Words before an address.
#[rustfmt::skip]
const CUES: &[&str] = &[
    "at", "to", "from", "of", "no", "number", "nr", "opposite", "beside", "behind", "near", "is",
];
/// Words that no street is called by, so that "10 minutes from Mill Lane" and "a 5 mile drive" are none.
#[rustfmt::skip]
const NEVER: &[&str] = &[
    "the", "a", "an", "of", "in", "on", "at", "to", "from", "for", "and", "or", "with", "by", "is", "are", "was",
    "were", "be", "as", "it", "we", "our", "their", "its", "this", "that", "these", "those", "all", "any", "other",
    "others", "more", "different", "local", "small", "large", "per", "every", "each", "x", "pm", "am", "min",
    "mins", "minute", "minutes", "hour", "hours", "hr", "hrs", "day", "days", "week", "weeks", "month", "months",
    "year", "years", "yr", "yrs", "mile", "miles", "metre", "metres", "meter", "meters", "km", "m", "ft", "foot",
    "acre", "acres", "hectare", "hectares", "people", "adults", "children", "kids", "families", "members", "men",
    "women", "volunteers", "residents", "places", "seats", "spaces", "rooms", "room", "bed", "beds", "bedroom",
    "storey", "homes", "houses", "flats", "units", "shops", "clubs", "groups", "sites", "projects", "schools",
    "lane", "january", "off", "along", "near", "via", "when", "then", "where", "while", "before", "after", "until",
    "since", "during", "through", "across", "into", "onto", "over", "under", "between", "around", "about", "there",
    "which", "who", "has", "had", "have", "will",
];
/// Words a street's name has at most before the one that says it is a street.
const LONGEST: usize = 3;
/// A text of so many words that begins with a number may be an address and nothing more.
const ADDRESS: usize = 6;

/// Does a line of an address name a street?
pub fn is_street(line: &str) -> bool {
    let signs: Vec<char> = line.chars().collect();
    let ends = |word: &Word| word.is(STREETS) || word.is(STREETS_TOO) || word.is(STREETS_FIRST);
    words(&signs).iter().any(ends)
}

/// From and to, in characters.
pub fn house_numbers(words: &[Word]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|at| words.get(at));
        if is_number(word) {
            if let Some(last) = street(words, i) {
                found.push((word.at, last.end()));
            } else if let Some(home) = before.filter(|before| before.is(HOMES)) {
                found.push((home.at, word.end()));
            }
        } else if word.is(STREETS_FIRST) {
            let rest = &words[i + 1..];
            let names = rest
                .iter()
                .take(LONGEST)
                .take_while(|word| !is_number(word));
            let names = names.take_while(|word| !word.is(NEVER)).count();
            let number = words.get(i + 1 + names).filter(|word| is_number(word));
            if let Some(number) = number.filter(|_| names > 0) {
                found.push((word.at, number.end()));
            }
        }
    }
    found
}

fn is_number(word: &Word) -> bool {
    let figures = word.text.chars().take_while(char::is_ascii_digit).count();
    let rest = word.text.chars().count() - figures;
    (1..=4).contains(&figures)
        && (rest == 0 || (rest == 1 && word.text.ends_with(char::is_alphabetic)))
}

fn is_capital(word: &Word) -> bool {
    word.text.starts_with(char::is_uppercase)
}

/// The last word of the street that follows the number `i`.
fn street(words: &[Word], i: usize) -> Option<&Word> {
    let rest = &words[i + 1..];
    let capitals = rest
        .iter()
        .take(LONGEST)
        .take_while(|word| is_capital(word))
        .count();
    // The word that says it is a street may be small: 14 Mill lane.
    let ends = |word: &Word| word.is(STREETS) || word.is(STREETS_TOO);
    let mut places = 1..=capitals;
    if let Some(n) = places.find(|n| rest.get(*n).is_some_and(ends)) {
        return rest.get(n);
    }
    let is_name = |word: &&Word| word.text.chars().all(char::is_alphabetic) && !word.is(NEVER);
    let names = rest.iter().take(LONGEST).take_while(is_name).count();
    let mut places = 1..=names;
    if let Some(n) = places.find(|n| rest.get(*n).is_some_and(|word| word.is(STREETS))) {
        return rest.get(n);
    }
    if !is_told(words, i) {
        return None;
    }
    let mut places = 1..=names;
    if let Some(n) = places.find(|n| rest.get(*n).is_some_and(|word| word.is(STREETS_TOO))) {
        return rest.get(n);
    }
    rest.first()
        .filter(|word| is_name(word) && ends_like_one(word))
}

/// Is the number `i`, or the range it ends, said as an address is: "at 14", or first in a short text?
fn is_told(words: &[Word], mut i: usize) -> bool {
    if i > 0 && is_number(&words[i - 1]) {
        i -= 1;
    }
    match i.checked_sub(1).and_then(|at| words.get(at)) {
        Some(before) => before.is(CUES),
        None => words.len() <= ADDRESS,
    }
}

fn ends_like_one(word: &Word) -> bool {
    let word = word.text.to_lowercase();
    let ends = |ending: &&str| word.ends_with(*ending) && word.len() >= ending.len() + 3;
    ENDINGS.iter().any(ends) && !NO_STREETS.contains(&word.as_str())
}
