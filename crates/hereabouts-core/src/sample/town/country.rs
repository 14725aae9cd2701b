//! What lies around the middle: roads that run on into the country, quarters at the edge of the town,
//! villages, lanes from one to the next, the railway, and the river in both directions.

use super::middle::Town;
use super::roads::{Road, Size};
use super::{At, Chance, Form, apart, direction, onward, thing};
use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// The roads that leave the town, each with the quarter it passes at the edge and the villages on it, outwards.
const LEAVING: [(&str, &str, [&str; 3]); 7] = [
    (
        "Station Road",
        "Holme Cross",
        ["Thornhay", "Marlpit Green", "Osmondsley"],
    ),
    (
        "High Street",
        "Top Fold",
        ["Crosslow", "Hagg Bottom", "Upper Crosslow"],
    ),
    (
        "Weir Road",
        "Spindle Bank",
        ["Pellbrook", "Nether Pell", "Saltersyke"],
    ),
    (
        "Alder Way",
        "Ferry Side",
        ["Birkholme", "Wethercroft", "Long Birk"],
    ),
    (
        "Ferry Road",
        "Moor Side",
        ["Over Alder", "Coldwick", "Ravensgill Head"],
    ),
    (
        "Quarry Hill",
        "Quarry Top",
        ["Eddlestow", "Stonyhirst", "Far Eddle"],
    ),
    (
        "Mill Lane",
        "Tenter Field",
        ["Millholme", "Sallowfield", "Tansy End"],
    ),
];

/// Names of side streets, each given once.
const LANES: [&str; 60] = [
    "Bobbin Street",
    "Shuttle Row",
    "Weavers’ Rise",
    "Loom Street",
    "Carding Lane",
    "Heddle Close",
    "Spinners’ Walk",
    "Tenter Street",
    "Fuller’s Row",
    "Dyer Street",
    "Madder Way",
    "Woad Lane",
    "Larch Avenue",
    "Rowan Drive",
    "Hazel Grove",
    "Maple Crescent",
    "Willow Rise",
    "Hawthorn Road",
    "Blackthorn Lane",
    "Damson Street",
    "Quince Row",
    "Medlar Close",
    "Bullace Lane",
    "Sloe Street",
    "Lapwing Drive",
    "Curlew Road",
    "Heron Street",
    "Kingfisher Way",
    "Dipper Lane",
    "Wagtail Close",
    "Clay Lane",
    "Kiln Croft",
    "Potter Street",
    "Tile Row",
    "Marl Street",
    "Brickmakers’ Yard",
    "School Brow",
    "Chapel Brow",
    "Well Lane",
    "Pump Street",
    "Pound Lane",
    "Smithy Brow",
    "Tithe Barn Lane",
    "Church Walk",
    "Vicarage Lane",
    "Green Lane",
    "Goose Green",
    "Back Lane",
    "Hollow Lane",
    "Packhorse Lane",
    "Drovers’ Way",
    "Gate Street",
    "Stile Lane",
    "Far Field Road",
    "Ings Lane",
    "Holt Street",
    "Spring Lane",
    "Moor Lane",
    "Hill Top",
    "Bank Street",
];

/// How far from the town each road has its quarter and its villages. Metres.
const QUARTER: f64 = 1_250.0;
/// Where its streets become roads.
const EDGE: f64 = 1_400.0;
const VILLAGES: [f64; 3] = [3_300.0, 6_600.0, 10_200.0];
/// The country ends here.
const END: f64 = 13_800.0;

pub fn around(town: &mut Town) {
    let mut chance = Chance(7);
    run_on(town, &mut chance);
    river(town, &mut chance);
    railway(town);
    let mut names = LANES.iter();
    let mut rounds: [Vec<At>; 3] = Default::default();
    for (road, quarter, villages) in LEAVING {
        let called = |name: &str| town.roads.iter().find(|each| each.name == name).cloned();
        let (Some(street), Some(road)) = (called(road), called(&out_of_town(villages[0]))) else {
            continue;
        };
        if let Some(spot) = reaches(&street, QUARTER) {
            settle(
                town,
                &mut chance,
                &mut names,
                spot,
                (quarter, "suburb", 5),
                520.0,
            );
        }
        for ((village, far), round) in villages.into_iter().zip(VILLAGES).zip(&mut rounds) {
            let Some(spot) = reaches(&road, far + chance.between(-500.0, 500.0)) else {
                continue;
            };
            round.push(spot.0);
            let class = if far > 10_000.0 { "hamlet" } else { "village" };
            let lanes = if far < 4_000.0 { 4 } else { 3 };
            settle(
                town,
                &mut chance,
                &mut names,
                spot,
                (village, class, lanes),
                300.0,
            );
        }
    }
    for round in rounds {
        lanes_between(town, &mut chance, round);
    }
}

/// What a street is called beyond the edge of the town, after the first village on it: whoever looks for
/// the street means the one in the town.
fn out_of_town(village: &str) -> String {
    format!("{village} Road")
}

/// Where a road is for the first time so far from the middle, and its direction there.
fn reaches(road: &Road, far: f64) -> Option<(At, f64)> {
    let outwards = is_outwards(&road.line);
    let pairs: Vec<&[At]> = match outwards {
        true => road.line.windows(2).collect(),
        false => road.line.windows(2).rev().collect(),
    };
    let out = |at: At| at[0].hypot(at[1]);
    let pair = pairs
        .into_iter()
        .find(|pair| out(pair[0]).max(out(pair[1])) > far)?;
    Some((pair[0], direction(pair[0], pair[1])))
}

/// The last point lies further out than the first.
fn is_outwards(line: &[At]) -> bool {
    let out = |at: Option<&At>| at.map_or(0.0, |at| at[0].hypot(at[1]));
    out(line.last()) > out(line.first())
}

/// Lengthens the roads that leave the town to the end of the country.
fn run_on(town: &mut Town, chance: &mut Chance) {
    for (name, _, villages) in LEAVING {
        let Some(road) = town.roads.iter_mut().find(|road| road.name == name) else {
            continue;
        };
        let outwards = is_outwards(&road.line);
        if !outwards {
            road.line.reverse();
        }
        // The last stretches were drawn as an end.
        road.line.truncate(road.line.len().saturating_sub(4).max(2));
        let [.., before, last] = road.line[..] else {
            continue;
        };
        let on = wandering(chance, last, direction(before, last), 130.0);
        road.line.extend(on);
        let beyond = road.line.iter().position(|at| at[0].hypot(at[1]) > EDGE);
        let Some(beyond) = beyond else { continue };
        let outer = road.line[beyond..].to_vec();
        road.line.truncate(beyond + 1);
        let outer = Road::new(road.size, &out_of_town(villages[0]), outer);
        town.roads.push(outer);
    }
}

/// A line that goes on outwards to the end of the country, bending a little to and fro.
fn wandering(chance: &mut Chance, from: At, heading: f64, step: f64) -> Vec<At> {
    let (mut at, mut heading, mut bend) = (from, heading, 0.0);
    let mut line = Vec::new();
    while at[0].hypot(at[1]) < END && line.len() < 400 {
        let out = at[1].atan2(at[0]);
        let off = (out - heading + PI).rem_euclid(TAU) - PI;
        bend = (bend * 0.86 + chance.between(-0.06, 0.06)).clamp(-0.16, 0.16);
        heading += bend + off * 0.05;
        at = onward(at, heading, step);
        line.push(at);
    }
    line
}

/// The river goes on where the drawing ends, and so does the brook.
fn river(town: &mut Town, chance: &mut Chance) {
    let ends = [
        ([-6_600.0, 524.0], PI + 0.18, 28.0, "River Alder", "river"),
        ([6_240.0, -806.0], 0.46, 28.0, "River Alder", "river"),
        (
            [46.0, -3_880.0],
            -FRAC_PI_2 - 0.3,
            8.0,
            "Mill Brook",
            "stream",
        ),
    ];
    for (from, heading, half, name, class) in ends {
        let line = std::iter::once(from)
            .chain(wandering(chance, from, heading, 90.0))
            .collect::<Vec<_>>();
        let ring = ribbon(&line, half);
        town.keep_open(thing("water", "river", 6, Form::Area(vec![ring])));
        town.add(thing("waterway", class, 9, Form::Line(line)).named(name));
    }
}

/// The outline of a line with a width.
fn ribbon(line: &[At], half: f64) -> Vec<At> {
    let beside = |side: f64| {
        line.iter().enumerate().map(move |(i, at)| {
            let (before, after) = (line[i.saturating_sub(1)], line[(i + 1).min(line.len() - 1)]);
            onward(*at, direction(before, after) + side * FRAC_PI_2, half)
        })
    };
    let back: Vec<At> = beside(-1.0).collect();
    beside(1.0).chain(back.into_iter().rev()).collect()
}

/// A railway that passes south of the town, with a halt where it crosses the main road.
fn railway(town: &mut Town) {
    let at = |east: f64| {
        let north = -1_900.0 + east * 0.14 + 420.0 * (east / 2_600.0).sin();
        [east, north]
    };
    let line: Vec<At> = (-138..=138).map(|n| at(f64::from(n) * 100.0)).collect();
    let halt = [520.0, at(520.0)[1]];
    town.add(thing("transportation", "rail", 8, Form::Line(line)).sub("rail"));
    let spot = Form::Dots(vec![halt]);
    town.add(
        thing("poi", "railway", 12, spot)
            .sub("station")
            .named("Aldermoor Halt"),
    );
}

/// Side streets on both sides of a road, and the name of what they make.
fn settle(
    town: &mut Town,
    chance: &mut Chance,
    names: &mut impl Iterator<Item = &'static &'static str>,
    (middle, heading): (At, f64),
    (name, class, lanes): (&str, &'static str, u32),
    reach: f64,
) {
    let label = onward(middle, heading + FRAC_PI_2, 60.0);
    let from = if class == "village" { 9 } else { 11 };
    town.add(thing("place", class, from, Form::Dots(vec![label])).named(name));
    town.places.push((middle, reach));
    for n in 0..lanes {
        let side = if n % 2 == 0 { 1.0 } else { -1.0 };
        let along = (f64::from(n / 2) - f64::from(lanes - 1) / 4.0) * reach * 0.62;
        let from = onward(middle, heading, along + chance.between(-30.0, 30.0));
        let turned = heading + side * FRAC_PI_2 + chance.between(-0.3, 0.3);
        let length = reach * chance.between(0.5, 0.85);
        let mut line = vec![onward(from, turned + PI, 20.0)];
        let (mut at, mut now, bend) = (from, turned, chance.between(-0.09, 0.09));
        for _ in 0..(length / 40.0) as u32 {
            line.push(at);
            now += bend;
            at = onward(at, now, 40.0);
        }
        line.push(at);
        let name = names.next().map_or("", |name| *name);
        town.roads.push(Road::new(Size::Minor, name, line));
    }
    if lanes > 4 {
        // A street behind, so that there are blocks and not only combs.
        for side in [1.0, -1.0] {
            let start = onward(middle, heading + side * FRAC_PI_2, reach * 0.36);
            let line: Vec<At> = (-4..=4)
                .map(|n| {
                    let off = f64::from(n) * reach * 0.13;
                    let bowed = f64::from(n * n) * 1.2 * side;
                    onward(onward(start, heading, off), heading + FRAC_PI_2, -bowed)
                })
                .collect();
            let name = names.next().map_or("", |name| *name);
            town.roads.push(Road::new(Size::Minor, name, line));
        }
    }
}

/// Lanes from each village to the next at about the same distance from the town.
fn lanes_between(town: &mut Town, chance: &mut Chance, mut round: Vec<At>) {
    round.sort_by(|a, b| a[1].atan2(a[0]).total_cmp(&b[1].atan2(b[0])));
    for (i, from) in round.iter().enumerate() {
        let to = round[(i + 1) % round.len()];
        if apart(*from, to) > 9_500.0 {
            continue;
        }
        let steps = (apart(*from, to) / 140.0).ceil();
        let (sway, waves) = (chance.between(-260.0, 260.0), chance.between(1.5, 3.5));
        let line = (0..=steps as u32).map(|n| {
            let share = f64::from(n) / steps;
            let straight = [0, 1].map(|k| from[k] + (to[k] - from[k]) * share);
            let bow = (share * PI).sin() * (sway + 70.0 * (share * TAU * waves).sin());
            // Outwards, round the town.
            let out = straight[1].atan2(straight[0]);
            onward(
                straight,
                out,
                (share * PI).sin() * apart(*from, to) * 0.12 + bow,
            )
        });
        town.roads.push(Road::new(Size::Lane, "", line.collect()));
    }
}
