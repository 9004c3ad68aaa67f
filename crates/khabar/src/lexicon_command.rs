//! `khabar lexicon`: what the program knows, shown, listed, counted and checked; and a user's own files added to it.

use crate::lexicon_list::{self, Kind};
use crate::lexicon_resolve;
use crate::lexicon_show;
use crate::output::text::legible;
use crate::read::parse_date;
use crate::report::Exit;
use crate::{lexicon_check, lexicon_gazetteer};
use clap::{Args, Subcommand, ValueEnum};
use lexicon::{Lexicon, Source};
use std::io::{self, Write};
use std::path::PathBuf;

/// Words, names and places that are added to the built-in ones.
#[derive(Debug, Args)]
pub(crate) struct OwnLexicon {
    /// A folder of files as under crates/lexicon/data, added to the built-in lexicon; an id in it wins
    #[arg(long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,
    /// GeoNames' table of places (allCountries.txt, YE.txt …); those with Arabic names are added
    #[arg(long, value_name = "FILE")]
    pub(crate) gazetteer: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LexiconCommand {
    /// Everything known about a name, office, id, word or trigger
    Show {
        /// What is looked up: `السيسي`, `قائد فيلق القدس`, `hezbollah`, `هاجم`
        #[arg(required = true)]
        name: Vec<String>,
        /// The day for which offices are answered (YYYY-MM-DD)
        #[arg(long, value_name = "DATE", value_parser = day)]
        on: Option<String>,
        #[command(flatten)]
        own: OwnLexicon,
    },
    /// The entries of one kind, or the kinds
    List {
        kind: Option<Kind>,
        /// Only of this country or code (ISO3)
        #[arg(long, value_name = "ISO3")]
        country: Option<String>,
        #[arg(long, value_enum, default_value = "table")]
        format: ListFormat,
        #[command(flatten)]
        own: OwnLexicon,
    },
    /// How many entries there are of each kind
    Stats {
        #[command(flatten)]
        own: OwnLexicon,
    },
    /// Reads a folder of lexicon files and tells every problem; exit code 1 if there is one
    Check {
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Resolves phrases from standard input, one JSON object a line: {"text": …, "day": …, "countries": […]}
    #[command(hide = true)]
    Resolve {
        /// Lines of JSON, the only form there is
        #[arg(long, required = true)]
        jsonl: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// Columns separated by tabs
    Table,
    /// One JSON object a line
    Jsonl,
}

fn day(text: &str) -> Result<String, String> {
    parse_date(text)
        .map(|date| date.to_string())
        .ok_or_else(|| "not a date; write it as `2024-05-31`".to_owned())
}

/// `khabar lexicon …`.
pub(crate) fn run(command: &LexiconCommand) -> Exit {
    let mut out = io::BufWriter::new(io::stdout());
    let ended = match command {
        LexiconCommand::Show { name, on, own } => with(own, |lexicon, sources| {
            lexicon_show::show(lexicon, sources, &name.join(" "), on.as_deref(), &mut out)
        }),
        LexiconCommand::List { kind, country, format, own } => {
            with(own, |lexicon, _| lexicon_list::list(lexicon, *kind, country.as_deref(), *format, &mut out))
        }
        LexiconCommand::Stats { own } => with(own, |lexicon, _| lexicon_list::stats(lexicon, &mut out)),
        LexiconCommand::Check { folder } => Ok(lexicon_check::check(folder, &mut out)),
        LexiconCommand::Resolve { .. } => Ok(lexicon_resolve::resolve(&Lexicon::builtin(), &mut out)),
    };
    match ended.map(|written| written.and_then(|exit| out.flush().map(|()| exit))) {
        Ok(Ok(exit)) => exit,
        Ok(Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Well,
        Ok(Err(error)) => {
            eprintln!("error: standard output cannot be written: {error}");
            Exit::NotWritten
        }
        Err(exit) => exit,
    }
}

fn with(
    own: &OwnLexicon,
    run: impl FnOnce(&Lexicon, &[Source]) -> io::Result<Exit>,
) -> Result<io::Result<Exit>, Exit> {
    let (lexicon, own) = load(own)?;
    let mut sources = own;
    sources.extend(lexicon::sources());
    Ok(run(&lexicon, &sources))
}

/// The lexicon that a command reads with, and the user's files in it; problems of those are told and their lines left out.
///
/// # Errors
/// How the run ends where a folder or file cannot be read.
pub(crate) fn load(own: &OwnLexicon) -> Result<(Lexicon, Vec<Source>), Exit> {
    if own.lexicon.is_none() && own.gazetteer.is_none() {
        return Ok((Lexicon::builtin(), Vec::new()));
    }
    let mut sources = Vec::new();
    if let Some(folder) = &own.lexicon {
        sources = lexicon_check::read(folder).map_err(|problem| fail(&problem))?;
    }
    if let Some(file) = &own.gazetteer {
        let read = lexicon_gazetteer::read(file, &Lexicon::builtin()).map_err(|problem| fail(&problem))?;
        read.problems.iter().for_each(|problem| eprintln!("warning: {}", legible(problem)));
        sources.push(read.source);
    }
    let (lexicon, problems) = Lexicon::with(&sources);
    problems.iter().for_each(|problem| eprintln!("warning: {}", legible(&problem.to_string())));
    Ok((lexicon, sources))
}

fn fail(problem: &str) -> Exit {
    eprintln!("error: {}", legible(problem));
    Exit::Usage
}
