//! Stems: what is left of a verb form without its ending.
//!
//! Every form is one pattern for all roots ([`body`]). What weak, doubled and hollow roots make of it depends only on
//! how the stem ends and on what follows, so a [`Stem`] keeps its ending apart ([`Ending`]) until a suffix is known.

use super::sound::Sound::{Consonant, Long, Short, Wasl};
use super::sound::Vowel::{A, I, U};
use super::sound::{Vowel, Word, is_glide};
use super::{Exception, Form, Verb, Voice};
use crate::letters as l;

/// A stem: the sounds up to its last vowel and radical, and those two as the root makes them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stem {
    pub(crate) body: Word,
    pub(crate) ending: Ending,
}

/// How a stem ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// A vowel and a last radical that nothing moves: `katab`.
    Sound { vowel: Vowel, last: char },
    /// A vowel and a glide that yields to what follows: `ramay`, `yadʿuw`.
    Defective { vowel: Vowel, glide: char },
    /// A vowel that is long before vowels and short before consonants: `qāl`, `qul`.
    Hollow { long: Vowel, short: Vowel, last: char },
    /// One consonant twice, run together before vowels: `radd`, `radad`. Where a consonant stands before it the vowel
    /// moves there, `yardud` to `yarudd`; where a vowel does, it falls.
    Doubled { vowel: Vowel, last: char, moves: bool },
}

/// The prefix of an imperfect, or the meem of a participle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Prefix(pub(crate) char);

impl Verb {
    /// The stem of the perfect.
    pub(crate) fn perfect(&self, voice: Voice) -> Stem {
        let mut body = Word::new();
        match self.form {
            Form::IV => body.extend(&[Consonant(l::HAMZA), Short(A)]),
            _ if self.takes_wasl() => body.extend(&[Wasl, Short(I)]),
            _ => {}
        }
        self.body(&mut body);
        if self.form.is_first() {
            body.push(Short(A));
        }
        let vowel = match (voice, self.form) {
            (Voice::Passive, _) => I,
            (Voice::Active, Form::I { perfect, .. }) => perfect,
            (Voice::Active, _) => A,
        };
        if voice == Voice::Passive {
            body.recolour(U);
        }
        let keeps_waw = voice == Voice::Active && self.form.is_first();
        self.stem(body, vowel, keeps_waw)
    }

    /// The stem of the imperfect with its `prefix`.
    pub(crate) fn imperfect(&self, voice: Voice, prefix: Prefix) -> Stem {
        let vowel = match (voice, self.form) {
            (Voice::Passive, _) => A,
            (Voice::Active, Form::I { imperfect, .. }) => imperfect,
            (Voice::Active, Form::V | Form::VI | Form::QII) => A,
            (Voice::Active, _) => I,
        };
        let rounded =
            voice == Voice::Passive || matches!(self.form, Form::II | Form::III | Form::IV | Form::QI);
        let mut body = Word::of(&[Consonant(prefix.0), Short(if rounded { U } else { A })]);
        self.imperfect_body(&mut body, voice, vowel);
        self.stem(body, vowel, false)
    }

    /// The stem of a participle of a derived form: the imperfect with mu- and i in the active, a in the passive.
    pub(crate) fn participle(&self, voice: Voice) -> Stem {
        let mut body = Word::of(&[Consonant(l::MEEM), Short(U)]);
        self.body(&mut body);
        self.stem(body, if voice == Voice::Active { I } else { A }, false)
    }

    /// The stem of the imperative: the imperfect without its prefix, helped to begin where two consonants would.
    pub(crate) fn imperative(&self) -> Stem {
        let vowel = match self.form {
            Form::I { imperfect, .. } => imperfect,
            Form::V | Form::VI | Form::QII => A,
            _ => I,
        };
        let mut body = Word::new();
        if self.form == Form::IV {
            body.extend(&[Consonant(l::HAMZA), Short(A)]);
        }
        self.imperfect_body(&mut body, Voice::Active, vowel);
        self.stem(body, vowel, false)
    }

    fn imperfect_body(&self, body: &mut Word, voice: Voice, vowel: Vowel) {
        if !(voice == Voice::Active && self.drops_waw(vowel)) {
            self.body(body);
        }
    }

    /// A first radical waw falls in the active imperfect of the first form before i, and before the a that stands for
    /// i beside a guttural (`yaḍaʿu`), not elsewhere (`yawjalu`): Wright i, on the weak first radical.
    fn drops_waw(&self, vowel: Vowel) -> bool {
        let Form::I { perfect, .. } = self.form else { return false };
        self.root.letters[0] == l::WAW
            && self.root.letters[1] != self.root.letters[2]
            && (vowel == I || (vowel == A && (perfect == A || self.exceptions.has(Exception::DropsWaw))))
    }

    /// Whether the form begins with two consonants, and so with a helping alef.
    pub(crate) const fn takes_wasl(&self) -> bool {
        matches!(self.form, Form::VII | Form::VIII | Form::IX | Form::X | Form::QIII | Form::QIV)
    }

    /// The pattern of the form up to the consonant before the last vowel, without what perfect and imperfect put
    /// before it (Wright i, on the derived forms; Ryding ch. 22–33).
    pub(crate) fn body(&self, body: &mut Word) {
        let [first, second, third, _] = self.root.letters.map(Consonant);
        match self.form {
            Form::I { .. } | Form::IV => body.push(first),
            Form::II => body.extend(&[first, Short(A), second]),
            Form::III => body.extend(&[first, Long(A)]),
            Form::V => body.extend(&[Consonant(l::TEH), Short(A), first, Short(A), second]),
            Form::VI => body.extend(&[Consonant(l::TEH), Short(A), first, Long(A)]),
            Form::VII => body.extend(&[Consonant(l::NOON), first, Short(A)]),
            Form::VIII => {
                let (first, teh) = self.eighth();
                body.extend(&[Consonant(first), Consonant(teh), Short(A)]);
            }
            Form::IX => body.extend(&[first, second, Short(A)]),
            Form::X => body.extend(&[Consonant(l::SEEN), Consonant(l::TEH), Short(A), first]),
            Form::QI => body.extend(&[first, Short(A), second]),
            Form::QII => body.extend(&[Consonant(l::TEH), Short(A), first, Short(A), second]),
            Form::QIII => body.extend(&[first, second, Short(A), Consonant(l::NOON)]),
            Form::QIV => body.extend(&[first, second, Short(A), third]),
        }
    }

    /// The first radical and the teh of the eighth form, as they change each other (Wright i, on the eighth form;
    /// Ryding ch. 29).
    fn eighth(&self) -> (char, char) {
        match self.root.letters[0] {
            l::WAW | l::YEH => (l::TEH, l::TEH),
            l::HAMZA if self.exceptions.has(Exception::TakesTeh) => (l::TEH, l::TEH),
            l::THAL => (l::DAL, l::DAL),
            first @ (l::DAL | l::ZAIN) => (first, l::DAL),
            first @ (l::TAH | l::SAD | l::DAD) => (first, l::TAH),
            first @ (l::ZAH | l::THEH) => (first, first),
            first => (first, l::TEH),
        }
    }

    /// The consonants on both sides of the last vowel.
    pub(crate) const fn frame(&self) -> (char, char) {
        let [_, second, third, fourth] = self.root.letters;
        match self.form {
            Form::IX if is_glide(third) => (l::WAW, l::YEH),
            Form::IX => (third, third),
            Form::QI | Form::QII | Form::QIII => (third, fourth),
            Form::QIV => (fourth, fourth),
            _ => (second, third),
        }
    }

    /// Puts the last vowel between its consonants. `keeps_waw`: a last waw after a is written and spoken as such.
    fn stem(&self, mut body: Word, vowel: Vowel, keeps_waw: bool) -> Stem {
        let (middle, last) = self.frame();
        let ending = if is_glide(last) {
            if !(self.exceptions.has(Exception::LosesHamza)
                && body.last().is_some_and(|s| !matches!(s, Short(_))))
            {
                body.push(Consonant(middle));
            }
            Ending::Defective { vowel, glide: glide_after(vowel, last, keeps_waw) }
        } else if is_glide(middle) && self.hollows() {
            hollow(&mut body, vowel, last, keeps_waw, self.rounds())
        } else if middle == last && self.contracts() {
            Ending::Doubled { vowel, last, moves: body.last().is_some_and(super::sound::Sound::is_consonant) }
        } else {
            body.push(Consonant(middle));
            Ending::Sound { vowel, last }
        };
        Stem { body, ending }
    }

    const fn hollows(&self) -> bool {
        matches!(self.form, Form::I { .. } | Form::IV | Form::VII | Form::VIII | Form::X)
            && !self.exceptions.has(Exception::KeepsGlide)
    }

    /// Hollow verbs with ū in the imperfect have u in `qultu`, the others i (Wright i, on the weak second
    /// radical).
    const fn rounds(&self) -> bool {
        matches!(self.form, Form::I { perfect: U, .. } | Form::I { imperfect: U, .. })
    }

    const fn contracts(&self) -> bool {
        !matches!(self.form, Form::II | Form::V | Form::QI | Form::QII | Form::QIII)
    }
}

/// The last glide takes the colour of its vowel; after a every waw but the first form's is a yeh (Wright i, on the weak
/// last radical).
const fn glide_after(vowel: Vowel, last: char, keeps_waw: bool) -> char {
    match vowel {
        I => l::YEH,
        U => l::WAW,
        A if keeps_waw => last,
        A => l::YEH,
    }
}

/// A glide between vowels: `aGv` is ā, `uGi` is ī; after a consonant its vowel is lengthened (Wright i, on the weak
/// second radical).
/// `rounds`: the short vowel of the first perfect is u, as in `qultu`.
fn hollow(body: &mut Word, vowel: Vowel, last: char, first_perfect: bool, rounds: bool) -> Ending {
    let (long, short) = match body.last() {
        Some(Short(A)) if first_perfect => (A, if rounds { U } else { I }),
        Some(Short(A)) => (A, A),
        Some(Short(_)) => (I, I),
        _ => (vowel, vowel),
    };
    if matches!(body.last(), Some(Short(_))) {
        body.pop();
    }
    Ending::Hollow { long, short, last }
}
