//! Printed sheets, read back as those who get them do: their words (`pdftotext`), their pictures (`pdftoppm`), their
//! bytes. Without those two programs the tests that need them say so.

#![allow(clippy::unwrap_used)]

mod looks;
mod many;
mod words;

use hereabouts_export::{
    About, Column, Columns, Place, Precision, Release, ReleasedAsset, Value, WrittenFile,
};
use hereabouts_print::{FORMATS, Language, Paper, Preview, Print, Size, What};
use std::path::Path;
use std::process::Command;

/// What an asset may have here.
const COLUMNS: [&str; 5] = [
    "summary",
    "address",
    "phone",
    "contact_name",
    "last_confirmed",
];

#[derive(Clone)]
pub struct Asset {
    pub kind: &'static str,
    pub name: String,
    /// Longitude, latitude, and how well that is known.
    pub at: Option<([f64; 2], Precision)>,
    /// By the names of the columns.
    pub says: Vec<(&'static str, String)>,
}

pub fn asset(kind: &'static str, name: &str, at: Option<[f64; 2]>) -> Asset {
    Asset {
        kind,
        name: name.into(),
        at: at.map(|at| (at, Precision::Exact)),
        says: Vec::new(),
    }
}

impl Asset {
    pub fn says(mut self, column: &'static str, what: &str) -> Asset {
        self.says.push((column, what.into()));
        self
    }
}

pub fn about() -> About {
    About {
        title: "Aldermoor".into(),
        audience: "everyone".into(),
        exported_on: "2026-11-06".into(),
        ..About::default()
    }
}

pub fn release(assets: &[Asset], about: About) -> Release<'_> {
    let released = assets.iter().zip(1..).map(|(asset, number)| {
        let mut values: Vec<(usize, Value)> = asset
            .says
            .iter()
            .map(|(column, what)| {
                let at = COLUMNS.iter().position(|known| known == column).unwrap();
                (at, Value::Text(what.clone()))
            })
            .collect();
        values.sort_by_key(|(at, _)| *at);
        Ok(ReleasedAsset {
            id: format!("asset-{number}"),
            kind: asset.kind.into(),
            kind_label: asset.kind.into(),
            name: asset.name.clone(),
            place: match asset.at {
                Some(([lon, lat], precision)) => Place {
                    geometry: Some(geojson::Geometry::new_point([lon, lat])),
                    precision,
                    uncertainty_m: None,
                    is_cell: false,
                },
                None => Place::default(),
            },
            values,
        })
    });
    Release {
        about,
        columns: Columns::new(COLUMNS.map(Column::ours)),
        assets: Box::new(released),
        relationships: Box::new(std::iter::empty()),
        photos: Box::new(std::iter::empty()),
        lines: false,
    }
}

pub fn map_on_a4() -> Print {
    Print {
        what: What::Map,
        paper: Paper {
            size: Size::A4,
            landscape: false,
        },
        language: Language::En,
        view: None,
        order: Vec::new(),
    }
}

pub fn sheet() -> Print {
    Print {
        what: What::Sheet,
        ..map_on_a4()
    }
}

pub fn preview(print: &Print, assets: &[Asset]) -> Preview {
    print.preview(&mut release(assets, about()), None).unwrap()
}

/// Saves it as the terminal does, and answers the file.
pub fn save(key: &str, assets: &[Asset], path: &Path) -> WrittenFile {
    let format = FORMATS.iter().find(|format| format.key == key).unwrap();
    let written = hereabouts_export::save(release(assets, about()), format, path).unwrap();
    let mut files = written.files.into_iter();
    let file = files.next().unwrap();
    assert!(files.next().is_none(), "a sheet says all of it itself");
    file
}

/// The words of a PDF in the order in which they are read, one space between them; none without `pdftotext`.
pub fn words_of(path: &Path) -> Option<String> {
    let read = Command::new("pdftotext").arg(path).arg("-").output();
    let Ok(read) = read else {
        println!("pdftotext is not there");
        return None;
    };
    assert!(read.status.success(), "{read:?}");
    let text = String::from_utf8(read.stdout).unwrap();
    // Where a line may end without a space nothing is to be seen.
    let text = text.replace(['\u{200B}', '\u{AD}'], "");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A page as a picture of 60 dots per inch; none without `pdftoppm`.
pub fn page(path: &Path, page: u32) -> Option<image::RgbImage> {
    let out = path.with_extension("");
    let number = page.to_string();
    let drawn = Command::new("pdftoppm")
        .args([
            "-r",
            "60",
            "-png",
            "-singlefile",
            "-f",
            &number,
            "-l",
            &number,
        ])
        .args([path, &out])
        .status();
    let Ok(drawn) = drawn else {
        println!("pdftoppm is not there");
        return None;
    };
    assert!(drawn.success());
    Some(image::open(out.with_extension("png")).unwrap().to_rgb8())
}
