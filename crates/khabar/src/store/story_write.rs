//! Writing stories: rows for what people filter by, and the whole story as JSON where more than one report tells it.

use super::entry::json;
use super::shelf::OnDisk;
use super::{Result, Store};
use coder::Event;
use coder::story::{Joined, Neighbourhood, Shelf, Story, Verdict, tell};
use rusqlite::params;
use std::collections::BTreeSet;

/// Stories that are written in one transaction.
pub(super) struct Writing<'s> {
    store: &'s Store,
    /// Stories that events were taken from: those that are left empty go.
    left: BTreeSet<String>,
}

impl<'s> Writing<'s> {
    pub(super) fn new(store: &'s Store) -> Self {
        Self { store, left: BTreeSet::new() }
    }

    /// Takes an event out of its story.
    pub(super) fn forget(&mut self, event: i64) -> Result<()> {
        let sql = "DELETE FROM story_event WHERE event = ?1 RETURNING story";
        let read = || -> rusqlite::Result<Vec<String>> {
            self.store.connection.prepare_cached(sql)?.query_map([event], |row| row.get(0))?.collect()
        };
        let stories = read().map_err(|error| self.store.error(&error))?;
        self.left.extend(stories);
        Ok(())
    }

    pub(super) fn write(&mut self, neighbourhood: &Neighbourhood, shelf: &mut OnDisk<'_>) -> Result<()> {
        for event in neighbourhood.stories.iter().flat_map(|s| s.reports.iter().chain(&s.denials)) {
            self.forget(*event as i64)?;
        }
        for event in &neighbourhood.left {
            self.forget(*event as i64)?;
        }
        neighbourhood.stories.iter().try_for_each(|story| self.story(story, shelf))
    }

    fn story(&mut self, joined: &Joined, shelf: &mut OnDisk<'_>) -> Result<()> {
        let Some(story) = self.store.told(joined)? else { return Ok(()) };
        let record =
            if joined.reports.len() + joined.denials.len() > 1 { json(&story) } else { String::new() };
        let (first, last) = days(&story);
        let country = story.place.as_ref().and_then(|told| told.value.country_code.clone());
        let sql = "INSERT INTO story (id, event, date_first, date_last, country_code, reports, outlets, record) \
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET event = ?2, date_first = ?3, \
            date_last = ?4, country_code = ?5, reports = ?6, outlets = ?7, record = ?8";
        let (reports, outlets) = (story.reports.len() as i64, story.outlets as i64);
        let category = crate::output::word(&story.event);
        let row = params![story.id, category, first, last, country, reports, outlets, record];
        self.run(sql, row)?;
        for (events, relation) in [(&joined.reports, "report"), (&joined.denials, "denial")] {
            for event in events {
                let own = shelf.report(*event)?.story_id();
                let sql = "INSERT INTO story_event (event, story, relation, own) VALUES (?1, ?2, ?3, ?4)";
                self.run(sql, params![*event as i64, story.id, relation, own])?;
            }
        }
        Ok(())
    }

    /// Empty stories go.
    pub(super) fn finish(self) -> Result<()> {
        let sql =
            "DELETE FROM story WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM story_event WHERE story = ?1)";
        self.left.iter().try_for_each(|story| self.run(sql, params![story]))
    }

    fn run(&self, sql: &str, parameters: impl rusqlite::Params) -> Result<()> {
        let done = self.store.connection.prepare_cached(sql).and_then(|mut sql| sql.execute(parameters));
        done.map(|_| ()).map_err(|error| self.store.error(&error))
    }
}

impl Store {
    /// The story laid out.
    pub(super) fn told(&self, joined: &Joined) -> Result<Option<Story>> {
        let reports = self.events_at(&joined.reports)?;
        let denials = self.events_at(&joined.denials)?;
        let id = |number: usize| {
            let at = joined.reports.iter().position(|known| *known == number);
            at.and_then(|at| reports.get(at)).map(|event| event.id.clone()).unwrap_or_default()
        };
        let links: Vec<(String, String, Verdict)> = joined
            .links
            .iter()
            .map(|(one, other, verdict)| (id(*one), id(*other), verdict.clone()))
            .collect();
        Ok(tell(&joined.id, &reports.iter().collect::<Vec<_>>(), &denials.iter().collect::<Vec<_>>(), &links))
    }

    /// The records of a story's reports, then of its denials.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn events_of(&self, story: &Story) -> Result<Vec<Event>> {
        let sql = "SELECT event FROM story_event WHERE story = ?1 ORDER BY event";
        let read = || -> rusqlite::Result<Vec<i64>> {
            self.connection.prepare_cached(sql)?.query_map([&story.id], |row| row.get(0))?.collect()
        };
        let numbers = read().map_err(|error| self.error(&error))?;
        let stored: Vec<Event> =
            numbers.iter().map(|n| Ok(self.event_at(*n)?.event)).collect::<Result<_>>()?;
        let of = |line: &coder::story::Line| {
            stored.iter().find(|e| e.id == line.event_id && e.article.id == line.article_id).cloned()
        };
        Ok(story.reports.iter().chain(&story.denials).filter_map(of).collect())
    }

    fn events_at(&self, numbers: &[usize]) -> Result<Vec<Event>> {
        numbers.iter().map(|number| Ok(self.event_at(*number as i64)?.event)).collect()
    }
}

/// First and last day, as days: `2022-08` begins on `2022-08-01`.
fn days(story: &Story) -> (Option<String>, Option<String>) {
    let Some(date) = story.date.as_ref().map(|told| told.value.as_str()) else { return (None, None) };
    let last = story.enddate.as_deref().unwrap_or(date);
    let first_of = |text: &str| match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    let last_of = |text: &str| match text.len() {
        4 => format!("{text}-12-31"),
        7 => month_end(text),
        _ => text.to_owned(),
    };
    (Some(first_of(date)), Some(last_of(last)))
}

fn month_end(month: &str) -> String {
    let first: Option<jiff::civil::Date> = format!("{month}-01").parse().ok();
    first.map_or_else(|| month.to_owned(), |first| first.last_of_month().to_string())
}
