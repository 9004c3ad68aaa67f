//! Triggers: each line stands over a sentence that it must read.

use super::{Check, ProblemKind};
use crate::compiler::source::{Row, rows};
use crate::{Problem, Source};

impl Check<'_> {
    pub(super) fn examples(&self) -> Vec<Problem> {
        let files = self.files.iter().filter(|s| s.path.starts_with("triggers/") && s.path.ends_with(".txt"));
        files.flat_map(unexemplified).collect()
    }
}

/// Lines of triggers without an example; a light verb has those of the nouns that it lends its subject to.
fn unexemplified(source: &Source) -> Vec<Problem> {
    let mut bare: Vec<Row<'_>> = Vec::new();
    let mut problems = Vec::new();
    let is_example = |row: &Row<'_>| row.text().starts_with(['\t', ' ']);
    for row in rows(source) {
        if !is_example(&row) {
            problems.extend(bare.drain(..).map(|row| problem(&row)));
            bare.extend(Some(row).filter(|row| !row.column(2).starts_with("LIGHT")));
        } else if row.text().trim_start().starts_with('+') {
            bare.clear();
        }
    }
    problems.extend(bare.drain(..).map(|row| problem(&row)));
    problems
}

fn problem(row: &Row<'_>) -> Problem {
    let hint = "under the line: TAB, `+ SENTENCE => CATEGORY actor=… recipient=…`";
    row.problem(ProblemKind::NoExample(row.column(0).to_owned()), hint)
}
