//! Words that people might type: some that are in a catalogue, and some that are not, in four scripts.

use crate::list::drawn;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// So many letters are typed at most.
const MOST: usize = 12;
/// About so many names are kept.
const NAMES: usize = 4_000;
/// Words that nobody wrote, for each script.
const UNKNOWN: [[&str; 2]; 4] = [
    ["zymurgyworks", "quixotically"],
    ["żółtodziobek", "überquellend"],
    ["щонайшвидший", "ґвинтокрилий"],
    ["استكشافاتهما", "مستوصفاتنا"],
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Latin,
    Diacritics,
    Cyrillic,
    Arabic,
}

impl Script {
    pub const ALL: [Script; 4] = [
        Script::Latin,
        Script::Diacritics,
        Script::Cyrillic,
        Script::Arabic,
    ];

    /// As a row calls it.
    pub fn label(self) -> &'static str {
        match self {
            Script::Latin => "Latin",
            Script::Diacritics => "Latin with diacritics",
            Script::Cyrillic => "Cyrillic",
            Script::Arabic => "Arabic",
        }
    }

    /// That of the first letter beyond ASCII; none for one that is not measured.
    fn of(text: &str) -> Option<Script> {
        let telling = |c: &char| !c.is_ascii() && c.is_alphabetic();
        match text.chars().find(telling) {
            None => Some(Script::Latin),
            Some('\u{c0}'..='\u{24f}') => Some(Script::Diacritics),
            Some('\u{400}'..='\u{52f}') => Some(Script::Cyrillic),
            Some('\u{600}'..='\u{6ff}') => Some(Script::Arabic),
            Some(_) => None,
        }
    }
}

/// The beginning of a text, as far as somebody has typed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    pub script: Script,
    pub text: String,
    pub letters: usize,
    /// What is being typed is in the catalogue.
    pub is_there: bool,
}

/// What is said in the names and summaries of a catalogue.
#[derive(Debug, Default)]
pub struct Words {
    of: [Said; 4],
}

/// What of it is in one script.
#[derive(Debug, Default)]
struct Said {
    /// How often each word is there, the most frequent first.
    words: Vec<(usize, String)>,
    /// Some of the names.
    names: Vec<String>,
}

impl Words {
    /// Reads a file without a passphrase that nobody has open, with so many assets.
    pub fn read(file: &Path, size: usize) -> Words {
        let db = Connection::open(file).expect("a file without a passphrase is SQLite's");
        read(&db, size).expect("names and summaries can be read")
    }

    /// What is typed in one round, letter by letter, from 1 to 12 of them: frequent words, any words, names, a word
    /// with a slip in it and one that nobody wrote. Each beginning is there once.
    pub fn typed(&self, round: usize) -> Vec<Typed> {
        let mut typed = Vec::new();
        for script in Script::ALL {
            let mut seen = BTreeSet::new();
            for (whole, is_there) in self.texts(script, round) {
                for letters in 1..=whole.chars().count().min(MOST) {
                    let text: String = whole.chars().take(letters).collect();
                    if !text.ends_with(' ') && seen.insert(text.clone()) {
                        typed.push(Typed {
                            script,
                            text,
                            letters,
                            is_there,
                        });
                    }
                }
            }
        }
        typed
    }

    /// Texts of one script that are typed in a round, and whether they are in the catalogue.
    fn texts(&self, script: Script, round: usize) -> Vec<(String, bool)> {
        let Said { words, .. } = &self.of[script as usize];
        let word = |of| {
            let at = drawn(round, of) % words.len().max(1);
            words.get(at).map(|(_, word)| word.clone())
        };
        let frequent = words.iter().skip(2 * round).take(2);
        let frequent = frequent.map(|(_, word)| word.clone());
        let any = (50..52).filter_map(word);
        let names = (0..2).filter_map(|of| self.name(script, round, of));
        let there = frequent.chain(any).chain(names.map(str::to_owned));
        let slip: Option<String> = word(52).map(|word| {
            let kept = word.chars().enumerate().filter(|(at, _)| *at != 2);
            kept.map(|(_, letter)| letter).collect()
        });
        let [one, other] = UNKNOWN[script as usize];
        let unknown = match round % 2 {
            0 => one,
            _ => other,
        };
        let not_there = slip.into_iter().chain([unknown.to_owned()]);
        let there = there.map(|text| (text, true));
        there.chain(not_there.map(|text| (text, false))).collect()
    }

    /// A name in a script, another one for each `of` and in each round; none where the catalogue has none.
    pub fn name(&self, script: Script, round: usize, of: usize) -> Option<&str> {
        let names = &self.of[script as usize].names;
        let at = drawn(round, 60 + of) % names.len().max(1);
        names.get(at).map(String::as_str)
    }

    /// The words of a script, the most frequent first.
    pub fn frequent(&self, script: Script) -> impl Iterator<Item = &str> {
        let words = self.of[script as usize].words.iter();
        words.map(|(_, word)| word.as_str())
    }

    /// The word that is there about so often.
    pub fn about(&self, times: usize) -> Option<&str> {
        let words = self.of.iter().flat_map(|said| &said.words);
        let nearest = words.min_by_key(|(often, _)| often.abs_diff(times));
        nearest.map(|(_, word)| word.as_str())
    }
}

fn read(db: &Connection, size: usize) -> rusqlite::Result<Words> {
    let one_in = (size / NAMES).max(1);
    let mut words = Words::default();
    let mut often: [HashMap<String, usize>; 4] = Default::default();
    let mut rows = db.prepare(
        "SELECT n, name, coalesce(summary, '') FROM asset WHERE existence = 'here' ORDER BY n",
    )?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let n: u32 = row.get(0)?;
        let (name, summary) = (row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
        for text in [name, summary] {
            for word in text.split(|c: char| !c.is_alphabetic()) {
                if let Some(script) = Script::of(word).filter(|_| !word.is_empty()) {
                    *often[script as usize].entry(word.to_owned()).or_default() += 1;
                }
            }
        }
        if drawn(n as usize, 61).is_multiple_of(one_in)
            && let Some(script) = Script::of(name)
        {
            words.of[script as usize].names.push(name.to_owned());
        }
    }
    for (said, often) in words.of.iter_mut().zip(often) {
        let often = often.into_iter().map(|(word, times)| (times, word));
        said.words = often.collect();
        said.words
            .sort_by(|(a, word), (b, other)| b.cmp(a).then_with(|| word.cmp(other)));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_told_by_its_letters() {
        let check = |text: &str, expect: Option<Script>| {
            assert_eq!(Script::of(text), expect, "{text}");
        };
        check("St Mary’s", Some(Script::Latin));
        check("Zoë", Some(Script::Diacritics));
        check("Żłobek Oakdale", Some(Script::Diacritics));
        check("Хор «Калина» Oakdale", Some(Script::Cyrillic));
        check("مطبخ الجيران", Some(Script::Arabic));
        check("東京", None);
    }

    #[test]
    fn a_text_is_typed_letter_by_letter_and_no_beginning_twice() {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(
            "CREATE TABLE asset (n INTEGER PRIMARY KEY, name TEXT, summary TEXT, existence TEXT);
             INSERT INTO asset VALUES (1, 'Ark', 'Ark of Ćma', 'here'), (2, 'Хор', NULL, 'bin');",
        )
        .unwrap();
        let words = read(&db, 2).unwrap();
        let latin: Vec<&str> = words.frequent(Script::Latin).collect();
        assert_eq!(latin, ["Ark", "of"]);
        assert_eq!(words.frequent(Script::Cyrillic).count(), 0);
        assert_eq!(words.about(2), Some("Ark"));
        assert_eq!(words.name(Script::Latin, 3, 0), Some("Ark"));
        let typed = words.typed(0);
        let of = |script| -> Vec<&str> {
            let of = typed.iter().filter(|typed| typed.script == script);
            of.map(|typed| typed.text.as_str()).collect()
        };
        assert!(of(Script::Latin).starts_with(&["A", "Ar", "Ark", "o", "of"]));
        let twelve = of(Script::Cyrillic);
        assert_eq!((twelve.len(), twelve[11]), (12, UNKNOWN[2][0]));
        let mut once = of(Script::Diacritics);
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), of(Script::Diacritics).len());
    }
}
