//! CPSV-AP, natively.

use std::collections::{BTreeMap, BTreeSet};

use catalogue_publish::cpsv_ap::graph;
use catalogue_publish::sheet::{index, sheet};
use serde_json::Value;

use crate::reader::{Page, html};
use crate::{SITE, amounts, compiled, no_empty_values, services};

struct Graph {
    links: BTreeSet<String>,
    nodes: Vec<Value>,
}

fn read() -> Graph {
    let document: Value = serde_json::from_str(&graph(compiled(), SITE)).expect("JSON");
    no_empty_values(&document, "");
    let context = document["@context"].as_object().expect("a context");
    let links = context.iter().filter(|(_, term)| term["@type"] == "@id");
    Graph {
        links: links.map(|(term, _)| term.clone()).collect(),
        nodes: document["@graph"].as_array().expect("a graph").clone(),
    }
}

fn id(node: &Value) -> &str {
    node["@id"].as_str().expect("an id")
}

fn of_type<'a>(nodes: &'a [Value], class: &str) -> Vec<&'a Value> {
    nodes.iter().filter(|node| node["@type"] == class).collect()
}

/// The addresses that a node names.
fn named<'a>(node: &'a Value, links: &BTreeSet<String>) -> Vec<&'a str> {
    let links = node.as_object().into_iter().flatten().filter(|(key, _)| links.contains(*key));
    let values = links.flat_map(|(_, value)| match value {
        Value::Array(values) => values.iter().collect(),
        value => vec![value],
    });
    let typed = node["dct:type"]["@id"].as_str();
    values.filter_map(Value::as_str).chain(typed).collect()
}

#[test]
fn every_node_stands_once_and_every_named_node_exists() {
    let graph = read();
    let ids: BTreeSet<&str> = graph.nodes.iter().map(id).collect();
    assert_eq!(ids.len(), graph.nodes.len(), "an id stands twice");
    for node in &graph.nodes {
        for name in named(node, &graph.links) {
            let is_licence = name.starts_with("https://creativecommons.org/");
            assert!(ids.contains(name) || is_licence, "{} names {name}", id(node));
        }
    }
}

#[test]
fn every_service_stands_in_it_with_all_its_lines() {
    let graph = read();
    let n = |class: &str| of_type(&graph.nodes, class).len();
    let count = |f: fn(&catalogue::Service) -> usize| services().iter().map(f).sum::<usize>();
    assert_eq!(n("cpsv:PublicService"), services().len());
    assert_eq!(n("cv:Evidence") + n("cv:Requirement"), count(|s| s.requirements.len()));
    assert_eq!(n("cv:Channel"), count(|s| s.places.len()));
    assert_eq!(n("cpsv:Rule"), count(|s| s.steps.len()));
    assert_eq!(n("cv:Cost"), count(|s| s.fees.len()));
    assert_eq!(n("cv:Output"), services().len());
}

#[test]
fn amounts_are_the_same() {
    let graph = read();
    let costs = of_type(&graph.nodes, "cv:Cost");
    let values: Vec<u64> = costs.iter().filter_map(|cost| cost["cv:hasValue"].as_u64()).collect();
    assert_eq!(values, amounts());
}

/// The addresses of the graph open the pages at the line that says the same.
#[test]
fn addresses_lead_to_lines_of_the_pages() {
    let page = |text: &str| html(text).expect("a page");
    let mut pages: BTreeMap<String, Page> = services()
        .iter()
        .map(|service| {
            (format!("lembar/{}.html", service.id), page(&sheet(service, compiled(), SITE)))
        })
        .collect();
    pages.insert("daftar.html".to_owned(), page(&index(compiled(), SITE)));
    for node in &read().nodes {
        let Some((path, fragment)) = id(node).split_once('#') else { continue };
        let page = pages.get(path).unwrap_or_else(|| panic!("no page {path}"));
        let mut ids = page.tags.iter().filter_map(|tag| tag.attribute("id"));
        assert!(ids.any(|id| id == fragment), "no {fragment} in {path}");
    }
}
