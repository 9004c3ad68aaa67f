//! What people said, beside the records that it is about: who reviewed an event or a story last, when and why.

use super::report::Review;
use crate::store::{IN_ORDER, Result, Store};
use std::collections::BTreeMap;

/// Who judged or edited events last, by their rows.
///
/// # Errors
/// What SQLite says.
pub(super) fn of_events(store: &Store) -> Result<BTreeMap<i64, Review>> {
    let sql = format!(
        "SELECT event, made_by, made_at, note FROM correction WHERE event IS NOT NULL ORDER BY {IN_ORDER}"
    );
    let read = || -> rusqlite::Result<BTreeMap<i64, Review>> {
        let mut sql = store.connection.prepare(&sql)?;
        let row = |row: &rusqlite::Row<'_>| {
            Ok((row.get(0)?, Review { by: row.get(1)?, at: row.get(2)?, note: row.get(3)? }))
        };
        // the last one stays
        sql.query_map([], row)?.collect()
    };
    read().map_err(|error| store.error(&error))
}

/// What people did to a story, each word once and in order, and who did so last.
///
/// # Errors
/// What SQLite says.
pub(super) fn of_story(store: &Store, story: &str) -> Result<(Vec<&'static str>, Option<Review>)> {
    let sql = format!(
        "SELECT action, made_by, made_at, note FROM correction WHERE state = 'applied' AND id IN (SELECT correction \
         FROM story_said JOIN story_event ON story_event.event = story_said.event WHERE story = ?1) ORDER BY {IN_ORDER}"
    );
    let read = || -> rusqlite::Result<Vec<(String, Review)>> {
        let mut sql = store.connection.prepare_cached(&sql)?;
        let row = |row: &rusqlite::Row<'_>| {
            Ok((row.get(0)?, Review { by: row.get(1)?, at: row.get(2)?, note: row.get(3)? }))
        };
        sql.query_map([story], row)?.collect()
    };
    let said = read().map_err(|error| store.error(&error))?;
    let done = |action: &str, word| said.iter().any(|(known, _)| known == action).then_some(word);
    let words = [done("merge", "merged"), done("split", "split")].into_iter().flatten().collect();
    Ok((words, said.into_iter().next_back().map(|(_, review)| review)))
}
