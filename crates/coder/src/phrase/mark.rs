//! Marks within a phrase: quotation marks, brackets and commas.

use super::{AMONG, Np, Parser};
use crate::unit::{Tag, Unit};

impl Parser<'_> {
    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.units.get(at).is_some_and(|u| u.tag == Tag::Mark(mark))
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.is_mark(at, '\u{060C}') || self.is_mark(at, ',')
    }

    pub(super) fn is_quote(&self, at: usize) -> bool {
        matches!(self.units.get(at).map(|u| u.tag), Some(Tag::Mark(c)) if arabic::letters::is_quote(c))
    }

    pub(super) fn over_quotes(&self, mut at: usize) -> usize {
        while self.is_quote(at) {
            at += 1;
        }
        at
    }

    pub(super) fn over_closing_quote(&self, at: usize) -> usize {
        if self.is_quote(at) && self.units.get(at + 1).is_some_and(Unit::is_nominal) { at + 1 } else { at }
    }

    /// `حركة "حماس"`: a quotation that closes within a few words and holds no verb.
    pub(super) fn short_quotation(&self, open: usize) -> bool {
        const LONGEST: usize = 7;
        let start = self.over_quotes(open);
        (start..(start + LONGEST).min(self.units.len()))
            .take_while(|at| !self.units[*at].is_verb())
            .any(|at| self.is_quote(at))
    }

    pub(super) fn closes_quotation(&self, phrase: &Np) -> bool {
        (phrase.units.start..phrase.units.end).any(|at| self.is_quote(at))
            || phrase.units.start.checked_sub(1).is_some_and(|at| self.is_quote(at))
    }

    /// `(حماس)`, `(54 عاما)`: a bracket after the noun belongs to it.
    pub(super) fn bracketed(&self, phrase: &mut Np) -> bool {
        const LONGEST: usize = 8;
        let at = phrase.units.end;
        if !self.is_mark(at, '(') {
            return false;
        }
        let Some(close) = (at + 1..(at + LONGEST).min(self.units.len())).find(|at| self.is_mark(*at, ')'))
        else {
            return false;
        };
        // `قصف الجيش المدينة (رويترز)`: who reports it
        let outlet = self.units.get(self.over_quotes(at + 1)).is_some_and(|u| self.is_press(u));
        if outlet && !self.is_press(&self.units[phrase.head]) {
            return false;
        }
        if let Some(mut inside) = self.noun_phrase_without_coordination(self.over_quotes(at + 1))
            && inside.units.end <= close
        {
            self.coordinate(&mut inside);
            if !inside.coordinated.is_empty()
                && inside.units.end <= close
                && self.units[inside.head].is_name()
            {
                phrase.attached.push((AMONG.to_owned(), inside));
            } else {
                phrase.appositions.push(inside);
            }
        }
        phrase.units.end = close + 1;
        true
    }
}
