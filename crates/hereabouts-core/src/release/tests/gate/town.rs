//! A town of random records, and who may have what of it.

use super::super::*;
use crate::attachment::testing;
use crate::consent::{Consent, How, Shareable};
use crate::gift::Gift;
use crate::id::{ConsentId, GiftId, PurposeId, WishId};
use crate::place::Precision;
use crate::wish::Wish;
use std::collections::HashSet;

pub const RECORDS: usize = 400;

/// Numbers that are the same in every run (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }
    pub fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }
    pub fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())].clone()
    }
}

/// Words that give something away, beside which a word of the gate's own stands.
pub const TELLING: [&str; 6] = [
    "ring 07700 900123",
    "rosa@example.org",
    "parcels to OL6 7RT",
    "14 Chapel Street",
    "with Withheld Wanda",
    "ask at the hall desk",
];

pub struct Drawn {
    pub id: AssetId,
    pub kind: AssetKind,
    pub audience: usize,
    pub sensitivity: Sensitivity,
    pub child: bool,
    pub located: bool,
    pub personal: bool,
    pub published: bool,
    /// One of `TELLING`, in a field of its own.
    pub tells: Option<usize>,
    /// Towards whom a person agreed to what, and whether they took it back.
    pub agreed: Vec<(usize, BTreeSet<Shareable>, bool)>,
}

/// Readers by number: the council, the trust, everyone.
pub const READERS: usize = 3;

/// Whether an audience, by its number, includes a reader: me, team, the council, the trust, everyone.
fn seen(audience: usize, reader: usize) -> bool {
    audience == 4 || audience == reader + 2
}

pub struct Town {
    pub catalogue: Catalogue,
    pub drawn: Vec<Drawn>,
    /// From, to, sensitivity.
    pub ties: Vec<(usize, usize, Sensitivity)>,
    pub audiences: [Audience; 5],
    pub profile: ReleaseProfile,
    pub profile_id: ProfileId,
}

const SHAREABLE: [Shareable; 6] = [
    Shareable::Name,
    Shareable::Gifts,
    Shareable::Languages,
    Shareable::Story,
    Shareable::Contact,
    Shareable::Photo,
];

impl Town {
    pub fn drawn(dice: &mut Dice) -> Town {
        let catalogue = town();
        let (council, trust) = (
            add_partner(&catalogue, "Council"),
            add_partner(&catalogue, "Trust"),
        );
        let audiences = [
            Audience::Me,
            Audience::Team,
            for_partner(council),
            for_partner(trust),
            Audience::Public,
        ];
        let levels = [
            Sensitivity::Ordinary,
            Sensitivity::Ordinary,
            Sensitivity::Careful,
            Sensitivity::Sensitive,
            Sensitivity::Safeguarded,
        ];
        let drawn: Vec<Drawn> = (0..RECORDS)
            .map(|_| {
                let agreed = (0..READERS).filter(|_| dice.one_in(2)).collect::<Vec<_>>();
                let agreed = agreed.into_iter().map(|reader| {
                    let what = SHAREABLE.into_iter().filter(|_| dice.one_in(2)).collect();
                    (reader, what, dice.one_in(4))
                });
                Drawn {
                    agreed: agreed.collect(),
                    id: AssetId::new(),
                    kind: dice.of(&AssetKind::ALL),
                    audience: dice.roll(5),
                    sensitivity: dice.of(&levels),
                    child: dice.one_in(12),
                    located: dice.one_in(2),
                    personal: dice.one_in(2),
                    published: dice.one_in(2),
                    tells: (!dice.one_in(3)).then(|| dice.roll(TELLING.len())),
                }
            })
            .collect();
        let ties = (0..RECORDS / 2).map(|_| {
            (
                dice.roll(RECORDS),
                dice.roll(RECORDS),
                dice.of(&levels[..4]),
            )
        });
        let ties = ties.filter(|(from, to, _)| from != to).collect();
        let profile = ReleaseProfile {
            notes: dice.one_in(2),
            lines: dice.one_in(2),
            extra: dice
                .one_in(2)
                .then(|| "Ward".to_owned())
                .into_iter()
                .collect(),
            coarsest: dice.of(&[None, None, Some(Precision::About1Km), Some(Precision::None)]),
            kinds: dice
                .one_in(4)
                .then_some(AssetKind::Person)
                .into_iter()
                .collect(),
            ..ReleaseProfile::default()
        };
        let profile_id = add_profile(&catalogue, profile.clone());
        let town = Town {
            catalogue,
            drawn,
            ties,
            audiences,
            profile,
            profile_id,
        };
        town.fill();
        town
    }

    fn fill(&self) {
        let label = Label::of(Action::Create);
        let filled = self.catalogue.transact(label, |tx| {
            let wanda = Asset::new(AssetKind::Person, "Withheld Wanda");
            tx.create(AssetId::new(), &wanda)?;
            for (i, d) in self.drawn.iter().enumerate() {
                tx.create(d.id, &asset(i, d, &self.audiences))?;
                for (channel, what) in [(Channel::Phone, "phone"), (Channel::Address, "where")] {
                    let own = Contact {
                        kind: if d.personal {
                            ContactKind::Personal
                        } else {
                            ContactKind::Role
                        },
                        label: Some(word(i, "label")),
                        may_be_published: d.published,
                        ..contact(d.id, channel, &word(i, what))
                    };
                    tx.create(ContactId::new(), &own)?;
                }
                let gift = Gift {
                    would_teach: d.personal,
                    topics: [word(i, "topic")].into(),
                    when: Some(word(i, "giftwhen")),
                    limits: Some(word(i, "limits")),
                    note: Some(word(i, "giftnote")),
                    ..Gift::of(d.id, &word(i, "gift"))
                };
                tx.create(GiftId::new(), &gift)?;
                tx.create(WishId::new(), &Wish::of(d.id, &word(i, "wish")))?;
                for (reader, what, withdrawn) in
                    d.agreed.iter().filter(|(_, what, _)| !what.is_empty())
                {
                    let consent = Consent {
                        person: d.id,
                        purpose: PurposeId::new(),
                        what: what.clone(),
                        to: self.audiences[reader + 2].clone(),
                        how: How::Spoken,
                        wording: word(i, "wording"),
                        wording_version: None,
                        on: "2026-01-05".into(),
                        taken_by: Some(word(i, "takenby")),
                        guardian: None,
                        form: None,
                        review_by: None,
                        withdrawn: withdrawn.then(|| "2026-02-01".into()),
                    };
                    tx.create(ConsentId::new(), &consent)?;
                }
            }
            for (i, (from, to, sensitivity)) in self.ties.iter().enumerate() {
                let tie = Relationship {
                    sensitivity: *sensitivity,
                    note: Some(word(i, "tienote")),
                    source: Some(word(i, "tiesource")),
                    ..tie(self.drawn[*from].id, &word(i, "tie"), self.drawn[*to].id)
                };
                tx.create(RelationshipId::new(), &tie)?;
            }
            Ok(())
        });
        filled.unwrap();
        // Two photos that tell of camera, place and person.
        for (i, d) in self
            .drawn
            .iter()
            .enumerate()
            .filter(|(_, d)| d.sensitivity < Sensitivity::Sensitive && !is_person(d))
            .take(2)
        {
            let spot = testing::At {
                lon: -2.02,
                lat: 53.47,
                error_m: None,
            };
            let bytes = testing::told(&testing::drawn(16 + i as u32, 16), 1, Some(&spot));
            let added = self
                .catalogue
                .add_attachment_bytes(d.id, &word(i, "filename"), bytes)
                .unwrap();
            let open = [
                ("may_be_published".to_owned(), true.into()),
                ("publish_reason".to_owned(), "it hangs on their wall".into()),
            ];
            let open = crate::api::Edit(open.into());
            for id in added.value.added {
                self.catalogue.edit_attachment(id, open.clone()).unwrap();
            }
        }
    }

    fn coarse(&self) -> bool {
        self.profile.coarsest.is_some()
    }

    fn leaves(&self, d: &Drawn, reader: usize) -> bool {
        let asked = self.profile.kinds.is_empty() || self.profile.kinds.contains(&d.kind);
        asked
            && d.sensitivity != Sensitivity::Safeguarded
            && match is_person(d) {
                true => !d.child && d.audience != 0 && !self.agreed(d, reader).is_empty(),
                false => seen(d.audience, reader),
            }
    }

    fn agreed(&self, d: &Drawn, reader: usize) -> BTreeSet<Shareable> {
        let given = d
            .agreed
            .iter()
            .filter(|(to, _, withdrawn)| !withdrawn && (*to == reader || *to == 2));
        given
            .flat_map(|(_, what, _)| what.iter().copied())
            .collect()
    }

    /// Every word that this reader may have, where these were left out as a whole and of these the telling words kept.
    pub fn may(
        &self,
        reader: usize,
        out: &HashSet<AssetId>,
        kept: &HashSet<AssetId>,
    ) -> HashSet<String> {
        let mut may = HashSet::new();
        let leaves = |d: &Drawn| self.leaves(d, reader) && !out.contains(&d.id);
        for (i, d) in self.drawn.iter().enumerate().filter(|(_, d)| leaves(d)) {
            let mut let_out = |what: &str, is: bool| {
                is.then(|| may.insert(word(i, what)));
            };
            let what = self.agreed(d, reader);
            let agreed = |one| !is_person(d) || what.contains(&one);
            let open = !is_person(d);
            let_out("name", agreed(Shareable::Name));
            let_out("summary", agreed(Shareable::Gifts));
            // What so few offer stays with those who do not leave by name.
            let_out("tag", agreed(Shareable::Gifts) && agreed(Shareable::Name));
            // Nor do those of groups and places leave, whom nobody asks.
            let gifts = is_person(d) && agreed(Shareable::Gifts);
            let_out("gift", gifts && agreed(Shareable::Name));
            let_out("story", agreed(Shareable::Story));
            let_out("times", open);
            let_out("note", open && self.profile.notes);
            let_out("ward", open && self.profile.extra.contains("Ward"));
            let_out("address", open && !self.coarse());
            let_out("postcode", open && !self.coarse());
            let tells = d.tells.is_none_or(|tells| tells == 5 && !self.coarse());
            let_out("access", open && (tells || kept.contains(&d.id)));
            let public = reader == 2;
            let own = is_person(d) && d.personal && !public && what.contains(&Shareable::Contact);
            let role = !d.personal && d.published && agreed(Shareable::Contact);
            let_out("phone", own || role);
            let_out("where", (own || role) && !self.coarse());
        }
        for (i, (from, to, sensitivity)) in self.ties.iter().enumerate() {
            let (from, to) = (&self.drawn[*from], &self.drawn[*to]);
            let both = leaves(from) && leaves(to) && !is_person(from) && !is_person(to);
            let spot = self.coarse() && [from, to].iter().any(|d| d.kind == AssetKind::Place);
            if both && *sensitivity == Sensitivity::Ordinary && !spot {
                may.insert(word(i, "tie"));
            }
        }
        may
    }
}

fn is_person(d: &Drawn) -> bool {
    d.kind == AssetKind::Person || d.child
}

pub fn word(i: usize, what: &str) -> String {
    format!("zq{i}{what}qz")
}

fn asset(i: usize, d: &Drawn, audiences: &[Audience; 5]) -> Asset {
    let said = |what: &str| Some(word(i, what));
    let access = match d.tells {
        Some(tells) => format!("{} {}", word(i, "access"), TELLING[tells]),
        None => word(i, "access"),
    };
    let place = Place {
        address: said("address"),
        postcode: said("postcode"),
        ..Place::default()
    };
    let spot = at(-2.1 + i as f64 / 1e4, 53.1).unwrap();
    Asset {
        audience: audiences[d.audience].clone(),
        sensitivity: d.sensitivity,
        audience_reason: said("reason"),
        is_child: d.child,
        summary: said("summary"),
        story: said("story"),
        tags: [word(i, "tag")].into(),
        times: said("times"),
        access: Some(access),
        note: said("note"),
        steward: said("steward"),
        who_leads: said("wholeads"),
        roles: said("roles"),
        source_note: said("sourcenote"),
        permission_note: said("permission"),
        extra: [
            ("Ward".to_owned(), word(i, "ward").into()),
            ("Other".to_owned(), word(i, "other").into()),
        ]
        .into(),
        place: Some(match d.located {
            true => Place {
                address: place.address,
                postcode: place.postcode,
                ..spot
            },
            false => place,
        }),
        ..Asset::new(d.kind, word(i, "name"))
    }
}
