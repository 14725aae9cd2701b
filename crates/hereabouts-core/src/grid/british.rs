//! British National Grid: eastings, northings and grid references to longitude and latitude.
//!
//! The conversion is OSTN15 (crate `lonlat_bng`), exact on the published test points. Eastings and
//! northings are metres; longitude comes before latitude, in degrees, ETRS89 taken as WGS 84.
//! Nothing here guesses what a number is: that is `import::position`.

use super::GridSquare;
use gridish::{OSGB, Resolution};

/// A place the grid does not cover, or a text that is no grid reference.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum GridError {
    /// Sea, another country, or numbers in the wrong order.
    #[error(
        "{0} is outside Great Britain, where the National Grid ends. Check the numbers, or give longitude and latitude."
    )]
    Outside(String),
    /// Not two letters and an even number of figures.
    #[error("“{0}” is not a grid reference. It should look like SJ 789 951.")]
    Unreadable(String),
}

/// Longitude and latitude in degrees of an easting and northing in metres.
///
/// # Errors
/// [`GridError::Outside`] where OSTN15 has no shift.
pub fn to_lon_lat(easting: f64, northing: f64) -> Result<(f64, f64), GridError> {
    // The library looks up shifts a little beyond the grid's edges too.
    let on_grid = (0.0..=700_000.0).contains(&easting) && (0.0..=1_250_000.0).contains(&northing);
    on_grid
        .then(|| lonlat_bng::convert_osgb36_to_ll(easting, northing).ok())
        .flatten()
        .filter(|(lon, lat)| lon.is_finite() && lat.is_finite())
        .ok_or_else(|| GridError::Outside(format!("{easting} / {northing}")))
}

/// Easting and northing in metres of a longitude and latitude in degrees.
///
/// # Errors
/// [`GridError::Outside`] where OSTN15 has no shift.
pub fn from_lon_lat(lon: f64, lat: f64) -> Result<(f64, f64), GridError> {
    lonlat_bng::convert_osgb36(lon, lat)
        .ok()
        .filter(|(easting, northing)| easting.is_finite() && northing.is_finite())
        .ok_or_else(|| GridError::Outside(format!("{lat}, {lon}")))
}

/// Reads a grid reference of 2 to 10 figures, spaces and letter case as they come.
///
/// # Errors
/// [`GridError::Unreadable`] when it is none, [`GridError::Outside`] when its letters lie outside
/// Great Britain.
pub fn parse_reference(text: &str) -> Result<GridSquare, GridError> {
    let unreadable = || GridError::Unreadable(text.trim().to_string());
    let mut compact = String::new();
    for character in text.trim().chars() {
        match character {
            c if c.is_ascii_alphanumeric() => compact.push(c.to_ascii_uppercase()),
            ' ' | '\u{a0}' | '\t' | '-' | ',' | '.' | '/' => {}
            _ => return Err(unreadable()),
        }
    }
    let letters = compact
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .count();
    let figures = compact.len() - letters;
    let shaped = letters == 2
        && matches!(figures, 2 | 4 | 6 | 8 | 10)
        && compact[2..].bytes().all(|byte| byte.is_ascii_digit());
    if !shaped {
        return Err(unreadable());
    }
    let square: OSGB = compact
        .parse()
        .map_err(|_| GridError::Outside(text.trim().to_string()))?;
    if square.eastings() >= 700_000 || square.northings() >= 1_300_000 {
        return Err(GridError::Outside(text.trim().to_string()));
    }
    Ok(GridSquare {
        easting: f64::from(square.eastings()),
        northing: f64::from(square.northings()),
        size: f64::from(square.resolution().metres()),
    })
}

/// Writes a grid reference such as `SJ 7891 9512`, with 2, 4, 6, 8 or 10 figures.
///
/// # Errors
/// [`GridError::Outside`] when the point is off the grid.
pub fn format_reference(easting: f64, northing: f64, figures: usize) -> Result<String, GridError> {
    let outside = || GridError::Outside(format!("{easting} / {northing}"));
    let resolution = match figures {
        0..=3 => Resolution::_10km,
        4..=5 => Resolution::_1km,
        6..=7 => Resolution::_100m,
        8..=9 => Resolution::_10m,
        _ => Resolution::_1m,
    };
    if !(0.0..700_000.0).contains(&easting) || !(0.0..1_300_000.0).contains(&northing) {
        return Err(outside());
    }
    let compact = OSGB::new(easting as u32, northing as u32, resolution)
        .map_err(|_| outside())?
        .to_string();
    let half = (compact.len() - 2) / 2;
    Ok(format!(
        "{} {} {}",
        &compact[..2],
        &compact[2..2 + half],
        &compact[2 + half..]
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The points Ordnance Survey publishes to test OSTN15 with, those for one way: longitude,
    /// latitude, easting, northing.
    fn published_points(way: &str) -> Vec<[f64; 4]> {
        include_str!("../../../../tests/fixtures/ostn15_points.csv")
            .lines()
            .map(|line| line.split(',').collect::<Vec<_>>())
            .filter(|cells| cells[1] == way)
            .map(|cells| [2, 3, 4, 5].map(|column| cells[column].parse().unwrap()))
            .collect()
    }

    #[test]
    fn exact_on_the_published_points() {
        let to_grid = published_points("to grid");
        assert_eq!(to_grid.len(), 40);
        for [lon, lat, easting, northing] in to_grid {
            let found = from_lon_lat(lon, lat).unwrap();
            // The published figures end at the millimetre.
            assert!(
                (found.0 - easting).abs() < 0.0011 && (found.1 - northing).abs() < 0.0011,
                "{lon}, {lat}: {found:?} should be {easting}, {northing}"
            );
        }
        let from_grid = published_points("from grid");
        assert_eq!(from_grid.len(), 40);
        for [lon, lat, easting, northing] in from_grid {
            let found = to_lon_lat(easting, northing).unwrap();
            // 1.1e-8 degrees are about a millimetre.
            assert!(
                (found.0 - lon).abs() < 1.1e-8 && (found.1 - lat).abs() < 1.1e-8,
                "{easting}, {northing}: {found:?} should be {lon}, {lat}"
            );
        }
    }

    #[test]
    fn outside_great_britain_is_said() {
        let check = |easting: f64, northing: f64| {
            let error = to_lon_lat(easting, northing).unwrap_err();
            assert!(
                error.to_string().contains("outside Great Britain"),
                "{error}"
            );
        };
        check(-5.0, 100.0);
        check(900_000.0, 100_000.0);
        check(f64::NAN, 100_000.0);
        check(100_000.0, f64::INFINITY);
        assert!(from_lon_lat(2.35, 48.85).is_err(), "Paris");
    }

    #[test]
    fn references_are_read_and_written() {
        let check = |text: &str, expect: Option<(f64, f64, f64)>| {
            let found = parse_reference(text)
                .ok()
                .map(|s| (s.easting, s.northing, s.size));
            assert_eq!(found, expect, "{text}");
        };
        check("SJ 789 951", Some((378_900.0, 395_100.0, 100.0)));
        check("sj789951", Some((378_900.0, 395_100.0, 100.0)));
        check("SJ8023085291", Some((380_230.0, 385_291.0, 1.0)));
        check("TQ 30 80", Some((530_000.0, 180_000.0, 1000.0)));
        check("HP 6 1", Some((460_000.0, 1_210_000.0, 10_000.0)));
        check("SJ 78 9", None);
        check("S 789 951", None);
        check("ZZ 123 456", None);
        check("IO 123 456", None);
        check("SJ 789 95é", None);
        check("", None);
        assert_eq!(
            format_reference(378_912.0, 395_123.0, 6).unwrap(),
            "SJ 789 951"
        );
        assert_eq!(
            format_reference(378_912.0, 395_123.0, 10).unwrap(),
            "SJ 78912 95123"
        );
        assert_eq!(
            parse_reference("SJ 789 951").unwrap().centre(),
            (378_950.0, 395_150.0)
        );
        assert!(format_reference(-1.0, 5.0, 6).is_err());
    }
}
