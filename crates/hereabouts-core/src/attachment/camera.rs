//! What the camera noted: when, and where it stood. Read from the bytes as they came, and kept beside them;
//! it never enters the change log and never leaves.

use crate::asset::{Asset, AssetKind};
use crate::geometry::Geometry;
use crate::place::{Method, Place, Precision};
use crate::storage::bytes::Spot;
use exif::{Exif, In, Rational, Tag, Value};
use std::io::Cursor;

#[derive(Debug, Default, PartialEq)]
pub struct Noted {
    /// ISO 8601 day and time by the camera's own clock.
    pub on: Option<String>,
    pub spot: Option<Spot>,
}

/// Reads as much as can be read; what makes no sense is as if it were not there.
pub fn read(bytes: &[u8]) -> Noted {
    let found = exif::Reader::new()
        .continue_on_error(true)
        .read_from_container(&mut Cursor::new(bytes))
        .or_else(|error| error.distill_partial_result(|_| ()));
    match found {
        Ok(exif) => Noted {
            on: taken_on(&exif),
            spot: spot(&exif),
        },
        Err(_) => Noted::default(),
    }
}

fn taken_on(exif: &Exif) -> Option<String> {
    let said = |tag| match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(texts) => exif::DateTime::from_ascii(texts.first()?).ok(),
        _ => None,
    };
    let at = said(Tag::DateTimeOriginal).or_else(|| said(Tag::DateTimeDigitized))?;
    let [month, day, hour, minute, second] =
        [at.month, at.day, at.hour, at.minute, at.second].map(|n| i8::try_from(n).unwrap_or(-1));
    let year = i16::try_from(at.year).ok().filter(|year| *year > 1800)?;
    let at = jiff::civil::DateTime::new(year, month, day, hour, minute, second, 0).ok()?;
    Some(at.strftime("%Y-%m-%dT%H:%M:%S").to_string())
}

/// Metres within which a phone knows where it is, where it does not say.
const USUAL_RADIUS_M: f64 = 10.0;

fn spot(exif: &Exif) -> Option<Spot> {
    let numbers = |tag| match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Rational(numbers) => Some(numbers.as_slice()),
        _ => None,
    };
    let degrees = |tag| {
        let parts: Vec<f64> = numbers(tag)?.iter().map(Rational::to_f64).collect();
        let [degrees, minutes, seconds] = parts[..] else {
            return None;
        };
        Some(degrees + minutes / 60.0 + seconds / 3600.0)
    };
    let sign = |tag, negative: u8| match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(texts) => Some(
            match texts.first()?.first()?.to_ascii_uppercase() == negative {
                true => -1.0,
                false => 1.0,
            },
        ),
        _ => None,
    };
    let lon = degrees(Tag::GPSLongitude)? * sign(Tag::GPSLongitudeRef, b'W')?;
    let lat = degrees(Tag::GPSLatitude)? * sign(Tag::GPSLatitudeRef, b'S')?;
    let radius_m = numbers(Tag::GPSHPositioningError)
        .and_then(|numbers| numbers.first())
        .map(Rational::to_f64)
        .filter(|metres| metres.is_finite() && *metres > 0.0)
        .unwrap_or(USUAL_RADIUS_M);
    // Cameras that found no satellite write 0, 0.
    let is_somewhere = lon.abs() <= 180.0 && lat.abs() <= 90.0 && (lon, lat) != (0.0, 0.0);
    is_somewhere.then_some(Spot { lon, lat, radius_m })
}

/// The place that a photo's spot offers to its asset; none where the asset has a place, may have none, or the
/// spot is too vague. A photo is taken in front of a thing, so nothing is offered as exact; of a person it
/// never says more than about 100 m.
pub fn offer(spot: Spot, asset: &Asset) -> Option<Place> {
    let placed = asset
        .place
        .as_ref()
        .is_some_and(|place| place.geometry.is_some());
    if placed || super::why_none(asset).is_some() {
        return None;
    }
    let finest = match asset.kind {
        AssetKind::Person => Precision::About100M,
        _ => Precision::Building,
    };
    let precision = [
        Precision::Building,
        Precision::Street,
        Precision::About100M,
        Precision::About1Km,
    ]
    .into_iter()
    .filter(|precision| *precision >= finest)
    .find(|precision| precision.usual_uncertainty_m() >= Some(spot.radius_m))?;
    let unit = 10_f64.powi(
        hereabouts_export::Precision::from(precision)
            .decimals(None, false)
            .into(),
    );
    let rounded = |degrees: f64| (degrees * unit).round() / unit;
    let before = asset.place.clone().unwrap_or_default();
    Some(Place {
        geometry: Some(Geometry::point(rounded(spot.lon), rounded(spot.lat)).ok()?),
        precision,
        uncertainty_m: precision.usual_uncertainty_m(),
        method: Some(Method::Photo),
        ..before
    })
}
