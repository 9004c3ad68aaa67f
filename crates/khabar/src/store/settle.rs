//! Corrections take effect: every event's record as people left it, and the plain columns after it.
//!
//! It begins with the program's reading each time, so that the same corrections give the same records in whatever order they
//! came, and after whatever was coded again.

use super::add::{FLAT, flat};
use super::anchor::EventAnchor;
use super::correction::{APPLIED, Action, Correction, LOST, Subject};
use super::edit::edited;
use super::entry::bare_event;
use super::names::{Met, entity_key};
use super::said::{Apart, Said};
use super::story_said::Spoken;
use super::{Result, Store, unquoted};
use coder::Event;
use coder::record::Entity;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params, params_from_iter};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What became of the corrections.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    pub(crate) applied: u64,
    /// Their events are in the reading no more.
    pub(crate) lost: u64,
}

impl Settled {
    /// The end of a summary; empty where there are no corrections.
    pub(crate) fn told(self) -> String {
        let Self { applied, lost } = self;
        match (applied, lost) {
            (0, 0) => String::new(),
            (_, 0) => format!("; corrections: {applied} hold"),
            _ => format!(
                "; corrections: {applied} hold, {lost} lost what they are about (`khabar corrections --lost` lists them)"
            ),
        }
    }
}

/// Events that people judged or changed.
const EDITED: &str = "SELECT number FROM event WHERE judgement IS NOT NULL OR edited IS NOT NULL";

/// An entity as the records name it.
struct Named {
    entity_id: Option<String>,
    name: Option<String>,
    name_ar: Option<String>,
    wikidata_id: Option<String>,
}

impl Store {
    /// Finds again what every correction is about, and brings all records up to date, all or nothing.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn settle(&self) -> Result<Settled> {
        self.run("SAVEPOINT settle")?;
        let done = self.settle_all();
        self.run(if done.is_ok() { "RELEASE settle" } else { "ROLLBACK TO settle; RELEASE settle" })?;
        done
    }

    fn settle_all(&self) -> Result<Settled> {
        let (mut said, mut settled, met) = (Said::default(), Settled::default(), Met::default());
        for correction in self.corrections()? {
            let is_applied = self.place(correction, &mut said)?;
            *(if is_applied { &mut settled.applied } else { &mut settled.lost }) += 1;
        }
        if settled == Settled::default() && self.all_numbers(EDITED)?.is_empty() {
            return Ok(settled);
        }
        for number in self.touched(&said)? {
            self.settle_event(number, &said, &met)?;
        }
        self.settle_statements(&said.merged, &said.split, &met)?;
        Ok(settled)
    }

    /// Puts a correction with what it is about; whether that is still there.
    fn place(&self, correction: Correction, said: &mut Said) -> Result<bool> {
        let found = self.found(&correction.anchor.events)?;
        let is_there = if correction.subject == Subject::Story {
            let left = self.found(&correction.anchor.apart_from)?.into_iter().collect();
            let spoken = Spoken { events: found.iter().copied().collect(), left };
            self.put_spoken(&correction.id, &spoken)?;
            spoken.is_there(correction.action)
        } else {
            !found.is_empty()
                || (correction.anchor.events.is_empty() && !correction.anchor.entities.is_empty())
        };
        let sql = "UPDATE correction SET event = ?2, state = ?3 WHERE id = ?1";
        let event = (correction.subject == Subject::Event).then(|| found.first().copied()).flatten();
        self.insert(sql, params![correction.id, event, if is_there { APPLIED } else { LOST }])?;
        match (correction.subject, correction.action) {
            (Subject::Event, _) => {
                found
                    .into_iter()
                    .for_each(|number| said.events.entry(number).or_default().push(correction.clone()));
            }
            (Subject::Entity, Action::Merge) => said.merge(&correction.anchor.entities),
            (Subject::Entity, _) => {
                for number in found {
                    let here = self.entities_in(number)?;
                    correction.anchor.entities.iter().for_each(|key| said.split(number, key, &here));
                }
            }
            // stories are put together and apart when they are joined
            (Subject::Story, _) => {}
        }
        Ok(is_there)
    }

    fn found(&self, anchors: &[EventAnchor]) -> Result<Vec<i64>> {
        let mut found = Vec::new();
        for anchor in anchors {
            found.extend(self.find(anchor)?);
        }
        Ok(found)
    }

    /// The events whose records may have to be others.
    fn touched(&self, said: &Said) -> Result<BTreeSet<i64>> {
        let mut touched: BTreeSet<i64> = said.events.keys().chain(said.split.keys()).copied().collect();
        touched.extend(self.all_numbers(EDITED)?);
        let sql = "SELECT event FROM event_entity JOIN entity ON entity.number = event_entity.entity WHERE entity.key = ?1 \
            UNION SELECT event FROM event_speaker JOIN entity ON entity.number = event_speaker.entity WHERE entity.key = ?1";
        for key in said.merged.keys() {
            touched.extend(self.numbers_by(sql, key)?);
        }
        Ok(touched)
    }

    fn settle_event(&self, number: i64, said: &Said, met: &Met) -> Result<()> {
        let sql = "SELECT record, edited, judgement FROM event WHERE number = ?1";
        let row = |row: &rusqlite::Row<'_>| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get(2)?))
        };
        let (record, before, judged): (String, Option<String>, Option<String>) =
            self.row(sql, number, row)?;
        let mut event = self.read_event(&record)?;
        self.rename(&mut event, number, said)?;
        let corrections = said.events.get(&number).map(Vec::as_slice).unwrap_or_default();
        let judgement = judgement(corrections);
        let edits = corrections.iter().filter(|correction| correction.action == Action::Edit);
        let edits: Vec<_> = edits.filter_map(|edit| edit.field.as_ref().zip(edit.value.as_ref())).collect();
        for (field, value) in &edits {
            // what no longer fits, as an actor that the reading has no more, is left out
            event = edited(&event, field, value).unwrap_or(event);
        }
        if !edits.is_empty() {
            let sql = "SELECT text FROM article JOIN event ON event.article = article.number WHERE event.number = ?1";
            let text: String = self.row(sql, number, |row| row.get(0))?;
            unquoted::drop_misquoted(&mut event, &text);
        }
        let is_same = bare_event(&event) == record;
        let after = (!is_same).then(|| unquoted::written(bare_event(&event)));
        if after == before && judgement == judged.as_deref() {
            return Ok(());
        }
        self.rewrite(number, &event, after, judgement, met)
    }

    /// The plain columns and the tables of parts, after a record.
    fn rewrite(
        &self,
        number: i64,
        event: &Event,
        edited: Option<String>,
        judgement: Option<&str>,
        met: &Met,
    ) -> Result<()> {
        static SQL: LazyLock<String> = LazyLock::new(|| {
            let sets: Vec<String> =
                FLAT.iter().zip(3..).map(|(name, at)| format!("{name} = ?{at}")).collect();
            format!("UPDATE event SET edited = ?2, {} WHERE number = ?1", sets.join(", "))
        });
        let mut values = vec![Value::from(number), Value::from(edited)];
        values.extend(flat(event));
        if let Some(last) = values.last_mut() {
            *last = Value::from(judgement.map(str::to_owned));
        }
        self.insert(&SQL, params_from_iter(values))?;
        for table in ["event_mode", "event_context", "event_entity", "event_speaker", "event_place"] {
            self.insert(&format!("DELETE FROM {table} WHERE event = ?1"), [number])?;
        }
        self.put_parts(number, event, met)
    }

    /// Entities that people said are one get one name; those that they said are others lose it.
    fn rename(&self, event: &mut Event, number: i64, said: &Said) -> Result<()> {
        let none = Apart::default();
        let apart = said.split.get(&number).unwrap_or(&none);
        let speakers = event.attribution.iter_mut().filter_map(|said| said.speaker.as_mut());
        for entity in event.actor.iter_mut().chain(&mut event.recipient).chain(speakers) {
            self.rename_entity(entity, &[apart], &said.merged)?;
        }
        Ok(())
    }

    /// `apart` tells who it is not; `merged` names others' keys for what is theirs.
    pub(super) fn rename_entity(
        &self,
        entity: &mut Entity,
        apart: &[&Apart],
        merged: &BTreeMap<String, String>,
    ) -> Result<()> {
        let key = entity_key(entity);
        if apart.iter().any(|apart| apart.own.contains(&key)) {
            entity.entity_name = None;
            entity.entity_name_ar = Some(entity.entity_text.clone());
            (entity.entity_id, entity.wikidata_id) = (None, None);
        } else if apart.iter().any(|apart| apart.unmerged.contains(&key)) {
            // the name of the reading stands
        } else if let Some(named) = merged.get(&key).map(|key| self.named(key)).transpose()?.flatten() {
            (entity.entity_id, entity.entity_name) = (named.entity_id, named.name);
            (entity.entity_name_ar, entity.wikidata_id) = (named.name_ar, named.wikidata_id);
        }
        Ok(())
    }

    fn named(&self, key: &str) -> Result<Option<Named>> {
        let sql = "SELECT entity_id, name, name_ar, wikidata_id FROM entity WHERE key = ?1";
        let row = |row: &rusqlite::Row<'_>| {
            Ok(Named {
                entity_id: row.get(0)?,
                name: row.get(1)?,
                name_ar: row.get(2)?,
                wikidata_id: row.get(3)?,
            })
        };
        let found =
            self.connection.prepare_cached(sql).and_then(|mut sql| sql.query_row([key], row).optional());
        found.map_err(|error| self.error(&error))
    }

    /// The rows that a question about a text gives.
    pub(super) fn numbers_by(&self, sql: &str, text: &str) -> Result<Vec<i64>> {
        let read = || -> rusqlite::Result<Vec<i64>> {
            self.connection.prepare_cached(sql)?.query_map([text], |row| row.get(0))?.collect()
        };
        read().map_err(|error| self.error(&error))
    }

    /// The rows that a question without parameters gives.
    pub(super) fn all_numbers(&self, sql: &str) -> Result<Vec<i64>> {
        let read = || -> rusqlite::Result<Vec<i64>> {
            self.connection.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect()
        };
        read().map_err(|error| self.error(&error))
    }
}

/// The last judgement.
fn judgement(corrections: &[Correction]) -> Option<&'static str> {
    corrections.iter().rev().find_map(|correction| match correction.action {
        Action::Accept => Some("accepted"),
        Action::Reject => Some("rejected"),
        _ => None,
    })
}
