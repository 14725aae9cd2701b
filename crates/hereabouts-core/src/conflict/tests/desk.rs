//! In which order questions stand, in pages, and what is not asked.

use super::kinds::phone;
use super::{Conflict, asked, decision, edit, exchange, knitters, laptops, make, settled};
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::confirmation::CheckOutcome;
use serde_json::json;

#[test]
fn questions_stand_by_asset_and_in_the_order_of_the_card_and_come_in_pages() {
    let base = Catalogue::in_memory("Ours").unwrap();
    let (bees, ants) = (
        make(&base, AssetKind::Exchange, "Bees"),
        make(&base, AssetKind::Exchange, "Ants"),
    );
    let id = base.add_contact(phone(ants, "01632 960000"));
    let id = id.unwrap().value;
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    for (laptop, said) in [(&amina, "01632 960001"), (&joe, "01632 960002")] {
        edit(laptop, bees, json!({"times": said, "summary": said}));
        edit(laptop, ants, json!({ "times": said }));
        laptop.edit_contact(id, phone(ants, said)).unwrap();
    }
    exchange(&[&amina, &joe]);
    let page = |offset, limit| -> (u64, u64, Vec<String>) {
        let list = joe.list_conflicts(offset, limit).unwrap();
        let named = |one: &Conflict| {
            let name = one.name.split(':').next().unwrap_or_default();
            format!("{name} {}", one.unit)
        };
        (
            list.total,
            list.records,
            list.conflicts.iter().map(named).collect(),
        )
    };
    let all = ["Ants times", "Ants value", "Bees summary", "Bees times"];
    let check = |offset, limit, expect: &[&str]| {
        let (total, records, found) = page(offset, limit);
        assert_eq!((total, records), (4, 3));
        assert_eq!(found, expect, "{offset} {limit}");
    };
    check(0, 100, &all);
    check(0, 2, &all[..2]);
    check(1, 2, &all[1..3]);
    check(3, 100, &all[3..]);
    check(4, 100, &[]);
    check(0, 0, &[]);
    // All of them at once are one step.
    let every = asked(&joe).into_iter();
    let every = every.map(|one| decision(&one, json!("01632 960002")));
    assert_eq!(joe.decide(every.collect()).unwrap().value, 4);
    let label = joe.undo_list().unwrap().undo[0].label.clone();
    assert_eq!((label.record, label.count), (None, Some(4)));
    exchange(&[&amina, &joe]);
    settled(&[&amina, &joe]);
}

#[test]
fn what_lies_in_the_bin_is_asked_about_when_it_is_back() {
    let (base, id) = knitters();
    let contact = base.add_contact(phone(id, "01632 960000"));
    let contact = contact.unwrap().value;
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    for (laptop, said) in [(&amina, "01632 960001"), (&joe, "01632 960002")] {
        edit(laptop, id, json!({ "times": said }));
        laptop.edit_contact(contact, phone(id, said)).unwrap();
    }
    exchange(&[&amina, &joe]);
    assert_eq!(asked(&amina).len(), 2);
    amina.delete_assets(vec![id]).unwrap();
    assert!(asked(&amina).is_empty());
    amina.restore_assets(vec![id]).unwrap();
    assert_eq!(asked(&amina).len(), 2);
}

#[test]
fn what_is_asked_because_of_a_merge_is_asked_no_more_when_that_is_set_aside() {
    let (base, id) = knitters();
    let hall = make(&base, AssetKind::Place, "Hall");
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    amina.delete_assets(vec![id]).unwrap();
    joe.add_contact(phone(id, "01632 960000")).unwrap();
    joe.confirm_asset(hall, CheckOutcome::StillGoing, None, None)
        .unwrap();
    let changes = joe.changes_for(&Audience::Team).unwrap();
    amina.merge(&changes).unwrap();
    let check = |count: usize| {
        assert_eq!(asked(&amina).len(), count);
        assert_eq!(amina.show_asset(id).unwrap().in_bin, count == 0);
        // Also the day of the last check of the hall.
        assert_eq!(amina.check(true).unwrap(), [""; 0]);
    };
    check(1);
    amina.undo().unwrap();
    check(0);
    amina.redo().unwrap();
    check(1);
}
