//! GraphML and GEXF, read back by a parser that is not ours: every node, every edge, every word of them.

#![allow(clippy::unwrap_used)]

mod support;

use hereabouts_export::{
    Column, End, Place, Precision, ReleasedRelationship, Value, format::format, save,
};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use support::*;

/// Names of what is said → the text of it, of a node or an edge.
type Said = BTreeMap<String, String>;

/// From, to, and what is said of it.
type Edge = (String, String, Said);

/// Nodes by id, and edges.
fn network(key: &str, content: &Content) -> (BTreeMap<String, Said>, Vec<Edge>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("out.{key}"));
    let written = save(content.release(), format(key).unwrap(), &path).unwrap();
    assert_eq!(written.assets, content.assets.len() as u64);
    assert_eq!(written.relationships, content.relationships.len() as u64);
    let text = std::fs::read_to_string(&path).unwrap();
    let document = Document::parse(&text).unwrap();
    let namespace = document.root_element().tag_name().namespace().unwrap();
    let all = |name: &'static str| -> Vec<Node> {
        let elements = document.descendants();
        elements
            .filter(|node| node.has_tag_name((namespace, name)))
            .collect()
    };
    let declared: BTreeMap<String, String> = match key {
        "graphml" => all("key")
            .into_iter()
            .map(|key| {
                (
                    key.attribute("id").unwrap().into(),
                    key.attribute("attr.name").unwrap().into(),
                )
            })
            .collect(),
        _ => all("attribute")
            .into_iter()
            .map(|title| {
                let class = title.parent().unwrap().attribute("class").unwrap();
                (
                    format!("{class} {}", title.attribute("id").unwrap()),
                    title.attribute("title").unwrap().into(),
                )
            })
            .collect(),
    };
    let said = |node: Node, class: &str| -> Said {
        let values = node.descendants().filter_map(|value| match key {
            "graphml" => {
                let key = value.attribute("key")?;
                Some((
                    declared[key].clone(),
                    value.text().unwrap_or_default().to_owned(),
                ))
            }
            _ => {
                let id = format!("{class} {}", value.attribute("for")?);
                Some((declared[&id].clone(), value.attribute("value")?.to_owned()))
            }
        });
        values.collect()
    };
    let attribute = |node: Node, name: &str| node.attribute(name).unwrap().to_owned();
    let nodes = all("node")
        .into_iter()
        .map(|node| (attribute(node, "id"), said(node, "node")))
        .collect();
    let edges = all("edge").into_iter().map(|edge| {
        (
            attribute(edge, "source"),
            attribute(edge, "target"),
            said(edge, "edge"),
        )
    });
    (nodes, edges.collect())
}

/// What XML can hold of a text.
fn held(text: &str) -> String {
    text.chars()
        .filter(|c| {
            matches!(c, '\t' | '\n' | '\r') || *c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_network_is_read_back_as_it_was(content in content()) {
        for key in ["graphml", "gexf"] {
            let (nodes, edges) = network(key, &content);
            prop_assert_eq!(nodes.len(), content.assets.len());
            for asset in &content.assets {
                let said = &nodes[&asset.id];
                let name = held(&asset.name);
                prop_assert_eq!(said.get("name").cloned().unwrap_or_default(), name);
                prop_assert_eq!(said.contains_key("longitude"), said.contains_key("latitude"));
            }
            for (tie, (from, to, said)) in content.relationships.iter().zip(&edges) {
                prop_assert_eq!((&tie.from.id, &tie.to.id), (from, to));
                prop_assert_eq!(said["type"].as_str(), tie.kind.as_str());
                let note = held(tie.note.as_deref().unwrap_or_default());
                prop_assert_eq!(said.get("note").cloned().unwrap_or_default(), note);
            }
        }
    }
}

#[test]
fn a_tie_says_all_that_leaves_of_it_and_a_point_where_it_is() {
    let (hall, choir) = (
        asset("1", "Hall <& \"more\">", at(-2.25, 53.5, Precision::Exact)),
        asset("2", "Choir", Place::default()),
    );
    let end = |asset: &hereabouts_export::ReleasedAsset| End {
        id: asset.id.clone(),
        name: asset.name.clone(),
        place: Place::default(),
    };
    let tie = ReleasedRelationship {
        id: None,
        kind: "meets_at".into(),
        kind_label: "meets at".into(),
        from: end(&choir),
        to: end(&hall),
        since: Some("2019".into()),
        until: Some("2020".into()),
        strength: Some("2".into()),
        source: Some("Joan".into()),
        confidence: Some("likely".into()),
        note: Some("line\nand\tmore".into()),
    };
    let mut content = Content {
        columns: vec![Column::ours("tags")],
        assets: vec![hall, choir],
        relationships: vec![tie],
        ..Content::default()
    };
    content.assets[0].values = vec![(0, Value::List(vec!["warm".into(), "a;b".into()]))];
    for key in ["graphml", "gexf"] {
        let (nodes, edges) = network(key, &content);
        let hall = &nodes["1"];
        let expect = [
            ("name", "Hall <& \"more\">"),
            ("kind", "place"),
            ("tags", "warm;a\\;b"),
            ("longitude", "-2.25"),
            ("latitude", "53.5"),
            ("location_precision", "exact"),
        ];
        for (name, text) in expect {
            assert_eq!(
                hall.get(name).map(String::as_str),
                Some(text),
                "{key} {name}"
            );
        }
        assert!(!nodes["2"].contains_key("longitude"));
        let (from, to, said) = &edges[0];
        assert_eq!((from.as_str(), to.as_str()), ("2", "1"));
        let expect = [
            ("type", "meets_at"),
            ("wording", "meets at"),
            ("since", "2019"),
            ("until", "2020"),
            ("strength", "2"),
            ("source", "Joan"),
            ("confidence", "likely"),
            ("note", "line\nand\tmore"),
        ];
        let expect: Said = expect
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into();
        assert_eq!(*said, expect, "{key}");
    }
}
