//! The words of a speaker: his titles, his name, the places of his office, the body of a source.

use super::*;
use crate::phrase::{BI, FROM, IN};

impl RoleReader<'_, '_, '_> {
    /// The speaker whose phrase begins with part `first`, and one past its last part.
    pub(super) fn named_speaker(&self, first: usize, manner: &Manner<'_>) -> (Vec<Resolved>, usize) {
        let entities = self.entities_at(first);
        let title = self.is_title(first, &entities);
        if title && let Some((name, end)) = self.name_after(first + 1, manner) {
            return (self.with_name(&entities, name), end);
        }
        let described = title && self.describes(first + 1);
        let entities = self.without_hearer(first, self.in_full(first, entities.to_vec()));
        if described {
            let bytes = bytes_of(self.resolver.doc, self.sentence, first + 1);
            let longer = entities.into_iter().map(|e| Resolved { bytes: e.bytes.start..bytes.end, ..e });
            return (longer.collect(), first + 2);
        }
        let end = first + 1 + usize::from(self.has_title_after(first));
        (entities, end)
    }

    /// `أوبا ساني عضو مجلس الشيوخ`: the office of a name that the lexicon does not know.
    fn has_title_after(&self, part: usize) -> bool {
        let name = self.sentence.np(part).is_some_and(|np| {
            np.name.is_some() || self.sentence.units[np.head].tag == crate::unit::Tag::Unknown
        });
        let next = match self.sentence.parts.get(part + 1).map(|p| &p.element) {
            Some(Element::Np(np)) => &self.sentence.units[np.head],
            _ => return false,
        };
        name && next.is(Kind::Office) && !next.clitics.article && next.clitics.conjunction.is_none()
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

    /// Whether the phrase describes a person without a name.
    pub(super) fn is_title(&self, part: usize, entities: &[Resolved]) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        // `وزير الشؤون المحلية والبيئة`: two fields of one office
        let [one, fields @ ..] = entities else { return false };
        if fields.iter().any(|f| f.class.acts()) {
            return false;
        }
        let apposed = np.appositions.iter().any(|a| a.name.is_some());
        // `المتحدث باسم الحركة` is the movement, but for the name after it
        let body = one.class == Class::Group && self.sentence.units[np.head].is(Kind::Agent);
        (one.actor.is_none() || body) && np.name.is_none() && !apposed
    }

    /// `رئيس اللجنة بمجلس النواب فلان`: the person named, with the title before him.
    fn with_name(&self, title: &[Resolved], name: Vec<Resolved>) -> Vec<Resolved> {
        let mut entities = name;
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
        self.in_full(part, self.entities_at(part).to_vec())
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
            && self.bears_people(inner)
            && (source || !self.sentence.units[np.head].clitics.article)
            && self.medium(part + 1..part + 2).is_none()
            && self.sentence.units[next.units.start].clitics.conjunction.is_none()
            && !self.sentence.units[inner.head].is(Kind::VerbalNoun);
        belongs.then(|| bytes_of(self.resolver.doc, self.sentence, part + 1).end)
    }

    /// `مسؤول في الجيش`, `مصدر في المدينة`: somebody can be of it; not `في وقت سابق`, `في هذا السياق`.
    fn bears_people(&self, np: &Np) -> bool {
        let of = self.by_themselves(np);
        let whose = np.genitive.as_deref().map(|g| self.by_themselves(g)).unwrap_or_default();
        of.iter()
            .chain(&whose)
            .any(|e| e.class.acts() || matches!(e.class, Class::Place | Class::Thing) || e.actor.is_some())
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
