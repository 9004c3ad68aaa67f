//! UIMA CAS JSON 0.4: a file an article, the text with the records as annotations, for INCEpTION and other UIMA tools.
//!
//! Offsets are UTF-16 code units, as UIMA counts. The records' own offsets, in code points, are in no other way different.

use super::command::Reports;
use super::jsonl::json;
use super::report::{Marked, Report};
use crate::failure::Failure;
use crate::output::{OutputError, Sink, Start, word};
use crate::store::unquoted::{is_nowhere, via};
use coder::record::{Entity, Span};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The types, with their features: strings, but for numbers and for what points at another annotation.
const TYPES: [(&str, &[&str]); 6] = [
    (
        EVENT,
        &[
            "identifier",
            "category",
            "mode",
            "status",
            "context",
            "date",
            "enddate",
            "story",
            "review",
            "reviewed_by",
            "reviewed_at",
            "review_note",
            "lemma",
            "entry",
        ],
    ),
    (
        ENTITY,
        &["role", "event", "name", "nameArabic", "identifier", "wikidata", "code", "sector", "office", "via"],
    ),
    (PLACE, &["event", "name", "countryCode", "precision"]),
    (QUANTITY, &["event", "kind", "minimum", "maximum"]),
    (TIME, &["event", "date", "enddate", "rule"]),
    (SAID, &["event", "speaker", "kind", "medium"]),
];
const EVENT: &str = "khabar.Event";
const ENTITY: &str = "khabar.Participant";
const PLACE: &str = "khabar.Place";
const QUANTITY: &str = "khabar.Quantity";
const TIME: &str = "khabar.Time";
const SAID: &str = "khabar.Attribution";
const SENTENCE: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";
const META: &str = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";

/// Writes the folder.
///
/// # Errors
/// What the store or the disk says.
pub(super) fn write(reports: &mut Reports<'_>, folder: &Path) -> Result<Vec<String>, Failure> {
    let failed = |error| OutputError::Failed { name: folder.display().to_string(), error };
    fs::create_dir_all(folder).map_err(failed)?;
    let mut files = 0_u64;
    reports.each(|report| {
        let mut sink = Sink::file(&folder.join(file_name(report)), Start::Once)?;
        let mut out = Vec::new();
        json(&cas(report), &mut out);
        out.push(b'\n');
        sink.write(&out)?;
        sink.finish()?;
        files += 1;
        Ok(())
    })?;
    let files = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
    Ok(vec![format!("{files} in `{}`", folder.display())])
}

/// The article's id, as far as every disk takes it, and a part of its hash: no two are the same.
fn file_name(report: &Report) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
    let id: String = report.info.id.chars().map(kept).take(60).collect();
    let digest = Sha256::digest(format!("{}\n{}", report.info.id, report.info.text_sha256));
    let hash: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("{id}-{hash}.json")
}

/// The document as it grows: annotations with their numbers.
struct Document<'t> {
    places: Vec<usize>,
    structures: Vec<Value>,
    members: Vec<usize>,
    text: &'t str,
}

/// The number of the text itself.
const SOFA: usize = 1;

impl<'t> Document<'t> {
    fn new(text: &'t str) -> Self {
        let mut places = Vec::new();
        let mut at = 0;
        for c in text.chars() {
            places.push(at);
            at += c.len_utf16();
        }
        places.push(at);
        let sofa = json!({"%ID": SOFA, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView",
            "mimeType": "text/plain", "sofaString": text});
        Self { places, structures: vec![sofa], members: Vec::new(), text }
    }

    /// UTF-16 code units for code points.
    fn unit(&self, point: usize) -> usize {
        self.places.get(point).or(self.places.last()).copied().unwrap_or(0)
    }

    /// Adds an annotation; features without a value are left out.
    fn add(&mut self, kind: &str, span: Span, features: &[(&str, Value)]) {
        // what a person put stands nowhere in the text
        if is_nowhere(span) && kind != META {
            return;
        }
        let number = self.structures.len() + SOFA;
        let mut all = Map::new();
        let own: [(&str, Value); 5] = [
            ("%ID", number.into()),
            ("%TYPE", kind.into()),
            ("@sofa", SOFA.into()),
            ("begin", self.unit(span.0).into()),
            ("end", self.unit(span.1).into()),
        ];
        for (key, value) in own.iter().chain(features) {
            if !value.is_null() && *value != "" {
                all.insert((*key).to_owned(), value.clone());
            }
        }
        self.structures.push(Value::Object(all));
        self.members.push(number);
    }

    fn finished(self) -> Value {
        json!({
            "%TYPES": types(),
            "%FEATURE_STRUCTURES": self.structures,
            "%VIEWS": {"_InitialView": {"%SOFA": SOFA, "%MEMBERS": self.members}},
        })
    }
}

fn types() -> Map<String, Value> {
    let feature = |name: &str, range: &str| (name.to_owned(), json!({"%NAME": name, "%RANGE": range}));
    let described = |name: &str, parent: &str, features: Map<String, Value>| {
        let mut all = json!({"%NAME": name, "%SUPER_TYPE": parent});
        if let Some(object) = all.as_object_mut() {
            object.extend(features);
        }
        (name.to_owned(), all)
    };
    let mut types = Map::new();
    for (name, features) in TYPES {
        let mut all: Map<String, Value> =
            features.iter().map(|name| feature(name, "uima.cas.String")).collect();
        if name == EVENT {
            all.extend([feature("confidence", "uima.cas.Double")]);
        }
        types.extend([described(name, "uima.tcas.Annotation", all)]);
    }
    let meta = ["documentTitle", "documentId", "documentUri"].map(|name| feature(name, "uima.cas.String"));
    types.extend([
        described(SENTENCE, "uima.tcas.Annotation", Map::new()),
        described(META, "uima.tcas.DocumentAnnotation", meta.into_iter().collect()),
    ]);
    types
}

fn cas(report: &Report) -> Value {
    let mut document = Document::new(&report.text);
    let info = &report.info;
    let whole = Span(0, document.text.chars().count());
    let meta = [
        ("language", info.language.as_deref().unwrap_or("ar").into()),
        ("documentTitle", info.title.clone().into()),
        ("documentId", info.id.clone().into()),
        ("documentUri", info.url.clone().into()),
    ];
    document.add(META, whole, &meta);
    let mut sentences: Vec<Span> = report.events.iter().map(|marked| marked.event.sentence.span).collect();
    sentences.sort_unstable();
    sentences.dedup();
    sentences.into_iter().for_each(|span| document.add(SENTENCE, span, &[]));
    report.events.iter().for_each(|marked| event(marked, &mut document));
    document.finished()
}

fn event(marked: &Marked, document: &mut Document<'_>) {
    let event = &marked.event;
    let id: Value = event.id.clone().into();
    let own = [
        ("identifier", id.clone()),
        ("category", word(&event.event).into()),
        ("mode", event.mode.join(" ").into()),
        ("status", word(&event.status).into()),
        ("context", event.context.join(" ").into()),
        ("date", event.date.clone().into()),
        ("enddate", event.enddate.clone().into()),
        ("story", event.story_id.clone().into()),
        ("review", marked.review().into()),
        ("reviewed_by", marked.reviewed_by().into()),
        ("reviewed_at", marked.reviewed_at().into()),
        ("review_note", marked.review_note().into()),
        ("lemma", event.trigger.lemma.clone().into()),
        ("entry", event.trigger.entry.clone().into()),
        ("confidence", event.confidence.into()),
    ];
    document.add(EVENT, event.trigger.span, &own);
    for (role, entities) in [("actor", &event.actor), ("recipient", &event.recipient)] {
        entities.iter().for_each(|entity| participant(role, entity, &id, document));
    }
    for place in &event.event_loc {
        let features = [
            ("event", id.clone()),
            ("name", place.resolved_place.clone().into()),
            ("countryCode", place.country_code.clone().into()),
            ("precision", place.resolution.as_deref().into()),
        ];
        document.add(PLACE, place.span, &features);
    }
    for (kind, count) in event.size.counts() {
        if let Some(count) = count {
            let bound = |bound: Option<u64>| Value::from(bound.map(|bound| bound.to_string()));
            let features = [
                ("event", id.clone()),
                ("kind", kind.into()),
                ("minimum", bound(count.min)),
                ("maximum", bound(count.max)),
            ];
            document.add(QUANTITY, count.span, &features);
        }
    }
    for said in &event.attribution {
        let speaker = said.speaker.as_ref().map(|speaker| super::people::name(speaker).to_owned());
        let features = [
            ("event", id.clone()),
            ("speaker", speaker.into()),
            ("kind", word(&said.kind).into()),
            ("medium", said.medium.as_deref().into()),
        ];
        document.add(SAID, said.span, &features);
    }
    if let Some((basis, span)) = event.date_basis.as_ref().and_then(|basis| Some((basis, basis.span?))) {
        let features = [
            ("event", id.clone()),
            ("date", event.date.clone().into()),
            ("enddate", event.enddate.clone().into()),
            ("rule", basis.rule.clone().into()),
        ];
        document.add(TIME, span, &features);
    }
}

fn participant(role: &str, entity: &Entity, event: &Value, document: &mut Document<'_>) {
    let features = [
        ("role", role.into()),
        ("event", event.clone()),
        ("name", entity.entity_name.clone().into()),
        ("nameArabic", entity.entity_name_ar.clone().into()),
        ("identifier", entity.entity_id.clone().into()),
        ("wikidata", entity.wikidata_id.clone().into()),
        ("code", entity.code.clone().into()),
        ("sector", entity.sector.join(" ").into()),
        ("office", entity.office.clone().into()),
        ("via", via(entity).into()),
    ];
    document.add(ENTITY, entity.span, &features);
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn documents_are_as_they_were_agreed() {
        let mut out = Vec::new();
        json(&cas(&fixture::reports()[0]), &mut out);
        fixture::agreed("a-1.cas.json", &out);
        assert_eq!(file_name(&fixture::reports()[0]).len(), "a-1-".len() + 12 + ".json".len());
    }

    #[test]
    fn offsets_count_utf_16() {
        let mut report = fixture::reports().swap_remove(0);
        let shift = |span: &mut Span| *span = Span(span.0 + 1, span.1 + 1);
        report.text.insert(0, '\u{1F534}');
        report.events.truncate(1);
        let event = &mut report.events[0].event;
        shift(&mut event.trigger.span);
        let words = event.trigger.text.clone();
        let cas = cas(&report);
        let units: Vec<u16> = report.text.encode_utf16().collect();
        let all = cas["%FEATURE_STRUCTURES"].as_array().expect("structures");
        let trigger = all.iter().find(|fs| fs["%TYPE"] == EVENT).expect("an event");
        let at = |key: &str| trigger[key].as_u64().expect("an offset") as usize;
        assert_eq!(String::from_utf16_lossy(&units[at("begin")..at("end")]), words);
    }

    #[test]
    fn features_are_those_of_their_types() {
        let reports = fixture::reports();
        let types = types();
        for fs in
            reports.iter().flat_map(|r| cas(r)["%FEATURE_STRUCTURES"].as_array().cloned().unwrap_or_default())
        {
            let Some(kind) = types.get(fs["%TYPE"].as_str().unwrap_or_default()) else { continue };
            let known = |key: &String| {
                key.starts_with(['%', '@'])
                    || ["begin", "end", "language"].contains(&key.as_str())
                    || !kind[key].is_null()
            };
            assert!(fs.as_object().expect("an object").keys().all(known), "{fs}");
        }
    }
}
