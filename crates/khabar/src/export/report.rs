//! What an export is made of: an article with its records.

use crate::store::{Judgement, StoredEvent};
use coder::record::{ArticleInfo, CiteInfo};
use coder::{Event, Statement};

/// An article with those of its records that are wanted.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub(super) info: ArticleInfo,
    pub(super) cite: CiteInfo,
    /// The coded text, which all spans count in.
    pub(super) text: String,
    pub(super) version: i64,
    pub(super) events: Vec<Marked>,
    pub(super) statements: Vec<Said>,
}

/// A statement with what people's merges and splits of entities made of it.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) statement: Statement,
    pub(super) is_edited: bool,
}

/// Who reviewed something, and when: of several the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Review {
    pub(super) by: String,
    pub(super) at: String,
    /// Why.
    pub(super) note: Option<String>,
}

/// An event with what a person made of it.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    pub(super) event: Event,
    /// `accepted` or `rejected`.
    pub(super) judgement: Option<&'static str>,
    /// A person changed a field.
    pub(super) is_edited: bool,
    /// Who judged or edited it last.
    pub(super) review: Option<Review>,
}

impl Report {
    /// The id of one of its events, here and nowhere else: `d35ba44858d9a48a:0f3a9c5e11b2d784`. An event's own id is made of the text,
    /// so articles that print one text share it; behind it stands what tells the articles apart.
    pub(super) fn event_id(&self, event: &Event) -> String {
        let info = &self.info;
        let further = [&info.url, &info.outlet, &info.published];
        let parts: Vec<&str> = [info.id.as_str(), &info.text_sha256]
            .into_iter()
            .chain(further.into_iter().map(|part| part.as_deref().unwrap_or_default()))
            .collect();
        format!("{}:{:016x}", event.id, coder::story::hash(&parts.join("\n")))
    }
}

impl From<StoredEvent> for Marked {
    fn from(stored: StoredEvent) -> Self {
        let judgement = stored.judgement.map(|judgement| match judgement {
            Judgement::Accepted => "accepted",
            Judgement::Rejected => "rejected",
        });
        Self { event: stored.event, judgement, is_edited: stored.is_edited, review: None }
    }
}

impl Marked {
    /// Who judged or edited it last.
    pub(super) fn reviewed_by(&self) -> Option<&str> {
        self.review.as_ref().map(|review| review.by.as_str())
    }

    /// When, as the correction says it.
    pub(super) fn reviewed_at(&self) -> Option<&str> {
        self.review.as_ref().map(|review| review.at.as_str())
    }

    /// Why.
    pub(super) fn review_note(&self) -> Option<&str> {
        self.review.as_ref().and_then(|review| review.note.as_deref())
    }

    /// `accepted`, `rejected`, `edited`, `accepted, edited`, or nothing.
    pub(super) fn review(&self) -> String {
        let edited = self.is_edited.then_some("edited");
        self.judgement.into_iter().chain(edited).collect::<Vec<_>>().join(", ")
    }
}
