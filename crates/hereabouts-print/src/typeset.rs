//! From data to pages, by Typst.
//!
//! The templates are ours and built in. What people wrote reaches them as one file of JSON and is only ever a string
//! in it, so that nothing of it can be markup. There is no other file, no package and no clock.

use crate::paper::Paper;
use crate::words::Language;
use serde_json::{Value, json};
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

pub const MAP: &str = include_str!("typst/map.typ");
pub const LETTER: &str = include_str!("typst/letter.typ");
pub const SHEET: &str = include_str!("typst/sheet.typ");
pub const KEY: &str = include_str!("typst/key.typ");
const COMMON: &str = include_str!("typst/common.typ");

/// Latin for what is read and for titles, then the other scripts; any of them helps out where one lacks a letter.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 10] = [
        include_bytes!("../fonts/AtkinsonHyperlegibleNext_400Regular.ttf"),
        include_bytes!("../fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf"),
        include_bytes!("../fonts/Literata_600SemiBold.ttf"),
        include_bytes!("../fonts/NotoSans_400Regular.ttf"),
        include_bytes!("../fonts/NotoSansArabic_400Regular.ttf"),
        include_bytes!("../fonts/NotoSansHebrew_400Regular.ttf"),
        include_bytes!("../fonts/NotoSansBengali_400Regular.ttf"),
        include_bytes!("../fonts/NotoSansGurmukhi_400Regular.ttf"),
        include_bytes!("../fonts/NotoSansGujarati_400Regular.ttf"),
        include_bytes!("../fonts/NotoSansTamil_400Regular.ttf"),
    ];
    let fonts = files
        .into_iter()
        .flat_map(|file| Font::iter(Bytes::new(file)));
    fonts.collect()
});
static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// What is to be set.
pub struct Job {
    template: &'static str,
    data: Value,
    picture: Option<Bytes>,
}

impl Job {
    /// `data` is an object; the title, the paper and the words join it.
    pub fn new(
        template: &'static str,
        title: &str,
        paper: Paper,
        language: Language,
        data: Value,
    ) -> Job {
        let [width, height] = paper.mm();
        let mut all = json!({
            "title": title,
            "words": language.words(),
            "page": { "width": width, "height": height, "columns": paper.columns() },
        });
        if let (Value::Object(all), Value::Object(data)) = (&mut all, data) {
            all.extend(data);
        }
        Job {
            template,
            data: all,
            picture: None,
        }
    }

    pub fn with_picture(mut self, png: Option<Vec<u8>>) -> Job {
        self.picture = png.map(Bytes::new);
        self
    }

    /// Signs in the data that no typeface has.
    pub fn missing(&self) -> Vec<String> {
        let mut missing = std::collections::BTreeSet::new();
        each_text(&self.data, &mut |text| {
            let unknown = text.chars().filter(|c| !is_drawn(*c));
            missing.extend(unknown);
        });
        missing.into_iter().map(String::from).collect()
    }

    pub fn typeset(self) -> Result<Typeset, String> {
        let data = serde_json::to_vec(&self.data).map_err(|error| error.to_string())?;
        let desk = Desk {
            template: source("/main.typ", self.template),
            common: source("/common.typ", COMMON),
            data: (file("/data.json"), Bytes::new(data)),
            picture: self.picture.map(|png| (file("/picture.png"), png)),
        };
        let set = typst::compile::<PagedDocument>(&desk);
        // What was remembered for this job is of no use to another.
        typst::comemo::evict(0);
        let document = set.output.map_err(in_words)?;
        Ok(Typeset { document })
    }
}

fn is_drawn(c: char) -> bool {
    // Spaces, marks of direction and joiners are not drawn.
    let unseen = c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}');
    unseen
        || FONTS
            .iter()
            .any(|font| font.info().coverage.contains(c.into()))
}

fn each_text(value: &Value, see: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => see(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, see)),
        Value::Object(fields) => fields.values().for_each(|field| each_text(field, see)),
        _ => (),
    }
}

/// Pages.
pub struct Typeset {
    document: PagedDocument,
}

impl Typeset {
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// The same bytes for the same pages: no clock, no name of a person or a machine.
    pub fn pdf(&self) -> Result<Vec<u8>, String> {
        let options = typst_pdf::PdfOptions {
            creator: Smart::Custom(Some("Hereabouts".into())),
            timestamp: None,
            ..typst_pdf::PdfOptions::default()
        };
        typst_pdf::pdf(&self.document, &options).map_err(in_words)
    }

    /// SVG.
    pub fn first_page(&self) -> String {
        let page = self.document.pages().first();
        page.map(|page| typst_svg::svg(page, &typst_svg::SvgOptions::default()))
            .unwrap_or_default()
    }
}

fn in_words(errors: impl IntoIterator<Item = SourceDiagnostic>) -> String {
    let messages = errors.into_iter().map(|error| error.message.to_string());
    messages.collect::<Vec<_>>().join("; ")
}

fn file(path: &str) -> FileId {
    #[allow(clippy::expect_used)]
    let path = VirtualPath::new(path).expect("ours are all plain names");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn source(path: &str, text: &str) -> Source {
    Source::new(file(path), text.to_owned())
}

/// All that Typst can see.
struct Desk {
    template: Source,
    common: Source,
    data: (FileId, Bytes),
    picture: Option<(FileId, Bytes)>,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let sources = [&self.template, &self.common];
        let found = sources.into_iter().find(|source| source.id() == id);
        found.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let mut files = [Some(&self.data), self.picture.as_ref()]
            .into_iter()
            .flatten();
        let found = files.find(|(known, _)| *known == id);
        found
            .map(|(_, bytes)| bytes.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
