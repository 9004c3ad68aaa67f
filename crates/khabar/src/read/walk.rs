//! From the paths of the command line to the files in them, in an order that never changes.

use super::{Origin, Source};
use crate::problem::{Place, Problem, Reason};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A step through the paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Source(Source),
    Problem(Problem),
    /// A folder begins, and ends: where nothing in between is an article, that is a problem.
    FolderBegins,
    FolderEnds(PathBuf),
}

/// Finds what is to be read, step by step; within a folder by name. `except` are files that this run writes.
pub(crate) fn find(paths: &[PathBuf], except: &[&Path]) -> impl Iterator<Item = Step> + use<> {
    let except: Vec<PathBuf> = except.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let paths: Vec<PathBuf> = paths.iter().flat_map(|path| globbed(path)).collect();
    paths.into_iter().flat_map(move |path| steps(path, &except))
}

/// The addresses of the web, step by step; each is its article's id.
pub(crate) fn on_the_web(addresses: Vec<String>) -> impl Iterator<Item = Step> {
    addresses.into_iter().map(|address| {
        let origin = Origin::Address(address.clone());
        Step::Source(Source { origin, id: address, is_found: false, size: 0 })
    })
}

/// The bytes of all files that [`find`] finds, or nothing where standard input is among them.
pub(crate) fn total(paths: &[PathBuf], except: &[&Path]) -> Option<u64> {
    let is_endless = paths.iter().any(|path| path == Path::new("-"));
    let sizes =
        || find(paths, except).map(|step| if let Step::Source(source) = step { source.size } else { 0 });
    (!is_endless).then(|| sizes().sum())
}

/// The paths that a pattern matches, by name; a path that is there, or a pattern that matches nothing, is itself.
fn globbed(path: &Path) -> Vec<PathBuf> {
    let matched = path.to_str().filter(|text| text.contains(['*', '?', '[']) && !path.exists());
    let matched = matched.and_then(|pattern| glob::glob(pattern).ok());
    let matched: Vec<PathBuf> = matched.into_iter().flatten().filter_map(Result::ok).collect();
    if matched.is_empty() { vec![path.to_owned()] } else { matched }
}

fn steps(path: PathBuf, except: &[PathBuf]) -> Box<dyn Iterator<Item = Step>> {
    if path == Path::new("-") {
        let source = Source { origin: Origin::Stdin, id: "stdin".to_owned(), is_found: false, size: 0 };
        return Box::new(std::iter::once(Step::Source(source)));
    }
    match fs::metadata(&path) {
        Ok(metadata) if metadata.is_dir() => Box::new(folder(path, except.to_vec())),
        Ok(metadata) => {
            let id = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            let size = if metadata.is_file() { metadata.len() } else { 0 };
            Box::new(std::iter::once(Step::Source(Source {
                origin: Origin::File(path),
                id,
                is_found: false,
                size,
            })))
        }
        Err(error) => Box::new(std::iter::once(problem(&path, reason(&path, &error)))),
    }
}

fn folder(folder: PathBuf, except: Vec<PathBuf>) -> impl Iterator<Item = Step> {
    let entries = WalkDir::new(&folder).follow_links(true).sort_by_file_name().into_iter();
    let within = folder.clone();
    let entries =
        entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)).filter_map(move |entry| {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => None,
                Ok(entry) => Some(self::entry(&within, &entry, &except)),
                Err(error) => Some(unwalkable(&within, &error)),
            }
        });
    std::iter::once(Step::FolderBegins).chain(entries).chain([Step::FolderEnds(folder)])
}

fn entry(folder: &Path, entry: &DirEntry, except: &[PathBuf]) -> Step {
    let path = entry.path();
    let is_ours = !except.is_empty() && fs::canonicalize(path).is_ok_and(|path| except.contains(&path));
    if is_ours || !entry.file_type().is_file() {
        return problem(path, Reason::PassedOver);
    }
    let size = entry.metadata().map_or(0, |metadata| metadata.len());
    Step::Source(Source {
        origin: Origin::File(path.to_owned()),
        id: relative(folder, path),
        is_found: true,
        size,
    })
}

fn unwalkable(folder: &Path, error: &walkdir::Error) -> Step {
    let path = error.path().unwrap_or(folder);
    let is_loop = error.loop_ancestor().is_some();
    let reason = match error.io_error() {
        _ if is_loop => Reason::LinkLoop,
        Some(error) => reason(path, error),
        None => Reason::Unreadable(error.to_string()),
    };
    problem(path, reason)
}

fn problem(path: &Path, reason: Reason) -> Step {
    Step::Problem(Problem { place: Place::file(path.to_string_lossy()), reason })
}

/// Version control and desktop systems leave such files behind: `.git`, `._a.txt`.
fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// The path below the folder, with `/` on every system.
fn relative(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
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
