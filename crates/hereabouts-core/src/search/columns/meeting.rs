//! What a query asks for, answered from memory where everything it looks at is there.

use super::{Columns, Line, day_number};
use crate::search::found::Bits;
use crate::search::query::{Has, Matter};
use jiff::civil::Date;

impl Columns {
    /// The assets that are here.
    pub(in crate::search) fn here(&self) -> &Bits {
        &self.here
    }

    /// The assets that are here and meet a matter on the day `today`; none for a matter that looks at something else.
    ///
    /// Tags are compared as they are spelled in the catalogue: see `spelling`.
    pub(in crate::search) fn meeting(&self, matter: &Matter, today: Date) -> Option<Bits> {
        let today = day_number(today);
        Some(match matter {
            Matter::Kind(kinds) => self.those(|line| kinds.contains(&line.kind)),
            Matter::Status(statuses) => self.those(|line| statuses.contains(&line.status)),
            Matter::Precision(wanted) => self.those(|line| {
                let precision = line.precision;
                precision.is_some_and(|precision| wanted.contains(&precision))
            }),
            Matter::Fresh(fresh) => self.those(|line| fresh.contains(&line.freshness(today))),
            Matter::Has(has) if has.iter().all(|has| *has == Has::Place) => {
                self.those(|line| line.bounds().is_some())
            }
            Matter::Bbox(window) => {
                self.those(|line| line.bounds().is_some_and(|bounds| meets(*window, bounds)))
            }
            Matter::Tag(tags) => {
                let tagged = tags.iter().flat_map(|tag| self.tags.of(tag.as_str()));
                tagged.copied().collect()
            }
            _ => return None,
        })
    }

    fn those(&self, is_one: impl Fn(&Line) -> bool) -> Bits {
        let those = self.lines.iter().filter(|(_, line)| is_one(line));
        those.map(|(n, _)| *n).collect()
    }
}

/// Do bounds meet a window, both west, south, east, north? The same as `sql::meets`.
fn meets([west, south, east, north]: [f64; 4], bounds: [f64; 4]) -> bool {
    let is_beside = match west <= east {
        true => bounds[2] >= west && bounds[0] <= east,
        // Past the 180th meridian.
        false => bounds[2] >= west || bounds[0] <= east,
    };
    is_beside && bounds[3] >= south && bounds[1] <= north
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::testing::{Adder, bin, empty, today};
    use crate::search::{Query, find, spelling};
    use serde_json::json;

    #[test]
    fn what_is_in_memory_tells_what_the_rows_tell() {
        let db = empty();
        let square = |west: f64, east: f64| {
            json!({ "type": "Polygon", "coordinates":
                [[[west, 51.0], [east, 51.0], [east, 52.0], [west, 52.0], [west, 51.0]]] })
        };
        let checked = |adder: Adder, day: &str| adder.set("last_checked", day.to_owned());
        let hall = Adder::new("Hall").kind("place").at(-0.1, 51.5).tag("food");
        checked(hall.clone().tag("walks"), "2026-05-30").add(&db);
        bin(&db, checked(hall, "2026-05-30").add(&db));
        let park = Adder::new("Park").kind("place").tag("Food");
        checked(park, "2020-01-01")
            .shape(square(-1.0, 1.0))
            .add(&db);
        let island = Adder::new("Island").kind("culture").tag("art, craft");
        island.shape(square(179.0, 179.5)).add(&db);
        let club = Adder::new("Club").set("status", "going".to_owned());
        checked(club, "2026-01-01")
            .set("review_months", 6i64)
            .add(&db);
        Adder::new("Zoë").kind("person").add(&db);
        let columns = Columns::load(&db).unwrap();
        let check = |text: &str| {
            let query = Query::parse(text);
            let [term] = &query.terms[..] else {
                panic!("{text} is one term")
            };
            let matter = spelling::as_spelled(&db, &term.matter).unwrap();
            let told = columns.meeting(&matter, today()).unwrap();
            let found = find(&db, &query, today()).unwrap();
            assert!(told.iter().eq(found.bits.iter()), "{text}: {told:?}");
        };
        let queries = [
            "kind:place",
            "kind:person,culture",
            "kind:exchange",
            "status:going",
            "status:unknown,ended",
            "precision:exact",
            "precision:none,street",
            "fresh:lately,soon",
            "fresh:now",
            "fresh:never",
            "has:place",
            "tag:food",
            "tag:walks,\"art, craft\"",
            "tag:nothing",
            "bbox:-0.2,51,0,52",
            "bbox:0.9,50,2,51",
            "bbox:2,50,3,53",
            "bbox:179.2,50,-170,53",
            "bbox:179.2,10,-170,20",
        ];
        queries.into_iter().for_each(check);
        assert_eq!(columns.here().count(), 5);
        for text in ["near:51.5,-0.1,1km", "has:ties", "has:place,tag", "hall"] {
            let query = Query::parse(text);
            assert_eq!(
                columns.meeting(&query.terms[0].matter, today()),
                None,
                "{text}"
            );
        }
    }
}
