//! Tiles that came, kept for as long as their server allows (RFC 9111), up to a size. They tell where somebody
//! looked, as the area packs beside them do, and can be thrown away.

use crate::error::{Error, Result};
use crate::tiles::is_picture;
use http_cache_semantics::{AfterResponse, BeforeRequest, CacheOptions, CachePolicy};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;
use ureq::http::{Request, Response};

/// Bytes of all kept tiles at most, and how many stay when there are more.
const MOST: u64 = 100_000_000;
const LEFT: u64 = 75_000_000;

/// The folder of kept tiles.
pub(crate) struct Kept {
    folder: PathBuf,
    /// Bytes added since the folder was last looked through.
    added: AtomicU64,
}

/// What is known of a tile before it is asked for.
pub(crate) enum Known {
    /// It is as good as asked for.
    Fresh(Vec<u8>),
    /// The request asks whether it has changed.
    Stale(Request<()>, Box<Old>),
    No(Request<()>),
}

pub(crate) struct Old {
    pub tile: Vec<u8>,
    policy: CachePolicy,
}

impl Kept {
    pub fn at(folder: &Path) -> Kept {
        Kept {
            folder: folder.to_owned(),
            added: AtomicU64::new(MOST / 4),
        }
    }

    fn path(&self, address: &str) -> PathBuf {
        let digest = Sha256::digest(address.as_bytes());
        let name: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        self.folder.join(name)
    }

    pub(crate) fn look(&self, address: &str, request: Request<()>) -> Known {
        let Some(old) = self.read(address) else {
            return Known::No(request);
        };
        match old.policy.before_request(&request, SystemTime::now()) {
            BeforeRequest::Fresh(_) => Known::Fresh(old.tile),
            BeforeRequest::Stale {
                request,
                matches: true,
            } => Known::Stale(Request::from_parts(request, ()), Box::new(old)),
            BeforeRequest::Stale { .. } => Known::No(request),
        }
    }

    /// What is not whole any more is not there.
    fn read(&self, address: &str) -> Option<Old> {
        let bytes = fs::read(self.path(address)).ok()?;
        let end = bytes.iter().position(|&byte| byte == b'\n')?;
        let policy = serde_json::from_slice(&bytes[..end]).ok()?;
        let tile = bytes[end + 1..].to_vec();
        is_picture(&tile).then_some(Old { tile, policy })
    }

    /// Keeps an answer, where its server allows that.
    pub(crate) fn keep(&self, address: &str, request: &Request<()>, answer: &Response<Vec<u8>>) {
        let options = CacheOptions {
            shared: false,
            ..CacheOptions::default()
        };
        let policy = CachePolicy::new_options(request, answer, SystemTime::now(), options);
        if policy.is_storable() {
            self.write(address, &policy, answer.body());
        }
    }

    /// The server said that a kept tile is still right, and for how long.
    pub(crate) fn still_good(
        &self,
        address: &str,
        request: &Request<()>,
        answer: &Response<Vec<u8>>,
        old: Old,
    ) -> Vec<u8> {
        let after = old
            .policy
            .after_response(request, answer, SystemTime::now());
        let (AfterResponse::NotModified(policy, _) | AfterResponse::Modified(policy, _)) = after;
        self.write(address, &policy, &old.tile);
        old.tile
    }

    /// What cannot be kept is asked for again another time; the map does not wait for it.
    fn write(&self, address: &str, policy: &CachePolicy, tile: &[u8]) {
        let write = || -> std::io::Result<()> {
            fs::create_dir_all(&self.folder)?;
            let mut part = tempfile::NamedTempFile::new_in(&self.folder)?;
            part.write_all(&serde_json::to_vec(policy)?)?;
            part.write_all(b"\n")?;
            part.write_all(tile)?;
            part.persist(self.path(address))?;
            Ok(())
        };
        if let Err(error) = write() {
            eprintln!("A tile was not kept in {}: {error}", self.folder.display());
        }
        let added = self.added.fetch_add(tile.len() as u64, Ordering::Relaxed);
        if added >= MOST / 4 {
            self.added.store(0, Ordering::Relaxed);
            self.shrink(MOST, LEFT);
        }
    }

    /// Where there are more bytes than `most`, the oldest tiles go until there are `left`.
    fn shrink(&self, most: u64, left: u64) {
        let mut files = self.files();
        let mut bytes: u64 = files.iter().map(|(_, bytes, _)| bytes).sum();
        if bytes <= most {
            return;
        }
        files.sort();
        for (_, size, path) in files {
            if bytes <= left {
                break;
            }
            if fs::remove_file(path).is_ok() {
                bytes -= size;
            }
        }
    }

    /// When each was written, its bytes, its path.
    fn files(&self) -> Vec<(SystemTime, u64, PathBuf)> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let about = entries.filter_map(|entry| {
            let about = entry.metadata().ok().filter(|about| about.is_file())?;
            Some((about.modified().ok()?, about.len(), entry.path()))
        });
        about.collect()
    }

    pub fn bytes(&self) -> u64 {
        self.files().iter().map(|(_, bytes, _)| bytes).sum()
    }

    pub fn clear(&self) -> Result<()> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(Error::disk("Removing", &self.folder)(error))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn there_are_never_more_bytes_than_agreed_and_the_oldest_go_first() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept::at(folder.path());
        for age in 0..10 {
            let path = folder.path().join(format!("{age}"));
            fs::write(&path, [0; 100]).unwrap();
            let then = SystemTime::now() - Duration::from_secs(60 * age);
            fs::File::open(&path).unwrap().set_modified(then).unwrap();
        }
        kept.shrink(1000, 500);
        assert_eq!(kept.bytes(), 1000, "as many as may be");
        kept.shrink(999, 500);
        assert_eq!(kept.bytes(), 500);
        assert!(folder.path().join("4").exists() && !folder.path().join("5").exists());
        kept.clear().unwrap();
        kept.clear().unwrap();
        assert_eq!(kept.bytes(), 0);
    }
}
