//! A line of a page, with what its furniture is known by.

use std::ops::Range;

/// A line that is not blank.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Its bytes in the article's text, the line break among them.
    pub(super) range: Range<usize>,
    pub(super) text: &'a str,
    /// Folded, without the marks of a list before it.
    pub(super) folded: String,
    pub(super) words: usize,
    /// Whether a mark ends it as one ends a sentence or part of one.
    pub(super) is_ended: bool,
    pub(super) is_title: bool,
}

/// A line with more words is a paragraph, if a mark ends it.
const LONG: usize = 8;

impl<'a> Line<'a> {
    pub(super) fn of(text: &'a str, start: usize, title: Option<&Range<usize>>) -> Option<Self> {
        let range = start..start + text.len();
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let folded = arabic::fold(text);
        let folded = match folded.trim().trim_start_matches(['-', '*', '\u{2022}', '|', ' ']) {
            bare if bare.len() == folded.len() => folded,
            bare => bare.to_owned(),
        };
        Some(Self {
            is_title: title.is_some_and(|title| title.start < range.end && range.start < title.end),
            words: text.split_whitespace().count(),
            is_ended: is_ended(text),
            range,
            text,
            folded,
        })
    }

    /// A paragraph of running text.
    pub(super) fn is_body(&self) -> bool {
        self.is_ended && self.words > LONG && !self.is_title && self.has_arabic()
    }

    /// Whether it is long enough for a paragraph, on a page that ends none with a full stop.
    pub(super) fn is_long(&self) -> bool {
        const WORDS: usize = 12;
        self.words >= WORDS && !self.is_title && self.has_arabic()
    }

    /// Its letters and digits alone: what two lines that say the same have in common.
    pub(super) fn key(&self) -> String {
        // those of Arabic without a look into the tables
        let is_kept = |c: &char| matches!(c, '\u{0621}'..='\u{064A}') || c.is_alphanumeric();
        let mut key = String::with_capacity(self.folded.len());
        key.extend(self.folded.chars().filter(is_kept));
        key
    }

    pub(super) fn has_digit(&self) -> bool {
        self.text.contains(char::is_numeric)
    }

    pub(super) fn has_arabic(&self) -> bool {
        self.text.contains(arabic::letters::is_arabic_letter)
    }
}

/// Full stops, questions and calls, and what a paragraph may end with besides: a closing quotation, a colon before one.
fn is_ended(text: &str) -> bool {
    const ENDS: [char; 17] = [
        '.', '!', '?', ':', ';', ',', '"', '\u{061F}', '\u{061B}', '\u{060C}', '\u{06D4}', '\u{201D}',
        '\u{201C}', '\u{BB}', '\u{AB}', '\u{2026}', '\'',
    ];
    text.ends_with(ENDS) && !text.ends_with("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_line_is_known_by() {
        let line = |text| Line::of(text, 0, None);
        let body = line("قال الوزير إن بلاده ستدعم كل جهود السلام في المنطقة.").expect("a line");
        assert!(body.is_body() && body.words == 10);
        assert!(!line("- فيديو").expect("a line").is_ended && line(" \n").is_none());
        assert_eq!(line("• «أ» ب، ج").map(|line| line.key()), Some("ابج".to_owned()));
    }
}
