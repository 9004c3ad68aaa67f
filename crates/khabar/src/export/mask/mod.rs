//! What reaches a person or an account is masked: e-mail addresses, phone numbers, numbers of accounts and cards, wallets.
//!
//! One code point stands for one, so that offsets into the text hold: letters and digits become `*`, signs stay. Rather
//! one number too many than one too few, but years, days, tolls, sums and coordinates stay: `docs/exports.md` lists the rules.

mod address;
mod number;
mod token;
mod words;

use std::borrow::Cow;
use std::ops::Range;

/// Stands for a letter or digit that is masked.
pub(super) const MASK: char = '*';

/// The code points of the text that are to be masked, in order, without overlaps.
pub(super) fn ranges(text: &str) -> Vec<Range<usize>> {
    if !may_hold(text) {
        return Vec::new();
    }
    let text: Vec<char> = text.chars().collect();
    let mut found = address::find(&text);
    found.extend(token::find(&text));
    found.extend(number::find(&text));
    found.sort_by_key(|range| (range.start, range.end));
    joined(found)
}

/// The text with what is to be masked in it masked.
pub(super) fn mask(text: &str) -> Cow<'_, str> {
    let ranges = ranges(text);
    if ranges.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(covered(text, 0, &ranges)) }
}

/// The text, which begins at code point `start` of a longer one, with those ranges of the longer one masked.
pub(super) fn covered(text: &str, start: usize, ranges: &[Range<usize>]) -> String {
    let covers = |at: usize| ranges.iter().any(|range| range.contains(&at));
    let signs = |c: char| !c.is_alphanumeric();
    text.chars().enumerate().map(|(at, c)| if signs(c) || !covers(start + at) { c } else { MASK }).collect()
}

/// An address on the web: who logs in, and addresses of e-mail, but not the numbers of its path, which name the article.
pub(super) fn mask_url(url: &str) -> Cow<'_, str> {
    if !url.contains('@') {
        return Cow::Borrowed(url);
    }
    let letters: Vec<char> = url.chars().collect();
    Cow::Owned(covered(url, 0, &address::find(&letters)))
}

/// Whether the long way is worth going: most sentences hold neither an at sign, nor six digits, nor a long Latin word.
fn may_hold(text: &str) -> bool {
    let (mut digits, mut word) = (0, 0);
    text.chars().any(|c| {
        digits += usize::from(digit(c).is_some());
        word = if is_latin(c) { word + 1 } else { 0 };
        c == '@' || c == '[' || digits >= 6 || word >= *token::WALLET.start()
    }) || text.contains("(at)")
}

fn joined(found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for range in found {
        match ranges.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => ranges.push(range),
        }
    }
    ranges
}

/// The value of a European, Arabic-Indic or Persian digit.
fn digit(c: char) -> Option<u32> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '\u{0660}'..='\u{0669}' => u32::from(c) - 0x0660,
        '\u{06F0}'..='\u{06F9}' => u32::from(c) - 0x06F0,
        _ => return None,
    };
    Some(value)
}

/// A letter or digit of ASCII: what addresses, wallets and IBANs are made of.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `what TAB text`; what must be masked stands between ⟦ and ⟧.
    const CASES: &str = include_str!("../../../tests/data/masking.tsv");

    #[test]
    fn what_reaches_somebody_is_masked_and_nothing_else() {
        let cases = CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        for case in cases {
            let (_, marked) = case.split_once('\t').expect("two columns");
            let text: String = marked.chars().filter(|c| !['⟦', '⟧'].contains(c)).collect();
            let (mut inside, mut expected) = (false, String::new());
            for c in marked.chars() {
                match c {
                    '⟦' => inside = true,
                    '⟧' => inside = false,
                    c => expected.push(if inside && c.is_alphanumeric() { MASK } else { c }),
                }
            }
            assert_eq!(mask(&text), expected, "{case}");
            assert_eq!(mask(&text).chars().count(), text.chars().count());
            assert_eq!(mask(&expected), expected, "masking what is masked: {case}");
        }
    }

    #[test]
    fn addresses_keep_the_numbers_of_their_path() {
        assert_eq!(
            mask_url("https://ana:pw1@a.example/2024/123456789012"),
            "https://***:***@a.example/2024/123456789012"
        );
        assert_eq!(mask_url("https://a.example/@somebody/3"), "https://a.example/@somebody/3");
    }

    #[test]
    fn a_part_is_masked_as_the_whole_is() {
        let text = "للتواصل 0599123456 الآن";
        let ranges = ranges(text);
        assert_eq!(covered("599123456", 9, &ranges), "*********");
        assert_eq!(covered("الآن", 19, &ranges), "الآن");
    }

    #[test]
    fn no_text_is_too_much() {
        for text in [
            "+",
            "@",
            "@@",
            "a@",
            "0x",
            "[at]",
            "(at)",
            "++00",
            "00",
            "IB12",
            "AA11 ",
            "1-",
            "-1-2-",
            "\u{200F}+\u{200F}123456789",
        ] {
            assert_eq!(mask(text).chars().count(), text.chars().count());
            let many = text.repeat(3000);
            assert_eq!(mask(&many).chars().count(), many.chars().count());
        }
    }
}
