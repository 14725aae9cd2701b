use super::*;
use crate::error::Error;
use crate::sample::town;
use std::collections::BTreeSet;

/// A laptop on which somebody visits the sample, and has a catalogue of their own.
fn visited() -> (TempDir, Catalogue, Catalogue) {
    let folder = tempfile::tempdir().unwrap();
    let packs = Arc::new(Packs::at(&folder.path().join("packs")));
    let [sample, own] = ["Aldermoor", "Aldermoor"].map(|name| {
        let catalogue = Catalogue::in_memory(name).unwrap();
        catalogue.use_packs(packs.clone());
        catalogue
    });
    sample.add_sample().unwrap();
    (folder, sample, own)
}

fn found(catalogue: &Catalogue, text: &str) -> Vec<FoundPlace> {
    catalogue.find_places(text.into(), None, 20).unwrap()
}

#[test]
fn its_map_goes_with_the_sample_and_with_nothing_else() {
    let (_folder, sample, own) = visited();
    assert_eq!(own.list_packs().unwrap(), []);
    let lines = sample.list_packs().unwrap();
    assert_eq!(lines.len(), 1);
    let pack = &lines[0].pack;
    assert_eq!(
        (pack.name.as_str(), lines[0].state),
        ("Aldermoor", PackState::Here)
    );
    assert_eq!(own.list_packs().unwrap(), [], "nobody else is given it");
    assert_eq!(found(&own, "mill lane"), []);
    assert_eq!(found(&sample, "mill lane").len(), 1);
    assert_eq!(sample.list_packs().unwrap(), lines, "it is drawn once");
    assert!(matches!(
        sample.remove_pack(pack.id),
        Err(Error::Invalid(_))
    ));
    sample.switch_pack(pack.id, false).unwrap();
    assert_eq!(found(&sample, "mill lane"), []);
    assert!(
        !sample.list_packs().unwrap()[0].pack.on,
        "it stays as it was put"
    );
}

#[test]
fn a_map_that_was_drawn_otherwise_or_is_gone_is_drawn_anew() {
    let (folder, sample, _) = visited();
    let before = sample.list_packs().unwrap().remove(0).pack;
    std::fs::remove_file(&before.path).unwrap();
    let after = sample.list_packs().unwrap().remove(0).pack;
    assert!(Path::new(&after.path).exists());
    let list = folder.path().join("packs/packs.json");
    let text = std::fs::read_to_string(&list).unwrap();
    std::fs::write(&list, text.replace(&town::version(), "0123456789abcdef")).unwrap();
    let lines = sample.list_packs().unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].pack.sample, Some(town::version()));
    assert!(!Path::new(&after.path).exists(), "the old one makes room");
    let left = std::fs::read_dir(folder.path().join("packs")).unwrap();
    assert_eq!(left.count(), 3, "the list, the map, its names");
}

#[test]
fn it_passes_the_check_of_every_pack() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.mbtiles");
    town::write(&path).unwrap();
    let look = look(&path).unwrap();
    let map = look.map.unwrap();
    assert_eq!(
        (map.tiles, map.schema),
        (TileKind::Vector, Schema::Openmaptiles)
    );
    assert_eq!((map.min_zoom, map.max_zoom), (5, 14));
    assert_eq!(look.attribution, town::CREDIT);
    assert!(look.has_names);
}

#[test]
fn every_street_quarter_and_water_of_the_drawing_is_found() {
    let (_folder, sample, _) = visited();
    sample.list_packs().unwrap();
    let names: BTreeSet<(String, &str)> = town::things()
        .into_iter()
        .filter(|thing| !thing.name.is_empty())
        .map(|thing| (thing.name, thing.layer))
        .collect();
    assert!(names.len() > 120, "{}", names.len());
    for (name, layer) in names {
        let kind = match layer {
            "place" => NameKind::Settlement,
            "transportation_name" => NameKind::Street,
            "waterway" => NameKind::Water,
            "park" => NameKind::Green,
            _ => NameKind::Spot,
        };
        let is_it = |place: &FoundPlace| place.name == name && place.kind == kind;
        assert!(found(&sample, &name).iter().any(is_it), "{name} ({layer})");
    }
    let lane = &found(&sample, "Mill La")[0];
    let [lon, lat] = lane.place.geometry.as_ref().unwrap().label_point();
    assert!(
        (lon + 2.02).abs() < 0.01 && (lat - 53.465).abs() < 0.01,
        "{lon} {lat}"
    );
    assert_eq!(lane.place.gazetteer.as_ref().unwrap().name, "Aldermoor");
}
