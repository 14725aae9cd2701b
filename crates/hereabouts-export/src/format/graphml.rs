//! GraphML, which most programs for networks read: each asset a node, each tie a directed edge.

use super::network::{EDGE_COLUMNS, Xml, edge, node, node_columns};
use super::{Counts, Format, Letter};
use crate::{Error, Release, Result, destination::Destination};

pub const FORMAT: Format<'static> = Format {
    key: "graphml",
    label: "GraphML",
    extension: "graphml",
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
        "graphml",
        &[("xmlns", "http://graphml.graphdrawing.org/xmlns")],
    )?;
    let of_nodes = node_columns(&release.columns);
    let of_edges = EDGE_COLUMNS.map(str::to_owned);
    for (of, short, columns) in [("node", "n", &of_nodes[..]), ("edge", "e", &of_edges)] {
        for (number, name) in columns.iter().enumerate() {
            let id = format!("{short}{number}");
            xml.empty(
                "key",
                &[
                    ("id", &id),
                    ("for", of),
                    ("attr.name", name),
                    ("attr.type", "string"),
                ],
            )?;
        }
    }
    xml.open("graph", &[("edgedefault", "directed")])?;
    for asset in release.assets.by_ref() {
        let asset = asset.map_err(Error::Contents)?;
        let (said, located) = node(&asset, &release.columns)?;
        xml.open("node", &[("id", &asset.id)])?;
        for (column, text) in said {
            xml.text("data", &[("key", &format!("n{column}"))], &text)?;
        }
        xml.close("node")?;
        counts.assets += 1;
        counts.located += u64::from(located);
    }
    for tie in release.relationships.by_ref() {
        let tie = tie.map_err(Error::Contents)?;
        let mut attributes = vec![("source", tie.from.id.as_str()), ("target", &tie.to.id)];
        attributes.extend(tie.id.as_deref().map(|id| ("id", id)));
        xml.open("edge", &attributes)?;
        for (column, text) in edge(&tie) {
            xml.text("data", &[("key", &format!("e{column}"))], text)?;
        }
        xml.close("edge")?;
        counts.relationships += 1;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    destination.end(xml.end())?;
    Ok(counts)
}
