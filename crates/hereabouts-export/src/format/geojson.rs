//! GeoJSON to the letter of RFC 7946, one feature a line.

use super::{Counts, Format, Letter, relationships};
use crate::{
    Release, ReleasedAsset, Result, Value, cell,
    column::Columns,
    destination::{Destination, Outgoing},
    number::{LARGEST_EXACT, shortest},
    place::{Extent, Rounded, rounded},
};

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
    let mut counts = Counts::default();
    let mut collection = Collection::begin(destination.begin(None)?)?;
    for asset in release.assets.by_ref() {
        let asset = asset.map_err(crate::Error::Contents)?;
        let place = rounded(&asset.place);
        collection.feature(
            Some(&asset.id),
            place.as_ref(),
            &properties(&asset, &release.columns)?,
        )?;
        counts.assets += 1;
        counts.located += u64::from(place.is_some());
    }
    destination.end(collection.end()?)?;
    counts.relationships = relationships::write(release, destination, release.lines)?;
    Ok(counts)
}

/// A feature collection being written. The box round it comes after the features, because only then is it known.
pub struct Collection {
    out: Outgoing,
    extent: Extent,
    empty: bool,
}

impl Collection {
    pub fn begin(mut out: Outgoing) -> Result<Collection> {
        out.put(r#"{"type":"FeatureCollection","features":["#)?;
        Ok(Collection {
            out,
            extent: Extent::default(),
            empty: true,
        })
    }

    /// Adds a feature; `properties` is a JSON object.
    pub fn feature(
        &mut self,
        id: Option<&str>,
        place: Option<&Rounded>,
        properties: &str,
    ) -> Result<()> {
        let id = id.map_or(String::new(), |id| format!(r#""id":{},"#, quoted(id)));
        let geometry = place.map_or("null".to_owned(), Rounded::geojson);
        if let Some(place) = place {
            self.extent.add(place);
        }
        let comma = if self.empty { "" } else { "," };
        self.empty = false;
        self.out.put(&format!("{comma}\n{{\"type\":\"Feature\",{id}\"geometry\":{geometry},\"properties\":{properties}}}"))
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

fn properties(asset: &ReleasedAsset, columns: &Columns) -> Result<String> {
    let mut object = Object::default();
    object.text("id", &asset.id);
    object.text("kind", &asset.kind);
    object.text("kind_label", &asset.kind_label);
    object.text("name", &asset.name);
    for value in asset.named(columns) {
        let (key, value) = value?;
        object.member(key, json(value));
    }
    object.text("location_precision", asset.place.precision.token());
    object.member(
        "uncertainty_m",
        asset.place.uncertainty_m.and_then(shortest),
    );
    Ok(object.end())
}

/// A value as JSON; nothing if it is missing.
fn json(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(quoted(text)),
        // Beyond this, readers that keep numbers as floating point would change it (RFC 7493).
        Value::Integer(number) if number.abs_diff(0) > LARGEST_EXACT as u64 => {
            Some(quoted(&number.to_string()))
        }
        Value::Integer(number) => Some(number.to_string()),
        Value::Number(number) => shortest(*number),
        Value::Flag(flag) => Some(flag.to_string()),
        Value::List(elements) => Some(quoted(&cell::join_list(elements))),
    }
}

/// A flat JSON object being put together, without spaces.
#[derive(Default)]
pub struct Object(String);

impl Object {
    pub fn text(&mut self, key: &str, text: &str) {
        self.member(key, Some(quoted(text)));
    }

    /// `value` is JSON; without one the member is left out.
    pub fn member(&mut self, key: &str, value: Option<String>) {
        let Some(value) = value else { return };
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push_str(&quoted(key));
        self.0.push(':');
        self.0.push_str(&value);
    }

    pub fn end(self) -> String {
        if self.0.is_empty() {
            "{}".to_owned()
        } else {
            self.0 + "}"
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
