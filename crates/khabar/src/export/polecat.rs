//! CSV with the names of POLECAT's columns, for scripts that read POLECAT.

use super::codes::country;
use super::people::{People, name};
use super::report::{Marked, Report};
use super::writer::Writer;
use crate::output::cells::{Cell, joined_by, maybe, number, row_of, text};
use crate::output::word;
use coder::record::{Entity, Location};
use std::collections::BTreeSet;

/// Between several actors, contexts or names, and between the sectors of one actor.
const ACTORS: &str = ";";
const SECTORS: &str = "|";

/// What a cell is made of.
struct Row<'r> {
    report: &'r Report,
    marked: &'r Marked,
    /// Persons and bodies named in the article's records, and places.
    names: &'r Names,
}

/// What POLECAT calls the story's people, organizations and locations: those of the article.
struct Names {
    people: String,
    organizations: String,
    locations: String,
}

type Column = (&'static str, fn(&Row<'_>) -> Cell);

const COLUMNS: &[Column] = &[
    ("Event ID", |r| text(&r.marked.event.id)),
    ("Event Date", |r| maybe(r.marked.event.date.as_deref())),
    ("Event Type", |r| text(&word(&r.marked.event.event))),
    ("Event Mode", |r| text(&r.marked.event.mode.join(ACTORS))),
    ("Intensity", |r| number(r.marked.event.event_scale)),
    ("Quad Code", |r| text(quad(r.marked.event.quad_code))),
    ("Contexts", |r| text(&r.marked.event.context.join(ACTORS))),
    ("Actor Name", |r| names(&r.marked.event.actor)),
    ("Actor Country", |r| each(&r.marked.event.actor, |a| a.code.clone())),
    ("Actor COW", |r| each(&r.marked.event.actor, cow)),
    ("Primary Actor Sector", |r| each(&r.marked.event.actor, |a| a.sector.first().cloned())),
    ("Actor Sectors", |r| each(&r.marked.event.actor, |a| Some(a.sector.join(SECTORS)))),
    ("Actor Title", |r| each(&r.marked.event.actor, |a| a.office.clone())),
    ("Actor Name Raw", |r| each(&r.marked.event.actor, |a| Some(a.entity_text.clone()))),
    ("Wikipedia Actor ID", |_| text("")),
    ("Recipient Name", |r| names(&r.marked.event.recipient)),
    ("Recipient Country", |r| each(&r.marked.event.recipient, |a| a.code.clone())),
    ("Recipient COW", |r| each(&r.marked.event.recipient, cow)),
    ("Primary Recipient Sector", |r| each(&r.marked.event.recipient, |a| a.sector.first().cloned())),
    ("Recipient Sectors", |r| each(&r.marked.event.recipient, |a| Some(a.sector.join(SECTORS)))),
    ("Recipient Title", |r| each(&r.marked.event.recipient, |a| a.office.clone())),
    ("Recipient Name Raw", |r| each(&r.marked.event.recipient, |a| Some(a.entity_text.clone()))),
    ("Wikipedia Recipient ID", |_| text("")),
    ("Placename", |r| place(r, |p| p.resolved_place.as_deref())),
    ("City", |r| place(r, |p| p.city.as_deref())),
    ("District", |r| place(r, |p| p.district.as_deref())),
    ("Province", |r| place(r, |p| p.province.as_deref())),
    ("Country", |r| place(r, |p| p.country_code.as_deref())),
    ("Latitude", |r| number(first(r).and_then(|p| p.lat))),
    ("Longitude", |r| number(first(r).and_then(|p| p.lon))),
    ("GeoNames ID", |_| text("")),
    ("Raw Placename", |r| place(r, |p| Some(&p.extracted_place))),
    ("Feature Type", |r| place(r, |p| p.resolution.as_deref())),
    ("Source", |r| maybe(r.report.info.outlet.as_deref())),
    ("Publication Date", |r| maybe(r.report.info.published.as_deref())),
    ("Story People", |r| text(&r.names.people)),
    ("Story Organizations", |r| text(&r.names.organizations)),
    ("Story Locations", |r| text(&r.names.locations)),
    ("Language", |r| maybe(r.report.info.language.as_deref())),
    ("Version", |r| text(&r.report.cite.version)),
    ("Khabar Status", |r| text(&word(&r.marked.event.status))),
    ("Khabar End Date", |r| maybe(r.marked.event.enddate.as_deref())),
    ("Khabar Actor Wikidata ID", |r| each(&r.marked.event.actor, |a| a.wikidata_id.clone())),
    ("Khabar Recipient Wikidata ID", |r| each(&r.marked.event.recipient, |a| a.wikidata_id.clone())),
    ("Khabar Sentence", |r| text(&r.marked.event.sentence.text)),
    ("Khabar Sentence Start", |r| number(Some(r.marked.event.sentence.span.0))),
    ("Khabar Sentence End", |r| number(Some(r.marked.event.sentence.span.1))),
    ("Khabar Confidence", |r| number(Some(r.marked.event.confidence))),
    ("Khabar Article ID", |r| text(&r.report.info.id)),
    ("Khabar URL", |r| maybe(r.report.info.url.as_deref())),
    ("Khabar Text SHA-256", |r| text(&r.report.info.text_sha256)),
    ("Khabar Copy Of", |r| maybe(r.report.info.copy_of.as_deref())),
    ("Khabar Story ID", |r| maybe(r.marked.event.story_id.as_deref())),
    ("Khabar Review", |r| text(&r.marked.review())),
    ("Khabar Reviewed By", |r| maybe(r.marked.reviewed_by())),
    ("Khabar Reviewed At", |r| maybe(r.marked.reviewed_at())),
    ("Khabar Review Note", |r| maybe(r.marked.review_note())),
];

/// The names of the columns, for the test of their documentation.
#[cfg(test)]
pub(super) fn columns() -> Vec<&'static str> {
    COLUMNS.iter().map(|(name, _)| *name).collect()
}

/// The format. A byte-order mark at its head tells Excel that it is UTF-8.
#[derive(Default)]
pub(super) struct Polecat {
    pub(super) with_mark: bool,
    pub(super) with_text: bool,
    pub(super) people: People,
}

/// The byte-order mark of UTF-8.
pub(super) const MARK: &str = "\u{FEFF}";

impl Writer for Polecat {
    fn head(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(if self.with_mark { MARK } else { "" }.as_bytes());
        let more = self.with_text.then(|| text("Khabar Text"));
        row_of(COLUMNS.iter().map(|(name, _)| text(name)).chain(more), out);
    }

    fn report(&mut self, report: &Report, out: &mut Vec<u8>) {
        let names = named(report, &self.people);
        for marked in &report.events {
            let row = Row { report, marked, names: &names };
            let more = self.with_text.then(|| text(&report.text));
            row_of(COLUMNS.iter().map(|(_, cell)| cell(&row)).chain(more), out);
        }
    }
}

/// POLECAT names the quad classes; the numbers are PLOVER's.
fn quad(code: u8) -> &'static str {
    match code {
        1 => "VERBAL COOPERATION",
        2 => "MATERIAL COOPERATION",
        3 => "VERBAL CONFLICT",
        _ => "MATERIAL CONFLICT",
    }
}

fn named(report: &Report, people: &People) -> Names {
    let events = || report.events.iter().map(|marked| &marked.event);
    let actors = || events().flat_map(|event| event.actor.iter().chain(&event.recipient));
    let known = || actors().filter(|entity| people.kind(entity).is_some());
    let set = |names: BTreeSet<&str>| names.into_iter().collect::<Vec<_>>().join(ACTORS);
    Names {
        people: set(known().filter(|entity| people.is_person(entity)).map(name).collect()),
        organizations: set(known().filter(|entity| !people.is_person(entity)).map(name).collect()),
        locations: set(events()
            .flat_map(|e| &e.event_loc)
            .filter_map(|p| p.resolved_place.as_deref())
            .collect()),
    }
}

fn names(entities: &[Entity]) -> Cell {
    each(entities, |entity| Some(name(entity).to_owned()))
}

fn each(entities: &[Entity], field: impl Fn(&Entity) -> Option<String>) -> Cell {
    let fields: Vec<_> = entities.iter().map(field).collect();
    text(&joined_by(ACTORS, fields.iter().map(Option::as_deref)))
}

fn cow(entity: &Entity) -> Option<String> {
    country(entity.code.as_deref()?).map(|country| country.cow.to_owned())
}

fn first<'r>(row: &Row<'r>) -> Option<&'r Location> {
    row.marked.event.event_loc.first()
}

/// POLECAT has one place an event.
fn place<'r>(row: &Row<'r>, field: impl Fn(&'r Location) -> Option<&'r str>) -> Cell {
    maybe(first(row).and_then(field))
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn rows_are_as_they_were_agreed() {
        let mut polecat = Polecat { with_mark: true, ..Polecat::default() };
        fixture::golden("polecat.csv", &mut polecat);
    }

    #[test]
    fn every_column_is_documented() {
        let page = include_str!("../../../../docs/exports.md");
        for (name, _) in COLUMNS {
            assert!(page.contains(&format!("`{name}`")), "docs/exports.md does not explain `{name}`");
        }
    }
}
