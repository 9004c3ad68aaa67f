//! Coding again: the stored texts under a newer program or lexicon, and what that changes.
//!
//! An event whose record is the same keeps its row; the others are written anew. What people said of them is found again by
//! its words when the store is settled.

use super::entry::{Entry, Given};
use super::names::Met;
use super::{Result, Store, copies};
use crate::read::Input;
use coder::Event;
use rusqlite::{Row, params};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// An event that came, went or changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Change {
    pub(crate) article: String,
    pub(crate) change: Kind,
    /// The event's category, and the words that name it.
    pub(crate) event: String,
    pub(crate) trigger: String,
    pub(crate) span: Value,
    /// The fields that have other values, each with the one before and the one after.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) fields: BTreeMap<String, [Value; 2]>,
}

/// How an event changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Added,
    Removed,
    Changed,
}

/// Fields that follow from the place of a line in the lexicon and say nothing of the reading.
const INCIDENTAL: [&str; 1] = ["id"];

/// A stored event: its row, and its record as the program wrote it.
struct Old {
    number: i64,
    record: String,
}

impl Store {
    /// The rows of the current articles, in their order.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn current(&self) -> Result<Vec<i64>> {
        self.all_numbers("SELECT number FROM article WHERE is_current = 1 ORDER BY published, key")
    }

    /// The article in this row as the reader gave it.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn given(&self, number: i64) -> Result<Input> {
        let stored = self.article_at(number)?;
        let given =
            self.row("SELECT given FROM article WHERE number = ?1", number, |row| row.get::<_, String>(0))?;
        let mut input = self.parse::<Given>(&given)?.input(&stored.info, stored.text);
        input.further = self.parse(&stored.further)?;
        Ok(input)
    }

    /// Puts a new reading in the place of the one that is stored: all of it or nothing. What changed.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn reread(&self, number: i64, entry: &Entry) -> Result<Vec<Change>> {
        let old = self.old(number)?;
        let changes = changes(self, &entry.coded.article.id, &old, entry)?;
        if self.is_same(number, entry, &old)? {
            return Ok(changes);
        }
        self.run("SAVEPOINT article")?;
        let done = self.put_again(number, entry, &old);
        self.run(if done.is_ok() { "RELEASE article" } else { "ROLLBACK TO article; RELEASE article" })?;
        done.map(|()| changes)
    }

    /// What would change.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn compare(&self, number: i64, entry: &Entry) -> Result<Vec<Change>> {
        changes(self, &entry.coded.article.id, &self.old(number)?, entry)
    }

    /// Whether nothing at all is another: not even the program's version.
    fn is_same(&self, number: i64, entry: &Entry, old: &[Old]) -> Result<bool> {
        let stored = self.article_at(number)?;
        let info = coder::record::ArticleInfo { copy_of: None, ..stored.info };
        let said = "SELECT record FROM statement WHERE article = ?1 ORDER BY position";
        let read = || -> rusqlite::Result<Vec<String>> {
            self.connection.prepare_cached(said)?.query_map([number], |row| row.get(0))?.collect()
        };
        let statements = read().map_err(|error| self.error(&error))?;
        Ok(info == entry.coded.article
            && stored.cite == entry.coded.cite_info
            && statements == entry.statements
            && old.iter().map(|old| &old.record).eq(&entry.events))
    }

    fn old(&self, article: i64) -> Result<Vec<Old>> {
        let sql = "SELECT number, record FROM event WHERE article = ?1 ORDER BY position";
        let row = |row: &Row<'_>| Ok(Old { number: row.get(0)?, record: row.get(1)? });
        let read = || -> rusqlite::Result<Vec<Old>> {
            self.connection.prepare_cached(sql)?.query_map([article], row)?.collect()
        };
        read().map_err(|error| self.error(&error))
    }

    fn put_again(&self, number: i64, entry: &Entry, old: &[Old]) -> Result<()> {
        let met = Met::default();
        self.put_info(number, entry)?;
        // positions are taken only once: those of before make room
        self.insert("UPDATE event SET position = -1 - position WHERE article = ?1", [number])?;
        let mut left: Vec<&Old> = old.iter().collect();
        for (position, (event, record)) in entry.coded.events.iter().zip(&entry.events).enumerate() {
            match left.iter().position(|old| old.record == *record) {
                Some(at) => {
                    let kept = left.remove(at).number;
                    self.insert(
                        "UPDATE event SET position = ?2 WHERE number = ?1",
                        params![kept, super::add::whole(position)],
                    )?;
                }
                None => self.put_event_with_parts(number, position, event, record, &met)?,
            }
        }
        for gone in left {
            self.insert("DELETE FROM event WHERE number = ?1", [gone.number])?;
        }
        self.insert("DELETE FROM statement WHERE article = ?1", [number])?;
        self.put_statements(number, entry, &met)
    }

    /// What the new reading says of the article itself.
    fn put_info(&self, number: i64, entry: &Entry) -> Result<()> {
        let (article, cite) = (&entry.coded.article, &entry.coded.cite_info);
        let before = self.article_at(number)?.info.published;
        let (first, last) = article.published_interval.clone().unzip();
        let sql = "UPDATE article SET title = ?2, outlet = ?3, published = ?4, published_basis = ?5, published_first = ?6, \
            published_last = ?7, coder = ?8, coder_version = ?9, codebook = ?10 WHERE number = ?1";
        let values = params![
            number,
            article.title,
            article.outlet,
            article.published,
            article.published_basis,
            first,
            last,
            cite.coder,
            cite.version,
            cite.codebook,
        ];
        self.insert(sql, values)?;
        self.insert("DELETE FROM article_words WHERE rowid = ?1", [number])?;
        self.insert(
            "INSERT INTO article_words (rowid, words) VALUES (?1, ?2)",
            params![number, entry.words],
        )?;
        // which of two near-copies is the first depends on their days
        if let Some(signature) = entry.signature.as_ref().filter(|_| before != article.published) {
            copies::remove(self, number)?;
            copies::add(self, number, signature)?;
        }
        Ok(())
    }
}

/// Events are the same where category and trigger are; what differs in them is told field by field.
fn changes(store: &Store, article: &str, old: &[Old], entry: &Entry) -> Result<Vec<Change>> {
    let mut before: Vec<Event> =
        old.iter().map(|old| store.read_event(&old.record)).collect::<Result<_>>()?;
    let mut found = Vec::new();
    for event in &entry.coded.events {
        let same =
            before.iter().position(|old| old.event == event.event && old.trigger.span == event.trigger.span);
        match same.map(|at| before.remove(at)) {
            None => found.push(change(article, Kind::Added, event)),
            Some(old) => {
                let fields = differences(&old, event);
                if !fields.is_empty() {
                    found.push(Change { fields, ..change(article, Kind::Changed, event) });
                }
            }
        }
    }
    found.extend(before.iter().map(|event| change(article, Kind::Removed, event)));
    Ok(found)
}

fn change(article: &str, change: Kind, event: &Event) -> Change {
    Change {
        article: article.to_owned(),
        change,
        event: crate::output::word(&event.event),
        trigger: event.trigger.text.clone(),
        span: serde_json::json!([event.trigger.span.0, event.trigger.span.1]),
        fields: BTreeMap::new(),
    }
}

fn differences(old: &Event, new: &Event) -> BTreeMap<String, [Value; 2]> {
    let fields = |event: &Event| {
        let mut event = event.clone();
        (event.article, event.cite_info) = Default::default();
        // the line of the lexicon moves when lines are added above it
        event.trigger.entry = event.trigger.entry.split(':').next().unwrap_or_default().to_owned();
        match serde_json::to_value(&event) {
            Ok(Value::Object(fields)) => fields,
            _ => serde_json::Map::new(),
        }
    };
    let (old, new) = (fields(old), fields(new));
    let differ = new
        .into_iter()
        .filter(|(name, value)| !INCIDENTAL.contains(&name.as_str()) && old.get(name) != Some(value));
    differ.map(|(name, value)| (name.clone(), [old.get(&name).cloned().unwrap_or_default(), value])).collect()
}
