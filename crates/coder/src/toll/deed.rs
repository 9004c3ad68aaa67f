//! A word for what befell people, and the number before or after it: `إصابة جنديين`, `قُتل جنديان`, `12 شخصا قتلوا`.

use super::{Toll, TollReader};
use crate::record::Count;
use crate::unit::{Function, Tag, Unit};
use arabic::features::Number;
use lexicon::Kind;

impl TollReader<'_, '_> {
    /// `مقتل 12 شخصا`, `إصابة جنديين`, `استشهاد وإصابة عشرات`: a noun for what befell them, and who after it.
    pub(super) fn noun(&self, at: usize) -> Option<Toll> {
        let unit = self.unit(at).filter(|u| !u.is_verb())?;
        let (what, _) = self.named_toll(unit)?;
        let mut next = at + 1;
        // `استشهاد وإصابة عشرات`: what is counted stands after both
        while self
            .unit(next)
            .is_some_and(|u| u.clitics.conjunction.is_some() && !u.is_verb() && self.named_toll(u).is_some())
        {
            next += 1;
        }
        let one = unit
            .clitics
            .pronoun
            .is_some_and(|p| p.number() == Number::Singular && p.person() == arabic::features::Person::Third);
        // `مقتله وثلاثة من مرافقيه`
        let several = |count: &Count| count.min.is_some_and(|n| n > 1);
        let own = one.then(|| self.with_joined(self.exactly(1, at), at)).filter(several);
        let count = own.or_else(|| self.all_of(next, true)).or_else(|| self.as_verb(unit, at))?;
        Some(Toll { what, count, at, total: false, official: false, since: false })
    }

    /// `اثنين من أفراد الأمن قتلا`, `أن جنديا قتل`: a verb after its subject, spelt like its noun.
    fn as_verb(&self, unit: &Unit, at: usize) -> Option<Count> {
        let bare = !unit.clitics.article && unit.clitics.preposition.is_none();
        let number = unit.info.iter().flat_map(|i| &i.analyses).find_map(|a| {
            (a.target.kind() == Kind::Verb && a.bits.tense().is_some()).then(|| a.bits.number()).flatten()
        });
        match number.filter(|_| bare)? {
            Number::Singular => self.one_before(at),
            _ => self.those_before(at),
        }
    }

    /// `قُتل جنديان`, `أصيب 24`, `12 شخصا قتلوا`.
    pub(super) fn verb(&self, at: usize) -> Option<Toll> {
        let unit = self.unit(at).filter(|u| u.is_verb())?;
        let (what, needs_people) = self.named_toll(unit)?;
        // `الهجوم الذي قتل فيه خمسة`
        let within = |u: &Unit| u.function == Function::Preposition && u.clitics.pronoun.is_some();
        let first = at + 1 + usize::from(self.unit(at + 1).is_some_and(within) || self.is_fate(at + 1));
        let after = self.all_of(first, !needs_people).or_else(|| self.object(at, needs_people));
        // `رفات 40 شخصا أعدمهم التنظيم`: whom the pronoun means
        let before = unit.clitics.pronoun.is_some_and(|p| p.number() == Number::Plural);
        let plural = before || unit.bits().number() != Some(Number::Singular);
        let after = after.filter(|_| !before);
        let count = if plural {
            self.those_before(at).or(after)
        } else {
            after.or_else(|| self.one_before(at)).or_else(|| self.one_after(at))
        }?;
        Some(Toll { what, count, at, total: false, official: false, since: false })
    }

    /// `استشهد الشاب أحمد سالم`, `اغتيل القاضي فلان`: somebody with a title and a name after a verb that has no doer of its own.
    fn one_after(&self, at: usize) -> Option<Count> {
        let suffers = !self.unit(at)?.bits().active() || self.is_suffered(self.unit(at)?);
        let title = self.unit(at + 1).filter(|u| suffers && self.is_somebody(u))?;
        let named = self
            .unit(at + 2)
            .is_some_and(|u| u.is(Kind::GivenName) || u.is(Kind::Actor) || u.tag == Tag::Unknown);
        (title.is(Kind::Actor) || title.is(Kind::GivenName) || named).then(|| self.exactly(1, at + 1))
    }

    /// Whether the verb's subject is whom it befell: `استشهد`, `لقي مصرعه`.
    pub(super) fn is_suffered(&self, unit: &Unit) -> bool {
        let tables = self.lexicon.tables();
        unit.target().filter(|t| t.kind() == Kind::Verb).is_some_and(|t| {
            let frames = &tables.verbs[t.index()].frames;
            frames.iter().any(|f| {
                let slots = &tables.frames[*f as usize].slots;
                slots.iter().any(|s| s.marker == "subj" && s.role == "victim")
            })
        })
    }

    /// `قتلت القوات ثلاثة مسلحين`: a number later in the clause.
    fn object(&self, at: usize, needs_people: bool) -> Option<Count> {
        if !self.unit(at)?.bits().active() {
            return None;
        }
        let end = (at + 1..self.sentence.units.len().min(at + REACH + 2))
            .find(|n| {
                let u = &self.sentence.units[*n];
                u.is_verb()
                    || u.is_mark() && !matches!(u.tag, Tag::Mark(c) if arabic::letters::is_quote(c))
                    || matches!(
                        u.function,
                        Function::Subordinator
                            | Function::Relative
                            | Function::Complementiser
                            | Function::Preposition
                    )
            })
            .unwrap_or(self.sentence.units.len().min(at + REACH + 2));
        if let Some(number) = (at + 1..end).find(|n| self.is_number(*n)) {
            return self.those(number, !needs_people);
        }
        // `قتل مسلحون أحد الجنود`
        if let Some(one) = (at + 2..end).find(|n| self.is_one_of_people(*n)) {
            return Some(self.exactly(1, one));
        }
        // `اغتال مسلحون القاضي فلان`
        let named = |n: &usize| {
            let next = self.unit(n + 1).is_some_and(|u| u.is(Kind::GivenName) || u.tag == Tag::Unknown);
            self.unit(*n).is_some_and(|u| self.is_somebody(u) && u.clitics.article) && next
        };
        (at + 2..end).find(named).map(|n| self.exactly(1, n))
    }
}

/// How far a word looks for its number.
const REACH: usize = 5;
