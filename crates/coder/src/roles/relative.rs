//! Relative clauses: of which noun of its antecedent the verb is, and whether a pronoun takes it up.

use super::arguments::acts;
use super::*;

impl RoleReader<'_, '_, '_> {
    /// `السكان في مدينة كذا الذين خرجوا`: a masculine plural is of the people before the place.
    pub(super) fn over_place(&self, part: usize, verb: &Unit) -> usize {
        let bits = verb.bits();
        let persons = bits.number() == Some(Number::Plural) && bits.gender() != Some(Gender::Feminine);
        let in_place = matches!(&self.sentence.parts[part].element, Element::Pp(m, _) if m == IN);
        let before = part.checked_sub(1).filter(|b| persons && in_place && self.sentence.np(*b).is_some());
        let state = |p: usize| self.entities_at(p).iter().all(|e| e.class == Class::Country);
        let people =
            |p: usize| acts(&self.entities_at(p)) && !state(p) || !self.people_within(p, verb).is_empty();
        before.filter(|b| !people(part) && people(*b)).unwrap_or(part)
    }

    /// The innermost people of a phrase, for a plural verb.
    pub(super) fn people_within(&self, part: usize, verb: &Unit) -> Vec<Resolved> {
        let plural = matches!(verb.bits().number(), Some(Number::Plural | Number::Dual));
        let mut np = self.sentence.np(part).filter(|_| plural);
        while let Some(inner) = np.and_then(|n| n.genitive.as_deref()) {
            let found = self.entities(inner);
            if acts(&found) {
                return found.to_vec();
            }
            np = Some(inner);
        }
        Vec::new()
    }

    /// Whether the verb agrees with the thing in an event noun's genitive, and not with the noun: `تفجير شاحنات استهدفت`.
    pub(super) fn is_of_genitive(&self, part: usize, verb: &Unit) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        let Some(inner) = np.genitive.as_deref() else { return false };
        let (head, inner_head) = (&self.sentence.units[np.head], &self.sentence.units[inner.head]);
        let agents = &self.resolver.lexicon.tables().agents;
        let thing = inner_head.target().is_some_and(|t| {
            t.kind() == Kind::Agent && matches!(agents[t.index()].class.as_str(), "vehicle" | "weapon")
        });
        // `بتصوير مناشير تدعو الشباب`: what is said in words
        let nouns = &self.resolver.lexicon.tables().nouns;
        let words = inner_head.target().is_some_and(|t| {
            t.kind() == Kind::Noun && nouns[t.index()].is("document") && !inner_head.is_definite()
        });
        let said = words && self.is_speech(verb) && head.bits().gender() == Some(Gender::Masculine);
        if said && inner_head.bits().number() == Some(Number::Plural) {
            return verb.bits().gender() == Some(Gender::Feminine) && verb.bits().active();
        }
        let event = head.target().is_some_and(|t| !self.frames(t).is_empty());
        let feminine =
            verb.bits().gender() == Some(Gender::Feminine) && head.bits().gender() == Some(Gender::Masculine);
        thing && event && feminine && verb.bits().active()
    }

    /// Whether a pronoun after a relative takes up its antecedent: `القرار الذي اتخذه`, `البلدة التي سيطر عليها`.
    pub(super) fn is_resumed(&self, verb: usize, following: &Following) -> bool {
        let on_preposition = |p: &usize| matches!(self.sentence.parts[*p].element, Element::Pp(_, None));
        let on_noun = |p: &usize| {
            let units = &self.sentence.units[self.sentence.parts[*p].units.clone()];
            units.iter().any(|u| u.clitics.pronoun.is_some())
        };
        self.sentence.unit(verb).clitics.pronoun.is_some()
            || following.prepositional.iter().any(on_preposition)
            || following.bare.iter().any(on_noun)
    }
}
