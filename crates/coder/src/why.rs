//! A record with its reasons: for each field the words that gave it.

use crate::record::{Count, Entity, Event, Location, Span};
use lexicon::Lexicon;
use std::fmt::Write as _;

/// Writing to a string does not fail.
macro_rules! line {
    ($out:expr, $($arg:tt)*) => {{ let _ = writeln!($out, $($arg)*); }};
}

/// The fields of an event, each with its words, their place and the lexicon's line.
pub(crate) fn why(event: &Event, lexicon: &Lexicon) -> String {
    let mut out = String::new();
    let modes = event.mode.join(", ");
    let category = format!("{:?}", event.event).to_uppercase();
    line!(out, "{} {category} {modes} {:?} confidence {:.3}", event.id, event.status, event.confidence);
    line!(out, "  sentence {}: {}", event.sentence.index, event.sentence.text);
    line!(
        out,
        "  trigger: {} by {} ({})",
        at(&event.trigger.text, event.trigger.span),
        event.trigger.entry,
        event.trigger.lemma
    );
    for (role, entities) in [("actor", &event.actor), ("recipient", &event.recipient)] {
        entities.iter().for_each(|entity| self::entity(role, entity, lexicon, &mut out));
    }
    event.event_loc.iter().for_each(|place| self::place(place, &mut out));
    if let Some(date) = &event.date {
        let basis = event.date_basis.as_ref();
        let words = basis.and_then(|b| Some(at(b.text.as_deref()?, b.span?)));
        let rule = basis.map_or("", |b| b.rule.as_str());
        line!(out, "  date: {date} from {} by {rule}", words.as_deref().unwrap_or("the article's day"));
    }
    event.size.counts().into_iter().for_each(|(what, count)| self::count(what, count, &mut out));
    for link in &event.attribution {
        let speaker = link.speaker.as_ref().map_or("nobody named", |s| s.entity_text.as_str());
        let verb = link.verb.as_deref().unwrap_or_default();
        line!(out, "  said by: {speaker} with {}", at(verb, link.span));
    }
    if !event.context.is_empty() {
        line!(out, "  about: {}", event.context.join(", "));
    }
    for mention in &event.further_mentions {
        line!(out, "  told again: {} in sentence {}", at(&mention.text, mention.span), mention.sentence);
    }
    out.push('\n');
    out
}

/// Words with their code points.
fn at(words: &str, span: Span) -> String {
    format!("`{words}` {}..{}", span.0, span.1)
}

fn entity(role: &str, entity: &Entity, lexicon: &Lexicon, out: &mut String) {
    let name = entity.entity_name.as_deref().or(entity.entity_name_ar.as_deref()).unwrap_or("no name");
    let code = entity.code.as_deref().unwrap_or("no country");
    let known = entity.entity_id.as_deref().and_then(|id| lexicon.actor_by_id(id));
    let by = known.map_or_else(|| "by description".to_owned(), |a| format!("by {}", lexicon.actor(a).entry));
    line!(
        out,
        "  {role}: {name} ({code} {}) from {} via {:?}, {by}",
        entity.sector.join(" "),
        at(&entity.entity_text, entity.span),
        entity.via
    );
}

fn place(place: &Location, out: &mut String) {
    let name = place.resolved_place.as_deref().unwrap_or("a name that the lexicon does not know");
    let country = place.country.as_deref().unwrap_or("no country");
    line!(out, "  place: {name} ({country}) from {}", at(&place.extracted_place, place.span));
}

fn count(what: &str, count: Option<&Count>, out: &mut String) {
    let Some(count) = count else { return };
    let bound = |n: Option<u64>| n.map_or_else(|| "open".to_owned(), |n| n.to_string());
    let of: Vec<&str> = count.of.iter().map(|p| p.text.as_str()).collect();
    let among = if of.is_empty() { String::new() } else { format!(", among them {}", of.join(", ")) };
    line!(
        out,
        "  {what}: {} to {} from {}{among}",
        bound(count.min),
        bound(count.max),
        at(&count.text, count.span)
    );
}
