//! Changes that were written for somebody and never got there.

use crate::support::{Stick, agreed, edit, knitters, laptops, make, names, save, take};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use serde_json::json;
use std::fs;
use std::path::Path;

#[test]
fn db_sync_152_what_did_not_arrive_is_in_the_next_file() {
    let (base, id) = knitters();
    let [amina, joe] = laptops(&base, ["Amina", "Joe"]);
    let stick = Stick::new();
    let file = |name: &str| stick.at(name);
    edit(&joe, id, json!({"cost": "free"}));
    save(&joe, "Amina", &file("one"));
    take(&amina, &file("one"));

    // Amina knows what Joe holds. What she writes for him is cut short on the way.
    edit(&amina, id, json!({"times": "Tuesdays"}));
    make(&amina, AssetKind::Place, "Duck pond");
    save(&amina, "Joe", &file("two"));
    let whole = fs::read(file("two")).unwrap();
    fs::write(file("two"), &whole[..whole.len() / 2]).unwrap();
    let path = file("two").display().to_string();
    assert!(joe.run_merge(path, None).is_err());

    // The next exchanges go well, one in each direction.
    make(&joe, AssetKind::Place, "Bench");
    save(&joe, "Amina", &file("three"));
    take(&amina, &file("three"));
    make(&amina, AssetKind::Place, "Weir");
    save(&amina, "Joe", &file("four"));
    let came = take(&joe, &file("four"));
    assert_eq!((came.incomplete, came.same_as_theirs), (false, Some(true)));
    assert_eq!(agreed(&[&amina, &joe]), []);
    assert_eq!(names(&joe), ["Bench", "Duck pond", "Knitters", "Weir"]);
    let times = joe.show_asset(id).unwrap().asset.times;
    assert_eq!(times.as_deref(), Some("Tuesdays"));
}

#[test]
fn db_sync_152_a_backup_that_was_put_back_gets_again_what_it_lost() {
    let stick = Stick::new();
    let (first, second) = (stick.file("amina.hereabouts"), stick.file("joe.hereabouts"));
    drop(Catalogue::create(&first, "Ours", None).unwrap());
    fs::copy(&first, &second).unwrap();
    let open = |path: &Path, who: &str| {
        let laptop = Catalogue::open(path, None).unwrap();
        laptop.set_worker(who.into()).unwrap();
        laptop
    };
    let (amina, joe) = (open(&first, "Amina"), open(&second, "Joe"));
    let pass = |from: &Catalogue, to: &Catalogue, who: &str, name: &str| {
        save(from, who, &stick.at(name));
        take(to, &stick.at(name))
    };
    make(&amina, AssetKind::Place, "Old mill");
    pass(&amina, &joe, "Joe", "one");
    joe.settle().unwrap();
    let backup = fs::read(&second).unwrap();
    make(&amina, AssetKind::Place, "Duck pond");
    pass(&amina, &joe, "Joe", "two");
    pass(&joe, &amina, "Amina", "three");

    // It is Joe's laptop still, and does not hold any more what it said that it holds.
    drop(joe);
    for log in ["joe.hereabouts-wal", "joe.hereabouts-shm"] {
        // Where it was closed as it should be, there is none.
        drop(fs::remove_file(stick.file(log)));
    }
    fs::write(&second, &backup).unwrap();
    let joe = open(&second, "Joe");
    assert_eq!(names(&joe), ["Old mill"]);
    make(&amina, AssetKind::Place, "Bench");
    assert!(pass(&amina, &joe, "Joe", "four").incomplete);
    assert_eq!(names(&joe), ["Bench", "Old mill"]);
    pass(&joe, &amina, "Amina", "five");
    assert!(!pass(&amina, &joe, "Joe", "six").incomplete);
    assert_eq!(names(&joe), ["Bench", "Duck pond", "Old mill"]);
    assert_eq!(agreed(&[&amina, &joe]), []);
}
