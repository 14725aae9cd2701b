//! A secret in three shares of which any two give it back and one alone tells nothing (Shamir, "How to
//! share a secret", 1979), byte by byte over the field with 256 elements that AES uses (FIPS 197, 4.2).
//!
//! Each byte is where a straight line crosses the axis; the slope is drawn at random for every byte, and a
//! share is the height of the line at 1, 2 or 3. One point lies on lines through every height of the axis.

use zeroize::Zeroizing;

/// The share at `x`, from 1 to 3. `slope` is as long as the secret, and random.
pub(super) fn share(secret: &[u8], slope: &[u8], x: u8) -> Zeroizing<Vec<u8>> {
    let height = |(s, a): (&u8, &u8)| s ^ times(*a, x);
    Zeroizing::new(secret.iter().zip(slope).map(height).collect())
}

/// The secret of two shares at different places.
pub(super) fn join((x, left): (u8, &[u8]), (z, right): (u8, &[u8])) -> Zeroizing<Vec<u8>> {
    // Lagrange at nought; taking away is the same as adding.
    let across = inverse(x ^ z);
    let (of_left, of_right) = (times(z, across), times(x, across));
    let crossing = |(l, r): (&u8, &u8)| times(*l, of_left) ^ times(*r, of_right);
    Zeroizing::new(left.iter().zip(right).map(crossing).collect())
}

/// Multiplies in the field, modulo x⁸ + x⁴ + x³ + x + 1, in the same steps whatever the bytes.
fn times(a: u8, b: u8) -> u8 {
    let (mut a, mut product) = (a, 0);
    for bit in 0..8 {
        product ^= a & 0u8.wrapping_sub((b >> bit) & 1);
        a = (a << 1) ^ (0x1b & 0u8.wrapping_sub(a >> 7));
    }
    product
}

/// One over `a`, which is its 254th power; nought for nought.
fn inverse(a: u8) -> u8 {
    (0..253).fold(a, |power, _| times(power, a))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_is_that_of_aes() {
        // FIPS 197, sections 4.2 and 4.2.1.
        assert_eq!(times(0x57, 0x83), 0xc1);
        assert_eq!(times(0x57, 0x13), 0xfe);
        for a in 1..=255 {
            assert_eq!(times(a, inverse(a)), 1, "{a}");
        }
    }

    #[test]
    fn any_two_shares_give_every_byte_back() {
        for secret in 0..=255u8 {
            for slope in [0, 1, 0x53, 0xca, 255] {
                let shares = [1, 2, 3].map(|x| (x, share(&[secret], &[slope], x)));
                for (left, right) in [(0, 1), (0, 2), (1, 2), (2, 0)] {
                    let (left, right) = (&shares[left], &shares[right]);
                    let joined = join((left.0, &left.1), (right.0, &right.1));
                    assert_eq!(joined[..], [secret]);
                }
            }
        }
    }

    #[test]
    fn one_share_tells_nothing() {
        // Whatever the secret, every share is each byte for exactly one of the 256 slopes.
        for secret in 0..=255u8 {
            for x in 1..=3 {
                let mut seen = [0u16; 256];
                for slope in 0..=255 {
                    seen[usize::from(share(&[secret], &[slope], x)[0])] += 1;
                }
                assert_eq!(seen, [1; 256], "secret {secret} at {x}");
            }
        }
    }
}
