//! The middle of the town as it was drawn by hand, with the names of what is drawn.

use super::roads::{Road, Size};
use super::{At, Form, Thing, holds, metres, thing};
use geojson::{FeatureCollection, GeometryValue, Position};

/// The town while it grows.
pub struct Town {
    pub things: Vec<Thing>,
    pub roads: Vec<Road>,
    /// Outlines of houses.
    pub houses: Vec<Vec<At>>,
    /// Rings of what nobody builds on: water, parks, meadows; each with west, south, east, north of it.
    open: Vec<([f64; 4], Vec<At>)>,
    /// Where places are, and how far their houses reach.
    pub places: Vec<(At, f64)>,
}

impl Town {
    pub fn add(&mut self, thing: Thing) {
        self.things.push(thing);
    }

    /// An area that nobody builds on.
    pub fn keep_open(&mut self, thing: Thing) {
        if let Form::Area(rings) = &thing.form {
            self.open
                .extend(rings.first().map(|ring| (around(ring), ring.clone())));
        }
        self.things.push(thing);
    }

    /// Nobody builds there.
    pub fn is_open(&self, at: At) -> bool {
        let near = |[west, south, east, north]: [f64; 4]| {
            at[0] >= west && at[0] <= east && at[1] >= south && at[1] <= north
        };
        let mut open = self.open.iter();
        open.any(|(bounds, ring)| near(*bounds) && holds(ring, at))
    }

    /// Roads and houses go over to what is drawn.
    pub fn finished(mut self) -> Vec<Thing> {
        for road in self.roads {
            self.things.extend(road.things());
        }
        for house in self.houses {
            let form = Form::Area(vec![house]);
            self.things.push(thing("building", "", 13, form));
        }
        self.things
    }
}

fn around(ring: &[At]) -> [f64; 4] {
    let none = [
        f64::INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NEG_INFINITY,
    ];
    ring.iter().fold(none, |[west, south, east, north], at| {
        [
            west.min(at[0]),
            south.min(at[1]),
            east.max(at[0]),
            north.max(at[1]),
        ]
    })
}

/// Stops of the tram that were drawn, in their order.
const STOPS: [&str; 3] = ["Station Square", "Vicar Street", "Tower Street"];

/// Buildings with a name, and where they stand. Metres east and north.
const NAMED: [(&str, &str, &str, At); 12] = [
    ("library", "library", "Aldermoor Library", [-55.0, 241.0]),
    ("place_of_worship", "christian", "St Anne’s", [225.0, 337.0]),
    (
        "place_of_worship",
        "muslim",
        "Brick Street Mosque",
        [276.0, -476.0],
    ),
    (
        "town_hall",
        "community_centre",
        "Old Chapel Hall",
        [-156.0, -212.0],
    ),
    ("school", "school", "Fold School", [-297.0, 374.0]),
    ("college", "college", "Alder College", [222.0, 293.0]),
    ("doctors", "clinic", "Alder Surgery", [-82.0, 90.0]),
    (
        "fire_station",
        "fire_station",
        "Quarry Hill Fire Station",
        [153.0, 369.0],
    ),
    (
        "post",
        "post_office",
        "Ivy Corner Post Office",
        [-341.0, -147.0],
    ),
    ("shop", "bakery", "Station Road Bakery", [-300.0, -3.0]),
    ("shop", "bicycle", "Alder Bikes", [14.0, -155.0]),
    ("bridge", "bridge", "Alder Bridge", [-20.0, 150.0]),
];

/// What was drawn. The file is part of the program; a part of it that cannot be read is not drawn.
pub fn read() -> Town {
    let mut town = Town {
        things: Vec::new(),
        roads: Vec::new(),
        houses: Vec::new(),
        open: Vec::new(),
        places: vec![([-100.0, 0.0], 1000.0)],
    };
    let drawn: FeatureCollection = include_str!("drawn.json")
        .parse()
        .unwrap_or_else(|_| FeatureCollection::new(Vec::new()));
    let mut stops = STOPS.iter();
    for feature in drawn {
        let text = |key: &str| {
            let value = feature.property(key).and_then(|value| value.as_str());
            value.unwrap_or_default().to_owned()
        };
        let (is, size, name) = (text("is"), text("size"), text("name"));
        let Some(geometry) = feature.geometry else {
            continue;
        };
        match geometry.value {
            GeometryValue::LineString { coordinates } => {
                lines(&mut town, &is, &size, &name, spots(&coordinates));
            }
            GeometryValue::Polygon { coordinates } => areas(&mut town, &is, rings(&coordinates)),
            GeometryValue::MultiPolygon { coordinates } => {
                for part in &coordinates {
                    areas(&mut town, &is, rings(part));
                }
            }
            GeometryValue::MultiPoint { coordinates } => {
                let class = if is == "tree_large" { "large" } else { "small" };
                let form = Form::Dots(spots(&coordinates));
                town.add(thing("tree", class, 14, form));
            }
            GeometryValue::Point { coordinates } => {
                let form = Form::Dots(spots(&[coordinates]));
                match is.as_str() {
                    "stop" => {
                        let stop = thing("poi", "railway", 13, form).sub("tram_stop");
                        town.add(stop.named(stops.next().unwrap_or(&"")));
                    }
                    "green_name" => town.add(thing("park", "public_park", 12, form).named(&name)),
                    _ => town.add(thing("place", "quarter", 12, form).named(&name)),
                }
            }
            _ => {}
        }
    }
    let middle = Form::Dots(vec![[-60.0, 90.0]]);
    town.add(thing("place", "town", 5, middle).named("Aldermoor"));
    for (class, subclass, name, at) in NAMED {
        let form = Form::Dots(vec![at]);
        town.add(thing("poi", class, 14, form).sub(subclass).named(name));
    }
    town
}

fn spots(positions: &[Position]) -> Vec<At> {
    positions.iter().map(|p| metres([p[0], p[1]])).collect()
}

fn rings(part: &[Vec<Position>]) -> Vec<Vec<At>> {
    part.iter().map(|ring| spots(ring)).collect()
}

fn lines(town: &mut Town, is: &str, size: &str, name: &str, line: Vec<At>) {
    match (is, size) {
        ("street", "main") => town.roads.push(Road::new(Size::Main, name, line)),
        ("street", "mid") => town.roads.push(Road::new(Size::Mid, name, line)),
        ("street", _) => town.roads.push(Road::new(Size::Minor, name, line)),
        ("path", _) => town.add(thing("transportation", "path", 13, Form::Line(line))),
        ("tram", _) => {
            town.add(thing("transportation", "transit", 11, Form::Line(line)).sub("tram"))
        }
        ("river_name", _) => {
            town.add(thing("waterway", "river", 9, Form::Line(line)).named(name));
        }
        _ => town.add(thing("waterway", "stream", 12, Form::Line(line)).named(name)),
    }
}

fn areas(town: &mut Town, is: &str, rings: Vec<Vec<At>>) {
    let south_west = rings.first().and_then(|ring| ring.first());
    let [east, north] = south_west.copied().unwrap_or_default();
    let form = Form::Area(rings);
    match is {
        "park" => town.keep_open(thing("landcover", "grass", 11, form).sub("park")),
        "meadow" if east > 60.0 && north > -300.0 => {
            town.keep_open(thing("landcover", "farmland", 12, form).sub("allotments"));
        }
        "meadow" => town.keep_open(thing("landcover", "grass", 11, form).sub("meadow")),
        "wood" => town.keep_open(thing("landcover", "wood", 10, form)),
        "water" => town.keep_open(thing("water", "river", 6, form)),
        "plot_a" => town.add(thing("bed", "a", 13, form)),
        "plot_b" => town.add(thing("bed", "b", 13, form)),
        "plot_c" => town.add(thing("bed", "c", 13, form)),
        "plot_d" => town.add(thing("building", "", 14, form)),
        _ => {
            if let Form::Area(rings) = form {
                town.houses.extend(rings.into_iter().next());
            }
        }
    }
}
