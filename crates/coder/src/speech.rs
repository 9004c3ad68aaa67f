//! Who says what: verbs of saying with their speaker and what is said, sources named by phrase, and statements.
//!
//! What brings the content of a verb (`أن`, direct speech, an object, a preposition) is data: `saying.tsv`. What a report
//! passes on may be passed on again (`نقلت الوكالة عن الوزير قوله إن`): each is a [`Said`] of its own around the same words.

mod content;
mod ending;
mod manner;
mod medium;
mod memory;
mod named;
mod opening;
mod quotation;
mod relay;
mod report;
mod source;
mod speaker;
mod title;

use crate::clause::Sentence;
use crate::doc::Doc;
use crate::entity::{Class, Resolved};
use crate::phrase::{Element, Np, Part};
use crate::record::SpeechKind;
use crate::roles::RoleReader;
use crate::unit::{Function, Unit};
use arabic::features::{Gender, Number};
use lexicon::Kind;
use manner::Manner;
use opening::Opening;
use std::ops::Range;

/// Something said: by whom, with which words, and where the content stands.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) speaker: Vec<Resolved>,
    pub(crate) addressee: Vec<Resolved>,
    /// Bytes of the verb or phrase of saying.
    pub(crate) verb: Range<usize>,
    pub(crate) kind: SpeechKind,
    pub(crate) medium: Option<&'static str>,
    /// Bytes of what is said.
    pub(crate) content: Range<usize>,
    /// Whether it stands as a statement of its own, or only names the source of the sentence.
    pub(crate) statement: bool,
    /// Whether it asks, blames or threatens: what is blamed is not told by who blames.
    pub(crate) act: bool,
    /// Whether it stands inside what another says.
    pub(crate) nested: bool,
    pub(crate) voice: Voice,
}

/// Gender and number that a verb shows of its subject: `وأضافت` goes on from a woman or a body.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Voice {
    pub(crate) gender: Option<Gender>,
    pub(crate) number: Option<Number>,
}

impl Voice {
    fn of(unit: &Unit) -> Self {
        Self { gender: unit.bits().gender(), number: unit.bits().number() }
    }

    /// Whether both can be of one subject, as far as they show it.
    pub(crate) fn agrees(self, other: Self) -> bool {
        let alike = |a: Number, b: Number| (a == Number::Singular) == (b == Number::Singular);
        self.gender.zip(other.gender).is_none_or(|(a, b)| a == b)
            && self.number.zip(other.number).is_none_or(|(a, b)| alike(a, b))
    }
}

/// Somebody who spoke, and how the verb agreed with him.
#[derive(Debug, Clone)]
pub(crate) struct Spoke {
    pub(crate) speaker: Vec<Resolved>,
    pub(crate) voice: Voice,
    /// Number of the sentence.
    pub(crate) sentence: usize,
    /// Whether another passed his words on: he is not the author of what passed them on.
    pub(crate) relayed: bool,
}

impl<'l> RoleReader<'_, '_, 'l> {
    /// What is said with the verb, participle or phrase that part `part` is.
    pub(crate) fn said_at(&mut self, part: usize) -> Vec<Said> {
        let sentence = self.sentence;
        let found = match &sentence.parts[part].element {
            Element::Verb => self.said_by_verb(part),
            Element::Np(np) if sentence.opens_participle_clause(part, np) => self.said_by_participle(part),
            Element::Mark(':') if sentence.headline => self.said_in_headline(part).into_iter().collect(),
            Element::Pp(marker, Some(np)) => self.said_by_phrase(part, marker, np),
            Element::Function(_) => self.said_by_report(part).into_iter().collect(),
            _ => Vec::new(),
        };
        found.into_iter().filter(|said| self.holds_words(&said.content)).collect()
    }

    /// Whether the verb or participle can bring speech, or asks, blames or threatens.
    pub(crate) fn is_saying(&self, unit: &Unit) -> bool {
        self.brings_words(unit).is_some()
    }

    fn said_by_verb(&mut self, part: usize) -> Vec<Said> {
        let Some(manner) = self.manner(self.sentence.unit(part)) else { return Vec::new() };
        let opening = self.opening(part, &manner);
        if manner.document {
            return self.said_in_document(part, &opening).into_iter().collect();
        }
        if manner.relay {
            return self.relayed(part, &manner, &opening);
        }
        if self.reports(part) {
            return Vec::new();
        }
        // `التهمة التي وجهها إليه`: what the pronoun means was said elsewhere
        let points_back = self.sentence.unit(part).clitics.pronoun.is_some()
            && !manner.addressee
            && !manner.markers.contains(&crate::phrase::BI);
        let negated = self.sentence.functions_before(part).any(|f| f == Function::Negation);
        if points_back || negated && opening.start().is_none() {
            return Vec::new();
        }
        if self.sentence.is_generic(part) && !manner.names_with(&opening, self.sentence) {
            return Vec::new();
        }
        let roles = self.speech_roles(part, &manner, &opening);
        if roles.nobody {
            return Vec::new();
        }
        // `أحث الجميع على` within one's own direct words is part of them
        let own = self.sentence.unit(part).bits().person() == Some(arabic::features::Person::First)
            && self.is_inside(bytes_of(self.resolver.doc, self.sentence, part).start);
        if own {
            return Vec::new();
        }
        let said = self.content(part, &manner, &opening, &roles);
        if roles.explicit {
            let nested = self.is_inside(bytes_of(self.resolver.doc, self.sentence, part).start);
            match &said {
                Some(said) => self.note_speaker(&said.speaker, said.voice, said.nested),
                // `تابع الوزير قائلا`
                None if opening.participle.is_some() && manner.quote => {
                    self.note_speaker(&roles.speaker, roles.voice, nested);
                }
                None => {}
            }
        }
        said.into_iter().collect()
    }

    /// Whoever spoke is remembered; one whose words stand inside another's only where that other passes them on.
    fn note_speaker(&mut self, speaker: &[Resolved], voice: Voice, nested: bool) {
        let speaks = |s: &Resolved| s.class.acts() || s.class == Class::Other || s.class == Class::Place;
        let passed_on = nested && self.said.last().is_some_and(|outer| is_outlet(&outer.speaker));
        if (nested && !passed_on) || !speaker.iter().any(speaks) {
            return;
        }
        speaker.clone_into(&mut self.discourse.speaker);
        let sentence = self.sentence.index;
        self.discourse.spoke.push(Spoke { speaker: speaker.to_vec(), voice, sentence, relayed: nested });
        self.forget();
    }

    fn said_by_participle(&mut self, part: usize) -> Vec<Said> {
        let unit = self.sentence.unit(part);
        let Some(manner) = self.manner(unit) else { return Vec::new() };
        // `غير معلنة`
        if part
            .checked_sub(1)
            .is_some_and(|p| self.sentence.parts[p].element == Element::Function(Function::Negation))
        {
            return Vec::new();
        }
        let opening = self.opening(part, &manner);
        let speaker = self.goes_on(unit);
        let roles = speaker::Roles { speaker, rest: opening.bare.clone(), ..Default::default() };
        self.content(part, &manner, &opening, &roles).into_iter().collect()
    }

    /// `رئيس الحكومة : لن أزور …`
    fn said_in_headline(&mut self, part: usize) -> Option<Said> {
        let before = part.checked_sub(1).filter(|_| part <= 3)?;
        let opens = self.sentence.parts[..before].iter().all(|p| matches!(p.element, Element::Mark(_)));
        let tells_later =
            self.sentence.parts[part..].iter().skip(1).take(2).any(|p| p.element == Element::Verb)
                && self.sentence.parts.len() <= part + 3;
        if !opens || tells_later {
            return None;
        }
        let speaker = self.by_themselves(self.sentence.np(before)?);
        let bodies = |s: &Resolved| matches!(s.class, Class::Person | Class::Group | Class::Country);
        if !speaker.iter().all(bodies) || !(is_somebody(&speaker) || self.speaks_after(part)) {
            return None;
        }
        let end = self.sentence.parts.len();
        self.said_between(part, part + 1..end, speaker, SpeechKind::Direct)
    }

    /// A country before a colon is rather the place of the news, unless words as one speaks them follow.
    fn speaks_after(&self, part: usize) -> bool {
        let parts = &self.sentence.parts;
        let quotes = parts.get(part + 1).is_some_and(is_quote) && self.opens_speech(part + 1);
        quotes
            || parts[part + 1..].iter().take(2).any(|p| {
                matches!(p.element, Element::Function(Function::Negation | Function::Future))
                    || p.element == Element::Verb
                        && self.sentence.units[p.units.start].bits().person()
                            == Some(arabic::features::Person::First)
            })
    }

    /// A record of what stands in the parts `content`.
    fn said_between(
        &self,
        verb: usize,
        content: Range<usize>,
        speaker: Vec<Resolved>,
        kind: SpeechKind,
    ) -> Option<Said> {
        let parts = self.sentence.parts.get(content.clone()).filter(|p| !p.is_empty())?;
        let units = &self.sentence.units;
        let first = units[parts[0].units.start].first;
        let last = units[parts[parts.len() - 1].units.end - 1].last;
        Some(self.said_of(verb, self.resolver.doc.bytes(first, last), speaker, kind))
    }

    fn said_of(&self, verb: usize, content: Range<usize>, speaker: Vec<Resolved>, kind: SpeechKind) -> Said {
        let bytes = bytes_of(self.resolver.doc, self.sentence, verb);
        Said {
            speaker,
            addressee: Vec::new(),
            act: false,
            nested: self.is_inside(bytes.start),
            verb: bytes,
            kind,
            medium: None,
            content,
            statement: true,
            voice: Voice::of(self.sentence.unit(verb)),
        }
    }

    /// Whether the byte stands inside what somebody says.
    fn is_inside(&self, byte: usize) -> bool {
        self.discourse.quotation.contains(&byte)
            || self.said.iter().any(|s| s.content.contains(&byte) && !s.verb.contains(&byte))
    }

    fn holds_words(&self, content: &Range<usize>) -> bool {
        self.resolver.doc.text[content.clone()].chars().any(char::is_alphabetic)
    }
}

/// Whether one of them has a name or holds an office: not a country, not a description.
fn is_somebody(entities: &[Resolved]) -> bool {
    entities.iter().any(|e| e.class == Class::Person || (e.class == Class::Group && !e.vague))
}

/// Outlets pass on what others say.
fn is_outlet(entities: &[Resolved]) -> bool {
    entities.iter().any(|e| e.sectors.iter().any(|s| s == "JRN"))
}

fn is_quote(part: &Part) -> bool {
    matches!(part.element, Element::Mark(c) if arabic::letters::is_quote(c))
}

fn is_comma(part: &Part) -> bool {
    matches!(part.element, Element::Mark(',' | '\u{060C}'))
}

pub(crate) fn bytes_of(doc: &Doc<'_>, sentence: &Sentence, part: usize) -> Range<usize> {
    let units = &sentence.parts[part].units;
    doc.bytes(sentence.units[units.start].first, sentence.units[units.end - 1].last)
}

pub(crate) fn sentence_bytes(doc: &Doc<'_>, sentence: &Sentence) -> Range<usize> {
    doc.tokens[sentence.tokens.start].start as usize..doc.tokens[sentence.tokens.end - 1].end as usize
}
