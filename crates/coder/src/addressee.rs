//! Whom words are turned to where their own clause names nobody: the one who is told of them, the other party of the meeting at
//! which they were said.

use crate::entity::{Class, Resolved};
use crate::merge::Event;
use crate::record::{Category, Status, Via};
use crate::speech::Said;

/// How far, in sentences, a meeting lends its other party to what was said at it.
const MEETING_REACH: usize = 8;

/// Fills the recipients of promises, requests, refusals and threats that name none.
pub(crate) fn address(events: &mut [Event<'_>], said: &[(usize, Said)]) {
    let meetings: Vec<(usize, Vec<Resolved>)> = events.iter().filter_map(meeting).collect();
    for event in events.iter_mut() {
        let draft = &event.draft;
        let open =
            draft.recipients.is_empty() && !draft.actors.is_empty() && draft.status == Status::Asserted;
        if !open || !turns_to_somebody(draft.category) {
            continue;
        }
        let told = told(event, said).or_else(|| met(event, &meetings));
        if let Some(who) = told {
            event.draft.recipients = who.into_iter().map(|r| Resolved { via: Via::Anaphora, ..r }).collect();
        }
    }
}

/// Whether such words have somebody to whom they are said.
fn turns_to_somebody(category: Category) -> bool {
    matches!(category, Category::Agree | Category::Request | Category::Reject | Category::Threaten)
}

/// A meeting that took place, with those who took part.
fn meeting(event: &Event<'_>) -> Option<(usize, Vec<Resolved>)> {
    let draft = &event.draft;
    let held = draft.category == Category::Consult && draft.status == Status::Asserted;
    let parties = draft.actors.iter().chain(&draft.recipients).filter(|r| r.class.acts());
    held.then(|| (draft.sentence, parties.cloned().collect()))
}

/// `أبلغت السلطة إسرائيل رفضها`: the one to whom it is told.
fn told(event: &Event<'_>, said: &[(usize, Said)]) -> Option<Vec<Resolved>> {
    let draft = &event.draft;
    let speaks = |s: &Said| s.speaker.iter().any(|a| draft.actors.iter().any(|b| a.same(b)));
    let addressee = said
        .iter()
        .filter(|(sentence, s)| {
            *sentence == draft.sentence && s.content.contains(&draft.trigger.start) && speaks(s)
        })
        .map(|(_, s)| &s.addressee)
        .find(|a| !a.is_empty())?;
    others(addressee, &draft.actors)
}

/// `تعهد الوزير`, after he met one other party: he promised it to that party.
fn met(event: &Event<'_>, meetings: &[(usize, Vec<Resolved>)]) -> Option<Vec<Resolved>> {
    let draft = &event.draft;
    // `اتفاق بين س وص`: those who agree among themselves turn to nobody
    if !matches!(draft.category, Category::Agree | Category::Request) || draft.actors.len() != 1 {
        return None;
    }
    let takes_part = |parties: &[Resolved]| draft.actors.iter().any(|a| parties.iter().any(|p| p.same(a)));
    let (_, parties) = meetings
        .iter()
        .filter(|(at, parties)| at.abs_diff(draft.sentence) <= MEETING_REACH && takes_part(parties))
        .min_by_key(|(at, _)| (at.abs_diff(draft.sentence), *at))?;
    others(parties, &draft.actors).filter(|found| found.len() == 1)
}

/// Those who act and are none of the actors, nor an outlet that is told for its readers.
fn others(who: &[Resolved], actors: &[Resolved]) -> Option<Vec<Resolved>> {
    let press = |r: &Resolved| r.sectors.iter().any(|s| s == "JRN");
    let fits = |r: &&Resolved| {
        r.class.acts() && r.class != Class::People && !press(r) && !actors.iter().any(|a| a.same(r))
    };
    let found: Vec<Resolved> = who.iter().filter(fits).cloned().collect();
    (!found.is_empty()).then_some(found)
}
