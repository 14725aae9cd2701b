//! What the figures of a coordinate tell: how precise it is, whether it is a stand-in for "no
//! place", and whether it lies where one expects it.

/// The tokens a place's precision can be read from.
pub const PRECISIONS: &[&str] = &[
    "exact",
    "building",
    "street",
    "about_100m",
    "about_1km",
    "neighbourhood",
    "area",
    "none",
];

/// Metres of one degree of latitude, for turning figures into an uncertainty.
const DEGREE_M: f64 = 111_320.0;

/// Precision and uncertainty of a point whose figures go down to `step` degrees.
pub fn precision_of_step(step: f64) -> (&'static str, Option<f64>) {
    let off = Some((step / 2.0 * DEGREE_M * 10.0).round() / 10.0);
    match step {
        s if s <= 1.5e-5 => ("exact", None),
        s if s <= 3e-4 => ("building", off),
        s if s <= 1.5e-3 => ("about_100m", off),
        s if s <= 1.7e-2 => ("about_1km", off),
        _ => ("area", off),
    }
}

/// Precision and uncertainty of a grid square of `size` metres: half its diagonal.
pub fn precision_of_square(size: f64) -> (&'static str, Option<f64>) {
    let off = Some((size / 2.0_f64.sqrt()).round());
    match size {
        s if s <= 3.0 => ("exact", None),
        s if s <= 15.0 => ("building", off),
        s if s <= 100.0 => ("about_100m", off),
        s if s <= 1000.0 => ("about_1km", off),
        _ => ("area", off),
    }
}

/// Numbers that programs write where there is no place.
pub fn filled_in(x: f64, y: f64) -> Option<String> {
    const STAND_INS: &[f64] = &[0.0, 1.0, 99.0, 999.0, 9999.0, 99999.0, 999999.0];
    (x == y && STAND_INS.contains(&x.abs()))
        .then(|| format!("{x}, {y} is what programs write for “no place”."))
}

fn within(x: f64, y: f64, [west, south, east, north]: [f64; 4]) -> bool {
    (west..=east).contains(&x) && (south..=north).contains(&y)
}

/// Whether longitude and latitude fall into the box round Great Britain and Ireland.
pub fn in_britain(lon: f64, lat: f64) -> bool {
    within(lon, lat, [-11.0, 49.0, 2.5, 61.5])
}
