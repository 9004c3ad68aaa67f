//! The command line.

use crate::export::ExportOptions;
use crate::lexicon_command::{LexiconCommand, OwnLexicon};
use crate::output::{DatesFormat, Format, View};
use crate::query_command::Kind;
use crate::read::{Columns, parse_date};
use crate::store::Filter;
use crate::summary::SummaryOptions;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

const EXIT_CODES: &str = "\
Exit codes:
  0  every article was coded (or the reader of the pipe had enough)
  1  some inputs failed or were skipped; the rest was coded
  2  the command line is wrong
  3  no article could be coded
  4  the output could not be written";

/// Reads Arabic news and writes down who did what to whom, with the words that say so.
#[derive(Debug, Parser)]
#[command(name = "khabar", version, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Code articles: events as a table on a terminal, as JSON lines in a pipe
    #[command(after_help = EXIT_CODES)]
    Code(CodeOptions),
    /// Code articles and keep them with all that is read in them in a store, one file
    #[command(after_help = EXIT_CODES)]
    Add(AddOptions),
    /// Print what is in a store, as `code` does
    #[command(after_help = EXIT_CODES)]
    Query(Box<QueryOptions>),
    /// Write what is in a store in a form that other programs read
    #[command(after_help = EXIT_CODES)]
    Export(Box<ExportOptions>),
    /// Count what is in a store: by week, category, pair, place, outlet and story
    #[command(after_help = EXIT_CODES)]
    Summary(Box<SummaryOptions>),
    /// List the stories of a store: one event told by many is one story
    #[command(after_help = EXIT_CODES)]
    Stories(Box<StoriesOptions>),
    /// Lay the reports of one story side by side
    #[command(after_help = EXIT_CODES)]
    Story(StoryOptions),
    /// Code the articles in a store again with this program and lexicon, and tell what changes
    Recode(RecodeOptions),
    /// Accept, reject or edit what was read in a store; it is kept beside the program's reading, with who and when
    Correct(CorrectOptions),
    /// List the corrections in a store as JSON lines, or take in those of another
    Corrections(CorrectionsOptions),
    /// Lay open how the articles were read, sentence by sentence
    #[command(after_help = EXIT_CODES)]
    Explain(ExplainOptions),
    /// Show every expression of time with its value and the reason, and what dates the articles
    #[command(after_help = EXIT_CODES)]
    Dates(DatesOptions),
    /// What the program knows: names, offices, places, words and triggers
    #[command(subcommand)]
    Lexicon(LexiconCommand),
}

/// What is read, the same for every command.
#[derive(Debug, Args)]
pub(crate) struct InputOptions {
    /// Files, folders, patterns such as `*.gz`, or `-` for standard input; what is in them is told by their content
    #[arg(required_unless_present = "urls", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Fetch the pages and feeds at the addresses in this file, one a line: the only thing that uses the network
    #[arg(long, value_name = "FILE")]
    pub(crate) urls: Option<PathBuf>,
    /// Seconds between two requests to the same host [default: 2]
    #[arg(long, value_name = "SECONDS", requires = "urls", value_parser = seconds)]
    pub(crate) delay: Option<Duration>,
    /// For tests alone: `--urls` may ask this machine
    #[arg(long, hide = true, requires = "urls")]
    pub(crate) test_with_loopback: bool,
    /// For tests alone: sites are trusted by this certificate, and by no other
    #[arg(long, hide = true, requires = "test_with_loopback", value_name = "FILE")]
    pub(crate) test_with_root: Option<PathBuf>,
    /// Day of publication (YYYY-MM-DD) of articles that carry none
    #[arg(long, value_name = "DATE", value_parser = published)]
    pub(crate) published: Option<Date>,
    /// The last day (YYYY-MM-DD) on which articles without a date can have been published: they were fetched then
    #[arg(long, value_name = "DATE", value_parser = published)]
    pub(crate) fetched: Option<Date>,
    /// Keys or columns that hold the articles' fields, such as `text=body,published=date`
    #[arg(long, value_name = "FIELD=NAME,...")]
    pub(crate) map: Option<Columns>,
    /// Code articles that seem to be in another language than Arabic
    #[arg(long)]
    pub(crate) any_language: bool,
    /// Articles coded at once; the output does not depend on it [default: processor cores]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) own: OwnLexicon,
    /// No progress bar and no closing summary; problems are still told
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CodeOptions {
    #[command(flatten)]
    pub(crate) input: InputOptions,
    /// Form of the output [default: table on a terminal, csv for an --output that ends in .csv, else jsonl]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// Write the events to this file, which appears when it is complete
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write who said what to this file, as JSON lines
    #[arg(long, value_name = "FILE")]
    pub(crate) statements: Option<PathBuf>,
    /// Write every problem to this file, as JSON lines with file, line, offset and reason
    #[arg(long, value_name = "FILE")]
    pub(crate) errors: Option<PathBuf>,
    /// Go on where an interrupted run with the same options stopped; where there is none, begin
    #[arg(long, requires = "output")]
    pub(crate) resume: bool,
    /// Leave out events that the coder is less sure of than this (0 to 1)
    #[arg(long, value_name = "X", value_parser = confidence)]
    pub(crate) min_confidence: Option<f64>,
    /// Tell for each field of each event the words that gave it, and the line of the lexicon
    #[arg(long, conflicts_with = "format")]
    pub(crate) why: bool,
    /// Further keys of the input lines to carry into the records, separated by commas
    #[arg(long, value_name = "KEYS", value_delimiter = ',')]
    pub(crate) keep: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct AddOptions {
    #[command(flatten)]
    pub(crate) input: InputOptions,
    /// The store: a file that is made where there is none
    #[arg(long, value_name = "FILE")]
    pub(crate) db: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct QueryOptions {
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) db: PathBuf,
    #[command(flatten)]
    pub(crate) filter: Filter,
    /// What is printed
    #[arg(long, value_enum, default_value = "events")]
    pub(crate) what: Kind,
    /// Form of the events [default: table on a terminal, csv for an --output that ends in .csv, else jsonl]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// Write to this file, which appears when it is complete
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// A question in SQL instead of the options above; answers are CSV, or JSON lines with `--format jsonl`
    #[arg(long, value_name = "SELECT", conflicts_with_all = ["what", "limit", "why", "keep"])]
    pub(crate) sql: Option<String>,
    /// So many at most
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    /// Tell for each field of each event the words that gave it, and the line of the lexicon
    #[arg(long, conflicts_with = "format")]
    pub(crate) why: bool,
    /// Further keys of the articles' input to carry into the records, separated by commas
    #[arg(long, value_name = "KEYS", value_delimiter = ',')]
    pub(crate) keep: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct StoriesOptions {
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) db: PathBuf,
    #[command(flatten)]
    pub(crate) filter: Filter,
    /// Only stories that so many reports tell
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) min_reports: usize,
    /// Only stories that so many independent outlets tell; near-copies of one text count once
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) min_outlets: usize,
    /// Only stories whose reports contradict each other
    #[arg(long)]
    pub(crate) disagreeing: bool,
    /// Form of the output [default: table on a terminal, csv for an --output that ends in .csv, else jsonl]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// Write to this file, which appears when it is complete
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// So many at most
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
}

#[derive(Debug, Args)]
pub(crate) struct StoryOptions {
    /// The id of a story, or of an event that it tells
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) db: PathBuf,
    /// Form of the output
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: Option<Format>,
}

#[derive(Debug, Args)]
pub(crate) struct RecodeOptions {
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) db: PathBuf,
    /// Write what changes to this file, as JSON lines, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Only tell what would change
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Articles coded at once; the result does not depend on it [default: processor cores]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) own: OwnLexicon,
    /// No closing summary
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CorrectOptions {
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) db: PathBuf,
    /// Who says so
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub(crate) by: String,
    /// When, as `2024-05-31T10:00:00Z` [default: now]
    #[arg(long, value_name = "TIME", value_parser = time, global = true)]
    pub(crate) at: Option<jiff::Timestamp>,
    /// Why
    #[arg(long, value_name = "TEXT", global = true)]
    pub(crate) note: Option<String>,
    #[command(subcommand)]
    pub(crate) judging: Judging,
}

/// What a person says of the reading.
#[derive(Debug, Subcommand)]
pub(crate) enum Judging {
    /// The records are right
    Accept {
        /// Ids of events, as `khabar query` prints them
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// There are no such events: they are left out of what is printed
    Reject {
        /// Ids of events
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// A field has another value
    Edit {
        /// The event's id
        id: String,
        /// The field: `date`, `mode`, `actor.0.code`, `recipient`, `recipient.+` for one more, `size.dead`; `docs/store.md` lists them
        field: String,
        /// Its value: text, a name, id or code of who or where it is, `4`, `4-6`, `>=4`; `null` where it is unknown, `[]` for nobody; or JSON
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Several entities or stories are one
    Merge {
        what: Several,
        /// Their ids; entities may be named. The first entity's name is kept
        #[arg(required = true, num_args = 2.., value_name = "ID")]
        ids: Vec<String>,
    },
    /// Events are of another entity or story than this
    Split {
        what: Several,
        /// The id of the entity or story
        id: String,
        /// Ids of the events
        #[arg(required = true, value_name = "EVENT")]
        from: Vec<String>,
    },
}

/// What can be one or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Several {
    Entity,
    Story,
}

#[derive(Debug, Args)]
pub(crate) struct CorrectionsOptions {
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) db: PathBuf,
    /// Take in the corrections in this file, which `khabar corrections` wrote
    #[arg(long, value_name = "FILE", conflicts_with = "lost")]
    pub(crate) import: Option<PathBuf>,
    /// Only those whose event is in the reading no more
    #[arg(long)]
    pub(crate) lost: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainOptions {
    #[command(flatten)]
    pub(crate) input: InputOptions,
}

#[derive(Debug, Args)]
pub(crate) struct DatesOptions {
    #[command(flatten)]
    pub(crate) input: InputOptions,
    /// Form of the output [default: table on a terminal, else jsonl]
    #[arg(long, value_enum)]
    pub(crate) format: Option<DatesFormat>,
}

impl CodeOptions {
    /// The files that are written.
    pub(crate) fn outputs(&self) -> Vec<&Path> {
        [&self.output, &self.statements, &self.errors].into_iter().flatten().map(PathBuf::as_path).collect()
    }

    /// All on which the output depends.
    pub(crate) fn run(&self, view: &View) -> String {
        let input = &self.input;
        let reading =
            (&input.paths, input.published, input.fetched, input.any_language, &input.map, &input.own);
        let writing = (view, &self.statements, &self.errors, self.min_confidence, &self.keep);
        format!("{} {reading:?} {writing:?}", env!("CARGO_PKG_VERSION"))
    }
}

impl Arguments {
    /// What no single option can tell to be wrong.
    pub(crate) fn check(&self) -> Result<(), clap::Error> {
        let (input, outputs, resume) = match &self.command {
            Command::Code(options) => (&options.input, options.outputs(), options.resume),
            Command::Add(options) => (&options.input, vec![options.db.as_path()], false),
            Command::Explain(options) => (&options.input, Vec::new(), false),
            Command::Dates(options) => (&options.input, Vec::new(), false),
            Command::Query(_)
            | Command::Export(_)
            | Command::Summary(_)
            | Command::Stories(_)
            | Command::Story(_)
            | Command::Recode(_)
            | Command::Correct(_)
            | Command::Corrections(_)
            | Command::Lexicon(_) => return Ok(()),
        };
        let conflict = |what: String| Err(Self::command().error(ErrorKind::ArgumentConflict, what));
        if input.paths.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
            return conflict("standard input can be read only once: give `-` once".to_owned());
        }
        if resume && input.paths.iter().any(|path| path.as_os_str() == "-") {
            return conflict("standard input does not come again: `--resume` needs files".to_owned());
        }
        let twice =
            (1..outputs.len()).find(|at| outputs[..*at].iter().any(|other| is_same(other, outputs[*at])));
        if let Some(at) = twice {
            let name = outputs[at].display();
            return conflict(format!("`{name}` is to be written twice: give each output a file of its own"));
        }
        match input
            .paths
            .iter()
            .find(|path| path.is_file() && outputs.iter().any(|output| is_same(path, output)))
        {
            Some(path) => {
                conflict(format!("`{}` is to be read and written: name another output", path.display()))
            }
            None => Ok(()),
        }
    }
}

fn is_same(one: &Path, other: &Path) -> bool {
    let resolved = |path: &Path| fs::canonicalize(path).ok();
    one == other || resolved(one).is_some_and(|one| resolved(other) == Some(one))
}

fn published(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "not a date; write it as `2024-05-31`".to_owned())
}

fn name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() { Err("whose judgement is it? give a name".to_owned()) } else { Ok(name.to_owned()) }
}

fn time(text: &str) -> Result<jiff::Timestamp, String> {
    text.parse().map_err(|_| "not a time; write it as `2024-05-31T10:00:00Z`".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|seconds| (0.0..=3600.0).contains(seconds));
    seconds.map(Duration::from_secs_f64).ok_or_else(|| "not a number of seconds up to 3600".to_owned())
}

pub(crate) fn confidence(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|x| (0.0..=1.0).contains(x));
    number.ok_or_else(|| "not a number from 0 to 1; write it as `0.5`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declaration_is_sound() {
        Arguments::command().debug_assert();
    }
}
