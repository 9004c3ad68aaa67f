//! The store as a shelf of reports.

use super::{Judgement, Result, Store, StoreError, StoredEvent};
use coder::story::{Key, Report, Shelf};
use std::collections::HashMap;
use std::rc::Rc;

/// Reports that are kept in memory, some kilobyte each; beyond them all are forgotten and read again.
const KEPT: usize = 1 << 16;

/// Reports that were read, by the rows of their events.
pub(super) struct OnDisk<'s> {
    store: &'s Store,
    read: HashMap<i64, Option<Rc<Report>>>,
}

impl<'s> OnDisk<'s> {
    pub(super) fn new(store: &'s Store) -> Self {
        Self { store, read: HashMap::new() }
    }

    /// The report of an event that takes part in stories: of the article's current version, and not rejected.
    pub(super) fn live(&mut self, number: i64) -> Result<Option<Rc<Report>>> {
        if let Some(read) = self.read.get(&number) {
            return Ok(read.clone());
        }
        if self.read.len() >= KEPT {
            self.read.clear();
        }
        let stored = self.store.live_event(number)?;
        let report = stored.and_then(|stored| Report::of(&stored.event)).map(Rc::new);
        self.read.insert(number, report.clone());
        Ok(report)
    }

    /// The event has changed.
    pub(super) fn forget(&mut self, number: i64) {
        self.read.remove(&number);
    }
}

impl Shelf for OnDisk<'_> {
    type Error = StoreError;

    fn holders(&mut self, key: Key, most: usize) -> Result<Vec<usize>> {
        let holders = self.store.holders_of(key as i64, most.saturating_add(1))?;
        let few = holders.len() <= most;
        let mut live = Vec::new();
        for number in holders.into_iter().take_while(|_| few) {
            // what is no longer read or rejected keeps its keys until its turn comes
            if self.live(number)?.is_some() {
                live.push(number as usize);
            }
        }
        Ok(live)
    }

    fn report(&mut self, number: usize) -> Result<Rc<Report>> {
        let report = self.live(number as i64)?;
        report.ok_or_else(|| {
            self.store.refuse(format!("event `{number}` is in no story; add the articles again"))
        })
    }
}

impl Store {
    /// The event in this row, where it takes part in stories.
    fn live_event(&self, number: i64) -> Result<Option<StoredEvent>> {
        let sql = "SELECT event.number FROM event JOIN article ON article.number = event.article \
            WHERE event.number = ?1 AND article.is_current = 1 AND event.judgement IS NOT 'rejected'";
        if self.numbers_of(sql, number)?.is_empty() {
            return Ok(None);
        }
        let stored = self.event_at(number)?;
        Ok(Some(stored).filter(|stored| stored.judgement != Some(Judgement::Rejected)))
    }
}
