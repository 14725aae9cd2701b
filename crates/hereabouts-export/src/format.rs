//! The formats a release can be saved in: one file and one line of [`FORMATS`] each.

mod csv;
mod geojson;
mod gexf;
mod graphml;
mod network;
mod relationships;

use crate::{
    Error, Release, Result, about,
    destination::{Destination, WrittenFile},
    photo,
};
use std::path::Path;

/// Every format, in the order in which they are offered.
pub const FORMATS: &[Format<'static>] =
    &[geojson::FORMAT, csv::FORMAT, graphml::FORMAT, gexf::FORMAT];

/// How a release is written. A crate that depends on this one can bring formats of its own, such as those for
/// paper, which know more than a release holds.
#[derive(Clone, Copy)]
pub struct Format<'a> {
    /// Name in commands and settings.
    pub key: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// Without the dot.
    pub extension: &'static str,
    /// What somebody who opens the file needs to know, one sentence each.
    pub reading: &'static [&'static str],
    pub letter: Letter,
    /// Writes the main file, first, and those companions the format needs; takes the contents to their end.
    pub write: Write<'a>,
}

pub type Write<'a> = &'a (dyn Fn(&mut Release<'_>, &mut Destination) -> Result<Counts> + Sync);

/// Where the covering letter is: title, audience, licence, credits, rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// In companion files.
    Beside,
    /// The file itself says it all, as a printed sheet does.
    Within,
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub assets: u64,
    /// Assets whose place is in the file.
    pub located: u64,
    pub relationships: u64,
    pub photos: u64,
}

/// A release as it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The main file first, photos last.
    pub files: Vec<WrittenFile>,
    pub assets: u64,
    pub located: u64,
    pub relationships: u64,
    pub photos: u64,
}

/// The format called `key`.
pub fn format(key: &str) -> Result<&'static Format<'static>> {
    let found = FORMATS.iter().find(|format| format.key == key);
    found.ok_or_else(|| {
        Error::UnknownFormat(
            key.to_owned(),
            FORMATS.iter().map(|f| f.key).collect::<Vec<_>>().join(", "),
        )
    })
}

/// Saves a release at `path` with its companions beside it: all of it, or, with an error, nothing.
///
/// Replaces what was saved under that name before. Fails when the place cannot be written to, and when the
/// contents do.
pub fn save(release: Release<'_>, format: &Format<'_>, path: &Path) -> Result<Written> {
    prepare(release, format, path)?.publish()
}

/// Writes a release to the disk without giving its files their names yet; dropped, it was never there.
pub fn prepare(mut release: Release<'_>, format: &Format<'_>, path: &Path) -> Result<Prepared> {
    let mut destination = match format.letter {
        Letter::Beside => Destination::with_companions(path)?,
        Letter::Within => Destination::new(path)?,
    };
    let mut counts = (format.write)(&mut release, &mut destination)?;
    counts.photos = photo::write(&mut release, &mut destination)?;
    if format.letter == Letter::Beside {
        about::write(&release, format, counts, &mut destination)?;
    }
    Ok(Prepared {
        destination,
        counts,
    })
}

/// A release that is complete but for its files' names.
pub struct Prepared {
    destination: Destination,
    counts: Counts,
}

impl Prepared {
    /// The files as they will be, without photos; the main file comes first.
    pub fn files(&self) -> impl Iterator<Item = &WrittenFile> {
        self.destination.complete()
    }

    /// The folder of the photos, if there are any.
    pub fn photos(&self) -> Option<&Path> {
        let photos = self.destination.photos();
        (!photos.complete().is_empty()).then(|| photos.path())
    }

    /// Gives the files their names: all of them, or, with an error, none.
    pub fn publish(self) -> Result<Written> {
        let Counts {
            assets,
            located,
            relationships,
            photos,
        } = self.counts;
        Ok(Written {
            files: self.destination.publish()?,
            assets,
            located,
            relationships,
            photos,
        })
    }
}
