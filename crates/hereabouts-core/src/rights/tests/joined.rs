//! Somebody who had two entries asks once, and gets what is held under either.

use super::*;

/// Joan Baker and Olive Farrow, who is the same; what the first says of the second is of herself.
fn one() -> (Catalogue, AssetId, AssetId) {
    let (town, joan) = town();
    let fields = json!({ "note": "Olive Farrow before she married", "summary": "Mends coats" });
    town.edit_asset(joan, serde_json::from_value(fields).unwrap())
        .unwrap();
    let fields = json!({ "note": "Bakes on Sundays", "summary": "Mends coats" });
    let olive = make(&town, AssetKind::Person, "Olive Farrow", fields);
    town.join_duplicates(joan, olive, Vec::new()).unwrap();
    (town, joan, olive)
}

/// What the record says under a key.
fn said<'p>(plan: &'p AccessPlan, key: &str) -> Vec<&'p str> {
    let sections = plan.sections.iter().filter(|one| one.key == "record");
    let lines = sections.flat_map(|one| &one.lines);
    let lines = lines.filter(|line| line.key == key);
    lines.map(|line| line.text.as_str()).collect()
}

#[test]
fn all_that_is_held_under_either_name_is_given() {
    let (town, joan, olive) = one();
    let look = |person| {
        town.plan_access(person, AccessChoices::default(), BTreeMap::new())
            .unwrap()
    };
    let plan = look(olive);
    assert_eq!(plan, look(joan));
    assert_eq!(plan.name, "Joan Baker");
    assert_eq!(said(&plan, "name"), ["Joan Baker", "Olive Farrow"]);
    assert_eq!(
        said(&plan, "note"),
        ["Olive Farrow before she married", "Bakes on Sundays"]
    );
    assert_eq!(said(&plan, "summary"), ["Mends coats"], "once");
    let lines = || plan.sections.iter().flat_map(|one| &one.lines);
    for line in lines() {
        assert_eq!(line.passages, [], "none of it is of others: {line:?}");
        for id in [joan, olive] {
            assert!(!line.text.contains(&id.to_string()), "{line:?}");
        }
    }
    let ids: std::collections::BTreeSet<&str> = lines().map(|line| line.id.as_str()).collect();
    assert_eq!(ids.len(), lines().count(), "each can be left out by itself");

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("joan.html");
    let saved = path.display().to_string();
    town.save_access(olive, saved, AccessChoices::default(), BTreeMap::new())
        .unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    for there in ["Olive Farrow", "Bakes on Sundays", "Mends coats"] {
        assert!(text.contains(there), "{there} is not in {text}");
    }
    let entry = town.list_disclosures().unwrap().remove(0).is;
    assert!(entry.tells_of(&joan.0) && entry.tells_of(&olive.0));

    town.unjoin(olive).unwrap();
    let apart = look(olive);
    assert_eq!(apart.name, "Olive Farrow");
    let of_joan: Vec<&str> = apart
        .sections
        .iter()
        .filter(|one| {
            let mut lines = one.lines.iter();
            lines.any(|line| line.text.contains("married"))
        })
        .map(|one| one.key.as_str())
        .collect();
    assert_eq!(of_joan, ["elsewhere"], "what somebody else's entry says");
}

#[test]
fn what_is_asked_for_under_the_old_name_is_asked_by_the_one_that_stayed() {
    let (town, joan, olive) = one();
    let asked = town
        .ask_right(olive, Right::Access, days(-1), None)
        .unwrap()
        .value;
    let of = |person| {
        let requests = town.requests_of(person).unwrap().into_iter();
        requests.map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!((of(joan), of(olive)), (vec![asked], vec![asked]));
    assert_eq!(town.open_requests().unwrap()[0].name, "Joan Baker");
    town.restrict(olive, "In question".into()).unwrap();
    assert!(asset(&town, joan).restricted);
    assert_eq!(town.check(true).unwrap(), [""; 0]);
}
