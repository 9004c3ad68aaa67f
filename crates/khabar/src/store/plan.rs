//! How a question is asked, so that the answer does not wait for the whole file to be read.
//!
//! Each condition can find rows by itself, by an index, or check a row that another found. The condition that finds the
//! fewest rows finds them, the others check. Where all of them find many and only the first few are wanted, the articles are gone
//! through in their order.

use super::{Filter, Result, Store};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// Beyond so many rows it does not matter how many there are.
const MANY: i64 = 50_000;

/// So many rows are sorted rather than looked for on the way, where only the first few are wanted.
const SOME: i64 = 20_000;

/// Conditions that must all hold.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    all: Vec<Condition>,
}

/// A condition in SQL; each `?` takes the next value.
#[derive(Debug)]
struct Condition {
    /// A question for the numbers of the rows, where an index answers it.
    rows: Option<(String, Vec<Value>)>,
    /// What holds for a row.
    check: (String, Vec<Value>),
}

impl Conditions {
    /// What can only be checked.
    pub(super) fn check(&mut self, sql: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.all.push(Condition { rows: None, check: (sql.into(), values.into_iter().collect()) });
    }

    /// What finds rows, and checks them, with the same values.
    pub(super) fn find(&mut self, rows: String, check: String, values: Vec<Value>) {
        self.find_otherwise(rows, values.clone(), check, values);
    }

    /// What finds rows, and checks them.
    pub(super) fn find_otherwise(
        &mut self,
        rows: String,
        found: Vec<Value>,
        check: String,
        checked: Vec<Value>,
    ) {
        self.all.push(Condition { rows: Some((rows, found)), check: (check, checked) });
    }

    /// What is checked of a row that condition number `but` found.
    fn checks(&self, but: Option<usize>) -> (String, Vec<Value>) {
        let others = self
            .all
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != but)
            .map(|(_, condition)| &condition.check);
        let (sql, values): (Vec<String>, Vec<&Vec<Value>>) =
            others.map(|(sql, values)| (format!(" AND ({sql})"), values)).unzip();
        (sql.concat(), values.into_iter().flatten().cloned().collect())
    }
}

impl Store {
    /// The numbers of the events that are wanted, in their order.
    ///
    /// # Errors
    /// What SQLite says.
    pub(crate) fn event_numbers(&self, filter: &Filter) -> Result<Vec<i64>> {
        self.wanted("event", &filter.events(), filter.limit)
    }

    /// The numbers of the statements that are wanted, in their order.
    pub(super) fn statement_numbers(&self, filter: &Filter) -> Result<Vec<i64>> {
        self.wanted("statement", &filter.statements(), filter.limit)
    }

    /// The numbers of the articles that are wanted, in their order.
    pub(super) fn article_numbers(&self, filter: &Filter) -> Result<Vec<i64>> {
        self.wanted("article", &filter.articles(), filter.limit)
    }

    fn wanted(&self, table: &str, conditions: &Conditions, limit: Option<usize>) -> Result<Vec<i64>> {
        let (least, few) = self.fewest(conditions)?.unzip();
        // the first few of many are soon met on the way through the articles
        let finder = least.filter(|_| limit.is_none() || few.is_some_and(|few| few < SOME));
        let (mut checks, mut values) = conditions.checks(finder);
        let rows = finder.and_then(|at| conditions.all[at].rows.as_ref());
        let found = rows.map(|(sql, _)| {
            format!(
                "(SELECT DISTINCT number FROM (SELECT NULL AS number WHERE FALSE UNION ALL {sql})) AS found"
            )
        });
        let from = match (&found, table) {
            (Some(found), "article") => {
                format!("{found} CROSS JOIN article ON article.number = found.number")
            }
            (Some(found), _) => format!(
                "{found} CROSS JOIN {table} ON {table}.number = found.number CROSS JOIN article ON article.number = {table}.article"
            ),
            // in their order, so that the first few are met without sorting all
            (None, "article") => "article INDEXED BY article_in_order".to_owned(),
            (None, _) => format!(
                "article INDEXED BY article_in_order CROSS JOIN {table} ON {table}.article = article.number"
            ),
        };
        if let Some((_, found)) = rows {
            // what needs the number alone is checked before the row is read
            checks = checks.replace(&format!("{table}.number"), "found.number");
            values.splice(0..0, found.iter().cloned());
        }
        let position = if table == "article" { String::new() } else { format!(", {table}.position") };
        let limit = limit.map_or(String::new(), |limit| format!(" LIMIT {limit}"));
        let sql = format!(
            "SELECT {table}.number FROM {from} WHERE article.is_current = 1{checks} \
             ORDER BY article.published, article.key{position}{limit}"
        );
        self.column(&sql, values)
    }

    /// The condition that finds the fewest rows, and how many.
    fn fewest(&self, conditions: &Conditions) -> Result<Option<(usize, i64)>> {
        let mut least: Option<(usize, i64)> = None;
        for (at, condition) in conditions.all.iter().enumerate() {
            let Some((sql, values)) = &condition.rows else { continue };
            let enough = least.map_or(MANY, |(_, count)| count);
            let counted = format!("SELECT count(*) FROM ({sql} LIMIT {enough})");
            let count = self.column(&counted, values.clone())?.first().copied().unwrap_or(0);
            if least.is_none_or(|(_, fewest)| count < fewest) {
                least = Some((at, count));
            }
        }
        Ok(least)
    }

    fn column(&self, sql: &str, values: Vec<Value>) -> Result<Vec<i64>> {
        let read = || -> rusqlite::Result<Vec<i64>> {
            self.connection.prepare(sql)?.query_map(params_from_iter(values), |row| row.get(0))?.collect()
        };
        read().map_err(|error| self.error(&error))
    }
}
