//! Compiles the data files into one blob. Shared, as source, by the build script and the library, which compiles a
//! user's own folder of the same files at run time.

pub mod compile;
pub mod entry;
pub mod order;
pub mod pack;
pub mod read;
pub mod source;
pub mod spell;

pub use compile::{Blob, compile};
#[allow(unused_imports, reason = "the build script packs, the library reads")]
pub use pack::pack;
#[allow(unused_imports, reason = "the build script prints problems without naming their type")]
pub use source::{Problem, Source};
