//! One event, one record: mentions of an event in an article joined.

mod same;

use crate::draft::Draft;
use crate::entity::{Class, Resolved};
use crate::record::{Category, Size, Status};
use crate::site::{By, Site};
use lexicon::Lexicon;
use same::{Same, is_toll};
use std::ops::Range;

/// A draft with what was read around it.
#[derive(Debug, Clone)]
pub(crate) struct Event<'l> {
    pub(crate) draft: Draft<'l>,
    pub(crate) size: Size,
    /// First and last day, rule and words, once dated.
    pub(crate) date: Option<Dated>,
    /// It is told to have been so long before or after another: `بعد يومين من مقتل`.
    pub(crate) apart: bool,
    pub(crate) further: Vec<(Range<usize>, usize)>,
    /// By sentence, the units that tell how it was done, of all mentions.
    pub(crate) clauses: Vec<(usize, Range<usize>)>,
    pub(crate) headline: bool,
    /// What it is about.
    pub(crate) contexts: Vec<&'static str>,
}

/// The day of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) date: String,
    pub(crate) enddate: Option<String>,
    pub(crate) rule: String,
    /// Bytes of the words; `None` where the article's day stands in.
    pub(crate) words: Option<Range<usize>>,
    /// Only what an earlier clause or the report's day gives it.
    pub(crate) weak: bool,
}

/// Joins mentions of one event: those of the body by their order, then those of the title to the body's.
pub(crate) fn join<'l>(events: Vec<Event<'l>>, text: &str, lexicon: &'l Lexicon) -> Vec<Event<'l>> {
    let attacks = events
        .iter()
        .filter(|e| e.draft.category == Category::Assault && !is_toll(e))
        .map(|e| e.draft.sentence)
        .collect();
    let same = Same { text, lexicon, attacks };
    let (titles, body): (Vec<_>, Vec<_>) = events.into_iter().partition(|e| e.headline);
    let mut joined: Vec<Event<'l>> = Vec::new();
    for mut event in body {
        if let Some(at) = same.victim_again(&joined, &event) {
            event.draft.recipients.clear();
            event.size.dead = None;
            absorb(&mut joined[at], event, "a noun with a pronoun points back");
            continue;
        }
        match same.earlier(&joined, &event) {
            Some((at, why)) => absorb(&mut joined[at], event, why),
            None => match same.part_of_toll(&joined, &event) {
                Some(at) => {
                    event.draft.recipients.clear();
                    event.size = Size::default();
                    absorb(&mut joined[at], event, "some of its toll");
                }
                None => joined.push(event),
            },
        }
    }
    let mut left: Vec<Event<'l>> = Vec::new();
    for title in among_themselves(titles, &same) {
        match same.told_in_body(&joined, &title) {
            Some(at) => absorb(&mut joined[at], title, "the title tells it too"),
            None => left.push(title),
        }
    }
    left.append(&mut joined);
    left.sort_by_key(|e| e.draft.trigger.start);
    left
}

fn among_themselves<'l>(titles: Vec<Event<'l>>, same: &Same<'_, 'l>) -> Vec<Event<'l>> {
    let mut joined: Vec<Event<'l>> = Vec::new();
    for event in titles {
        match same.earlier(&joined, &event) {
            Some((at, why)) => absorb(&mut joined[at], event, why),
            None => joined.push(event),
        }
    }
    joined
}

/// The richer mention gives the fields, the other what is lacking; it is kept as a further mention.
fn absorb<'l>(known: &mut Event<'l>, mut new: Event<'l>, why: &str) {
    if richness(&new) > richness(known) {
        std::mem::swap(known, &mut new);
        known.further.append(&mut new.further);
    }
    known.further.push((new.draft.trigger.clone(), new.draft.sentence));
    known.further.append(&mut new.further);
    known.clauses.append(&mut new.clauses);
    known.further.sort_by_key(|(range, _)| range.start);
    known.headline &= new.headline;
    known.draft.notes.push(why.to_owned());
    let draft = &mut known.draft;
    // a protest to come that is named again
    if draft.status != new.draft.status && new.draft.status == Status::Future {
        draft.status = Status::Future;
        known.date = new.date.take().or(known.date.take());
    }
    meet_on_visit(draft, &mut new.draft);
    supply(&mut draft.actors, new.draft.actors);
    // `استهدف انتحاري مركزا للشرطة فقتل 29 شخصا`: what was hit and who was killed
    let victims = if draft.category == Category::Assault { new.draft.recipients.clone() } else { Vec::new() };
    // where two sides fight, both are actors, and nobody else is told of
    let mutual = draft.frame.slots.iter().any(|s| s.role == "both")
        && draft.actors.len() > 1
        && draft.category == Category::Assault;
    // `أطلقوا النار على رئيس البلدية … وأصيب مرافقه سمير`: another person does not take his place
    let others = draft.category == Category::Assault && are_others(&draft.recipients, &new.draft.recipients);
    let of_people =
        draft.category == Category::Assault && are_people_of(&draft.recipients, &new.draft.recipients);
    if others {
        draft.recipients.append(&mut new.draft.recipients);
    } else if !(mutual || of_people) {
        supply(&mut draft.recipients, new.draft.recipients);
    }
    for victim in victims.into_iter().filter(|v| v.class.acts() && !mutual) {
        // `ثمانية من عناصر الجيش … مصرعهم`
        let within = |r: &Resolved| r.bytes.start <= victim.bytes.start && victim.bytes.end <= r.bytes.end;
        let known = |r: &Resolved| {
            r.same(&victim) || within(r) || r.class == victim.class && (r.vague || victim.vague)
        };
        // `خلف الهجوم خمسين قتيلا في صفوف القوات`: a word for killed says no more than the number
        let casualties = victim.vague
            && victim.en.as_deref().is_some_and(|en| en.ends_with("killed"))
            && draft.recipients.iter().any(|r| !r.vague && r.class.acts());
        if !casualties && !draft.recipients.iter().any(known) {
            draft.recipients.push(victim);
        }
    }
    if draft.category == Category::Assault && draft.recipients.iter().any(|r| r.class.acts()) {
        // `استهداف مدن وبلدات`: what has no name says less than those who were killed there
        let nameless =
            |r: &Resolved| matches!(r.class, Class::Other | Class::Thing | Class::Place) && r.en.is_none();
        draft.recipients.retain(|r| !nameless(r));
    }
    // those killed in a fight are of its two sides, or stood by
    draft.two_sided |= new.draft.two_sided;
    if draft.two_sided {
        // `مقتل ثلاثة جنود في اشتباكات مع مسلحين`: those killed were the other side
        if draft.actors.len() == 1 {
            let other = |r: &&Resolved| r.class.acts() && !r.same(&draft.actors[0]) && r.is_armed();
            let others: Vec<Resolved> = draft.recipients.iter().filter(other).cloned().collect();
            draft.actors.extend(others);
        }
        draft.recipients.clear();
    }
    if draft.beside.is_empty() {
        draft.beside = new.draft.beside;
    }
    let own = std::mem::take(&mut draft.recipients);
    draft.recipients = own.into_iter().filter(|r| !draft.actors.iter().any(|a| a.same(r))).collect();
    for mut place in new.draft.places {
        let known = |p: &Site| p.target == place.target && (p.target.is_some() || p.bytes == place.bytes);
        if !draft.places.iter().any(known) {
            place.by = place.by.max(By::Mention);
            draft.places.push(place);
        }
    }
    for mode in new.draft.modes {
        if !draft.modes.contains(&mode) {
            draft.modes.push(mode);
        }
    }
    crate::size::join(&mut known.size, new.size);
    let weaker =
        |than: &Dated| known.date.as_ref().is_none_or(|d| d.words.is_none() || (d.weak && !than.weak));
    if new.date.as_ref().is_some_and(|d| d.words.is_some() && weaker(d)) {
        known.date = new.date;
    }
}

/// `زيارة إلى صنعاء التقى خلالها زعيم الجماعة`: the visitor acts, and those whom he met are whom he visited.
fn meet_on_visit(known: &mut Draft<'_>, new: &mut Draft<'_>) {
    let visits = |d: &Draft<'_>| d.modes.contains(&"visit") && !d.actors.is_empty();
    let (visit, talks) = match (visits(known), visits(new)) {
        (true, false) => (&*known, &*new),
        (false, true) => (&*new, &*known),
        _ => return,
    };
    let visitor = |r: &Resolved| visit.actors.iter().any(|v| v.same(r));
    let met: Vec<Resolved> =
        talks.actors.iter().chain(&talks.recipients).filter(|r| !visitor(r)).cloned().collect();
    let person = |r: &Resolved| r.class == Class::Person;
    if known.category != Category::Consult || !talks.actors.iter().any(visitor) || !met.iter().any(person) {
        return;
    }
    let visitors = visit.actors.clone();
    known.recipients = met;
    known.actors.clone_from(&visitors);
    new.actors = visitors;
    new.recipients.clear();
}

/// Whether both tell of persons by different words, neither of them just people: the mayor, and the companion who has a name.
fn are_others(known: &[Resolved], new: &[Resolved]) -> bool {
    let people = |r: &Resolved| r.en.as_deref().is_some_and(|en| matches!(en, "people" | "person"));
    let described = |r: &Resolved| r.class == Class::Person && r.head.is_some() && !people(r);
    !known.is_empty()
        && !new.is_empty()
        && known.iter().chain(new).all(described)
        && known.iter().all(|a| new.iter().all(|b| a.head != b.head && !a.same(b)))
}

/// Whether people were hit, and the other mention names no more than a state: `غارات على لبنان`.
fn are_people_of(known: &[Resolved], new: &[Resolved]) -> bool {
    let person = |r: &Resolved| matches!(r.class, Class::Person | Class::People);
    known.iter().any(person) && !new.is_empty() && new.iter().all(|r| r.class == Class::Country)
}

/// What the other mention knows of a role that this one leaves open, or only describes.
fn supply(known: &mut Vec<Resolved>, new: Vec<Resolved>) {
    let open = known.iter().all(|r| r.vague);
    let better = new.iter().any(|r| !r.vague && r.class.acts());
    if known.is_empty() || (open && better) {
        *known = new;
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
        + 3 * usize::from(!event.headline)
        + usize::from(draft.status == Status::Asserted)
}

/// Whether the category is one of words rather than of deeds.
pub(crate) fn is_speech(category: Category) -> bool {
    matches!(
        category,
        Category::Support
            | Category::Accuse
            | Category::Request
            | Category::Reject
            | Category::Threaten
            | Category::Agree
            | Category::Concede
    )
}
