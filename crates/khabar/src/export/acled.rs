//! CSV with columns like ACLED's: events of violence and protest, one row a story. It is like ACLED, and not ACLED: no
//! person decided what belongs, and events without a counterpart are left out and counted.

mod side;

use super::codes::country;
use super::people::{People, name};
use super::polecat::MARK;
use super::report::{Marked, Report};
use super::writer::Writer;
use crate::output::cells::{Cell, maybe, number, row_of, text};
use coder::Event;
use coder::record::{Category, Entity, Location, Status};
use side::{Counterpart, Side, counterpart, group, side};
use std::collections::BTreeSet;

/// Between several actors in a cell.
const BETWEEN: &str = "; ";

/// What a cell is made of.
struct Row<'r> {
    report: &'r Report,
    marked: &'r Marked,
    kind: Counterpart,
    people: &'r People,
}

impl<'r> Row<'r> {
    fn event(&self) -> &'r Event {
        &self.marked.event
    }

    fn place(&self) -> Option<&'r Location> {
        self.event().event_loc.first()
    }

    fn country_code(&self) -> Option<&'r str> {
        self.place().and_then(|place| place.country_code.as_deref())
    }

    /// The two sides: who did it and to whom, or the two who fought each other. Protesters are ACLED's first side, whatever
    /// is done to them, and whom they protest against is none.
    fn sides(&self) -> (&'r [Entity], &'r [Entity]) {
        let event = self.event();
        let (actors, recipients) = (&event.actor[..], &event.recipient[..]);
        match (event.event, self.kind.event_type) {
            (Category::Protest, _) => (actors, &[]),
            (_, "Protests") => (recipients, actors),
            (_, "Battles") if recipients.is_empty() && actors.len() > 1 => actors.split_at(1),
            _ => (actors, recipients),
        }
    }

    fn group(&self, side: &[Entity]) -> &'static str {
        side.first().map_or("", |first| group(first, self.kind, self.country_code()))
    }

    fn interaction(&self) -> String {
        let (one, other) = self.sides();
        match (self.group(one), self.group(other)) {
            ("", _) => String::new(),
            (one, "") => format!("{one} only"),
            (one, other) => format!("{one}-{other}"),
        }
    }
}

type Column = (&'static str, fn(&Row<'_>) -> Cell);

const COLUMNS: &[Column] = &[
    ("event_id_cnty", |r| text(&format!("{}-{}", r.country_code().unwrap_or("XXX"), r.event().id))),
    ("event_date", |r| text(&first_day(r.event().date.as_deref().unwrap_or_default()))),
    ("year", |r| text(r.event().date.as_deref().and_then(|date| date.get(..4)).unwrap_or_default())),
    ("time_precision", |r| number(r.event().date.as_deref().and_then(precision))),
    ("disorder_type", |r| text(r.kind.disorder_type)),
    ("event_type", |r| text(r.kind.event_type)),
    ("sub_event_type", |r| text(r.kind.sub_event_type)),
    ("actor1", |r| maybe(r.sides().0.first().map(name))),
    ("assoc_actor_1", |r| others(r.sides().0)),
    ("inter1", |r| text(r.group(r.sides().0))),
    ("actor2", |r| maybe(r.sides().1.first().map(name))),
    ("assoc_actor_2", |r| others(r.sides().1)),
    ("inter2", |r| text(r.group(r.sides().1))),
    ("interaction", |r| text(&r.interaction())),
    ("civilian_targeting", |r| text(if targets_civilians(r) { "Civilian targeting" } else { "" })),
    ("iso", |r| text(r.country_code().and_then(country).map_or("", |country| country.number))),
    ("region", |r| text(r.country_code().and_then(country).map_or("", |country| country.region))),
    ("country", |r| maybe(r.country_code().and_then(|code| r.people.country(code)))),
    ("admin1", |r| maybe(r.place().and_then(|place| place.province.as_deref()))),
    ("admin2", |r| maybe(r.place().and_then(|place| place.district.as_deref()))),
    ("admin3", |_| text("")),
    ("location", |r| maybe(r.place().map(|p| p.resolved_place.as_deref().unwrap_or(&p.extracted_place)))),
    ("latitude", |r| number(r.place().and_then(|place| place.lat))),
    ("longitude", |r| number(r.place().and_then(|place| place.lon))),
    ("geo_precision", |r| number(r.place().map(geo_precision))),
    ("source", |r| maybe(r.report.info.outlet.as_deref())),
    ("source_scale", |_| text("")),
    ("notes", |r| text(&r.event().sentence.text)),
    ("fatalities", |r| number(r.event().size.dead.as_ref().and_then(|count| count.min.or(count.max)))),
    ("tags", |r| text(&tags(r.event()))),
    ("timestamp", |_| text("")),
    ("khabar_event_id", |r| text(&r.event().id)),
    ("khabar_plover", |r| text(&plover(r.event()))),
    ("khabar_url", |r| maybe(r.report.info.url.as_deref())),
    ("khabar_article_id", |r| text(&r.report.info.id)),
    ("khabar_text_sha256", |r| text(&r.report.info.text_sha256)),
    ("khabar_start", |r| number(Some(r.event().sentence.span.0))),
    ("khabar_end", |r| number(Some(r.event().sentence.span.1))),
    ("khabar_confidence", |r| number(Some(r.event().confidence))),
    ("khabar_story_id", |r| maybe(r.event().story_id.as_deref())),
    ("khabar_review", |r| text(&r.marked.review())),
    ("khabar_reviewed_by", |r| maybe(r.marked.reviewed_by())),
    ("khabar_reviewed_at", |r| maybe(r.marked.reviewed_at())),
    ("khabar_review_note", |r| maybe(r.marked.review_note())),
];

/// The names of the columns, for the test of their documentation.
#[cfg(test)]
pub(super) fn columns() -> Vec<&'static str> {
    COLUMNS.iter().map(|(name, _)| *name).collect()
}

/// The format.
#[derive(Default)]
pub(super) struct Acled {
    with_mark: bool,
    with_text: bool,
    people: People,
    /// Stories that have their row.
    told: BTreeSet<String>,
    without_counterpart: u64,
    unasserted: u64,
    undated: u64,
    told_before: u64,
}

impl Writer for Acled {
    fn head(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(if self.with_mark { MARK } else { "" }.as_bytes());
        let more = self.with_text.then(|| text("khabar_text"));
        row_of(COLUMNS.iter().map(|(name, _)| text(name)).chain(more), out);
    }

    fn report(&mut self, report: &Report, out: &mut Vec<u8>) {
        for marked in &report.events {
            if let Some(kind) = self.wanted(&marked.event) {
                let row = Row { report, marked, kind, people: &self.people };
                let more = self.with_text.then(|| text(&report.text));
                row_of(COLUMNS.iter().map(|(_, cell)| cell(&row)).chain(more), out);
            }
        }
    }

    fn notes(&self) -> Vec<String> {
        let counts = [
            (self.without_counterpart, "events have no counterpart among ACLED's"),
            (self.unasserted, "are announced, supposed or denied"),
            (self.undated, "have no month or day"),
            (self.told_before, "are further reports of a story that has its row"),
        ];
        counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("left out: {count} {what}"))
            .collect()
    }
}

impl Acled {
    pub(super) fn new(with_mark: bool, with_text: bool) -> Self {
        Self { with_mark, with_text, ..Self::default() }
    }

    /// What the event is among ACLED's; where it is none, it is counted.
    fn wanted(&mut self, event: &Event) -> Option<Counterpart> {
        let kind = counterpart(event);
        let dated = event.date.as_deref().is_some_and(|date| precision(date).is_some());
        let told = event.story_id.as_ref().is_some_and(|story| self.told.contains(story));
        let counter = match kind {
            None => &mut self.without_counterpart,
            _ if !matches!(event.status, Status::Asserted | Status::Historical) => &mut self.unasserted,
            _ if !dated => &mut self.undated,
            _ if told => &mut self.told_before,
            Some(kind) => {
                self.told.extend(event.story_id.clone());
                return Some(kind);
            }
        };
        *counter += 1;
        None
    }
}

/// A month has its first day, as ACLED writes it.
fn first_day(date: &str) -> String {
    if date.len() == 7 { format!("{date}-01") } else { date.get(..10).unwrap_or(date).to_owned() }
}

/// 1 where the day is known, 3 where only the month is.
fn precision(date: &str) -> Option<u8> {
    match date.len() {
        7 => Some(3),
        10.. => Some(1),
        _ => None,
    }
}

fn geo_precision(place: &Location) -> u8 {
    match place.resolution.as_deref() {
        Some("facility" | "city") => 1,
        Some("province") => 2,
        _ => 3,
    }
}

/// The actors behind the first, and the bodies that the first belongs to.
fn others(side: &[Entity]) -> Cell {
    let bodies = side.first().into_iter().flat_map(|first| first.affiliation.iter().map(String::as_str));
    text(&side.iter().skip(1).map(name).chain(bodies).collect::<Vec<_>>().join(BETWEEN))
}

fn targets_civilians(row: &Row<'_>) -> bool {
    row.kind.event_type == "Violence against civilians"
        || (row.kind.event_type == "Explosions/Remote violence"
            && side(row.sides().1) == Some(Side::Civilian))
}

fn tags(event: &Event) -> String {
    let Some(crowd) = &event.size.participants else { return String::new() };
    match (crowd.min, crowd.max) {
        (Some(min), Some(max)) if min == max => format!("crowd size={min}"),
        (Some(min), Some(max)) => format!("crowd size=between {min} and {max}"),
        (Some(min), None) => format!("crowd size=at least {min}"),
        (None, Some(max)) => format!("crowd size=at most {max}"),
        (None, None) => "crowd size=no report".to_owned(),
    }
}

fn plover(event: &Event) -> String {
    let mode = event.mode.first().map(|mode| format!("/{mode}")).unwrap_or_default();
    format!("{}{mode}", crate::output::word(&event.event))
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn rows_are_as_they_were_agreed() {
        let mut acled = Acled::default();
        fixture::golden("acled.csv", &mut acled);
        assert_eq!(acled.notes()[0], "left out: 3 events have no counterpart among ACLED's");
    }

    #[test]
    fn days_and_months() {
        assert_eq!((first_day("2024-05"), precision("2024-05")), ("2024-05-01".to_owned(), Some(3)));
        assert_eq!(
            (first_day("2024-05-09T10:00"), precision("2024-05-09T10:00")),
            ("2024-05-09".to_owned(), Some(1))
        );
        assert_eq!(precision("2024"), None);
    }

    #[test]
    fn every_column_is_documented() {
        let page = include_str!("../../../../docs/exports.md");
        for (name, _) in COLUMNS {
            assert!(page.contains(&format!("`{name}`")), "docs/exports.md does not explain `{name}`");
        }
    }
}
