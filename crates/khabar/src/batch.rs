//! Articles coded in batches: documents made into articles, compared with those before, coded, and handed on in order.
//!
//! The reading thread cuts documents into batches; workers make articles of them; the reading thread, to which all articles
//! come in their order, compares ids and marks near-copies; workers code; the reading thread writes. So whatever the number
//! of workers, the output is the same bytes.

use crate::copies::{self, Signature};
use crate::language;
use crate::output::{DatesFormat, OutputError, View, dates, statements};
use crate::parallel::{self, with_workers};
use crate::problem::{Problem, Reason};
use crate::read::{self, All, CODED, Input, Options, Position, Raw, Step};
use crate::seen::Seen;
use crate::store::{Entry, Identity};
use arabic::search::Keys;
use coder::{Coded, Coder};
use lexicon::Lexicon;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A batch is full with so many articles, or so many bytes.
const ARTICLES: usize = 16;
const BYTES: usize = 128 << 10;

/// A parsed page takes so many times its bytes, in the order of magnitude.
const PARSED: usize = 8;

/// What is done with every article.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) work: Work,
    pub(crate) lexicon: Lexicon,
    pub(crate) any_language: bool,
    pub(crate) reading: Options,
}

#[derive(Debug, Clone)]
pub(crate) enum Work {
    /// Events, and statements where they are wanted.
    Code { view: View, statements: bool, min_confidence: f64 },
    /// Everything, made ready to be stored.
    Store,
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
    pub(crate) entries: Vec<Entry>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) articles: u64,
    pub(crate) copies: u64,
    pub(crate) events: u64,
    pub(crate) statements: u64,
    /// How far the reading had come at its end.
    pub(crate) position: Position,
    /// What later articles are compared with: ids and signatures.
    pub(crate) seen: Vec<(String, Option<Signature>)>,
}

/// An article, or what there is in its place; what is to be warned of; and what it is compared by.
pub(crate) struct Prepared {
    item: Result<Box<Input>, Problem>,
    warnings: Vec<Problem>,
    signature: Option<Signature>,
    /// Which article it is, where articles are stored.
    identity: Option<Identity>,
}

/// What a worker keeps from article to article.
pub(crate) struct Desk<'l> {
    coder: Coder<'l>,
    keys: Keys,
}

pub(crate) enum Job {
    Prepare(Vec<Raw>, Position),
    Code(Vec<Prepared>, Made),
}

pub(crate) enum Done {
    Prepared(Vec<Prepared>, Position),
    Made(Box<Made>),
}

/// Does the task on all articles with so many workers and hands the results to `take` in order. What `is_stored` is not coded.
///
/// # Errors
/// The first of `take`; what was read by then is dropped.
pub(crate) fn in_order(
    all: All<impl Iterator<Item = Step>>,
    seen: &mut Seen,
    workers: usize,
    task: &Task,
    is_stored: impl Fn(&Identity) -> bool,
    mut take: impl FnMut(Made) -> Result<(), OutputError>,
) -> Result<(), OutputError> {
    with_workers(task, workers, |pool| {
        let prepared = pool.stage(batches(all));
        let compared = prepared.map(|done| match done {
            Done::Prepared(mut batch, position) => {
                batch.iter_mut().for_each(|prepared| prepared.pass_by(&is_stored));
                compare(batch, position, seen, task)
            }
            Done::Made(_) => unreachable!("the first stage prepares"),
        });
        for done in pool.stage(compared) {
            if let Done::Made(made) = done {
                take(*made)?;
            }
        }
        Ok(())
    })
}

/// Cuts the stream into batches.
fn batches(mut all: All<impl Iterator<Item = Step>>) -> impl Iterator<Item = Job> {
    let mut over = false;
    std::iter::from_fn(move || {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while !over && batch.len() < ARTICLES && bytes < BYTES {
            let Some(raw) = all.next() else {
                over = true;
                break;
            };
            bytes += raw.as_ref().map_or(0, |(_, document)| document.bytes.len());
            batch.push(raw);
        }
        (!batch.is_empty()).then(|| Job::Prepare(batch, all.position().clone()))
    })
}

/// Compares the articles of a batch with all before them.
fn compare(mut batch: Vec<Prepared>, position: Position, seen: &mut Seen, task: &Task) -> Job {
    let mut made = Made { position, ..Made::default() };
    for Prepared { item, warnings, signature, .. } in &mut batch {
        let Ok(input) = item else { continue };
        let id = input.article.id.clone();
        if let Some(reason) = seen.objection(&id) {
            warnings.insert(0, Problem { place: input.place.clone(), reason });
        }
        if matches!(task.work, Work::Store) {
            // the store compares with all that is in it
            continue;
        }
        input.article.copy_of = signature.as_ref().and_then(|signature| seen.original(&id, signature));
        made.copies += u64::from(input.article.copy_of.is_some());
        made.seen.push((id, signature.take()));
    }
    Job::Code(batch, made)
}

impl parallel::Work for Task {
    type Job = Job;
    type Done = Done;
    type Desk<'w> = Desk<'w>;

    fn desk(&self) -> Desk<'_> {
        Desk { coder: Coder::new(&self.lexicon), keys: Keys::default() }
    }

    fn work<'w>(&'w self, job: Job, desk: &mut Desk<'w>) -> Done {
        match job {
            Job::Prepare(batch, position) => {
                Done::Prepared(batch.into_iter().map(|raw| prepare(raw, self)).collect(), position)
            }
            Job::Code(batch, made) => Done::Made(Box::new(make(batch, made, self, desk))),
        }
    }

    fn weight(job: &Job) -> usize {
        match job {
            Job::Prepare(batch, _) => batch
                .iter()
                .flatten()
                .map(|(_, document)| document.bytes.len() * if document.form.is_page() { PARSED } else { 2 })
                .sum(),
            Job::Code(batch, _) => {
                batch.iter().flat_map(|prepared| &prepared.item).map(|input| input.article.text.len()).sum()
            }
        }
    }
}

/// Makes an article of a document, where it is one that is to be coded.
fn prepare(raw: Raw, task: &Task) -> Prepared {
    let mut warnings = Vec::new();
    let item = raw.and_then(|(place, document)| {
        let made = guarded(|| read::article(place.clone(), document, &task.reading));
        let mut input = made.unwrap_or(Err(Problem { place, reason: Reason::Broken }))?;
        if input.cut() {
            warnings.push(Problem { place: input.place.clone(), reason: Reason::Cut { limit: CODED } });
        }
        if input.replaced > 0 {
            let reason = Reason::Replaced { count: input.replaced };
            warnings.push(Problem { place: input.place.clone(), reason });
        }
        match language::objection(&input.article.text) {
            Some(reason) if !(task.any_language && matches!(reason, Reason::Language(_))) => {
                Err(Problem { place: input.place.clone(), reason })
            }
            _ => Ok(input),
        }
    });
    let signature = item.as_ref().ok().and_then(|input| copies::signature(&input.article.text));
    let is_stored = matches!(task.work, Work::Store);
    let identity = item.as_ref().ok().filter(|_| is_stored).map(|input| Identity::of(input));
    Prepared { item, warnings, signature, identity }
}

impl Prepared {
    /// What is stored as it is need not be coded again.
    fn pass_by(&mut self, is_stored: &impl Fn(&Identity) -> bool) {
        if self.identity.as_ref().is_some_and(is_stored) {
            let Ok(input) = &self.item else { return };
            self.item = Err(Problem { place: input.place.clone(), reason: Reason::Stored });
            self.warnings.clear();
        }
    }
}

fn make<'l>(batch: Vec<Prepared>, mut made: Made, task: &'l Task, desk: &mut Desk<'l>) -> Made {
    for prepared in batch {
        made.problems.extend(prepared.warnings);
        let (signature, identity) = (prepared.signature, prepared.identity);
        let done = prepared.item.and_then(|input| match identity {
            Some(identity) => {
                entry(&input, identity, signature, task, desk).map(|entry| made.entries.push(entry))
            }
            None => article(&input, task, &mut desk.coder, &mut made),
        });
        match done {
            // what is stored is counted when it is
            Ok(()) => made.articles += u64::from(!matches!(task.work, Work::Store)),
            Err(problem) => made.problems.push(problem),
        }
    }
    made
}

fn article<'l>(input: &Input, task: &'l Task, coder: &mut Coder<'l>, made: &mut Made) -> Result<(), Problem> {
    let (problem, lexicon) = (|reason| Problem { place: input.place.clone(), reason }, &task.lexicon);
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
        Work::Store => {}
        Work::Explain => {
            let text = guarded(|| coder::explain(&input.article, lexicon));
            let text = text.ok_or_else(|| problem(Reason::Broken))?;
            let (id, left_out) = (&input.article.id, left_out(input));
            made.main.extend_from_slice(format!("== {id} ==\n{left_out}{}\n\n", text.trim_end()).as_bytes());
        }
    }
    Ok(())
}

/// An article with all that is read in it, ready to be stored.
fn entry<'l>(
    input: &Input,
    identity: Identity,
    signature: Option<Signature>,
    task: &'l Task,
    desk: &mut Desk<'l>,
) -> Result<Entry, Problem> {
    let Some(coded) = code(input, &mut desk.coder) else {
        desk.coder = Coder::new(&task.lexicon);
        return Err(Problem { place: input.place.clone(), reason: Reason::Broken });
    };
    Ok(Entry::new(input, identity, coded, signature, &mut desk.keys))
}

/// What the reader left out of the page, a line each.
fn left_out(input: &Input) -> String {
    input.left_out.iter().map(|(text, reason)| format!("left out of the page: {text} ({reason})\n")).collect()
}

/// The one place where articles are coded. Which day dated an article only the reader knows.
pub(crate) fn code(input: &Input, coder: &mut Coder<'_>) -> Option<Coded> {
    let mut coded = guarded(|| coder.code(&input.article))?;
    if input.dated_by_option {
        let events = coded.events.iter_mut().map(|event| &mut event.article);
        let statements = coded.statements.iter_mut().map(|statement| &mut statement.article);
        for article in events.chain(statements).chain([&mut coded.article]) {
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
    use crate::read::{Context, Origin, Source};
    use std::fs;
    use std::path::{Path, PathBuf};

    /// A file with so many articles of different length.
    fn file(name: &str, count: usize) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("khabar-batch-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let line =
            |number: usize| format!("{{\"text\": \"{}\"}}\n", "قال الوزير نعم. ".repeat(1 + number % 7));
        let path = folder.join(name);
        fs::write(&path, (0..count).map(line).collect::<String>()).expect("a file");
        path
    }

    fn all(path: &Path) -> All<impl Iterator<Item = Step> + use<>> {
        let source =
            Source { origin: Origin::File(path.to_owned()), id: String::new(), is_found: false, size: 0 };
        All::new(std::iter::once(Step::Source(source)), Context::default())
    }

    fn task() -> Task {
        let lexicon = Lexicon::builtin();
        Task { work: Work::Explain, lexicon, any_language: false, reading: Options::default() }
    }

    fn explained(path: &Path, workers: usize) -> Vec<u8> {
        let mut text = Vec::new();
        let taken = in_order(
            all(path),
            &mut Seen::default(),
            workers,
            &task(),
            |_| false,
            |made| {
                text.extend(made.main);
                Ok(())
            },
        );
        taken.expect("nothing is written");
        text
    }

    #[test]
    fn the_order_is_that_of_reading_for_any_number_of_workers() {
        let path = file("order", 500);
        let one = explained(&path, 1);
        let text = String::from_utf8_lossy(&one);
        let ids: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("== ")).collect();
        assert_eq!(ids, (1..=500).map(|number| format!(":{number} ==")).collect::<Vec<_>>());
        for workers in [0, 2, 3, 8] {
            assert!(explained(&path, workers) == one, "{workers} workers");
        }
    }

    #[test]
    fn the_first_failure_of_writing_ends_the_run() {
        let (path, mut taken) = (file("failure", 5000), 0);
        let result = in_order(
            all(&path),
            &mut Seen::default(),
            3,
            &task(),
            |_| false,
            |_| {
                taken += 1;
                Err(OutputError::Closed)
            },
        );
        assert!(matches!(result, Err(OutputError::Closed)) && taken == 1);
    }

    #[test]
    fn a_batch_ends_with_its_articles() {
        let sizes = batches(all(&file("batches", 40))).map(|job| match job {
            Job::Prepare(batch, _) => batch.len(),
            Job::Code(..) => 0,
        });
        assert_eq!(sizes.collect::<Vec<_>>(), [16, 16, 8]);
    }

    #[test]
    fn a_panic_costs_one_article() {
        assert_eq!(guarded(|| 1), Some(1));
        assert_eq!(guarded(|| -> i32 { panic!("a fault for the test") }), None);
    }
}
