//! The seat of a last hamza before an ending.

use crate::letters as l;

/// The vowel that follows the hamza.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Following {
    /// The accusative before a pronoun, the feminine, the diphthong of the oblique dual.
    ShortA,
    /// The ā of the dual and of the feminine plural.
    LongA,
    /// The alef of the indefinite accusative.
    Nunation,
    /// The nominative before a pronoun.
    ShortU,
    /// The ū of the plural.
    LongU,
    /// The genitive before a pronoun.
    ShortI,
    /// The ī of the plural and of the relational adjective.
    LongI,
}

use Following::{LongA, LongI, LongU, Nunation, ShortA, ShortI, ShortU};

/// The letters that join nothing after them.
const fn joins_nothing(c: char) -> bool {
    matches!(c, l::ALEF | l::DAL | l::THAL | l::REH | l::ZAIN | l::WAW)
}

/// The seats of a hamza that ends a word on `seat` after `stem`, commonest first; several where the press is of two
/// minds. The stronger vowel decides (Wright i, on the hamza; Ryding ch. 2); a hamza that stood alone after a consonant
/// keeps to itself before ā, on a tooth if its neighbour can join (`جزءان`, `عبئان`).
pub(super) fn seated(stem: &str, seat: char, following: Following) -> Vec<char> {
    let before = stem.chars().next_back();
    match (seat, before) {
        (l::YEH_HAMZA, _) | (l::HAMZA, Some(l::YEH)) => vec![l::YEH_HAMZA],
        (l::WAW_HAMZA, _) => match following {
            ShortI | LongI => vec![l::YEH_HAMZA, l::WAW_HAMZA],
            _ => vec![l::WAW_HAMZA],
        },
        (l::ALEF_HAMZA_ABOVE, _) => after_a(following),
        (_, Some(l::ALEF | l::WAW)) => after_long(before == Some(l::ALEF), following),
        (_, Some(consonant)) => after_consonant(joins_nothing(consonant), following),
        (_, None) => vec![l::HAMZA],
    }
}

fn after_a(following: Following) -> Vec<char> {
    match following {
        ShortA | Nunation => vec![l::ALEF_HAMZA_ABOVE],
        LongA => vec![l::ALEF_MADDA],
        ShortU | LongU => vec![l::WAW_HAMZA, l::ALEF_HAMZA_ABOVE],
        ShortI | LongI => vec![l::YEH_HAMZA, l::ALEF_HAMZA_ABOVE],
    }
}

fn after_long(alef: bool, following: Following) -> Vec<char> {
    match following {
        ShortI | LongI => vec![l::YEH_HAMZA],
        ShortU | LongU if alef => vec![l::WAW_HAMZA],
        _ => vec![l::HAMZA],
    }
}

fn after_consonant(joins_nothing: bool, following: Following) -> Vec<char> {
    let alone = if joins_nothing { l::HAMZA } else { l::YEH_HAMZA };
    match following {
        ShortA => vec![l::ALEF_HAMZA_ABOVE, alone],
        LongA | Nunation => vec![alone],
        ShortU | LongU => vec![l::WAW_HAMZA],
        ShortI | LongI => vec![l::YEH_HAMZA],
    }
}
