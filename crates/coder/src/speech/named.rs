//! Names that a speaker's title leaves open: after the places of the office, after a comma, at the end of its last phrase.

use super::*;
use crate::phrase::LI;

impl RoleReader<'_, '_, '_> {
    /// The name after a title whose phrase ends before part `from`, and one past its part.
    pub(super) fn name_after(&self, from: usize, manner: &Manner<'_>) -> Option<(Vec<Resolved>, usize)> {
        const PHRASES: usize = 5;
        let mut at = from;
        while at < from + PHRASES && self.belongs_to_title(at) {
            if let Some(name) = self.name_within(at) {
                return Some((name, at + 1));
            }
            at += 1;
        }
        let comma = self.sentence.parts.get(at).is_some_and(is_comma);
        let name = at + usize::from(comma);
        let np = self.own_phrase(name)?;
        // `أبلغ الوزير الرئيس محمد`: whom he speaks to
        let hearer = manner.addressee && name == from && self.sentence.unit(name).is(Kind::Office);
        if self.sentence.unit(name).clitics.conjunction.is_some() || hearer {
            return None;
        }
        if self.names_person(np) {
            return Some((self.without_hearer(name, self.entities_at(name).to_vec()), name + 1));
        }
        let ends =
            |p: &Part| is_comma(p) || opens_words(p) || matches!(p.element, Element::Time | Element::Pp(..));
        let closes = !comma || self.sentence.parts.get(name + 1).is_some_and(ends);
        let unknown = closes && at > 0 && self.can_be_name(np);
        unknown.then(|| (vec![self.unknown_name(np.units.clone())], name + 1))
    }

    /// A noun phrase that no preposition governs.
    fn own_phrase(&self, part: usize) -> Option<&Np> {
        match &self.sentence.parts.get(part)?.element {
            Element::Np(np) => Some(np),
            _ => None,
        }
    }

    /// A phrase of the title, `بمجلس النواب`, or an adjective that the parse left behind.
    fn belongs_to_title(&self, part: usize) -> bool {
        if self.is_plain_phrase(part) {
            return self.medium(part..part + 1).is_none();
        }
        let Some(np) = self.own_phrase(part) else { return false };
        let head = &self.sentence.units[np.head];
        let adjective = |k: Kind| matches!(k, Kind::Adjective | Kind::Nisba | Kind::OtherNisba);
        let readings = head.info.iter().flat_map(|i| &i.analyses);
        np.units.len() == 1
            && head.clitics.article
            && head.clitics.conjunction.is_none()
            && part > 0
            && self.is_plain_phrase(part - 1)
            && readings.filter(|a| a.clitics == head.clitics).any(|a| adjective(a.target.kind()))
    }

    /// `المترشحة للانتخابات الرئاسية كلثوم كنو`: a name at the end of a phrase whose own noun is no person.
    fn name_within(&self, part: usize) -> Option<Vec<Resolved>> {
        let np = self.sentence.np(part)?;
        let head = &self.sentence.units[np.head];
        if matches!(head.kind(), Some(Kind::Office | Kind::Actor)) || np.name.is_some() {
            return None;
        }
        let apposed = np.appositions.last().filter(|a| self.names_person(a))?;
        if apposed.units.end == np.units.end {
            return Some(self.by_themselves(apposed));
        }
        // `كلثوم السالمي`: a surname that was read as an adjective
        let surname = (apposed.units.end..np.units.end).all(|at| np.adjectives.contains(&at));
        surname.then(|| vec![self.unknown_name(apposed.units.start..np.units.end)])
    }

    /// Whether the phrase is a person's name, with or without a rank before it.
    pub(super) fn names_person(&self, np: &Np) -> bool {
        let entities = self.by_themselves(np);
        let named = np.name.is_some() || np.appositions.iter().any(|a| a.name.is_some());
        entities
            .first()
            .is_some_and(|e| e.class == Class::Person && (e.actor.is_some() || named && e.ar.is_some()))
    }

    /// `رضوان عيارة`: two to four plain words, the first of which can be a given name.
    fn can_be_name(&self, np: &Np) -> bool {
        let units = &self.sentence.units[np.units.clone()];
        let plain = |u: &Unit| {
            u.clitics.preposition.is_none()
                && u.clitics.conjunction.is_none()
                && u.clitics.pronoun.is_none()
                && !u.is_mark()
        };
        let given = |u: &Unit| {
            u.tag == crate::unit::Tag::Unknown
                || u.is(Kind::GivenName)
                || u.info.iter().flat_map(|i| &i.analyses).any(|a| a.target.kind() == Kind::GivenName)
        };
        (2..=4).contains(&units.len())
            && np.number.is_none()
            && units.iter().all(plain)
            && !units[0].clitics.article
            && given(&units[0])
    }

    fn unknown_name(&self, units: Range<usize>) -> Resolved {
        let head = units.start;
        let name = Np { name: Some(units.clone()), ..crate::phrase::np(units, head) };
        self.resolver.entity(&name, &self.sentence.units)
    }

    /// `فلان لوكالة فرانس برس`: whom he speaks to, read as his own.
    pub(super) fn hearer_within(&self, part: usize) -> Option<&Np> {
        let np = self.sentence.np(part)?;
        let (marker, hearer) = np.attached.last()?;
        let apart =
            np.appositions.iter().chain(np.genitive.as_deref()).any(|a| a.units.start < hearer.units.start)
                || np.attached.len() > 1;
        let outlet = is_outlet(&self.by_themselves(hearer));
        (marker == LI && apart && outlet && hearer.units.end == np.units.end).then_some(hearer)
    }

    /// The speakers without the words of whom they speak to.
    pub(super) fn without_hearer(&self, part: usize, mut speaker: Vec<Resolved>) -> Vec<Resolved> {
        let Some(hearer) = self.hearer_within(part) else { return speaker };
        let Some(before) = hearer.units.start.checked_sub(1) else { return speaker };
        let start = self.resolver.doc.tokens[self.sentence.units[before].last].end as usize;
        for one in speaker.iter_mut().filter(|s| s.bytes.start < start && start < s.bytes.end) {
            one.bytes.end = start;
        }
        speaker
    }
}

/// `أن`, a colon or a quotation.
fn opens_words(part: &Part) -> bool {
    is_quote(part) || matches!(part.element, Element::Mark(':') | Element::Function(Function::Complementiser))
}
