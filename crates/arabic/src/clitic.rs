//! Clitics: the little words that Arabic writes onto the word beside them, and every way of taking them off.
//!
//! Before a word stand, in this order, the interrogative `أ`, a conjunction (`و`, `ف`), and then either the future `س`
//! or a preposition (`ب`, `ل`, `ك`) with or without the article `ال`; after it one object or possessive pronoun
//! (Ryding, *A Reference Grammar of Modern Standard Arabic*, 2005, §§ 12, 16 and 18). [`segmentations`] gives every split
//! that the form allows. It knows no words: `والد` is *father* and `و` + `الد`, and only a lexicon tells which.
//!
//! What form alone forbids, and so never comes out:
//! - an article with a pronoun, or with the future;
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

use crate::data;
use crate::features::{Gender, Number, Person};
use crate::letters as l;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

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

/// A pronoun written onto the end of a word: the object of a verb or preposition, the possessor of a noun.
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

/// One way of splitting a folded word into clitics and stem.
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

/// A run of proclitics and the bytes that it takes off.
#[derive(Debug, Clone, Copy, Default)]
struct Chain {
    interrogative: bool,
    conjunction: Option<Conjunction>,
    preposition: Option<Preposition>,
    article: bool,
    future: bool,
    len: usize,
}

/// The proclitic runs of one word. Three contexts (nothing, a conjunction, an interrogative with or without one) take at
/// most four runs each.
#[derive(Debug, Clone)]
struct Chains {
    items: [Chain; 16],
    len: usize,
}

impl Chains {
    fn push(&mut self, chain: Chain) {
        if let Some(slot) = self.items.get_mut(self.len) {
            *slot = chain;
            self.len += 1;
        }
    }
}

fn chains(word: &str) -> Chains {
    let mut out = Chains { items: [Chain::default(); 16], len: 0 };
    let bare = Chain::default();
    out.push(bare);
    after_conjunction(word, bare, &mut out);
    if let Some(joined) = conjunction(word, bare) {
        out.push(joined);
        after_conjunction(word, joined, &mut out);
    }
    if word.starts_with(l::ALEF) && asks(word) {
        let asked = Chain { interrogative: true, len: l::ALEF.len_utf8(), ..bare };
        out.push(asked);
        if let Some(joined) = conjunction(word, asked) {
            out.push(joined);
        }
    }
    out
}

fn conjunction(word: &str, before: Chain) -> Option<Chain> {
    let (conjunction, len) = match word[before.len..].chars().next()? {
        l::WAW => (Conjunction::Wa, l::WAW.len_utf8()),
        l::FEH => (Conjunction::Fa, l::FEH.len_utf8()),
        _ => return None,
    };
    Some(Chain { conjunction: Some(conjunction), len: before.len + len, ..before })
}

/// What follows a conjunction or stands first: the article, the future, or a preposition with or without article.
fn after_conjunction(word: &str, before: Chain, out: &mut Chains) {
    let rest = &word[before.len..];
    let mut letters = rest.chars();
    let Some(first) = letters.next() else { return };
    let one = Chain { len: before.len + first.len_utf8(), ..before };
    let article_follows = letters.as_str().starts_with(ARTICLE);
    let preposition = match first {
        l::ALEF if rest.starts_with(ARTICLE) => {
            return out.push(Chain { article: true, len: before.len + ARTICLE.len(), ..before });
        }
        l::SEEN => return out.push(Chain { future: true, ..one }),
        l::LAM => return lam(one, letters.next(), out),
        l::BEH => Preposition::Bi,
        l::KAF => Preposition::Ka,
        _ => return,
    };
    let one = Chain { preposition: Some(preposition), ..one };
    out.push(one);
    if article_follows {
        out.push(Chain { article: true, len: one.len + ARTICLE.len(), ..one });
    }
}

/// `ل` alone; before another `ل`, the article too, whose own lam may be the stem's first letter at the same time.
fn lam(one: Chain, next: Option<char>, out: &mut Chains) {
    let one = Chain { preposition: Some(Preposition::Li), ..one };
    out.push(one);
    if next == Some(l::LAM) {
        out.push(Chain { article: true, len: one.len + l::LAM.len_utf8(), ..one });
        out.push(Chain { article: true, ..one });
    }
}

const ARTICLE: &str = "\u{0627}\u{0644}";

/// The particles that the interrogative stands before, folded.
static INTERROGATIVE_HOSTS: LazyLock<HashSet<String>> =
    LazyLock::new(|| data::folded_set(include_str!("../data/interrogative_hosts.txt")));

fn asks(word: &str) -> bool {
    let host = &word[l::ALEF.len_utf8()..];
    let host = host.strip_prefix([l::WAW, l::FEH]).unwrap_or(host);
    INTERROGATIVE_HOSTS.contains(host)
}

/// The pronouns that a word may end in: none, and at most two more (`ي` and `ني`).
#[derive(Debug, Clone, Copy)]
struct Pronouns {
    items: [Option<Pronoun>; 3],
    len: usize,
}

impl Pronouns {
    fn of(word: &str) -> Self {
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
    fn get(&self, index: usize) -> Option<Option<Pronoun>> {
        (index < self.len).then(|| self.items[index])
    }
}

/// Puts proclitics and pronoun together where the form allows it.
fn join(word: &str, chain: Chain, pronoun: Option<Pronoun>) -> Option<Segmentation> {
    let end = word.len() - pronoun.map_or(0, |p| p.text().len());
    let stem = word.get(chain.len..end)?;
    let allowed = is_whole(chain, pronoun)
        || (stem.is_empty() && stands_without_stem(chain, pronoun))
        || (stem_is_long_enough(stem) && future_fits(chain, stem) && pronoun_fits(chain, stem, pronoun));
    allowed.then_some(Segmentation {
        interrogative: chain.interrogative,
        conjunction: chain.conjunction,
        preposition: chain.preposition,
        article: chain.article,
        future: chain.future,
        stem: chain.len..end,
        pronoun,
    })
}

const fn is_whole(chain: Chain, pronoun: Option<Pronoun>) -> bool {
    chain.len == 0 && pronoun.is_none()
}

/// `له` and `بها`; without a pronoun, proclitics cut off from their word by a quotation mark, digits or tatweel.
fn stands_without_stem(chain: Chain, pronoun: Option<Pronoun>) -> bool {
    match pronoun {
        None => !chain.interrogative,
        Some(pronoun) => {
            matches!(chain.preposition, Some(Preposition::Bi | Preposition::Li))
                && !chain.article
                && pronoun != Pronoun::Ni
        }
    }
}

fn stem_is_long_enough(stem: &str) -> bool {
    stem.chars().nth(1).is_some()
}

fn future_fits(chain: Chain, stem: &str) -> bool {
    !chain.future || (begins_like_imperfect(stem) && stem.chars().nth(2).is_some())
}

fn begins_like_imperfect(stem: &str) -> bool {
    stem.starts_with([l::ALEF, l::NOON, l::YEH, l::TEH])
}

/// `أن`, folded.
const THAT: &str = "\u{0627}\u{0646}";

fn pronoun_fits(chain: Chain, stem: &str, pronoun: Option<Pronoun>) -> bool {
    match (pronoun, chain.preposition) {
        (None, _) => true,
        (Some(_), _) if chain.article => false,
        (Some(Pronoun::I), _) => !chain.future,
        // `بأنني`, `لأنني`, `كأنني`
        (Some(Pronoun::Ni), Some(_)) if stem == THAT => true,
        (Some(Pronoun::Ni), Some(Preposition::Bi | Preposition::Ka)) => false,
        (Some(Pronoun::Ni), Some(Preposition::Li)) => begins_like_imperfect(stem),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
