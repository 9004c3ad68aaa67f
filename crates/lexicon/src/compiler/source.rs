//! A data file's lines, and what can be wrong with them.

use std::fmt;

/// A data file: its path below the data folder, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// `actors/lebanon.tsv`
    pub path: String,
    /// The whole file.
    pub text: String,
}

/// Something wrong with a line of a data file. All of them are collected; none stops the reading.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, below the data folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: ProblemKind,
    /// How to mend it.
    pub hint: String,
}

/// What can be wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Fewer columns than the format has, or more.
    Columns,
    /// A column that must not be empty is.
    Empty(&'static str),
    /// A word that is not one of the column's values.
    Unknown(&'static str, String),
    /// A date or span of dates that is none, or runs backwards.
    Date(String),
    /// A number that is none, or out of range.
    Number(String),
    /// A root that cannot be conjugated in its form.
    Morphology(String),
    /// An id that another line has too.
    Duplicate(String),
    /// Letters that do not belong in an Arabic column.
    Letters(String),
    /// An example line that has no `=>` reading, or stands under no entry.
    Example,
    /// A name that is a common word too and has no mark.
    CommonWord(String),
    /// An office with one seat that somebody else holds on the same days.
    Held(String),
    /// A trigger without a sentence that it must read.
    NoExample(String),
    /// A file that no reader knows.
    File,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, kind, hint } = self;
        write!(f, "{file}:{line}: {kind}")?;
        if hint.is_empty() { Ok(()) } else { write!(f, " (hint: {hint})") }
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Columns => write!(f, "wrong number of columns"),
            Self::Empty(column) => write!(f, "column `{column}` is empty"),
            Self::Unknown(column, value) => write!(f, "`{value}` is not a value of column `{column}`"),
            Self::Date(value) => write!(f, "`{value}` is not a date or a span of dates in order"),
            Self::Number(value) => write!(f, "`{value}` is not a number in range"),
            Self::Morphology(value) => write!(f, "`{value}` cannot be inflected"),
            Self::Duplicate(id) => write!(f, "`{id}` stands on another line too"),
            Self::Letters(value) => write!(f, "`{value}` is not in Arabic letters"),
            Self::Example => write!(f, "not an example"),
            Self::CommonWord(name) => write!(f, "`{name}` is also a common word"),
            Self::Held(role) => write!(f, "`{role}` has another holder"),
            Self::NoExample(lemma) => write!(f, "`{lemma}` has no example in this frame"),
            Self::File => write!(f, "no reader knows this file"),
        }
    }
}

impl std::error::Error for Problem {}

/// One line with its columns.
#[derive(Debug, Clone, Copy)]
pub struct Row<'s> {
    /// The file it stands in.
    pub file: &'s str,
    /// Its number, from 1.
    pub line: usize,
    text: &'s str,
}

impl<'s> Row<'s> {
    /// Column `index`, trimmed; empty where the line ends before it.
    #[must_use]
    pub fn column(&self, index: usize) -> &'s str {
        self.text.split('\t').nth(index).map_or("", str::trim)
    }

    /// The values of a column that holds several, separated by ` | `.
    pub fn values(&self, index: usize) -> impl Iterator<Item = &'s str> + use<'s> {
        self.column(index).split('|').map(str::trim).filter(|v| !v.is_empty())
    }

    /// The whole line.
    #[must_use]
    pub const fn text(&self) -> &'s str {
        self.text
    }

    /// Where the line stands: `file:line`.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }

    /// A problem with this line.
    #[must_use]
    pub fn problem(&self, kind: ProblemKind, hint: impl Into<String>) -> Problem {
        Problem { file: self.file.to_owned(), line: self.line, kind, hint: hint.into() }
    }
}

/// The lines of a file that hold something: comments and blank lines left out.
pub fn rows(source: &Source) -> impl Iterator<Item = Row<'_>> {
    source
        .text
        .lines()
        .enumerate()
        .filter(|(_, text)| !text.trim().is_empty() && !text.starts_with('#'))
        .map(|(at, text)| Row { file: &source.path, line: at + 1, text })
}
