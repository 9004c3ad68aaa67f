//! The counts: events and stories, by what they are grouped by.

use super::names::Met;
use super::names::is_neutral;
use crate::export::{Period, masked_name};
use coder::Event;
use coder::record::{Category, Entity, Status};
use std::collections::{BTreeMap, BTreeSet};

/// Events, and the stories that tell them. What is announced, feared or supposed is told by none, nor is a denial of what nobody reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) events: u64,
    pub(super) stories: BTreeSet<u64>,
}

impl Count {
    pub(super) fn number_of_stories(&self) -> usize {
        self.stories.len()
    }
}

/// A place with its point.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) province: String,
    pub(super) country: String,
    pub(super) precision: String,
    /// Degrees as they are written, so that places are told apart exactly.
    pub(super) lat: String,
    pub(super) lon: String,
}

impl Place {
    /// What its Arabic names are kept by.
    pub(super) fn key(&self) -> String {
        format!("{}\t{}", self.name, self.country)
    }
}

/// Who tells a story.
#[derive(Debug, Default)]
struct Telling {
    /// Outlets, near-copies apart; reports without an outlet count one each.
    outlets: BTreeSet<String>,
}

/// All counts.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) all: Count,
    pub(super) articles: BTreeSet<String>,
    /// First and last day of publication.
    pub(super) published: Option<(String, String)>,
    /// By week's first day (empty: no day known) and category; what is asserted alone.
    pub(super) weeks: BTreeMap<(String, Category), Count>,
    /// By day and quad class; what is asserted alone.
    pub(super) days: BTreeMap<(String, u8), u64>,
    pub(super) categories: BTreeMap<Category, Count>,
    pub(super) statuses: BTreeMap<Status, Count>,
    pub(super) pairs: BTreeMap<(String, String), Count>,
    pub(super) places: BTreeMap<Place, Count>,
    pub(super) outlets: BTreeMap<String, Count>,
    /// Arabic names of those in `pairs`, and of `places`.
    pub(super) met_entities: Met,
    pub(super) met_places: Met,
    numbers: BTreeMap<String, u64>,
    tellings: BTreeMap<u64, Telling>,
}

impl Counts {
    pub(super) fn add(&mut self, event: &Event) {
        let article = format!("{}\n{}", event.article.id, event.article.text_sha256);
        let next = self.numbers.len() as u64;
        let story = event.story_id.clone().map(|story| *self.numbers.entry(story).or_insert(next));
        let outlet = event.article.outlet.clone().unwrap_or_default();
        if let Some(story) = story {
            self.telling(story, event, &outlet, &article);
        }
        self.articles.insert(article);
        self.publication(event.article.published.as_deref());
        let count = |count: &mut Count| {
            count.events += 1;
            count.stories.extend(story);
        };
        count(&mut self.all);
        count(self.categories.entry(event.event).or_default());
        count(self.statuses.entry(event.status).or_default());
        count(self.outlets.entry(masked_name(&outlet)).or_default());
        if let Some(place) = place(event) {
            let words = event.event_loc.first().map_or("", |place| &place.extracted_place);
            self.met_places.add(&place.key(), &masked_name(words));
            count(self.places.entry(place).or_default());
        }
        if !matches!(event.status, Status::Asserted | Status::Historical) {
            return;
        }
        let date = event.date.as_deref().unwrap_or_default();
        let week = Period::Week.first_day(date).unwrap_or_default();
        count(self.weeks.entry((week, event.event)).or_default());
        if date.len() >= 10 {
            *self.days.entry((date[..10].to_owned(), event.quad_code)).or_default() += 1;
        }
        for entity in event.actor.iter().chain(&event.recipient) {
            let arabic = entity.entity_name_ar.as_ref().unwrap_or(&entity.entity_text);
            // the lexicon's names are those that bodies go by; other words may be of one side
            if entity.entity_id.is_some() || is_neutral(arabic) {
                self.met_entities.add(&label(entity), &masked_name(arabic));
            }
        }
        for pair in pairs(event) {
            count(self.pairs.entry(pair).or_default());
        }
    }

    fn telling(&mut self, story: u64, event: &Event, outlet: &str, article: &str) {
        let telling = self.tellings.entry(story).or_default();
        // who denies a story does not tell it
        if event.article.copy_of.is_none() && event.status != Status::Negation {
            telling.outlets.insert(if outlet.is_empty() { article.to_owned() } else { outlet.to_owned() });
        }
    }

    fn publication(&mut self, day: Option<&str>) {
        let Some(day) = day else { return };
        let (first, last) = self.published.get_or_insert_with(|| (day.to_owned(), day.to_owned()));
        if day < first.as_str() {
            day.clone_into(first);
        }
        if day > last.as_str() {
            day.clone_into(last);
        }
    }

    /// Events that happened on a day that is not known, and so stand in no week.
    pub(super) fn without_day(&self) -> u64 {
        let dated: u64 = self.days.values().sum();
        self.weeks.values().map(|count| count.events).sum::<u64>().saturating_sub(dated)
    }

    /// How many stories are told by so many independent outlets; near-copies alone count as one.
    pub(super) fn story_sizes(&self) -> BTreeMap<usize, u64> {
        let mut sizes = BTreeMap::new();
        for telling in self.tellings.values() {
            *sizes.entry(telling.outlets.len().max(1)).or_default() += 1;
        }
        sizes
    }
}

/// The first place.
fn place(event: &Event) -> Option<Place> {
    let place = event.event_loc.first()?;
    let degrees = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    Some(Place {
        name: masked_name(place.resolved_place.as_deref().unwrap_or(&place.extracted_place)),
        province: place.province.clone().unwrap_or_default(),
        country: place.country_code.clone().unwrap_or_default(),
        precision: place.resolution.as_deref().unwrap_or_default().to_owned(),
        lat: degrees(place.lat),
        lon: degrees(place.lon),
    })
}

/// From each who did it to each to whom it was done; where nobody is acted upon, each two who acted together.
fn pairs(event: &Event) -> Vec<(String, String)> {
    const TOGETHER: usize = 20;
    let names =
        |entities: &[Entity]| -> BTreeSet<String> { entities.iter().take(TOGETHER).map(label).collect() };
    let (actors, recipients) = (names(&event.actor), names(&event.recipient));
    let targets = if recipients.is_empty() { &actors } else { &recipients };
    let each = actors.iter().flat_map(|one| targets.iter().map(move |other| (one.clone(), other.clone())));
    each.filter(|(one, other)| if recipients.is_empty() { one < other } else { one != other }).collect()
}

/// The name of an entity; of one that only the text's words name, and those of one side, its sectors.
fn label(entity: &Entity) -> String {
    let name = crate::export::name(entity);
    if entity.entity_id.is_some() || entity.entity_name.is_some() || is_neutral(name) {
        return masked_name(name);
    }
    let sectors: Vec<&str> = entity.code.iter().chain(&entity.sector).map(String::as_str).collect();
    if sectors.is_empty() { "?".to_owned() } else { sectors.join(" ") }
}

/// The most frequent first; those that are as frequent by name.
pub(super) fn ranked<K: Ord>(counts: &BTreeMap<K, Count>) -> Vec<(&K, &Count)> {
    let mut ranked: Vec<_> = counts.iter().collect();
    ranked.sort_by(|one, other| other.1.events.cmp(&one.1.events).then(one.0.cmp(other.0)));
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::fixture;

    fn told(article: &str, outlet: &str, story: Option<&str>, copy_of: Option<&str>) -> Event {
        let mut event = fixture::event();
        event.article.id = article.to_owned();
        event.article.outlet = Some(outlet.to_owned());
        event.article.published = Some("2024-05-12".to_owned());
        event.article.copy_of = copy_of.map(str::to_owned);
        event.story_id = story.map(str::to_owned);
        event
    }

    #[test]
    fn stories_count_once_and_copies_are_no_outlets() {
        let mut counts = Counts::default();
        for event in [
            told("a", "one", Some("s"), None),
            told("b", "two", Some("s"), None),
            told("c", "three", Some("s"), Some("a")),
            told("d", "one", None, None),
        ] {
            counts.add(&event);
        }
        // what is announced is no story
        assert_eq!((counts.all.events, counts.all.number_of_stories(), counts.articles.len()), (4, 1, 4));
        assert_eq!(counts.story_sizes(), BTreeMap::from([(2, 1)]));
        assert_eq!(counts.weeks.keys().next(), Some(&("2024-05-06".to_owned(), Category::Assault)));
        assert_eq!(counts.pairs.len(), 2);
        assert_eq!(counts.published, Some(("2024-05-12".to_owned(), "2024-05-12".to_owned())));
    }

    #[test]
    fn what_is_denied_is_in_no_week() {
        let mut counts = Counts::default();
        counts.add(&Event { status: Status::Negation, ..fixture::event() });
        assert!(counts.weeks.is_empty() && counts.pairs.is_empty() && counts.all.events == 1);
    }

    #[test]
    fn the_frequent_come_first() {
        let count = |events| Count { events, ..Count::default() };
        let counts = BTreeMap::from([("a", count(1)), ("b", count(3)), ("c", count(1))]);
        assert_eq!(ranked(&counts).iter().map(|(key, _)| **key).collect::<String>(), "bac");
    }
}
