//! `khabar lexicon show`: everything known about a name, an office, an id, a word or a trigger.

use crate::output::text::legible;
use crate::report::Exit;
use lexicon::compiler::source::rows;
use lexicon::entry::{Actor, Frame, Role, Word};
use lexicon::resolve::{self, Resolution};
use lexicon::{Bits, Kind, Lexicon, Source, Target};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Writes what is known; exit code 1 where nothing is.
pub(crate) fn show(
    lexicon: &Lexicon,
    sources: &[Source],
    text: &str,
    day: Option<&str>,
    out: &mut impl Write,
) -> io::Result<Exit> {
    let page = Page { lexicon, sources, day };
    let targets = page.targets(text);
    for target in &targets {
        page.entry(*target, out)?;
    }
    let resolved = page.resolution(text, &targets, out)?;
    if targets.is_empty() && !resolved {
        eprintln!(
            "nothing is known of `{}` (hint: try its citation form, or `khabar lexicon list`)",
            legible(text)
        );
        return Ok(Exit::SomeFailed);
    }
    Ok(Exit::Well)
}

struct Page<'l> {
    lexicon: &'l Lexicon,
    sources: &'l [Source],
    day: Option<&'l str>,
}

impl Page<'_> {
    /// The entries with this id, name, spelling or citation form, each once.
    fn targets(&self, text: &str) -> Vec<Target> {
        let tables = self.lexicon.tables();
        let folded = arabic::fold(text.trim());
        let actor = self.lexicon.actor_by_id(text).map(|at| Target::new(Kind::Actor, at));
        let country = self.lexicon.country_by_code(text).map(|at| Target::new(Kind::Country, at));
        let place = tables.places.iter().position(|p| p.id == text).map(|at| Target::new(Kind::Place, at));
        let office = tables.offices.iter().position(|o| o.id == text).map(|at| Target::new(Kind::Office, at));
        let article = [arabic::letters::ALEF, arabic::letters::LAM];
        let bare =
            folded.strip_prefix(article[0]).and_then(|rest| rest.strip_prefix(article[1])).unwrap_or(&folded);
        let spelled = self.lexicon.phrase(&folded).chain(self.lexicon.word(bare)).map(|r| table(r.target));
        let english = tables.actors.iter().enumerate().filter(|(_, a)| a.en.iter().any(|en| en == text));
        let english: Vec<Target> = english.map(|(at, _)| Target::new(Kind::Actor, at)).collect();
        let ids = [actor, country, place, office].into_iter().flatten();
        ids.chain(spelled)
            .chain(english)
            .filter(|t| t.kind() != Kind::Theme)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    fn entry(&self, target: Target, out: &mut impl Write) -> io::Result<()> {
        let (tables, at) = (self.lexicon.tables(), target.index());
        match target.kind() {
            Kind::Actor => self.actor(&tables.actors[at], out),
            Kind::Verb => self.word("verb", &tables.verbs[at], target, out),
            Kind::Noun => self.word("noun", &tables.nouns[at], target, out),
            Kind::Adjective => self.word("adjective", &tables.adjectives[at], target, out),
            Kind::Office => {
                let office = &tables.offices[at];
                let seats = if office.many { "many seats" } else { "one seat" };
                writeln!(out, "office {} ({}), {seats}: {}", office.id, office.en, office.ar.join(" | "))?;
                self.lines(&["offices.tsv"], &office.id, out)?;
                self.holders(&office.id, out)
            }
            Kind::Country => {
                let country = &tables.countries[at];
                writeln!(out, "country {} ({}): {}", country.code, country.en, country.ar.join(" | "))?;
                self.lines(&["countries.tsv"], &country.code, out)
            }
            Kind::Place => {
                let place = &tables.places[at];
                let degrees =
                    place.lat.zip(place.lon).map_or(String::new(), |(lat, lon)| format!(" at {lat} {lon}"));
                writeln!(
                    out,
                    "{} {} ({}), {}{degrees}: {}",
                    place.kind,
                    place.id,
                    place.en,
                    place.country,
                    place.ar.join(" | ")
                )?;
                self.lines(&["places/"], &place.id, out)
            }
            Kind::Agent => {
                let agent = &tables.agents[at];
                writeln!(
                    out,
                    "agent {} ({}): {} {}",
                    agent.ar,
                    agent.en.join(" | "),
                    agent.class,
                    agent.sectors.join(" ")
                )?;
                self.lines(&["agents.tsv"], &agent.ar, out)?;
                self.spellings(target, out)
            }
            Kind::Function => {
                let function = &tables.functions[at];
                writeln!(out, "function word {}: {} {}", function.lemma, function.class, function.features)?;
                self.lines(&["words/function.tsv"], &function.lemma, out)
            }
            Kind::GivenName | Kind::NameParticle => writeln!(out, "a given name (words/names.tsv)"),
            _ => Ok(()),
        }
    }

    fn actor(&self, actor: &Actor, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{} {} ({})", actor.kind, actor.id, actor.en.join(" | "))?;
        writeln!(out, "  {}  {} {}", actor.ar.join(" | "), actor.country, actor.sectors.join(" "))?;
        if let Some(parent) = &actor.parent {
            writeln!(out, "  part of {parent}")?;
        }
        for role in
            actor.roles.iter().filter(|role| self.day.is_none_or(|day| lasts(self.lexicon, actor, role, day)))
        {
            let of = if role.of.is_empty() { String::new() } else { format!(" of {}", role.of) };
            writeln!(out, "  {}{of} {}..{}", role.office, role.from, role.to)?;
        }
        if let Some(wikidata) = &actor.wikidata {
            writeln!(out, "  https://www.wikidata.org/wiki/{wikidata}")?;
        }
        writeln!(out, "  {}", actor.entry)
    }

    fn word(&self, kind: &str, word: &Word, target: Target, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{kind} {} {}", word.lemma, word.class)?;
        self.lines(&["words/", "triggers/"], &word.lemma, out)?;
        for frame in
            word.frames.iter().filter_map(|number| self.lexicon.tables().frames.get(*number as usize))
        {
            writeln!(out, "  {}", frame_line(frame))?;
        }
        self.spellings(target, out)
    }

    /// Every spelling that is derived from the entry.
    fn spellings(&self, target: Target, out: &mut impl Write) -> io::Result<()> {
        let found = self.lexicon.spellings(target);
        let spellings: BTreeSet<&str> = found.iter().map(|(spelling, _)| spelling.as_str()).collect();
        let of_kind = |kind| found.iter().filter(|(_, r)| r.target.kind() == kind).count();
        let passive = found.iter().filter(|(_, r)| r.bits != Bits::default() && r.bits.passive()).count();
        write!(out, "  {} spellings", spellings.len())?;
        if of_kind(Kind::Verb) > 0 {
            write!(out, " (finite {}, of them passive {passive}", of_kind(Kind::Verb))?;
            write!(out, "; verbal nouns {}", of_kind(Kind::VerbalNoun))?;
            write!(
                out,
                "; participles {})",
                of_kind(Kind::ActiveParticiple) + of_kind(Kind::PassiveParticiple)
            )?;
        }
        writeln!(out, ": {}", spellings.into_iter().collect::<Vec<_>>().join(" "))
    }

    /// The lines of the data whose first column is the key.
    fn lines(&self, files: &[&str], key: &str, out: &mut impl Write) -> io::Result<()> {
        let key = arabic::fold(key);
        let files = self.sources.iter().filter(|s| files.iter().any(|f| s.path.starts_with(f)));
        for row in files
            .flat_map(rows)
            .filter(|row| !row.text().starts_with(['\t', ' ']) && arabic::fold(row.column(0)) == key)
        {
            writeln!(out, "  {}", row.place())?;
        }
        Ok(())
    }

    fn holders(&self, office: &str, out: &mut impl Write) -> io::Result<()> {
        let Some(day) = self.day else { return Ok(()) };
        for actor in self.lexicon.holders_anywhere(office, Some(day)) {
            let actor = self.lexicon.actor(actor);
            writeln!(out, "  on {day}: {} ({})", actor.id, actor.country)?;
        }
        Ok(())
    }

    /// Whom an office phrase means on the day; whether it means somebody who is not shown yet.
    fn resolution(&self, text: &str, shown: &[Target], out: &mut impl Write) -> io::Result<bool> {
        let found = resolve::phrase(self.lexicon, text, self.day);
        let new: Vec<usize> = found
            .candidates()
            .iter()
            .copied()
            .filter(|a| !shown.contains(&Target::new(Kind::Actor, *a)))
            .collect();
        if new.is_empty() {
            return Ok(false);
        }
        let on = self.day.map_or(String::new(), |day| format!(" on {day}"));
        match found {
            Resolution::One(_) => writeln!(out, "`{text}`{on} is")?,
            _ => writeln!(out, "`{text}`{on} is one of")?,
        }
        new.iter().try_for_each(|actor| self.actor(self.lexicon.actor(*actor), out))?;
        Ok(true)
    }
}

/// The entry under the kind of its own table.
fn table(target: Target) -> Target {
    match target.kind() {
        Kind::VerbalNoun | Kind::ActiveParticiple | Kind::PassiveParticiple => target.of_kind(Kind::Verb),
        Kind::Nisba | Kind::People | Kind::Seat => target.of_kind(Kind::Country),
        Kind::EventPhrase => target.of_kind(Kind::Noun),
        _ => target,
    }
}

fn lasts(lexicon: &Lexicon, actor: &Actor, role: &Role, day: &str) -> bool {
    lexicon.actor_by_id(&actor.id).is_some_and(|number| lexicon.roles_on(number, day).any(|r| r == role))
}

fn frame_line(frame: &Frame) -> String {
    let slots =
        frame.slots.iter().map(|s| format!("{}{}={}", s.marker, if s.required { "!" } else { "" }, s.role));
    let event = if frame.modes.is_empty() {
        frame.event.clone()
    } else {
        format!("{}/{}", frame.event, frame.modes.join(","))
    };
    let options = [("only", &frame.only), ("with", &frame.with.join(",")), ("not", &frame.without.join(","))];
    let options = options.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!(" {k}:{v}"));
    format!("{event} {}{} {}", slots.collect::<Vec<_>>().join(" "), options.collect::<String>(), frame.entry)
}
