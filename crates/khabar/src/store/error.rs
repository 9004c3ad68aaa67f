//! What can be wrong with a store, and how to mend it.

use rusqlite::ErrorCode;
use std::fmt::{self, Display};
use std::path::Path;

/// Something wrong with a store.
#[derive(Debug)]
pub(crate) struct StoreError {
    file: String,
    pub(crate) fault: Fault,
}

/// What is wrong.
#[derive(Debug)]
pub(crate) enum Fault {
    /// No file of that name.
    Missing,
    /// The system does not open it.
    Unopened,
    /// A file of another kind.
    NotAStore,
    /// A store of a later program.
    Newer { schema: i64 },
    /// A store of an earlier program where it cannot be brought up to date.
    Older,
    /// Another program writes it, for longer than is waited.
    Busy,
    /// It may not be written.
    ReadOnly,
    /// No room on the disk.
    Full,
    /// The disk does not do what it should.
    Disk(String),
    /// Its bytes are not what they must be.
    Damaged(String),
    /// What the user asked for is wrong.
    Asked(String),
    /// Anything else that SQLite says.
    Other(String),
}

impl StoreError {
    pub(crate) fn new(path: &Path, fault: Fault) -> Self {
        Self { file: path.display().to_string(), fault }
    }

    /// What SQLite says, in our words.
    pub(crate) fn of(path: &Path, error: &rusqlite::Error) -> Self {
        let fault = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Fault::Busy,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Fault::ReadOnly,
            Some(ErrorCode::DiskFull) => Fault::Full,
            Some(ErrorCode::NotADatabase) => Fault::NotAStore,
            Some(ErrorCode::SystemIoFailure) => Fault::Disk(error.to_string()),
            Some(ErrorCode::CannotOpen) => Fault::Unopened,
            Some(ErrorCode::DatabaseCorrupt) => Fault::Damaged(error.to_string()),
            _ => Fault::Other(error.to_string()),
        };
        Self::new(path, fault)
    }

    /// Whether the user can mend it on the command line.
    pub(crate) const fn is_usage(&self) -> bool {
        matches!(self.fault, Fault::Missing | Fault::NotAStore | Fault::Newer { .. } | Fault::Asked(_))
    }
}

impl Fault {
    const fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::Missing => "`khabar add PATH... --db FILE` makes one",
            Self::NotAStore => "name a file that `khabar add` made, or a new one",
            Self::Newer { .. } => "use the newer khabar that made it",
            Self::Older => "make it writable once, so that it can be brought up to date, or copy it",
            Self::Busy => "wait until the other run is over; one program writes at a time",
            Self::ReadOnly => "make the file and its folder writable, or write to a copy",
            Self::Full => {
                "make room and run the same command again: what is stored is kept, and it goes on there"
            }
            Self::Disk(_) => {
                "is the disk full, or gone? What is stored is kept; run the same command again when it is mended"
            }
            Self::Unopened => "does its folder exist, and may it be read and written?",
            Self::Damaged(_) => "take the last good copy, or add the articles to a new file",
            Self::Asked(_) | Self::Other(_) => return None,
        })
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "no such file"),
            Self::NotAStore => write!(f, "not a store of khabar"),
            Self::Newer { schema } => write!(f, "made by a newer khabar (schema {schema})"),
            Self::Older => write!(f, "made by an older khabar, and it cannot be written"),
            Self::Busy => write!(f, "another program is writing it"),
            Self::ReadOnly => write!(f, "cannot be written"),
            Self::Full => write!(f, "no room left on the disk"),
            Self::Disk(what) => write!(f, "the disk fails: {what}"),
            Self::Unopened => write!(f, "cannot be opened"),
            Self::Damaged(what) => write!(f, "damaged: {what}"),
            Self::Asked(what) | Self::Other(what) => write!(f, "{what}"),
        }
    }
}

impl Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.file, self.fault)?;
        self.fault.hint().map_or(Ok(()), |hint| write!(f, "\n  hint: {hint}"))
    }
}
