//! An asset is found by the names of those that became one with it, as long as they are.

use crate::api::Edit;
use crate::asset::{AssetKind, Typed, Why};
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::id::AssetId;
use crate::release::request::{ReleaseRequest, What};

fn make(town: &Catalogue, name: &str) -> AssetId {
    let made = town.create_asset(AssetKind::Place, name.into(), Edit::default());
    made.unwrap().value
}

/// What is suggested for a text, which the list finds as well; the index and the tables agree.
fn found(town: &Catalogue, text: &str) -> Vec<String> {
    assert_eq!(town.check(true).unwrap(), [""; 0], "{text}");
    let rows = town.suggest_assets(text.into(), 10).unwrap();
    let list = town.list_assets(text.into(), Default::default(), 0, 10);
    assert_eq!(list.unwrap().total, rows.len() as u64, "{text}");
    rows.into_iter().map(|row| row.name).collect()
}

struct Two {
    town: Catalogue,
    keep: AssetId,
    gone: AssetId,
}

/// Wharfside Rooms became one with Mill Hall; the bandstand is another.
fn two() -> Two {
    let town = Catalogue::in_memory("Here").unwrap();
    let (keep, gone) = (make(&town, "Mill Hall"), make(&town, "Wharfside Rooms"));
    make(&town, "Bandstand");
    assert_eq!(found(&town, "wharfside"), ["Wharfside Rooms"]);
    town.join_duplicates(keep, gone, Vec::new()).unwrap();
    Two { town, keep, gone }
}

fn edit(town: &Catalogue, id: AssetId, name: &str) {
    let fields = Edit([("name".to_owned(), name.into())].into());
    town.edit_asset(id, fields).unwrap();
}

#[test]
fn whoever_looks_for_a_name_that_is_shown_no_more_finds_what_stayed() {
    let Two { town, keep, gone } = two();
    for text in [
        "wharf",
        "Wharfside Rooms",
        "mill",
        "rooms wharfside",
        "whorfside",
    ] {
        assert_eq!(found(&town, text), ["Mill Hall"], "{text}");
    }
    edit(&town, keep, "Old Mill");
    assert_eq!(found(&town, "wharfside"), ["Old Mill"]);
    assert_eq!(found(&town, "mill hall"), [""; 0]);

    // One more becomes one with it, by way of the other.
    town.unjoin(gone).unwrap();
    assert_eq!(found(&town, "wharfside"), ["Wharfside Rooms"]);
    let annexe = make(&town, "Quay Annexe");
    town.join_duplicates(gone, annexe, Vec::new()).unwrap();
    assert_eq!(found(&town, "quay"), ["Wharfside Rooms"]);
    town.join_duplicates(keep, gone, Vec::new()).unwrap();
    for text in ["quay", "wharfside", "old mill"] {
        assert_eq!(found(&town, text), ["Old Mill"], "{text}");
    }
    town.undo().unwrap();
    assert_eq!(found(&town, "quay"), ["Wharfside Rooms"]);
    town.unjoin(annexe).unwrap();
    assert_eq!(found(&town, "quay"), ["Quay Annexe"]);
    assert_eq!(found(&town, "old mill"), ["Old Mill"]);
}

#[test]
fn what_is_typed_is_known_by_the_name_that_is_shown_no_more() {
    let Two { town, keep, gone } = two();
    let alike = |name: &str| {
        let typed = Typed {
            name: name.into(),
            ..Typed::default()
        };
        let found = town.alike(typed).unwrap().into_iter();
        found
            .map(|one| (one.id, one.name, one.why))
            .collect::<Vec<_>>()
    };
    let named = |text: &str| {
        let found = town.recognise(text.into()).unwrap().into_iter();
        found.map(|span| span.asset).collect::<Vec<_>>()
    };
    let hall = (keep, "Mill Hall".to_owned());
    for (name, why) in [
        ("Wharfside Rooms", Why::SameName),
        ("The Wharfside Rooms", Why::SameName),
        ("Wharfsde Rooms", Why::LikeName),
        ("Mill Hall", Why::SameName),
    ] {
        assert_eq!(alike(name), [(hall.0, hall.1.clone(), why)], "{name}");
    }
    assert_eq!(named("We met at Wharfside Rooms"), [keep]);
    assert_eq!(named("From Mill Hall to Wharfside Rooms"), [keep, keep]);
    town.unjoin(gone).unwrap();
    let rooms = (gone, "Wharfside Rooms".to_owned(), Why::SameName);
    assert_eq!(alike("Wharfside Rooms"), [rooms]);
    assert_eq!(named("We met at Wharfside Rooms"), [gone]);
}

#[test]
fn two_laptops_find_it_alike_whatever_each_made_of_it() {
    let ours = Catalogue::in_memory("Ours").unwrap();
    let (mill, rooms) = (make(&ours, "Mill Hall"), make(&ours, "Wharfside Rooms"));
    let theirs = ours.copy_in_memory().unwrap();
    ours.join_duplicates(mill, rooms, Vec::new()).unwrap();
    theirs.join_duplicates(rooms, mill, Vec::new()).unwrap();
    let exchange = || {
        let (one, other) = (
            ours.changes_for(&Audience::Team).unwrap(),
            theirs.changes_for(&Audience::Team).unwrap(),
        );
        theirs.merge(&one).unwrap();
        ours.merge(&other).unwrap();
    };
    exchange();
    for laptop in [&ours, &theirs] {
        for text in ["mill hall", "wharfside rooms"] {
            assert_eq!(found(laptop, text), ["Mill Hall"], "{text}");
        }
    }
    // What is erased there is found here no more, whatever it is one with.
    let Two { town, keep, gone } = two();
    let other = town.copy_in_memory().unwrap();
    other.unjoin(gone).unwrap();
    other.erase(gone, Vec::new()).unwrap();
    town.merge(&other.changes_for(&Audience::Team).unwrap())
        .unwrap();
    assert_eq!(found(&town, "wharfside"), [""; 0]);
    assert_eq!(found(&town, "mill"), ["Mill Hall"]);
    assert!(town.show_asset(keep).is_ok());
}

#[test]
fn the_name_leaves_in_no_file() {
    let Two { town, .. } = two();
    let folder = tempfile::tempdir().unwrap();
    for audience in [Audience::Public, Audience::Team, Audience::Me] {
        for format in ["geojson", "csv"] {
            let request = ReleaseRequest {
                audience: audience.clone(),
                format: format.into(),
                profile: None,
                what: What::Shown {
                    query: "wharfside".into(),
                },
                photos: false,
                only_published_contacts: false,
                choices: Default::default(),
            };
            let path = folder.path().join(format!("{audience}.{format}"));
            let saved = town.save_release(request, path.display().to_string(), None);
            assert_eq!(saved.unwrap().value.released, 1, "it is found");
        }
    }
    let files: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .flatten()
        .collect();
    assert!(files.len() >= 6);
    let mut has_hall = 0;
    for file in files {
        let text = String::from_utf8_lossy(&std::fs::read(file.path()).unwrap()).to_lowercase();
        assert!(!text.contains("wharfside"), "{:?}", file.path());
        has_hall += usize::from(text.contains("mill hall"));
    }
    assert!(has_hall >= 6, "the control");
}
