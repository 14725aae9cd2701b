//! Web Mercator (EPSG:3857), the projection of the map in the window: metres east and north on a sphere of the
//! Earth's equatorial radius (Snyder 1987, "Map projections: a working manual", equations 7-1 and 7-2).

/// Radius of the sphere, metres.
const RADIUS: f64 = 6_378_137.0;
/// The northernmost latitude that is drawn, degrees: there the world is a square.
pub const NORTHERNMOST: f64 = 85.051_128_779_806_6;

/// Metres east and north of longitude, latitude in degrees.
pub fn project([lon, lat]: [f64; 2]) -> [f64; 2] {
    let lat = lat.clamp(-NORTHERNMOST, NORTHERNMOST).to_radians();
    [RADIUS * lon.to_radians(), RADIUS * lat.tan().asinh()]
}

/// Longitude, latitude in degrees.
pub fn unproject([x, y]: [f64; 2]) -> [f64; 2] {
    [
        (x / RADIUS).to_degrees(),
        (y / RADIUS).sinh().atan().to_degrees(),
    ]
}

/// How many projected metres a metre on the ground is at a latitude in degrees.
pub fn stretch(lat: f64) -> f64 {
    1.0 / lat.clamp(-NORTHERNMOST, NORTHERNMOST).to_radians().cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_points() {
        // Half the circumference, and the published corner of the square world.
        let [x, y] = project([180.0, NORTHERNMOST]);
        assert!((x - 20_037_508.342_789).abs() < 1e-3, "{x}");
        assert!((y - 20_037_508.342_789).abs() < 1e-3, "{y}");
        // IOGP Guidance Note 7-2, Popular Visualisation Pseudo-Mercator: 24°22'54.433"N 100°20'00.000"W.
        let [x, y] = project([-(100.0 + 20.0 / 60.0), 24.0 + 22.0 / 60.0 + 54.433 / 3600.0]);
        assert!((x - -11_169_055.58).abs() < 0.01, "{x}");
        assert!((y - 2_800_000.00).abs() < 0.01, "{y}");
    }

    #[test]
    fn back_again() {
        for at in [[-2.2, 53.47], [0.0, 0.0], [179.9, -84.0]] {
            let again = unproject(project(at));
            assert!((again[0] - at[0]).abs() < 1e-9 && (again[1] - at[1]).abs() < 1e-9);
        }
        assert!((stretch(60.0) - 2.0).abs() < 1e-9);
    }
}
