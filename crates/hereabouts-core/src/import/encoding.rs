//! Which encoding a text file is in, and reading it as UTF-8 whatever it is.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{ImportError, Progress, ReadOptions};

/// Quotation marks, dashes, £ and é in Windows-1252. They are too few to tell a language by, and a
/// file with nothing else is British far more often than Polish.
const SIGNS: &[u8] = &[
    0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xa0, 0xa3, 0xa9, 0xae, 0xb0, 0xb7, 0xbc,
    0xbd, 0xe9,
];

const CHUNK: usize = 64 * 1024;

/// Finds the encoding of a file, reading all of it: the first odd byte may be at its end. Says
/// also whether some bytes do not fit it, which then become the replacement character.
///
/// # Errors
/// When the file cannot be read.
pub fn detect(
    path: &Path,
    options: &ReadOptions,
) -> Result<(&'static Encoding, bool), ImportError> {
    if let Some(label) = &options.encoding
        && let Some(encoding) = Encoding::for_label(label.as_bytes())
    {
        return Ok((encoding, false));
    }
    let failed = |source| io_error(path, &options.progress, source);
    let mut file = Watched::open(path, &options.progress).map_err(failed)?;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut utf8 = Utf8Count::default();
    let mut chunk = vec![0; CHUNK];
    let (mut first, mut only_signs) = (true, true);
    loop {
        let read = file.read(&mut chunk).map_err(failed)?;
        let bytes = &chunk[..read];
        if first {
            first = false;
            let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
            if let Some(encoding) = marked.or_else(|| utf16_without_mark(bytes)) {
                return Ok((encoding, false));
            }
        }
        utf8.feed(bytes, read == 0);
        // While everything is UTF-8 the detector would learn nothing.
        if utf8.invalid > 0 {
            detector.feed(bytes, read == 0);
            only_signs &= bytes
                .iter()
                .all(|byte| byte.is_ascii() || SIGNS.contains(byte));
        }
        if read == 0 {
            break;
        }
    }
    if utf8.invalid == 0 || utf8.valid >= 10 * utf8.invalid {
        return Ok((UTF_8, utf8.invalid > 0));
    }
    if only_signs {
        return Ok((WINDOWS_1252, false));
    }
    Ok((detector.guess(None, Utf8Detection::Deny), false))
}

/// How many characters beyond ASCII are valid UTF-8, and how many bytes are not, fed in pieces.
#[derive(Default)]
struct Utf8Count {
    pending: Vec<u8>,
    valid: u64,
    invalid: u64,
}

impl Utf8Count {
    fn feed(&mut self, bytes: &[u8], last: bool) {
        self.pending.extend_from_slice(bytes);
        let pending = std::mem::take(&mut self.pending);
        let mut rest: &[u8] = &pending;
        loop {
            let (valid, error) = match std::str::from_utf8(rest) {
                Ok(text) => (text, None),
                Err(error) => (
                    std::str::from_utf8(&rest[..error.valid_up_to()]).unwrap_or_default(),
                    Some(error),
                ),
            };
            if !valid.is_ascii() {
                self.valid += valid.chars().filter(|c| !c.is_ascii()).count() as u64;
            }
            let Some(error) = error else { return };
            rest = &rest[error.valid_up_to()..];
            match error.error_len() {
                None if !last => {
                    self.pending = rest.to_vec();
                    return;
                }
                length => {
                    self.invalid += 1;
                    rest = &rest[length.unwrap_or(rest.len())..];
                }
            }
        }
    }
}

/// UTF-16 without a byte order mark: Latin text has a zero in every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let beginning = &bytes[..bytes.len().min(2048) & !1];
    let zeros = |parity: usize| {
        beginning
            .iter()
            .skip(parity)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let half = beginning.len() / 2;
    match (zeros(0), zeros(1)) {
        (0, odd) if half >= 2 && odd * 10 >= half * 7 => Some(UTF_16LE),
        (even, 0) if half >= 2 && even * 10 >= half * 7 => Some(UTF_16BE),
        _ => None,
    }
}

/// A file opened for reading that tells how far it is and stops when asked to.
pub struct Watched {
    file: File,
    progress: Arc<Progress>,
}

impl Watched {
    pub fn open(path: &Path, progress: &Arc<Progress>) -> io::Result<Watched> {
        let file = File::open(path)?;
        progress
            .total
            .store(file.metadata()?.len(), Ordering::Relaxed);
        progress.done.store(0, Ordering::Relaxed);
        Ok(Watched {
            file,
            progress: progress.clone(),
        })
    }
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.progress.is_stopped() {
            return Err(io::Error::other("stopped"));
        }
        let read = self.file.read(buffer)?;
        self.progress.done.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl Seek for Watched {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// A text file read as UTF-8, without its byte order mark. What its encoding cannot mean becomes
/// the replacement character.
pub struct Decoded {
    file: Watched,
    decoder: Decoder,
    /// A character to hand on as another: a delimiter beyond ASCII becomes [`STAND_IN`].
    swap: Option<char>,
    raw: Vec<u8>,
    raw_start: usize,
    raw_end: usize,
    out: Vec<u8>,
    out_start: usize,
    one_line_end: bool,
    after_return: bool,
    finished: bool,
}

/// Stands for a delimiter that is longer than one byte in UTF-8.
pub const STAND_IN: u8 = 0x1f;

impl Decoded {
    /// # Errors
    /// When the file cannot be opened.
    pub fn open(
        path: &Path,
        encoding: &'static Encoding,
        swap: Option<char>,
        progress: &Arc<Progress>,
    ) -> Result<Decoded, ImportError> {
        let file =
            Watched::open(path, progress).map_err(|source| io_error(path, progress, source))?;
        Ok(Decoded {
            file,
            decoder: encoding.new_decoder_with_bom_removal(),
            swap,
            raw: vec![0; CHUNK],
            raw_start: 0,
            raw_end: 0,
            out: Vec::new(),
            out_start: 0,
            one_line_end: false,
            after_return: false,
            finished: false,
        })
    }

    /// The same text with every line end a line feed, so that lines can be counted.
    pub fn with_one_line_end(mut self) -> Decoded {
        self.one_line_end = true;
        self
    }

    fn unify_line_ends(&mut self) {
        let mut after_return = self.after_return;
        let mut unified = Vec::with_capacity(self.out.len());
        for byte in self.out.drain(..) {
            match byte {
                b'\n' if after_return => {}
                b'\r' => unified.push(b'\n'),
                other => unified.push(other),
            }
            after_return = byte == b'\r';
        }
        self.out = unified;
        self.after_return = after_return;
    }

    fn refill(&mut self) -> io::Result<()> {
        while self.out_start == self.out.len() && !self.finished {
            if self.raw_start == self.raw_end {
                self.raw_start = 0;
                self.raw_end = self.file.read(&mut self.raw)?;
            }
            let last = self.raw_end == 0;
            let bytes = &self.raw[self.raw_start..self.raw_end];
            let room = self
                .decoder
                .max_utf8_buffer_length(bytes.len())
                .unwrap_or(CHUNK * 4);
            let mut text = String::with_capacity(room);
            let (result, read, _) = self.decoder.decode_to_string(bytes, &mut text, last);
            self.raw_start += read;
            self.finished = last && result == CoderResult::InputEmpty;
            if let Some(from) = self.swap {
                text = text.replace(from, "\u{1f}");
            }
            self.out = text.into_bytes();
            if self.one_line_end {
                self.unify_line_ends();
            }
            self.out_start = 0;
        }
        Ok(())
    }
}

impl Read for Decoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.refill()?;
        let length = buffer.len().min(self.out.len() - self.out_start);
        buffer[..length].copy_from_slice(&self.out[self.out_start..self.out_start + length]);
        self.out_start += length;
        Ok(length)
    }
}

/// An I/O error as an import error; asking to stop looks like one to the libraries in between.
pub fn io_error(path: &Path, progress: &Progress, source: io::Error) -> ImportError {
    let path = path.to_path_buf();
    if progress.is_stopped() {
        ImportError::Stopped { path }
    } else {
        ImportError::Io { path, source }
    }
}
