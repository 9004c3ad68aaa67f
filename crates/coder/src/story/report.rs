//! A report: what an event record says, as far as reports are compared by it.

use super::days::Days;
use super::party::{Party, parties};
use super::place::{Place, places};
use super::words;
use crate::record::{Category, Count, Event, Span, Status};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What joining looks at in an event record. Two records of the same words at the same place of the same text are equal
/// to it, wherever the text was printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The record's id.
    pub event_id: String,
    /// The id of its article.
    pub article_id: String,
    /// Where it stands in the order of reports: see [`Order`].
    pub order: Order,
    /// What the text claims.
    pub status: Status,
    pub(super) category: Category,
    pub(super) days: Option<Days>,
    pub(super) places: Vec<Place>,
    pub(super) actors: Vec<Party>,
    pub(super) recipients: Vec<Party>,
    pub(super) counts: [Option<Range>; 4],
    pub(super) modes: Vec<String>,
    pub(super) lemma: u64,
    /// Stems of the sentence that tell, without those of the places and of who is known by name; of what stands at the
    /// beginning of an article, those of its title too.
    pub(super) words: Vec<u32>,
    /// All words of the sentence.
    pub(super) sentence: Vec<u32>,
    pub(super) is_title: bool,
}

/// The order of reports: by the day of publication, then by the text, and where one text was printed several times by what tells
/// the articles apart. It does not depend on when or whence an article was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Order {
    /// Day of publication; reports without one come last.
    pub published: Option<String>,
    /// SHA-256 of the coded text.
    pub text_sha256: String,
    /// The trigger.
    pub span: Span,
    /// The category.
    pub category: Category,
    /// The article's id, where one text was printed twice.
    pub article_id: String,
    /// Its address, where one id was given twice.
    pub url: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its title: one text may have been cut in two ways.
    pub title: Option<String>,
}

/// At least and at most so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) min: u64,
    pub(super) max: Option<u64>,
}

impl Report {
    /// The report of a happening, or of its denial; `None` for what is announced or supposed.
    #[must_use]
    pub fn of(event: &Event) -> Option<Self> {
        if matches!(event.status, Status::Future | Status::Hypothetical) {
            return None;
        }
        let mut modes: Vec<String> = event.mode.iter().map(ToString::to_string).collect();
        modes.sort_unstable();
        let counts = event.size.counts().map(|(_, count)| count.and_then(Range::of));
        Some(Self {
            event_id: event.id.clone(),
            article_id: event.article.id.clone(),
            order: Order::of(event),
            status: event.status,
            category: event.event,
            days: Days::of(event),
            places: places(event),
            actors: parties(&event.actor),
            recipients: parties(&event.recipient),
            counts,
            modes,
            lemma: words::hash(&arabic::fold(&event.trigger.lemma)),
            words: words::telling(&text(event), known(event)),
            sentence: words::all(&event.sentence.text),
            is_title: event.sentence.index == 0 && event.article.title.is_some(),
        })
    }

    /// Whether it denies that the event was.
    #[must_use]
    pub const fn is_denial(&self) -> bool {
        matches!(self.status, Status::Negation)
    }

    /// The id of the story that this report is the first of: made of the day of publication, the text's hash, the
    /// trigger's place in it and the category, so that neither a new lexicon nor another reader changes it.
    #[must_use]
    pub fn story_id(&self) -> String {
        let Order { published, text_sha256, span, category, .. } = &self.order;
        let published = published.as_deref().unwrap_or_default();
        let key = format!("{published}:{text_sha256}:{}:{}:{category:?}", span.0, span.1);
        let (low, high) = (words::hash(&key), words::hash(&format!("{key}:")));
        format!("s{:016x}", low ^ high.rotate_left(32))
    }

    /// All words of an event's sentence, as hashes in order.
    pub(super) fn words_of(event: &Event) -> Vec<u32> {
        words::all(&event.sentence.text)
    }

    /// One text printed twice on one day: the same words of it.
    pub(super) fn is_same_words(&self, other: &Self) -> bool {
        let (one, other) = (&self.order, &other.order);
        one.text_sha256 == other.text_sha256
            && one.published == other.published
            && (one.span, one.category) == (other.span, other.category)
    }
}

impl Order {
    fn of(event: &Event) -> Self {
        Self {
            published: event.article.published.clone().or_else(|| Some("9999".to_owned())),
            text_sha256: event.article.text_sha256.clone(),
            span: event.trigger.span,
            category: event.event,
            article_id: event.article.id.clone(),
            url: event.article.url.clone(),
            outlet: event.article.outlet.clone(),
            title: event.article.title.clone(),
        }
    }
}

/// The words that the record knows by name already: its places, and who has an id or is a state.
fn known(event: &Event) -> impl Iterator<Item = &str> {
    let places =
        event.event_loc.iter().filter(|l| l.resolved_place.is_some()).map(|l| l.extracted_place.as_str());
    let everybody = event.actor.iter().chain(&event.recipient);
    places.chain(everybody.filter(|e| e.entity_id.is_some()).map(|e| e.entity_text.as_str()))
}

/// The sentence, with the title above it where the article begins with it.
fn text(event: &Event) -> Cow<'_, str> {
    match &event.article.title {
        Some(title) if event.sentence.index <= LEAD => {
            Cow::Owned(format!("{title}\n{}", event.sentence.text))
        }
        _ => Cow::Borrowed(&event.sentence.text),
    }
}

/// The sentences that tell what the title tells.
const LEAD: usize = 2;

impl Range {
    pub(super) fn of(count: &Count) -> Option<Self> {
        let min = count.min.or(count.max)?;
        Some(Self { min, max: count.max })
    }

    /// One number.
    pub(super) fn exact(self) -> Option<u64> {
        (self.max == Some(self.min)).then_some(self.min)
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.min <= other.max.unwrap_or(u64::MAX) && other.min <= self.max.unwrap_or(u64::MAX)
    }

    /// How many times the one is the other.
    pub(super) fn times(self, other: Self) -> f64 {
        let (low, high) = (self.min.min(other.min).max(1), self.min.max(other.min).max(1));
        high as f64 / low as f64
    }
}

/// `11`, `20+`, `200-999`.
impl std::fmt::Display for Range {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.max {
            Some(max) if max == self.min => write!(f, "{max}"),
            Some(max) => write!(f, "{}-{max}", self.min),
            None => write!(f, "{}+", self.min),
        }
    }
}
