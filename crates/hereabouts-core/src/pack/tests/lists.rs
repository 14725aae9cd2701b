use super::*;
use crate::api::Edit;
use crate::asset::AssetKind;
use crate::id::AssetId;
use crate::import::plan::ImportOptions;
use crate::place::{Gazetteer, Method, Place, Precision};
use serde_json::json;

/// Code-Point Open's own form, with a postcode nobody knows the spot of.
const CODES: &str = "postcode,quality,easting,northing\n\
    AM1 1AA,10,398900,396500\nAM1 1AB,10,398950,396550\nAM1 1AC,10,399000,396600\n\
    AM1 1AD,10,399100,396700\nAM1 9ZZ,90,0,0\n";

fn write(folder: &TempDir, name: &str, bytes: &[u8]) -> std::path::PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn lists_are_read_however_they_are_written() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text, of, columns) in [
        (
            "a.csv",
            CODES,
            ListOf::Postcodes,
            "postcode easting northing",
        ),
        (
            "b.csv",
            "AM1 1AA,10,398900,396500,S92,,,\nAM1 1AB,10,398950,396550,S92,,,\n",
            ListOf::Postcodes,
            "1 3 4",
        ),
        (
            "c.csv",
            "PLZ;lat;lon\n10115;52.53;13.38\n10117;52.52;13.39\n",
            ListOf::Postcodes,
            "PLZ lon lat",
        ),
        (
            "d.csv",
            "\u{feff}name\tlat\tlon\tpopulation\nŁódź\t51.77\t19.46\t670642\n",
            ListOf::Names,
            "name lon lat",
        ),
        (
            "e.csv",
            "pcds,oseast1m,osnrth1m,doterm\nAM1 1AA,398900,396500,202103\n",
            ListOf::Postcodes,
            "pcds oseast1m osnrth1m doterm",
        ),
    ] {
        for bytes in [text.as_bytes().to_vec(), gzip(text.as_bytes())] {
            let found = look(&write(&folder, name, &bytes)).unwrap();
            assert_eq!(
                (found.list, found.columns.join(" ").as_str()),
                (Some(of), columns),
                "{name}"
            );
            assert!(found.map.is_none() && !found.sample.is_empty());
        }
    }
    let cut = gzip(CODES.as_bytes());
    for (name, bytes) in [
        ("colours.csv", b"colour,size\nred,4\nblue,5\n".to_vec()),
        (
            "no_places.csv",
            b"postcode,lat,lon\nAM1 1AA,,\nAM1 1AB,,\n".to_vec(),
        ),
        ("line.csv", vec![b'a'; 3 << 20]),
        ("bits.csv", vec![0; 64]),
        ("cut.csv.gz", cut[..cut.len() / 2].to_vec()),
    ] {
        let error = look(&write(&folder, name, &bytes)).unwrap_err().to_string();
        assert!(
            error.contains("nor a list of places") || error.contains("not copied whole"),
            "{name}: {error}"
        );
    }
}

/// A laptop with a list of postcodes, and assets that are not on the map.
fn with_codes() -> (TempDir, Catalogue, Pack) {
    let (folder, catalogue) = laptop();
    let path = write(&folder, "codes.csv.gz", &gzip(CODES.as_bytes()));
    let pack = add(&catalogue, &path);
    (folder, catalogue, pack)
}

fn asset(catalogue: &Catalogue, name: &str, place: serde_json::Value) -> AssetId {
    let fields = match place.is_null() {
        true => json!({}),
        false => json!({ "place": place }),
    };
    let fields = Edit(serde_json::from_value(fields).unwrap());
    catalogue
        .create_asset(AssetKind::Association, name.into(), fields)
        .unwrap()
        .value
}

fn place(catalogue: &Catalogue, id: AssetId) -> Option<Place> {
    catalogue.show_asset(id).unwrap().asset.place
}

#[test]
fn a_postcode_is_found_by_its_beginning_and_is_about_there() {
    let (_folder, catalogue, _) = with_codes();
    let places = catalogue.find_places("am11".into(), None, 9).unwrap();
    assert_eq!(places.len(), 4, "not the one whose spot nobody knows");
    assert_eq!(
        (places[0].name.as_str(), places[0].kind),
        ("AM1 1AA", NameKind::Postcode)
    );
    let found = &places[0].place;
    assert_eq!(
        (found.precision, found.method),
        (Precision::About100M, Some(Method::PostcodeCentroid))
    );
}

#[test]
fn what_can_be_placed_by_postcode_is_placed_in_one_step() {
    let (_folder, catalogue, _) = with_codes();
    let by_code = asset(
        &catalogue,
        "Choir",
        json!({"postcode": "am1 1aa", "address": "Chapel"}),
    );
    let by_address = asset(
        &catalogue,
        "Knitters",
        json!({"address": "2 Mill Lane, Aldermoor AM1 1AB"}),
    );
    let unknown = asset(&catalogue, "Walkers", json!({"postcode": "ZZ9 9ZZ"}));
    let nowhere = asset(&catalogue, "Band", json!({"postcode": "AM1 9ZZ"}));
    let without = asset(&catalogue, "Singers", json!(null));
    let pinned = json!({"geometry": {"type": "Point", "coordinates": [-2.0, 53.4]}, "precision": "exact", "postcode": "AM1 1AC"});
    let there = asset(&catalogue, "Hall", pinned);
    let before = place(&catalogue, there);

    let plan = catalogue.plan_postcodes(String::new()).unwrap();
    assert_eq!((plan.can, plan.unplaced, plan.ended), (2, 5, 0));
    let why: Vec<_> = plan
        .others
        .iter()
        .map(|other| (other.why, other.count, other.names[0].as_str()))
        .collect();
    assert_eq!(
        why,
        [
            (NotPlaced::NoPostcode, 1, "Singers"),
            (NotPlaced::Unknown, 1, "Walkers"),
            (NotPlaced::NoSpot, 1, "Band")
        ]
    );
    assert_eq!(plan.credits, ["© Aldermoor mappers"]);

    assert_eq!(catalogue.place_by_postcode(String::new()).unwrap().value, 2);
    let placed = place(&catalogue, by_code).unwrap();
    assert!(placed.geometry.is_some());
    assert_eq!(
        (placed.precision, placed.method),
        (Precision::About100M, Some(Method::PostcodeCentroid))
    );
    assert_eq!(
        (placed.address.as_deref(), placed.postcode.as_deref()),
        (Some("Chapel"), Some("am1 1aa"))
    );
    assert!(place(&catalogue, by_address).unwrap().geometry.is_some());
    for id in [unknown, nowhere] {
        assert!(place(&catalogue, id).unwrap().geometry.is_none());
    }
    assert_eq!(place(&catalogue, without), None);
    assert_eq!(
        place(&catalogue, there),
        before,
        "what has a place keeps it"
    );
    assert_eq!(catalogue.undo_list().unwrap().undo[0].label.count, Some(2));
    catalogue.undo().unwrap();
    assert!(
        place(&catalogue, by_code).unwrap().geometry.is_none(),
        "one step back takes all"
    );
    assert!(place(&catalogue, by_address).unwrap().geometry.is_none());
    let two = catalogue.plan_postcodes("choir".into()).unwrap();
    assert_eq!((two.can, two.unplaced), (1, 1), "only what is shown");
}

#[test]
fn a_postcode_that_ended_places_and_says_so_and_a_newer_list_wins() {
    let (folder, catalogue) = laptop();
    let old = "pcds,long,lat,doterm\nAM1 1AA,-2.02,53.47,202103\nAM1 1AB,-2.03,53.46,\n";
    add(&catalogue, &write(&folder, "old.csv", old.as_bytes()));
    let choir = asset(&catalogue, "Choir", json!({"postcode": "AM1 1AA"}));
    let plan = catalogue.plan_postcodes(String::new()).unwrap();
    assert_eq!((plan.can, plan.ended), (1, 1));
    let found = catalogue.find_places("AM1 1AA".into(), None, 1).unwrap();
    assert_eq!(found[0].ended.as_deref(), Some("202103"));
    add(&catalogue, &write(&folder, "new.csv", CODES.as_bytes()));
    assert_eq!(catalogue.plan_postcodes(String::new()).unwrap().ended, 0);
    catalogue.place_by_postcode(String::new()).unwrap();
    let gazetteer = place(&catalogue, choir).unwrap().gazetteer;
    assert_eq!(gazetteer.map(|g: Gazetteer| g.name), Some("new".into()));
}

#[test]
fn safeguarded_assets_stay_off_every_map() {
    let (_folder, catalogue, _) = with_codes();
    let fields = Edit(serde_json::from_value(json!({"sensitivity": "safeguarded"})).unwrap());
    catalogue
        .create_asset(AssetKind::Institution, "Haven".into(), fields)
        .unwrap();
    let plan = catalogue.plan_postcodes(String::new()).unwrap();
    assert_eq!((plan.can, plan.others[0].why), (0, NotPlaced::Safeguarded));
    assert_eq!(catalogue.place_by_postcode(String::new()).unwrap().value, 0);
}

const GROUPS: &str = "id,name,postcode\n1,Choir,AM1 1AA\n2,Walkers,ZZ9 9ZZ\n3,Knitters,AM1 1AB\n";

#[test]
fn rows_are_placed_as_they_come_in_and_stay_when_the_list_is_gone() {
    let (folder, catalogue, pack) = with_codes();
    let path = write(&folder, "groups.csv", GROUPS.as_bytes())
        .to_str()
        .unwrap()
        .to_owned();
    let plan = catalogue
        .plan_import(path.clone(), ImportOptions::default())
        .unwrap();
    assert_eq!((plan.counts.new, plan.new_located), (3, 2));
    let bring = || {
        catalogue
            .run_import(path.clone(), ImportOptions::default())
            .unwrap()
            .value
            .counts
    };
    assert_eq!(bring().new, 3);
    let places = || {
        let sort = crate::list::Sort {
            by: crate::list::SortBy::Name,
            descending: false,
        };
        let rows = catalogue
            .list_assets(String::new(), sort, 0, 10)
            .unwrap()
            .rows;
        rows.into_iter()
            .map(|row| place(&catalogue, row.id))
            .collect::<Vec<_>>()
    };
    let before = places();
    let choir = before[0].clone().unwrap();
    assert_eq!(
        (choir.method, choir.postcode.as_deref()),
        (Some(Method::PostcodeCentroid), Some("AM1 1AA"))
    );
    assert_eq!(bring().same, 3, "the same file again says the same");
    catalogue.remove_pack(pack.id).unwrap();
    assert_eq!(bring().same, 3, "the list is gone; what it placed stays");
    assert_eq!(places(), before);
    // A pin set by hand is no quarrel with the file either.
    let id = catalogue
        .list_assets(
            "choir".into(),
            crate::list::Sort {
                by: crate::list::SortBy::Name,
                descending: false,
            },
            0,
            1,
        )
        .unwrap()
        .rows[0]
        .id;
    let pinned = Place {
        method: Some(Method::Pin),
        precision: Precision::Exact,
        uncertainty_m: None,
        ..choir
    };
    catalogue.place_asset(id, Some(pinned)).unwrap();
    assert_eq!(bring().same, 3);
}

#[test]
fn the_companion_of_a_release_credits_the_gazetteer() {
    let (folder, catalogue, _) = with_codes();
    asset(&catalogue, "Choir", json!({"postcode": "AM1 1AA"}));
    let saved = |name: &str| {
        let request =
            json!({"audience": "team", "what": {"of": "everything"}, "format": "geojson"});
        let request = serde_json::from_value(request).unwrap();
        let path = folder.path().join(format!("{name}.geojson"));
        catalogue
            .save_release(request, path.to_str().unwrap().into(), None)
            .unwrap();
        std::fs::read_to_string(folder.path().join(format!("{name}.about.json"))).unwrap()
    };
    assert!(
        !saved("before").contains("Aldermoor mappers"),
        "nothing of it is in the file"
    );
    catalogue.place_by_postcode(String::new()).unwrap();
    assert!(saved("after").contains("© Aldermoor mappers"));
}
