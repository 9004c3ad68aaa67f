//! Articles coded in parallel, their records handed on in the order of reading.
//!
//! The reading thread cuts the articles into batches and keeps, in order, a place for the result of each; it waits for
//! the oldest before it reads further than two batches a worker. So memory stays flat, and whatever the number of
//! workers, the output is the same bytes.

use crate::language;
use crate::output::{DatesFormat, OutputError, View, dates, statements};
use crate::problem::{Problem, Reason};
use crate::read::{Input, Item};
use coder::{Coded, Coder};
use lexicon::Lexicon;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread::{self, Scope};

/// A batch is full with so many articles, or so many bytes of text.
const ARTICLES: usize = 16;
const BYTES: usize = 128 << 10;

/// Long sentences nest deeply; a worker gets room.
const STACK: usize = 16 << 20;

/// What is done with every article.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) work: Work,
    pub(crate) lexicon: Lexicon,
    pub(crate) any_language: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum Work {
    /// Events, and statements where they are wanted.
    Code { view: View, statements: bool, min_confidence: f64 },
    /// The reading laid open.
    Explain,
    /// The expressions of time, in so many columns where they make a table.
    Dates { format: DatesFormat, columns: usize },
}

/// What came of a batch.
#[derive(Debug, Default)]
pub(crate) struct Made {
    /// Events in their form, or explanations.
    pub(crate) main: Vec<u8>,
    pub(crate) statement_lines: Vec<u8>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) articles: u64,
    pub(crate) events: u64,
    pub(crate) statements: u64,
}

type Job = (Vec<Item>, SyncSender<Made>);

/// Does the task on all articles with so many workers and hands the results to `take` in order.
///
/// # Errors
/// The first of `take`; what was read by then is dropped.
pub(crate) fn in_order(
    items: impl Iterator<Item = Item>,
    workers: usize,
    task: &Task,
    mut take: impl FnMut(Made) -> Result<(), OutputError>,
) -> Result<(), OutputError> {
    let lexicon = &task.lexicon;
    let mut spare = Coder::new(lexicon);
    let (work, queue) = channel::<Job>();
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        let started = (0..workers).filter(|_| worker(scope, &queue, task, lexicon)).count();
        let mut pending: VecDeque<Receiver<Made>> = VecDeque::new();
        // moved here: when this scope's body ends, on an error too, the workers find the queue closed
        let work = work;
        for batch in batches(items) {
            if pending.len() >= 2 * started.max(1) {
                next(&mut pending).map_or(Ok(()), &mut take)?;
            }
            if started == 0 {
                take(make(batch, task, lexicon, &mut spare))?;
                continue;
            }
            let (sender, receiver) = sync_channel(1);
            pending.push_back(receiver);
            work.send((batch, sender)).expect("the queue outlives this scope");
        }
        while let Some(made) = next(&mut pending) {
            take(made)?;
        }
        Ok(())
    })
}

fn next(pending: &mut VecDeque<Receiver<Made>>) -> Option<Made> {
    pending.pop_front().map(|made| made.recv().expect("a worker answers every job that it takes"))
}

/// Starts a worker; whether the system had room for it.
fn worker<'s, 'e: 's>(
    scope: &'s Scope<'s, 'e>,
    queue: &'e Mutex<Receiver<Job>>,
    task: &'e Task,
    lexicon: &'e Lexicon,
) -> bool {
    let work = move || {
        let mut coder = Coder::new(lexicon);
        loop {
            let job = queue.lock().expect("no worker panics while it holds the queue").recv();
            let Ok((batch, sender)) = job else { break };
            // nobody waits any more where the writing failed
            let _ = sender.send(make(batch, task, lexicon, &mut coder));
        }
    };
    thread::Builder::new().name("coder".to_owned()).stack_size(STACK).spawn_scoped(scope, work).is_ok()
}

/// Cuts the stream into batches.
fn batches(items: impl Iterator<Item = Item>) -> impl Iterator<Item = Vec<Item>> {
    let mut items = items.fuse();
    std::iter::from_fn(move || {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < ARTICLES && bytes < BYTES {
            let Some(item) = items.next() else { break };
            bytes += item.as_ref().map_or(0, |input| input.article.text.len());
            batch.push(item);
        }
        (!batch.is_empty()).then_some(batch)
    })
}

fn make<'l>(batch: Vec<Item>, task: &Task, lexicon: &'l Lexicon, coder: &mut Coder<'l>) -> Made {
    let mut made = Made::default();
    for item in batch {
        match item.and_then(|input| article(&input, task, lexicon, coder, &mut made)) {
            Ok(()) => made.articles += 1,
            Err(problem) => made.problems.push(problem),
        }
    }
    made
}

fn article<'l>(
    input: &Input,
    task: &Task,
    lexicon: &'l Lexicon,
    coder: &mut Coder<'l>,
    made: &mut Made,
) -> Result<(), Problem> {
    let problem = |reason| Problem { place: input.place.clone(), reason };
    if let Some(reason) = language::objection(&input.article.text)
        && !(task.any_language && matches!(reason, Reason::Language(_)))
    {
        return Err(problem(reason));
    }
    match &task.work {
        Work::Code { view, statements: with_statements, min_confidence } => {
            let Some(mut coded) = code(input, coder) else {
                // what it had in hand is in doubt
                *coder = Coder::new(lexicon);
                return Err(problem(Reason::Broken));
            };
            coded.events.retain(|event| event.confidence >= *min_confidence);
            view.events(input, &coded, lexicon, &mut made.main);
            if *with_statements {
                statements(&coded, &mut made.statement_lines);
            }
            made.events += coded.events.len() as u64;
            made.statements += coded.statements.len() as u64;
        }
        Work::Dates { format, columns } => {
            let mut found =
                guarded(|| coder::dates(&input.article, lexicon)).ok_or_else(|| problem(Reason::Broken))?;
            if input.dated_by_option {
                found.article.published_basis = Some("option".to_owned());
            }
            dates(&found, input, *format, *columns, &mut made.main);
        }
        Work::Explain => {
            let text = guarded(|| coder::explain(&input.article, lexicon));
            let text = text.ok_or_else(|| problem(Reason::Broken))?;
            made.main
                .extend_from_slice(format!("== {} ==\n{}\n\n", input.article.id, text.trim_end()).as_bytes());
        }
    }
    Ok(())
}

/// The one place where articles are coded. Which day dated an article only the reader knows.
fn code(input: &Input, coder: &mut Coder<'_>) -> Option<Coded> {
    let mut coded = guarded(|| coder.code(&input.article))?;
    if input.dated_by_option {
        let events = coded.events.iter_mut().map(|event| &mut event.article);
        for article in events.chain(coded.statements.iter_mut().map(|statement| &mut statement.article)) {
            article.published_basis = Some("option".to_owned());
        }
    }
    Some(coded)
}

/// A fault of the coder on one article costs that article and not the run.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Place;
    use coder::Article;

    fn inputs(count: usize) -> impl Iterator<Item = Item> {
        (0..count).map(|number| {
            let text = "قال الوزير نعم. ".repeat(1 + number % 7);
            let article = Article::new(number.to_string(), None, &text);
            let place = Place::file(number.to_string());
            Ok(Box::new(Input { article, place, dated_by_option: false, further: serde_json::Map::new() }))
        })
    }

    fn explained(count: usize, workers: usize) -> Vec<u8> {
        let (task, mut all) =
            (Task { work: Work::Explain, lexicon: Lexicon::builtin(), any_language: false }, Vec::new());
        let taken = in_order(inputs(count), workers, &task, |made| {
            all.extend(made.main);
            Ok(())
        });
        taken.expect("nothing is written");
        all
    }

    #[test]
    fn the_order_is_that_of_reading_for_any_number_of_workers() {
        let one = explained(500, 1);
        let ids: Vec<_> = String::from_utf8_lossy(&one)
            .lines()
            .filter_map(|l| l.strip_prefix("== ").map(str::to_owned))
            .collect();
        assert_eq!(ids, (0..500).map(|number| format!("{number} ==")).collect::<Vec<_>>());
        for workers in [2, 3, 8] {
            assert!(explained(500, workers) == one, "{workers} workers");
        }
    }

    #[test]
    fn the_first_failure_of_writing_ends_the_run() {
        let task = Task { work: Work::Explain, lexicon: Lexicon::builtin(), any_language: false };
        let mut taken = 0;
        let result = in_order(inputs(5000), 3, &task, |_| {
            taken += 1;
            Err(OutputError::Closed)
        });
        assert!(matches!(result, Err(OutputError::Closed)) && taken == 1);
    }

    #[test]
    fn a_batch_ends_with_its_bytes() {
        let long = inputs(3).map(|item| {
            item.map(|mut input| {
                input.article.text = "ن".repeat(BYTES);
                input
            })
        });
        assert_eq!(batches(long).map(|batch| batch.len()).collect::<Vec<_>>(), [1, 1, 1]);
        assert_eq!(batches(inputs(40)).map(|batch| batch.len()).collect::<Vec<_>>(), [16, 16, 8]);
    }

    #[test]
    fn a_panic_costs_one_article() {
        assert_eq!(guarded(|| 1), Some(1));
        assert_eq!(guarded(|| -> i32 { panic!("a fault for the test") }), None);
    }
}
