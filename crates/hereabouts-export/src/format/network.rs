//! What the network formats have in common: what is said of a node and of an edge, and text that may stand in XML.

use super::relationships;
use crate::{
    ReleasedAsset, ReleasedRelationship, Result, Value, cell,
    column::Columns,
    destination::Outgoing,
    number::shortest,
    place::{Rounded, rounded},
};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use std::io;

/// Of a node before and after the columns of the release.
const BEFORE: [&str; 3] = ["kind", "kind_label", "name"];
const AFTER: [&str; 5] = [
    "longitude",
    "latitude",
    "wkt",
    "location_precision",
    "uncertainty_m",
];

/// What can be said of a node, in the order of [`node`].
pub fn node_columns(columns: &Columns) -> Vec<String> {
    let keys = BEFORE.into_iter().chain(columns.keys()).chain(AFTER);
    keys.map(str::to_owned).collect()
}

/// What is said of a node, by number of its column; what is missing is left out. And whether it has a place.
pub fn node(asset: &ReleasedAsset, columns: &Columns) -> Result<(Vec<(usize, String)>, bool)> {
    let place = rounded(&asset.place);
    let mut said = vec![
        (0, asset.kind.clone()),
        (1, asset.kind_label.clone()),
        (2, asset.name.clone()),
    ];
    let first = BEFORE.len();
    for (value, (index, _)) in asset.named(columns).zip(&asset.values) {
        said.push((first + index, text(value?.1)));
    }
    let last = first + columns.len();
    match place.as_ref().and_then(Rounded::lon_lat) {
        Some((longitude, latitude)) => said.extend([(last, longitude), (last + 1, latitude)]),
        None => said.extend(place.as_ref().map(|place| (last + 2, place.wkt()))),
    }
    said.push((last + 3, asset.place.precision.token().to_owned()));
    let uncertainty = asset.place.uncertainty_m.and_then(shortest);
    said.extend(uncertainty.map(|metres| (last + 4, metres)));
    said.retain(|(_, text)| !text.is_empty());
    Ok((said, place.is_some()))
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) => shortest(*number).unwrap_or_default(),
        Value::Flag(flag) => flag.to_string(),
        Value::List(elements) => cell::join_list(elements),
    }
}

/// What can be said of an edge, in the order of [`edge`].
pub const EDGE_COLUMNS: [&str; 8] = [
    "type",
    "wording",
    "since",
    "until",
    "strength",
    "source",
    "confidence",
    "note",
];

/// What is said of an edge, by number of its column; what is missing is left out.
pub fn edge(tie: &ReleasedRelationship) -> Vec<(usize, &str)> {
    let [_, kind, label, _, _, _, _, rest @ ..] = relationships::cells(tie);
    let said = [kind, label].into_iter().chain(rest).enumerate();
    said.filter(|(_, text)| !text.is_empty()).collect()
}

/// XML being written.
pub struct Xml(Writer<Outgoing>);

impl Xml {
    pub fn begin(out: Outgoing) -> Result<Xml> {
        let mut xml = Xml(Writer::new_with_indent(out, b' ', 1));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(xml)
    }

    /// Begins an element that holds others.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
        let element = element(name, attributes);
        self.event(Event::Start(element))
    }

    pub fn close(&mut self, name: &str) -> Result<()> {
        self.event(Event::End(BytesEnd::new(name)))
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
        let element = element(name, attributes);
        self.event(Event::Empty(element))
    }

    /// An element that holds a text.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> Result<()> {
        let text = fit(text);
        let mut element = self.0.create_element(name);
        for (key, value) in attributes {
            element = element.with_attribute((*key, fit(value).as_str()));
        }
        let written = element.write_text_content(BytesText::new(&text)).map(drop);
        self.done(written)
    }

    pub fn end(self) -> Outgoing {
        self.0.into_inner()
    }

    fn event(&mut self, event: Event) -> Result<()> {
        let written = self.0.write_event(event);
        self.done(written)
    }

    fn done(&mut self, written: io::Result<()>) -> Result<()> {
        written.map_err(|error| self.0.get_mut().failed(error))
    }
}

fn element<'e>(name: &'e str, attributes: &[(&str, &str)]) -> BytesStart<'e> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        element.push_attribute((*key, fit(value).as_str()));
    }
    element
}

/// Text without the signs that XML cannot hold however they are written (XML 1.0, section 2.2).
fn fit(text: &str) -> String {
    let stands = |sign: &char| matches!(sign, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}');
    text.chars().filter(stands).collect()
}
