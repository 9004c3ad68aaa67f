//! What people said of events and entities, by what it is about.

use super::correction::{Action, Correction, Subject};
use super::names::entity_key;
use super::{Result, Store};
use coder::record::Entity;
use std::collections::{BTreeMap, BTreeSet};

/// What people said, each later saying upon the earlier ones.
#[derive(Default)]
pub(super) struct Said {
    /// By the event's row.
    pub(super) events: BTreeMap<i64, Vec<Correction>>,
    /// By the key of an entity that is another's: the key of that.
    pub(super) merged: BTreeMap<String, String>,
    /// Who is somebody else in these events.
    pub(super) split: BTreeMap<i64, Apart>,
}

/// Who in an event, and in what is said in its sentence, is not whom the rest of the store has: keys of the program's reading.
#[derive(Debug, Default)]
pub(super) struct Apart {
    /// Somebody else bears the name of the text.
    pub(super) own: BTreeSet<String>,
    /// Not the one with whom they were merged: the reading was right.
    pub(super) unmerged: BTreeSet<String>,
}

impl Said {
    /// All are the first, or what the first itself is.
    pub(super) fn merge(&mut self, keys: &[String]) {
        let Some((kept, others)) = keys.split_first() else { return };
        let kept = self.merged.get(kept).unwrap_or(kept).clone();
        for other in others.iter().filter(|other| **other != kept) {
            self.merged.insert(other.clone(), kept.clone());
            for target in self.merged.values_mut().filter(|target| *target == other) {
                target.clone_from(&kept);
            }
            for apart in self.split.values_mut() {
                apart.unmerged.remove(other);
            }
        }
    }

    /// In this event it is somebody else. Whom a merge gave the name there has that of the reading again; else it is
    /// whoever bears the name. `here` are the keys in the event.
    ///
    /// After `merge entity Egypt Algeria`, `split entity Egypt EVENT` of an event of Algeria makes it Algeria again.
    pub(super) fn split(&mut self, event: i64, key: &str, here: &BTreeSet<String>) {
        let apart = self.split.entry(event).or_default();
        let under = |(other, kept): (&String, &String)| (kept == key).then(|| other.clone());
        let mut hidden: BTreeSet<String> = self.merged.iter().filter_map(under).collect();
        hidden.retain(|other| !apart.unmerged.contains(other));
        if hidden.is_disjoint(here) {
            apart.own.insert(key.to_owned());
        } else {
            apart.unmerged.append(&mut hidden);
        }
    }
}

impl Store {
    /// The keys of who acts, suffers, speaks or is spoken to in an event and in what is said in its sentence, as the program
    /// read them.
    pub(super) fn entities_in(&self, event: i64) -> Result<BTreeSet<String>> {
        let sql = "SELECT record, article FROM event WHERE number = ?1";
        let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get(1)?));
        let (record, article) = self.row(sql, event, row)?;
        let event = self.read_event(&record)?;
        let speakers = event.attribution.iter().filter_map(|said| said.speaker.as_ref());
        let mut keys: BTreeSet<String> =
            event.actor.iter().chain(&event.recipient).chain(speakers).map(entity_key).collect();
        let sentence = event.sentence.span;
        let here = |entity: &&Entity| sentence.0 <= entity.span.0 && entity.span.1 <= sentence.1;
        for number in self.numbers_of("SELECT number FROM statement WHERE article = ?1", article)? {
            let sql = "SELECT record FROM statement WHERE number = ?1";
            let record: String = self.row(sql, number, |row| row.get(0))?;
            let statement = self.read_statement(&record)?;
            let both = [&statement.speaker, &statement.addressee].into_iter().flatten();
            keys.extend(both.filter(here).map(entity_key));
        }
        Ok(keys)
    }

    /// The keys by which somebody in an event can be named: those of the reading, and those that people's merges gave them.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn named_in(&self, event: i64) -> Result<BTreeSet<String>> {
        let mut said = Said::default();
        for correction in self.corrections()? {
            if (correction.subject, correction.action) == (Subject::Entity, Action::Merge) {
                said.merge(&correction.anchor.entities);
            }
        }
        let mut keys = self.entities_in(event)?;
        let merged: Vec<String> = keys.iter().filter_map(|key| said.merged.get(key).cloned()).collect();
        keys.extend(merged);
        Ok(keys)
    }
}
