//! Published packs and gazetteers, where they are there: what becomes of each, and what is found in them.

#![allow(clippy::unwrap_used)]

mod support;

use hereabouts_core::pack::{FoundPlace, ListOf, NameKind, Schema, TileKind};
use support::{add, data, laptop};

/// Each file, and its form with the layers it draws or the words of the refusal.
const OUTCOMES: &[(&str, &str)] = &[
    (
        "basemap/built/world_natural_earth_z0-5.mbtiles",
        "vector Other 0-5",
    ),
    (
        "basemap/built/world_natural_earth_z0-5.pmtiles",
        "vector Other 0-5",
    ),
    (
        "basemap/mbtiles/firenze_from_pmtiles.mbtiles",
        "vector Protomaps 0-14",
    ),
    // Their tiles are stubs of a few bytes: no whole picture is among them.
    (
        "basemap/mbtiles/martin_geography-class-jpg-modified.mbtiles",
        "are broken",
    ),
    (
        "basemap/mbtiles/martin_geography-class-jpg.mbtiles",
        "are broken",
    ),
    (
        "basemap/mbtiles/martin_geography-class-png-no-bounds.mbtiles",
        "are broken",
    ),
    (
        "basemap/mbtiles/martin_geography-class-png.mbtiles",
        "are broken",
    ),
    (
        "basemap/mbtiles/martin_json.mbtiles",
        "neither MVT nor pictures",
    ),
    ("basemap/mbtiles/martin_mlt.mbtiles", "as MLT"),
    (
        "basemap/mbtiles/martin_normalized-dedup-id.mbtiles",
        "are broken",
    ),
    (
        "basemap/mbtiles/martin_uncompressed_mvt.mbtiles",
        "are broken",
    ),
    (
        "basemap/mbtiles/martin_webp-no-primary.mbtiles",
        "are broken",
    ),
    (
        "basemap/mbtiles/martin_world_cities.mbtiles",
        "vector Other 0-6",
    ),
    (
        "basemap/mbtiles/martin_world_cities_modified.mbtiles",
        "vector Other 1-6",
    ),
    (
        "basemap/mbtiles/martin_zoomed_world_cities.mbtiles",
        "There is no map in",
    ),
    ("basemap/pmtiles/empty.pmtiles", "is empty"),
    (
        "basemap/pmtiles/invalid.pmtiles",
        "neither an area pack nor",
    ),
    ("basemap/pmtiles/invalid_v4.pmtiles", "version 4 of PMTiles"),
    ("basemap/pmtiles/martin_png.pmtiles", "raster Other 0-1"),
    ("basemap/pmtiles/martin_webp2.pmtiles", "raster Other 0-1"),
    (
        "basemap/pmtiles/protomaps(vector)ODbL_firenze.pmtiles",
        "vector Protomaps 0-14",
    ),
    (
        "basemap/pmtiles/protomaps_vector_planet_odbl_z10_without_data.pmtiles",
        "was not copied whole",
    ),
    (
        "basemap/pmtiles/stamen_toner(raster)CC-BY+ODbL_z3.pmtiles",
        "raster Other 0-3",
    ),
    ("basemap/pmtiles/test_fixture_1.pmtiles", "vector Other 0-0"),
    ("basemap/pmtiles/test_fixture_2.pmtiles", "vector Other 0-0"),
    ("basemap/pmtiles/test_fixture_mlt.pmtiles", "as MLT"),
    (
        "basemap/pmtiles/usgs-mt-whitney-8-15-webp-512.pmtiles",
        "raster Other 8-15",
    ),
    (
        "gazetteer/gb_postcodes/codepoint_open_gb.csv.gz",
        "Postcodes",
    ),
    ("gazetteer/gb_postcodes/gb_outcodes_centroids.csv", "Names"),
    ("gazetteer/gb_postcodes/gb_sectors_centroids.csv", "Names"),
    (
        "gazetteer/trafford_postcodes/trafford_postcodes.csv",
        "Postcodes",
    ),
    ("gazetteer/world_cities/geonames_cities15000.csv", "Names"),
    (
        "gazetteer/world_cities/geonames_cities500_gb_ie.csv",
        "Names",
    ),
];

#[test]
fn every_published_file_is_taken_or_refused_as_it_should_be() {
    let Some(root) = data("") else { return };
    let (_folder, catalogue) = laptop();
    for (name, expected) in OUTCOMES {
        let path = root.join(name);
        let outcome = match catalogue.look_at_pack(path.to_str().unwrap().into()) {
            Err(error) => error.to_string(),
            Ok(look) => match (look.map, look.list) {
                (Some(map), _) => {
                    let kind = match map.tiles {
                        TileKind::Vector => "vector",
                        TileKind::Raster => "raster",
                    };
                    assert!(
                        map.tiles == TileKind::Raster
                            || !map.layers.is_empty()
                            || map.schema == Schema::Other
                    );
                    format!("{kind} {:?} {}-{}", map.schema, map.min_zoom, map.max_zoom)
                }
                (None, list) => format!("{:?}", list.unwrap_or(ListOf::Names)),
            },
        };
        assert!(
            outcome.contains(expected),
            "{name}: {outcome}\n  should say: {expected}"
        );
    }
}

#[test]
fn no_published_pack_is_left_out_of_the_list() {
    let Some(root) = data("basemap") else { return };
    for folder in ["built", "mbtiles", "pmtiles"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let name = format!(
                "basemap/{folder}/{}",
                entry.unwrap().file_name().to_str().unwrap()
            );
            let listed = OUTCOMES.iter().any(|(known, _)| *known == name);
            assert!(listed || name.ends_with("SOURCE.txt"), "{name}");
        }
    }
}

#[test]
fn streets_and_squares_of_a_real_town_are_found_once_each() {
    let Some(root) = data("basemap/pmtiles") else {
        return;
    };
    let (_folder, catalogue) = laptop();
    let names = add(
        &catalogue,
        &root.join("protomaps(vector)ODbL_firenze.pmtiles"),
    );
    assert!(names > 3000, "{names}");
    let find = |text: &str| {
        catalogue
            .find_places(text.into(), Some([11.25, 43.77]), 10)
            .unwrap()
    };
    let street = find("via antonio pacinotti");
    assert_eq!(street.len(), 1, "{street:?}");
    assert_eq!(street[0].name, "Via Antonio Pacinotti");
    let town = find("firenze");
    let is_town =
        |place: &&FoundPlace| place.name == "Firenze" && place.kind == NameKind::Settlement;
    let towns = town.iter().filter(is_town);
    assert_eq!(towns.count(), 1, "in every zoom, and found once: {town:?}");
    assert!(
        find("florence").iter().any(|place| place.name == "Firenze"),
        "by its English name"
    );
}
