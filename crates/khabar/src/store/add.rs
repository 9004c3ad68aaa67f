//! Adding articles: each whole or not at all, many to a transaction.

use super::entry::{Entry, Identity};
use super::names::{self, Met};
use super::{Result, Settled, Store, copies};
use crate::output::word;
use coder::record::{Attribution, Count, Entity, Span};
use coder::{Event, Statement};
use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Params, params, params_from_iter};
use std::rc::Rc;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// The time between commits. Each waits for the disk.
const PAUSE: Duration = Duration::from_secs(1);

/// What became of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Added {
    New,
    /// The article was there with another text, title, outlet or day, which is kept as an older version.
    Version,
    /// It was there as it is.
    Unchanged,
}

/// A run that adds articles.
#[derive(Debug)]
pub(crate) struct Adding {
    store: Rc<Store>,
    met: Met,
    /// When the transaction began, if one is open.
    begun: Option<Instant>,
}

/// A version of an article that is stored.
struct Same {
    number: i64,
    is_current: bool,
    beside: [String; 4],
}

impl Same {
    /// Whether it stands against one that is the same: as an older version it stays as it was.
    fn stands(&self, other: &Identity) -> bool {
        !self.is_current || self.beside <= other.beside
    }
}

impl Adding {
    pub(crate) fn new(store: Rc<Store>) -> Self {
        Self { store, met: Met::default(), begun: None }
    }

    /// Adds an article: all of it, or on an error nothing.
    ///
    /// # Errors
    /// What SQLite says. The articles before are stored.
    pub(crate) fn add(&mut self, entry: &Entry) -> Result<Added> {
        if self.begun.is_none() {
            self.store.run("BEGIN IMMEDIATE")?;
            self.begun = Some(Instant::now());
        }
        self.store.run("SAVEPOINT article")?;
        let added = self
            .store
            .put(entry, &self.met)
            .and_then(|added| self.store.run("RELEASE article").map(|()| added));
        if added.is_err() {
            self.give_up();
        } else if self.begun.is_some_and(|begun| begun.elapsed() >= PAUSE) {
            self.commit()?;
        }
        added
    }

    /// What is whole is kept, if the disk lets us.
    fn give_up(&mut self) {
        self.met.forget();
        self.begun = None;
        if !self.store.connection.is_autocommit() {
            let _ = self.store.run("ROLLBACK TO article; RELEASE article; COMMIT");
        }
        if !self.store.connection.is_autocommit() {
            let _ = self.store.run("ROLLBACK");
        }
    }

    fn commit(&mut self) -> Result<()> {
        if self.begun.take().is_some() {
            let done = self.store.run("COMMIT");
            if done.is_err() {
                self.met.forget();
                let _ = self.store.run("ROLLBACK");
            }
            return done;
        }
        Ok(())
    }

    /// Everything reaches the disk. What became of the corrections.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn finish(&mut self) -> Result<Settled> {
        self.commit()?;
        // new versions and new articles are corrected as the others
        let settled = self.store.settle()?;
        self.store.join_stories()?;
        // later questions are planned by what is in the tables
        self.store.run("PRAGMA optimize").map(|()| settled)
    }
}

impl Store {
    /// Whether this version of the article is stored, as it is to stand: see [`Identity::beside`].
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn has(&self, identity: &Identity) -> Result<bool> {
        Ok(self.same_version(identity)?.is_some_and(|same| same.stands(identity)))
    }

    /// The same version of the same article.
    fn same_version(&self, identity: &Identity) -> Result<Option<Same>> {
        let sql = "SELECT number, is_current, id, given, further, source_sha256 FROM article \
            WHERE key = ?1 AND version_sha256 = ?2";
        let read = |row: &rusqlite::Row<'_>| {
            let source: Option<String> = row.get(5)?;
            let beside = [row.get(2)?, row.get(3)?, row.get(4)?, source.unwrap_or_default()];
            Ok(Same { number: row.get(0)?, is_current: row.get(1)?, beside })
        };
        let parameters = [&identity.key, &identity.version_sha256];
        let found = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut sql| sql.query_row(parameters, read).optional());
        found.map_err(|error| self.error(&error))
    }

    /// Stores an article.
    fn put(&self, entry: &Entry, met: &Met) -> Result<Added> {
        if let Some(same) = self.same_version(&entry.identity)? {
            if !same.stands(&entry.identity) {
                self.put_in_place(same.number, entry)?;
            }
            return Ok(Added::Unchanged);
        }
        let last = self.last_version(&entry.identity.key)?;
        if let Some((number, _)) = last {
            self.retire(number)?;
        }
        let number = self.put_article(entry, last.map_or(1, |(_, version)| version + 1))?;
        self.insert(
            "INSERT INTO article_words (rowid, words) VALUES (?1, ?2)",
            params![number, entry.words],
        )?;
        if let Some(signature) = &entry.signature {
            copies::add(self, number, signature)?;
        }
        self.put_coded(number, entry, met)?;
        Ok(if last.is_some() { Added::Version } else { Added::New })
    }

    /// The same article with a lesser id, say, is the one that stands: its id and all that came beside its text.
    fn put_in_place(&self, number: i64, entry: &Entry) -> Result<()> {
        let sql =
            "UPDATE article SET id = ?2, given = ?3, further = ?4, source_sha256 = ?5 WHERE number = ?1";
        let article = &entry.coded.article;
        self.insert(sql, params![number, article.id, entry.given, entry.further, article.source_sha256])?;
        self.reread(number, entry).map(drop)
    }

    fn last_version(&self, key: &str) -> Result<Option<(i64, i64)>> {
        let sql = "SELECT number, version FROM article WHERE key = ?1 ORDER BY version DESC LIMIT 1";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let found =
            self.connection.prepare_cached(sql).and_then(|mut sql| sql.query_row([key], read).optional());
        found.map_err(|error| self.error(&error))
    }

    /// The version is kept, but no longer the one that is read and searched.
    fn retire(&self, number: i64) -> Result<()> {
        self.insert("UPDATE article SET is_current = 0 WHERE number = ?1", [number])?;
        self.insert("DELETE FROM article_words WHERE rowid = ?1", [number])?;
        copies::remove(self, number)
    }

    fn put_article(&self, entry: &Entry, version: i64) -> Result<i64> {
        let (article, cite) = (&entry.coded.article, &entry.coded.cite_info);
        let (first, last) = article.published_interval.clone().unzip();
        let sql = "INSERT INTO article (key, version, is_current, version_sha256, id, url, title, outlet, published, \
            published_basis, published_first, published_last, language, text, text_sha256, source_sha256, further, given, \
            coder, coder_version, codebook) \
            VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)";
        let values = params![
            entry.identity.key,
            version,
            entry.identity.version_sha256,
            article.id,
            article.url,
            article.title,
            article.outlet,
            article.published,
            article.published_basis,
            first,
            last,
            article.language,
            entry.text,
            article.text_sha256,
            article.source_sha256,
            entry.further,
            entry.given,
            cite.coder,
            cite.version,
            cite.codebook,
        ];
        self.insert(sql, values)
    }

    /// Stores what was read in an article.
    fn put_coded(&self, article: i64, entry: &Entry, met: &Met) -> Result<()> {
        for (position, (event, record)) in entry.coded.events.iter().zip(&entry.events).enumerate() {
            self.put_event_with_parts(article, position, event, record, met)?;
        }
        self.put_statements(article, entry, met)
    }

    pub(super) fn put_event_with_parts(
        &self,
        article: i64,
        position: usize,
        event: &Event,
        record: &str,
        met: &Met,
    ) -> Result<()> {
        let number = self.put_event(article, position, event, record)?;
        self.put_parts(number, event, met)
    }

    pub(super) fn put_statements(&self, article: i64, entry: &Entry, met: &Met) -> Result<()> {
        let statements = entry.coded.statements.iter().zip(&entry.statements);
        statements.enumerate().try_for_each(|(position, (statement, record))| {
            self.put_statement(article, position, statement, record, met)
        })
    }

    fn put_event(&self, article: i64, position: usize, event: &Event, record: &str) -> Result<i64> {
        static SQL: LazyLock<String> = LazyLock::new(|| {
            let marks: Vec<String> = (4..4 + FLAT.len()).map(|at| format!("?{at}")).collect();
            let (columns, marks) = (FLAT.join(", "), marks.join(", "));
            format!("INSERT INTO event (article, position, record, {columns}) VALUES (?1, ?2, ?3, {marks})")
        });
        let own = [Value::from(article), Value::from(whole(position)), Value::from(record.to_owned())];
        self.insert(&SQL, params_from_iter(own.into_iter().chain(flat(event))))
    }

    /// The parts of an event that have tables of their own.
    pub(super) fn put_parts(&self, number: i64, event: &Event, met: &Met) -> Result<()> {
        for mode in &event.mode {
            self.insert(
                "INSERT OR IGNORE INTO event_mode (event, mode) VALUES (?1, ?2)",
                params![number, mode],
            )?;
        }
        for context in &event.context {
            let sql = "INSERT OR IGNORE INTO event_context (event, context) VALUES (?1, ?2)";
            self.insert(sql, params![number, context])?;
        }
        for (role, entities) in [("actor", &event.actor), ("recipient", &event.recipient)] {
            for (position, entity) in entities.iter().enumerate() {
                self.put_role(number, role, position, entity, met)?;
            }
        }
        self.put_speakers(number, &event.attribution, met)?;
        for (position, place) in event.event_loc.iter().enumerate() {
            let known = names::place(self, met, place)?;
            let sql = "INSERT INTO event_place (event, position, place, span_start, span_end) VALUES (?1, ?2, ?3, ?4, ?5)";
            self.insert(
                sql,
                params![number, whole(position), known, whole(place.span.0), whole(place.span.1)],
            )?;
        }
        Ok(())
    }

    /// Who is said to say so.
    pub(super) fn put_speakers(&self, event: i64, said: &[Attribution], met: &Met) -> Result<()> {
        for (position, said) in said.iter().enumerate() {
            if let Some(speaker) = &said.speaker {
                let known = names::entity(self, met, speaker)?;
                let sql = "INSERT INTO event_speaker (event, position, entity) VALUES (?1, ?2, ?3)";
                self.insert(sql, params![event, whole(position), known])?;
            }
        }
        Ok(())
    }

    fn put_role(&self, event: i64, role: &str, position: usize, entity: &Entity, met: &Met) -> Result<()> {
        let known = names::entity(self, met, entity)?;
        let sectors = entity.sector.join(" ");
        self.insert("INSERT OR IGNORE INTO sector_list (sectors) VALUES (?1)", [&sectors])?;
        let sql = "INSERT INTO event_entity (event, role, position, entity, code, sectors, office, affiliation, text, \
            span_start, span_end, via) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
        let values = params![
            event,
            role,
            whole(position),
            known,
            entity.code,
            sectors,
            entity.office,
            entity.affiliation.join(" "),
            entity.entity_text,
            whole(entity.span.0),
            whole(entity.span.1),
            super::unquoted::via(entity),
        ];
        self.insert(sql, values).map(drop)
    }

    fn put_statement(
        &self,
        article: i64,
        position: usize,
        said: &Statement,
        record: &str,
        met: &Met,
    ) -> Result<()> {
        let known = |entity: &Option<Entity>| {
            entity.as_ref().map(|entity| names::entity(self, met, entity)).transpose()
        };
        let sql = "INSERT INTO statement (article, position, speaker, addressee, verb, kind, medium, content_start, \
            content_end, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        let (speaker, addressee) = (known(&said.speaker)?, known(&said.addressee)?);
        let (kind, span) = (word(&said.kind), said.content.span);
        let values = params![
            article,
            whole(position),
            speaker,
            addressee,
            said.verb,
            kind,
            said.medium,
            whole(span.0),
            whole(span.1),
            record
        ];
        self.insert(sql, values).map(drop)
    }

    /// Runs a statement that changes a row; the number of the row, where it is a new one.
    pub(super) fn insert(&self, sql: &str, values: impl Params) -> Result<i64> {
        let done = self.connection.prepare_cached(sql).and_then(|mut sql| sql.execute(values));
        done.map_err(|error| self.error(&error))?;
        Ok(self.connection.last_insert_rowid())
    }
}

/// The plain columns of an event.
pub(super) const FLAT: [&str; 26] = [
    "id",
    "date",
    "enddate",
    "date_first",
    "date_last",
    "event",
    "status",
    "quad_code",
    "event_scale",
    "dead_min",
    "dead_max",
    "injured_min",
    "injured_max",
    "arrested_min",
    "arrested_max",
    "participants_min",
    "participants_max",
    "trigger_text",
    "trigger_lemma",
    "trigger_entry",
    "trigger_start",
    "trigger_end",
    "sentence_start",
    "sentence_end",
    "confidence",
    "judgement",
];

/// What stands in them, but for the judgement, which is a person's.
pub(super) fn flat(event: &Event) -> Vec<Value> {
    let text = |text: &str| Value::from(text.to_owned());
    let (first, last) = days(event.date.as_deref(), event.enddate.as_deref()).unzip();
    let trigger = &event.trigger;
    let mut values = vec![
        text(&event.id),
        Value::from(event.date.clone()),
        Value::from(event.enddate.clone()),
        Value::from(first),
        Value::from(last),
        text(&word(&event.event)),
        text(&word(&event.status)),
        Value::from(i64::from(event.quad_code)),
        Value::from(event.event_scale),
    ];
    values.extend(event.size.counts().into_iter().flat_map(|(_, count)| bounds(count)).map(Value::from));
    values.extend([text(&trigger.text), text(&trigger.lemma), text(&trigger.entry)]);
    let spans = [trigger.span, event.sentence.span];
    values.extend(
        spans.into_iter().flat_map(|Span(start, end)| [start, end]).map(|end| Value::from(whole(end))),
    );
    values.extend([Value::from(event.confidence), Value::Null]);
    values
}

/// As SQLite counts.
pub(super) const fn whole(number: usize) -> i64 {
    number as i64
}

/// First and last day of a date as precise as `2022-08-22`, `2022-08` or `2022`, to the end of `enddate` where there is one.
pub(crate) fn days(date: Option<&str>, enddate: Option<&str>) -> Option<(String, String)> {
    let (first, end) = bounds_of(date?)?;
    let last = enddate.and_then(bounds_of).map_or(end, |(_, last)| last.max(end));
    Some((first.to_string(), last.to_string()))
}

fn bounds_of(date: &str) -> Option<(Date, Date)> {
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<i16>().ok());
    let (year, month, day) = (parts.next()??, parts.next(), parts.next());
    let small = |part: Option<i16>| part.and_then(|part| i8::try_from(part).ok());
    match (month, day) {
        (None, _) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        (Some(month), None) => {
            let first = Date::new(year, small(month)?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        (Some(month), Some(day)) => {
            let day = Date::new(year, small(month)?, small(day)?).ok()?;
            Some((day, day))
        }
    }
}

fn bounds(count: Option<&Count>) -> [Option<i64>; 2] {
    let whole = |number: Option<u64>| number.and_then(|number| i64::try_from(number).ok());
    [whole(count.and_then(|count| count.min)), whole(count.and_then(|count| count.max))]
}
