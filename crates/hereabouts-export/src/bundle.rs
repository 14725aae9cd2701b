//! All that is held about one person, for that person: a page that opens anywhere, the same for programs, and their
//! photos beside it.
//!
//! What people wrote stands on the page as text and is never markup: everything is escaped, and the page may load
//! nothing and run nothing.

use crate::destination::{Destination, WrittenFile, companion};
use crate::{Error, ReleasedPhoto, Result, photo};
use serde::Serialize;
use std::path::Path;

/// What stands at the beginning of the file for programs.
const FORMAT: &str = "hereabouts-access";
/// Its name, after `NAME.`.
const DATA: &str = "data.json";

pub struct Bundle {
    /// BCP 47.
    pub language: String,
    pub title: String,
    pub name: String,
    /// The catalogue that holds it.
    pub held_by: String,
    /// ISO 8601 day.
    pub made_on: String,
    /// What there is to know first, a paragraph each.
    pub opening: Vec<String>,
    pub sections: Vec<Section>,
    pub photos: Vec<ReleasedPhoto>,
}

#[derive(Serialize)]
pub struct Section {
    pub key: String,
    pub title: String,
    pub lines: Vec<Line>,
}

#[derive(Serialize)]
pub struct Line {
    pub key: String,
    pub label: String,
    pub value: String,
    /// The name of a photo that belongs to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
}

/// Files that are complete but for their names; dropped, they were never there.
pub struct PreparedBundle(Destination);

impl PreparedBundle {
    /// The files as they will be, without photos; the page comes first.
    pub fn files(&self) -> impl Iterator<Item = &WrittenFile> {
        self.0.complete()
    }

    /// Gives the files their names: all of them, or, with an error, none.
    pub fn publish(self) -> Result<Vec<WrittenFile>> {
        self.0.publish()
    }
}

/// Writes the page to `path`, the data beside it and the photos into their folder.
///
/// # Errors
/// `Destination` where something of another has one of the names; `Write`; `Photo` where one holds more than a picture.
pub fn prepare(mut bundle: Bundle, path: &Path) -> Result<PreparedBundle> {
    let mut destination = Destination::with_companions(path)?;
    let data = companion(destination.main(), DATA);
    if data.symlink_metadata().is_ok() && !is_ours(&data) {
        return Err(Error::Destination {
            path: data,
            why: "a file of that name is there that Hereabouts did not save. Choose another name, or move that file first.",
        });
    }
    let photos = destination.photos().path().file_name();
    let photos = photos.unwrap_or_default().to_string_lossy().into_owned();
    let mut page = destination.begin(None)?;
    page.put(&html(&bundle, &photos))?;
    destination.end(page)?;
    let mut json = destination.begin(Some(DATA))?;
    let text = serde_json::to_string_pretty(&Data::of(&bundle));
    let text = text.map_err(|error| json.failed(error.into()))?;
    json.put(&text)?;
    json.put("\n")?;
    destination.end(json)?;
    for ReleasedPhoto { name, bytes } in bundle.photos.drain(..) {
        if !photo::draws_and_no_more(&bytes) || !photo::is_named_so(&name) {
            return Err(Error::Photo(name));
        }
        destination.photos_mut().write(&name, &bytes)?;
    }
    Ok(PreparedBundle(destination))
}

/// An earlier save has put it there.
fn is_ours(path: &Path) -> bool {
    let known: Option<serde_json::Value> = std::fs::read(path)
        .ok()
        .and_then(|text| serde_json::from_slice(&text).ok());
    known.is_some_and(|known| known["format"] == FORMAT)
}

#[derive(Serialize)]
struct Data<'a> {
    format: &'static str,
    version: u8,
    name: &'a str,
    held_by: &'a str,
    made_on: &'a str,
    sections: &'a [Section],
}

impl<'a> Data<'a> {
    fn of(bundle: &'a Bundle) -> Data<'a> {
        Data {
            format: FORMAT,
            version: 1,
            name: &bundle.name,
            held_by: &bundle.held_by,
            made_on: &bundle.made_on,
            sections: &bundle.sections,
        }
    }
}

const PAGE: &str = include_str!("bundle.html");
const STYLE: &str = include_str!("bundle.css");

fn html(bundle: &Bundle, photos: &str) -> String {
    let mut body = String::new();
    element(&mut body, "h1", &bundle.title);
    element(
        &mut body,
        "p",
        &format!("{}, {}", bundle.held_by, bundle.made_on),
    );
    for paragraph in &bundle.opening {
        element(&mut body, "p", paragraph);
    }
    for section in &bundle.sections {
        element(&mut body, "h2", &section.title);
        body += "<dl>\n";
        for line in &section.lines {
            element(&mut body, "dt", &line.label);
            element(&mut body, "dd", &line.value);
            if let Some(name) = &line.photo {
                let address = format!("{}/{}", in_address(photos), in_address(name));
                body += &[
                    "<dt></dt><dd><img",
                    " src=\"",
                    &escaped(&address),
                    "\"",
                    " alt=\"\"></dd>\n",
                ]
                .concat();
            }
        }
        body += "</dl>\n";
    }
    page(&bundle.language, STYLE, &bundle.title, &body)
}

/// A page that loads nothing and runs nothing; `body` is markup, everything else text.
pub(crate) fn page(language: &str, style: &str, title: &str, body: &str) -> String {
    // What people wrote comes last, so that nothing in it is taken for a gap in the page.
    let (before, after) = PAGE.split_once("{body}").unwrap_or((PAGE, ""));
    let head = before
        .replace("{language}", &escaped(language))
        .replace("{style}", style)
        .replace("{title}", &escaped(title));
    [&head, body, after].concat()
}

/// A line of the page; its text may run either way.
pub(crate) fn element(page: &mut String, tag: &str, text: &str) {
    *page += &["<", tag, " dir=\"auto\">", &escaped(text), "</", tag, ">\n"].concat();
}

/// Text as it stands in markup and in attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// The name of a folder as part of an address (RFC 3986, section 2.1).
fn in_address(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(byte.into());
            }
            other => out += &format!("%{other:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle(value: &str) -> Bundle {
        Bundle {
            language: "en".into(),
            title: format!("About {value}"),
            name: value.into(),
            held_by: "Here".into(),
            made_on: "2026-11-26".into(),
            opening: vec![],
            sections: vec![Section {
                key: "record".into(),
                title: "Record".into(),
                lines: vec![Line {
                    key: "note".into(),
                    label: value.into(),
                    value: value.into(),
                    photo: None,
                }],
            }],
            photos: vec![],
        }
    }

    #[test]
    fn what_people_wrote_is_never_markup() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("about.html");
        let bad = "<script>alert(1)</script>\" onload='x' & </dd>";
        let files = prepare(bundle(bad), &path).unwrap().publish().unwrap();
        assert_eq!(files.len(), 2);
        let page = std::fs::read_to_string(&path).unwrap();
        assert!(!page.contains("<script") && !page.contains("' &") && !page.contains("\" on"));
        assert_eq!(page.matches("&lt;script&gt;").count(), 4, "{page}");
        let data = std::fs::read(folder.path().join("about.data.json")).unwrap();
        let data: serde_json::Value = serde_json::from_slice(&data).unwrap();
        assert_eq!(data["sections"][0]["lines"][0]["value"], bad);
    }

    #[test]
    fn a_file_of_another_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("about.html");
        prepare(bundle("a"), &path).unwrap().publish().unwrap();
        // What we saved before may be saved again.
        prepare(bundle("b"), &path).unwrap().publish().unwrap();
        std::fs::write(folder.path().join("about.data.json"), "mine").unwrap();
        assert!(matches!(
            prepare(bundle("c"), &path),
            Err(Error::Destination { .. })
        ));
        assert!(!std::fs::read_to_string(&path).unwrap().contains("About c"));
    }
}
