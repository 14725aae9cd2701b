//! What a network says of its nodes.

use super::*;

#[test]
fn what_a_network_says_of_its_nodes_comes_with_them() {
    let town = Catalogue::in_memory("Here").unwrap();
    let tools = make(&town, AssetKind::Exchange, "Tool Library");
    let path = fixture("places.graphml");
    let looked = plan(&town, &path, &TiesOptions::default());
    assert_eq!(
        looked.notes,
        [
            "Ties without a direction in the file, of a type that has one: 1. They lead from the first to the second.",
            "Ends by themselves that wait in the Inbox, because it cannot be told what they are: 2.",
        ]
    );
    let done = bring(&town, &path, &TiesOptions::default());
    assert_eq!(
        (done.counts, done.new_assets),
        (counts(3, 3, 0, 0, 0, 0), 3)
    );
    let card = |name: &str| {
        let page = town.list_assets(format!("\"{name}\""), Default::default(), 0, 1);
        town.show_asset(page.unwrap().rows[0].id).unwrap()
    };
    let choir = card("Lantern Choir");
    let asset = serde_json::to_value(&choir.asset).unwrap();
    assert_eq!(
        asset["place"]["geometry"]["coordinates"],
        json!([-2.0213, 53.4712])
    );
    assert_eq!(asset["tags"], json!(["evenings", "music"]));
    assert_eq!(asset["summary"], "Sings by lamplight.\nEverybody may come.");
    assert_eq!(choir.contacts[0].contact.value, "https://lantern.example");
    // What has no field is kept; where a node is drawn is no place.
    assert_eq!(
        asset["extra"],
        json!({ "Colour of the door": "green", "Eigenvector": "0.123456", "kind": "choir", "x": "10.5", "y": "20.5" })
    );
    let hall = card("Weir Hall");
    assert_eq!(hall.asset.place, None);
    assert_eq!(
        serde_json::to_value(&hall.asset.extra).unwrap(),
        json!({ "Place as it came": "west / north", "x": "-1.5", "y": "2.5" })
    );

    // Nodes without a tie wait where it cannot be told what they are, with all that is said of them.
    let waiting = town.list_inbox().unwrap();
    let of = |title: &str| {
        let mut found = waiting.iter();
        found
            .find(|item| item.is.title.as_deref() == Some(title))
            .unwrap()
            .clone()
    };
    assert_eq!(waiting.len(), 2);
    let (shed, house) = (of("Tool Libary"), of("Women’s refuge"));
    assert_eq!(
        (shed.is.reason, shed.is.about),
        (InboxReason::Perhaps, Some(tools))
    );
    assert_eq!(house.is.reason, InboxReason::Safeguard);
    town.settle_inbox(shed.id, Settle::TakeOver { asset: tools })
        .unwrap();
    let said = town.show_asset(tools).unwrap().asset.summary;
    assert_eq!(said.as_deref(), Some("Lends drills to everybody."));
    let fields = json!({ "sensitivity": "safeguarded" });
    let fields = serde_json::from_value(fields).unwrap();
    town.settle_inbox(house.id, Settle::Make { fields })
        .unwrap();
    assert_eq!(card("Women’s refuge").asset.place, None);
    let again = bring(&town, &path, &TiesOptions::default());
    assert_eq!(
        (again.counts, again.new_assets),
        (counts(3, 0, 0, 3, 0, 0), 0)
    );
    assert_eq!(town.list_inbox().unwrap().len(), 0);
    let looked = plan(&town, &path, &TiesOptions::default());
    assert!(
        looked.notes.contains(&"Ends that are here already, of which the file says more: 5. What is here stays as it is.".to_owned()),
        "{:?}",
        looked.notes
    );

    let other = Catalogue::in_memory("There").unwrap();
    bring(&other, &fixture("places.gexf"), &TiesOptions::default());
    let page = other.list_assets("\"Seed shelf\"".into(), Default::default(), 0, 1);
    let shelf = other.show_asset(page.unwrap().rows[0].id).unwrap().asset;
    let at = shelf.place.and_then(|place| place.geometry).unwrap();
    assert_eq!(at.label_point(), [-2.0202, 53.4701]);
    assert_eq!(
        (shelf.kind, shelf.note.as_deref()),
        (AssetKind::Exchange, Some("Ask Elsie"))
    );
    assert_eq!(shelf.extra["Label"], json!("Shelf of seeds"));
    assert_eq!(shelf.extra["start"], json!("2019"));
    let noted = plan(&other, &fixture("places.gexf"), &TiesOptions::default()).notes;
    assert!(
        noted[0].starts_with("Ties without a direction"),
        "{noted:?}"
    );
    other.undo().unwrap();
    assert_eq!(other.info().unwrap().assets, 0);
}

#[test]
fn a_doubtful_end_waits_with_all_that_the_file_says_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.graphml");
    let network = r#"<graphml><key id="d" for="node" attr.name="description"/><graph edgedefault="directed">
        <node id="Tool Libary"><data key="d">Lends drills</data></node>
        <node id="Garden Libary"><data key="d">Mends toasters</data></node>
        <edge source="Garden Libary" target="Tool Libary"/></graph></graphml>"#;
    std::fs::write(&path, network).unwrap();
    let town = Catalogue::in_memory("Here").unwrap();
    make(&town, AssetKind::Exchange, "Tool Library");
    let garden = make(&town, AssetKind::Exchange, "Garden Library");
    let done = bring(&town, &path, &TiesOptions::default());
    assert_eq!(done.counts, counts(1, 0, 0, 0, 1, 0));
    // One with the tie, and one with what is said of the end that it does not ask for first.
    let waiting = town.list_inbox().unwrap();
    let said: Vec<(bool, &str)> = waiting
        .iter()
        .map(|item| {
            let summary = item.is.draft["summary"].as_str().unwrap();
            (item.is.tie.is_some(), summary)
        })
        .collect();
    assert_eq!(said.len(), 2);
    assert!(said.contains(&(true, "Mends toasters")), "{said:?}");
    assert!(said.contains(&(false, "Lends drills")), "{said:?}");
    let tie = waiting.iter().find(|item| item.is.tie.is_some()).unwrap();
    town.settle_inbox(tie.id, Settle::TakeOver { asset: garden })
        .unwrap();
    let next = town.list_inbox().unwrap();
    let next = next.iter().find(|item| item.is.tie.is_some()).unwrap();
    assert_eq!(next.is.title.as_deref(), Some("Tool Libary"));
    assert!(
        !next.is.draft.contains_key("summary"),
        "{:?}",
        next.is.draft
    );
}
