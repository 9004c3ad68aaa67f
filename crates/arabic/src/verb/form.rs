//! The verb forms, by the Roman numerals of the Western grammars.

use super::root::RootError;
use super::sound::Vowel;
use std::fmt;
use std::str::FromStr;

/// A verb form. The first takes its two vowels from the dictionary; the others have theirs by rule.
///
/// ```
/// use arabic::verb::Form;
/// let form: Form = "Iau".parse()?;
/// assert_eq!(form.to_string(), "Iau");
/// assert_eq!("X".parse::<Form>()?, Form::X);
/// assert!("XI".parse::<Form>().is_err());
/// # Ok::<(), arabic::verb::RootError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each variant is its numeral")]
pub enum Form {
    /// faʿala, faʿila, faʿula
    I {
        /// The vowel after the second radical in the perfect.
        perfect: Vowel,
        /// The vowel after the second radical in the imperfect.
        imperfect: Vowel,
    },
    II,
    III,
    IV,
    V,
    VI,
    VII,
    VIII,
    IX,
    X,
    QI,
    QII,
    QIII,
    QIV,
}

/// The names of all forms but the first.
const NAMES: [(&str, Form); 13] = [
    ("II", Form::II),
    ("III", Form::III),
    ("IV", Form::IV),
    ("V", Form::V),
    ("VI", Form::VI),
    ("VII", Form::VII),
    ("VIII", Form::VIII),
    ("IX", Form::IX),
    ("X", Form::X),
    ("QI", Form::QI),
    ("QII", Form::QII),
    ("QIII", Form::QIII),
    ("QIV", Form::QIV),
];

impl Form {
    /// Whether it is made of four radicals.
    ///
    /// ```
    /// use arabic::verb::Form;
    /// assert!(Form::QII.is_quadriliteral() && !Form::X.is_quadriliteral());
    /// ```
    #[must_use]
    pub const fn is_quadriliteral(self) -> bool {
        matches!(self, Self::QI | Self::QII | Self::QIII | Self::QIV)
    }

    /// Whether it is the first form, whatever its vowels.
    ///
    /// ```
    /// assert!("Iau".parse::<arabic::verb::Form>()?.is_first());
    /// # Ok::<(), arabic::verb::RootError>(())
    /// ```
    #[must_use]
    pub const fn is_first(self) -> bool {
        matches!(self, Self::I { .. })
    }
}

impl FromStr for Form {
    type Err = RootError;

    fn from_str(name: &str) -> Result<Self, RootError> {
        let unknown = || RootError::UnknownForm(name.to_owned());
        if let Some((_, form)) = NAMES.iter().find(|(n, _)| *n == name) {
            return Ok(*form);
        }
        let mut vowels = name.strip_prefix('I').ok_or_else(unknown)?.chars().map(vowel);
        match (vowels.next(), vowels.next(), vowels.next()) {
            (Some(Some(perfect)), Some(Some(imperfect)), None) => Ok(Self::I { perfect, imperfect }),
            _ => Err(unknown()),
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::I { perfect, imperfect } = self {
            return write!(f, "I{}{}", letter(*perfect), letter(*imperfect));
        }
        f.write_str(NAMES.iter().find(|(_, form)| form == self).map_or("", |(name, _)| name))
    }
}

const fn vowel(letter: char) -> Option<Vowel> {
    match letter {
        'a' => Some(Vowel::A),
        'i' => Some(Vowel::I),
        'u' => Some(Vowel::U),
        _ => None,
    }
}

const fn letter(vowel: Vowel) -> char {
    match vowel {
        Vowel::A => 'a',
        Vowel::I => 'i',
        Vowel::U => 'u',
    }
}
