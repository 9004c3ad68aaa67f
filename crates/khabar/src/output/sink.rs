//! Where bytes go: standard output, or a file that appears under its name only when it is complete.

use std::fmt::{self, Display};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// An output.
pub(crate) struct Sink {
    writer: BufWriter<Box<dyn Write>>,
    name: String,
    file: Option<Pending>,
}

/// A file under its temporary name. Dropped before it is complete, it is removed.
struct Pending {
    temporary: PathBuf,
    complete: PathBuf,
}

/// Why an output could not be written.
#[derive(Debug)]
pub(crate) enum OutputError {
    /// Who read the pipe has enough; nothing is wrong.
    Closed,
    /// The file or stream, and what the system says.
    Failed { name: String, error: io::Error },
}

impl Sink {
    pub(crate) fn stdout() -> Self {
        Self {
            writer: BufWriter::new(Box::new(io::stdout())),
            name: "standard output".to_owned(),
            file: None,
        }
    }

    /// A file. What already stands there stays untouched until [`finish`](Self::finish).
    pub(crate) fn file(path: &Path) -> Result<Self, OutputError> {
        let name = path.display().to_string();
        Self::open(path, &name).map_err(|error| OutputError::Failed { name, error })
    }

    fn open(path: &Path, name: &str) -> io::Result<Self> {
        // a link stays a link: what it points at is replaced
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if fs::metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
            // devices and pipes have no other name to be renamed from; a folder fails here
            let writer: Box<dyn Write> = Box::new(File::options().write(true).open(&path)?);
            return Ok(Self { writer: BufWriter::new(writer), name: name.to_owned(), file: None });
        }
        let temporary = temporary(&path)?;
        let file = File::create(&temporary)?;
        let pending = Pending { temporary, complete: path };
        Ok(Self { writer: BufWriter::new(Box::new(file)), name: name.to_owned(), file: Some(pending) })
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), OutputError> {
        self.writer.write_all(bytes).map_err(|error| self.failed(error))
    }

    /// Hands on what is written so far.
    pub(crate) fn flush(&mut self) -> Result<(), OutputError> {
        self.writer.flush().map_err(|error| self.failed(error))
    }

    /// The file that appears when everything is written, if it is one.
    pub(crate) fn file_name(&self) -> Option<&str> {
        self.file.as_ref().map(|_| self.name.as_str())
    }

    /// Everything is written: the file takes its name.
    pub(crate) fn finish(mut self) -> Result<(), OutputError> {
        self.flush()?;
        let Some(pending) = self.file.take() else { return Ok(()) };
        fs::rename(&pending.temporary, &pending.complete).map_err(|error| self.failed(error))
    }

    fn failed(&self, error: io::Error) -> OutputError {
        match error.kind() {
            io::ErrorKind::BrokenPipe => OutputError::Closed,
            _ => OutputError::Failed { name: self.name.clone(), error },
        }
    }
}

/// A name beside the file that no other run uses and that no run reads as an article.
fn temporary(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.partial", std::process::id()));
    Ok(path.with_file_name(hidden))
}

impl Drop for Pending {
    fn drop(&mut self) {
        // after the renaming there is nothing left to remove
        let _ = fs::remove_file(&self.temporary);
    }
}

impl Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed => write!(f, "the output was closed"),
            Self::Failed { name, error } => write!(f, "`{name}` cannot be written: {error}"),
        }
    }
}
