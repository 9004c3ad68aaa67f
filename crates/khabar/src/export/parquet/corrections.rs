//! The table of corrections: a row for each record or entity that one is about.

use super::super::corrections::{About, Told};
use super::rows::{count, text};
use super::table::Cell;
use crate::output::word;
use crate::store::json;

/// The rows of a correction.
pub(super) fn rows(told: &Told) -> Vec<Vec<Cell>> {
    told.about.iter().enumerate().map(|(at, about)| row(told, at, about)).collect()
}

fn row(told: &Told, at: usize, about: &About) -> Vec<Cell> {
    vec![
        text(Some(&told.id)),
        text(Some(&told.made_at)),
        text(Some(&told.made_by)),
        text(told.note.as_ref()),
        text(Some(word(&told.action))),
        text(Some(word(&told.subject))),
        text(told.field.as_ref()),
        text(told.value.as_ref().map(json)),
        text(Some(&told.state)),
        count(at),
        text(about.part),
        text(about.entity.as_ref()),
        Cell::Flag(about.entity.is_none().then_some(about.is_found)),
        text(about.event_id.as_ref()),
        text(about.article_id.as_ref()),
        text(about.text_sha256.as_ref()),
        text(about.story_id.as_ref()),
        text(about.event.map(|event| word(&event))),
        text(about.trigger.as_ref()),
        Cell::Whole(about.span.map(|span| span.0 as i64)),
        Cell::Whole(about.span.map(|span| span.1 as i64)),
        text(about.sentence.as_ref()),
    ]
}
