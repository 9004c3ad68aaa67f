//! Endings: the suffixes of person and mood, and how each kind of stem takes them.

use super::sound::Sound::{self, BridgingU, Consonant, Long, Maqsura, Short, SilentAlef};
use super::sound::Vowel::{A, I, U};
use super::sound::{Vowel, Word};
use super::stem::{Ending, Stem};
use super::{Gender, Mood, Number, Person};
use crate::letters as l;

/// A person of the paradigm: thirteen, for the second dual has one gender and the first person none.
pub(crate) type Subject = (Person, Option<Gender>, Number);

use Gender::{Feminine, Masculine};
use Number::{Dual, Plural, Singular};
use Person::{First, Second, Third};

/// All subjects, in the order of the Arabic grammars.
pub(crate) const SUBJECTS: [Subject; 13] = [
    (Third, Some(Masculine), Singular),
    (Third, Some(Masculine), Dual),
    (Third, Some(Masculine), Plural),
    (Third, Some(Feminine), Singular),
    (Third, Some(Feminine), Dual),
    (Third, Some(Feminine), Plural),
    (Second, Some(Masculine), Singular),
    (Second, None, Dual),
    (Second, Some(Masculine), Plural),
    (Second, Some(Feminine), Singular),
    (Second, Some(Feminine), Plural),
    (First, None, Singular),
    (First, None, Plural),
];

const TEH: Sound = Consonant(l::TEH);
const MEEM: Sound = Consonant(l::MEEM);
const NOON: Sound = Consonant(l::NOON);

/// The suffix of the perfect.
pub(crate) const fn perfect(subject: Subject) -> &'static [Sound] {
    match subject {
        (Third, Some(Feminine), Singular) => &[Short(A), TEH],
        (Third, Some(Feminine), Dual) => &[Short(A), TEH, Long(A)],
        (Third, Some(Feminine), Plural) => &[NOON, Short(A)],
        (Third, _, Singular) => &[Short(A)],
        (Third, _, Dual) => &[Long(A)],
        (Third, _, Plural) => &[Long(U), SilentAlef],
        (Second, Some(Feminine), Singular) => &[TEH, Short(I)],
        (Second, Some(Feminine), Plural) => &[TEH, Short(U), NOON, NOON, Short(A)],
        (Second, _, Singular) => &[TEH, Short(A)],
        (Second, _, Dual) => &[TEH, Short(U), MEEM, Long(A)],
        (Second, _, Plural) => &[TEH, Short(U), MEEM, BridgingU],
        (First, _, Singular) => &[TEH, Short(U)],
        (First, ..) => &[NOON, Long(A)],
    }
}

/// The prefix of the imperfect.
pub(crate) const fn prefix(subject: Subject) -> char {
    match subject {
        (First, _, Singular) => l::HAMZA,
        (First, ..) => l::NOON,
        (Second, ..) | (Third, Some(Feminine), Singular | Dual) => l::TEH,
        (Third, ..) => l::YEH,
    }
}

/// The suffix of the imperfect.
pub(crate) const fn imperfect(subject: Subject, mood: Mood) -> &'static [Sound] {
    let full = matches!(mood, Mood::Indicative);
    match subject {
        (Second | Third, Some(Feminine), Plural) => &[NOON, Short(A)],
        (Second | Third, _, Plural) if full => &[Long(U), NOON, Short(A)],
        (Second | Third, _, Plural) => &[Long(U), SilentAlef],
        (_, _, Dual) if full => &[Long(A), NOON, Short(I)],
        (_, _, Dual) => &[Long(A)],
        (Second, Some(Feminine), Singular) if full => &[Long(I), NOON, Short(A)],
        (Second, Some(Feminine), Singular) => &[Long(I)],
        _ => match mood {
            Mood::Indicative => &[Short(U)],
            Mood::Subjunctive => &[Short(A)],
            Mood::Jussive => &[],
        },
    }
}

/// Joins `stem` and `suffix`. A doubled stem without a suffix may run together or not (`yarudd`, `yardud`): the second
/// word is the open one (Wright i, on the
/// doubled verb; Ryding ch. 35).
pub(crate) fn attach(stem: &Stem, suffix: &[Sound]) -> (Word, Option<Word>) {
    let mut open = None;
    let mut word = stem.body;
    let before_vowel = suffix.first().is_some_and(|s| !s.is_consonant());
    match stem.ending {
        Ending::Sound { vowel, last } => word.extend(&[Short(vowel), Consonant(last)]),
        Ending::Hollow { long, last, .. } if before_vowel => word.extend(&[Long(long), Consonant(last)]),
        Ending::Hollow { short, last, .. } => word.extend(&[Short(short), Consonant(last)]),
        Ending::Doubled { vowel, last, moves } => {
            let mut full = word;
            full.extend(&[Consonant(last), Short(vowel), Consonant(last)]);
            if moves {
                word.push(Short(vowel));
            }
            word.extend(&[Consonant(last), Consonant(last)]);
            if suffix.is_empty() {
                open = Some(finish(full, suffix));
            } else if !before_vowel {
                word = full;
            }
        }
        Ending::Defective { vowel, glide } => return (defective(word, vowel, glide, suffix), None),
    }
    (finish(word, suffix), open)
}

fn finish(mut word: Word, suffix: &[Sound]) -> Word {
    word.stem_end = word.sounds().len();
    word.extend(suffix);
    word.assimilate();
    word
}

/// The glide of a defective stem and the vowels around it (Wright i and Fischer, on the verbs of
/// weak last radical).
fn defective(mut word: Word, vowel: Vowel, glide: char, suffix: &[Sound]) -> Word {
    let (joint, rest): (&[Sound], &[Sound]) = match (vowel, suffix) {
        // the jussive loses the glide
        (_, []) => (&[Short(vowel)], &[]),
        // ā at the end
        (A, [Short(_)]) if glide == l::WAW => (&[Long(A)], &[]),
        (A, [Short(_)]) => (&[Maqsura], &[]),
        // `ramat`, `ramatā`
        (A, [Short(_), ..]) => (&[], suffix),
        // the diphthongs of `ramaw`, `takhshayna`
        (A, [Long(U), rest @ ..]) => (&[Short(A), Consonant(l::WAW)], rest),
        (A, [Long(I), rest @ ..]) => (&[Short(A), Consonant(l::YEH)], rest),
        // `yarmī`, `yadʿū`
        (_, [Short(U)]) => (&[Long(vowel)], &[]),
        // `nasū`, `tadʿīna`
        (_, [Long(U | I), ..]) => (&[], suffix),
        // `nasītu`, `yadʿūna`
        (I | U, [Consonant(_), ..]) => (&[Long(vowel)], suffix),
        // the glide stays: `ramayā`, `nasiya`, `ramaytu`
        _ => (&[Short(vowel), Consonant(glide)], suffix),
    };
    word.extend(joint);
    word.stem_end = word.sounds().len();
    word.extend(rest);
    word.assimilate();
    word
}
