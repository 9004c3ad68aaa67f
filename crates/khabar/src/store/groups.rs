//! Reports in groups: as the joining made them, then as people put them together and apart.
//!
//! The outcome depends on the reports and on what was said alone, so the order of arrival changes nothing. A report that nobody
//! spoke of follows those that it is most surely of one event with.

use coder::story::{Joined, Neighbourhood, Reason, Report, Verdict, agree, compare, sample};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Reports by their numbers.
pub(super) type Reports = BTreeMap<usize, Rc<Report>>;

/// What a person said of stories, about reports that are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Saying {
    /// All are of one story.
    Together { reports: BTreeSet<usize>, by: String },
    /// None of these is of one story with any of those.
    Apart { taken: BTreeSet<usize>, left: BTreeSet<usize> },
}

/// Two reports and what joins them.
pub(super) type Edge = (usize, usize, Verdict);

/// Denials stand among the members as the other reports do.
#[derive(Debug, Clone, Default)]
struct Group {
    members: Vec<usize>,
    links: Vec<Edge>,
}

/// The stories of these neighbourhoods when what further joins their reports is taken in, the surest first, and then all that was
/// said is done, each later saying upon the earlier ones.
pub(super) fn put_together(
    neighbourhoods: Vec<Neighbourhood>,
    further: &[Edge],
    said: &[Saying],
    reports: &Reports,
) -> Neighbourhood {
    let mut groups = Vec::new();
    for Neighbourhood { stories, left } in neighbourhoods {
        groups.extend(stories.into_iter().map(|story| Group {
            members: story.reports.into_iter().chain(story.denials).collect(),
            links: story.links,
        }));
        groups.extend(left.into_iter().map(|denial| Group { members: vec![denial], links: Vec::new() }));
    }
    // in the order of their first reports, however they were found
    groups = groups.into_iter().map(|group| sorted(group, reports)).collect();
    groups.sort_by(|a, b| place(a.members.first(), reports).cmp(&place(b.members.first(), reports)));
    groups = joined(groups, further, reports);
    for saying in said {
        groups = match saying {
            Saying::Together { reports: these, by } => together(groups, these, by, reports),
            Saying::Apart { taken, left } => {
                let parts = |group: Group| apart(group, taken, left, reports);
                groups.into_iter().flat_map(parts).collect()
            }
        };
    }
    told(groups, reports)
}

/// Groups joined by edges between them, where they agree as those of one neighbourhood must. A denial joins one group.
fn joined(groups: Vec<Group>, edges: &[Edge], reports: &Reports) -> Vec<Group> {
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        of.extend(group.members.iter().map(|member| (*member, at)));
    }
    let mut groups: Vec<Option<Group>> = groups.into_iter().map(Some).collect();
    let mut refused: BTreeSet<(usize, usize)> = BTreeSet::new();
    for edge in edges {
        let (Some(one), Some(other)) = (of.get(&edge.0).copied(), of.get(&edge.1).copied()) else { continue };
        let pair = (one.min(other), one.max(other));
        if one == other || refused.contains(&pair) {
            continue;
        }
        let (Some(kept), Some(gone)) = (groups[pair.0].take(), groups[pair.1].take()) else { continue };
        if !may_join(&kept, &gone, reports) {
            (groups[pair.0], groups[pair.1]) = (Some(kept), Some(gone));
            refused.insert(pair);
            continue;
        }
        of.extend(gone.members.iter().map(|member| (*member, pair.0)));
        let (mut members, mut links) = (kept.members, kept.links);
        members.extend(gone.members);
        links.extend(gone.links);
        links.push(edge.clone());
        groups[pair.0] = Some(Group { members, links });
        // what has grown is asked again
        refused.retain(|(x, y)| ![*x, *y].contains(&pair.0));
    }
    groups.into_iter().flatten().collect()
}

/// Whether the reports of the two may be of one story, as within a neighbourhood.
fn may_join(one: &Group, other: &Group, reports: &Reports) -> bool {
    let told = |group: &Group| -> Vec<&Report> {
        let members = group.members.iter().filter_map(|member| reports.get(member));
        let mut told: Vec<&Report> = members.map(Rc::as_ref).filter(|report| !report.is_denial()).collect();
        told.sort_by(|a, b| a.order.cmp(&b.order));
        told
    };
    let (mine, theirs) = (told(one), told(other));
    if mine.is_empty() || theirs.is_empty() {
        // denials join what they deny, not each other
        return mine.is_empty() != theirs.is_empty();
    }
    agree(&mine, &theirs)
}

/// One group of all that hold one of the reports.
fn together(groups: Vec<Group>, these: &BTreeSet<usize>, by: &str, reports: &Reports) -> Vec<Group> {
    let is_meant = |group: &Group| group.members.iter().any(|member| these.contains(member));
    let (meant, mut others): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(is_meant);
    let mut meant: Vec<Group> = meant.into_iter().map(|group| sorted(group, reports)).collect();
    meant.sort_by(|a, b| place(a.members.first(), reports).cmp(&place(b.members.first(), reports)));
    let mut meant = meant.into_iter();
    let Some(mut one) = meant.next() else { return others };
    for group in meant {
        let firsts = one.members.first().copied().zip(group.members.first().copied());
        one.links.extend(firsts.map(|(one, other)| (one, other, said_by(by))));
        one.links.extend(group.links);
        one.members.extend(group.members);
    }
    others.push(one);
    others
}

/// The group in two parts, where it holds reports of both kinds.
fn apart(group: Group, taken: &BTreeSet<usize>, left: &BTreeSet<usize>, reports: &Reports) -> Vec<Group> {
    let holds = |these: &BTreeSet<usize>| group.members.iter().any(|member| these.contains(member));
    if !holds(taken) || !holds(left) {
        return vec![group];
    }
    let group = sorted(group, reports);
    let edges = edges(&group, reports);
    let is_taken = sides(&group.members, &edges, taken, left, reports);
    let part = |wanted: bool| {
        let is_in = |member: &usize| is_taken.get(member).copied().unwrap_or(false) == wanted;
        let members: Vec<usize> = group.members.iter().copied().filter(is_in).collect();
        let links = tree(&members, &edges);
        Group { members, links }
    };
    vec![part(true), part(false)]
}

/// Of each report whether it goes with what was taken out. The same words of one text go one way; who was not spoken of goes with
/// the surest of those that have their side, the surest first; what is joined to none of them stays.
fn sides(
    members: &[usize],
    edges: &[Edge],
    taken: &BTreeSet<usize>,
    left: &BTreeSet<usize>,
    reports: &Reports,
) -> BTreeMap<usize, bool> {
    let words = |member: &usize| reports.get(member).map(|report| report.story_id());
    let words_of = |these: &BTreeSet<usize>| -> BTreeSet<Option<String>> {
        members.iter().filter(|member| these.contains(member)).map(words).collect()
    };
    let (taken, left) = (words_of(taken), words_of(left));
    let mut side = BTreeMap::new();
    for member in members {
        let own = words(member);
        if taken.contains(&own) {
            side.insert(*member, true);
        } else if left.contains(&own) {
            side.insert(*member, false);
        }
    }
    while let Some((open, is_taken)) =
        edges.iter().find_map(|(one, other, _)| match (side.get(one), side.get(other)) {
            (Some(known), None) => Some((*other, *known)),
            (None, Some(known)) => Some((*one, *known)),
            _ => None,
        })
    {
        side.insert(open, is_taken);
    }
    side
}

/// What joins the reports of a group, the surest first.
fn edges(group: &Group, reports: &Reports) -> Vec<Edge> {
    let asked: BTreeSet<usize> = sample(&group.members).into_iter().collect();
    let mut edges: BTreeMap<(usize, usize), Verdict> = BTreeMap::new();
    let at = |number: usize| group.members.iter().position(|member| *member == number);
    for (one, other, verdict) in &group.links {
        if let Some(pair) = at(*one).zip(at(*other)) {
            edges.insert((pair.0.min(pair.1), pair.0.max(pair.1)), verdict.clone());
        }
    }
    for (one, a) in group.members.iter().enumerate() {
        for (other, b) in group.members.iter().enumerate().skip(one + 1) {
            if !asked.contains(a) && !asked.contains(b) || edges.contains_key(&(one, other)) {
                continue;
            }
            let verdict = reports.get(a).zip(reports.get(b)).map(|(a, b)| compare(a, b));
            if let Some(verdict) = verdict.filter(Verdict::is_joined) {
                edges.insert((one, other), verdict);
            }
        }
    }
    let mut edges: Vec<((usize, usize), Verdict)> = edges.into_iter().collect();
    edges.sort_by(|a, b| b.1.points.total_cmp(&a.1.points).then(a.0.cmp(&b.0)));
    let number = |at: usize| group.members[at];
    edges.into_iter().map(|((one, other), verdict)| (number(one), number(other), verdict)).collect()
}

/// Of the edges, the surest first, those that join what is not yet joined.
fn tree(members: &[usize], edges: &[Edge]) -> Vec<Edge> {
    let mut root: BTreeMap<usize, usize> = members.iter().map(|member| (*member, *member)).collect();
    let mut links = Vec::new();
    for (one, other, verdict) in edges {
        let (Some(kept), Some(gone)) = (root.get(one).copied(), root.get(other).copied()) else { continue };
        if kept != gone {
            root.values_mut().filter(|r| **r == gone).for_each(|r| *r = kept);
            links.push((*one, *other, verdict.clone()));
        }
    }
    links
}

fn sorted(mut group: Group, reports: &Reports) -> Group {
    group.members.sort_by(|a, b| place(Some(a), reports).cmp(&place(Some(b), reports)));
    group
}

/// Denials come behind; then the order of the reports.
fn place<'r>(number: Option<&usize>, reports: &'r Reports) -> Option<(bool, &'r coder::story::Order, usize)> {
    let number = number?;
    reports.get(number).map(|report| (report.is_denial(), &report.order, *number))
}

fn said_by(by: &str) -> Verdict {
    Verdict {
        points: 0.0,
        reasons: vec![Reason { what: Cow::Owned(format!("merged by {by}")), points: 0.0 }],
        contradiction: None,
        is_anchored: true,
        needed: 0.0,
    }
}

/// The groups as stories, by their first reports. Denials without a report are told by none.
fn told(groups: Vec<Group>, reports: &Reports) -> Neighbourhood {
    let mut groups: Vec<Group> = groups.into_iter().map(|group| sorted(group, reports)).collect();
    groups.sort_by(|a, b| place(a.members.first(), reports).cmp(&place(b.members.first(), reports)));
    let (mut stories, mut left) = (Vec::new(), Vec::new());
    for Group { members, links } in groups {
        let is_denial = |number: &usize| reports.get(number).is_some_and(|report| report.is_denial());
        let (denials, told): (Vec<usize>, Vec<usize>) = members.into_iter().partition(is_denial);
        match told.first().and_then(|first| reports.get(first)) {
            // links are of reports alone
            Some(first) => stories.push(Joined {
                id: first.story_id(),
                links: links
                    .into_iter()
                    .filter(|(one, other, _)| told.contains(one) && told.contains(other))
                    .collect(),
                reports: told,
                denials,
            }),
            None => left.extend(denials),
        }
    }
    Neighbourhood { stories, left }
}
