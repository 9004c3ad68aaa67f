//! `khabar query`: what is stored, as `khabar code` prints it.

use crate::cli::QueryOptions;
use crate::output::{OutputError, Sink, Start, statements};
use crate::problem::Place;
use crate::read::Input;
use crate::report::Exit;
use crate::run;
use crate::store::{Store, StoreError, StoredArticle, StoredEvent};
use clap::ValueEnum;
use coder::record::ArticleInfo;
use coder::{Article, Coded};
use lexicon::Lexicon;
use serde::Serialize;

/// What is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Event records
    #[default]
    Events,
    /// Who said what, as JSON lines
    Statements,
    /// The articles with their texts, as JSON lines
    Articles,
}

/// Why there is no answer.
enum Failure {
    Store(StoreError),
    Output(OutputError),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

/// Answers.
pub(crate) fn run(options: &QueryOptions) -> Exit {
    match answer(options) {
        Ok(()) | Err(Failure::Output(OutputError::Closed)) => Exit::Well,
        Err(Failure::Output(error)) => {
            eprintln!("error: {error}");
            Exit::NotWritten
        }
        Err(Failure::Store(error)) => {
            eprintln!("error: {error}");
            if error.is_usage() { Exit::Usage } else { Exit::NotWritten }
        }
    }
}

fn answer(options: &QueryOptions) -> Result<(), Failure> {
    let store = Store::open_read_only(&options.db)?;
    let mut sink = match &options.output {
        Some(path) => Sink::file(path, Start::Once)?,
        None => Sink::stdout(),
    };
    let most = options.limit.unwrap_or(usize::MAX);
    match options.what {
        Kind::Events => events(options, &store, most, &mut sink)?,
        Kind::Statements => {
            for stored in store.statements(&options.filter)?.take(most) {
                let coded = Coded { statements: vec![stored?.statement], ..Coded::default() };
                let mut out = Vec::new();
                statements(&coded, &mut out);
                sink.write(&out)?;
            }
        }
        Kind::Articles => {
            for article in store.articles(&options.filter)?.take(most) {
                sink.write(&article_line(article?))?;
            }
        }
    }
    Ok(sink.finish()?)
}

/// Events, those of one article together.
fn events(options: &QueryOptions, store: &Store, most: usize, sink: &mut Sink) -> Result<(), Failure> {
    let lexicon = Lexicon::builtin();
    let view = run::view(options.why, options.format, options.output.as_deref(), &options.keep);
    let written = |events: Vec<StoredEvent>, sink: &mut Sink| -> Result<(), Failure> {
        let Some(first) = events.first() else { return Ok(()) };
        let input = input(&first.event.article, first.article, options, store)?;
        let coded =
            Coded { events: events.into_iter().map(|stored| stored.event).collect(), ..Coded::default() };
        let mut out = Vec::new();
        view.events(&input, &coded, &lexicon, &mut out);
        Ok(sink.write(&out)?)
    };
    sink.write(&view.head())?;
    let mut together: Vec<StoredEvent> = Vec::new();
    for stored in store.events(&options.filter)?.take(most) {
        let stored = stored?;
        if together.first().is_some_and(|first| first.article != stored.article) {
            written(std::mem::take(&mut together), sink)?;
        }
        together.push(stored);
    }
    written(together, sink)
}

/// The article as the outputs take it.
fn input(info: &ArticleInfo, number: i64, options: &QueryOptions, store: &Store) -> Result<Input, Failure> {
    let article = Article {
        url: info.url.clone(),
        outlet: info.outlet.clone(),
        published: info.published.as_deref().and_then(|day| day.parse().ok()),
        ..Article::new(info.id.clone(), info.title.as_deref(), "")
    };
    let further = if options.keep.is_empty() {
        serde_json::Map::new()
    } else {
        serde_json::from_str(&store.article_at(number)?.further).unwrap_or_default()
    };
    Ok(Input { further, ..Input::new(article, Place::file(info.id.clone())) })
}

/// An article as a line of JSON, which `khabar code` reads.
fn article_line(stored: StoredArticle) -> Vec<u8> {
    #[derive(Serialize)]
    struct Line {
        #[serde(flatten)]
        info: ArticleInfo,
        version: i64,
        text: String,
    }
    let line = Line { info: stored.info, version: stored.version, text: stored.text };
    let mut out = crate::store::json(&line).into_bytes();
    out.push(b'\n');
    out
}
