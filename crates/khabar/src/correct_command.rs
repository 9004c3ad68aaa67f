//! `khabar correct` and `khabar corrections`: a person's judgement, kept beside the program's reading.

use crate::cli::{CorrectOptions, CorrectionsOptions, Judging, Several};
use crate::edits;
use crate::output::{OutputError, Sink};
use crate::report::{Exit, count};
use crate::store::{Action, Anchor, Correction, EventAnchor, Store, StoreError, Subject, json};
use jiff::Timestamp;
use lexicon::Lexicon;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::SystemTime;

/// `khabar correct`.
pub(crate) fn correct(options: &CorrectOptions) -> Exit {
    told(correct_all(options))
}

/// `khabar corrections`.
pub(crate) fn corrections(options: &CorrectionsOptions) -> Exit {
    told(options.import.as_ref().map_or_else(|| list(options), |path| import(options, path)))
}

/// Says what was done, or why not.
fn told(done: Result<Option<String>, OutputError>) -> Exit {
    match done {
        Ok(what) => {
            what.iter().for_each(|what| eprintln!("{what}"));
            Exit::Well
        }
        Err(OutputError::Closed) => Exit::Well,
        Err(error) => {
            eprintln!("error: {error}");
            match error {
                OutputError::Store(error) if error.is_usage() => Exit::Usage,
                _ => Exit::NotWritten,
            }
        }
    }
}

fn correct_all(options: &CorrectOptions) -> Result<Option<String>, OutputError> {
    let store = open(&options.db).map_err(OutputError::Store)?;
    // from here on no other program keeps a correction of the same time
    store.run("BEGIN IMMEDIATE").map_err(OutputError::Store)?;
    let made = made(options, &store).map_err(OutputError::Store)?;
    let kept = keep(&store, &made).map_err(OutputError::Store)?;
    Ok(Some(kept + &became(&store, &made).map_err(OutputError::Store)?))
}

/// A name that is mistyped makes no new store.
fn open(path: &Path) -> Result<Store, StoreError> {
    drop(Store::open_read_only(path)?);
    Store::create_or_open(path)
}

/// Keeps the corrections, all or none, and lets them take effect. Ends the transaction that the caller began.
fn keep(store: &Store, corrections: &[Correction]) -> Result<String, StoreError> {
    let mut new = 0;
    for correction in corrections {
        new += u64::from(store.keep(correction)?);
    }
    let settled = store.settle()?;
    store.run("COMMIT")?;
    store.join_stories()?;
    let known = corrections.len() as u64 - new;
    let mut line = format!("{} kept", count(new, "correction"));
    if known > 0 {
        line.push_str(&format!(", {known} known before"));
    }
    if settled.lost > 0 {
        line.push_str(&format!(
            "; {} of all lost what they are about: `khabar corrections --lost` lists them",
            settled.lost
        ));
    }
    Ok(line)
}

/// The corrections that the command line asks for.
fn made(options: &CorrectOptions, store: &Store) -> Result<Vec<Correction>, StoreError> {
    let made_at = match options.at {
        Some(stated) => store.moment_at(stated)?,
        None => store.moment(now())?,
    };
    let new = |action, subject, anchor| Correction {
        id: String::new(),
        made_at: made_at.to_string(),
        made_by: options.by.clone(),
        action,
        subject,
        field: None,
        value: None,
        note: options.note.clone(),
        anchor,
        state: String::new(),
    };
    let judged = |action, ids: &[String]| {
        let anchors = anchors(store, ids)?.into_iter();
        Ok(anchors.map(|event| new(action, Subject::Event, of_events(vec![event])).with_id()).collect())
    };
    match &options.judging {
        Judging::Accept { ids } => judged(Action::Accept, ids),
        Judging::Reject { ids } => judged(Action::Reject, ids),
        Judging::Edit { id, field, value: text } => {
            let (mut made, mut notes) = (Vec::new(), BTreeSet::new());
            let lexicon = Lexicon::builtin();
            for anchor in anchors(store, std::slice::from_ref(id))? {
                let number = store.find(&anchor)?.ok_or_else(|| store.refuse(format!("no event `{id}`")))?;
                let stored = store.event_at(number)?;
                let article = store.article_at(stored.article)?.text;
                let given = edits::given(&stored.event, &article, field, text, &lexicon);
                let given = given.map_err(|what| store.refuse(what))?;
                notes.extend(given.notes);
                let (field, value) = (Some(given.field), Some(given.value));
                let correction = new(Action::Edit, Subject::Event, of_events(vec![anchor]));
                made.push(Correction { field, value, ..correction }.with_id());
            }
            notes.iter().for_each(|note| eprintln!("note: {note}"));
            Ok(made)
        }
        Judging::Merge { what: Several::Entity, ids } => {
            let entities: Vec<String> =
                ids.iter().map(|id| store.entity_key_of(id)).collect::<Result<_, _>>()?;
            if let [first, others @ ..] = &entities[..]
                && others.iter().all(|other| other == first)
            {
                return Err(store.refuse(format!("`{}` are one entity already", ids.join("` and `"))));
            }
            Ok(vec![new(Action::Merge, Subject::Entity, Anchor { entities, ..Anchor::default() }).with_id()])
        }
        Judging::Split { what: Several::Entity, id, from } => {
            let (key, events) = (store.entity_key_of(id)?, anchors(store, from)?);
            events.iter().try_for_each(|event| is_there(store, id, &key, event))?;
            let entities = vec![key];
            Ok(vec![
                new(Action::Split, Subject::Entity, Anchor { entities, events, ..Anchor::default() })
                    .with_id(),
            ])
        }
        Judging::Merge { what: Several::Story, ids } => merged(store, ids)
            .map(|events| vec![new(Action::Merge, Subject::Story, of_events(events)).with_id()]),
        Judging::Split { what: Several::Story, id, from } => {
            let (events, apart_from) = split(store, id, from)?;
            Ok(vec![
                new(Action::Split, Subject::Story, Anchor { events, apart_from, ..Anchor::default() })
                    .with_id(),
            ])
        }
    }
}

/// An entity can be split off only where it is.
fn is_there(store: &Store, name: &str, key: &str, event: &EventAnchor) -> Result<(), StoreError> {
    let known = store.find(event)?.map(|number| store.named_in(number)).transpose()?.unwrap_or_default();
    if known.contains(key) {
        return Ok(());
    }
    let others: Vec<&str> = known.iter().map(|key| shown(key)).collect();
    let mend = match others.as_slice() {
        [] => "the program read nobody in it; what an edit put there, another edit takes away".to_owned(),
        others => format!(
            "give whom it has: `{}`; what an edit put there, another edit takes away",
            others.join("`, `")
        ),
    };
    Err(store.refuse(format!("`{name}` is not in the event `{}`: {mend}", event.event_id)))
}

/// An entity's key as a person may give it: `egypt` of `id egypt`, `Egypt` of `name Egypt | مصر`.
fn shown(key: &str) -> &str {
    let name = key.strip_prefix("name ").and_then(|names| names.split(" | ").find(|name| !name.is_empty()));
    name.or_else(|| key.strip_prefix("id ")).unwrap_or(key)
}

/// All reports of these stories.
fn merged(store: &Store, ids: &[String]) -> Result<Vec<EventAnchor>, StoreError> {
    let (mut named, mut events) = (BTreeMap::new(), Vec::new());
    for id in ids {
        let (story, reports) = story(store, id)?;
        if let Some(other) = named.insert(story, id) {
            return Err(store.refuse(format!("`{other}` and `{id}` are one story already")));
        }
        events.extend(reports);
    }
    Ok(events)
}

/// The reports that are taken out of a story, and those that stay.
fn split(
    store: &Store,
    id: &str,
    from: &[String],
) -> Result<(Vec<EventAnchor>, Vec<EventAnchor>), StoreError> {
    let (story, reports) = story(store, id)?;
    let mut taken = BTreeSet::new();
    for id in from {
        let these = anchors(store, std::slice::from_ref(id))?;
        if let Some(one) = these.iter().find(|one| !reports.contains(one)) {
            return Err(store.refuse(format!(
                "the event `{id}` of `{}` is not of the story `{story}`: `khabar story {story}` lists its reports",
                one.article
            )));
        }
        taken.extend(these);
    }
    let (events, left): (Vec<_>, Vec<_>) = reports.into_iter().partition(|event| taken.contains(event));
    if left.is_empty() {
        return Err(store.refuse(format!(
            "these are all reports of the story `{story}`: name those that are of another event than the rest"
        )));
    }
    Ok((events, left))
}

fn of_events(events: Vec<EventAnchor>) -> Anchor {
    Anchor { events, ..Anchor::default() }
}

fn anchors(store: &Store, ids: &[String]) -> Result<Vec<EventAnchor>, StoreError> {
    let mut found = Vec::new();
    for id in ids {
        let anchors = store.anchors(id)?;
        if anchors.is_empty() {
            return Err(store.refuse(format!("no event `{id}`: `khabar query` prints the ids")));
        }
        found.extend(anchors);
    }
    Ok(found)
}

/// A story's id, and its events, at least one.
fn story(store: &Store, id: &str) -> Result<(String, Vec<EventAnchor>), StoreError> {
    let none = || store.refuse(format!("no story `{id}`: `khabar stories` prints the ids"));
    let story = store.story(id)?.ok_or_else(none)?.id;
    let mut anchors = Vec::new();
    for number in store.story_events(&story)? {
        anchors.extend(store.anchor_at(number)?);
    }
    if anchors.is_empty() { Err(none()) } else { Ok((story, anchors)) }
}

/// What became of what was said of stories, and what else was said of the same reports.
fn became(store: &Store, made: &[Correction]) -> Result<String, StoreError> {
    let mut lines = String::new();
    for correction in made.iter().filter(|made| made.subject == Subject::Story) {
        let spoken = store.spoken(&correction.id)?;
        let all: BTreeSet<i64> = spoken.events.union(&spoken.left).copied().collect();
        for id in store.stories_at(&all)? {
            if let Some(story) = store.story(&id)? {
                let (reports, outlets) = (story.reports.len() as u64, story.outlets as u64);
                let (reports, outlets) = (count(reports, "report"), count(outlets, "outlet"));
                lines.push_str(&format!("\nstory {id}: {reports}, {outlets}"));
            }
        }
        for other in store.against(correction)? {
            let what = if other.action == Action::Split { "split" } else { "merge" };
            let is_later = other.order() > correction.order();
            let which = if is_later { "is later and holds" } else { "was before and holds no more" };
            let (by, at) = (&other.made_by, &other.made_at);
            lines.push_str(&format!("\nnote: the {what} of these reports by {by} ({at}) {which}"));
        }
    }
    Ok(lines)
}

/// The time now, to the second.
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let second = i64::try_from(since.as_secs()).unwrap_or(0);
    Timestamp::from_second(second).unwrap_or_default()
}

/// All corrections as JSON lines.
fn list(options: &CorrectionsOptions) -> Result<Option<String>, OutputError> {
    let store = Store::open_read_only(&options.db).map_err(OutputError::Store)?;
    let mut sink = Sink::stdout();
    for correction in store.corrections().map_err(OutputError::Store)? {
        if !options.lost || correction.is_lost() {
            sink.write(format!("{}\n", json(&correction)).as_bytes())?;
        }
    }
    sink.finish()?;
    Ok(None)
}

/// Takes the corrections in from a file: all of them, or none where a line is none.
fn import(options: &CorrectionsOptions, path: &Path) -> Result<Option<String>, OutputError> {
    let store = open(&options.db).map_err(OutputError::Store)?;
    let name = path.display();
    let unread = |error| OutputError::Store(store.refuse(format!("`{name}` cannot be read: {error}")));
    let file = File::open(path).map_err(unread)?;
    let mut corrections = Vec::new();
    for (line, number) in BufReader::new(file).lines().zip(1..) {
        let line = line.map_err(unread)?;
        if line.trim().is_empty() {
            continue;
        }
        let correction = read(&line).map_err(|error| {
            OutputError::Store(store.refuse(format!(
                "nothing was taken in: `{name}`, line {number} is no correction: {error}. `khabar corrections` writes such lines"
            )))
        })?;
        corrections.push(correction);
    }
    store.run("BEGIN IMMEDIATE").map_err(OutputError::Store)?;
    keep(&store, &corrections).map_err(OutputError::Store).map(Some)
}

/// A correction as a line of JSON, with its time as they all have it, whatever its zone.
fn read(line: &str) -> Result<Correction, String> {
    let mut correction: Correction = serde_json::from_str(line).map_err(|error| error.to_string())?;
    // an edit to `null` has a value: that there is none
    if correction.action == Action::Edit {
        correction.value.get_or_insert(serde_json::Value::Null);
    }
    let made_at: Timestamp =
        correction.made_at.parse().map_err(|_| format!("`{}` is no time", correction.made_at))?;
    Ok(Correction { made_at: made_at.to_string(), ..correction }.with_id())
}
