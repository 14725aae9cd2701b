use super::*;
use crate::pack::tiles::At;
use crate::pack::unpack::MOST;
use image::ImageFormat;
use rusqlite::Connection;

#[test]
fn whole_packs_are_understood() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let found = look(&town_pack(folder)).unwrap();
    assert_eq!(found.name, "Around Aldermoor");
    assert_eq!(found.attribution, "© Aldermoor mappers");
    let map = found.map.unwrap();
    assert_eq!(
        (map.tiles, map.schema),
        (TileKind::Vector, Schema::Openmaptiles)
    );
    assert_eq!((map.min_zoom, map.max_zoom), (6, 14));
    assert!(
        map.bounds
            .iter()
            .zip(TOWN)
            .all(|(a, b)| (a - b).abs() < 1e-6)
    );

    let tiles = vector_tiles(&things(), &[12]);
    for (name, tiles) in [("a.mbtiles", packed(tiles.clone())), ("b.mbtiles", tiles)] {
        let map = look(&mbtiles(folder, name, &tiles, &[]))
            .unwrap()
            .map
            .unwrap();
        assert_eq!(map.tiles, TileKind::Vector, "{name}");
        // Nobody said where it is: where its tiles are.
        let [west, south, east, north] = map.bounds;
        assert!(west < TOWN[0] && south < TOWN[1] && east > TOWN[2] && north > TOWN[3]);
    }
    for (format, kind) in [
        (ImageFormat::Png, 2),
        (ImageFormat::Jpeg, 3),
        (ImageFormat::WebP, 4),
    ] {
        let tiles = vec![(At::of(12, -2.02, 53.47), picture(format))];
        for path in [
            pmtiles(folder, "raster.pmtiles", &tiles, "{}", kind),
            mbtiles(folder, "raster.mbtiles", &tiles, &[("format", "anything")]),
        ] {
            let map = look(&path).unwrap().map.unwrap();
            assert_eq!(
                (map.tiles, map.pixels),
                (TileKind::Raster, 256),
                "{format:?}"
            );
        }
    }
}

#[track_caller]
fn refused(path: &Path, words: &str) {
    let error = look(path).expect_err(words).to_string();
    assert!(error.contains(words), "{error}\n  should say: {words}");
    assert!(
        error.contains(path.file_name().unwrap().to_str().unwrap()),
        "{error}"
    );
}

#[test]
fn what_is_no_pack_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let whole = archive(&packed(vector_tiles(&things(), &[12])), "{}", 1);
    refused(&write("empty.pmtiles", b""), "is empty");
    refused(
        &write("words.pmtiles", b"This is not a map.\n"),
        "neither an area pack nor",
    );
    refused(
        &write("zip.pmtiles", b"PK\x03\x04 and so on\n"),
        "neither an area pack nor",
    );
    refused(
        &write("cut.pmtiles", &whole[..whole.len() - 1]),
        "was not copied whole",
    );
    refused(
        &write("head.pmtiles", &whole[..100]),
        "was not copied whole",
    );
    // The header of a planet, and nothing of the planet.
    let mut planet = whole.clone();
    planet[64..72].copy_from_slice(&2_615_396_636_u64.to_le_bytes());
    refused(&write("planet.pmtiles", &planet), "was not copied whole");
    let mut newer = whole.clone();
    newer[7] = 4;
    refused(&write("newer.pmtiles", &newer), "version 4 of PMTiles");
    for (at, what) in [(8, "root"), (24, "metadata"), (40, "leaves"), (56, "tiles")] {
        let mut hostile = whole.clone();
        hostile[at..at + 8].copy_from_slice(&u64::MAX.to_le_bytes());
        refused(
            &write(&format!("{what}.pmtiles"), &hostile),
            "was not copied whole",
        );
    }
    let mut compressed = whole.clone();
    compressed[98] = 4;
    refused(&write("zstd.pmtiles", &compressed), "packed in a way");
    refused(
        &pmtiles(
            folder,
            "mlt.pmtiles",
            &packed(vector_tiles(&things(), &[12])),
            "{}",
            6,
        ),
        "as MLT",
    );
    refused(
        &pmtiles(folder, "none.pmtiles", &[], "{}", 1),
        "There is no map in",
    );
}

#[test]
fn tiles_that_cannot_be_drawn_are_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let at = At::of(3, -2.02, 53.47);
    let file = |name: &str, bytes: &[u8]| mbtiles(folder, name, &[(at, bytes.to_vec())], &[]);
    let png = picture(ImageFormat::Png);
    refused(&file("half.mbtiles", &png[..png.len() / 2]), "are broken");
    refused(&file("stub.mbtiles", b"\xff\xd8\xff\xff\xd9"), "are broken");
    refused(
        &file("json.mbtiles", b"{\"foo\":1}"),
        "neither MVT nor pictures",
    );
    refused(&file("mlt.mbtiles", b"\x02\x01"), "as MLT");
    refused(&file("void.mbtiles", &gzip(b"")), "There is no map in");
    // A small file that unpacks into a large one.
    refused(
        &file("bomb.mbtiles", &gzip(&vec![0x1a; MOST + 1])),
        "is damaged",
    );
    // One bad tile among good ones leaves a hole.
    let mut tiles = packed(vector_tiles(&things(), &[12]));
    tiles.push((At::of(12, 0.5, 0.5), b"junk".to_vec()));
    assert!(look(&mbtiles(folder, "hole.mbtiles", &tiles, &[])).is_ok());
}

#[test]
fn databases_that_are_no_maps_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.mbtiles");
    let db = Connection::open(&path).unwrap();
    db.execute_batch("CREATE TABLE songs (name TEXT)").unwrap();
    drop(db);
    refused(&path, "holds no map");
    // A view that never ends.
    let path = folder.path().join("endless.mbtiles");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
         SELECT i AS zoom_level, i AS tile_column, i AS tile_row, 'x' AS tile_data FROM n WHERE i < 0;",
    )
    .unwrap();
    drop(db);
    refused(&path, "is damaged");
    let path = folder.path().join("ours.hereabouts");
    drop(Catalogue::create(&path, "Ours", None).unwrap());
    refused(&path, "is a Hereabouts catalogue");
    drop(Catalogue::open(&path, None).unwrap());
}

#[test]
fn tiles_are_read_one_by_one_and_none_is_outside() {
    let (folder, catalogue) = laptop();
    let pack = add(&catalogue, &town_pack(folder.path()));
    let at = At::of(14, MILL_LANE[0], MILL_LANE[1]);
    let tile = catalogue
        .pack_tile(pack.id, at.z, at.x, at.y)
        .unwrap()
        .unwrap();
    assert_eq!(tile.first(), Some(&0x1a), "it is unpacked");
    for (z, x, y) in [(14, 0, 0), (3, 1, 1), (20, 5, 5), (31, 0, 0), (1, 2, 0)] {
        assert_eq!(
            catalogue.pack_tile(pack.id, z, x, y).unwrap(),
            None,
            "{z}/{x}/{y}"
        );
    }
    let gone = crate::id::PackId::new();
    assert!(catalogue.pack_tile(gone, 0, 0, 0).is_err());
}

#[test]
fn a_pack_is_kept_switched_and_forgotten() {
    let (folder, catalogue) = laptop();
    let path = town_pack(folder.path());
    let copied = AddPack {
        copy: true,
        name: "Town".into(),
        ..adding()
    };
    let text = path.to_str().unwrap().to_owned();
    let pack = catalogue.add_pack(text.clone(), copied).unwrap().pack;
    assert!(pack.copied && Path::new(&pack.path).starts_with(folder.path().join("packs")));
    let twice = catalogue.add_pack(text.clone(), adding()).unwrap_err();
    assert!(
        twice.to_string().contains("added already, as Town"),
        "{twice}"
    );
    std::fs::remove_file(&path).unwrap();
    let states = || {
        let lines = catalogue.list_packs().unwrap();
        lines
            .iter()
            .map(|line| (line.pack.on, line.state))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        states(),
        [(true, PackState::Here)],
        "the copy does not need the original"
    );
    catalogue.switch_pack(pack.id, false).unwrap();
    assert_eq!(states(), [(false, PackState::Here)]);
    std::fs::remove_file(&pack.path).unwrap();
    assert_eq!(states(), [(false, PackState::Missing)]);
    catalogue.remove_pack(pack.id).unwrap();
    assert_eq!(states(), []);
    let left: Vec<_> = std::fs::read_dir(folder.path().join("packs"))
        .unwrap()
        .collect();
    assert_eq!(left.len(), 1, "only the list itself is left: {left:?}");
    // What lies elsewhere is not ours to remove.
    let pack = add(&catalogue, &town_pack(folder.path()));
    catalogue.remove_pack(pack.id).unwrap();
    assert!(Path::new(&pack.path).exists());
}

#[test]
fn a_pack_that_went_missing_is_found_again_and_another_one_is_noticed() {
    let (folder, catalogue) = laptop();
    let pack = add(&catalogue, &town_pack(folder.path()));
    let moved = folder.path().join("moved.pmtiles");
    std::fs::rename(&pack.path, &moved).unwrap();
    let error = catalogue.pack_tile(pack.id, 0, 0, 0).unwrap_err();
    assert!(error.to_string().contains("not where it was"), "{error}");
    let names = |text: &str| catalogue.find_places(text.into(), None, 9).unwrap().len();
    assert_eq!(
        names("mill lane"),
        0,
        "a name without its map leads nowhere"
    );
    let text = moved.to_str().unwrap().to_owned();
    let again = catalogue.renew_pack(pack.id, Some(text)).unwrap();
    assert_eq!((again.state, names("mill lane")), (PackState::Here, 2));
    // Another file in its place has other names.
    let other = [thing(
        "transportation_name",
        "minor",
        "Weir Row",
        &[[-2.01, 53.47], [-2.011, 53.47]],
    )];
    let tiles = packed(vector_tiles(&other, &[14]));
    std::fs::write(&moved, archive(&tiles, "{}", 1)).unwrap();
    assert_eq!(
        catalogue.list_packs().unwrap()[0].state,
        PackState::Replaced
    );
    assert_eq!(names("mill lane"), 0, "no stale names");
    catalogue.renew_pack(pack.id, None).unwrap();
    assert_eq!((names("mill lane"), names("weir row")), (0, 1));
    let list = folder.path().join("codes.csv");
    std::fs::write(&list, "postcode,longitude,latitude\nAM1 2BC,-2.02,53.47\n").unwrap();
    let error = catalogue
        .renew_pack(pack.id, Some(list.to_str().unwrap().into()))
        .unwrap_err();
    assert!(error.to_string().contains("something else"), "{error}");
}

#[test]
fn stopped_or_failed_nothing_of_a_pack_stays() {
    let folder = tempfile::tempdir().unwrap();
    let packs = Packs::at(&folder.path().join("packs"));
    let long = LongWork::default();
    let going = long.begin(Work::CollectingNames, None, true);
    long.stop();
    let copied = AddPack {
        copy: true,
        ..adding()
    };
    let path = town_pack(folder.path());
    assert!(matches!(
        packs.add(&path, copied, &going),
        Err(crate::Error::Stopped)
    ));
    assert!(matches!(
        packs.add(&path, adding(), &going),
        Err(crate::Error::Stopped)
    ));
    assert_eq!(packs.all().unwrap(), []);
    let left: Vec<_> = std::fs::read_dir(folder.path().join("packs"))
        .unwrap()
        .collect();
    assert_eq!(left.len(), 0, "{left:?}");
}
