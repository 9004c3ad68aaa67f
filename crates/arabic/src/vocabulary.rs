//! Vocabularies: what is known of a stem, so that a split into clitics can be chosen.
//!
//! [`Common`] is built in: some words that every newspaper prints, enough to tell `وزير` from `وقال` and no more. A caller
//! with a lexicon writes its own [`Vocabulary`] and is asked first.

use crate::data;
use crate::fold::fold_char;
use crate::letters as l;
use std::collections::HashMap;
use std::ops::{BitAnd, BitOr};
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
}

impl<'w> Stem<'w> {
    /// A folded stem by itself, nothing known of its spelling.
    #[must_use]
    pub const fn free(letters: &'w str) -> Self {
        Self { letters, bound: false, hamza: 0, heh: false }
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

/// The built-in vocabulary: the lists of `data/` with their regular inflections.
#[derive(Debug, Clone, Copy, Default)]
pub struct Common;

impl Vocabulary for Common {
    fn knows(&self, stem: Stem<'_>) -> Classes {
        let Some(found) = COMMON.get(stem.letters) else { return Classes::NONE };
        // the press puts a hamza on the first alef of half its verbal nouns (`إجتماع`), so the first letter is not held to it
        if stem.hamza & !1 & !found.hamza != 0 {
            return Classes::NONE;
        }
        match (stem.bound, stem.heh) {
            (true, _) => found.bound,
            (false, true) => found.free & found.heh,
            (false, false) => found.free,
        }
    }
}

/// What is known of a folded spelling.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    free: Classes,
    bound: Classes,
    /// The letters that are an alef with hamza or madda in one of the spellings.
    hamza: u32,
    /// The classes that have a spelling in `ه`, and not `ة`.
    heh: Classes,
}

type Spellings = HashMap<String, Known, foldhash::fast::FixedState>;

static COMMON: LazyLock<Spellings> = LazyLock::new(|| {
    let mut spellings = Spellings::default();
    let out = &mut spellings;
    data::entries(include_str!("../data/verbs.txt")).for_each(|verb| add_verb(verb, out));
    data::entries(include_str!("../data/nouns.txt")).for_each(|noun| add_noun(noun, Classes::NOUN, out));
    data::entries(include_str!("../data/adjectives.txt")).for_each(|adjective| add_adjective(adjective, out));
    data::entries(include_str!("../data/names.txt")).for_each(|name| add_name(name, out));
    for row in data::entries(include_str!("../data/number_words.tsv")) {
        add(out, Classes::NOUN, row.split('\t').next().unwrap_or(row));
    }
    for row in data::entries(include_str!("../data/particles.tsv")) {
        let particle = row.split('\t').next().unwrap_or(row);
        add(out, Classes::PARTICLE, particle);
    }
    spellings
});

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

fn entry<'s>(spellings: &'s mut Spellings, class: Classes, spelling: &str) -> &'s mut Known {
    let known = spellings.entry(crate::fold(spelling)).or_default();
    known.hamza |= hamzas(spelling);
    if !spelling.ends_with(l::TEH_MARBUTA) {
        known.heh = known.heh | class;
    }
    known
}

fn add(spellings: &mut Spellings, class: Classes, spelling: &str) {
    add_free(spellings, class, spelling);
    add_bound(spellings, class, spelling);
}

fn add_free(spellings: &mut Spellings, class: Classes, spelling: &str) {
    let known = entry(spellings, class, spelling);
    known.free = known.free | class;
}

fn add_bound(spellings: &mut Spellings, class: Classes, spelling: &str) {
    let known = entry(spellings, class, spelling);
    known.bound = known.bound | class;
}

/// A noun with its cases, dual and sound plurals; a noun in `ة` loses it to the endings.
fn add_noun(noun: &str, class: Classes, spellings: &mut Spellings) {
    let (base, last) = split_last(noun);
    match last {
        l::TEH_MARBUTA => add_feminine(base, class, spellings),
        l::ALEF_MAKSURA => {
            add_free(spellings, class, noun);
            add_bound(spellings, class, &format!("{base}\u{0627}"));
        }
        _ => add_masculine(noun, class, spellings),
    }
}

fn add_masculine(noun: &str, class: Classes, spellings: &mut Spellings) {
    add(spellings, class, noun);
    // the accusative and the dual; and the dual before another noun or a pronoun
    for ending in ["\u{0627}", "\u{0627}\u{0646}", "\u{064A}\u{0646}"] {
        add_free(spellings, class, &format!("{noun}{ending}"));
    }
    for ending in ["\u{0627}", "\u{064A}"] {
        add(spellings, class, &format!("{noun}{ending}"));
    }
}

/// `base` is the noun without `ة`.
fn add_feminine(base: &str, class: Classes, spellings: &mut Spellings) {
    add_free(spellings, class, &format!("{base}\u{0629}"));
    add_bound(spellings, class, &format!("{base}\u{062A}"));
    add(spellings, class, &format!("{base}\u{0627}\u{062A}"));
    for ending in ["\u{062A}\u{0627}\u{0646}", "\u{062A}\u{064A}\u{0646}"] {
        add_free(spellings, class, &format!("{base}{ending}"));
    }
    for ending in ["\u{062A}\u{0627}", "\u{062A}\u{064A}"] {
        add(spellings, class, &format!("{base}{ending}"));
    }
}

fn add_adjective(adjective: &str, spellings: &mut Spellings) {
    add_noun(adjective, Classes::NOUN, spellings);
    if !adjective.ends_with([l::TEH_MARBUTA, l::ALEF_MAKSURA]) {
        add_feminine(adjective, Classes::NOUN, spellings);
        add_free(spellings, Classes::NOUN, &format!("{adjective}\u{0648}\u{0646}"));
        add(spellings, Classes::NOUN, &format!("{adjective}\u{0648}"));
    }
}

/// A name, and the relational adjective of it: `لبنان`, `لبناني`, `فرنسا`, `فرنسي`.
fn add_name(name: &str, spellings: &mut Spellings) {
    add(spellings, Classes::NAME, name);
    let base = name.strip_suffix("\u{064A}\u{0627}").or_else(|| name.strip_suffix([l::ALEF, l::TEH_MARBUTA]));
    let base = base.unwrap_or(name);
    if !base.ends_with(l::YEH) && base.chars().nth(2).is_some() {
        add_adjective(&format!("{base}\u{064A}"), spellings);
    }
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
        for prefix in [l::YEH, l::TEH, l::NOON, l::ALEF_HAMZA_ABOVE] {
            add_imperfect(&format!("{prefix}{skeleton}"), spellings);
        }
    }
}

fn split_last(word: &str) -> (&str, char) {
    let mut letters = word.chars();
    let last = letters.next_back().unwrap_or_default();
    (letters.as_str(), last)
}

const PERFECT: Classes = Classes::PERFECT;
const IMPERFECT: Classes = Classes::IMPERFECT;

/// The perfect: `stem` takes the endings, `he` is the third person masculine singular.
fn add_endings(stem: &str, he: &str, weak: bool, spellings: &mut Spellings) {
    add_free(spellings, PERFECT, he);
    add_bound(spellings, PERFECT, &if weak { format!("{stem}\u{0627}") } else { he.to_owned() });
    let (plural, dual) = if stem.ends_with(l::YEH) { (split_last(stem).0, stem) } else { (stem, stem) };
    add_free(spellings, PERFECT, &format!("{plural}\u{0648}\u{0627}"));
    add_bound(spellings, PERFECT, &format!("{plural}\u{0648}"));
    add(spellings, PERFECT, &format!("{stem}\u{062A}"));
    add_free(spellings, PERFECT, &format!("{stem}\u{062A}\u{0627}"));
    if weak {
        add_free(spellings, PERFECT, &format!("{stem}\u{064A}\u{0627}"));
        add(spellings, PERFECT, &format!("{stem}\u{064A}\u{0646}\u{0627}"));
    } else {
        add_free(spellings, PERFECT, &format!("{dual}\u{0627}"));
        add(spellings, PERFECT, &format!("{stem}\u{0646}"));
        add(spellings, PERFECT, &format!("{stem}\u{0646}\u{0627}"));
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
    let (base, last) = split_last(stem);
    add(spellings, IMPERFECT, stem);
    let is_weak = matches!(last, l::YEH | l::WAW | l::ALEF_MAKSURA);
    let plural = if is_weak { base } else { stem };
    if matches!(last, l::YEH | l::ALEF_MAKSURA) {
        add_bound(spellings, IMPERFECT, &format!("{base}\u{0627}"));
    }
    add(spellings, IMPERFECT, &format!("{plural}\u{0648}\u{0646}"));
    add_free(spellings, IMPERFECT, &format!("{plural}\u{0648}\u{0627}"));
    add_bound(spellings, IMPERFECT, &format!("{plural}\u{0648}"));
    add(spellings, IMPERFECT, &format!("{stem}\u{0627}\u{0646}"));
    add_free(spellings, IMPERFECT, &format!("{stem}\u{0627}"));
    add(spellings, IMPERFECT, &format!("{stem}\u{0646}"));
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
            assert!(Common.knows(Stem::free(bare)).has(Classes::VERB), "{form}");
        }
        let bound = |letters| Common.knows(Stem { bound: true, ..Stem::free(letters) });
        assert!(bound("تلقا").has(Classes::VERB));
        assert!(bound("اعلنو").has(Classes::VERB));
        assert!(Common.knows(Stem::free("زير")).is_empty());
    }

    #[test]
    fn nouns_are_known_in_their_forms() {
        for form in ["وزيره", "وزيرين", "وزراء", "فرنسيون", "لبنانيه", "حكومات", "مسءولي"]
        {
            assert!(!Common.knows(Stem::free(form)).is_empty(), "{form}");
        }
        assert!(Common.knows(Stem { bound: true, ..Stem::free("حكومت") }).has(Classes::NOUN));
    }

    #[test]
    fn the_spelling_tells_words_apart_that_fold_alike() {
        assert!(Common.knows(Stem { hamza: 0b10, ..Stem::free("كان") }).is_empty());
        assert!(Common.knows(Stem { heh: true, ..Stem::free("حكومه") }).is_empty());
        assert!(Common.knows(Stem { heh: true, ..Stem::free("وجه") }).has(Classes::NOUN));
    }
}
