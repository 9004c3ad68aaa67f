//! A word before its endings: what it ends in decides how it takes them.

use super::hamza::{Following, seated};
use super::{Case, Forms, Gender, NounFeatures, Number, State, exception};
use crate::letters as l;

/// A noun or adjective, its last letters told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Base {
    /// The word without vowel signs.
    pub(super) word: String,
    /// The word without what its ending replaces: the teh marbuta, the last ā, the last hamza.
    pub(super) stem: String,
    pub(super) ending: Ending,
    /// Whether it is an adjective on the pattern of elatives, colours and blemishes, and so a diptote.
    pub(super) is_elative: bool,
}

/// What a word ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// A letter that nothing moves.
    Plain,
    /// Teh marbuta.
    TehMarbuta,
    /// Teh marbuta after ā: `قناة`.
    LongTehMarbuta,
    /// A last ā written as yeh: `مستشفى`.
    Maqsura,
    /// A last ā written as alef: `عصا`.
    Alef,
    /// The nunation of a fallen yeh: `قاضٍ`.
    Defective,
    /// A hamza; the stem keeps what comes before it and the seat tells the vowel.
    Hamza(char),
}

impl Base {
    /// Reads `word`. Vowel signs are dropped, but a last kasratan marks a defective noun.
    pub(super) fn new(word: &str) -> Self {
        let word = word.trim();
        let defective = word.chars().rev().take_while(|c| l::is_mark(*c)).any(|c| c == l::KASRATAN);
        let plain: String =
            word.chars().filter(|c| !l::is_mark(*c) && *c != l::TATWEEL && !l::is_invisible(*c)).collect();
        Self::read(plain, defective)
    }

    fn read(word: String, defective: bool) -> Self {
        let mut chars = word.chars();
        let last = chars.next_back();
        let before = chars.clone().next_back();
        let cut = || chars.as_str().to_owned();
        let (stem, ending) = match last {
            _ if defective => (word.clone(), Ending::Defective),
            Some(l::TEH_MARBUTA) if before == Some(l::ALEF) => (cut(), Ending::LongTehMarbuta),
            Some(l::TEH_MARBUTA) => (cut(), Ending::TehMarbuta),
            Some(l::ALEF_MAKSURA) => (cut(), Ending::Maqsura),
            Some(l::ALEF) => (cut(), Ending::Alef),
            Some(seat @ (l::HAMZA | l::ALEF_HAMZA_ABOVE | l::WAW_HAMZA | l::YEH_HAMZA)) => {
                (cut(), Ending::Hamza(seat))
            }
            _ => (word.clone(), Ending::Plain),
        };
        Self { word, stem, ending, is_elative: false }
    }

    /// Letters in the word.
    pub(super) fn len(&self) -> usize {
        self.word.chars().count()
    }

    /// Reads an adjective. Three or four letters from a hamza on are an elative (`أهم`, `أكبر`), unless they are a
    /// relational adjective (`أمني`) or have a long vowel (`أخير`); those with a glide are listed (`أبيض`).
    pub(super) fn adjective(word: &str) -> Self {
        let mut base = Self::new(word);
        let third = base.word.chars().nth(2);
        let pattern = base.word.starts_with(l::ALEF_HAMZA_ABOVE)
            && matches!(base.len(), 3 | 4)
            && !base.word.ends_with([l::YEH, l::TEH_MARBUTA])
            && !matches!(third, Some(l::ALEF | l::WAW | l::YEH));
        base.is_elative = pattern || exception::feminine(&base.word).is_some();
        base
    }

    /// Whether the word ends in the āʾ that marks a feminine, as far as its letters tell: `صحراء`, not `سماء`.
    pub(super) fn ends_in_feminine_alef(&self) -> bool {
        self.ending == Ending::Hamza(l::HAMZA) && self.stem.ends_with(l::ALEF) && self.len() > 4
    }

    /// The word with `letters` after it, its last letter changed as they want.
    pub(super) fn with(&self, letters: &str, following: Following) -> Vec<String> {
        let glide = match self.ending {
            Ending::Hamza(seat) => {
                let seats = seated(&self.stem, seat, following);
                return seats.into_iter().map(|hamza| with_hamza(&self.stem, hamza, letters)).collect();
            }
            Ending::TehMarbuta | Ending::LongTehMarbuta => Some(l::TEH),
            Ending::Maqsura | Ending::Defective => Some(l::YEH),
            Ending::Alef => Some(if self.len() == 3 { l::WAW } else { l::YEH }),
            Ending::Plain => None,
        };
        let mut word = self.stem.clone();
        word.extend(glide);
        word.push_str(letters);
        vec![word]
    }

    /// The feminine of an adjective, if rules make one.
    pub(super) fn feminine(&self) -> Option<Self> {
        if let Some(listed) = exception::feminine(&self.word) {
            return Some(Self::new(listed));
        }
        if self.is_elative {
            return None;
        }
        let teh_marbuta = String::from(l::TEH_MARBUTA);
        let word = match self.ending {
            Ending::TehMarbuta | Ending::LongTehMarbuta => return Some(self.clone()),
            Ending::Maqsura | Ending::Alef => format!("{}{}{}", self.stem, l::ALEF, l::TEH_MARBUTA),
            _ => self.with(&teh_marbuta, Following::ShortA).into_iter().next()?,
        };
        Some(Self::read(word, false))
    }
}

/// A madda has the alef of the ending in it.
fn with_hamza(stem: &str, hamza: char, letters: &str) -> String {
    let letters = if hamza == l::ALEF_MADDA { letters.trim_start_matches(l::ALEF) } else { letters };
    format!("{stem}{hamza}{letters}")
}

impl Forms {
    /// The forms of a singular or of a broken plural.
    pub(super) fn add_base(&mut self, base: &Base, gender: Option<Gender>, number: Number) {
        let features = |state, case, indefinite| NounFeatures { gender, number, state, case, indefinite };
        if let Some(stem) = exception::long_vowel_stem(&base.word) {
            self.add_long_vowel(base, stem, gender, number);
            return;
        }
        if base.ending == Ending::Defective {
            self.push(base.word.clone(), features(State::Free, None, true));
            let full = format!("{}{}", base.word, l::YEH);
            for state in [State::Free, State::Construct, State::BeforePronoun] {
                self.push(full.clone(), features(state, None, false));
            }
        } else {
            self.push(base.word.clone(), features(State::Free, None, false));
            self.push(base.word.clone(), features(State::Construct, None, false));
            self.add_before_pronoun(base, gender, number);
        }
        if takes_accusative_alef(base, number) {
            let alef = String::from(l::ALEF);
            let accusative = features(State::Free, Some(Case::Accusative), true);
            self.push_all(base.with(&alef, Following::Nunation), accusative);
        }
    }

    fn add_before_pronoun(&mut self, base: &Base, gender: Option<Gender>, number: Number) {
        let features =
            |case| NounFeatures { gender, number, state: State::BeforePronoun, case, indefinite: false };
        match base.ending {
            Ending::Hamza(_) => {
                for (case, following) in [
                    (Case::Nominative, Following::ShortU),
                    (Case::Accusative, Following::ShortA),
                    (Case::Genitive, Following::ShortI),
                ] {
                    self.push_all(base.with("", following), features(Some(case)));
                }
            }
            Ending::Maqsura => self.push(format!("{}{}", base.stem, l::ALEF), features(None)),
            Ending::TehMarbuta | Ending::LongTehMarbuta => {
                self.push_all(base.with("", Following::ShortA), features(None));
            }
            _ => self.push(base.word.clone(), features(None)),
        }
    }

    /// `أب`, `أخ`: a long vowel for the case before what they govern (Wright i, on the declension).
    fn add_long_vowel(&mut self, base: &Base, stem: &str, gender: Option<Gender>, number: Number) {
        let features = |state, case| NounFeatures { gender, number, state, case, indefinite: false };
        for state in [State::Free, State::Construct, State::BeforePronoun] {
            self.push(base.word.clone(), features(state, None));
        }
        for (case, vowel) in
            [(Case::Nominative, l::WAW), (Case::Accusative, l::ALEF), (Case::Genitive, l::YEH)]
        {
            for state in [State::Construct, State::BeforePronoun] {
                self.push(format!("{stem}{vowel}"), features(state, Some(case)));
            }
        }
        let accusative = NounFeatures { indefinite: true, ..features(State::Free, Some(Case::Accusative)) };
        self.push(format!("{stem}{}", l::ALEF), accusative);
    }
}

/// Whether the indefinite accusative is written with an alef: not after teh marbuta, ā or āʾ, not after a hamza on an
/// alef, and not in the plurals that are diptotes or sound feminines by their letters (`مدارس`, `قنوات`; but `أصواتا`):
/// Ryding ch. 7.
fn takes_accusative_alef(base: &Base, number: Number) -> bool {
    let third_is_alef = base.word.chars().nth(2) == Some(l::ALEF);
    let in_teh = base.word.strip_suffix(l::TEH).is_some_and(|rest| rest.ends_with(l::ALEF))
        && !base.word.starts_with(l::ALEF_HAMZA_ABOVE);
    let broken_diptote = number == Number::Plural && (third_is_alef || in_teh) && base.len() >= 5;
    match base.ending {
        Ending::TehMarbuta | Ending::LongTehMarbuta | Ending::Maqsura | Ending::Alef => false,
        Ending::Hamza(l::ALEF_HAMZA_ABOVE) => false,
        Ending::Hamza(_) => !base.stem.ends_with(l::ALEF) && !broken_diptote,
        Ending::Defective => number == Number::Singular,
        Ending::Plain => !base.is_elative && !broken_diptote,
    }
}
