//! Questions in SQL, for reading alone.

use super::{Result, Store};
use rusqlite::types::ValueRef;
use rusqlite::{Row, Statement};
use serde_json::{Number, Value};

impl Store {
    /// Asks one question in SQL and hands over each row with the names of the columns, first these alone. The store must be open
    /// for reading.
    ///
    /// # Errors
    /// What is no question, or would change anything; what SQLite says; the first error of `take`.
    pub(crate) fn ask<E: From<super::StoreError>>(
        &self,
        sql: &str,
        mut take: impl FnMut(&[String], Option<Vec<Value>>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut statement = self.question(sql)?;
        let names = distinct(&statement);
        take(&names, None)?;
        let mut rows = statement.query([]).map_err(|error| self.error(&error))?;
        while let Some(row) = rows.next().map_err(|error| self.refuse(error.to_string()))? {
            take(&names, Some(values(names.len(), row)))?;
        }
        Ok(())
    }

    fn question(&self, sql: &str) -> Result<Statement<'_>> {
        let statement = self.connection.prepare(sql).map_err(|error| match error {
            rusqlite::Error::MultipleStatement => {
                self.refuse("one question at a time: give a single `SELECT`")
            }
            error => self.refuse(format!("SQL: {error}")),
        })?;
        if !statement.readonly() || statement.column_count() == 0 {
            return Err(self.refuse(
                "`--sql` only reads: give a `SELECT`. `khabar add` and `khabar correct` change the store",
            ));
        }
        Ok(statement)
    }
}

/// The columns' names; one that comes again gets its number.
fn distinct(statement: &Statement<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (at, name) in statement.column_names().enumerate() {
        let name = if names.iter().any(|known| known == name) {
            format!("{name}_{}", at + 1)
        } else {
            name.to_owned()
        };
        names.push(name);
    }
    names
}

fn values(columns: usize, row: &Row<'_>) -> Vec<Value> {
    (0..columns).map(|at| row.get_ref(at).map_or(Value::Null, json)).collect()
}

/// Bytes are written in hexadecimal digits; a number that is none is `null`.
fn json(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => Number::from_f64(number).map_or(Value::Null, Value::Number),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
        ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into(),
    }
}
