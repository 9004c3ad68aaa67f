//! Corrections: what people say of the program's reading, kept beside it with who said it and when.

use super::anchor::Anchor;
use super::entry::{hash, json};
use super::{Result, Store};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Action {
    /// The record is right.
    Accept,
    /// There is no such event.
    Reject,
    /// A field has another value.
    Edit,
    /// Several are one.
    Merge,
    /// One is several.
    Split,
}

/// What it was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Subject {
    Event,
    Entity,
    Story,
}

/// A person's correction. It is written as JSON, a line each, and read back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Correction {
    /// Made from all that follows, so that the same correction in two files is one.
    #[serde(default)]
    pub(crate) id: String,
    pub(crate) made_at: String,
    pub(crate) made_by: String,
    pub(crate) action: Action,
    pub(crate) subject: Subject,
    /// The field that was edited: `date`, `actor.0.code`.
    #[serde(default)]
    pub(crate) field: Option<String>,
    #[serde(default)]
    pub(crate) value: Option<Value>,
    #[serde(default)]
    pub(crate) note: Option<String>,
    pub(crate) anchor: Anchor,
    /// `applied`, or `lost` where the reading has no such event any more. Of the store, not of the correction.
    #[serde(default)]
    pub(crate) state: String,
}

/// The order in which corrections hold, for SQL, as [`Correction::order`] has it: by time, then id. Times are all of one zone, so
/// that they compare as text; without their `Z` a whole second stands before its parts.
pub(crate) const IN_ORDER: &str = "rtrim(made_at, 'Z'), id";

pub(crate) const APPLIED: &str = "applied";
pub(crate) const LOST: &str = "lost";

impl Correction {
    /// Whether what it is about is in the reading no more.
    pub(crate) fn is_lost(&self) -> bool {
        self.state == LOST
    }

    /// What tells which of two holds: the later one, of one time that with the greater id.
    pub(crate) fn order(&self) -> (&str, &str) {
        (self.made_at.trim_end_matches('Z'), &self.id)
    }

    /// Gives it the id that its content makes.
    #[must_use]
    pub(crate) fn with_id(mut self) -> Self {
        let (value, note) = (self.value.as_ref().map(json), self.note.clone());
        let parts = [
            &self.made_at,
            &self.made_by,
            &json(&self.action),
            &json(&self.subject),
            self.field.as_deref().unwrap_or(""),
            value.as_deref().unwrap_or(""),
            note.as_deref().unwrap_or(""),
            &json(&self.anchor),
        ];
        self.id = hash(&parts)[..16].to_owned();
        self
    }
}

impl Store {
    /// All corrections in the order in which they hold: by time, then id. A later one wins.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn corrections(&self) -> Result<Vec<Correction>> {
        self.corrections_where("")
    }

    /// The corrections of the event in this row.
    ///
    /// # Errors
    /// What SQLite says.
    #[allow(dead_code, reason = "for the exports")]
    pub(crate) fn corrections_of(&self, event: i64) -> Result<Vec<Correction>> {
        self.corrections_where(&format!("WHERE event = {event}"))
    }

    fn corrections_where(&self, condition: &str) -> Result<Vec<Correction>> {
        let sql = format!(
            "SELECT id, made_at, made_by, action, subject, field, value, note, anchor, state FROM correction {condition} \
             ORDER BY {IN_ORDER}"
        );
        let read = || -> rusqlite::Result<Vec<Stored>> {
            self.connection.prepare_cached(&sql)?.query_map([], Stored::read)?.collect()
        };
        read()
            .map_err(|error| self.error(&error))?
            .into_iter()
            .map(|stored| self.correction(stored))
            .collect()
    }

    fn correction(&self, stored: Stored) -> Result<Correction> {
        let quoted = |word: &str| json(&word);
        Ok(Correction {
            action: self.parse(&quoted(&stored.action))?,
            subject: self.parse(&quoted(&stored.subject))?,
            value: stored.value.map(|value| self.parse(&value)).transpose()?,
            anchor: self.parse(&stored.anchor)?,
            id: stored.id,
            made_at: stored.made_at,
            made_by: stored.made_by,
            field: stored.field,
            note: stored.note,
            state: stored.state,
        })
    }

    /// The key of the entity that is meant: by its id in the lexicon, its key, or a name that only it bears.
    ///
    /// # Errors
    /// No such entity, or several; what SQLite says.
    pub(crate) fn entity_key_of(&self, name: &str) -> Result<String> {
        let sql = "SELECT key FROM entity WHERE key = ?1 OR entity_id = ?1 OR name = ?1 OR name_ar = ?1 \
            ORDER BY key <> ?1, entity_id IS NOT ?1, key LIMIT 3";
        let row = |row: &Row<'_>| row.get::<_, String>(0);
        let read = || -> rusqlite::Result<Vec<String>> {
            self.connection.prepare_cached(sql)?.query_map([name], row)?.collect()
        };
        let found = read().map_err(|error| self.error(&error))?;
        match found.as_slice() {
            [] => Err(self.refuse(format!("no entity `{name}`: give its id or its whole name"))),
            [first, rest @ ..] if rest.is_empty() || first == name || *first == format!("id {name}") => {
                Ok(first.clone())
            }
            several => Err(self.refuse(format!(
                "several entities bear the name `{name}`: give a key, as `{}`",
                several.join("` or `")
            ))),
        }
    }

    /// The rows of a story's events, in the order of the articles.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn story_events(&self, story: &str) -> Result<Vec<i64>> {
        let sql = "SELECT event.number FROM story_event JOIN event ON event.number = story_event.event JOIN article \
            ON article.number = event.article WHERE story = ?1 ORDER BY article.published, article.key, event.position";
        let row = |row: &Row<'_>| row.get(0);
        let read = || -> rusqlite::Result<Vec<i64>> {
            self.connection.prepare_cached(sql)?.query_map([story], row)?.collect()
        };
        read().map_err(|error| self.error(&error))
    }

    /// Keeps a correction; whether it is new. It takes effect when the store is settled.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn keep(&self, correction: &Correction) -> Result<bool> {
        let sql = "INSERT OR IGNORE INTO correction (id, made_at, made_by, action, subject, field, value, note, anchor, state) \
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'lost')";
        let word = |quoted: String| quoted.trim_matches('"').to_owned();
        let values = params![
            correction.id,
            correction.made_at,
            correction.made_by,
            word(json(&correction.action)),
            word(json(&correction.subject)),
            correction.field,
            correction.value.as_ref().map(json),
            correction.note,
            json(&correction.anchor),
        ];
        let done = self.connection.prepare_cached(sql).and_then(|mut sql| sql.execute(values));
        done.map(|count| count > 0).map_err(|error| self.error(&error))
    }
}

/// A row.
struct Stored {
    id: String,
    made_at: String,
    made_by: String,
    action: String,
    subject: String,
    field: Option<String>,
    value: Option<String>,
    note: Option<String>,
    anchor: String,
    state: String,
}

impl Stored {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            made_at: row.get(1)?,
            made_by: row.get(2)?,
            action: row.get(3)?,
            subject: row.get(4)?,
            field: row.get(5)?,
            value: row.get(6)?,
            note: row.get(7)?,
            anchor: row.get(8)?,
            state: row.get(9)?,
        })
    }
}
