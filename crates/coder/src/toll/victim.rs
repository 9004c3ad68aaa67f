//! Who is counted: a number with its noun, a dual, one person, and those joined to them by `و`.

use super::{TOTAL_REACH, TollReader};
use crate::record::{Count, PartCount};
use crate::unit::{Function, Tag, Unit};
use crate::word::ARTICLE;
use arabic::features::Number;
use lexicon::Kind;

impl TollReader<'_, '_> {
    /// `ضابط وثلاثة جنود`: those at `at` and those joined to them by `و`, summed.
    pub(super) fn all_of(&self, at: usize, bare: bool) -> Option<Count> {
        let first = match self.those(at, bare) {
            Some(first) => first,
            // `مقتل القيادي فلان وثلاثة من مرافقيه`
            None => {
                self.unit(at).filter(|u| self.is_somebody(u))?;
                self.joined(at + 1).and_then(|next| self.those_joined(next))?;
                self.exactly(1, at)
            }
        };
        Some(self.with_joined(first, at))
    }

    /// Those counted at `at` with those joined to them by `و`: `مقتله وثلاثة من مرافقيه`.
    pub(super) fn with_joined(&self, first: Count, at: usize) -> Count {
        let mut sum = first;
        let mut next = at + 1;
        while let Some(joined) = self.joined(next) {
            let Some(more) = self.those_joined(joined) else { break };
            let (Some(min), Some(plus)) = (sum.min, more.min) else { break };
            sum.min = Some(min + plus);
            sum.max = sum.max.zip(more.max).map(|(a, b)| a + b);
            let end = self.bytes(joined, joined + usize::from(self.is_number(joined))).end;
            let start = self.bytes(at, at).start;
            sum.text = self.doc.text[start..end].to_owned();
            sum.span = self.doc.span(start..end);
            next = joined + 1;
        }
        sum
    }

    /// The next unit with `و` before it, over the words that belong to the one counted before.
    fn joined(&self, from: usize) -> Option<usize> {
        const OVER: usize = 7;
        for at in from..(from + OVER).min(self.sentence.units.len()) {
            let unit = &self.sentence.units[at];
            if unit.clitics.conjunction.is_some() {
                let apart = unit.tag == Tag::Clitic || unit.function == Function::Conjunction;
                return Some(if apart { at + 1 } else { at });
            }
            if unit.function == Function::Conjunction {
                return Some(at + 1);
            }
            let of_them = at == from && self.is_partitive(at);
            if unit.is_verb() || unit.is_mark() || unit.function != Function::None && !of_them {
                return None;
            }
        }
        None
    }

    /// A number of people, a dual or one person, that is not a toll of its own (`وجريح`).
    fn those_joined(&self, at: usize) -> Option<Count> {
        // `و15 من المسلحين`
        if self.is_number(at) && self.is_partitive(at + 1) {
            return self.counted(at, at);
        }
        let noun = if self.is_number(at) { at + 1 } else { at };
        let unit = self.unit(noun).filter(|u| !u.is_verb() && self.toll_of_people(u).is_none())?;
        let others = unit.is(Kind::Adjective) && unit.has_sound_ending;
        if !(self.is_people(unit) || others) || self.named_toll(unit).is_some() {
            return None;
        }
        if self.is_number(at) {
            return self.counted(at, noun);
        }
        match unit.bits().number().filter(|_| !unit.clitics.article)? {
            Number::Dual => Some(self.exactly(2, at)),
            Number::Singular if self.is_person(unit) => Some(self.exactly(1, at)),
            _ => None,
        }
    }

    /// Who stands at `at`: a number with its noun, a dual, one person.
    pub(super) fn those(&self, at: usize, bare: bool) -> Option<Count> {
        let at = if self.unit(at).is_some_and(|u| u.tag == Tag::Clitic) { at + 1 } else { at };
        if self.is_number(at) {
            let noun = self.unit(at + 1).filter(|u| u.is_nominal());
            let people = noun.is_some_and(|u| self.is_people(u)) || self.is_partitive(at + 1);
            let other = noun.is_some_and(|u| !self.is_people(u) && self.is_made_thing(u));
            let last = if noun.is_some() && people { at + 1 } else { at };
            return if people || (bare && !other) { self.counted(at, last) } else { None };
        }
        let unit =
            self.unit(at).filter(|u| u.clitics.conjunction.is_none() && u.clitics.preposition.is_none())?;
        // `أحد الجنود`, `إحدى العاملات`
        if self.is_one_of_people(at) {
            return Some(self.exactly(1, at));
        }
        let person = self.is_people(unit);
        match unit.bits().number() {
            Some(Number::Dual) if person => Some(self.exactly(2, at)),
            Some(Number::Singular) if person && self.is_one(unit) => Some(self.exactly(1, at)),
            None if unit.is(Kind::Office) && !unit.clitics.article => Some(self.exactly(1, at)),
            _ => None,
        }
    }

    /// `أحد الجنود`: one of several people.
    pub(super) fn is_one_of_people(&self, at: usize) -> bool {
        let one = |u: &Unit| ONE.contains(&self.doc.folded(u.first));
        self.unit(at).is_some_and(one) && self.unit(at + 1).is_some_and(|u| self.is_people(u))
    }

    /// The number before a verb whose subject stands first: the clause's first, not one of `بينهم`.
    pub(super) fn those_before(&self, at: usize) -> Option<Count> {
        let mut found = None;
        for before in (0..at).rev() {
            let unit = &self.sentence.units[before];
            if self.is_among(unit) {
                found = None;
            } else if unit.is_verb()
                || matches!(unit.function, Function::Complementiser | Function::Subordinator)
                || matches!(unit.tag, Tag::Mark('.' | ':' | '\u{061B}'))
            {
                break;
            } else if self.is_number(before) {
                found = self.those(before, true);
            } else if unit.bits().number() == Some(Number::Dual) && self.is_people(unit) && found.is_none() {
                found = Some(self.exactly(2, before));
            }
        }
        found
    }

    /// `أن جنديا قتل`: one person right before the verb.
    pub(super) fn one_before(&self, at: usize) -> Option<Count> {
        let before = at.checked_sub(1)?;
        let unit = self.unit(before)?;
        // `النائب الذي قتل`: the relative pronouns of the dual and plural end in noon
        if unit.function == Function::Relative {
            let folded = self.doc.folded(unit.last);
            let one = folded.starts_with(ARTICLE) && !folded.ends_with(arabic::letters::NOON);
            let named = before.checked_sub(1).and_then(|b| self.unit(b)).filter(|u| u.is_nominal())?;
            let several = named.bits().number().is_some_and(|n| n != Number::Singular);
            return (one
                && !several
                && (self.is_person(named) || named.is_name() || named.tag == Tag::Unknown))
                .then(|| self.exactly(1, before - 1));
        }
        let one = unit.bits().number() == Some(Number::Singular)
            && !unit.clitics.article
            && unit.clitics.preposition.is_none()
            && self.is_person(unit);
        one.then(|| self.exactly(1, before))
    }

    /// `بينهم 17 طفلا و4 نساء`: who some of the counted are.
    pub(super) fn among(&self, at: usize) -> Vec<PartCount> {
        let units = &self.sentence.units;
        let end = (at + 1..units.len()).find(|n| units[*n].is_verb()).unwrap_or(units.len());
        let Some(start) = (at + 1..end.min(at + TOTAL_REACH)).find(|n| self.is_among(&units[*n])) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut next = start + 1;
        while next < end && !units[next].is_mark() && found.len() < 6 {
            if self.is_number(next) && units.get(next + 1).is_some_and(Unit::is_nominal) {
                found.push(self.part(next, next + 1, self.quantity(next).and_then(|q| q.min)));
                next += 1;
            } else if self.is_people(&units[next]) {
                let n = match units[next].bits().number() {
                    Some(Number::Singular) if !units[next].clitics.article => Some(1),
                    Some(Number::Dual) => Some(2),
                    _ => None,
                };
                found.push(self.part(next, next, n));
            }
            next += 1;
        }
        found
    }
}

/// `أحد`, `إحدى`, folded.
const ONE: [&str; 2] = ["\u{0627}\u{062D}\u{062F}", "\u{0627}\u{062D}\u{062F}\u{064A}"];
