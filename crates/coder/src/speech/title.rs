//! The words of a speaker: his titles, his name, the places of his office, the body of a source.

use super::*;
use crate::phrase::{BI, FROM, IN};

impl RoleReader<'_, '_, '_> {
    /// The speaker whose phrase begins with part `first`, and one past its last part.
    pub(super) fn named_speaker(&self, first: usize) -> (Vec<Resolved>, usize) {
        let entities = self.entities_at(first);
        let named = |at: usize| {
            matches!(self.sentence.parts.get(at).map(|p| &p.element), Some(Element::Np(_)))
                && self.names_person(at)
        };
        if self.is_title(first, &entities)
            && let Some(at) = self.name_after(first + 1).filter(|at| named(*at))
        {
            return (self.with_name(&entities, at), at + 1);
        }
        let described = self.is_title(first, &entities) && self.describes(first + 1);
        let entities = self.in_full(first, entities);
        if described {
            let bytes = bytes_of(self.resolver.doc, self.sentence, first + 1);
            let longer = entities.into_iter().map(|e| Resolved { bytes: e.bytes.start..bytes.end, ..e });
            return (longer.collect(), first + 2);
        }
        (entities, first + 1)
    }

    /// Where the name can stand that a title leaves open: right after it, after the places of the office, after a comma.
    pub(super) fn name_after(&self, from: usize) -> Option<usize> {
        const PHRASES: usize = 3;
        let mut at = from;
        while at < from + PHRASES && self.is_plain_phrase(at) && self.medium(at..at + 1).is_none() {
            at += 1;
        }
        let comma = self.sentence.parts.get(at).is_some_and(is_comma);
        let name = at + usize::from(comma);
        self.sentence
            .np(name)
            .filter(|_| self.sentence.unit(name).clitics.conjunction.is_none())
            .map(|_| name)
    }

    /// A prepositional phrase without `و` before it.
    pub(super) fn is_plain_phrase(&self, part: usize) -> bool {
        matches!(self.sentence.parts.get(part).map(|p| &p.element), Some(Element::Pp(_, Some(_))))
            && self.sentence.unit(part).clitics.conjunction.is_none()
    }

    /// `مصادر محلية مطلعة`: a further adjective that the noun phrase left behind.
    pub(super) fn describes(&self, part: usize) -> bool {
        let Some(Element::Np(np)) = self.sentence.parts.get(part).map(|p| &p.element) else { return false };
        let head = &self.sentence.units[np.head];
        let adjective = matches!(
            head.kind(),
            Some(Kind::Adjective | Kind::Nisba | Kind::ActiveParticiple | Kind::PassiveParticiple)
        );
        adjective
            && !head.clitics.article
            && !head.bits().accusative()
            && np.units.len() == 1
            && !self.is_saying(head)
    }

    pub(super) fn names_person(&self, part: usize) -> bool {
        let person = |e: &Resolved| {
            e.class == Class::Person && (e.actor.is_some() || e.ar.is_some() && e.office.is_none())
        };
        self.sentence.np(part).is_some_and(|np| {
            let entities = self.resolver.entities(np, &self.sentence.units);
            (np.name.is_some()
                || np.appositions.iter().any(|a| a.name.is_some())
                || entities[0].actor.is_some())
                && entities.first().is_some_and(person)
        })
    }

    /// Whether the phrase describes a person without a name.
    pub(super) fn is_title(&self, part: usize, entities: &[Resolved]) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        let [one] = entities else { return false };
        let apposed = np.appositions.iter().any(|a| a.name.is_some());
        // `المتحدث باسم الحركة` is the movement, but for the name after it
        let body = one.class == Class::Group && self.sentence.units[np.head].is(Kind::Agent);
        (one.actor.is_none() || body) && np.name.is_none() && !apposed
    }

    /// `رئيس اللجنة بمجلس النواب فلان`: the person named, with the title before him.
    pub(super) fn with_name(&self, title: &[Resolved], at: usize) -> Vec<Resolved> {
        let mut entities = self.entities_at(at);
        if let (Some(person), Some(title)) = (entities.first_mut(), title.first()) {
            person.bytes = title.bytes.start..person.bytes.end.max(title.bytes.end);
            if person.actor.is_none() {
                person.code = person.code.take().or_else(|| title.code.clone());
                person.office = person.office.take().or_else(|| title.office.clone());
                if person.sectors.is_empty() {
                    person.sectors.clone_from(&title.sectors);
                }
                if let Some(body) = title.actor {
                    person.affiliation = vec![self.resolver.lexicon.actor(body).id.clone()];
                } else if person.affiliation.is_empty() {
                    person.affiliation.clone_from(&title.affiliation);
                }
            }
        }
        entities
    }

    /// The entities of a part with all their words.
    pub(super) fn described_in_full(&self, part: usize) -> Vec<Resolved> {
        self.in_full(part, self.entities_at(part))
    }

    /// Descriptions with all their words: `مسؤول في مكتب الرئيس`, `مسؤولون وشهود عيان`.
    pub(super) fn in_full(&self, part: usize, mut entities: Vec<Resolved>) -> Vec<Resolved> {
        let Some(np) = self.sentence.np(part) else { return entities };
        if let Some(author) = self.author_before(part, np, &entities) {
            return author;
        }
        let described = |e: &Resolved| e.actor.is_none() && e.class != Class::Country;
        let whole = self
            .resolver
            .doc
            .bytes(self.sentence.units[np.units.start].first, self.sentence.units[np.units.end - 1].last);
        if entities.len() > 1 && entities.iter().all(described) {
            entities[0].bytes.end = whole.end.max(entities[0].bytes.end);
        }
        if let [one] = entities.as_mut_slice()
            && described(one)
            && np.name.is_none()
            && np.appositions.is_empty()
            && let Some(end) = self.complement_end(part)
        {
            one.bytes.end = end.max(one.bytes.end);
        }
        entities
    }

    /// Where the prepositional phrase of an indefinite description ends: `مسؤول في الجيش`, not `مسؤول في بيان`.
    pub(super) fn complement_end(&self, part: usize) -> Option<usize> {
        let np = self.sentence.np(part)?;
        let source = self.is_source(np);
        let next = self.sentence.parts.get(part + 1)?;
        let Element::Pp(marker, Some(inner)) = &next.element else { return None };
        let belongs = matches!(marker.as_str(), FROM | IN | BI)
            && (source || !self.sentence.units[np.head].clitics.article)
            && self.medium(part + 1..part + 2).is_none()
            && self.sentence.units[next.units.start].clitics.conjunction.is_none()
            && !self.sentence.units[inner.head].is(Kind::VerbalNoun);
        belongs.then(|| bytes_of(self.resolver.doc, self.sentence, part + 1).end)
    }

    /// `مصدر`, `مصادر`
    pub(super) fn is_source(&self, np: &Np) -> bool {
        let agents = &self.resolver.lexicon.tables().agents;
        let head = self.sentence.units[np.head].target();
        head.filter(|t| t.kind() == Kind::Agent)
            .is_some_and(|t| agents[t.index()].en.first().is_some_and(|en| en.ends_with(SOURCE)))
    }
}

/// Of the English names of agents: what a source of news is called.
const SOURCE: &str = "source";
