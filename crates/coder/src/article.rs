//! The article as the coder takes it: clean text with what is known about it.

use jiff::civil::Date;
use std::ops::Range;

/// An article to code. All offsets in its records count Unicode code points into [`text`](Self::text).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// The reader's name for it: the `id` of a JSON line, the path of a file.
    pub id: String,
    /// Where it was published, if known.
    pub url: Option<String>,
    /// Who published it: the outlet's name as the source gives it.
    pub outlet: Option<String>,
    /// The day of publication, if known.
    pub published: Option<Date>,
    /// Where the reader has that day from; `metadata` where it does not say.
    pub published_basis: Option<String>,
    /// The last day on which it can have been published, where the day itself is not known: the page was fetched then.
    pub fetched: Option<Date>,
    /// SHA-256 of the bytes that the reader made it of: the page, the line of JSON.
    pub source_sha256: Option<String>,
    /// The id of an article read before that says nearly the same in nearly the same words, if there is one.
    pub copy_of: Option<String>,
    /// The text that is coded: the title first where there is one, then the body.
    pub text: String,
    /// The bytes of `text` that are the title.
    pub title: Option<Range<usize>>,
}

impl Article {
    /// An article from its parts: the coded text is title, line break, body.
    ///
    /// ```
    /// let article = coder::Article::new("7", Some("عنوان"), "نص الخبر.");
    /// assert_eq!(article.text, "عنوان\nنص الخبر.");
    /// assert_eq!(article.title_text(), Some("عنوان"));
    /// ```
    #[must_use]
    pub fn new(id: impl Into<String>, title: Option<&str>, body: &str) -> Self {
        let title = title.filter(|t| !t.is_empty());
        let text = title.map_or_else(|| body.to_owned(), |t| format!("{t}\n{body}"));
        Self { id: id.into(), text, title: title.map(|t| 0..t.len()), ..Self::default() }
    }

    /// An article saved as plain text: the first line is the title where a blank line follows it.
    ///
    /// ```
    /// let article = coder::Article::from_plain_text("a.txt", "عنوان\n\nنص الخبر.");
    /// assert_eq!(article.title_text(), Some("عنوان"));
    /// assert_eq!(coder::Article::from_plain_text("b.txt", "سطر\nسطر").title_text(), None);
    /// ```
    #[must_use]
    pub fn from_plain_text(id: impl Into<String>, text: &str) -> Self {
        let mut lines = text.split_inclusive('\n');
        let first = lines.next().unwrap_or_default();
        let blank_follows = lines.next().is_some_and(|l| l.trim().is_empty());
        let more_follows = lines.any(|l| !l.trim().is_empty());
        let title =
            (blank_follows && more_follows && !first.trim().is_empty()).then(|| 0..first.trim_end().len());
        Self { id: id.into(), text: text.to_owned(), title, ..Self::default() }
    }

    /// The title's text.
    #[must_use]
    pub fn title_text(&self) -> Option<&str> {
        self.title.clone().map(|range| &self.text[range])
    }
}
