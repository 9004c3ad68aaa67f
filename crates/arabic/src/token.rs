//! Tokens: words, numbers, marks of punctuation and the white space between them.
//!
//! Tokens concatenate to the input. Invisible characters and vowel signs stay with the word they stand in, so a word
//! with a bidi mark in it is one token. A word ends where the script or the digits change: `و500` is `و` and `500`.

use crate::letters as l;
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word in Arabic letters.
    Word,
    /// A word in another alphabet.
    Foreign,
    /// Digits of one series or mixed, with the decimal and thousands marks between them: `1,250.5`, `٣٫٥`.
    Number,
    /// One punctuation mark or symbol, a run of full stops (`...`), or tatweel by itself, which is a dash.
    Punctuation,
    /// Spaces and tabs, and invisible characters that stand alone.
    Space,
    /// A run of white space that holds at least one line break.
    Break,
}

/// A token: its kind and the bytes of the text that it covers, end exclusive.
///
/// ```
/// let text = "وصل 12";
/// let last = arabic::tokens(text).last().expect("a number");
/// assert_eq!(last.kind, arabic::TokenKind::Number);
/// assert_eq!((last.text(text), last.range()), ("12", 7..9));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// First byte in the text.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
}

impl Token {
    /// The bytes that the token covers.
    #[must_use]
    #[inline]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The token's text.
    #[must_use]
    #[inline]
    pub fn text(self, source: &str) -> &str {
        &source[self.range()]
    }
}

/// The tokens of `text`, in order; they concatenate to it. Texts over 4 GiB are cut there.
///
/// ```
/// use arabic::{TokenKind, tokens};
/// let text = "قُتل 12,5% و500.";
/// let kinds: Vec<_> = tokens(text).map(|t| (t.kind, t.text(text))).collect();
/// assert_eq!(kinds[0], (TokenKind::Word, "قُتل"));
/// assert_eq!(kinds[2], (TokenKind::Number, "12,5"));
/// assert_eq!(kinds[5], (TokenKind::Word, "و"));
/// assert_eq!(kinds[6], (TokenKind::Number, "500"));
/// assert_eq!(kinds[7], (TokenKind::Punctuation, "."));
/// ```
pub fn tokens(text: &str) -> Tokens<'_> {
    let end = text.floor_char_boundary(text.len().min(u32::MAX as usize));
    Tokens { text: &text[..end], at: 0 }
}

/// The iterator that [`tokens`] returns.
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let rest = &self.text[self.at..];
        let first = rest.chars().next()?;
        let class = Class::of(first);
        let (kind, len) = match class {
            Class::Arabic if first == l::TATWEEL && dash(rest) > 0 => (TokenKind::Punctuation, dash(rest)),
            Class::Arabic | Class::Mark => {
                let plain = letters(rest);
                let more = run(&rest[plain..], |c| matches!(c, Class::Arabic | Class::Mark));
                (TokenKind::Word, plain + more)
            }
            Class::Latin => (TokenKind::Foreign, run(rest, |c| matches!(c, Class::Latin | Class::Mark))),
            Class::Digit => (TokenKind::Number, number(rest)),
            Class::Space | Class::Break => space(rest),
            Class::Other if first == '.' => {
                (TokenKind::Punctuation, rest.len() - rest.trim_start_matches('.').len())
            }
            Class::Other => (TokenKind::Punctuation, first.len_utf8()),
        };
        let (kind, len) = if class == Class::Mark { stray(rest, kind, len) } else { (kind, len) };
        let start = self.at;
        self.at += len;
        let as_offset = |at| u32::try_from(at).expect("`tokens` cuts the text below 4 GiB");
        Some(Token { kind, start: as_offset(start), end: as_offset(self.at) })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Arabic,
    Mark,
    Latin,
    Digit,
    Space,
    Break,
    Other,
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            '\u{0621}'..='\u{063A}' | '\u{0640}'..='\u{064A}' => Self::Arabic,
            ' ' | '\t' | '\u{00A0}' => Self::Space,
            '\n' | '\r' | '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}' => Self::Break,
            _ if l::is_mark(c) || l::is_invisible(c) => Self::Mark,
            _ if l::is_arabic_letter(c) => Self::Arabic,
            _ if l::is_digit(c) => Self::Digit,
            _ if c.is_whitespace() => Self::Space,
            _ if c.is_alphabetic() => Self::Latin,
            _ => Self::Other,
        }
    }
}

/// How many bytes at the beginning are letters of the Arabic alphabet, which are most of a text.
fn letters(text: &str) -> usize {
    let pairs = text.as_bytes().as_chunks::<2>().0;
    // U+0621 to U+063A, U+0640 to U+064A
    let is_letter = |pair: &&[u8; 2]| matches!(pair, [0xD8, 0xA1..=0xBA] | [0xD9, 0x80..=0x8A]);
    2 * pairs.iter().take_while(is_letter).count()
}

fn run(text: &str, belongs: impl Fn(Class) -> bool) -> usize {
    text.find(|c| !belongs(Class::of(c))).unwrap_or(text.len())
}

/// Digits, with single separators between digits.
fn number(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, n)| l::is_digit(*n));
        let separates = matches!(c, '.' | ',' | '\u{066B}' | '\u{066C}') && next_is_digit;
        if !(l::is_digit(c) || separates || l::is_invisible(c)) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Tatweel that stretches nothing: a run of it without a letter is a dash (`بغداد ـ رويترز`). Zero where it stretches one.
fn dash(text: &str) -> usize {
    let len = text.len() - text.trim_start_matches(l::TATWEEL).len();
    if text[len..].starts_with(|c| matches!(Class::of(c), Class::Arabic | Class::Mark)) { 0 } else { len }
}

fn space(text: &str) -> (TokenKind, usize) {
    // one space before a letter
    if let [b' ', 0xD8 | 0xD9, ..] = text.as_bytes() {
        return (TokenKind::Space, 1);
    }
    let len = run(text, |c| matches!(c, Class::Space | Class::Break));
    let breaks = text[..len].chars().any(|c| Class::of(c) == Class::Break);
    (if breaks { TokenKind::Break } else { TokenKind::Space }, len)
}

/// A token that begins with a mark or an invisible character takes the kind of what follows it: bidi marks stand
/// before digits, Latin words and punctuation alike.
fn stray(text: &str, kind: TokenKind, len: usize) -> (TokenKind, usize) {
    let marks = run(text, |c| c == Class::Mark);
    match text[marks..].chars().next().map(Class::of) {
        Some(Class::Arabic) => (kind, len),
        Some(Class::Digit) => (TokenKind::Number, marks + number(&text[marks..])),
        Some(Class::Latin) => {
            (TokenKind::Foreign, marks + run(&text[marks..], |c| matches!(c, Class::Latin | Class::Mark)))
        }
        _ => (TokenKind::Space, marks),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<(TokenKind, &str)> {
        let all = tokens(text).filter(|t| t.kind != TokenKind::Space);
        all.map(|t| (t.kind, t.text(text))).collect()
    }

    #[test]
    fn words_end_where_the_script_does() {
        use TokenKind::{Foreign, Number, Punctuation, Word};
        assert_eq!(split("و500"), [(Word, "و"), (Number, "500")]);
        assert_eq!(
            split("فيروسCOVID-19"),
            [(Word, "فيروس"), (Foreign, "COVID"), (Punctuation, "-"), (Number, "19"),]
        );
        assert_eq!(
            split("لـ\"حزب\""),
            [(Word, "لـ"), (Punctuation, "\""), (Word, "حزب"), (Punctuation, "\""),]
        );
    }

    #[test]
    fn numbers_keep_their_separators() {
        use TokenKind::{Number, Punctuation, Word};
        assert_eq!(split("1,250.5."), [(Number, "1,250.5"), (Punctuation, ".")]);
        assert_eq!(split("٣٫٥٪"), [(Number, "٣٫٥"), (Punctuation, "٪")]);
        assert_eq!(split("٣،٤"), [(Number, "٣"), (Punctuation, "،"), (Number, "٤")]);
        assert_eq!(split("قال.ثم"), [(Word, "قال"), (Punctuation, "."), (Word, "ثم")]);
    }

    #[test]
    fn invisible_characters_stay_with_their_word() {
        use TokenKind::{Foreign, Number, Punctuation, Word};
        assert_eq!(split("كت\u{200F}اب"), [(Word, "كت\u{200F}اب")]);
        assert_eq!(split("\u{202B}BBC"), [(Foreign, "\u{202B}BBC")]);
        assert_eq!(split("\u{200F}12"), [(Number, "\u{200F}12")]);
        assert_eq!(split("مَرْحَبًا!"), [(Word, "مَرْحَبًا"), (Punctuation, "!")]);
    }

    #[test]
    fn tatweel_without_a_letter_is_a_dash() {
        use TokenKind::{Punctuation, Word};
        assert_eq!(split("بغداد ـ رويترز"), [(Word, "بغداد"), (Punctuation, "ـ"), (Word, "رويترز")]);
        assert_eq!(split("ــــ"), [(Punctuation, "ــــ")]);
        assert_eq!(split("ـه"), [(Word, "ـه")]);
    }

    #[test]
    fn line_breaks_are_told_from_spaces() {
        let kinds: Vec<_> = tokens("أ\u{00A0}ب \r\n ج\u{2028}د").map(|t| t.kind).collect();
        use TokenKind::{Break, Space, Word};
        assert_eq!(kinds, [Word, Space, Word, Break, Word, Break, Word]);
    }
}
