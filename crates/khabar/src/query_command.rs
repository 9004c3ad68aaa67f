//! `khabar query`: what is stored, as `khabar code` prints it.

use crate::cli::QueryOptions;
use crate::failure::{Failure, told};
use crate::output::{Format, Sink, csv, statements};
use crate::problem::Place;
use crate::read::Input;
use crate::report::Exit;
use crate::run;
use crate::store::{Filter, Store, StoredArticle, StoredEvent};
use clap::ValueEnum;
use coder::record::ArticleInfo;
use coder::{Article, Coded};
use lexicon::Lexicon;
use serde::Serialize;
use serde_json::Value;

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

/// Answers.
pub(crate) fn run(options: &QueryOptions) -> Exit {
    told(answer(options))
}

fn answer(options: &QueryOptions) -> Result<Vec<String>, Failure> {
    if options.sql.is_some() {
        check_sql(options).map_err(Failure::Usage)?;
    }
    let store = Store::open_read_only(&options.db)?;
    let mut sink = Sink::to(options.output.as_deref())?;
    if let Some(sql) = &options.sql {
        return asked(sql, options.format, &store, sink).map(|()| Vec::new());
    }
    let (filter, notes) = store.asked(&options.filter)?;
    let filter = Filter { limit: options.limit, ..filter };
    match options.what {
        Kind::Events => events(options, &filter, &store, &mut sink)?,
        Kind::Statements => {
            for stored in store.statements(&filter)? {
                let coded = Coded { statements: vec![stored?.statement], ..Coded::default() };
                let mut out = Vec::new();
                statements(&coded, &mut out);
                sink.write(&out)?;
            }
        }
        Kind::Articles => {
            for article in store.articles(&filter)? {
                sink.write(&article_line(article?))?;
            }
        }
    }
    sink.finish()?;
    Ok(notes)
}

/// A question in SQL says all by itself.
fn check_sql(options: &QueryOptions) -> Result<(), String> {
    if options.filter != Filter::default() {
        return Err(
            "`--sql` takes no filter beside it: write it into the question, as `WHERE event = 'ASSAULT'`"
                .to_owned(),
        );
    }
    if options.format == Some(Format::Table) {
        return Err("answers to `--sql` are CSV, or JSON lines with `--format jsonl`".to_owned());
    }
    Ok(())
}

/// What a question in SQL gives, as CSV or as JSON lines.
fn asked(sql: &str, format: Option<Format>, store: &Store, mut sink: Sink) -> Result<(), Failure> {
    store.ask(sql, |names, row| -> Result<(), Failure> {
        let mut out = Vec::new();
        match (row, format) {
            (None, Some(Format::Jsonl)) => {}
            (Some(row), Some(Format::Jsonl)) => {
                let fields = names
                    .iter()
                    .zip(&row)
                    .map(|(name, value)| format!("{}:{value}", Value::from(name.as_str())));
                out.extend_from_slice(format!("{{{}}}\n", fields.collect::<Vec<_>>().join(",")).as_bytes());
            }
            (None, _) => {
                csv::values(&names.iter().map(|name| name.as_str().into()).collect::<Vec<_>>(), &mut out);
            }
            (Some(row), _) => csv::values(&row, &mut out),
        }
        Ok(sink.write(&out)?)
    })?;
    Ok(sink.finish()?)
}

/// Events, those of one article together.
fn events(options: &QueryOptions, filter: &Filter, store: &Store, sink: &mut Sink) -> Result<(), Failure> {
    let is_json = run::format(options.format, options.output.as_deref()) == Format::Jsonl;
    if is_json && !options.why && options.keep.is_empty() {
        return store.event_lines(filter)?.try_for_each(|line| Ok(sink.write(line?.as_bytes())?));
    }
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
    for stored in store.events(filter)? {
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
