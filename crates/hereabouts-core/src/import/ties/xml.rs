//! What networks in XML have in common: small trees of elements, read whole, without document types.

use super::columns;
use super::plan::TieColumn;
use super::read::{FileColumn, FileEnd, FileRow, one_line};
use crate::asset::AssetKind;
use crate::error::Result;
use crate::import::ImportError;
use roxmltree::{Document, Node};
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

/// The name of the outermost element of a file that begins like XML; none for any other.
pub(super) fn root(path: &Path) -> Result<Option<String>> {
    let mut beginning = Vec::new();
    let file = std::fs::File::open(path).map_err(|source| unread(path, source))?;
    file.take(4096)
        .read_to_end(&mut beginning)
        .map_err(|source| unread(path, source))?;
    let beginning = String::from_utf8_lossy(&beginning);
    let mut rest = beginning.trim_start_matches('\u{feff}').trim_start();
    if !rest.starts_with('<') {
        return Ok(None);
    }
    // What stands before it: the declaration, notes to programs, comments.
    for (begin, end) in [("<?", "?>"), ("<!--", "-->")].repeat(4) {
        if rest.starts_with(begin) {
            rest = rest
                .split_once(end)
                .map_or("", |(_, rest)| rest.trim_start());
        }
    }
    let name = rest.strip_prefix('<').unwrap_or_default();
    let mut name = name.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    let name = name.next().unwrap_or_default();
    Ok(Some(
        name.rsplit(':').next().unwrap_or_default().to_lowercase(),
    ))
}

/// The text of a file that is to be parsed.
pub(super) fn text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).map_err(|source| unread(path, source))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

pub(super) fn parse<'t>(path: &Path, format: &'static str, text: &'t str) -> Result<Document<'t>> {
    let parsed = Document::parse(text.trim_start_matches('\u{feff}'));
    Ok(parsed.map_err(|error| ImportError::Invalid {
        path: path.to_owned(),
        format,
        line: Some(error.pos().row.into()),
        cause: "its elements do not fit into one another".into(),
        next: "Save it again in the program it comes from.",
    })?)
}

fn unread(path: &Path, source: std::io::Error) -> crate::error::Error {
    ImportError::Io {
        path: path.to_owned(),
        source,
    }
    .into()
}

/// The elements called so within another, however deep, in their order.
pub(super) fn within<'a, 't>(
    node: Node<'a, 't>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 't>> {
    // Whatever their namespace: programs disagree about it.
    node.descendants()
        .filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// All the text within an element, on one line.
pub(super) fn words(node: Node) -> String {
    let texts = node.descendants().filter(|child| child.is_text());
    let texts: Vec<&str> = texts.filter_map(|child| child.text()).collect();
    one_line(&texts.join(" "))
}

/// The text of an element as it stands, line by line; of one that has others within it, all their text on one line.
pub(super) fn plain(node: Node) -> String {
    if node.children().any(|child| child.is_element()) {
        return words(node);
    }
    let texts = node.children().filter(|child| child.is_text());
    let text: String = texts.filter_map(|child| child.text()).collect();
    text.trim().to_owned()
}

/// The attributes of an element that nobody asked for by their names; what is blank is not said.
pub(super) fn other_attributes(node: Node, known: &[&str]) -> Vec<(String, String)> {
    let other = node
        .attributes()
        .filter(|attribute| !known.contains(&attribute.name()))
        .map(|attribute| {
            (
                attribute.name().to_owned(),
                attribute.value().trim().to_owned(),
            )
        });
    other.filter(|(_, value)| !value.is_empty()).collect()
}

/// What the name, and what the sort of a node are called, the most telling first.
pub(super) const NAMES: [&str; 3] = ["name", "label", "title"];
const KINDS: [&str; 3] = ["kind", "type", "category"];

/// The value of the first of these names that is there, on one line.
pub(super) fn said(data: &[(String, String)], names: &[&str]) -> Option<String> {
    let find = |name: &&str| data.iter().find(|(there, _)| there.to_lowercase() == *name);
    let (_, value) = names.iter().find_map(find)?;
    Some(one_line(value))
}

/// The nodes of a network, and every attribute that any of them has.
#[derive(Default)]
pub(super) struct Listed {
    columns: Vec<String>,
    ends: Vec<FileEnd>,
}

impl Listed {
    /// `data` is what an attribute is called and its value as written, none blank. What says again what a node is called,
    /// or what it is in a word of ours, is not kept apart.
    pub(super) fn add(&mut self, key: &str, name: Option<String>, data: Vec<(String, String)>) {
        let key = one_line(key);
        if key.is_empty() {
            return;
        }
        let name = name.unwrap_or_else(|| key.clone());
        let kind = said(&data, &KINDS);
        let mut cells: Vec<(usize, String)> = Vec::new();
        for (title, value) in data {
            let is_kind = KINDS.contains(&title.to_lowercase().as_str())
                && kind.as_deref() == Some(value.as_str())
                && AssetKind::from_token(&value.to_lowercase()).is_some();
            if is_kind || one_line(&value) == name {
                continue;
            }
            let at = self.columns.iter().position(|there| *there == title);
            let at = at.unwrap_or_else(|| {
                self.columns.push(title);
                self.columns.len() - 1
            });
            match cells.iter_mut().find(|(column, _)| *column == at) {
                Some((_, there)) => *there = format!("{there}; {value}"),
                None => cells.push((at, value)),
            }
        }
        cells.sort_by_key(|(column, _)| *column);
        self.ends.push(FileEnd {
            key,
            name,
            kind,
            cells,
        });
    }

    pub(super) fn done(self) -> (Vec<String>, Vec<FileEnd>) {
        (self.columns, self.ends)
    }
}

/// What each tie of a network says, as rows of a table: its ends, then every attribute that any of them has.
#[derive(Default)]
pub(super) struct Rows {
    headings: Vec<String>,
    rows: Vec<FileRow>,
}

impl Rows {
    /// `said` is heading and value; what is blank is not said. `undirected`: it leads neither way, or both ways.
    pub(super) fn add(
        &mut self,
        [from, to]: [&str; 2],
        said: Vec<(String, String)>,
        undirected: bool,
    ) {
        let mut cells = HashMap::from([(0, one_line(from)), (1, one_line(to))]);
        cells.retain(|_, text| !text.is_empty());
        for (heading, value) in said {
            let (heading, value) = (heading.to_lowercase(), one_line(&value));
            if value.is_empty() {
                continue;
            }
            let at = self.headings.iter().position(|there| *there == heading);
            let at = at.unwrap_or_else(|| {
                self.headings.push(heading);
                self.headings.len() - 1
            });
            cells.entry(at + 2).or_insert(value);
        }
        self.rows.push(FileRow {
            number: self.rows.len() as u64 + 1,
            cells,
            skip: None,
            undirected,
        });
    }

    pub(super) fn done(self) -> (Vec<FileColumn>, Vec<FileRow>) {
        let ends = [("source", TieColumn::FromId), ("target", TieColumn::ToId)];
        let ends = ends.map(|(name, holds)| (name.to_owned(), holds));
        let names: Vec<&str> = self.headings.iter().map(String::as_str).collect();
        let holds = columns::guess_beside_ends(&names);
        let columns = ends
            .into_iter()
            .chain(self.headings.into_iter().zip(holds))
            .map(|(name, holds)| FileColumn { name, holds });
        (columns.collect(), self.rows)
    }
}
