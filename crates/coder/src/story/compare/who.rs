//! Who took part, by the kind of deed.

use super::super::party::{Accord, Party, accord, matched};
use super::super::report::Report;
use super::{Common, Kind, Verdict};
use std::collections::BTreeSet;

/// Points for who and whom.
pub(super) fn who(a: &Report, b: &Report, kind: Kind, common: &mut Common, verdict: &mut Verdict) {
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
    in_common(a, b, |party| party.code.as_deref())
}

fn ids_in_common(a: &Report, b: &Report) -> usize {
    in_common(a, b, |party| party.id.as_deref())
}

/// How many different texts the actors of both have for something.
fn in_common(a: &Report, b: &Report, of: impl Fn(&Party) -> Option<&str>) -> usize {
    let all = |report: &Report| -> BTreeSet<String> {
        report.actors.iter().filter_map(&of).map(str::to_owned).collect()
    };
    all(a).intersection(&all(b)).count()
}

/// People of a kind that is not in every report.
fn alike_and_few(a: &[Party], b: &[Party]) -> bool {
    let few = |p: &Party| {
        !matches!(p.sector.as_deref(), None | Some("CVL" | "UAF" | "GOV" | "MIL" | "COP" | "PTY" | "OPP"))
    };
    let is_described = |p: &&Party| p.id.is_none() && few(p);
    let alike = |p: &Party, q: &Party| p.code == q.code && p.sector == q.sector;
    a.iter().filter(is_described).any(|p| b.iter().filter(is_described).any(|q| alike(p, q)))
}

/// Those who meet: all whom the shorter list names must be on the longer. `The two ministers` names nobody.
fn meeting(a: &Report, b: &Report, common: &mut Common, verdict: &mut Verdict) {
    let (mut x, mut y) = (everybody(a), everybody(b));
    if are_of_one_country(&x, &y) {
        // within a country its name, or a town's, stands for anybody
        x.retain(|party| !party.is_state());
        y.retain(|party| !party.is_state());
    }
    let pairs = matched(&x, &y);
    let (of_x, of_y) = pairs.iter().copied().unzip::<_, _, Vec<_>, Vec<_>>();
    let (met, missing) = (pairs.len(), left(&x, &of_x).min(left(&y, &of_y)));
    common.both_sides = met >= 2 && met > missing;
    match (met, missing) {
        (0, 0) => {}
        (1, 0) => verdict.add("one of those who met", 2.0),
        (_, 0) => verdict.add("the same met", 4.0),
        _ if common.both_sides => verdict.add("most of those who met", 2.0),
        _ => verdict.refuse("others met"),
    }
}

/// How many of a list are not among those at the places `met`. A state is where one of its own is: `Tunisia` beside its president.
fn left(all: &[Party], met: &[usize]) -> usize {
    let is_there = |party: &Party| met.iter().any(|at| all[*at].code == party.code);
    let others = all.iter().enumerate().filter(|(at, _)| !met.contains(at));
    others.filter(|(_, party)| !(party.is_state() && is_there(party))).count()
}

fn are_of_one_country(x: &[Party], y: &[Party]) -> bool {
    let codes: BTreeSet<&str> = x.iter().chain(y).filter_map(|party| party.code.as_deref()).collect();
    codes.len() <= 1
}

fn everybody(report: &Report) -> Vec<Party> {
    let mut all: Vec<_> =
        report.actors.iter().chain(&report.recipients).filter(|party| party.is_known()).cloned().collect();
    all.sort();
    // one person is one, whatever a report says of the office
    all.dedup_by(|a, b| a == b || a.id.is_some() && a.id == b.id);
    all
}
