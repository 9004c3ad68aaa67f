//! Whether two reports can be of one event, and how much says so.
//!
//! What one leaves unsaid contradicts nothing, and says nothing either: enough must be said in common. Points are added for
//! what agrees and taken for what differs; some differences no agreement outweighs.

mod measure;
mod who;

use super::days::Basis;
use super::party::Accord;
use super::place::{Agreement, agreement};
use super::report::Report;
use crate::record::Category;
use measure::{FEW, manner, numbers, wording};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use who::who;

/// The outcome of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// What says that it is the same event, in points; those that speak against it are taken off.
    pub points: f64,
    /// What agrees and what differs, with the points of each.
    pub reasons: Vec<Reason>,
    /// Why they cannot be of one event, whatever else agrees.
    pub contradiction: Option<Cow<'static, str>>,
    /// Whether something narrower than a country and a kind of people is in common.
    pub is_anchored: bool,
    /// The points that are needed.
    pub needed: f64,
}

/// One thing that agrees or differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// What: `same town`, `same toll`.
    pub what: Cow<'static, str>,
    /// How much it counts.
    pub points: f64,
}

impl Verdict {
    /// Whether the two are joined.
    #[must_use]
    pub fn is_joined(&self) -> bool {
        self.contradiction.is_none() && self.is_anchored && self.points >= self.needed
    }

    fn add(&mut self, what: &'static str, points: f64) {
        self.points += points;
        self.reasons.push(Reason { what: Cow::Borrowed(what), points });
    }

    fn refuse(&mut self, why: &'static str) {
        self.contradiction.get_or_insert(Cow::Borrowed(why));
    }
}

/// What kind of deed it is decides what must agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Harm done: who is blamed may differ, where it was may not.
    Force,
    /// People together in a place.
    Gathering,
    /// Those who meet must be the same.
    Meeting,
    /// Something done to somebody by somebody who is known.
    Measure,
    /// Something said: the place is that of what is spoken of.
    Word,
}

pub(super) const fn kind(category: Category) -> Kind {
    match category {
        Category::Assault => Kind::Force,
        Category::Protest => Kind::Gathering,
        Category::Consult => Kind::Meeting,
        Category::Aid
        | Category::Retreat
        | Category::Sanction
        | Category::Mobilize
        | Category::Coerce
        | Category::Cooperate => Kind::Measure,
        Category::Agree
        | Category::Support
        | Category::Concede
        | Category::Request
        | Category::Accuse
        | Category::Reject
        | Category::Threaten => Kind::Word,
    }
}

impl Kind {
    /// Points that are needed. Of harm done in one town on one day there may be much.
    const fn needed(self) -> f64 {
        match self {
            Self::Force => 4.5,
            Self::Gathering | Self::Meeting | Self::Measure | Self::Word => 4.25,
        }
    }
}

/// More than anything else adds up to.
const SURE: f64 = 99.0;

/// What two reports say in common, as far as it decides whether that is narrow enough.
#[derive(Debug, Default)]
struct Common {
    place: Option<Agreement>,
    actors: Option<Accord>,
    recipients: Option<Accord>,
    /// People of a kind that few are of: teachers, judges.
    kind_of_people: bool,
    /// Two or more of those who take part.
    both_sides: bool,
    /// A number of three or more.
    number: bool,
    manner: bool,
    /// Words that few reports share, and their share of the shorter list.
    words: usize,
    share: f64,
    /// Most of the words of the shorter sentence.
    wording: bool,
}

/// Compares two reports. The same for `a` and `b` either way round.
#[must_use]
pub fn compare(a: &Report, b: &Report) -> Verdict {
    let kind = kind(a.category);
    let mut verdict = Verdict {
        points: 0.0,
        reasons: Vec::new(),
        contradiction: None,
        is_anchored: false,
        needed: kind.needed().max(self::kind(b.category).needed()),
    };
    if a.category != b.category {
        verdict.refuse("other categories");
        return verdict;
    }
    if a.is_same_words(b) {
        verdict.is_anchored = true;
        verdict.add("the same words of one text", SURE);
        return verdict;
    }
    days(a, b, &mut verdict);
    if verdict.contradiction.is_some() {
        return verdict;
    }
    let mut common = Common::default();
    where_it_was(a, b, kind, &mut common, &mut verdict);
    who(a, b, kind, &mut common, &mut verdict);
    numbers(a, b, &mut common, &mut verdict);
    manner(a, b, &mut common, &mut verdict);
    wording(a, b, &mut common, &mut verdict);
    if a.article_id == b.article_id {
        one_article(a, b, &mut verdict);
    }
    verdict.is_anchored = common.is_narrow(kind);
    verdict
}

impl Common {
    /// Whether it is narrower than a country and the people of any report.
    fn is_narrow(&self, kind: Kind) -> bool {
        let placed = self.place >= Some(Agreement::Province);
        let (actors, recipients) = (self.actors, self.recipients);
        let known = actors >= Some(Accord::Kin);
        let worded = self.wording || self.words >= 3 && self.share >= FEW;
        let sort = Some(Accord::Sort);
        // a town and a day have much in them: who, how many, or two words must agree too
        let told = actors >= sort || recipients >= sort || self.number || self.words >= 2;
        match kind {
            Kind::Force => placed && (told || self.manner) || worded,
            Kind::Gathering => placed && told || worded || self.kind_of_people,
            Kind::Meeting => self.both_sides || (placed && known),
            Kind::Measure if placed => {
                actors >= Some(Accord::Country) || recipients >= Some(Accord::Alike) || worded
            }
            Kind::Measure | Kind::Word => self.both_sides || self.wording || self.is_known_deed(worded),
        }
    }

    /// Who did it is known from both, or to whom and in what words.
    fn is_known_deed(&self, worded: bool) -> bool {
        let (actors, recipients) = (self.actors, self.recipients);
        let known = actors >= Some(Accord::Kin);
        // what states are told to do and suffer is much: `قطع العلاقات مع قطر` was done by many
        let unsaid = actors == Some(Accord::Unsaid);
        let harmed = matches!(recipients, Some(Accord::Alike | Accord::Same));
        match unsaid {
            true => harmed && (self.words >= 2 || self.number),
            false => {
                worded
                    || known && recipients >= Some(Accord::Kin)
                    || known && self.manner && self.words >= 1 && recipients != Some(Accord::Country)
                    || actors >= Some(Accord::Sort) && recipients >= Some(Accord::Alike) && self.words >= 2
                    || actors >= Some(Accord::Alike) && (self.words >= 2 || self.number)
            }
        }
    }
}

fn days(a: &Report, b: &Report, verdict: &mut Verdict) {
    let (Some(x), Some(y)) = (a.days, b.days) else { return };
    let stated = |basis| basis == Basis::Stated;
    match x.apart(y) {
        0 if x.is_day() && y.is_day() => verdict.add("same day", 1.5),
        0 if x.basis.max(y.basis) == Basis::Before => verdict.add("a day is not known", -1.0),
        0 if x.is_long() || y.is_long() => verdict.add("days agree", 0.0),
        0 => verdict.add("days agree", 1.0),
        1 if stated(x.basis) && stated(y.basis) => verdict.add("a day apart", -1.5),
        1 => verdict.add("a day apart", -0.5),
        _ => verdict.refuse("other days"),
    }
}

fn where_it_was(a: &Report, b: &Report, kind: Kind, common: &mut Common, verdict: &mut Verdict) {
    let is_told_of = kind == Kind::Word;
    let agreement = agreement(&a.places, &b.places);
    match agreement {
        Agreement::Contradict if is_told_of => verdict.add("other places", -1.0),
        Agreement::Contradict => verdict.refuse("other places"),
        Agreement::Unsaid => {}
        Agreement::Country => verdict.add("same country", 0.5),
        _ if is_told_of => verdict.add("same place", 1.0),
        Agreement::Province => verdict.add("same province", 1.5),
        Agreement::Within => verdict.add("a spot in the town", 2.5),
        Agreement::Town => verdict.add("same town", 3.0),
    }
    common.place = Some(agreement);
}

/// Within one article the coder kept the two apart. They are told as one event only where one of them is the title.
fn one_article(a: &Report, b: &Report, verdict: &mut Verdict) {
    if a.is_title == b.is_title {
        verdict.refuse("told as two in one article");
    }
}

#[cfg(test)]
mod tests;
