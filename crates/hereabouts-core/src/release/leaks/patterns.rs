//! What gives somebody away by its form alone: postcodes and e-mail addresses here, phone numbers and house numbers
//! beside it.

use super::Leak;
use super::phones::phones;
use super::streets::house_numbers;
use crate::erase::words::Span;

/// Between the halves of a postcode stand so many spaces at most.
const MOST_GAPS: usize = 3;
/// Signs of the longest postcode that is one word: SW1A1AA.
const LONGEST: usize = 7;
const ORDINALS: &[&str] = &["1st", "2nd", "3rd", "4th", "5th"];

/// A run of letters and figures, with where it stands.
pub struct Word {
    pub at: usize,
    pub text: String,
}

/// Everything of that kind in a text.
pub fn find(text: &str) -> Vec<(Leak, Span)> {
    // Nothing here is without a figure or an @.
    if !text
        .chars()
        .any(|sign| sign.is_ascii_digit() || sign == '@')
    {
        return Vec::new();
    }
    let signs: Vec<char> = text.chars().collect();
    let words = words(&signs);
    let mut found: Vec<(Leak, Span)> = Vec::new();
    let mut add = |leak, spans: Vec<(usize, usize)>| {
        for (from, to) in spans {
            let span = (from as u32, (to - from) as u32);
            let overlaps = found
                .iter()
                .any(|(_, (at, length))| span.0 < at + length && *at < span.0 + span.1);
            // What is an e-mail address is no postcode as well.
            if !overlaps {
                found.push((leak, span));
            }
        }
    };
    if text.contains('@') {
        add(Leak::Email, emails(&signs));
    }
    add(Leak::Phone, phones(&signs));
    add(Leak::Postcode, postcodes(&words, &signs));
    add(Leak::HouseNumber, house_numbers(&words));
    found
}

pub fn words(signs: &[char]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, sign) in signs.iter().enumerate() {
        // What is written with a _ is the name of a file or a row.
        let joins = sign.is_alphanumeric() || *sign == '_';
        match (joins, open, words.last_mut()) {
            (true, true, Some(word)) => word.text.push(*sign),
            (true, ..) => words.push(Word {
                at,
                text: sign.to_string(),
            }),
            _ => {}
        }
        open = joins;
    }
    words
}

impl Word {
    pub fn end(&self) -> usize {
        self.at + self.text.chars().count()
    }

    /// The form of it: A for a letter, 9 for a figure; nothing where it is longer than any postcode.
    fn form(&self) -> String {
        if self.text.len() > LONGEST {
            return String::new();
        }
        let form = |sign: char| match sign {
            '0'..='9' => '9',
            'a'..='z' | 'A'..='Z' => 'A',
            _ => '?',
        };
        self.text.chars().map(form).collect()
    }

    /// Is it one of these, in whatever letters? They are in small ones.
    pub fn is(&self, known: &[&str]) -> bool {
        match self.text.is_ascii() {
            // Most words are, and of each it is asked several times.
            true => known
                .iter()
                .any(|known| known.eq_ignore_ascii_case(&self.text)),
            false => known.contains(&self.text.to_lowercase().as_str()),
        }
    }
}

/// Any space within a line, also the narrow ones and those that are not seen.
pub fn is_gap(sign: char) -> bool {
    let unseen = matches!(
        sign,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    );
    unseen || (sign.is_whitespace() && !matches!(sign, '\n' | '\r'))
}

/// What stands between two.
fn between<'s>(a: &Word, b: &Word, signs: &'s [char]) -> &'s [char] {
    signs.get(a.end()..b.at).unwrap_or_default()
}

/// Is there nothing but a few spaces between two?
fn spaced(a: &Word, b: &Word, signs: &[char]) -> bool {
    let between = between(a, b, signs);
    (1..=MOST_GAPS).contains(&between.len()) && between.iter().all(|sign| is_gap(*sign))
}

/// Is there nothing but a dash between two?
fn hyphened(a: &Word, b: &Word, signs: &[char]) -> bool {
    matches!(between(a, b, signs), ['-' | '‐' | '‑' | '–'])
}

/// British (M14 5AB), Irish (D02 AF30) and Polish (00-950) ones.
fn postcodes(words: &[Word], signs: &[char]) -> Vec<(usize, usize)> {
    const OUTWARD: &[&str] = &["A9", "A99", "AA9", "AA99", "A9A", "AA9A"];
    let is_outward = |form: &str| OUTWARD.contains(&form);
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let form = word.form();
        let together = form.strip_suffix("9AA").is_some_and(is_outward);
        // A three and a four in one word.
        let irish = |one: &str, two: &str| {
            let plain = |text: &str| {
                text.chars()
                    .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
            };
            one.len() == 3
                && two.len() == 4
                && plain(one)
                && plain(two)
                && one.starts_with(|c: char| c.is_ascii_uppercase())
                && one.chars().skip(1).take(1).all(|c| c.is_ascii_digit())
                && one.ends_with(|c: char| c.is_ascii_digit() || c == 'W')
                && two.chars().any(|c| c.is_ascii_digit())
                && two.chars().any(|c| c.is_ascii_uppercase())
        };
        let alone =
            word.text.is_ascii() && word.text.len() == 7 && irish(&word.text[..3], &word.text[3..]);
        if together || alone {
            found.push((word.at, word.end()));
            continue;
        }
        let Some(next) = words.get(i + 1) else {
            continue;
        };
        let (next_form, spaced) = (next.form(), spaced(word, next, signs));
        // "Room A1, 2nd floor" is said so too.
        let is_ordinal = next.is(ORDINALS) && word.text.starts_with(char::is_uppercase);
        let british = spaced && is_outward(&form) && next_form == "9AA" && !is_ordinal;
        let polish = form == "99" && next_form == "999" && hyphened(word, next, signs);
        // Three figures more would be a number or a day.
        let goes_on = words
            .get(i + 2)
            .is_some_and(|third| hyphened(next, third, signs))
            || i.checked_sub(1)
                .and_then(|before| words.get(before))
                .is_some_and(|before| hyphened(before, word, signs));
        if british || (polish && !goes_on) || (spaced && irish(&word.text, &next.text)) {
            found.push((word.at, next.end()));
        }
    }
    found
}

fn emails(signs: &[char]) -> Vec<(usize, usize)> {
    let is_part = |sign: &char| sign.is_alphanumeric() || ".!#$%&*+/=?^_{|}~-@".contains(*sign);
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let length = signs[at..].iter().take_while(|sign| is_part(sign)).count();
        let run: String = signs[at..at + length].iter().collect();
        let own = run.trim_end_matches(['.', '!', '?', '/']);
        let is_address = own.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        });
        if is_address {
            found.push((at, at + own.chars().count()));
        }
        at += length.max(1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found, as it stands in the text.
    fn all(text: &str) -> Vec<(Leak, String)> {
        let words = |(from, length): Span| {
            text.chars()
                .skip(from as usize)
                .take(length as usize)
                .collect::<String>()
        };
        let mut found = find(text);
        found.sort_by_key(|(_, span)| span.0);
        found
            .into_iter()
            .map(|(leak, span)| (leak, words(span)))
            .collect()
    }

    #[test]
    fn what_has_the_form_of_a_way_to_somebody_is_found() {
        let check = |text: &str, leak: Leak, expect: &str| {
            assert_eq!(all(text), [(leak, expect.to_owned())], "{text}");
        };
        for code in [
            "M14 5AB",
            "m14 5ab",
            "M33  7XX",
            "M33\u{2009}7XX",
            "SW1A 1AA",
            "EC1A 1BB",
            "W1A0AX",
            "D02 AF30",
            "00-950",
        ] {
            check(&format!("Send it to {code}, please."), Leak::Postcode, code);
        }
        for number in [
            "0161 496 0001",
            "(0161) 496-0001",
            "+44 161 496 0001",
            "+44 (0)7700 900123",
            "07700900123",
            "07700.900.123",
            "601 234 567",
            "+48 601-234-567",
            "0048 601 234 567",
            "01632 960 177",
            "7700 900123",
            "7700900123",
            "161 496 0001",
            "07700\u{2009}900123",
            "0161\u{202f}496\u{a0}0001",
            "0161\u{2011}496\u{2011}0001",
        ] {
            check(&format!("Ring {number} after six."), Leak::Phone, number);
        }
        for address in ["rosa@example.org", "r.o'x_1+b@mail.example.co.uk"] {
            let own = address.rsplit('\'').next().unwrap();
            check(&format!("Write to {address}."), Leak::Email, own);
        }
        for number in [
            "14 Mill Lane",
            "14a Mill lane",
            "2 St John Street",
            "Flat 3",
            "flat 12b",
            "ul. Polna 7",
            "Heol Fawr 12",
            "221B Baker Street",
            "14 mill lane",
            "22 st. marys road",
            "102 st george's road",
            "12 Broadway",
            "12 broadway",
            "2 Ashlands",
            "5 golden way",
            "53 george st",
            "12 Sandy Brow",
            "9 Moss Vale",
            "1 Elm Cres",
        ] {
            check(
                &format!("They meet at {number} on Mondays."),
                Leak::HouseNumber,
                number,
            );
        }
    }

    #[test]
    fn what_only_looks_a_little_like_it_is_left_alone() {
        for text in [
            "Since 1984, every 2nd Tuesday, 10:00 to 12:30.",
            "2026-05-04 10:00",
            "04.05.2026 10:00",
            "04/05/2026 at 10",
            "Registered charity 1123456, company 00012345",
            "Room for 120 people, 3 rooms",
            "£1,200 a year, 10-12 people",
            "Open 9-5, and 9-1 on Saturdays",
            "KRS 0000123456",
            "5 a day",
            "3 Sisters Bakery",
            "The 22 Club",
            "Follow @aldermoor",
            "Bus 192 from Mill Lane",
            "grid reference SJ 845 945",
            "10 minutes from Mill Lane",
            "a 5 mile drive, a 10 minute walk",
            "10 minutes by railway",
            "room for 40 in the park, 20 people at the house",
            "Open in 1998 when Washway Road was widened",
            "NIP 774-000-14-54",
            "company 00111844",
            "Room A1, 2nd floor",
            "SJ 71104 89220",
            "360G-trafford-moss_lane_rovers",
        ] {
            assert_eq!(all(text), [], "{text}");
        }
    }

    #[test]
    fn numbers_in_a_row_are_each_found() {
        let check = |text: &str, expect: &[&str]| {
            let found: Vec<String> = all(text).into_iter().map(|(_, words)| words).collect();
            assert_eq!(found, expect, "{text}");
        };
        check("Ring 07700 900123/4", &["07700 900123"]);
        check(
            "0161 496 0001/07700 900123",
            &["0161 496 0001", "07700 900123"],
        );
        check(
            "0161 496 0001 07700 900123",
            &["0161 496 0001", "07700 900123"],
        );
        check("04/05/2026 0161 496 0001", &["0161 496 0001"]);
    }

    #[test]
    fn several_in_one_text_are_each_found() {
        let found = all("Rosa, 14 Mill Lane, M14 5AB, 0161 496 0001, rosa@example.org");
        let kinds: Vec<Leak> = found.iter().map(|(leak, _)| *leak).collect();
        assert_eq!(
            kinds,
            [Leak::HouseNumber, Leak::Postcode, Leak::Phone, Leak::Email]
        );
    }
}
