//! Where bytes go: standard output, or a file that appears under its name only when it is complete.

use crate::store::StoreError;
use std::fmt::{self, Display};
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// An output.
pub(crate) struct Sink {
    writer: BufWriter<Target>,
    written: u64,
    name: String,
    file: Option<Pending>,
}

/// What is written to.
enum Target {
    Stdout(io::Stdout),
    File(File),
}

/// A file under its temporary name. Dropped before it is complete, it is removed, but where a later run may go on with it.
struct Pending {
    temporary: PathBuf,
    complete: PathBuf,
    is_kept: bool,
}

/// Whether a file is begun, and whether a later run may go on with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// Only this run writes it.
    Once,
    /// It is begun; a later run may go on.
    Anew,
    /// It is gone on with behind so many bytes.
    After(u64),
}

/// Why an output could not be written.
#[derive(Debug)]
pub(crate) enum OutputError {
    /// Who read the pipe has enough; nothing is wrong.
    Closed,
    /// The file or stream, and what the system says.
    Failed { name: String, error: io::Error },
    /// The store could not be written.
    Store(StoreError),
}

impl Sink {
    pub(crate) fn stdout() -> Self {
        let (writer, name) = (BufWriter::new(Target::Stdout(io::stdout())), "standard output".to_owned());
        Self { writer, written: 0, name, file: None }
    }

    /// The file that is named, written in one go, else standard output.
    pub(crate) fn to(path: Option<&Path>) -> Result<Self, OutputError> {
        path.map_or_else(|| Ok(Self::stdout()), |path| Self::file(path, Start::Once))
    }

    /// A file. What already stands there stays untouched until [`finish`](Self::finish).
    pub(crate) fn file(path: &Path, start: Start) -> Result<Self, OutputError> {
        let name = path.display().to_string();
        Self::open(path, &name, start).map_err(|error| OutputError::Failed { name, error })
    }

    fn open(path: &Path, name: &str, start: Start) -> io::Result<Self> {
        // a link stays a link: what it points at is replaced
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let sink = |file, pending| Self {
            writer: BufWriter::new(Target::File(file)),
            written: if let Start::After(length) = start { length } else { 0 },
            name: name.to_owned(),
            file: pending,
        };
        if !is_file_to_be(&path) {
            // devices and pipes have no other name to be renamed from; a folder fails here
            return Ok(sink(File::options().write(true).open(&path)?, None));
        }
        if is_database(&path) {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, "it is a store: name another output"));
        }
        let temporary = temporary(&path, start)?;
        let mut file = File::options().write(true).create(true).truncate(false).open(&temporary)?;
        let length = if let Start::After(length) = start { length } else { 0 };
        if file.metadata()?.len() < length {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "it is shorter than the earlier run left it",
            ));
        }
        file.set_len(length)?;
        file.seek(SeekFrom::Start(length))?;
        Ok(sink(file, Some(Pending { temporary, complete: path, is_kept: start != Start::Once })))
    }

    /// The bytes written so far, those of an earlier run included.
    pub(crate) const fn written(&self) -> u64 {
        self.written
    }

    /// Hands on what is written so far, down to the disk.
    pub(crate) fn sync(&mut self) -> Result<(), OutputError> {
        self.flush()?;
        match self.writer.get_ref() {
            Target::File(file) if self.file.is_some() => file.sync_data().map_err(|error| self.failed(error)),
            _ => Ok(()),
        }
    }

    /// The file is not to be: what is written of it goes.
    pub(crate) fn abandon(mut self) {
        if let Some(pending) = &mut self.file {
            pending.is_kept = false;
        }
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), OutputError> {
        self.written += bytes.len() as u64;
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

/// Whether an SQLite file stands there, such as the store that is being asked: no output takes its place.
fn is_database(path: &Path) -> bool {
    const MAGIC: [u8; 16] = *b"SQLite format 3\0";
    let mut head = [0; MAGIC.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == MAGIC
}

/// Whether a path is a file, or will be: neither a device nor a folder.
pub(crate) fn is_file_to_be(path: &Path) -> bool {
    !fs::metadata(path).is_ok_and(|metadata| !metadata.is_file())
}

/// A name beside the file that no run reads as an article, and that no other run uses.
fn temporary(path: &Path, start: Start) -> io::Result<PathBuf> {
    let number = if start == Start::Once { format!(".{}", std::process::id()) } else { String::new() };
    hidden(path, &format!("{number}.partial"))
}

/// A hidden name beside the file: `.NAME` and the ending.
pub(crate) fn hidden(path: &Path, ending: &str) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(ending);
    Ok(path.with_file_name(hidden))
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::File(file) => file.flush(),
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        // after the renaming there is nothing left to remove
        if !self.is_kept {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

impl Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed => write!(f, "the output was closed"),
            Self::Failed { name, error } => write!(f, "`{name}` cannot be written: {error}"),
            Self::Store(error) => write!(f, "{error}"),
        }
    }
}
