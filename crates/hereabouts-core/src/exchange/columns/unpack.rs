//! Reading the columns. See [`super::pack`], which says the same the other way round.

use super::bytes::{Column, unfolded};
use super::{Before, PARTS, Packed, Part, named, written};
use crate::audience::Audience;
use crate::id::RecordId;
use crate::log::erasure::Redaction;
use crate::log::exchange::{Changes, SentOp, VoiceLine};
use crate::log::{Change, Mentions, Seen, Sets, Vector};
use serde_json::Value;
use std::collections::BTreeMap;
use std::rc::Rc;
use uuid::Uuid;

/// So many bytes may come of texts that are written once and used often (2 GiB), or so many times what is packed: a
/// small file that names a long text a million times is no change file.
const MOST_TEXT: u64 = 2 << 30;
const TIMES: u64 = 64;

/// What was packed; `None` of anything else. What the header says of them (catalogue, since, has) is left empty.
pub fn unpack(packed: &Packed) -> Option<Changes> {
    let packed_bytes = packed.numbers.len() + packed.ids.len() + packed.values.len();
    unpack_within(packed, MOST_TEXT.max(TIMES * packed_bytes as u64))
}

pub(super) fn unpack_within(packed: &Packed, most_text: u64) -> Option<Changes> {
    let (mut from, counts) = Unpacker::over(packed, most_text)?;
    let [voices, changes, ops, redactions, erased, safeguarded] = counts;
    let changes = Changes {
        catalogue: String::new(),
        since: Vector::new(),
        has: Vector::new(),
        voices: (0..voices).map(|_| from.voice()).collect::<Option<_>>()?,
        changes: (0..changes).map(|_| from.change()).collect::<Option<_>>()?,
        ops: (0..ops).map(|_| from.op()).collect::<Option<_>>()?,
        redactions: (0..redactions)
            .map(|_| from.redaction())
            .collect::<Option<_>>()?,
        erased: (0..erased)
            .map(|_| from.record(Part::Taken))
            .collect::<Option<_>>()?,
        safeguarded: (0..safeguarded)
            .map(|_| from.record(Part::Taken))
            .collect::<Option<_>>()?,
    };
    from.is_at_end().then_some(changes)
}

struct Unpacker<'a> {
    parts: [Column<'a>; PARTS],
    words: Vec<String>,
    lists: Vec<Rc<[u64]>>,
    ids: Vec<Uuid>,
    /// By the number of the unit's word.
    values: Vec<Column<'a>>,
    before: Before,
    /// So many bytes of text may still come.
    left: u64,
}

impl<'a> Unpacker<'a> {
    /// The dictionaries are read; the counts of the rest are answered.
    fn over(packed: &'a Packed, most_text: u64) -> Option<(Unpacker<'a>, [u64; 6])> {
        let mut numbers = Column(&packed.numbers);
        let mut parts = [Column::default(); PARTS];
        for part in &mut parts {
            let length = numbers.number()?;
            *part = Column(numbers.bytes(length)?);
        }
        let mut counts = [0; 8];
        for count in &mut counts {
            *count = parts[Part::Counts as usize].number()?;
        }
        let [word_count, list_count, counts @ ..] = counts;

        let (ids, more) = packed.ids.as_chunks();
        let ids: Vec<Uuid> = ids.iter().map(|id| Uuid::from_bytes(*id)).collect();
        let mut all_values = Column(&packed.values);
        let (mut words, mut values) = (Vec::new(), Vec::new());
        for _ in 0..word_count {
            let code = parts[Part::Words as usize].number()?;
            let text = parts[Part::Words as usize].text()?;
            words.push(match code.checked_sub(1) {
                None => text.to_owned(),
                Some(id) => format!("{text}{}", ids.get(usize::try_from(id).ok()?)?),
            });
            let length = parts[Part::Lengths as usize].number()?;
            values.push(Column(all_values.bytes(length)?));
        }
        let mut lists = Vec::new();
        for _ in 0..list_count {
            let count = parts[Part::Lists as usize].number()?;
            let list = (0..count).map(|_| parts[Part::Lists as usize].number());
            lists.push(Rc::from(list.collect::<Option<Vec<u64>>>()?));
        }
        let whole = numbers.is_at_end() && more.is_empty() && all_values.is_at_end();
        let unpacker = Unpacker {
            parts,
            words,
            lists,
            ids,
            values,
            before: Before::default(),
            left: most_text,
        };
        whole.then_some((unpacker, counts))
    }

    fn is_at_end(&self) -> bool {
        let mut rest = self.parts.iter().chain(&self.values);
        rest.all(Column::is_at_end)
    }

    fn number(&mut self, part: Part) -> Option<u64> {
        self.parts[part as usize].number()
    }

    fn number_from(&mut self, part: Part, guess: u64) -> Option<u64> {
        Some(guess.wrapping_add(unfolded(self.number(part)?)))
    }

    fn spend(&mut self, bytes: usize) -> Option<()> {
        self.left = self.left.checked_sub(bytes as u64 + 1)?;
        Some(())
    }

    fn word_numbered(&mut self, number: u64) -> Option<String> {
        let number = usize::try_from(number).ok()?;
        let length = self.words.get(number)?.len();
        self.spend(length)?;
        self.words.get(number).cloned()
    }

    fn word(&mut self, part: Part) -> Option<String> {
        let number = self.number(part)?;
        self.word_numbered(number)
    }

    fn audience(&mut self, number: u64) -> Option<Audience> {
        let number = usize::try_from(number).ok()?;
        let length = self.words.get(number)?.len();
        self.spend(length)?;
        self.words.get(number)?.parse().ok()
    }

    fn list(&self, number: u64) -> Option<Rc<[u64]>> {
        self.lists.get(usize::try_from(number).ok()?).cloned()
    }

    fn record_numbered(&self, number: u64) -> Option<RecordId> {
        self.ids.get(usize::try_from(number).ok()?).copied()
    }

    fn record(&mut self, part: Part) -> Option<RecordId> {
        let number = self.number(part)?;
        self.record_numbered(number)
    }

    fn voice(&mut self) -> Option<VoiceLine> {
        let line = self.parts[Part::Voices as usize].text()?;
        let (id, laptop, person, since) = serde_json::from_str(line).ok()?;
        Some(VoiceLine {
            id,
            laptop,
            person,
            since,
        })
    }

    fn change(&mut self) -> Option<Change> {
        let speaker = self.number(Part::Voice)?;
        let last = self.before.seq.get(&speaker);
        let next = last.map_or(1, |last| last.wrapping_add(1));
        let seq = self.number_from(Part::Seq, next)?;
        self.before.seq.insert(speaker, seq);
        let voice = self.word_numbered(speaker)?;
        let lamport = self.number_from(Part::Lamport, self.before.lamport)?;
        self.before.lamport = lamport;
        let kind = self.word(Part::Kind)?;

        let record = match self.number(Part::Record)?.checked_sub(1) {
            None => {
                self.before.records += 1;
                self.before.records - 1
            }
            Some(back) => self.before.record.wrapping_sub(unfolded(back)),
        };
        self.before.record = record;
        let op = self.op_of(&voice, seq, record)?;

        let units = self.number(Part::Sets)?;
        let units = self.list(units)?;
        let mut sets = Sets::new();
        for &unit in units.iter() {
            let values = self.values(unit)?;
            sets.insert(self.word_numbered(unit)?, values);
        }
        let seen = self.seen(units)?;
        let audience = self.audiences(&sets)?;
        Some(Change {
            voice,
            seq,
            op,
            lamport,
            kind,
            record: self.record_numbered(record)?,
            sets,
            seen,
            audience,
            mentions: self.mentions()?,
        })
    }

    fn op_of(&mut self, voice: &str, seq: u64, record: u64) -> Option<String> {
        let op = match self.number(Part::Op)? {
            0 => {
                self.spend(self.before.op.len())?;
                return Some(self.before.op.clone());
            }
            1 => format!("{voice}/{seq}"),
            2 => self.name(Part::OpVoice, Part::OpNumber, seq)??,
            _ => return None,
        };
        let first = self.before.first.entry(op.clone());
        first.or_insert(record);
        self.before.op.clone_from(&op);
        Some(op)
    }

    /// Inside, the id that may be there or not.
    fn name(&mut self, voice: Part, number: Part, guess: u64) -> Option<Option<String>> {
        Some(match self.number(voice)? {
            0 => None,
            1 => Some(self.word(number)?),
            code => {
                let number = self.number_from(number, guess)?;
                let voice = self.word_numbered(code - 2)?;
                Some(format!("{voice}/{number}"))
            }
        })
    }

    fn values(&mut self, unit: u64) -> Option<Vec<Value>> {
        let line = self.values.get_mut(usize::try_from(unit).ok()?)?.line()?;
        match line.strip_prefix(b"*") {
            Some(all) => serde_json::from_slice(all).ok(),
            None => Some(vec![serde_json::from_slice(line).ok()?]),
        }
    }

    fn seen(&mut self, sets: Rc<[u64]>) -> Option<Seen> {
        let units = match self.number(Part::Seen)? {
            0 => Rc::default(),
            1 => sets,
            code => self.list(code - 2)?,
        };
        let mut seen = Seen::new();
        for &unit in units.iter() {
            let mut vector = Vector::new();
            for _ in 0..self.number(Part::SeenVoices)? {
                let voice = self.number(Part::SeenVoice)?;
                let last = self.before.seen.get(&voice).copied();
                let seq = self.number_from(Part::SeenSeq, last.unwrap_or_default())?;
                self.before.seen.insert(voice, seq);
                vector.insert(self.word_numbered(voice)?, seq);
            }
            seen.insert(self.word_numbered(unit)?, vector);
        }
        Some(seen)
    }

    fn audiences(&mut self, sets: &Sets) -> Option<BTreeMap<String, Audience>> {
        let pattern = self.number(Part::Audience)?;
        let pattern = self.list(pattern)?;
        let (usual, others) = pattern.split_first()?;
        let mut audiences = BTreeMap::new();
        if let Some(usual) = usual.checked_sub(1) {
            for unit in sets.keys() {
                self.spend(unit.len())?;
                audiences.insert(unit.clone(), self.audience(usual)?);
            }
        }
        let (others, more) = others.as_chunks();
        for &[unit, audience] in others {
            let audience = self.audience(audience)?;
            audiences.insert(self.word_numbered(unit)?, audience);
        }
        more.is_empty().then_some(audiences)
    }

    fn mentions(&mut self) -> Option<Mentions> {
        let mut mentions = Mentions::new();
        for _ in 0..self.number(Part::Mentions)? {
            let unit = self.word(Part::Mentions)?;
            let mut records = BTreeMap::new();
            for _ in 0..self.number(Part::Mentions)? {
                let record = self.record(Part::Mentions)?;
                let mut places = Vec::new();
                for _ in 0..self.number(Part::Mentions)? {
                    let part = &mut self.parts[Part::Mentions as usize];
                    places.push((part.small()?, part.small()?, part.small()?));
                }
                records.insert(record, places);
            }
            mentions.insert(unit, records);
        }
        Some(mentions)
    }

    fn op(&mut self) -> Option<SentOp> {
        let id = self.name(Part::IdVoice, Part::IdNumber, self.before.op_number)??;
        let own = named(&id);
        if let Some((_, number)) = own {
            self.before.op_number = number;
        }
        let voice = match self.number(Part::By)?.checked_sub(1) {
            None => own?.0.to_owned(),
            Some(word) => self.word_numbered(word)?,
        };
        let guess = self.before.op_number;
        let undoes = self.name(Part::LinkVoice, Part::LinkNumber, guess)?;
        let continues = self.name(Part::LinkVoice, Part::LinkNumber, guess)?;
        let at = match self.number(Part::At)?.checked_sub(1) {
            None => self.word(Part::AtText)?,
            Some(since) => {
                self.before.at = self.before.at.wrapping_add(unfolded(since));
                written(self.before.at as i64)?
            }
        };
        let label = self.label(&id)?;
        Some(SentOp {
            id,
            voice,
            label,
            at,
            undoes,
            continues,
        })
    }

    fn label(&mut self, op: &str) -> Option<Value> {
        let record = match self.number(Part::LabelRecord)? {
            0 => None,
            1 => Some(*self.before.first.get(op)?),
            code => Some(code - 2),
        };
        let label = self.word(Part::Label)?;
        let mut label: Value = serde_json::from_str(&label).ok()?;
        if let Some(record) = record {
            let record = self.record_numbered(record)?.to_string();
            label
                .as_object_mut()?
                .insert("record".to_owned(), record.into());
        }
        Some(label)
    }

    fn redaction(&mut self) -> Option<Redaction> {
        let voice = self.word(Part::Redactions)?;
        let seq = self.number(Part::Redactions)?;
        let unit = self.word(Part::Redactions)?;
        let part = &mut self.parts[Part::Redactions as usize];
        Some(Redaction {
            voice,
            seq,
            unit,
            value: part.small()?,
            start: part.small()?,
            length: part.small()?,
        })
    }
}
