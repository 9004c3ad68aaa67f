//! The rows of a report in each table, cell by cell in the order of the columns.

use super::super::people::name;
use super::super::report::{Marked, Report, Said};
use super::table::Cell;
use crate::output::cells::BETWEEN;
use crate::output::word;
use crate::store::unquoted::{is_nowhere, via};
use coder::record::{Entity, Span};
use jiff::civil::Date;

pub(super) fn event(report: &Report, marked: &Marked) -> Vec<Cell> {
    let event = &marked.event;
    let place = event.event_loc.first();
    let (actor, recipient) = (event.actor.first(), event.recipient.first());
    let mut row = vec![
        text(Some(&event.id)),
        text(Some(&report.info.id)),
        text(Some(&report.info.text_sha256)),
        text(event.date.as_ref()),
        text(event.enddate.as_ref()),
        day(event.date.as_deref(), false),
        day(event.enddate.as_deref().or(event.date.as_deref()), true),
        text(Some(word(&event.event))),
        list(event.mode.iter().map(AsRef::as_ref)),
        text(Some(word(&event.status))),
        list(event.context.iter().map(AsRef::as_ref)),
        Cell::Whole(Some(event.quad_code.into())),
        Cell::Real(event.event_scale),
        text(actor.map(name)),
        text(actor.and_then(|a| a.code.as_ref())),
        text(actor.and_then(|a| a.sector.first())),
        text(recipient.map(name)),
        text(recipient.and_then(|r| r.code.as_ref())),
        text(recipient.and_then(|r| r.sector.first())),
        count(event.actor.len()),
        count(event.recipient.len()),
        text(place.and_then(|p| p.resolved_place.as_ref())),
        text(place.map(|p| &p.extracted_place)),
        text(place.and_then(|p| p.city.as_ref())),
        text(place.and_then(|p| p.district.as_ref())),
        text(place.and_then(|p| p.province.as_ref())),
        text(place.and_then(|p| p.country.as_ref())),
        text(place.and_then(|p| p.country_code.as_ref())),
        Cell::Real(place.and_then(|p| p.lat)),
        Cell::Real(place.and_then(|p| p.lon)),
        text(place.and_then(|p| p.resolution.as_ref())),
    ];
    for (_, size) in event.size.counts() {
        row.extend([bound(size.and_then(|size| size.min)), bound(size.and_then(|size| size.max))]);
    }
    row.extend([
        text(Some(&event.trigger.text)),
        text(Some(&event.trigger.lemma)),
        text(Some(&event.trigger.entry)),
        count(event.trigger.span.0),
        count(event.trigger.span.1),
        count(event.sentence.index),
        text(Some(&event.sentence.text)),
        count(event.sentence.span.0),
        count(event.sentence.span.1),
        text(event.date_basis.as_ref().map(|basis| &basis.rule)),
        Cell::Flag(Some(!event.attribution.is_empty())),
        Cell::Real(Some(event.confidence)),
        text(event.story_id.as_ref()),
        text(marked.judgement),
        Cell::Flag(Some(marked.is_edited)),
        text(marked.reviewed_by()),
        text(marked.reviewed_at()),
        text(marked.review_note()),
        text(Some(&event.cite_info.version)),
        text(Some(&event.cite_info.codebook)),
    ]);
    row
}

pub(super) fn actors(report: &Report, marked: &Marked) -> Vec<Vec<Cell>> {
    let event = &marked.event;
    let speakers: Vec<Entity> = event.attribution.iter().filter_map(|said| said.speaker.clone()).collect();
    let roles = [("actor", &event.actor), ("recipient", &event.recipient), ("speaker", &speakers)];
    let each = roles
        .into_iter()
        .flat_map(|(role, entities)| entities.iter().enumerate().map(move |(at, e)| (role, at, e)));
    each.map(|(role, at, entity)| {
        let mut row = key(report, marked);
        row.extend([text(Some(role)), count(at)]);
        row.extend(who(Some(entity)));
        row.extend([
            text(entity.sector.first()),
            list(entity.sector.iter().map(String::as_str)),
            text(entity.office.as_ref()),
            list(entity.affiliation.iter().map(String::as_str)),
            text(Some(&entity.entity_text)),
            end(entity.span, entity.span.0),
            end(entity.span, entity.span.1),
            text(Some(via(entity))),
        ]);
        row
    })
    .collect()
}

/// The words that support each field, and other places that tell the event.
pub(super) fn mentions(report: &Report, marked: &Marked) -> Vec<Vec<Cell>> {
    let event = &marked.event;
    let mut rows = Vec::new();
    let mut add = |field: &str, at: usize, words: &str, span: Span| {
        // what a person put stands nowhere in the text
        if is_nowhere(span) {
            return;
        }
        let mut row = key(report, marked);
        row.extend([text(Some(field)), count(at), text(Some(words)), count(span.0), count(span.1)]);
        rows.push(row);
    };
    add("trigger", 0, &event.trigger.text, event.trigger.span);
    for (field, entities) in [("actor", &event.actor), ("recipient", &event.recipient)] {
        entities.iter().enumerate().for_each(|(at, e)| add(field, at, &e.entity_text, e.span));
    }
    event
        .event_loc
        .iter()
        .enumerate()
        .for_each(|(at, place)| add("place", at, &place.extracted_place, place.span));
    for (what, size) in event.size.counts() {
        if let Some(size) = size {
            add(what, 0, &size.text, size.span);
            size.of
                .iter()
                .enumerate()
                .for_each(|(at, part)| add(&format!("{what}.of"), at, &part.text, part.span));
        }
    }
    for (at, said) in event.attribution.iter().enumerate() {
        add("attribution", at, said.verb.as_deref().unwrap_or_default(), said.span);
    }
    if let Some((words, span)) =
        event.date_basis.as_ref().and_then(|basis| basis.text.as_ref().zip(basis.span))
    {
        add("date", 0, words, span);
    }
    event
        .further_mentions
        .iter()
        .enumerate()
        .for_each(|(at, other)| add("further", at, &other.text, other.span));
    rows
}

pub(super) fn statements(report: &Report) -> Vec<Vec<Cell>> {
    let row = |(at, Said { statement: said, is_edited }): (usize, &Said)| {
        let mut row = vec![text(Some(&report.info.id)), count(at)];
        row.extend(who(said.speaker.as_ref()));
        row.extend(who(said.addressee.as_ref()));
        row.extend([
            text(Some(&said.verb)),
            text(Some(word(&said.kind))),
            text(said.medium.as_ref()),
            text(Some(&said.content.text)),
            count(said.content.span.0),
            count(said.content.span.1),
            Cell::Flag(Some(*is_edited)),
        ]);
        row
    };
    report.statements.iter().enumerate().map(row).collect()
}

pub(super) fn article(report: &Report, with_text: bool) -> Vec<Cell> {
    let info = &report.info;
    let interval = info.published_interval.as_ref();
    vec![
        text(Some(&info.id)),
        text(info.url.as_ref()),
        text(info.title.as_ref()),
        text(info.outlet.as_ref()),
        text(info.published.as_ref()),
        day(info.published.as_deref(), false),
        text(info.published_basis.as_ref()),
        day(interval.map(|interval| interval.0.as_str()), false),
        day(interval.map(|interval| interval.1.as_str()), true),
        text(info.language.as_ref()),
        text(Some(&info.text_sha256)),
        text(info.source_sha256.as_ref()),
        text(info.copy_of.as_ref()),
        Cell::Whole(Some(report.version)),
        count(report.events.len()),
        count(report.statements.len()),
        count(report.text.chars().count()),
        text(Some(&report.cite.version)),
        text(with_text.then_some(&report.text)),
    ]
}

fn key(report: &Report, marked: &Marked) -> Vec<Cell> {
    vec![text(Some(&marked.event.id)), text(Some(&report.info.id))]
}

/// English and Arabic name, id, Wikidata's id, code.
fn who(entity: Option<&Entity>) -> [Cell; 5] {
    [
        text(entity.map(name)),
        text(entity.and_then(|e| e.entity_name_ar.as_ref())),
        text(entity.and_then(|e| e.entity_id.as_ref())),
        text(entity.and_then(|e| e.wikidata_id.as_ref())),
        text(entity.and_then(|e| e.code.as_ref())),
    ]
}

pub(super) fn text(value: Option<impl AsRef<str>>) -> Cell {
    Cell::Text(value.map(|value| value.as_ref().to_owned()))
}

pub(super) fn count(value: usize) -> Cell {
    Cell::Whole(i64::try_from(value).ok())
}

/// An end of a span; none of what a person put.
fn end(span: Span, end: usize) -> Cell {
    if is_nowhere(span) { Cell::Whole(None) } else { count(end) }
}

pub(super) fn bound(value: Option<u64>) -> Cell {
    Cell::Whole(value.and_then(|value| i64::try_from(value).ok()))
}

/// Several values in one cell; unknown where there are none.
pub(super) fn list<'v>(values: impl Iterator<Item = &'v str>) -> Cell {
    let values: Vec<_> = values.collect();
    Cell::Text((!values.is_empty()).then(|| values.join(BETWEEN)))
}

/// The first or last day of a date of any precision.
pub(super) fn day(date: Option<&str>, is_last: bool) -> Cell {
    Cell::Day(date.and_then(|date| {
        let first: Date = match date.len() {
            4 => format!("{date}-01-01"),
            7 => format!("{date}-01"),
            _ => date.get(..10)?.to_owned(),
        }
        .parse()
        .ok()?;
        let day = match (is_last, date.len()) {
            (true, 4) => first.last_of_year(),
            (true, 7) => first.last_of_month(),
            _ => first,
        };
        let days = day.since(Date::constant(1970, 1, 1)).ok()?.get_days();
        Some(days)
    }))
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use super::super::columns::{ACTORS, ARTICLES, EVENTS, MENTIONS, STATEMENTS};
    use super::super::table::Column;
    use super::super::table::Kind::{Day, Flag, Real, Text, Whole};
    use super::*;

    #[test]
    fn rows_have_the_columns_of_their_tables() {
        let fits = |row: &[Cell], columns: &[Column]| {
            let kinds = row.iter().map(|cell| match cell {
                Cell::Text(_) => Text,
                Cell::Whole(_) => Whole,
                Cell::Real(_) => Real,
                Cell::Flag(_) => Flag,
                Cell::Day(_) => Day,
            });
            assert_eq!(kinds.collect::<Vec<_>>(), columns.iter().map(|(_, kind)| *kind).collect::<Vec<_>>());
        };
        for report in fixture::reports() {
            fits(&article(&report, true), &ARTICLES);
            statements(&report).iter().for_each(|row| fits(row, &STATEMENTS));
            for marked in &report.events {
                fits(&event(&report, marked), &EVENTS);
                actors(&report, marked).iter().for_each(|row| fits(row, &ACTORS));
                mentions(&report, marked).iter().for_each(|row| fits(row, &MENTIONS));
            }
        }
    }

    #[test]
    fn days_of_every_precision() {
        assert_eq!(day(Some("1970-01-02"), false), Cell::Day(Some(1)));
        assert_eq!(day(Some("2024-02"), true), Cell::Day(Some(19_782)));
        assert_eq!(day(Some("2024"), true), Cell::Day(Some(20_088)));
        assert_eq!(day(Some("soon"), true), Cell::Day(None));
        assert_eq!(day(None, true), Cell::Day(None));
    }
}
