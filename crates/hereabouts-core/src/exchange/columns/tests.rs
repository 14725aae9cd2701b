use super::bytes::{Column, folded, put, put_text, unfolded};
use super::unpack::unpack_within;
use super::*;
use crate::audience::Audience;
use crate::id::PartnerId;
use crate::log::Change;
use crate::log::erasure::Redaction;
use crate::log::exchange::{Changes, SentOp, VoiceLine};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

const USUAL: &[&str] = &[
    "",
    "*",
    "name",
    "note",
    "tag/food",
    "asset",
    "v",
    "w",
    "v/1",
    "v/007",
    "odd/voice/3",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(USUAL).prop_map(str::to_owned),
        1 => (0..3_u128).prop_map(|id| format!("on:{}", Uuid::from_u128(id))),
        1 => Just(format!("on:{}", ID.to_uppercase())),
        2 => "\\PC{0,8}",
    ]
}

fn number() -> impl Strategy<Value = u64> {
    prop_oneof![4 => 0..20_u64, 1 => any::<u64>()]
}

fn id() -> impl Strategy<Value = Uuid> {
    prop_oneof![4 => 0..4_u128, 1 => any::<u128>()].prop_map(Uuid::from_u128)
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        Just(json!("two\nlines, * and \"")),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        id().prop_map(|id| Value::from(id.to_string())),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map("\\PC{0,4}", inner, 0..3)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn audience() -> impl Strategy<Value = Audience> {
    let partner = (0..5_u128).prop_map(|id| PartnerId(Uuid::from_u128(id)));
    prop_oneof![
        Just(Audience::Me),
        Just(Audience::Team),
        Just(Audience::Public),
        btree_set(partner, 1..3).prop_map(Audience::Partners),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    let sets = btree_map(text(), vec(value(), 0..3), 0..4);
    let seen = btree_map(text(), btree_map(text(), number(), 0..3), 0..4);
    // Of every unit that it sets, or of whatever it likes.
    let audience = (option::of(audience()), btree_map(text(), audience(), 0..3));
    let places = vec((any::<u32>(), 0..9_u32, 0..9_u32), 0..2);
    let mentions = btree_map(text(), btree_map(id(), places, 0..3), 0..2);
    let op = option::of(text());
    let all = (
        text(),
        number(),
        op,
        number(),
        text(),
        id(),
        sets,
        seen,
        any::<bool>(),
        audience,
        mentions,
    );
    all.prop_map(
        |(voice, seq, op, lamport, kind, record, sets, seen, alike, (usual, own), mentions)| {
            let audience = match usual {
                None => own,
                Some(usual) => sets
                    .keys()
                    .map(|unit| (unit.clone(), own.get(unit).unwrap_or(&usual).clone()))
                    .collect(),
            };
            let seen = match alike {
                true => sets.keys().cloned().zip(seen.into_values()).collect(),
                false => seen,
            };
            Change {
                op: op.unwrap_or_else(|| format!("{voice}/{seq}")),
                voice,
                seq,
                lamport,
                kind,
                record,
                sets,
                seen,
                audience,
                mentions,
            }
        },
    )
}

fn op() -> impl Strategy<Value = SentOp> {
    let at = prop_oneof![
        (0..4_000_000_000_i64).prop_map(|second| written(second).unwrap()),
        Just("2026-05-03T14:02:11.5Z".to_owned()),
        Just("2026-05-03T14:02:11+01:00".to_owned()),
        text(),
    ];
    let label = prop_oneof![
        (id(), text()).prop_map(
            |(id, field)| json!({"action": "edit", "record": id.to_string(), "field": field})
        ),
        Just(json!({"action": "teleport", "record": ID.to_uppercase()})),
        value(),
    ];
    let link = || option::of(text());
    (text(), text(), label, at, link(), link()).prop_map(
        |(id, voice, label, at, undoes, continues)| SentOp {
            id,
            voice,
            label,
            at,
            undoes,
            continues,
        },
    )
}

fn changes() -> impl Strategy<Value = Changes> {
    let name = || option::of(text());
    let voice =
        (text(), name(), name(), text()).prop_map(|(id, laptop, person, since)| VoiceLine {
            id,
            laptop,
            person,
            since,
        });
    let three = [any::<u32>(), any::<u32>(), any::<u32>()];
    let redaction =
        (text(), number(), text(), three).prop_map(|(voice, seq, unit, [value, start, length])| {
            Redaction {
                voice,
                seq,
                unit,
                value,
                start,
                length,
            }
        });
    let all = (
        vec(change(), 0..6),
        vec(op(), 0..4),
        vec(voice, 0..3),
        btree_set(id(), 0..3),
        btree_set(redaction, 0..3),
        btree_set(id(), 0..3),
    );
    all.prop_map(|(changes, ops, voices, erased, redactions, safeguarded)| {
        // Some operations are those of the changes.
        let mut ops = ops;
        for (op, change) in ops.iter_mut().zip(changes.iter().step_by(2)) {
            op.id.clone_from(&change.op);
        }
        Changes {
            catalogue: String::new(),
            changes,
            ops,
            voices,
            erased,
            redactions,
            safeguarded,
            since: BTreeMap::new(),
            has: BTreeMap::new(),
        }
    })
}

proptest! {
    #[test]
    fn what_is_packed_is_unpacked(changes in changes()) {
        prop_assert_eq!(unpack(&pack(&changes)), Some(changes));
    }

    /// Bytes that were changed are refused, or are read as something that is a whole in itself.
    #[test]
    fn nothing_is_believed(
        changes in changes(),
        wrong in vec((0..3_usize, any::<Index>(), any::<u8>()), 1..4),
        cut in option::of((0..3_usize, any::<Index>())),
    ) {
        let mut packed = pack(&changes);
        let Packed { ids, numbers, values } = &mut packed;
        let pieces = [ids, numbers, values];
        for (piece, at, byte) in wrong {
            if !pieces[piece].is_empty() {
                let at = at.index(pieces[piece].len());
                pieces[piece][at] = byte;
            }
        }
        if let Some((piece, at)) = cut {
            let kept = at.index(pieces[piece].len() + 1);
            pieces[piece].truncate(kept);
        }
        if let Some(read) = unpack(&packed) {
            prop_assert_eq!(unpack(&pack(&read)), Some(read));
        }
    }

    #[test]
    fn any_bytes_are_survived(
        ids in vec(any::<u8>(), 0..40),
        numbers in vec(0..9_u8, 0..120),
        values in vec(any::<u8>(), 0..40),
    ) {
        if let Some(read) = unpack(&Packed { ids, numbers, values }) {
            prop_assert_eq!(unpack(&pack(&read)), Some(read));
        }
    }
}

#[test]
fn numbers_come_back_and_too_long_ones_do_not() {
    for number in [0, 1, 127, 128, 300, 1 << 35, u64::MAX - 1, u64::MAX] {
        let mut bytes = Vec::new();
        put(&mut bytes, number);
        assert_eq!(Column(&bytes).number(), Some(number));
        assert_eq!(Column(&bytes[1..]).number().is_some(), bytes.len() > 1);
        assert_eq!(Column(&bytes[..bytes.len() - 1]).number(), None);
        assert_eq!(unfolded(folded(number)), number);
    }
    assert_eq!([0, 1, u64::MAX, 2].map(folded), [0, 2, 1, 4]);
    let mut most = [0xff; 10];
    most[9] = 1;
    assert_eq!(Column(&most).number(), Some(u64::MAX));
    most[9] = 2;
    assert_eq!(Column(&most).number(), None);
    assert_eq!(Column(&[0x80; 20]).number(), None);
    assert_eq!(Column(&[3, b'a', b'b']).text(), None);
    assert_eq!(Column(&[1, 0xff]).text(), None);
}

/// Nothing is made room for before it is there.
#[test]
fn a_number_of_things_that_are_not_there_is_refused() {
    let packed = |counts: [u64; 8]| {
        let mut column = Vec::new();
        for count in counts {
            put(&mut column, count);
        }
        let mut numbers = Vec::new();
        put(&mut numbers, column.len() as u64);
        numbers.extend_from_slice(&column);
        numbers.resize(numbers.len() + PARTS - 1, 0);
        Packed {
            ids: Vec::new(),
            numbers,
            values: Vec::new(),
        }
    };
    assert!(unpack(&packed([0; 8])).is_some());
    for of in 0..8 {
        let mut counts = [0; 8];
        counts[of] = u64::MAX;
        assert_eq!(unpack(&packed(counts)), None, "{of}");
    }
    let mut behind = packed([0; 8]);
    put_text(&mut behind.numbers, "more");
    assert_eq!(unpack(&behind), None);
}

/// Changes with nothing beside them.
fn nothing_but(changes: Vec<Change>) -> Changes {
    Changes {
        catalogue: String::new(),
        changes,
        ops: Vec::new(),
        voices: Vec::new(),
        erased: Default::default(),
        redactions: Default::default(),
        safeguarded: Default::default(),
        since: BTreeMap::new(),
        has: BTreeMap::new(),
    }
}

#[test]
fn a_long_text_is_not_said_for_ever() {
    let change = |seq| Change {
        voice: "v".repeat(1_000),
        seq,
        op: "v/1".into(),
        lamport: 1,
        kind: "asset".into(),
        record: Uuid::from_u128(7),
        sets: [("name".to_owned(), vec![json!("Mill")])].into(),
        seen: BTreeMap::new(),
        audience: [("*".to_owned(), Audience::Team)].into(),
        mentions: BTreeMap::new(),
    };
    let changes = nothing_but((1..=100).map(change).collect());
    let packed = pack(&changes);
    let size = packed.ids.len() + packed.numbers.len() + packed.values.len();
    assert!(size < 5_000, "{size}");
    assert_eq!(unpack_within(&packed, 90_000), None);
    assert_eq!(unpack_within(&packed, 200_000), Some(changes));
}

/// What a change costs, where nothing is surprising.
#[test]
fn the_usual_change_costs_an_id_and_a_few_zeros() {
    let check = |changes: Vec<Change>, most: usize| {
        let count = changes.len();
        let changes = nothing_but(changes);
        let numbers = pack(&changes).numbers;
        assert!(numbers.len() <= most * count + 200, "{}", numbers.len());
        let differing = numbers.windows(2).filter(|two| two[0] != two[1]).count();
        assert!(differing < 300, "{differing} numbers are surprising");
    };
    let made = |seq: u64| Change {
        voice: "a3f09b12c4d5e677".into(),
        seq,
        op: "a3f09b12c4d5e677/1".into(),
        lamport: 7,
        kind: "asset".into(),
        record: Uuid::from_u128(u128::from(seq) * 7_919),
        sets: ["exists", "kind", "name"]
            .map(|unit| (unit.to_owned(), vec![json!("here")]))
            .into(),
        seen: BTreeMap::new(),
        audience: ["exists", "kind", "name"]
            .map(|unit| (unit.to_owned(), Audience::Public))
            .into(),
        mentions: BTreeMap::new(),
    };
    check((1..=1_000).map(made).collect(), 10);
    let edited = |seq: u64| Change {
        op: format!("a3f09b12c4d5e677/{seq}"),
        lamport: 7 + seq,
        seen: [("name".to_owned(), [("b".to_owned(), 90 + seq)].into())].into(),
        sets: [("name".to_owned(), vec![json!("Mill")])].into(),
        audience: [("*".to_owned(), Audience::Public)].into(),
        ..made(seq)
    };
    check((1..=1_000).map(edited).collect(), 13);
}
