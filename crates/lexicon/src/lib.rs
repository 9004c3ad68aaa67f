//! The words of politics in Arabic news: actors with their histories, offices, agents, countries and places, the general
//! vocabulary, and the triggers of events with their case frames.
//!
//! People edit the files under `data/` (its `README.md` explains the formats); the build script inflects every word with
//! `khabar-arabic` and compiles everything into one blob that [`Lexicon::builtin`] reads in milliseconds.

#![warn(missing_docs)]

pub mod check;
#[allow(unreachable_pub, reason = "the build script compiles the same files")]
pub mod compiler;
mod lookup;
pub mod resolve;
mod table;

pub use compiler::entry;
pub use compiler::spell::{Bits, Kind, Target};
pub use compiler::{Problem, Source};
pub use lookup::{Lexicon, Marker, NameStart, Reading, is_name};
pub use table::{Entries, Table};

/// The sentences under the built-in triggers, with their readings: the lexicon's tests.
///
/// # Panics
/// Never: the build script wrote what this reads.
#[must_use]
pub fn examples() -> Vec<entry::Example> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/examples.bin"));
    postcard::from_bytes(bytes).expect("the build script wrote the examples")
}

/// The built-in data files themselves: what [`Lexicon::builtin`] was compiled from.
///
/// # Panics
/// Never: the build script wrote what this reads.
#[must_use]
pub fn sources() -> Vec<Source> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/sources.bin"));
    let files: Vec<(&str, &str)> = postcard::from_bytes(bytes).expect("the build script wrote the sources");
    files.into_iter().map(|(path, text)| Source { path: path.to_owned(), text: text.to_owned() }).collect()
}
