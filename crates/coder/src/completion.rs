//! What one event of an article knows of another: who did the deed that is condemned, who made the arrest that is announced.

use crate::entity::{Class, Resolved};
use crate::merge::Event;
use crate::record::{Category, Via};

/// Fills recipients and actors from the article's other events.
pub(crate) fn complete(events: &mut [Event<'_>]) {
    let doers: Vec<(usize, Vec<Resolved>)> = events
        .iter()
        .filter(|e| matches!(e.draft.category, Category::Assault | Category::Coerce))
        .filter(|e| !e.draft.actors.is_empty())
        .map(|e| (e.draft.sentence, e.draft.actors.clone()))
        .collect();
    for event in events.iter_mut() {
        let draft = &mut event.draft;
        let judges = matches!(draft.category, Category::Accuse | Category::Reject);
        if !(judges && draft.of_deed && draft.recipients.is_empty()) {
            continue;
        }
        let near = doers.iter().min_by_key(|(sentence, _)| (sentence.abs_diff(draft.sentence), *sentence));
        let Some((_, actors)) = near else { continue };
        let others =
            actors.iter().filter(|a| a.class != Class::Place && !draft.actors.iter().any(|b| b.same(a)));
        draft.recipients = others.cloned().map(|a| Resolved { via: Via::Anaphora, ..a }).collect();
    }
}

/// Whether an event says nothing but that there was violence: no doer, nobody whom it befell, no toll.
pub(crate) fn says_nothing(event: &Event<'_>) -> bool {
    let Event { draft, size, .. } = event;
    draft.category == Category::Assault
        && draft.actors.is_empty()
        && draft.recipients.is_empty()
        && size.dead.is_none()
        && size.injured.is_none()
}
