//! From sounds to letters: what standard orthography writes of a word, and where it seats the hamza.
//!
//! The seats follow the rule of the stronger vowel (i over u over a over none) as Wright i § 15–16 and Ryding § 2.1.3
//! state it; the hamza after a long ā or ū and before a stands alone. Where the press spells one form in two ways that
//! folding does not join (`بدؤوا` and `بدأوا`), both are given, the rule's first.

use super::sound::Sound::{Consonant, Long, Maqsura, Short, SilentAlef, TehMarbuta, Wasl};
use super::sound::Vowel::{A, I, U};
use super::sound::{Sound, Word};
use crate::letters as l;

/// How a form is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Manner {
    /// A pronoun follows in the same word.
    pub(crate) joined: bool,
    /// A stem's last hamza after a keeps its alef whatever follows.
    pub(crate) keeps_alef: bool,
}

/// The spelling of `word`.
pub(crate) fn spell(word: &Word, manner: Manner) -> String {
    let sounds = word.sounds();
    let mut out = String::with_capacity(2 * sounds.len());
    let mut at = 0;
    while let Some(sound) = sounds.get(at) {
        match sound {
            Consonant(l::HAMZA) => at = hamza(word, at, manner, &mut out),
            Consonant(letter) => {
                if at == 0 || sounds[at - 1] != *sound {
                    out.push(*letter);
                }
            }
            Long(A) | Wasl => out.push(l::ALEF),
            Long(I) => out.push(l::YEH),
            Long(U) => out.push(l::WAW),
            Maqsura => out.push(maqsura(sounds, at, manner)),
            SilentAlef if !manner.joined => out.push(l::ALEF),
            TehMarbuta => out.push(if manner.joined { l::TEH } else { l::TEH_MARBUTA }),
            SilentAlef | Short(_) => {}
        }
        at += 1;
    }
    out
}

/// Whether the alef-keeping manner writes `word` in another way.
pub(crate) fn has_alef_variant(word: &Word, joined: bool) -> bool {
    word.stem_end > 1
        && word.sounds().get(word.stem_end - 1) == Some(&Consonant(l::HAMZA))
        && word.sounds().get(word.stem_end - 2) == Some(&Short(A))
        && match word.sounds().get(word.stem_end) {
            Some(Long(U | I)) => true,
            Some(Short(U)) => joined,
            _ => false,
        }
}

/// A final ā is an alef after a yeh (Wright i § 167, rem. b): two yehs would stand together.
fn maqsura(sounds: &[Sound], at: usize, manner: Manner) -> char {
    let after_yeh = at > 0 && sounds[at - 1] == Consonant(l::YEH);
    if manner.joined || after_yeh || at + 1 < sounds.len() { l::ALEF } else { l::ALEF_MAKSURA }
}

/// Writes the hamza at `at`, with what melts into it; returns the last index that it has written.
fn hamza(word: &Word, at: usize, manner: Manner, out: &mut String) -> usize {
    let sounds = word.sounds();
    let doubled = sounds.get(at + 1) == Some(&Consonant(l::HAMZA));
    let last = at + usize::from(doubled);
    let before = at.checked_sub(1).map(|i| sounds[i]);
    let after = match sounds.get(last + 1) {
        Some(Maqsura) if manner.joined => Some(Long(A)),
        other => other.copied(),
    };
    let ends = match after {
        None => true,
        Some(Short(_)) => last + 2 == sounds.len(),
        _ => false,
    } && !manner.joined;
    let keeps = manner.keeps_alef && last + 1 == word.stem_end && has_alef_variant(word, manner.joined);
    let seat = match before {
        None => initial(after),
        Some(before) if ends => r#final(before),
        Some(_) if keeps => l::ALEF_HAMZA_ABOVE,
        Some(before) => medial(before, after),
    };
    out.push(seat);
    last + usize::from(seat == l::ALEF_MADDA)
}

const fn initial(after: Option<Sound>) -> char {
    match after {
        Some(Long(A)) => l::ALEF_MADDA,
        Some(Short(I) | Long(I)) => l::ALEF_HAMZA_BELOW,
        _ => l::ALEF_HAMZA_ABOVE,
    }
}

const fn r#final(before: Sound) -> char {
    match before {
        Short(A) => l::ALEF_HAMZA_ABOVE,
        Short(U) => l::WAW_HAMZA,
        Short(I) => l::YEH_HAMZA,
        _ => l::HAMZA,
    }
}

const fn medial(before: Sound, after: Option<Sound>) -> char {
    match (before, after) {
        (Short(I) | Long(I), _) | (_, Some(Short(I) | Long(I))) => l::YEH_HAMZA,
        (Short(U), _) => l::WAW_HAMZA,
        (Long(U), _) => l::HAMZA,
        (_, Some(Short(U) | Long(U))) => l::WAW_HAMZA,
        (Long(A), _) => l::HAMZA,
        (_, Some(Long(A))) => l::ALEF_MADDA,
        _ => l::ALEF_HAMZA_ABOVE,
    }
}
