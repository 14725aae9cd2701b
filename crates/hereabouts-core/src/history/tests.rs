//! What everybody did, on two laptops, as it is listed.

mod hands;
mod put_back;

use super::*;
use crate::api::Edit;
use crate::asset::{Asset, AssetKind};
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::contact::{Channel, Contact, ContactKind};
use crate::gift::Gift;
use crate::id::{AssetId, ContactId, RecordId};
use crate::record::Kind;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

/// A copy of a catalogue on somebody's own laptop, with a name that it has from its first edit on.
struct Laptop {
    town: Catalogue,
    person: &'static str,
    name: &'static str,
}

impl Laptop {
    fn of(there: &Catalogue, person: &'static str, name: &'static str) -> Laptop {
        let town = there.copy_in_memory().unwrap();
        town.set_worker(person.into()).unwrap();
        Laptop { town, person, name }
    }

    fn make(&self, kind: AssetKind, name: &str) -> AssetId {
        let made = self.town.create_asset(kind, name.into(), Edit::default());
        self.told();
        made.unwrap().value
    }

    fn say(&self, id: AssetId, fields: Value) {
        let fields = serde_json::from_value(fields).unwrap();
        self.town.edit_asset(id, fields).unwrap();
        self.told();
    }

    /// Says which laptop it is, as the system would.
    fn told(&self) {
        let label = Label::of(Action::Begin);
        let told = self.town.transact(label, |tx| {
            tx.db().execute(
                "UPDATE voice SET laptop = ?2 WHERE person = ?1",
                [self.person, self.name],
            )?;
            Ok(())
        });
        told.unwrap();
    }

    fn give(&self, other: &Laptop) {
        let changes = self.town.changes_for(&Audience::Team).unwrap();
        other.town.merge(&changes).unwrap();
    }

    fn page(&self, asked: HistoryAsked) -> HistoryPage {
        self.town.list_history(asked, 0, 100).unwrap()
    }

    fn all(&self) -> Vec<HistoryEntry> {
        self.page(HistoryAsked::default()).entries
    }

    /// The operation that set a field of a record to this.
    fn op(&self, record: impl Into<RecordId>, field: &str, after: Value) -> String {
        let record = record.into();
        let set = |entry: &&HistoryEntry| {
            let of_it = entry.what.iter().filter(|told| told.record == record);
            let mut fields = of_it.flat_map(|told| &told.fields);
            fields.any(|told| told.field == field && told.after == after)
        };
        self.all().iter().find(set).unwrap().op.clone()
    }

    fn put_back(&self, record: impl Into<RecordId>, unit: &str, op: &str) -> crate::Result<()> {
        let done = self
            .town
            .put_back(record.into(), unit.to_owned(), op.to_owned());
        done.map(drop)
    }

    fn asset(&self, id: AssetId) -> Asset {
        self.town.show_asset(id).unwrap().asset
    }
}

fn first() -> Catalogue {
    Catalogue::in_memory("Ours").unwrap()
}

fn said(entries: &[HistoryEntry]) -> Vec<(Action, Option<&str>, bool)> {
    let said = entries.iter();
    said.map(|entry| {
        let by = entry.hand.person.as_deref();
        (entry.label.action, by, entry.hand.here)
    })
    .collect()
}

fn actions(entries: &[HistoryEntry]) -> Vec<(Action, bool)> {
    let each = entries.iter();
    each.map(|entry| (entry.label.action, entry.undone))
        .collect()
}

fn phone(asset: AssetId, value: &str) -> Contact {
    Contact {
        asset,
        kind: ContactKind::Role,
        channel: Channel::Phone,
        value: value.into(),
        label: None,
        may_be_published: false,
        publish_reason: None,
    }
}

#[test]
fn what_everybody_did_is_listed_the_newest_first_with_who_did_it() {
    let ours = Laptop::of(&first(), "Maryam", "KITCHEN");
    let hall = ours.make(AssetKind::Place, "Hall");
    let theirs = Laptop::of(&ours.town, "Amina", "HALL");
    theirs.say(hall, json!({ "times": "Tuesdays" }));
    ours.say(hall, json!({ "cost": "free" }));
    theirs.give(&ours);

    let page = ours.page(HistoryAsked::default());
    assert_eq!(
        said(&page.entries),
        [
            (Action::Merge, Some("Maryam"), true),
            (Action::Edit, Some("Amina"), false),
            (Action::Edit, Some("Maryam"), true),
            (Action::Create, Some("Maryam"), true),
            (Action::Begin, None, true),
        ]
    );
    assert_eq!(page.total, 5);
    assert_eq!(page.people, ["Amina", "Maryam"]);
    assert!(
        ["HALL", "KITCHEN"]
            .map(str::to_owned)
            .iter()
            .all(|name| page.laptops.contains(name))
    );
    let amina = &page.entries[1];
    assert_eq!(amina.hand.laptop.as_deref(), Some("HALL"));
    assert_eq!((amina.name.as_deref(), amina.records), (Some("Hall"), 1));
    let told = RecordChange {
        record: hall.0,
        kind: "asset".into(),
        name: Some("Hall".into()),
        asset: Some(hall),
        fields: vec![FieldChange {
            field: "times".into(),
            before: Value::Null,
            after: json!("Tuesdays"),
        }],
    };
    assert_eq!(amina.what, [told]);

    let paged = ours
        .town
        .list_history(HistoryAsked::default(), 1, 2)
        .unwrap();
    assert_eq!(
        (paged.total, paged.entries),
        (5, page.entries[1..3].to_vec())
    );

    // A merge that is set aside takes what came with it out of the history, and brings it back.
    ours.town.undo().unwrap();
    let aside = ours.all();
    assert_eq!(
        actions(&aside[..3]),
        [
            (Action::Undo, false),
            (Action::Merge, true),
            (Action::Edit, false)
        ]
    );
    assert!(
        aside
            .iter()
            .all(|entry| entry.hand.person.as_deref() != Some("Amina"))
    );
    ours.town.redo().unwrap();
    assert_eq!(
        actions(&ours.all()[..4]),
        [
            (Action::Redo, false),
            (Action::Undo, true),
            (Action::Merge, false),
            (Action::Edit, false),
        ]
    );
}

#[test]
fn what_was_taken_back_is_marked_until_it_is_done_again() {
    let ours = Laptop::of(&first(), "Maryam", "KITCHEN");
    let hall = ours.make(AssetKind::Place, "Hall");
    // Typed on in one field: one step of two operations.
    ours.say(hall, json!({ "times": "Tues" }));
    ours.say(hall, json!({ "times": "Tuesdays" }));
    let check =
        |expect: &[(Action, bool)]| assert_eq!(actions(&ours.all())[..expect.len()], *expect);
    check(&[
        (Action::Edit, false),
        (Action::Edit, false),
        (Action::Create, false),
    ]);
    ours.town.undo().unwrap();
    check(&[
        (Action::Undo, false),
        (Action::Edit, true),
        (Action::Edit, true),
        (Action::Create, false),
    ]);
    ours.town.redo().unwrap();
    check(&[
        (Action::Redo, false),
        (Action::Undo, true),
        (Action::Edit, false),
        (Action::Edit, false),
    ]);
    ours.town.undo().unwrap();
    check(&[
        (Action::Undo, false),
        (Action::Redo, true),
        (Action::Undo, false),
        (Action::Edit, true),
        (Action::Edit, true),
    ]);
    // Elsewhere it is marked as well.
    let copy = Laptop::of(&ours.town, "Amina", "HALL");
    copy.town.redo().unwrap();
    copy.give(&ours);
    check(&[
        (Action::Merge, false),
        (Action::Redo, false),
        (Action::Undo, true),
        (Action::Redo, false),
        (Action::Undo, true),
        (Action::Edit, false),
    ]);
}

#[test]
fn an_import_is_one_entry_with_the_first_of_its_records() {
    let ours = Laptop::of(&first(), "Maryam", "KITCHEN");
    let import = Label {
        count: Some(50),
        ..Label::of(Action::Import)
    };
    let made = ours.town.transact(import, |tx| {
        let ids: Vec<AssetId> = (0..50).map(|_| AssetId::new()).collect();
        for (id, n) in ids.iter().zip(0..) {
            tx.create(*id, &Asset::new(AssetKind::Place, format!("Venue {n:02}")))?;
        }
        Ok(ids)
    });
    let ids = made.unwrap().value;
    let entries = ours.all();
    assert_eq!(
        actions(&entries),
        [(Action::Import, false), (Action::Begin, false)]
    );
    let import = &entries[0];
    assert_eq!((import.records, import.what.len()), (50, 20));
    assert_eq!(import.what[0].name.as_deref(), Some("Venue 00"));
    let here = import.what[0]
        .fields
        .iter()
        .find(|told| told.field == "exists");
    let here = here.map(|told| (&told.before, &told.after));
    assert_eq!(here, Some((&Value::Null, &json!("here"))));

    // Of one that was asked for, that one is told, wherever it stands.
    let asked = HistoryAsked {
        record: Some(ids[45].0),
        ..HistoryAsked::default()
    };
    let entries = ours.page(asked).entries;
    assert_eq!(
        (entries.len(), entries[0].records, entries[0].what.len()),
        (1, 50, 1)
    );
    assert_eq!(entries[0].what[0].name.as_deref(), Some("Venue 45"));

    // What was brought in elsewhere and is set aside here is no entry.
    let theirs = Laptop::of(&ours.town, "Amina", "HALL");
    theirs.make(AssetKind::Place, "Mill");
    theirs.give(&ours);
    ours.town.undo().unwrap();
    assert!(
        ours.all()
            .iter()
            .all(|entry| entry.label.action != Action::Create)
    );
}

#[test]
fn the_history_is_narrowed_by_record_person_laptop_kind_and_day() {
    let ours = Laptop::of(&first(), "Maryam", "KITCHEN");
    let hall = ours.make(AssetKind::Place, "Hall");
    let rosa = ours.make(AssetKind::Person, "Rosa");
    ours.town.add_contact(phone(hall, "01632 960001")).unwrap();
    ours.town.add_gift(Gift::of(rosa, "sourdough")).unwrap();
    let theirs = Laptop::of(&ours.town, "Amina", "HALL");
    theirs.say(hall, json!({ "times": "Tuesdays" }));
    theirs.give(&ours);

    let none = HistoryAsked::default;
    let check = |asked: HistoryAsked, expect: &[Action]| {
        let page = ours.page(asked.clone());
        let found: Vec<Action> = page
            .entries
            .iter()
            .map(|entry| entry.label.action)
            .collect();
        assert_eq!(found, expect, "{asked:?}");
        assert_eq!(page.total, expect.len() as u64, "{asked:?}");
    };
    let person = || Some("Amina".to_owned());
    let of_hall = || HistoryAsked {
        record: Some(hall.0),
        ..none()
    };
    let of_rosa = || HistoryAsked {
        record: Some(rosa.0),
        ..none()
    };
    let of_kind = |kind| HistoryAsked {
        kind: Some(kind),
        ..none()
    };
    check(
        of_hall(),
        &[Action::Edit, Action::AddContact, Action::Create],
    );
    check(of_rosa(), &[Action::AddGift, Action::Create]);
    check(of_kind(Kind::Gift), &[Action::AddGift]);
    check(of_kind(Kind::Contact), &[Action::AddContact]);
    check(of_kind(Kind::Partner), &[]);
    check(
        HistoryAsked {
            kind: Some(Kind::Contact),
            ..of_hall()
        },
        &[Action::AddContact],
    );
    check(
        HistoryAsked {
            person: person(),
            ..none()
        },
        &[Action::Edit],
    );
    check(
        HistoryAsked {
            person: person(),
            ..of_rosa()
        },
        &[],
    );
    check(
        HistoryAsked {
            laptop: Some("HALL".into()),
            ..none()
        },
        &[Action::Edit],
    );
    check(
        HistoryAsked {
            laptop: Some("ATTIC".into()),
            ..none()
        },
        &[],
    );

    // What hangs on it is called by its own words, or by what it hangs on.
    let gift = &ours.page(of_rosa()).entries[0];
    assert_eq!(gift.name.as_deref(), Some("sourdough"));
    assert_eq!(gift.what[0].asset, Some(rosa));
    let contact = &ours.page(of_kind(Kind::Contact)).entries[0];
    assert_eq!(contact.what[0].name.as_deref(), Some("Hall"));

    // Days are those of this laptop, the last one whole.
    let newest = ours.all().remove(0);
    let at: Timestamp = newest.hand.at.parse().unwrap();
    let day = at.to_zoned_datetime(TimeZone::system()).date();
    let before = day.yesterday().unwrap().to_string();
    let after = day.tomorrow().unwrap().to_string();
    let day = day.to_string();
    let is_in = |from: Option<&str>, until: Option<&str>| {
        let asked = HistoryAsked {
            from: from.map(str::to_owned),
            until: until.map(str::to_owned),
            ..none()
        };
        ours.page(asked).entries.contains(&newest)
    };
    assert!(is_in(Some(&day), Some(&day)));
    assert!(is_in(Some(&before), None));
    assert!(!is_in(None, Some(&before)));
    assert!(!is_in(Some(&after), None));
    let wrong = HistoryAsked {
        from: Some("May".into()),
        ..none()
    };
    let refused = ours.town.list_history(wrong, 0, 9).unwrap_err();
    assert!(refused.to_string().contains("is no day"), "{refused}");
}

#[test]
fn nothing_is_left_of_who_was_erased() {
    let ours = Laptop::of(&first(), "Maryam", "KITCHEN");
    let rosa = ours.make(AssetKind::Person, "Rosa Lind");
    ours.say(rosa, json!({ "note": "prefers evenings" }));
    ours.town.add_contact(phone(rosa, "01632 960044")).unwrap();
    ours.town.add_gift(Gift::of(rosa, "accordion")).unwrap();
    let op = ours.op(rosa, "note", json!("prefers evenings"));
    let whole = |laptop: &Laptop| serde_json::to_string(&laptop.all()).unwrap();
    let id = rosa.to_string();
    let words = ["Rosa", "evenings", "960044", "accordion", id.as_str()];
    assert!(words.iter().all(|word| whole(&ours).contains(*word)));
    ours.town.erase(rosa, Vec::new()).unwrap();
    for word in words {
        assert!(!whole(&ours).contains(word), "{word}");
    }
    assert_eq!(
        actions(&ours.all()),
        [(Action::Erase, false), (Action::Begin, false)]
    );
    let asked = HistoryAsked {
        record: Some(rosa.0),
        ..HistoryAsked::default()
    };
    assert_eq!(ours.page(asked).total, 0);
    assert!(ours.put_back(rosa, "note", &op).is_err());
}

#[test]
fn what_was_removed_is_called_by_what_it_hung_on() {
    let ours = Laptop::of(&first(), "Maryam", "KITCHEN");
    let hall = ours.make(AssetKind::Place, "Hall");
    let contact: ContactId = ours
        .town
        .add_contact(phone(hall, "01632 960001"))
        .unwrap()
        .value;
    ours.town.remove_contact(contact).unwrap();
    let removed = ours.all().remove(0);
    assert_eq!(removed.name.as_deref(), Some("Hall"));
    let told = &removed.what[0];
    assert_eq!(
        (told.kind.as_str(), told.name.as_deref()),
        ("contact", Some("Hall"))
    );
    let exists = &told.fields[0];
    assert_eq!(
        (exists.field.as_str(), &exists.before, &exists.after),
        ("exists", &json!("here"), &json!("bin"))
    );
}
