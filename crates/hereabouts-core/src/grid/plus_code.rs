//! Plus Codes (Open Location Code): a code names an area, never a point. Works without a network.
//!
//! The grid: pairs of digits of base 20, latitude before longitude, from 20 degrees down to 1/8000 of a
//! degree; after the tenth digit each one divides its cell into 5 rows of 4. Rules and test vectors:
//! Open Location Code specification, github.com/google/open-location-code.

const DIGITS: &[u8; 20] = b"23456789CFGHJMPQRVWX";
const SEPARATOR: char = '+';
/// How many digits stand before the separator.
const BEFORE: usize = 8;
/// Digits that come in pairs.
const PAIRED: usize = 10;
/// Digits beyond these are finer than any place and are not looked at.
const LONGEST: usize = 15;

/// What a code names: degrees, west and south edge and size, and how many digits said so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CodeArea {
    pub west: f64,
    pub south: f64,
    pub width: f64,
    pub height: f64,
    pub digits: usize,
}

impl CodeArea {
    /// Longitude and latitude of its middle, in degrees.
    pub fn centre(&self) -> (f64, f64) {
        (self.west + self.width / 2.0, self.south + self.height / 2.0)
    }

    /// Half its diagonal in metres: how far off the middle may be.
    pub fn uncertainty_m(&self) -> f64 {
        const DEGREE_M: f64 = 111_320.0;
        let east = self.width * DEGREE_M * self.centre().1.to_radians().cos();
        (self.height * DEGREE_M).hypot(east) / 2.0
    }
}

/// The area of a full code; none when the text is no full code.
pub fn decode(code: &str) -> Option<CodeArea> {
    let (digits, at) = parts(code)?;
    let first_fit = digit(*digits.first()?)? < 9
        && digits
            .get(1)
            .is_none_or(|d| digit(*d).is_some_and(|d| d < 18));
    if at != BEFORE || !first_fit {
        return None;
    }
    let known = digits.iter().take_while(|d| **d != b'0').take(LONGEST);
    let values: Vec<usize> = known.map(|d| digit(*d)).collect::<Option<_>>()?;
    // In steps of the finest cell, so that no figure is lost on the way.
    let (mut south, mut west) = (0_u64, 0_u64);
    let (mut height, mut width) = (400 * LAT_STEPS, 400 * LON_STEPS);
    for pair in values[..values.len().min(PAIRED)].chunks(2) {
        (height, width) = (height / 20, width / 20);
        south += pair[0] as u64 * height;
        west += *pair.get(1)? as u64 * width;
    }
    for value in values.iter().skip(PAIRED) {
        (height, width) = (height / 5, width / 4);
        south += (value / 4) as u64 * height;
        west += (value % 4) as u64 * width;
    }
    Some(CodeArea {
        west: west as f64 / LON_STEPS as f64 - 180.0,
        south: south as f64 / LAT_STEPS as f64 - 90.0,
        width: width as f64 / LON_STEPS as f64,
        height: height as f64 / LAT_STEPS as f64,
        digits: values.len(),
    })
}

/// Finest cells in a degree: 8000 of the last pair, each in 5 rows of 4 five times over.
const LAT_STEPS: u64 = 8000 * 5_u64.pow(5);
const LON_STEPS: u64 = 8000 * 4_u64.pow(5);

/// Is it a code whose first digits were left out, as people write beside the name of a town?
pub fn is_short(code: &str) -> bool {
    parts(code).is_some_and(|(_, at)| at < BEFORE)
}

/// The full code nearest to a place (degrees) that a short one can mean.
pub fn recover(code: &str, lon: f64, lat: f64) -> Option<CodeArea> {
    let (_, at) = parts(code).filter(|(_, at)| *at < BEFORE)?;
    let missing = BEFORE - at;
    let lat = lat.clamp(-90.0, 90.0);
    let lon = (lon + 180.0).rem_euclid(360.0) - 180.0;
    let found = decode(&format!("{}{}", beginning(lon, lat, missing), code.trim()))?;
    // The cell that was left out, in degrees: the right one lies within half of it.
    let cell = 400.0 / 20_f64.powi(missing as i32 / 2);
    let (at_lon, at_lat) = found.centre();
    let fits = |south: f64| (-90.0..90.0).contains(&south);
    let moved_lat = match at_lat - lat {
        off if off > cell / 2.0 && fits(found.south - cell) => -cell,
        off if off < -cell / 2.0 && fits(found.south + cell) => cell,
        _ => 0.0,
    };
    let moved_lon = match at_lon - lon {
        off if off > cell / 2.0 => -cell,
        off if off < -cell / 2.0 => cell,
        _ => 0.0,
    };
    Some(CodeArea {
        south: found.south + moved_lat,
        west: found.west + moved_lon,
        ..found
    })
}

/// How many of the finest cells of the paired digits, of 1/8000 of a degree, a place lies east of -180 and north of
/// -90 degrees.
pub(super) fn steps(lon: f64, lat: f64) -> (u64, u64) {
    let lat_steps = (((lat + 90.0) * 8000.0).floor() as u64).min(180 * 8000 - 1);
    (((lon + 180.0) * 8000.0).floor() as u64, lat_steps)
}

/// The first digits of the code of a place.
pub(super) fn beginning(lon: f64, lat: f64, digits: usize) -> String {
    let (lon_steps, lat_steps) = steps(lon, lat);
    let pair = |n: u32| {
        let step = 20_u64.pow(4 - n);
        [lat_steps / step % 20, lon_steps / step % 20].map(|d| char::from(DIGITS[d as usize]))
    };
    (0..digits as u32 / 2).flat_map(pair).collect()
}

/// The digits of a code and where its separator stands; none when it is no code at all.
fn parts(code: &str) -> Option<(Vec<u8>, usize)> {
    let code = code.trim();
    let (before, after) = code.split_once(SEPARATOR)?;
    let at = before.len();
    let padding = before.find('0').map_or(0, |first| at - first);
    let padded_well = padding == 0
        || (padding < at
            && padding.is_multiple_of(2)
            && at == BEFORE
            && after.is_empty()
            && before.ends_with(&"0".repeat(padding)));
    if at > BEFORE
        || !at.is_multiple_of(2)
        || !padded_well
        || after.len() == 1
        || at + after.len() == 0
    {
        return None;
    }
    let digits: Vec<u8> = before
        .bytes()
        .chain(after.bytes())
        .map(|d| d.to_ascii_uppercase())
        .collect();
    let are_digits = digits
        .iter()
        .enumerate()
        .all(|(i, d)| digit(*d).is_some() || (*d == b'0' && i < at));
    are_digits.then_some((digits, at))
}

fn digit(letter: u8) -> Option<usize> {
    DIGITS.iter().position(|each| *each == letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
        let rows = file.lines().filter(|line| !line.starts_with('#'));
        rows.map(|line| line.split(',').collect())
    }

    #[test]
    fn decodes_the_published_codes() {
        let mut checked = 0;
        for row in published(include_str!(
            "../../../../tests/fixtures/plus_codes/decoding.csv"
        )) {
            let number = |i: usize| row[i].parse::<f64>().unwrap();
            let area = decode(row[0]).unwrap();
            let edges = [
                area.south,
                area.west,
                area.south + area.height,
                area.west + area.width,
            ];
            for (found, expect) in edges.into_iter().zip([2, 3, 4, 5].map(number)) {
                assert!((found - expect).abs() < 1e-9, "{row:?}: {area:?}");
            }
            assert_eq!(area.digits as f64, number(1), "{row:?}");
            checked += 1;
        }
        assert_eq!(checked, 20);
    }

    #[test]
    fn tells_codes_from_other_texts_as_published() {
        let mut checked = 0;
        for row in published(include_str!(
            "../../../../tests/fixtures/plus_codes/validity.csv"
        )) {
            assert_eq!(decode(row[0]).is_some(), row[3] == "true", "{row:?}");
            assert_eq!(is_short(row[0]), row[2] == "true", "{row:?}");
            checked += 1;
        }
        assert_eq!(checked, 23);
    }

    #[test]
    fn recovers_the_published_short_codes() {
        let mut checked = 0;
        for row in published(include_str!(
            "../../../../tests/fixtures/plus_codes/short.csv"
        )) {
            let (lat, lon) = (row[1].parse().unwrap(), row[2].parse().unwrap());
            let (found, expect) = (recover(row[3], lon, lat).unwrap(), decode(row[0]).unwrap());
            assert!(
                (found.west - expect.west).abs() < 1e-9
                    && (found.south - expect.south).abs() < 1e-9,
                "{row:?}: {found:?}"
            );
            checked += 1;
        }
        assert_eq!(checked, 14);
    }

    #[test]
    fn a_code_says_how_large_its_area_is() {
        let off = |code| decode(code).unwrap().uncertainty_m().round();
        assert_eq!(off("9C3W9QCJ+2V"), 8.0);
        assert_eq!(off("9C3W9QCJ+"), 164.0);
        assert_eq!(off("9C3W9Q00+"), 3281.0);
    }
}
