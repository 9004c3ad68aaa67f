//! Vocabularies: what is known of a stem, so that a split into clitics can be chosen.
//!
//! [`Common`] is built in: some words that every newspaper prints, enough to tell `وزير` from `وقال` and no more. A caller
//! with a lexicon writes its own [`Vocabulary`] and is asked first.

use crate::data;
use crate::letters as l;
use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

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
    /// A verb, in any tense and person.
    pub const VERB: Self = Self(2);
    /// A particle, preposition, adverb or independent pronoun.
    pub const PARTICLE: Self = Self(4);
    /// The name of a person, place or body.
    pub const NAME: Self = Self(8);

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

/// Something that knows stems.
///
/// ```
/// use arabic::vocabulary::{Classes, Vocabulary};
/// struct Harbours;
/// impl Vocabulary for Harbours {
///     fn knows(&self, stem: &str, _bound: bool) -> Classes {
///         if stem == "بنزرت" { Classes::NAME } else { Classes::NONE }
///     }
/// }
/// assert!(Harbours.knows("بنزرت", false).has(Classes::NAME));
/// ```
pub trait Vocabulary {
    /// The classes of the folded `stem`.
    ///
    /// `bound` says that a pronoun is written onto it, which changes its end: `مدرسة` becomes `مدرست`, `مستشفى`
    /// `مستشفا`, `كتبوا` `كتبو`.
    fn knows(&self, stem: &str, bound: bool) -> Classes;
}

impl<V: Vocabulary + ?Sized> Vocabulary for &V {
    fn knows(&self, stem: &str, bound: bool) -> Classes {
        (**self).knows(stem, bound)
    }
}

/// The built-in vocabulary: the lists of `data/` with their regular inflections.
#[derive(Debug, Clone, Copy, Default)]
pub struct Common;

impl Vocabulary for Common {
    fn knows(&self, stem: &str, bound: bool) -> Classes {
        let found = COMMON.get(stem).copied().unwrap_or_default();
        if bound { found.bound } else { found.free }
    }
}

/// What is known of a spelling by itself and before a pronoun.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    free: Classes,
    bound: Classes,
}

type Spellings = HashMap<String, Known>;

static COMMON: LazyLock<Spellings> = LazyLock::new(|| {
    let mut spellings = Spellings::new();
    data::entries(include_str!("../data/verbs.txt")).for_each(|verb| add_verb(verb, &mut spellings));
    spellings
});

fn add(spellings: &mut Spellings, class: Classes, spelling: &str) {
    add_free(spellings, class, spelling);
    add_bound(spellings, class, spelling);
}

fn add_free(spellings: &mut Spellings, class: Classes, spelling: &str) {
    let known = spellings.entry(crate::fold(spelling)).or_default();
    known.free = known.free | class;
}

fn add_bound(spellings: &mut Spellings, class: Classes, spelling: &str) {
    let known = spellings.entry(crate::fold(spelling)).or_default();
    known.bound = known.bound | class;
}

/// The perfect and imperfect of a verb, given as the third person masculine singular of the perfect.
///
/// Only the spelling matters, so one skeleton serves for active and passive, and a weak verb whose vowel the perfect does
/// not tell gets all three imperfects (`قال`: `يقول`, and the idle `يقال`, `يقيل`).
fn add_verb(verb: &str, spellings: &mut Spellings) {
    let (base, last) = split_last(verb);
    let weak = matches!(last, l::ALEF_MAKSURA | l::ALEF);
    add_endings(if weak { base } else { verb }, verb, weak, spellings);
    for skeleton in imperfect_skeletons(verb) {
        for prefix in [l::YEH, l::TEH, l::NOON, l::ALEF] {
            add_imperfect(&format!("{prefix}{skeleton}"), spellings);
        }
    }
}

fn split_last(word: &str) -> (&str, char) {
    let mut letters = word.chars();
    let last = letters.next_back().unwrap_or_default();
    (letters.as_str(), last)
}

const VERB: Classes = Classes::VERB;

/// The perfect: `stem` takes the endings, `he` is the third person masculine singular.
fn add_endings(stem: &str, he: &str, weak: bool, spellings: &mut Spellings) {
    add_free(spellings, VERB, he);
    add_bound(spellings, VERB, &if weak { format!("{stem}\u{0627}") } else { he.to_owned() });
    let (plural, dual) = if stem.ends_with(l::YEH) { (split_last(stem).0, stem) } else { (stem, stem) };
    add_free(spellings, VERB, &format!("{plural}\u{0648}\u{0627}"));
    add_bound(spellings, VERB, &format!("{plural}\u{0648}"));
    add(spellings, VERB, &format!("{stem}\u{062A}"));
    add_free(spellings, VERB, &format!("{stem}\u{062A}\u{0627}"));
    if weak {
        add_free(spellings, VERB, &format!("{stem}\u{064A}\u{0627}"));
        add(spellings, VERB, &format!("{stem}\u{064A}\u{0646}\u{0627}"));
    } else {
        add_free(spellings, VERB, &format!("{dual}\u{0627}"));
        add(spellings, VERB, &format!("{stem}\u{0646}"));
        add(spellings, VERB, &format!("{stem}\u{0646}\u{0627}"));
    }
}

/// What the imperfect's prefix stands before.
fn imperfect_skeletons(verb: &str) -> Vec<String> {
    let letters: Vec<char> = verb.chars().collect();
    match letters.as_slice() {
        [first, rest @ ..] if rest.len() >= 3 && matches!(*first, l::ALEF | l::ALEF_HAMZA_ABOVE) => {
            augmented_skeletons(*first, rest)
        }
        [l::ALEF_MADDA, rest @ ..] => vec![spell(&[&[l::HAMZA], rest])],
        [l::ALEF_HAMZA_ABOVE, rest @ ..] => {
            vec![ended(&[l::ALEF], rest), ended(&[l::HAMZA], rest), ended(&[], rest)]
        }
        [first, l::ALEF, last] => {
            [l::ALEF, l::WAW, l::YEH].iter().map(|vowel| spell(&[&[*first, *vowel, *last]])).collect()
        }
        [l::WAW, rest @ ..] if rest.len() == 2 => vec![ended(&[], rest), ended(&[l::WAW], rest)],
        [first, second, l::ALEF] => vec![spell(&[&[*first, *second, l::WAW]])],
        all => vec![ended(&[], all)],
    }
}

/// Forms IV, VII, VIII and X lose their alef; in IV and X a long `ا` becomes `ي`.
fn augmented_skeletons(first: char, rest: &[char]) -> Vec<String> {
    let mut skeletons = vec![ended(&[], rest)];
    let at = rest.len() - 2;
    if rest[at] == l::ALEF && (first == l::ALEF_HAMZA_ABOVE || rest.starts_with(&[l::SEEN, l::TEH])) {
        let mut raised = rest.to_vec();
        raised[at] = l::YEH;
        skeletons.push(spell(&[&raised]));
    }
    skeletons
}

fn spell(parts: &[&[char]]) -> String {
    parts.concat().into_iter().collect()
}

/// A final `ى` folds into the `ي` that the imperfect has there.
fn ended(before: &[char], rest: &[char]) -> String {
    spell(&[before, rest])
}

fn add_imperfect(stem: &str, spellings: &mut Spellings) {
    let folded = crate::fold(stem);
    let (base, last) = split_last(&folded);
    add(spellings, VERB, &folded);
    let plural = if matches!(last, l::YEH | l::WAW) { base } else { &folded };
    if matches!(last, l::YEH) {
        add_bound(spellings, VERB, &format!("{base}\u{0627}"));
    }
    add(spellings, VERB, &format!("{plural}\u{0648}\u{0646}"));
    add_free(spellings, VERB, &format!("{plural}\u{0648}\u{0627}"));
    add_bound(spellings, VERB, &format!("{plural}\u{0648}"));
    add(spellings, VERB, &format!("{folded}\u{0627}\u{0646}"));
    add_free(spellings, VERB, &format!("{folded}\u{0627}"));
    add(spellings, VERB, &format!("{folded}\u{0646}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_their_forms() {
        for form in
            ["قال", "قالت", "يقول", "تقول", "أعلنوا", "يعلن", "ستعلن", "دعا", "دعت", "دعوا", "يدعو", "أجرى"]
                .into_iter()
                .chain([
                    "أجروا",
                    "يجري",
                    "يستعيد",
                    "ينسحبون",
                    "تجتمع",
                    "يتحدث",
                    "يصل",
                    "تلقى",
                    "تلقت",
                    "يتلقى",
                    "لقي",
                ])
        {
            let form = crate::fold(form);
            let bare = form.strip_prefix(l::SEEN).unwrap_or(&form);
            assert!(Common.knows(bare, false).has(Classes::VERB), "{form}");
        }
        assert!(Common.knows("تلقا", true).has(Classes::VERB));
        assert!(Common.knows("اعلنو", true).has(Classes::VERB));
        assert!(Common.knows("زير", false).is_empty());
    }
}
