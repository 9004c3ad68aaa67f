//! The best values of a story, with the reports that state them.

use super::super::days::{Basis, Days};
use super::{Number, Support, Told};
use crate::record::{Count, Entity, Event, Location, Span};

pub(super) fn modes(reports: &[&Event]) -> Vec<String> {
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
pub(super) fn date(reports: &[&Event], from: &[usize]) -> Option<(usize, Told<String>)> {
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

pub(super) fn place(reports: &[&Event], from: &[usize]) -> Option<Told<Location>> {
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
pub(super) fn people(reports: &[&Event], role: impl Fn(&Event) -> &Vec<Entity>) -> Vec<Told<Entity>> {
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
pub(super) fn count(
    reports: &[&Event],
    from: &[usize],
    of: impl Fn(&Event) -> Option<&Count>,
) -> Option<Told<Number>> {
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
