//! Text of two directions on one line: made legible, measured, cut and wrapped.

use arabic::letters::{is_arabic_letter, is_invisible};
use unicode_width::UnicodeWidthStr;

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// What a text shows, on one line: white space of every kind is a space, control characters and bidi controls are gone,
/// so that no text can reorder or recolour what stands around it.
pub(crate) fn legible(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let mut shown = String::with_capacity(text.len());
    for c in spaced.filter(|c| !c.is_control() && !is_invisible(*c)) {
        if c != ' ' || !shown.ends_with(' ') {
            shown.push(c);
        }
    }
    shown
}

/// The text as a thing of its own in a line of the other direction.
pub(crate) fn isolate(text: &str) -> String {
    if text.chars().any(is_arabic_letter) {
        format!("{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}")
    } else {
        text.to_owned()
    }
}

/// Columns of a terminal that the text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text from its beginning, in no more than `columns`; an ellipsis stands for the rest.
pub(crate) fn clip(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = prefix(text, columns.saturating_sub(1)).trim_end().to_owned();
    kept.push('…');
    kept
}

/// The end of the text, in no more than `columns`, from the start of a word; an ellipsis stands for the rest.
pub(super) fn clip_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let words = text.split_inclusive(' ').rev();
    let mut start = text.len();
    for word in words {
        if width(&text[start - word.len()..]) >= columns {
            break;
        }
        start -= word.len();
    }
    format!("…{}", &text[start..])
}

/// The longest beginning that takes no more than `columns`.
fn prefix(text: &str, columns: usize) -> &str {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| width(&text[..*end]) <= columns).last().unwrap_or(0);
    &text[..end]
}

/// Lines of no more than `columns`, broken between words; a word that is longer is cut.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(clip(word, columns)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_reaches_beyond_it() {
        assert_eq!(legible("أ\n\tب\u{202E}ج\u{2069}\u{1B}[31m"), "أ بج[31m");
    }

    #[test]
    fn only_arabic_is_isolated() {
        assert_eq!(isolate("Cairo"), "Cairo");
        assert_eq!(isolate("القاهرة"), "\u{2068}القاهرة\u{2069}");
        assert_eq!(width(&isolate("القاهرة")), 7);
    }

    #[test]
    fn clipping_keeps_to_the_columns() {
        assert_eq!(clip("abcdef", 6), "abcdef");
        assert_eq!(clip("abcdef", 5), "abcd…");
        assert_eq!(clip_start("one two three", 10), "…two three");
        assert_eq!(clip_start("one two three", 9), "…three");
        assert_eq!(clip("abc", 0), "…");
    }

    #[test]
    fn wrapping_breaks_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("unconventional", 6), ["uncon…"]);
        assert!(wrap("  ", 5).is_empty());
    }
}
