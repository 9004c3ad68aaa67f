//! Codes Arabic news: article text to mentions, times, events and statements, every field with its evidence.
//!
//! Pure functions: no files, no clock, no database. The publication date is a parameter, output order is the text's.

#![warn(missing_docs)]

mod addressee;
pub mod article;
mod blocks;
mod clause;
mod coding;
mod completion;
mod confidence;
pub mod dates;
mod doc;
mod draft;
mod entity;
mod explain;
mod furniture;
mod governing;
mod home;
pub mod location;
mod merge;
mod modes;
mod names;
pub mod ontology;
mod phrase;
mod pointing;
mod published;
pub mod record;
mod roles;
mod setting;
mod site;
mod size;
mod speech;
pub mod story;
mod theme;
pub mod time;
mod told;
mod toll;
mod unit;
mod why;
mod word;

pub use article::Article;
pub use record::{Event, Statement};

use furniture::Patterns;
use lexicon::Lexicon;
use word::WordTable;

/// What was found in one article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coded {
    /// Event records in the order of their triggers.
    pub events: Vec<Event>,
    /// Statements in the order of the text.
    pub statements: Vec<Statement>,
    /// What is known of the article, as it stands in every record.
    pub article: record::ArticleInfo,
    /// Which program and codebook read it.
    pub cite_info: record::CiteInfo,
}

/// Codes articles one after the other and remembers the words it met, which makes it several times faster than
/// [`code`]. What it answers does not depend on what it coded before.
#[derive(Debug)]
pub struct Coder<'l> {
    lexicon: &'l Lexicon,
    patterns: Patterns<'l>,
    words: WordTable,
}

impl<'l> Coder<'l> {
    /// A coder with the words of `lexicon`.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, patterns: Patterns::new(lexicon), words: WordTable::default() }
    }

    /// Codes one article.
    pub fn code(&mut self, article: &Article) -> Coded {
        coding::code(article, self.lexicon, &self.patterns, &mut self.words)
    }
}

/// Codes one article.
#[must_use]
pub fn code(article: &Article, lexicon: &Lexicon) -> Coded {
    Coder::new(lexicon).code(article)
}

/// Whom the noun phrases of an article mean, in the order of the text, inner phrases and descriptions that point back
/// among them. A phrase that names nobody is there with what is known of it.
///
/// ```
/// let lexicon = lexicon::Lexicon::builtin();
/// let article = coder::Article::new("1", None, "قال وزير الخارجية المصري سامح شكري إن الحكومة ترحب بالاتفاق.");
/// let found = coder::mentions(&article, &lexicon);
/// assert!(found.iter().any(|m| m.entity_name.as_deref() == Some("Sameh Shoukry")));
/// assert!(found.iter().any(|m| m.entity_text == "الحكومة" && m.code.as_deref() == Some("EGY")));
/// ```
#[must_use]
pub fn mentions(article: &Article, lexicon: &Lexicon) -> Vec<record::Entity> {
    coding::mentions(article, lexicon)
}

/// The expressions of time of one article, with their values and the reasons, and what dates the article.
///
/// ```
/// let lexicon = lexicon::Lexicon::builtin();
/// let mut article = coder::Article::new("1", None, "التقى الوزيران في عمان أمس.");
/// article.published = Some(jiff::civil::date(2024, 5, 15));
/// let dates = coder::dates(&article, &lexicon);
/// assert_eq!(dates.expressions[0].date.as_deref(), Some("2024-05-14"));
/// ```
#[must_use]
pub fn dates(article: &Article, lexicon: &Lexicon) -> dates::Dates {
    dates::dates(article, lexicon)
}

/// The same reading laid open, sentence by sentence, as text for a person: tokens with their analyses, mentions, and
/// for each event which line fired, how each role was filled, and what was considered and dropped.
#[must_use]
pub fn explain(article: &Article, lexicon: &Lexicon) -> String {
    explain::explain(article, lexicon)
}

/// For each field of an event the words of the text that gave it, how, and where there is one the line of the lexicon.
#[must_use]
pub fn why(event: &Event, lexicon: &Lexicon) -> String {
    why::why(event, lexicon)
}

/// The day that the address of a page bears: `/2015/08/03/`, `/20150803/`, `2015-08-03`.
///
/// ```
/// let day = coder::day_of_address("https://example.org/2015/08/03/article.html");
/// assert_eq!(day, Some(jiff::civil::date(2015, 8, 3)));
/// ```
#[must_use]
pub fn day_of_address(url: &str) -> Option<jiff::civil::Date> {
    published::day_in_address(url)
}

/// The day of a line of a page that is a full date and hardly more.
///
/// ```
/// assert_eq!(coder::day_of_line("الاثنين 22 أغسطس 2022 - 14:30"), Some(jiff::civil::date(2022, 8, 22)));
/// assert_eq!(coder::day_of_line("قتل خمسة في 22 أغسطس 2022"), None);
/// ```
#[must_use]
pub fn day_of_line(line: &str) -> Option<jiff::civil::Date> {
    published::date_of_line(line)
}
