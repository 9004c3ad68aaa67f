//! Reports out of the store, one after the other.

use super::report::{Marked, Report, Said};
use super::reviews;
use crate::store::{Filter, Result, Store, StoredEvent, StoredStatement};
use std::iter::Peekable;

/// Gives every report that is wanted to `each`, in the order of the articles (day of publication, then key).
///
/// Where the filter asks for events of some kind, only articles with such events come, with their statements; without a
/// filter all articles come, for who counts needs to know of those without events, too.
///
/// # Errors
/// What the store says; what `each` says.
pub(super) fn reports<E: From<crate::store::StoreError>>(
    store: &Store,
    filter: &Filter,
    mut each: impl FnMut(Report) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let is_all = Filter { rejected: false, ..filter.clone() } == Filter::default();
    let mut reviews = reviews::of_events(store)?;
    let mut events = store.events(filter)?.peekable();
    let mut statements = store.statements(filter)?.peekable();
    for number in order(store)? {
        let events = taken(&mut events, |event: &StoredEvent| event.article == number)?;
        let statements = taken(&mut statements, |said: &StoredStatement| said.article == number)?;
        if !is_all && events.is_empty() {
            continue;
        }
        let article = store.article_at(number)?;
        each(Report {
            info: article.info,
            cite: article.cite,
            text: article.text,
            version: article.version,
            events: events
                .into_iter()
                .map(|stored| Marked { review: reviews.remove(&stored.number), ..Marked::from(stored) })
                .collect(),
            statements: statements
                .into_iter()
                .map(|said| Said { statement: said.statement, is_edited: said.is_edited })
                .collect(),
        })?;
    }
    Ok(())
}

/// Those at the head of a stream that belong to the article.
fn taken<T>(
    stream: &mut Peekable<impl Iterator<Item = Result<T>>>,
    is_its: impl Fn(&T) -> bool,
) -> Result<Vec<T>> {
    let mut taken = Vec::new();
    // a fault is taken too, and told
    while let Some(next) = stream.next_if(|next| next.as_ref().map_or(true, &is_its)) {
        taken.push(next?);
    }
    Ok(taken)
}

/// The numbers of the current articles in the order that events and statements come in.
fn order(store: &Store) -> Result<Vec<i64>> {
    let sql = "SELECT number FROM article WHERE is_current = 1 ORDER BY published, key";
    let read = || -> rusqlite::Result<Vec<i64>> {
        store.connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
    };
    read().map_err(|error| store.error(&error))
}
