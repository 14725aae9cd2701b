//! Photos that leave: in the bytes of every file.

use super::*;
use crate::api::Edit;
use crate::attachment::testing::{self, At, HIDDEN, told};
use crate::id::AttachmentId;
use hereabouts_export::photo;
use serde_json::json;
use std::path::PathBuf;

fn with_photos(audience: Audience) -> ReleaseRequest {
    ReleaseRequest {
        photos: true,
        ..everything(audience)
    }
}

fn attach(catalogue: &Catalogue, asset: AssetId, name: &str, bytes: Vec<u8>) -> AttachmentId {
    let added = catalogue.add_attachment_bytes(asset, name, bytes).unwrap();
    assert_eq!(added.value.refused, []);
    added.value.added[0]
}

fn publish(catalogue: &Catalogue, id: AttachmentId) {
    let fields = [
        ("may_be_published", json!(true)),
        ("publish_reason", json!("it hangs there")),
    ];
    let fields = Edit(
        fields
            .map(|(field, value)| (field.to_owned(), value))
            .into(),
    );
    catalogue.edit_attachment(id, fields).unwrap();
}

/// A photo that tells where Jean lives, lying on its side, in this size.
fn telling(width: u32, height: u32, orientation: u16) -> Vec<u8> {
    let at = At {
        lon: -2.0201234,
        lat: 53.4701234,
        error_m: Some(4.0),
    };
    told(&testing::drawn(width, height), orientation, Some(&at))
}

/// Every file of the folder of photos, by name.
fn photos(saved: &Saved) -> Vec<(String, Vec<u8>)> {
    let folder = saved.folder.path().join("out-photos");
    if !folder.exists() {
        return Vec::new();
    }
    let names = files(&folder).into_iter();
    names
        .map(|name| (name.clone(), std::fs::read(folder.join(name)).unwrap()))
        .collect()
}

#[test]
fn a_photo_that_leaves_holds_no_word_of_camera_place_or_person() {
    let catalogue = town();
    let bench = add(&catalogue, &open(AssetKind::Place, "Bench"));
    for (i, orientation) in (1..=8).enumerate() {
        let id = attach(
            &catalogue,
            bench,
            &format!("Jean {i}.jpg"),
            telling(64 + i as u32, 32, orientation),
        );
        publish(&catalogue, id);
    }
    let hole = attach(&catalogue, bench, "stamp.png", testing::with_a_hole(24));
    publish(&catalogue, hole);
    for audience in [Audience::Me, Audience::Team, Audience::Public] {
        for format in ["geojson", "csv"] {
            let request = ReleaseRequest {
                format: format.into(),
                ..with_photos(audience.clone())
            };
            let shown = preview(&catalogue, &request);
            assert_eq!(shown.photos, 9);
            let saved = save(&catalogue, &request, Some(shown.token)).unwrap();
            assert_eq!(saved.result.photos, 9);
            let photos = photos(&saved);
            let expected: Vec<String> = (1..=9)
                .map(|n| photo::name(&bench.to_string(), n, if n == 9 { "png" } else { "jpg" }))
                .collect();
            assert_eq!(
                photos
                    .iter()
                    .map(|(name, _)| name.as_str())
                    .collect::<Vec<_>>(),
                expected
            );
            for (i, (name, bytes)) in photos.iter().enumerate() {
                assert!(photo::draws_and_no_more(bytes), "{name}");
                for hidden in HIDDEN {
                    let held = bytes
                        .windows(hidden.len())
                        .any(|part| part == hidden.as_bytes());
                    assert!(!held, "{hidden} is in {name}");
                }
                let starts = bytes
                    .windows(3)
                    .filter(|part| *part == [0xFF, 0xD8, 0xFF])
                    .count();
                assert_eq!(starts, usize::from(i < 8), "no second picture in {name}");
                let seen = image::load_from_memory(bytes).unwrap();
                match i {
                    8 => assert_eq!(
                        seen.into_rgba8().get_pixel(12, 12).0[3],
                        0,
                        "a hole stays one"
                    ),
                    _ => {
                        let lies = i >= 4;
                        assert_eq!(seen.width() < seen.height(), lies, "{name} is upright");
                    }
                }
            }
            // Nor in any other file, nor the names of the files they came from.
            for file in files(saved.folder.path())
                .iter()
                .filter(|file| !file.ends_with("photos"))
            {
                let text = std::fs::read_to_string(saved.folder.path().join(file)).unwrap();
                for hidden in HIDDEN
                    .iter()
                    .chain(&["Jean 1", "stamp.png", "2.0201", "53.4701"])
                {
                    assert!(!text.contains(hidden), "{hidden} is in {file}");
                }
            }
        }
    }
    // The control: what came does hold all of it.
    let original = telling(64, 32, 1);
    for hidden in HIDDEN {
        assert!(
            original
                .windows(hidden.len())
                .any(|part| part == hidden.as_bytes()),
            "{hidden}"
        );
    }
    assert!(!photo::draws_and_no_more(&original));
}

#[test]
fn photos_leave_when_asked_for_and_for_whom_they_may() {
    let catalogue = town();
    let bench = add(&catalogue, &open(AssetKind::Place, "Bench"));
    let joan = add(&catalogue, &Asset::new(AssetKind::Person, "Joan"));
    let secret = add(
        &catalogue,
        &Asset {
            audience: Audience::Me,
            ..Asset::new(AssetKind::Place, "Den")
        },
    );
    let shown = attach(&catalogue, bench, "a.jpg", testing::plain(20, 10));
    publish(&catalogue, shown);
    attach(&catalogue, bench, "b.jpg", testing::plain(21, 10));
    let voice = [&b"\0\0\0\x18ftypM4A \0\0\0\0"[..], &[8; 400]].concat();
    attach(&catalogue, bench, "c.m4a", voice);
    attach(&catalogue, joan, "d.jpg", testing::plain(22, 10));
    attach(&catalogue, secret, "e.jpg", testing::plain(23, 10));
    let council = add_partner(&catalogue, "Greenfield Council");
    for (audience, leaves) in [
        (Audience::Me, vec![20, 21, 22, 23]),
        (Audience::Team, vec![20, 21, 22]),
        (for_partner(council), vec![20]),
        (Audience::Public, vec![20]),
    ] {
        let saved = save(&catalogue, &with_photos(audience.clone()), None).unwrap();
        let mut widths: Vec<u32> = photos(&saved)
            .iter()
            .map(|(_, bytes)| image::load_from_memory(bytes).unwrap().width())
            .collect();
        widths.sort();
        assert_eq!(widths, leaves, "{audience}");
        assert_eq!(saved.result.photos, leaves.len() as u64);
        let without = save(&catalogue, &everything(audience), None).unwrap();
        assert_eq!(photos(&without), []);
        assert!(
            !without.bytes().contains("photos"),
            "nothing is said of them"
        );
    }
    let page = preview(&catalogue, &with_photos(Audience::Public));
    let line = page.leaving.iter().find(|line| line.id == bench).unwrap();
    assert_eq!(
        line.fields["photos"],
        photo::name(&bench.to_string(), 1, "jpg")
    );
    assert_eq!(
        line.held_back["photos"],
        "Nobody has said it may be published."
    );
    let register = catalogue.list_disclosures().unwrap();
    assert!(register.iter().any(|entry| entry.is.photos == 4));
}

#[test]
fn whatever_the_rows_hold_a_safeguarded_asset_gives_no_photo_away() {
    let catalogue = town();
    let haven = add(&catalogue, &open(AssetKind::Institution, "Haven"));
    attach(&catalogue, haven, "a.jpg", testing::plain(20, 10));
    add(&catalogue, &open(AssetKind::Place, "Bench"));
    // Past the write door, as damage might.
    let hidden = "UPDATE asset SET sensitivity = 'safeguarded' WHERE name = 'Haven'";
    catalogue
        .write_alone(|db| Ok(db.execute_batch(hidden)?))
        .unwrap();
    assert_eq!(catalogue.show_asset(haven).unwrap().attachments.len(), 1);
    for audience in [Audience::Me, Audience::Team, Audience::Public] {
        let saved = save(&catalogue, &with_photos(audience), None).unwrap();
        assert_eq!(photos(&saved), []);
        assert!(!saved.bytes().contains("photos"));
    }
}

#[test]
fn an_earlier_save_leaves_no_photo_behind_and_what_is_not_ours_stays() {
    let catalogue = town();
    let bench = add(&catalogue, &open(AssetKind::Place, "Bench"));
    let first = attach(&catalogue, bench, "a.jpg", testing::plain(20, 10));
    attach(&catalogue, bench, "b.jpg", testing::plain(21, 10));
    let folder = tempfile::tempdir().unwrap();
    let path = folder
        .path()
        .join("out.geojson")
        .to_str()
        .unwrap()
        .to_owned();
    let ours = folder.path().join("out-photos");
    let save_there = |request: ReleaseRequest| {
        catalogue
            .save_release(request, path.clone(), None)
            .unwrap()
            .value
    };
    let result = save_there(with_photos(Audience::Team));
    assert_eq!(result.files.last().map(PathBuf::from), Some(ours.clone()));
    assert_eq!(files(&ours).len(), 2);
    let about: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("out.about.json")).unwrap())
            .unwrap();
    let listed = about["photos"].as_array().unwrap();
    assert_eq!(listed.len(), 2);
    assert_eq!(
        listed[0]["name"],
        format!("out-photos/{}", photo::name(&bench.to_string(), 1, "jpg"))
    );
    std::fs::write(ours.join("holiday.jpg"), "mine").unwrap();
    catalogue.remove_attachment(first).unwrap();
    save_there(with_photos(Audience::Team));
    assert_eq!(
        files(&ours),
        [
            photo::name(&bench.to_string(), 1, "jpg"),
            "holiday.jpg".into()
        ]
    );
    save_there(everything(Audience::Team));
    assert_eq!(files(&ours), ["holiday.jpg"]);
    std::fs::remove_file(ours.join("holiday.jpg")).unwrap();
    save_there(everything(Audience::Team));
    assert!(!ours.exists());
    // A file in the way: nothing of it is saved.
    std::fs::write(&ours, "in the way").unwrap();
    let other = ReleaseRequest {
        format: "csv".into(),
        ..with_photos(Audience::Team)
    };
    let csv = folder.path().join("out.csv");
    assert!(
        catalogue
            .save_release(other, csv.to_str().unwrap().to_owned(), None)
            .is_err()
    );
    assert!(!csv.exists());
    assert_eq!(std::fs::read(&ours).unwrap(), b"in the way");
}

#[test]
fn another_photo_in_its_place_is_another_release() {
    let catalogue = town();
    let bench = add(&catalogue, &open(AssetKind::Place, "Bench"));
    let first = attach(&catalogue, bench, "a.jpg", testing::plain(20, 10));
    let request = with_photos(Audience::Team);
    let token = preview(&catalogue, &request).token;
    let same = save(&catalogue, &request, Some(token.clone())).unwrap();
    assert!(same.result.since_preview.is_empty());
    catalogue.remove_attachment(first).unwrap();
    attach(&catalogue, bench, "b.jpg", testing::plain(21, 10));
    let other = save(&catalogue, &request, Some(token)).unwrap();
    assert_eq!(
        other.result.since_preview,
        ["“Bench” was changed and leaves as it is now."]
    );
}

#[test]
fn what_stood_there_stands_there_again_where_a_copy_cannot_be_entered() {
    let catalogue = town();
    let bench = add(&catalogue, &open(AssetKind::Place, "Bench"));
    let id = attach(&catalogue, bench, "a.jpg", telling(64, 32, 1));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("poster.jpg");
    let copy = || catalogue.copy_attachment(id, path.display().to_string());
    let change = |sql: &str| {
        let done = catalogue.write_alone(|db| Ok(db.execute_batch(sql)?));
        done.unwrap();
    };
    change("CREATE TRIGGER trip BEFORE INSERT ON disclosure BEGIN SELECT RAISE(ABORT, 'no'); END");
    assert!(copy().is_err());
    assert!(!path.exists(), "nothing leaves unrecorded");
    std::fs::write(&path, "my own").unwrap();
    assert!(copy().is_err());
    assert_eq!(std::fs::read(&path).unwrap(), b"my own");
    change("DROP TRIGGER trip");
    copy().unwrap();
    assert!(photo::draws_and_no_more(&std::fs::read(&path).unwrap()));
    let names = std::fs::read_dir(folder.path()).unwrap();
    assert_eq!(names.count(), 1, "what it took the place of is gone");
}

#[test]
fn a_copy_of_a_photo_is_clean_and_of_anything_else_as_it_came() {
    let catalogue = town();
    let bench = add(&catalogue, &open(AssetKind::Place, "Bench"));
    let photo_id = attach(&catalogue, bench, "a.jpg", telling(64, 32, 1));
    let scan = [&b"%PDF-1.7\n"[..], &[9; 400]].concat();
    let scan_id = attach(&catalogue, bench, "b.pdf", scan.clone());
    let folder = tempfile::tempdir().unwrap();
    let neighbour = folder.path().join("a.about.json");
    std::fs::write(&neighbour, "mine").unwrap();
    let copy = |id, name: &str| {
        let path = folder.path().join(name);
        catalogue
            .copy_attachment(id, path.to_str().unwrap().to_owned())
            .unwrap();
        std::fs::read(path).unwrap()
    };
    assert!(photo::draws_and_no_more(&copy(photo_id, "a.jpg")));
    assert_eq!(copy(scan_id, "b.pdf"), scan);
    assert_eq!(
        std::fs::read(&neighbour).unwrap(),
        b"mine",
        "nothing beside it is touched"
    );
    let register = catalogue.list_disclosures().unwrap();
    assert_eq!(register.len(), 2);
    assert!(
        register
            .iter()
            .all(|entry| entry.is.format == "copy" && entry.is.photos == 1)
    );
    let nowhere = folder
        .path()
        .join("gone/a.jpg")
        .to_str()
        .unwrap()
        .to_owned();
    assert!(catalogue.copy_attachment(photo_id, nowhere).is_err());
    assert_eq!(
        catalogue.list_disclosures().unwrap().len(),
        2,
        "what was not saved is not in it"
    );
}

#[test]
fn a_photo_of_somebody_leaves_by_what_they_agreed_to_and_by_nothing_else() {
    use crate::consent::Shareable::{Name, Photo};
    let catalogue = town();
    add(&catalogue, &open(AssetKind::Place, "Bench"));
    let purpose = crate::consent::testing::add_purpose(&catalogue);
    let council = for_partner(add_partner(&catalogue, "Greenfield Council"));
    let trust = for_partner(add_partner(&catalogue, "Care Trust"));
    let mut joan = Asset::new(AssetKind::Person, "Joan");
    let id = add(&catalogue, &joan);
    attach(&catalogue, id, "a.jpg", testing::plain(20, 10));
    let form = attach(&catalogue, id, "signed.jpg", testing::plain(21, 10));
    let asked = [Name, Photo];
    let agreed = crate::consent::testing::agreed(id, purpose, council.clone(), &asked);
    let agreed = crate::consent::Consent {
        form: Some(form),
        ..agreed
    };
    let given = catalogue.give_consent(agreed).unwrap().value;
    let named = crate::consent::testing::agreed(id, purpose, trust.clone(), &[Name]);
    catalogue.give_consent(named).unwrap();
    let widths = |audience: &Audience| {
        let saved = save(&catalogue, &with_photos(audience.clone()), None).unwrap();
        let found = photos(&saved).into_iter();
        let found = found.map(|(_, bytes)| image::load_from_memory(&bytes).unwrap().width());
        found.collect::<Vec<_>>()
    };
    assert_eq!(widths(&council), [20], "and not the form she signed");
    let line = preview(&catalogue, &with_photos(council.clone())).leaving;
    let line = line.iter().find(|line| line.id == id).unwrap();
    assert!(line.held_back["photos"].contains("a form they signed"));
    assert_eq!(
        (widths(&trust), widths(&Audience::Public)),
        (vec![], vec![])
    );
    joan.is_child = true;
    change(&catalogue, id.0, &joan);
    assert_eq!(widths(&council), [0; 0]);
    joan.is_child = false;
    change(&catalogue, id.0, &joan);
    assert_eq!(widths(&council), [20]);
    catalogue.withdraw_consent(given).unwrap();
    assert_eq!(widths(&council), [0; 0]);
}
