//! Names: in Arabic letters, and marked where they are common words too.

use super::{Check, ProblemKind};
use crate::Problem;
use crate::compiler::read::marked;
use arabic::fold;
use std::collections::HashSet;

impl Check<'_> {
    pub(super) fn names(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (folder, column) in [("actors/", 3), ("places/", 2), ("countries.tsv", 2), ("offices.tsv", 2)] {
            for row in self.rows(folder) {
                if row.column(column).is_empty() {
                    problems.push(row.problem(ProblemKind::Empty("ar"), "at least one Arabic name"));
                }
                let foreign = row
                    .values(column)
                    .filter(|name| marked(name).name.contains(|c: char| c.is_ascii_alphabetic()));
                let letters =
                    |name: &str| row.problem(ProblemKind::Letters(name.to_owned()), "Arabic letters");
                problems.extend(foreign.map(letters));
            }
        }
        problems.extend(self.common_names());
        problems
    }

    /// A name that is a common word too is marked with `?`, or its place has a guard.
    fn common_names(&self) -> Vec<Problem> {
        let words = self.common_words();
        let exceptions = exceptions();
        let mut problems = Vec::new();
        for (folder, column) in [("actors/", 3), ("places/", 2)] {
            for row in self.rows(folder).filter(|row| folder == "actors/" || row.column(9).is_empty()) {
                let plain = row.values(column).filter(|name| !name.starts_with(['~', '?']));
                let common = plain.filter(|name| words.contains(&fold(name)));
                for name in common.filter(|name| !exceptions.contains(&(row.column(0), name))) {
                    let hint =
                        "mark it with `?`, so that it counts only where something shows that it is the name";
                    problems.push(row.problem(ProblemKind::CommonWord(name.to_owned()), hint));
                }
            }
        }
        problems
    }

    /// The citation forms of the vocabulary, nouns and adjectives also with the article.
    fn common_words(&self) -> HashSet<String> {
        let tables = self.lexicon.tables();
        let nominal = tables.nouns.iter().chain(tables.adjectives.iter()).map(|w| w.lemma.as_str());
        let nominal: Vec<String> =
            nominal.chain(tables.agents.iter().map(|a| a.ar.as_str())).map(fold).collect();
        let definite: Vec<String> = nominal.iter().map(|word| format!("{ARTICLE}{word}")).collect();
        let verbs = tables.verbs.iter().map(|w| fold(&w.lemma));
        let functions = tables.functions.iter().map(|f| fold(&f.lemma));
        verbs.chain(functions).chain(definite).chain(nominal).collect()
    }
}

/// Names that stand without a mark for a reason.
pub(crate) fn exceptions() -> HashSet<(&'static str, &'static str)> {
    let lines = include_str!("common_words.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(id, rest)| (id, rest.split('\t').next().unwrap_or(rest)))
        .collect()
}

/// `ال`
const ARTICLE: &str = "\u{0627}\u{0644}";
