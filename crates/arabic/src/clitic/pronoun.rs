//! The pronouns that are written onto the end of a word.

use crate::features::{Gender, Number, Person};
use crate::letters as l;

/// A pronoun written onto the end of a word: the object of a verb or preposition, the possessor of a noun.
///
/// ```
/// use arabic::clitic::Pronoun;
/// use arabic::features::{Gender, Number, Person};
/// let them = Pronoun::Hum;
/// assert_eq!(them.text(), "هم");
/// assert_eq!((them.person(), them.gender(), them.number()), (Person::Third, Some(Gender::Masculine), Number::Plural));
/// assert_eq!(Pronoun::ALL.len(), 12);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pronoun {
    /// `ني`, after verbs and particles.
    Ni,
    /// `ي`, after nouns and particles.
    I,
    /// `نا`
    Na,
    /// `ك`, of either gender.
    Ka,
    /// `كما`
    Kuma,
    /// `كم`
    Kum,
    /// `كن`
    Kunna,
    /// `ه`
    Hu,
    /// `ها`
    Ha,
    /// `هما`
    Huma,
    /// `هم`
    Hum,
    /// `هن`
    Hunna,
}

const NI: &str = "\u{0646}\u{064A}";
const I: &str = "\u{064A}";
const NA: &str = "\u{0646}\u{0627}";
const KA: &str = "\u{0643}";
const KUMA: &str = "\u{0643}\u{0645}\u{0627}";
const KUM: &str = "\u{0643}\u{0645}";
const KUNNA: &str = "\u{0643}\u{0646}";
const HU: &str = "\u{0647}";
const HA: &str = "\u{0647}\u{0627}";
const HUMA: &str = "\u{0647}\u{0645}\u{0627}";
const HUM: &str = "\u{0647}\u{0645}";
const HUNNA: &str = "\u{0647}\u{0646}";

impl Pronoun {
    /// All pronouns, in the order of the paradigm.
    pub const ALL: [Self; 12] = [
        Self::Ni,
        Self::I,
        Self::Na,
        Self::Ka,
        Self::Kuma,
        Self::Kum,
        Self::Kunna,
        Self::Hu,
        Self::Ha,
        Self::Huma,
        Self::Hum,
        Self::Hunna,
    ];

    /// The pronoun's folded spelling.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Ni => NI,
            Self::I => I,
            Self::Na => NA,
            Self::Ka => KA,
            Self::Kuma => KUMA,
            Self::Kum => KUM,
            Self::Kunna => KUNNA,
            Self::Hu => HU,
            Self::Ha => HA,
            Self::Huma => HUMA,
            Self::Hum => HUM,
            Self::Hunna => HUNNA,
        }
    }

    /// The person.
    #[must_use]
    pub const fn person(self) -> Person {
        match self {
            Self::Ni | Self::I | Self::Na => Person::First,
            Self::Ka | Self::Kuma | Self::Kum | Self::Kunna => Person::Second,
            Self::Hu | Self::Ha | Self::Huma | Self::Hum | Self::Hunna => Person::Third,
        }
    }

    /// The gender; `None` where the spelling does not tell (`ي`, `نا`, unvowelled `ك`, and the duals).
    ///
    /// `ها` also refers to plurals of things.
    #[must_use]
    pub const fn gender(self) -> Option<Gender> {
        match self {
            Self::Kum | Self::Hu | Self::Hum => Some(Gender::Masculine),
            Self::Kunna | Self::Ha | Self::Hunna => Some(Gender::Feminine),
            Self::Ni | Self::I | Self::Na | Self::Ka | Self::Kuma | Self::Huma => None,
        }
    }

    /// The number; `نا` counts as plural, though two may say it.
    #[must_use]
    pub const fn number(self) -> Number {
        match self {
            Self::Ni | Self::I | Self::Ka | Self::Hu | Self::Ha => Number::Singular,
            Self::Kuma | Self::Huma => Number::Dual,
            Self::Na | Self::Kum | Self::Kunna | Self::Hum | Self::Hunna => Number::Plural,
        }
    }
}

/// The pronouns that a word may end in: none, and at most two more (`ي` and `ني`).
#[derive(Debug, Clone, Copy)]
pub(super) struct Pronouns {
    items: [Option<Pronoun>; 3],
    len: usize,
}

impl Pronouns {
    pub(super) fn of(word: &str) -> Self {
        let mut letters = word.chars().rev();
        let last = letters.next().unwrap_or_default();
        let (middle, third) = (letters.next().unwrap_or_default(), letters.next().unwrap_or_default());
        let (first, second) = match (third, middle, last) {
            (_, l::NOON, l::YEH) => (Some(Pronoun::I), Some(Pronoun::Ni)),
            (_, _, l::YEH) => (Some(Pronoun::I), None),
            (_, _, l::KAF) => (Some(Pronoun::Ka), None),
            (_, _, l::HEH) => (Some(Pronoun::Hu), None),
            (_, l::NOON, l::ALEF) => (Some(Pronoun::Na), None),
            (_, l::HEH, l::ALEF) => (Some(Pronoun::Ha), None),
            (_, l::HEH, l::MEEM) => (Some(Pronoun::Hum), None),
            (_, l::HEH, l::NOON) => (Some(Pronoun::Hunna), None),
            (_, l::KAF, l::MEEM) => (Some(Pronoun::Kum), None),
            (_, l::KAF, l::NOON) => (Some(Pronoun::Kunna), None),
            (l::HEH, l::MEEM, l::ALEF) => (Some(Pronoun::Huma), None),
            (l::KAF, l::MEEM, l::ALEF) => (Some(Pronoun::Kuma), None),
            _ => (None, None),
        };
        Self {
            items: [None, first, second],
            len: 1 + usize::from(first.is_some()) + usize::from(second.is_some()),
        }
    }

    /// The pronoun at `index`, `None` past the last; the first is no pronoun.
    #[allow(clippy::option_option, reason = "no pronoun is a choice, no more choices is the end")]
    pub(super) fn get(&self, index: usize) -> Option<Option<Pronoun>> {
        (index < self.len).then(|| self.items[index])
    }
}
