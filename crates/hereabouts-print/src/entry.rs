//! One asset as paper has it.

use crate::text::{cut, line, many_lines};
use hereabouts_export::{
    Columns, Error, Precision, Release, ReleasedAsset, Result, Value,
    place::{Rounded, Shape, rounded},
};

/// Letters of a name or summary that paper has room for.
const NAME: usize = 300;
const SUMMARY: usize = 260;
const REACH: usize = 200;

#[derive(Debug, Clone, Default)]
pub struct Entry {
    pub id: String,
    /// Token of the kind.
    pub kind: String,
    pub name: String,
    /// Address and postcode, as far as they leave.
    pub address: Option<String>,
    pub summary: Option<String>,
    pub times: Option<String>,
    pub access: Option<String>,
    /// Names of people to ask for.
    pub ask: Option<String>,
    /// Telephone, email, website and so on, each a line.
    pub reach: Vec<String>,
    /// ISO 8601 day.
    pub checked: Option<String>,
    pub place: Option<Placed>,
}

/// A place that can be drawn.
#[derive(Debug, Clone)]
pub struct Placed {
    pub shape: Rounded,
    /// Longitude, latitude in degrees of where its mark goes.
    pub middle: [f64; 2],
    /// Metres within which a point lies; none where the point is the spot itself.
    pub radius_m: Option<f64>,
}

/// All assets of a release, in the order of the list: by kind, then by name.
pub fn entries(release: &mut Release<'_>) -> Result<Vec<Entry>> {
    let columns = &release.columns;
    let mut entries = Vec::new();
    for asset in release.assets.by_ref() {
        entries.push(entry(asset.map_err(Error::Contents)?, columns)?);
    }
    // Nothing of them is printed, but a release is read to its end.
    for tie in release.relationships.by_ref() {
        tie.map_err(Error::Contents)?;
    }
    entries.sort_by_cached_key(|entry| {
        let kind = KINDS.iter().position(|kind| *kind == entry.kind);
        (
            kind.unwrap_or(KINDS.len()),
            entry.name.to_lowercase(),
            entry.id.clone(),
        )
    });
    Ok(entries)
}

/// The kinds in the order of the list.
pub const KINDS: [&str; 6] = [
    "person",
    "association",
    "institution",
    "place",
    "exchange",
    "culture",
];

fn entry(asset: ReleasedAsset, columns: &Columns) -> Result<Entry> {
    let mut entry = Entry {
        place: placed(&asset),
        ..Entry::default()
    };
    let (mut address, mut postcode) = (None, None);
    let mut reach: Vec<(usize, String)> = Vec::new();
    for value in asset.named(columns) {
        let (key, value) = value?;
        let words = words(value);
        match key {
            "address" => address = Some(words),
            "postcode" => postcode = Some(words),
            "summary" => entry.summary = Some(cut(&line(&words), SUMMARY)),
            "opening_times" => entry.times = Some(cut(&line(&words), REACH)),
            "access" => entry.access = Some(cut(&line(&words), REACH)),
            "contact_name" => entry.ask = Some(cut(&line(&words), REACH)),
            "last_confirmed" => entry.checked = Some(words),
            _ => {
                if let Some(at) = REACHES.iter().position(|reach| *reach == key) {
                    reach.push((at, cut(&line(&words), REACH)));
                }
            }
        }
    }
    reach.sort_by_key(|(at, _)| *at);
    entry.reach = reach
        .into_iter()
        .map(|(_, words)| words)
        .filter(|words| !words.is_empty())
        .collect();
    let parts = [address, postcode].into_iter().flatten();
    let parts: Vec<String> = parts
        .map(|part| many_lines(&part))
        .filter(|part| !part.is_empty())
        .collect();
    // A postcode is often part of the address already.
    entry.address = match parts.as_slice() {
        [] => None,
        [one] => Some(cut(one, REACH)),
        [address, postcode, ..] if address.contains(postcode.as_str()) => Some(cut(address, REACH)),
        [address, postcode, ..] => Some(cut(&format!("{address}, {postcode}"), REACH)),
    };
    entry.name = cut(&line(&asset.name), NAME);
    entry.id = asset.id;
    entry.kind = asset.kind;
    Ok(entry)
}

/// Ways to reach somebody, in the order in which one would try them.
const REACHES: [&str; 6] = [
    "phone",
    "email",
    "website",
    "social_media",
    "contact_address",
    "contact_other",
];

fn words(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::List(items) => items.join(", "),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Flag(yes) => yes.to_string(),
    }
}

fn placed(asset: &ReleasedAsset) -> Option<Placed> {
    let shape = rounded(&asset.place)?;
    let middle = shape.middle()?;
    let stated = asset
        .place
        .uncertainty_m
        .filter(|metres| metres.is_finite() && *metres > 0.0);
    let implied = asset.place.precision.default_uncertainty_m();
    let is_point = matches!(shape.shape, Shape::Points(_));
    let exact = matches!(
        asset.place.precision,
        Precision::Exact | Precision::Building
    ) && stated.is_none_or(|metres| metres <= 20.0);
    // An area brings its own size; only a point needs one.
    let radius_m = (is_point && !exact).then(|| stated.or(implied).unwrap_or(1000.0));
    Some(Placed {
        shape,
        middle,
        radius_m,
    })
}
