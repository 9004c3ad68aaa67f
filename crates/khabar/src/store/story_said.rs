//! What people say of stories: found by the rows that it is about, and done when these are joined.

use super::correction::{Action, Correction};
use super::crowd::in_order;
use super::groups::{Reports, Saying, put_together};
use super::shelf::OnDisk;
use super::{Result, Store};
use coder::story::{self, Neighbourhood};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeSet;

/// The rows that a correction of stories is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Spoken {
    /// Those that are one story, or are taken out of one.
    pub(crate) events: BTreeSet<i64>,
    /// Those that a split leaves.
    pub(crate) left: BTreeSet<i64>,
}

impl Spoken {
    /// Whether there is anything to put together or apart.
    pub(super) fn is_there(&self, action: Action) -> bool {
        match action {
            Action::Merge => self.events.len() > 1,
            _ => !self.events.is_empty() && !self.left.is_empty(),
        }
    }
}

impl Store {
    /// Keeps which rows a correction of stories is about; where they are others than before, their stories are made again.
    pub(super) fn put_spoken(&self, correction: &str, spoken: &Spoken) -> Result<()> {
        let before = self.spoken(correction)?;
        if before == *spoken {
            return Ok(());
        }
        self.insert("DELETE FROM story_said WHERE correction = ?1", [correction])?;
        for (events, is_left) in [(&spoken.events, false), (&spoken.left, true)] {
            for event in events {
                let sql = "INSERT OR IGNORE INTO story_said (correction, event, is_left) VALUES (?1, ?2, ?3)";
                self.insert(sql, params![correction, event, is_left])?;
            }
        }
        let all = [&before.events, &before.left, &spoken.events, &spoken.left];
        for event in all.into_iter().flatten() {
            self.insert("INSERT OR IGNORE INTO story_pending VALUES (?1)", [event])?;
        }
        Ok(())
    }

    /// The rows that a correction of stories is about.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn spoken(&self, correction: &str) -> Result<Spoken> {
        let sql = "SELECT event, is_left FROM story_said WHERE correction = ?1";
        let read = || -> rusqlite::Result<Vec<(i64, bool)>> {
            let mut sql = self.connection.prepare_cached(sql)?;
            sql.query_map([correction], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        let mut spoken = Spoken::default();
        for (event, is_left) in read().map_err(|error| self.error(&error))? {
            if is_left { &mut spoken.left } else { &mut spoken.events }.insert(event);
        }
        Ok(spoken)
    }

    /// The neighbourhoods that can be reached from `seeds`, by keys, among those who stand beside them in crowds, and by what people
    /// said; and their stories as people have them.
    pub(super) fn gather(&self, shelf: &mut OnDisk<'_>, seeds: &[usize]) -> Result<Vec<Neighbourhood>> {
        let mut all = story::gather(shelf, seeds)?;
        let is_said = !self.all_numbers("SELECT 1 FROM story_said LIMIT 1")?.is_empty();
        let is_crowded = self.has_crowds()?;
        if !is_said && !is_crowded {
            return Ok(all);
        }
        let (mut known, mut ids, mut edges) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        loop {
            let open: Vec<usize> = members(&all).filter(|number| !known.contains(number)).collect();
            known.extend(&open);
            let mut beyond = BTreeSet::new();
            for number in open {
                for id in self.said_of(number as i64)? {
                    beyond.extend(self.beyond(&id, shelf)?);
                    ids.insert(id);
                }
                if is_crowded {
                    let joined = self.joined_in_crowds(number, shelf)?;
                    beyond.extend(joined.iter().flat_map(|(one, other, _)| [*one, *other]));
                    edges.extend(joined);
                }
            }
            beyond.retain(|number| !known.contains(number));
            if beyond.is_empty() {
                break;
            }
            all.extend(story::gather(shelf, &beyond.into_iter().collect::<Vec<_>>())?);
        }
        if ids.is_empty() && edges.is_empty() {
            return Ok(all);
        }
        let mut reports = Reports::new();
        for number in known {
            reports.insert(number, story::Shelf::report(shelf, number)?);
        }
        let (edges, said) = (in_order(edges, &reports), self.sayings(&ids, &reports)?);
        Ok(vec![put_together(all, &edges, &said, &reports)])
    }

    /// The corrections of stories that speak of an event.
    fn said_of(&self, event: i64) -> Result<Vec<String>> {
        let sql = "SELECT correction FROM story_said WHERE event = ?1 ORDER BY correction";
        let read = || -> rusqlite::Result<Vec<String>> {
            self.connection.prepare_cached(sql)?.query_map([event], |row| row.get(0))?.collect()
        };
        read().map_err(|error| self.error(&error))
    }

    /// The reports that a correction is about.
    fn beyond(&self, correction: &str, shelf: &mut OnDisk<'_>) -> Result<Vec<usize>> {
        let spoken = self.spoken(correction)?;
        let mut beyond = Vec::new();
        for event in spoken.events.iter().chain(&spoken.left) {
            if shelf.live(*event)?.is_some() {
                beyond.push(*event as usize);
            }
        }
        Ok(beyond)
    }

    /// What these corrections say, in the order in which they hold.
    fn sayings(&self, ids: &BTreeSet<String>, reports: &Reports) -> Result<Vec<Saying>> {
        let mut said = Vec::new();
        for id in ids {
            said.extend(
                self.who_and_when(id)?.map(|(made_at, made_by, action)| (made_at, id, made_by, action)),
            );
        }
        said.sort_by(|one, other| order(one).cmp(&order(other)));
        let here = |events: BTreeSet<i64>| -> BTreeSet<usize> {
            events
                .into_iter()
                .map(|event| event as usize)
                .filter(|event| reports.contains_key(event))
                .collect()
        };
        said.into_iter()
            .map(|(made_at, id, made_by, action)| {
                let Spoken { events, left } = self.spoken(id)?;
                let (these, those) = (here(events), here(left));
                Ok(match action.as_str() {
                    "merge" => Saying::Together { reports: these, by: format!("{made_by}, {made_at}") },
                    _ => Saying::Apart { taken: these, left: those },
                })
            })
            .collect()
    }

    fn who_and_when(&self, id: &str) -> Result<Option<(String, String, String)>> {
        let sql = "SELECT made_at, made_by, action FROM correction WHERE id = ?1";
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let found =
            self.connection.prepare_cached(sql).and_then(|mut sql| sql.query_row([id], row).optional());
        found.map_err(|error| self.error(&error))
    }

    /// Which stories the events of these rows are in now.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn stories_at(&self, events: &BTreeSet<i64>) -> Result<BTreeSet<String>> {
        let sql = "SELECT story FROM story_event WHERE event = ?1";
        let mut stories = BTreeSet::new();
        for event in events {
            let found = self
                .connection
                .prepare_cached(sql)
                .and_then(|mut sql| sql.query_row([event], |row| row.get::<_, String>(0)).optional());
            stories.extend(found.map_err(|error| self.error(&error))?);
        }
        Ok(stories)
    }

    /// The corrections that say of the same reports the opposite, in the order in which they hold.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn against(&self, correction: &Correction) -> Result<Vec<Correction>> {
        let mine = self.spoken(&correction.id)?;
        let mut ids: BTreeSet<String> = BTreeSet::new();
        for event in mine.events.iter().chain(&mine.left) {
            ids.extend(self.said_of(*event)?);
        }
        let meets =
            |one: &BTreeSet<i64>, other: &BTreeSet<i64>| one.iter().any(|event| other.contains(event));
        let mut against = self.corrections()?;
        against.retain(|other| ids.contains(&other.id) && other.action != correction.action);
        let mut found = Vec::new();
        for other in against {
            let its = self.spoken(&other.id)?;
            let (split, merged) = if other.action == Action::Split { (&its, &mine) } else { (&mine, &its) };
            if meets(&split.events, &merged.events) && meets(&split.left, &merged.events) {
                found.push(other);
            }
        }
        Ok(found)
    }
}

/// As [`Correction::order`] has it.
fn order<'s>((made_at, id, ..): &'s (String, &String, String, String)) -> (&'s str, &'s str) {
    (made_at.trim_end_matches('Z'), id)
}

fn members(neighbourhoods: &[Neighbourhood]) -> impl Iterator<Item = usize> {
    let of = |around: &Neighbourhood| -> Vec<usize> {
        let told = around.stories.iter().flat_map(|story| story.reports.iter().chain(&story.denials));
        told.chain(&around.left).copied().collect()
    };
    neighbourhoods.iter().flat_map(of)
}
