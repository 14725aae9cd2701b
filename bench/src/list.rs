//! A list of a town as a team has it after some years: people, groups and places, with names of several parts and in
//! several scripts. Some are in it twice, written otherwise.

use std::f64::consts::TAU;
use std::fmt::Write;
use std::ops::Range;

/// One row in so many is of something that stands above it already.
const TWICE: usize = 20;
/// So many rows above it at most: where a list is cut at a twentieth row, both stay together.
const ABOVE: usize = 15;

const KINDS: [&str; 10] = [
    "person",
    "association",
    "association",
    "place",
    "exchange",
    "place",
    "institution",
    "association",
    "culture",
    "association",
];
#[rustfmt::skip]
const FIRST: &[&str] = &[
    "Alder", "Birch", "Clay", "Dove", "Elm", "Fern", "Gorse", "Hazel", "Ivy", "Kings", "Lark", "Moss", "North", "Oak",
    "Peel", "Quarry", "Rush", "Swan", "Thorn", "Willow",
];
#[rustfmt::skip]
const LAST: &[&str] = &[
    "bank", "brook", "bury", "croft", "dale", "field", "ford", "gate", "ham", "hurst", "ley", "mere", "side", "ton",
    "well", "wood",
];
#[rustfmt::skip]
const SORTS: &[&str] = &[
    "Community Centre", "Allotments", "Library", "Scouts", "Food Bank", "Choir", "Men’s Shed", "Toddler Group",
    "Bowling Club", "Repair Café", "Residents Association", "Youth Club",
];
#[rustfmt::skip]
const SAINTS: &[&str] = &["Mary", "John", "Peter", "Anne", "Bede", "Hilda", "Chad", "Teresa"];
const CHURCHES: &[&str] = &["Church", "Primary School", "Parish Hall", "Hospice Shop"];
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "Rosa", "Joe", "Nadia", "Yusuf", "Kasia", "Olena", "Priya", "Marek", "Grace", "Ewa", "Сергій", "Марія", "Łucja",
    "Zoë", "فاطمة", "Hussain",
];
const POLISH: &[&str] = &[
    "Biblioteka",
    "Świetlica",
    "Klub Seniora",
    "Koło Łucznicze",
    "Dom Kultury",
    "Żłobek",
];
const UKRAINIAN: &[&str] = &["Хор", "Бібліотека", "Недільна школа", "Гурток вишивки"];
#[rustfmt::skip]
const FLOWERS: &[&str] = &["Калина", "Світанок", "Барвінок", "Злагода", "Веселка", "Джерело"];
#[rustfmt::skip]
const ARABIC: &[&str] = &["جمعية النور", "مركز الأمل", "نادي السلام", "مكتبة الحكمة", "مطبخ الجيران", "مدرسة الزيتون"];
#[rustfmt::skip]
const TAGS: &[&str] = &["food", "youth", "music", "faith", "sport", "repair", "reading", "growing"];
#[rustfmt::skip]
const WORDS: [&[&str]; 3] = [
    &[
        "open", "every", "Tuesday", "Thursday", "morning", "hall", "with", "tea", "lunch", "bring", "your", "own",
        "bike", "young", "people", "weir", "lane", "by", "the", "river", "ask", "inside", "from", "ten", "until",
        "noon", "ramp", "behind", "kitchen", "key", "next", "door", "needs", "two", "helpers", "moved", "upstairs",
        "free", "£2", "closed", "August", "ring", "first", "quiet", "hour", "speaks", "Polish", "step-free",
    ],
    &[
        "otwarte", "we", "wtorki", "rano", "sala", "herbata", "obiad", "proszę", "wejście", "od", "podwórza",
        "młodzież", "wolne", "miejsca", "dwie", "osoby", "do", "pomocy", "przeniesione", "piętro", "zadzwonić",
    ],
    &[
        "відкрито", "щовівторка", "зранку", "зала", "чай", "обід", "вхід", "з", "двору", "молодь", "вільні", "місця",
        "двоє", "помічників", "перенесено", "поверх", "подзвонити", "спершу",
    ],
];

/// What stands in one row.
pub struct Listed {
    pub kind: &'static str,
    pub name: String,
    /// Longitude and latitude.
    pub at: [f64; 2],
}

/// Rows of the list as a spreadsheet; each is the same in any part of it.
pub fn list(rows: Range<usize>) -> String {
    let mut list = String::from("id,kind,name,lat,lon,summary,tags,email\n");
    for i in rows {
        let Listed { kind, name, at } = listed(i);
        let [lon, lat] = at;
        let line = writeln!(
            list,
            "{i},{kind},{name},{lat:.6},{lon:.6},Open to {} neighbours and whoever comes by,{},{}",
            i % 90,
            pick(TAGS, i, 1),
            email(i)
        );
        line.expect("a text takes everything");
    }
    list
}

pub fn listed(i: usize) -> Listed {
    let of = first(i);
    let [lon, lat] = spot(of);
    let (name, lat) = match i == of {
        true => (called(of), lat),
        false => (otherwise(&called(of), i), lat + 0.000_4),
    };
    Listed {
        kind: KINDS[of % KINDS.len()],
        name,
        at: [lon, lat],
    }
}

/// A name as another hand would write it.
pub fn otherwise(name: &str, i: usize) -> String {
    let mut words: Vec<&str> = name.split(' ').collect();
    match drawn(i, 2) % 4 {
        0 => {
            words.rotate_left(1);
            words.join(" ")
        }
        1 => {
            let long = words.iter().max_by_key(|word| word.chars().count());
            let long = long.copied().unwrap_or_default();
            let signs = long.chars().enumerate();
            let slip: String = signs
                .filter_map(|(at, sign)| (at != 2).then_some(sign))
                .collect();
            name.replacen(long, &slip, 1)
        }
        2 => format!("The {name}"),
        _ => name.replace("St ", "Saint ").replace("Centre", "Ctr"),
    }
}

/// What somebody types into a field, in one of three languages.
pub fn said(i: usize) -> String {
    let words = match drawn(i, 3) % 8 {
        0 => WORDS[1],
        1 => WORDS[2],
        _ => WORDS[0],
    };
    let count = 4 + drawn(i, 4) % 10;
    let words: Vec<&str> = (0..count).map(|at| pick(words, i, 100 + at)).collect();
    words.join(" ")
}

/// A number as if drawn, the same every time for the `of`th thing about the `i`th (a mixing function of Vigna's).
pub fn drawn(i: usize, of: usize) -> usize {
    let mut n = (i as u64).wrapping_mul(256).wrapping_add(of as u64);
    n = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (n ^ (n >> 31)) as usize
}

fn pick(words: &[&'static str], i: usize, of: usize) -> &'static str {
    words[drawn(i, of) % words.len()]
}

/// The row in which the same stands first.
fn first(i: usize) -> usize {
    match i % TWICE == TWICE - 1 {
        true => i - 1 - drawn(i, 5) % ABOVE,
        false => i,
    }
}

fn called(i: usize) -> String {
    let word = |words, of| pick(words, i, of);
    let made = |of| format!("{}{}", pick(FIRST, i, of), pick(LAST, i, of + 1));
    let (estate, town) = (made(10), made(12));
    let sort = word(SORTS, 14);
    match i % 10 {
        0 => format!("{} {town}", word(GIVEN, 15)),
        1 | 2 => format!("{estate} {sort}"),
        3 => format!("St {}’s {} {town}", word(SAINTS, 16), word(CHURCHES, 17)),
        4 | 5 => format!("{estate} Road {sort}"),
        6 => format!("{sort} of {estate} and {town}"),
        7 => format!("{} {estate}", word(POLISH, 18)),
        8 => format!("{} «{}» {town}", word(UKRAINIAN, 19), word(FLOWERS, 20)),
        _ => format!("{} {town}", word(ARABIC, 21)),
    }
}

/// Some have one; of those that are in the list twice, half have the same.
fn email(i: usize) -> String {
    let of = match i % (2 * TWICE) == 2 * TWICE - 1 {
        true => first(i),
        false => i,
    };
    match of % 3 {
        0 => format!("hello{of}@example.org"),
        _ => String::new(),
    }
}

/// Longitude and latitude.
fn spot(i: usize) -> [f64; 2] {
    // A sequence of Roberts' fills a disc evenly, however much of it is taken.
    let turn = TAU * (i as f64 * 0.754_877_666).fract();
    let far = (i as f64 * 0.569_840_291).fract().sqrt();
    [
        -2.1 + 0.33 * far * turn.cos(),
        53.4 + 0.2 * far * turn.sin(),
    ]
}
