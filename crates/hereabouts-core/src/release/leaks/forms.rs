//! The names of people as others write them: the family name first, initials between, "Mrs Hartley", "R. Hartley",
//! "ask Rosa", and with the endings of Polish cases.

use crate::erase::words::{Span, words};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Words before a name, folded.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "rev", "revd", "reverend", "fr", "father",
    "sister", "brother", "cllr", "councillor", "imam", "rabbi", "pastor", "canon", "lady", "lord", "sir", "dame",
    "nurse", "aunt", "aunty", "auntie", "uncle", "granny", "nana", "pan", "pana", "panu", "panem", "pani", "pania",
    "ks", "ksiadz", "ksiedza", "ksiedzem", "mgr", "ciocia", "wujek", "babcia",
];
/// Words after which a first name is somebody's one can turn to.
#[rustfmt::skip]
const CUES: &[&str] = &[
    "ask", "ring", "see", "call", "phone", "text", "contact", "email", "mail", "message", "whatsapp", "tell",
    "find", "zapytaj", "zapytac", "pytaj", "pytac", "dzwon", "zadzwon", "dzwonic", "napisz", "kontakt", "prowadzi",
    "u",
];
/// The same of two words.
#[rustfmt::skip]
const CUES_OF_TWO: &[(&[&str], &str)] = &[
    (&["speak", "talk", "write", "chat", "go", "pop", "speaking", "talking"], "to"),
    (&["run", "led", "hosted", "organised", "organized", "taught", "kept", "held", "made", "started"], "by"),
    (&["chat", "word", "touch", "speak"], "with"),
    (&["dzwon", "zadzwon", "napisz", "pisz", "zglos"], "do"),
    (&["porozmawiaj", "kontakt", "rozmawiaj"], "z"),
    (&["prowadzone", "prowadzony", "prowadzona"], "przez"),
    (&["c"], "o"),
];
/// First names that are words as well: alone they are no name where anything can be meant.
#[rustfmt::skip]
const WORDS_TOO: &[&str] = &[
    "amber", "angel", "april", "art", "august", "bill", "carol", "chance", "charity", "chase", "christian",
    "constance", "daisy", "dawn", "dean", "dot", "drew", "earl", "eve", "faith", "fern", "flora", "florence",
    "frank", "gay", "gene", "ginger", "glen", "grace", "grant", "guy", "harmony", "hazel", "heath", "heather",
    "holly", "hope", "hunter", "iris", "ivy", "jack", "jade", "jasmine", "jay", "jean", "jewel", "josh", "joy",
    "june", "lane", "lily", "lance", "mark", "marina", "mason", "max", "may", "melody", "mercy", "mike", "miles",
    "nick", "nova", "olive", "pansy", "pat", "patience", "pearl", "penny", "peg", "poppy", "prince", "ray", "red",
    "reed", "rich", "rob", "robin", "rose", "rosemary", "rowan", "ruby", "rusty", "sandy", "sky", "star", "stone",
    "sue", "summer", "sunny", "tony", "val", "victoria", "violet", "wade", "will", "willow", "win", "woody", "mila",
    "jagoda", "malina", "wiktoria",
];
/// Words between two of one family.
const JOINING: &[&str] = &["and", "i", "oraz"];
/// Words after a first name that are no family name.
#[rustfmt::skip]
const DAYS: &[&str] = &[
    "monday", "mondays", "tuesday", "tuesdays", "wednesday", "wednesdays", "thursday", "thursdays", "friday",
    "fridays", "saturday", "saturdays", "sunday", "sundays", "mon", "tue", "tues", "wed", "thu", "thurs", "fri",
    "sat", "sun", "on", "at", "for", "or", "and", "after", "before", "by",
];
/// How a name ends by itself → how it ends in the other cases (Polish), folded.
#[rustfmt::skip]
const CASES: &[(&str, &[&str])] = &[
    ("", &["a", "owi", "em", "iem", "u", "ie", "ze", "zie", "y", "i", "e", "ego", "emu", "m", "mu", "im", "ia", "iowi", "iu"]),
    ("a", &["y", "i", "ie", "e", "o", "iej", "ej", "zie", "ze", ""]),
    ("ka", &["ce"]),
    ("ga", &["dze"]),
    ("ta", &["cie"]),
    ("ek", &["ka", "kowi", "kiem", "ku"]),
    ("el", &["la", "lowi", "lem", "le"]),
    ("ec", &["ca", "cowi", "cem", "cu"]),
    ("iec", &["ca", "cowi", "cem", "cu"]),
    ("t", &["cie"]),
    ("y", &["ego", "emu", "ym"]),
    ("o", &["i", "ie", "e", "a", "y", "owi", "em"]),
    ("ko", &["ce"]),
];
/// A name shorter than this is no name.
const SHORTEST: usize = 3;

/// One word of a text.
pub struct Word<'t> {
    pub span: Span,
    pub text: &'t str,
    /// It begins with no small letter.
    pub capital: bool,
    /// What stands right behind it.
    pub after: Option<char>,
}

/// A text's words with how they are written.
pub fn written<'t>(text: &str, words: &'t [(Span, String)]) -> Vec<Word<'t>> {
    let mut signs = text.chars();
    let mut at = 0;
    let mut written = Vec::with_capacity(words.len());
    for (span, word) in words {
        let first = signs.nth((span.0 - at) as usize);
        // The one after is looked at without being taken.
        let mut behind = signs.clone();
        let after = behind.nth(span.1.saturating_sub(1) as usize);
        written.push(Word {
            span: *span,
            text: word,
            capital: first.is_some_and(|sign| !sign.is_lowercase()),
            after,
        });
        at = span.0 + 1;
    }
    written
}

/// What somebody is called, as far as parts of it are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    pub first: String,
    pub last: Option<String>,
}

/// The first and the last name in a person's name; none where it holds neither.
pub fn called(name: &str) -> Option<Called> {
    let there = words(name);
    let there = written(name, &there);
    let is_title = |word: &Word<'_>| TITLES.contains(&word.text);
    let from = there.iter().take_while(|word| is_title(word)).count();
    // Many go by what they do: of "Nadia bakes" the rest is no name.
    let names = there[from..].iter().take_while(|word| word.capital);
    let names: Vec<&str> = names
        .map(|word| word.text)
        .filter(|word| word.chars().count() > 1)
        .collect();
    let all_capital = there[from..].iter().all(|word| word.capital);
    let (first, last) = (
        names.first()?,
        names.last().filter(|_| all_capital && names.len() > 1),
    );
    // "Mrs Hartley" has no first name that is known.
    match (last, from > 0) {
        (None, true) => Some(Called {
            first: String::new(),
            last: Some((*first).to_owned()),
        }),
        _ => Some(Called {
            first: (*first).to_owned(),
            last: last.map(|last| (*last).to_owned()),
        }),
    }
}

/// People by their names, so that a text is read once, however many there are.
#[derive(Default)]
pub struct People {
    /// The beginnings of two words that follow on one another → both words, either way round.
    pairs: HashMap<(u32, u32), BTreeSet<[String; 2]>>,
    /// The beginning of a first name → the names.
    firsts: HashMap<u32, BTreeSet<String>>,
    /// The beginning of a family name → the names, each with the initials of those who have it.
    lasts: HashMap<u32, BTreeMap<String, BTreeSet<char>>>,
}

impl People {
    pub fn add(&mut self, Called { first, last }: &Called) {
        if first.chars().count() >= SHORTEST {
            self.firsts
                .entry(beginning(first))
                .or_default()
                .insert(first.clone());
        }
        let Some(last) = last.as_ref().filter(|last| last.chars().count() > 1) else {
            return;
        };
        let lasts = self.lasts.entry(beginning(last)).or_default();
        lasts
            .entry(last.clone())
            .or_default()
            .extend(first.chars().next());
        if first.is_empty() {
            return;
        }
        for [one, two] in [[first, last], [last, first]] {
            let pairs = self
                .pairs
                .entry((beginning(one), beginning(two)))
                .or_default();
            pairs.insert([one.clone(), two.clone()]);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.firsts.is_empty() && self.lasts.is_empty()
    }

    /// Where they stand in a text.
    pub fn spans(&self, there: &[Word<'_>]) -> Vec<Span> {
        let mut found = Vec::new();
        let mut next = 0;
        while let Some(word) = there.get(next) {
            let at = next;
            next += 1;
            if !word.capital {
                continue;
            }
            let whole = self.pair(there, at).or_else(|| self.family(there, at));
            if let Some(last) = whole.or_else(|| self.turned_to(there, at)) {
                found.push(from_to(word.span, there[last].span));
                next = last + 1;
            }
        }
        found
    }

    /// The last word of a first and a family name that begin at a word: either way round, with initials or another
    /// name between, or with somebody else of that family.
    fn pair(&self, there: &[Word<'_>], at: usize) -> Option<usize> {
        let is_initial = |word: &&Word<'_>| word.capital && word.text.chars().count() == 1;
        let initials = there[at + 1..]
            .iter()
            .take(2)
            .take_while(is_initial)
            .count();
        let joined = there
            .get(at + 1)
            .is_some_and(|word| JOINING.contains(&word.text));
        let between = at + 1 + usize::from(joined);
        let another = there.get(between).is_some_and(|word| word.capital);
        let near = Some(at + 1 + initials).filter(|_| !joined);
        let behind = Some(between + 1).filter(|_| another && initials == 0);
        let is = |last: &usize| self.is_pair(there[at].text, there.get(*last));
        // With something between, the family name comes last.
        let is_spoken = |last: &usize| is(last) && self.is_last(there[*last].text);
        near.filter(is).or_else(|| behind.filter(is_spoken))
    }

    fn is_pair(&self, one: &str, two: Option<&Word<'_>>) -> bool {
        let Some(two) = two.filter(|two| two.capital) else {
            return false;
        };
        let pairs = self.pairs.get(&(beginning(one), beginning(two.text)));
        let is = |[first, last]: &[String; 2]| is_form(one, first) && is_form(two.text, last);
        pairs.is_some_and(|pairs| pairs.iter().any(is))
    }

    /// The last word of a title or an initial with a family name, or a title with a first name.
    fn family(&self, there: &[Word<'_>], at: usize) -> Option<usize> {
        let one = &there[at];
        let is_initial = |word: &Word<'_>| word.capital && word.text.chars().count() == 1;
        // "Mrs R. Hartley"
        let skipped = there.get(at + 1).is_some_and(is_initial);
        let last = at + 1 + usize::from(skipped);
        let name = there
            .get(last)
            .filter(|name| name.capital && name.text.chars().count() > 1)?;
        if TITLES.contains(&one.text) {
            let by_last = self.is_last(name.text);
            let by_first = || !skipped && self.is_first(name.text) && !goes_on(there, last);
            return (by_last || by_first()).then_some(last);
        }
        // "A Hartley" may be one of many.
        let is_article = matches!(one.text, "a" | "i") && one.after != Some('.');
        if !is_initial(one) || is_article {
            return None;
        }
        let initials = self.lasts.get(&beginning(name.text))?.get(name.text)?;
        let first = one.text.chars().next()?;
        initials.contains(&first).then_some(last)
    }

    /// The same word where it is a first name of somebody one is told to turn to.
    fn turned_to(&self, there: &[Word<'_>], at: usize) -> Option<usize> {
        let word = &there[at];
        let before = |back: usize| at.checked_sub(back).map_or("", |at| there[at].text);
        let one = before(1);
        // "See May" may be about a month.
        let cue = CUES.contains(&one) && !(one == "see" && WORDS_TOO.contains(&word.text));
        let is_of_two =
            |(first, second): &(&[&str], &str)| one == *second && first.contains(&before(2));
        let is = (cue || CUES_OF_TWO.iter().any(is_of_two))
            && self.is_first(word.text)
            && !goes_on(there, at);
        is.then_some(at)
    }

    fn is_last(&self, word: &str) -> bool {
        let lasts = self.lasts.get(&beginning(word));
        lasts.is_some_and(|lasts| lasts.keys().any(|last| is_form(word, last)))
    }

    fn is_first(&self, word: &str) -> bool {
        let firsts = self.firsts.get(&beginning(word));
        firsts.is_some_and(|firsts| firsts.iter().any(|first| is_form(word, first)))
    }
}

/// Where parts of a few names stand alone.
pub fn parts(there: &[Word<'_>], parts: &[String]) -> Vec<Span> {
    let is_part =
        |word: &&Word<'_>| word.capital && parts.iter().any(|part| is_form(word.text, part));
    there.iter().filter(is_part).map(|word| word.span).collect()
}

/// May a first name alone stand for somebody?
pub fn is_telling(first: &str) -> bool {
    first.chars().count() >= SHORTEST && !WORDS_TOO.contains(&first)
}

/// Does another name follow, also behind an initial, so that somebody else or something else is meant?
fn goes_on(there: &[Word<'_>], at: usize) -> bool {
    let Some(next) = there.get(at + 1).filter(|_| there[at].after == Some(' ')) else {
        return false;
    };
    if next.text.chars().count() == 1 && next.after == Some('.') {
        return there.get(at + 2).is_some_and(|behind| behind.capital);
    }
    let is_name = next.capital && next.text.chars().count() > 1;
    is_name && !DAYS.contains(&next.text) && !is_figure(next.text)
}

fn is_figure(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_digit())
}

/// Is a word a name, or one of its cases? Both are folded.
fn is_form(word: &str, name: &str) -> bool {
    if word == name {
        return true;
    }
    let same = |(a, b): &(char, char)| a == b;
    let shared: usize = name
        .chars()
        .zip(word.chars())
        .take_while(same)
        .map(|(sign, _)| sign.len_utf8())
        .sum();
    if shared < 2 || name.len() < SHORTEST {
        return false;
    }
    let (tail, end) = (&name[shared..], &word[shared..]);
    CASES
        .iter()
        .any(|(own, ends)| *own == tail && ends.contains(&end))
}

/// The first two letters, which all cases of a name share.
fn beginning(word: &str) -> u32 {
    word.chars()
        .take(2)
        .fold(0, |sum, sign| (sum << 16) ^ sign as u32)
}

/// Do two stretches of a text share nothing?
pub fn are_apart((from, length): Span, (at, long): Span) -> bool {
    from + length <= at || at + long <= from
}

fn from_to((from, _): Span, (last, length): Span) -> Span {
    (from, last + length - from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_found_by_other_forms_of_their_names() {
        let mut people = People::default();
        for name in [
            "Rosa Hartley",
            "Zofia Lewandowska",
            "Marek Wróbel",
            "Grace May",
            "Mrs Okafor",
            "Nadia bakes",
            "Bo Li",
        ] {
            people.add(&called(name).unwrap());
        }
        let check = |text: &str, expect: &[&str]| {
            let there = words(text);
            let signs: Vec<char> = text.chars().collect();
            let found = people
                .spans(&written(text, &there))
                .into_iter()
                .map(|(from, length)| {
                    signs[from as usize..(from + length) as usize]
                        .iter()
                        .collect::<String>()
                });
            assert_eq!(found.collect::<Vec<_>>(), expect, "{text}");
        };
        check("Hartley, Rosa has the key", &["Hartley, Rosa"]);
        check(
            "Keys: Rosa M. Hartley or Rosa M J Hartley",
            &["Rosa M. Hartley", "Rosa M J Hartley"],
        );
        check(
            "Mrs Hartley, then Mrs R. Hartley",
            &["Mrs Hartley", "Mrs R. Hartley"],
        );
        check("R. Hartley and R Hartley", &["R. Hartley", "R Hartley"]);
        check("T. Hartley, the Hartley Centre, A Hartley", &[]);
        check("Auntie Rosa sings", &["Auntie Rosa"]);
        check("Dr Okafor", &["Dr Okafor"]);
        check("u Zofii Lewandowskiej", &["Zofii Lewandowskiej"]);
        check(
            "z Zofią Lewandowską i Markiem Wróblem",
            &["Zofią Lewandowską", "Markiem Wróblem"],
        );
        check(
            "dla Marka Wróbla, Lewandowskiej Zofii",
            &["Marka Wróbla", "Lewandowskiej Zofii"],
        );
        check("ask Rosa for it, or ring Nadia", &["Rosa", "Nadia"]);
        check("Speak to Rosa on Mondays", &["Rosa"]);
        check("zadzwoń do Zofii", &["Zofii"]);
        check("c/o Rosa, run by Marek", &["Rosa", "Marek"]);
        check("Rosa sings here", &[]);
        check(
            "ask Rosa Parks Centre, ask Rosa P. Sargeant, see Grace notes",
            &[],
        );
        check("zofia and lewandowska, Rosa and Hartley", &[]);
        check("Li Bo", &["Li Bo"]);
    }

    #[test]
    fn of_a_name_the_first_and_the_last_are_known() {
        let check = |name: &str, expect: Option<(&str, Option<&str>)>| {
            let found = called(name);
            let found = found
                .as_ref()
                .map(|called| (called.first.as_str(), called.last.as_deref()));
            assert_eq!(found, expect, "{name}");
        };
        check("Rosa Hartley", Some(("rosa", Some("hartley"))));
        check("Rosa Maria Hartley", Some(("rosa", Some("hartley"))));
        check("Mrs Rosa M. Hartley", Some(("rosa", Some("hartley"))));
        check("Mrs Hartley", Some(("", Some("hartley"))));
        check("Rosa", Some(("rosa", None)));
        check("Nadia bakes bread", Some(("nadia", None)));
        check("Rosa (gardener)", Some(("rosa", None)));
        check("somebody", None);
        check("", None);
    }
}
