//! Near-copies among the stored articles.
//!
//! An article's `copy_of` is the first, in the order of the articles, of those before it that say nearly the same. That is a
//! property of the set of articles, so it does not depend on which came first into the store.

use super::{Result, Store};
use crate::copies::Signature;
use rusqlite::{OptionalExtension, Row, params};

/// An article that may be nearly the same.
struct Candidate {
    number: i64,
    is_earlier: bool,
    /// Whether it already is a copy of one before the article in question.
    is_settled: bool,
    signature: Signature,
}

/// Stores what the current version of an article is told by, and marks it and those that are copies of it.
pub(super) fn add(store: &Store, article: i64, signature: &Signature) -> Result<()> {
    store.insert(
        "INSERT INTO signature (article, parts) VALUES (?1, ?2)",
        params![article, signature.bytes()],
    )?;
    for key in signature.keys() {
        store.insert("INSERT INTO band (key, article) VALUES (?1, ?2)", params![key, article])?;
    }
    let (mut original, mut copies) = (None, Vec::new());
    for candidate in candidates(store, article, signature)? {
        let is_wanted = if candidate.is_earlier { original.is_none() } else { !candidate.is_settled };
        if is_wanted && signature.is_near(&candidate.signature) {
            if candidate.is_earlier {
                original = Some(candidate.number);
            } else {
                copies.push(candidate.number);
            }
        }
    }
    mark(store, article, original)?;
    copies.into_iter().try_for_each(|copy| mark(store, copy, Some(article)))
}

/// The article is no longer current: it is compared with no more, and its copies are copies of another or of none.
pub(super) fn remove(store: &Store, article: i64) -> Result<()> {
    let Some(signature) = signature(store, article)? else { return Ok(()) };
    for key in signature.keys() {
        store.insert("DELETE FROM band WHERE key = ?1 AND article = ?2", params![key, article])?;
    }
    store.insert("DELETE FROM signature WHERE article = ?1", [article])?;
    mark(store, article, None)?;
    for copy in numbers(store, "SELECT number FROM article WHERE copy_of = ?1 ORDER BY number", article)? {
        let Some(signature) = self::signature(store, copy)? else { continue };
        let mut earlier =
            candidates(store, copy, &signature)?.into_iter().filter(|candidate| candidate.is_earlier);
        let original = earlier.find(|candidate| signature.is_near(&candidate.signature));
        mark(store, copy, original.map(|candidate| candidate.number))?;
    }
    Ok(())
}

fn mark(store: &Store, article: i64, original: Option<i64>) -> Result<()> {
    store.insert("UPDATE article SET copy_of = ?2 WHERE number = ?1", params![article, original]).map(drop)
}

/// Articles that share a band, in the order of the articles.
fn candidates(store: &Store, article: i64, signature: &Signature) -> Result<Vec<Candidate>> {
    let keys: Vec<String> = (0..signature.keys().count()).map(|at| format!("?{}", at + 2)).collect();
    let sql = format!(
        "SELECT other.number, (coalesce(other.published, ''), other.key) < (coalesce(this.published, ''), this.key), \
            first.number IS NOT NULL AND (coalesce(first.published, ''), first.key) < (coalesce(this.published, ''), this.key), \
            signature.parts \
        FROM (SELECT DISTINCT article FROM band WHERE key IN ({})) AS near \
        CROSS JOIN article AS other ON other.number = near.article \
        JOIN signature ON signature.article = other.number \
        JOIN article AS this ON this.number = ?1 \
        LEFT JOIN article AS first ON first.number = other.copy_of \
        WHERE other.number <> ?1 \
        ORDER BY coalesce(other.published, ''), other.key",
        keys.join(", ")
    );
    let read = || -> rusqlite::Result<Vec<Candidate>> {
        let mut statement = store.connection.prepare_cached(&sql)?;
        statement.raw_bind_parameter(1, article)?;
        for (at, key) in signature.keys().enumerate() {
            statement.raw_bind_parameter(at + 2, key)?;
        }
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(signature) = Signature::from_bytes(&row.get::<_, Vec<u8>>(3)?) else { continue };
            found.push(Candidate {
                number: row.get(0)?,
                is_earlier: row.get(1)?,
                is_settled: row.get(2)?,
                signature,
            });
        }
        Ok(found)
    };
    read().map_err(|error| store.error(&error))
}

fn signature(store: &Store, article: i64) -> Result<Option<Signature>> {
    let sql = "SELECT parts FROM signature WHERE article = ?1";
    let parts = |row: &Row<'_>| row.get::<_, Vec<u8>>(0);
    let found =
        store.connection.prepare_cached(sql).and_then(|mut sql| sql.query_row([article], parts).optional());
    Ok(found.map_err(|error| store.error(&error))?.and_then(|parts| Signature::from_bytes(&parts)))
}

fn numbers(store: &Store, sql: &str, parameter: i64) -> Result<Vec<i64>> {
    let read = || -> rusqlite::Result<Vec<i64>> {
        store.connection.prepare_cached(sql)?.query_map([parameter], |row| row.get(0))?.collect()
    };
    read().map_err(|error| store.error(&error))
}
