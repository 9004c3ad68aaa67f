//! Everything that a run reads, one document after another, and how far it has come.

use super::walk::Step;
use super::{Context, Raw, Reader, documents};
use crate::problem::{Place, Problem, Reason, Severity};
use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};
use std::hash::BuildHasher;

/// How far a run has come: the next document is the one after the `item`-th of the `step`-th step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Position {
    step: u64,
    item: u64,
    /// What the steps so far were, as one number: files that come or go are noticed.
    trail: u64,
    /// Whether anything in the folder at hand was an article.
    has_articles: bool,
}

/// The documents of all steps.
pub(crate) struct All<S> {
    steps: S,
    current: Reader,
    context: Context,
    position: Position,
}

impl<S: Iterator<Item = Step>> All<S> {
    pub(crate) fn new(steps: S, context: Context) -> Self {
        Self { steps, current: Box::new(std::iter::empty()), context, position: Position::default() }
    }

    /// Goes to where an earlier run came; whether the way there is still the same.
    pub(crate) fn go_to(&mut self, position: &Position) -> bool {
        while self.position.step < position.step {
            let Some(step) = self.steps.next() else { return false };
            self.enter(&step);
            if self.position.step == position.step {
                self.current = self.open(step);
            } else if let Step::Source(source) = &step {
                self.context.bytes.set(self.context.bytes.get() + source.size);
            }
        }
        let skipped =
            self.current.by_ref().take(usize::try_from(position.item).unwrap_or(usize::MAX)).count();
        self.position.item = skipped as u64;
        self.position.has_articles = position.has_articles;
        self.position == *position
    }

    pub(crate) const fn position(&self) -> &Position {
        &self.position
    }

    fn enter(&mut self, step: &Step) {
        let mark = match step {
            Step::Source(source) => FixedState::default().hash_one((&source.origin, source.size)),
            Step::Problem(problem) => FixedState::default().hash_one(&problem.place.file),
            Step::FolderBegins | Step::FolderEnds(_) => 0,
        };
        self.position.trail = self.position.trail.rotate_left(5).wrapping_add(mark);
        self.position.step += 1;
        self.position.item = 0;
    }

    fn open(&mut self, step: Step) -> Reader {
        match step {
            Step::Source(source) => documents(&source, &self.context),
            Step::Problem(problem) => Box::new(std::iter::once(Err(problem))),
            Step::FolderBegins => {
                self.position.has_articles = false;
                Box::new(std::iter::empty())
            }
            Step::FolderEnds(folder) => {
                let place = Place::file(folder.to_string_lossy());
                let problem = Problem { place, reason: Reason::NoArticles };
                Box::new((!self.position.has_articles).then_some(Err(problem)).into_iter())
            }
        }
    }
}

impl<S: Iterator<Item = Step>> Iterator for All<S> {
    type Item = Raw;

    fn next(&mut self) -> Option<Raw> {
        loop {
            if let Some(raw) = self.current.next() {
                self.position.item += 1;
                let is_silent =
                    raw.as_ref().is_err_and(|problem| problem.reason.severity() == Severity::Silent);
                self.position.has_articles |= !is_silent;
                return Some(raw);
            }
            let step = self.steps.next()?;
            self.enter(&step);
            self.current = self.open(step);
        }
    }
}
