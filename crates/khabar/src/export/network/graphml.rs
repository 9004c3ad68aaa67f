//! GraphML: an edge a pair and period, attributes with their types.

use super::{Edge, Key, Node, Period, escaped};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Attributes: their id, whether of a node or an edge, their type.
const ATTRIBUTES: [(&str, &str, &str); 20] = [
    ("label", "node", "string"),
    ("label_ar", "node", "string"),
    ("entity_id", "node", "string"),
    ("wikidata_id", "node", "string"),
    ("code", "node", "string"),
    ("sector", "node", "string"),
    ("kind", "node", "string"),
    ("event_count", "node", "long"),
    ("weight", "edge", "double"),
    ("events", "edge", "long"),
    ("mutual", "edge", "boolean"),
    ("period_start", "edge", "string"),
    ("period_end", "edge", "string"),
    ("verbal_cooperation", "edge", "long"),
    ("material_cooperation", "edge", "long"),
    ("verbal_conflict", "edge", "long"),
    ("material_conflict", "edge", "long"),
    ("mean_scale", "edge", "double"),
    ("categories", "edge", "string"),
    ("edge_label", "edge", "string"),
];

pub(super) fn draw(
    nodes: &BTreeMap<String, Node>,
    edges: &BTreeMap<Key, Edge>,
    period: Period,
    out: &mut Vec<u8>,
) {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
         http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    );
    for (name, of, kind) in ATTRIBUTES {
        let _ =
            writeln!(xml, "  <key id=\"{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>");
    }
    xml.push_str("  <graph id=\"khabar\" edgedefault=\"directed\">\n");
    nodes.iter().for_each(|(key, node)| self::node(key, node, &mut xml));
    edges
        .iter()
        .enumerate()
        .for_each(|(number, (key, edge))| self::edge(number, key, edge, period, &mut xml));
    xml.push_str("  </graph>\n</graphml>\n");
    out.extend_from_slice(xml.as_bytes());
}

fn node(key: &str, node: &Node, xml: &mut String) {
    let _ = writeln!(xml, "    <node id=\"{}\">", escaped(key));
    let texts = [
        ("label", node.label.as_str()),
        ("label_ar", &node.label_ar),
        ("entity_id", &node.entity_id),
        ("wikidata_id", &node.wikidata_id),
        ("code", &node.code),
        ("sector", &node.sector),
        ("kind", node.kind),
    ];
    texts.iter().for_each(|(name, value)| data(name, value, xml));
    data("event_count", &node.events.to_string(), xml);
    xml.push_str("    </node>\n");
}

fn edge(number: usize, key: &Key, edge: &Edge, period: Period, xml: &mut String) {
    let (source, target) = (escaped(&key.source), escaped(&key.target));
    let _ = writeln!(xml, "    <edge id=\"e{number}\" source=\"{source}\" target=\"{target}\">");
    data("weight", &edge.weight().to_string(), xml);
    data("events", &edge.events.to_string(), xml);
    data("mutual", &key.is_mutual.to_string(), xml);
    data("period_start", &key.period, xml);
    data("period_end", &period.last_day(&key.period).unwrap_or_default(), xml);
    let names = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"];
    names.iter().zip(edge.quads).for_each(|(name, count)| data(name, &count.to_string(), xml));
    data("mean_scale", &edge.mean_scale(), xml);
    data("categories", &edge.categories(), xml);
    data("edge_label", &edge.categories(), xml);
    xml.push_str("    </edge>\n");
}

/// What is not known is not written.
fn data(name: &str, value: &str, xml: &mut String) {
    if !value.is_empty() {
        let _ = writeln!(xml, "      <data key=\"{name}\">{}</data>", escaped(value));
    }
}
