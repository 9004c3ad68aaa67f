//! The words of politics in Arabic news. Data edited by people under `data/`, compiled at build time.

#![warn(missing_docs)]

/// The lexicon.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {}

impl Lexicon {
    /// The lexicon that is built into the program.
    #[must_use]
    pub fn builtin() -> Self {
        Self::default()
    }
}
