//! The one error type: what can be wrong with an input, where, and how to mend it.

use crate::output::text::legible;
use std::fmt::{self, Display};

/// Where a problem is: a file, a line of it counted from 1, a byte of it counted from 0. Lines and bytes are those of the
/// unpacked file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) line: Option<u64>,
    pub(crate) offset: Option<u64>,
}

impl Place {
    pub(crate) fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, offset: None }
    }

    /// A byte of the same file.
    pub(crate) fn at(&self, offset: u64) -> Self {
        Self { file: self.file.clone(), line: None, offset: Some(offset) }
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", legible(&self.file))?;
        match (self.line, self.offset) {
            (Some(line), _) => write!(f, ", line {line}"),
            (None, Some(offset)) => write!(f, ", byte {offset}"),
            (None, None) => Ok(()),
        }
    }
}

/// Something wrong with an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) place: Place,
    pub(crate) reason: Reason,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reason {
    /// No file of that name.
    Missing,
    /// The operating system does not let us read it.
    Unreadable(String),
    /// A file of another kind, which has a name.
    NotArticles(&'static str),
    /// A file in a folder that is no article: counted only.
    PassedOver,
    /// A packed file or archive whose bytes are not what they must be.
    Damaged(String),
    /// A packed file or archive that ends before its time.
    CutOff,
    /// A packed file that unpacks to so many times its size.
    Bomb { times: u64 },
    /// The head of a record or a response that has no end.
    LongHead { limit: usize },
    /// A web archive without pages that were found.
    NoPages,
    /// A page that was not fetched, and why.
    NotFetched(String),
    /// A page that has not changed since it was fetched last.
    Unchanged,
    /// An article that is stored as it is.
    Stored,
    /// A file that can be read on disk only, and was packed or came through a pipe.
    OnlyOnDisk(&'static str),
    /// A symbolic link that leads back to a folder it stands in, or to itself.
    LinkLoop,
    /// A folder in which nothing is an article.
    NoArticles,
    /// Nothing but white space.
    Empty,
    /// A web page without the text of an article: a front page, a gallery, a page that a script fills.
    NoArticle,
    /// A byte, counted from 0 in the file, at which the text stops being UTF-8.
    NotUtf8 { offset: u64 },
    /// Bytes that are no letters in the charset of the rest.
    Replaced { count: usize },
    /// More bytes than are read.
    TooLong { limit: usize },
    /// More bytes than are coded. The beginning of the article is.
    Cut { limit: usize },
    /// A line that is not JSON; its bytes are counted from 1.
    NotJson { byte: usize, what: String },
    /// A line of JSON that is not an object.
    NotAnObject(&'static str),
    /// A key that must be there.
    MissingKey(String),
    /// A key with a value of the wrong type.
    WrongType { key: String, found: &'static str, wanted: &'static str },
    /// A publication date that is none.
    NotADate(String),
    /// Text without a letter: digits, signs, or invisible characters only.
    NoLetters,
    /// Text in another language.
    Language(&'static str),
    /// The coder broke off: a fault of ours.
    Broken,
    /// An id that an earlier article bore. The article is coded all the same.
    DuplicateId(String),
    /// More articles than ids are remembered of.
    TooManyIds,
}

/// How much a problem costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Severity {
    /// The input could not be read.
    Error,
    /// The article was left out.
    Skipped,
    /// A part of the article was left out.
    Partly,
    /// Nothing was lost.
    Warning,
    /// Nothing to read was there.
    Silent,
}

impl Severity {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Skipped => "skipped",
            Self::Partly | Self::Warning => "warning",
            Self::Silent => "note",
        }
    }
}

impl Reason {
    pub(crate) const fn severity(&self) -> Severity {
        match self {
            Self::PassedOver | Self::Unchanged | Self::Stored => Severity::Silent,
            Self::Language(_) | Self::NoLetters | Self::Empty | Self::NoArticle => Severity::Skipped,
            Self::Cut { .. } => Severity::Partly,
            Self::DuplicateId(_) | Self::TooManyIds | Self::Replaced { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The name under which the closing summary counts it.
    pub(crate) fn label(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unreadable(_) => "unreadable",
            Self::NotArticles(_) => "not articles",
            Self::PassedOver => "passed over",
            Self::Damaged(_) => "damaged",
            Self::CutOff => "cut off",
            Self::Bomb { .. } => "unpacks to too much",
            Self::OnlyOnDisk(_) => "on disk only",
            Self::LongHead { .. } => "head without end",
            Self::NoPages => "archive without pages",
            Self::NotFetched(_) => "not fetched",
            Self::Unchanged => "unchanged",
            Self::Stored => "stored before",
            Self::LinkLoop => "symbolic link in a circle",
            Self::NoArticles => "folder without articles",
            Self::Empty => "empty",
            Self::NoArticle => "page without an article",
            Self::NotUtf8 { .. } => "not UTF-8",
            Self::Replaced { .. } => "broken letters",
            Self::TooLong { .. } => "too long",
            Self::Cut { .. } => "cut short",
            Self::NotJson { .. } => "broken JSON",
            Self::NotAnObject(_) | Self::MissingKey(_) | Self::WrongType { .. } => "wrong fields",
            Self::NotADate(_) => "date that is none",
            Self::NoLetters => "without a letter",
            Self::Language("Persian") => "in Persian",
            Self::Language("Urdu") => "in Urdu",
            Self::Language("Pashto") => "in Pashto",
            Self::Language("Kurdish") => "in Kurdish",
            Self::Language("another script") => "in another script",
            Self::Language("Latin letters") => "in Latin letters",
            Self::Language(_) => "in another language",
            Self::Broken => "fault of the program",
            Self::DuplicateId(_) => "duplicate id",
            Self::TooManyIds => "ids no longer compared",
        }
    }

    const fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::Missing => "check the spelling; a name with spaces needs quotation marks",
            Self::NotArticles(_) => "`docs/usage.md` lists what is read; save the text as UTF-8 (`.txt`)",
            Self::CutOff => "what came before is coded; was the download or the copying interrupted?",
            Self::Damaged(_) => "what came before is coded; fetch or pack it again",
            Self::Bomb { .. } => "news does not pack so well; unpack it yourself if you trust it",
            Self::OnlyOnDisk(_) => "unpack it, or save it to a file, and name the file",
            Self::LongHead { .. } => "no server sends so much; the record is passed over",
            Self::NoPages => "articles are responses with the status 200 and the type `text/html`",
            Self::LinkLoop => "the link was not followed; remove it, or name its target itself",
            Self::NoArticles => "`docs/usage.md` lists what is read",
            Self::NotUtf8 { .. } => {
                "nor do its letters show another charset of Arabic; convert it: `iconv -f CHARSET -t UTF-8 FILE > NEW`"
            }
            Self::TooLong { .. } | Self::Cut { .. } => "no article is that long; are there several in it?",
            Self::NotJson { .. } => "each line is one JSON object; was a line cut off or broken in two?",
            Self::NotAnObject(_) => {
                "each line is one article: `{\"id\": ..., \"title\": ..., \"text\": ...}`"
            }
            Self::MissingKey(_) => {
                "the keys are `id`, `url`, `source`, `title`, `published` and `text`, and only `text` must be there; \
                 `--map text=body` reads it from the key or column `body`"
            }
            Self::WrongType { .. } => "mend the value, or leave the key out if it is not `text`",
            Self::NotADate(_) => "write it as `2024-05-31`; leave it out or `null` where it is unknown",
            Self::Language(_) => "`--any-language` codes it all the same",
            Self::Broken => "please report it with the article",
            Self::DuplicateId(_) => "both articles are coded; their records cannot be told apart by the id",
            Self::NoArticle => "is it a list of articles, or a page that a script fills in the browser?",
            Self::Replaced { .. } => "they stand as \u{FFFD}; was the file cut, or put together from two?",
            Self::Unreadable(_)
            | Self::Empty
            | Self::NoLetters
            | Self::TooManyIds
            | Self::NotFetched(_)
            | Self::Unchanged
            | Self::Stored
            | Self::PassedOver => return None,
        })
    }
}

impl Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "no such file or folder"),
            Self::Unreadable(what) => write!(f, "cannot be read: {what}"),
            Self::NotArticles(kind) => write!(f, "{kind}, which is not read"),
            Self::PassedOver => write!(f, "no article"),
            Self::Damaged(what) => write!(f, "damaged: {}", legible(what)),
            Self::CutOff => write!(f, "ends before its time"),
            Self::Bomb { times } => write!(f, "unpacks to more than {times} times its size"),
            Self::LongHead { limit } => write!(f, "a head of more than {} KB", limit >> 10),
            Self::NoPages => write!(f, "a web archive without pages"),
            Self::NotFetched(what) => write!(f, "not fetched: {}", legible(what)),
            Self::Unchanged => write!(f, "not changed since it was fetched last"),
            Self::Stored => write!(f, "stored before as it is"),
            Self::OnlyOnDisk(kind) => write!(f, "{kind} inside another file or a pipe"),
            Self::LinkLoop => write!(f, "a symbolic link that leads back to where it came from"),
            Self::NoArticles => write!(f, "a folder without articles"),
            Self::Empty => write!(f, "no text in it"),
            Self::NoArticle => write!(f, "a web page without the text of an article"),
            Self::Replaced { count } => write!(f, "{count} places where bytes are no letters"),
            Self::NotUtf8 { offset, .. } => write!(f, "not UTF-8 at byte {offset}"),
            Self::TooLong { limit } => write!(f, "longer than {} MB", limit >> 20),
            Self::Cut { limit } => write!(f, "longer than {} KB; only its beginning was coded", limit >> 10),
            Self::NotJson { byte, what } => {
                write!(f, "not JSON at byte {byte} of the line: {}", legible(what))
            }
            Self::NotAnObject(found) => write!(f, "{found} where an object should be"),
            Self::MissingKey(key) => write!(f, "the key `{key}` is missing"),
            Self::WrongType { key, found, wanted } => write!(f, "`{key}` is {found}, not {wanted}"),
            Self::NotADate(value) => write!(f, "`published` is not a date: `{}`", legible(value)),
            Self::NoLetters => write!(f, "not a letter in it"),
            Self::Language(language) => write!(f, "in {language}, it seems, not in Arabic"),
            Self::Broken => write!(f, "the coder broke off on this article; this is a fault of the program"),
            Self::DuplicateId(id) => write!(f, "the id `{}` was seen before", legible(id)),
            Self::TooManyIds => write!(f, "so many articles that ids are no longer compared"),
        }
    }
}

impl Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = self.reason.severity().name();
        write!(f, "{severity}: {}: {}", self.place, self.reason)?;
        self.reason.hint().map_or(Ok(()), |hint| write!(f, "\n  hint: {hint}"))
    }
}
