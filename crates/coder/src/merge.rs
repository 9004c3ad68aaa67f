//! One event, one record: mentions of an event in an article joined.

use crate::draft::Draft;
use crate::entity::{Class, Resolved};
use crate::record::{Category, Size, Status};
use std::ops::Range;

/// A draft with what was read around it.
#[derive(Debug, Clone)]
pub(crate) struct Event<'l> {
    pub(crate) draft: Draft<'l>,
    pub(crate) size: Size,
    /// First and last day, rule and words, once dated.
    pub(crate) date: Option<Dated>,
    pub(crate) further: Vec<(Range<usize>, usize)>,
    pub(crate) headline: bool,
}

/// The day of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) date: String,
    pub(crate) enddate: Option<String>,
    pub(crate) rule: String,
    /// Bytes of the words; `None` where the article's day stands in.
    pub(crate) words: Option<Range<usize>>,
}

/// Joins mentions of one event; the order is that of the first mention's text.
pub(crate) fn join<'l>(events: Vec<Event<'l>>) -> Vec<Event<'l>> {
    let mut joined: Vec<Event<'l>> = Vec::new();
    for event in events {
        match joined.iter().position(|known| same_event(known, &event)) {
            Some(at) => absorb(&mut joined[at], event),
            None => joined.push(event),
        }
    }
    joined
}

fn same_event(a: &Event<'_>, b: &Event<'_>) -> bool {
    let (x, y) = (&a.draft, &b.draft);
    if x.category != y.category || x.status != y.status {
        return false;
    }
    if is_toll(b)
        && x.category == Category::Assault
        && y.sentence.abs_diff(x.sentence) <= 1
        && compatible_places(x, y)
        && (x.recipients.is_empty() || y.recipients.iter().all(|r| r.vague))
    {
        return x.actors.is_empty() || y.actors.is_empty() || overlap(&x.actors, &y.actors);
    }
    if restated(a, b) {
        return true;
    }
    let same_sentence = x.sentence == y.sentence;
    if x.category == Category::Consult && !(subset(&x.actors, &y.actors) || subset(&y.actors, &x.actors)) {
        return false;
    }
    let actors = agree(&x.actors, &y.actors, same_sentence || a.headline);
    let recipients = agree(&x.recipients, &y.recipients, true);
    let speech = matches!(
        x.category,
        Category::Support
            | Category::Accuse
            | Category::Request
            | Category::Reject
            | Category::Threaten
            | Category::Agree
    );
    if speech && a.headline && !b.headline {
        return overlap(&x.actors, &y.actors)
            && (overlap(&x.recipients, &y.recipients) || x.recipients.is_empty() || y.recipients.is_empty());
    }
    if speech && !same_sentence {
        return overlap(&x.actors, &y.actors)
            && overlap(&x.recipients, &y.recipients)
            && x.frame.lemma == y.frame.lemma
            && x.modes == y.modes;
    }
    if speech && same_sentence {
        return overlap(&x.actors, &y.actors)
            && (overlap(&x.recipients, &y.recipients) || y.recipients.is_empty())
            && y.nominal;
    }
    let dates = match (&a.date, &b.date) {
        (Some(d), Some(e)) if d.words.is_some() && e.words.is_some() => {
            d.date.starts_with(&e.date) || e.date.starts_with(&d.date)
        }
        _ => true,
    };
    actors
        && recipients
        && dates
        && compatible_places(x, y)
        && (overlap(&x.actors, &y.actors)
            || overlap(&x.recipients, &y.recipients)
            || shared_place(x, y)
            || same_sentence
            || a.headline)
}

/// `الهجوم`, `مقتل 6 أشخاص`: an attack told of before, named again without its doer.
fn restated(a: &Event<'_>, b: &Event<'_>) -> bool {
    const NEAR: usize = 3;
    let (x, y) = (&a.draft, &b.draft);
    let again = y.category == Category::Assault && y.actors.is_empty() && compatible_places(x, y);
    let vague = y.recipients.is_empty()
        || y.recipients.iter().all(|r| r.vague)
        || overlap(&x.recipients, &y.recipients);
    let dead = |e: &Event<'_>| e.size.dead.as_ref().and_then(|d| d.min);
    let same_toll = match (dead(a), dead(b)) {
        (Some(m), Some(n)) => m == n,
        _ => true,
    };
    let near = y.sentence.abs_diff(x.sentence) <= NEAR || a.headline;
    again && vague && same_toll && near && (is_toll(b) || (y.nominal && y.definite))
}

/// A report of killed or hurt that names no attack and no attacker.
fn is_toll(event: &Event<'_>) -> bool {
    event.draft.actors.is_empty() && (event.draft.switch("dead") || event.draft.switch("injured"))
}

fn overlap(a: &[Resolved], b: &[Resolved]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.same(y) || kin(x, y)))
}

/// Whether all of `a` took part in what `b` took part in.
fn subset(a: &[Resolved], b: &[Resolved]) -> bool {
    a.iter().all(|x| x.vague || b.iter().any(|y| x.same(y) || kin(x, y)))
}

/// A state and its forces, a body and its member.
fn kin(a: &Resolved, b: &Resolved) -> bool {
    let state = |r: &Resolved| matches!(r.class, Class::Country | Class::Group);
    a.code.is_some()
        && a.code == b.code
        && state(a)
        && state(b)
        && (a.class == Class::Country || b.class == Class::Country)
}

fn agree(a: &[Resolved], b: &[Resolved], lenient: bool) -> bool {
    overlap(a, b)
        || (lenient
            && (a.is_empty() || b.is_empty() || a.iter().all(|r| r.vague) || b.iter().all(|r| r.vague)))
}

fn compatible_places(a: &Draft<'_>, b: &Draft<'_>) -> bool {
    a.places.is_empty() || b.places.is_empty() || shared_place(a, b)
}

fn shared_place(a: &Draft<'_>, b: &Draft<'_>) -> bool {
    a.places.iter().any(|(_, p)| b.places.iter().any(|(_, q)| p == q))
}

/// The richer mention gives the fields; the other is kept as a further mention.
fn absorb<'l>(known: &mut Event<'l>, mut new: Event<'l>) {
    if richness(&new) > richness(known) {
        std::mem::swap(known, &mut new);
        known.further.append(&mut new.further);
    }
    // a headline tells one event once
    known.headline = false;
    known.further.push((new.draft.trigger.clone(), new.draft.sentence));
    known.further.sort_by_key(|(range, _)| range.start);
    let draft = &mut known.draft;
    if draft.actors.is_empty() {
        draft.actors = new.draft.actors;
    }
    if draft.recipients.is_empty() {
        draft.recipients = new.draft.recipients;
    }
    for place in new.draft.places {
        if draft.places.iter().all(|(_, p)| *p != place.1) {
            draft.places.push(place);
        }
    }
    for mode in new.draft.modes {
        if !draft.modes.contains(&mode) {
            draft.modes.push(mode);
        }
    }
    let Size { dead, injured, arrested, participants } = new.size;
    known.size.dead = known.size.dead.take().or(dead);
    known.size.injured = known.size.injured.take().or(injured);
    known.size.arrested = known.size.arrested.take().or(arrested);
    known.size.participants = known.size.participants.take().or(participants);
    let weaker = known.date.as_ref().is_none_or(|d| d.words.is_none());
    if weaker && new.date.as_ref().is_some_and(|d| d.words.is_some()) {
        known.date = new.date;
    }
}

fn richness(event: &Event<'_>) -> usize {
    let draft = &event.draft;
    let filled =
        |entities: &[Resolved]| entities.iter().map(|e| if e.vague { 1 } else { 3 }).sum::<usize>().min(6);
    let toll = if is_toll(event) { 0 } else { 2 };
    filled(&draft.actors)
        + filled(&draft.recipients)
        + draft.places.len().min(2)
        + toll
        + usize::from(!event.headline)
        + usize::from(draft.status == Status::Asserted)
}
