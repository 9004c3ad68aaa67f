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
    pub(super) statements: Vec<Statement>,
}

/// An event with what a person made of it.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    pub(super) event: Event,
    /// `accepted` or `rejected`.
    pub(super) judgement: Option<&'static str>,
    /// A person changed a field.
    pub(super) is_edited: bool,
}

impl From<StoredEvent> for Marked {
    fn from(stored: StoredEvent) -> Self {
        let judgement = stored.judgement.map(|judgement| match judgement {
            Judgement::Accepted => "accepted",
            Judgement::Rejected => "rejected",
        });
        Self { event: stored.event, judgement, is_edited: stored.is_edited }
    }
}

impl Marked {
    /// `accepted`, `rejected`, `edited`, `accepted, edited`, or nothing.
    pub(super) fn review(&self) -> String {
        let edited = self.is_edited.then_some("edited");
        self.judgement.into_iter().chain(edited).collect::<Vec<_>>().join(", ")
    }
}
