//! Networks in GEXF, as Gephi saves them: attributes are declared for nodes and for edges, and ties may have a time.

use super::graphml::{KINDS, NAMES, said};
use super::read::{FileEnd, TieFile, one_line};
use super::xml::{Rows, parse, text, within};
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
    let ends = within(root, "node").filter_map(|node| {
        let key = one_line(node.attribute("id")?);
        let values = values(node, &of_nodes);
        let label = node.attribute("label").map(one_line);
        let label = label.filter(|label| !label.is_empty());
        Some(FileEnd {
            name: label
                .or_else(|| said(&values, &NAMES))
                .unwrap_or_else(|| key.clone()),
            kind: said(&values, &KINDS),
            key,
        })
    });
    let ends = ends.collect();
    let mut rows = Rows::default();
    for edge in within(root, "edge") {
        let end = |name| edge.attribute(name).unwrap_or_default();
        let mut told = values(edge, &of_edges);
        for (attribute, heading) in OF_EDGES {
            let value = edge.attribute(attribute).map(one_line).unwrap_or_default();
            told.push((heading.to_owned(), value));
        }
        rows.add(end("source"), end("target"), told);
    }
    let (columns, rows) = rows.done();
    Ok(TieFile {
        format: "GEXF",
        ends,
        columns,
        rows,
        ..TieFile::default()
    })
}

/// Id → title of the attributes of nodes, or of edges.
fn titles<'a>(root: Node<'a, '_>, class: &str) -> HashMap<&'a str, String> {
    let declared = within(root, "attributes").filter(|list| list.attribute("class") == Some(class));
    declared
        .flat_map(|list| within(list, "attribute"))
        .filter_map(|attribute| {
            let id = attribute.attribute("id")?;
            let title = attribute.attribute("title").unwrap_or(id);
            Some((id, title.to_lowercase()))
        })
        .collect()
}

/// The values of a node or an edge itself, by the titles of their attributes.
fn values(node: Node, titles: &HashMap<&str, String>) -> Vec<(String, String)> {
    let lists = node
        .children()
        .filter(|child| child.tag_name().name() == "attvalues");
    let values = lists.flat_map(|list| within(list, "attvalue"));
    let said = values.filter_map(|value| {
        let id = value.attribute("for").or_else(|| value.attribute("id"))?;
        let title = titles.get(id).cloned().unwrap_or_else(|| id.to_lowercase());
        Some((title, one_line(value.attribute("value")?)))
    });
    said.filter(|(_, value)| !value.is_empty()).collect()
}
