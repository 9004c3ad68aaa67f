//! Who says what: verbs of saying with their speaker and what is said, sources named by phrase, and statements.

use crate::clause::Sentence;
use crate::doc::Doc;
use crate::entity::{Class, Resolved};
use crate::phrase::{Element, Part};
use crate::record::SpeechKind;
use crate::roles::RoleReader;
use crate::unit::{Function, Unit};
use lexicon::{Kind, Lexicon};
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
}

impl RoleReader<'_, '_, '_> {
    /// What is said with the verb, participle or phrase that part `part` is.
    pub(crate) fn said_at(&mut self, part: usize) -> Option<Said> {
        match &self.sentence.parts[part].element {
            Element::Verb => self.said_by_verb(part),
            Element::Np(np) if self.sentence.opens_participle_clause(part, np) => {
                self.said_by_participle(part)
            }
            Element::Mark(':') if self.sentence.headline => self.said_in_headline(part),
            _ => self.said_by_phrase(part),
        }
    }

    pub(crate) fn is_saying(&self, unit: &Unit) -> bool {
        let tables = self.resolver.lexicon.tables();
        unit.target().is_some_and(|t| {
            matches!(t.kind(), Kind::Verb | Kind::ActiveParticiple) && {
                let verb = &tables.verbs[t.index()];
                verb.is("say")
                    || verb.frames.iter().any(|f| {
                        matches!(tables.frames[*f as usize].event.as_str(), "REQUEST" | "ACCUSE" | "THREATEN")
                    })
            }
        })
    }

    fn said_by_verb(&mut self, part: usize) -> Option<Said> {
        let unit = self.sentence.unit(part);
        if !self.is_saying(unit) {
            return None;
        }
        let following = self.sentence.following(part);
        let speaker = self.speaker_of(part);
        if speaker.iter().any(|s| s.class.acts()) {
            self.discourse.speaker.clone_from(&speaker);
        }
        let opens = following.clause.map(|c| c + 1).or(following.speech.map(|s| s + 1));
        let direct = following.speech.is_some() && following.clause.is_none_or(|c| self.quote_follows(c));
        let start = opens.or_else(|| self.after_subject(part))?;
        // `قال في بيان: إن «…`
        let complementiser = matches!(
            self.sentence.parts.get(start).map(|p| &p.element),
            Some(Element::Function(Function::Complementiser))
        );
        let start = start + usize::from(complementiser);
        self.said_from(part, start, speaker, direct, None)
    }

    fn quote_follows(&self, part: usize) -> bool {
        matches!(self.sentence.parts.get(part + 1).map(|p| &p.element), Some(Element::Mark(c)) if arabic::letters::is_quote(*c))
    }

    /// Where the content begins when no `أن` and no colon opens it: after the subject.
    fn after_subject(&self, part: usize) -> Option<usize> {
        let following = self.sentence.following(part);
        let pp = following.prepositional.first().copied();
        let bare = following.bare.get(usize::from(following.bare.len() > 1)).copied();
        [pp, bare].into_iter().flatten().min().or(bare)
    }

    fn said_by_participle(&mut self, part: usize) -> Option<Said> {
        let unit = self.sentence.unit(part);
        if !self.is_saying(unit) {
            return None;
        }
        let following = self.sentence.following(part);
        let subject = self.goes_on();
        let start = following.clause.map(|c| c + 1).or(following.speech.map(|s| s + 1)).unwrap_or(part + 1);
        self.said_from(part, start, subject, following.speech.is_some() && following.clause.is_none(), None)
    }

    /// `رئيس الحكومة : لن أزور …`
    fn said_in_headline(&mut self, part: usize) -> Option<Said> {
        let before = part.checked_sub(1)?;
        let speaker = self.resolver.entities(self.sentence.np(before)?, &self.sentence.units);
        if part > 3
            || !speaker.iter().all(|s| matches!(s.class, Class::Person | Class::Group | Class::Country))
        {
            return None;
        }
        self.said_from(part, part + 1, speaker, true, None)
    }

    /// `بحسب بيان لوزارة الداخلية`, `وفق مصدر أمني`, `نقلا عن`: the source of the whole sentence.
    fn said_by_phrase(&mut self, part: usize) -> Option<Said> {
        let Element::Pp(marker, Some(np)) = &self.sentence.parts[part].element else { return None };
        if !is_source(marker, self.resolver.lexicon) {
            return None;
        }
        let mut speaker = self.resolver.entities(np, &self.sentence.units);
        speaker.retain(|s| s.class.acts());
        if speaker.is_empty() {
            speaker = self.author_of(np, part);
        }
        let bytes = bytes_of(self.resolver.doc, self.sentence, part);
        let sentence = sentence_bytes(self.resolver.doc, self.sentence);
        Some(Said {
            speaker,
            addressee: Vec::new(),
            verb: bytes,
            kind: SpeechKind::Document,
            medium: self.medium(part),
            content: sentence,
            statement: false,
        })
    }

    /// `بيان لحزب الله`, `بيان الداخلية`: whose document it is.
    fn author_of(&self, np: &crate::phrase::Np, part: usize) -> Vec<Resolved> {
        let units = &self.sentence.units;
        let inner = np.genitive.as_deref().map(|g| self.resolver.entities(g, units)).unwrap_or_default();
        if inner.iter().any(|r| r.class.acts()) {
            return inner;
        }
        let next = self.sentence.parts.get(part + 1).and_then(|p| match &p.element {
            Element::Pp(marker, Some(np)) if marker == crate::phrase::LI || marker == crate::phrase::FROM => {
                Some(np)
            }
            _ => None,
        });
        next.map(|np| self.resolver.entities(np, units))
            .unwrap_or_default()
            .into_iter()
            .filter(|r| r.class.acts())
            .collect()
    }

    fn speaker_of(&mut self, part: usize) -> Vec<Resolved> {
        self.subject_of(part).into_iter().filter(|e| e.class.acts() || e.class == Class::Place).collect()
    }

    fn medium(&self, part: usize) -> Option<&'static str> {
        let tables = self.resolver.lexicon.tables();
        let end = (part + 6).min(self.sentence.parts.len());
        let units = self.sentence.parts[part].units.start..self.sentence.parts[end - 1].units.end;
        self.sentence.units[units].iter().find_map(|unit| {
            let target = unit.target().filter(|t| t.kind() == Kind::Noun)?;
            medium_of(&tables.nouns[target.index()].class)
        })
    }

    fn said_from(
        &mut self,
        verb: usize,
        start: usize,
        speaker: Vec<Resolved>,
        direct: bool,
        addressee: Option<Resolved>,
    ) -> Option<Said> {
        let parts = &self.sentence.parts;
        let first = parts.get(start)?;
        let end = self.content_end(start, direct);
        let units = &self.sentence.units;
        let start_token = units[first.units.start].first;
        let end_token = units[parts[end - 1].units.end - 1].last;
        Some(Said {
            speaker,
            addressee: addressee.into_iter().collect(),
            verb: bytes_of(self.resolver.doc, self.sentence, verb),
            kind: if direct { SpeechKind::Direct } else { SpeechKind::Indirect },
            medium: self.medium(verb),
            content: self.resolver.doc.bytes(start_token, end_token),
            statement: true,
        })
    }

    /// The content runs to the next participle or verb of saying, or the sentence's end; a quotation to its close.
    fn content_end(&self, start: usize, direct: bool) -> usize {
        let parts = &self.sentence.parts;
        let quoted = |part: &Part| matches!(part.element, Element::Mark(c) if arabic::letters::is_quote(c));
        if direct {
            let inside = start + usize::from(quoted(&parts[start]));
            if let Some(close) = (inside + 1..parts.len()).find(|p| quoted(&parts[*p])) {
                return close;
            }
        }
        (start + 1..parts.len())
            .find(|p| match &parts[*p].element {
                Element::Np(np) => {
                    self.sentence.opens_participle_clause(*p, np) && self.is_saying(self.sentence.unit(*p))
                }
                Element::Verb => {
                    let unit = self.sentence.unit(*p);
                    unit.clitics.conjunction.is_some() && self.is_saying(unit)
                }
                Element::Function(Function::None) => false,
                _ => false,
            })
            .unwrap_or(parts.len())
    }
}

/// Whether the preposition names a source.
fn is_source(marker: &str, lexicon: &Lexicon) -> bool {
    lexicon.marker(marker).source
}

fn medium_of(class: &str) -> Option<&'static str> {
    const MEDIA: [&str; 8] =
        ["statement", "call", "interview", "tweet", "speech", "report", "agency", "press-conference"];
    MEDIA.into_iter().find(|m| class.split(' ').any(|c| c.strip_prefix("medium:") == Some(m)))
}

pub(crate) fn bytes_of(doc: &Doc<'_>, sentence: &Sentence, part: usize) -> Range<usize> {
    let units = &sentence.parts[part].units;
    doc.bytes(sentence.units[units.start].first, sentence.units[units.end - 1].last)
}

pub(crate) fn sentence_bytes(doc: &Doc<'_>, sentence: &Sentence) -> Range<usize> {
    doc.tokens[sentence.tokens.start].start as usize..doc.tokens[sentence.tokens.end - 1].end as usize
}
