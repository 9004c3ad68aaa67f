//! Reading stories.

use super::{Filter, Result, Store, StoreError};
use crate::store::error::Fault;
use coder::story::{Joined, Story};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeSet;

/// Which stories are wanted, beside those that have an event that the filter wants.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct AtLeast {
    /// So many reports.
    pub(crate) reports: usize,
    /// So many independent outlets.
    pub(crate) outlets: usize,
}

impl Store {
    /// The stories of which the filter wants an event, by their day and id, whole: other reports of the event too.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn stories(
        &self,
        filter: &Filter,
        least: AtLeast,
    ) -> Result<impl Iterator<Item = Result<Story>>> {
        let wanted = if *filter == Filter::default() { None } else { Some(self.stories_of(filter)?) };
        let sql = "SELECT id FROM story WHERE reports >= ?1 AND outlets >= ?2 ORDER BY date_first, id";
        let read = || -> rusqlite::Result<Vec<String>> {
            let mut sql = self.connection.prepare(sql)?;
            sql.query_map(params![least.reports as i64, least.outlets as i64], |row| row.get(0))?.collect()
        };
        let ids = read().map_err(|error| self.error(&error))?;
        let ids = ids.into_iter().filter(move |id| wanted.as_ref().is_none_or(|wanted| wanted.contains(id)));
        Ok(ids.filter_map(|id| self.story_at(&id).transpose()))
    }

    fn stories_of(&self, filter: &Filter) -> Result<BTreeSet<String>> {
        let sql = "SELECT story FROM story_event WHERE event = ?1";
        let mut stories = BTreeSet::new();
        for number in self.event_numbers(filter)? {
            let found = self
                .connection
                .prepare_cached(sql)
                .and_then(|mut sql| sql.query_row([number], |row| row.get(0)).optional());
            stories.extend(found.map_err(|error| self.error(&error))?);
        }
        Ok(stories)
    }

    /// The story with this id; with the id of an event, or one that a story had before an earlier report joined it, the story
    /// that tells the event now.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn story(&self, id: &str) -> Result<Option<Story>> {
        if let Some(story) = self.story_at(id)? {
            return Ok(Some(story));
        }
        let sql = "SELECT story FROM story_event JOIN event ON event.number = story_event.event \
            JOIN article ON article.number = event.article WHERE article.is_current = 1 AND (event.id = ?1 OR story_event.own = ?1) \
            ORDER BY story LIMIT 1";
        let found: rusqlite::Result<Option<String>> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut sql| sql.query_row([id], |row| row.get(0)).optional());
        match found.map_err(|error| self.error(&error))? {
            Some(id) => self.story_at(&id),
            None => Ok(None),
        }
    }

    fn story_at(&self, id: &str) -> Result<Option<Story>> {
        let sql = "SELECT record FROM story WHERE id = ?1";
        let found: rusqlite::Result<Option<String>> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut sql| sql.query_row([id], |row| row.get(0)).optional());
        match found.map_err(|error| self.error(&error))? {
            None => Ok(None),
            // told by one report: it is made of it
            Some(record) if record.is_empty() => self.told(&self.alone(id)?),
            Some(record) => serde_json::from_str(&record).map(Some).map_err(|error| {
                StoreError::new(&self.path, Fault::Damaged(format!("story `{id}` is none: {error}")))
            }),
        }
    }

    fn alone(&self, id: &str) -> Result<Joined> {
        let sql = "SELECT event FROM story_event WHERE story = ?1 ORDER BY event";
        let read = || -> rusqlite::Result<Vec<i64>> {
            self.connection.prepare_cached(sql)?.query_map([id], |row| row.get(0))?.collect()
        };
        let reports = read().map_err(|error| self.error(&error))?;
        let reports = reports.into_iter().map(|number| number as usize).collect();
        Ok(Joined { id: id.to_owned(), reports, denials: Vec::new(), links: Vec::new() })
    }
}
