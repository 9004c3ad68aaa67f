//! The table of stories: those that exported events belong to.

use super::rows::{count, day, text};
use super::table::Cell;
use crate::store::{Result, Store};
use rusqlite::Row;
use std::collections::BTreeSet;

/// The rows, by id.
///
/// # Errors
/// What the store says.
pub(super) fn rows(store: &Store, wanted: &BTreeSet<String>) -> Result<Vec<Vec<Cell>>> {
    let sql =
        "SELECT id, event, date_first, date_last, country_code, reports, outlets FROM story ORDER BY id";
    let read = || -> rusqlite::Result<Vec<(String, Vec<Cell>)>> {
        store.connection.prepare(sql)?.query_map([], row)?.collect()
    };
    let rows = read().map_err(|error| store.error(&error))?;
    Ok(rows.into_iter().filter(|(id, _)| wanted.contains(id)).map(|(_, row)| row).collect())
}

fn row(row: &Row<'_>) -> rusqlite::Result<(String, Vec<Cell>)> {
    let words = |at: usize| row.get::<_, Option<String>>(at);
    let number = |at: usize| row.get::<_, i64>(at).map(|number| usize::try_from(number).unwrap_or(0));
    let id: String = row.get(0)?;
    let cells = vec![
        text(Some(&id)),
        text(words(1)?),
        day(words(2)?.as_deref(), false),
        day(words(3)?.as_deref(), true),
        text(words(4)?),
        count(number(5)?),
        count(number(6)?),
    ];
    Ok((id, cells))
}
