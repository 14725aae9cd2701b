//! What says where something is to whoever looks it up: degrees, references of the British and Irish grid, Plus Codes,
//! what3words, links to maps.

use super::patterns::{Word, is_gap, words};
use crate::erase::words::Span;
use crate::grid;

/// Parts of the addresses of maps; each holds one of [`LINKED`].
#[rustfmt::skip]
const MAPS: &[&str] = &[
    "maps.app.goo.gl", "goo.gl/maps", "google.com/maps", "google.co.uk/maps", "google.ie/maps", "google.pl/maps",
    "maps.google.", "maps.apple.", "bing.com/maps", "openstreetmap.", "osm.org/", "streetmap.co.uk", "osmaps.",
    "osmap.", "what3words.", "w3w.co", "plus.codes/", "waze.com", "citymapper.com", "here.com", "mapy.", "geo:",
    "geohack", "gridreferencefinder", "mapcarta.com", "wikimapia.org", "targeo.pl", "yandex.com/maps", "komoot.",
];
/// What is nowhere in a text is no link either.
#[rustfmt::skip]
const LINKED: &[&str] = &[
    "map", "osm", "///", "w3w", "what3words", "plus.codes", "waze", "geo", "here.com", "targeo", "komoot",
    "gridref",
];
/// Ends of the addresses of pages, which are three words with dots between as well.
#[rustfmt::skip]
const PAGES: &[&str] = &[
    "com", "org", "net", "info", "gov", "ac", "uk", "co", "pl", "ie", "eu", "scot", "wales", "cymru", "coop",
    "charity", "html", "page", "app", "site", "online", "community", "city", "pdf", "docx",
];
/// So many figures behind the point are a hundred metres or less.
const DECIMALS: usize = 3;
/// Between the two numbers of a place stand so many signs at most: "lat 53.45, long: -2.29".
const APART: usize = 14;

/// The squares of the Irish grid that hold land.
const IRISH: &str = "BCDFGHJLMNOQRSTVWX";

/// Where a text says so, in characters.
pub fn find(text: &str) -> Vec<Span> {
    let has_figure = text.bytes().any(|byte| byte.is_ascii_digit());
    let has_dots = text.contains('.') || text.contains("///");
    if !has_figure && !has_dots {
        return Vec::new();
    }
    let signs: Vec<char> = text.chars().collect();
    let mut found = links(text, &signs);
    found.extend(three_words(&signs));
    if has_figure {
        let words = words(&signs);
        found.extend(degrees(&signs));
        found.extend(codes(&signs));
        found.extend(references(&words, &signs));
    }
    found.sort_by_key(|(from, to)| (*from, std::cmp::Reverse(*to)));
    let mut apart: Vec<(usize, usize)> = Vec::new();
    for span in found {
        if apart.last().is_none_or(|(_, to)| *to <= span.0) {
            apart.push(span);
        }
    }
    let span = |(from, to): (usize, usize)| (from as u32, (to - from) as u32);
    apart.into_iter().map(span).collect()
}

/// Runs of signs without a space.
fn runs(signs: &[char]) -> impl Iterator<Item = (usize, &[char])> {
    let mut at = 0;
    let is_space = |sign: &char| {
        sign.is_whitespace() || is_gap(*sign) || matches!(sign, '<' | '>' | '"' | '(' | ')')
    };
    signs.split(is_space).filter_map(move |run| {
        let from = at;
        at += run.len() + 1;
        (!run.is_empty()).then_some((from, run))
    })
}

fn links(text: &str, signs: &[char]) -> Vec<(usize, usize)> {
    let small = text.to_ascii_lowercase();
    if !LINKED.iter().any(|part| small.contains(part)) {
        return Vec::new();
    }
    let is_map = |run: &[char]| {
        let run: String = run.iter().collect::<String>().to_ascii_lowercase();
        run.contains(['.', ':']) && MAPS.iter().any(|part| run.contains(part))
    };
    let maps = runs(signs).filter(|(_, run)| is_map(run));
    maps.map(|(from, run)| (from, from + trimmed(run)))
        .collect()
}

/// Its length without what ends a sentence or a part of it.
fn trimmed(run: &[char]) -> usize {
    let last = run
        .iter()
        .rposition(|sign| !matches!(sign, '.' | ',' | ';' | '!' | '?' | ':'));
    last.map_or(0, |last| last + 1)
}

/// "///filled.count.soap", and without the strokes where it is no page's address.
fn three_words(signs: &[char]) -> Vec<(usize, usize)> {
    let is_code = |run: &[char]| {
        let text: String = run[..trimmed(run)].iter().collect();
        let said = text.strip_prefix("///");
        let parts: Vec<&str> = said.unwrap_or(&text).split('.').collect();
        let least = if said.is_some() { 2 } else { 4 };
        let is_word =
            |part: &&str| part.chars().count() >= least && part.chars().all(char::is_lowercase);
        let is_page = || parts[0] == "www" || parts.iter().any(|part| PAGES.contains(part));
        parts.len() == 3 && parts.iter().all(is_word) && (said.is_some() || !is_page())
    };
    let codes = runs(signs).filter(|(_, run)| run.contains(&'.') && is_code(run));
    codes
        .map(|(from, run)| (from, from + trimmed(run)))
        .collect()
}

/// A number with what stands around it.
struct Number {
    from: usize,
    to: usize,
    value: f64,
    decimals: usize,
}

fn numbers(signs: &[char]) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        if !signs[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let length = |from: usize| {
            signs[from..]
                .iter()
                .take_while(|sign| sign.is_ascii_digit())
                .count()
        };
        let whole = length(at);
        let mut to = at + whole;
        let point = matches!(signs.get(to), Some('.' | ','))
            && signs.get(to + 1).is_some_and(char::is_ascii_digit);
        let decimals = if point { length(to + 1) } else { 0 };
        to += decimals + usize::from(point);
        let text: String = signs[at..to]
            .iter()
            .map(|sign| if *sign == ',' { '.' } else { *sign })
            .collect();
        let from = match at.checked_sub(1).map(|before| signs[before]) {
            Some('-' | '−' | '+') => at - 1,
            _ => at,
        };
        if let Some(value) = text.parse().ok().filter(|_| whole <= 3) {
            found.push(Number {
                from,
                to,
                value,
                decimals,
            });
        }
        at = to;
    }
    found
}

/// Two numbers that can be latitude and longitude, either way round; degrees and minutes with their signs.
fn degrees(signs: &[char]) -> Vec<(usize, usize)> {
    let numbers = numbers(signs);
    let mut found = Vec::new();
    for pair in numbers.windows(2) {
        let [a, b] = pair else {
            continue;
        };
        let between = signs.get(a.to..b.from).unwrap_or_default();
        let joins = |sign: &char| {
            is_gap(*sign) || "\n,;/|:=°ºNSEWnsew".contains(*sign) || is_of_word(*sign)
        };
        let near =
            (1..=APART).contains(&between.len()) && between.iter().all(joins) && is_named(between);
        let in_range = a.value.min(b.value) <= 90.0 && a.value.max(b.value) <= 180.0;
        if near && in_range && a.decimals >= DECIMALS && b.decimals >= DECIMALS {
            let is_side = matches!(signs.get(b.to), Some('N' | 'S' | 'E' | 'W' | '°' | 'º'));
            found.push((a.from, b.to + usize::from(is_side)));
        }
    }
    for number in &numbers {
        let behind = signs.get(number.to..).unwrap_or_default();
        if !matches!(behind, ['°' | 'º', ..]) {
            continue;
        }
        let behind = &behind[1..];
        let next = behind.iter().position(|sign| !is_gap(*sign));
        let next = next.and_then(|at| behind.get(at));
        let says = match next {
            Some(sign) if sign.is_ascii_digit() => true,
            Some('N' | 'S' | 'W' | 'E' | 'n' | 's' | 'w' | 'e') => number.decimals >= DECIMALS,
            _ => number.decimals >= DECIMALS,
        };
        if says {
            let goes_on = |sign: &char| {
                sign.is_ascii_digit() || is_gap(*sign) || "°º'’′\"”″.,NSEW-".contains(*sign)
            };
            let length = signs[number.to..]
                .iter()
                .take_while(|sign| goes_on(sign))
                .count();
            let end = signs[number.to..number.to + length]
                .iter()
                .rposition(|sign| !is_gap(*sign) && !matches!(sign, '.' | ','));
            found.push((number.from, number.to + end.map_or(0, |end| end + 1)));
        }
    }
    found
}

/// A letter of "lat", "long", "latitude", "longitude".
fn is_of_word(sign: char) -> bool {
    "latiudeongLATIUDEONG".contains(sign)
}

/// Are the words between two numbers none, or what latitude and longitude are called by?
fn is_named(between: &[char]) -> bool {
    let text: String = between.iter().collect::<String>().to_lowercase();
    let mut words = text
        .split(|sign: char| !sign.is_alphabetic())
        .filter(|word| !word.is_empty());
    words.all(|word| {
        matches!(
            word,
            "n" | "s" | "e" | "w" | "lat" | "lon" | "lng" | "long" | "latitude" | "longitude"
        )
    })
}

/// Plus Codes, whole and short.
fn codes(signs: &[char]) -> Vec<(usize, usize)> {
    let is_code = |run: &str| {
        let has_letter = run.bytes().any(|byte| byte.is_ascii_alphabetic());
        let (before, behind) = run.split_once('+').unwrap_or_default();
        let whole = has_letter && before.len() >= 4 && behind.len() >= 2;
        whole && (grid::plus_code::decode(run).is_some() || grid::plus_code::is_short(run))
    };
    let runs = runs(signs).filter(|(_, run)| run.contains(&'+'));
    let found = runs.filter_map(|(from, run)| {
        let length = trimmed(run);
        let text: String = run[..length].iter().collect();
        is_code(&text).then_some((from, from + length))
    });
    found.collect()
}

/// References of the British grid (SJ 801 923) and the Irish one (O 159 346).
fn references(words: &[Word], signs: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let letters = word
            .text
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .count();
        if !(1..=2).contains(&letters) || !word.text.is_ascii() {
            continue;
        }
        // What follows on it with nothing but spaces between, up to two groups of figures.
        let mut last = i;
        while last < i + 2
            && let Some(next) = words.get(last + 1)
            && signs[words[last].end()..next.at]
                .iter()
                .all(|sign| is_gap(*sign))
            && next.text.bytes().all(|byte| byte.is_ascii_digit())
        {
            last += 1;
        }
        let is = |last: &usize| {
            let text: String = signs[word.at..words[*last].end()]
                .iter()
                .filter(|sign| !is_gap(**sign))
                .collect();
            let groups: Vec<usize> = words[i + 1..=*last]
                .iter()
                .map(|word| word.text.len())
                .collect();
            let halves = match groups[..] {
                [a, b] => a == b && word.text.len() == letters && a >= 2,
                [one] => word.text.len() == letters && one >= 6,
                _ => word.text.len() >= letters + 6,
            };
            let is_capital = word
                .text
                .starts_with(|sign: char| sign.is_ascii_uppercase());
            // A kilometre only where it is written as nothing else is.
            let is_fine = text.len() - letters >= 6;
            // The numbers of companies (SC123456) and of official areas (W00003078) look like them.
            let is_joined = last == &i;
            let is_company = is_joined && text.len() == 8 && text.starts_with("SC");
            let is_area = is_joined && text[letters..].starts_with('0');
            let british = letters == 2
                && !is_company
                && (is_capital || is_fine)
                && grid::british::parse_reference(&text).is_ok();
            let is_land = IRISH.contains(&text[..1]);
            let irish = || {
                letters == 1
                    && is_land
                    && is_fine
                    && !is_area
                    && grid::irish::parse_reference(&text).is_some()
            };
            halves && (british || irish())
        };
        if let Some(last) = (i..=last).rev().find(is) {
            found.push((word.at, words[last].end()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let words = |(from, length): Span| {
            text.chars()
                .skip(from as usize)
                .take(length as usize)
                .collect()
        };
        find(text).into_iter().map(words).collect()
    }

    #[test]
    fn a_place_in_figures_letters_or_a_link_is_found() {
        for said in [
            "53.4505, -2.2995",
            "53.4505 -2.2995",
            "-2.29951,53.45051",
            "53,4505; -2,2995",
            "53.4505N 2.2995W",
            "53.4505, lon: -2.2995",
            "53°27'01.8\"N 2°17'58.2\"W",
            "53° 27.03' N",
            "53.4505°N",
            "SJ 80123 92345",
            "sj 801 923",
            "SJ801923",
            "SJ 80 92",
            "O 159 346",
            "O159346",
            "9C5VFP22+XQ",
            "FP22+XQ",
            "///filled.count.soap",
            "filled.count.soap",
            "https://maps.google.com/?q=53.4505",
            "https://maps.app.goo.gl/aB3d",
            "www.openstreetmap.org/node/12",
            "w3w.co/filled.count.soap",
        ] {
            assert_eq!(
                all(&format!("We are at {said} on Mondays.")),
                [said],
                "{said}"
            );
        }
    }

    #[test]
    fn what_only_looks_a_little_like_it_is_none() {
        for said in [
            "Open 10.30, 12.30 and 14.00",
            "It is 20°C, or 20° warm",
            "A turn of 45° to the left",
            "Since 1984, 12.500 people and 13.750 more",
            "OL6 7RT and M14 5AB",
            "Ring 0161 496 0001 or 07700 900123",
            "www.example.org and library.trafford.gov.uk",
            "write to rosa.maria.lind@example.org",
            "Registered charity 1123456, company SC123456",
            "2+2, 16+ and LGBTQ+",
            "We map what is strong.",
            "It ended.then it began.",
        ] {
            assert_eq!(all(said), [""; 0], "{said}");
        }
    }
}
