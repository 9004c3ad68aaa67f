//! Where what is said ends: before the next word of saying, a source, or another clause.

use super::*;

impl RoleReader<'_, '_, '_> {
    /// The content runs to where its speaker, or another, is told to go on; one past its last part.
    ///
    /// What is no clause (`أعربت عن أسفها، وقدمت تعازيها`) ends where the next verb goes on.
    pub(super) fn content_end(&self, verb: usize, start: usize, clause: bool) -> usize {
        const REACH: usize = 400;
        let parts = &self.sentence.parts;
        let limit = parts.len().min(start + REACH);
        let stop = (start + 1..limit).find(|p| self.ends_content(verb, *p, clause)).unwrap_or(parts.len());
        let trailing = |p: &usize| match parts[*p].element {
            Element::Mark(c) => matches!(c, ',' | '\u{060C}' | '\u{061B}' | ';'),
            Element::Function(Function::Conjunction | Function::Subordinator) => stop < parts.len(),
            _ => false,
        };
        (start + 1..=stop).rev().find(|end| !trailing(&(end - 1))).unwrap_or(start + 1)
    }

    fn ends_content(&self, verb: usize, part: usize, clause: bool) -> bool {
        let parts = &self.sentence.parts;
        let marked = part.checked_sub(1).is_some_and(|p| matches!(parts[p].element, Element::Mark(_)));
        match &parts[part].element {
            Element::Np(np) => {
                self.sentence.opens_participle_clause(part, np)
                    && self.brings(part)
                    && !self.resolver.doc.is_quoted(self.sentence.unit(part).first)
            }
            Element::Verb => {
                let unit = self.sentence.unit(part);
                let resumes = marked || self.same_tense(verb, part);
                let another = !clause && marked && self.same_tense(verb, part);
                unit.clitics.conjunction.is_some() && (resumes && self.resumes_saying(part) || another)
            }
            // `فيما أكد`, `لكن الجيش نفى`, `كما قال`
            Element::Function(Function::Subordinator | Function::Conjunction) => {
                if self.sentence.unit(part).target().is_some_and(|t| self.is_after(t)) {
                    return false;
                }
                let next = parts[part + 1..].iter().take(3).position(|p| p.element == Element::Verb);
                next.is_some_and(|n| {
                    let at = part + 1 + n;
                    self.same_tense(verb, at) && self.resumes_saying(at) && !self.is_generic_or_quoted(at)
                })
            }
            Element::Pp(marker, Some(_)) => marked && self.resolver.lexicon.marker(marker).source,
            _ => false,
        }
    }

    /// `بعد أن ثبت`: when, and not besides.
    fn is_after(&self, function: lexicon::Target) -> bool {
        let functions = &self.resolver.lexicon.tables().functions;
        function.kind() == Kind::Function
            && ["after", "before", "since", "until"].iter().any(|when| functions[function.index()].has(when))
    }

    /// Whether what can bring words does: `مشيرا إلى أن`, not `واردا`.
    fn brings(&self, part: usize) -> bool {
        let Some(manner) = self.manner(self.sentence.unit(part)) else { return false };
        let opening = self.opening(part, &manner);
        opening.brings()
            || (manner.noun || manner.act) && !opening.bare.is_empty()
            || opening.object.is_some()
    }

    fn resumes_saying(&self, part: usize) -> bool {
        self.manner(self.sentence.unit(part)).is_some_and(|m| m.speaks())
            && !self.resolver.doc.is_quoted(self.sentence.unit(part).first)
    }

    fn is_generic_or_quoted(&self, part: usize) -> bool {
        self.sentence.is_generic(part)
    }

    fn same_tense(&self, a: usize, b: usize) -> bool {
        let tense = |at: usize| self.sentence.unit(at).bits().tense();
        // a participle has none: it stands in the tale, which is told in the perfect
        tense(b) == tense(a).or(Some(arabic::verb::Tense::Perfect))
    }
}
