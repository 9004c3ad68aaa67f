//! Numbers of people, manner, and words.

use super::super::report::{Range, Report};
use super::super::words::shared;
use super::{Common, Verdict};

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

/// Points for numbers of people.
pub(super) fn numbers(a: &Report, b: &Report, common: &mut Common, verdict: &mut Verdict) {
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

/// Points for how it was done, and for the verb.
pub(super) fn manner(a: &Report, b: &Report, common: &mut Common, verdict: &mut Verdict) {
    let modes_tell = !a.modes.is_empty() && !b.modes.is_empty();
    if a.lemma == b.lemma {
        verdict.add("same verb", if modes_tell { 0.25 } else { 0.75 });
    }
    if !modes_tell {
        return;
    }
    common.manner = a.modes.iter().any(|mode| b.modes.contains(mode));
    let is_in = |modes: &[String], kin: &[&str]| modes.iter().any(|mode| kin.contains(&mode.as_str()));
    let related = KIN.iter().any(|kin| is_in(&a.modes, kin) && is_in(&b.modes, kin));
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

/// Points for words that few other reports have.
pub(super) fn wording(a: &Report, b: &Report, common: &mut Common, verdict: &mut Verdict) {
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
pub(super) const FEW: f64 = 0.25;
