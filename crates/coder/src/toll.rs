//! Numbers of people in a sentence: how many were killed, hurt, arrested, took part, in the order of the words.
//!
//! Read along the words and not along the parse, because a toll's words stand together whatever the clause around them is:
//! `مقتل 12 شخصا`, `22 قتيلا`, `قُتل جنديان`, `12 شخصا على الأقل قتلوا`, `استشهاد وإصابة عشرات`.
//! Known failure: `قتل مسلحان ثلاثة جنود` counts the gunmen.

use crate::clause::Sentence;
use crate::doc::Doc;
use crate::phrase::BETWEEN;
use crate::record::{Count, PartCount};
use crate::unit::{Function, Tag, Unit};
use arabic::Quantity;
use arabic::features::Number;
use lexicon::{Kind, Lexicon};

/// What a count is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Dead,
    Injured,
    Arrested,
    Participants,
}

/// A count with the word that says what it is of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Toll {
    pub(crate) what: What,
    pub(crate) count: Count,
    /// The unit of that word.
    pub(crate) at: usize,
    /// `ارتفع عدد القتلى إلى`, `حصيلة`: the sum of all so far.
    pub(crate) total: bool,
    /// `حصيلة رسمية`: the authorities' number.
    pub(crate) official: bool,
}

/// Reads the counts of a sentence.
pub(crate) struct TollReader<'r, 'a> {
    pub(crate) doc: &'r Doc<'a>,
    pub(crate) lexicon: &'r Lexicon,
    pub(crate) sentence: &'r Sentence,
    pub(crate) quantities: &'r [Quantity],
}

/// How far a word looks for its number.
const REACH: usize = 5;
const TOTAL_REACH: usize = 9;
const FAR_TOTAL: usize = 14;

/// With which the relative pronouns that need an antecedent begin.
const ARTICLE: &str = "\u{0627}\u{0644}";

impl TollReader<'_, '_> {
    /// The counts of the sentence, in the order of the words that say what they are of.
    pub(crate) fn read(&self) -> Vec<Toll> {
        let mut found: Vec<Toll> = Vec::new();
        for at in 0..self.sentence.units.len() {
            let toll = self.people(at).or_else(|| self.noun(at)).or_else(|| self.verb(at));
            let again =
                |t: &Toll| found.iter().any(|f: &Toll| f.what == t.what && f.count.span == t.count.span);
            if let Some(toll) = toll.filter(|t| !again(t)) {
                found.push(toll);
            }
        }
        for toll in &mut found {
            toll.official = self.is_official(toll.at);
            toll.count.of = self.among(toll.at);
        }
        found
    }

    fn unit(&self, at: usize) -> Option<&Unit> {
        self.sentence.units.get(at)
    }

    /// `22 قتيلا`, `قتيلان`, `ارتفع عدد القتلى إلى 40`: a noun for those whom it befell.
    fn people(&self, at: usize) -> Option<Toll> {
        let unit = self.unit(at)?;
        let what = self.toll_of_people(unit)?;
        if what == What::Participants && self.befalls(at) {
            return None;
        }
        let toll = |count, total| Toll { what, count, at, total, official: false };
        if let Some(number) = at.checked_sub(1).filter(|n| self.is_number(*n)) {
            return Some(toll(self.counted(number, at)?, self.is_total(number)));
        }
        if let Some(number) = self.total_after(at) {
            return Some(toll(self.counted(number, number)?, true));
        }
        let alone = !unit.clitics.article
            && unit.clitics.pronoun.is_none()
            && !matches!(what, What::Arrested | What::Participants);
        let n = match unit.bits().number().filter(|_| alone)? {
            Number::Dual => 2,
            Number::Singular if !self.unit(at + 1).is_some_and(Unit::is_name) => 1,
            _ => return None,
        };
        Some(toll(self.exactly(n, at), false))
    }

    /// `مقتل 3 متظاهرين`, `بينهم 5 محتجين`: something befell these protesters, and is not what they do.
    fn befalls(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        let nearby = &self.sentence.units[at.saturating_sub(NEAR)..at];
        nearby.iter().any(|u| self.named_toll(u).is_some() || self.is_among(u))
    }

    /// The number after `عدد القتلى … إلى`, `حصيلة الضحايا … بلغت`.
    fn total_after(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1).and_then(|b| self.unit(b))?;
        if !self.is_quantity(before) {
            return None;
        }
        let next = (at + 1..(at + TOTAL_REACH).min(self.sentence.units.len())).find(|n| {
            self.is_number(*n) || self.unit(*n).is_some_and(|u| self.toll_of_people(u).is_some())
        })?;
        self.is_number(next).then_some(next)
    }

    fn is_quantity(&self, unit: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        let of =
            |class: &str| unit.target().is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is(class));
        of("quantity") || of("number") || of("total")
    }

    /// `حصيلة رسمية` in the words before.
    fn is_official(&self, at: usize) -> bool {
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

    /// `حصيلة`, `عدد القتلى … إلى` in the words of the clause before the number.
    fn is_total(&self, number: usize) -> bool {
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

    /// `مقتل 12 شخصا`, `إصابة جنديين`, `استشهاد وإصابة عشرات`: a noun for what befell them, and who after it.
    fn noun(&self, at: usize) -> Option<Toll> {
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
        let count = self.all_of(next, true).or_else(|| self.as_verb(unit, at))?;
        Some(Toll { what, count, at, total: false, official: false })
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
    fn verb(&self, at: usize) -> Option<Toll> {
        let unit = self.unit(at).filter(|u| u.is_verb())?;
        let (what, needs_people) = self.named_toll(unit)?;
        let after = self.all_of(at + 1, !needs_people).or_else(|| self.object(at, needs_people));
        // `رفات 40 شخصا أعدمهم التنظيم`: whom the pronoun means
        let before = unit.clitics.pronoun.is_some_and(|p| p.number() == Number::Plural);
        let plural = before || unit.bits().number() != Some(Number::Singular);
        let after = after.filter(|_| !before);
        let count = if plural {
            self.those_before(at).or(after)
        } else {
            after.or_else(|| self.one_before(at)).or_else(|| self.one_after(at))
        }?;
        Some(Toll { what, count, at, total: false, official: false })
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
    fn is_suffered(&self, unit: &Unit) -> bool {
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
        // `اغتال مسلحون القاضي فلان`
        let named = |n: &usize| {
            let next = self.unit(n + 1).is_some_and(|u| u.is(Kind::GivenName) || u.tag == Tag::Unknown);
            self.unit(*n).is_some_and(|u| self.is_somebody(u) && u.clitics.article) && next
        };
        (at + 2..end).find(named).map(|n| self.exactly(1, n))
    }

    /// `ضابط وثلاثة جنود`: those at `at` and those joined to them by `و`, summed.
    fn all_of(&self, at: usize, bare: bool) -> Option<Count> {
        let first = match self.those(at, bare) {
            Some(first) => first,
            // `مقتل القيادي فلان وثلاثة من مرافقيه`
            None => {
                self.unit(at).filter(|u| self.is_somebody(u))?;
                self.joined(at + 1).and_then(|next| self.those_joined(next))?;
                self.exactly(1, at)
            }
        };
        let mut sum = first.clone();
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
        Some(sum)
    }

    /// A person by name or title.
    fn is_somebody(&self, unit: &Unit) -> bool {
        let actors = &self.lexicon.tables().actors;
        let one = unit.bits().number().is_none_or(|n| n == Number::Singular);
        one && unit.target().is_some_and(|t| match t.kind() {
            Kind::Actor => actors[t.index()].is_person(),
            Kind::GivenName | Kind::Office => true,
            Kind::Agent => self.is_person(unit),
            _ => false,
        })
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
    fn those(&self, at: usize, bare: bool) -> Option<Count> {
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
        let person = self.is_people(unit);
        match unit.bits().number() {
            Some(Number::Dual) if person => Some(self.exactly(2, at)),
            Some(Number::Singular) if person && self.is_one(unit) => Some(self.exactly(1, at)),
            None if unit.is(Kind::Office) && !unit.clitics.article => Some(self.exactly(1, at)),
            _ => None,
        }
    }

    /// The number before a verb whose subject stands first: the clause's first, not one of `بينهم`.
    fn those_before(&self, at: usize) -> Option<Count> {
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
    fn one_before(&self, at: usize) -> Option<Count> {
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
    fn among(&self, at: usize) -> Vec<PartCount> {
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

    fn part(&self, first: usize, last: usize, number: Option<u64>) -> PartCount {
        let bytes = self.bytes(first, last);
        PartCount { number, text: self.doc.text[bytes.clone()].to_owned(), span: self.doc.span(bytes) }
    }

    // ---- words ----

    fn is_number(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| u.tag == Tag::Number)
    }

    fn quantity(&self, at: usize) -> Option<&Quantity> {
        let token = self.unit(at)?.first;
        self.quantities.iter().find(|q| q.tokens.contains(&token))
    }

    fn is_among(&self, unit: &Unit) -> bool {
        unit.clitics.pronoun.is_some()
            && unit.function == Function::Preposition
            && unit.target().is_some_and(|t| {
                let lemma = arabic::fold(&self.lexicon.tables().functions[t.index()].lemma);
                lemma == BETWEEN || lemma == crate::phrase::FROM
            })
    }

    /// `اثنين من أفراد الشرطة`, `آخرون`: a number that stands for people.
    fn is_partitive(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| {
            u.function == Function::Preposition
                && u.target().is_some_and(|t| {
                    arabic::fold(&self.lexicon.tables().functions[t.index()].lemma) == crate::phrase::FROM
                })
                && self.unit(at + 1).is_some_and(|n| self.is_people(n))
        })
    }

    /// Whether one of the word's readings names people.
    fn is_people(&self, unit: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let names = |target: lexicon::Target| match target.kind() {
            Kind::Agent => !matches!(tables.agents[target.index()].class.as_str(), "vehicle" | "weapon"),
            Kind::Nisba | Kind::People | Kind::Office => true,
            Kind::Noun => tables.nouns[target.index()].is("quantity"),
            Kind::Adjective => matches!(unit.tag, Tag::Entry(..)) && unit.has_sound_ending,
            Kind::ActiveParticiple | Kind::PassiveParticiple => unit.has_sound_ending,
            _ => false,
        };
        unit.target().is_some_and(names)
            || unit
                .info
                .iter()
                .flat_map(|i| &i.analyses)
                .any(|a| a.target.kind() == Kind::Agent && names(a.target))
    }

    /// A noun in the singular for one human being.
    fn is_person(&self, unit: &Unit) -> bool {
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Agent => {
                matches!(self.lexicon.tables().agents[t.index()].class.as_str(), "person" | "kin" | "people")
            }
            Kind::Nisba => !unit.clitics.article,
            Kind::Office => true,
            _ => false,
        })
    }

    /// `شخص`, `قائد عسكري`: one; not a people or a body.
    fn is_one(&self, unit: &Unit) -> bool {
        self.is_person(unit) && !unit.clitics.article
    }

    fn is_made_thing(&self, unit: &Unit) -> bool {
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Noun => {
                let noun = &self.lexicon.tables().nouns[t.index()];
                ["building", "geo", "money", "time", "document"].iter().any(|c| noun.is(c))
            }
            Kind::Agent => {
                matches!(self.lexicon.tables().agents[t.index()].class.as_str(), "vehicle" | "weapon")
            }
            _ => false,
        })
    }

    /// `مقتل`, `إصابة`, `اعتقل`: a word whose frame says what a number counts, and whether only of certain words.
    fn named_toll(&self, unit: &Unit) -> Option<(What, bool)> {
        let tables = self.lexicon.tables();
        let target = unit.target()?;
        let frames = match target.kind() {
            Kind::Noun | Kind::EventPhrase => &tables.nouns[target.index()].frames,
            Kind::Verb | Kind::VerbalNoun => &tables.verbs[target.index()].frames,
            _ => return None,
        };
        frames.iter().map(|f| &tables.frames[*f as usize]).find_map(|frame| {
            let what = frame.switches.iter().find_map(|s| what(s))?;
            Some((what, !frame.with.is_empty() && what == What::Dead))
        })
    }

    /// `قتيل`, `جريح`, `معتقل`: a noun for people that says what befell them.
    fn toll_of_people(&self, unit: &Unit) -> Option<What> {
        let tables = self.lexicon.tables();
        unit.info.iter().flat_map(|i| &i.analyses).find_map(|a| match a.target.kind() {
            Kind::Agent => tables.agents[a.target.index()].en.first().and_then(|en| toll_in_english(en)),
            Kind::Noun => tables.nouns[a.target.index()]
                .class
                .split(' ')
                .find_map(|c| c.strip_prefix("toll:"))
                .and_then(what),
            _ => None,
        })
    }

    // ---- counts ----

    fn counted(&self, number: usize, last: usize) -> Option<Count> {
        let quantity = self.quantity(number)?;
        let bytes = self.bytes(number, last.max(number));
        Some(self.count(quantity.min, quantity.max, bytes))
    }

    fn exactly(&self, n: u64, at: usize) -> Count {
        self.count(Some(n), Some(n), self.bytes(at, at))
    }

    fn count(&self, min: Option<u64>, max: Option<u64>, bytes: std::ops::Range<usize>) -> Count {
        let text = self.doc.text[bytes.clone()].to_owned();
        Count { min, max, text, span: self.doc.span(bytes), of: Vec::new() }
    }

    fn bytes(&self, first: usize, last: usize) -> std::ops::Range<usize> {
        let units = &self.sentence.units;
        let start = self.doc.inside(units[first].first, usize::from(units[first].clitics.stem_at));
        let end = self.doc.tokens[units[last].last].end as usize;
        start.min(end)..end
    }
}

fn what(name: &str) -> Option<What> {
    Some(match name {
        "dead" => What::Dead,
        "injured" => What::Injured,
        "arrested" => What::Arrested,
        "participants" => What::Participants,
        _ => return None,
    })
}

/// The agents' English says what befell them: `person killed`, `injured person`, `detainee`.
fn toll_in_english(en: &str) -> Option<What> {
    let has = |word: &str| en.split(' ').any(|w| w == word);
    if has("killed") {
        Some(What::Dead)
    } else if has("injured") || has("wounded") {
        Some(What::Injured)
    } else if has("protester") {
        Some(What::Participants)
    } else {
        (en == "detainee").then_some(What::Arrested)
    }
}
