//! Words that sources use for kinds, statuses and days.

use crate::asset::{AssetKind, Status};
use crate::search::fold;

/// Words in what a source calls a thing or itself → the kind. The first that is found decides, so the
/// more telling words stand first.
const KINDS: &[(&str, AssetKind)] = &[
    ("food bank", AssetKind::Association),
    ("foodbank", AssetKind::Association),
    ("voluntary", AssetKind::Association),
    ("vol group", AssetKind::Association),
    ("charit", AssetKind::Association),
    ("club", AssetKind::Association),
    ("society", AssetKind::Association),
    ("association", AssetKind::Association),
    ("initiative", AssetKind::Association),
    ("choir", AssetKind::Association),
    ("group", AssetKind::Association),
    ("co-op", AssetKind::Exchange),
    ("coop", AssetKind::Exchange),
    ("shop", AssetKind::Exchange),
    ("market", AssetKind::Exchange),
    ("cafe", AssetKind::Exchange),
    ("business", AssetKind::Exchange),
    ("exchange", AssetKind::Exchange),
    ("librar", AssetKind::Institution),
    ("school", AssetKind::Institution),
    ("college", AssetKind::Institution),
    ("universit", AssetKind::Institution),
    ("council", AssetKind::Institution),
    ("hospital", AssetKind::Institution),
    ("surger", AssetKind::Institution),
    ("practice", AssetKind::Institution),
    ("pharmac", AssetKind::Institution),
    ("clinic", AssetKind::Institution),
    ("care home", AssetKind::Institution),
    ("nursing", AssetKind::Institution),
    ("residential", AssetKind::Institution),
    ("post office", AssetKind::Institution),
    ("jobcentre", AssetKind::Institution),
    ("children", AssetKind::Institution),
    ("service", AssetKind::Institution),
    ("institution", AssetKind::Institution),
    ("agency", AssetKind::Institution),
    ("organisation", AssetKind::Institution),
    ("organization", AssetKind::Institution),
    ("plaque", AssetKind::Culture),
    ("heritage", AssetKind::Culture),
    ("listed building", AssetKind::Culture),
    ("conservation", AssetKind::Culture),
    ("festival", AssetKind::Culture),
    ("story", AssetKind::Culture),
    ("stories", AssetKind::Culture),
    ("culture", AssetKind::Culture),
    ("tradition", AssetKind::Culture),
    ("place", AssetKind::Place),
    ("park", AssetKind::Place),
    ("hall", AssetKind::Place),
    ("venue", AssetKind::Place),
    ("building", AssetKind::Place),
    ("space", AssetKind::Place),
    ("allotment", AssetKind::Place),
];

/// Words for people. They must end what is said: older people are people, a volunteer centre is none.
const PEOPLE: &[&str] = &[
    "person",
    "people",
    "resident",
    "residents",
    "volunteer",
    "volunteers",
    "member",
    "members",
    "staff",
    "contacts",
];

/// Headings that only a register of organisations has.
const OF_ORGANISATIONS: &[&str] = &[
    "legal form",
    "company number",
    "companies house number",
    "organisation number",
];

/// Headings that only a list of people has.
const OF_PEOPLE: &[&str] = &[
    "can teach",
    "could teach",
    "would teach",
    "would love",
    "what i can offer",
    "what i can teach",
    "what i would love",
    "może nauczyć",
    "mogę nauczyć",
    "mogę zaoferować",
    "co mogę zaoferować",
];

/// The kind that a word for a type or a file's name speaks of.
pub fn kind(said: &str) -> Option<AssetKind> {
    let said = fold(said).replace(['_', '.'], " ");
    AssetKind::from_token(said.trim()).or_else(|| {
        KINDS
            .iter()
            .find(|(word, _)| said.contains(word))
            .map(|(_, kind)| *kind)
            .or_else(|| is_people(&said).then_some(AssetKind::Person))
    })
}

fn is_people(said: &str) -> bool {
    let mut words = said.split(|letter: char| !letter.is_alphabetic());
    let last = words.rfind(|word| !word.is_empty());
    last.is_some_and(|last| PEOPLE.contains(&last))
}

/// The kind that the headings of a table speak of, where its name says nothing.
pub fn kind_of_headings<'h>(headings: impl IntoIterator<Item = &'h str>) -> Option<AssetKind> {
    let headings = headings.into_iter();
    let said: Vec<String> = headings
        .map(|heading| super::words::words(heading).join(" "))
        .collect();
    let any = |of: &[&str]| said.iter().any(|said| of.contains(&said.as_str()));
    match any(OF_ORGANISATIONS) {
        true => Some(AssetKind::Institution),
        false => any(OF_PEOPLE).then_some(AssetKind::Person),
    }
}

/// What a source says of whether something is going.
pub fn status(said: &str) -> Option<Status> {
    Some(match fold(said).trim() {
        "idea" | "planned" | "proposed" => Status::Idea,
        "starting" | "new" | "opening soon" => Status::Starting,
        "going" | "active" | "open" | "current" | "live" | "yes" | "in use" | "operational"
        | "registered" => Status::Going,
        "resting" | "paused" | "temporarily closed" | "dormant" | "suspended" => Status::Resting,
        "ended" | "closed" | "inactive" | "defunct" | "ceased" | "removed" | "dissolved" => {
            Status::Ended
        }
        "unknown" => Status::Unknown,
        _ => return None,
    })
}

/// A day as sources write it, as ISO 8601; day before month where the figures leave it open.
pub fn day(said: &str) -> Option<String> {
    let said = said.trim();
    let date = said.split(['T', ' ']).next().unwrap_or(said);
    if let Ok(day) = date.parse::<jiff::civil::Date>() {
        return Some(day.to_string());
    }
    let parts: Vec<i64> = date
        .split(['/', '.', '-'])
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [first, second, year] = parts[..] else {
        return None;
    };
    let year = if year < 100 { year + 2000 } else { year };
    let (day, month) = if second > 12 {
        (second, first)
    } else {
        (first, second)
    };
    let date = jiff::civil::Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    );
    date.ok().map(|date| date.to_string())
}

/// The first letters of months, in English and in Polish.
const MONTHS: [&[&str]; 12] = [
    &["jan", "sty"],
    &["feb", "lut"],
    &["mar"],
    &["apr", "kwi"],
    &["may", "maj"],
    &["jun", "cze"],
    &["jul", "lip"],
    &["aug", "sie"],
    &["sep", "wrz"],
    &["oct", "paz"],
    &["nov", "lis"],
    &["dec", "gru"],
];

/// The same, also with the month in words and before the day: `3rd March 2026`, `Mar 3, 2026`, `3 marca 2026`.
pub fn loose_day(said: &str) -> Option<String> {
    if let Some(day) = day(said) {
        return Some(day);
    }
    let folded = crate::search::fold(said);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let (mut numbers, mut month) = (Vec::new(), None);
    for word in words.filter(|word| !word.is_empty()) {
        let figures = word.trim_end_matches(|c: char| c.is_alphabetic());
        match figures.parse::<i16>() {
            Ok(number) if matches!(&word[figures.len()..], "" | "st" | "nd" | "rd" | "th") => {
                numbers.push(number);
            }
            _ if month.is_none() => {
                let is = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
                month = Some(1 + MONTHS.iter().position(is)?);
            }
            _ => return None,
        }
    }
    let ([day, year], month) = (numbers[..].try_into().ok()?, i8::try_from(month?).ok()?);
    let day = i8::try_from(day).ok()?;
    let date = jiff::civil::Date::new(year, month, day).ok();
    date.filter(|_| year > 999).map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sources_call_things() {
        let check = |said, expect| assert_eq!(kind(said), expect, "{said}");
        check("place", Some(AssetKind::Place));
        check("gm_food_banks", Some(AssetKind::Association));
        check("Vol. group", Some(AssetKind::Association));
        check("trafford_greenspace_sites", Some(AssetKind::Place));
        check("libraries_bolton", Some(AssetKind::Institution));
        check("Sports Club", Some(AssetKind::Association));
        check("Residential homes", Some(AssetKind::Institution));
        check("Residents", Some(AssetKind::Person));
        check("people_2024", Some(AssetKind::Person));
        check("Older people", Some(AssetKind::Person));
        check("Volunteer Centre", None);
        check("zzz", None);
    }

    #[test]
    fn headings_of_organisations_and_of_people() {
        let check = |headings: &[&str], expect| {
            assert_eq!(kind_of_headings(headings.iter().copied()), expect);
        };
        check(&["Name", "Legal Form"], Some(AssetKind::Institution));
        check(
            &["name", "CompaniesHouseNumber"],
            Some(AssetKind::Institution),
        );
        check(&["Name", "Number"], None);
        check(&["Name", "Mogę nauczyć"], Some(AssetKind::Person));
        check(&["Name", "Wishes"], None);
    }

    #[test]
    fn days_as_they_are_written() {
        let check = |said, expect: Option<&str>| assert_eq!(day(said).as_deref(), expect, "{said}");
        check("2024-05-03", Some("2024-05-03"));
        check("2024-05-03T10:00:00", Some("2024-05-03"));
        check("3/5/2024", Some("2024-05-03"));
        check("3.5.24", Some("2024-05-03"));
        check("5/23/2024", Some("2024-05-23"));
        check("31/02/2024", None);
        check("spring", None);
    }
}
