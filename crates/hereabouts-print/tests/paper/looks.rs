//! What a map looks like.

use crate::*;
use hereabouts_print::Picture;

#[test]
fn the_picture_lies_under_the_marks_and_nowhere_else() {
    let assets = [
        asset("place", "North", Some([-2.02, 53.48])),
        asset("person", "South", Some([-2.02, 53.46])),
    ];
    let print = map_on_a4();
    let frame = preview(&print, &assets).frame.unwrap();
    let green = image::RgbImage::from_pixel(40, 50, image::Rgb([0, 200, 0]));
    let mut png = std::io::Cursor::new(Vec::new());
    green.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let picture = Picture {
        bytes: png.into_inner(),
        frame,
        credit: "Somebody's map".into(),
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.pdf");
    let notes = std::sync::Mutex::default();
    print
        .with_format(Some(&picture), &notes, |format| {
            hereabouts_export::save(release(&assets, about()), format, &path)
        })
        .unwrap();
    assert_eq!(notes.lock().unwrap().drawn, 2);
    if let Some(words) = words_of(&path) {
        assert!(
            words.contains("Somebody's map") || words.contains("Somebody’s map"),
            "{words}"
        );
    }
    let Some(page) = page(&path, 1) else { return };
    let at = |x: f64, y: f64| {
        page.get_pixel((x / 25.4 * 60.0) as u32, (y / 25.4 * 60.0) as u32)
            .0
    };
    // The middle of the sheet is map, its margin is paper.
    assert_eq!(at(60.0, 120.0), [0, 200, 0]);
    assert_eq!(at(5.0, 120.0), [255, 255, 255]);
    // Around the northern mark there is the green of its kind, or the white of its label.
    let [x, y] = frame.mm([-2.02, 53.48]);
    let map_left = 12.0 + 5.0;
    let near = (0..12).map(|up| at(map_left + x, 12.0 + 18.0 + 5.0 + y - f64::from(up)));
    assert!(
        near.into_iter().any(|pixel| pixel != [0, 200, 0]),
        "no mark is drawn"
    );
}

#[test]
fn what_lies_beyond_the_part_that_is_shown_is_listed_as_such() {
    let assets = [
        asset("place", "Here", Some([-2.02, 53.47])),
        asset("place", "Elsewhere", Some([-1.5, 53.47])),
    ];
    let print = Print {
        view: Some([-2.03, 53.46, -2.01, 53.48]),
        ..map_on_a4()
    };
    let made = preview(&print, &assets);
    assert_eq!((made.notes.drawn, made.notes.beyond), (1, 1));
    assert!(made.first_page.starts_with("<svg"));
}

#[test]
fn a_release_of_nothing_on_the_map_is_a_list() {
    let made = preview(&map_on_a4(), &[asset("institution", "Helpline", None)]);
    assert_eq!((made.frame, made.notes.pages), (None, 1));
    assert_eq!(preview(&map_on_a4(), &[]).notes.pages, 1);
}
