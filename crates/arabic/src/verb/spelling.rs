//! From sounds to letters: what standard orthography writes of a word, and where it seats the hamza.
//!
//! The stronger of the vowels around a hamza gives its seat, i over u over a over none (Wright i, on the hamza; Ryding
//! ch. 2). After a long ā or ū, or a waw without a vowel, and before a it stands alone. Where the press spells one
//! form in two ways that folding does not join (`بدؤوا` and `بدأوا`, `ييئس` and `ييأس`), both are given, the rule's
//! first.

use super::sound::Sound::{BridgingU, Consonant, Long, Maqsura, Short, SilentAlef, TehMarbuta, Wasl};
use super::sound::Vowel::{A, I, U};
use super::sound::{Sound, Word};
use crate::letters as l;

/// Gives `emit` the spelling of `word`, and a second where its hamza has two seats in use. `joined`: a pronoun follows
/// in the same word.
pub(crate) fn spellings(word: &Word, joined: bool, mut emit: impl FnMut(String)) {
    let (spelling, wavers) = spell(word, joined, false);
    emit(spelling);
    if wavers {
        emit(spell(word, joined, true).0);
    }
}

/// The spelling of a `word` that nothing follows.
pub(crate) fn spelling(word: &Word) -> String {
    spell(word, false, false).0
}

/// The spelling, with the other seat of a hamza that has two if `other`; and whether there is one.
fn spell(word: &Word, joined: bool, other: bool) -> (String, bool) {
    let sounds = word.sounds();
    let mut out = String::with_capacity(2 * sounds.len());
    let mut wavers = false;
    let mut at = 0;
    while let Some(sound) = sounds.get(at) {
        match *sound {
            Consonant(l::HAMZA) => {
                let hamza = Hamza::at(word, at, joined);
                let second = hamza.second_seat();
                wavers |= second.is_some();
                let seat = second.filter(|_| other).unwrap_or_else(|| hamza.seat());
                out.push(seat);
                // a madda has the vowel in it
                at = hamza.end - usize::from(seat != l::ALEF_MADDA);
            }
            Consonant(_) if at > 0 && sounds[at - 1] == *sound => {}
            Consonant(letter) => out.push(letter),
            Long(A) | Wasl => out.push(l::ALEF),
            Long(I) => out.push(l::YEH),
            Long(U) => out.push(l::WAW),
            BridgingU if joined => out.push(l::WAW),
            Maqsura => out.push(maqsura(sounds, at, joined)),
            SilentAlef if !joined => out.push(l::ALEF),
            TehMarbuta => out.push(if joined { l::TEH } else { l::TEH_MARBUTA }),
            SilentAlef | BridgingU | Short(_) => {}
        }
        at += 1;
    }
    (out, wavers)
}

/// A final ā is an alef after a yeh (Ryding ch. 2): two yehs would stand together.
fn maqsura(sounds: &[Sound], at: usize, joined: bool) -> char {
    let after_yeh = at > 0 && sounds[at - 1] == Consonant(l::YEH);
    if joined || after_yeh || at + 1 < sounds.len() { l::ALEF } else { l::ALEF_MAKSURA }
}

/// A hamza among its neighbours.
struct Hamza {
    before: Option<Sound>,
    after: Option<Sound>,
    /// Nothing is written after it, and no pronoun follows.
    is_last: bool,
    /// It is the last radical and an ending follows.
    ends_stem: bool,
    /// The index after the hamza, or after its double.
    end: usize,
}

impl Hamza {
    fn at(word: &Word, at: usize, joined: bool) -> Self {
        let sounds = word.sounds();
        let doubled = sounds.get(at + 1) == Some(&Consonant(l::HAMZA));
        let end = at + 1 + usize::from(doubled);
        let after = match sounds.get(end) {
            Some(Maqsura) if joined => Some(Long(A)),
            other => other.copied(),
        };
        let before = at.checked_sub(1).map(|before| sounds[before]);
        // the vowel of an ending is not heeded, that of a stem is: `yaqraʾ-u`, but `yanʾa` that was `yanʾay`; after a
        // long vowel neither
        let unheeded = end >= word.stem_end || matches!(before, Some(Long(_) | Consonant(l::WAW)));
        let short_end = matches!(after, Some(Short(_))) && end + 1 == sounds.len();
        let is_last = !joined && (after.is_none() || (unheeded && short_end));
        Self { before, after, is_last, ends_stem: end == word.stem_end, end }
    }

    const fn seat(&self) -> char {
        match self.before {
            None => initial(self.after),
            Some(before) if self.is_last => last(before),
            Some(before) => medial(before, self.after),
        }
    }

    /// The press keeps the alef of a last radical before the endings (`بدأوا`), and writes one after a vowelless glide
    /// (`ييأس`, `توأم`).
    const fn second_seat(&self) -> Option<char> {
        if self.is_last {
            return None;
        }
        match (self.before, self.after) {
            (Some(Short(A)), Some(Long(U | I) | Short(U))) if self.ends_stem => Some(l::ALEF_HAMZA_ABOVE),
            (Some(Consonant(l::WAW | l::YEH)), Some(Short(A) | Maqsura)) => Some(l::ALEF_HAMZA_ABOVE),
            _ => None,
        }
    }
}

const fn initial(after: Option<Sound>) -> char {
    match after {
        Some(Long(A)) => l::ALEF_MADDA,
        Some(Short(I) | Long(I)) => l::ALEF_HAMZA_BELOW,
        _ => l::ALEF_HAMZA_ABOVE,
    }
}

const fn last(before: Sound) -> char {
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
        (Long(U) | Consonant(l::WAW), _) => l::HAMZA,
        (_, Some(Short(U) | Long(U))) => l::WAW_HAMZA,
        (Long(A), _) => l::HAMZA,
        (Consonant(l::YEH), _) => l::YEH_HAMZA,
        (_, Some(Long(A))) => l::ALEF_MADDA,
        _ => l::ALEF_HAMZA_ABOVE,
    }
}
