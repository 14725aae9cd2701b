//! Small invented tables, one for each quirk of real ones, and what comes of them.

use expect_test::expect;
use hereabouts_core::import::ReadOptions;

use crate::render::{check, render};

#[test]
fn encodings_and_delimiters() {
    check(
        "windows1252_semicolon.csv",
        expect![[r#"
            CSV windows1252_semicolon | Name (Name) | Straße (Address) | Breite (Latitude) | Länge (Longitude)
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
