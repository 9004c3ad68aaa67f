//! Nominal inflection: from a noun or adjective as dictionaries list it to its spellings.
//!
//! Arabic writes little of its cases, so a form is listed once for all the cases that it may stand in, and [`Case`] is
//! given only where letters show it: in the dual, in the sound masculine plural, in the alef of the indefinite
//! accusative, and in the seat of a last hamza before a pronoun. Broken plurals and the feminines of colours come from
//! the dictionary; the rest is rule (Wright i, on the noun's number and cases; Ryding
//! ch. 5–7, 10).
//!
//! ```
//! use arabic::noun::{Gender, Plural, inflect_noun};
//! let forms = inflect_noun("وزير", Gender::Masculine, &[Plural::Broken(vec!["وزراء".to_owned()])]);
//! let has = |spelling: &str| forms.iter().any(|form| form.spelling == spelling);
//! assert!(["وزير", "وزيرا", "وزيران", "وزيري", "وزراء", "وزراؤ", "وزرائ"].iter().all(|s| has(s)));
//! ```
//!
//! A defective noun is given with its kasratan (`قاضٍ`), since `قاضي` would be read as a relational adjective.

mod base;
mod dual;
mod exception;
mod hamza;
mod plural;
mod relational;

pub use crate::features::{Gender, Number};
pub use relational::relational;

use base::Base;

/// How a noun makes its plural; a noun may have several.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Plural {
    /// It has none.
    None,
    /// ـون, ـين
    SoundMasculine,
    /// ـات
    SoundFeminine,
    /// The plurals that the dictionary lists; defective ones with their kasratan (`مبانٍ`).
    Broken(Vec<String>),
}

/// What follows the noun, as far as its spelling heeds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Nothing that it governs: definite by the article or indefinite.
    Free,
    /// A noun that it governs.
    Construct,
    /// A pronoun in the same word.
    BeforePronoun,
}

/// Case, where the spelling shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the terms of every grammar")]
pub enum Case {
    Nominative,
    Accusative,
    Genitive,
    /// Accusative or genitive, which the dual and the sound plural do not tell apart.
    Oblique,
}

/// What a spelling of a noun says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NounFeatures {
    /// The gender of the word, not of its agreement: a plural of things keeps its singular's.
    pub gender: Option<Gender>,
    /// The number.
    pub number: Number,
    /// What follows.
    pub state: State,
    /// The case, where the spelling shows it.
    pub case: Option<Case>,
    /// Whether the spelling is that of an indefinite noun only, so that no article stands before it: `وزيرا`, `قاض`.
    pub indefinite: bool,
}

/// One spelling of a noun.
///
/// ```
/// use arabic::noun::{Case, Gender, Number, Plural, State, inflect_noun};
/// let forms = inflect_noun("مهندس", Gender::Masculine, &[Plural::SoundMasculine]);
/// let construct = forms.iter().find(|form| form.spelling == "مهندسو").expect("`مهندسو الشركة`");
/// assert_eq!(construct.features.number, Number::Plural);
/// assert_eq!((construct.features.state, construct.features.case), (State::Construct, Some(Case::Nominative)));
/// // the article stands before all that is neither indefinite nor bound
/// let definite = |spelling: &str| {
///     let free = |form: &&arabic::noun::NounForm| form.features.state == State::Free && !form.features.indefinite;
///     forms.iter().filter(free).any(|form| format!("ال{}", form.spelling) == spelling)
/// };
/// assert!(definite("المهندسون") && definite("المهندسين") && !definite("المهندسا") && !definite("المهندسو"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NounForm {
    /// The spelling, without vowel signs; before a pronoun, without the pronoun.
    pub spelling: String,
    /// What it says.
    pub features: NounFeatures,
}

/// The forms of a noun: the singular, the dual, and the plurals in the order given.
///
/// ```
/// use arabic::noun::{Gender, Plural, State, inflect_noun};
/// let forms = inflect_noun("حكومة", Gender::Feminine, &[Plural::SoundFeminine]);
/// let before_pronoun = forms.iter().find(|form| form.features.state == State::BeforePronoun);
/// assert_eq!(before_pronoun.map(|form| form.spelling.as_str()), Some("حكومت"));
/// assert!(forms.iter().any(|form| form.spelling == "حكومات"));
/// ```
#[must_use]
pub fn inflect_noun(singular: &str, gender: Gender, plurals: &[Plural]) -> Vec<NounForm> {
    let mut forms = Forms::default();
    let base = Base::new(singular);
    forms.add_base(&base, Some(gender), Number::Singular);
    forms.add_dual(&base, gender);
    forms.add_plurals(&base, gender, plurals);
    forms.list
}

/// The forms of an adjective: masculine and feminine singular and dual, and the plurals. Sound plurals are those
/// given; a broken plural serves both genders. The feminines of colours, blemishes and elatives are looked up
/// (`حمراء`, `كبرى`); an elative that is not in the table has none.
///
/// ```
/// use arabic::noun::{Plural, inflect_adjective};
/// let forms = inflect_adjective("عسكري", &[Plural::SoundMasculine, Plural::SoundFeminine]);
/// let has = |spelling: &str| forms.iter().any(|form| form.spelling == spelling);
/// assert!(["عسكرية", "عسكريتان", "عسكريين", "عسكريات"].iter().all(|s| has(s)));
/// ```
#[must_use]
pub fn inflect_adjective(masculine: &str, plurals: &[Plural]) -> Vec<NounForm> {
    let mut forms = Forms::default();
    let base = Base::adjective(masculine);
    forms.add_base(&base, Some(Gender::Masculine), Number::Singular);
    forms.add_dual(&base, Gender::Masculine);
    let feminine = base.feminine();
    if let Some(feminine) = &feminine {
        forms.add_base(feminine, Some(Gender::Feminine), Number::Singular);
        forms.add_dual(feminine, Gender::Feminine);
    }
    forms.add_adjective_plurals(&base, feminine.as_ref(), plurals);
    forms.list
}

/// The forms gathered so far, each once.
#[derive(Debug, Default)]
struct Forms {
    list: Vec<NounForm>,
}

impl Forms {
    fn push(&mut self, spelling: String, features: NounFeatures) {
        let form = NounForm { spelling, features };
        if !form.spelling.is_empty() && !self.list.contains(&form) {
            self.list.push(form);
        }
    }

    fn push_all(&mut self, spellings: Vec<String>, features: NounFeatures) {
        for spelling in spellings {
            self.push(spelling, features);
        }
    }
}
