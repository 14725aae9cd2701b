//! Which column of a table of pairs holds what, by its heading; the first two are the ends where none says so.

use super::plan::TieColumn::{self, *};
use crate::search::tokens;

/// Headings, the most telling first.
const HEADINGS: &[(&str, TieColumn)] = &[
    ("id", Ignore),
    ("from id", FromId),
    ("source id", FromId),
    ("to id", ToId),
    ("target id", ToId),
    ("from", From),
    ("from name", From),
    ("subject", From),
    ("to", To),
    ("to name", To),
    ("target", To),
    ("object", To),
    ("type", Type),
    ("kind", Type),
    ("relationship", Type),
    ("relationship type", Type),
    ("relation", Type),
    ("predicate", Type),
    ("tie", Type),
    ("wording", Wording),
    ("kind label", Wording),
    ("label", Wording),
    ("since", Since),
    ("start", Since),
    ("start date", Since),
    ("from date", Since),
    ("until", Until),
    ("end", Until),
    ("end date", Until),
    ("to date", Until),
    ("strength", Strength),
    ("confidence", Confidence),
    ("from file", Source),
    ("told by", Source),
    ("who told us", Source),
    ("source note", Source),
    ("how we know", Source),
    ("provenance", Source),
    ("note", Note),
    ("notes", Note),
    ("comment", Note),
    ("description", Note),
];

/// What each column of a table holds; each thing but notes once.
pub(super) fn guess(headings: &[&str]) -> Vec<TieColumn> {
    let mut holds = of_headings(headings);
    let has = |holds: &[TieColumn], what: [TieColumn; 2]| holds.iter().any(|h| what.contains(h));
    let source = headings
        .iter()
        .position(|heading| words(heading) == "source");
    if let Some(source) = source {
        // In a list of pairs the source is where a tie begins; beside an end that is named so, it is who says so.
        holds[source] = match has(&holds, [From, FromId]) {
            true => Source,
            false => From,
        };
    }
    for (end, id) in [(From, FromId), (To, ToId)] {
        if !has(&holds, [end, id])
            && let Some(free) = holds.iter().position(|h| *h == Keep)
        {
            holds[free] = end;
        }
    }
    holds
}

/// What the columns of a network's ties hold, whose ends are said otherwise.
pub(super) fn guess_beside_ends(headings: &[&str]) -> Vec<TieColumn> {
    let holds = of_headings(headings).into_iter().zip(headings);
    holds
        .map(|(holds, heading)| match holds {
            From | FromId | To | ToId => Keep,
            _ if words(heading) == "source" => Source,
            holds => holds,
        })
        .collect()
}

fn of_headings(headings: &[&str]) -> Vec<TieColumn> {
    let mut holds = vec![Keep; headings.len()];
    for (heading, what) in HEADINGS {
        let taken = !matches!(what, Note | Ignore) && holds.contains(what);
        let named = headings.iter().position(|there| words(there) == *heading);
        if let (Some(at), false) = (named, taken) {
            holds[at] = *what;
        }
    }
    holds
}

fn words(heading: &str) -> String {
    tokens(heading).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_a_column_holds() {
        let check = |headings: &[&str], expect: &[TieColumn]| {
            assert_eq!(guess(headings), expect, "{headings:?}");
        };
        check(
            &["source", "target", "type", "from_file"],
            &[From, To, Type, Source],
        );
        check(&["from", "to", "source"], &[From, To, Source]);
        check(&["Person A", "Person B"], &[From, To]);
        check(
            &["Who", "relationship", "With whom", "since"],
            &[From, Type, To, Since],
        );
        check(
            &[
                "id",
                "kind",
                "kind_label",
                "from_id",
                "from_name",
                "to_id",
                "to_name",
                "since",
                "until",
                "strength",
                "source",
                "note",
            ],
            &[
                Ignore, Type, Wording, FromId, From, ToId, To, Since, Until, Strength, Source, Note,
            ],
        );
        check(&["source", "target", "weight"], &[From, To, Keep]);
    }
}
