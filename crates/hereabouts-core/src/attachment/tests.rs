use super::testing::{self, At, told};
use super::*;
use crate::api::Edit;
use crate::asset::AssetKind;
use crate::catalogue::Outcome;
use crate::history::Action;
use crate::id::AttachmentId;
use crate::place::{Method, Place, Precision};
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;

fn with_one(kind: AssetKind) -> (Catalogue, AssetId) {
    let catalogue = Catalogue::in_memory("Aldermoor").unwrap();
    let made = catalogue.create_asset(kind, "Weir bench".into(), Edit::default());
    (catalogue, made.unwrap().value)
}

fn add(catalogue: &Catalogue, asset: AssetId, name: &str, bytes: &[u8]) -> Added {
    let added = catalogue.add_attachment_bytes(asset, name, bytes.to_vec());
    added.unwrap().value
}

fn one(catalogue: &Catalogue, asset: AssetId, name: &str, bytes: &[u8]) -> AttachmentId {
    let added = add(catalogue, asset, name, bytes);
    assert_eq!(added.refused, []);
    added.added[0]
}

fn edit(catalogue: &Catalogue, asset: AssetId, fields: Value) -> Result<Outcome<()>> {
    catalogue.edit_asset(asset, Edit(serde_json::from_value(fields).unwrap()))
}

fn change(catalogue: &Catalogue, id: AttachmentId, fields: Value) -> Result<Outcome<()>> {
    catalogue.edit_attachment(id, Edit(serde_json::from_value(fields).unwrap()))
}

fn on_card(catalogue: &Catalogue, asset: AssetId) -> Vec<AttachmentLine> {
    catalogue.show_asset(asset).unwrap().attachments
}

fn names(catalogue: &Catalogue, asset: AssetId) -> Vec<String> {
    let lines = on_card(catalogue, asset).into_iter();
    lines.map(|line| line.attachment.file_name).collect()
}

struct Folder(TempDir);

impl Folder {
    fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path: PathBuf = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

#[test]
fn a_photo_is_upright_small_and_says_nothing_of_the_camera() {
    let (catalogue, asset) = with_one(AssetKind::Place);
    // Held upright, a phone writes the picture lying and says how to turn it.
    let lying = image::imageops::rotate270(&testing::drawn(2000, 3000));
    one(&catalogue, asset, "IMG_1.jpg", &told(&lying, 6, None));
    let line = &on_card(&catalogue, asset)[0];
    let photo = &line.attachment;
    assert_eq!((photo.width, photo.height), (Some(2000), Some(3000)));
    assert_eq!(photo.taken_on.as_deref(), Some("2026-05-17T14:02:33"));
    assert!(line.is_here && line.is_picture);
    assert_eq!(line.copy_name, "IMG_1.jpg");
    for (size, width, height) in [
        (PictureSize::Card, 213, 320),
        (PictureSize::Gallery, 1067, 1600),
    ] {
        let small = catalogue.picture(&photo.hash, size).unwrap().unwrap();
        let seen = image::load_from_memory(&small).unwrap().into_rgb8();
        assert_eq!(seen.dimensions(), (width, height), "{size:?}");
        let [red, green, blue] = seen.get_pixel(width / 4, height / 4).0;
        assert!(red > 180 && green < 80 && blue < 80, "red is upper left");
        for hidden in testing::HIDDEN {
            let held = small
                .windows(hidden.len())
                .any(|part| part == hidden.as_bytes());
            assert!(!held, "{hidden} is in the {size:?}");
        }
    }
}

#[test]
fn every_kind_of_picture_is_shown_and_everything_else_is_kept() {
    let picture = || image::DynamicImage::ImageRgb8(testing::drawn(40, 30));
    let gif = testing::encoded(picture(), image::ImageFormat::Gif);
    let webp = testing::encoded(
        image::DynamicImage::ImageRgb8(testing::drawn(40, 30)),
        image::ImageFormat::WebP,
    );
    let sixteen = image::DynamicImage::ImageRgb16(picture().into_rgb16());
    let sixteen = testing::encoded(sixteen, image::ImageFormat::Png);
    let grey = testing::encoded(picture().grayscale(), image::ImageFormat::Png);
    let heic = [&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], &[7; 400]].concat();
    let voice = [&b"\0\0\0\x18ftypM4A \0\0\0\0"[..], &[8; 400]].concat();
    let scan = [&b"%PDF-1.7\n"[..], &[9; 400]].concat();
    for (name, bytes, shown, copy) in [
        ("a.jpg", testing::plain(40, 30), true, "a.jpg"),
        ("b.PNG", testing::with_a_hole(30), true, "b.png"),
        ("c.gif", gif, true, "c.jpg"),
        ("d.webp", webp, true, "d.jpg"),
        ("e.png", sixteen, true, "e.jpg"),
        ("f.png", grey, true, "f.jpg"),
        ("g.heic", heic, false, "g.heic"),
        ("h.m4a", voice, false, "h.m4a"),
        ("i.pdf", scan, false, "i.pdf"),
    ] {
        let (catalogue, asset) = with_one(AssetKind::Place);
        one(&catalogue, asset, name, &bytes);
        let line = &on_card(&catalogue, asset)[0];
        assert_eq!((line.is_picture, line.is_here), (shown, true), "{name}");
        assert_eq!(line.copy_name, copy, "{name}");
        let card = catalogue.picture(&line.attachment.hash, PictureSize::Card);
        assert_eq!(card.unwrap().is_some(), shown, "{name}");
        let kept = catalogue.read(|db| bytes::get(db, &line.attachment.hash));
        assert_eq!(kept.unwrap(), Some(bytes), "{name} is kept as it came");
    }
}

#[test]
fn bombs_and_what_is_no_picture_are_refused_in_a_sentence_and_the_others_come() {
    let (catalogue, asset) = with_one(AssetKind::Place);
    let folder = Folder::new();
    let whole = testing::plain(400, 300);
    let mut grown = whole.clone();
    // The size in the frame header, behind its length and precision.
    let frame = grown
        .windows(2)
        .position(|two| two == [0xFF, 0xC0])
        .unwrap();
    grown[frame + 5..frame + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
    let png = testing::encoded(
        image::DynamicImage::ImageRgb8(testing::drawn(50, 50)),
        image::ImageFormat::Png,
    );
    let paths = vec![
        folder.file("bomb.png", &testing::bomb(60_000, 60_000)),
        folder.file("bomb.jpg", &grown),
        folder.file("wide.png", &testing::bomb(2_000_000_000, 1)),
        folder.file("cut.png", &png[..png.len() / 2]),
        folder.file("good.jpg", &whole),
        folder.file("notes.jpg", b"Ask Nadia about the hall."),
        folder.file("empty.jpg", b""),
        folder.file("page.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        folder.file("again.jpg", &whole),
        folder
            .0
            .path()
            .join("gone.jpg")
            .to_str()
            .unwrap()
            .to_owned(),
        folder.0.path().to_str().unwrap().to_owned(),
    ];
    let came = catalogue.add_attachments(asset, paths).unwrap().value;
    assert_eq!(names(&catalogue, asset), ["good.jpg"]);
    assert_eq!(came.added.len(), 1);
    let said: Vec<(&str, &str)> = came
        .refused
        .iter()
        .map(|refused| (refused.file_name.as_str(), refused.why.as_str()))
        .collect();
    let starts = [
        ("bomb.png", "It claims to be far larger"),
        ("bomb.jpg", "It claims to be far larger"),
        ("wide.png", "It claims to be far larger"),
        ("cut.png", "It is broken"),
        ("notes.jpg", "It is no photo"),
        ("empty.jpg", "It is no photo"),
        ("page.svg", "It is no photo"),
        ("again.jpg", "It is on this card already"),
        ("gone.jpg", "It could not be read"),
    ];
    for ((name, why), (expected, start)) in said.iter().zip(starts) {
        assert_eq!(*name, expected);
        assert!(
            why.starts_with(start) && why.ends_with('.'),
            "{name}: {why}"
        );
    }
    assert_eq!(said.len(), starts.len() + 1, "a folder is no file");
}

#[test]
fn a_picture_too_large_to_decode_is_kept_as_it_is() {
    // Its file is as large as such a picture would be.
    let huge = [testing::bomb(12_001, 1_000), vec![0; 70_000]].concat();
    let (catalogue, asset) = with_one(AssetKind::Place);
    one(&catalogue, asset, "panorama.png", &huge);
    let line = &on_card(&catalogue, asset)[0];
    assert!(line.is_here && !line.is_picture);
    let refused = change(&catalogue, line.id, json!({"may_be_published": true}));
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("stays with the team")
    );
}

#[test]
fn bytes_are_kept_once_and_the_log_knows_their_digest_alone() {
    let (catalogue, bench) = with_one(AssetKind::Place);
    let made = catalogue.create_asset(AssetKind::Place, "Weir".into(), Edit::default());
    let weir = made.unwrap().value;
    let photo = testing::taken_at(-2.0201234, 53.4701234);
    one(&catalogue, bench, "a.jpg", &photo);
    one(&catalogue, weir, "b.jpg", &photo);
    let count = |sql: &str| {
        let count = catalogue.read(|db| Ok(db.query_row(sql, [], |row| row.get::<_, u64>(0))?));
        count.unwrap()
    };
    assert_eq!(count("SELECT count(*) FROM attachment_bytes"), 1);
    assert_eq!(count("SELECT count(*) FROM attachment_derived"), 1);
    assert_eq!(catalogue.info().unwrap().attachments, 2);
    let log = catalogue
        .changes_for(&crate::audience::Audience::Me)
        .unwrap();
    let text = serde_json::to_string(&log).unwrap();
    assert!(text.contains(ContentHash::of(&photo).as_str()));
    for told in ["53.47", "2.0201", "Jean", "Serial"] {
        assert!(!text.contains(told), "{told} is in the log");
    }
    // For a partner nothing of it travels with the log.
    let beyond = catalogue
        .changes_for(&crate::audience::Audience::Public)
        .unwrap();
    assert!(
        !beyond
            .changes
            .iter()
            .any(|change| change.kind == "attachment")
    );
}

#[test]
fn a_record_may_come_before_its_bytes() {
    let (catalogue, asset) = with_one(AssetKind::Place);
    let elsewhere = catalogue.copy_in_memory().unwrap();
    one(&catalogue, asset, "a.jpg", &testing::taken_at(-2.02, 53.47));
    let changes = catalogue
        .changes_for(&crate::audience::Audience::Team)
        .unwrap();
    elsewhere.merge(&changes).unwrap();
    let line = &on_card(&elsewhere, asset)[0];
    assert!(!line.is_here && !line.is_picture && line.offers.is_none());
    assert_eq!(line.attachment.width, Some(64));
    assert_eq!(
        elsewhere
            .picture(&line.attachment.hash, PictureSize::Card)
            .unwrap(),
        None
    );
    assert_eq!(elsewhere.check(false).unwrap(), Vec::<String>::new());
    let refused = elsewhere.copy_attachment(line.id, "/nowhere/a.jpg".into());
    assert!(refused.is_err());
}

#[test]
fn several_files_are_one_step_and_undo_takes_all_of_them_back() {
    let (catalogue, asset) = with_one(AssetKind::Place);
    let folder = Folder::new();
    let paths = (0..3).map(|i| folder.file(&format!("{i}.jpg"), &testing::plain(20 + i, 10)));
    catalogue.add_attachments(asset, paths.collect()).unwrap();
    assert_eq!(names(&catalogue, asset), ["0.jpg", "1.jpg", "2.jpg"]);
    let step = &catalogue.undo_list().unwrap().undo[0];
    assert_eq!(step.label.action, Action::AddAttachments);
    assert_eq!(
        (step.label.count, step.name.as_deref()),
        (Some(3), Some("Weir bench"))
    );
    catalogue.undo().unwrap();
    assert_eq!(names(&catalogue, asset), [""; 0]);
    assert_eq!(catalogue.check(false).unwrap(), Vec::<String>::new());
    // A sweep keeps what redo needs.
    catalogue.write_alone(bytes::sweep).unwrap();
    catalogue.redo().unwrap();
    let lines = on_card(&catalogue, asset);
    assert!(lines.len() == 3 && lines.iter().all(|line| line.is_picture));
}

#[test]
fn captions_order_and_taking_off_are_steps_too() {
    let (catalogue, asset) = with_one(AssetKind::Place);
    let ids: Vec<AttachmentId> = (0..3)
        .map(|i| {
            one(
                &catalogue,
                asset,
                &format!("{i}.jpg"),
                &testing::plain(20 + i, 10),
            )
        })
        .collect();
    // Typing on in one caption is one step; another caption is another.
    for typed in ["The", "The bench", "  The bench by the weir  "] {
        change(&catalogue, ids[0], json!({"caption": typed})).unwrap();
    }
    change(&catalogue, ids[1], json!({"caption": "From the bridge"})).unwrap();
    let caption = |i: usize| on_card(&catalogue, asset)[i].attachment.caption.clone();
    assert_eq!(caption(0).as_deref(), Some("The bench by the weir"));
    let undone = catalogue.undo().unwrap().value;
    assert_eq!(undone.name.as_deref(), Some("Weir bench"));
    assert_eq!((caption(0).is_some(), caption(1)), (true, None));
    catalogue.undo().unwrap();
    assert_eq!(caption(0), None);
    assert!(change(&catalogue, ids[0], json!({"hash": "0"})).is_err());

    catalogue
        .order_attachments(asset, vec![ids[2], ids[0]])
        .unwrap();
    assert_eq!(names(&catalogue, asset), ["2.jpg", "0.jpg", "1.jpg"]);
    catalogue.undo().unwrap();
    assert_eq!(names(&catalogue, asset), ["0.jpg", "1.jpg", "2.jpg"]);
    catalogue.remove_attachment(ids[1]).unwrap();
    assert_eq!(names(&catalogue, asset), ["0.jpg", "2.jpg"]);
    assert!(catalogue.remove_attachment(ids[1]).is_err());
    catalogue.undo().unwrap();
    assert_eq!(names(&catalogue, asset), ["0.jpg", "1.jpg", "2.jpg"]);
}

#[test]
fn what_is_safeguarded_and_who_is_under_18_holds_no_photo() {
    let holds_none = |kind, act: &dyn Fn(&Catalogue, AssetId)| {
        let (catalogue, asset) = with_one(kind);
        one(&catalogue, asset, "a.jpg", &testing::plain(20, 10));
        act(&catalogue, asset);
        assert_eq!(names(&catalogue, asset), [""; 0]);
        let refused = catalogue.add_attachment_bytes(asset, "b.jpg", testing::plain(30, 10));
        assert!(refused.unwrap_err().to_string().contains("photos, scans"));
        assert_eq!(catalogue.check(false).unwrap(), Vec::<String>::new());
        (catalogue, asset)
    };
    // What undo does not bring back is told in the tests of erasing.
    holds_none(AssetKind::Institution, &|catalogue, asset| {
        let refused = edit(catalogue, asset, json!({"sensitivity": "safeguarded"}));
        assert!(refused.unwrap_err().to_string().contains("photos for good"));
        catalogue.safeguard(asset).unwrap();
    });
    let (catalogue, asset) = holds_none(AssetKind::Person, &|catalogue, asset| {
        let child = json!({"is_child": true, "name": "Amira"});
        edit(catalogue, asset, child).unwrap();
    });
    catalogue.undo().unwrap();
    assert_eq!(names(&catalogue, asset), ["a.jpg"], "one step took both");
    catalogue.redo().unwrap();
    edit(&catalogue, asset, json!({"is_child": false})).unwrap();
    let back = names(&catalogue, asset);
    assert_eq!(back, [""; 0], "it does not come back by itself");
}

#[test]
fn photos_of_people_are_never_published() {
    let (catalogue, person) = with_one(AssetKind::Person);
    let id = one(&catalogue, person, "a.jpg", &testing::plain(20, 10));
    let refused = change(&catalogue, id, json!({"may_be_published": true}));
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("stay with the team")
    );
}

#[test]
fn where_a_photo_was_taken_offers_a_place_as_vague_as_it_is_known() {
    let offered = |kind, error_m, fields: Value| -> Option<Place> {
        let (catalogue, asset) = with_one(kind);
        let at = At {
            lon: -2.0201234,
            lat: 53.4701234,
            error_m,
        };
        one(
            &catalogue,
            asset,
            "a.jpg",
            &told(&testing::drawn(20, 10), 1, Some(&at)),
        );
        edit(&catalogue, asset, fields).unwrap();
        let line = on_card(&catalogue, asset).into_iter().next()?;
        line.offers
    };
    let check = |kind, error_m, precision: Precision, point: [f64; 2]| {
        let place = offered(kind, error_m, json!({})).unwrap();
        assert_eq!(place.precision, precision);
        assert_eq!(place.uncertainty_m, precision.usual_uncertainty_m());
        assert_eq!(place.method, Some(Method::Photo));
        assert_eq!(place.geometry.unwrap().label_point(), point);
    };
    let place = AssetKind::Place;
    check(place, None, Precision::Building, [-2.02012, 53.47012]);
    check(place, Some(4.0), Precision::Building, [-2.02012, 53.47012]);
    check(place, Some(40.0), Precision::Street, [-2.0201, 53.4701]);
    check(place, Some(90.0), Precision::About100M, [-2.02, 53.47]);
    check(place, Some(400.0), Precision::About1Km, [-2.02, 53.47]);
    check(
        AssetKind::Person,
        Some(4.0),
        Precision::About100M,
        [-2.02, 53.47],
    );
    assert_eq!(offered(place, Some(4000.0), json!({})), None, "too vague");
    let there = json!({"place": {"geometry": {"type": "Point", "coordinates": [-2.0, 53.4]}, "precision": "exact"}});
    assert_eq!(offered(place, None, there), None, "it has a place");
    let said = json!({"place": {"address": "by the weir"}});
    let address = offered(place, None, said).unwrap().address;
    assert_eq!(address.as_deref(), Some("by the weir"));
    let child = json!({"is_child": true, "name": "Amira"});
    assert_eq!(offered(AssetKind::Person, None, child), None);
}

#[test]
fn a_camera_that_found_no_satellite_offers_nothing() {
    for (lon, lat) in [(0.0, 0.0), (-181.0, 53.0), (12.0, 91.0)] {
        let read = camera::read(&testing::taken_at(lon, lat));
        assert_eq!(read.spot, None, "{lon} {lat}");
    }
    let southern = camera::read(&testing::taken_at(151.2, -33.9)).spot.unwrap();
    assert!((southern.lon - 151.2).abs() < 1e-6 && (southern.lat + 33.9).abs() < 1e-6);
    assert_eq!(
        camera::read(b"\xFF\xD8\xFF\xE1\0\x20Exif\0\0MM\0\x2a\xFF\xFF\xFF\xFF"),
        camera::Noted::default()
    );
}

#[test]
fn what_is_wrong_with_bytes_is_found_and_what_is_missing_made_anew() {
    let (catalogue, asset) = with_one(AssetKind::Place);
    let photo = testing::taken_at(-2.02, 53.47);
    one(&catalogue, asset, "a.jpg", &photo);
    let hash = ContentHash::of(&photo);
    let derived = |catalogue: &Catalogue| {
        let spot = catalogue.read(|db| {
            Ok((
                bytes::spot(db, &hash)?,
                bytes::picture(db, &hash, PictureSize::Card)?,
            ))
        });
        spot.unwrap()
    };
    let before = derived(&catalogue);
    let run = |sql: &str| {
        catalogue
            .write_alone(|db| Ok(db.execute_batch(sql)?))
            .unwrap()
    };
    run("DELETE FROM attachment_derived");
    let shown = catalogue.picture(&hash, PictureSize::Card).unwrap();
    assert_eq!(Some(shown), before.1, "it is shown all the same");
    assert_eq!(catalogue.check(true).unwrap(), Vec::<String>::new());
    assert_eq!(derived(&catalogue), before);

    run("INSERT INTO attachment_bytes (hash, bytes) VALUES (printf('%064d', 7), x'25504446')");
    let found = catalogue.check(true).unwrap();
    assert!(
        found.len() == 1 && found[0].contains("nothing that was done names"),
        "{found:?}"
    );
    catalogue.write_alone(bytes::sweep).unwrap();
    assert_eq!(catalogue.check(true).unwrap(), Vec::<String>::new());

    run("UPDATE attachment_bytes SET bytes = CAST(bytes || x'00' AS BLOB)");
    assert_eq!(
        catalogue.check(true).unwrap(),
        Vec::<String>::new(),
        "a quick look reads no bytes"
    );
    let found = catalogue.check(false).unwrap();
    assert!(
        found.len() == 1 && found[0].contains("not what they were"),
        "{found:?}"
    );
    run("UPDATE asset SET is_child = 1");
    let found = catalogue.check(true).unwrap();
    assert!(
        found
            .iter()
            .any(|finding| finding.contains("holds a photo")),
        "{found:?}"
    );
}
