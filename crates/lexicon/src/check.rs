//! The rules that the data files keep beyond what the compiler needs, as `data/README.md` states them.
//!
//! The built-in files are tested by them, and a user's own (`khabar lexicon check DIR`): every line that breaks a rule is
//! told with its file, its line and the mend.

mod actors;
mod names;
mod places;
mod triggers;

use crate::compiler::source::{Row, rows};
use crate::{Lexicon, Problem, Source};
use std::collections::HashSet;

pub(crate) use crate::compiler::source::ProblemKind;

/// Everything that is wrong with a user's own files when they are added to the built-in ones.
///
/// ```
/// use lexicon::{Source, check};
///
/// let line = "a-b\tperzon\tA B\tفلان الفلاني\tJOR\tGOV\n";
/// let own = Source { path: "actors/own.tsv".into(), text: line.into() };
/// let told: Vec<String> = check::own(&[own]).iter().map(ToString::to_string).collect();
/// assert!(told[0].starts_with("actors/own.tsv:1: `perzon` is not a value of column `kind` (hint: person, "));
/// ```
#[must_use]
pub fn own(files: &[Source]) -> Vec<Problem> {
    let (lexicon, mut problems) = Lexicon::with(files);
    problems.extend(rules(&lexicon, files));
    problems.sort();
    problems.dedup();
    problems
}

/// What breaks the rules in `files`, which are among those that `lexicon` was compiled from.
#[must_use]
pub fn rules(lexicon: &Lexicon, files: &[Source]) -> Vec<Problem> {
    let check = Check { lexicon, files };
    let mut problems = check.ids();
    problems.extend(check.actors());
    problems.extend(check.seats());
    problems.extend(check.titles());
    problems.extend(check.places());
    problems.extend(check.names());
    problems.extend(check.examples());
    problems.sort();
    problems
}

struct Check<'c> {
    lexicon: &'c Lexicon,
    files: &'c [Source],
}

impl<'c> Check<'c> {
    /// The lines of the tables below a folder, or of one file.
    fn rows(&self, folder: &str) -> impl Iterator<Item = Row<'c>> + use<'c> {
        let folder = folder.to_owned();
        let files =
            self.files.iter().filter(move |s| s.path.starts_with(&folder) && s.path.ends_with(".tsv"));
        files.flat_map(rows)
    }

    /// Ids are lower-case words joined by hyphens, each on one line.
    fn ids(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for kind in ["actors/", "places/", "offices.tsv"] {
            let mut seen = HashSet::new();
            for row in self.rows(kind) {
                let id = row.column(0);
                if !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
                    let hint = "lower-case letters, digits and hyphens, such as `salam-fayyad`";
                    problems.push(row.problem(ProblemKind::Unknown("id", id.to_owned()), hint));
                }
                if !seen.insert(id) && kind == "offices.tsv" {
                    problems.push(row.problem(ProblemKind::Duplicate(id.to_owned()), "one line an id"));
                }
            }
        }
        problems
    }
}

/// PLOVER's codes for actors of no country.
pub(crate) const CODES: [&str; 7] = ["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"];
/// PLOVER's sectors.
pub(crate) const SECTORS: [&str; 29] = [
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "HLH", "IDG", "INT", "JEW", "JRN", "JUD", "LAB",
    "LEG", "MED", "MIL", "OPP", "PRE", "PRM", "PTY", "RAD", "REB", "REF", "REL", "SOC", "SPY", "UAF",
];

/// A problem where a column's value is none of those allowed.
fn one_of(row: &Row<'_>, column: &'static str, value: &str, allowed: &[&str]) -> Option<Problem> {
    (!allowed.contains(&value))
        .then(|| row.problem(ProblemKind::Unknown(column, value.to_owned()), allowed.join(", ")))
}
