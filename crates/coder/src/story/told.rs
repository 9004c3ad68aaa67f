//! A story as it is shown: its best values with their support, its reports, and where they disagree.

mod best;
mod disagree;

use super::compare::{Reason, Verdict};
use super::sources::{outlet, repeats, sources};
use crate::record::{Category, Entity, Event, Location, Span};
use best::{count, date, modes, people, place};
use disagree::disagreements;
use serde::{Deserialize, Serialize};

/// One event, told by one report or many.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// Made of the first report: see [`Report::story_id`](super::Report::story_id).
    pub id: String,
    /// The category.
    pub event: Category,
    /// Modes that any report states, in order.
    pub mode: Vec<String>,
    /// The day, ISO 8601: the one that most sources state.
    pub date: Option<Told<String>>,
    /// Last day of an event of several days, of the report that gave the day.
    pub enddate: Option<String>,
    /// The narrowest place, of those the one that most sources state.
    pub place: Option<Told<Location>>,
    /// Who did it, by the report that knows most of them by name.
    pub actor: Vec<Told<Entity>>,
    /// To whom, in the same way.
    pub recipient: Vec<Told<Entity>>,
    /// Numbers of people: what the latest reports state.
    pub size: Sizes,
    /// How many independent sources tell it: near-copies of one text are one, and so are the reports of one outlet.
    pub outlets: usize,
    /// The reports in their order.
    pub reports: Vec<Line>,
    /// Where they contradict each other.
    pub disagreements: Vec<Disagreement>,
    /// Reports that deny it.
    pub denials: Vec<Line>,
    /// What joined them.
    pub links: Vec<Link>,
}

/// A value with the reports that state it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Told<T> {
    /// The value.
    pub value: T,
    /// The reports that state it, in order. The first is the one whose words and spans the value quotes.
    pub support: Vec<Support>,
}

/// A report that states a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    /// The record.
    pub event_id: String,
    /// Its article.
    pub article_id: String,
    /// The words; `null` where the day of the report stands in.
    pub text: Option<String>,
    /// Where they stand in that article: code points, end exclusive.
    pub span: Option<Span>,
}

/// Numbers of people, by what befell them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sizes {
    /// Killed.
    pub dead: Option<Told<Number>>,
    /// Wounded.
    pub injured: Option<Told<Number>>,
    /// Arrested, detained, abducted.
    pub arrested: Option<Told<Number>>,
    /// Taking part.
    pub participants: Option<Told<Number>>,
}

/// At least and at most so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// At least.
    pub min: Option<u64>,
    /// At most.
    pub max: Option<u64>,
}

/// A report in a story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The record.
    pub event_id: String,
    /// Its article.
    pub article_id: String,
    /// Who published it: the outlet, else the host of the address.
    pub outlet: Option<String>,
    /// When.
    pub published: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// The article's title.
    pub title: Option<String>,
    /// The number of the source that it is from, from 1.
    pub source: usize,
    /// Whether it repeats the text of a report before it.
    pub is_copy: bool,
    /// The sentence.
    pub sentence: String,
    /// Where it stands.
    pub span: Span,
}

/// A field in which reports contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// `dead`, `injured`, `arrested`, `participants`, `date`, `actor`.
    pub field: String,
    /// What each report says, by day and outlet.
    pub sayings: Vec<Saying>,
}

/// What one report says of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saying {
    /// The value, as it is written in a table: `11`, `20+`, `2018-03-06`, a name.
    pub value: String,
    /// Who says it.
    pub outlet: Option<String>,
    /// When.
    pub published: Option<String>,
    /// In which record.
    pub event_id: String,
}

/// What joined two reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// A record of the story.
    pub one: String,
    /// Another.
    pub other: String,
    /// How much says that they are of one event.
    pub points: f64,
    /// What agrees, and what differs.
    pub reasons: Vec<Reason>,
}

/// Lays out a story. `reports` are in their order ([`Report::order`](super::Report)), `links` speak of records by their ids.
#[must_use]
pub fn tell(
    id: &str,
    reports: &[&Event],
    denials: &[&Event],
    links: &[(String, String, Verdict)],
) -> Option<Story> {
    let first = reports.first()?;
    let from = sources(reports);
    let copies = repeats(reports);
    let date = date(reports, &from);
    let lines = reports.iter().enumerate().map(|(at, event)| line(event, number(&from, at), copies[at]));
    Some(Story {
        id: id.to_owned(),
        event: first.event,
        mode: modes(reports),
        enddate: date.as_ref().and_then(|(at, _)| reports[*at].enddate.clone()),
        date: date.map(|(_, told)| told),
        place: place(reports, &from),
        actor: people(reports, |event| &event.actor),
        recipient: people(reports, |event| &event.recipient),
        size: Sizes {
            dead: count(reports, &from, |event| event.size.dead.as_ref()),
            injured: count(reports, &from, |event| event.size.injured.as_ref()),
            arrested: count(reports, &from, |event| event.size.arrested.as_ref()),
            participants: count(reports, &from, |event| event.size.participants.as_ref()),
        },
        outlets: from.iter().enumerate().filter(|(at, source)| at == *source).count(),
        reports: lines.collect(),
        disagreements: disagreements(reports),
        denials: denials.iter().map(|event| line(event, 0, false)).collect(),
        links: links.iter().map(link).collect(),
    })
}

/// Sources are counted from 1, in the order of their first reports.
fn number(from: &[usize], at: usize) -> usize {
    from[..=from[at]].iter().enumerate().filter(|(at, source)| at == *source).count()
}

fn line(event: &Event, source: usize, is_copy: bool) -> Line {
    Line {
        event_id: event.id.clone(),
        article_id: event.article.id.clone(),
        outlet: outlet(event).map(str::to_owned),
        published: event.article.published.clone(),
        url: event.article.url.clone(),
        title: event.article.title.clone(),
        source,
        is_copy,
        sentence: event.sentence.text.clone(),
        span: event.sentence.span,
    }
}

fn link((one, other, verdict): &(String, String, Verdict)) -> Link {
    Link { one: one.clone(), other: other.clone(), points: verdict.points, reasons: verdict.reasons.clone() }
}
