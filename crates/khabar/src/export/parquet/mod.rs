//! Flat Parquet tables: events, event_actors, mentions, statements, articles, stories, corrections.
//!
//! Plain columns only, packed with Snappy, without Arrow, so that pandas, R's nanoparquet and DuckDB open them alike. The
//! same store gives the same bytes.

mod columns;
mod corrections;
mod rows;
mod stories;
mod table;

use super::command::Reports;
use crate::failure::Failure;
use std::fs;
use std::path::Path;
use table::Table;

/// The tables with the names of their columns, for the test of their documentation.
#[cfg(test)]
pub(super) fn tables() -> Vec<(&'static str, Vec<&'static str>)> {
    let names = |columns: &[table::Column]| columns.iter().map(|(name, _)| *name).collect();
    vec![
        ("events", names(&columns::EVENTS)),
        ("event_actors", names(&columns::ACTORS)),
        ("mentions", names(&columns::MENTIONS)),
        ("statements", names(&columns::STATEMENTS)),
        ("articles", names(&columns::ARTICLES)),
        ("stories", names(&columns::STORIES)),
        ("corrections", names(&columns::CORRECTIONS)),
    ]
}

/// Writes the folder.
///
/// # Errors
/// What the store or the disk says.
pub(super) fn write(
    reports: &mut Reports<'_>,
    folder: &Path,
    with_text: bool,
) -> Result<Vec<String>, Failure> {
    let failed = |error| crate::output::OutputError::Failed { name: folder.display().to_string(), error };
    fs::create_dir_all(folder).map_err(failed)?;
    let open = |name: &str, columns: &[table::Column]| {
        Table::create(&folder.join(format!("{name}.parquet")), name, columns)
    };
    let mut events = open("events", &columns::EVENTS)?;
    let mut actors = open("event_actors", &columns::ACTORS)?;
    let mut mentions = open("mentions", &columns::MENTIONS)?;
    let mut statements = open("statements", &columns::STATEMENTS)?;
    let mut articles = open("articles", &columns::ARTICLES)?;
    let mut told = std::collections::BTreeSet::new();
    reports.each(|report| {
        for marked in &report.events {
            told.extend(marked.event.story_id.clone());
            events.push(rows::event(report, marked))?;
            rows::actors(report, marked).into_iter().try_for_each(|row| actors.push(row))?;
            rows::mentions(report, marked).into_iter().try_for_each(|row| mentions.push(row))?;
        }
        rows::statements(report).into_iter().try_for_each(|row| statements.push(row))?;
        Ok(articles.push(rows::article(report, with_text))?)
    })?;
    let mut stories = open("stories", &columns::STORIES)?;
    for id in &told {
        if let Some(row) = stories::row(reports.store, id, reports)? {
            stories.push(row)?;
        }
    }
    let mut corrections = open("corrections", &columns::CORRECTIONS)?;
    for told in super::corrections::told(reports)? {
        corrections::rows(&told).into_iter().try_for_each(|row| corrections.push(row))?;
    }
    for table in [events, actors, mentions, statements, articles, stories, corrections] {
        table.finish()?;
    }
    Ok(Vec::new())
}
