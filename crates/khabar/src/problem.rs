//! The one error type: what can be wrong with an input, where, and how to mend it.

use crate::output::text::legible;
use std::fmt::{self, Display};

/// Where a problem is: a file, and a line of it counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) line: Option<u64>,
}

impl Place {
    pub(crate) fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: None }
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", legible(&self.file))?;
        self.line.map_or(Ok(()), |line| write!(f, ", line {line}"))
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
    /// Neither `.txt` nor `.jsonl`.
    UnknownKind,
    /// A symbolic link that leads back to a folder it stands in, or to itself.
    LinkLoop,
    /// A folder in which nothing is an article.
    NoArticles,
    /// Nothing but white space.
    Empty,
    /// A byte, counted from 0 in the file, at which the text stops being UTF-8.
    NotUtf8 { offset: u64, utf16: bool },
    /// More bytes than are read.
    TooLong { limit: usize },
    /// More bytes than are coded. The beginning of the article is.
    Cut { limit: usize },
    /// A line that is not JSON; its bytes are counted from 1.
    NotJson { byte: usize, what: String },
    /// A line of JSON that is not an object.
    NotAnObject(&'static str),
    /// A key that must be there.
    MissingKey(&'static str),
    /// A key with a value of the wrong type.
    WrongType { key: &'static str, found: &'static str, wanted: &'static str },
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
}

impl Reason {
    pub(crate) const fn severity(&self) -> Severity {
        match self {
            Self::Language(_) | Self::NoLetters | Self::Empty => Severity::Skipped,
            Self::Cut { .. } => Severity::Partly,
            Self::DuplicateId(_) | Self::TooManyIds => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The name under which the closing summary counts it.
    pub(crate) const fn label(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unreadable(_) => "unreadable",
            Self::UnknownKind => "neither .txt nor .jsonl",
            Self::LinkLoop => "symbolic link in a circle",
            Self::NoArticles => "folder without articles",
            Self::Empty => "empty",
            Self::NotUtf8 { .. } => "not UTF-8",
            Self::TooLong { .. } => "too long",
            Self::Cut { .. } => "cut short",
            Self::NotJson { .. } => "broken JSON",
            Self::NotAnObject(_) | Self::MissingKey(_) | Self::WrongType { .. } => "wrong fields",
            Self::NotADate(_) => "date that is none",
            Self::NoLetters => "without a letter",
            Self::Language(_) => "in another language",
            Self::Broken => "fault of the program",
            Self::DuplicateId(_) => "duplicate id",
            Self::TooManyIds => "ids no longer compared",
        }
    }

    const fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::Missing => "check the spelling; a name with spaces needs quotation marks",
            Self::UnknownKind => {
                "rename it to `.txt` or `.jsonl`, or send it through standard input: `khabar code - < FILE`"
            }
            Self::LinkLoop => "the link was not followed; remove it, or name its target itself",
            Self::NoArticles => "articles are files that end in `.txt` or `.jsonl`",
            Self::NotUtf8 { utf16: true, .. } => {
                "it looks like UTF-16, and only UTF-8 is read yet; convert it: `iconv -f UTF-16 -t UTF-8 FILE > NEW`"
            }
            Self::NotUtf8 { .. } => {
                "only UTF-8 is read yet; convert it: `iconv -f WINDOWS-1256 -t UTF-8 FILE > NEW`"
            }
            Self::TooLong { .. } | Self::Cut { .. } => "no article is that long; are there several in it?",
            Self::NotJson { .. } => "each line is one JSON object; was a line cut off or broken in two?",
            Self::NotAnObject(_) => {
                "each line is one article: `{\"id\": ..., \"title\": ..., \"text\": ...}`"
            }
            Self::MissingKey(_) => {
                "the keys are `id`, `url`, `source`, `title`, `published` and `text`; only `text` must be there"
            }
            Self::WrongType { .. } => "mend the value, or leave the key out if it is not `text`",
            Self::NotADate(_) => "write it as `2024-05-31`; leave it out or `null` where it is unknown",
            Self::Language(_) => "`--any-language` codes it all the same",
            Self::Broken => "please report it with the article",
            Self::DuplicateId(_) => "both articles are coded; their records cannot be told apart by the id",
            Self::Unreadable(_) | Self::Empty | Self::NoLetters | Self::TooManyIds => return None,
        })
    }
}

impl Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "no such file or folder"),
            Self::Unreadable(what) => write!(f, "cannot be read: {what}"),
            Self::UnknownKind => write!(f, "neither a `.txt` nor a `.jsonl` file"),
            Self::LinkLoop => write!(f, "a symbolic link that leads back to where it came from"),
            Self::NoArticles => write!(f, "a folder without articles"),
            Self::Empty => write!(f, "no text in it"),
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
        let severity = match self.reason.severity() {
            Severity::Error => "error",
            Severity::Skipped => "skipped",
            Severity::Partly | Severity::Warning => "warning",
        };
        write!(f, "{severity}: {}: {}", self.place, self.reason)?;
        self.reason.hint().map_or(Ok(()), |hint| write!(f, "\n  hint: {hint}"))
    }
}
