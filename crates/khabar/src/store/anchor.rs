//! What a correction is about, told by words and not by rows, so that it is found again in a later reading.

use super::{Result, Store};
use coder::record::{Category, Sentence, Span, Trigger};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

/// An event as the program read it when it was corrected.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct EventAnchor {
    pub(crate) event_id: String,
    /// The article's key, and the text that the spans count in.
    pub(crate) article: String,
    pub(crate) text_sha256: String,
    pub(crate) category: Category,
    pub(crate) trigger: String,
    pub(crate) span: Span,
    pub(crate) sentence: String,
}

/// What a correction is about. Lists that do not apply are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Anchor {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) events: Vec<EventAnchor>,
    /// What the events are to be apart from, where a story is split.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) apart_from: Vec<EventAnchor>,
    /// Keys of entities; where several are one, the first is kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) entities: Vec<String>,
}

/// The part of a record that tells which event it is.
#[derive(Debug, Deserialize)]
struct Reading {
    id: String,
    event: Category,
    trigger: Trigger,
    sentence: Sentence,
}

/// An event of an article as it is read now.
struct Candidate {
    number: i64,
    text_sha256: String,
    reading: Reading,
}

impl Store {
    /// The anchors of the events that bear this id: of several where articles have the same text.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn anchors(&self, id: &str) -> Result<Vec<EventAnchor>> {
        let sql = "SELECT event.number, article.text_sha256, event.record, article.key FROM event JOIN article \
            ON article.number = event.article WHERE event.id = ?1 AND article.is_current = 1 ORDER BY article.key, event.position";
        let found = self.candidates(sql, id)?;
        Ok(found.into_iter().map(|(candidate, article)| anchor(candidate, article)).collect())
    }

    /// The anchor of the event in this row.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn anchor_at(&self, number: i64) -> Result<Option<EventAnchor>> {
        let sql = "SELECT event.number, article.text_sha256, event.record, article.key FROM event JOIN article \
            ON article.number = event.article WHERE event.number = ?1";
        Ok(self
            .candidates(sql, &number.to_string())?
            .pop()
            .map(|(candidate, article)| anchor(candidate, article)))
    }

    /// The row of the event that is meant, in the current version of its article: the one with its id; else that of its
    /// category with its trigger in the same place; else, where the text is another, that of its category with its trigger in the
    /// same sentence.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn find(&self, anchor: &EventAnchor) -> Result<Option<i64>> {
        let sql = "SELECT event.number, article.text_sha256, event.record, article.key FROM event JOIN article \
            ON article.number = event.article WHERE article.key = ?1 AND article.is_current = 1 ORDER BY event.position";
        let candidates: Vec<Candidate> =
            self.candidates(sql, &anchor.article)?.into_iter().map(|(candidate, _)| candidate).collect();
        let first = |is_it: &dyn Fn(&Candidate) -> bool| candidates.iter().find(|candidate| is_it(candidate));
        let same_category = |candidate: &Candidate| candidate.reading.event == anchor.category;
        let found = first(&|candidate| candidate.reading.id == anchor.event_id)
            .or_else(|| {
                first(&|candidate| {
                    same_category(candidate)
                        && candidate.text_sha256 == anchor.text_sha256
                        && overlap(candidate.reading.trigger.span, anchor.span)
                })
            })
            .or_else(|| {
                first(&|candidate| {
                    same_category(candidate)
                        && candidate.text_sha256 != anchor.text_sha256
                        && candidate.reading.trigger.text == anchor.trigger
                        && candidate.reading.sentence.text == anchor.sentence
                })
            });
        Ok(found.map(|candidate| candidate.number))
    }

    fn candidates(&self, sql: &str, parameter: &str) -> Result<Vec<(Candidate, String)>> {
        let row = |row: &Row<'_>| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
            ))
        };
        let read = || -> rusqlite::Result<Vec<_>> {
            self.connection.prepare_cached(sql)?.query_map(params![parameter], row)?.collect()
        };
        let rows = read().map_err(|error| self.error(&error))?;
        rows.into_iter()
            .map(|(number, text_sha256, record, article)| {
                Ok((Candidate { number, text_sha256, reading: self.parse(&record)? }, article))
            })
            .collect()
    }
}

fn anchor(candidate: Candidate, article: String) -> EventAnchor {
    let Candidate { text_sha256, reading: Reading { id, event, trigger, sentence }, .. } = candidate;
    EventAnchor {
        event_id: id,
        article,
        text_sha256,
        category: event,
        trigger: trigger.text,
        span: trigger.span,
        sentence: sentence.text,
    }
}

const fn overlap(one: Span, other: Span) -> bool {
    one.0 < other.1 && other.0 < one.1
}
