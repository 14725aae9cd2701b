//! Networks in GraphML: keys say what data of nodes and edges is called.

use super::read::{FileEnd, TieFile, one_line};
use super::xml::{Rows, parse, text, within, words};
use crate::error::Result;
use roxmltree::Node;
use std::collections::HashMap;
use std::path::Path;

/// What the name, and what the sort of a node are called, the most telling first.
pub(super) const NAMES: [&str; 3] = ["name", "label", "title"];
pub(super) const KINDS: [&str; 3] = ["kind", "type", "category"];

pub(super) fn read(path: &Path) -> Result<TieFile> {
    let text = text(path)?;
    let document = parse(path, "GraphML", &text)?;
    let root = document.root_element();
    let keys: HashMap<&str, String> = within(root, "key")
        .filter_map(|key| {
            let id = key.attribute("id")?;
            let name = key.attribute("attr.name").unwrap_or(id);
            Some((id, name.to_lowercase()))
        })
        .collect();
    let ends = within(root, "node").filter_map(|node| {
        let key = one_line(node.attribute("id")?);
        let data = data(node, &keys);
        let label = within(node, "NodeLabel").map(words).next();
        let name = said(&data, &NAMES).or(label.filter(|label| !label.is_empty()));
        Some(FileEnd {
            name: name.unwrap_or_else(|| key.clone()),
            kind: said(&data, &KINDS),
            key,
        })
    });
    let ends = ends.collect();
    let mut rows = Rows::default();
    for edge in within(root, "edge") {
        let end = |name| edge.attribute(name).unwrap_or_default();
        rows.add(end("source"), end("target"), data(edge, &keys));
    }
    let (columns, rows) = rows.done();
    Ok(TieFile {
        format: "GraphML",
        ends,
        columns,
        rows,
        ..TieFile::default()
    })
}

/// The data of a node or an edge itself, by what its keys are called.
fn data(node: Node, keys: &HashMap<&str, String>) -> Vec<(String, String)> {
    let data = node
        .children()
        .filter(|child| child.tag_name().name() == "data");
    let said = data.filter_map(|data| {
        let key = data.attribute("key")?;
        let name = keys.get(key).cloned().unwrap_or_else(|| key.to_lowercase());
        Some((name, words(data)))
    });
    said.filter(|(_, value)| !value.is_empty()).collect()
}

/// The value of the first of these names that is there.
pub(super) fn said(data: &[(String, String)], names: &[&str]) -> Option<String> {
    let find = |name: &&str| data.iter().find(|(there, _)| there == *name);
    names.iter().find_map(find).map(|(_, value)| value.clone())
}
