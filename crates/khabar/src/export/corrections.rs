//! The corrections themselves: who said what of which record, when and why.

use super::command::Reports;
use super::mask::mask_url;
use crate::store::{Action, Anchor, Correction, EventAnchor, Result, Subject};
use coder::record::{Category, Span};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// A correction, with where the records that it is about are found now. A line of the export.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    pub(super) id: String,
    pub(super) made_at: String,
    pub(super) made_by: String,
    pub(super) note: Option<String>,
    pub(super) action: Action,
    pub(super) subject: Subject,
    pub(super) field: Option<String>,
    pub(super) value: Option<Value>,
    /// `applied` or `lost`.
    pub(super) state: String,
    pub(super) about: Vec<About>,
}

/// One thing that a correction is about: a record, or an entity.
#[derive(Debug, Default, Serialize)]
pub(super) struct About {
    /// `kept` or `merged` of entities, `merged`, `taken` or `left` of records; nothing of a record that was judged or edited.
    pub(super) part: Option<&'static str>,
    /// The key of an entity.
    pub(super) entity: Option<String>,
    /// Whether the record is in the reading now.
    pub(super) is_found: bool,
    /// The record's id: the one that it has now, else the one that it had.
    pub(super) event_id: Option<String>,
    pub(super) article_id: Option<String>,
    pub(super) text_sha256: Option<String>,
    pub(super) story_id: Option<String>,
    pub(super) event: Option<Category>,
    pub(super) trigger: Option<String>,
    pub(super) span: Option<Span>,
    pub(super) sentence: Option<String>,
}

/// The corrections in the order in which they hold; where there is a filter, those about a record that it wants, and those of
/// entities. Records that were rejected are wanted here.
///
/// # Errors
/// What the store says.
pub(super) fn told(reports: &Reports<'_>) -> Result<Vec<Told>> {
    let wanted = reports.wanted_rows()?;
    let mut all = Vec::new();
    for correction in reports.store.corrections()? {
        let (about, rows) = about(&correction.anchor, correction.subject, correction.action, reports)?;
        let is_wanted = match &wanted {
            Some(wanted) => correction.subject == Subject::Entity || !wanted.is_disjoint(&rows),
            None => true,
        };
        if is_wanted {
            all.push(shown(correction, about, reports));
        }
    }
    Ok(all)
}

fn shown(correction: Correction, about: Vec<About>, reports: &Reports<'_>) -> Told {
    let Correction { id, made_at, made_by, action, subject, field, value, note, state, .. } = correction;
    Told {
        id,
        made_at,
        made_by: reports.shown(&made_by),
        note: note.map(|note| reports.shown(&note)),
        action,
        subject,
        field,
        value: value.map(|value| masked(value, reports)),
        state,
        about,
    }
}

/// A value with its texts as they are shown.
fn masked(value: Value, reports: &Reports<'_>) -> Value {
    match value {
        Value::String(text) => Value::String(reports.shown(&text)),
        Value::Array(values) => values.into_iter().map(|value| masked(value, reports)).collect(),
        Value::Object(fields) => {
            fields.into_iter().map(|(name, value)| (name, masked(value, reports))).collect()
        }
        plain => plain,
    }
}

/// What it is about, and the rows of the records among that.
fn about(
    anchor: &Anchor,
    subject: Subject,
    action: Action,
    reports: &Reports<'_>,
) -> Result<(Vec<About>, BTreeSet<i64>)> {
    let (mut all, mut rows) = (Vec::new(), BTreeSet::new());
    for (at, entity) in anchor.entities.iter().enumerate() {
        let part = if action == Action::Merge && at > 0 { "merged" } else { "kept" };
        all.push(About { part: Some(part), entity: Some(reports.shown(entity)), ..About::default() });
    }
    let part = match (subject, action) {
        (Subject::Event, _) => None,
        (_, Action::Merge) => Some("merged"),
        _ => Some("taken"),
    };
    let events = anchor.events.iter().map(|event| (part, event));
    for (part, event) in events.chain(anchor.apart_from.iter().map(|event| (Some("left"), event))) {
        let row = reports.store.find(event)?;
        rows.extend(row);
        all.push(record(part, event, row, reports)?);
    }
    Ok((all, rows))
}

fn record(
    part: Option<&'static str>,
    anchor: &EventAnchor,
    row: Option<i64>,
    reports: &Reports<'_>,
) -> Result<About> {
    let now = row.map(|row| reports.store.event_at(row)).transpose()?.map(|stored| stored.event);
    let article = now.as_ref().map(|event| event.article.id.clone());
    Ok(About {
        part,
        entity: None,
        is_found: now.is_some(),
        event_id: Some(now.as_ref().map_or_else(|| anchor.event_id.clone(), |event| event.id.clone())),
        article_id: article.map(|id| if reports.is_masked { mask_url(&id).into_owned() } else { id }),
        text_sha256: Some(anchor.text_sha256.clone()),
        story_id: now.and_then(|event| event.story_id),
        event: Some(anchor.category),
        trigger: Some(reports.shown(&anchor.trigger)),
        span: Some(anchor.span),
        sentence: Some(reports.quoted(&anchor.sentence)),
    })
}
