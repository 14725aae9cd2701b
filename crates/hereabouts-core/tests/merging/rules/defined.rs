//! What a team defines for itself, and files that are called the same.

use crate::support::{
    Stick, agreed, asset, decide, differs, edit, exchange, knitters, laptops, later, save, take,
};
use hereabouts_core::Catalogue;
use hereabouts_core::attachment::ContentHash;
use hereabouts_core::custom_field::{CustomField, FieldType};
use hereabouts_core::id::AssetId;
use hereabouts_core::storage::bytes;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Labels of fields with whether they are put away and how many assets say something in them.
fn fields(laptop: &Catalogue) -> Vec<(String, bool, u64)> {
    let rows = laptop.list_custom_fields().unwrap().into_iter();
    rows.map(|row| (row.field.label, row.away, row.used))
        .collect()
}

#[test]
fn a_field_made_twice_is_two_and_both_keep_what_is_said_in_them() {
    let (base, id) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let both = [&amina, &joe];
    for (laptop, said) in both.into_iter().zip(["with Rosa", "at the pub"]) {
        let made = laptop.add_custom_field(CustomField::new("Keys", FieldType::Text));
        let unit = format!("field/{}", made.unwrap().value);
        edit(laptop, id, json!({ (unit.as_str()): said }));
    }
    exchange(&both);
    assert_eq!(agreed(&both), []);
    for laptop in both {
        let keys = ("Keys".to_owned(), false, 1);
        assert_eq!(fields(laptop), [keys.clone(), keys]);
        let said = asset(laptop, id).custom;
        let said: BTreeSet<&str> = said.values().filter_map(Value::as_str).collect();
        assert_eq!(said, ["at the pub", "with Rosa"].into());
    }
}

#[test]
fn a_field_that_two_rename_is_asked() {
    let (base, id) = knitters();
    let made = base.add_custom_field(CustomField::new("Keys", FieldType::Text));
    let field = made.unwrap().value;
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let both = [&amina, &joe];
    later(&joe, id);
    for (laptop, label) in both.into_iter().zip(["Who has keys", "Keyholder"]) {
        let renamed = CustomField::new(label, FieldType::Text);
        laptop
            .edit_custom_field(field, renamed, BTreeMap::new())
            .unwrap();
    }
    exchange(&both);
    let question = differs(field, "label", &json!(["Keyholder", "Who has keys"]));
    assert_eq!(agreed(&both), [question]);
    assert_eq!(fields(&amina), [("Keyholder".to_owned(), false, 0)]);
    decide(&amina, json!("Who has keys"));
    exchange(&both);
    assert_eq!(agreed(&both), []);
    assert_eq!(fields(&joe), [("Who has keys".to_owned(), false, 0)]);
}

#[test]
fn a_field_put_away_against_used_stays_away_and_nothing_said_in_it_is_lost() {
    let (base, id) = knitters();
    let made = base.add_custom_field(CustomField::new("Keys", FieldType::Text));
    let field = made.unwrap().value;
    let unit = format!("field/{field}");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let both = [&amina, &joe];
    amina.retire_custom_field(field).unwrap();
    edit(&joe, id, json!({ (unit.as_str()): "with Rosa" }));
    exchange(&both);
    assert_eq!(agreed(&both), []);
    for laptop in both {
        assert_eq!(fields(laptop), [("Keys".to_owned(), true, 1)]);
        assert_eq!(asset(laptop, id).custom[&field], json!("with Rosa"));
    }
    joe.restore_custom_field(field).unwrap();
    exchange(&both);
    assert_eq!(agreed(&both), []);
    let line = amina.show_asset(id).unwrap().fields.remove(0);
    assert_eq!((line.id, line.value), (field, json!("with Rosa")));
}

/// Puts a file on the card of an asset; answers what names its bytes.
fn add(laptop: &Catalogue, id: AssetId, name: &str, words: &str) -> ContentHash {
    let bytes = format!("%PDF-1.7 {words}").into_bytes();
    let hash = ContentHash::of(&bytes);
    let added = laptop.add_attachment_bytes(id, name, bytes).unwrap();
    assert_eq!((added.value.added.len(), added.value.refused.len()), (1, 0));
    hash
}

#[test]
fn two_files_of_one_name_are_two_and_the_same_bytes_under_two_names_are_kept_once() {
    let (base, id) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let both = [&amina, &joe];
    let hashes = [
        add(&amina, id, "plan.pdf", "the ground floor"),
        add(&joe, id, "plan.pdf", "the upper floor"),
        add(&amina, id, "rules.pdf", "house rules"),
    ];
    assert_eq!(add(&joe, id, "house.pdf", "house rules"), hashes[2]);
    let stick = Stick::new();
    let (ours, theirs) = (stick.at("from Amina"), stick.at("from Joe"));
    save(&amina, "Joe", &ours);
    save(&joe, "Amina", &theirs);
    take(&amina, &theirs);
    take(&joe, &ours);
    assert_eq!(agreed(&both), []);
    for laptop in both {
        let card = laptop.show_asset(id).unwrap().attachments.into_iter();
        let mut files: Vec<(String, ContentHash)> = card
            .filter(|line| line.is_here)
            .map(|line| (line.attachment.file_name, line.attachment.hash))
            .collect();
        files.sort();
        let mut expect = [
            ("house.pdf", &hashes[2]),
            ("plan.pdf", &hashes[0]),
            ("plan.pdf", &hashes[1]),
            ("rules.pdf", &hashes[2]),
        ]
        .map(|(name, hash)| (name.to_owned(), hash.clone()));
        expect.sort();
        assert_eq!(files, expect);
        let upper = laptop.read(|db| bytes::get(db, &hashes[1])).unwrap();
        assert_eq!(upper.as_deref(), Some(&b"%PDF-1.7 the upper floor"[..]));
    }
}
