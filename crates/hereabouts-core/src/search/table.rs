//! What was found, as the table: in order, under headings.

use super::fold::fold;
use super::found::{Bits, Found};
use super::order::{Key, order};
use super::{areas, list};
use crate::asset::{Asset, AssetKind};
use crate::error::Result;
use crate::id::AssetId;
use crate::many::field;
use crate::storage::rows::get;
use crate::table::{Group, GroupBy, Stood, TableAsked, TableRow};
use jiff::civil::Date;
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// The whole table, without what stands in its rows.
#[derive(Debug, Default, PartialEq)]
pub struct Ordered {
    pub groups: Vec<Group>,
    /// Row numbers, group after group; an asset with several tags stands under each.
    pub order: Vec<u32>,
}

/// Everything that was found, in order and under headings.
pub fn ordered(db: &Connection, found: &Found, asked: &TableAsked) -> Result<Ordered> {
    let keys = asked.sort.iter();
    let keys = keys.filter_map(|order| Key::of_table(db, order).transpose());
    let order = order(db, found, &keys.collect::<Result<Vec<_>>>()?)?;
    let Some(by) = asked.group else {
        let groups = Vec::new();
        return Ok(Ordered { groups, order });
    };
    let headings = headings(db, by)?;
    // What has no heading comes last.
    let mut groups: BTreeMap<(bool, String, String), Vec<u32>> = BTreeMap::new();
    for n in order {
        let mut put = |heading: &str| {
            let rank = match by {
                GroupBy::Kind => place_of(heading),
                GroupBy::Tag | GroupBy::Area => fold(heading),
            };
            let key = (heading.is_empty(), rank, heading.to_owned());
            groups.entry(key).or_default().push(n);
        };
        match headings.get(&n) {
            Some(several) => several.iter().for_each(|heading| put(heading)),
            None => put(""),
        }
    }
    let mut ordered = Ordered::default();
    for ((.., value), rows) in groups {
        let count = rows.len() as u64;
        ordered.groups.push(Group { value, count });
        ordered.order.extend(rows);
    }
    Ok(ordered)
}

/// Kinds stand in the order of the browser pane.
fn place_of(kind: &str) -> String {
    let place = AssetKind::ALL.iter().position(|one| one.token() == kind);
    place.unwrap_or(AssetKind::ALL.len()).to_string()
}

/// Row number → the headings it stands under.
fn headings(db: &Connection, by: GroupBy) -> Result<HashMap<u32, Vec<String>>> {
    let select = match by {
        GroupBy::Kind => "SELECT n, kind FROM asset WHERE existence = 'here'".to_owned(),
        GroupBy::Tag => "SELECT asset, tag FROM asset_tag".to_owned(),
        GroupBy::Area => format!(
            "SELECT n, {} FROM asset WHERE n IN (SELECT asset FROM asset_area)",
            areas::first()
        ),
    };
    let mut headings: HashMap<u32, Vec<String>> = HashMap::new();
    let mut statement = db.prepare_cached(&select)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let heading: Option<String> = row.get(1)?;
        let several = headings.entry(row.get(0)?).or_default();
        several.extend(heading.filter(|heading| !heading.is_empty()));
    }
    headings.retain(|_, several| !several.is_empty());
    Ok(headings)
}

/// The lines of these assets, in this order.
pub fn rows(
    db: &Connection,
    numbers: &[u32],
    fields: &[String],
    similar: &Bits,
    today: Date,
) -> Result<Vec<TableRow>> {
    let fields = field::still_there(db, fields)?;
    let mut lines = Vec::with_capacity(numbers.len());
    for row in list::rows(db, numbers, similar, today)? {
        let mut typed = BTreeMap::new();
        if let Some(stored) = get::<Asset>(db, &row.id.0)?.filter(|_| !fields.is_empty()) {
            typed = field::texts(&stored.record, &fields)?;
        }
        lines.push(TableRow { row, typed });
    }
    Ok(lines)
}

/// The ids of these rows, each once.
pub fn ids(db: &Connection, numbers: &[u32]) -> Result<Vec<AssetId>> {
    let mut get = db.prepare_cached("SELECT id FROM asset WHERE n = ?1")?;
    let mut seen = Bits::default();
    let mut ids = Vec::with_capacity(numbers.len());
    for n in numbers {
        if !seen.has(*n) {
            seen.set(*n);
            ids.push(AssetId(Uuid::from_bytes(
                get.query_row([n], |row| row.get(0))?,
            )));
        }
    }
    Ok(ids)
}

/// Where an asset stands: of several places, the one nearest to where it stood.
pub fn position(db: &Connection, ordered: &Ordered, stood: Stood) -> Result<Option<u32>> {
    use rusqlite::OptionalExtension;
    let mut number = db.prepare_cached("SELECT n FROM asset WHERE id = ?1")?;
    let n: Option<u32> = number
        .query_row([stood.id.0.as_bytes()], |row| row.get(0))
        .optional()?;
    let places = (0..).zip(&ordered.order);
    let places = places.filter(|(_, one)| Some(**one) == n).map(|(at, _)| at);
    Ok(places.min_by_key(|at: &u32| at.abs_diff(stood.near)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::testing::{Adder, bin, empty, today};
    use crate::search::{Query, find};
    use crate::table::Order;

    fn town() -> Connection {
        let db = empty();
        let add = |name: &str, kind: &str, tags: &[&str], cost: &str| {
            let one = Adder::new(name).kind(kind).set("cost", cost.to_owned());
            tags.iter().fold(one, |one, tag| one.tag(tag)).add(&db)
        };
        add("Walkers", "association", &["walks", "Food"], "free");
        add("Anna", "person", &[], "");
        add("Knitters", "association", &["food"], "2 pounds");
        add("Bench", "place", &["walks"], "Free");
        let gone = add("Gone", "place", &["walks"], "");
        bin(&db, gone);
        db
    }

    fn check(sort: &[(&str, bool)], group: Option<GroupBy>, expect: &str) {
        let db = town();
        let sort = sort.iter().map(|(by, descending)| Order {
            by: (*by).to_owned(),
            descending: *descending,
        });
        let asked = TableAsked {
            query: String::new(),
            sort: sort.collect(),
            group,
        };
        let found = find(&db, &Query::default(), today()).unwrap();
        let ordered = ordered(&db, &found, &asked).unwrap();
        let rows = rows(&db, &ordered.order, &[], &found.similar, today()).unwrap();
        let mut names = rows.iter().map(|line| line.row.name.as_str());
        let mut seen: Vec<String> = Vec::new();
        for group in &ordered.groups {
            let under: Vec<&str> = names.by_ref().take(group.count as usize).collect();
            seen.push(format!("{}: {}", group.value, under.join(" ")));
        }
        let left: Vec<&str> = names.collect();
        seen.extend((!left.is_empty()).then(|| left.join(" ")));
        assert_eq!(
            seen.join(" | "),
            expect,
            "{sort:?} {group:?}",
            sort = asked.sort
        );
    }

    #[test]
    fn the_second_column_decides_where_the_first_does_not() {
        check(&[], None, "Anna Bench Knitters Walkers");
        check(&[("kind", false)], None, "Anna Knitters Walkers Bench");
        check(
            &[("kind", false), ("name", true)],
            None,
            "Anna Walkers Knitters Bench",
        );
        check(
            &[("kind", true), ("cost", false)],
            None,
            "Bench Knitters Walkers Anna",
        );
        check(
            &[("cost", false), ("kind", true)],
            None,
            "Knitters Bench Walkers Anna",
        );
        // Blank comes last in either direction.
        check(
            &[("cost", true), ("kind", true)],
            None,
            "Bench Walkers Knitters Anna",
        );
    }

    #[test]
    fn rows_stand_under_headings_and_under_each_of_their_tags() {
        check(
            &[("name", true)],
            Some(GroupBy::Kind),
            "person: Anna | association: Walkers Knitters | place: Bench",
        );
        check(
            &[],
            Some(GroupBy::Tag),
            "Food: Walkers | food: Knitters | walks: Bench Walkers | : Anna",
        );
        check(&[], Some(GroupBy::Area), ": Anna Bench Knitters Walkers");
    }

    #[test]
    fn an_asset_is_found_where_it_stands_nearest_to_where_it_stood() {
        let db = town();
        let found = find(&db, &Query::default(), today()).unwrap();
        let asked = TableAsked {
            query: String::new(),
            sort: Vec::new(),
            group: Some(GroupBy::Tag),
        };
        let ordered = ordered(&db, &found, &asked).unwrap();
        let walkers = ids(&db, &ordered.order[..1]).unwrap()[0];
        let check = |near: u32, expect: Option<u32>| {
            let stood = Stood { id: walkers, near };
            assert_eq!(position(&db, &ordered, stood).unwrap(), expect, "{near}");
        };
        check(0, Some(0));
        check(2, Some(3));
        check(90, Some(3));
        let stranger = Stood {
            id: AssetId::new(),
            near: 0,
        };
        assert_eq!(position(&db, &ordered, stranger).unwrap(), None);
        assert_eq!(ids(&db, &ordered.order).unwrap().len(), 4, "each once");
    }

    #[test]
    fn what_is_no_column_is_refused_with_a_sentence() {
        let order = Order {
            by: "name; DROP TABLE asset".into(),
            descending: false,
        };
        let error = Key::of_table(&empty(), &order).unwrap_err().to_string();
        assert!(error.contains("cannot be sorted"), "{error}");
    }
}
