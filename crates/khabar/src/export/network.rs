//! The network of actors: who did what to whom, added up by pair and period, then drawn as GraphML or GEXF.
//!
//! A story counts once, however many outlets tell it. Where several act together and nobody is acted upon (a meeting, a
//! fight of two sides), each two of them have one edge that is marked as mutual.

mod gexf;
mod graphml;
mod period;

pub(crate) use period::Period;

use super::people::{People, name};
use super::report::Report;
use super::writer::Writer;
use coder::Event;
use coder::record::{Entity, Status};
use std::collections::{BTreeMap, BTreeSet};

/// Actors of one event that are linked with each other, at most.
const TOGETHER: usize = 20;

/// The form of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawing {
    GraphMl,
    Gexf,
}

/// An actor.
#[derive(Debug, Default, PartialEq, Eq)]
struct Node {
    label: String,
    label_ar: String,
    entity_id: String,
    wikidata_id: String,
    code: String,
    sector: String,
    /// `named` where the lexicon knows it, `state`, or `described`.
    kind: &'static str,
    events: u64,
}

/// From whom to whom, and in which period.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    source: String,
    target: String,
    is_mutual: bool,
    /// First day of the period; empty where the date is not known to a period.
    period: String,
}

/// What happened between two actors in a period.
#[derive(Debug, Default)]
struct Edge {
    /// Stories, and events without a story.
    stories: BTreeSet<String>,
    events: u64,
    /// By quad class, 1 to 4.
    quads: [u64; 4],
    scale: f64,
    categories: BTreeMap<String, u64>,
}

/// The network as it grows.
pub(super) struct Network {
    drawing: Drawing,
    period: Period,
    /// The user asks for events that are not asserted, too.
    is_any_status: bool,
    people: People,
    nodes: BTreeMap<String, Node>,
    edges: BTreeMap<Key, Edge>,
    unasserted: u64,
    unlinked: u64,
}

impl Network {
    pub(super) fn new(drawing: Drawing, period: Period, is_any_status: bool) -> Self {
        Self {
            drawing,
            period,
            is_any_status,
            people: People::default(),
            nodes: BTreeMap::new(),
            edges: BTreeMap::new(),
            unasserted: 0,
            unlinked: 0,
        }
    }
}

impl Writer for Network {
    fn report(&mut self, report: &Report, _: &mut Vec<u8>) {
        for marked in &report.events {
            let is_told = matches!(marked.event.status, Status::Asserted | Status::Historical);
            if is_told || self.is_any_status {
                self.add(&marked.event);
            } else {
                self.unasserted += 1;
            }
        }
    }

    fn tail(&mut self, out: &mut Vec<u8>) {
        match self.drawing {
            Drawing::GraphMl => graphml::draw(&self.nodes, &self.edges, self.period, out),
            Drawing::Gexf => gexf::draw(&self.nodes, &self.edges, self.period, out),
        }
    }

    fn notes(&self) -> Vec<String> {
        let counts = [
            (self.unasserted, "events that are announced, supposed or denied (`--status` asks for them)"),
            (self.unlinked, "events with one actor alone have no edge"),
        ];
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect()
    }
}

impl Network {
    fn add(&mut self, event: &Event) {
        let period = event.date.as_deref().and_then(|date| self.period.first_day(date)).unwrap_or_default();
        let pairs = self.pairs(event);
        if pairs.is_empty() {
            self.unlinked += 1;
        }
        for (source, target, is_mutual) in pairs {
            let key = Key { source, target, is_mutual, period: period.clone() };
            self.edges.entry(key).or_default().add(event);
        }
    }

    /// The edges of an event. Actors are entered, and count it.
    fn pairs(&mut self, event: &Event) -> Vec<(String, String, bool)> {
        let actors = self.enter(&event.actor);
        let recipients = self.enter(&event.recipient);
        let is_between = recipients.is_empty();
        let targets = if is_between { &actors } else { &recipients };
        let each = |one: &String, other: &String| (one.clone(), other.clone(), is_between);
        let pairs = actors.iter().flat_map(|one| targets.iter().map(move |other| each(one, other)));
        // what is between two is written once
        pairs.filter(|(one, other, is_mutual)| if *is_mutual { one < other } else { one != other }).collect()
    }

    fn enter(&mut self, entities: &[Entity]) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        for entity in entities.iter().take(TOGETHER) {
            let (key, kind) = self.key(entity);
            if keys.insert(key.clone()) {
                self.nodes.entry(key).or_insert_with(|| node(entity, kind)).events += 1;
            }
        }
        keys
    }

    fn key(&self, entity: &Entity) -> (String, &'static str) {
        let code = entity.code.as_deref().unwrap_or_default();
        match &entity.entity_id {
            Some(id) => (id.clone(), "named"),
            None if self.people.is_state(entity) => (format!("state:{code}"), "state"),
            None => (format!("described:{code}:{}:{}", entity.sector.join("+"), name(entity)), "described"),
        }
    }
}

fn node(entity: &Entity, kind: &'static str) -> Node {
    Node {
        label: name(entity).to_owned(),
        label_ar: entity.entity_name_ar.clone().unwrap_or_default(),
        entity_id: entity.entity_id.clone().unwrap_or_default(),
        wikidata_id: entity.wikidata_id.clone().unwrap_or_default(),
        code: entity.code.clone().unwrap_or_default(),
        sector: entity.sector.first().cloned().unwrap_or_default(),
        kind,
        events: 0,
    }
}

impl Edge {
    fn add(&mut self, event: &Event) {
        let story = event.story_id.clone().unwrap_or_else(|| format!("{}:{}", event.article.id, event.id));
        self.stories.insert(story);
        self.events += 1;
        if let Some(count) =
            usize::from(event.quad_code).checked_sub(1).and_then(|quad| self.quads.get_mut(quad))
        {
            *count += 1;
        }
        self.scale += event.event_scale.unwrap_or_default();
        *self.categories.entry(crate::output::word(&event.event)).or_default() += 1;
    }

    /// Adds what happened in another period.
    fn join(&mut self, other: &Self) {
        self.stories.extend(other.stories.iter().cloned());
        self.events += other.events;
        self.quads.iter_mut().zip(other.quads).for_each(|(sum, more)| *sum += more);
        self.scale += other.scale;
        for (category, count) in &other.categories {
            *self.categories.entry(category.clone()).or_default() += count;
        }
    }

    fn weight(&self) -> usize {
        self.stories.len()
    }

    /// The mean of PLOVER's score, to two places.
    fn mean_scale(&self) -> String {
        let mean = self.scale / (self.events.max(1) as f64);
        format!("{:.2}", if mean == 0.0 { 0.0 } else { mean })
    }

    /// `ASSAULT:3 COERCE:1`.
    fn categories(&self) -> String {
        let each = self.categories.iter().map(|(category, count)| format!("{category}:{count}"));
        each.collect::<Vec<_>>().join(" ")
    }
}

/// A text as XML has it; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let held = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars().filter(held) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn network(drawing: Drawing) -> Network {
        Network::new(drawing, Period::Month, false)
    }

    #[test]
    fn graphs_are_as_they_were_agreed() {
        fixture::golden("network.graphml", &mut network(Drawing::GraphMl));
        fixture::golden("network.gexf", &mut network(Drawing::Gexf));
    }

    #[test]
    fn a_meeting_is_one_mutual_edge() {
        let mut network = network(Drawing::Gexf);
        fixture::written(&mut network);
        let mutual: Vec<_> = network.edges.keys().filter(|key| key.is_mutual).collect();
        assert_eq!(mutual.len(), 1);
        assert!(mutual[0].source.starts_with("ayman") && mutual[0].target.starts_with("sameh"), "{mutual:?}");
        assert!(network.edges.keys().any(|key| !key.is_mutual && key.period == "2024-05-01"));
    }

    #[test]
    fn a_story_counts_once() {
        let mut edge = Edge::default();
        let mut event = fixture::reports()[0].events[0].event.clone();
        edge.add(&event);
        edge.add(&event);
        event.story_id = None;
        edge.add(&event);
        assert_eq!((edge.weight(), edge.events), (2, 3));
    }

    #[test]
    fn xml_holds_every_text() {
        assert_eq!(escaped("<\u{0}a&\"\u{FFFE}"), "&lt;a&amp;&quot;");
        let mut network = network(Drawing::GraphMl);
        let mut reports = fixture::reports();
        reports[0].events[0].event.actor[0].entity_name = Some("]]><\u{1}&\"".to_owned());
        let mut out = Vec::new();
        reports.iter().for_each(|report| network.report(report, &mut out));
        network.tail(&mut out);
        let text = String::from_utf8(out).expect("text");
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
}
