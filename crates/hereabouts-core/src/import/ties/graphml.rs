//! Networks in GraphML: keys say what data of nodes and edges is called.

use super::read::TieFile;
use super::xml::{Listed, NAMES, Rows, other_attributes, parse, plain, said, text, within, words};
use crate::error::Result;
use roxmltree::Node;
use std::collections::HashMap;
use std::path::Path;

pub(super) fn read(path: &Path) -> Result<TieFile> {
    let text = text(path)?;
    let document = parse(path, "GraphML", &text)?;
    let root = document.root_element();
    let keys: HashMap<&str, &str> = within(root, "key")
        .filter_map(|key| {
            let id = key.attribute("id")?;
            Some((id, key.attribute("attr.name").unwrap_or(id)))
        })
        .collect();
    let mut listed = Listed::default();
    for node in within(root, "node") {
        let mut data = data(node, &keys);
        let label = within(node, "NodeLabel").map(words).next();
        let name = said(&data, &NAMES).or(label.filter(|label| !label.is_empty()));
        data.extend(other_attributes(node, &["id"]));
        listed.add(node.attribute("id").unwrap_or_default(), name, data);
    }
    let mut rows = Rows::default();
    for edge in within(root, "edge") {
        let ends = ["source", "target"].map(|name| edge.attribute(name).unwrap_or_default());
        rows.add(ends, data(edge, &keys), is_undirected(edge));
    }
    let (end_columns, ends) = listed.done();
    let (columns, rows) = rows.done();
    Ok(TieFile {
        format: "GraphML",
        ends,
        end_columns,
        columns,
        rows,
        ..TieFile::default()
    })
}

/// An edge says so itself, or its graph says so of all.
fn is_undirected(edge: Node) -> bool {
    match edge.attribute("directed") {
        Some(directed) => directed == "false",
        None => {
            let graph = edge
                .ancestors()
                .find(|within| within.tag_name().name() == "graph");
            graph.and_then(|graph| graph.attribute("edgedefault")) == Some("undirected")
        }
    }
}

/// The data of a node or an edge itself, by what its keys are called.
fn data(node: Node, keys: &HashMap<&str, &str>) -> Vec<(String, String)> {
    let data = node
        .children()
        .filter(|child| child.tag_name().name() == "data");
    let said = data.filter_map(|data| {
        let key = data.attribute("key")?;
        let name = keys.get(key).copied().unwrap_or(key);
        Some((name.to_owned(), plain(data)))
    });
    said.filter(|(_, value)| !value.is_empty()).collect()
}
