//! Bytes as lines that people copy by hand: six groups of four of 32 signs, the last group of which
//! tells whether the line is as it was printed.
//!
//! The signs are those of Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O or U,
//! and whoever types one of the first three meant 1 or 0.

use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What one line holds: with the four bits of the number of its sheet, twenty signs.
pub(super) const LINE_BYTES: usize = 12;
const LINE_SIGNS: usize = 24;
const CHECK_BITS: u32 = 20;

/// What was read of one sheet.
pub(super) struct Read {
    /// Nought for the whole key, otherwise which of three.
    pub number: u8,
    pub bytes: Zeroizing<Vec<u8>>,
}

pub(super) fn write(number: u8, bytes: &[u8]) -> Vec<Zeroizing<String>> {
    let lines = (1..).zip(bytes.chunks(LINE_BYTES));
    lines
        .map(|(line, bytes)| write_line(number, line, bytes))
        .collect()
}

fn write_line(number: u8, line: u8, bytes: &[u8]) -> Zeroizing<String> {
    // 4 bits and 96 bits, then 20.
    let bits = bytes.iter().fold(u128::from(number), |bits, byte| {
        (bits << 8) | u128::from(*byte)
    });
    let bits = (bits << CHECK_BITS) | u128::from(check(number, line, bytes));
    let mut text = Zeroizing::new(String::with_capacity(LINE_SIGNS + 5));
    for place in (0..LINE_SIGNS).rev() {
        let sign = (bits >> (5 * place)) & 31;
        text.push(char::from(SIGNS[sign as usize]));
        if place % 4 == 0 && place > 0 {
            text.push(' ');
        }
    }
    text
}

/// Reads what was typed of a sheet; `second` only for the words of what is wrong with it.
pub(super) fn read(text: &str, second: bool) -> Result<Read> {
    let lines = lines_of(text);
    if lines.is_empty() {
        return Err(Error::invalid("Type the lines of the sheet first."));
    }
    let mut read = Read {
        number: 0,
        bytes: Zeroizing::default(),
    };
    for (line, signs) in (1u8..).zip(&lines) {
        let (number, bytes) = read_line(signs, line).ok_or_else(|| not_as_printed(line, second))?;
        if line == 1 {
            read.number = number;
        } else if number != read.number {
            return Err(Error::invalid(format!(
                "Line {line} is from another sheet than the lines before it. Type one sheet at a time."
            )));
        }
        read.bytes.extend_from_slice(&*bytes);
    }
    let whole = if read.number == 0 {
        super::WHOLE_BYTES
    } else {
        super::SHARED_BYTES
    } / LINE_BYTES;
    if lines.len() != whole {
        return Err(Error::invalid(format!(
            "This sheet has {whole} lines, and here are {}. Type every line of it.",
            lines.len()
        )));
    }
    Ok(read)
}

fn not_as_printed(line: u8, second: bool) -> Error {
    Error::invalid(match second {
        false => format!(
            "Something in line {line} is not as printed. Compare it with the paper: a line has six groups of four."
        ),
        true => format!(
            "Something in line {line} of the second sheet is not as printed. Compare it with the paper: a line has six groups of four."
        ),
    })
}

/// Signs line by line. What was typed without line ends is cut where they would be.
fn lines_of(text: &str) -> Vec<Zeroizing<String>> {
    let signs = |text: &str| -> Zeroizing<String> {
        let typed = text.chars().filter(|c| c.is_alphanumeric());
        Zeroizing::new(typed.map(meant).collect())
    };
    let lines: Vec<_> = text
        .lines()
        .map(signs)
        .filter(|line| !line.is_empty())
        .collect();
    match &lines[..] {
        [only] if only.len() > LINE_SIGNS + 1 => {
            let all: Zeroizing<Vec<char>> = Zeroizing::new(only.chars().collect());
            let parts = all.chunks(LINE_SIGNS);
            parts
                .map(|part| Zeroizing::new(part.iter().collect()))
                .collect()
        }
        _ => lines,
    }
}

fn meant(sign: char) -> char {
    match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}

/// The number of the sheet and the bytes of a line, if it is as printed.
fn read_line(signs: &str, line: u8) -> Option<(u8, Zeroizing<[u8; LINE_BYTES]>)> {
    // The number that is printed before a line may have been typed with it.
    let signs = match signs.len() == LINE_SIGNS + 1 {
        true => signs.strip_prefix(char::from(b'0' + line))?,
        false => signs,
    };
    if signs.len() != LINE_SIGNS {
        return None;
    }
    let mut bits: u128 = 0;
    for sign in signs.bytes() {
        let value = SIGNS.iter().position(|known| *known == sign)?;
        bits = (bits << 5) | value as u128;
    }
    let given = (bits & ((1 << CHECK_BITS) - 1)) as u32;
    let bits = bits >> CHECK_BITS;
    let mut bytes = Zeroizing::new([0u8; LINE_BYTES]);
    bytes.copy_from_slice(&bits.to_be_bytes()[16 - LINE_BYTES..]);
    let number = (bits >> (8 * LINE_BYTES)) as u8;
    (number <= 3 && given == check(number, line, &*bytes)).then_some((number, bytes))
}

/// Twenty bits that follow from a line, its number and that of its sheet.
fn check(number: u8, line: u8, bytes: &[u8]) -> u32 {
    let mut digest = Sha256::new();
    digest.update(b"hereabouts recovery line 1");
    digest.update([number, line]);
    digest.update(bytes);
    let digest = digest.finalize();
    u32::from_be_bytes([0, digest[0], digest[1], digest[2]]) >> (24 - CHECK_BITS)
}
