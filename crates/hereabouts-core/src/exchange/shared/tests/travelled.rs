//! What came home from a travel copy is in no number of what a laptop holds, and gets to the others all the same.

use super::{Two, is_news, leaves, made, takes_in, waiting};
use crate::api::Edit;
use crate::catalogue::Catalogue;
use crate::release::request::ReleaseRequest;
use serde_json::{Value, json};

/// A travel copy that Amina made, in which Rosa wrote something about everything in it, as a file from her.
fn from_rosa(two: &Two, fields: Value) -> String {
    let at = |name: &str| two.all.path().join(name);
    let request = json!({
        "audience": "team", "format": "travel_copy", "what": {"of": "everything"}, "photos": true,
    });
    let request: ReleaseRequest = serde_json::from_value(request).unwrap();
    let path = at("Rosa.hereabouts");
    let made = two.laptops[0].save_travel_copy(
        request,
        path.display().to_string(),
        None,
        "Rosa".into(),
        None,
    );
    made.unwrap();
    let copy = Catalogue::open(&path, None).unwrap();
    copy.set_worker("Rosa".into()).unwrap();
    let page = copy.list_assets(String::new(), Default::default(), 0, 10);
    for row in page.unwrap().rows {
        let fields: Edit = serde_json::from_value(fields.clone()).unwrap();
        copy.edit_asset(row.id, fields).unwrap();
    }
    let letter = at("from Rosa.hereabouts-changes").display().to_string();
    copy.save_changes(letter.clone(), None, None).unwrap();
    letter
}

#[test]
fn what_came_from_a_travel_copy_is_left_for_the_others() {
    let two = Two::new();
    let [amina, joe] = &two.laptops;
    let mill = made(amina, "Old mill", json!({}));
    let letter = from_rosa(&two, json!({"summary": "Flour"}));
    assert!(leaves(amina));
    takes_in(joe);
    assert!(!is_news(joe));

    let came = amina.run_merge(letter.clone(), None).unwrap().value;
    assert_eq!(came.travel.as_deref(), Some("Rosa"));
    assert!(amina.folder_news().unwrap().unleft);
    assert!(leaves(amina));
    assert!(!leaves(amina), "nothing more came");
    assert!(is_news(joe));
    let came = joe.run_merge(waiting(joe).path, None).unwrap().value;
    assert_eq!(came.same_as_theirs, Some(true), "{came:?}");
    assert_eq!(came.travel, None);
    let summary = joe.show_asset(mill).unwrap().asset.summary;
    assert_eq!(summary.as_deref(), Some("Flour"));
    assert!(!is_news(joe));
    assert!(leaves(joe));
    assert!(!is_news(amina));
    let again = joe.run_merge(letter, None).unwrap().value;
    assert!(again.nothing_new, "it came by Amina: {again:?}");

    made(amina, "Secret den", json!({"audience": "me"}));
    assert!(!leaves(amina), "something for one alone");
    for _ in 0..2 {
        amina.undo().unwrap();
    }
    assert_eq!(amina.show_asset(mill).unwrap().asset.summary, None);
    assert!(leaves(amina), "what is set aside is not sent on");
    assert!(!leaves(amina));
    for laptop in [amina, joe] {
        assert!(!is_news(laptop), "it is here, shown or set aside");
    }
}

#[test]
fn a_laptop_that_lacks_what_came_from_a_travel_copy_is_told_so() {
    let two = Two::new();
    let [amina, joe] = &two.laptops;
    made(amina, "Old mill", json!({}));
    let letter = from_rosa(&two, json!({"summary": "Flour"}));
    assert!(leaves(amina));
    takes_in(joe);
    amina.run_merge(letter.clone(), None).unwrap();
    assert!(leaves(joe));
    let came = amina.run_merge(waiting(amina).path, None).unwrap().value;
    assert_eq!(came.same_as_theirs, None, "Joe cannot know of the flour");
    // The same letter says the same on both.
    joe.run_merge(letter, None).unwrap();
    assert!(leaves(joe));
    let came = amina.run_merge(waiting(amina).path, None).unwrap().value;
    assert!(came.nothing_new, "{came:?}");
    assert_eq!(came.same_as_theirs, Some(true), "{came:?}");
    assert_eq!(came.differs, [""; 0]);
}
