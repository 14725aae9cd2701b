//! A thousand pairs of releases, to one partner or to two that compare notes: what the difference of two of them
//! tells. Whether a release keeps the promise is decided here by code of its own.

use super::averaging::Drawn;
use super::*;
use crate::consent::Shareable;
use crate::consent::testing::{add_purpose, agreed};
use crate::grid::cell::Cell;
use crate::id::{ConsentId, PurposeId};
use crate::place::Precision;
use std::collections::BTreeMap;

const HOUSEHOLDS: usize = 14;
const GROUPS: usize = 14;
const TOWNS: usize = 10;
const RELEASES: usize = 51;

/// Somebody or something in the town, as it really is.
#[derive(Clone)]
struct Record {
    id: AssetId,
    /// Two people of one household have one home, whatever their pins say.
    home: Option<usize>,
    spot: [f64; 2],
    /// How often its pin was set anew.
    moved: usize,
    consent: Option<ConsentId>,
}

/// West, south, east, north in whole millionths of a degree.
type Bounds = [i64; 4];

/// One release as its reader has it.
struct Held {
    reader: usize,
    /// How often the town was changed before.
    edits: usize,
    /// Name → where it is said to be, and which pin that came from.
    places: BTreeMap<String, (Option<Bounds>, usize)>,
    people: u64,
    /// Who is in which home, or at which spot, for the count.
    whose: BTreeMap<String, String>,
}

fn whole(bounds: [f64; 4]) -> Bounds {
    bounds.map(|degrees| (degrees * 1e6).round() as i64)
}

fn holds(outer: &Bounds, inner: &Bounds) -> bool {
    outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
}

/// What one release says that it must not, in sentences.
fn alone(held: &Held) -> Vec<String> {
    let mut cells: BTreeMap<Bounds, BTreeSet<&String>> = BTreeMap::new();
    for (name, (bounds, _)) in &held.places {
        if let Some(bounds) = bounds.filter(|[west, _, east, _]| west < east) {
            cells.entry(bounds).or_default().insert(&held.whose[name]);
        }
    }
    let few = cells.iter().filter(|(_, who)| who.len() < 5);
    few.map(|(bounds, who)| format!("few: {} in {bounds:?}", who.len()))
        .collect()
}

/// What two releases say together.
fn together(a: &Held, b: &Held) -> Vec<String> {
    let mut told = Vec::new();
    for (name, (after, pin)) in &b.places {
        let Some((Some(before), old_pin)) = a.places.get(name) else {
            continue;
        };
        let Some(after) = after.filter(|_| pin == old_pin) else {
            continue;
        };
        let coarser = holds(&after, before);
        if a.reader == b.reader && !coarser {
            told.push(format!("finer or other: {name} {before:?} {after:?}"));
        }
        if !coarser && !holds(before, &after) {
            told.push(format!("cut: {name} {before:?} {after:?}"));
        }
    }
    if (1..5).contains(&a.people.abs_diff(b.people)) {
        told.push(format!("count: {} {}", a.people, b.people));
    }
    // Of the same town, both the finer and the coarser: who is left over of the coarser.
    if a.edits == b.edits && a.reader == b.reader {
        let finer: Vec<&Bounds> = a
            .places
            .values()
            .filter_map(|(bounds, _)| bounds.as_ref())
            .collect();
        let mut left: BTreeMap<Bounds, BTreeSet<&String>> = BTreeMap::new();
        for (name, (bounds, _)) in &b.places {
            let Some(bounds) = bounds else { continue };
            let inside = a.places.get(name).and_then(|(one, _)| one.as_ref());
            let has_finer = finer.iter().any(|one| holds(bounds, one) && *one != bounds);
            if has_finer && inside.is_none() {
                left.entry(*bounds).or_default().insert(&b.whose[name]);
            }
        }
        let few = left.iter().filter(|(_, who)| who.len() < 5);
        told.extend(few.map(|(bounds, who)| format!("left over: {} of {bounds:?}", who.len())));
    }
    told
}

struct Town {
    catalogue: Catalogue,
    records: BTreeMap<String, Record>,
    partners: [PartnerId; 2],
    profiles: Vec<(Option<u8>, ProfileId)>,
    purpose: PurposeId,
    drawn: Drawn,
    edits: usize,
}

impl Town {
    fn new(seed: u64) -> Town {
        let catalogue = town();
        let partners = ["Council", "Trust"].map(|name| add_partner(&catalogue, name));
        let levels = [
            (None, None),
            (Some(10), Some(Precision::Building)),
            (Some(8), Some(Precision::Street)),
            (Some(6), Some(Precision::Area)),
        ];
        let profiles = levels.into_iter().map(|(digits, coarsest)| {
            let profile = ReleaseProfile {
                coarsest,
                ..Default::default()
            };
            (digits, add_profile(&catalogue, profile))
        });
        let mut town = Town {
            profiles: profiles.collect(),
            purpose: add_purpose(&catalogue),
            partners,
            catalogue,
            records: BTreeMap::new(),
            drawn: Drawn(seed),
            edits: 0,
        };
        for household in 0..HOUSEHOLDS {
            let home = town.spot();
            for person in 0..1 + household % 2 {
                let pin = [home[0] + 0.00002 * person as f64, home[1]];
                town.add(
                    AssetKind::Person,
                    format!("Home {household} {person}"),
                    pin,
                    Some(household),
                );
            }
        }
        for group in 0..GROUPS {
            let spot = town.spot();
            town.add(AssetKind::Association, format!("Group {group}"), spot, None);
        }
        town
    }

    /// On a lattice of 40 metres in four squares of eight digits, two each side of the border of two of six: homes
    /// there are apart, and none is near a border.
    fn spot(&mut self) -> [f64; 2] {
        let (square, across, up) = (
            self.drawn.below(4),
            self.drawn.below(3),
            self.drawn.below(5),
        );
        let west = -2.105 + 0.0025 * square as f64;
        [
            west + 0.0004 + 0.0007 * across as f64,
            53.1229 + 0.0004 * up as f64,
        ]
    }

    fn add(&mut self, kind: AssetKind, name: String, spot: [f64; 2], home: Option<usize>) {
        let asset = Asset {
            place: at(spot[0], spot[1]),
            audience: match home {
                Some(_) => Audience::Team,
                None => Audience::Public,
            },
            ..Asset::new(kind, &name)
        };
        let id = add(&self.catalogue, &asset);
        let record = Record {
            id,
            home,
            spot,
            moved: 0,
            consent: None,
        };
        self.records.insert(name.clone(), record);
        if home.is_some() && self.drawn.below(3) > 0 {
            self.consents(&name);
        }
    }

    /// They agree, or take it back.
    fn consents(&mut self, name: &str) {
        let both = Audience::Partners(self.partners.into());
        let record = self.records.get_mut(name).unwrap();
        let (catalogue, purpose) = (&self.catalogue, self.purpose);
        record.consent = match record.consent.take() {
            Some(id) => {
                catalogue.withdraw_consent(id).unwrap();
                None
            }
            None => {
                let what = [Shareable::Name, Shareable::Area];
                let consent = agreed(record.id, purpose, both, &what);
                Some(catalogue.give_consent(consent).unwrap().value)
            }
        };
    }

    fn edit(&mut self) {
        self.edits += 1;
        let names: Vec<String> = self.records.keys().cloned().collect();
        let name = &names[self.drawn.below(names.len())];
        let record = self.records[name].clone();
        if record.home.is_some() && self.drawn.below(2) == 0 {
            return self.consents(name);
        }
        // A pin set anew stays in its house; a group may move.
        let spot = match record.home {
            Some(_) => [record.spot[0] + 0.00001, record.spot[1]],
            None => self.spot(),
        };
        let place = serde_json::to_value(at(spot[0], spot[1])).unwrap();
        let edit = crate::api::Edit([("place".to_owned(), place)].into());
        self.catalogue.edit_asset(record.id, edit).unwrap();
        let moved = self.records.get_mut(name).unwrap();
        (moved.spot, moved.moved) = (spot, record.moved + 1);
    }

    fn request(&mut self, reader: usize) -> (Option<u8>, ReleaseRequest) {
        // The finest levels seldom, so that not all is settled on the coarsest at once.
        let (digits, profile) = self.profiles[[0, 1, 2, 2, 2, 3, 3][self.drawn.below(7)]];
        let request = ReleaseRequest {
            format: "geojson".into(),
            ..by(profile, for_partner(self.partners[reader]))
        };
        (digits, request)
    }

    /// Saves a release and reads what its reader has.
    fn release(&mut self, reader: usize) -> (Held, Held) {
        let (digits, request) = self.request(reader);
        let saved = save(&self.catalogue, &request, None).unwrap();
        let about = saved.companion("out.about.json").unwrap();
        let about: serde_json::Value = serde_json::from_str(&about).unwrap();
        let mut held = Held {
            reader,
            edits: self.edits,
            places: BTreeMap::new(),
            people: about["people"]
                .as_str()
                .map_or(0, |said| said.parse().unwrap_or(0)),
            whose: BTreeMap::new(),
        };
        // The control: the same without any of the rules.
        let mut bare = Held {
            places: BTreeMap::new(),
            whose: BTreeMap::new(),
            people: 0,
            ..held
        };
        for feature in saved.main()["features"].as_array().unwrap() {
            let name = feature["properties"]["name"].as_str().unwrap().to_owned();
            let record = &self.records[&name];
            let whose = match record.home {
                Some(home) => format!("home {home}"),
                None => format!("{:.5} {:.5}", record.spot[0], record.spot[1]),
            };
            let geometry = &feature["geometry"];
            let bounds = serde_json::from_value::<Geometry>(geometry.clone()).ok();
            let bounds = bounds.map(|geometry| whole(geometry.bounds()));
            let naive = match digits {
                Some(digits) => whole(Cell::of(record.spot, digits).bounds()),
                None => whole([record.spot, record.spot].concat().try_into().unwrap()),
            };
            bare.people += u64::from(record.home.is_some());
            bare.places
                .insert(name.clone(), (Some(naive), record.moved));
            held.places.insert(name.clone(), (bounds, record.moved));
            bare.whose.insert(name.clone(), whose.clone());
            held.whose.insert(name, whose);
        }
        (held, bare)
    }
}

/// Another control: with the first rule alone, that five have to be in a cell.
fn by_five_alone(bare: &Held) -> Held {
    let mut cells: BTreeMap<Bounds, BTreeSet<&String>> = BTreeMap::new();
    for (name, (bounds, _)) in &bare.places {
        let cell = bounds.unwrap_or_default();
        cells.entry(cell).or_default().insert(&bare.whose[name]);
    }
    let places = bare.places.iter().map(|(name, (bounds, pin))| {
        let enough = |one: &Bounds| cells[one].len() >= 5 || one[0] == one[2];
        (name.clone(), (bounds.filter(enough), *pin))
    });
    Held {
        places: places.collect(),
        whose: bare.whose.clone(),
        ..*bare
    }
}

#[test]
fn a_thousand_pairs_of_releases_single_nobody_out() {
    let (mut pairs, mut given) = (0, 0);
    let mut control: BTreeSet<String> = BTreeSet::new();
    for n in 0..TOWNS {
        let mut town = Town::new(0x9e37_79b9 + n as u64);
        let (mut all, mut bare): (Vec<Held>, Vec<Held>) = (Vec::new(), Vec::new());
        let mut reader = 0;
        for _ in 0..RELEASES {
            // Either something happens, or the one who had the last release has another of the same town.
            if town.drawn.below(2) > 0 {
                town.edit();
                reader = town.drawn.below(2);
            }
            let (held, naive) = town.release(reader);
            given += held
                .places
                .values()
                .filter(|(bounds, _)| bounds.is_some())
                .count();
            assert_eq!(alone(&held), [""; 0]);
            control.extend(alone(&naive));
            // With the last one, whoever had it, and with one that is drawn.
            for _ in 0..2 {
                if let Some(last) = all.len().checked_sub(1) {
                    let other = if pairs % 2 == 0 {
                        last
                    } else {
                        town.drawn.below(all.len())
                    };
                    let found = together(&all[other], &held);
                    assert_eq!(found, [""; 0], "town {n}, {} releases in", all.len());
                    control.extend(together(&bare[other], &naive));
                    let simple = [&bare[other], &naive].map(by_five_alone);
                    control.extend(together(&simple[0], &simple[1]));
                    pairs += 1;
                }
            }
            all.push(held);
            bare.push(naive);
        }
    }
    assert!(pairs >= 1000, "{pairs} pairs");
    assert!(given > 2000, "{given} places were given at all");
    for kind in ["few", "finer or other", "count", "left over"] {
        let found = control.iter().filter(|told| told.starts_with(kind)).count();
        assert!(
            found > 2,
            "without the rules there were only {found} of {kind}"
        );
    }
}
