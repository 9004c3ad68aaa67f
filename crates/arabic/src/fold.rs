//! Folding: one spelling for the many of one word, and a map back to the original.
//!
//! The press writes one word in many ways: with and without vowel signs, stretched with tatweel, with or without its
//! hamza, with the Persian forms of yeh and kaf, in presentation forms copied out of PDFs. [`Folded`] takes all that
//! off once, so that nothing above it ever repeats a spelling variant, and keeps the way back to the original, because
//! evidence is always quoted in the writer's own letters.
//!
//! What is folded:
//! - vowel signs, tatweel, joiners and bidi controls go;
//! - `أ إ آ ٱ` become `ا`; `ؤ ئ` become `ء` (so that `مسؤول` and `مسئول` are one word); `ى` and the Persian yehs become
//!   `ي`; `ة` becomes `ه`; Persian and Urdu letters become their Arabic kin;
//! - presentation forms and ligatures are taken apart (`ﷲ` is `الله`);
//! - both series of Arabic digits become ASCII digits, `٫ ٬ ٪` become `. , %`; Latin letters become lower case;
//! - no-break and other spaces become a plain space (line breaks stay).
//!
//! What this costs: `على` (on) and `علي` (Ali) fall together, as they do in half of the Egyptian press anyway.

use crate::letters::{self as l};
use std::ops::Range;
use unicode_normalization::char::decompose_compatible;

/// A text with its folded form beside it.
///
/// ```
/// let folded = arabic::Folded::new("مَسْؤُولٌ أمريكيّ");
/// assert_eq!(folded.text, "مسءول امريكي");
/// // bytes of the folded text lead back to bytes of the original, end exclusive
/// let end = "مسءول".len();
/// assert_eq!(&"مَسْؤُولٌ أمريكيّ"[folded.original(0..end)], "مَسْؤُولٌ");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the byte of the original where its character starts; one more entry for the end.
    starts: Vec<u32>,
}

impl Folded {
    /// Folds `original`. Texts over 4 GiB are cut at the last character that fits: no article is that long.
    #[must_use]
    pub fn new(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), starts: Vec::new() };
        folded.starts.reserve(original.len() + 1);
        let mut end = 0;
        for (at, c) in original.char_indices() {
            let Ok(start) = u32::try_from(at) else { break };
            end = at + c.len_utf8();
            fold_char(c, |out| folded.push(out, start));
        }
        folded.starts.push(u32::try_from(end).unwrap_or(u32::MAX));
        folded
    }

    fn push(&mut self, c: char, start: u32) {
        self.text.push(c);
        self.starts.extend(std::iter::repeat_n(start, c.len_utf8()));
    }

    /// The bytes of the original that the folded bytes `range` came from, marks after the last letter included; a
    /// ligature of which a part is asked for comes whole.
    ///
    /// ```
    /// let text = "قال الرئيسُ أمسِ";
    /// let folded = arabic::Folded::new(text);
    /// let at = folded.text.find("الرءيس").expect("it is there");
    /// assert_eq!(&text[folded.original(at..at + "الرءيس".len())], "الرئيسُ");
    /// ```
    ///
    /// # Panics
    /// When `range` ends beyond the folded text.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.starts[range.start] as usize;
        if range.is_empty() {
            return start..start;
        }
        // a ligature folds to several letters with one start: the range ends behind all of it
        let last = self.starts[range.end - 1];
        let end = self.starts[range.end..].iter().find(|next| **next > last);
        start..end.map_or(last, |end| *end) as usize
    }
}

/// Folds one short string, such as a lexicon key.
///
/// ```
/// assert_eq!(arabic::fold("الجَزائِـر"), "الجزاءر");
/// assert_eq!(arabic::fold("٢٠٢٣"), "2023");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the folded form of `text` to `out`: the same as [`fold`] without a new allocation.
///
/// ```
/// let mut key = String::from("word:");
/// arabic::fold_into("أُمّة", &mut key);
/// assert_eq!(key, "word:امه");
/// ```
pub fn fold_into(text: &str, out: &mut String) {
    let mut rest = text;
    loop {
        let (same, after) = rest.split_at(same(rest.as_bytes()));
        out.push_str(same);
        let Some(c) = after.chars().next() else { return };
        match common(c) {
            Some(letter) => out.push_str(letter),
            None => fold_char(c, |f| out.push(f)),
        }
        rest = &after[c.len_utf8()..];
    }
}

/// What the letters become that fold most often.
const fn common(c: char) -> Option<&'static str> {
    Some(match c {
        l::ALEF_HAMZA_ABOVE | l::ALEF_HAMZA_BELOW | l::ALEF_MADDA => "\u{0627}",
        l::TEH_MARBUTA => "\u{0647}",
        l::ALEF_MAKSURA => "\u{064A}",
        l::WAW_HAMZA | l::YEH_HAMZA => "\u{0621}",
        _ => return None,
    })
}

/// How many bytes at the beginning fold to themselves: most letters do, and are copied together.
fn same(bytes: &[u8]) -> usize {
    // a bit for each second byte: U+0621, U+0627, U+0628, U+062A to U+063A; U+0641 to U+0648, U+064A
    const AFTER_D8: u64 = 1 << 0x21 | 0b11 << 0x27 | ((1 << 17) - 1) << 0x2A;
    const AFTER_D9: u64 = 0b1111_1111 << 1 | 1 << 0xA;
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        let letters = match first {
            b'\0'..=b'@' | b'['..=0x7F => {
                at += 1;
                continue;
            }
            0xD8 => AFTER_D8,
            0xD9 => AFTER_D9,
            _ => break,
        };
        if bytes.get(at + 1).is_none_or(|second| letters >> (second & 0x3F) & 1 == 0) {
            break;
        }
        at += 2;
    }
    at
}

/// Gives `emit` the folded form of `c`: nothing, one character, or several for a ligature.
///
/// ```
/// let folded = |c| { let mut all = String::new(); arabic::fold::fold_char(c, |f| all.push(f)); all };
/// assert_eq!(folded('ة'), "ه");
/// assert_eq!(folded('ﷲ'), "الله");
/// assert_eq!(folded('\u{0651}'), "");
/// ```
pub fn fold_char(c: char, mut emit: impl FnMut(char)) {
    if let Some(plain) = fold_plain(c) {
        emit(plain);
    } else if !(l::is_mark(c) || l::is_invisible(c) || c == l::TATWEEL) {
        fold_rare(c, &mut emit);
    }
}

/// The common letters, in one jump; `None` for what vanishes or needs the tables.
const fn fold_plain(c: char) -> Option<char> {
    Some(match c {
        l::ALEF_HAMZA_ABOVE | l::ALEF_HAMZA_BELOW | l::ALEF_MADDA | l::ALEF_WASLA => l::ALEF,
        l::WAW_HAMZA | l::YEH_HAMZA => l::HAMZA,
        l::ALEF_MAKSURA => l::YEH,
        l::TEH_MARBUTA => l::HEH,
        l::HAMZA | l::ALEF..=l::GHAIN | l::FEH..=l::YEH => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        '\u{00A0}' => ' ',
        '\0'..='\u{7F}' => c,
        _ => return None,
    })
}

fn fold_rare(c: char, emit: &mut dyn FnMut(char)) {
    match c {
        // Persian, Urdu, Kurdish and North African letters as the Arabic press transcribes them
        '\u{06CC}'
        | '\u{06CD}'
        | '\u{06CE}'
        | '\u{06D0}'
        | '\u{06D2}'
        | '\u{06D3}'
        | '\u{063D}'..='\u{063F}'
        | '\u{0620}' => emit(l::YEH),
        '\u{06A9}' | '\u{06AA}' | '\u{06AB}' | '\u{06AC}' | '\u{06AF}' | '\u{063B}' | '\u{063C}' => {
            emit(l::KAF);
        }
        '\u{067E}' => emit(l::BEH),
        '\u{0686}' => emit(l::JEEM),
        '\u{0698}' => emit(l::ZAIN),
        '\u{06A4}' => emit(l::FEH),
        '\u{06A8}' | '\u{06A7}' => emit(l::QAF),
        '\u{0679}' => emit(l::TEH),
        '\u{0688}' => emit(l::DAL),
        '\u{0691}' | '\u{0695}' => emit(l::REH),
        '\u{06B5}' => emit(l::LAM),
        '\u{06BA}' => emit(l::NOON),
        '\u{06BE}' | '\u{06C0}' | '\u{06C1}' | '\u{06C2}' | '\u{06C3}' | '\u{06D5}' | '\u{06FF}' => {
            emit(l::HEH);
        }
        '\u{06C4}'..='\u{06CB}' => emit(l::WAW),
        '\u{0672}' | '\u{0673}' | '\u{0675}' => emit(l::ALEF),
        '\u{0676}' | '\u{0677}' | '\u{0678}' | '\u{0674}' => emit(l::HAMZA),
        '\u{0660}'..='\u{0669}' => emit(ascii_digit(c, '\u{0660}')),
        '\u{06F0}'..='\u{06F9}' => emit(ascii_digit(c, '\u{06F0}')),
        '\u{066A}' => emit('%'),
        '\u{066B}' => emit('.'),
        '\u{066C}' => emit(','),
        '\u{2028}' | '\u{2029}' | '\u{0085}' => emit('\n'),
        // U+FDFA and U+FDFB are whole formulas of praise: they stay one sign
        '\u{FDFA}' | '\u{FDFB}' => emit(c),
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
            decompose_compatible(c, |part| match fold_plain(part) {
                Some(plain) if plain != ' ' => emit(plain),
                None if !l::is_mark(part) && part != l::TATWEEL && !is_presentation(part) => {
                    fold_rare(part, emit);
                }
                _ => {}
            });
        }
        _ if c.is_whitespace() => emit(' '),
        _ => c.to_lowercase().for_each(emit),
    }
}

/// A form that Unicode does not decompose is dropped rather than folded for ever.
const fn is_presentation(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn ascii_digit(c: char, zero: char) -> char {
    char::from(b'0' + u8::try_from(c as u32 - zero as u32).expect("a digit is at most nine above its zero"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spellings_of_a_word_fold_together() {
        for spellings in [
            ["مَسْؤُولٌ", "مسئول", "مسؤول", "مســؤول"],
            ["إسلامي", "اسلامى", "ٱسلامی", "أسلامي"],
            ["مكتبة", "مکتبة", "مكتبه", "مكت\u{200D}بة"],
            ["\u{FEFB}", "لا", "\u{200F}لا", "لآ"],
        ] {
            let folded: Vec<_> = spellings.iter().map(|s| fold(s)).collect();
            assert!(folded.iter().all(|f| *f == folded[0]), "{spellings:?}: {folded:?}");
        }
    }

    #[test]
    fn signs_fold_to_their_ascii_kin() {
        assert_eq!(fold("٣٫٥٪ ١٬٢٠٠ ۴۵\u{00A0}BBC"), "3.5% 1,200 45 bbc");
        assert_eq!(fold("سطر\u{2028}سطر"), "سطر\nسطر");
    }

    #[test]
    fn a_tatweel_that_carries_a_mark_goes_with_it() {
        // isolated shadda on tatweel, from a PDF
        assert_eq!(fold("\u{FE7D}"), "");
        assert_eq!(fold("\u{FE7B}"), "");
    }

    #[test]
    fn what_is_copied_is_what_folds_to_itself() {
        let folds_to_itself = |c: char| {
            let mut all = String::new();
            fold_char(c, |f| all.push(f));
            all.chars().eq([c])
        };
        for c in ('\0'..='\u{FFFF}').filter(|c| same(c.to_string().as_bytes()) > 0) {
            assert!(folds_to_itself(c), "{c:?}");
        }
        assert!(('\u{0627}'..='\u{064A}').filter(|c| same(c.to_string().as_bytes()) == 2).count() > 25);
    }

    #[test]
    fn common_letters_fold_as_each_does_alone() {
        for c in ('\0'..='\u{FFFF}').filter(|c| common(*c).is_some()) {
            let mut alone = String::new();
            fold_char(c, |f| alone.push(f));
            assert_eq!(common(c), Some(alone.as_str()));
        }
    }

    #[test]
    fn a_ligature_leads_back_whole() {
        let folded = Folded::new("ا\u{FDF2}");
        assert_eq!(folded.text, "االله");
        assert_eq!(folded.original(4..6), 2..5);
    }
}
