//! What is printed, on which paper, and how a release becomes that.

use crate::entry::{Entry, entries};
use crate::frame::Frame;
use crate::paper::{Paper, Size};
use crate::typeset::{Job, Typeset};
use crate::words::Language;
use crate::{map, sheet};
use hereabouts_export::destination::Destination;
use hereabouts_export::format::{Counts, Format, Letter};
use hereabouts_export::{About, Error, Release, Result};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::sync::Mutex;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A map, and what is on it by number.
    Map,
    /// A list to call or to walk with, with room for the answers.
    Sheet,
}

/// How a release is printed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Print {
    pub what: What,
    pub paper: Paper,
    #[serde(default)]
    pub language: Language,
    /// Of a map: the part of the world that it shows at least (west, south, east, north in degrees); without one as
    /// much as holds everything.
    #[serde(default)]
    pub view: Option<[f64; 4]>,
    /// Of a sheet: assets by id in the order in which they are visited; others follow. Without one it goes street
    /// by street.
    #[serde(default)]
    pub order: Vec<String>,
}

/// What lies under the marks of a map.
#[derive(Debug, Clone)]
pub struct Picture {
    /// PNG.
    pub bytes: Vec<u8>,
    /// What it shows; the map then shows the same.
    pub frame: Frame,
    /// Who made the map, as its makers ask to be named.
    pub credit: String,
}

/// What came of it, for those who print.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Notes {
    pub pages: usize,
    pub assets: usize,
    /// Of a map: drawn on it.
    pub drawn: usize,
    /// Of those: marks that had no room for their numbers.
    pub without_number: usize,
    /// Beyond its edge.
    pub beyond: usize,
    /// Signs that none of our typefaces has; in their place are empty boxes.
    pub missing: Vec<String>,
}

/// The first page before anything is saved.
#[derive(Debug, Clone, Serialize)]
pub struct Preview {
    pub notes: Notes,
    /// Of a map: what the picture under it has to show; nothing where nothing is on the map.
    pub frame: Option<Frame>,
    /// SVG.
    pub first_page: String,
}

/// What the terminal offers; a window has the papers to choose from.
pub const FORMATS: &[Format<'static>] = &[
    plain("map-a4", "Map on A4 (PDF)", &|release, to| {
        plainly("map-a4", release, to)
    }),
    plain(
        "map-a4-landscape",
        "Map on A4, landscape (PDF)",
        &|release, to| plainly("map-a4-landscape", release, to),
    ),
    plain("map-a3", "Map on A3 (PDF)", &|release, to| {
        plainly("map-a3", release, to)
    }),
    plain(
        "map-a3-landscape",
        "Map on A3, landscape (PDF)",
        &|release, to| plainly("map-a3-landscape", release, to),
    ),
    plain(
        "call-sheet",
        "Call sheet or walking list on A4 (PDF)",
        &|release, to| plainly("call-sheet", release, to),
    ),
];

/// Whether everybody who passes reads what is saved in this format.
pub fn hangs_on_a_wall(format: &str) -> bool {
    format.starts_with("map-")
}

const fn plain<'a>(
    key: &'static str,
    label: &'static str,
    write: hereabouts_export::format::Write<'a>,
) -> Format<'a> {
    Format {
        key,
        label,
        extension: "pdf",
        reading: &[],
        letter: Letter::Within,
        write,
    }
}

fn plainly(key: &str, release: &mut Release<'_>, to: &mut Destination) -> Result<Counts> {
    let print = Print::called(key).ok_or_else(|| failed("there is no such paper".into()))?;
    print.write(release, to, None).map(|(counts, _)| counts)
}

impl Print {
    /// What a format of [`FORMATS`] prints, in English.
    pub fn called(key: &str) -> Option<Print> {
        let (what, size, landscape) = match key {
            "map-a4" => (What::Map, Size::A4, false),
            "map-a4-landscape" => (What::Map, Size::A4, true),
            "map-a3" => (What::Map, Size::A3, false),
            "map-a3-landscape" => (What::Map, Size::A3, true),
            "call-sheet" => (What::Sheet, Size::A4, false),
            _ => return None,
        };
        Some(Print {
            what,
            paper: Paper { size, landscape },
            language: Language::En,
            view: None,
            order: Vec::new(),
        })
    }

    /// The name of the format in requests, previews and the register.
    pub fn key(&self) -> &'static str {
        match (self.what, self.paper.size, self.paper.landscape) {
            (What::Sheet, ..) => "call-sheet",
            (What::Map, Size::A4, false) => "map-a4",
            (What::Map, Size::A4, true) => "map-a4-landscape",
            (What::Map, Size::A3, false) => "map-a3",
            (What::Map, Size::A3, true) => "map-a3-landscape",
        }
    }

    /// Hands over the format that saves a release so; what came of it is in `notes` afterwards.
    pub fn with_format<T>(
        &self,
        picture: Option<&Picture>,
        notes: &Mutex<Notes>,
        save: impl FnOnce(&Format<'_>) -> T,
    ) -> T {
        let write = |release: &mut Release<'_>, to: &mut Destination| {
            let (counts, made) = self.write(release, to, picture)?;
            if let Ok(mut notes) = notes.lock() {
                *notes = made;
            }
            Ok(counts)
        };
        save(&plain(self.key(), "", &write))
    }

    /// The first page, and what would come of the rest.
    pub fn preview(&self, release: &mut Release<'_>, picture: Option<&Picture>) -> Result<Preview> {
        let about = release.about.clone();
        let made = self.make(&about, entries(release)?, picture)?;
        Ok(Preview {
            first_page: made.typeset.first_page(),
            notes: made.notes,
            frame: made.frame,
        })
    }

    fn write(
        &self,
        release: &mut Release<'_>,
        to: &mut Destination,
        picture: Option<&Picture>,
    ) -> Result<(Counts, Notes)> {
        let about = release.about.clone();
        let entries = entries(release)?;
        let counts = Counts {
            assets: entries.len() as u64,
            located: entries.iter().filter(|entry| entry.place.is_some()).count() as u64,
            ..Counts::default()
        };
        let made = self.make(&about, entries, picture)?;
        let pdf = made.typeset.pdf().map_err(failed)?;
        let mut out = to.begin(None)?;
        out.write_all(&pdf).map_err(|source| out.failed(source))?;
        to.end(out)?;
        Ok((counts, made.notes))
    }

    fn make(&self, about: &About, entries: Vec<Entry>, picture: Option<&Picture>) -> Result<Made> {
        let mut notes = Notes {
            assets: entries.len(),
            ..Notes::default()
        };
        let (job, frame) = match self.what {
            What::Map => map::job(self, about, &entries, picture, &mut notes),
            What::Sheet => (sheet::job(self, about, entries), None),
        };
        notes.missing = job.missing();
        let typeset = job.typeset().map_err(failed)?;
        notes.pages = typeset.pages();
        Ok(Made {
            typeset,
            notes,
            frame,
        })
    }
}

struct Made {
    typeset: Typeset,
    notes: Notes,
    frame: Option<Frame>,
}

fn failed(why: String) -> Error {
    Error::Contents(
        format!("The pages could not be made ({why}). Nothing was saved. Choose fewer assets, or another paper, and try again.").into(),
    )
}

/// The lines under a title: how many, for whom, when.
pub(crate) fn under_title(print: &Print, about: &About, count: usize) -> Vec<String> {
    let words = print.language.words();
    vec![
        print.language.count(&words.assets, count),
        crate::words::fill(&words.whom, &[&words.audience(about)]),
        words.day(&about.exported_on),
    ]
}

/// The covering letter at the end: purpose, licence, credits, the rules by which places were made coarser.
pub(crate) fn letter(print: &Print, about: &About) -> Vec<String> {
    let words = print.language.words();
    let said = |pattern: &str, text: &Option<String>| {
        let text = text.as_deref().map(crate::text::line)?;
        Some(crate::words::fill(pattern, &[&text]))
    };
    let mut lines: Vec<String> = [
        said(&words.purpose, &about.purpose),
        said(&words.licence, &about.licence),
        said(&words.ask, &about.who_to_ask),
    ]
    .into_iter()
    .flatten()
    .collect();
    lines.extend(
        about
            .attributions
            .iter()
            .map(|text| crate::text::line(text)),
    );
    lines.extend(about.coarsening.iter().map(|rule| words.said(rule)));
    lines
        .iter()
        .map(|text| crate::text::cut(text, 600))
        .collect()
}

/// A job that says nothing but its words: title, lines under it, letter.
pub(crate) fn job(
    print: &Print,
    about: &About,
    data: serde_json::Value,
    template: &'static str,
) -> Job {
    Job::new(
        template,
        &crate::text::cut(&crate::text::line(&about.title), 160),
        print.paper,
        print.language,
        data,
    )
}
