//! What is told of a run: messages as they come, a closing summary, and the exit code.

use crate::batch::Made;
use crate::problem::{Problem, Reason, Severity};
use crate::progress::Progress;
use crate::store::Settled;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::IsTerminal;

/// On a terminal, so many messages of one kind are shown; the rest are counted. A file gets all of them.
const SHOWN_ON_A_TERMINAL: u64 = 40;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Exit {
    Well = 0,
    SomeFailed = 1,
    Usage = 2,
    NothingCoded = 3,
    NotWritten = 4,
}

/// What is counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tally {
    pub(crate) articles: u64,
    pub(crate) events: u64,
    pub(crate) statements: u64,
    /// Articles among them that are near-copies of others.
    pub(crate) copies: u64,
    /// Articles among them that were stored before with another text, title, outlet or day.
    #[serde(default)]
    pub(crate) versions: u64,
    /// Articles that were stored before as they are.
    #[serde(default)]
    pub(crate) stored: u64,
    /// Files in folders that are not articles.
    pub(crate) passed_over: u64,
    lost: BTreeMap<Cow<'static, str>, u64>,
    /// Whether a part of an article was left out.
    incomplete: bool,
    warnings: BTreeMap<Cow<'static, str>, u64>,
}

/// The tally of a run, and how it is told.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) tally: Tally,
    /// What became of the store's corrections.
    pub(crate) settled: Settled,
    /// Whether the run makes records.
    counts_records: bool,
    /// Articles of the earlier run that this one goes on with.
    before: u64,
    most_shown: u64,
}

impl Report {
    pub(crate) fn new(counts_records: bool, earlier: Tally) -> Self {
        let most_shown = if std::io::stderr().is_terminal() { SHOWN_ON_A_TERMINAL } else { u64::MAX };
        let settled = Settled::default();
        Self { before: earlier.articles, tally: earlier, settled, counts_records, most_shown }
    }

    /// Counts what came of a batch.
    pub(crate) const fn add(&mut self, made: &Made) {
        self.tally.articles += made.articles;
        self.tally.events += made.events;
        self.tally.statements += made.statements;
        self.tally.copies += made.copies;
    }

    /// Tells a problem and counts it.
    pub(crate) fn problem(&mut self, problem: &Problem, progress: &Progress) {
        let label = problem.reason.label();
        let severity = problem.reason.severity();
        if severity == Severity::Silent {
            let count = if problem.reason == Reason::Stored {
                &mut self.tally.stored
            } else {
                &mut self.tally.passed_over
            };
            *count += 1;
            return;
        }
        self.tally.incomplete |= severity == Severity::Partly;
        let is_warning = matches!(severity, Severity::Partly | Severity::Warning);
        let counts = if is_warning { &mut self.tally.warnings } else { &mut self.tally.lost };
        let count = counts.entry(label.into()).or_default();
        *count += 1;
        if *count <= self.most_shown {
            progress.say(&problem.to_string());
        } else if *count == self.most_shown + 1 {
            progress.say(&format!("further messages of this kind ({label}) are only counted"));
        }
    }

    /// One line: what was coded, and what was not and why.
    pub(crate) fn summary(&self) -> String {
        let tally = &self.tally;
        let mut line = format!("{} coded", count(tally.articles, "article"));
        if self.before > 0 {
            line.push_str(&format!(", {} of them in the run before", self.before));
        }
        if self.counts_records {
            let (events, statements) = (count(tally.events, "event"), count(tally.statements, "statement"));
            line.push_str(&format!(": {events}, {statements}"));
        }
        if tally.versions > 0 {
            line.push_str(&format!("; {} among them new versions of stored ones", tally.versions));
        }
        if tally.stored > 0 {
            line.push_str(&format!("; {} stored before", count(tally.stored, "article")));
        }
        if tally.copies > 0 {
            line.push_str(&format!("; {} near-copies of others among them", tally.copies));
        }
        for (what, counts) in [("not coded", &tally.lost), ("warned of", &tally.warnings)] {
            if !counts.is_empty() {
                let all: u64 = counts.values().sum();
                let parts: Vec<_> = counts.iter().map(|(label, count)| format!("{count} {label}")).collect();
                line.push_str(&format!("; {all} {what} ({})", parts.join(", ")));
            }
        }
        if tally.passed_over > 0 {
            line.push_str(&format!("; {} passed over", count(tally.passed_over, "other file")));
        }
        line.push_str(&self.settled.told());
        line
    }

    pub(crate) fn exit(&self) -> Exit {
        match (self.tally.lost.is_empty(), self.tally.articles + self.tally.stored) {
            (false, 0) => Exit::NothingCoded,
            (true, _) if !self.tally.incomplete => Exit::Well,
            _ => Exit::SomeFailed,
        }
    }
}

/// A number and its word.
pub(crate) fn count(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{Place, Reason};

    fn report(reasons: impl IntoIterator<Item = Reason>) -> Report {
        let (mut report, progress) =
            (Report::new(true, Tally::default()), Progress::new(true, false, || None));
        for reason in reasons {
            report.problem(&Problem { place: Place::file("f"), reason }, &progress);
        }
        report
    }

    #[test]
    fn the_summary_counts_by_reason() {
        let mut report =
            report([Reason::Empty, Reason::NoArticles, Reason::Empty, Reason::DuplicateId("1".into())]);
        (report.tally.articles, report.tally.events, report.tally.passed_over) = (1, 2, 3);
        assert_eq!(
            report.summary(),
            "1 article coded: 2 events, 0 statements; 3 not coded (2 empty, 1 folder without articles); \
             1 warned of (1 duplicate id); 3 other files passed over"
        );
    }

    #[test]
    fn the_exit_code_tells() {
        assert_eq!(report([]).exit(), Exit::Well);
        assert_eq!(report([Reason::DuplicateId("1".into())]).exit(), Exit::Well);
        assert_eq!(report([Reason::Missing]).exit(), Exit::NothingCoded);
        assert_eq!(report([Reason::Cut { limit: 1 }]).exit(), Exit::SomeFailed);
        let mut some = report([Reason::Missing]);
        some.tally.articles = 1;
        assert_eq!(some.exit(), Exit::SomeFailed);
    }
}
