//! Numbers as text: no exponent, no `-0`, no digit that is not meant.

use std::fmt::Write;

/// The last integer up to which every reader keeps whole numbers exactly (RFC 7493, I-JSON).
pub const LARGEST_EXACT: i64 = 9_007_199_254_740_991;

/// Writes `scaled / 10^decimals` exactly, without trailing zeros: `fixed(-1_549_000, 6)` is `-1.549`.
pub fn fixed(scaled: i64, decimals: u8) -> String {
    let mut text = String::new();
    put_fixed(&mut text, scaled, decimals);
    text
}

/// The same behind what is there already.
pub fn put_fixed(text: &mut String, scaled: i64, decimals: u8) {
    let unit = 10_u64.pow(u32::from(decimals));
    let (whole, part) = (scaled.unsigned_abs() / unit, scaled.unsigned_abs() % unit);
    if scaled < 0 {
        text.push('-');
    }
    // A text grows without fail.
    let _ = write!(text, "{whole}");
    if part > 0 {
        let _ = write!(text, ".{part:0width$}", width = usize::from(decimals));
        text.truncate(text.trim_end_matches('0').len());
    }
}

/// The shortest decimal that reads back as `value`; nothing for what is not a number.
///
/// Large values keep `.0`, because readers take a bare run of digits for an integer and overflow.
pub fn shortest(value: f64) -> Option<String> {
    if !value.is_finite() {
        return None;
    }
    if value == 0.0 {
        return Some("0".to_owned());
    }
    let text = format!("{value}");
    if value.abs() > LARGEST_EXACT as f64 && !text.contains('.') {
        return Some(text + ".0");
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fixed_decimals() {
        let check =
            |scaled, decimals, expected: &str| assert_eq!(fixed(scaled, decimals), expected);
        check(0, 6, "0");
        check(-1_549_000, 6, "-1.549");
        check(-1, 6, "-0.000001");
        check(53_801_234, 6, "53.801234");
        check(180_000_000, 6, "180");
        check(100, 0, "100");
        check(5, 1, "0.5");
    }

    #[test]
    fn shortest_decimals() {
        let check =
            |value, expected: Option<&str>| assert_eq!(shortest(value).as_deref(), expected);
        check(-0.0, Some("0"));
        check(1e-7, Some("0.0000001"));
        check(1e20, Some("100000000000000000000.0"));
        check(0.1 + 0.2, Some("0.30000000000000004"));
        check(f64::NAN, None);
        check(f64::NEG_INFINITY, None);
    }

    proptest! {
        #[test]
        fn reads_back(value in any::<f64>(), scaled in -180_000_000_i64..=180_000_000) {
            if let Some(text) = shortest(value) {
                prop_assert!(!text.contains(['e', 'E']) && text != "-0");
                prop_assert_eq!(text.parse::<f64>().unwrap(), value);
            }
            let text = fixed(scaled, 6);
            prop_assert_eq!((text.parse::<f64>().unwrap() * 1e6).round() as i64, scaled);
        }
    }
}
