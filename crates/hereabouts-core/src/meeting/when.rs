//! Days and times of day in what people say of when they can: "weekday evenings", "soboty rano".

use crate::search::fold;

const WORKDAYS: u8 = 0b001_1111;
const WEEKEND: u8 = 0b110_0000;
const MORNING: u8 = 1;
const AFTERNOON: u8 = 2;
const EVENING: u8 = 4;

/// How a word begins, folded; the days it means, Monday as the lowest bit; the times of day.
const WORDS: &[(&str, u8, u8)] = &[
    ("monday", 1, 0),
    ("tuesday", 2, 0),
    ("wednesday", 4, 0),
    ("thursday", 8, 0),
    ("friday", 16, 0),
    ("saturday", 32, 0),
    ("sunday", 64, 0),
    ("weekday", WORKDAYS, 0),
    ("weekend", WEEKEND, 0),
    ("daily", WORKDAYS | WEEKEND, 0),
    ("morning", 0, MORNING),
    ("afternoon", 0, AFTERNOON),
    ("lunchtime", 0, AFTERNOON),
    ("daytime", 0, MORNING | AFTERNOON),
    ("evening", 0, EVENING),
    ("night", 0, EVENING),
    ("poniedzial", 1, 0),
    ("wtor", 2, 0),
    ("srod", 4, 0),
    ("czwart", 8, 0),
    ("piatek", 16, 0),
    ("piatk", 16, 0),
    ("sobot", 32, 0),
    ("niedziel", 64, 0),
    ("powszedni", WORKDAYS, 0),
    ("codzien", WORKDAYS | WEEKEND, 0),
    ("rano", 0, MORNING),
    ("rank", 0, MORNING),
    ("porank", 0, MORNING),
    ("popoludni", 0, AFTERNOON),
    ("wieczor", 0, EVENING),
];

/// What comes behind one of these is meant not to be.
const NOT: [&str; 7] = ["not", "no", "never", "except", "nie", "oprocz", "poza"];

struct Time<'a> {
    said: &'a str,
    days: u8,
    parts: u8,
}

fn times(text: &str) -> Vec<Time<'_>> {
    let mut found = Vec::new();
    for clause in text.split([',', ';', '.']) {
        for said in clause.split(|sign: char| !sign.is_alphanumeric()) {
            let word = fold(said);
            if NOT.contains(&word.as_str()) {
                break;
            }
            let time = WORDS.iter().find(|(begin, ..)| word.starts_with(begin));
            found.extend(time.map(|&(_, days, parts)| Time { said, days, parts }));
        }
    }
    found
}

/// The words of the first text in which both mean the same days or times of day; none where nothing agrees, or what
/// one says of days or of times leaves out the other.
pub(super) fn overlap(one: &str, other: &str) -> Option<String> {
    let (ones, others) = (times(one), times(other));
    let all = |times: &[Time<'_>]| {
        let each = times.iter();
        each.fold((0, 0), |(days, parts), time| {
            (days | time.days, parts | time.parts)
        })
    };
    let ((days, parts), (other_days, other_parts)) = (all(&ones), all(&others));
    let apart = |one: u8, other: u8| one != 0 && other != 0 && one & other == 0;
    if apart(days, other_days) || apart(parts, other_parts) {
        return None;
    }
    let shared = ones
        .iter()
        .filter(|time| time.days & other_days != 0 || time.parts & other_parts != 0);
    let words: Vec<&str> = shared.map(|time| time.said).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_can_at_the_same_time() {
        let check = |one: &str, other: &str, expect: Option<&str>| {
            assert_eq!(overlap(one, other).as_deref(), expect, "{one} | {other}");
        };
        check(
            "weekday evenings",
            "Tuesday evenings, Saturdays",
            Some("weekday evenings"),
        );
        check("Saturday mornings", "weekends", Some("Saturday"));
        check("Saturday mornings", "Saturday afternoons", None);
        check("Mondays", "Tuesdays and Thursdays", None);
        check("evenings", "Fridays", None);
        check("soboty rano", "Saturday mornings", Some("soboty rano"));
        check("środy wieczorem", "wtorki i środy", Some("środy"));
        check("not Mondays, Fridays", "Mondays", None);
        check("any time", "whenever", None);
        check("", "", None);
    }
}
