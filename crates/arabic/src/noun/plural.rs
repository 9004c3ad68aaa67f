//! The sound plurals, and the broken ones that the dictionary gives.

use super::base::{Base, Ending};
use super::hamza::Following;
use super::{Case, Forms, Gender, NounFeatures, Number, Plural, State, exception};
use crate::letters as l;

impl Forms {
    pub(super) fn add_plurals(&mut self, base: &Base, gender: Gender, plurals: &[Plural]) {
        for plural in plurals {
            match plural {
                Plural::None => {}
                Plural::SoundMasculine => self.add_sound_masculine(base),
                Plural::SoundFeminine => self.add_sound_feminine(base, Some(gender)),
                Plural::Broken(words) => self.add_broken(words, Some(gender)),
            }
        }
    }

    pub(super) fn add_adjective_plurals(&mut self, base: &Base, feminine: Option<&Base>, plurals: &[Plural]) {
        for plural in plurals {
            match plural {
                Plural::None => {}
                Plural::SoundMasculine => self.add_sound_masculine(base),
                Plural::SoundFeminine => {
                    self.add_sound_feminine(feminine.unwrap_or(base), Some(Gender::Feminine));
                }
                Plural::Broken(words) => self.add_broken(words, None),
            }
        }
    }

    fn add_broken(&mut self, words: &[String], gender: Option<Gender>) {
        for word in words {
            self.add_base(&Base::new(word), gender, Number::Plural);
        }
    }

    /// ـون and ـين; the noon falls before what the noun governs (Ryding ch. 7–8).
    fn add_sound_masculine(&mut self, base: &Base) {
        for (case, vowel, following) in
            [(Case::Nominative, l::WAW, Following::LongU), (Case::Oblique, l::YEH, Following::LongI)]
        {
            for state in [State::Free, State::Construct, State::BeforePronoun] {
                let mut letters = String::from(vowel);
                letters.extend((state == State::Free).then_some(l::NOON));
                self.push_all(
                    masculine(base, &letters, following),
                    features(Some(Gender::Masculine), state, Some(case)),
                );
            }
        }
    }

    /// ـات, in place of a teh marbuta (Ryding ch. 7).
    fn add_sound_feminine(&mut self, base: &Base, gender: Option<Gender>) {
        for state in [State::Free, State::Construct, State::BeforePronoun] {
            self.push_all(feminine(base), features(gender, state, None));
        }
    }
}

const fn features(gender: Option<Gender>, state: State, case: Option<Case>) -> NounFeatures {
    NounFeatures { gender, number: Number::Plural, state, case, indefinite: false }
}

/// A last ā or ī yields to the vowel of the plural: `مصطفون`, `قاضون`.
fn masculine(base: &Base, letters: &str, following: Following) -> Vec<String> {
    match base.ending {
        Ending::Maqsura | Ending::Alef | Ending::Defective | Ending::TehMarbuta | Ending::LongTehMarbuta => {
            vec![format!("{}{letters}", base.stem)]
        }
        _ => base.with(letters, following),
    }
}

fn feminine(base: &Base) -> Vec<String> {
    let letters: String = [l::ALEF, l::TEH].iter().collect();
    if base.ends_in_feminine_alef() && exception::is_feminine_alef(&base.word) {
        return vec![format!("{}{}{letters}", base.stem, l::WAW)];
    }
    match base.ending {
        Ending::TehMarbuta => Base::new(&base.stem).with_feminine_plural(&letters),
        Ending::LongTehMarbuta => {
            vec![format!("{}{}{letters}", base.stem.trim_end_matches(l::ALEF), long_glide(base))]
        }
        Ending::Alef => vec![format!("{}{letters}", base.stem)],
        _ => base.with(&letters, Following::LongA),
    }
}

/// The glide that was in the ā: a yeh in long words (`مباريات`), in short ones a waw if the table does not say
/// otherwise (`قنوات`, `فتيات`).
fn long_glide(base: &Base) -> char {
    if base.len() > 4 || exception::keeps_yeh(&base.word) { l::YEH } else { l::WAW }
}

impl Base {
    /// The stem of a word in teh marbuta with ـات after it: only a hamza heeds it (`منشأة`, `منشآت`).
    fn with_feminine_plural(&self, letters: &str) -> Vec<String> {
        match self.ending {
            Ending::Hamza(l::ALEF_HAMZA_ABOVE) => self.with(letters, Following::LongA),
            _ => vec![format!("{}{letters}", self.word)],
        }
    }
}
