//! Whose numbers they are: the counts of a sentence given to its events, or to the event told before.

use crate::clause::Sentence;
use crate::doc::Doc;
use crate::draft::Draft;
use crate::entity::{Class, Resolved};
use crate::merge::Event;
use crate::record::{Category, Count, Size};
use crate::toll::{Toll, What};

/// A count that no event of its own sentence takes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Loose {
    pub(crate) sentence: usize,
    pub(crate) toll: Toll,
}

/// How many sentences back a loose toll looks for its attack.
const REACH: usize = 3;

/// Gives each count to the nearest event of the sentence that it can be of; the others stay loose.
pub(crate) fn assign(
    doc: &Doc<'_>,
    sentence: &Sentence,
    drafts: &[Draft<'_>],
    tolls: Vec<Toll>,
) -> (Vec<Size>, Vec<Loose>) {
    let mut sizes = vec![Size::default(); drafts.len()];
    let mut loose = Vec::new();
    for toll in tolls {
        let fitting = drafts.iter().enumerate().filter(|(_, d)| takes(d, toll.what));
        let nearest = fitting.min_by_key(|(at, d)| (distance(sentence, d, &toll), *at)).map(|(at, _)| at);
        match nearest {
            Some(at) if !toll.total && !toll.official => put(&mut sizes[at], &toll),
            _ => loose.push(Loose { sentence: sentence.index, toll }),
        }
    }
    for (size, draft) in sizes.iter_mut().zip(drafts) {
        named_victims(doc, size, draft);
    }
    (sizes, loose)
}

/// Gives the loose counts to the event that was told of last; a total takes the place of what was counted before.
pub(crate) fn settle(events: &mut [Event<'_>], mut loose: Vec<Loose>) {
    // the authorities' number is preferred to any other
    loose.sort_by_key(|l| l.toll.official);
    for Loose { sentence, toll } in loose {
        let told = |e: &Event<'_>| {
            let mentions = std::iter::once(e.draft.sentence).chain(e.further.iter().map(|(_, at)| *at));
            mentions.filter(|at| *at <= sentence && at + REACH >= sentence).max()
        };
        let fitting = events
            .iter()
            .enumerate()
            .filter(|(_, e)| takes(&e.draft, toll.what) && e.draft.category != Category::Protest);
        let latest = fitting
            .filter_map(|(at, e)| Some((told(e)?, at)))
            .max_by_key(|(told, at)| (*told, std::cmp::Reverse(*at)));
        let Some((_, at)) = latest else { continue };
        let size = &mut events[at].size;
        if toll.since && slot(size, toll.what).is_some() {
            continue;
        }
        if toll.total || toll.official {
            let slot = slot(size, toll.what);
            if toll.official || slot.as_ref().is_none_or(|c| c.min < toll.count.min) {
                *slot = Some(toll.count);
            }
        } else {
            put(size, &toll);
        }
    }
}

/// What a further mention counts, where the first does not; the known count is of the richer mention.
pub(crate) fn join(known: &mut Size, new: Size) {
    let Size { dead, injured, arrested, participants } = new;
    for (slot, count) in [
        (&mut known.dead, dead),
        (&mut known.injured, injured),
        (&mut known.arrested, arrested),
        (&mut known.participants, participants),
    ] {
        if rank(slot.as_ref()) < rank(count.as_ref()) {
            *slot = count;
        }
    }
}

/// Whether a count is a number that can contradict another: not `عشرات`, and not one person or two.
pub(crate) fn is_exact(count: Option<&Count>) -> bool {
    rank(count) == 3
}

/// A number says more than `عشرات`, and that more than a single noun.
fn rank(count: Option<&Count>) -> u8 {
    match count {
        None => 0,
        Some(c) if c.min == c.max && c.min.is_some_and(|n| n <= 2) => 1,
        Some(c) if c.max.is_some() && c.min != c.max => 2,
        Some(_) => 3,
    }
}

fn takes(draft: &Draft<'_>, what: What) -> bool {
    match what {
        What::Dead | What::Injured => draft.category == Category::Assault,
        What::Arrested => draft.category == Category::Coerce || draft.switch("arrested"),
        What::Participants => draft.category == Category::Protest,
    }
}

/// Units between the trigger and the count's word; less inside the event's own clause.
fn distance(sentence: &Sentence, draft: &Draft<'_>, toll: &Toll) -> usize {
    const OUTSIDE: usize = 6;
    let trigger = sentence.parts[draft.part].units.start;
    let outside = if draft.units.contains(&toll.at) { 0 } else { OUTSIDE };
    trigger.abs_diff(toll.at) + outside
}

fn slot(size: &mut Size, what: What) -> &mut Option<Count> {
    match what {
        What::Dead => &mut size.dead,
        What::Injured => &mut size.injured,
        What::Arrested => &mut size.arrested,
        What::Participants => &mut size.participants,
    }
}

fn put(size: &mut Size, toll: &Toll) {
    let slot = slot(size, toll.what);
    let more = slot.as_ref().and_then(|c| c.min) < toll.count.min;
    if rank(slot.as_ref()) < rank(Some(&toll.count))
        || (rank(slot.as_ref()) == 3 && is_exact(Some(&toll.count)) && more)
    {
        *slot = Some(toll.count.clone());
    }
}

/// `اغتيال س`, `قُتل س وص`: victims who are all named are as many as their names.
fn named_victims(doc: &Doc<'_>, size: &mut Size, draft: &Draft<'_>) {
    let named = |r: &Resolved| {
        let titled = r.ar.is_some() && r.en.is_none() && !r.several;
        r.class == Class::Person && !r.vague && (r.actor.is_some() || r.head.is_none() || titled)
    };
    let starts = draft.recipients.iter().map(|r| r.bytes.start).min();
    let ends = draft.recipients.iter().map(|r| r.bytes.end).max();
    let (Some(start), Some(end)) = (starts, ends) else { return };
    if !draft.recipients.iter().all(named) {
        return;
    }
    let n = Some(draft.recipients.len() as u64);
    for (name, what) in [("dead", What::Dead), ("arrested", What::Arrested)] {
        let slot = slot(size, what);
        if draft.switch(name) && slot.is_none() {
            let (text, span) = (doc.text[start..end].to_owned(), doc.span(start..end));
            *slot = Some(Count { min: n, max: n, text, span, of: Vec::new() });
        }
    }
}
