//! Codes Arabic news: article text to mentions, times, events and statements, every field with its evidence.
//!
//! Pure functions: no files, no clock, no database. The publication date is a parameter, output order is the text's.

#![warn(missing_docs)]

pub mod article;
pub mod record;
pub mod time;

pub use article::Article;
pub use record::{Event, Statement};

use lexicon::Lexicon;

/// What was found in one article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coded {
    /// Event records in the order of their triggers.
    pub events: Vec<Event>,
    /// Statements in the order of the text.
    pub statements: Vec<Statement>,
}

/// Codes one article.
#[must_use]
pub fn code(_article: &Article, _lexicon: &Lexicon) -> Coded {
    Coded::default()
}

/// The same reading laid open, sentence by sentence, as text for a person: tokens with their analyses, mentions, and
/// for each event which line fired, how each role was filled, and what was considered and dropped.
#[must_use]
pub fn explain(_article: &Article, _lexicon: &Lexicon) -> String {
    String::new()
}
