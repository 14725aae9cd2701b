//! Where assets lie: within a distance of a point.

use super::found::Bits;
use super::sql::{self, Condition};
use crate::drawing::shape;
use crate::error::{Error, Result};
use crate::geometry::Geometry;
use geo::{Distance, Euclidean, Haversine, MapCoords, Point};
use rusqlite::{Connection, params_from_iter};

/// The mean radius of the Earth in metres (IUGG), which [`Haversine`] uses too.
const RADIUS: f64 = 6_371_008.8;

/// Assets with a geometry at most `metres` from there. A point is as far as the great circle to it. A
/// line or an area is as far as its nearest point (nothing when the place is inside it), measured on
/// a plane around the place, which is true to a thousandth up to a hundred kilometres.
pub(super) fn near(db: &Connection, lat: f64, lon: f64, metres: f64) -> Result<Bits> {
    let here = Point::new(lon, lat);
    let scale = RADIUS.to_radians();
    let across = scale * lat.to_radians().cos();
    let mut found = Bits::default();
    each_in_window(db, window(lat, lon, metres), |n, place| {
        let distance = match place {
            Whereabouts::Point(point) => Haversine.distance(here, point),
            Whereabouts::Shape(geometry) => {
                let plane = shape(&geometry)?.map_coords(|c| {
                    let east = (c.x - lon + 540.0).rem_euclid(360.0) - 180.0;
                    geo::coord! { x: east * across, y: (c.y - lat) * scale }
                });
                Euclidean.distance(&Point::new(0.0, 0.0), &plane)
            }
        };
        if distance <= metres {
            found.set(n);
        }
        Ok(())
    })?;
    Ok(found)
}

enum Whereabouts {
    Point(Point),
    Shape(Geometry),
}

/// Every asset whose bounds meet the window; only shapes are read from their JSON.
fn each_in_window(
    db: &Connection,
    window: [f64; 4],
    mut each: impl FnMut(u32, Whereabouts) -> Result<()>,
) -> Result<()> {
    let Condition { sql, values } = sql::meets(window);
    let mut rows = db.prepare_cached(&format!(
        "SELECT n, west, south, CASE WHEN west < east OR south < north THEN place -> '$.geometry' END
         FROM asset WHERE existence = 'here' AND {sql}"
    ))?;
    let mut rows = rows.query(params_from_iter(values))?;
    while let Some(row) = rows.next()? {
        let place = match row.get_ref(3)?.as_str_or_null().unwrap_or_default() {
            Some(json) => Whereabouts::Shape(read(json)?),
            None => Whereabouts::Point(Point::new(row.get(1)?, row.get(2)?)),
        };
        each(row.get(0)?, place)?;
    }
    Ok(())
}

/// West, south, east, north of all that can be so near: a little more than the circle.
fn window(lat: f64, lon: f64, metres: f64) -> [f64; 4] {
    let angle = (metres / RADIUS * 1.001).min(std::f64::consts::PI);
    let (south, north) = (lat - angle.to_degrees(), lat + angle.to_degrees());
    let sine = angle.sin() / lat.to_radians().cos();
    if south <= -90.0 || north >= 90.0 || sine >= 1.0 {
        return [-180.0, south, 180.0, north];
    }
    // A shape is measured on a plane, which is wider than the sphere away from the equator.
    let reach = sine.asin().max(sine).to_degrees() * 1.001;
    if reach >= 180.0 {
        return [-180.0, south, 180.0, north];
    }
    let wrap = |lon: f64| (lon + 540.0).rem_euclid(360.0) - 180.0;
    [wrap(lon - reach), south, wrap(lon + reach), north]
}

fn read(json: &str) -> Result<Geometry> {
    serde_json::from_str(json)
        .map_err(|e| Error::Damaged(format!("a geometry cannot be read ({e})")))
}
