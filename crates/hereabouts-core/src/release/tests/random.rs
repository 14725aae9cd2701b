//! Two hundred random catalogues: every value is a word of its own, searched for in the bytes of all files
//! of every audience and format. Who may have it is said here once more, by other code.

use super::*;
use crate::place::Precision;
use proptest::prelude::*;
use std::cell::Cell;

#[derive(Debug, Clone)]
struct Drawn {
    kind: AssetKind,
    audience: usize,
    sensitivity: Sensitivity,
    child: bool,
    located: bool,
    published: bool,
    personal: bool,
}

#[derive(Debug, Clone)]
struct DrawnTie {
    from: usize,
    to: usize,
    sensitivity: Sensitivity,
}

const LEVELS: [Sensitivity; 4] = [
    Sensitivity::Ordinary,
    Sensitivity::Careful,
    Sensitivity::Sensitive,
    Sensitivity::Safeguarded,
];

fn drawn() -> impl Strategy<Value = Drawn> {
    let level =
        prop_oneof![4 => Just(Sensitivity::Ordinary), 1 => proptest::sample::select(&LEVELS[..])];
    let kind = proptest::sample::select(&AssetKind::ALL[..]);
    (
        kind,
        0..6_usize,
        level,
        proptest::bool::weighted(0.1),
        any::<[bool; 3]>(),
    )
        .prop_map(
            |(kind, audience, sensitivity, child, [located, published, personal])| Drawn {
                kind,
                audience,
                sensitivity,
                child,
                located,
                published,
                personal,
            },
        )
}

fn drawn_tie() -> impl Strategy<Value = DrawnTie> {
    (
        0..8_usize,
        0..8_usize,
        proptest::sample::select(&LEVELS[..]),
    )
        .prop_map(|(from, to, sensitivity)| DrawnTie {
            from,
            to,
            sensitivity,
        })
}

fn profile() -> impl Strategy<Value = ReleaseProfile> {
    let coarsest = proptest::sample::select(vec![
        None,
        Some(Precision::Exact),
        Some(Precision::About1Km),
        Some(Precision::None),
    ]);
    (any::<bool>(), any::<bool>(), any::<bool>(), coarsest).prop_map(
        |(notes, lines, ward, coarsest)| {
            let extra = ward.then(|| "Ward".to_owned()).into_iter().collect();
            ReleaseProfile {
                notes,
                lines,
                coarsest,
                extra,
                ..ReleaseProfile::default()
            }
        },
    )
}

type May = Box<dyn Fn(&Reader) -> bool>;

/// The words of one catalogue, each with those who may have it.
#[derive(Default)]
struct Words(Vec<(String, May)>);

/// For whom a file is: numbers as in `audiences`.
struct Reader {
    audience: usize,
    profile: ReleaseProfile,
}

impl Reader {
    fn is_team(&self) -> bool {
        self.audience < 2
    }
}

impl Words {
    fn add(&mut self, word: impl ToString, may: impl Fn(&Reader) -> bool + 'static) -> String {
        self.0.push((word.to_string(), Box::new(may)));
        word.to_string()
    }
}

/// Asset audience (row) × reader (column): me, team, council, trust, everyone.
const SEEN: [[bool; 5]; 6] = [
    [true, false, false, false, false], // me
    [true, true, false, false, false],  // team
    [true, true, true, false, false],   // the council
    [true, true, false, true, false],   // the trust
    [true, true, true, true, false],    // both
    [true, true, true, true, true],     // everyone
];

fn leaves(drawn: &Drawn, reader: &Reader) -> bool {
    let alone = drawn.kind == AssetKind::Person
        || drawn.child
        || drawn.sensitivity == Sensitivity::Safeguarded;
    SEEN[drawn.audience][reader.audience] && (reader.is_team() || !alone)
}

fn vague(reader: &Reader) -> bool {
    matches!(
        reader.profile.coarsest,
        Some(Precision::About1Km | Precision::None)
    )
}

fn fill(
    catalogue: &Catalogue,
    drawn: &[Drawn],
    ties: &[DrawnTie],
    audiences: &[Audience; 6],
) -> Words {
    let mut words = Words::default();
    let mut assets: Vec<(AssetId, Drawn)> = Vec::new();
    for (i, d) in drawn.iter().enumerate() {
        let id = AssetId::new();
        let of = |what: &str| format!("zq{i}{what}qz");
        let owner = d.clone();
        let with_it = move |r: &Reader| leaves(&owner, r);
        let owner = d.clone();
        let team = move |r: &Reader| r.is_team() && leaves(&owner, r);
        words.add(id, with_it.clone());
        let mut asset = Asset {
            audience: audiences[d.audience].clone(),
            sensitivity: d.sensitivity,
            is_child: d.child,
            ..Asset::new(d.kind, words.add(of("name"), with_it.clone()))
        };
        asset.summary = Some(words.add(of("summary"), with_it.clone()));
        asset.story = Some(words.add(of("story"), with_it.clone()));
        asset.tags = [words.add(of("tag"), with_it.clone())].into();
        asset.times = Some(words.add(of("times"), with_it.clone()));
        for (field, what) in [
            (&mut asset.steward, "steward"),
            (&mut asset.source_note, "sourcenote"),
            (&mut asset.permission_note, "permission"),
            (&mut asset.audience_reason, "reason"),
            (&mut asset.who_leads, "wholeads"),
            (&mut asset.keepers, "keepers"),
            (&mut asset.roles, "roles"),
            (&mut asset.pronouns, "pronouns"),
        ] {
            *field = Some(words.add(of(what), team.clone()));
        }
        let safe = d.sensitivity != Sensitivity::Safeguarded;
        let (a, b) = (with_it.clone(), with_it.clone());
        asset.note = Some(words.add(of("note"), move |r| {
            a(r) && (r.is_team() || r.profile.notes)
        }));
        let ward = words.add(of("ward"), move |r| {
            safe && b(r) && (r.is_team() || r.profile.extra.contains("Ward"))
        });
        asset.extra = [
            ("Ward".to_owned(), ward.into()),
            (
                "Other".to_owned(),
                words.add(of("other"), team.clone()).into(),
            ),
        ]
        .into();
        let from = crate::asset::ImportedFrom {
            source: words.add(of("source"), |_| false),
            row: words.add(of("row"), |_| false),
        };
        asset.imported_from = Some(from);
        let (a, b, c) = (with_it.clone(), with_it.clone(), with_it.clone());
        let place = Place {
            address: Some(words.add(of("address"), move |r| safe && a(r) && !vague(r))),
            postcode: Some(words.add(of("postcode"), move |r| safe && b(r) && !vague(r))),
            ..Place::default()
        };
        asset.place = Some(match d.located {
            true => {
                let longitude = format!("-2.1{i}3579");
                let there = words.add(&longitude, move |r| safe && c(r) && !vague(r));
                Place {
                    address: place.address,
                    postcode: place.postcode,
                    ..at(there.parse().unwrap(), 53.123457).unwrap()
                }
            }
            false => place,
        });
        put(catalogue, id.0, &asset);
        let reach = |channel, what: &str, words: &mut Words, safe: bool| {
            let kind = if d.personal {
                ContactKind::Personal
            } else {
                ContactKind::Role
            };
            let (owner, published) = (d.clone(), d.published && !d.personal);
            let is_address = channel == Channel::Address;
            let may = move |r: &Reader| {
                safe && leaves(&owner, r) && (r.is_team() || published) && !(is_address && vague(r))
            };
            let label = words.add(of(&format!("{what}label")), team.clone());
            let value = words.add(of(what), may);
            let contact = Contact {
                kind,
                label: Some(label),
                may_be_published: d.published,
                publish_reason: None,
                ..contact(id, channel, &value)
            };
            let hidden = add_contact(catalogue, &contact);
            words.add(hidden, |_| false);
        };
        reach(Channel::Phone, "phone", &mut words, true);
        reach(Channel::Address, "where", &mut words, safe);
        assets.push((id, d.clone()));
    }
    for (i, t) in ties.iter().enumerate() {
        let (from, to) = (&assets[t.from % assets.len()], &assets[t.to % assets.len()]);
        if from.0 == to.0 {
            continue;
        }
        let (a, b) = (from.1.clone(), to.1.clone());
        // A tie to a place says where the other end is, which a release of coarse places does not.
        let spot = [&a, &b].iter().any(|d| d.kind == AssetKind::Place);
        let both = move |r: &Reader| {
            leaves(&a, r) && leaves(&b, r) && (r.is_team() || !(vague(r) && spot))
        };
        let careful = t.sensitivity != Sensitivity::Ordinary;
        let of = |what: &str| format!("zq{i}tie{what}qz");
        let team = {
            let both = both.clone();
            move |r: &Reader| r.is_team() && both(r)
        };
        let tie = Relationship {
            sensitivity: t.sensitivity,
            note: Some(words.add(of("note"), team.clone())),
            source: Some(words.add(of("source"), team.clone())),
            ..tie(
                from.0,
                &words.add(of("type"), move |r| both(r) && (r.is_team() || !careful)),
                to.0,
            )
        };
        words.add(add_tie(catalogue, &tie), team);
    }
    words
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_value_reaches_those_who_may_have_it_and_nobody_else(
        drawn in proptest::collection::vec(drawn(), 1..6), ties in proptest::collection::vec(drawn_tie(), 0..8), profile in profile(),
    ) {
        let catalogue = town();
        let (council, trust) = (add_partner(&catalogue, "Greenfield Council"), add_partner(&catalogue, "Valley Trust"));
        let both = Audience::Partners([council, trust].into());
        let kept = [Audience::Me, Audience::Team, for_partner(council), for_partner(trust), both, Audience::Public];
        let words = fill(&catalogue, &drawn, &ties, &kept);
        let saved_profile = add_profile(&catalogue, profile.clone());
        let readers = [Audience::Me, Audience::Team, for_partner(council), for_partner(trust), Audience::Public];
        for (audience, to) in readers.into_iter().enumerate() {
            let reader = Reader { audience, profile: profile.clone() };
            for format in ["geojson", "csv", "graphml", "gexf"] {
                let request = ReleaseRequest { format: format.into(), ..by(saved_profile, to.clone()) };
                let shown = preview(&catalogue, &request);
                let count = drawn.iter().filter(|d| leaves(d, &reader)).count() as u64;
                prop_assert_eq!(shown.released, count);
                let saved = save(&catalogue, &request, Some(shown.token));
                // Beyond the team a release of nothing is no file.
                prop_assert_eq!(saved.is_err(), audience > 1 && count == 0);
                let Ok(saved) = saved else { continue };
                prop_assert!(saved.result.since_preview.is_empty());
                prop_assert_eq!(saved.result.released, count);
                let bytes = saved.bytes();
                let present = Cell::new(0);
                for (word, may) in &words.0 {
                    let there = bytes.contains(word.as_str());
                    present.set(present.get() + usize::from(there));
                    prop_assert_eq!(there, may(&reader), "{} for {} in {}", word, to, format);
                }
                // The search can find something: what is for me alone holds nearly everything.
                prop_assert!(audience > 0 || present.get() > 10);
                for nowhere in ["[0,0]", "[0.0,0.0]", ",0,0,", "POINT (0 0)"] {
                    prop_assert!(!bytes.contains(nowhere));
                }
                if audience > 1 {
                    for told in ["withheld", "safeguarded", "audience_reason", "sensitivity", "zqzq"] {
                        prop_assert!(!bytes.contains(told), "{}", told);
                    }
                }
            }
        }
    }
}
