//! What the plots are made of. No scripts, no fonts, no images.

use super::words::Language;
use crate::output::text::legible;

/// Units that a plot is wide. The page scales it to the width that it has.
pub(super) const WIDTH: f64 = 640.0;

/// Size of letters on a wide screen, and on a narrow one, where the plot shrinks.
pub(super) const LETTERS: f64 = 10.0;
pub(super) const NARROW_LETTERS: f64 = 20.0;

/// A text as HTML has it, without what could reorder the text around it.
pub(super) fn escaped(text: &str) -> String {
    html_escape::encode_safe(&legible(text)).into_owned()
}

/// The start of a plot, with what it shows for those who hear the page.
pub(super) fn opened(id: &str, height: f64, title: &str, description: &str, language: Language) -> String {
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" aria-labelledby=\"{id}-title {id}-text\" direction=\"{}\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-text\">{}</desc>",
        language.direction(),
        escaped(title),
        escaped(description),
    )
}

/// Where a text lies from its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
    Over,
}

impl Side {
    /// The anchor: in a text from right to left the start is on the right.
    pub(super) const fn anchor(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Over, _) => "middle",
            (Self::Left, Language::En) | (Self::Right, Language::Ar) => "end",
            (Self::Right, Language::En) | (Self::Left, Language::Ar) => "start",
        }
    }
}

/// About how wide a text is in letters of a size.
pub(super) fn wide(text: &str, letters: f64) -> f64 {
    crate::output::text::width(text) as f64 * letters * 0.56
}

/// A bar in a row of a table, as wide as its share of the most.
pub(super) fn bar(count: u64, most: u64) -> String {
    let share = 100.0 * count as f64 / most.max(1) as f64;
    format!("<span class=\"bar\"><i style=\"width:{share:.1}%\"></i></span>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_cannot_break_out() {
        assert_eq!(escaped("<b a=\"x\">&'\u{202E}\u{7}"), "&lt;b a=&quot;x&quot;&gt;&amp;&#x27;");
    }
}
