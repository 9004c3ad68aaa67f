//! W3C Web Annotations (2017): each field of each event, with the words of the article that gave it.

use super::jsonl::json;
use super::people::name;
use super::report::{Marked, Report};
use super::writer::Writer;
use crate::output::word;
use crate::store::unquoted::is_nowhere;
use coder::record::{Entity, Span};
use serde_json::{Value, json};

/// Code points before and after the words, by which they are found again in a page.
const AROUND: usize = 32;

/// The format.
pub(super) struct Annotations {
    with_text: bool,
    is_begun: bool,
}

/// What is annotated: a field, its value, the words and where they stand.
struct Note {
    field: String,
    value: String,
    exact: String,
    span: Span,
}

impl Annotations {
    pub(super) fn new(with_text: bool) -> Self {
        Self { with_text, is_begun: false }
    }
}

impl Writer for Annotations {
    fn head(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(
            b"{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"khabar\":\"urn:khabar:terms:\"}],\
            \"id\":\"urn:khabar:annotations\",\"type\":\"AnnotationPage\",\"items\":[\n",
        );
    }

    fn report(&mut self, report: &Report, out: &mut Vec<u8>) {
        let text: Vec<char> = report.text.chars().collect();
        for marked in &report.events {
            for note in notes(marked) {
                if self.is_begun {
                    out.extend_from_slice(b",\n");
                }
                self.is_begun = true;
                json(&annotation(report, marked, &note, &text, self.with_text), out);
            }
        }
    }

    fn tail(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\n]}\n");
    }
}

fn annotation(report: &Report, marked: &Marked, note: &Note, text: &[char], with_text: bool) -> Value {
    let event = &marked.event;
    let info = &report.info;
    let part = |from: usize, to: usize| {
        text.get(from.min(text.len())..to.min(text.len())).unwrap_or_default().iter().collect()
    };
    let (prefix, suffix): (String, String) =
        (part(note.span.0.saturating_sub(AROUND), note.span.0), part(note.span.1, note.span.1 + AROUND));
    let mut target = json!({
        "source": info.url.clone().unwrap_or_else(|| format!("urn:khabar:text:{}", info.text_sha256)),
        "selector": [
            {"type": "TextPositionSelector", "start": note.span.0, "end": note.span.1},
            {"type": "TextQuoteSelector", "exact": note.exact, "prefix": prefix, "suffix": suffix},
        ],
        "khabar:textSha256": info.text_sha256,
        "khabar:article": info.id,
    });
    if with_text {
        target["khabar:text"] = report.text.clone().into();
    }
    json!({
        "id": format!("urn:khabar:event:{}:{}", report.event_id(event), note.field),
        "type": "Annotation",
        "motivation": "tagging",
        "generator": {
            "id": format!("urn:khabar:{}", report.cite.version), "type": "Software",
            "name": format!("{} {}", report.cite.coder, report.cite.version)
        },
        "body": {
            "type": "TextualBody",
            "purpose": "tagging",
            "format": "text/plain",
            "value": note.value,
            "khabar:field": note.field,
            "khabar:event": event.id,
            "khabar:category": word(&event.event),
            "khabar:confidence": event.confidence,
            "khabar:review": marked.review(),
            "khabar:reviewedBy": marked.reviewed_by(),
            "khabar:reviewedAt": marked.reviewed_at(),
            "khabar:reviewNote": marked.review_note(),
        },
        "target": target,
    })
}

fn notes(marked: &Marked) -> Vec<Note> {
    let event = &marked.event;
    let mut notes = Vec::new();
    let mut add = |field: String, value: &str, exact: &str, span: Span| {
        // what a person put stands nowhere in the text
        if !is_nowhere(span) {
            notes.push(Note { field, value: value.to_owned(), exact: exact.to_owned(), span });
        }
    };
    let category = event.mode.iter().fold(word(&event.event), |all, mode| format!("{all}/{mode}"));
    add("event".to_owned(), &category, &event.trigger.text, event.trigger.span);
    for (role, entities) in [("actor", &event.actor), ("recipient", &event.recipient)] {
        for (at, entity) in entities.iter().enumerate() {
            add(format!("{role}.{at}"), &actor(entity), &entity.entity_text, entity.span);
        }
    }
    for (at, place) in event.event_loc.iter().enumerate() {
        let value = place.resolved_place.as_deref().unwrap_or(&place.extracted_place);
        add(format!("event_loc.{at}"), value, &place.extracted_place, place.span);
    }
    for (what, count) in event.size.counts() {
        if let Some(count) = count {
            add(format!("size.{what}"), &range(count.min, count.max), &count.text, count.span);
        }
    }
    for (at, said) in event.attribution.iter().enumerate() {
        let who = said.speaker.as_ref().map(actor).unwrap_or_default();
        add(format!("attribution.{at}"), &who, said.verb.as_deref().unwrap_or_default(), said.span);
    }
    if let Some((text, span)) =
        event.date_basis.as_ref().and_then(|basis| basis.text.as_ref().zip(basis.span))
    {
        let dates: Vec<&str> =
            [&event.date, &event.enddate].into_iter().flatten().map(String::as_str).collect();
        add("date".to_owned(), &dates.join("/"), text, span);
    }
    notes
}

/// Name, code and sectors: `Iraqi Army [IRQ MIL]`.
fn actor(entity: &Entity) -> String {
    let codes: Vec<&str> = entity.code.iter().chain(&entity.sector).map(String::as_str).collect();
    if codes.is_empty() { name(entity).to_owned() } else { format!("{} [{}]", name(entity), codes.join(" ")) }
}

/// `3`, `3..`, `..5`, `3..5`.
pub(super) fn range(min: Option<u64>, max: Option<u64>) -> String {
    let text = |bound: Option<u64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    if min == max { text(min) } else { format!("{}..{}", text(min), text(max)) }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn annotations_are_as_they_were_agreed() {
        fixture::golden("annotations.json", &mut Annotations::new(false));
    }

    #[test]
    fn no_id_stands_twice_where_two_articles_print_one_text() {
        let text = fixture::written_twice(&mut Annotations::new(false));
        let page: Value = serde_json::from_slice(&text).expect("JSON");
        let items = page["items"].as_array().expect("items");
        let ids: std::collections::BTreeSet<&str> =
            items.iter().filter_map(|item| item["id"].as_str()).collect();
        assert!(items.len() > 40 && ids.len() == items.len(), "{} ids of {}", ids.len(), items.len());
    }

    #[test]
    fn the_words_stand_where_the_position_says() {
        let page: Value =
            serde_json::from_slice(&fixture::written(&mut Annotations::new(true))).expect("JSON");
        let items = page["items"].as_array().expect("items");
        assert!(items.len() > 20);
        for item in items {
            let text: Vec<char> = item["target"]["khabar:text"].as_str().expect("a text").chars().collect();
            let at = |key: &str| item["target"]["selector"][0][key].as_u64().expect("a position") as usize;
            let words: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(item["target"]["selector"][1]["exact"], words, "{}", item["id"]);
        }
    }
}
