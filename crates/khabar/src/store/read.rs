//! Reading: events, statements and articles as typed values, one after the other.

use super::{Filter, Result, Store, StoreError, json, unquoted};
use crate::store::error::Fault;
use coder::record::{ArticleInfo, CiteInfo};
use coder::{Event, Statement};
use rusqlite::Row;
use serde::de::{DeserializeOwned, IgnoredAny};
use std::cell::RefCell;
use std::rc::Rc;

/// What a person said of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judgement {
    Accepted,
    Rejected,
}

/// A stored event.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StoredEvent {
    /// Its row. Rows are numbered anew when articles are coded again.
    pub(crate) number: i64,
    /// The row of its article.
    pub(crate) article: i64,
    /// The record as it stands after a person's edits, with its article and its story.
    pub(crate) event: Event,
    pub(crate) judgement: Option<Judgement>,
    /// Whether a person changed a field.
    pub(crate) is_edited: bool,
}

/// A stored statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StoredStatement {
    pub(crate) number: i64,
    pub(crate) article: i64,
    /// As it stands after people merged and split entities.
    pub(crate) statement: Statement,
    /// Whether that changed it.
    pub(crate) is_edited: bool,
}

/// A stored article: its current version.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StoredArticle {
    pub(crate) number: i64,
    /// What makes it the same article in another version.
    pub(crate) key: String,
    pub(crate) version: i64,
    pub(crate) info: ArticleInfo,
    pub(crate) cite: CiteInfo,
    /// The coded text, which all offsets count in.
    pub(crate) text: String,
    /// The row of the article that it is a near-copy of.
    pub(crate) copy_of: Option<i64>,
    /// Further keys of the input, a JSON object.
    pub(crate) further: String,
}

/// The article of the record before: the next one is mostly of the same.
type Last = RefCell<Option<(i64, Rc<(ArticleInfo, CiteInfo)>)>>;

impl Store {
    /// The events that are wanted, in the order of the articles (day of publication, the unknown first; then key) and of the
    /// text. Eight bytes an event are held, and one event.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn events(&self, filter: &Filter) -> Result<impl Iterator<Item = Result<StoredEvent>>> {
        let last = Last::default();
        Ok(self.event_numbers(filter)?.into_iter().map(move |number| self.event(number, &last)))
    }

    /// The events that are wanted as lines of JSON, in the same order: what [`Store::events`] gives, written.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn event_lines(&self, filter: &Filter) -> Result<impl Iterator<Item = Result<String>>> {
        let mut last = None;
        Ok(self.event_numbers(filter)?.into_iter().map(move |number| self.event_line(number, &mut last)))
    }

    /// A stored record needs only its last fields to be a line.
    fn event_line(&self, number: i64, last: &mut Option<(i64, [String; 2])>) -> Result<String> {
        let row = |row: &Row<'_>| {
            let values: (i64, String) = (row.get(0)?, row.get(1)?);
            Ok((values, row.get::<_, Option<String>>(4)?))
        };
        let ((article, record), story) = self.row(EVENT, number, row)?;
        self.parse::<IgnoredAny>(&record)?;
        if last.as_ref().is_none_or(|(known, _)| *known != article) {
            let (info, cite) = self.row(&article_sql(""), article, |row| Ok((info(row)?, cite(row)?)))?;
            *last = Some((article, [json(&info), json(&cite)]));
        }
        let [info, cite] = last.as_ref().map(|(_, shared)| shared.clone()).unwrap_or_default();
        let record = record.strip_suffix('}').unwrap_or(&record);
        let story = json(&story);
        Ok(format!("{record},\"article\":{info},\"story_id\":{story},\"cite_info\":{cite}}}\n"))
    }

    /// The event in this row.
    ///
    /// # Errors
    /// No such row; what SQLite says.
    pub(crate) fn event_at(&self, number: i64) -> Result<StoredEvent> {
        self.event(number, &Last::default())
    }

    /// The statements that are wanted, in the same order.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn statements(
        &self,
        filter: &Filter,
    ) -> Result<impl Iterator<Item = Result<StoredStatement>>> {
        let last = Last::default();
        Ok(self.statement_numbers(filter)?.into_iter().map(move |number| self.statement(number, &last)))
    }

    /// The articles that are wanted, in the same order.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn articles(&self, filter: &Filter) -> Result<impl Iterator<Item = Result<StoredArticle>>> {
        Ok(self.article_numbers(filter)?.into_iter().map(move |number| self.article_at(number)))
    }

    fn event(&self, number: i64, last: &Last) -> Result<StoredEvent> {
        let row = |row: &Row<'_>| {
            let values: (i64, String, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok((values, row.get::<_, Option<String>>(3)?, row.get::<_, Option<String>>(4)?))
        };
        let ((article, record, is_edited), judgement, story) = self.row(EVENT, number, row)?;
        let shared = self.shared(article, last)?;
        let (info, cite) = &*shared;
        let mut event = self.read_event(&record)?;
        (event.article, event.cite_info, event.story_id) = (info.clone(), cite.clone(), story);
        Ok(StoredEvent {
            number,
            article,
            event,
            judgement: self::judgement(judgement.as_deref()),
            is_edited,
        })
    }

    /// A stored record as an event, without its article.
    pub(super) fn read_event(&self, record: &str) -> Result<Event> {
        self.parse(&unquoted::read(completed(record, BLANK_EVENT)))
    }

    fn statement(&self, number: i64, last: &Last) -> Result<StoredStatement> {
        let sql =
            "SELECT article, coalesce(edited, record), edited IS NOT NULL FROM statement WHERE number = ?1";
        let row = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get(2)?));
        let (article, record, is_edited) = self.row(sql, number, row)?;
        let mut statement = self.read_statement(&record)?;
        self.shared(article, last)?.0.clone_into(&mut statement.article);
        Ok(StoredStatement { number, article, statement, is_edited })
    }

    /// A stored record as a statement, without its article.
    pub(super) fn read_statement(&self, record: &str) -> Result<Statement> {
        self.parse(&completed(record, BLANK_STATEMENT))
    }

    fn shared(&self, article: i64, last: &Last) -> Result<Rc<(ArticleInfo, CiteInfo)>> {
        if let Some((_, shared)) = last.borrow().as_ref().filter(|(number, _)| *number == article) {
            return Ok(Rc::clone(shared));
        }
        let shared = Rc::new(self.row(&article_sql(""), article, |row| Ok((info(row)?, cite(row)?)))?);
        *last.borrow_mut() = Some((article, Rc::clone(&shared)));
        Ok(shared)
    }

    /// The article in this row, an older version too.
    ///
    /// # Errors
    /// No such row; what SQLite says.
    pub(crate) fn article_at(&self, number: i64) -> Result<StoredArticle> {
        let sql =
            article_sql(", article.key, article.version, article.text, article.copy_of, article.further");
        self.row(&sql, number, |row| {
            Ok(StoredArticle {
                number,
                info: info(row)?,
                cite: cite(row)?,
                key: row.get(15)?,
                version: row.get(16)?,
                text: row.get(17)?,
                copy_of: row.get(18)?,
                further: row.get(19)?,
            })
        })
    }

    pub(super) fn row<T>(
        &self,
        sql: &str,
        number: i64,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let found = self.connection.prepare_cached(sql).and_then(|mut sql| sql.query_row([number], read));
        found.map_err(|error| self.error(&error))
    }

    pub(super) fn parse<T: DeserializeOwned>(&self, record: &str) -> Result<T> {
        serde_json::from_str(record).map_err(|error| {
            StoreError::new(&self.path, Fault::Damaged(format!("a record is none: {error}")))
        })
    }
}

const EVENT: &str = "SELECT article, coalesce(edited, record), edited IS NOT NULL, judgement, story_event.story FROM event \
    LEFT JOIN story_event ON story_event.event = event.number WHERE number = ?1";

const BLANK_EVENT: &str =
    r#""article":{"id":"","text_sha256":""},"cite_info":{"coder":"","version":"","codebook":""}"#;
const BLANK_STATEMENT: &str = r#""article":{"id":"","text_sha256":""}"#;

/// A record with empty values for what it shares with its article.
fn completed(record: &str, shared: &str) -> String {
    format!("{{{shared},{}", record.strip_prefix('{').unwrap_or(record))
}

fn judgement(stored: Option<&str>) -> Option<Judgement> {
    match stored {
        Some("accepted") => Some(Judgement::Accepted),
        Some("rejected") => Some(Judgement::Rejected),
        _ => None,
    }
}

fn article_sql(more: &str) -> String {
    format!(
        "SELECT article.id, article.url, article.title, article.outlet, article.published, article.published_basis, \
         article.published_first, article.published_last, article.language, article.text_sha256, article.source_sha256, \
         original.id, article.coder, article.coder_version, article.codebook{more} \
         FROM article LEFT JOIN article AS original ON original.number = article.copy_of WHERE article.number = ?1"
    )
}

fn info(row: &Row<'_>) -> rusqlite::Result<ArticleInfo> {
    let interval: (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
    Ok(ArticleInfo {
        id: row.get(0)?,
        url: row.get(1)?,
        title: row.get(2)?,
        outlet: row.get(3)?,
        published: row.get(4)?,
        published_basis: row.get(5)?,
        published_interval: interval.0.zip(interval.1),
        language: row.get::<_, Option<String>>(8)?.map(Into::into),
        text_sha256: row.get(9)?,
        source_sha256: row.get(10)?,
        copy_of: row.get(11)?,
    })
}

fn cite(row: &Row<'_>) -> rusqlite::Result<CiteInfo> {
    let text = |at| row.get::<_, String>(at);
    Ok(CiteInfo { coder: text(12)?.into(), version: text(13)?.into(), codebook: text(14)?.into() })
}
