//! The words that two reports share, beside the names and numbers that are read.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words that reports of different events share as well: listed, so that what is left tells events apart.
const COMMON: &str = include_str!("common_words.txt");

/// Stems of a text's words, as hashes in order: without common words, and without those of `known`.
pub(super) fn telling<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let known: BTreeSet<u32> = known.flat_map(split).map(|word| short(stem(&word))).collect();
    let words = split(text);
    let stems = words.iter().map(|word| stem(word)).filter(|stem| is_telling(stem)).map(short);
    in_order(stems.filter(|stem| !known.contains(stem)).collect())
}

/// All words of a text, as hashes in order.
pub(super) fn all(text: &str) -> Vec<u32> {
    in_order(split(text).iter().map(|word| short(word)).collect())
}

fn in_order(mut words: Vec<u32>) -> Vec<u32> {
    words.sort_unstable();
    words.dedup();
    words
}

fn short(word: &str) -> u32 {
    (hash(word) >> 32) as u32
}

/// How many of two ordered lists are the same.
pub(super) fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut at, mut other, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(at), b.get(other)) {
        count += usize::from(x == y);
        at += usize::from(x <= y);
        other += usize::from(y <= x);
    }
    count
}

fn split(text: &str) -> Vec<String> {
    let folded = arabic::fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A number, or a word of three letters or more that is not common.
fn is_telling(stem: &str) -> bool {
    let is_number = stem.chars().all(|c| c.is_ascii_digit());
    (is_number || stem.chars().count() >= 3) && !is_common(stem)
}

fn is_common(stem: &str) -> bool {
    static STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let words = COMMON.lines().filter(|line| !line.starts_with('#')).flat_map(split);
        words.map(|word| self::stem(&word).to_owned()).collect()
    });
    STEMS.contains(stem)
}

/// The word without article, conjunction and the endings of number and gender: a light stem, enough to compare by.
fn stem(word: &str) -> &str {
    let mut stem = word;
    for prefixes in [&[WAW][..], &[BEH, KAF, LAM], &[ALEF_LAM, LAM_LAM]] {
        let cut = prefixes.iter().find_map(|prefix| stem.strip_prefix(prefix));
        stem = match cut {
            // one letter goes only where the article follows: it may be the word's own
            Some(rest) if prefixes[0] == ALEF_LAM || rest.starts_with(ALEF_LAM) => long(rest, stem),
            _ => stem,
        };
    }
    let ending = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending));
    ending.map_or(stem, |rest| long(rest, stem))
}

/// What is left of a word, where it is still a word.
fn long<'a>(rest: &'a str, whole: &'a str) -> &'a str {
    if rest.chars().count() >= 3 { rest } else { whole }
}

const WAW: &str = "\u{0648}";
const BEH: &str = "\u{0628}";
const KAF: &str = "\u{0643}";
const LAM: &str = "\u{0644}";
const ALEF_LAM: &str = "\u{0627}\u{0644}";
const LAM_LAM: &str = "\u{0644}\u{0644}";

/// Endings of plural and dual, pronouns, the relational ending, the feminine ending (folded to HEH) and the accusative.
const ENDINGS: [&str; 9] = [
    "\u{0627}\u{062A}",
    "\u{0648}\u{0646}",
    "\u{064A}\u{0646}",
    "\u{0627}\u{0646}",
    "\u{0647}\u{0627}",
    "\u{0647}\u{0645}",
    "\u{064A}\u{0647}",
    "\u{0647}",
    "\u{0627}",
];

/// FNV-1a, 64 bits: the same in every version of the program, as stores keep it.
#[must_use]
pub fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_meet_with_and_without_article_and_endings() {
        for (one, other) in [
            ("والفندق", "فندق"),
            ("للفندق", "الفندق"),
            ("بالقرية", "قرية"),
            ("معلمون", "المعلمين"),
            ("مسجدا", "المسجد"),
        ] {
            let folded = |word| arabic::fold(word);
            assert_eq!(stem(&folded(one)), stem(&folded(other)), "{one} {other}");
        }
    }

    #[test]
    fn what_every_report_says_is_left_out() {
        assert_eq!(telling("قال مصدر أمني اليوم الاثنين إن", std::iter::empty()), Vec::<u32>::new());
        let one = telling("مقتل عشرة في هجوم على قرية صلحان", std::iter::empty());
        let other = telling("هاجم مسلحون صلحان وأحرقوا بيوتها", std::iter::empty());
        assert_eq!(shared(&one, &other), 1);
        assert_eq!(shared(&telling("في صلحان", ["صلحان"].into_iter()), &other), 0);
    }

    #[test]
    fn the_hash_does_not_change() {
        assert_eq!(hash(""), 0xCBF2_9CE4_8422_2325);
        assert_eq!(hash("a"), 0xAF63_DC4C_8601_EC8C);
    }
}
