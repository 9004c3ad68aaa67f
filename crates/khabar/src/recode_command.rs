//! `khabar recode`: the stored articles read again by this program and lexicon, and what that changes.

use crate::batch;
use crate::cli::RecodeOptions;
use crate::copies;
use crate::lexicon_command;
use crate::output::{OutputError, Sink};
use crate::parallel::{self, with_workers};
use crate::progress::Progress;
use crate::read::Input;
use crate::report::{Exit, count};
use crate::run::jobs;
use crate::store::{Change, ChangeKind, Entry, Identity, Settled, Store, StoreError, json};
use arabic::search::Keys;
use coder::Coder;
use lexicon::Lexicon;
use std::time::{Duration, Instant};

/// Articles of a batch.
const ARTICLES: usize = 16;

/// The time between commits.
const PAUSE: Duration = Duration::from_secs(1);

/// What was counted.
#[derive(Debug, Default)]
struct Tally {
    articles: u64,
    changed: u64,
    broken: u64,
    added: u64,
    removed: u64,
    events: u64,
}

/// Codes and writes; the exit code.
pub(crate) fn run(options: &RecodeOptions) -> Exit {
    let lexicon = match lexicon_command::load(&options.own) {
        Ok((lexicon, _)) => lexicon,
        Err(exit) => return exit,
    };
    let progress = Progress::new(true, false, || None);
    match recode(options, lexicon) {
        Ok((tally, settled)) => {
            if !options.quiet {
                progress.say(&summary(&tally, settled, options.dry_run));
            }
            if tally.broken > 0 { Exit::SomeFailed } else { Exit::Well }
        }
        Err(OutputError::Closed) => Exit::Well,
        Err(error) => {
            progress.say(&format!("error: {error}"));
            match error {
                OutputError::Store(error) if error.is_usage() => Exit::Usage,
                _ => Exit::NotWritten,
            }
        }
    }
}

fn recode(options: &RecodeOptions, lexicon: Lexicon) -> Result<(Tally, Option<Settled>), OutputError> {
    let store = open(options).map_err(OutputError::Store)?;
    let mut sink = Sink::to(options.output.as_deref())?;
    let mut tally = Tally::default();
    read_again(options, &store, &Recoding { lexicon }, &mut tally, &mut sink)?;
    sink.finish()?;
    let settled = if options.dry_run { None } else { Some(settle(&store).map_err(OutputError::Store)?) };
    Ok((tally, settled))
}

/// Corrections find their events again, and reports their stories.
fn settle(store: &Store) -> Result<Settled, StoreError> {
    let settled = store.settle()?;
    store.join_stories().map(|()| settled)
}

fn open(options: &RecodeOptions) -> Result<Store, StoreError> {
    // a name that is mistyped makes no new store
    let reading = Store::open_read_only(&options.db)?;
    if options.dry_run {
        return Ok(reading);
    }
    drop(reading);
    Store::create_or_open(&options.db)
}

fn read_again(
    options: &RecodeOptions,
    store: &Store,
    work: &Recoding,
    tally: &mut Tally,
    sink: &mut Sink,
) -> Result<(), OutputError> {
    let numbers = store.current().map_err(OutputError::Store)?;
    let mut fault = None;
    let done = with_workers(work, jobs(options.jobs), |pool| {
        let batches = numbers.chunks(ARTICLES).map_while(|chunk| given(store, chunk, &mut fault));
        let mut writer = Writer { store, begun: None, is_dry: options.dry_run };
        for batch in pool.stage(batches) {
            for read in batch {
                writer.take(read, tally, sink)?;
            }
        }
        writer.commit().map_err(OutputError::Store)
    });
    fault.map_or(done, |fault| Err(OutputError::Store(fault)))
}

/// The articles as they were given, as long as the store gives them.
fn given(store: &Store, chunk: &[i64], fault: &mut Option<StoreError>) -> Option<Vec<(i64, Input)>> {
    let read = |number: &i64| store.given(*number).map(|input| (*number, input));
    chunk.iter().map(read).collect::<Result<_, _>>().map_err(|error| *fault = Some(error)).ok()
}

/// What puts the readings in their place.
struct Writer<'s> {
    store: &'s Store,
    begun: Option<Instant>,
    is_dry: bool,
}

impl Writer<'_> {
    fn take(
        &mut self,
        read: (i64, Option<Entry>),
        tally: &mut Tally,
        sink: &mut Sink,
    ) -> Result<(), OutputError> {
        let (number, entry) = read;
        let Some(entry) = entry else {
            tally.broken += 1;
            return Ok(());
        };
        let changes = self.put(number, &entry).map_err(OutputError::Store)?;
        tally.add(&changes);
        changes.iter().try_for_each(|change| sink.write(format!("{}\n", json(change)).as_bytes()))
    }

    fn put(&mut self, number: i64, entry: &Entry) -> Result<Vec<Change>, StoreError> {
        if self.is_dry {
            return self.store.compare(number, entry);
        }
        if self.begun.is_none() {
            self.store.run("BEGIN IMMEDIATE")?;
            self.begun = Some(Instant::now());
        }
        let changes = self.store.reread(number, entry)?;
        if self.begun.is_some_and(|begun| begun.elapsed() >= PAUSE) {
            self.commit()?;
        }
        Ok(changes)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        if self.begun.take().is_some() { self.store.run("COMMIT") } else { Ok(()) }
    }
}

impl Tally {
    fn add(&mut self, changes: &[Change]) {
        self.articles += 1;
        self.changed += u64::from(!changes.is_empty());
        for change in changes {
            *match change.change {
                ChangeKind::Added => &mut self.added,
                ChangeKind::Removed => &mut self.removed,
                ChangeKind::Changed => &mut self.events,
            } += 1;
        }
    }
}

fn summary(tally: &Tally, settled: Option<Settled>, is_dry: bool) -> String {
    let mut line =
        format!("{} coded again, {} of them changed", count(tally.articles, "article"), tally.changed);
    line.push_str(&format!(
        ": {} events added, {} removed, {} changed",
        tally.added, tally.removed, tally.events
    ));
    if tally.broken > 0 {
        line.push_str(&format!("; {} left as they were (fault of the program)", tally.broken));
    }
    line.push_str(&settled.unwrap_or_default().told());
    if is_dry { line + "; nothing was written" } else { line }
}

/// Reads articles on any thread.
#[derive(Debug)]
struct Recoding {
    lexicon: Lexicon,
}

impl parallel::Work for Recoding {
    type Job = Vec<(i64, Input)>;
    type Done = Vec<(i64, Option<Entry>)>;
    type Desk<'w> = (Coder<'w>, Keys);

    fn desk(&self) -> Self::Desk<'_> {
        (Coder::new(&self.lexicon), Keys::default())
    }

    fn work<'w>(&'w self, job: Self::Job, desk: &mut Self::Desk<'w>) -> Self::Done {
        let (coder, keys) = desk;
        let mut read = |input: &Input| {
            let Some(coded) = batch::code(input, coder) else {
                *coder = Coder::new(&self.lexicon);
                return None;
            };
            let signature = copies::signature(&input.article.text);
            Some(Entry::new(input, Identity::of(input), coded, signature, keys))
        };
        job.into_iter().map(|(number, input)| (number, read(&input))).collect()
    }

    fn weight(job: &Self::Job) -> usize {
        job.iter().map(|(_, input)| 2 * input.article.text.len()).sum()
    }
}
