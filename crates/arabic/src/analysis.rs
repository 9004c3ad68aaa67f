//! Analyses: every reading of a word by form, and the likeliest one beside its neighbours.
//!
//! An [`Analysis`] is a split into clitics with a [`Reading`] of the stem: particle, noun, perfect or imperfect verb, with
//! the features that its endings show. [`analyses`] gives all of one word; [`Words`] reads a text and keeps the best of
//! each. The ranking is a sum of small integers: what the vocabulary knows, what the writer's hamzas and
//! `ة` say, what a clitic costs, and what the word before asks for (a noun after a preposition, a verb after `لم`). It is
//! deterministic, and a caller's [`Vocabulary`] overrules it by knowing more: known stems beat unknown ones.
//!
//! The features are those that this one spelling shows. [`crate::verb`] and [`crate::noun`] go the other way, from a
//! dictionary form to spellings, and have types of the same names ([`crate::verb::Verb`]) that say more.
//!
//! ```
//! use arabic::analysis::{Reading, Words};
//! let text = "لم يعلن الوزير عن نتائجها";
//! let tokens: Vec<_> = arabic::tokens(text).collect();
//! let words = Words::new(text, &tokens);
//! let [_, announce, minister, _, results] = words.as_slice() else { panic!("five words") };
//! assert!(matches!(announce.analysis.reading, Reading::Imperfect(_)));
//! assert!(minister.analysis.segmentation.article);
//! assert_eq!(words.stem(results), arabic::fold("نتائج"));
//! // the stem as it is written in the text, hamza and all
//! let written = tokens[results.token].text(text);
//! assert_eq!(&written[results.analysis.span(written)], "نتائج");
//! ```
//!
//! Measured on hand-segmented sentences in the repository's `docs/segmentation.md`. Known failures: `فقد` (he lost; and
//! already) stays whole; `وعد` (he promised; and he counted) too; the relational `ي` hides the possessive one (`أمني`);
//! `لايمكن`, two words without their space, is read as `ل` with a noun.

mod reading;
mod weights;

pub use reading::{Noun, Reading, Verb, analyses};

use crate::clitic::{Piece, Segmentation};
use crate::fold::{fold_char, fold_into};
use crate::letters as l;
use crate::vocabulary::{Classes, Common, Vocabulary, hamzas};
use crate::{Token, TokenKind, data};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// One reading of one word.
///
/// ```
/// use arabic::analysis::{Reading, Words};
/// let text = "للحكومات";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let words = Words::new(text, &tokens);
/// let analysis = &words.as_slice()[0].analysis;
/// assert_eq!(analysis.segmentation.display(words.text(&words.as_slice()[0])), "ل+ال+حكومات");
/// assert!(matches!(analysis.reading, Reading::Noun(noun) if noun.definite));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// The split, in bytes of the folded word.
    pub segmentation: Segmentation,
    /// What the stem is.
    pub reading: Reading,
    /// The classes that a vocabulary knows the stem in.
    pub known: Classes,
    /// The rank: larger is likelier. Only good for comparing the analyses of one word.
    pub score: i32,
}

impl Analysis {
    /// The bytes of the stem in the word as written, the vowel signs after its letters included; so is
    /// a ligature of which only a part belongs to it.
    ///
    /// ```
    /// use arabic::analysis::Words;
    /// let text = "وَبِالعِرَاقِ";
    /// let tokens: Vec<_> = arabic::tokens(text).collect();
    /// let words = Words::new(text, &tokens);
    /// let word = words.iter().next().expect("one word");
    /// assert_eq!(&text[word.analysis.span(text)], "عِرَاقِ");
    /// ```
    #[must_use]
    pub fn span(&self, word: &str) -> Range<usize> {
        as_written(word, self.segmentation.stem.clone())
    }

    /// The clitics and the stem in their order, each with its bytes in the word as written, end exclusive. Vowel signs
    /// belong to the letter before them; a ligature that two pieces share is in both.
    ///
    /// ```
    /// use arabic::analysis::Words;
    /// use arabic::clitic::{Conjunction, Piece, Preposition};
    /// let text = "وَبِالعِرَاقِ";
    /// let tokens: Vec<_> = arabic::tokens(text).collect();
    /// let words = Words::new(text, &tokens);
    /// let word = words.iter().next().expect("one word");
    /// let pieces: Vec<_> = word.analysis.pieces(text).map(|(piece, range)| (piece, &text[range])).collect();
    /// assert_eq!(pieces, [
    ///     (Piece::Conjunction(Conjunction::Wa), "وَ"),
    ///     (Piece::Preposition(Preposition::Bi), "بِ"),
    ///     (Piece::Article, "ال"),
    ///     (Piece::Stem, "عِرَاقِ"),
    /// ]);
    /// ```
    pub fn pieces<'w>(&self, word: &'w str) -> impl Iterator<Item = (Piece, Range<usize>)> + use<'w> {
        self.segmentation.pieces().map(move |(piece, range)| (piece, as_written(word, range)))
    }
}

/// The bytes of `word` that fold to the bytes `range` of its folded form.
fn as_written(word: &str, range: Range<usize>) -> Range<usize> {
    let Range { start, end } = range;
    let mut folded = 0;
    let mut span = word.len()..word.len();
    for (at, c) in word.char_indices() {
        let before = folded;
        fold_char(c, |f| folded += f.len_utf8());
        if folded > start && before <= start {
            span.start = at;
        }
        if before >= end && folded > before {
            span.end = at;
            break;
        }
    }
    span.start.min(span.end)..span.end
}

/// How a text spells, which decides what a missing sign means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orthography {
    /// It writes `ة`, so that a final `ه` is a pronoun or a root letter.
    pub teh: bool,
    /// It writes `أ` and `إ`.
    pub hamza: bool,
    /// It writes `ى`, so that a final `ي` is a `ي`.
    pub maksura: bool,
}

impl Orthography {
    /// The habits that `text` shows. A text with neither sign is taken to write both, unless it has one of the commonest
    /// words without its hamza (`ان`, `الى`, `او`).
    ///
    /// ```
    /// use arabic::analysis::Orthography;
    /// assert!(Orthography::of("قالت الحكومة إنها ستعود").hamza);
    /// assert!(!Orthography::of("قال ان الحكومه ستعود").teh);
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Self {
        let teh = text.contains(l::TEH_MARBUTA);
        let hamza = text.contains([l::ALEF_HAMZA_ABOVE, l::ALEF_HAMZA_BELOW]);
        let bare = !teh && !hamza && text.split_whitespace().any(|word| BARE.contains(&word));
        let maksura = text.contains(l::ALEF_MAKSURA) || (teh && hamza);
        Self { teh: !bare, hamza: hamza || (teh && !bare), maksura }
    }
}

/// `ان`, `الى`, `او`
const BARE: [&str; 3] = ["\u{0627}\u{0646}", "\u{0627}\u{0644}\u{0649}", "\u{0627}\u{0648}"];

/// What stands before a word, as far as it asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Before {
    /// The beginning of a sentence, or a mark.
    #[default]
    Mark,
    /// A preposition: a noun without conjunction or further preposition follows.
    Preposition,
    /// `لم`, `لن`, `قد`, `سوف`: a verb follows.
    Verbal,
    /// `إن`, `أن`, `لكن`: a noun or pronoun follows, or behind `أن` a verb.
    Nominal,
    /// A number.
    Number,
    /// A noun.
    Noun,
    /// A verb.
    Verb,
    /// Anything else.
    Other,
}

/// A word, how its text spells and what stands before it: what [`analyses`] reads.
///
/// ```
/// use arabic::analysis::{Before, Context, Orthography, Reading};
/// use arabic::vocabulary::Common;
/// let orthography = Orthography::of("لم يقتل أحد في قتل الرهينة");
/// let folded = arabic::fold("قتل");
/// let after = |before| Context::new("قتل", &folded, orthography, before).best(&Common).reading;
/// assert!(matches!(after(Before::Preposition), Reading::Noun(_)));
/// assert!(matches!(after(Before::Verbal), Reading::Perfect(_)));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Context<'w> {
    /// The word as written.
    pub original: &'w str,
    /// The word folded.
    pub folded: &'w str,
    /// The habits of the text.
    pub orthography: Orthography,
    /// What stands before it.
    pub before: Before,
    /// The letters that are an alef with hamza or madda.
    hamza: u32,
    /// The last letter as written.
    last: Option<char>,
    /// Whether the word is written with nunation, as only nouns are.
    nunation: bool,
}

impl<'w> Context<'w> {
    /// The context of `original`, whose folded form is `folded`.
    #[must_use]
    pub fn new(original: &'w str, folded: &'w str, orthography: Orthography, before: Before) -> Self {
        let is_letter = |c: &char| !(l::is_mark(*c) || l::is_invisible(*c) || *c == l::TATWEEL);
        Self {
            original,
            folded,
            orthography,
            before,
            hamza: hamzas(original),
            last: original.chars().rev().find(is_letter),
            nunation: original.contains([l::FATHATAN, l::DAMMATAN, l::KASRATAN]),
        }
    }

    /// The likeliest analysis; the first of equals.
    #[must_use]
    pub fn best(&self, vocabulary: &impl Vocabulary) -> Analysis {
        let mut all = analyses(self, vocabulary);
        let first = all.next();
        let best = all.fold(first, |best, next| match best {
            Some(best) if best.score >= next.score => Some(best),
            _ => Some(next),
        });
        best.unwrap_or_else(|| Analysis::nothing(self.folded))
    }

    /// All analyses, the likeliest first.
    ///
    /// ```
    /// use arabic::analysis::{Before, Context, Orthography};
    /// use arabic::vocabulary::Common;
    /// let folded = arabic::fold("والد");
    /// let context = Context::new("والد", &folded, Orthography::of("والد"), Before::Mark);
    /// let ranked = context.ranked(&Common);
    /// assert!(ranked[0].segmentation.is_whole());
    /// assert!(ranked.iter().any(|other| other.segmentation.display(&folded) == "و+الد"));
    /// ```
    #[must_use]
    pub fn ranked(&self, vocabulary: &impl Vocabulary) -> Vec<Analysis> {
        let mut all: Vec<_> = analyses(self, vocabulary).collect();
        all.sort_by_key(|analysis| std::cmp::Reverse(analysis.score));
        all
    }
}

impl Analysis {
    /// The whole word as an unknown noun.
    fn nothing(folded: &str) -> Self {
        Self {
            segmentation: Segmentation::whole(folded),
            reading: Reading::noun(folded, false),
            known: Classes::NONE,
            score: 0,
        }
    }
}

/// A word of a text with its likeliest analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its index among the tokens.
    pub token: usize,
    /// Its bytes among the folded words; [`Words::text`] gives them.
    pub folded: Range<usize>,
    /// The likeliest analysis.
    pub analysis: Analysis,
    /// What stood before it.
    pub before: Before,
}

/// The Arabic words of a text, folded and analysed.
///
/// ```
/// use arabic::analysis::Words;
/// let text = "وستبحث اللجنة مقترحاتها";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let words = Words::new(text, &tokens);
/// let split: Vec<_> = words.iter().map(|w| w.analysis.segmentation.display(words.text(w))).collect();
/// assert_eq!(split, ["و+س+تبحث", "ال+لجنه", "مقترحات+ها"]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The folded words, one after the other.
    folded: String,
    words: Vec<Word>,
}

impl Words {
    /// Analyses the words of `text` with the built-in vocabulary.
    #[must_use]
    pub fn new(text: &str, tokens: &[Token]) -> Self {
        Self::with(text, tokens, &Common)
    }

    /// Analyses with a vocabulary of the caller's. Two allocations grow with the text; none is made per word.
    ///
    /// ```
    /// use arabic::analysis::Words;
    /// use arabic::vocabulary::{Classes, Common, Stem, Vocabulary};
    ///
    /// struct WithNames;
    ///
    /// impl Vocabulary for WithNames {
    ///     fn knows(&self, stem: Stem<'_>) -> Classes {
    ///         if stem.letters == arabic::fold("ورفلة") { Classes::NAME } else { Common.knows(stem) }
    ///     }
    /// }
    ///
    /// let text = "زار ورفلة";
    /// let tokens: Vec<_> = arabic::tokens(text).collect();
    /// let stems = |words: Words| words.iter().map(|word| words.stem(word).to_owned()).collect::<Vec<_>>();
    /// assert_eq!(stems(Words::new(text, &tokens)), ["زار", "رفله"]);
    /// assert_eq!(stems(Words::with(text, &tokens, &WithNames)), ["زار", "ورفله"]);
    /// ```
    #[must_use]
    pub fn with(text: &str, tokens: &[Token], vocabulary: &impl Vocabulary) -> Self {
        let orthography = Orthography::of(text);
        let mut words = Self {
            folded: String::with_capacity(text.len()),
            words: Vec::with_capacity(tokens.len().div_ceil(2)),
        };
        let mut before = Before::Mark;
        for (token, at) in tokens.iter().zip(0..) {
            before = match token.kind {
                TokenKind::Word => words.push(token.text(text), at, orthography, before, vocabulary),
                TokenKind::Space => before,
                TokenKind::Number => Before::Number,
                TokenKind::Foreign => Before::Noun,
                TokenKind::Punctuation | TokenKind::Break => Before::Mark,
            };
        }
        words
    }

    fn push(
        &mut self,
        original: &str,
        token: usize,
        orthography: Orthography,
        before: Before,
        vocabulary: &impl Vocabulary,
    ) -> Before {
        let start = self.folded.len();
        fold_into(original, &mut self.folded);
        let folded = &self.folded[start..];
        let analysis = Context::new(original, folded, orthography, before).best(vocabulary);
        let next = behind(&analysis, folded);
        self.words.push(Word { token, folded: start..self.folded.len(), analysis, before });
        next
    }

    /// The words in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Word> {
        self.words.iter()
    }

    /// The words in order, as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[Word] {
        &self.words
    }

    /// The folded word.
    #[must_use]
    pub fn text(&self, word: &Word) -> &str {
        &self.folded[word.folded.clone()]
    }

    /// The folded stem of the likeliest analysis.
    #[must_use]
    pub fn stem(&self, word: &Word) -> &str {
        word.analysis.segmentation.stem(self.text(word))
    }
}

impl<'w> IntoIterator for &'w Words {
    type Item = &'w Word;
    type IntoIter = std::slice::Iter<'w, Word>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// What a word with this analysis is to the next.
fn behind(analysis: &Analysis, folded: &str) -> Before {
    let split = &analysis.segmentation;
    match analysis.reading {
        _ if split.stem.is_empty() && split.pronoun.is_none() => match split.preposition {
            Some(_) => Before::Preposition,
            None => Before::Mark,
        },
        Reading::Particle if split.pronoun.is_some() => Before::Other,
        Reading::Particle => follower(split.stem(folded)),
        Reading::Noun(_) => Before::Noun,
        Reading::Perfect(_) | Reading::Imperfect(_) => Before::Verb,
    }
}

/// What a particle asks for behind it.
fn follower(particle: &str) -> Before {
    PARTICLES.get(particle).map_or(Before::Other, |particle| particle.follower)
}

/// Whether a pronoun may be written onto a particle.
fn takes_pronoun(particle: &str) -> bool {
    PARTICLES.get(particle).is_none_or(|particle| particle.takes_pronoun)
}

#[derive(Debug, Clone, Copy)]
struct Particle {
    follower: Before,
    takes_pronoun: bool,
}

static PARTICLES: LazyLock<HashMap<String, Particle, foldhash::fast::FixedState>> = LazyLock::new(|| {
    let rows = data::entries(include_str!("../data/particles.tsv"));
    rows.filter_map(|row| {
        let (particle, kind) = row.split_once('\t')?;
        let bare = kind.strip_suffix("-bare");
        let follower = match bare.unwrap_or(kind) {
            "prep" => Before::Preposition,
            "verbal" => Before::Verbal,
            "nominal" => Before::Nominal,
            _ => Before::Other,
        };
        let takes_pronoun = bare.is_none() && follower != Before::Verbal;
        Some((crate::fold(particle), Particle { follower, takes_pronoun }))
    })
    .collect()
});
