//! The stories of one neighbourhood: what is joined most surely first, and nothing that contradicts.

use super::compare::{Verdict, compare};
use super::report::Report;
use std::collections::BTreeMap;

/// Two reports that are joined, by their places in the neighbourhood.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Edge {
    pub(super) one: usize,
    pub(super) other: usize,
    pub(super) verdict: Verdict,
}

/// Groups of the reports, each in order, by the first of each. `edges` are those between them that are joined; `reports`
/// stand in their order, so that the outcome depends on nothing else.
pub(super) fn cluster(reports: &[&Report], mut edges: Vec<Edge>) -> Vec<Vec<usize>> {
    edges.sort_by(|a, b| {
        b.verdict.points.total_cmp(&a.verdict.points).then((a.one, a.other).cmp(&(b.one, b.other)))
    });
    let mut groups = Groups::new(reports.len());
    for edge in &edges {
        let (one, other) = (groups.of[edge.one], groups.of[edge.other]);
        if one != other && groups.may_join(one, other, reports) {
            groups.join(one, other);
        }
    }
    groups.members.into_values().collect()
}

struct Groups {
    /// Which group a report is in: the number of its first.
    of: Vec<usize>,
    members: BTreeMap<usize, Vec<usize>>,
    /// Pairs of groups that were not joined, with their sizes then: they are asked again only when one has grown, and
    /// never where they contradict. A group that grows is refused what its parts were.
    refused: BTreeMap<(usize, usize), Option<(usize, usize)>>,
}

impl Groups {
    fn new(count: usize) -> Self {
        let members = (0..count).map(|at| (at, vec![at])).collect();
        Self { of: (0..count).collect(), members, refused: BTreeMap::new() }
    }

    /// Whether no report of the one contradicts one of the other, and on the whole they agree.
    fn may_join(&mut self, one: usize, other: usize, reports: &[&Report]) -> bool {
        let key = (one.min(other), one.max(other));
        let sizes = (self.members[&key.0].len(), self.members[&key.1].len());
        if self.refused.get(&key).is_some_and(|then| then.is_none_or(|then| then == sizes)) {
            return false;
        }
        let told = |group: usize| -> Vec<&Report> {
            sample(&self.members[&group]).into_iter().map(|at| reports[at]).collect()
        };
        match agreement(&told(key.0), &told(key.1)) {
            Some(agreement) if agreement >= ENOUGH => true,
            some => {
                self.refused.insert(key, some.map(|_| sizes));
                false
            }
        }
    }

    fn join(&mut self, one: usize, other: usize) {
        let (kept, gone) = (one.min(other), one.max(other));
        let moved = self.members.remove(&gone).unwrap_or_default();
        for at in &moved {
            self.of[*at] = kept;
        }
        if let Some(members) = self.members.get_mut(&kept) {
            members.extend(moved);
            members.sort_unstable();
        }
        let contradicted =
            self.refused.iter().filter(|((x, y), then)| then.is_none() && (*x == gone || *y == gone));
        let thirds: Vec<usize> = contradicted.map(|((x, y), _)| if *x == gone { *y } else { *x }).collect();
        for third in thirds {
            self.refused.insert((third.min(kept), third.max(kept)), None);
        }
    }
}

/// Of the points that are needed between two reports so much on average between two groups: unsaid things lower it.
const ENOUGH: f64 = 0.7;

/// Of a larger group so many are asked, evenly, so that a story told by thousands costs no more than one told by dozens.
const ASKED: usize = 48;

/// Those of a group that are compared with others.
#[must_use]
pub fn sample<T: Copy>(members: &[T]) -> Vec<T> {
    members.iter().step_by(members.len().div_ceil(ASKED).max(1)).copied().collect()
}

/// Whether no report of the one group contradicts one of the other, and on the whole they agree.
#[must_use]
pub fn agree(mine: &[&Report], theirs: &[&Report]) -> bool {
    agreement(&sample(mine), &sample(theirs)).is_some_and(|agreement| agreement >= ENOUGH)
}

/// The points between two groups as a share of those that are needed; none where two reports contradict each other.
fn agreement(mine: &[&Report], theirs: &[&Report]) -> Option<f64> {
    let (mut sum, mut needed) = (0.0, 0.0);
    for a in mine {
        for b in theirs {
            let verdict = compare(a, b);
            if verdict.contradiction.is_some() {
                return None;
            }
            sum += verdict.points.min(2.0 * verdict.needed);
            needed += verdict.needed;
        }
    }
    Some(sum / needed)
}
