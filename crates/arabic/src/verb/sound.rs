//! The sounds of a word in the making: consonants, vowels and the few signs that are written and not spoken.
//!
//! Conjugation happens in sounds, because that is where its rules are stated; [`super::spelling`] writes them down.

use crate::letters as l;

/// The quality of a vowel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vowel {
    /// fatḥa
    A,
    /// kasra
    I,
    /// ḍamma
    U,
}

/// One sound, or one silent sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sound {
    /// A consonant by its letter; the hamza always as [`l::HAMZA`].
    Consonant(char),
    Short(Vowel),
    Long(Vowel),
    /// A final ā that is written as yeh, and as alef when anything follows.
    Maqsura,
    /// The alef that only helps a word to begin; its vowel follows.
    Wasl,
    /// The alef after the waw of the plural.
    SilentAlef,
    /// The ū that only a pronoun brings back to the second person plural of the perfect (`qataltumūhu`).
    BridgingU,
    /// The ending of feminine nouns.
    TehMarbuta,
}

use Sound::{Consonant, Long, Short};

impl Sound {
    /// Whether nothing vocalic is in it.
    pub(crate) const fn is_consonant(self) -> bool {
        matches!(self, Consonant(_))
    }
}

/// Whether `c` is one of the two glides, waw and yeh.
pub(crate) const fn is_glide(c: char) -> bool {
    matches!(c, l::WAW | l::YEH)
}

/// No Arabic verb form has more sounds.
const CAPACITY: usize = 24;

/// A word, sound by sound, on the stack: a verb is a hundred of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    sounds: [Sound; CAPACITY],
    len: usize,
    /// Where the stem ends and the ending begins.
    pub(crate) stem_end: usize,
}

impl Word {
    pub(crate) const fn new() -> Self {
        Self { sounds: [Sound::Wasl; CAPACITY], len: 0, stem_end: 0 }
    }

    pub(crate) fn of(sounds: &[Sound]) -> Self {
        let mut word = Self::new();
        word.extend(sounds);
        word
    }

    pub(crate) fn push(&mut self, sound: Sound) {
        if let Some(place) = self.sounds.get_mut(self.len) {
            *place = sound;
            self.len += 1;
        }
    }

    pub(crate) fn pop(&mut self) {
        self.len = self.len.saturating_sub(1);
    }

    pub(crate) fn extend(&mut self, sounds: &[Sound]) {
        for sound in sounds {
            self.push(*sound);
        }
    }

    pub(crate) fn sounds(&self) -> &[Sound] {
        &self.sounds[..self.len]
    }

    pub(crate) fn last(&self) -> Option<Sound> {
        self.sounds().last().copied()
    }

    /// Gives every vowel the quality `vowel`: the perfect passive is the active with its vowels so rounded.
    pub(crate) fn recolour(&mut self, vowel: Vowel) {
        for sound in &mut self.sounds[..self.len] {
            match sound {
                Short(v) | Long(v) => *v = vowel,
                _ => {}
            }
        }
    }

    /// Applies the two rules that join neighbours: a vowelless glide after a short vowel of the other colour, or of
    /// its own, lengthens that vowel (`yuyqinu` to `yūqinu`); of two hamzas at the beginning of a word
    /// the vowelless second lengthens the vowel between them (`ʾaʾmana` to `ʾāmana`). Wright i, on
    /// the weak first radical and on the verbs with hamza.
    pub(crate) fn assimilate(&mut self) {
        for at in 1..self.len.saturating_sub(1) {
            let (Short(vowel), Consonant(second), Consonant(third)) =
                (self.sounds[at - 1], self.sounds[at], self.sounds[at + 1])
            else {
                continue;
            };
            let glides = is_glide(second) && vowel != Vowel::A && second != third;
            let hamzas = second == l::HAMZA && third != l::HAMZA && at == 2 && self.begins_with_hamza();
            if glides || hamzas {
                self.sounds[at - 1] = Long(vowel);
                self.remove(at);
                return;
            }
        }
    }

    /// The word with a helping alef and `vowel` before it, if two consonants begin it (Wright i, on the waṣla).
    pub(crate) fn helped_to_begin(self, vowel: Vowel) -> Self {
        if !matches!(self.sounds(), [Consonant(_), Consonant(_), ..]) {
            return self;
        }
        let mut word = Self::of(&[Sound::Wasl, Short(vowel)]);
        word.extend(self.sounds());
        word.stem_end = self.stem_end + 2;
        word.assimilate();
        word
    }

    /// Whether its spelling may change before a pronoun.
    pub(crate) fn heeds_pronoun(&self) -> bool {
        let hamza = |sound: &Sound| *sound == Consonant(l::HAMZA);
        match self.sounds() {
            [.., Sound::SilentAlef | Sound::Maqsura | Sound::BridgingU] => true,
            [.., before, last] => hamza(before) || hamza(last),
            _ => false,
        }
    }

    fn begins_with_hamza(&self) -> bool {
        self.sounds[0] == Consonant(l::HAMZA)
    }

    fn remove(&mut self, at: usize) {
        self.sounds.copy_within(at + 1..self.len, at);
        self.len -= 1;
        self.stem_end = self.stem_end.saturating_sub(usize::from(at < self.stem_end));
    }
}
