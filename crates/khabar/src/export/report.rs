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
