//! What the rows of the borough say: ten columns of text.

use super::shapes::{TOWNS, nearest};
use crate::list::{Listed, drawn, said};

/// What the columns are called; an import knows by that what is in them.
pub(super) const COLUMNS: [&str; 10] = [
    "id",
    "name",
    "kind",
    "summary",
    "tags",
    "address",
    "postcode",
    "email",
    "website",
    "opening_hours",
];
#[rustfmt::skip]
const STREETS: &[&str] = &[
    "Mill Lane", "Łąkowa", "High Street", "Weaver’s Row", "Station Road", "Am Bach", "Church Street", "Park Side",
    "Вишнева", "Canal Walk", "St Hilda’s Road", "The Green",
];
#[rustfmt::skip]
const TAGS: &[&str] = &[
    "food", "youth", "music", "faith", "sport", "repair", "reading", "growing", "po polsku", "садок", "step-free",
    "older people",
];
const DAYS: &[&str] = &["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Mon and Thu"];
const LETTERS: &[u8] = b"ABDEFGHJLNPQRSTUWXYZ";

/// What a row says, column by column; nothing where it does not say.
pub(super) fn cells(i: usize, listed: &Listed) -> [String; COLUMNS.len()] {
    let (kind, name) = match listed.kind {
        // People stay with the team whatever a file says, and all of this is public.
        "person" => ("exchange", format!("{}’s Corner Shop", listed.name)),
        kind => (kind, listed.name.clone()),
    };
    let town = nearest(listed.at);
    [
        id(i),
        name,
        kind.to_owned(),
        summary(i),
        tags(i),
        format!(
            "{} {}, {}",
            1 + drawn(i, 50) % 180,
            STREETS[drawn(i, 51) % STREETS.len()],
            TOWNS[town].0
        ),
        postcode(i, town),
        now_and_then(i, 58, 3, format!("hello{i}@example.org")),
        now_and_then(i, 59, 2, format!("https://asset-{i}.example.org/about")),
        hours(i),
    ]
}

pub(super) fn id(i: usize) -> String {
    format!("asset-{i}")
}

/// A text in one of `every` rows, and nothing in the others.
pub(super) fn now_and_then(i: usize, of: usize, every: usize, text: String) -> String {
    match drawn(i, of) % every {
        0 => text,
        _ => String::new(),
    }
}

/// A sentence or two; in some rows many.
fn summary(i: usize) -> String {
    let count = match drawn(i, 47) % 25 {
        0 => 12,
        few => 1 + few % 2,
    };
    let sentences: Vec<String> = (0..count).map(|n| said(16 * i + n)).collect();
    sentences.join(". ")
}

fn tags(i: usize) -> String {
    let count = 1 + drawn(i, 48) % 3;
    let tags = (0..count).map(|n| TAGS[(drawn(i, 49) + n) % TAGS.len()]);
    tags.collect::<Vec<&str>>().join(";")
}

/// Of an area of postcodes that there is not.
fn postcode(i: usize, town: usize) -> String {
    let district = 4 * town + 1 + drawn(i, 52) % 4;
    let [one, other] = [54, 57].map(|of| char::from(LETTERS[drawn(i, of) % LETTERS.len()]));
    format!("ZZ{district} {}{one}{other}", drawn(i, 53) % 10)
}

fn hours(i: usize) -> String {
    let (day, opens) = (DAYS[drawn(i, 56) % DAYS.len()], 8 + drawn(i, 55) % 8);
    format!("{day} {opens:02}:00–{:02}:30", opens + 2)
}
