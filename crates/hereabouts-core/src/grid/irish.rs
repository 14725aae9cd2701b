//! The Irish Grid (TM75, EPSG:29903): grid references and metres to longitude and latitude.
//!
//! There is no grid of shifts for it as OSTN15 is for Britain: a Helmert transformation brings it to
//! WGS 84 within a metre or so of what Ordnance Survey Ireland publishes, well under [`ACCURACY_M`].

use super::GridSquare;
use gridish::OSI;

/// How far off a converted place may be, in metres.
pub const ACCURACY_M: f64 = 5.0;

/// Ellipsoid Airy 1849 modified: semi-major and semi-minor axis, in metres.
const AIRY: (f64, f64) = (6_377_340.189, 6_356_034.447);
/// Ellipsoid of WGS 84.
const WGS84: (f64, f64) = (6_378_137.0, 6_356_752.314_245);
// The projection of EPSG:29903.
const SCALE: f64 = 1.000_035;
const ORIGIN_LAT: f64 = 53.5;
const ORIGIN_LON: f64 = -8.0;
const FALSE_EASTING: f64 = 200_000.0;
const FALSE_NORTHING: f64 = 250_000.0;
// EPSG:1954, TM75 to WGS 84 (2), position vector: metres, seconds of arc, parts per million.
const SHIFT: [f64; 3] = [482.5, -130.6, 564.6];
const TURN: [f64; 3] = [-1.042, -0.214, -0.631];
const GROW: f64 = 8.15;

/// Reads a reference of one letter and 2 to 10 figures, such as `O 159 346`; none where it is none.
pub fn parse_reference(text: &str) -> Option<GridSquare> {
    let compact: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\t' | '-' | ',' | '.' | '/'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let figures = compact.get(1..)?;
    let shaped = compact.starts_with(|c: char| c.is_ascii_alphabetic())
        && matches!(figures.len(), 2 | 4 | 6 | 8 | 10)
        && figures.bytes().all(|b| b.is_ascii_digit());
    let square: OSI = shaped.then(|| compact.parse().ok()).flatten()?;
    Some(GridSquare {
        easting: f64::from(square.eastings()),
        northing: f64::from(square.northings()),
        size: f64::from(square.resolution().metres()),
    })
}

/// Longitude and latitude in degrees (WGS 84) of an easting and northing in metres.
pub fn to_lon_lat(easting: f64, northing: f64) -> (f64, f64) {
    let (lat, lon) = unproject(easting, northing);
    let [x, y, z] = cartesian(lat, lon, AIRY);
    let [rx, ry, rz] = TURN.map(|seconds| (seconds / 3600.0).to_radians());
    let grow = 1.0 + GROW * 1e-6;
    let moved = [
        SHIFT[0] + grow * (x - rz * y + ry * z),
        SHIFT[1] + grow * (rz * x + y - rx * z),
        SHIFT[2] + grow * (-ry * x + rx * y + z),
    ];
    let (lat, lon) = geographic(moved, WGS84);
    (lon.to_degrees(), lat.to_degrees())
}

/// Transverse Mercator back to latitude and longitude in radians on the Airy ellipsoid. Formulas:
/// Ordnance Survey, "A guide to coordinate systems in Great Britain", annexe C.
fn unproject(easting: f64, northing: f64) -> (f64, f64) {
    let (a, b) = (AIRY.0 * SCALE, AIRY.1 * SCALE);
    let e2 = 1.0 - (b / a).powi(2);
    let mut lat = ORIGIN_LAT.to_radians();
    for _ in 0..20 {
        let missing = northing - FALSE_NORTHING - meridian(lat, a, b);
        lat += missing / a;
        if missing.abs() < 1e-5 {
            break;
        }
    }
    let (sin, tan, sec) = (lat.sin(), lat.tan(), 1.0 / lat.cos());
    let nu = a / (1.0 - e2 * sin * sin).sqrt();
    let rho = a * (1.0 - e2) / (1.0 - e2 * sin * sin).powf(1.5);
    let eta2 = nu / rho - 1.0;
    let (t2, d) = (tan * tan, easting - FALSE_EASTING);
    let vii = tan / (2.0 * rho * nu);
    let viii = tan / (24.0 * rho * nu.powi(3)) * (5.0 + 3.0 * t2 + eta2 - 9.0 * t2 * eta2);
    let ix = tan / (720.0 * rho * nu.powi(5)) * (61.0 + 90.0 * t2 + 45.0 * t2 * t2);
    let x = sec / nu;
    let xi = sec / (6.0 * nu.powi(3)) * (nu / rho + 2.0 * t2);
    let xii = sec / (120.0 * nu.powi(5)) * (5.0 + 28.0 * t2 + 24.0 * t2 * t2);
    let xiia =
        sec / (5040.0 * nu.powi(7)) * (61.0 + 662.0 * t2 + 1320.0 * t2 * t2 + 720.0 * t2.powi(3));
    (
        lat - vii * d.powi(2) + viii * d.powi(4) - ix * d.powi(6),
        ORIGIN_LON.to_radians() + x * d - xi * d.powi(3) + xii * d.powi(5) - xiia * d.powi(7),
    )
}

/// Length of the meridian from the origin's latitude to `lat`, in metres; the axes are scaled already.
fn meridian(lat: f64, a: f64, b: f64) -> f64 {
    let n = (a - b) / (a + b);
    let (n2, n3) = (n * n, n * n * n);
    let (minus, plus) = (lat - ORIGIN_LAT.to_radians(), lat + ORIGIN_LAT.to_radians());
    b * ((1.0 + n + 1.25 * n2 + 1.25 * n3) * minus
        - (3.0 * n + 3.0 * n2 + 2.625 * n3) * minus.sin() * plus.cos()
        + (1.875 * n2 + 1.875 * n3) * (2.0 * minus).sin() * (2.0 * plus).cos()
        - 35.0 / 24.0 * n3 * (3.0 * minus).sin() * (3.0 * plus).cos())
}

fn cartesian(lat: f64, lon: f64, (a, b): (f64, f64)) -> [f64; 3] {
    let e2 = 1.0 - (b / a).powi(2);
    let nu = a / (1.0 - e2 * lat.sin().powi(2)).sqrt();
    [
        nu * lat.cos() * lon.cos(),
        nu * lat.cos() * lon.sin(),
        nu * (1.0 - e2) * lat.sin(),
    ]
}

/// Latitude and longitude in radians; the height is let go.
fn geographic([x, y, z]: [f64; 3], (a, b): (f64, f64)) -> (f64, f64) {
    let e2 = 1.0 - (b / a).powi(2);
    let p = x.hypot(y);
    let mut lat = z.atan2(p * (1.0 - e2));
    // Each round is a hundred times nearer.
    for _ in 0..6 {
        let nu = a / (1.0 - e2 * lat.sin().powi(2)).sqrt();
        lat = (z + e2 * nu * lat.sin()).atan2(p);
    }
    (lat, y.atan2(x))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEGREE_M: f64 = 111_320.0;

    #[test]
    fn the_projection_gives_the_published_point() {
        // Ordnance Survey Ireland, "Making maps compatible with GPS": Irish Grid and its own latitude and
        // longitude, before any shift.
        let (lat, lon) = unproject(309_958.26, 236_141.93);
        let off = (lat.to_degrees() - (53.0 + 21.0 / 60.0 + 50.5441 / 3600.0)) * DEGREE_M;
        let across = (lon.to_degrees() + 6.0 + 20.0 / 60.0 + 52.9181 / 3600.0) * DEGREE_M;
        assert!(off.abs() < 0.01 && across.abs() < 0.01, "{off} {across}");
    }

    #[test]
    fn agrees_with_an_independent_program_all_over_the_island() {
        // Made with PROJ, TM75 to WGS 84 (2): easting, northing, longitude, latitude.
        let check = |easting, northing, lon: f64, lat: f64| {
            let found = to_lon_lat(easting, northing);
            let off = ((found.0 - lon) * DEGREE_M * lat.to_radians().cos())
                .hypot((found.1 - lat) * DEGREE_M);
            assert!(off < 0.02, "{easting}, {northing}: {off} m off");
        };
        check(309_958.26, 236_141.93, -6.34898109, 53.36427496);
        check(333_827.0, 374_086.0, -5.93012131, 54.59728683);
        check(167_655.0, 71_800.0, -8.47060896, 51.89797153);
        check(129_542.0, 224_973.0, -9.05679503, 53.27066648);
        check(239_754.0, 459_554.0, -7.37360179, 55.38110098);
        check(200_000.0, 250_000.0, -8.00073863, 53.50021163);
        check(24_000.0, 98_000.0, -10.56962363, 52.10637349);
    }

    #[test]
    fn references_are_read() {
        let check = |text: &str, expect: Option<(f64, f64, f64)>| {
            let found = parse_reference(text).map(|s| (s.easting, s.northing, s.size));
            assert_eq!(found, expect, "{text}");
        };
        check("O 159 346", Some((315_900.0, 234_600.0, 100.0)));
        check("j33827408", Some((333_820.0, 374_080.0, 10.0)));
        check("O15904 34671", Some((315_904.0, 234_671.0, 1.0)));
        check("I 159 346", None);
        check("O 159 34", None);
        check("SJ 789 951", None);
        check("", None);
    }
}
