//! An article with all that was read in it, ready to be stored: made on any thread.

use crate::copies::Signature;
use crate::problem::Place;
use crate::read::Input;
use arabic::search::Keys;
use coder::record::ArticleInfo;
use coder::{Article, Coded, Event, Statement};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Which article it is, and which version of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    /// The address where it has one; else its id with outlet and day; else, for a line or row that bears no id, its text.
    pub(crate) key: String,
    /// Hash of what a reader of the article sees: title, text, outlet, day.
    pub(crate) version_sha256: String,
    /// What else came with it: its id, what the reader gave, further keys, the hash of its source. Of two that are the same version
    /// of the same article that with the lesser id stands, then that with the lesser of the others, whichever came first.
    pub(crate) beside: [String; 4],
}

impl Identity {
    pub(crate) fn of(input: &Input) -> Self {
        let article = &input.article;
        let day = article.published.map(|day| day.to_string());
        let (outlet, day) = (article.outlet.as_deref().unwrap_or(""), day.as_deref().unwrap_or(""));
        let title = article.title_text().unwrap_or("");
        let seen = hash(&[title, &article.text, outlet, day]);
        let key = match &article.url {
            Some(url) => format!("url {url}"),
            None if names_a_line(&article.id, &input.place) => format!("text {seen}"),
            None if outlet.is_empty() && day.is_empty() => format!("id {}", article.id),
            None => format!("id {} {day} {outlet}", article.id),
        };
        let source = article.source_sha256.clone().unwrap_or_default();
        let beside = [article.id.clone(), json(&Given::of(input)), json(&input.further), source];
        Self { key, version_sha256: seen, beside }
    }
}

/// `news.jsonl:17`: what stands in that line tomorrow is another article.
fn names_a_line(id: &str, place: &Place) -> bool {
    place.line.is_some_and(|line| id.ends_with(&format!(":{line}")))
}

/// The hash of several texts, each kept apart from the next.
pub(crate) fn hash(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part.as_bytes());
    }
    let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or_default();
    digest.finalize().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// What the reader gave beside the text, from which the article can be coded again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Given {
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) published_basis: Option<String>,
    pub(crate) fetched: Option<String>,
    /// Bytes of the text that are the title.
    pub(crate) title: Option<(usize, usize)>,
    /// Whether the day is the command line's.
    pub(crate) dated_by_option: bool,
}

impl Given {
    fn of(input: &Input) -> Self {
        let article = &input.article;
        Self {
            outlet: article.outlet.clone(),
            published: article.published.map(|day| day.to_string()),
            published_basis: article.published_basis.clone(),
            fetched: article.fetched.map(|day| day.to_string()),
            title: article.title.clone().map(|title| (title.start, title.end)),
            dated_by_option: input.dated_by_option,
        }
    }

    /// The article as the coder takes it.
    pub(crate) fn input(self, info: &ArticleInfo, text: String) -> Input {
        let title =
            self.title.map(|(start, end)| start..end).filter(|title| text.get(title.clone()).is_some());
        let article = Article {
            id: info.id.clone(),
            url: info.url.clone(),
            outlet: self.outlet,
            published: day(self.published.as_deref()),
            published_basis: self.published_basis,
            fetched: day(self.fetched.as_deref()),
            source_sha256: info.source_sha256.clone(),
            copy_of: None,
            text,
            title,
        };
        let place = Place::file(info.id.clone());
        Input { dated_by_option: self.dated_by_option, ..Input::new(article, place) }
    }
}

fn day(text: Option<&str>) -> Option<Date> {
    text.and_then(|text| text.parse().ok())
}

/// An article ready to be stored.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) identity: Identity,
    pub(crate) text: String,
    /// [`Given`] as JSON.
    pub(crate) given: String,
    /// Further keys of the input, as JSON.
    pub(crate) further: String,
    /// The words of the text as they are searched.
    pub(crate) words: String,
    pub(crate) signature: Option<Signature>,
    pub(crate) coded: Coded,
    /// The events' records without what they share with the article.
    pub(crate) events: Vec<String>,
    /// The statements' records without the article.
    pub(crate) statements: Vec<String>,
}

impl Entry {
    pub(crate) fn new(
        input: &Input,
        identity: Identity,
        mut coded: Coded,
        signature: Option<Signature>,
        keys: &mut Keys,
    ) -> Self {
        coded.article.copy_of = None;
        for event in &mut coded.events {
            event.article = ArticleInfo::default();
        }
        for statement in &mut coded.statements {
            statement.article = ArticleInfo::default();
        }
        Self {
            identity,
            text: input.article.text.clone(),
            given: json(&Given::of(input)),
            further: json(&input.further),
            words: keys.words(&input.article.text),
            signature,
            events: coded.events.iter().map(bare_event).collect(),
            statements: coded.statements.iter().map(bare_statement).collect(),
            coded,
        }
    }
}

/// An event's record as JSON, without what it shares with its article: its last fields, `article` and behind.
pub(crate) fn bare_event(event: &Event) -> String {
    let mut record = json(event);
    // within a string the quotation marks would be escaped
    if let Some(at) = record.rfind(",\"article\":{") {
        record.truncate(at);
        record.push('}');
    }
    record
}

/// A statement's record as JSON, without its first field, the article, which is empty.
pub(super) fn bare_statement(statement: &Statement) -> String {
    let record = json(statement);
    let head = format!("{{\"article\":{},", json(&ArticleInfo::default()));
    record.strip_prefix(&head).map_or(record.clone(), |rest| format!("{{{rest}"))
}

/// A value as JSON.
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("records have string keys, and memory takes every byte")
}
