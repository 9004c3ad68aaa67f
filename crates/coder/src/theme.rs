//! The themes that the words of a sentence belong to: modes, contexts, domains without events.

use crate::clause::Sentence;
use crate::names::Names;
use lexicon::entry::Theme;
use lexicon::{Kind, Lexicon};
use std::ops::Range;

/// A word or phrase with a theme.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit<'l> {
    pub(crate) theme: &'l Theme,
    /// The unit in which it begins.
    pub(crate) unit: usize,
    /// Its last token.
    pub(crate) last: usize,
}

/// The themes of some units, in their order; phrases, which are surer, before the single words that they begin with.
pub(crate) fn hits<'l>(
    sentence: &Sentence,
    units: Range<usize>,
    names: &Names,
    lexicon: &'l Lexicon,
) -> Vec<Hit<'l>> {
    let all = &lexicon.tables().themes;
    let mut found = Vec::new();
    let end = units.end.min(sentence.units.len());
    for at in units.start.min(end)..end {
        let unit = &sentence.units[at];
        for token in unit.tokens() {
            let phrases = names.at(token).iter().filter(|h| h.target.kind() == Kind::Theme && h.words > 1);
            found.extend(phrases.map(|h| Hit { theme: &all[h.target.index()], unit: at, last: h.last }));
        }
        let words = unit.info.iter().flat_map(|i| &i.themes);
        found.extend(words.map(|t| Hit { theme: &all[*t as usize], unit: at, last: unit.last }));
    }
    found
}
