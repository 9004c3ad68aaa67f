//! A run from the command line's options to the exit code.

use crate::batch::{Made, Task, Work, in_order};
use crate::cli::{CodeOptions, DatesOptions, ExplainOptions, InputOptions};
use crate::lexicon_command;
use crate::output::{DatesFormat, Format, OutputError, Sink, Table, View};
use crate::progress::Progress;
use crate::read::{self, All, Context, Options, Step};
use crate::report::{Exit, Report};
use crate::seen::Seen;
use std::ffi::OsStr;
use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

/// `khabar code`.
pub(crate) fn code(options: &CodeOptions) -> Exit {
    let outputs: Vec<&Path> =
        [&options.output, &options.statements].into_iter().flatten().map(PathBuf::as_path).collect();
    let view = view(options);
    let records_on_screen = options.output.is_none() && std::io::stdout().is_terminal();
    let work = Work::Code {
        view: view.clone(),
        statements: options.statements.is_some(),
        min_confidence: options.min_confidence.unwrap_or(0.0),
    };
    run(&options.input, &outputs, work, records_on_screen, || Outputs::open(options, &view))
}

/// `khabar explain`.
pub(crate) fn explain(options: &ExplainOptions) -> Exit {
    let on_screen = std::io::stdout().is_terminal();
    let open = || Ok(Outputs { main: Sink::stdout(), statements: None });
    run(&options.input, &[], Work::Explain, on_screen, open)
}

/// `khabar dates`.
pub(crate) fn dates(options: &DatesOptions) -> Exit {
    let on_screen = std::io::stdout().is_terminal();
    let default = if on_screen { DatesFormat::Table } else { DatesFormat::Jsonl };
    let work = Work::Dates { format: options.format.unwrap_or(default), columns: columns(on_screen) };
    let open = || Ok(Outputs { main: Sink::stdout(), statements: None });
    run(&options.input, &[], work, on_screen, open)
}

fn run(
    input: &InputOptions,
    except: &[&Path],
    work: Work,
    on_screen: bool,
    open: impl FnOnce() -> Result<Outputs, OutputError>,
) -> Exit {
    let lexicon = match lexicon_command::load(&input.own) {
        Ok((lexicon, _)) => lexicon,
        Err(exit) => return exit,
    };
    let mut report = Report::new(matches!(work, Work::Code { .. }));
    let mut progress = Progress::new(input.quiet, on_screen, || read::total(&input.paths, except));
    let columns = input.map.clone().unwrap_or_default();
    let reading = Options { published: input.published, fetched: input.fetched, columns };
    let task = Task { work, lexicon, any_language: input.any_language, reading };
    let context = Context { options: task.reading.clone(), ..Context::default() };
    let all = All::new(read::find(&input.paths, except), context.clone());
    let result = open()
        .and_then(|outputs| drain(all, &context, jobs(input), &task, outputs, &mut report, &mut progress));
    progress.done();
    if !input.quiet {
        progress.say(&report.summary());
    }
    match result {
        Ok(()) => report.exit(),
        Err(OutputError::Closed) => Exit::Well,
        Err(error) => {
            progress.say(&format!("error: {error}"));
            Exit::NotWritten
        }
    }
}

fn jobs(input: &InputOptions) -> usize {
    input.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

/// Codes everything and writes it.
fn drain(
    all: All<impl Iterator<Item = Step>>,
    context: &Context,
    jobs: usize,
    task: &Task,
    mut outputs: Outputs,
    report: &mut Report,
    progress: &mut Progress,
) -> Result<(), OutputError> {
    in_order(all, &mut Seen::default(), jobs, task, |made| {
        progress.at(context.bytes.get());
        made.problems.iter().for_each(|problem| report.problem(problem, progress));
        report.add(&made);
        outputs.write(&made)
    })?;
    if report.exit() == Exit::NothingCoded { outputs.abandon(progress) } else { outputs.finish() }
}

fn view(options: &CodeOptions) -> View {
    if options.why {
        return View::Why;
    }
    let is_csv = |path: &PathBuf| path.extension() == Some(OsStr::new("csv"));
    let format = options.format.unwrap_or(match &options.output {
        Some(path) if is_csv(path) => Format::Csv,
        None if std::io::stdout().is_terminal() => Format::Table,
        _ => Format::Jsonl,
    });
    match format {
        Format::Table => View::Table(table(options.output.is_none())),
        Format::Jsonl => View::Jsonl(options.keep.clone()),
        Format::Csv => View::Csv(options.keep.clone()),
    }
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
fn columns(on_terminal: bool) -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let size = console::Term::stdout().size_checked().filter(|_| on_terminal);
    size.map(|(_, columns)| usize::from(columns)).or(asked).unwrap_or(100)
}

/// What the run writes.
struct Outputs {
    main: Sink,
    statements: Option<Sink>,
}

impl Outputs {
    fn open(options: &CodeOptions, view: &View) -> Result<Self, OutputError> {
        let mut main = options.output.as_deref().map_or_else(|| Ok(Sink::stdout()), Sink::file)?;
        let statements = options.statements.as_deref().map(Sink::file).transpose()?;
        main.write(&view.head())?;
        Ok(Self { main, statements })
    }

    fn write(&mut self, made: &Made) -> Result<(), OutputError> {
        self.main.write(&made.main)?;
        self.main.flush()?;
        self.statements.as_mut().map_or(Ok(()), |sink| sink.write(&made.statement_lines))
    }

    fn finish(self) -> Result<(), OutputError> {
        self.main.finish()?;
        self.statements.map_or(Ok(()), Sink::finish)
    }

    /// Nothing was coded: what already stands in the files is worth more.
    fn abandon(mut self, progress: &Progress) -> Result<(), OutputError> {
        self.main.flush()?;
        for file in self.statements.iter().chain([&self.main]).filter_map(Sink::file_name) {
            progress.say(&format!("note: `{file}` was not written, as no article could be coded"));
        }
        Ok(())
    }
}
