//! Writing the columns.

use super::bytes::{folded, put, put_text};
use super::known::Known;
use super::{Before, PARTS, Packed, Part, named, record_id, second};
use crate::audience::Audience;
use crate::log::Change;
use crate::log::erasure::Redaction;
use crate::log::exchange::{Changes, SentOp, VoiceLine};
use serde_json::{Value, json};
use uuid::Uuid;

/// All of it but what the header says: catalogue, since, has.
pub fn pack(changes: &Changes) -> Packed {
    let mut packer = Packer {
        out: std::array::from_fn(|_| Vec::new()),
        words: Known::default(),
        lists: Known::default(),
        ids: Known::default(),
        values: Vec::new(),
        before: Before::default(),
    };
    // First, so that a record which comes for the first time is always the next one.
    for change in &changes.changes {
        packer.ids.number_of(&change.record);
    }
    for line in &changes.voices {
        packer.voice(line);
    }
    for change in &changes.changes {
        packer.change(change);
    }
    for op in &changes.ops {
        packer.op(op);
    }
    for redaction in &changes.redactions {
        packer.redaction(redaction);
    }
    for record in changes.erased.iter().chain(&changes.safeguarded) {
        packer.record(Part::Taken, record);
    }
    packer.packed([
        changes.voices.len(),
        changes.changes.len(),
        changes.ops.len(),
        changes.redactions.len(),
        changes.erased.len(),
        changes.safeguarded.len(),
    ])
}

struct Packer {
    out: [Vec<u8>; PARTS],
    words: Known<String>,
    lists: Known<Vec<u64>>,
    ids: Known<Uuid>,
    /// By the number of the unit's word.
    values: Vec<Vec<u8>>,
    before: Before,
}

impl Packer {
    fn put(&mut self, part: Part, number: u64) {
        put(&mut self.out[part as usize], number);
    }

    fn put_from(&mut self, part: Part, guess: u64, number: u64) {
        self.put(part, folded(number.wrapping_sub(guess)));
    }

    fn word(&mut self, part: Part, word: &str) -> u64 {
        let number = self.words.number_of(word);
        self.put(part, number);
        number
    }

    fn record(&mut self, part: Part, record: &Uuid) {
        let number = self.ids.number_of(record);
        self.put(part, number);
    }

    fn voice(&mut self, line: &VoiceLine) {
        let all = json!([line.id, line.laptop, line.person, line.since]);
        put_text(&mut self.out[Part::Voices as usize], &all.to_string());
    }

    fn change(&mut self, change: &Change) {
        let voice = self.word(Part::Voice, &change.voice);
        let last = self.before.seq.insert(voice, change.seq);
        let next = last.map_or(1, |last| last.wrapping_add(1));
        self.put_from(Part::Seq, next, change.seq);
        self.put_from(Part::Lamport, self.before.lamport, change.lamport);
        self.before.lamport = change.lamport;
        self.word(Part::Kind, &change.kind);

        let record = self.ids.number_of(&change.record);
        if record == self.before.records {
            self.before.records += 1;
            self.put(Part::Record, 0);
        } else {
            let back = self.before.record.wrapping_sub(record);
            self.put(Part::Record, 1 + folded(back));
        }
        self.before.record = record;
        self.op_of(change, record);

        let sets = self.units(change.sets.keys());
        let list = self.lists.number_of(sets.as_slice());
        self.put(Part::Sets, list);
        for (unit, values) in sets.iter().zip(change.sets.values()) {
            self.values(*unit as usize, values);
        }
        self.seen(change, &sets);
        let pattern = self.pattern(change);
        let pattern = self.lists.number_of(pattern.as_slice());
        self.put(Part::Audience, pattern);
        self.mentions(change);
    }

    fn op_of(&mut self, change: &Change, record: u64) {
        if change.op == self.before.op {
            self.put(Part::Op, 0);
            return;
        }
        if named(&change.op) == Some((&change.voice, change.seq)) {
            self.put(Part::Op, 1);
        } else {
            self.put(Part::Op, 2);
            self.name(Part::OpVoice, Part::OpNumber, change.seq, Some(&change.op));
        }
        let first = self.before.first.entry(change.op.clone());
        first.or_insert(record);
        self.before.op.clone_from(&change.op);
    }

    /// An operation's id: 0 is none, 1 one that is not made as all are, then come the voices.
    fn name(&mut self, voice: Part, number: Part, guess: u64, op: Option<&str>) {
        match (op, op.and_then(named)) {
            (None, _) => self.put(voice, 0),
            (Some(op), None) => {
                self.put(voice, 1);
                self.word(number, op);
            }
            (Some(_), Some((of, n))) => {
                let of = self.words.number_of(of);
                self.put(voice, 2 + of);
                self.put_from(number, guess, n);
            }
        }
    }

    fn units<'u>(&mut self, units: impl Iterator<Item = &'u String>) -> Vec<u64> {
        units
            .map(|unit| self.words.number_of(unit.as_str()))
            .collect()
    }

    /// One value is a line of JSON; none or several are a list behind a star, with which no JSON begins.
    fn values(&mut self, unit: usize, values: &[Value]) {
        if self.values.len() <= unit {
            self.values.resize_with(unit + 1, Vec::new);
        }
        let out = &mut self.values[unit];
        match values {
            [one] => out.extend_from_slice(one.to_string().as_bytes()),
            all => {
                out.push(b'*');
                out.extend_from_slice(Value::from(all).to_string().as_bytes());
            }
        }
        out.push(b'\n');
    }

    fn seen(&mut self, change: &Change, sets: &[u64]) {
        let units = self.units(change.seen.keys());
        if units.is_empty() {
            self.put(Part::Seen, 0);
        } else if units == sets {
            self.put(Part::Seen, 1);
        } else {
            let list = self.lists.number_of(units.as_slice());
            self.put(Part::Seen, 2 + list);
        }
        for vector in change.seen.values() {
            self.put(Part::SeenVoices, vector.len() as u64);
            for (voice, &seq) in vector {
                let voice = self.word(Part::SeenVoice, voice);
                let last = self.before.seen.insert(voice, seq);
                self.put_from(Part::SeenSeq, last.unwrap_or_default(), seq);
            }
        }
    }

    /// Who may have what: the usual audience of the units it sets, and one, where it names exactly those; then each
    /// unit that has another, with it.
    fn pattern(&mut self, change: &Change) -> Vec<u64> {
        let names_what_it_sets = change.audience.keys().eq(change.sets.keys());
        let usual = match names_what_it_sets {
            true => most_common(change),
            false => None,
        };
        let mut pattern = vec![match usual {
            Some(usual) => 1 + self.words.number_of(usual.to_string().as_str()),
            None => 0,
        }];
        let others = change.audience.iter();
        for (unit, audience) in others.filter(|(_, audience)| Some(*audience) != usual) {
            pattern.push(self.words.number_of(unit.as_str()));
            pattern.push(self.words.number_of(audience.to_string().as_str()));
        }
        pattern
    }

    fn mentions(&mut self, change: &Change) {
        self.put(Part::Mentions, change.mentions.len() as u64);
        for (unit, records) in &change.mentions {
            self.word(Part::Mentions, unit);
            self.put(Part::Mentions, records.len() as u64);
            for (record, places) in records {
                self.record(Part::Mentions, record);
                self.put(Part::Mentions, places.len() as u64);
                for &(value, first, length) in places {
                    for number in [value, first, length] {
                        self.put(Part::Mentions, number.into());
                    }
                }
            }
        }
    }

    fn op(&mut self, op: &SentOp) {
        let guess = self.before.op_number;
        self.name(Part::IdVoice, Part::IdNumber, guess, Some(&op.id));
        let own = named(&op.id);
        if let Some((_, number)) = own {
            self.before.op_number = number;
        }
        if own.is_some_and(|(voice, _)| voice == op.voice) {
            self.put(Part::By, 0);
        } else {
            let voice = self.words.number_of(op.voice.as_str());
            self.put(Part::By, 1 + voice);
        }
        for link in [&op.undoes, &op.continues] {
            let guess = self.before.op_number;
            self.name(Part::LinkVoice, Part::LinkNumber, guess, link.as_deref());
        }
        match second(&op.at) {
            Some(second) => {
                let second = second as u64;
                let since = second.wrapping_sub(self.before.at);
                self.put(Part::At, 1 + folded(since));
                self.before.at = second;
            }
            None => {
                self.put(Part::At, 0);
                self.word(Part::AtText, &op.at);
            }
        }
        self.label(op);
    }

    /// Labels are few but for the record in them, and that is mostly the one that was changed.
    fn label(&mut self, op: &SentOp) {
        let mut label = op.label.clone();
        let named = label.get("record").and_then(Value::as_str);
        let record = named.and_then(record_id);
        if let (Some(_), Some(fields)) = (record, label.as_object_mut()) {
            fields.remove("record");
        }
        let code = record.map(|record| self.ids.number_of(&record));
        let first = self.before.first.get(&op.id).copied();
        self.put(
            Part::LabelRecord,
            match code {
                None => 0,
                Some(record) if Some(record) == first => 1,
                Some(record) => 2 + record,
            },
        );
        self.word(Part::Label, &label.to_string());
    }

    fn redaction(&mut self, redaction: &Redaction) {
        self.word(Part::Redactions, &redaction.voice);
        self.put(Part::Redactions, redaction.seq);
        self.word(Part::Redactions, &redaction.unit);
        for number in [redaction.value, redaction.start, redaction.length] {
            self.put(Part::Redactions, number.into());
        }
    }

    fn packed(mut self, counts: [usize; 6]) -> Packed {
        let words = std::mem::take(&mut self.words).all;
        let lists = std::mem::take(&mut self.lists).all;
        let by_unit = std::mem::take(&mut self.values);
        for count in [words.len(), lists.len()].into_iter().chain(counts) {
            self.put(Part::Counts, count as u64);
        }
        for word in &words {
            let (text, id) = without_id(word);
            let code = id.map_or(0, |id| 1 + self.ids.number_of(&id));
            self.put(Part::Words, code);
            put_text(&mut self.out[Part::Words as usize], text);
        }
        for list in lists {
            self.put(Part::Lists, list.len() as u64);
            for number in list {
                self.put(Part::Lists, number);
            }
        }
        let mut values = Vec::new();
        for unit in 0..words.len() {
            let own = by_unit.get(unit).map_or(&[][..], Vec::as_slice);
            self.put(Part::Lengths, own.len() as u64);
            values.extend_from_slice(own);
        }
        let mut numbers = Vec::new();
        for column in &self.out {
            put(&mut numbers, column.len() as u64);
            numbers.extend_from_slice(column);
        }
        let ids = self.ids.all.iter().flat_map(|id| *id.as_bytes()).collect();
        Packed {
            ids,
            numbers,
            values,
        }
    }
}

fn most_common(change: &Change) -> Option<&Audience> {
    let times = |one: &Audience| {
        change
            .audience
            .values()
            .filter(|other| *other == one)
            .count()
    };
    change.audience.values().max_by_key(|one| times(one))
}

/// A text and the id of a record at its end, as in the names of what hangs on one.
fn without_id(word: &str) -> (&str, Option<Uuid>) {
    let tail = word
        .len()
        .checked_sub(uuid::fmt::Hyphenated::LENGTH)
        .and_then(|at| word.split_at_checked(at));
    match tail.map(|(text, tail)| (text, record_id(tail))) {
        Some((text, Some(id))) => (text, Some(id)),
        _ => (word, None),
    }
}
