//! Telling a damaged catalogue from one that is not ours or has another passphrase: the backups beside it
//! know how it began.

use super::backup::backups_of;
use super::connection;
use super::place::{self, Head};
use super::unlock::{Unlock, key_for};
use crate::error::Error;
use std::path::Path;

/// Two salts drawn at random differ in about 64 of their 128 bits; damage changes a few.
const FEW_BITS: u32 = 8;

/// What is behind `error`, which opening the file at `path` gave: `Damaged` where that is certain.
pub(super) fn beneath(error: Error, path: &Path, unlock: Unlock<'_>) -> Error {
    let damaged = match &error {
        Error::NotOurs(_) => has_backups(path),
        Error::NeedsPassphrase(_) => was_plain(path),
        Error::NotOursOrWrongPassphrase(_) | Error::OldRecoveryKey(_) => {
            was_plain(path) || opens_a_backup(path, unlock)
        }
        _ => false,
    };
    match damaged {
        true => Error::Damaged("its beginning is not as it was written".into()),
        false => error,
    }
}

fn has_backups(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "hereabouts")
        && backups_of(path).is_ok_and(|backups| {
            let heads = backups.iter().map(|backup| place::head(&backup.path));
            heads.flatten().any(|head| head != Head::Foreign)
        })
}

/// Whether it begins nearly as a catalogue without a passphrase does.
fn was_plain(path: &Path) -> bool {
    matches!(place::head(path), Ok(Head::PerhapsSalt(start)) if nearly(&start, b"SQLite format 3\0"))
}

/// Whether what was given opens the newest backup that begins like the file: then it is the right one.
fn opens_a_backup(path: &Path, unlock: Unlock<'_>) -> bool {
    let Ok(Head::PerhapsSalt(salt)) = place::head(path) else {
        return false;
    };
    let backups = backups_of(path).unwrap_or_default();
    let like = backups.iter().rev().find(|backup| {
        matches!(place::head(&backup.path), Ok(Head::PerhapsSalt(start)) if nearly(&start, &salt))
    });
    like.is_some_and(|backup| {
        let key = key_for(&backup.path, unlock);
        key.is_ok_and(|key| connection::connect_to_whole(&backup.path, key.as_ref()).is_ok())
    })
}

fn nearly(one: &[u8; 16], other: &[u8; 16]) -> bool {
    let differing = one.iter().zip(other).map(|(a, b)| (a ^ b).count_ones());
    differing.sum::<u32>() <= FEW_BITS
}
