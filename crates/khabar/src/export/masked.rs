//! Records with what reaches somebody masked: what the article's text shows to be such a number is masked in every field
//! that quotes it, however short the quotation.

use super::mask::{covered, mask, mask_url, ranges};
use super::report::Report;
use coder::record::{ArticleInfo, Entity, Location, Size, Span};
use coder::{Event, Statement};
use std::borrow::Cow;
use std::ops::Range;

/// What is masked in the article's text: code points.
type Ranges = [Range<usize>];

/// Masks the article and its records.
pub(super) fn report(report: &mut Report) {
    let ranges = ranges(&report.text);
    article(&mut report.info, &report.text, &ranges);
    for marked in &mut report.events {
        event(&mut marked.event, &ranges);
        marked.event.article = report.info.clone();
        if let Some(review) = &mut marked.review {
            own(&mut review.by);
            review.note.iter_mut().for_each(own);
        }
    }
    for said in &mut report.statements {
        statement(&mut said.statement, &ranges);
        said.statement.article = report.info.clone();
    }
    if !ranges.is_empty() {
        report.text = covered(&report.text, 0, &ranges);
    }
}

fn article(info: &mut ArticleInfo, text: &str, ranges: &Ranges) {
    if let Some(title) = info.title.as_mut().filter(|title| text.starts_with(title.as_str())) {
        *title = covered(title, 0, ranges);
    }
    url(&mut info.id);
    for address in [&mut info.url, &mut info.copy_of].into_iter().flatten() {
        url(address);
    }
    for words in [&mut info.title, &mut info.outlet, &mut info.published_basis].into_iter().flatten() {
        own(words);
    }
}

fn event(event: &mut Event, ranges: &Ranges) {
    event.actor.iter_mut().chain(&mut event.recipient).for_each(|who| entity(who, ranges));
    event.event_loc.iter_mut().for_each(|place| location(place, ranges));
    size(&mut event.size, ranges);
    for said in &mut event.attribution {
        said.speaker.iter_mut().for_each(|who| entity(who, ranges));
        said.verb.iter_mut().for_each(|verb| quoted(verb, said.span, ranges));
    }
    quoted(&mut event.trigger.text, event.trigger.span, ranges);
    quoted(&mut event.sentence.text, event.sentence.span, ranges);
    event.further_mentions.iter_mut().for_each(|mention| quoted(&mut mention.text, mention.span, ranges));
    let basis = event.date_basis.as_mut().and_then(|basis| basis.text.as_mut().zip(basis.span));
    if let Some((text, span)) = basis {
        quoted(text, span, ranges);
    }
}

fn statement(statement: &mut Statement, ranges: &Ranges) {
    statement.speaker.iter_mut().chain(&mut statement.addressee).for_each(|who| entity(who, ranges));
    own(&mut statement.verb);
    quoted(&mut statement.content.text, statement.content.span, ranges);
}

fn entity(entity: &mut Entity, ranges: &Ranges) {
    let names = [&mut entity.entity_name, &mut entity.entity_name_ar, &mut entity.office];
    names.into_iter().flatten().for_each(own);
    quoted(&mut entity.entity_text, entity.span, ranges);
}

fn location(location: &mut Location, ranges: &Ranges) {
    quoted(&mut location.extracted_place, location.span, ranges);
    location.resolved_place.iter_mut().for_each(own);
}

fn size(size: &mut Size, ranges: &Ranges) {
    let counts = [&mut size.dead, &mut size.injured, &mut size.arrested, &mut size.participants];
    for count in counts.into_iter().flatten() {
        quoted(&mut count.text, count.span, ranges);
        count.of.iter_mut().for_each(|part| quoted(&mut part.text, part.span, ranges));
    }
}

/// Words of the article: masked where they stand in it, and by themselves.
fn quoted(words: &mut String, span: Span, ranges: &Ranges) {
    let is_touched = ranges.iter().any(|range| range.start < span.1 && span.0 < range.end);
    if is_touched && words.chars().count() == span.1.saturating_sub(span.0) {
        *words = covered(words, span.0, ranges);
    }
    own(words);
}

fn own(words: &mut String) {
    if let Cow::Owned(masked) = mask(words) {
        *words = masked;
    }
}

fn url(address: &mut String) {
    if let Cow::Owned(masked) = mask_url(address) {
        *address = masked;
    }
}
