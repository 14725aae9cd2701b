//! The few calls of the core that the shell makes, with its errors as the page hears them.

use hereabouts_core::storage::Passphrase;
use hereabouts_core::{Result, api};
use std::path::Path;

pub use api::{Failure, call, writes};
pub use hereabouts_core::Catalogue;
pub use hereabouts_core::attachment::ContentHash;
pub use hereabouts_core::id::{AssetId, PackId};
pub use hereabouts_core::pack::Packs;
pub use hereabouts_core::storage::bytes::PictureSize;

pub fn open(path: &Path, passphrase: Option<String>) -> std::result::Result<Catalogue, Failure> {
    let opened = || -> Result<Catalogue> {
        let passphrase = passphrase.map(Passphrase::new).transpose()?;
        Catalogue::open(path, passphrase.as_ref())
    };
    Ok(opened()?)
}

/// Makes a catalogue. Never overwrites.
pub fn create(
    path: &Path,
    name: &str,
    passphrase: Option<String>,
    sample: bool,
) -> std::result::Result<Catalogue, Failure> {
    let created = || -> Result<Catalogue> {
        let passphrase = passphrase.map(Passphrase::new).transpose()?;
        let catalogue = Catalogue::create(path, name, passphrase.as_ref())?;
        if sample {
            catalogue.add_sample()?;
        }
        Ok(catalogue)
    };
    Ok(created()?)
}

pub fn settle(catalogue: &Catalogue) -> std::result::Result<(), Failure> {
    Ok(catalogue.settle()?)
}

pub fn backup_if_due(catalogue: &Catalogue) -> std::result::Result<(), Failure> {
    Ok(catalogue.backup_if_due()?)
}

pub fn tile(
    catalogue: &Catalogue,
    z: u8,
    x: u32,
    y: u32,
    query: &str,
) -> std::result::Result<Vec<u8>, Failure> {
    Ok(catalogue.tile(z, x, y, query)?)
}

pub fn area_tile(
    catalogue: &Catalogue,
    z: u8,
    x: u32,
    y: u32,
) -> std::result::Result<Vec<u8>, Failure> {
    Ok(catalogue.area_tile(z, x, y)?)
}

/// Whether a command changes what this laptop has beside catalogues: every window then asks again.
pub fn changes_laptop(name: &str) -> bool {
    api::mode(name) == Some(api::Mode::laptop)
}

/// A tile of an area pack, as it is drawn; none where there is none.
pub fn pack_tile(
    catalogue: &Catalogue,
    pack: PackId,
    z: u8,
    x: u32,
    y: u32,
) -> std::result::Result<Option<Vec<u8>>, Failure> {
    Ok(catalogue.pack_tile(pack, z, x, y)?)
}

/// A picture in a size that is shown, as JPEG; none where there is none.
pub fn picture(
    catalogue: &Catalogue,
    hash: &ContentHash,
    size: PictureSize,
) -> std::result::Result<Option<Vec<u8>>, Failure> {
    Ok(catalogue.picture(hash, size)?)
}

/// The answer of the command table's `add_attachments`, for bytes that have no file.
pub fn add_bytes(
    catalogue: &Catalogue,
    asset: AssetId,
    file_name: &str,
    bytes: Vec<u8>,
    request: &str,
) -> std::result::Result<String, Failure> {
    catalogue.once(request, || {
        let outcome = catalogue.add_attachment_bytes(asset, file_name, bytes)?;
        serde_json::to_string(&outcome).map_err(|error| failure(error.to_string()))
    })
}

/// A failure that the window need not tell from others.
pub fn failure(message: impl Into<String>) -> Failure {
    Failure {
        code: None,
        message: message.into(),
    }
}
