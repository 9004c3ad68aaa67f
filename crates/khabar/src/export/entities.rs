//! FollowTheMoney entities: articles, events, the known actors in them, and links from who did to whom it was done.
//!
//! Actors that are only described (`gunmen`, `protesters`) are no entities: their words stand in the event. An actor is
//! written once; its id is made of the lexicon's, so that several exports join.

use super::annotations::range;
use super::codes::country;
use super::jsonl::line;
use super::people::{People, name};
use super::report::{Marked, Report, Review};
use super::writer::Writer;
use crate::output::word;
use coder::record::Entity;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Pairs of one event that are linked, at most.
const LINKS: usize = 100;

/// The format.
pub(super) struct Entities {
    with_text: bool,
    people: People,
    written: BTreeSet<String>,
}

/// An entity as FollowTheMoney has it.
#[derive(Serialize)]
struct Proxy {
    id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<String>>,
}

impl Proxy {
    fn new(id: String, schema: &'static str) -> Self {
        Self { id, schema, properties: BTreeMap::new() }
    }

    /// Adds values; empty ones and those that are there are left out.
    fn with(mut self, property: &'static str, values: impl IntoIterator<Item = String>) -> Self {
        for value in values.into_iter().filter(|value| !value.is_empty()) {
            let values = self.properties.entry(property).or_default();
            if !values.contains(&value) {
                values.push(value);
            }
        }
        self
    }
}

impl Entities {
    pub(super) fn new(with_text: bool) -> Self {
        Self { with_text, people: People::default(), written: BTreeSet::new() }
    }

    /// The lexicon's id, or that of the state where a country acts.
    fn id(&self, entity: &Entity) -> Option<String> {
        match (&entity.entity_id, &entity.code) {
            (Some(id), _) => Some(format!("khabar-{id}")),
            (None, Some(code)) => {
                self.people.is_state(entity).then(|| format!("khabar-state-{}", code.to_lowercase()))
            }
            (None, None) => None,
        }
    }

    fn once(&mut self, proxy: &Proxy, out: &mut Vec<u8>) {
        if self.written.insert(proxy.id.clone()) {
            line(proxy, out);
        }
    }
}

impl Writer for Entities {
    fn report(&mut self, report: &Report, out: &mut Vec<u8>) {
        if report.events.is_empty() {
            return;
        }
        line(&self.article(report), out);
        for marked in &report.events {
            for entity in marked.event.actor.iter().chain(&marked.event.recipient) {
                if let Some(proxy) = self.actor(entity) {
                    self.once(&proxy, out);
                }
            }
            line(&self.event(report, marked), out);
            self.links(report, marked).iter().for_each(|link| line(link, out));
        }
    }
}

impl Entities {
    fn article(&self, report: &Report) -> Proxy {
        let info = &report.info;
        Proxy::new(article_id(report), "Article")
            .with("title", info.title.clone())
            .with("name", Some(info.title.clone().unwrap_or_else(|| info.id.clone())))
            .with("publisher", info.outlet.clone())
            .with("sourceUrl", info.url.clone())
            .with("publishedAt", info.published.clone())
            .with("language", info.language.as_deref().map(iso_639_3))
            .with("notes", [format!("SHA-256 of the coded text: {}", info.text_sha256)])
            .with("bodyText", self.with_text.then(|| report.text.clone()))
    }

    /// A known actor; a country that acts is its government.
    fn actor(&self, entity: &Entity) -> Option<Proxy> {
        let id = self.id(entity)?;
        let schema = match self.people.kind(entity) {
            Some("person") => "Person",
            Some(
                "government" | "ministry" | "military" | "security" | "parliament" | "court" | "igo"
                | "igo-organ",
            ) => "PublicBody",
            Some("company") => "Company",
            Some(_) => "Organization",
            None if entity.entity_id.is_none() => "PublicBody",
            None => "LegalEntity",
        };
        let code = entity.code.as_deref().and_then(country).map(|country| country.iso2.to_lowercase());
        let names = [&entity.entity_name, &entity.entity_name_ar];
        let proxy = Proxy::new(id, schema)
            .with("name", [name(entity).to_owned()])
            .with("alias", names.into_iter().flatten().filter(|other| *other != name(entity)).cloned())
            .with("country", code)
            .with("wikidataId", entity.wikidata_id.clone())
            .with("sector", entity.sector.clone());
        Some(proxy)
    }

    fn event(&self, report: &Report, marked: &Marked) -> Proxy {
        let event = &marked.event;
        let all = || event.actor.iter().chain(&event.recipient);
        let kind = event.mode.iter().fold(word(&event.event), |all, mode| format!("{all}/{mode}"));
        let side = |entities: &[Entity]| entities.iter().map(name).collect::<Vec<_>>().join(", ");
        let places = || event.event_loc.iter();
        Proxy::new(event_id(marked), "Event")
            .with("name", [named(&kind, &side(&event.actor), &side(&event.recipient))])
            .with("recordId", [event.id.clone()])
            .with("date", event.date.clone().filter(|_| event.enddate.is_none()))
            .with("startDate", event.date.clone().filter(|_| event.enddate.is_some()))
            .with("endDate", event.enddate.clone())
            .with("keywords", [word(&event.event), word(&event.status)])
            .with("keywords", event.mode.iter().map(ToString::to_string))
            .with("keywords", event.context.iter().map(ToString::to_string))
            .with("involved", all().filter_map(|entity| self.id(entity)))
            .with(
                "namesMentioned",
                all().filter(|entity| self.id(entity).is_none()).map(|e| name(e).to_owned()),
            )
            .with(
                "location",
                places().map(|p| p.resolved_place.clone().unwrap_or_else(|| p.extracted_place.clone())),
            )
            .with(
                "country",
                places().filter_map(|p| country(p.country_code.as_deref()?)).map(|c| c.iso2.to_lowercase()),
            )
            .with("summary", [event.sentence.text.clone()])
            .with("sourceUrl", report.info.url.clone())
            .with("publisher", report.info.outlet.clone())
            .with("proof", [article_id(report)])
            .with("notes", notes(marked))
    }

    /// From each known actor to each known recipient.
    fn links(&self, report: &Report, marked: &Marked) -> Vec<Proxy> {
        let event = &marked.event;
        let known = |entities: &[Entity]| {
            entities.iter().filter_map(|entity| self.id(entity)).collect::<BTreeSet<_>>()
        };
        let (subjects, objects) = (known(&event.actor), known(&event.recipient));
        let pairs = subjects.iter().flat_map(|one| objects.iter().map(move |other| (one, other)));
        let link = |(subject, object): (&String, &String)| {
            Proxy::new(hashed(&["link", &event_id(marked), subject, object]), "UnknownLink")
                .with("subject", [subject.clone()])
                .with("object", [object.clone()])
                .with(
                    "role",
                    [event.mode.iter().fold(word(&event.event), |all, mode| format!("{all}/{mode}"))],
                )
                .with("status", [word(&event.status)])
                .with("date", event.date.clone())
                .with("summary", [event.sentence.text.clone()])
                .with("sourceUrl", report.info.url.clone())
                .with("recordId", [event.id.clone()])
                .with("proof", [article_id(report)])
        };
        pairs.filter(|(one, other)| one != other).take(LINKS).map(link).collect()
    }
}

/// `ASSAULT/aerial: Israel → Hamas`, without what there is not.
fn named(kind: &str, actors: &str, recipients: &str) -> String {
    match (actors, recipients) {
        ("", "") => kind.to_owned(),
        (actors, "") => format!("{kind}: {actors}"),
        ("", recipients) => format!("{kind}: → {recipients}"),
        (actors, recipients) => format!("{kind}: {actors} → {recipients}"),
    }
}

fn notes(marked: &Marked) -> Vec<String> {
    let event = &marked.event;
    let mut notes = vec![
        format!("confidence: {}", event.confidence),
        format!("sentence: code points {}–{}", event.sentence.span.0, event.sentence.span.1),
    ];
    for (what, count) in event.size.counts() {
        // the words, and where a person put the number, that
        let words = count.map(|count| match count.text.as_str() {
            "" => range(count.min, count.max),
            words => words.to_owned(),
        });
        notes.extend(words.map(|words| format!("{what}: {words}")));
    }
    notes.extend(event.story_id.as_ref().map(|story| format!("story: {story}")));
    notes.extend(
        Some(marked.review()).filter(|review| !review.is_empty()).map(|review| format!("review: {review}")),
    );
    if let Some(Review { by, at, note }) = &marked.review {
        notes.push(format!("reviewed by {by}, {at}"));
        notes.extend(note.as_ref().map(|note| format!("review note: {note}")));
    }
    notes
}

fn article_id(report: &Report) -> String {
    hashed(&["article", &report.info.id, &report.info.text_sha256])
}

fn event_id(marked: &Marked) -> String {
    hashed(&["event", &marked.event.article.id, &marked.event.id])
}

fn hashed(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\u{1F}").as_bytes());
    digest.iter().take(20).fold("khabar-".to_owned(), |id, byte| format!("{id}{byte:02x}"))
}

/// FollowTheMoney has languages by three letters.
fn iso_639_3(two: &str) -> String {
    if two == "ar" { "ara".to_owned() } else { two.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn entities_are_as_they_were_agreed() {
        fixture::golden("entities.ftm.jsonl", &mut Entities::new(false));
    }

    #[test]
    fn names_have_no_loose_ends() {
        assert_eq!(named("PROTEST", "protesters", ""), "PROTEST: protesters");
        assert_eq!(named("ASSAULT", "", "Hamas"), "ASSAULT: → Hamas");
        assert_eq!(named("PROTEST", "", ""), "PROTEST");
    }

    #[test]
    fn ids_are_written_once_and_what_they_point_at_is_there() {
        let text = String::from_utf8(fixture::written(&mut Entities::new(true))).expect("text");
        let lines: Vec<serde_json::Value> =
            text.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
        let ids: BTreeSet<&str> = lines.iter().filter_map(|line| line["id"].as_str()).collect();
        assert_eq!(ids.len(), lines.len());
        for property in ["involved", "proof", "subject", "object"] {
            let targets = lines.iter().filter_map(|line| line["properties"][property].as_array()).flatten();
            assert!(targets.filter_map(|id| id.as_str()).all(|id| ids.contains(id)), "{property}");
        }
    }
}
