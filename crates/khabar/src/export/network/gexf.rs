//! GEXF 1.2, as Gephi opens it: an edge a pair, with the periods in which it was and the count of each.

use super::{Edge, Key, Node, Period, escaped};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The attributes of an actor, in the order of [`node`].
const NODE: [(&str, &str); 7] = [
    ("label_ar", "string"),
    ("entity_id", "string"),
    ("wikidata_id", "string"),
    ("code", "string"),
    ("sector", "string"),
    ("kind", "string"),
    ("event_count", "long"),
];

/// Those of an edge, in the order of [`edge`].
const EDGE: [(&str, &str); 8] = [
    ("events", "long"),
    ("mutual_events", "long"),
    ("verbal_cooperation", "long"),
    ("material_cooperation", "long"),
    ("verbal_conflict", "long"),
    ("material_conflict", "long"),
    ("mean_scale", "double"),
    ("categories", "string"),
];

/// The attribute that changes with the period.
const BY_PERIOD: &str = "stories_in_period";

/// The periods of a pair, from whom to whom. What the two did together lies on the edge from the first to the second by
/// name, for Gephi joins edges of one direction.
type Pairs<'e> = BTreeMap<(&'e str, &'e str), Vec<(&'e Key, &'e Edge)>>;

pub(super) fn draw(
    nodes: &BTreeMap<String, Node>,
    edges: &BTreeMap<Key, Edge>,
    period: Period,
    out: &mut Vec<u8>,
) {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.gexf.net/1.2draft \
         http://www.gexf.net/1.2draft/gexf.xsd\" version=\"1.2\">\n  <meta>\n    <creator>khabar</creator>\n  </meta>\n",
    );
    let mode = if period == Period::All { "static" } else { "dynamic" };
    let _ = writeln!(xml, "  <graph mode=\"{mode}\" defaultedgetype=\"directed\" timeformat=\"date\">");
    attributes("node", &NODE, "static", &mut xml);
    attributes("edge", &EDGE, "static", &mut xml);
    if period != Period::All {
        attributes("edge", &[(BY_PERIOD, "long")], "dynamic", &mut xml);
    }
    xml.push_str("    <nodes>\n");
    nodes.iter().for_each(|(key, node)| self::node(key, node, &mut xml));
    xml.push_str("    </nodes>\n    <edges>\n");
    let mut pairs = Pairs::new();
    for (key, edge) in edges {
        pairs.entry((&key.source, &key.target)).or_default().push((key, edge));
    }
    for (number, (pair, periods)) in pairs.iter().enumerate() {
        edge(number, *pair, periods, period, &mut xml);
    }
    xml.push_str("    </edges>\n  </graph>\n</gexf>\n");
    out.extend_from_slice(xml.as_bytes());
}

fn attributes(of: &str, all: &[(&str, &str)], mode: &str, xml: &mut String) {
    let _ = writeln!(xml, "    <attributes class=\"{of}\" mode=\"{mode}\">");
    for (name, kind) in all {
        let _ = writeln!(xml, "      <attribute id=\"{of}_{name}\" title=\"{name}\" type=\"{kind}\"/>");
    }
    xml.push_str("    </attributes>\n");
}

fn node(key: &str, node: &Node, xml: &mut String) {
    let _ = writeln!(
        xml,
        "      <node id=\"{}\" label=\"{}\">\n        <attvalues>",
        escaped(key),
        escaped(&node.label)
    );
    let count = node.events.to_string();
    let values =
        [&node.label_ar, &node.entity_id, &node.wikidata_id, &node.code, &node.sector, node.kind, &count];
    NODE.iter().zip(values).for_each(|((name, _), value)| attribute("node", name, value, "", xml));
    xml.push_str("        </attvalues>\n      </node>\n");
}

fn edge(number: usize, pair: (&str, &str), periods: &[(&Key, &Edge)], period: Period, xml: &mut String) {
    let mut all = Edge::default();
    periods.iter().for_each(|(_, edge)| all.join(edge));
    let (source, target) = (escaped(pair.0), escaped(pair.1));
    let mutual = periods.iter().filter(|(key, _)| key.is_mutual).map(|(_, edge)| edge.events).sum::<u64>();
    let (weight, label) = (all.weight(), all.categories());
    let _ = writeln!(
        xml,
        "      <edge id=\"{number}\" source=\"{source}\" target=\"{target}\" weight=\"{weight}\" label=\"{label}\">\n        <attvalues>"
    );
    let [verbal_cooperation, material_cooperation, verbal_conflict, material_conflict] =
        all.quads.map(|n| n.to_string());
    let values = [
        all.events.to_string(),
        mutual.to_string(),
        verbal_cooperation,
        material_cooperation,
        verbal_conflict,
        material_conflict,
        all.mean_scale(),
        label,
    ];
    EDGE.iter().zip(values).for_each(|((name, _), value)| attribute("edge", name, &value, "", xml));
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    periods.iter().for_each(|(key, edge)| *times.entry(&key.period).or_default() += edge.weight());
    let times: Vec<_> =
        times.iter().filter_map(|(first, count)| Some((span(first, period)?, *count))).collect();
    for (span, count) in &times {
        attribute("edge", BY_PERIOD, &count.to_string(), span, xml);
    }
    xml.push_str("        </attvalues>\n");
    if !times.is_empty() {
        xml.push_str("        <spells>\n");
        times.iter().for_each(|(span, _)| {
            let _ = writeln!(xml, "          <spell{span}/>");
        });
        xml.push_str("        </spells>\n");
    }
    xml.push_str("      </edge>\n");
}

/// ` start="…" end="…"` of the period.
fn span(first: &str, period: Period) -> Option<String> {
    period.last_day(first).map(|last| format!(" start=\"{first}\" end=\"{last}\""))
}

/// What is not known is not written.
fn attribute(of: &str, name: &str, value: &str, span: &str, xml: &mut String) {
    if !value.is_empty() {
        let _ = writeln!(xml, "          <attvalue for=\"{of}_{name}\" value=\"{}\"{span}/>", escaped(value));
    }
}
