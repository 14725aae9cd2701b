//! Small invented files, one for each quirk of real ones, and what comes of them.

mod shared;

use std::fmt::Write;
use std::ops::ControlFlow;

use expect_test::{Expect, expect};
use hereabouts_core::import::check::check as look;
use hereabouts_core::import::columns::guess;
use hereabouts_core::import::mapping::fingerprint;
use hereabouts_core::import::position::position;
use hereabouts_core::import::{Field, Mapping, Position, ReadOptions, Source};

/// A file as text: its columns with the guesses, its rows, its places, what was noticed.
fn render(name: &str, options: &ReadOptions) -> String {
    let source = match Source::open(shared::fixture(name), options) {
        Ok(source) => source,
        Err(error) => return format!("{error}\n"),
    };
    let guesses = guess(&source.columns);
    let mapping = Mapping::from_guesses(&guesses);
    let mut out = String::new();
    let columns: Vec<String> = guesses
        .iter()
        .map(|guess| format!("{} ({:?})", source.columns[guess.column].name, guess.field))
        .collect();
    writeln!(
        out,
        "{} {} | {}",
        source.format,
        source.name,
        columns.join(" | ")
    )
    .unwrap();
    source
        .rows(|row| {
            write!(out, "{}", row.number).unwrap();
            if let Some(line) = row.line {
                write!(out, " (line {line})").unwrap();
            }
            if let Some(id) = &row.id {
                write!(out, " id {id}").unwrap();
            }
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|(column, cell)| format!("{column}={}", cell.text().replace('\n', "⏎")))
                .collect();
            write!(out, ": {}", cells.join(" | ")).unwrap();
            if let Some(skip) = row.skip {
                writeln!(out, " -> skipped, {}", skip.words()).unwrap();
                return ControlFlow::Continue(());
            }
            for problem in &row.problems {
                write!(out, " ! {problem}").unwrap();
            }
            match position(&row, &mapping) {
                Position::Place(place) => {
                    let geometry = serde_json::to_value(&place.geometry).unwrap();
                    let figures = geometry["coordinates"].to_string();
                    let off = place
                        .uncertainty_m
                        .map(|m| format!(" ±{m} m"))
                        .unwrap_or_default();
                    write!(
                        out,
                        " -> {} {figures} {} {}{off}",
                        geometry["type"].as_str().unwrap(),
                        place.method,
                        place.precision
                    )
                    .unwrap();
                    for note in place.notes {
                        write!(out, " ({note})").unwrap();
                    }
                    writeln!(out).unwrap();
                }
                Position::Nowhere { why } => writeln!(out, " -> nowhere: {why}").unwrap(),
                Position::Doubtful { why, geometry, .. } => {
                    writeln!(
                        out,
                        " -> doubtful: {why}{}",
                        if geometry.is_some() { " (kept)" } else { "" }
                    )
                    .unwrap();
                }
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    for (name, value) in &source.about {
        writeln!(out, "about: {name} = {value}").unwrap();
    }
    for warning in &source.warnings {
        writeln!(out, "warning: {warning}").unwrap();
    }
    for found in look(&source, &mapping).unwrap() {
        writeln!(out, "check: {}", serde_json::to_string(&found).unwrap()).unwrap();
    }
    out
}

fn check(name: &str, expected: Expect) {
    expected.assert_eq(&render(name, &ReadOptions::default()));
}

#[test]
fn encodings_and_delimiters() {
    check(
        "windows1252_semicolon.csv",
        expect![[r#"
            CSV windows1252_semicolon | Name (Name) | Straße (Extra) | Breite (Latitude) | Länge (Longitude)
            1 (line 2): 0=Café Grün | 1=Mühlweg 3 | 2=51,5012 | 3=-0,1271 -> Point [-0.1271,51.5012] imported building ±5.6 m
            2 (line 3): 0=Bäckerei | 1=Am Bach; Haus 2 | 2=51,5034 | 3=-0,1299 -> Point [-0.1299,51.5034] imported building ±5.6 m
        "#]],
    );
    check(
        "windows1252_pounds.csv",
        expect![[r#"
        CSV windows1252_pounds | Name (Name) | Cost (Cost)
        1 (line 2): 0=Choir | 1=£5 -> nowhere: The source gives no place on the map.
        2 (line 3): 0=Club – juniors | 1=£3.50 -> nowhere: The source gives no place on the map.
    "#]],
    );
    check(
        "windows1250.csv",
        expect![[r#"
        CSV windows1250 | Nazwa (Name) | Miasto (Extra) | Opis (Extra)
        1 (line 2): 0=Łódzki klub żeglarski | 1=Łódź | 2=Zajęcia dla dzieci i młodzieży -> nowhere: The source gives no place on the map.
        2 (line 3): 0=Ogród społeczny | 1=Kraków | 2=Wspólne ogródki działkowe -> nowhere: The source gives no place on the map.
    "#]],
    );
    check(
        "utf16le.csv",
        expect![[r#"
        CSV utf16le | Name (Name) | Town (Address)
        1 (line 2): 0=Łódź club | 1=Sale -> nowhere: The source gives no place on the map.
    "#]],
    );
    check(
        "utf16be_no_mark.csv",
        expect![[r#"
        CSV utf16be_no_mark | Name (Name) | Town (Address)
        1 (line 2): 0=Chess club | 1=Sale -> nowhere: The source gives no place on the map.
    "#]],
    );
    check(
        "utf8_bom.csv",
        expect![[r#"
        CSV utf8_bom | Name (Name) | Town (Address)
        1 (line 2): 0=Łódź club | 1=Sale -> nowhere: The source gives no place on the map.
    "#]],
    );
    check(
        "caret.csv",
        expect![[r#"
        CSV caret | Name (Name) | Street (Address) | Town (Address)
        1 (line 2): 0=Hall | 1=Mill Lane | 2=Sale -> nowhere: The source gives no place on the map.
        2 (line 3): 0=Barn | 1=High Street | 2=Sale -> nowhere: The source gives no place on the map.
    "#]],
    );
    check(
        "section_sign.csv",
        expect![[r#"
        CSV section_sign | Name (Name) | Street (Address) | Town (Address)
        1 (line 2): 0=Hall | 1=Mill § Lane | 2=Sale -> nowhere: The source gives no place on the map.
        2 (line 3): 0=Barn | 1=High Street | 2=Sale -> nowhere: The source gives no place on the map.
    "#]],
    );
    check(
        "cr_only.csv",
        expect![[r#"
            CSV cr_only | Name (Name) | Town (Address)
            1 (line 2): 0=Hall | 1=Sale -> nowhere: The source gives no place on the map.
            2 (line 3): 0=Barn | 1=Stretford -> nowhere: The source gives no place on the map.
        "#]],
    );
}

#[test]
fn tables_as_people_keep_them() {
    check(
        "messy.csv",
        expect![[r#"
            CSV messy | Venue (Name) | Tel (Phone) | Tel (2) (Phone) | Notes (Note) | Column 5 (Extra)
            1 (line 5): 0=Old Chapel Hall | 1=0161 496 0001 | 3=Two rooms,⏎one with a piano -> nowhere: The source gives no place on the map.
            2 (line 7): 0=Lockside Hut -> nowhere: The source gives no place on the map.
            3 (line 8):  -> skipped, an empty row
            4 (line 9): 0=Venue | 1=Tel | 2=Tel | 3=Notes -> skipped, the headings once more
            5 (line 10): 0=Weir Shed | 1=00441614960002 | 2=07700 900001 | 3=Ask for Bron⏎Tea & cake | 4=and a loose end -> nowhere: The source gives no place on the map.
            6 (line 11): 0=Short row -> nowhere: The source gives no place on the map.
            warning: Above the headings stands: Community venues 2024 / Collected by the parish, spring
        "#]],
    );
    check(
        "only_headings.csv",
        expect![[r#"
        CSV only_headings | Name (Name) | Street (Address) | Postcode (Postcode)
    "#]],
    );
    check(
        "no_headings.csv",
        expect![[r#"
        CSV no_headings | Column 1 (Name) | Column 2 (Latitude) | Column 3 (Longitude)
        1 (line 1): 0=Hall | 1=53.4101 | 2=-2.3301 -> Point [-2.3301,53.4101] imported building ±5.6 m
        2 (line 2): 0=Barn | 1=53.4202 | 2=-2.3402 -> Point [-2.3402,53.4202] imported building ±5.6 m
        3 (line 3): 0=Hut | 1=53.4303 | 2=-2.3503 -> Point [-2.3503,53.4303] imported building ±5.6 m
        warning: No line of headings was found, so the columns are numbered.
    "#]],
    );
}

#[test]
fn the_user_knows_better() {
    let options = ReadOptions {
        header_line: Some(0),
        delimiter: Some(';'),
        verbatim: true,
        ..ReadOptions::default()
    };
    expect![[r#"
        CSV caret | Column 1 (Name)
        1 (line 1): 0=Name^Street^Town -> nowhere: The source gives no place on the map.
        2 (line 2): 0=Hall^Mill Lane^Sale -> nowhere: The source gives no place on the map.
        3 (line 3): 0=Barn^High Street^Sale -> nowhere: The source gives no place on the map.
        warning: No line of headings was found, so the columns are numbered.
    "#]]
    .assert_eq(&render("caret.csv", &options));
}

#[test]
fn ways_to_say_where() {
    check(
        "ways_to_say_where.csv",
        expect![[r#"
            CSV ways_to_say_where | Name (Name) | Latitude (Latitude) | Longitude (Longitude) | Lat2 (Latitude) | Long2 (Longitude) | Where (LonLat) | Easting (Easting) | Northing (Northing) | Grid ref (GridReference) | WKT (Wkt)
            1 (line 2): 0=Decimal | 1=53.41010 | 2=-2.33010 -> Point [-2.3301,53.4101] imported exact
            2 (line 3): 0=Coarse | 1=53.41 | 2=-2.33 -> Point [-2.33,53.41] imported about_1km ±556.6 m
            3 (line 4): 0=Minutes | 1=53°24'36"N | 2=2°19'48"W -> Point [-2.33,53.41] imported building ±15.5 m
            4 (line 5): 0=Second pair | 3=53.4202 | 4=-2.3402 -> Point [-2.3402,53.4202] imported building ±5.6 m
            5 (line 6): 0=One cell | 5=53.4303, -2.3503 -> Point [-2.3503,53.4303] imported building ±5.6 m
            6 (line 7): 0=One cell the other way | 5=-2.3503, 53.4303 -> Point [-2.3503,53.4303] imported building ±5.6 m
            7 (line 8): 0=Metres | 6=378,112 | 7=395,867 -> Point [-2.3311145240439797,53.45910953024979] grid_ref exact
            8 (line 9): 0=Rounded metres | 6=378000 | 7=395000 -> Point [-2.332740457406351,53.45131187271124] grid_ref about_1km ±707 m
            9 (line 10): 0=Several | 6=376909.9, 376950.5 | 7=389829.7, 389840.1 -> MultiPoint [[-2.3487740236675965,53.40479213185906],[-2.348164136523312,53.404887392083424]] grid_ref exact (The cells hold several numbers; each pair became a point.)
            10 (line 11): 0=Reference | 8=SJ 789 951 -> Point [-2.318446050455312,53.45269932451046] grid_ref about_100m ±71 m
            11 (line 12): 0=Well known | 9=POLYGON ((0 0, 0 1, 1 1, 0 0)) -> Polygon [[[0.0,0.0],[1.0,1.0],[0.0,1.0],[0.0,0.0]]] imported exact (Rings were turned to run counter-clockwise outside, clockwise inside.)
            12 (line 13): 0=Zero | 1=0 | 2=0 -> nowhere: 0, 0 is what programs write for “no place”.
            13 (line 14): 0=Stand-in | 1=999 | 2=999 -> nowhere: 999, 999 is what programs write for “no place”.
            14 (line 15): 0=Half | 1=53.41 -> doubtful: Only one of longitude and latitude is given.
            15 (line 16): 0=Words | 1=north | 2=west -> doubtful: Longitude and latitude are not readable as numbers.
            16 (line 17): 0=Off Earth | 1=153.41 | 2=-2.33 -> doubtful: A latitude of 153.41 does not exist. Longitude and latitude may be swapped.
            17 (line 18): 0=Sea | 6=999999 | 7=5 -> doubtful: 999999 / 5 is outside Great Britain, where the National Grid ends. Check the numbers, or give longitude and latitude.
            18 (line 19): 0=Nothing -> nowhere: The source gives no place on the map.
        "#]],
    );
}

#[test]
fn the_file_as_a_whole() {
    for name in ["swapped.csv", "strays.csv", "one_spot.csv"] {
        let text = render(name, &ReadOptions::default());
        let found: Vec<&str> = text
            .lines()
            .filter(|line| line.starts_with("check"))
            .collect();
        println!("{name}: {found:#?}");
        assert_eq!(found.len(), 1, "{text}");
    }
    let source = Source::open(shared::fixture("strays.csv"), &ReadOptions::default()).unwrap();
    let mut mapping = Mapping::from_guesses(&guess(&source.columns));
    assert_eq!(mapping.field(1), Field::Easting);
    let hereabouts_core::import::check::FileCheck::Swapped {
        rows, correction, ..
    } = look(&source, &mapping).unwrap().remove(0)
    else {
        panic!("something else was found");
    };
    assert_eq!(rows, 4);
    mapping.swap = correction;
    let mut northings = Vec::new();
    source
        .rows(|row| {
            if let Position::Place(place) = position(&row, &mapping) {
                let value = serde_json::to_value(place.geometry).unwrap();
                northings.push(value["coordinates"][1].as_f64().unwrap());
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(northings.len(), 20);
    assert!(
        northings.iter().all(|lat| (53.4..53.5).contains(lat)),
        "{northings:?}"
    );
}

#[test]
fn geojson_of_every_kind() {
    check(
        "every_geometry.geojson",
        expect![[r#"
            GeoJSON every_geometry | name (Name) | feature (Extra)
            1: 0=point with height -> Point [-2.33012,53.41034,41.5] imported exact
            2: 0=points -> MultiPoint [[-2.33012,53.41034],[-2.34,53.42]] imported exact
            3: 0=line -> LineString [[-2.33,53.41],[-2.34,53.42]] imported exact
            4: 0=lines -> MultiLineString [[[-2.33,53.41],[-2.34,53.42]]] imported exact
            5: 0=clockwise, not closed -> Polygon [[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,1.0],[0.0,0.0]]] imported exact (A ring that did not end where it began was closed.) (Rings were turned to run counter-clockwise outside, clockwise inside.)
            6: 0=areas -> MultiPolygon [[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]]]] imported exact
            7: 0=over the antimeridian -> Polygon [[[170.0,0.0],[-170.0,0.0],[-170.0,10.0],[170.0,10.0],[170.0,0.0]]] imported exact
            8: 0=one family -> MultiPoint [[-2.33012,53.41034],[-2.34,53.42]] imported exact (A collection of one kind was joined into one shape.)
            9: 0=mixed -> doubtful: It mixes points, lines and areas, which cannot be one place. (kept)
            10: 0=without -> nowhere: The source gives no coordinates.
            11: 0=empty -> nowhere: The source gives no coordinates.
            12: 0=zero -> nowhere: 0, 0 is what programs write for “no place”.
            13: 0=once round -> Point [-169.87655,-17.54321] imported exact (The longitude went once round the Earth and was brought back.)
            14: 0=text -> Point [-2.33012,53.41034] imported exact (Coordinates were written as text and read as numbers.)
            15: 0=too far north -> doubtful: Its geometry cannot be used: -2.33, 153.41 is not on Earth (longitude, latitude).
            16: 0=short line -> doubtful: Its geometry cannot be used: a line needs two points.
            17: 0=unknown -> doubtful: Its geometry cannot be used: “Circle” is not a type of geometry.
            18: 0=no geometry at all -> nowhere: The source gives no place on the map.
            19: 1=7 ! This is no feature. -> nowhere: The source gives no place on the map.
        "#]],
    );
    check(
        "grid_crs_last.geojson",
        expect![[r#"
        GeoJSON grid_crs_last | name (Name)
        1 id 7: 0=Hall -> Point [-2.331108513961111,53.45911134471628] imported exact
        about: licence = "Open"
    "#]],
    );
    check(
        "web_mercator.geojson",
        expect![[r#"
        GeoJSON web_mercator | name (Name)
        1: 0=Hall -> Point [-2.330108574442683,53.432217555539744] imported exact
    "#]],
    );
    check(
        "unknown_crs.geojson",
        expect![[r#"
        GeoJSON unknown_crs | name (Name)
        1: 0=Hall -> doubtful: Its geometry cannot be used: its coordinates are in “EPSG:2056”, which cannot be converted here; ask for the file in WGS 84.
        warning: The coordinates are in “EPSG:2056”, which cannot be converted here. Ask for the file in WGS 84.
    "#]],
    );
    check(
        "properties.geojson",
        expect![[r#"
        GeoJSON properties | name (Name) | Name (Extra) | open.mon (Extra) | open.tue (Extra) | tags (Tags) | rooms (Extra) | free (Extra) | ref (Extra) | ref (2) (Extra) | empty (Extra) | properties (Extra)
        1 id a/1: 0=foreign | 1=Hall | 2=9-5 | 4=tea; cake | 5=3 | 6=true | 7=007 | 8=008 -> nowhere: The source gives no coordinates.
        2 id 12345678901234567:  -> nowhere: The source gives no coordinates.
        3: 10=odd -> nowhere: The source gives no coordinates.
        4 id {"a":1}: 1=cut off � -> nowhere: The source gives no coordinates.
    "#]],
    );
    check(
        "lines.geojsonl",
        expect![[r#"
        GeoJSON lines | name (Name)
        1: 0=One -> Point [-2.33012,53.41034] imported exact
        2: 0=Two -> nowhere: The source gives no coordinates.
    "#]],
    );
    check(
        "sequence.geojsons",
        expect![[r#"
        GeoJSON sequence | name (Name)
        1: 0=One -> nowhere: The source gives no coordinates.
        2:  -> Point [-2.33012,53.41034] imported exact
    "#]],
    );
    check(
        "single_feature_bom.geojson",
        expect![[r#"
        GeoJSON single_feature_bom | name (Name)
        1: 0=One -> Point [-2.33012,53.41034] imported exact
    "#]],
    );
    check(
        "bare_geometry.geojson",
        expect![[r#"
        GeoJSON bare_geometry | 
        1:  -> LineString [[-2.33,53.41],[-2.34,53.42]] imported exact
    "#]],
    );
    check(
        "windows1252.geojson",
        expect![[r#"
        GeoJSON windows1252 | name (Name)
        1: 0=Café -> nowhere: The source gives no coordinates.
    "#]],
    );
}

#[test]
fn files_that_cannot_be_read() {
    check(
        "empty.csv",
        expect![[r#"
        “empty.csv” holds no rows: the file is empty. Choose another file.
    "#]],
    );
    check(
        "only_a_mark.csv",
        expect![[r#"
        “only_a_mark.csv” holds no rows: the file is empty. Choose another file.
    "#]],
    );
    check(
        "binary.csv",
        expect![[r#"
        “binary.csv” is not valid CSV, line 2: it holds bytes that are no text. Open it in the program it comes from and save it as CSV.
    "#]],
    );
    check(
        "cut_short.geojson",
        expect![[r#"
        “cut_short.geojson” is not valid JSON, line 3: the file ends too early; it may not have been copied whole. Ask whoever sent it for a new copy.
    "#]],
    );
    check(
        "not_a_number.geojson",
        expect![[r#"
        “not_a_number.geojson” is not valid JSON, line 2: expected value (column 43). Ask whoever sent it for a new copy.
    "#]],
    );
    check(
        "settings.json",
        expect![[r#"
        “settings.json” is JSON, but not GeoJSON: it does not say its type. Ask whoever sent it for GeoJSON or CSV.
    "#]],
    );
    check(
        "topology.json",
        expect![[r#"
        “topology.json” is JSON, but not GeoJSON: it is TopoJSON, a different format. Ask whoever sent it for GeoJSON or CSV.
    "#]],
    );
    check(
        "old_workbook.xls",
        expect![[r#"
        “old_workbook.xls” is not a kind of file that can be brought in (its extension is .xls). Save it as CSV, XLSX or GeoJSON and try again.
    "#]],
    );
    check(
        "not_a_workbook.xlsx",
        expect![[r#"
        “not_a_workbook.xlsx” is not valid XLSX: invalid Zip archive: Could not find EOCD. Open it in the program it comes from and save it as XLSX or CSV again.
    "#]],
    );
    let missing = render("no such file.csv", &ReadOptions::default());
    assert!(
        missing.starts_with("“no such file.csv” could not be read: "),
        "{missing}"
    );
}

#[test]
fn an_unclosed_quotation_mark_is_named() {
    let text = render("unclosed_quote.csv", &ReadOptions::default());
    assert!(
        text.contains("The row that starts on line 2 runs to the end of the file"),
        "{text}"
    );
}

#[test]
fn reading_can_be_stopped() {
    let options = ReadOptions::default();
    let source = Source::open(shared::fixture("messy.csv"), &options).unwrap();
    let mut rows = 0;
    source
        .rows(|_| {
            rows += 1;
            ControlFlow::Break(())
        })
        .unwrap();
    assert_eq!(rows, 1, "the caller may end early");
    options.progress.stop();
    for name in ["messy.csv", "every_geometry.geojson"] {
        let error = Source::open(shared::fixture(name), &options)
            .err()
            .unwrap()
            .to_string();
        assert!(
            error.contains("was stopped. Nothing was changed."),
            "{error}"
        );
    }
}

#[test]
fn a_shape_is_remembered() {
    let shape = |names: &[&str]| fingerprint(names.iter().copied());
    assert_eq!(shape(&["Name", "Town"]), shape(&["name ", "TOWN"]));
    assert_ne!(shape(&["Name", "Town"]), shape(&["Town", "Name"]));
    assert_ne!(shape(&["ab", "c"]), shape(&["a", "bc"]));
    let mapping = Mapping {
        columns: vec![Field::Name, Field::Ignore],
        ..Mapping::default()
    };
    let text = serde_json::to_string(&mapping).unwrap();
    assert_eq!(text, r#"{"columns":["name","ignore"],"swap":"as_written"}"#);
    assert_eq!(serde_json::from_str::<Mapping>(&text).unwrap(), mapping);
}
