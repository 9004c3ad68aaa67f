//! A run from the command line's options to the exit code.

use crate::batch::{Task, Work, in_order};
use crate::cli::{AddOptions, CodeOptions, DatesOptions, ExplainOptions, InputOptions};
use crate::journal::{Mark, Refusal};
use crate::lexicon_command;
use crate::output::{DatesFormat, Format, OutputError, Table, View};
use crate::outputs::Outputs;
use crate::progress::Progress;
use crate::read::{self, All, Context, Fetcher, Options, Step};
use crate::report::{Exit, Report};
use crate::seen::Seen;
use crate::store::{Adding, Identity, Store};
use std::ffi::OsStr;
use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::Path;
use std::rc::Rc;
use std::thread;
use std::time::Duration;

/// `khabar code`.
pub(crate) fn code(options: &CodeOptions) -> Exit {
    let view = view(options.why, options.format, options.output.as_deref(), &options.keep);
    let work = Work::Code {
        view: view.clone(),
        statements: options.statements.is_some(),
        min_confidence: options.min_confidence.unwrap_or(0.0),
    };
    let records_on_screen = options.output.is_none() && std::io::stdout().is_terminal();
    run(&options.input, &options.keep, &options.outputs(), work, records_on_screen, None, |seen| {
        Outputs::open(options, &view, seen)
    })
}

/// `khabar explain`.
pub(crate) fn explain(options: &ExplainOptions) -> Exit {
    let on_screen = std::io::stdout().is_terminal();
    run(&options.input, &[], &[], Work::Explain, on_screen, None, |_| Ok((Outputs::stdout(), None)))
}

/// `khabar dates`.
pub(crate) fn dates(options: &DatesOptions) -> Exit {
    let on_screen = std::io::stdout().is_terminal();
    let default = if on_screen { DatesFormat::Table } else { DatesFormat::Jsonl };
    let work = Work::Dates { format: options.format.unwrap_or(default), columns: columns(on_screen) };
    run(&options.input, &[], &[], work, on_screen, None, |_| Ok((Outputs::stdout(), None)))
}

/// `khabar add`.
pub(crate) fn add(options: &AddOptions) -> Exit {
    let store = match Store::create_or_open(&options.db) {
        Ok(store) => Rc::new(store),
        Err(error) => {
            eprintln!("error: {error}");
            return if error.is_usage() { Exit::Usage } else { Exit::NotWritten };
        }
    };
    let adding = Adding::new(Rc::clone(&store));
    run(&options.input, &[], &[&options.db], Work::Store, false, Some(store), |_| {
        Ok((Outputs::store(adding), None))
    })
}

/// `outputs` are the files that the run writes: they are not read. Articles that are in `store` as they are are not coded.
fn run(
    input: &InputOptions,
    keep: &[String],
    outputs: &[&Path],
    work: Work,
    on_screen: bool,
    store: Option<Rc<Store>>,
    open: impl FnOnce(&mut Seen) -> Result<(Outputs, Option<Mark>), Refusal>,
) -> Exit {
    let lexicon = match lexicon_command::load(&input.own) {
        Ok((lexicon, _)) => lexicon,
        Err(exit) => return exit,
    };
    let (steps, fetcher) = match steps(input, outputs) {
        Ok(steps) => steps,
        Err(what) => {
            eprintln!("error: {what}");
            return Exit::Usage;
        }
    };
    let total = || read::total(&input.paths, outputs).filter(|_| fetcher.is_none());
    let mut progress = Progress::new(input.quiet, on_screen, total);
    let counts_records = matches!(work, Work::Code { .. } | Work::Store);
    let columns = input.map.clone().unwrap_or_default();
    let reading =
        Options { published: input.published, fetched: input.fetched, columns, keep: keep.to_vec() };
    let task = Task { work, lexicon, any_language: input.any_language, reading };
    let context = Context { options: task.reading.clone(), fetcher: fetcher.clone(), ..Context::default() };
    let mut all = All::new(steps, context.clone());
    let mut seen = Seen::default();
    let (outputs, mark) = match open(&mut seen) {
        Ok(opened) => opened,
        Err(refusal) => return refused(&refusal, &progress),
    };
    let mut report =
        Report::new(counts_records, mark.as_ref().map(|mark| mark.tally.clone()).unwrap_or_default());
    if let Some(mark) = &mark {
        if !mark.is_complete && !all.go_to(&mark.position) {
            return refused(&Refusal::Usage(CHANGED.to_owned()), &progress);
        }
        progress.going_on(context.bytes.get());
    }
    let is_over = mark.is_some_and(|mark| mark.is_complete);
    let all = (!is_over).then_some(all);
    // what cannot be asked is coded, and its storing tells why
    let is_stored =
        |identity: &Identity| store.as_ref().is_some_and(|store| store.has(identity).unwrap_or(false));
    let result =
        drain(all, seen, &context, jobs(input.jobs), &task, is_stored, outputs, &mut report, &mut progress);
    progress.done();
    if !input.quiet {
        progress.say(&report.summary());
    }
    match result {
        Ok(()) => {
            if let Some(Err(error)) = fetcher.map(|fetcher| fetcher.remember()) {
                progress.say(&format!("warning: what the sites said of their pages was not kept: {error}"));
            }
            report.exit()
        }
        Err(OutputError::Closed) => Exit::Well,
        Err(error) => {
            progress.say(&format!("error: {error}"));
            Exit::NotWritten
        }
    }
}

/// Everything that is to be read: the paths, then what stands on the web, with what fetches it.
fn steps(
    input: &InputOptions,
    outputs: &[&Path],
) -> Result<(impl Iterator<Item = Step> + use<>, Option<Rc<Fetcher>>), String> {
    let (mut addresses, mut fetcher) = (Vec::new(), None);
    if let Some(list) = &input.urls {
        addresses =
            read::addresses(list).map_err(|error| format!("`{}` cannot be read: {error}", list.display()))?;
        let delay = input.delay.unwrap_or(DELAY);
        let root = input.test_with_root.as_deref();
        fetcher = Some(Rc::new(Fetcher::new(list, delay, input.test_with_loopback, root)));
    }
    Ok((read::find(&input.paths, outputs).chain(read::on_the_web(addresses)), fetcher))
}

/// Between two requests to the same host.
const DELAY: Duration = Duration::from_secs(2);

const CHANGED: &str = "what the interrupted run had read has changed since: files were added, removed or rewritten. Begin \
    anew without `--resume`";

fn refused(refusal: &Refusal, progress: &Progress) -> Exit {
    match refusal {
        Refusal::Usage(what) => {
            progress.say(&format!("error: {what}"));
            Exit::Usage
        }
        Refusal::Output(error) => {
            progress.say(&format!("error: {error}"));
            Exit::NotWritten
        }
    }
}

/// Articles coded at once.
pub(crate) fn jobs(wanted: Option<NonZeroUsize>) -> usize {
    wanted.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

/// Codes everything that is left, and writes it.
#[allow(clippy::too_many_arguments, reason = "the one place where all parts of a run meet")]
fn drain(
    all: Option<All<impl Iterator<Item = Step>>>,
    mut seen: Seen,
    context: &Context,
    jobs: usize,
    task: &Task,
    is_stored: impl Fn(&Identity) -> bool,
    mut outputs: Outputs,
    report: &mut Report,
    progress: &mut Progress,
) -> Result<(), OutputError> {
    if let Some(all) = all {
        in_order(all, &mut seen, jobs, task, is_stored, |made| {
            progress.at(context.bytes.get(), report.tally.articles);
            made.problems.iter().for_each(|problem| report.problem(problem, progress));
            report.add(&made);
            outputs.write(made, &mut report.tally)
        })?;
    }
    if report.exit() == Exit::NothingCoded {
        outputs.abandon(progress)
    } else {
        report.settled = outputs.finish(&report.tally)?.unwrap_or_default();
        Ok(())
    }
}

/// The form of the events: the one that is asked for, else one that suits where they go.
pub(crate) fn view(why: bool, format: Option<Format>, output: Option<&Path>, keep: &[String]) -> View {
    if why {
        return View::Why;
    }
    match self::format(format, output) {
        Format::Table => View::Table(table(output.is_none())),
        Format::Jsonl => View::Jsonl(keep.to_vec()),
        Format::Csv => View::Csv(keep.to_vec()),
    }
}

/// The form that was asked for, or that suits where it goes.
pub(crate) fn format(asked: Option<Format>, output: Option<&Path>) -> Format {
    let is_csv = |path: &Path| path.extension() == Some(OsStr::new("csv"));
    asked.unwrap_or(match output {
        Some(path) if is_csv(path) => Format::Csv,
        None if std::io::stdout().is_terminal() => Format::Table,
        _ => Format::Jsonl,
    })
}

/// As wide as the terminal, coloured where it likes colours.
fn table(on_stdout: bool) -> Table {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let terminal = console::Term::stdout();
    let on_terminal = on_stdout && terminal.is_term();
    let colour =
        on_terminal && !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    Table::new(columns(on_terminal), colour)
}

/// The terminal's columns, else those that `COLUMNS` asks for, else a hundred.
pub(crate) fn columns(on_terminal: bool) -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let size = console::Term::stdout().size_checked().filter(|_| on_terminal);
    size.map(|(_, columns)| usize::from(columns)).or(asked).unwrap_or(100)
}
