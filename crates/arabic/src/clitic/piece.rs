//! The pieces of a split word, each with its place.

use crate::clitic::{Conjunction, Preposition, Pronoun, Segmentation};
use crate::letters as l;
use std::ops::Range;

/// A piece of a word: a clitic, or the stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Piece {
    /// The interrogative `أ`.
    Interrogative,
    /// `و` or `ف`.
    Conjunction(Conjunction),
    /// The future `س`.
    Future,
    /// `ب`, `ل` or `ك`.
    Preposition(Preposition),
    /// The article.
    Article,
    /// What is left.
    Stem,
    /// The pronoun at the end.
    Pronoun(Pronoun),
}

impl Segmentation {
    /// The pieces in their order, each with its bytes of the folded word, end exclusive. The stem always comes, empty or
    /// not. The ranges follow on each other; that of an article whose letters are its neighbours' (`للجنة`, read as
    /// `ل+ال+لجنة`) is empty. [`crate::analysis::Analysis::pieces`] gives them in the word as written.
    ///
    /// ```
    /// use arabic::clitic::{Conjunction, Piece, Preposition};
    /// let word = arabic::fold("وللشعب");
    /// let split = arabic::segmentations(&word).find(|split| split.article).expect("`لل` may hold the article");
    /// let pieces: Vec<_> = split.pieces().map(|(piece, range)| (piece, &word[range])).collect();
    /// assert_eq!(pieces, [
    ///     (Piece::Conjunction(Conjunction::Wa), "و"),
    ///     (Piece::Preposition(Preposition::Li), "ل"),
    ///     (Piece::Article, "ل"),
    ///     (Piece::Stem, "شعب"),
    /// ]);
    /// ```
    pub fn pieces(&self) -> impl Iterator<Item = (Piece, Range<usize>)> + use<> {
        let mut at = 0;
        let mut next = |piece, len| {
            let start = at;
            at += len;
            (piece, start..at)
        };
        // every clitic before the stem is one letter, but for the article, which is what is left
        let letter = l::ALEF.len_utf8();
        let interrogative = self.interrogative.then(|| next(Piece::Interrogative, letter));
        let conjunction = self.conjunction.map(|c| next(Piece::Conjunction(c), letter));
        let future = self.future.then(|| next(Piece::Future, letter));
        let preposition = self.preposition.map(|p| next(Piece::Preposition(p), letter));
        let article = self.article.then_some((Piece::Article, at..self.stem.start));
        let end = self.stem.end;
        let pronoun = self.pronoun.map(|p| (Piece::Pronoun(p), end..end + p.text().len()));
        let stem = Some((Piece::Stem, self.stem.clone()));
        [interrogative, conjunction, future, preposition, article, stem, pronoun].into_iter().flatten()
    }
}
