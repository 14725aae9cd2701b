//! GEXF 1.3, as Gephi reads it: each asset a node under its name, each tie a directed edge.

use super::network::{EDGE_COLUMNS, Xml, edge, node, node_columns};
use super::{Counts, Format, Letter};
use crate::{Error, Release, Result, destination::Destination};

pub const FORMAT: Format<'static> = Format {
    key: "gexf",
    label: "GEXF",
    extension: "gexf",
    reading: &[
        "Each asset is a node, with or without ties. Each tie is an edge from the first to the second: the node meets at the other.",
        "Longitude and latitude are in degrees (WGS 84). A line or a shape is in wkt instead.",
        "Lists are joined by a semicolon; a semicolon inside an element has a backslash before it.",
    ],
    letter: Letter::Beside,
    write: &write,
};

fn write(release: &mut Release<'_>, destination: &mut Destination) -> Result<Counts> {
    let mut counts = Counts::default();
    let mut xml = Xml::begin(destination.begin(None)?)?;
    xml.open(
        "gexf",
        &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")],
    )?;
    xml.open(
        "graph",
        &[("mode", "static"), ("defaultedgetype", "directed")],
    )?;
    let of_edges = EDGE_COLUMNS.map(str::to_owned);
    for (class, columns) in [
        ("node", &node_columns(&release.columns)[..]),
        ("edge", &of_edges),
    ] {
        xml.open("attributes", &[("class", class)])?;
        for (number, title) in columns.iter().enumerate() {
            let id = number.to_string();
            xml.empty(
                "attribute",
                &[("id", &id), ("title", title), ("type", "string")],
            )?;
        }
        xml.close("attributes")?;
    }
    xml.open("nodes", &[])?;
    for asset in release.assets.by_ref() {
        let asset = asset.map_err(Error::Contents)?;
        let (said, located) = node(&asset, &release.columns)?;
        xml.open("node", &[("id", &asset.id), ("label", &asset.name)])?;
        values(&mut xml, said.iter().map(|(n, text)| (*n, text.as_str())))?;
        xml.close("node")?;
        counts.assets += 1;
        counts.located += u64::from(located);
    }
    xml.close("nodes")?;
    xml.open("edges", &[])?;
    for tie in release.relationships.by_ref() {
        let tie = tie.map_err(Error::Contents)?;
        // Edges need an id; where ours may not be known, their number does.
        let id = tie.id.clone().unwrap_or(counts.relationships.to_string());
        let attributes = [
            ("id", id.as_str()),
            ("source", &tie.from.id),
            ("target", &tie.to.id),
            ("label", &tie.kind_label),
        ];
        xml.open("edge", &attributes)?;
        values(&mut xml, edge(&tie).into_iter())?;
        xml.close("edge")?;
        counts.relationships += 1;
    }
    for name in ["edges", "graph", "gexf"] {
        xml.close(name)?;
    }
    destination.end(xml.end())?;
    Ok(counts)
}

fn values<'t>(xml: &mut Xml, said: impl Iterator<Item = (usize, &'t str)>) -> Result<()> {
    xml.open("attvalues", &[])?;
    for (column, text) in said {
        xml.empty("attvalue", &[("for", &column.to_string()), ("value", text)])?;
    }
    xml.close("attvalues")
}
