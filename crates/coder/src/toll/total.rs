//! Sums of all so far, and whose they are: `ارتفع عدد القتلى إلى 40`, `حصيلة رسمية`.

use super::{TOTAL_REACH, TollReader};
use crate::unit::{Function, Unit};
use lexicon::Kind;

impl TollReader<'_, '_> {
    /// The number after `عدد القتلى … إلى`, `حصيلة الضحايا … بلغت`.
    pub(super) fn total_after(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).and_then(|b| self.unit(b))?;
        if !self.is_quantity(before) {
            return None;
        }
        let next = (at + 1..(at + TOTAL_REACH).min(self.sentence.units.len())).find(|n| {
            self.is_number(*n) || self.unit(*n).is_some_and(|u| self.toll_of_people(u).is_some())
        })?;
        self.is_number(next).then_some(next)
    }

    /// `حصيلة`, `عدد القتلى … إلى` in the words of the clause before the number.
    pub(super) fn is_total(&self, number: usize) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        let is = |u: &Unit, class: &str| {
            u.target().is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is(class))
        };
        (number.saturating_sub(FAR_TOTAL)..number).rev().filter_map(|at| Some((at, self.unit(at)?))).any(
            |(at, u)| {
                is(u, "total")
                    || (is(u, "quantity")
                        && self.unit(at + 1).is_some_and(|n| self.toll_of_people(n).is_some()))
            },
        )
    }

    /// `حصيلة رسمية` in the words before.
    pub(super) fn is_official(&self, at: usize) -> bool {
        let tables = self.lexicon.tables();
        let state = |u: &Unit| {
            u.target()
                .is_some_and(|t| t.kind() == Kind::Adjective && tables.adjectives[t.index()].is("sector:GOV"))
        };
        let total = |u: &Unit| {
            u.target().is_some_and(|t| t.kind() == Kind::Noun && tables.nouns[t.index()].is("total"))
        };
        let start = at.saturating_sub(TOTAL_REACH);
        self.sentence.units[start..at].windows(2).any(|pair| total(&pair[0]) && state(&pair[1]))
    }

    /// Whether the number is of all that befell since something: `منذ غزو العراق`, `منذ بدء الحرب`, not `منذ صباح اليوم`.
    pub(super) fn is_since_event(&self, at: usize) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        let since = |n: &usize| {
            self.unit(*n)
                .is_some_and(|u| u.function == Function::Preposition && self.doc.folded(u.last) == SINCE)
        };
        let event = |u: &Unit| match u.target() {
            Some(t) if t.kind() == Kind::VerbalNoun => true,
            Some(t) if t.kind() == Kind::Noun => !nouns[t.index()].frames.is_empty(),
            _ => false,
        };
        let end = self.sentence.units.len().min(at + FAR_TOTAL);
        let after = (at + 1..end).filter(since).any(|n| self.unit(n + 1).is_some_and(event));
        after || since(&0) && self.unit(1).is_some_and(event)
    }

    fn is_quantity(&self, unit: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        let of =
            |class: &str| unit.target().is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is(class));
        of("quantity") || of("number") || of("total")
    }
}

/// `منذ`
const SINCE: &str = "\u{0645}\u{0646}\u{0630}";
const FAR_TOTAL: usize = 14;
