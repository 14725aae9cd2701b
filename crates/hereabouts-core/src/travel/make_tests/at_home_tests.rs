//! What is done at home and not in a copy: giving things on, bringing files in where a copy does not have every field,
//! erasing what it began with.

use super::{Home, at_home, edit, made};
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::error::Result;
use serde_json::json;

fn refused(done: Result<()>, says: &str) {
    let why = done.expect_err(says).to_string();
    assert!(why.contains(says), "{why}");
}

#[test]
fn nothing_is_saved_from_a_copy_over_what_is_there() {
    let home = at_home();
    let (copy, _) = home.saved(Audience::Team);
    let path = home.folder.path().join("poster.jpg");
    std::fs::write(&path, "my own").unwrap();
    let at = || path.display().to_string();
    let photo = copy.show_asset(home.hall).unwrap().attachments.remove(0).id;
    let session = json!({ "name": "Supper", "on": "2026-05-04" });
    let session = copy.save_gathering(None, serde_json::from_value(session).unwrap());
    let session = session.unwrap().value;
    let listed = copy.save_takeaway(session, at(), Default::default());
    let copied = copy.copy_attachment(photo, at());
    for done in [listed.map(drop), copied.map(drop)] {
        refused(done, "Nothing is given on from a travel copy");
    }
    assert_eq!(std::fs::read(&path).unwrap(), b"my own");
}

#[test]
fn what_a_copy_began_with_is_erased_at_home_alone() {
    let home = at_home();
    let (copy, _) = home.saved(Audience::Team);
    let says = "erased in the catalogue that the copy was made from";
    edit(&copy, home.hall, json!({ "summary": "Cold" })).unwrap();
    let twin = made(&copy, AssetKind::Place, "Chapel Hall");
    copy.join_duplicates(home.hall, twin, Vec::new()).unwrap();
    for began_with in [home.hall, home.rosa, twin] {
        refused(copy.plan_erasure(began_with).map(drop), says);
        refused(copy.erase(began_with, Vec::new()).map(drop), says);
    }
    assert!(copy.show_asset(home.rosa).is_ok());
    // What was made there goes at home as well.
    let sam = made(&copy, AssetKind::Person, "Sam Weaver");
    copy.plan_erasure(sam).unwrap();
    copy.erase(sam, Vec::new()).unwrap();
    assert!(copy.show_asset(sam).is_err());
    assert_eq!(copy.check(true).unwrap(), [""; 0]);
    home.town.erase(home.rosa, Vec::new()).unwrap();
}

#[test]
fn files_come_into_a_copy_that_has_every_field_and_into_no_other() {
    let check = |audience: fn(&Home) -> Audience, takes: bool| {
        let home = at_home();
        let (copy, _) = home.saved(audience(&home));
        let before = copy.info().unwrap().content_hash;
        let path = home.folder.path().join("benches.csv");
        std::fs::write(&path, "Name,Notes\nBench,it creaks\n").unwrap();
        let at = || path.display().to_string();
        if takes {
            let done = copy.run_import(at(), Default::default()).unwrap();
            assert_eq!(done.value.counts.new, 1);
            return;
        }
        let says = "takes in no files";
        refused(copy.plan_import(at(), Default::default()).map(drop), says);
        refused(copy.run_import(at(), Default::default()).map(drop), says);
        refused(copy.plan_ties(at(), Default::default()).map(drop), says);
        refused(copy.run_ties(at(), Default::default()).map(drop), says);
        assert_eq!(copy.info().unwrap().content_hash, before);
    };
    check(|_| Audience::Team, true);
    check(|_| Audience::Public, false);
    check(Home::council, false);
}
