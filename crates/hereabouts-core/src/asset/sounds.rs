//! What sounds like a place that must not be found: it is asked about, never decided by itself.

use super::Asset;
use crate::search::tokens;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Runs of words by which such places are called, folded. `*` stands for the rest of a word.
const CALLED: &[&str] = &[
    // Refuges and safe houses.
    "refuge",
    "refuges",
    "safe house",
    "safe houses",
    "safehouse*",
    "safe accommodation",
    "women s shelter",
    "womens shelter",
    "women s hostel",
    "womens hostel",
    "women s aid accommodation",
    "womens aid accommodation",
    "women s aid house",
    "womens aid house",
    "domestic abuse",
    "domestic violence",
    "fleeing",
    "honour based",
    "forced marriage",
    "dom samotnej matki",
    "schronisko dla kobiet",
    "schronisko dla ofiar",
    "hostel dla ofiar",
    "przemoc domowa",
    "przemocy domowej",
    "ofiar przemocy",
    // Accommodation of those who were trafficked or seek asylum.
    "traffick*",
    "modern slavery",
    "asylum accommodation",
    "asylum hotel*",
    "asylum hostel*",
    "asylum house*",
    "asylum housing",
    "asylum seeker* accommodation",
    "asylum seeker* hotel*",
    "asylum seeker* hostel*",
    "asylum seeker* housing",
    "asylum dispersal",
    "dispersal accommodation",
    "refugee* accommodation",
    "refugee* hostel*",
    "refugee* hotel*",
    "refugee* housing",
    "ofiar handlu",
    "osrodek dla cudzoziemcow",
    "osrodek dla uchodzcow",
    "hostel dla uchodzcow",
    // Children's homes, and care in somebody's home.
    "children s home*",
    "childrens home*",
    "children s residential",
    "childrens residential",
    "foster home*",
    "foster carer*",
    "foster famil*",
    "childminder*",
    "childminding",
    "child minder*",
    "child minding",
    "home based care",
    "home based childcare",
    "home based nursery",
    "shared lives carer*",
    "dom dziecka",
    "domu dziecka",
    "rodzinny dom dziecka",
    "rodzina zastepcza",
    "placowka opiekunczo wychowawcza",
    "opiekunka dziecieca",
    // Needle exchanges.
    "needle exchange*",
    "needle and syringe",
    "needle syringe",
    "syringe exchange*",
    "wymiana igiel",
    "wymiana strzykawek",
    // Where young LGBTQ+ people meet.
    "lgbt* youth",
    "lgbt* young",
    "gay youth",
    "queer youth",
    "trans youth",
    "young lgbt*",
    "mlodziez lgbt*",
    // What is sacred, buried or rare.
    "sacred site*",
    "sacred burial",
    "sacred ground*",
    "sacred grove*",
    "sacred spring*",
    "archaeological site*",
    "archaeological dig*",
    "burial site*",
    "badger sett*",
    "nest site*",
    "nesting site*",
    "bat roost*",
    "otter holt*",
    "rare orchid*",
    "rare species",
    "stanowisko archeologiczne",
    // Where people live who have nowhere else to.
    "undocumented",
    "encampment*",
    "traveller* camp*",
    "gypsy camp*",
    "roma camp*",
    "squatted",
    "koczowisko",
];

/// Places of which "refuge" says something else.
const BUT: &[&str] = &[
    "wildlife refuge",
    "bird refuge",
    "nature refuge",
    "mountain refuge",
    "pedestrian refuge",
];

/// Of a summary so many words are read: there it is said what something is, behind them what it does.
const FIRST_WORDS: usize = 8;

/// The first letters of the first word → the runs that begin so, in words: nearly every word of a text is done with at
/// once.
static BEGINNINGS: LazyLock<HashMap<[u8; 3], Vec<Vec<&str>>>> = LazyLock::new(|| {
    let mut beginnings: HashMap<_, Vec<_>> = HashMap::new();
    for called in CALLED {
        if let Some(beginning) = beginning(called) {
            let words = called.split(' ').collect();
            beginnings.entry(beginning).or_default().push(words);
        }
    }
    beginnings
});

/// Does what it is called, what it is, or one of its tags sound so?
pub fn sounds_safeguarded(asset: &Asset) -> bool {
    sounds_like(asset).is_some()
}

/// The text of it that sounds so: its name, its type, its focus, a tag, or the beginning of its summary.
pub fn sounds_like(asset: &Asset) -> Option<&str> {
    let texts = [
        Some(&asset.name),
        asset.place_type.as_ref(),
        asset.focus.as_ref(),
    ];
    let texts = texts.into_iter().flatten().chain(&asset.tags);
    let summary = asset.summary.as_deref().map(first_words);
    let mut texts = texts.map(String::as_str).chain(summary);
    texts.find(|text| sounds_so(text))
}

fn sounds_so(text: &str) -> bool {
    let may_begin = |word: &str| match beginning(word) {
        Some(beginning) => BEGINNINGS.contains_key(&beginning),
        // Folded it may begin so.
        None => word.len() >= 3 && !word.is_ascii(),
    };
    if !text
        .split(|sign: char| !sign.is_alphanumeric())
        .any(may_begin)
    {
        return false;
    }
    let words = words(text);
    let begins = |at: usize| {
        let called = beginning(&words[at]).and_then(|beginning| BEGINNINGS.get(&beginning));
        called.is_some_and(|called| called.iter().any(|called| stands_at(&words[at..], called)))
    };
    (0..words.len()).any(begins) && !BUT.iter().any(|but| stands_in(&words, but))
}

/// The first three letters in small; none where they are not plain ones.
fn beginning(word: &str) -> Option<[u8; 3]> {
    let letters = word
        .as_bytes()
        .first_chunk::<3>()
        .filter(|letters| letters.is_ascii());
    letters.map(|letters| letters.map(|letter| letter.to_ascii_lowercase()))
}

fn first_words(text: &str) -> &str {
    let mut spaces = text.match_indices(char::is_whitespace);
    match spaces.nth(FIRST_WORDS - 1) {
        Some((at, _)) => &text[..at],
        None => text,
    }
}

/// Folded; an apostrophe parts words, so that "children's" and "childrens" are two entries.
fn words(text: &str) -> Vec<String> {
    tokens(&text.replace(['\'', '’', '-', '+'], " "))
}

fn stands_in(words: &[String], called: &str) -> bool {
    let called: Vec<&str> = called.split(' ').collect();
    (0..words.len()).any(|at| stands_at(&words[at..], &called))
}

/// Do words begin with these?
fn stands_at(words: &[String], called: &[&str]) -> bool {
    let is = |(word, called): (&String, &&str)| match called.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == called,
    };
    words.len() >= called.len() && words.iter().zip(called).all(is)
}

/// What stands between a surname and a first name, in the writings of the world.
pub const COMMAS: [char; 4] = [',', '،', '、', '，'];

/// Of a child's name all that is kept: the first word, in "Khan, Amira" that behind the comma.
pub fn first_name(name: &str) -> &str {
    let first = |text| {
        let mut words = str::split(text, |sign: char| {
            sign.is_whitespace() || COMMAS.contains(&sign)
        });
        words.find(|word| !word.is_empty())
    };
    let behind = name
        .split_once(COMMAS)
        .and_then(|(_, behind)| first(behind));
    behind.or_else(|| first(name)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::AssetKind;

    #[test]
    fn what_must_not_be_found_is_told_by_its_name_or_its_tags() {
        let check = |name: &str, tags: &[&str], expect: bool| {
            let mut asset = Asset::new(AssetKind::Institution, name);
            asset.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
            assert_eq!(sounds_safeguarded(&asset), expect, "{name} {tags:?}");
        };
        check("Haven Women’s Refuge", &[], true);
        check("Haven", &["safe house"], true);
        check("Crofts Children's Home", &[], true);
        check("Rainbow LGBTQ+ Youth", &[], true);
        check("Needle exchange, Mill Lane", &[], true);
        check("Domestic Abuse Outreach", &[], true);
        check("Crofts Children’s Centre", &[], false);
        check("Moss Wildlife Refuge", &[], false);
        check("Refugee Welcome Café", &["refugees"], false);
        check("Safe Harbour helpline", &[], false);
        check("House of Fraser", &["safe"], false);
        for name in [
            "Womens Aid accommodation",
            "Refugee hostel",
            "Refugees’ housing",
            "Traveller encampment",
            "Home-based childminder Ann",
            "The Haven (women fleeing violence)",
            "Foster carers of Aldermoor",
            "Sacred burial site",
            "LGBTQ+ Young People",
            "Ośrodek dla uchodźców",
            "Dom Dziecka nr 3",
        ] {
            check(name, &[], true);
        }
        for name in [
            "Childcare at the Crofts",
            "Traveller education",
            "Sacred Heart Church",
            "LGBT+ choir",
            "Women’s Institute",
            "Dom kultury",
            "Asylum seekers’ drop-in",
        ] {
            check(name, &[], false);
        }
    }

    #[test]
    fn what_a_summary_begins_with_counts_and_what_it_goes_on_with_does_not() {
        let check = |summary: &str, expect: Option<&str>| {
            let asset = Asset {
                summary: Some(summary.into()),
                ..Asset::new(AssetKind::Institution, "Haven")
            };
            assert_eq!(sounds_like(&asset), expect, "{summary}");
        };
        check("Women's refuge in Sale", Some("Women's refuge in Sale"));
        check(
            "A house for women, with a garden, safe accommodation too",
            None,
        );
        check(
            "A café, a shop and a hall where people from the refuge are welcome",
            None,
        );
    }

    #[test]
    fn of_a_child_the_first_name_is_found_however_it_is_written() {
        let check = |name: &str, expect: &str| assert_eq!(first_name(name), expect, "{name}");
        check("Amira", "Amira");
        check("Amira Khan", "Amira");
        check("Khan,Amira", "Amira");
        check("Khan, Amira Jane", "Amira");
        check("Khan，Amira", "Amira");
        check("Amira, ", "Amira");
        check("Anne-Marie", "Anne-Marie");
        check(" Amira\u{a0}Khan", "Amira");
        check(",", ",");
    }
}
