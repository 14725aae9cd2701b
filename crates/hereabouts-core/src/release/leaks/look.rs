//! Looking through what would leave, asset by asset and tie by tie.

use super::kept::{Accepted, Choices};
use super::left::{Left, Part};
use super::names::Names;
use super::spot::{self, Spot};
use super::words::Tells;
use super::{Decision, Excerpt, Finding, Leak, key};
use crate::asset::{Asset, AssetKind, sounds_like};
use crate::consent::Shareable;
use crate::error::{Error, Result};
use crate::id::AssetId;
use crate::relationship::Relationship;
use crate::release::coarser;
use crate::release::contents::{Leaver, about};
use crate::release::fields::{Key, Known};
use crate::release::request::ReleaseRequest;
use crate::release::rules::Rules;
use crate::search::Bits;
use crate::storage::rows::{Stored, get};
use hereabouts_export::Value;
use rusqlite::Connection;
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

/// So many findings are told at once, those not yet decided first.
const TOLD: usize = 500;

/// One look through a release.
pub struct Looking<'a> {
    pub(super) db: &'a Connection,
    pub(super) rules: &'a Rules,
    pub(super) names: Names,
    choices: Choices,
    /// Tag or gift → how many people here offer it.
    pub(super) offered: OnceCell<HashMap<String, u32>>,
    pub found: Found,
    pub left: Left,
    /// Records that turned out to be left out only when others had been looked through: all of it is to be looked
    /// through once more without them, and these findings told again.
    pub late: BTreeMap<AssetId, Option<Finding>>,
    /// Only one asset leaves.
    alone: bool,
    /// Row numbers of those whose place leaves coarser than it is known.
    hidden: Bits,
}

/// What was found, with what was decided about it.
#[derive(Default)]
pub struct Found {
    pub undecided: Vec<Finding>,
    pub decided: Vec<Finding>,
    pub count: u64,
    pub still: u64,
    pub accepted: Vec<Accepted>,
}

/// Where something was found.
pub(super) struct Passing<'t> {
    pub field: &'t str,
    pub what: Leak,
    pub passage: Excerpt,
    pub part: Part,
}

impl<'a> Looking<'a> {
    /// `before` is what an earlier look found to be left out as a whole; `alone` that only one asset leaves.
    pub fn begin(
        db: &'a Connection,
        request: &ReleaseRequest,
        rules: &'a Rules,
        wanted: &Bits,
        (before, alone): (&BTreeMap<AssetId, Option<Finding>>, bool),
    ) -> Result<Looking<'a>> {
        let left = Left::without(before.keys().copied());
        let names = match rules.beyond_team {
            true => Names::withheld(db, rules, wanted, &left.records)?,
            false => Names::default(),
        };
        refuse_names_in_title(db, rules, &names)?;
        let mut looking = Looking {
            db,
            rules,
            names,
            choices: Choices::of(db, &request.choices, &request.audience)?,
            offered: OnceCell::new(),
            found: Found::default(),
            left,
            late: BTreeMap::new(),
            alone,
            hidden: Bits::default(),
        };
        for finding in before.values().flatten() {
            looking.tell(finding.clone());
        }
        Ok(looking)
    }

    /// Looks through an asset and takes out of it what stays. `false` where all of it stays.
    pub fn at(&mut self, known: &Known, leaver: &mut Leaver) -> Result<bool> {
        if !self.rules.beyond_team {
            return Ok(true);
        }
        let agreed = self.rules.agreed(known.id, &known.asset);
        let place = known.asset.place.as_ref();
        let is_held_back = coarser::holds_back(&known.asset, self.rules, leaver.made_coarser);
        let made_coarser = is_held_back && place.is_some();
        let is_home = agreed.is_some() && place.is_some_and(|place| place.geometry.is_some());
        if made_coarser || is_home {
            self.hidden.set(known.n);
        }
        let spot = match made_coarser || is_home {
            true => Some(Spot::of(self.db, known.id, &known.asset)?),
            false => None,
        };
        let tells = Tells {
            known,
            spot,
            whereabouts: is_held_back || agreed.is_some(),
            published: OnceCell::new(),
        };
        let mut passing = self.in_words(&tells, leaver);
        if agreed
            .as_ref()
            .is_some_and(|what| !what.contains(&Shareable::Name))
        {
            passing.extend(self.rare(leaver)?);
        }
        let photos = leaver
            .fields
            .leaving
            .iter()
            .find(|(key, _)| *key == Key::Photos);
        if let Some((_, Value::List(names))) = photos.filter(|_| made_coarser && !is_home) {
            passing.push(Passing {
                field: "photos",
                what: Leak::PhotoGivesSpotAway,
                passage: Excerpt::whole(&names.join(", ")),
                part: Part::Photos,
            });
        }
        let whole = |what, words: &str| Passing {
            field: "everything",
            what,
            passage: Excerpt::whole(words),
            part: Part::Everything,
        };
        // What people offer in their home leaves by what they agreed to.
        if agreed.is_none()
            && let Some(said) = sounds_like(&known.asset)
        {
            passing.push(whole(Leak::SoundsSafeguarded, said));
        }
        if self.alone && agreed.is_some() {
            passing.push(whole(Leak::CollectionOfOne, &leaver.name));
        }
        let leaves = self.decide(known, passing);
        self.left.take_out(known, leaver);
        Ok(leaves)
    }

    /// Looks at a tie between the assets in two rows: it stays where it says where something is whose place leaves
    /// coarser, or where it is worded with the name of somebody who stays.
    pub fn at_tie(
        &mut self,
        tie: &Stored<Relationship>,
        (from, to): (u32, u32),
        wording: &str,
    ) -> Result<()> {
        if !self.rules.beyond_team {
            return Ok(());
        }
        let names_somebody = !self.names.spans(wording, None).is_empty();
        let (hides_from, hides_to) = (self.hidden.has(from), self.hidden.has(to));
        let says_where = spot::says_where(&tie.record.kind) && (hides_from || hides_to);
        if !names_somebody && !says_where {
            return Ok(());
        }
        let ends = (
            asset(self.db, tie.record.from)?,
            asset(self.db, tie.record.to)?,
        );
        let (Some(from), Some(to)) = ends else {
            return Ok(());
        };
        // Whose spot it is: the other end is what it is found by.
        let finds = |other: &Asset| {
            other.kind == AssetKind::Place
                || ["meets_at", "happens_at"].contains(&tie.record.kind.as_str())
        };
        let (record, asset) = match () {
            () if says_where && hides_from && finds(&to.1) => (from.0, &from.1),
            () if says_where && hides_to && finds(&from.1) => (to.0, &to.1),
            () if names_somebody => (from.0, &from.1),
            () => return Ok(()),
        };
        let passing = Passing {
            field: "tie",
            what: match names_somebody {
                true => Leak::WithheldPerson,
                false => Leak::TieGivesSpotAway,
            },
            passage: Excerpt {
                before: format!("{} ", from.1.name),
                words: wording.to_owned(),
                after: format!(" {}", to.1.name),
            },
            part: Part::Everything,
        };
        let finding = self.finding(record, asset, &passing);
        match &finding.choice {
            Some(Decision::Keep { .. }) => {}
            Some(Decision::LeaveOutRecord) => {
                self.late.insert(record, Some(finding));
                return Ok(());
            }
            Some(Decision::LeaveOutField) | None => self.left.leave_out_tie(tie.id),
        }
        self.tell(finding);
        Ok(())
    }

    /// Leaves out what nobody keeps. `false` where all of the record stays.
    fn decide(&mut self, known: &Known, passing: Vec<Passing<'_>>) -> bool {
        let findings: Vec<(Part, Finding)> = passing
            .into_iter()
            .map(|passing| {
                let finding = self.finding(known.id, &known.asset, &passing);
                (passing.part, finding)
            })
            .collect();
        let is_out = |finding: &Finding| finding.choice == Some(Decision::LeaveOutRecord);
        let left_out = findings.iter().any(|(_, finding)| is_out(finding));
        let was_out = self.left.records.contains(&known.id);
        let mut leaves = !left_out && !was_out;
        for (part, finding) in findings {
            // Of what is left out as a whole nothing else is asked.
            if !leaves && !is_out(&finding) {
                continue;
            }
            if leaves && !matches!(finding.choice, Some(Decision::Keep { .. })) {
                // Behind all others, as it comes last.
                leaves = part != Part::Everything;
                self.left.leave_out(known.n, part, finding.what);
            }
            self.tell(finding);
        }
        let is_person = self.rules.agreed(known.id, &known.asset).is_some();
        if !leaves && self.left.records.insert(known.id) && left_out && is_person {
            self.late.insert(known.id, None);
        }
        leaves
    }

    pub(super) fn finding(&self, record: AssetId, asset: &Asset, passing: &Passing<'_>) -> Finding {
        let field = match (&passing.part, passing.field) {
            (Part::Field(key) | Part::Element(key, _), "") => key.column().name,
            (_, field) => field.to_owned(),
        };
        let key = key(record, &field, passing.what, &passing.passage);
        let (choice, decided_on) = self.choices.about(&key);
        Finding {
            key,
            record,
            name: asset.name.clone(),
            kind: asset.kind,
            field,
            what: passing.what,
            passage: passing.passage.clone(),
            choice,
            decided_on,
        }
    }

    fn tell(&mut self, finding: Finding) {
        let found = &mut self.found;
        found.count += 1;
        found.still += u64::from(finding.choice.is_none());
        found.accepted.extend(self.choices.entry(&finding));
        let list = match finding.choice {
            Some(_) => &mut found.decided,
            None => &mut found.undecided,
        };
        if list.len() < TOLD {
            list.push(finding);
        }
    }
}

fn asset(db: &Connection, id: AssetId) -> Result<Option<(AssetId, Asset)>> {
    Ok(get::<Asset>(db, &id.0)?.map(|found| (id, found.record)))
}

/// What a catalogue and a profile are called travels beside every file, so neither may name somebody who stays.
fn refuse_names_in_title(db: &Connection, rules: &Rules, names: &Names) -> Result<()> {
    let about = about(db, rules)?;
    if !names.spans(&about.title, None).is_empty() {
        return Err(Error::invalid(format!(
            "This catalogue is called “{}”, and that travels with the file. It names somebody who stays here, so nothing was made. Call the catalogue something else first.",
            about.title
        )));
    }
    let said = [&about.profile, &about.purpose];
    match said
        .into_iter()
        .flatten()
        .find(|said| !names.spans(said, None).is_empty())
    {
        Some(said) => Err(Error::invalid(format!(
            "What is to be given says “{said}”, and that travels with the file. It names somebody who stays here, so nothing was made. Write it without the name first."
        ))),
        None => Ok(()),
    }
}
