//! Who stands behind a deed or a thing: `القرار الأميركي`, `سياسة الحكومة`, `الهجوم الذي نفذته إسرائيل`.

use super::*;
use crate::entity::{is_attack, is_seat};

impl RoleReader<'_, '_, '_> {
    /// Who stands behind a deed or a thing: `القرار الأميركي`, `سياسة الحكومة`, `الهجوم الذي نفذته إسرائيل`, `الاتفاق بين س وص`.
    pub(super) fn behind(&self, part: usize, np: &Np) -> Vec<Resolved> {
        const BEHIND: [Class; 4] = [Class::Person, Class::Group, Class::Country, Class::People];
        let units = &self.sentence.units;
        let attack = units[np.head].target().is_some_and(|t| is_attack(self.resolver.lexicon, t));
        let acting = |inner: &Np| -> Vec<Resolved> {
            let acts = |e: &&Resolved| BEHIND.contains(&e.class) && !(attack && is_seat(e));
            self.entities(inner).iter().filter(acts).cloned().collect()
        };
        if let Some(doer) = self.relative_doer(part, np) {
            return doer;
        }
        if let Some(nation) = np.adjectives.iter().find_map(|a| self.resolver.adjective(&units[*a])) {
            return vec![nation];
        }
        let attached = np.attached.iter().filter(|(m, _)| m == BETWEEN || m == LI || self.is_agent_marker(m));
        let mut found: Vec<Resolved> = attached.flat_map(|(_, inner)| acting(inner)).collect();
        // `الاتفاق بين س وص`, `مواقع للحوثيين`
        let next = self.sentence.parts.get(part + 1).map(|p| &p.element);
        if let Some(Element::Pp(marker, Some(inner))) = next
            && (marker == BETWEEN || marker == LI || self.is_agent_marker(marker))
            && np.units.end == self.sentence.parts[part].units.end
        {
            found.extend(acting(inner));
        }
        if let Some(genitive) = np.genitive.as_deref().filter(|_| found.is_empty()) {
            found = acting(genitive);
            if found.is_empty() {
                found = self.behind(part, genitive);
            }
        }
        found
    }

    /// `الهجوم الذي نفذته إسرائيل`, `هجوم شنه مسلحون`: the subject of the relative clause in which the deed is the object.
    pub(super) fn relative_doer(&self, part: usize, np: &Np) -> Option<Vec<Resolved>> {
        let sentence = self.sentence;
        if np.units.end != sentence.parts.get(part)?.units.end {
            return None;
        }
        let opens = matches!(sentence.parts.get(part + 1)?.element, Element::Function(Function::Relative));
        let verb = if opens { part + 2 } else { part + 1 };
        let unit = sentence.is_verb(verb).then(|| sentence.unit(verb))?;
        // `بالدور الذي تقوم به سلطنة عمان`
        let on_preposition = || match sentence.parts.get(verb + 1).map(|p| &p.element) {
            Some(Element::Pp(marker, None)) if opens && marker == BI => {
                sentence.unit(verb + 1).clitics.pronoun
            }
            _ => None,
        };
        let pronoun = unit.clitics.pronoun.or_else(on_preposition);
        let pronoun = pronoun.filter(|_| unit.clitics.conjunction.is_none())?;
        // `مقتل رئيس الحكومة التي يديرها الحوثيون`: the clause is of the last noun; `عملية طعن نفذها`: or of the first
        let singular = pronoun.number() == Number::Singular;
        let other = |np: &Np| self.gender(np).zip(pronoun.gender()).is_some_and(|(a, b)| a != b);
        if singular && other(np) && sentence.np(part).is_none_or(other) {
            return None;
        }
        if self.takes_stance(unit) || self.undergoes(unit) {
            return None;
        }
        let first = *sentence.following(verb).bare.first()?;
        let mut doers: Vec<Resolved> =
            self.entities_at(first).iter().filter(|e| e.class.acts()).cloned().collect();
        // `الخطوات التي اتخذتها قيادة التحالف`
        if let Some(body) = sentence.np(first).filter(|_| doers.is_empty()) {
            let of = body.genitive.as_deref().map(|of| self.entities(of)).unwrap_or_default();
            doers.extend(of.iter().filter(|e| e.class == Class::Group && !e.vague).cloned());
        }
        (!doers.is_empty()).then_some(doers)
    }

    /// `الهجوم الذي تعرضت له دورية`: of a verb of suffering whose preposition takes the deed up, the subject.
    pub(super) fn relative_sufferer(&self, part: usize, np: &Np) -> Option<usize> {
        let sentence = self.sentence;
        let whole = np.units.end == sentence.parts.get(part)?.units.end;
        let opens = matches!(sentence.parts.get(part + 1)?.element, Element::Function(Function::Relative));
        let verb = if opens { part + 2 } else { part + 1 };
        let unit = Some(verb).filter(|v| whole && sentence.is_verb(*v)).map(|v| sentence.unit(v))?;
        let suffers = |f: &u32| {
            let frame = self.frame(*f);
            let takes = |s: &Slot| s.marker == LI && s.role == "theme";
            frame.event == "LIGHT"
                && frame.slots.iter().any(|s| s.marker == "subj" && s.role == "recipient")
                && frame.slots.iter().any(takes)
        };
        let suffers = unit.target().is_some_and(|t| self.frames(t).iter().any(suffers));
        let following = sentence.following(verb);
        let taken_up = |p: &usize| matches!(&sentence.parts[*p].element, Element::Pp(m, None) if m == LI);
        let named = following.prepositional.iter().any(taken_up);
        following.bare.first().copied().filter(|_| suffers && named)
    }

    /// `الهجوم الذي شهدته البلاد`, `الهجوم الذي تعرض له الجيش`: the subject is where it happened or whom it befell.
    pub(super) fn undergoes(&self, verb: &Unit) -> bool {
        let bears = |s: &Slot| s.marker == "subj" && matches!(s.role.as_str(), "place" | "recipient");
        let place = |f: &u32| self.frame(*f).slots.iter().any(bears);
        verb.target().is_some_and(|t| self.frames(t).iter().any(place))
    }

    /// `الهجوم الذي أدانته واشنطن`: who judges a deed has not done it.
    fn takes_stance(&self, verb: &Unit) -> bool {
        let Some(target) = verb.target().filter(|t| t.kind() == Kind::Verb) else { return true };
        let judges =
            |f: &u32| matches!(self.frame(*f).event.as_str(), "ACCUSE" | "SUPPORT" | "REJECT" | "REQUEST");
        let light = self.frames(target).iter().any(|f| self.frame(*f).event == "LIGHT");
        !light && (self.frames(target).iter().any(judges) || self.is_saying(verb))
    }
}
