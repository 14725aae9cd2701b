//! The coordinate reference systems a GeoJSON file may name, and their way to WGS 84.

use serde_json::Value;

use super::Crs;
use crate::grid::british;

/// Reads a `crs` member: a name as an OGC URN, URL or short code. `None` when it says nothing.
pub fn of_member(member: &Value) -> Option<Crs> {
    if member.is_null() {
        return None;
    }
    let name = member
        .pointer("/properties/name")
        .or_else(|| member.pointer("/properties/code"))
        .or_else(|| member.pointer("/properties/href"))
        .or(Some(member))
        .map(|name| name.as_str().map_or_else(|| name.to_string(), String::from))?;
    Some(of_name(&name))
}

fn of_name(name: &str) -> Crs {
    let code = name
        .rsplit([':', '/', '#', ' '])
        .next()
        .unwrap_or(name)
        .to_ascii_uppercase();
    match code.as_str() {
        "CRS84" | "CRS84H" | "4326" | "4979" | "WGS84" | "WGS 84" => Crs::Wgs84,
        "3857" | "900913" | "3785" | "102100" | "102113" => Crs::WebMercator,
        "27700" | "7405" | "BNG" => Crs::BritishGrid,
        // ETRS89 and NAD83 differ from WGS 84 by less than a metre or two.
        "4258" | "4269" | "4937" => Crs::Wgs84,
        _ => Crs::Unknown(name.into()),
    }
}

/// Longitude and latitude in degrees of a pair of numbers in `crs`.
///
/// # Errors
/// A sentence when the numbers mean no place on Earth.
pub fn to_lon_lat(crs: &Crs, x: f64, y: f64) -> Result<(f64, f64), String> {
    match crs {
        Crs::Wgs84 => Ok((x, y)),
        Crs::BritishGrid => british::to_lon_lat(x, y).map_err(|error| error.to_string()),
        Crs::WebMercator => {
            // Spherical Mercator (EPSG Guidance Note 7-2, method 1024).
            const EARTH_RADIUS_M: f64 = 6_378_137.0;
            let lon = (x / EARTH_RADIUS_M).to_degrees();
            let lat = (y / EARTH_RADIUS_M).sinh().atan().to_degrees();
            Ok((lon, lat))
        }
        Crs::Unknown(name) => Err(format!(
            "its coordinates are in “{name}”, which cannot be converted here; ask for the file in WGS 84"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_of_reference_systems() {
        let check = |name: &str, expect: Crs| {
            let member = json!({"type": "name", "properties": {"name": name}});
            assert_eq!(of_member(&member), Some(expect), "{name}");
        };
        check("urn:ogc:def:crs:OGC:1.3:CRS84", Crs::Wgs84);
        check("EPSG:4326", Crs::Wgs84);
        check("urn:ogc:def:crs:EPSG::27700", Crs::BritishGrid);
        check(
            "http://www.opengis.net/def/crs/EPSG/0/3857",
            Crs::WebMercator,
        );
        check("EPSG:2056", Crs::Unknown("EPSG:2056".into()));
        assert_eq!(of_member(&Value::Null), None);
        assert_eq!(
            of_member(&json!({"type": "EPSG", "properties": {"code": 27700}})),
            Some(Crs::BritishGrid)
        );
        assert_eq!(of_member(&json!("EPSG:3857")), Some(Crs::WebMercator));
    }

    #[test]
    fn web_mercator_edges() {
        let (lon, lat) = to_lon_lat(
            &Crs::WebMercator,
            20_037_508.342_789_244,
            20_037_508.342_789_244,
        )
        .unwrap();
        assert!(
            (lon - 180.0).abs() < 1e-9 && (lat - 85.051_128_78).abs() < 1e-7,
            "{lon} {lat}"
        );
        assert!(to_lon_lat(&Crs::Unknown("EPSG:1".into()), 1.0, 1.0).is_err());
    }
}
