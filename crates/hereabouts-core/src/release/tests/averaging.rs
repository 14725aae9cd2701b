//! What somebody learns who keeps every release and works on all of them: no more than from one.

use super::*;
use crate::grid::cell::Cell;
use crate::place::Precision;
use geo::{Distance, Haversine};
use std::collections::BTreeMap;

/// A release for each week of a year.
const WEEKS: usize = 52;
const ADDRESSES: usize = 36;
/// Groups that meet at each.
const AT_ONE: usize = 5;

/// Numbers that look random, the same each time (xorshift).
pub struct Drawn(pub u64);

impl Drawn {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// From 0 to 1.
    pub fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

fn metres(a: [f64; 2], b: [f64; 2]) -> f64 {
    Haversine.distance(geo::Point::from(a), geo::Point::from(b))
}

/// A spot so many metres from another, in a direction that is drawn.
fn off(from: [f64; 2], metres: f64, drawn: &mut Drawn) -> [f64; 2] {
    let (sin, cos) = (drawn.part() * std::f64::consts::TAU).sin_cos();
    let degrees = metres / 111_320.0;
    [
        from[0] + cos * degrees / from[1].to_radians().cos(),
        from[1] + sin * degrees,
    ]
}

/// What the attacker holds of each address: every spot that any of its records was ever said to be at.
#[derive(Default)]
struct Seen(BTreeMap<usize, Vec<[f64; 2]>>);

impl Seen {
    fn take(&mut self, catalogue: &Catalogue, request: &ReleaseRequest) {
        let taken = catalogue.look_at_release(request, |release| {
            for asset in release.assets.by_ref() {
                let asset = asset.map_err(hereabouts_export::Error::Contents)?;
                let middle = hereabouts_export::place::rounded(&asset.place);
                if let Some(middle) = middle.and_then(|place| place.middle()) {
                    let address = asset.name.split(' ').next().unwrap().parse().unwrap();
                    self.0.entry(address).or_default().push(middle);
                }
            }
            Ok(())
        });
        taken.unwrap();
    }

    /// How far the average of all that was seen of an address is from it, in metres: the median over all.
    fn error(&self, truth: &[[f64; 2]]) -> f64 {
        let errors = self.0.iter().map(|(address, spots)| {
            let mean =
                |axis: usize| spots.iter().map(|spot| spot[axis]).sum::<f64>() / spots.len() as f64;
            metres([mean(0), mean(1)], truth[*address])
        });
        let mut errors: Vec<f64> = errors.collect();
        errors.sort_by(f64::total_cmp);
        errors[errors.len() / 2]
    }
}

/// A year of releases from two laptops that are merged now and then, while pins are set anew by some metres.
#[test]
fn a_year_of_releases_tells_no_more_than_one() {
    let mut drawn = Drawn(0x005e_edab_0de5);
    let ours = town();
    let mut truth = Vec::new();
    let mut groups = Vec::new();
    for address in 0..ADDRESSES {
        // Six addresses in each of six squares.
        let square = Cell::of([-2.1238 + 0.0025 * (address / 6) as f64, 53.1237], 8);
        let [west, south, east, north] = square.bounds();
        let spot = [
            west + (east - west) * drawn.part(),
            south + (north - south) * drawn.part(),
        ];
        for group in 0..AT_ONE {
            let name = format!("{address} group {group}");
            let group = open(AssetKind::Association, &name);
            let [lon, lat] = spot;
            let place = at(lon, lat);
            groups.push((address, add(&ours, &Asset { place, ..group })));
        }
        truth.push(spot);
    }
    let profile = ReleaseProfile {
        coarsest: Some(Precision::About100M),
        ..Default::default()
    };
    let request = by(add_profile(&ours, profile), Audience::Public);
    let theirs = ours.copy_in_memory().unwrap();
    let laptops = [&ours, &theirs];

    let (mut seen, mut jittered) = (Seen::default(), Seen::default());
    let mut after_one = None;
    for week in 0..WEEKS {
        let laptop = laptops[week % 2];
        if week % 8 == 7 {
            // Two pins are set again where the telephone says they are.
            for _ in 0..2 {
                let (address, id) = groups[drawn.below(groups.len())];
                let [lon, lat] = off(truth[address], 6.0 * drawn.part(), &mut drawn);
                let place = serde_json::to_value(at(lon, lat)).unwrap();
                let edit = crate::api::Edit([("place".to_owned(), place)].into());
                laptop.edit_asset(id, edit).unwrap();
            }
            for (from, to) in [(0, 1), (1, 0)] {
                let changes = laptops[from].changes_for(&Audience::Team).unwrap();
                laptops[to].merge(&changes).unwrap();
            }
        }
        seen.take(laptop, &request);
        for (address, _) in &groups {
            let spot = off(truth[*address], 200.0 + 300.0 * drawn.part(), &mut drawn);
            jittered.0.entry(*address).or_default().push(spot);
        }
        after_one.get_or_insert_with(|| {
            // Of jitter the first record of the first week: five of one address are five draws already.
            let one = jittered
                .0
                .iter()
                .map(|(address, spots)| (*address, spots[..1].to_vec()));
            (seen.error(&truth), Seen(one.collect()).error(&truth))
        });
    }
    let (one, one_jittered) = after_one.unwrap();
    assert_eq!(seen.0.len(), ADDRESSES, "every address was seen");
    assert!(one > 40.0, "{one} m is no square of 275 m");
    let all = seen.error(&truth);
    assert!(
        all >= 0.95 * one,
        "{one} m after one release, {all} m after all"
    );
    // The control: places that are moved at random each time are found.
    let all_jittered = jittered.error(&truth);
    assert!(
        all_jittered < 0.3 * one_jittered,
        "{one_jittered} m after one, {all_jittered} m after all"
    );
}

#[test]
fn twenty_thousand_places_give_cells_whose_middles_give_them_again() {
    let mut drawn = Drawn(0x20_000);
    for _ in 0..20_000 {
        let spot = [-2.2 + 0.2 * drawn.part(), 53.0 + 0.2 * drawn.part()];
        for digits in [6, 8, 10] {
            let cell = Cell::of(spot, digits);
            let [west, south, east, north] = cell.bounds();
            assert!((west..=east).contains(&spot[0]) && (south..=north).contains(&spot[1]));
            let middle = [(west + east) / 2.0, (south + north) / 2.0];
            assert_eq!(Cell::of(middle, digits), cell);
            assert!(metres(middle, spot) <= cell.radius_m());
        }
    }
}
