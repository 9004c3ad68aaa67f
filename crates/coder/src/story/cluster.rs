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
    /// Pairs of groups that were refused. A group that grows is refused what its parts were.
    refused: std::collections::BTreeSet<(usize, usize)>,
}

impl Groups {
    fn new(count: usize) -> Self {
        let members = (0..count).map(|at| (at, vec![at])).collect();
        Self { of: (0..count).collect(), members, refused: std::collections::BTreeSet::new() }
    }

    /// Whether no report of the one contradicts one of the other, and on the whole they agree.
    fn may_join(&mut self, one: usize, other: usize, reports: &[&Report]) -> bool {
        let key = (one.min(other), one.max(other));
        if self.refused.contains(&key) {
            return false;
        }
        let (mine, theirs) = (&self.members[&one], &self.members[&other]);
        let mut sum = 0.0;
        let mut needed = 0.0;
        for a in mine {
            for b in theirs {
                let verdict = compare(reports[*a], reports[*b]);
                if verdict.contradiction.is_some() {
                    self.refused.insert(key);
                    return false;
                }
                sum += verdict.points.min(2.0 * verdict.needed);
                needed += verdict.needed;
            }
        }
        sum >= needed * ENOUGH
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
        let inherited: Vec<_> =
            self.refused.iter().filter(|(x, y)| *x == gone || *y == gone).copied().collect();
        for (x, y) in inherited {
            let third = if x == gone { y } else { x };
            self.refused.insert((third.min(kept), third.max(kept)));
        }
    }
}

/// Of the points that are needed between two reports so much on average between two groups: unsaid things lower it.
const ENOUGH: f64 = 0.7;
