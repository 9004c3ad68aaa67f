//! Numbers of people in a sentence: how many were killed, hurt, arrested, took part, in the order of the words.
//!
//! Read along the words and not along the parse, because a toll's words stand together whatever the clause around them is:
//! `مقتل 12 شخصا`, `22 قتيلا`, `قُتل جنديان`, `12 شخصا على الأقل قتلوا`, `استشهاد وإصابة عشرات`.
//! Known failure: `قتل مسلحان ثلاثة جنود` counts the gunmen.

mod deed;
mod total;
mod victim;
mod word;

use crate::clause::Sentence;
use crate::doc::Doc;
use crate::record::{Count, PartCount};
use crate::unit::Unit;
use arabic::Quantity;
use arabic::features::Number;
use lexicon::Lexicon;

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
    /// `2186 منذ غزو العراق`: the sum of a war, of which the deed is a part.
    pub(crate) since: bool,
}

/// Reads the counts of a sentence.
pub(crate) struct TollReader<'r, 'a> {
    pub(crate) doc: &'r Doc<'a>,
    pub(crate) lexicon: &'r Lexicon,
    pub(crate) sentence: &'r Sentence,
    pub(crate) quantities: &'r [Quantity],
}

impl TollReader<'_, '_> {
    /// The counts of the sentence, in the order of the words that say what they are of.
    pub(crate) fn read(&self) -> Vec<Toll> {
        let mut found: Vec<Toll> = Vec::new();
        for at in 0..self.sentence.units.len() {
            let toll = self.people(at).or_else(|| self.noun(at)).or_else(|| self.verb(at));
            let again =
                |t: &Toll| found.iter().any(|f: &Toll| f.what == t.what && f.count.span == t.count.span);
            let part = |t: &Toll| found.iter().any(|f: &Toll| f.what == t.what) && self.is_of_some(t.at);
            if let Some(toll) = toll.filter(|t| !again(t) && !part(t)) {
                found.push(toll);
            }
        }
        for toll in &mut found {
            toll.official = self.is_official(toll.at);
            toll.since = self.is_since_event(toll.at);
            toll.count.of = self.among(toll.at);
        }
        found
    }

    /// `27 شهيدا، بينهم 14 شهيدا في المدينة`: some of those counted before.
    fn is_of_some(&self, at: usize) -> bool {
        const NEAR: usize = 3;
        self.sentence.units[at.saturating_sub(NEAR)..at].iter().any(|u| self.is_among(u))
    }

    /// `22 قتيلا`, `قتيلان`, `ارتفع عدد القتلى إلى 40`: a noun for those whom it befell.
    fn people(&self, at: usize) -> Option<Toll> {
        let unit = self.unit(at)?;
        let what = self.toll_of_people(unit)?;
        if what == What::Participants && self.befalls(at) || self.is_fate(at) {
            return None;
        }
        let toll = |count, total| Toll { what, count, at, total, official: false, since: false };
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

    /// `راح ضحيتها 15 مدنيا`: the word belongs to the verb, and counts nobody.
    fn is_fate(&self, at: usize) -> bool {
        let verb = at.checked_sub(1).and_then(|before| self.unit(before)).filter(|u| u.is_verb());
        let bare =
            self.unit(at).is_some_and(|u| !u.clitics.article && u.bits().number() == Some(Number::Singular));
        bare && verb.is_some_and(|verb| self.named_toll(verb).is_some() && self.is_suffered(verb))
    }

    /// `مقتل 3 متظاهرين`, `بينهم 5 محتجين`: something befell these protesters, and is not what they do.
    fn befalls(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        let nearby = &self.sentence.units[at.saturating_sub(NEAR)..at];
        nearby.iter().any(|u| self.named_toll(u).is_some() || self.is_among(u))
    }

    fn unit(&self, at: usize) -> Option<&Unit> {
        self.sentence.units.get(at)
    }

    fn quantity(&self, at: usize) -> Option<&Quantity> {
        let token = self.unit(at)?.first;
        self.quantities.iter().find(|q| q.tokens.contains(&token))
    }

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

    fn part(&self, first: usize, last: usize, number: Option<u64>) -> PartCount {
        let bytes = self.bytes(first, last);
        PartCount { number, text: self.doc.text[bytes.clone()].to_owned(), span: self.doc.span(bytes) }
    }

    fn bytes(&self, first: usize, last: usize) -> std::ops::Range<usize> {
        let units = &self.sentence.units;
        let start = self.doc.inside(units[first].first, usize::from(units[first].clitics.stem_at));
        let end = self.doc.tokens[units[last].last].end as usize;
        start.min(end)..end
    }
}

const TOTAL_REACH: usize = 9;
