//! The relational adjective (nisba).

use super::base::{Base, Ending};
use super::hamza::Following;
use crate::letters as l;

/// The relational adjective of `base`, masculine singular, in its regular spellings, the likelier first. The article
/// is dropped, and so are teh marbuta, ā and the -iyā of country names. What only usage knows (`بدوي`, `صنعاني`)
/// belongs to the dictionary, and so do names of several words, for which there is nothing here.
///
/// ```
/// use arabic::noun::relational;
/// assert_eq!(relational("العراق"), ["عراقي"]);
/// assert_eq!(relational("سوريا"), ["سوري"]);
/// assert_eq!(relational("غزة"), ["غزي"]);
/// ```
///
/// ```
/// use arabic::noun::{Plural, inflect_adjective};
/// let adjective = arabic::noun::relational("إسرائيل").remove(0);
/// let forms = inflect_adjective(&adjective, &[Plural::SoundMasculine, Plural::SoundFeminine]);
/// for word in ["إسرائيلي", "إسرائيليون", "إسرائيليين", "إسرائيلية", "إسرائيليات", "إسرائيليا"] {
///     assert!(forms.iter().any(|form| form.spelling == word), "{word}");
/// }
/// ```
#[must_use]
pub fn relational(base: &str) -> Vec<String> {
    let base = Base::new(base);
    let base = match without_article(&base.word) {
        Some(bare) => Base::new(bare),
        None => base,
    };
    if base.word.contains(char::is_whitespace) || base.len() < 2 {
        return Vec::new();
    }
    let yeh = String::from(l::YEH);
    match base.ending {
        Ending::TehMarbuta | Ending::Alef if base.stem.ends_with(l::YEH) && base.len() > 3 => vec![base.stem],
        Ending::TehMarbuta => Base::new(&base.stem).with(&yeh, Following::LongI),
        Ending::LongTehMarbuta => {
            vec![format!("{}{}{}", base.stem.trim_end_matches(l::ALEF), l::WAW, l::YEH)]
        }
        Ending::Maqsura if base.len() <= 4 => vec![format!("{}{}{}", base.stem, l::WAW, l::YEH)],
        Ending::Alef if base.len() <= 4 => {
            vec![format!("{}{}", base.stem, l::YEH), format!("{}{}{}", base.word, l::WAW, l::YEH)]
        }
        Ending::Alef | Ending::Maqsura => vec![format!("{}{}", base.stem, l::YEH)],
        Ending::Hamza(l::HAMZA) if base.stem.ends_with(l::ALEF) => after_long_a(&base),
        Ending::Plain if base.word.ends_with(l::YEH) => after_yeh(base),
        Ending::Plain if base.word.ends_with(l::WAW) && base.len() > 4 => after_waw(&base),
        Ending::Defective => vec![base.with("", Following::LongI).concat()],
        // `مبدئي`: here no one keeps the alef
        Ending::Hamza(l::ALEF_HAMZA_ABOVE) => vec![format!("{}{}{}", base.stem, l::YEH_HAMZA, l::YEH)],
        _ => base.with(&yeh, Following::LongI),
    }
}

/// The word without its article, if three letters remain.
fn without_article(word: &str) -> Option<&str> {
    let mut chars = word.chars();
    let article = chars.next() == Some(l::ALEF) && chars.next() == Some(l::LAM);
    let rest = chars.as_str();
    (article && rest.chars().count() >= 3).then_some(rest)
}

/// A word in -ī is its own relational adjective (`جيبوتي`); a short one has a waw (`نبوي`).
fn after_yeh(base: Base) -> Vec<String> {
    if base.len() > 3 {
        return vec![base.word];
    }
    vec![format!("{}{}{}", base.word.trim_end_matches(l::YEH), l::WAW, l::YEH)]
}

/// A foreign name in -ū or -ō drops it or keeps it: `كوسوفي`, `كوسوفوي`.
fn after_waw(base: &Base) -> Vec<String> {
    vec![format!("{}{}", base.word.trim_end_matches(l::WAW), l::YEH), format!("{}{}", base.word, l::YEH)]
}

/// `قضائي`, `صحراوي`: the hamza of the feminine āʾ becomes a waw, others stay; letters tell them apart only by the
/// length of the word, so both are given (Wright i, on the relative adjectives).
fn after_long_a(base: &Base) -> Vec<String> {
    let hamza = format!("{}{}{}", base.stem, l::YEH_HAMZA, l::YEH);
    let waw = format!("{}{}{}", base.stem, l::WAW, l::YEH);
    if base.len() > 4 { vec![waw, hamza] } else { vec![hamza, waw] }
}
