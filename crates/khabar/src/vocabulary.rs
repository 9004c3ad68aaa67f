//! The closed lists of the records: which words a filter or an edit may give, and what was meant by one that is none of them.

use coder::ontology;
pub(crate) use coder::ontology::CONTEXTS;
use coder::record::Category;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// PLOVER's categories.
pub(crate) const CATEGORIES: [&str; 16] = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "SANCTION",
    "PROTEST",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

/// What the text can claim of an event.
pub(crate) const STATUSES: [&str; 5] = ["asserted", "historical", "future", "hypothetical", "negation"];

/// PLOVER's modes, of all categories, each once.
pub(crate) static MODES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let category = |name: &str| serde_json::from_value::<Category>(name.into()).ok();
    let mut modes: Vec<&str> =
        CATEGORIES.into_iter().filter_map(category).flat_map(ontology::modes).collect();
    let mut met = BTreeSet::new();
    modes.retain(|mode| met.insert(*mode));
    modes
});

/// PLOVER's sectors.
pub(crate) const SECTORS: [&str; 29] = [
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "HLH", "IDG", "INT", "JEW", "JRN", "JUD", "LAB",
    "LEG", "MED", "MIL", "OPP", "PRE", "PRM", "PTY", "RAD", "REB", "REF", "REL", "SOC", "SPY", "UAF",
];

/// PLOVER's codes for actors of no country.
pub(crate) const CODES: [&str; 7] = ["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"];

/// How precise a point can be.
pub(crate) const RESOLUTIONS: [&str; 6] = ["facility", "city", "district", "province", "region", "country"];

/// Whether the code is of a country, or one of PLOVER's for what has none.
pub(crate) fn is_code(code: &str) -> bool {
    CODES.contains(&code) || crate::export::codes::country(code).is_some()
}

/// What is wrong with a word that is none of a list: the word that was meant, and the list.
///
/// `ASAULT` is none of PLOVER's categories: did you mean `ASSAULT`?
pub(crate) fn refused(word: &str, what: &str, allowed: &[&str]) -> String {
    match nearest(word, allowed.iter().copied()) {
        Some(meant) => {
            format!("`{word}` is {what}: did you mean `{meant}`? There are {}", allowed.join(", "))
        }
        None => format!("`{word}` is {what}: there are {}", allowed.join(", ")),
    }
}

/// The word that takes the fewest changes of a letter; none where more than half of the letters would be others.
pub(crate) fn nearest<'w>(word: &str, allowed: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let far = |other: &&str| changes(&word, &other.to_lowercase().chars().collect::<Vec<_>>());
    allowed
        .map(|other| (far(&other), other))
        .filter(|(far, _)| *far * 2 <= word.len())
        .min()
        .map(|(_, meant)| meant)
}

/// How many letters have to be put in, taken out, or be others (Levenshtein 1965).
fn changes(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for (to, meant) in other.iter().enumerate() {
            let changed = before + usize::from(letter != meant);
            before = row[to + 1];
            row[to + 1] = changed.min(before + 1).min(row[to] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use coder::record::Status;
    use lexicon::Lexicon;

    fn category(name: &str) -> Category {
        serde_json::from_value(name.into()).unwrap_or_else(|_| panic!("{name} is no category"))
    }

    #[test]
    fn the_lists_are_the_ontology() {
        let _: [Category; 16] = CATEGORIES.map(category);
        assert_eq!(MODES.len(), 59);
        for status in STATUSES {
            assert!(serde_json::from_value::<Status>(status.into()).is_ok(), "{status}");
        }
        for list in [&MODES[..], &CONTEXTS, &SECTORS, &CATEGORIES, &CODES] {
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len());
        }
    }

    #[test]
    fn what_the_lexicon_writes_is_in_the_lists() {
        let lexicon = Lexicon::builtin();
        let tables = lexicon.tables();
        let mut sectors = tables.actors.iter().flat_map(|actor| &actor.sectors);
        assert_eq!(sectors.find(|sector| !SECTORS.contains(&sector.as_str())), None);
        let mut codes = tables.countries.iter().map(|country| &country.code);
        assert_eq!(codes.find(|code| !is_code(code)), None);
    }

    #[test]
    fn what_was_meant_is_told() {
        let meant = |word| nearest(word, CATEGORIES.into_iter());
        assert_eq!(
            (meant("ASAULT"), meant("protests"), meant("xyz")),
            (Some("ASSAULT"), Some("PROTEST"), None)
        );
        assert!(
            refused("x", "no status", &STATUSES)
                .ends_with("there are asserted, historical, future, hypothetical, negation")
        );
    }
}
