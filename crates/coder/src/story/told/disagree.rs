//! Where the reports of a story contradict each other.

use super::super::days::{Basis, Days};
use super::super::party::{Accord, accord, parties};
use super::super::report::Range;
use super::super::sources::outlet;
use super::{Disagreement, Saying};
use crate::record::{Count, Entity, Event};

/// Where an event keeps a number of people.
type Stated = fn(&Event) -> Option<&Count>;

pub(super) fn disagreements(reports: &[&Event]) -> Vec<Disagreement> {
    let counts: [(&str, Stated); 4] = [
        ("dead", |event| event.size.dead.as_ref()),
        ("injured", |event| event.size.injured.as_ref()),
        ("arrested", |event| event.size.arrested.as_ref()),
        ("participants", |event| event.size.participants.as_ref()),
    ];
    let mut all: Vec<Disagreement> =
        counts.iter().filter_map(|(field, of)| numbers_differ(field, reports, *of)).collect();
    all.extend(days_differ(reports));
    all.extend(actors_differ(reports));
    all
}

fn saying(event: &Event, value: String) -> Saying {
    Saying {
        value,
        outlet: outlet(event).map(str::to_owned),
        published: event.article.published.clone(),
        event_id: event.id.clone(),
    }
}

fn numbers_differ(field: &str, reports: &[&Event], of: Stated) -> Option<Disagreement> {
    let stated: Vec<(&Event, Range)> =
        reports.iter().filter_map(|event| Some((*event, Range::of(of(event)?)?))).collect();
    let differ = stated.iter().any(|(_, x)| stated.iter().any(|(_, y)| !x.meets(*y)));
    let sayings = stated.iter().map(|(event, range)| saying(event, range.to_string()));
    differ.then(|| Disagreement { field: field.to_owned(), sayings: sayings.collect() })
}

fn days_differ(reports: &[&Event]) -> Option<Disagreement> {
    let stated: Vec<(&Event, Days)> = reports
        .iter()
        .filter_map(|event| Some((*event, Days::of(event)?)))
        .filter(|(event, days)| event.date.is_some() && days.basis == Basis::Stated)
        .collect();
    let differ = stated.iter().any(|(_, x)| stated.iter().any(|(_, y)| x.apart(*y) > 0));
    let sayings = stated.iter().map(|(event, _)| saying(event, event.date.clone().unwrap_or_default()));
    differ.then(|| Disagreement { field: "date".to_owned(), sayings: sayings.collect() })
}

/// Where one report names or describes others than another does.
fn actors_differ(reports: &[&Event]) -> Option<Disagreement> {
    let stated: Vec<(&Event, _)> = reports
        .iter()
        .map(|event| (*event, parties(&event.actor)))
        .filter(|(_, actors)| !actors.is_empty())
        .collect();
    let differ = stated.iter().any(|(_, x)| stated.iter().any(|(_, y)| accord(x, y) == Accord::Contradict));
    let names = |event: &Event| {
        let name = |e: &Entity| e.entity_name.clone().unwrap_or_else(|| e.entity_text.clone());
        event.actor.iter().map(name).collect::<Vec<_>>().join(" | ")
    };
    let sayings = stated.iter().map(|(event, _)| saying(event, names(event)));
    differ.then(|| Disagreement { field: "actor".to_owned(), sayings: sayings.collect() })
}
