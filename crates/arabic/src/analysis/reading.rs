//! What a stem can be, by its prefixes and endings.

use crate::analysis::{Analysis, Context, weights};
use crate::clitic::{Preposition, Pronoun, Segmentation, Segmentations, segmentations};
use crate::features::{Gender, Number, Person};
use crate::letters as l;
use crate::vocabulary::{Classes, Stem, Vocabulary};

/// What the stem is. Features are those that the spelling shows: `None` is "not told", not "neither".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// A particle, preposition, adverb or pronoun, from the vocabulary; or clitics without a stem (`له`, `بـ`).
    Particle,
    /// A noun, adjective or name.
    Noun(Noun),
    /// A verb in the perfect.
    Perfect(Verb),
    /// A verb in the imperfect.
    Imperfect(Verb),
}

/// The features of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    /// By the ending alone.
    pub gender: Option<Gender>,
    /// By the ending alone: a broken plural shows nothing, and `-ين` is dual or plural.
    pub number: Option<Number>,
    /// With the article or a pronoun.
    pub definite: bool,
}

/// The features of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// The person of the subject; the third where the spelling allows several, as the press does.
    pub person: Person,
    /// The gender of the subject.
    pub gender: Option<Gender>,
    /// The number of the subject; the singular before a subject that follows says nothing about it.
    pub number: Number,
}

impl Reading {
    /// A noun by its ending.
    pub(super) fn noun(stem: &str, definite: bool) -> Self {
        let (gender, number) = match ending(stem) {
            [.., l::ALEF, l::TEH] => (Some(Gender::Feminine), Some(Number::Plural)),
            [_, l::WAW, l::NOON] => (Some(Gender::Masculine), Some(Number::Plural)),
            [l::TEH, l::ALEF | l::YEH, l::NOON] => (Some(Gender::Feminine), Some(Number::Dual)),
            [.., l::HEH] => (Some(Gender::Feminine), Some(Number::Singular)),
            _ => (None, None),
        };
        Self::Noun(Noun { gender, number, definite })
    }

    /// A perfect by its ending.
    fn perfect(stem: &str) -> Self {
        let verb = |person, gender, number| Self::Perfect(Verb { person, gender, number });
        let (masculine, feminine) = (Some(Gender::Masculine), Some(Gender::Feminine));
        match ending(stem) {
            [_, l::WAW, l::ALEF] => verb(Person::Third, masculine, Number::Plural),
            [_, l::TEH, l::ALEF] => verb(Person::Third, feminine, Number::Dual),
            [_, l::TEH, l::MEEM] => verb(Person::Second, masculine, Number::Plural),
            [_, l::NOON, l::ALEF] => verb(Person::First, None, Number::Plural),
            // `ثبت` ends in its own `ت`, and so may any verb of three letters
            [.., l::TEH] if stem.chars().nth(3).is_some() => verb(Person::Third, feminine, Number::Singular),
            [.., l::TEH] => verb(Person::Third, None, Number::Singular),
            [.., l::ALEF] if stem.chars().nth(3).is_some() => verb(Person::Third, masculine, Number::Dual),
            _ => verb(Person::Third, masculine, Number::Singular),
        }
    }

    /// An imperfect by its prefix and ending, where it has them.
    fn imperfect(stem: &str) -> Option<Self> {
        let mut letters = stem.chars();
        let prefix = letters.next().filter(|c| matches!(c, &l::ALEF | &l::NOON | &l::YEH | &l::TEH))?;
        letters.nth(1)?;
        let number = match ending(stem) {
            [_, l::WAW, l::NOON | l::ALEF] => Number::Plural,
            [_, l::ALEF, l::NOON] => Number::Dual,
            _ => Number::Singular,
        };
        let (person, gender, number) = match (prefix, number) {
            (l::ALEF, _) => (Person::First, None, Number::Singular),
            (l::NOON, _) => (Person::First, None, Number::Plural),
            (l::YEH, _) => (Person::Third, Some(Gender::Masculine), number),
            (_, Number::Plural) => (Person::Second, Some(Gender::Masculine), number),
            _ => (Person::Third, Some(Gender::Feminine), number),
        };
        Some(Self::Imperfect(Verb { person, gender, number }))
    }

    /// The class that a vocabulary must know the stem in to support this reading.
    pub(super) const fn class(self) -> Classes {
        match self {
            Self::Particle => Classes::PARTICLE,
            Self::Noun(_) => Classes::NOMINAL,
            Self::Perfect(_) => Classes::PERFECT,
            Self::Imperfect(_) => Classes::IMPERFECT,
        }
    }
}

/// The last three letters, with NUL for those that are not there.
fn ending(stem: &str) -> [char; 3] {
    let mut letters = stem.chars().rev();
    let mut next = || letters.next().unwrap_or_default();
    let (last, middle, first) = (next(), next(), next());
    [first, middle, last]
}

/// The analyses of a word, split by split in the order of [`segmentations`], scored and not sorted.
///
/// ```
/// use arabic::analysis::{Before, Context, Orthography, Reading, analyses};
/// use arabic::vocabulary::Common;
/// let folded = arabic::fold("يعلن");
/// let context = Context::new("يعلن", &folded, Orthography::of("يعلن"), Before::Mark);
/// let readings: Vec<_> = analyses(&context, &Common).map(|analysis| analysis.reading).collect();
/// assert!(readings.iter().any(|reading| matches!(reading, Reading::Imperfect(_))));
/// assert!(readings.iter().any(|reading| matches!(reading, Reading::Noun(_))));
/// ```
pub fn analyses<'w, V: Vocabulary>(
    context: &'w Context<'w>,
    vocabulary: &'w V,
) -> impl Iterator<Item = Analysis> + 'w {
    Splits { context, vocabulary, splits: segmentations(context.folded) }.flatten()
}

struct Splits<'w, V> {
    context: &'w Context<'w>,
    vocabulary: &'w V,
    splits: Segmentations<'w>,
}

impl<V: Vocabulary> Iterator for Splits<'_, V> {
    type Item = Readings;

    fn next(&mut self) -> Option<Readings> {
        let context = self.context;
        let split = self.splits.by_ref().find(|split| is_spelt(context, split))?;
        let stem = split.stem(context.folded);
        let known = self.vocabulary.knows(asked(context, &split, stem));
        Some(Readings::of(context, split, known))
    }
}

/// The stem as the vocabulary is asked about it.
fn asked<'w>(context: &Context<'_>, split: &Segmentation, letters: &'w str) -> Stem<'w> {
    Stem {
        letters,
        bound: split.pronoun.is_some(),
        hamza: context.hamza.checked_shr(letters_before(split)).unwrap_or(0),
        heh: context.orthography.teh && context.last == Some(l::HEH),
        yeh: context.orthography.maksura && context.last == Some(l::YEH),
    }
}

/// Arabic letters take two bytes each in the folded word.
fn letters_before(split: &Segmentation) -> u32 {
    u32::try_from(split.stem.start / 2).unwrap_or(u32::MAX)
}

/// Whether the writer's own letters allow the split: `ة` and `ى` are no pronouns, an alef with hamza no article,
/// and `إ` no question.
fn is_spelt(context: &Context<'_>, split: &Segmentation) -> bool {
    let last_fits = match split.pronoun {
        None => true,
        Some(_) if context.nunation => false,
        Some(Pronoun::Hu) => context.last != Some(l::TEH_MARBUTA),
        Some(Pronoun::I | Pronoun::Ni) => context.last != Some(l::ALEF_MAKSURA),
        Some(_) => true,
    };
    let article_at = letters_before(split).saturating_sub(2);
    let swallowed = split.preposition == Some(Preposition::Li);
    let is_hamza = context.hamza.checked_shr(article_at).unwrap_or(0) & 1 == 1;
    // only `أ` asks: `إلا` does not, nor does the `الا` of a text that writes its hamzas
    let asks = !split.interrogative
        || context.original.starts_with(l::ALEF_HAMZA_ABOVE)
        || (!context.orthography.hamza && context.original.starts_with(l::ALEF));
    last_fits && asks && !(split.article && !swallowed && is_hamza)
}

/// The readings of one split: at most one of each kind.
struct Readings {
    split: Segmentation,
    known: Classes,
    readings: [Option<(Reading, i32)>; 4],
    next: usize,
}

impl Readings {
    fn of(context: &Context<'_>, split: Segmentation, known: Classes) -> Self {
        let stem = split.stem(context.folded);
        let readings = if stem.is_empty() {
            [Some(Reading::Particle), None, None, None]
        } else {
            let verbs =
                if context.nunation { [None; 2] } else { [perfect(&split, stem), imperfect(&split, stem)] };
            [particle(&split, known), noun(&split, stem), verbs[0], verbs[1]]
        };
        let scored = readings.map(|r| r.map(|r| (r, weights::score(context, &split, r, known))));
        Self { split, known, readings: scored, next: 0 }
    }
}

impl Iterator for Readings {
    type Item = Analysis;

    fn next(&mut self) -> Option<Analysis> {
        while self.next < self.readings.len() {
            let reading = self.readings[self.next];
            self.next += 1;
            if let Some((reading, score)) = reading {
                return Some(Analysis {
                    segmentation: self.split.clone(),
                    reading,
                    known: self.known,
                    score,
                });
            }
        }
        None
    }
}

fn particle(split: &Segmentation, known: Classes) -> Option<Reading> {
    (known.has(Classes::PARTICLE) && !split.article && !split.future).then_some(Reading::Particle)
}

/// Anything may be a noun but what the future or `ني` is written onto.
fn noun(split: &Segmentation, stem: &str) -> Option<Reading> {
    let fits = !split.future && split.pronoun != Some(Pronoun::Ni);
    fits.then(|| Reading::noun(stem, split.article || split.pronoun.is_some()))
}

/// A verb has no article and no preposition but `ل`, and says "me" with `ني`.
fn may_be_verb(split: &Segmentation) -> bool {
    !split.article
        && matches!(split.preposition, None | Some(Preposition::Li))
        && split.pronoun != Some(Pronoun::I)
}

fn perfect(split: &Segmentation, stem: &str) -> Option<Reading> {
    (may_be_verb(split) && !split.future).then(|| Reading::perfect(stem))
}

fn imperfect(split: &Segmentation, stem: &str) -> Option<Reading> {
    may_be_verb(split).then(|| Reading::imperfect(stem)).flatten()
}
