//! A sheet to call or to walk with: name, where, how to reach, when last checked, and room for the answer.

use crate::entry::Entry;
use crate::print::{Print, job as job_of, letter, under_title};
use crate::typeset::{Job, SHEET};
use crate::words::fill;
use hereabouts_export::About;
use serde_json::{Value, json};
use std::collections::HashMap;

pub fn job(print: &Print, about: &About, mut entries: Vec<Entry>) -> Job {
    in_order(&mut entries, &print.order);
    let words = print.language.words();
    let rows: Vec<Value> = entries
        .iter()
        .map(|entry| {
            let checked = match &entry.checked {
                Some(day) => fill(&words.checked, &[&words.day(day)]),
                None => words.never_checked.clone(),
            };
            let reach: Vec<&String> = entry.ask.iter().chain(&entry.reach).collect();
            json!({
                "kind": entry.kind, "name": entry.name, "where": entry.address,
                "times": entry.times, "access": entry.access, "reach": reach, "checked": checked,
            })
        })
        .collect();
    let data = json!({
        "under": under_title(print, about, entries.len()),
        "rows": rows,
        "letter": letter(print, about),
    });
    job_of(print, about, data, SHEET)
}

/// First those of `order`, as it says; the others by area, street, number of the house, and name.
fn in_order(entries: &mut [Entry], order: &[String]) {
    let turn: HashMap<&str, usize> = order
        .iter()
        .zip(0..)
        .map(|(id, turn)| (id.as_str(), turn))
        .collect();
    entries.sort_by_cached_key(|entry| {
        let turn = turn.get(entry.id.as_str()).copied().unwrap_or(usize::MAX);
        (
            turn,
            way(entry.address.as_deref()),
            entry.name.to_lowercase(),
        )
    });
}

/// What an address says about the way: those without one come last.
fn way(address: Option<&str>) -> (bool, String, String, u32) {
    let Some(address) = address else {
        return (true, String::new(), String::new(), 0);
    };
    let address = address.to_lowercase();
    let mut parts = address
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or_default();
    // "12 Mill Lane, Aldermoor, AL1 2CD": the area comes after the street.
    let area = parts.next().unwrap_or_default();
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let number = first.split(' ').find(is_number).map(|word| {
        let figures: String = word.chars().take_while(char::is_ascii_digit).collect();
        figures.parse().unwrap_or(0)
    });
    let street: Vec<&str> = first.split(' ').filter(|word| !is_number(word)).collect();
    (
        false,
        area.to_owned(),
        street.join(" "),
        number.unwrap_or(0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(addresses: &[(&str, Option<&str>)], order: &[&str]) -> Vec<String> {
        let mut entries: Vec<Entry> = addresses
            .iter()
            .map(|(name, address)| Entry {
                id: (*name).into(),
                name: (*name).into(),
                address: address.map(Into::into),
                ..Entry::default()
            })
            .collect();
        let order: Vec<String> = order.iter().map(|id| (*id).into()).collect();
        in_order(&mut entries, &order);
        entries.into_iter().map(|entry| entry.name).collect()
    }

    #[test]
    fn a_sheet_goes_street_by_street_unless_a_walk_says_otherwise() {
        let all = [
            ("helpline", None),
            ("baker", Some("112 Mill Lane, Aldermoor")),
            ("cafe", Some("9 Mill Lane, Aldermoor")),
            ("arch", Some("Bridge Street 4, Aldermoor")),
            ("barn", Some("1 Abbey Road, Birchfield")),
        ];
        assert_eq!(
            names(&all, &[]),
            ["arch", "cafe", "baker", "barn", "helpline"]
        );
        assert_eq!(
            names(&all, &["barn", "gone", "helpline"]),
            ["barn", "helpline", "arch", "cafe", "baker"]
        );
    }
}
