//! Roots: three or four consonants, hamzas without their seats.

use super::Form;
use super::sound::is_glide;
use crate::letters as l;
use std::fmt;

/// Why a root and a form make no verb.
///
/// ```
/// use arabic::verb::{Form, Verb};
/// let error = Verb::new("قال", Form::II).unwrap_err();
/// assert_eq!(error.to_string(), "`ا` is no radical: give the waw, yeh or hamza that it stands for");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RootError {
    /// The root holds a character that is no radical. Alefs are none: the root of a hollow or defective verb has
    /// its waw or yeh.
    NotARadical(char),
    /// The form wants another number of radicals.
    Length {
        /// What the form wants: three or four.
        wanted: usize,
        /// What the root has.
        found: usize,
    },
    /// The name is none of the forms.
    UnknownForm(String),
}

impl fmt::Display for RootError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotARadical(c @ (l::ALEF | l::ALEF_MADDA | l::ALEF_MAKSURA)) => {
                write!(f, "`{c}` is no radical: give the waw, yeh or hamza that it stands for")
            }
            Self::NotARadical(c) => write!(f, "`{c}` is no radical"),
            Self::Length { wanted, found } => {
                write!(f, "the form wants {wanted} radicals and the root has {found}")
            }
            Self::UnknownForm(name) => {
                write!(f, "no verb form `{name}`: write `Iau`, `II` to `X`, or `QI` to `QIV`")
            }
        }
    }
}

impl std::error::Error for RootError {}

/// The radicals of a verb; the fourth repeats the third where there are three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Root {
    pub(crate) letters: [char; 4],
}

impl Root {
    /// Reads `root` for `form`, and what a sign on its second radical says of a glide there: a vowel sign that it keeps
    /// its sound, a sukun that it does not.
    pub(crate) fn new(root: &str, form: Form) -> Result<(Self, Option<bool>), RootError> {
        let wanted = if form.is_quadriliteral() { 4 } else { 3 };
        let mut letters = [l::HAMZA; 4];
        let mut found = 0;
        let mut keeps_glide = None;
        for c in root.chars() {
            if found == 2 && is_glide(letters[1]) && (l::FATHA..=l::SUKUN).contains(&c) && c != l::SHADDA {
                keeps_glide = Some(c != l::SUKUN);
                continue;
            }
            let letter = radical(c).ok_or(RootError::NotARadical(c))?;
            if let Some(place) = letters.get_mut(found) {
                *place = letter;
            }
            found += 1;
        }
        if found != wanted {
            return Err(RootError::Length { wanted, found });
        }
        if wanted == 3 {
            letters[3] = letters[2];
        }
        Ok((Self { letters }, keeps_glide))
    }
}

const fn radical(c: char) -> Option<char> {
    match c {
        l::ALEF_HAMZA_ABOVE | l::ALEF_HAMZA_BELOW | l::WAW_HAMZA | l::YEH_HAMZA | l::HAMZA => Some(l::HAMZA),
        l::TEH_MARBUTA => None,
        l::BEH..=l::GHAIN | l::FEH..=l::WAW | l::YEH => Some(c),
        _ => None,
    }
}
