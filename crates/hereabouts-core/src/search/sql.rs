//! [`Matter`] → a condition on a row of `asset`, of fixed fragments with bound values.

use super::query::{Has, Matter, Term};
use serde_json::json;

/// A condition, and the value bound to each of its `?`, in order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Condition {
    pub sql: String,
    pub values: Vec<rusqlite::types::Value>,
}

/// Relationships that are here with both ends here, of which `asset` is one end.
const TIES: &str = r#"FROM relationship AS tie
  WHERE (tie."from" = asset.id OR tie."to" = asset.id) AND tie.existence = 'here'
    AND EXISTS (SELECT 1 FROM asset AS a WHERE a.id = tie."from" AND a.existence = 'here')
    AND EXISTS (SELECT 1 FROM asset AS b WHERE b.id = tie."to" AND b.existence = 'here')"#;

/// Meets a window of west, south, east, north; the second also past the 180th meridian.
const MEETS: &str = "(west IS NOT NULL AND east >= ? AND north >= ? AND west <= ? AND south <= ?)";
const MEETS_PAST_180: &str =
    "(west IS NOT NULL AND (east >= ? OR west <= ?) AND north >= ? AND south <= ?)";

/// None for what SQL cannot answer: words, topics, names, counts of ties, freshness, distances, areas, fields of the
/// team's own.
///
/// Tags and sources are compared as they are spelled in the catalogue: see `spelling`.
pub(super) fn condition(term: &Term) -> Option<Condition> {
    let any_of = |sql: &str| Condition {
        sql: sql.to_owned(),
        values: vec![json!(term.matter.values()).to_string().into()],
    };
    let mut condition = match &term.matter {
        Matter::Kind(_) => any_of("kind IN (SELECT value FROM json_each(?))"),
        Matter::Status(_) => any_of("status IN (SELECT value FROM json_each(?))"),
        Matter::Precision(_) => {
            any_of("coalesce(precision, 'none') IN (SELECT value FROM json_each(?))")
        }
        Matter::Imported(_) => any_of("source_name IN (SELECT value FROM json_each(?))"),
        Matter::Audience(_) => any_of(
            "CASE WHEN audience LIKE 'partners:%' THEN 'partners' ELSE audience END IN (SELECT value FROM json_each(?))",
        ),
        Matter::Tag(_) => any_of(
            "n IN (SELECT asset FROM asset_tag WHERE tag IN (SELECT value FROM json_each(?)))",
        ),
        Matter::Has(has) => {
            let each: Vec<String> = has.iter().map(|has| has_sql(*has)).collect();
            Condition {
                sql: format!("({})", each.join(" OR ")),
                values: Vec::new(),
            }
        }
        Matter::Bbox(window) => meets(*window),
        Matter::Word(_) | Matter::Phrase(_) | Matter::Fresh(_) => return None,
        Matter::Area(_) | Matter::Near { .. } | Matter::Field { .. } => return None,
        Matter::Offers(_) | Matter::Wishes(_) => return None,
        Matter::TiedTo(_) | Matter::Ties(_) => return None,
    };
    if term.negated {
        // What is not known is not so: an asset without a place lies outside every window.
        condition.sql = format!("({}) IS NOT TRUE", condition.sql);
    }
    Some(condition)
}

/// The bounds of the geometry meet the window: west, south, east, north in degrees.
pub(super) fn meets([west, south, east, north]: [f64; 4]) -> Condition {
    let (sql, values) = if west <= east {
        (MEETS, [west, south, east, north])
    } else {
        (MEETS_PAST_180, [west, east, south, north])
    };
    Condition {
        sql: sql.to_owned(),
        values: values.map(Into::into).into(),
    }
}

/// Gifts that are here and not offered no longer, and wishes that are here and still open, of which `asset` is the holder.
const OFFERED: &str =
    "FROM gift WHERE gift.holder = asset.id AND gift.existence = 'here' AND gift.status <> 'ended'";
const WISHED: &str = "FROM wish WHERE wish.holder = asset.id AND wish.existence = 'here' AND wish.status NOT IN ('done', 'let_go')";

fn has_sql(has: Has) -> String {
    match has {
        Has::Place => "west IS NOT NULL",
        Has::Address => "coalesce(place ->> '$.address', place ->> '$.postcode', '') <> ''",
        Has::Contact => {
            "EXISTS (SELECT 1 FROM contact WHERE contact.asset = asset.id AND contact.existence = 'here')"
        }
        Has::Ties => return format!("EXISTS (SELECT 1 {TIES})"),
        Has::Gifts => return format!("EXISTS (SELECT 1 {OFFERED})"),
        Has::Wishes => return format!("EXISTS (SELECT 1 {WISHED})"),
        Has::Tag => "EXISTS (SELECT 1 FROM asset_tag WHERE asset_tag.asset = asset.n)",
        Has::Summary => "coalesce(summary, '') <> ''",
        Has::Story => "coalesce(story, '') <> ''",
        Has::Note => "coalesce(note, '') <> ''",
        Has::Question => "disputed > 0",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Query, testing};
    use expect_test::{Expect, expect};

    fn check(query: &str, expect: Expect) {
        let db = testing::empty();
        let mut seen = String::new();
        for term in &Query::parse(query).terms {
            match condition(term) {
                None => seen += "–\n",
                Some(Condition { sql, values }) => {
                    db.prepare(&format!("SELECT n FROM asset WHERE {sql}"))
                        .unwrap_or_else(|e| panic!("{sql}: {e}"));
                    seen += &format!("{sql}\n  {values:?}\n");
                }
            }
        }
        expect.assert_eq(&seen);
    }

    #[test]
    fn conditions_are_fixed_and_values_bound() {
        check(
            r#"kind:place,person -status:ended tag:"x') OR 1=1 --" imported:a audience:partners"#,
            expect![[r#"
                kind IN (SELECT value FROM json_each(?))
                  [Text("[\"place\",\"person\"]")]
                (status IN (SELECT value FROM json_each(?))) IS NOT TRUE
                  [Text("[\"ended\"]")]
                n IN (SELECT asset FROM asset_tag WHERE tag IN (SELECT value FROM json_each(?)))
                  [Text("[\"x') OR 1=1 --\"]")]
                source_name IN (SELECT value FROM json_each(?))
                  [Text("[\"a\"]")]
                CASE WHEN audience LIKE 'partners:%' THEN 'partners' ELSE audience END IN (SELECT value FROM json_each(?))
                  [Text("[\"partners\"]")]
            "#]],
        );
        check(
            "has:place,ties -has:contact,note has:question",
            expect![[r#"
                (west IS NOT NULL OR EXISTS (SELECT 1 FROM relationship AS tie
                  WHERE (tie."from" = asset.id OR tie."to" = asset.id) AND tie.existence = 'here'
                    AND EXISTS (SELECT 1 FROM asset AS a WHERE a.id = tie."from" AND a.existence = 'here')
                    AND EXISTS (SELECT 1 FROM asset AS b WHERE b.id = tie."to" AND b.existence = 'here')))
                  []
                ((EXISTS (SELECT 1 FROM contact WHERE contact.asset = asset.id AND contact.existence = 'here') OR coalesce(note, '') <> '')) IS NOT TRUE
                  []
                (disputed > 0)
                  []
            "#]],
        );
        check(
            "bbox:-2.4,53.3,-2.2,53.5 -bbox:179,-20,-179,-10",
            expect![[r#"
                (west IS NOT NULL AND east >= ? AND north >= ? AND west <= ? AND south <= ?)
                  [Real(-2.4), Real(53.3), Real(-2.2), Real(53.5)]
                ((west IS NOT NULL AND (east >= ? OR west <= ?) AND north >= ? AND south <= ?)) IS NOT TRUE
                  [Real(179.0), Real(-179.0), Real(-20.0), Real(-10.0)]
            "#]],
        );
        check(
            "-ties:0 ties:3,5+ has:gifts,wishes",
            expect![[r#"
            –
            –
            (EXISTS (SELECT 1 FROM gift WHERE gift.holder = asset.id AND gift.existence = 'here' AND gift.status <> 'ended') OR EXISTS (SELECT 1 FROM wish WHERE wish.holder = asset.id AND wish.existence = 'here' AND wish.status NOT IN ('done', 'let_go')))
              []
        "#]],
        );
        check(
            r#"word "a phrase" fresh:now near:1,2 area:x offers:x wishes:x tied-to:x"#,
            expect![[r#"
                –
                –
                –
                –
                –
                –
                –
                –
            "#]],
        );
    }
}
