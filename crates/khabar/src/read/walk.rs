//! From the paths of the command line to the files that hold articles, in an order that never changes.

use super::{Kind, Source};
use crate::problem::{Place, Problem, Reason};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What the paths hold.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Sources and problems in the order of the paths; within a folder by name.
    pub(crate) sources: Vec<Result<Source, Problem>>,
    /// Files in folders that are not articles.
    pub(crate) passed_over: u64,
}

/// Finds what is to be read. `except` are files that this run writes.
pub(crate) fn find(paths: &[PathBuf], except: &[&Path]) -> Found {
    let except: Vec<PathBuf> = except.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let mut found = Found::default();
    for path in paths {
        found.path(path, &except);
    }
    found
}

impl Found {
    fn path(&mut self, path: &Path, except: &[PathBuf]) {
        if path == Path::new("-") {
            self.sources.push(Ok(Source { path: None, id: "stdin".to_owned(), kind: Kind::Stream, size: 0 }));
            return;
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.folder(path, except),
            Ok(metadata) => {
                let id = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                match kind(path).or_else(|| (!metadata.is_file()).then_some(Kind::Stream)) {
                    Some(kind) => self.source(path, id, kind, metadata.len()),
                    None => self.problem(path, Reason::UnknownKind),
                }
            }
            Err(error) => self.problem(path, reason(path, &error)),
        }
    }

    fn folder(&mut self, folder: &Path, except: &[PathBuf]) {
        let before = self.sources.len();
        let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => self.entry(folder, &entry, except),
                Err(error) => {
                    let path = error.path().unwrap_or(folder);
                    let is_loop = error.loop_ancestor().is_some();
                    let reason = match error.io_error() {
                        _ if is_loop => Reason::LinkLoop,
                        Some(error) => reason(path, error),
                        None => Reason::Unreadable(error.to_string()),
                    };
                    self.problem(path, reason);
                }
            }
        }
        if self.sources.len() == before {
            self.problem(folder, Reason::NoArticles);
        }
    }

    fn entry(&mut self, folder: &Path, entry: &DirEntry, except: &[PathBuf]) {
        let path = entry.path();
        let is_ours = !except.is_empty() && fs::canonicalize(path).is_ok_and(|path| except.contains(&path));
        match kind(path) {
            Some(kind) if entry.file_type().is_file() && !is_ours => {
                let size = entry.metadata().map_or(0, |metadata| metadata.len());
                self.source(path, relative(folder, path), kind, size);
            }
            _ => self.passed_over += 1,
        }
    }

    fn source(&mut self, path: &Path, id: String, kind: Kind, size: u64) {
        self.sources.push(Ok(Source { path: Some(path.to_owned()), id, kind, size }));
    }

    fn problem(&mut self, path: &Path, reason: Reason) {
        self.sources.push(Err(Problem { place: Place::file(path.to_string_lossy()), reason }));
    }
}

fn kind(path: &Path) -> Option<Kind> {
    let extension = path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase();
    match extension.as_str() {
        "txt" => Some(Kind::Plain),
        "jsonl" => Some(Kind::Lines),
        _ => None,
    }
}

/// Version control and desktop systems leave such files behind: `.git`, `._a.txt`.
fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// The path below the folder, with `/` on every system.
fn relative(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(OsStr::to_string_lossy).collect();
    parts.join("/")
}

/// A link that the system gave up following leads in a circle.
fn reason(path: &Path, error: &io::Error) -> Reason {
    let is_link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    match error.kind() {
        io::ErrorKind::NotFound => Reason::Missing,
        io::ErrorKind::PermissionDenied => Reason::from_io(error),
        _ if is_link => Reason::LinkLoop,
        _ => Reason::from_io(error),
    }
}
