//! When a correction is made: never at the time of one that is kept, so that what was said later holds, in every store that takes
//! both in.

use super::{Result, Store};
use jiff::{Timestamp, ToSpan};
use rusqlite::params;

impl Store {
    /// The time of a correction that is made now: to the second, and after all that are kept, also those of a clock that is ahead.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn moment(&self, now: Timestamp) -> Result<Timestamp> {
        let last = self.last_between(now, Timestamp::MAX)?;
        Ok(last.map_or(now, after))
    }

    /// The time of a correction of which a person says when it was made: after those of the same second that were kept before.
    /// `10:00:00` is `10:00:00.000001` where one was made at 10:00:00.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn moment_at(&self, stated: Timestamp) -> Result<Timestamp> {
        let end = stated.checked_add(1.second()).unwrap_or(Timestamp::MAX);
        Ok(self.last_between(stated, end)?.map_or(stated, after))
    }

    /// The time of the last correction from `first` to before `end`.
    fn last_between(&self, first: Timestamp, end: Timestamp) -> Result<Option<Timestamp>> {
        let sql = "SELECT max(rtrim(made_at, 'Z')) || 'Z' FROM correction \
            WHERE rtrim(made_at, 'Z') >= rtrim(?1, 'Z') AND rtrim(made_at, 'Z') < rtrim(?2, 'Z')";
        let found: rusqlite::Result<Option<String>> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut sql| sql.query_row(params![first.to_string(), end.to_string()], |row| row.get(0)));
        Ok(found.map_err(|error| self.error(&error))?.and_then(|time| time.parse().ok()))
    }
}

fn after(last: Timestamp) -> Timestamp {
    last.checked_add(1.microsecond()).unwrap_or(last)
}
