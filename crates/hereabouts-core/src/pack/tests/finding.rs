use super::*;
use crate::api::Edit;
use crate::asset::AssetKind;
use crate::place::{Gazetteer, Method, Precision};

fn town() -> (TempDir, Catalogue, Pack) {
    let (folder, catalogue) = laptop();
    let pack = add(&catalogue, &town_pack(folder.path()));
    (folder, catalogue, pack)
}

fn found(catalogue: &Catalogue, text: &str) -> Vec<(String, NameKind, Option<String>)> {
    let places = catalogue
        .find_places(text.into(), None, 10)
        .unwrap()
        .into_iter();
    places
        .map(|place| (place.name, place.kind, place.within))
        .collect()
}

#[test]
fn a_street_in_several_tiles_is_found_once_and_two_of_a_name_twice() {
    let (_folder, catalogue, _) = town();
    let in_town = Some("Aldermoor".to_owned());
    let lane = ("Mill Lane".to_owned(), NameKind::Street, in_town.clone());
    let library = ("Mill Lane Library".to_owned(), NameKind::Spot, in_town);
    assert_eq!(found(&catalogue, "mill la"), [lane, library]);
    assert_eq!(found(&catalogue, "High Street").len(), 2);
    assert_eq!(
        found(&catalogue, "lakowa").len(),
        1,
        "without the Polish keyboard"
    );
    let towns = found(&catalogue, "aldermoor");
    assert_eq!(
        towns,
        [("Aldermoor".to_owned(), NameKind::Settlement, None)],
        "once for all zooms"
    );
    for nothing in ["", "m", "inventia", "nowhere", "\"*", "mill OR pond NOT"] {
        assert_eq!(found(&catalogue, nothing), [], "{nothing}");
    }
}

#[test]
fn the_nearest_of_a_name_comes_first() {
    let (_folder, catalogue, _) = town();
    for (lon, lat) in [(-2.045, 53.46), (-2.0, 53.48)] {
        let places = catalogue
            .find_places("high street".into(), Some([lon, lat]), 1)
            .unwrap();
        let [west, ..] = places[0].bounds;
        assert!((west - lon).abs() < 0.01, "{west} for {lon}");
    }
}

#[test]
fn a_place_says_how_well_it_is_known_and_whom_to_thank() {
    let (_folder, catalogue, pack) = town();
    let places = catalogue.find_places("mill lane".into(), None, 1).unwrap();
    let place = &places[0].place;
    assert_eq!(
        (place.precision, place.method),
        (Precision::Street, Some(Method::Address))
    );
    let [lon, lat] = place.geometry.as_ref().unwrap().label_point();
    assert!(
        (lon - MILL_LANE[0]).abs() < 0.02 && (lat - MILL_LANE[1]).abs() < 1e-4,
        "on the lane: {lon} {lat}"
    );
    assert!(place.uncertainty_m.unwrap() > 1000.0, "half of a long lane");
    let id = catalogue
        .create_asset(AssetKind::Place, "Hall".into(), Edit::default())
        .unwrap()
        .value;
    catalogue.place_asset(id, Some(place.clone())).unwrap();
    catalogue.remove_pack(pack.id).unwrap();
    let kept = catalogue.show_asset(id).unwrap().asset.place.unwrap();
    let gazetteer = kept.gazetteer.clone().unwrap();
    assert_eq!(gazetteer.name, "Around Aldermoor");
    assert_eq!(
        gazetteer.attribution, "© Aldermoor mappers",
        "thanks outlive the pack"
    );
    // Moved by hand it is nobody else's any more.
    let moved = crate::place::Place {
        method: Some(Method::Pin),
        ..kept
    };
    catalogue.place_asset(id, Some(moved)).unwrap();
    assert_eq!(
        catalogue
            .show_asset(id)
            .unwrap()
            .asset
            .place
            .unwrap()
            .gazetteer,
        None
    );
}

#[test]
fn packs_that_are_off_find_nothing_and_two_packs_find_one_thing_once() {
    let (folder, catalogue, pack) = town();
    let same = mbtiles(
        folder.path(),
        "same.mbtiles",
        &packed(vector_tiles(&things(), &[14])),
        &[],
    );
    let other = add(&catalogue, &same);
    assert_eq!(found(&catalogue, "aldermoor").len(), 1);
    catalogue.switch_pack(pack.id, false).unwrap();
    let from = catalogue.find_places("aldermoor".into(), None, 9).unwrap();
    assert_eq!(from[0].pack, Some(other.id));
    catalogue.switch_pack(other.id, false).unwrap();
    assert_eq!(found(&catalogue, "aldermoor"), []);
}

#[test]
fn without_names_a_pack_is_a_map_all_the_same() {
    let (folder, catalogue) = laptop();
    let path = town_pack(folder.path()).to_str().unwrap().to_owned();
    let plain = AddPack {
        names: false,
        ..adding()
    };
    let pack = catalogue.add_pack(path, plain).unwrap().pack;
    assert_eq!(pack.names, None);
    assert_eq!(found(&catalogue, "mill lane"), []);
    let alone = Catalogue::in_memory("Alone").unwrap();
    assert_eq!(found(&alone, "mill lane"), []);
    assert_eq!(alone.list_packs().unwrap(), []);
}

#[test]
fn a_place_found_online_keeps_its_service_and_lies_on_earth_or_is_none() {
    let named = |lat: f64| names::Name {
        name: "Mill Lane".into(),
        also: String::new(),
        kind: NameKind::Street,
        rank: 4,
        lon: -2.0,
        lat,
        bounds: [-2.0, lat, -2.0, lat],
        ended: None,
    };
    let service = Gazetteer {
        name: "OpenStreetMap".into(),
        attribution: "© OpenStreetMap contributors".into(),
    };
    let found = FoundPlace::online(named(53.0), None, service.clone()).unwrap();
    assert_eq!(found.pack, None);
    assert_eq!(found.place.precision, Precision::Street);
    assert_eq!(found.place.method, Some(Method::Address));
    assert_eq!(found.place.gazetteer, Some(service.clone()));
    assert_eq!(FoundPlace::online(named(153.0), None, service), None);
}
