//! What loses people's work in tools that merge rows: each case under the number it has there (geodiff and db-sync, of
//! Mergin Maps).

mod db_sync;

use crate::support::{
    Stick, agreed, edit, exchange, kept, knitters, laptops, make, names, reach, save, shown, tag,
    take,
};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::Audience;
use hereabouts_core::card::AssetCard;
use hereabouts_core::confirmation::CheckOutcome;
use hereabouts_core::custom_field::{CustomField, FieldType};
use hereabouts_core::gift::Gift;
use hereabouts_core::id::AssetId;
use hereabouts_core::import::plan::ImportOptions;
use hereabouts_core::partner::Partner;
use hereabouts_core::relationship::Relationship;
use serde_json::json;
use std::fs;

type Says = fn(&Catalogue, AssetId);
type IsThere = fn(&AssetCard) -> bool;

#[test]
fn geodiff_248_an_update_against_a_delete_is_kept_and_asked() {
    let cases: [(&str, Says, IsThere); 5] = [
        (
            "a field",
            |joe, id| edit(joe, id, json!({"times": "Thursdays"})),
            |card| card.asset.times.as_deref() == Some("Thursdays"),
        ),
        (
            "a tag",
            |joe, id| tag(joe, id, "wool", true),
            |card| card.asset.tags.contains("wool"),
        ),
        (
            "a number to call",
            |joe, id| reach(joe, id, "01632 960001"),
            |card| card.contacts.len() == 1,
        ),
        (
            "a gift",
            |joe, id| drop(joe.add_gift(Gift::of(id, "knitting")).unwrap()),
            |card| card.gifts.len() == 1,
        ),
        (
            "a check",
            |joe, id| {
                let checked = joe.confirm_asset(id, CheckOutcome::StillGoing, None, None);
                checked.unwrap();
            },
            |card| card.confirmations.len() == 1,
        ),
    ];
    for (what, says, is_there) in cases {
        for deleted_comes_first in [true, false] {
            let (base, id) = knitters();
            let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
            amina.delete_assets(vec![id]).unwrap();
            says(&joe, id);
            match deleted_comes_first {
                true => exchange(&[&amina, &joe]),
                false => exchange(&[&joe, &amina]),
            }
            assert_eq!(agreed(&[&amina, &joe]), [kept(id)], "{what}");
            for laptop in [&amina, &joe] {
                let card = laptop.show_asset(id).unwrap();
                assert!(!card.in_bin && is_there(&card), "{what} was lost");
            }
        }
    }
}

#[test]
fn geodiff_146_two_people_edit_different_columns_of_one_row() {
    let (base, id) = knitters();
    let [amina, joe, maryam, rosa] = laptops(&base, ["Amina", "Joe", "Maryam", "Rosa"]);
    let stick = Stick::new();
    edit(&amina, id, json!({"times": "Tuesdays", "tags": ["wool"]}));
    let place = json!({"address": "1 Mill Lane"});
    edit(&amina, id, json!({ "place": place }));
    let renamed = json!({"name": "Knitters of Mill Lane", "cost": "free", "tags": ["tea"]});
    edit(&joe, id, renamed);
    let (ours, theirs) = (stick.at("from Amina"), stick.at("from Joe"));
    save(&amina, "Joe", &ours);
    save(&joe, "Amina", &theirs);
    take(&amina, &theirs);
    take(&joe, &ours);
    for file in [&theirs, &ours] {
        take(&maryam, file);
    }
    // What was united is written in a way that can be read again.
    let united = stick.at("from Maryam");
    save(&maryam, "Rosa", &united);
    take(&rosa, &united);
    let all = [&amina, &joe, &maryam, &rosa];
    assert_eq!(agreed(&all), []);
    for laptop in all {
        let asset = laptop.show_asset(id).unwrap().asset;
        assert_eq!(asset.name, "Knitters of Mill Lane");
        assert_eq!(asset.times.as_deref(), Some("Tuesdays"));
        assert_eq!(asset.cost.as_deref(), Some("free"));
        assert_eq!(asset.tags, ["tea", "wool"].map(str::to_owned).into());
        let address = asset.place.and_then(|place| place.address);
        assert_eq!(address.as_deref(), Some("1 Mill Lane"));
    }
}

#[test]
fn geodiff_152_the_same_change_twice_is_no_conflict() {
    let (base, id) = knitters();
    let yarners = make(&base, AssetKind::Association, "Yarners");
    let stick = Stick::new();
    let sheet = stick.file("halls.csv");
    fs::write(&sheet, "id,name,summary\n7,Canal Hall,Warm\n8,Old Moat,\n").unwrap();
    let sheet = sheet.display().to_string();
    type Step<'a> = &'a dyn Fn(&Catalogue);
    let cases: [(&str, Step); 6] = [
        ("a value", &|laptop: &Catalogue| {
            edit(laptop, id, json!({"times": "Tuesdays"}));
        }),
        ("a tag", &|laptop: &Catalogue| {
            tag(laptop, id, "wool", true);
        }),
        ("a deletion", &|laptop: &Catalogue| {
            laptop.delete_assets(vec![id]).unwrap();
        }),
        ("a joining", &|laptop: &Catalogue| {
            laptop.join_duplicates(id, yarners, Vec::new()).unwrap();
        }),
        ("that they are not one", &|laptop: &Catalogue| {
            laptop.not_the_same(id, yarners).unwrap();
        }),
        ("a spreadsheet", &|laptop: &Catalogue| {
            let done = laptop.run_import(sheet.clone(), ImportOptions::default());
            assert_eq!(done.unwrap().value.counts.new, 2);
        }),
    ];
    for (what, says) in cases {
        let [amina, joe, rosa] = laptops(&base, ["Amina", "Joe", "Rosa"]);
        for laptop in [&amina, &joe, &rosa] {
            says(laptop);
        }
        exchange(&[&amina, &joe]);
        assert_eq!(agreed(&[&amina, &joe]), [], "{what}");
        assert_eq!(shown(&amina), shown(&rosa), "{what}: twice is as once");
    }
}

#[test]
fn geodiff_210_what_may_be_there_once_comes_twice() {
    let (base, id) = knitters();
    let hall = make(&base, AssetKind::Place, "Hall");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    for (laptop, said) in [(&amina, "with Rosa"), (&joe, "at the pub")] {
        let keys = || laptop.add_custom_field(CustomField::new("Keys", FieldType::Text));
        let unit = format!("field/{}", keys().unwrap().value);
        assert!(keys().is_err(), "on one laptop there is one of that name");
        edit(laptop, id, json!({ (unit.as_str()): said }));
        let lends = laptop.add_relationship_type("lends wool to".into(), "borrows it of".into());
        let tie = json!({"from": id, "type": lends.unwrap().value, "to": hall});
        let tie: Relationship = serde_json::from_value(tie).unwrap();
        laptop.relate(tie).unwrap();
        let council: Partner = serde_json::from_value(json!({"name": "Council"})).unwrap();
        laptop.add_partner(council).unwrap();
        // The same bytes are kept once, under their digest.
        let plan = b"%PDF-1.7 The plan of the hall".to_vec();
        let added = laptop.add_attachment_bytes(hall, "plan.pdf", plan).unwrap();
        assert_eq!(added.value.refused, []);
    }
    let stick = Stick::new();
    let (ours, theirs) = (stick.at("from Amina"), stick.at("from Joe"));
    save(&amina, "Joe", &ours);
    save(&joe, "Amina", &theirs);
    take(&amina, &theirs);
    take(&joe, &ours);
    assert_eq!(agreed(&[&amina, &joe]), []);
    for laptop in [&amina, &joe] {
        let fields = laptop.list_custom_fields().unwrap();
        let fields = fields
            .iter()
            .map(|row| (row.field.label.as_str(), row.used));
        assert_eq!(fields.collect::<Vec<_>>(), [("Keys", 1), ("Keys", 1)]);
        let types = laptop.relationship_types().unwrap().into_iter();
        assert_eq!(types.filter(|is| is.wording == "lends wool to").count(), 2);
        assert_eq!(laptop.list_partners().unwrap().len(), 2);
        let card = laptop.show_asset(hall).unwrap();
        assert_eq!(card.ties.len(), 2, "each by the type it was said with");
        let plans = card.attachments.iter().map(|line| line.is_here);
        assert_eq!(plans.collect::<Vec<_>>(), [true, true]);
    }
}

#[test]
fn a_third_laptop_brings_nothing_back() {
    for (erased, went_on) in [(false, false), (false, true), (true, false), (true, true)] {
        let (base, id) = knitters();
        make(&base, AssetKind::Place, "Hall");
        let [amina, joe, maryam] = laptops(&base, ["Amina", "Joe", "Maryam"]);
        match erased {
            true => drop(amina.erase(id, Vec::new()).unwrap()),
            false => drop(amina.delete_assets(vec![id]).unwrap()),
        }
        exchange(&[&amina, &joe]);
        // She was away and tells of what she has before she hears of anything.
        if went_on {
            edit(&maryam, id, json!({"times": "Thursdays"}));
        }
        let old = maryam.changes_for(&Audience::Team).unwrap();
        for laptop in [&amina, &joe] {
            laptop.merge(&old).unwrap();
        }
        exchange(&[&amina, &joe, &maryam]);
        let all = [&amina, &joe, &maryam];
        let is_asked = went_on && !erased;
        let open = agreed(&all);
        for laptop in all {
            match is_asked {
                true => assert_eq!(names(laptop), ["Hall", "Knitters"]),
                false => assert_eq!(names(laptop), ["Hall"]),
            }
            assert_eq!(laptop.show_asset(id).is_err(), erased);
        }
        let expect = is_asked.then(|| kept(id));
        assert_eq!(open, expect.into_iter().collect::<Vec<_>>());
    }
}
