//! The schema and its versions. `PRAGMA user_version` is how many of the steps have been taken.

use rusqlite::Connection;

/// `PRAGMA application_id`: "Khbr".
pub(crate) const APPLICATION: i64 = 0x4B68_6272;

/// From nothing to today's schema, a step a version. A step that was published is never changed.
const STEPS: &[&str] = &[
    include_str!("schema_1.sql"),
    include_str!("schema_2.sql"),
    include_str!("schema_3.sql"),
    include_str!("schema_4.sql"),
    include_str!("schema_5.sql"),
];

/// Today's version.
pub(crate) const VERSION: i64 = STEPS.len() as i64;

/// What a file says it is: application and version.
pub(crate) fn stated(connection: &Connection) -> rusqlite::Result<(i64, i64)> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get(0));
    Ok((pragma("application_id")?, pragma("user_version")?))
}

/// Takes the steps that are missing, within the transaction of the caller. The version before.
pub(crate) fn steps(connection: &Connection) -> rusqlite::Result<i64> {
    // another program may have taken them while this one waited
    let (_, version) = stated(connection)?;
    for step in STEPS.iter().skip(usize::try_from(version).unwrap_or(0)) {
        connection.execute_batch(step)?;
    }
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    Ok(version)
}
