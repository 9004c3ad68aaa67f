//! What form alone allows of a split, and what it forbids.

use crate::clitic::proclitic::Chain;
use crate::clitic::{Preposition, Pronoun, Segmentation};
use crate::letters as l;

/// Puts proclitics and pronoun together where the form allows it.
pub(super) fn join(word: &str, chain: Chain, pronoun: Option<Pronoun>) -> Option<Segmentation> {
    let end = word.len() - pronoun.map_or(0, |p| p.text().len());
    let stem = word.get(chain.len..end)?;
    let allowed = is_whole(chain, pronoun)
        || (stem.is_empty() && stands_without_stem(chain, pronoun))
        || (stem_is_long_enough(stem) && future_fits(chain, stem) && pronoun_fits(chain, stem, pronoun));
    allowed.then_some(Segmentation {
        interrogative: chain.interrogative,
        conjunction: chain.conjunction,
        preposition: chain.preposition,
        article: chain.article,
        future: chain.future,
        stem: chain.len..end,
        pronoun,
    })
}

const fn is_whole(chain: Chain, pronoun: Option<Pronoun>) -> bool {
    chain.len == 0 && pronoun.is_none()
}

/// `له` and `بها`; without a pronoun, proclitics cut off from their word by a quotation mark, digits or tatweel.
fn stands_without_stem(chain: Chain, pronoun: Option<Pronoun>) -> bool {
    match pronoun {
        None => !chain.interrogative,
        Some(pronoun) => {
            matches!(chain.preposition, Some(Preposition::Bi | Preposition::Li))
                && !chain.article
                && pronoun != Pronoun::Ni
        }
    }
}

fn stem_is_long_enough(stem: &str) -> bool {
    stem.chars().nth(1).is_some()
}

fn future_fits(chain: Chain, stem: &str) -> bool {
    !chain.future || (begins_like_imperfect(stem) && stem.chars().nth(2).is_some())
}

fn begins_like_imperfect(stem: &str) -> bool {
    stem.starts_with([l::ALEF, l::NOON, l::YEH, l::TEH])
}

/// `أن`, folded.
const THAT: &str = "\u{0627}\u{0646}";

/// `الله` but for its last letter.
const GOD_WITHOUT_HEH: &str = "\u{0627}\u{0644}\u{0644}";

fn pronoun_fits(chain: Chain, stem: &str, pronoun: Option<Pronoun>) -> bool {
    match (pronoun, chain.preposition) {
        (None, _) => true,
        (Some(_), _) if chain.article => false,
        (Some(Pronoun::Hu), _) if stem.ends_with(GOD_WITHOUT_HEH) => false,
        (Some(Pronoun::I), _) => !chain.future,
        // `بأنني`, `لأنني`, `كأنني`
        (Some(Pronoun::Ni), Some(_)) if stem == THAT => true,
        (Some(Pronoun::Ni), Some(Preposition::Bi | Preposition::Ka)) => false,
        (Some(Pronoun::Ni), Some(Preposition::Li)) => begins_like_imperfect(stem),
        _ => true,
    }
}
