//! CSV: one row an event, a flat set of columns. `docs/usage.md` says what each column holds.

use super::cells::{BETWEEN, Cell, joined, maybe, number, row_of, text};
use super::word;
use crate::read::Input;
use coder::Event;
use coder::record::{Count, Entity, Location};
use serde_json::Value;

/// A column: its name, and what stands in it.
type Column = (&'static str, fn(&Event) -> Cell);

const COLUMNS: &[Column] = &[
    ("id", |e| text(&e.id)),
    ("date", |e| maybe(e.date.as_deref())),
    ("enddate", |e| maybe(e.enddate.as_deref())),
    ("event", |e| Cell::Text(word(&e.event))),
    ("mode", |e| text(&e.mode.join(BETWEEN))),
    ("status", |e| Cell::Text(word(&e.status))),
    ("context", |e| text(&e.context.join(BETWEEN))),
    ("quad_code", |e| number(Some(e.quad_code))),
    ("event_scale", |e| number(e.event_scale)),
    ("actor_name", |e| each(&e.actor, |a| a.entity_name.as_deref())),
    ("actor_name_ar", |e| each(&e.actor, |a| a.entity_name_ar.as_deref())),
    ("actor_id", |e| each(&e.actor, |a| a.entity_id.as_deref())),
    ("actor_wikidata", |e| each(&e.actor, |a| a.wikidata_id.as_deref())),
    ("actor_code", |e| each(&e.actor, |a| a.code.as_deref())),
    ("actor_sector", |e| each(&e.actor, |a| a.sector.first().map(String::as_str))),
    ("actor_office", |e| each(&e.actor, |a| a.office.as_deref())),
    ("actor_text", |e| each(&e.actor, |a| Some(&a.entity_text))),
    ("recipient_name", |e| each(&e.recipient, |r| r.entity_name.as_deref())),
    ("recipient_name_ar", |e| each(&e.recipient, |r| r.entity_name_ar.as_deref())),
    ("recipient_id", |e| each(&e.recipient, |r| r.entity_id.as_deref())),
    ("recipient_wikidata", |e| each(&e.recipient, |r| r.wikidata_id.as_deref())),
    ("recipient_code", |e| each(&e.recipient, |r| r.code.as_deref())),
    ("recipient_sector", |e| each(&e.recipient, |r| r.sector.first().map(String::as_str))),
    ("recipient_office", |e| each(&e.recipient, |r| r.office.as_deref())),
    ("recipient_text", |e| each(&e.recipient, |r| Some(&r.entity_text))),
    ("place", |e| place(e, |p| p.resolved_place.clone())),
    ("place_text", |e| place(e, |p| Some(p.extracted_place.clone()))),
    ("province", |e| place(e, |p| p.province.clone())),
    ("country_code", |e| place(e, |p| p.country_code.clone())),
    ("lat", |e| number(e.event_loc.first().and_then(|p| p.lat))),
    ("lon", |e| number(e.event_loc.first().and_then(|p| p.lon))),
    ("place_resolution", |e| place(e, |p| p.resolution.as_deref().map(str::to_owned))),
    ("dead_min", |e| number(least(e.size.dead.as_ref()))),
    ("dead_max", |e| number(most(e.size.dead.as_ref()))),
    ("injured_min", |e| number(least(e.size.injured.as_ref()))),
    ("injured_max", |e| number(most(e.size.injured.as_ref()))),
    ("arrested_min", |e| number(least(e.size.arrested.as_ref()))),
    ("arrested_max", |e| number(most(e.size.arrested.as_ref()))),
    ("participants_min", |e| number(least(e.size.participants.as_ref()))),
    ("participants_max", |e| number(most(e.size.participants.as_ref()))),
    ("attribution", |e| Cell::Text(joined(e.attribution.iter().map(|a| a.speaker.as_ref().map(name))))),
    ("trigger", |e| text(&e.trigger.text)),
    ("trigger_lemma", |e| text(&e.trigger.lemma)),
    ("trigger_start", |e| number(Some(e.trigger.span.0))),
    ("trigger_end", |e| number(Some(e.trigger.span.1))),
    ("trigger_entry", |e| text(&e.trigger.entry)),
    ("sentence_index", |e| number(Some(e.sentence.index))),
    ("sentence", |e| text(&e.sentence.text)),
    ("further_mentions", |e| number(Some(e.further_mentions.len()))),
    ("date_rule", |e| maybe(e.date_basis.as_ref().map(|basis| basis.rule.as_str()))),
    ("confidence", |e| number(Some(e.confidence))),
    ("article_id", |e| text(&e.article.id)),
    ("article_url", |e| maybe(e.article.url.as_deref())),
    ("article_title", |e| maybe(e.article.title.as_deref())),
    ("article_outlet", |e| maybe(e.article.outlet.as_deref())),
    ("article_published", |e| maybe(e.article.published.as_deref())),
    ("article_published_basis", |e| maybe(e.article.published_basis.as_deref())),
    ("article_sha256", |e| text(&e.article.text_sha256)),
    ("article_copy_of", |e| maybe(e.article.copy_of.as_deref())),
    ("story_id", |e| maybe(e.story_id.as_deref())),
    ("coder_version", |e| text(&e.cite_info.version)),
];

/// Appends the row of names.
pub(super) fn head(keep: &[String], out: &mut Vec<u8>) {
    let ours = COLUMNS.iter().map(|(name, _)| text(name));
    row_of(ours.chain(keep.iter().map(|key| text(&format!("extra_{key}")))), out);
}

/// Appends an event's row.
pub(super) fn row(event: &Event, input: &Input, keep: &[String], out: &mut Vec<u8>) {
    let ours = COLUMNS.iter().map(|(_, cell)| cell(event));
    let further = keep.iter().map(|key| match input.further.get(key) {
        None | Some(Value::Null) => text(""),
        Some(Value::String(words)) => text(words),
        Some(other) => text(&other.to_string()),
    });
    row_of(ours.chain(further), out);
}

/// Appends a row of values that are not ours.
pub(crate) fn values(row: &[Value], out: &mut Vec<u8>) {
    let cell = |value: &Value| match value {
        Value::Null => text(""),
        Value::String(words) => text(words),
        other => Cell::Number(other.to_string()),
    };
    row_of(row.iter().map(cell), out);
}

fn each<'e>(entities: &'e [Entity], field: impl Fn(&'e Entity) -> Option<&'e str>) -> Cell {
    Cell::Text(joined(entities.iter().map(field)))
}

fn place(event: &Event, field: impl Fn(&Location) -> Option<String>) -> Cell {
    let fields: Vec<_> = event.event_loc.iter().map(field).collect();
    Cell::Text(joined(fields.iter().map(Option::as_deref)))
}

fn name(entity: &Entity) -> &str {
    entity.entity_name.as_deref().or(entity.entity_name_ar.as_deref()).unwrap_or(&entity.entity_text)
}

fn least(count: Option<&Count>) -> Option<u64> {
    count.and_then(|count| count.min)
}

fn most(count: Option<&Count>) -> Option<u64> {
    count.and_then(|count| count.max)
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn a_row_has_the_columns_of_the_head() {
        let (mut out, keep) = (Vec::new(), ["desk".to_owned(), "page".to_owned(), "none".to_owned()]);
        head(&keep, &mut out);
        row(&fixture::event(), &fixture::input(), &keep, &mut out);
        let text = String::from_utf8(out).expect("text");
        let cells: Vec<Vec<_>> = text.lines().map(|line| line.split(',').collect()).collect();
        assert_eq!(cells[0].len(), COLUMNS.len() + 3);
        let cell = |name| cells[0].iter().position(|column| *column == name).map(|at| cells[1][at]);
        for (name, expected) in [
            ("event", "ASSAULT"),
            ("event_scale", "-9"),
            ("actor_name", " | Unknown gunmen"),
            ("actor_name_ar", "مسلحون مجهولون | مسلحون"),
            ("actor_code", "IRQ | IRQ"),
            ("recipient_office", ""),
            ("place", "Baghdad"),
            ("dead_min", "3"),
            ("injured_max", ""),
            ("trigger_start", "11"),
            ("extra_desk", "'=A1"),
            ("extra_page", "3"),
            ("extra_none", ""),
        ] {
            assert_eq!(cell(name), Some(expected), "{name}");
        }
    }

    /// The page that explains the output names every column.
    #[test]
    fn every_column_is_documented() {
        let page = include_str!("../../../../docs/usage.md");
        for (name, _) in COLUMNS {
            assert!(page.contains(&format!("`{name}`")), "docs/usage.md does not explain `{name}`");
        }
    }
}
