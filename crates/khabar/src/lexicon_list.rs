//! `khabar lexicon list` and `khabar lexicon stats`.

use crate::lexicon_command::ListFormat;
use crate::report::Exit;
use clap::ValueEnum;
use lexicon::entry::Word;
use lexicon::{Lexicon, Table};
use serde_json::json;
use std::io::{self, Write};

/// The kinds of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each is what its name says")]
pub(crate) enum Kind {
    Actors,
    Persons,
    Organisations,
    Roles,
    Offices,
    Countries,
    Places,
    Agents,
    Verbs,
    Nouns,
    Adjectives,
    FunctionWords,
    Triggers,
    Frames,
    Themes,
    Furniture,
}

impl Kind {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// An entry's columns: its key, English, Arabic, country or code, and what else tells.
struct Line {
    key: String,
    en: String,
    ar: String,
    country: String,
    more: String,
}

/// Writes the entries of a kind, or the kinds.
pub(crate) fn list(
    lexicon: &Lexicon,
    kind: Option<Kind>,
    country: Option<&str>,
    format: ListFormat,
    out: &mut impl Write,
) -> io::Result<Exit> {
    let Some(kind) = kind else {
        return stats(lexicon, out);
    };
    for line in lines(lexicon, kind).iter().filter(|line| country.is_none_or(|code| line.country == code)) {
        let Line { key, en, ar, country, more } = line;
        match format {
            ListFormat::Table => writeln!(out, "{key}\t{en}\t{ar}\t{country}\t{more}")?,
            ListFormat::Jsonl => {
                writeln!(
                    out,
                    "{}",
                    json!({"key": key, "en": en, "ar": ar, "country": country, "more": more})
                )?;
            }
        }
    }
    Ok(Exit::Well)
}

/// Writes how many entries each kind has.
pub(crate) fn stats(lexicon: &Lexicon, out: &mut impl Write) -> io::Result<Exit> {
    for kind in Kind::value_variants() {
        writeln!(out, "{}\t{}", kind.name(), lines(lexicon, *kind).len())?;
    }
    Ok(Exit::Well)
}

fn lines(lexicon: &Lexicon, kind: Kind) -> Vec<Line> {
    let tables = lexicon.tables();
    match kind {
        Kind::Actors => actors(lexicon, |_| true),
        Kind::Persons => actors(lexicon, |person| person),
        Kind::Organisations => actors(lexicon, |person| !person),
        Kind::Roles => roles(lexicon),
        Kind::Offices => map(&tables.offices, |o| line(&o.id, &o.en, &o.ar.join(" | "), "", &o.sector)),
        Kind::Countries => map(&tables.countries, |c| line(&c.code, &c.en, &c.ar.join(" | "), &c.code, "")),
        Kind::Places => map(&tables.places, |p| line(&p.id, &p.en, &p.ar.join(" | "), &p.country, &p.kind)),
        Kind::Agents => map(&tables.agents, |a| line(&a.ar, &a.en.join(" | "), &a.ar, "", &a.class)),
        Kind::Verbs => map(&tables.verbs, word),
        Kind::Nouns => map(&tables.nouns, word),
        Kind::Adjectives => map(&tables.adjectives, word),
        Kind::FunctionWords => map(&tables.functions, |f| line(&f.lemma, "", &f.lemma, "", &f.class)),
        Kind::Triggers => {
            let words = tables.verbs.iter().chain(tables.nouns.iter()).filter(|w| !w.frames.is_empty());
            words.map(|w| line(&w.lemma, "", &w.lemma, "", &events(lexicon, w))).collect()
        }
        Kind::Frames => map(&tables.frames, |f| line(&f.entry, &f.event, &f.lemma, "", &f.modes.join(" "))),
        Kind::Themes => map(&tables.themes, |t| line(&t.kind, &t.value, "", "", &t.category)),
        Kind::Furniture => map(&tables.furniture, |f| line(&f.kind, "", &f.pattern, "", &f.reason)),
    }
}

fn map<T>(entries: &Table<T>, line: impl FnMut(&T) -> Line) -> Vec<Line> {
    entries.iter().map(line).collect()
}

fn line(key: &str, en: &str, ar: &str, country: &str, more: &str) -> Line {
    let [key, en, ar, country, more] = [key, en, ar, country, more].map(str::to_owned);
    Line { key, en, ar, country, more }
}

fn word(word: &Word) -> Line {
    line(&word.lemma, "", &word.lemma, "", &word.class)
}

fn events(lexicon: &Lexicon, word: &Word) -> String {
    let frames = &lexicon.tables().frames;
    let mut events: Vec<&str> =
        word.frames.iter().map(|number| frames[*number as usize].event.as_str()).collect();
    events.dedup();
    events.join(" ")
}

fn actors(lexicon: &Lexicon, wanted: impl Fn(bool) -> bool) -> Vec<Line> {
    let found = lexicon.tables().actors.iter().filter(|a| wanted(a.is_person()));
    found.map(|a| line(&a.id, &a.en.join(" | "), &a.ar.join(" | "), &a.country, &a.kind)).collect()
}

/// The offices that persons held, with their spans.
fn roles(lexicon: &Lexicon) -> Vec<Line> {
    let persons = lexicon.tables().actors.iter().filter(|a| a.is_person());
    let role = |a: &lexicon::entry::Actor| {
        let (id, en) = (a.id.clone(), a.en.first().cloned().unwrap_or_default());
        let roles = a
            .roles
            .iter()
            .map(move |r| line(&id, &en, "", &r.of, &format!("{} {}..{}", r.office, r.from, r.to)));
        roles.collect::<Vec<_>>()
    };
    persons.flat_map(role).collect()
}
