//! A story as it is shown: its best values with their support, its reports, and where they disagree.

use super::compare::{Reason, Verdict};
use super::days::{Basis, Days};
use super::party::{Accord, accord, parties};
use super::report::Range;
use super::sources::{outlet, repeats, sources};
use crate::record::{Category, Count, Entity, Event, Location, Span};
use serde::{Deserialize, Serialize};

/// One event, told by one report or many.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// Made of the first report: see [`Report::story_id`].
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

/// Lays out a story. `reports` are in their order ([`Report::order`]), `links` speak of records by their ids.
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

fn modes(reports: &[&Event]) -> Vec<String> {
    let mut modes: Vec<String> =
        reports.iter().flat_map(|event| event.mode.iter().map(ToString::to_string)).collect();
    modes.sort_unstable();
    modes.dedup();
    modes
}

fn support(event: &Event, words: Option<(&str, Span)>) -> Support {
    Support {
        event_id: event.id.clone(),
        article_id: event.article.id.clone(),
        text: words.map(|(text, _)| text.to_owned()),
        span: words.map(|(_, span)| span),
    }
}

/// How many sources are among the reports `at`.
fn weight(at: &[usize], from: &[usize]) -> usize {
    let mut sources: Vec<usize> = at.iter().map(|at| from[*at]).collect();
    sources.sort_unstable();
    sources.dedup();
    sources.len()
}

/// Of the groups that most sources stand behind, the first.
fn most_supported(groups: Vec<Vec<usize>>, from: &[usize]) -> Option<Vec<usize>> {
    let mut best: Option<Vec<usize>> = None;
    for group in groups {
        if best.as_ref().is_none_or(|best| weight(&group, from) > weight(best, from)) {
            best = Some(group);
        }
    }
    best
}

/// Reports grouped by what they state, groups and members in order.
fn grouped<K: PartialEq>(reports: impl Iterator<Item = (usize, K)>) -> Vec<Vec<usize>> {
    let mut groups: Vec<(K, Vec<usize>)> = Vec::new();
    for (at, key) in reports {
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, members)) => members.push(at),
            None => groups.push((key, vec![at])),
        }
    }
    groups.into_iter().map(|(_, members)| members).collect()
}

/// The day that most sources state in words; where none does, that for which most stand in with their own. Of days that
/// are stated at all the most precise.
fn date(reports: &[&Event], from: &[usize]) -> Option<(usize, Told<String>)> {
    let basis = |event: &Event| Days::of(event).map_or(Basis::Before, |days| days.basis);
    let dated = || reports.iter().enumerate().filter(|(_, event)| event.date.is_some());
    let surest = dated().map(|(_, event)| basis(event)).min()?;
    let sure = || dated().filter(|(_, event)| basis(event) == surest);
    let longest = sure().filter_map(|(_, event)| event.date.as_ref().map(String::len)).max()?;
    let precise = sure().filter(|(_, event)| event.date.as_ref().is_some_and(|date| date.len() == longest));
    let best = most_supported(grouped(precise.map(|(at, event)| (at, &event.date))), from)?;
    let value = reports[*best.first()?].date.clone()?;
    let words =
        |event: &Event| event.date_basis.as_ref().and_then(|basis| basis.text.clone().zip(basis.span));
    let supports = best.iter().map(|at| {
        let words = words(reports[*at]);
        support(reports[*at], words.as_ref().map(|(text, span)| (text.as_str(), *span)))
    });
    Some((*best.first()?, Told { value, support: supports.collect() }))
}

/// How wide a place is: facility, city, province, country, unknown.
fn width(place: &Location) -> usize {
    let widths = ["facility", "city", "district", "province", "region", "country"];
    let resolution = place.resolution.as_deref().unwrap_or_default();
    widths.iter().position(|width| *width == resolution).unwrap_or(widths.len())
}

fn place(reports: &[&Event], from: &[usize]) -> Option<Told<Location>> {
    let all =
        || reports.iter().enumerate().flat_map(|(at, event)| event.event_loc.iter().map(move |l| (at, l)));
    let narrowest = all().map(|(_, place)| width(place)).min()?;
    let narrow = || all().filter(|(_, place)| width(place) == narrowest);
    let name =
        |place: &Location| place.resolved_place.clone().unwrap_or_else(|| place.extracted_place.clone());
    let best = most_supported(grouped(narrow().map(|(at, place)| (at, name(place)))), from)?;
    let chosen = narrow().find(|(at, _)| best.first() == Some(at)).map(|(_, place)| place)?;
    let mut supports: Vec<Support> = Vec::new();
    for (at, place) in narrow().filter(|(_, place)| name(place) == name(chosen)) {
        if supports
            .last()
            .is_none_or(|last| last.event_id != reports[at].id || last.article_id != reports[at].article.id)
        {
            supports.push(support(reports[at], Some((&place.extracted_place, place.span))));
        }
    }
    Some(Told { value: chosen.clone(), support: supports })
}

/// The people of the report that knows most of them by name, of those the first; with the reports that name them too.
fn people(reports: &[&Event], role: impl Fn(&Event) -> &Vec<Entity>) -> Vec<Told<Entity>> {
    let named = |event: &Event| role(event).iter().filter(|e| e.entity_id.is_some()).count();
    let knows = |event: &Event| (named(event), usize::from(!role(event).is_empty()));
    let most = reports.iter().map(|event| knows(event)).max().unwrap_or_default();
    let Some(best) = reports.iter().find(|event| knows(event) == most) else { return Vec::new() };
    let told = |entity: &Entity| {
        let others = reports.iter().filter(|event| !std::ptr::eq(**event, *best));
        let mut supports = vec![support(best, Some((&entity.entity_text, entity.span)))];
        supports.extend(others.filter_map(|event| {
            let same = role(event).iter().find(|other| is_same(entity, other))?;
            Some(support(event, Some((&same.entity_text, same.span))))
        }));
        Told { value: entity.clone(), support: supports }
    };
    role(best).iter().map(told).collect()
}

fn is_same(a: &Entity, b: &Entity) -> bool {
    match (&a.entity_id, &b.entity_id) {
        (None, None) => a.entity_name.is_some() && a.entity_name == b.entity_name,
        (a, b) => a == b,
    }
}

/// What the reports of the last day that state a number say; of several numbers the one that most sources state.
fn count(reports: &[&Event], from: &[usize], of: impl Fn(&Event) -> Option<&Count>) -> Option<Told<Number>> {
    let stated = || reports.iter().enumerate().filter_map(|(at, event)| Some((at, of(event)?)));
    let last = stated().map(|(at, _)| &reports[at].article.published).max()?;
    let late = stated().filter(|(at, _)| reports[*at].article.published == *last);
    let best = most_supported(grouped(late.map(|(at, count)| (at, (count.min, count.max)))), from)?;
    let value = of(reports[*best.first()?]).map(|count| Number { min: count.min, max: count.max })?;
    // the reports of the last day first, then earlier ones that say the same
    let earlier =
        stated().filter(|(at, count)| !best.contains(at) && (count.min, count.max) == (value.min, value.max));
    let all = best.iter().copied().chain(earlier.map(|(at, _)| at));
    let supports = all.filter_map(|at| {
        let count = of(reports[at])?;
        Some(support(reports[at], Some((&count.text, count.span))))
    });
    Some(Told { value, support: supports.collect() })
}

fn disagreements(reports: &[&Event]) -> Vec<Disagreement> {
    let counts: [(&str, fn(&Event) -> Option<&Count>); 4] = [
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

fn numbers_differ(field: &str, reports: &[&Event], of: fn(&Event) -> Option<&Count>) -> Option<Disagreement> {
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
