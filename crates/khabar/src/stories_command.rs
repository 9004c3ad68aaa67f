//! `khabar stories` and `khabar story`: one event told by many, listed and laid side by side.

use crate::cli::{StoriesOptions, StoryOptions};
use crate::failure::{Failure, told};
use crate::output::{Format, Sink, stories as output};
use crate::report::Exit;
use crate::run;
use crate::store::{AtLeast, Store};
use std::io::IsTerminal;

/// `khabar stories`.
pub(crate) fn list(options: &StoriesOptions) -> Exit {
    told(listed(options))
}

/// `khabar story`.
pub(crate) fn show(options: &StoryOptions) -> Exit {
    told(shown(options).map(|()| Vec::new()))
}

fn listed(options: &StoriesOptions) -> Result<Vec<String>, Failure> {
    let store = open(&options.db)?;
    let (filter, notes) = store.asked(&options.filter)?;
    let format = run::format(options.format, options.output.as_deref());
    let mut sink = Sink::to(options.output.as_deref())?;
    let columns = run::columns(std::io::stdout().is_terminal() && options.output.is_none());
    sink.write(&output::head(format))?;
    let least = AtLeast { reports: options.min_reports, outlets: options.min_outlets };
    let wanted = store.stories(&filter, least)?;
    let wanted = wanted.filter(|story| {
        !options.disagreeing || story.as_ref().map_or(true, |story| !story.disagreements.is_empty())
    });
    for story in wanted.take(options.limit.unwrap_or(usize::MAX)) {
        sink.write(&output::row(&story?, format, columns))?;
    }
    sink.finish()?;
    Ok(notes)
}

fn shown(options: &StoryOptions) -> Result<(), Failure> {
    let store = open(&options.db)?;
    let Some(story) = store.story(&options.id)? else {
        let what =
            format!("there is no story or event `{}`; `khabar stories` lists those there are", options.id);
        return Err(store.refuse(what).into());
    };
    let events = store.events_of(&story)?;
    let mut sink = Sink::stdout();
    match options.format {
        Some(Format::Jsonl) => sink.write(&output::row(&story, Format::Jsonl, 0))?,
        Some(Format::Csv) => sink.write(&output::side_by_side_csv(&story, &events))?,
        _ => {
            let columns = run::columns(std::io::stdout().is_terminal());
            sink.write(&output::side_by_side(&story, &events, columns))?;
        }
    }
    Ok(sink.finish()?)
}

/// The store; what waits to be joined is told of.
fn open(path: &std::path::Path) -> Result<Store, Failure> {
    let store = Store::open_read_only(path)?;
    if store.waiting_stories(1)? > 0 {
        eprintln!(
            "warning: the last run was interrupted before all reports were joined into stories, or an older khabar joined them; run the \
             same `khabar add` again"
        );
    }
    Ok(store)
}
