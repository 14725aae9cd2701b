//! GeoJSON to the letter of RFC 7946, one feature a line.

use super::{Counts, Format, Letter, relationships};
use crate::{
    Contents, Error, Release, ReleasedAsset, Result, Value, cell,
    column::Columns,
    destination::{Destination, Outgoing},
    number::{LARGEST_EXACT, shortest},
    place::{Extent, Rounded, rounded},
};
use std::{mem, panic::resume_unwind, sync::mpsc, thread};

pub const FORMAT: Format<'static> = Format {
    key: "geojson",
    label: "GeoJSON",
    extension: "geojson",
    reading: &[
        "Coordinates are longitude, then latitude, in degrees (WGS 84).",
        "An asset without a place has an empty geometry and is still part of the file.",
        "Lists are joined by a semicolon; a semicolon inside an element has a backslash before it.",
    ],
    letter: Letter::Beside,
    write: &write,
};

fn write(release: &mut Release<'_>, destination: &mut Destination) -> Result<Counts> {
    let collection = Collection::begin(destination.begin(None)?)?;
    let (collection, mut counts) = features(&mut release.assets, &release.columns, collection)?;
    destination.end(collection.end()?)?;
    counts.relationships = relationships::write(release, destination, release.lines)?;
    Ok(counts)
}

/// Adds the assets, while those behind them are being read: some at a time, and few of them ahead.
fn features(
    assets: &mut Contents<'_, ReleasedAsset>,
    columns: &Columns,
    mut collection: Collection,
) -> Result<(Collection, Counts)> {
    const TOGETHER: usize = 32;
    const AHEAD: usize = 4;
    thread::scope(|scope| {
        let (send, written) = mpsc::sync_channel::<Vec<ReleasedAsset>>(AHEAD);
        let writer = scope.spawn(move || -> Result<(Collection, Counts)> {
            let mut counts = Counts::default();
            for asset in written.iter().flatten() {
                let place = rounded(&asset.place);
                collection.feature(Some(&asset.id), place.as_ref(), |object| {
                    properties(&asset, columns, object)
                })?;
                counts.assets += 1;
                counts.located += u64::from(place.is_some());
            }
            Ok((collection, counts))
        });
        let mut some = Vec::with_capacity(TOGETHER);
        let mut all_read = Ok(());
        for asset in assets {
            match asset {
                Ok(asset) => some.push(asset),
                Err(source) => {
                    all_read = Err(Error::Contents(source));
                    break;
                }
            }
            // Where the writer has ended, it says why.
            if some.len() == TOGETHER && send.send(mem::take(&mut some)).is_err() {
                break;
            }
        }
        let _ = send.send(some);
        drop(send);
        match writer.join() {
            Ok(ended) => all_read.and(ended),
            Err(panic) => resume_unwind(panic),
        }
    })
}

/// A feature collection being written. The box round it comes after the features, because only then is it known.
pub struct Collection {
    out: Outgoing,
    extent: Extent,
    empty: bool,
    /// The feature that is put together.
    line: String,
}

impl Collection {
    pub fn begin(mut out: Outgoing) -> Result<Collection> {
        out.put(r#"{"type":"FeatureCollection","features":["#)?;
        Ok(Collection {
            out,
            extent: Extent::default(),
            empty: true,
            line: String::new(),
        })
    }

    /// Adds a feature; `properties` puts them into an object.
    pub fn feature(
        &mut self,
        id: Option<&str>,
        place: Option<&Rounded>,
        properties: impl FnOnce(&mut Object<'_>) -> Result<()>,
    ) -> Result<()> {
        let line = &mut self.line;
        line.clear();
        line.push_str(if self.empty { "\n" } else { ",\n" });
        self.empty = false;
        line.push_str(r#"{"type":"Feature","#);
        if let Some(id) = id {
            line.push_str(r#""id":"#);
            quote(line, id);
            line.push(',');
        }
        line.push_str(r#""geometry":"#);
        match place {
            Some(place) => {
                place.put_geojson(line);
                self.extent.add(place);
            }
            None => line.push_str("null"),
        }
        line.push_str(r#","properties":{"#);
        let mut object = Object { line, empty: true };
        properties(&mut object)?;
        object.line.push_str("}}");
        self.out.put(object.line)
    }

    pub fn end(mut self) -> Result<Outgoing> {
        let bbox = self
            .extent
            .geojson()
            .map_or(String::new(), |bbox| format!(r#","bbox":{bbox}"#));
        self.out.put(&format!("\n]{bbox}}}\n"))?;
        Ok(self.out)
    }
}

fn properties(asset: &ReleasedAsset, columns: &Columns, object: &mut Object<'_>) -> Result<()> {
    object.text("id", &asset.id);
    object.text("kind", &asset.kind);
    object.text("kind_label", &asset.kind_label);
    object.text("name", &asset.name);
    for value in asset.named(columns) {
        let (key, value) = value?;
        object.value(key, value);
    }
    object.text("location_precision", asset.place.precision.token());
    if let Some(metres) = asset.place.uncertainty_m.and_then(shortest) {
        object.json("uncertainty_m", &metres);
    }
    Ok(())
}

/// The members of a flat JSON object being put together, without spaces.
pub struct Object<'l> {
    line: &'l mut String,
    empty: bool,
}

impl Object<'_> {
    pub fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        quote(self.line, text);
    }

    /// A value, unless it is missing.
    fn value(&mut self, key: &str, value: &Value) {
        match value {
            Value::Text(text) => self.text(key, text),
            // Beyond this, readers that keep numbers as floating point would change it (RFC 7493).
            Value::Integer(number) if number.abs_diff(0) > LARGEST_EXACT as u64 => {
                self.text(key, &number.to_string());
            }
            Value::Integer(number) => self.json(key, &number.to_string()),
            Value::Number(number) => {
                if let Some(number) = shortest(*number) {
                    self.json(key, &number);
                }
            }
            Value::Flag(flag) => self.json(key, if *flag { "true" } else { "false" }),
            Value::List(elements) => self.text(key, &cell::join_list(elements)),
        }
    }

    /// `value` is JSON.
    fn json(&mut self, key: &str, value: &str) {
        self.key(key);
        self.line.push_str(value);
    }

    fn key(&mut self, key: &str) {
        if !self.empty {
            self.line.push(',');
        }
        self.empty = false;
        quote(self.line, key);
        self.line.push(':');
    }
}

/// Puts a text in quotation marks; what JSON does not allow in them is escaped, and nothing else.
fn quote(line: &mut String, text: &str) {
    let is_escaped = |sign: u8| sign < b' ' || matches!(sign, b'"' | b'\\');
    line.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_escaped) {
        line.push_str(&rest[..at]);
        match rest.as_bytes()[at] {
            b'"' => line.push_str(r#"\""#),
            b'\\' => line.push_str(r"\\"),
            b'\n' => line.push_str(r"\n"),
            b'\r' => line.push_str(r"\r"),
            b'\t' => line.push_str(r"\t"),
            0x08 => line.push_str(r"\b"),
            0x0c => line.push_str(r"\f"),
            other => line.push_str(&format!("\\u{other:04x}")),
        }
        rest = &rest[at + 1..];
    }
    line.push_str(rest);
    line.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quoted(text: &str) -> String {
        let mut line = String::new();
        quote(&mut line, text);
        line
    }

    proptest! {
        #[test]
        fn texts_are_what_any_writer_of_json_makes_of_them(text in "[\\x00-\\x7f]{0,20}|\\PC{0,20}") {
            prop_assert_eq!(quoted(&text), serde_json::Value::from(text).to_string());
        }
    }
}
