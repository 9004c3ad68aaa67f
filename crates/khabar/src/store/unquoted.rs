//! What a person put into a record stands nowhere in the text. In our types its span is empty; in JSON it is `null`, and an entity's
//! `via` is `correction`.

use coder::Event;
use coder::record::{Entity, Span, Via};

/// How a role was filled by a person.
pub(crate) const VIA: &str = "correction";

/// Pieces of a record as our types write them, and as they are read by others. Within a string the quotation marks would be
/// escaped, so these are never words of a text; the basis of a date, which may have no span, has other fields behind it.
const PIECES: [(&str, &str); 3] = [
    ("\"span\":[0,0],\"via\":\"syntax\"", "\"span\":null,\"via\":\"correction\""),
    ("\"span\":[0,0],\"of\":", "\"span\":null,\"of\":"),
    ("\"span\":[0,0]}", "\"span\":null}"),
];

/// A record of a person's edits as others read it.
pub(crate) fn written(record: String) -> String {
    PIECES.iter().fold(record, |record, (ours, theirs)| replaced(record, ours, theirs))
}

/// A stored record as our types read it.
pub(super) fn read(record: String) -> String {
    PIECES.iter().fold(record, |record, (ours, theirs)| replaced(record, theirs, ours))
}

fn replaced(record: String, from: &str, to: &str) -> String {
    if record.contains(from) { record.replace(from, to) } else { record }
}

/// Whether it stands nowhere in the text.
pub(crate) const fn is_nowhere(span: Span) -> bool {
    span.0 == span.1
}

/// How a role was filled, in a word: by the text, or by a person.
pub(crate) fn via(entity: &Entity) -> String {
    if is_nowhere(entity.span) { VIA.to_owned() } else { crate::output::word(&entity.via) }
}

/// The first words that do not stand where their span says.
pub(crate) fn misquoted(event: &Event, text: &str) -> Option<(String, Span)> {
    let (text, mut found) = (text.chars().collect::<Vec<_>>(), None);
    each(&mut event.clone(), |words, span| {
        if found.is_none() && !is_quoted(words, *span, &text) {
            found = Some((words.to_owned(), *span));
        }
    });
    found
}

/// Takes the spans away whose words do not stand there: the text is another than that which the person saw.
pub(super) fn drop_misquoted(event: &mut Event, text: &str) {
    let text: Vec<char> = text.chars().collect();
    each(event, |words, span| {
        if !is_quoted(words, *span, &text) {
            *span = Span::default();
        }
    });
    drop_ways(event);
}

/// Who stands nowhere was not found in any way.
pub(super) fn drop_ways(event: &mut Event) {
    let speakers = event.attribution.iter_mut().filter_map(|said| said.speaker.as_mut());
    let all = event.actor.iter_mut().chain(&mut event.recipient).chain(speakers);
    all.filter(|entity| is_nowhere(entity.span)).for_each(|entity| entity.via = Via::Syntax);
}

fn is_quoted(words: &str, span: Span, text: &[char]) -> bool {
    is_nowhere(span) || text.get(span.0..span.1).is_some_and(|there| there.iter().copied().eq(words.chars()))
}

/// All words that a person may put, with their spans.
fn each(event: &mut Event, mut see: impl FnMut(&str, &mut Span)) {
    for entity in event.actor.iter_mut().chain(&mut event.recipient) {
        see(&entity.entity_text, &mut entity.span);
    }
    for place in &mut event.event_loc {
        see(&place.extracted_place, &mut place.span);
    }
    let size = &mut event.size;
    let counts = [&mut size.dead, &mut size.injured, &mut size.arrested, &mut size.participants];
    for count in counts.into_iter().flatten() {
        see(&count.text, &mut count.span);
        count.of.iter_mut().for_each(|part| see(&part.text, &mut part.span));
    }
    for said in &mut event.attribution {
        if let Some(speaker) = &mut said.speaker {
            see(&speaker.entity_text, &mut speaker.span);
        }
        if let Some(verb) = &said.verb {
            see(verb, &mut said.span);
        }
    }
}
