//! How a sentence speaks of a place: in it, to it, from it, against it, by what governs its words.

use super::stated::{SiteReader, Stated};
use crate::phrase::{BI, FROM, IN, LI, ON, TO};
use crate::unit::{Function, Tag, Unit};
use lexicon::Kind;

/// How a sentence speaks of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// `في`, `قرب`, `أمام`.
    In,
    /// `إلى`.
    To,
    /// `من`.
    From,
    /// `على`, `لـ`: what is aimed at.
    At,
    /// Without a preposition that says more.
    Bare,
}

impl SiteReader<'_, '_, '_> {
    pub(super) fn how(&self, start: usize, before: &[Stated]) -> How {
        let units = &self.sentence.units;
        let unit = &units[start];
        // `في حمص وحماة`
        if unit.clitics.conjunction.is_some()
            && unit.clitics.preposition.is_none()
            && let Some(last) = before.last().filter(|p| p.units.end == start)
        {
            return last.how;
        }
        // `في حمص، حماة وإدلب`, `في أقضية: عكار، طرابلس`
        if let Some(how) = self.listed(start, before) {
            return how;
        }
        if let Some(marker) = crate::phrase::clitic_marker(unit) {
            return match marker {
                BI => How::In,
                LI => How::At,
                _ => How::Bare,
            };
        }
        let Some(at) = self.governing(start) else {
            return if self.is_adverbial(start) { How::In } else { How::Bare };
        };
        let governing = &units[at];
        if self.is_topic_before(at) {
            return How::Bare;
        }
        if governing.tag == Tag::Clitic {
            return if crate::phrase::clitic_marker(governing) == Some(BI) { How::In } else { How::Bare };
        }
        if governing.function != Function::Preposition {
            return match crate::phrase::clitic_marker(governing) {
                Some(BI) if self.leads_on(governing) => How::In,
                _ if self.hosts(at) || self.is_adverbial(start) || self.is_example(at) => How::In,
                _ => How::Bare,
            };
        }
        match self.marker(governing) {
            FROM => How::From,
            ON => How::At,
            TO => How::To,
            marker if marker == IN || self.resolver.lexicon.marker(marker).place => How::In,
            _ => How::Bare,
        }
    }

    /// How a place is spoken of that a comma joins to the one before it, or a colon to the noun of its kind.
    fn listed(&self, start: usize, before: &[Stated]) -> Option<How> {
        let mark = start.checked_sub(1)?;
        let Tag::Mark(c) = self.sentence.units[mark].tag else { return None };
        match c {
            arabic::letters::COMMA | ',' => {
                let last = before.last().filter(|p| p.units.end == mark && p.how == How::In)?;
                // `في دمشق، لبنان يحتج`: a list goes on
                let goes_on = self.sentence.units.get(start + 1).is_some_and(|u| {
                    u.clitics.conjunction.is_some()
                        || matches!(u.tag, Tag::Mark(arabic::letters::COMMA | ','))
                });
                goes_on.then_some(last.how)
            }
            ':' => {
                let noun = mark.checked_sub(1)?;
                self.is_noun(&self.sentence.units[noun], "locality").then(|| self.how(noun, before))
            }
            _ => None,
        }
    }

    /// What governs the phrase: over the nouns that it stands in the genitive of: `بكافة محاكم البلاد`, `في عدد من مدن`.
    fn governing(&self, start: usize) -> Option<usize> {
        let mut steps = 0;
        for at in (0..start).rev() {
            let unit = &self.sentence.units[at];
            if self.is_quote(at) {
                continue;
            }
            let construct = !unit.clitics.article
                && crate::phrase::clitic_marker(unit).is_none()
                && (self.leads_on(unit) || unit.is(Kind::Agent) && steps == 0);
            steps += 1;
            if !construct || steps > 3 {
                return Some(at);
            }
        }
        None
    }

    /// `بكافة محاكم البلاد`, `بمدن الساحل`: a word over which a preposition reaches the place; not `بتوقيت تونس`.
    fn leads_on(&self, unit: &Unit) -> bool {
        unit.function == Function::Particle
            || ["quantity", "geo", "building", "direction", "locality"].iter().any(|c| self.is_noun(unit, c))
    }

    /// `هجوم شرق تركيا`: a direction without a preposition says where.
    fn is_adverbial(&self, start: usize) -> bool {
        let unit = &self.sentence.units[start];
        self.is_noun(unit, "direction") && !unit.clitics.article && unit.clitics.conjunction.is_none()
    }

    /// `ولايات مثل تطاوين`: an example of the places before it.
    fn is_example(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        let units = &self.sentence.units;
        units[at].is(Kind::Function)
            && units[at.saturating_sub(NEAR)..at].iter().any(|u| self.is_noun(u, "locality"))
    }

    /// `التطورات في`, `الأوضاع في`, `وقف إطلاق النار في`: the place of what is spoken of, not of the event.
    fn is_topic_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|b| self.is_noun(&self.sentence.units[b], "topic"))
    }

    /// `شهدت ولاية الوحدة معارك`: the subject of a verb whose subject is the place.
    fn hosts(&self, at: usize) -> bool {
        let unit = &self.sentence.units[at];
        let tables = self.resolver.lexicon.tables();
        unit.target().filter(|t| t.kind() == Kind::Verb).is_some_and(|t| {
            tables.verbs[t.index()].frames.iter().map(|f| &tables.frames[*f as usize]).any(|frame| {
                frame.event == "LIGHT" && frame.slots.iter().any(|s| s.marker == "subj" && s.role == "place")
            })
        })
    }
}
