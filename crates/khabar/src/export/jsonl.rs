//! JSON lines: the records as they are, with what a person made of them.

use super::report::{Report, Said};
use super::writer::Writer;
use crate::store::unquoted::written;
use coder::{Event, Statement};
use serde::Serialize;

/// Events: PLOVER's fields first, then ours.
pub(super) struct Events {
    pub(super) with_text: bool,
}

/// What is said, a record of its own each.
pub(super) struct Statements {
    pub(super) with_text: bool,
}

#[derive(Serialize)]
struct EventLine<'r> {
    #[serde(flatten)]
    event: &'r Event,
    judgement: Option<&'static str>,
    edited: bool,
    reviewed_by: Option<&'r str>,
    reviewed_at: Option<&'r str>,
    review_note: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'r str>,
}

#[derive(Serialize)]
struct StatementLine<'r> {
    #[serde(flatten)]
    statement: &'r Statement,
    edited: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'r str>,
}

impl Writer for Events {
    fn report(&mut self, report: &Report, out: &mut Vec<u8>) {
        for marked in &report.events {
            let text = self.with_text.then_some(report.text.as_str());
            let event = EventLine {
                event: &marked.event,
                judgement: marked.judgement,
                edited: marked.is_edited,
                reviewed_by: marked.reviewed_by(),
                reviewed_at: marked.reviewed_at(),
                review_note: marked.review_note(),
                text,
            };
            out.extend_from_slice(written(crate::store::json(&event)).as_bytes());
            out.push(b'\n');
        }
    }
}

impl Writer for Statements {
    fn report(&mut self, report: &Report, out: &mut Vec<u8>) {
        for Said { statement, is_edited } in &report.statements {
            let text = self.with_text.then_some(report.text.as_str());
            line(&StatementLine { statement, edited: *is_edited, text }, out);
        }
    }
}

/// Appends a value and a line break.
pub(super) fn line(value: &impl Serialize, out: &mut Vec<u8>) {
    json(value, out);
    out.push(b'\n');
}

/// Appends a value.
pub(super) fn json(value: &impl Serialize, out: &mut Vec<u8>) {
    serde_json::to_writer(out, value).expect("records have string keys, and memory takes every byte");
}
