//! How many people a release is said to hold: "fewer than 5" or a multiple of 5, and to one reader the same again
//! until the true count has moved by 5. Two numbers that differ by one would tell of one person.

use super::rules::Rules;
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};

const STEP: u64 = 5;

/// What is said, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// A multiple of 5; 0 for fewer than 5.
    pub people: u64,
    /// How many there were when it was said first.
    pub of: u64,
}

/// What this reader is told of a number of people; nothing where there are none and none were told of, and nothing
/// to the team, who know them.
pub fn said(db: &Connection, rules: &Rules, people: u64) -> Result<Option<Said>> {
    if !rules.beyond_team {
        return Ok(None);
    }
    let mut last = db.prepare_cached(
        "SELECT people_said, people_said_of FROM disclosure
           WHERE existence = 'here' AND audience = ?1 AND people_said IS NOT NULL AND people_said_of IS NOT NULL
           ORDER BY \"on\" DESC, id DESC LIMIT 1",
    )?;
    let before = last
        .query_row([rules.audience.to_string()], |row| {
            Ok(Said {
                people: row.get(0)?,
                of: row.get(1)?,
            })
        })
        .optional()?;
    Ok(again(before, people))
}

fn again(before: Option<Said>, people: u64) -> Option<Said> {
    match before {
        Some(before) if before.of.abs_diff(people) < STEP => Some(before),
        _ if people == 0 => None,
        _ => Some(Said {
            people: people / STEP * STEP,
            of: people,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_said_again_until_the_count_has_moved_by_five() {
        let mut before = None;
        let mut said = |people| {
            before = again(before, people);
            before.map(|said| said.people)
        };
        let counts = [0, 3, 7, 8, 12, 13, 17, 16, 12, 8, 4, 0];
        let expect = [
            None,
            Some(0),
            Some(0),
            Some(5),
            Some(5),
            Some(10),
            Some(10),
            Some(10),
            Some(10),
            Some(5),
            Some(5),
            None,
        ];
        assert_eq!(counts.map(&mut said), expect);
    }
}
