//! An article's reading laid open for a person.

use crate::article::Article;
use crate::clause::Sentence;
use crate::coding::{self, Reading};
use crate::confidence;
use crate::doc::Doc;
use crate::draft::Discourse;
use crate::entity::{Class, Resolved};
use crate::furniture::Patterns;
use crate::merge::Event;
use crate::phrase::{Element, Np};
use crate::unit::{Tag, Unit};
use crate::word::WordTable;
use lexicon::{Bits, Kind, Lexicon, Target};
use std::fmt::Write as _;
use std::ops::Range;

/// The reading of an article, sentence by sentence.
pub(crate) fn explain(article: &Article, lexicon: &Lexicon) -> String {
    let doc = Doc::new(article, &Patterns::new(lexicon));
    let mut discourse = Discourse::listening();
    let reading = coding::read(&doc, lexicon, &mut WordTable::default(), &mut discourse);
    let met = discourse.met.unwrap_or_default();
    let teller = Teller { doc: &doc, lexicon, reading: &reading, met: &met };
    let mut out = String::new();
    teller.article(&mut out);
    for sentence in &reading.sentences {
        teller.sentence(sentence, &mut out);
    }
    teller.joined(&mut out);
    out
}

struct Teller<'t, 'a, 'l> {
    doc: &'t Doc<'a>,
    lexicon: &'l Lexicon,
    reading: &'t Reading<'l>,
    /// Whom the noun phrases mean.
    met: &'t [Resolved],
}

/// Writing to a string does not fail.
macro_rules! line {
    ($out:expr, $($arg:tt)*) => {{ let _ = writeln!($out, $($arg)*); }};
}

impl Teller<'_, '_, '_> {
    fn text(&self, bytes: &Range<usize>) -> &str {
        &self.doc.text[bytes.clone()]
    }

    fn article(&self, out: &mut String) {
        let article = self.doc.article;
        line!(out, "article {}", article.id);
        let published = &self.reading.published;
        if let Some(best) = published.best {
            let basis = published.basis.as_deref().unwrap_or_default();
            line!(out, "published {best} by {basis}");
        }
        if let Some((first, last)) = published.interval {
            line!(out, "  between {first} and {last}");
        }
        if let Some(home) = &self.reading.home {
            line!(out, "mostly about {home}");
        }
        for (bytes, reason) in &self.doc.dropped {
            line!(out, "line left out: {} ({reason})", self.text(bytes).trim());
        }
    }

    fn sentence(&self, sentence: &Sentence, out: &mut String) {
        let bytes = crate::speech::sentence_bytes(self.doc, sentence);
        line!(
            out,
            "\nsentence {}{}: {}",
            sentence.index,
            if sentence.headline { " (title)" } else { "" },
            self.text(&bytes)
        );
        line!(out, "  words");
        for unit in &sentence.units {
            self.unit(unit, out);
        }
        line!(out, "  phrases");
        for part in &sentence.parts {
            let words = self.units_text(sentence, &part.units);
            line!(
                out,
                "    {:<12} {words}{}",
                element_name(&part.element),
                self.shape(sentence, &part.element)
            );
        }
        self.who(&bytes, out);
        self.said(sentence.index, out);
        let events = self.reading.events.iter().filter(|e| e.draft.sentence == sentence.index);
        for event in events {
            self.event(event, out);
        }
        for dropped in self.reading.dropped.iter().filter(|d| d.sentence == sentence.index) {
            line!(out, "  dropped {} [{}]: {}", self.text(&dropped.trigger), dropped.entry, dropped.why);
        }
    }

    fn units_text(&self, sentence: &Sentence, units: &Range<usize>) -> &str {
        let (first, last) = (&sentence.units[units.start], &sentence.units[units.end - 1]);
        self.text(&self.doc.bytes(first.first, last.last))
    }

    fn unit(&self, unit: &Unit, out: &mut String) {
        let text = self.text(&self.doc.bytes(unit.first, unit.last));
        let chosen = match unit.tag {
            Tag::Entry(target, bits) => self.entry(target, bits),
            Tag::Unknown => "not in the lexicon".into(),
            Tag::Clitic => "clitic apart from its word".into(),
            Tag::Number => "number".into(),
            Tag::Foreign => "foreign word".into(),
            Tag::Time(number) => self.time(number),
            Tag::Mark(_) => return,
        };
        let clitics = clitics(unit);
        line!(out, "    {text}  {clitics}{chosen}");
        let others: Vec<String> = unit
            .info
            .iter()
            .flat_map(|i| &i.analyses)
            .filter(|a| unit.target() != Some(a.target))
            .map(|a| self.entry(a.target, a.bits))
            .chain(unit.others.iter().map(|t| self.entry(*t, Bits::default())))
            .take(6)
            .collect();
        if !others.is_empty() {
            line!(out, "        or {}", others.join("; "));
        }
    }

    fn time(&self, number: usize) -> String {
        let time = &self.reading.times[number];
        let value = time.value.as_ref().map_or_else(
            || "no value".to_owned(),
            |v| {
                let (date, end) = v.iso();
                end.map_or(date.clone(), |end| format!("{date}/{end}"))
            },
        );
        format!("time {value} by {}", time.rule)
    }

    fn entry(&self, target: Target, bits: Bits) -> String {
        let tables = self.lexicon.tables();
        let at = target.index();
        let name = match target.kind() {
            Kind::Verb | Kind::VerbalNoun | Kind::ActiveParticiple | Kind::PassiveParticiple => {
                &tables.verbs[at].lemma
            }
            Kind::Noun | Kind::EventPhrase => &tables.nouns[at].lemma,
            Kind::Adjective => &tables.adjectives[at].lemma,
            Kind::Nisba | Kind::People | Kind::Country | Kind::Seat => &tables.countries[at].code,
            Kind::Agent => &tables.agents[at].ar,
            Kind::Function => &tables.functions[at].class,
            Kind::Actor => &tables.actors[at].id,
            Kind::Place => &tables.places[at].id,
            Kind::Office => &tables.offices[at].id,
            Kind::OtherNisba | Kind::Theme => &tables.themes[at].value,
            Kind::GivenName | Kind::NameParticle => return format!("{:?}", target.kind()),
        };
        let mut features = Vec::new();
        features.extend(bits.tense().map(|t| format!("{t:?}")));
        features.extend(bits.person().map(|p| format!("{p:?}")));
        features.extend(bits.gender().map(|g| format!("{g:?}")));
        features.extend(bits.number().map(|n| format!("{n:?}")));
        if bits.passive() {
            features.push(if bits.active() { "Active or Passive".into() } else { "Passive".into() });
        }
        format!("{:?} {name} {}", target.kind(), features.join(" ")).trim_end().to_owned()
    }

    fn shape(&self, sentence: &Sentence, element: &Element) -> String {
        let (Element::Np(np) | Element::Pp(_, Some(np))) = element else { return String::new() };
        let mut out = String::new();
        self.np(sentence, np, &mut out);
        format!("  {out}")
    }

    fn np(&self, sentence: &Sentence, np: &Np, out: &mut String) {
        let _ = write!(out, "[{}", self.units_text(sentence, &(np.head..np.head + 1)));
        if let Some(name) = &np.name {
            let _ = write!(out, " name={}", self.units_text(sentence, name));
        }
        if let Some(number) = &np.number {
            let _ = write!(out, " number={}", self.units_text(sentence, number));
        }
        for adjective in &np.adjectives {
            let _ = write!(out, " adj={}", self.units_text(sentence, &(*adjective..*adjective + 1)));
        }
        let inner = np.genitive.iter().map(|n| ("of", &**n));
        let inner = inner.chain(np.attached.iter().map(|(m, n)| (m.as_str(), n)));
        let inner = inner
            .chain(np.appositions.iter().map(|n| ("=", n)))
            .chain(np.coordinated.iter().map(|n| ("+", n)));
        for (how, phrase) in inner {
            let _ = write!(out, " {how} ");
            self.np(sentence, phrase, out);
        }
        out.push(']');
    }

    /// Whom the phrases of the sentence mean, as far as they tell more than words.
    fn who(&self, sentence: &Range<usize>, out: &mut String) {
        let known = self.met.iter().filter(|m| sentence.contains(&m.bytes.start) && m.class.acts());
        let mut told = Vec::new();
        for entity in known.filter(|m| m.en.is_some() || m.class == Class::Person) {
            let office = entity.office.as_ref().map(|o| format!(", {o}")).unwrap_or_default();
            let told_as = format!("    {} = {}{office}", self.text(&entity.bytes), name(entity));
            if !told.contains(&told_as) {
                told.push(told_as);
            }
        }
        if !told.is_empty() {
            line!(out, "  who\n{}", told.join("\n"));
        }
    }

    fn said(&self, sentence: usize, out: &mut String) {
        for (_, said) in self.reading.said.iter().filter(|(at, _)| *at == sentence) {
            let who = names(&said.speaker);
            line!(out, "  said by {who} with {}: {}", self.text(&said.verb), self.text(&said.content));
        }
    }

    fn event(&self, event: &Event<'_>, out: &mut String) {
        let draft = &event.draft;
        line!(
            out,
            "  event {:?} {} {:?} trigger {} [{}]",
            draft.category,
            draft.modes.join(","),
            draft.status,
            self.text(&draft.trigger),
            draft.frame.entry
        );
        for (role, entities) in [("actor", &draft.actors), ("recipient", &draft.recipients)] {
            for entity in entities {
                line!(
                    out,
                    "    {role}: {} <- {} (via {:?}, {:?})",
                    name(entity),
                    self.text(&entity.bytes),
                    entity.via,
                    entity.class
                );
            }
        }
        for site in &draft.places {
            line!(out, "    place: {} (by {})", self.text(&site.bytes), site.by.name());
        }
        if let Some(date) = &event.date {
            let words = date.words.as_ref().map_or("the article's day", |w| self.text(w));
            line!(out, "    date: {} <- {words} ({})", date.date, date.rule);
        }
        self.size(event, out);
        if !event.contexts.is_empty() {
            line!(out, "    about: {}", event.contexts.join(", "));
        }
        self.confidence(event, out);
        for note in &draft.notes {
            line!(out, "    note: {note}");
        }
    }

    fn size(&self, event: &Event<'_>, out: &mut String) {
        for (what, count) in event.size.counts() {
            let Some(count) = count else { continue };
            let bound = |n: Option<u64>| n.map_or_else(|| "?".to_owned(), |n| n.to_string());
            line!(out, "    {what}: {}..{} <- {}", bound(count.min), bound(count.max), count.text);
        }
    }

    /// The score, and what each piece of evidence adds to its logarithm of odds.
    fn confidence(&self, event: &Event<'_>, out: &mut String) {
        let evidence = confidence::evidence(event, self.doc, &self.reading.sentences);
        let parts: Vec<String> = evidence
            .iter()
            .map(|(name, value)| format!("{name}={value:.3} ({:+.2})", value * confidence::weight(name)))
            .collect();
        let span = self.doc.span(event.draft.trigger.clone());
        line!(
            out,
            "    confidence: {:.3} at {}..{}: {}",
            event.draft.confidence,
            span.0,
            span.1,
            parts.join(" ")
        );
    }

    fn joined(&self, out: &mut String) {
        for event in self.reading.events.iter().filter(|e| !e.further.is_empty()) {
            let further: Vec<&str> = event.further.iter().map(|(b, _)| self.text(b)).collect();
            line!(
                out,
                "\njoined into {} {:?}: {}",
                self.text(&event.draft.trigger),
                event.draft.category,
                further.join(" | ")
            );
        }
    }
}

fn name(entity: &Resolved) -> String {
    let name = entity.en.as_deref().or(entity.ar.as_deref()).unwrap_or("?");
    format!("{name} {} {}", entity.code.as_deref().unwrap_or("-"), entity.sectors.join(" "))
}

fn names(entities: &[Resolved]) -> String {
    if entities.is_empty() {
        "nobody found".into()
    } else {
        entities.iter().map(name).collect::<Vec<_>>().join(" + ")
    }
}

fn clitics(unit: &Unit) -> String {
    let c = &unit.clitics;
    let mut out = String::new();
    if let Some(conjunction) = c.conjunction {
        let _ = write!(out, "{conjunction:?}+");
    }
    if let Some(preposition) = c.preposition {
        let _ = write!(out, "{preposition:?}+");
    }
    if c.article {
        out.push_str("Al+");
    }
    if c.future {
        out.push_str("Sa+");
    }
    if let Some(pronoun) = c.pronoun {
        let _ = write!(out, "..+{pronoun:?} ");
    }
    out
}

fn element_name(element: &Element) -> String {
    match element {
        Element::Np(_) => "NP".into(),
        Element::Pp(marker, _) => format!("PP {marker}"),
        Element::Verb => "VERB".into(),
        Element::Function(function) => format!("{function:?}"),
        Element::Mark(mark) => format!("mark {mark}"),
        Element::Time => "TIME".into(),
        Element::Other => "-".into(),
    }
}
