//! Erased at home or in the copy, while the other went on.

use super::{come, depart, everything, joan, take, write};
use crate::support::{Stick, asset, edit, id_of, is_anywhere, make, names, reach, tie};
use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::gift::Gift;
use serde_json::json;

#[test]
fn who_was_erased_at_home_meanwhile_stays_so_with_every_word() {
    // Known there by another id, or by the same.
    for audience in ["public", "team"] {
        let home = Catalogue::in_memory("Ours").unwrap();
        let joan = joan(&home);
        let hall = make(&home, AssetKind::Place, "Hall");
        let stick = Stick::new();
        let copy = depart(&home, &stick, everything(audience));
        let there = id_of(&copy, "Joan Baker");
        edit(&copy, there, json!({"summary": "bakes rye at 4"}));
        edit(
            &copy,
            hall,
            json!({"summary": "Ask Joan Baker for the key"}),
        );
        copy.add_gift(Gift::of(there, "a starter for everybody"))
            .unwrap();
        reach(&copy, there, "01632 960001");
        tie(&copy, there, hall, json!({}));
        home.erase(joan, Vec::new()).unwrap();
        let path = stick.at("from Rosa");
        write(&copy, &path);
        for _ in 0..2 {
            take(&home, &path);
            assert_eq!(names(&home), ["Hall"], "{audience}");
            let said = asset(&home, hall).summary.unwrap();
            assert!(said.starts_with("Ask ") && said.ends_with(" for the key"));
            let shown = home.show_asset(hall).unwrap();
            assert_eq!((shown.ties.len(), shown.contacts.len()), (0, 0));
            for word in ["Joan", "Baker", "rye", "starter", "960001"] {
                assert!(!is_anywhere(&home, word), "{word} is in the log");
            }
        }
    }
}

#[test]
fn what_was_made_in_the_copy_and_erased_there_goes_and_what_is_ours_stays() {
    let home = Catalogue::in_memory("Ours").unwrap();
    let hall = make(&home, AssetKind::Place, "Hall");
    reach(&home, hall, "01632 960001");
    let stick = Stick::new();
    let copy = depart(&home, &stick, everything("team"));
    let sam = make(&copy, AssetKind::Person, "Sam Weaver");
    edit(&copy, hall, json!({"summary": "Ask Sam Weaver"}));
    let first = stick.at("before");
    write(&copy, &first);
    take(&home, &first);
    assert_eq!(names(&home), ["Hall", "Sam Weaver"]);
    let refused = copy.erase(hall, Vec::new()).unwrap_err().to_string();
    assert!(
        refused.contains("It was here when this copy was made"),
        "{refused}"
    );
    copy.erase(sam, Vec::new()).unwrap();
    assert_eq!(come(&copy, &home, &stick), []);
    for _ in 0..2 {
        assert_eq!(names(&home), ["Hall"]);
        let shown = home.show_asset(hall).unwrap();
        assert_eq!(shown.contacts[0].contact.value, "01632 960001");
        for word in ["Sam", "Weaver"] {
            assert!(!is_anywhere(&home, word), "{word} is in the log");
        }
        // One that was written before does not bring them back.
        assert!(take(&home, &first).nothing_new);
    }
}
