//! Keeping stories up to date: what was added, changed or lost since the last time is joined anew, and what it touches.
//!
//! Triggers note every event whose stories must be made again (`story_pending`), in the transaction that changes it, so a run that
//! was killed leaves nothing undone: the next one goes on. What is made is the same as if all were joined at once, because a
//! neighbourhood is made again whole, and a neighbourhood that changes has a changed event or key in it.

use super::shelf::OnDisk;
use super::story_write::Writing;
use super::{Result, Store};
use coder::story::{Key, MOST_HOLDERS};
use rusqlite::params;
use std::collections::BTreeSet;

/// Events that are taken in hand at once.
const CHUNK: usize = 4096;

/// An event that is to be joined anew: what it says now, and what it was looked up by.
struct Pending {
    number: i64,
    keys: BTreeSet<Key>,
    known: BTreeSet<Key>,
}

impl Store {
    /// Joins what waits to be joined. What is done of it is stored, whatever ends the program.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn join_stories(&self) -> Result<()> {
        let mut shelf = OnDisk::new(self);
        while self.waiting_stories(1)? > 0 {
            self.run("BEGIN IMMEDIATE")?;
            let done = self.join_chunk(&mut shelf).and_then(|()| self.run("COMMIT"));
            if done.is_err() && !self.connection.is_autocommit() {
                self.run("ROLLBACK")?;
            }
            done?;
        }
        Ok(())
    }

    /// Gives the events of stores that had none the key of their text, so that all of a text that were joined before can be found by it.
    ///
    /// # Errors
    /// What SQLite says.
    pub(super) fn put_text_keys(&self) -> Result<()> {
        let mut shelf = OnDisk::new(self);
        let joined = "SELECT event FROM story_event UNION SELECT event FROM story_key";
        for number in self.all_numbers(joined)? {
            if let Some(report) = shelf.live(number)? {
                let sql = "INSERT OR IGNORE INTO story_key (event, key) VALUES (?1, ?2)";
                self.insert(sql, params![number, report.text_key() as i64])?;
            }
        }
        Ok(())
    }

    /// How many changes wait to be joined, up to `most`.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn waiting_stories(&self, most: usize) -> Result<usize> {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM story_pending UNION ALL SELECT 1 FROM story_key_pending LIMIT ?1)";
        let count: rusqlite::Result<i64> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut sql| sql.query_row([most as i64], |row| row.get(0)));
        count.map(|count| count as usize).map_err(|error| self.error(&error))
    }

    fn join_chunk(&self, shelf: &mut OnDisk<'_>) -> Result<()> {
        let numbers =
            self.numbers_of("SELECT event FROM story_pending ORDER BY event LIMIT ?1", CHUNK as i64)?;
        let mut pending = Vec::new();
        for number in &numbers {
            pending.push(self.pending(*number, shelf)?);
        }
        let lost =
            self.numbers_of("SELECT key FROM story_key_pending ORDER BY key LIMIT ?1", CHUNK as i64)?;
        let seeds = self.take_in_hand(&pending, &lost, shelf)?;
        let neighbourhoods = self.gather(shelf, &seeds)?;
        let mut writing = Writing::new(self);
        for number in &numbers {
            writing.forget(*number)?;
        }
        for neighbourhood in &neighbourhoods {
            writing.write(neighbourhood, shelf)?;
        }
        writing.finish()?;
        for number in &numbers {
            self.discard("DELETE FROM story_pending WHERE event = ?1", *number)?;
        }
        for key in &lost {
            self.discard("DELETE FROM story_key_pending WHERE key = ?1", *key)?;
        }
        Ok(())
    }

    fn pending(&self, number: i64, shelf: &mut OnDisk<'_>) -> Result<Pending> {
        let known = self.numbers_of("SELECT key FROM story_key WHERE event = ?1", number)?;
        let known = known.into_iter().map(|key| key as Key).collect();
        shelf.forget(number);
        let keys = shelf.live(number)?.map(|report| report.keys().into_iter().collect());
        Ok(Pending { number, keys: keys.unwrap_or_default(), known })
    }

    /// Writes the keys, and tells from which reports the neighbourhoods that may have changed can be reached.
    fn take_in_hand(&self, pending: &[Pending], lost: &[i64], shelf: &mut OnDisk<'_>) -> Result<Vec<usize>> {
        let mut seeds: BTreeSet<i64> = BTreeSet::new();
        let mut touched: BTreeSet<i64> = lost.iter().copied().collect();
        let mut changed: BTreeSet<i64> = BTreeSet::new();
        for one in pending {
            // what was there and has changed may have been joined with any that shared a key with it
            if !one.known.is_empty() {
                touched.extend(one.known.iter().map(|key| *key as i64));
            }
            changed.extend(one.known.union(&one.keys).map(|key| *key as i64));
            seeds.extend(self.together_with(one.number)?);
            seeds.extend(self.beside(one.number)?);
        }
        for key in &touched {
            seeds.extend(self.few_holders_of(*key)?);
        }
        for one in pending {
            self.change_keys(one)?;
            self.stand_among(one.number, one.keys.iter().map(|key| *key as i64))?;
        }
        // a key that has become too common, or is no more, joined or joins what it did not
        for key in changed.iter().chain(lost) {
            seeds.extend(self.crowd(*key)?);
        }
        for key in &touched {
            seeds.extend(self.few_holders_of(*key)?);
        }
        for one in pending {
            seeds.extend(self.beside(one.number)?);
        }
        seeds.extend(pending.iter().map(|one| one.number));
        let mut live = Vec::new();
        for seed in seeds {
            if shelf.live(seed)?.is_some() {
                live.push(seed as usize);
            }
        }
        Ok(live)
    }

    fn change_keys(&self, one: &Pending) -> Result<()> {
        let change = |sql: &str, key: Key| {
            let done = self
                .connection
                .prepare_cached(sql)
                .and_then(|mut sql| sql.execute(params![one.number, key as i64]));
            done.map(|_| ()).map_err(|error| self.error(&error))
        };
        for key in one.known.difference(&one.keys) {
            change("DELETE FROM story_key WHERE event = ?1 AND key = ?2", *key)?;
        }
        for key in one.keys.difference(&one.known) {
            change("INSERT INTO story_key (event, key) VALUES (?1, ?2)", *key)?;
        }
        Ok(())
    }

    /// The events that hold a key, where they are not too many to be compared.
    fn few_holders_of(&self, key: i64) -> Result<Vec<i64>> {
        let holders = self.holders_of(key, MOST_HOLDERS + 1)?;
        Ok(if holders.len() > MOST_HOLDERS { Vec::new() } else { holders })
    }

    /// How many hold a key; of very many, that there are more than count.
    pub(super) fn held_by(&self, key: i64) -> Result<usize> {
        Ok(self.holders_of(key, MOST_HOLDERS + 1)?.len())
    }

    /// The events that hold a key, no more than `most`.
    pub(super) fn holders_of(&self, key: i64, most: usize) -> Result<Vec<i64>> {
        let sql = "SELECT event FROM story_key WHERE key = ?1 LIMIT ?2";
        let read = || -> rusqlite::Result<Vec<i64>> {
            self.connection
                .prepare_cached(sql)?
                .query_map(params![key, most as i64], |row| row.get(0))?
                .collect()
        };
        read().map_err(|error| self.error(&error))
    }

    /// The events of the story that an event is in.
    fn together_with(&self, number: i64) -> Result<Vec<i64>> {
        let sql =
            "SELECT event FROM story_event WHERE story = (SELECT story FROM story_event WHERE event = ?1)";
        self.numbers_of(sql, number)
    }

    pub(super) fn numbers_of(&self, sql: &str, value: i64) -> Result<Vec<i64>> {
        let read = || -> rusqlite::Result<Vec<i64>> {
            self.connection.prepare_cached(sql)?.query_map([value], |row| row.get(0))?.collect()
        };
        read().map_err(|error| self.error(&error))
    }

    fn discard(&self, sql: &str, value: i64) -> Result<()> {
        let done = self.connection.prepare_cached(sql).and_then(|mut sql| sql.execute([value]));
        done.map(|_| ()).map_err(|error| self.error(&error))
    }
}
