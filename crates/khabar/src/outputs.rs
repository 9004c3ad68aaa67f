//! All that a run writes: events, statements, problems, and the journal by which a later run goes on.

use crate::batch::Made;
use crate::cli::CodeOptions;
use crate::journal::{Journal, Mark, Refusal};
use crate::output::{OutputError, Sink, Start, View};
use crate::problem::{Problem, Severity};
use crate::progress::Progress;
use crate::read::Position;
use crate::report::Tally;
use crate::seen::Seen;
use crate::store::{Added, Adding, Entry, Settled, StoreError};
use serde_json::json;
use std::path::Path;
use std::time::Instant;

/// What the run writes.
pub(crate) struct Outputs {
    main: Sink,
    statements: Option<Sink>,
    errors: Option<Sink>,
    journal: Option<Journal>,
    store: Option<Adding>,
    position: Position,
}

impl Outputs {
    /// Standard output alone.
    pub(crate) fn stdout() -> Self {
        Self {
            main: Sink::stdout(),
            statements: None,
            errors: None,
            journal: None,
            store: None,
            position: Position::default(),
        }
    }

    /// A store.
    pub(crate) fn store(adding: Adding) -> Self {
        Self { store: Some(adding), ..Self::stdout() }
    }

    /// The outputs that the options name, begun or gone on with; then the mark behind which.
    pub(crate) fn open(
        options: &CodeOptions,
        view: &View,
        seen: &mut Seen,
    ) -> Result<(Self, Option<Mark>), Refusal> {
        // what came through a pipe does not come again
        let output = options
            .output
            .as_ref()
            .filter(|_| !options.input.paths.iter().any(|path| path == Path::new("-")));
        let journal = output.map(|output| Journal::open(output, &options.run(view), options.resume, seen));
        let (journal, mark) =
            journal.transpose()?.flatten().map_or((None, None), |(j, mark)| (Some(j), mark));
        let opened = Self::begin(options, view, journal, mark.as_ref()).map_err(Refusal::Output)?;
        Ok((opened, mark))
    }

    fn begin(
        options: &CodeOptions,
        view: &View,
        journal: Option<Journal>,
        mark: Option<&Mark>,
    ) -> Result<Self, OutputError> {
        let start = |at: usize| match (&journal, mark) {
            (None, _) => Start::Once,
            (Some(_), None) => Start::Anew,
            (Some(_), Some(mark)) => Start::After(mark.lengths.get(at).copied().unwrap_or(0)),
        };
        let mut main = options
            .output
            .as_deref()
            .map_or_else(|| Ok(Sink::stdout()), |path| Sink::file(path, start(0)))?;
        let statements = options.statements.as_deref().map(|path| Sink::file(path, start(1))).transpose()?;
        let errors = options.errors.as_deref().map(|path| Sink::file(path, start(2))).transpose()?;
        if mark.is_none() {
            main.write(&view.head())?;
        }
        Ok(Self { main, statements, errors, journal, store: None, position: Position::default() })
    }

    /// Writes what came of a batch; what is stored is counted when it is.
    pub(crate) fn write(&mut self, mut made: Made, tally: &mut Tally) -> Result<(), OutputError> {
        if let Some(store) = &mut self.store {
            return add(store, &made.entries, tally).map_err(OutputError::Store);
        }
        self.main.write(&made.main)?;
        self.main.flush()?;
        if let Some(statements) = &mut self.statements {
            statements.write(&made.statement_lines)?;
        }
        if let Some(errors) = &mut self.errors {
            made.problems.iter().try_for_each(|problem| errors.write(&line(problem)))?;
        }
        self.position = std::mem::take(&mut made.position);
        let is_time = self.journal.as_mut().is_some_and(|journal| journal.note(&mut made));
        if is_time { self.mark(tally, false) } else { Ok(()) }
    }

    /// Everything so far reaches the disk, then the mark that says so.
    fn mark(&mut self, tally: &Tally, is_complete: bool) -> Result<(), OutputError> {
        let begun = Instant::now();
        let mut lengths = Vec::new();
        for sink in [Some(&mut self.main), self.statements.as_mut(), self.errors.as_mut()] {
            lengths.push(sink.map_or(Ok(0), |sink| sink.sync().map(|()| sink.written()))?);
        }
        let (position, tally) = (self.position.clone(), tally.clone());
        let mark = Mark { position, lengths, tally, is_complete, ..Mark::default() };
        self.journal.as_mut().map_or(Ok(()), |journal| journal.mark(mark, begun))
    }

    /// Everything is written: the files take their names. What became of the store's corrections.
    pub(crate) fn finish(mut self, tally: &Tally) -> Result<Option<Settled>, OutputError> {
        let settled = self.store.as_mut().map(Adding::finish).transpose().map_err(OutputError::Store)?;
        if self.journal.is_some() {
            self.mark(tally, true)?;
        }
        for sink in [self.statements, self.errors, Some(self.main)].into_iter().flatten() {
            sink.finish()?;
        }
        if let Some(journal) = self.journal {
            journal.close();
        }
        Ok(settled)
    }

    /// Nothing was coded: what already stands in the files is worth more. What went wrong is told all the same.
    pub(crate) fn abandon(mut self, progress: &Progress) -> Result<(), OutputError> {
        self.main.flush()?;
        for sink in [self.statements, Some(self.main)].into_iter().flatten() {
            if let Some(file) = sink.file_name() {
                progress.say(&format!("note: `{file}` was not written, as no article could be coded"));
            }
            sink.abandon();
        }
        if let Some(journal) = self.journal {
            journal.close();
        }
        self.errors.map_or(Ok(()), Sink::finish)
    }
}

/// Stores what came of a batch.
fn add(store: &mut Adding, entries: &[Entry], tally: &mut Tally) -> Result<(), StoreError> {
    for entry in entries {
        let added = store.add(entry)?;
        if added == Added::Unchanged {
            tally.stored += 1;
            continue;
        }
        tally.articles += 1;
        tally.versions += u64::from(added == Added::Version);
        tally.events += entry.events.len() as u64;
        tally.statements += entry.statements.len() as u64;
    }
    Ok(())
}

/// A problem as a line of JSON; what was merely passed over is none.
fn line(problem: &Problem) -> Vec<u8> {
    if problem.reason.severity() == Severity::Silent {
        return Vec::new();
    }
    let (place, reason) = (&problem.place, &problem.reason);
    let value = json!({
        "file": place.file,
        "line": place.line,
        "offset": place.offset,
        "severity": reason.severity().name(),
        "reason": reason.label(),
        "message": reason.to_string(),
    });
    (value.to_string() + "\n").into_bytes()
}
