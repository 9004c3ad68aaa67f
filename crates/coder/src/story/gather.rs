//! Neighbourhoods: the reports that are joined, directly or through others.

use super::cluster::{Edge, cluster};
use super::compare::{Verdict, compare};
use super::keys::{Key, MOST_HOLDERS};
use super::report::Report;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::rc::Rc;

/// Where reports stand, by number: a store, or a list in memory.
pub trait Shelf {
    /// What can go wrong when one looks.
    type Error;

    /// The reports that hold a key, in any order; of a key that more than `most` hold, nothing.
    ///
    /// # Errors
    ///
    /// Where the shelf cannot be read.
    fn holders(&mut self, key: Key, most: usize) -> Result<Vec<usize>, Self::Error>;

    /// A report.
    ///
    /// # Errors
    ///
    /// Where the shelf cannot be read.
    fn report(&mut self, number: usize) -> Result<Rc<Report>, Self::Error>;
}

/// Reports that are joined directly or through others, with the stories that they make.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbourhood {
    /// The stories, in the order of their first reports.
    pub stories: Vec<Joined>,
    /// Denials that belong to none of them.
    pub left: Vec<usize>,
}

/// The reports of one story.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// The story's id: see [`Report::story_id`].
    pub id: String,
    /// The numbers of its reports in their order.
    pub reports: Vec<usize>,
    /// The numbers of the denials that belong to it.
    pub denials: Vec<usize>,
    /// Which report was joined to which by what; between groups the surest.
    pub links: Vec<(usize, usize, Verdict)>,
}

/// The neighbourhoods of the reports `seeds`, in the order of their first reports. Every report is in one neighbourhood.
///
/// # Errors
///
/// Where the shelf cannot be read.
pub fn gather<S: Shelf>(shelf: &mut S, seeds: &[usize]) -> Result<Vec<Neighbourhood>, S::Error> {
    let mut known = BTreeSet::new();
    let mut all = Vec::new();
    for seed in seeds {
        if !known.contains(seed) {
            let around = reach(shelf, *seed)?;
            known.extend(around.reports.iter().map(|(number, _)| *number));
            all.push(around);
        }
    }
    all.sort_by(|a, b| a.first().cmp(&b.first()));
    Ok(all.into_iter().map(settle).collect())
}

/// All stories of a list of reports.
#[must_use]
pub fn join(reports: &[Rc<Report>]) -> Vec<Neighbourhood> {
    let mut holders: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (number, report) in reports.iter().enumerate() {
        for key in report.keys() {
            holders.entry(key).or_default().push(number);
        }
    }
    let seeds: Vec<usize> = (0..reports.len()).collect();
    match gather(&mut Listed { reports, holders }, &seeds) {
        Ok(neighbourhoods) => neighbourhoods,
        Err(never) => match never {},
    }
}

struct Listed<'r> {
    reports: &'r [Rc<Report>],
    holders: BTreeMap<Key, Vec<usize>>,
}

impl Shelf for Listed<'_> {
    type Error = Infallible;

    fn holders(&mut self, key: Key, most: usize) -> Result<Vec<usize>, Infallible> {
        Ok(self.holders.get(&key).filter(|all| all.len() <= most).cloned().unwrap_or_default())
    }

    fn report(&mut self, number: usize) -> Result<Rc<Report>, Infallible> {
        Ok(Rc::clone(&self.reports[number]))
    }
}

/// Reports with what joins them, not yet in stories.
struct Around {
    reports: Vec<(usize, Rc<Report>)>,
    /// By their numbers on the shelf, the smaller first.
    joined: BTreeMap<(usize, usize), Verdict>,
}

impl Around {
    fn first(&self) -> Option<(&super::report::Order, usize)> {
        self.reports.first().map(|(number, report)| (&report.order, *number))
    }
}

/// Everything that is joined to a report directly or through others.
fn reach<S: Shelf>(shelf: &mut S, seed: usize) -> Result<Around, S::Error> {
    let mut joined = BTreeMap::new();
    let mut reports: BTreeMap<usize, Rc<Report>> = BTreeMap::from([(seed, shelf.report(seed)?)]);
    let mut open = vec![seed];
    let mut texts = BTreeSet::new();
    while let Some(number) = open.pop() {
        let report = Rc::clone(&reports[&number]);
        if texts.insert(report.text_key()) {
            for (one, other, verdict) in copies(shelf, &report)? {
                joined.insert((one.0.min(other.0), one.0.max(other.0)), verdict);
                for (number, report) in [one, other] {
                    if reports.insert(number, report).is_none() {
                        open.push(number);
                    }
                }
            }
        }
        for near in candidates(shelf, &report)? {
            let pair = (number.min(near), number.max(near));
            if near == number || joined.contains_key(&pair) {
                continue;
            }
            let other = shelf.report(near)?;
            let verdict = compare(&report, &other);
            if verdict.is_joined() {
                joined.insert(pair, verdict);
                if reports.insert(near, other).is_none() {
                    open.push(near);
                }
            }
        }
    }
    let mut reports: Vec<_> = reports.into_iter().collect();
    reports.sort_by(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
    Ok(Around { reports, joined })
}

/// A report by its number.
type Numbered = (usize, Rc<Report>);

/// The copies of a report, itself among them, each joined to the next in their order: however many print a text, one story tells it.
fn copies<S: Shelf>(shelf: &mut S, report: &Report) -> Result<Vec<(Numbered, Numbered, Verdict)>, S::Error> {
    let mut copies: Vec<Numbered> = Vec::new();
    for number in shelf.holders(report.text_key(), usize::MAX >> 1)? {
        let copy = shelf.report(number)?;
        if copy.is_same_words(report) {
            copies.push((number, copy));
        }
    }
    copies.sort_by(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
    let pairs = copies.windows(2).map(|pair| (pair[0].clone(), pair[1].clone()));
    Ok(pairs.map(|(one, other)| (one.clone(), other.clone(), compare(&one.1, &other.1))).collect())
}

/// The reports that share a key with this one.
fn candidates<S: Shelf>(shelf: &mut S, report: &Report) -> Result<BTreeSet<usize>, S::Error> {
    let mut near = BTreeSet::new();
    for key in report.keys() {
        near.extend(shelf.holders(key, MOST_HOLDERS)?);
    }
    Ok(near)
}

fn settle(around: Around) -> Neighbourhood {
    let told: Vec<(usize, &Report)> = around
        .reports
        .iter()
        .filter(|(_, r)| !r.is_denial())
        .map(|(number, r)| (*number, r.as_ref()))
        .collect();
    let place: BTreeMap<usize, usize> =
        told.iter().enumerate().map(|(at, (number, _))| (*number, at)).collect();
    let edges = around.joined.iter().filter_map(|((one, other), verdict)| {
        let (one, other) = (*place.get(one)?, *place.get(other)?);
        Some(Edge { one: one.min(other), other: one.max(other), verdict: verdict.clone() })
    });
    let reports: Vec<&Report> = told.iter().map(|(_, report)| *report).collect();
    let groups = cluster(&reports, edges.collect());
    let mut stories: Vec<Joined> = groups
        .into_iter()
        .map(|group| Joined {
            id: reports[group[0]].story_id(),
            reports: group.iter().map(|at| told[*at].0).collect(),
            denials: Vec::new(),
            links: Vec::new(),
        })
        .collect();
    let denials = around.reports.iter().filter(|(_, report)| report.is_denial()).map(|(number, _)| *number);
    let left = denials.filter(|denial| !beside(*denial, &around, &mut stories)).collect();
    for story in &mut stories {
        story.links = links(story, &around);
    }
    Neighbourhood { stories, left }
}

/// Puts a denial beside the story whose report it is most surely of.
fn beside(denial: usize, around: &Around, stories: &mut [Joined]) -> bool {
    let of = |number: usize| stories.iter().position(|story| story.reports.contains(&number));
    let partners = around.joined.iter().filter_map(|((one, other), verdict)| {
        let partner = if *one == denial { *other } else { *one };
        let is_its = *one == denial || *other == denial;
        let story = of(partner).filter(|_| is_its)?;
        Some((verdict.points, std::cmp::Reverse(story)))
    });
    let best = partners.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let Some((_, std::cmp::Reverse(story))) = best else { return false };
    stories[story].denials.push(denial);
    true
}

/// What joined each report but the first to one before it or after it: the surest tree.
fn links(story: &Joined, around: &Around) -> Vec<(usize, usize, Verdict)> {
    let places: BTreeMap<usize, usize> =
        story.reports.iter().enumerate().map(|(at, number)| (*number, at)).collect();
    let place = |number: usize| places.get(&number).copied();
    let mut edges: Vec<(usize, usize, &Verdict)> = around
        .joined
        .iter()
        .filter_map(|((one, other), verdict)| {
            let (one, other) = (place(*one)?, place(*other)?);
            Some((one.min(other), one.max(other), verdict))
        })
        .collect();
    edges.sort_by(|a, b| b.2.points.total_cmp(&a.2.points).then((a.0, a.1).cmp(&(b.0, b.1))));
    let mut tree: Vec<usize> = (0..story.reports.len()).collect();
    let mut links = Vec::new();
    for (one, other, verdict) in edges {
        let (root, gone) = (tree[one].min(tree[other]), tree[one].max(tree[other]));
        if root != gone {
            tree.iter_mut().filter(|r| **r == gone).for_each(|r| *r = root);
            links.push((story.reports[one], story.reports[other], verdict.clone()));
        }
    }
    links
}
