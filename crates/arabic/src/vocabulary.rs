//! Vocabularies: what is known of a stem, so that a split into clitics can be chosen.
//!
//! [`Common`] is built in: some words that every newspaper prints, enough to tell `وزير` from `وقال` and no more. A caller
//! with a lexicon writes its own [`Vocabulary`] and is asked first.

mod common;
mod inflection;

pub use common::Common;

use crate::fold::fold_char;
use crate::letters as l;
use std::ops::{BitAnd, BitOr};

/// The word classes that a stem is known in: a set.
///
/// ```
/// use arabic::vocabulary::Classes;
/// let both = Classes::NOUN | Classes::VERB;
/// assert!(both.has(Classes::NOUN) && !both.has(Classes::PARTICLE) && !both.is_empty());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Classes(u8);

impl Classes {
    /// Not known at all.
    pub const NONE: Self = Self(0);
    /// A noun or adjective, in any number and case.
    pub const NOUN: Self = Self(1);
    /// A verb in the perfect, in any person.
    pub const PERFECT: Self = Self(2);
    /// A verb in the imperfect, in any person.
    pub const IMPERFECT: Self = Self(16);
    /// A verb in any tense: also what a vocabulary says that does not tell them apart.
    pub const VERB: Self = Self(2 | 16);
    /// A particle, preposition, adverb or independent pronoun.
    pub const PARTICLE: Self = Self(4);
    /// The name of a person, place or body.
    pub const NAME: Self = Self(8);
    /// A noun or a name.
    pub const NOMINAL: Self = Self(1 | 8);

    /// Whether the sets share a class.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing is known.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Classes {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// A stem as a vocabulary is asked about it: the folded letters, and what the writer's spelling says beyond them.
///
/// ```
/// use arabic::vocabulary::{Classes, Common, Stem, Vocabulary};
/// // `مدرست` is a noun only before a pronoun
/// assert!(Common.knows(Stem::free("مدرست")).is_empty());
/// assert!(Common.knows(Stem { bound: true, ..Stem::free("مدرست") }).has(Classes::NOUN));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stem<'w> {
    /// The folded letters.
    pub letters: &'w str,
    /// Whether a pronoun is written onto it, which changes its end: `مدرسة` becomes `مدرست`, `مستشفى` `مستشفا`, `كتبوا`
    /// `كتبو`.
    pub bound: bool,
    /// Bit *i*: the writer put a hamza or madda on the alef that is letter *i*. `كأن` is not `كان`, though both fold alike;
    /// that the bit is missing says nothing, for many writers put none.
    pub hamza: u32,
    /// Whether the last letter is `ه` from the writer's hand, and not `ة`.
    pub heh: bool,
    /// Whether the last letter is `ي` from the hand of a writer who also writes `ى`: `علي` is not `على`.
    pub yeh: bool,
}

impl<'w> Stem<'w> {
    /// A folded stem by itself, nothing known of its spelling.
    #[must_use]
    pub const fn free(letters: &'w str) -> Self {
        Self { letters, bound: false, hamza: 0, heh: false, yeh: false }
    }
}

/// Something that knows stems.
///
/// ```
/// use arabic::vocabulary::{Classes, Stem, Vocabulary};
/// struct Harbours;
/// impl Vocabulary for Harbours {
///     fn knows(&self, stem: Stem<'_>) -> Classes {
///         if stem.letters == "بنزرت" { Classes::NAME } else { Classes::NONE }
///     }
/// }
/// assert!(Harbours.knows(Stem::free("بنزرت")).has(Classes::NAME));
/// ```
pub trait Vocabulary {
    /// The classes of the stem.
    fn knows(&self, stem: Stem<'_>) -> Classes;
}

impl<V: Vocabulary + ?Sized> Vocabulary for &V {
    fn knows(&self, stem: Stem<'_>) -> Classes {
        (**self).knows(stem)
    }
}

/// Which letters of `word`, counted as folding counts them, are an alef with hamza or madda.
pub(crate) fn hamzas(word: &str) -> u32 {
    let mut mask = 0;
    let mut letter = 0;
    for c in word.chars() {
        if matches!(c, l::ALEF_HAMZA_ABOVE | l::ALEF_HAMZA_BELOW | l::ALEF_MADDA) && letter < u32::BITS {
            mask |= 1 << letter;
        }
        fold_char(c, |_| letter += 1);
    }
    mask
}
