//! The dual, and the noon that it drops.

use super::base::{Base, Ending};
use super::hamza::Following;
use super::{Case, Forms, Gender, NounFeatures, Number, State, exception};
use crate::letters as l;

const CASES: [(Case, char, Following); 2] =
    [(Case::Nominative, l::ALEF, Following::LongA), (Case::Oblique, l::YEH, Following::ShortA)];

impl Forms {
    /// The dual: ـان and ـين, without the noon before what it governs (Ryding ch. 7–8).
    pub(super) fn add_dual(&mut self, base: &Base, gender: Gender) {
        // a long word in ā that is no Arabic pattern has no dual that anyone writes
        if base.ending == Ending::Alef && base.len() > 4 {
            return;
        }
        for (case, vowel, following) in CASES {
            for state in [State::Free, State::Construct, State::BeforePronoun] {
                let mut letters = String::from(vowel);
                letters.extend((state == State::Free).then_some(l::NOON));
                let features = NounFeatures {
                    gender: Some(gender),
                    number: Number::Dual,
                    state,
                    case: Some(case),
                    indefinite: false,
                };
                self.push_all(dual(base, &letters, following), features);
            }
        }
    }
}

fn dual(base: &Base, letters: &str, following: Following) -> Vec<String> {
    if let Some(stem) = exception::long_vowel_stem(&base.word) {
        return vec![format!("{stem}{}{letters}", l::WAW)];
    }
    if base.ends_in_feminine_alef() && exception::is_feminine_alef(&base.word) {
        return vec![format!("{}{}{letters}", base.stem, l::WAW)];
    }
    base.with(letters, following)
}
