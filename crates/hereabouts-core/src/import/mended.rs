//! JSON text with two small wounds mended on the way to the parser: the record separators of
//! RFC 8142, and halves of characters that other programs leave when they cut a text short.

use std::io::{self, Read};

/// A reader of JSON text. Outside strings both changes mean nothing else; inside strings JSON
/// forbids separators, and a lone half of a character becomes the replacement character.
pub struct Mended<R> {
    inner: R,
    ready: Vec<u8>,
    start: usize,
    /// The beginning of an escape whose end has not been read yet.
    pending: Vec<u8>,
    finished: bool,
}

impl<R: Read> Mended<R> {
    pub fn new(inner: R) -> Mended<R> {
        Mended {
            inner,
            ready: Vec::new(),
            start: 0,
            pending: Vec::new(),
            finished: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        while self.start == self.ready.len() && !self.finished {
            let mut chunk = std::mem::take(&mut self.pending);
            let kept = chunk.len();
            chunk.resize(kept + 64 * 1024, 0);
            let read = self.inner.read(&mut chunk[kept..])?;
            chunk.truncate(kept + read);
            self.finished = read == 0;
            self.ready.clear();
            self.start = 0;
            let done = mend(&chunk, self.finished, &mut self.ready);
            self.pending = chunk[done..].to_vec();
        }
        Ok(())
    }
}

impl<R: Read> Read for Mended<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.refill()?;
        let length = buffer.len().min(self.ready.len() - self.start);
        buffer[..length].copy_from_slice(&self.ready[self.start..self.start + length]);
        self.start += length;
        Ok(length)
    }
}

/// Mends `bytes` into `out`; answers how many were used up. Without `last` an escape that may go on
/// is left for the next time.
fn mend(bytes: &[u8], last: bool, out: &mut Vec<u8>) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            0x1e => {
                out.push(b'\n');
                at += 1;
            }
            b'\\' => {
                let rest = &bytes[at..];
                if rest.len() < 12 && !last {
                    return at;
                }
                let length = match (half(rest), rest.get(6..).and_then(half)) {
                    (Some(Half::First), Some(Half::Second)) => 12,
                    (Some(_), _) => {
                        out.extend_from_slice(b"\\ufffd");
                        at += 6;
                        continue;
                    }
                    // Any other escape is two bytes as far as this goes.
                    (None, _) => rest.len().min(2),
                };
                out.extend_from_slice(&rest[..length]);
                at += length;
            }
            other => {
                out.push(other);
                at += 1;
            }
        }
    }
    at
}

enum Half {
    First,
    Second,
}

/// Which half of a character an escape such as `\\ud83d` stands for.
fn half(bytes: &[u8]) -> Option<Half> {
    let figures = bytes.strip_prefix(b"\\u")?.get(..4)?;
    let code = u16::from_str_radix(std::str::from_utf8(figures).ok()?, 16).ok()?;
    match code {
        0xd800..=0xdbff => Some(Half::First),
        0xdc00..=0xdfff => Some(Half::Second),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads one byte at a time, so that every escape is cut in every place.
    struct Trickle<'a>(&'a [u8]);

    impl Read for Trickle<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.0.len().min(1);
            buffer[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    #[test]
    fn halves_of_characters_and_separators() {
        let check = |text: &str, expect: &str| {
            for reader in [
                &mut Trickle(text.as_bytes()) as &mut dyn Read,
                &mut text.as_bytes(),
            ] {
                let mut mended = String::new();
                Mended::new(reader).read_to_string(&mut mended).unwrap();
                assert_eq!(mended, expect);
            }
        };
        check(
            r#"{"a":"x\n\ud83d\ude00 \\ud83d"}"#,
            r#"{"a":"x\n\ud83d\ude00 \\ud83d"}"#,
        );
        check(r#""\ud83d""#, r#""\ufffd""#);
        check(r#""\ud83dx \ude00""#, r#""\ufffdx \ufffd""#);
        check(r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#);
        check(r#""\\\ud83d""#, r#""\\\ufffd""#);
        check("\u{1e}{}\n\u{1e}{}", "\n{}\n\n{}");
        check(r#""cut \u12"#, r#""cut \u12"#);
    }
}
