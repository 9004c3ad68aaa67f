//! Words as they are searched: folded, and without the little words written onto them, each by itself.
//!
//! An index and a query that both go through [`Keys::words`] find each other whatever the vowel signs, the hamzas and the clitics:
//! `قتل` finds `قُتِلَ`, `القاهرة` finds `بالقاهره`. A word's [`key`] depends on its letters alone, not on its neighbours, so that a
//! query of one word gets what the same word in a text got.
//!
//! Known failures: a word that looks like a clitic and another word goes apart (`وارسو` may lose its `و`), so
//! that a query should ask for [`keys`], which has the whole word too; `مستشفاهم` keeps its alef.

use crate::analysis::{Before, Context, Orthography};
use crate::token::TokenKind;
use crate::vocabulary::{Common, Stem, Vocabulary};
use crate::{Token, fold_into, tokens};
use std::collections::HashMap;

const ARTICLE: &str = "\u{0627}\u{0644}";
const HEH: char = '\u{0647}';
const TEH: char = '\u{062A}';

/// Letters that must be left where the article is taken off.
const LEFT: usize = 3;

/// The key of a folded word.
///
/// ```
/// use arabic::{fold, search::key};
/// assert_eq!(key(&fold("قُتِلَ")), "قتل");
/// assert_eq!(key(&fold("بالقاهره")), key(&fold("القاهرة")));
/// assert_eq!(key(&fold("وللحكومة")), key(&fold("حكومتهم")));
/// ```
#[must_use]
pub fn key(folded: &str) -> String {
    let plain = Orthography { teh: false, hamza: false, maksura: false };
    let best = Context::new(folded, folded, plain, Before::Mark).best(&Common);
    let stem = best.segmentation.stem(folded);
    let stem = if stem.is_empty() { folded } else { stem };
    let stem = without_article(stem);
    match stem.strip_suffix(TEH) {
        Some(rest) if best.segmentation.pronoun.is_some() && Common.knows(Stem::free(stem)).is_empty() => {
            format!("{rest}{HEH}")
        }
        _ => stem.to_owned(),
    }
}

/// Every key under which a word that is asked for may stand: its own, and the whole word's.
///
/// ```
/// assert_eq!(arabic::search::keys("القاهرة"), ["قاهره"]);
/// assert!(arabic::search::keys("وارسو").contains(&"وارسو".to_owned()));
/// ```
#[must_use]
pub fn keys(word: &str) -> Vec<String> {
    let mut folded = String::new();
    fold_into(word, &mut folded);
    let whole = without_article(&folded).to_owned();
    let mut keys = vec![key(&folded), whole];
    keys.dedup();
    keys
}

fn without_article(word: &str) -> &str {
    word.strip_prefix(ARTICLE).filter(|rest| rest.chars().count() >= LEFT).unwrap_or(word)
}

/// The keys of a text's words and numbers, one space between them, as they stand in it.
///
/// ```
/// let mut known = arabic::search::Keys::default();
/// assert_eq!(known.words("وقالَ الوزيرُ: 25 قتيلا، COVID"), "قال وزير 25 قتيلا covid");
/// ```
#[derive(Debug, Default)]
pub struct Keys {
    known: HashMap<String, String>,
}

impl Keys {
    /// Words that are remembered with their keys; beyond so many all are forgotten.
    const MOST: usize = 100_000;

    /// The keys of `text`.
    pub fn words(&mut self, text: &str) -> String {
        let (mut out, mut folded) = (String::with_capacity(text.len()), String::new());
        for token in tokens(text).filter(is_word) {
            folded.clear();
            fold_into(token.text(text), &mut folded);
            self.push(&folded, &mut out);
        }
        out
    }

    fn push(&mut self, folded: &str, out: &mut String) {
        if self.known.len() >= Self::MOST {
            self.known.clear();
        }
        if !self.known.contains_key(folded) {
            self.known.insert(folded.to_owned(), key(folded));
        }
        if let Some(key) = self.known.get(folded).filter(|key| !key.is_empty()) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(key);
        }
    }
}

fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Foreign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_all_its_dress() {
        for (asked, written) in [
            ("قتل", "وقُتِلَ"),
            ("القاهرة", "وبالقاهره"),
            ("الحكومة", "حكومتنا"),
            ("لجنة", "للجنة"),
            ("لبنان", "بلبنان"),
            ("البيت", "ببيتهم"),
            ("وزير", "والوزير"),
            ("مسؤول", "لمسئول"),
        ] {
            let found = key(&crate::fold(written));
            assert!(keys(asked).contains(&found), "{asked}: {written} is {found}");
        }
    }

    #[test]
    fn nothing_fails() {
        for text in ["", "و", "ال", "لل", "٣٫٥٪", "\u{FDFA}", "بـ\"حزب", "🙂"] {
            let _ = Keys::default().words(text);
            let _ = keys(text);
        }
    }
}
