//! Numbers with what they count, and parts of a whole: `3 من عناصر الأمن`, `دول عربية بينها مصر والأردن`.

use super::{AMONG, BETWEEN, FROM, Np, Parser, clitic_marker, np};
use crate::unit::{Function, Tag, Unit};
use arabic::features::Number;
use lexicon::{Kind, Target};
use std::ops::Range;

impl Parser<'_> {
    /// Whether a number without proclitics stands here, with what it counts.
    pub(super) fn counts(&self, at: usize) -> bool {
        let plain =
            |u: &Unit| u.tag == Tag::Number && u.clitics.conjunction.is_none() && clitic_marker(u).is_none();
        self.units.get(at).is_some_and(plain)
            && self.number(at).is_some_and(|n| {
                self.units.get(n.end).is_none_or(|u| {
                    let counted =
                        u.is_nominal() && u.clitics.conjunction.is_none() && clitic_marker(u).is_none();
                    let of_them = u.function == Function::Preposition && u.clitics.pronoun.is_some();
                    // `حبس 206 من المقبوض عليهم`
                    let of = u.function == Function::Preposition && self.marker(u) == FROM;
                    counted || of_them || of || u.is_mark()
                })
            })
    }

    /// Digits and number words.
    pub(super) fn number(&self, start: usize) -> Option<Range<usize>> {
        let mut at = start;
        while let Some(unit) = self.units.get(at) {
            let counts = unit.tag == Tag::Number;
            let fresh = at == start || clitic_marker(unit).is_none();
            let joint = unit.tag == Tag::Clitic
                && unit.clitics.conjunction.is_some()
                && at > start
                && self.units.get(at + 1).is_some_and(|u| u.tag == Tag::Number);
            if !((counts && fresh) || joint) {
                break;
            }
            at += 1;
        }
        (at > start).then_some(start..at)
    }

    /// `الدول الأربع`, `الأحزاب الثلاثة`: a number with its article behind those whom it counts.
    pub(super) fn counts_those(&self, head: &Unit, at: usize) -> bool {
        let plural = head.clitics.article && head.bits().number() == Some(Number::Plural);
        plural
            && self.units.get(at).is_some_and(|u| {
                let bare = u.clitics.conjunction.is_none() && clitic_marker(u).is_none();
                u.tag == Tag::Number && u.clitics.article && bare
            })
    }

    /// `3 من عناصر الأمن`, `عدد من المتظاهرين`.
    pub(super) fn with_partitive(&self, mut phrase: Np) -> Np {
        if let Some(part) = self.partitive(phrase.units.end) {
            phrase.units.end = part.1.units.end;
            phrase.attached.push(part);
        }
        phrase
    }

    /// `15 من المسلحين`
    pub(super) fn counted_of(&self, start: usize) -> Option<Np> {
        let number = self.number(start)?;
        let phrase = Np { number: Some(number.clone()), ..np(start..number.end, start) };
        let phrase = self.with_partitive(phrase);
        (!phrase.attached.is_empty()).then_some(phrase)
    }

    /// `سراح سبعة منهم`, `اعتقال 15 من القياديين`: a number alone, of those who are named behind it or were before.
    pub(super) fn count_of(&self, start: usize) -> Option<Np> {
        let number = self.number(start)?;
        let of = |u: &Unit| u.function == Function::Preposition && self.marker(u) == FROM;
        let phrase = Np { number: Some(number.clone()), ..np(start..number.end, start) };
        self.units.get(number.end).is_some_and(of).then(|| self.with_partitive(phrase))
    }

    /// `وإصابة ستة.`: a number at the end of its clause, of people who were named.
    pub(super) fn count_alone(&self, start: usize) -> Option<Np> {
        let number = self.number(start)?;
        let ends = self.units.get(number.end).is_none_or(Unit::is_mark);
        ends.then(|| Np { number: Some(number.clone()), ..np(start..number.end, start) })
    }

    pub(super) fn partitive(&self, at: usize) -> Option<(String, Np)> {
        // `24 على الأقل من أفراد الجيش`
        let counted = at.checked_sub(1).and_then(|b| self.units.get(b)).is_some_and(|u| u.tag == Tag::Number);
        let least = |u: &Unit| u.function == Function::Particle && self.marker(u) == AT_LEAST;
        let at = if counted && self.units.get(at).is_some_and(least) { at + 1 } else { at };
        let unit = self
            .units
            .get(at)
            .filter(|u| u.function == Function::Preposition && u.clitics.pronoun.is_none())?;
        let marker = self.marker(unit);
        if marker != FROM {
            return None;
        }
        let np = self.noun_phrase(at + 1)?;
        Some((marker.to_owned(), np))
    }

    /// `عدد من`, `عشرات من`, `مجموعة من`, indefinite persons `عناصر من`.
    pub(super) fn takes_partitive(&self, phrase: &Np) -> bool {
        let head = &self.units[phrase.head];
        let tables = self.lexicon.tables();
        match head.target() {
            Some(t) if t.kind() == Kind::Noun => tables.nouns[t.index()].is("quantity"),
            Some(t) if t.kind() == Kind::Agent => {
                !head.is_definite() && phrase.genitive.is_none() && !self.is_asked_of(phrase)
            }
            _ => false,
        }
    }

    /// `التمس وجهاء من الملك الصفح`: whether the verb before asks with `من`, and one who can be asked stands behind it.
    fn is_asked_of(&self, phrase: &Np) -> bool {
        let tables = self.lexicon.tables();
        let asks = |t: Target| {
            t.kind() == Kind::Verb
                && tables.verbs[t.index()].frames.iter().map(|f| &tables.frames[*f as usize]).any(|frame| {
                    frame.event == "REQUEST"
                        && frame.slots.iter().any(|s| s.marker == FROM && s.role == "recipient")
                })
        };
        let verb = self.units[..phrase.units.start].iter().rev().find(|u| !u.is_nominal());
        let asked = self.units.get(phrase.units.end + 1).is_some_and(|u| match u.target() {
            Some(t) if t.kind() == Kind::Actor => tables.actors[t.index()].is_person(),
            Some(t) if t.kind() == Kind::Office => {
                u.is_definite() && u.bits().number() != Some(Number::Plural)
            }
            _ => false,
        });
        asked && verb.filter(|u| u.is_verb()).and_then(Unit::target).is_some_and(asks)
    }

    /// `دول عربية بينها مصر والأردن`: those of them that are named.
    pub(super) fn members(&self, phrase: &mut Np) {
        let at = phrase.units.end;
        let among = |u: &Unit| {
            u.function == Function::Preposition
                && u.clitics.pronoun.is_some()
                && matches!(self.marker(u), BETWEEN | FROM)
        };
        let opens = self.units.get(at).is_some_and(among);
        let Some(mut list) = opens.then(|| self.noun_phrase_without_coordination(at + 1)).flatten() else {
            return;
        };
        if !self.units[list.head].is_name() || list.number.is_some() {
            return;
        }
        self.coordinate(&mut list);
        phrase.units.end = list.units.end;
        phrase.attached.push((AMONG.to_owned(), list));
    }

    /// `أمس`, `اليوم`: a noun of time counts nobody.
    pub(super) fn is_time_noun(&self, unit: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        unit.target().is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is("time"))
    }
}

/// `على الأقل`, folded.
const AT_LEAST: &str = "\u{0639}\u{0644}\u{064A} \u{0627}\u{0644}\u{0627}\u{0642}\u{0644}";
