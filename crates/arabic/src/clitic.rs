//! Clitics: the little words that Arabic writes onto the word beside them, and every way of taking them off.
//!
//! Before a word stand, in this order, the interrogative `أ`, a conjunction (`و`, `ف`), and then either the future `س`
//! or a preposition (`ب`, `ل`, `ك`) with or without the article `ال`; after it one object or possessive pronoun
//! (Ryding, *A Reference Grammar of Modern Standard Arabic*, 2005, §§ 12, 16 and 18). [`segmentations`] gives every split
//! that the form allows. It knows no words: `والد` is *father* and `و` + `الد`, and only a lexicon tells which.
//!
//! What form alone forbids, and so never comes out:
//! - an article with a pronoun, or with the future;
//! - `ه` taken off `الله` and the names that end in it (`عبدالله`);
//! - `س` before anything but the imperfect's prefixes `ا ن ي ت` with two letters or more after them;
//! - a stem of one letter, unless there is no stem at all: `له`, `بها` (a preposition with its pronoun);
//! - `ني` on a noun: after `ب` or `ك`, and after `ل` unless an imperfect prefix follows, but for `بأنني`; `ي` after the
//!   future;
//! - `أ` before anything but the particles and pronouns of `data/interrogative_hosts.txt`: before nouns and verbs it is
//!   next to unknown in the press and would split every word that begins with an alef.
//!
//! `ل` is one letter and many words: possession before a noun, purpose or command before an imperfect verb, emphasis
//! before anything. All are [`Preposition::Li`], and the stem's part of speech tells them apart. `لل` is `ل` with the
//! article (`للشعب`), `ل` before a stem in `ل` (`لليبيا`), or both at once (`للجنة`).
//!
//! Known failures: `مما` and `عما` (`من` and `عن` with `ما`) stay whole; doubled objects (`أعطانيها`) keep the first one in
//! the stem.

mod form;
mod piece;
mod proclitic;
mod pronoun;

pub use piece::Piece;
pub use pronoun::Pronoun;

use form::join;
use proclitic::{Chains, chains};
use pronoun::Pronouns;
use std::ops::Range;

/// A conjunction written onto the next word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Conjunction {
    /// `و`
    Wa,
    /// `ف`
    Fa,
}

/// A preposition written onto the next word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Preposition {
    /// `ب`
    Bi,
    /// `ل`: before a noun the preposition, before a verb the lam of purpose, command or emphasis.
    Li,
    /// `ك`
    Ka,
}

/// One way of splitting a folded word into clitics and stem.
///
/// ```
/// use arabic::clitic::{Preposition, Pronoun, Segmentation};
/// let word = arabic::fold("لبلادهم");
/// let split = arabic::segmentations(&word).find(|s| s.clitics() == 2).expect("a preposition and a pronoun");
/// assert_eq!((split.preposition, split.pronoun), (Some(Preposition::Li), Some(Pronoun::Hum)));
/// assert_eq!(split.stem(&word), "بلاد");
/// assert!(Segmentation::whole(&word).is_whole());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Segmentation {
    /// The interrogative `أ` before everything.
    pub interrogative: bool,
    /// `و` or `ف`.
    pub conjunction: Option<Conjunction>,
    /// `ب`, `ل` or `ك`.
    pub preposition: Option<Preposition>,
    /// The article, also where `لل` has swallowed its alef.
    pub article: bool,
    /// The future `س`.
    pub future: bool,
    /// Bytes of the folded word that are left. Empty where a preposition stands with a pronoun alone (`له`) or proclitics
    /// stand apart from their word (`لـ"حزب الله"`, `و500`). With `لل` the stem may begin with the second `ل`.
    pub stem: Range<usize>,
    /// The pronoun after the stem.
    pub pronoun: Option<Pronoun>,
}

impl Segmentation {
    /// The stem's letters in the folded `word` that was segmented.
    ///
    /// # Panics
    /// When `word` is shorter than the word that was segmented.
    #[must_use]
    pub fn stem<'w>(&self, word: &'w str) -> &'w str {
        &word[self.stem.clone()]
    }

    /// `word` with nothing taken off.
    #[must_use]
    pub const fn whole(word: &str) -> Self {
        Self {
            interrogative: false,
            conjunction: None,
            preposition: None,
            article: false,
            future: false,
            stem: 0..word.len(),
            pronoun: None,
        }
    }

    /// Whether no clitic was taken off.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        !self.interrogative
            && self.conjunction.is_none()
            && self.preposition.is_none()
            && !self.article
            && !self.future
            && self.pronoun.is_none()
    }

    /// How many clitics were taken off.
    #[must_use]
    pub const fn clitics(&self) -> usize {
        self.interrogative as usize
            + self.conjunction.is_some() as usize
            + self.preposition.is_some() as usize
            + self.article as usize
            + self.future as usize
            + self.pronoun.is_some() as usize
    }

    /// The clitics and the stem joined by `+`, each clitic in its folded spelling: `و+ل+ال+شعب`.
    ///
    /// ```
    /// let all: Vec<_> = arabic::segmentations("لليبيا").map(|s| s.display("لليبيا")).collect();
    /// assert!(all.contains(&"ل+ليبيا".to_owned()));
    /// ```
    #[must_use]
    pub fn display(&self, word: &str) -> String {
        let conjunction = self.conjunction.map_or("", |c| match c {
            Conjunction::Wa => "\u{0648}",
            Conjunction::Fa => "\u{0641}",
        });
        let preposition = self.preposition.map_or("", |p| match p {
            Preposition::Bi => "\u{0628}",
            Preposition::Li => "\u{0644}",
            Preposition::Ka => "\u{0643}",
        });
        let interrogative = if self.interrogative { "\u{0627}" } else { "" };
        let future = if self.future { "\u{0633}" } else { "" };
        let article = if self.article { "\u{0627}\u{0644}" } else { "" };
        let pronoun = self.pronoun.map_or("", Pronoun::text);
        [interrogative, conjunction, future, preposition, article, self.stem(word), pronoun]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("+")
    }
}

/// Every split of the folded `word` that its form allows, without allocating and without doubles.
///
/// The order is fixed: the whole word; the whole word less a pronoun (the shorter pronoun first, `ي` before `ني`); then
/// the same for each longer run of proclitics: conjunction alone, what may follow it from short to long, and the same
/// behind an interrogative.
///
/// ```
/// let word = arabic::fold("وسيقصفونها");
/// let last = arabic::segmentations(&word).last().expect("the whole word is always there");
/// assert_eq!(last.stem(&word), "يقصفون");
/// assert!(last.future && last.conjunction == Some(arabic::clitic::Conjunction::Wa));
/// assert_eq!(last.pronoun, Some(arabic::clitic::Pronoun::Ha));
///
/// // the article by itself, swallowed by `ل`, and a stem that begins with `ل`
/// let word = arabic::fold("للجنة");
/// let all: Vec<_> = arabic::segmentations(&word).map(|s| (s.article, s.stem(&word).to_owned())).collect();
/// assert!(all.contains(&(true, "جنه".into())) && all.contains(&(true, "لجنه".into())));
/// assert!(all.contains(&(false, "لجنه".into())));
/// ```
#[must_use]
pub fn segmentations(word: &str) -> Segmentations<'_> {
    Segmentations { word, chains: chains(word), chain: 0, pronouns: Pronouns::of(word), pronoun: 0 }
}

/// The iterator that [`segmentations`] returns.
#[derive(Debug, Clone)]
pub struct Segmentations<'w> {
    word: &'w str,
    chains: Chains,
    chain: usize,
    pronouns: Pronouns,
    pronoun: usize,
}

impl Iterator for Segmentations<'_> {
    type Item = Segmentation;

    fn next(&mut self) -> Option<Segmentation> {
        while self.chain < self.chains.len {
            let chain = self.chains.items[self.chain];
            let pronoun = self.pronouns.get(self.pronoun);
            if let Some(pronoun) = pronoun {
                self.pronoun += 1;
                if let Some(found) = join(self.word, chain, pronoun) {
                    return Some(found);
                }
            } else {
                self.chain += 1;
                self.pronoun = 0;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn splits(word: &str) -> Vec<String> {
        let word = crate::fold(word);
        segmentations(&word).map(|s| s.display(&word)).collect()
    }

    #[test]
    fn the_whole_word_comes_first() {
        for word in ["والد", "كتاب", "ا", "", "للشعب", "abc", "وسيقصفونها"] {
            assert_eq!(splits(word)[0], crate::fold(word));
        }
    }

    #[test]
    fn every_clitic_comes_off() {
        for (word, split) in [
            ("وسيقصفونها", "و+س+يقصفون+ها"),
            ("فليذهبوا", "ف+ل+يذهبوا"),
            ("وبالعراق", "و+ب+ال+عراق"),
            ("كالعادة", "ك+ال+عاده"),
            ("للشعب", "ل+ال+شعب"),
            ("لليبيا", "ل+ليبيا"),
            ("للغة", "ل+ال+لغه"),
            ("وللغة", "و+ل+ال+لغه"),
            ("أفلا", "ا+ف+لا"),
            ("أليس", "ا+ليس"),
            ("أوليست", "ا+و+ليست"),
            ("له", "ل+ه"),
            ("ولهم", "و+ل+هم"),
            ("لي", "ل+ي"),
            ("منها", "من+ها"),
            ("أبلغني", "ابلغ+ني"),
            ("كتابي", "كتاب+ي"),
            ("بلدهما", "بلد+هما"),
            ("لمسؤوليهم", "ل+مسءولي+هم"),
            ("وب", "و+ب"),
            ("لل", "ل+ال"),
        ] {
            assert!(splits(word).contains(&split.to_owned()), "{word}: {:?}", splits(word));
        }
    }

    #[test]
    fn form_forbids() {
        for (word, split) in [
            ("الكتابها", "ال+كتاب+ها"),
            ("سكان", "س+كان"),
            ("سير", "س+ير"),
            ("بيتني", "ب+يت+ني"),
            ("أحمد", "ا+حمد"),
            ("سالعراق", "س+ال+عراق"),
            ("والد", "و+ال+د"),
            ("كه", "ك+ه"),
            ("سيخبري", "س+يخبر+ي"),
            ("نصرالله", "نصرالل+ه"),
        ] {
            assert!(!splits(word).contains(&split.to_owned()), "{word}: {:?}", splits(word));
        }
    }

    #[test]
    fn nothing_comes_twice() {
        for word in ["للللل", "وللعراقيين", "فبالنا", "أولم", "وسيني", "لني", "ككككم", "ألالا", "بني", "لنا"]
        {
            let word = crate::fold(word);
            let all: Vec<_> = segmentations(&word).collect();
            let unique: HashSet<_> = all.iter().collect();
            assert_eq!(unique.len(), all.len(), "{word}: {all:?}");
        }
    }
}
