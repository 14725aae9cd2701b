//! What was really written, gathered beside the program: each change as it was when it was young, and which of the
//! others its laptop held then. Whether one had seen another is judged by that alone, so that it is found out where
//! the rules believe something else.

use hereabouts_core::Catalogue;
use hereabouts_core::audience::Audience;
use hereabouts_core::id::RecordId;
use hereabouts_core::log::{Change, EXISTS, HERE, rows};
use hereabouts_core::record::Kind;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Changes, by their place among all that were written.
type Places = BTreeSet<usize>;

/// What a laptop holds.
#[derive(Clone, Default)]
struct Held {
    /// Without what is set aside there.
    shown: Rc<Places>,
    filed: Rc<Places>,
}

impl Held {
    fn gain(&mut self, places: &Places) {
        if !places.is_empty() {
            Rc::make_mut(&mut self.shown).extend(places);
            Rc::make_mut(&mut self.filed).extend(places);
        }
    }
}

/// A change as it was written.
pub struct Young {
    pub change: Change,
    /// The laptop on which it was.
    by: usize,
    held: Held,
    /// Unit that it sets → all of it that its writer had seen, also by way of what had seen it.
    seen: BTreeMap<String, Places>,
}

#[derive(Default)]
pub struct Written {
    /// In the order in which they were written, on whichever laptop.
    all: Vec<Young>,
    at: BTreeMap<(String, u64), usize>,
    of: BTreeMap<RecordId, BTreeMap<String, Vec<usize>>>,
    held: BTreeMap<usize, Held>,
    whose: BTreeMap<String, usize>,
}

impl Written {
    /// Takes down what a laptop wrote since the last time. To be asked after whatever is done there.
    pub fn look(&mut self, laptop: usize, catalogue: &Catalogue) {
        let dots = catalogue.read(|db| {
            let mut statement = db.prepare("SELECT voice, seq, aside <> 0 FROM change")?;
            let dots =
                statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            Ok(dots.collect::<Result<Vec<(String, u64, bool)>, _>>()?)
        });
        let dots = dots.expect("readable");
        let new = catalogue.read(|db| {
            let mut new: Vec<Change> = Vec::new();
            for (voice, seq, _) in &dots {
                if !self.at.contains_key(&(voice.clone(), *seq)) {
                    new.extend(rows::change_at(db, voice, *seq)?);
                }
            }
            Ok(new)
        });
        let mut new = new.expect("readable");
        new.sort_by_key(|change| change.seq);
        let mut held = self.held.get(&laptop).cloned().unwrap_or_default();
        let (mut op, mut of_op) = (String::new(), Places::new());
        for change in new {
            if change.op != op {
                held.gain(&std::mem::take(&mut of_op));
                op.clone_from(&change.op);
            }
            of_op.insert(self.enter(laptop, change, &held));
        }
        let (mut shown, mut filed) = (Places::new(), Places::new());
        for (voice, seq, is_aside) in dots {
            let place = self.at[&(voice, seq)];
            filed.insert(place);
            if !is_aside {
                shown.insert(place);
            }
        }
        let held = Held {
            shown: Rc::new(shown),
            filed: Rc::new(filed),
        };
        self.held.insert(laptop, held);
    }

    fn enter(&mut self, by: usize, change: Change, held: &Held) -> usize {
        let place = self.all.len();
        let whose = *self.whose.entry(change.voice.clone()).or_insert(by);
        assert_eq!(whose, by, "two laptops speak with one voice");
        let mut seen = BTreeMap::new();
        for unit in change.sets.keys() {
            let of_unit = self.seen_by(&held.shown, change.record, unit);
            seen.insert(unit.clone(), of_unit);
        }
        let units = self.of.entry(change.record).or_default();
        for unit in change.sets.keys() {
            units.entry(unit.clone()).or_default().push(place);
        }
        self.at.insert((change.voice.clone(), change.seq), place);
        self.all.push(Young {
            change,
            by,
            held: held.clone(),
            seen,
        });
        place
    }

    /// What whoever was shown these had seen of a unit.
    fn seen_by(&self, shown: &Places, record: RecordId, unit: &str) -> Places {
        let mut seen = Places::new();
        for &one in self.of_unit(record, unit) {
            if shown.contains(&one) {
                seen.insert(one);
                seen.extend(&self.all[one].seen[unit]);
            }
        }
        seen
    }

    /// Had the writer of `later` been shown `earlier`, which sets this unit, or something that replaced it there?
    pub fn saw(&self, later: usize, earlier: usize, unit: &str) -> bool {
        let later = &self.all[later];
        match later.seen.get(unit) {
            Some(seen) => seen.contains(&earlier),
            None => {
                let seen = self.seen_by(&later.held.shown, later.change.record, unit);
                seen.contains(&earlier)
            }
        }
    }

    /// Was anything of a record in the file in which this was written, be it set aside, or made by the same step?
    pub fn knew_of(&self, one: usize, record: RecordId) -> bool {
        let Young { change, held, .. } = &self.all[one];
        let units = self.of.get(&record).into_iter().flatten();
        let mut of_record = units.flat_map(|(_, places)| places);
        of_record.any(|other| held.filed.contains(other) || self.all[*other].change.op == change.op)
    }

    pub fn all(&self) -> impl Iterator<Item = (usize, &Young)> {
        self.all.iter().enumerate()
    }

    pub fn units(&self) -> impl Iterator<Item = (RecordId, &str)> {
        let records = self.of.iter();
        records.flat_map(|(record, units)| units.keys().map(move |unit| (*record, unit.as_str())))
    }

    pub fn of_unit(&self, record: RecordId, unit: &str) -> &[usize] {
        let units = self.of.get(&record);
        let places = units.and_then(|units| units.get(unit));
        places.map_or(&[], Vec::as_slice)
    }

    pub fn change(&self, one: usize) -> &Change {
        &self.all[one].change
    }

    pub fn said(&self, one: usize, unit: &str) -> &[Value] {
        &self.all[one].change.sets[unit]
    }

    pub fn kind(&self, record: RecordId) -> Kind {
        let units = self.of.get(&record).into_iter().flatten();
        let first = units.flat_map(|(_, places)| places).next();
        let kind = first.and_then(|&first| Kind::from_table(&self.all[first].change.kind));
        kind.expect("a kind of ours")
    }

    /// Must a laptop have this: is it its own, or for the team?
    pub fn is_for(&self, laptop: usize, one: usize, unit: &str) -> bool {
        let young = &self.all[one];
        young.by == laptop || young.change.audience_of(unit).includes(&Audience::Team)
    }

    /// What a laptop must have of a unit, in the order in which it was written.
    pub fn there(&self, laptop: usize, record: RecordId, unit: &str) -> Vec<usize> {
        let all = self.of_unit(record, unit).iter().copied();
        all.filter(|&one| self.is_for(laptop, one, unit)).collect()
    }

    /// Those of them that nobody wrote over who had seen them.
    pub fn heads(&self, laptop: usize, record: RecordId, unit: &str) -> Vec<usize> {
        let there = self.there(laptop, record, unit);
        let is_seen = |one: usize| {
            let mut others = there.iter();
            others.any(|&other| other != one && self.saw(other, one, unit))
        };
        let heads = there.iter().copied();
        heads.filter(|&one| !is_seen(one)).collect()
    }

    /// Must a laptop have how a record began?
    pub fn is_begun(&self, laptop: usize, record: RecordId) -> bool {
        let first = self.of_unit(record, EXISTS).first();
        first.is_some_and(|&first| self.is_for(laptop, first, EXISTS))
    }

    /// Was the last word about a record that it is here?
    pub fn is_left_here(&self, record: RecordId) -> bool {
        let last = self.of_unit(record, EXISTS).last();
        last.is_some_and(|&last| self.said(last, EXISTS).iter().any(|value| value == HERE))
    }

    /// Where what a change says that its writer had seen is not what they had been shown.
    pub fn misunderstood(&self, place: usize, change: &Change) -> Vec<String> {
        let mut found = Vec::new();
        for unit in change.sets.keys() {
            for &other in self.of_unit(change.record, unit) {
                if other == place {
                    continue;
                }
                let of = &self.all[other].change;
                let number = change.seen.get(unit).and_then(|seen| seen.get(&of.voice));
                let says_so = number.is_some_and(|&seq| seq >= of.seq);
                if says_so != self.saw(place, other, unit) {
                    found.push(format!(
                        "{}/{} on {unit} of {}: that it had seen {}/{} is said to be {says_so}",
                        change.voice, change.seq, change.record, of.voice, of.seq
                    ));
                }
            }
        }
        found
    }

    /// A change that would say it had seen another of which its writer knew nothing, where any two met so.
    pub fn forged(&self) -> Option<(usize, Change)> {
        for (record, unit) in self.units() {
            let all = self.of_unit(record, unit);
            for &one in all {
                let apart = |other: &&usize| {
                    let other = **other;
                    other != one && !self.saw(one, other, unit) && !self.saw(other, one, unit)
                };
                let Some(&other) = all.iter().find(apart) else {
                    continue;
                };
                let unseen = &self.all[other].change;
                let mut change = self.all[one].change.clone();
                let seen = change.seen.entry(unit.to_owned()).or_default();
                seen.insert(unseen.voice.clone(), unseen.seq);
                return Some((one, change));
            }
        }
        None
    }
}
