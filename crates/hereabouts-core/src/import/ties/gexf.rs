//! Networks in GEXF, as Gephi saves them: attributes are declared for nodes and for edges, and ties may have a time.

use super::read::{TieFile, one_line};
use super::xml::{Listed, NAMES, Rows, other_attributes, parse, said, text, within};
use crate::error::Result;
use roxmltree::Node;
use std::collections::HashMap;
use std::path::Path;

/// Attributes of an edge itself, and the headings they stand for.
const OF_EDGES: [(&str, &str); 5] = [
    ("kind", "type"),
    ("label", "label"),
    ("start", "since"),
    ("end", "until"),
    ("weight", "weight"),
];

pub(super) fn read(path: &Path) -> Result<TieFile> {
    let text = text(path)?;
    let document = parse(path, "GEXF", &text)?;
    let root = document.root_element();
    let (of_nodes, of_edges) = (titles(root, "node"), titles(root, "edge"));
    let mut listed = Listed::default();
    for node in within(root, "node") {
        let mut data = values(node, &of_nodes);
        let label = node.attribute("label").map(one_line);
        let label = label.filter(|label| !label.is_empty());
        let name = label.or_else(|| said(&data, &NAMES));
        data.extend(other_attributes(node, &["id", "label"]));
        listed.add(node.attribute("id").unwrap_or_default(), name, data);
    }
    let mut rows = Rows::default();
    for edge in within(root, "edge") {
        let ends = ["source", "target"].map(|name| edge.attribute(name).unwrap_or_default());
        let mut told = values(edge, &of_edges);
        for (attribute, heading) in OF_EDGES {
            let value = edge.attribute(attribute).unwrap_or_default();
            told.push((heading.to_owned(), value.to_owned()));
        }
        rows.add(ends, told, is_undirected(edge));
    }
    let (end_columns, ends) = listed.done();
    let (columns, rows) = rows.done();
    Ok(TieFile {
        format: "GEXF",
        ends,
        end_columns,
        columns,
        rows,
        ..TieFile::default()
    })
}

/// An edge says so itself, or its graph says so of all; without a word they have no direction (GEXF 1.3).
fn is_undirected(edge: Node) -> bool {
    let of_all = || {
        let graph = edge
            .ancestors()
            .find(|within| within.tag_name().name() == "graph");
        graph.and_then(|graph| graph.attribute("defaultedgetype"))
    };
    edge.attribute("type").or_else(of_all) != Some("directed")
}

/// Id → title of the attributes of nodes, or of edges.
fn titles<'a>(root: Node<'a, '_>, class: &str) -> HashMap<&'a str, &'a str> {
    let declared = within(root, "attributes").filter(|list| list.attribute("class") == Some(class));
    declared
        .flat_map(|list| within(list, "attribute"))
        .filter_map(|attribute| {
            let id = attribute.attribute("id")?;
            Some((id, attribute.attribute("title").unwrap_or(id)))
        })
        .collect()
}

/// The values of a node or an edge itself, by the titles of their attributes.
fn values(node: Node, titles: &HashMap<&str, &str>) -> Vec<(String, String)> {
    let lists = node
        .children()
        .filter(|child| child.tag_name().name() == "attvalues");
    let values = lists.flat_map(|list| within(list, "attvalue"));
    let said = values.filter_map(|value| {
        let id = value.attribute("for").or_else(|| value.attribute("id"))?;
        let title = titles.get(id).copied().unwrap_or(id);
        let said = value.attribute("value")?.trim();
        Some((title.to_owned(), said.to_owned()))
    });
    said.filter(|(_, value)| !value.is_empty()).collect()
}
