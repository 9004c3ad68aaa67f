//! The words that stand before a number that reaches somebody: `data/contact_words.tsv`.

use std::sync::LazyLock;

const DATA: &str = include_str!("../../../data/contact_words.tsv");

/// Words between the one that names the number and the number, at most.
const BETWEEN: usize = 5;

/// Letters before the number that are looked at.
const NEAR: usize = 80;

static WORDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    DATA.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
});

fn is(kind: &str, word: &str) -> bool {
    WORDS.iter().any(|(k, w)| *k == kind && *w == word)
}

/// Whether what stands before position `at` says that a number that reaches somebody follows.
pub(super) fn announce(text: &[char], at: usize) -> bool {
    let before: String = text[at.saturating_sub(NEAR)..at].iter().collect();
    let before = before.to_lowercase().replace([':', '(', ')', '+', '؛', '\u{200F}'], " ");
    let words: Vec<&str> =
        before.split_whitespace().rev().map(|word| word.trim_end_matches(['.', '،'])).collect();
    let mut numbered = false;
    for (passed, word) in words.iter().enumerate().take(BETWEEN + 1) {
        if is("names", word) {
            return true;
        }
        if is("numbered", word) {
            return numbered || words.get(passed + 1).is_some_and(|next| next.ends_with("رقم"));
        }
        // `هاتف المكتب`: whose it is stands behind a word without its article
        let is_owner = passed == 0 && word.starts_with("ال") && !is("joins", word);
        if is_owner && words.get(1).is_some_and(|next| is("names", next) && !next.starts_with("ال")) {
            return true;
        }
        let is_number = word.chars().all(|c| !c.is_alphabetic());
        numbered |= word.ends_with("رقم");
        if !is_number && !is("joins", word) {
            return false;
        }
    }
    false
}
