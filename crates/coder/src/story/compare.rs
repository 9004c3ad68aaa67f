//! Whether two reports can be of one event, and how much says so.
//!
//! What one leaves unsaid contradicts nothing, and says nothing either: enough must be said in common. Points are added for
//! what agrees and taken for what differs; some differences no agreement outweighs.

use super::days::Basis;
use super::party::{Accord, Party, accord, found};
use super::place::{Agreement, agreement};
use super::report::{Range, Report};
use super::words::shared;
use crate::record::Category;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

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
        needed: kind.needed(),
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

fn who(a: &Report, b: &Report, kind: Kind, common: &mut Common, verdict: &mut Verdict) {
    let actors = accord(&a.actors, &b.actors);
    let recipients = accord(&a.recipients, &b.recipients);
    (common.actors, common.recipients) = (Some(actors), Some(recipients));
    common.kind_of_people = alike_and_few(&a.actors, &b.actors);
    match kind {
        Kind::Meeting => meeting(a, b, common, verdict),
        Kind::Force => {
            if actors == Accord::Contradict && recipients == Accord::Contradict {
                verdict.refuse("others did it to others");
            }
            role(&ACTOR, actors, -1.0, verdict);
            role(&RECIPIENT, recipients, -1.5, verdict);
        }
        Kind::Gathering => {
            role(&ACTOR, actors, -1.0, verdict);
            role(&RECIPIENT, recipients, -0.5, verdict);
        }
        Kind::Measure | Kind::Word => known_deed(a, b, common, verdict),
    }
}

/// Points for one role.
fn role(names: &Names, accord: Accord, against: f64, verdict: &mut Verdict) {
    match accord {
        Accord::Contradict => verdict.add(names[0], against),
        Accord::Unsaid => {}
        Accord::Country => verdict.add(names[1], 0.25),
        Accord::Sort => verdict.add(names[2], 0.75),
        Accord::Alike => verdict.add(names[3], 1.0),
        Accord::Kin => verdict.add(names[4], 1.5),
        Accord::Same => verdict.add(names[5], 2.0),
    }
}

/// What is said of a role, by how well it accords.
type Names = [&'static str; 6];

const ACTOR: Names = [
    "other actor",
    "actor of the same country",
    "actor of the same sort",
    "actor described alike",
    "actor of the same state",
    "same actor",
];

const RECIPIENT: Names = [
    "other recipient",
    "recipient of the same country",
    "recipient of the same sort",
    "recipient described alike",
    "recipient of the same state",
    "same recipient",
];

/// Who did it must be the same, and to whom, as far as both say it. Those who do it together may be told in either role.
fn known_deed(a: &Report, b: &Report, common: &mut Common, verdict: &mut Verdict) {
    let (Some(actors), Some(recipients)) = (common.actors, common.recipients) else { return };
    if is_mutual(a) && is_mutual(b) {
        common.both_sides = countries_in_common(a, b) >= 2 || ids_in_common(a, b) >= 2;
    }
    if common.both_sides {
        verdict.add("the same sides", 3.0);
        return;
    }
    if actors == Accord::Contradict || recipients == Accord::Contradict {
        verdict.refuse("others did it, or to others");
        return;
    }
    // two persons of one state who are not said to be of one body
    if actors == Accord::Country && all_named(&a.actors) && all_named(&b.actors) {
        verdict.refuse("another person or body");
    }
    role(&ACTOR, actors, 0.0, verdict);
    role(&RECIPIENT, recipients, 0.0, verdict);
    if actors >= Accord::Kin && recipients >= Accord::Kin {
        verdict.add("who and whom", 1.0);
    }
}

/// Done together: several act, and nobody is acted upon.
fn is_mutual(report: &Report) -> bool {
    report.actors.len() >= 2 && report.recipients.is_empty()
}

fn all_named(parties: &[Party]) -> bool {
    parties.iter().all(|party| party.id.is_some())
}

fn countries_in_common(a: &Report, b: &Report) -> usize {
    let codes: BTreeSet<&str> = a.actors.iter().filter_map(|p| p.code.as_deref()).collect();
    codes.iter().filter(|code| b.actors.iter().any(|p| p.code.as_deref() == Some(code))).count()
}

fn ids_in_common(a: &Report, b: &Report) -> usize {
    a.actors.iter().filter(|p| p.id.is_some() && b.actors.iter().any(|q| p.id == q.id)).count()
}

/// People of a kind that is not in every report.
fn alike_and_few(a: &[Party], b: &[Party]) -> bool {
    let few = |p: &Party| {
        !matches!(p.sector.as_deref(), None | Some("CVL" | "UAF" | "GOV" | "MIL" | "COP" | "PTY" | "OPP"))
    };
    a.iter().any(|p| p.id.is_none() && few(p) && b.iter().any(|q| p.code == q.code && p.sector == q.sector))
}

/// Those who meet: all whom the shorter list names must be on the longer. `The two ministers` names nobody.
fn meeting(a: &Report, b: &Report, common: &mut Common, verdict: &mut Verdict) {
    let (mut x, mut y) = (everybody(a), everybody(b));
    if are_of_one_country(&x, &y) {
        // within a country its name, or a town's, stands for anybody
        x.retain(|party| !party.is_state());
        y.retain(|party| !party.is_state());
    }
    let (few, many) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    let (met, missing) = found(few, many);
    common.both_sides = met >= 2 && met > missing;
    match (met, missing) {
        (0, 0) => {}
        (1, 0) => verdict.add("one of those who met", 2.0),
        (_, 0) => verdict.add("the same met", 4.0),
        _ if common.both_sides => verdict.add("most of those who met", 2.0),
        _ => verdict.refuse("others met"),
    }
}

fn are_of_one_country(x: &[Party], y: &[Party]) -> bool {
    let codes: BTreeSet<&str> = x.iter().chain(y).filter_map(|party| party.code.as_deref()).collect();
    codes.len() <= 1
}

fn everybody(report: &Report) -> Vec<Party> {
    let mut all: Vec<_> =
        report.actors.iter().chain(&report.recipients).filter(|party| party.is_known()).cloned().collect();
    all.sort();
    all.dedup();
    all
}

/// What is said of a number: the same, compatible, near, different, far apart.
const NUMBERS: [[&str; 5]; 4] = [
    [
        "same number of dead",
        "numbers of dead agree",
        "numbers of dead are near",
        "numbers of dead differ",
        "numbers of dead are far apart",
    ],
    [
        "same number of injured",
        "numbers of injured agree",
        "numbers of injured are near",
        "numbers of injured differ",
        "numbers of injured are far apart",
    ],
    [
        "same number of arrested",
        "numbers of arrested agree",
        "numbers of arrested are near",
        "numbers of arrested differ",
        "numbers of arrested are far apart",
    ],
    [
        "same number of participants",
        "numbers of participants agree",
        "numbers of participants are near",
        "numbers of participants differ",
        "numbers of participants are far apart",
    ],
];

fn numbers(a: &Report, b: &Report, common: &mut Common, verdict: &mut Verdict) {
    // who reports later may know of more
    let later = a.order.published.cmp(&b.order.published);
    for ((names, x), y) in NUMBERS.iter().zip(&a.counts).zip(&b.counts) {
        let (Some(x), Some(y)) = (x, y) else { continue };
        let risen = later.is_ne() && later == x.min.cmp(&y.min);
        common.number |= number(names, *x, *y, risen, verdict);
    }
}

/// Points for one number; whether it is the same and more than a few.
fn number(names: &[&'static str; 5], x: Range, y: Range, risen: bool, verdict: &mut Verdict) -> bool {
    let is_same = x.exact().is_some() && x == y;
    match x.times(y) {
        _ if is_same && x.min >= 3 => verdict.add(names[0], 1.5),
        _ if is_same => verdict.add(names[0], 0.5),
        _ if x.meets(y) => verdict.add(names[1], 0.25),
        times if times <= 1.5 || risen && times <= 3.0 => verdict.add(names[2], 0.0),
        times if times <= 3.0 || risen && times <= 10.0 => verdict.add(names[3], -0.75),
        _ => verdict.add(names[4], -2.0),
    }
    is_same && x.min >= 3
}

fn manner(a: &Report, b: &Report, common: &mut Common, verdict: &mut Verdict) {
    let modes_tell = !a.modes.is_empty() && !b.modes.is_empty();
    if a.lemma == b.lemma {
        verdict.add("same verb", if modes_tell { 0.25 } else { 0.75 });
    }
    if !modes_tell {
        return;
    }
    common.manner = a.modes.iter().any(|mode| b.modes.contains(mode));
    let kin = |mode: &String| KIN.iter().find(|kin| kin.contains(&mode.as_str()));
    let related =
        a.modes.iter().filter_map(kin).any(|kin| b.modes.iter().any(|mode| kin.contains(&mode.as_str())));
    match (common.manner, related) {
        (true, _) => verdict.add("same manner", 0.5),
        (_, true) => {}
        _ => verdict.add("another manner", -1.0),
    }
}

/// Manners that one event is told by in different words.
const KIN: [&[&str]; 4] = [
    &["aerial", "drone", "heavy-weapons", "explosives", "destroy"],
    &["explosives", "suicide-attack"],
    &["firearms", "targeted"],
    &["visit", "third-party", "multilateral"],
];

/// Words that few other reports have.
fn wording(a: &Report, b: &Report, common: &mut Common, verdict: &mut Verdict) {
    // a sentence that tells many things has words of everything: a long one counts for no less than a third
    let of = |x: &[u32], y: &[u32]| x.len().min(y.len()).max(x.len().max(y.len()) / 3).max(1);
    let share = |x: &[u32], y: &[u32]| (shared(x, y), shared(x, y) as f64 / of(x, y) as f64);
    let (all, share_of_all) = share(&a.sentence, &b.sentence);
    (common.words, common.share) = share(&a.words, &b.words);
    common.wording = all >= 6 && share_of_all >= 0.8;
    match common.words {
        _ if common.wording => verdict.add("nearly the same sentence", 4.0),
        0 => {}
        4.. if common.share >= 0.6 => verdict.add("nearly the same words", 3.0),
        both if common.share >= FEW => verdict.add("words in common", (0.5 * both as f64).min(2.5)),
        both => verdict.add("words in common", (0.5 * both as f64).min(1.0)),
    }
}

/// Less than this share of the words is in common by chance.
const FEW: f64 = 0.25;

/// Within one article the coder kept the two apart. They are told as one event only where one of them is the title.
fn one_article(a: &Report, b: &Report, verdict: &mut Verdict) {
    if a.is_title == b.is_title {
        verdict.refuse("told as two in one article");
    }
}
