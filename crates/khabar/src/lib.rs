//! `khabar`: reads Arabic news and writes down who did what to whom.
//!
//! The only crate that does I/O: readers, batches, outputs, messages. It holds no linguistics; what a sentence means is
//! the coder's business. As a library it is the binary and nothing else, so that fuzzers and benches reach the readers.

mod batch;
mod cli;
mod copies;
mod correct_command;
mod edits;
mod export;
mod failure;
mod journal;
mod language;
mod lexicon_check;
mod lexicon_command;
mod lexicon_gazetteer;
mod lexicon_list;
mod lexicon_resolve;
mod lexicon_show;
mod output;
mod outputs;
mod parallel;
mod problem;
mod progress;
mod query_command;
mod read;
mod recode_command;
mod report;
mod run;
mod seen;
mod store;
mod stories_command;
mod summary;
mod vocabulary;

#[doc(hidden)]
pub mod testing;

use clap::Parser;
use report::Exit;
use std::process::ExitCode;

/// Does what the command line says.
pub fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    ExitCode::from(exit(&arguments) as u8)
}

fn exit(arguments: &cli::Arguments) -> Exit {
    if let Err(error) = arguments.check() {
        // where standard error is closed, the exit code still tells
        let _ = error.print();
        return Exit::Usage;
    }
    match &arguments.command {
        cli::Command::Code(options) => run::code(options),
        cli::Command::Add(options) => run::add(options),
        cli::Command::Query(options) => query_command::run(options),
        cli::Command::Export(options) => export::export(options),
        cli::Command::Summary(options) => summary::summary(options),
        cli::Command::Stories(options) => stories_command::list(options),
        cli::Command::Story(options) => stories_command::show(options),
        cli::Command::Recode(options) => recode_command::run(options),
        cli::Command::Correct(options) => correct_command::correct(options),
        cli::Command::Corrections(options) => correct_command::corrections(options),
        cli::Command::Explain(options) => run::explain(options),
        cli::Command::Dates(options) => run::dates(options),
        cli::Command::Lexicon(command) => lexicon_command::run(command),
    }
}
