//! Quotations kept short: an export without the texts is no way to have the texts.

use super::report::Report;
use coder::record::Span;

/// Shortens the sentences of the events and what was said to so many code points.
///
/// Of a longer sentence the words around the trigger stay, of a longer statement its first words. The spans are those of
/// what is left.
pub(super) fn shorten(report: &mut Report, longest: usize) {
    for marked in &mut report.events {
        let event = &mut marked.event;
        let trigger = event.trigger.span;
        cut(&mut event.sentence.text, &mut event.sentence.span, trigger, longest);
    }
    for said in &mut report.statements {
        let content = &mut said.statement.content;
        let head = Span(content.span.0, content.span.0);
        cut(&mut content.text, &mut content.span, head, longest);
    }
}

/// The first words, so many code points.
pub(super) fn head(words: &str, longest: usize) -> String {
    let (mut text, mut span) = (words.to_owned(), Span(0, words.chars().count()));
    cut(&mut text, &mut span, Span(0, 0), longest);
    text
}

/// Keeps whole words of a quotation, as many to the left of what matters as to the right where there are.
fn cut(text: &mut String, span: &mut Span, kept: Span, longest: usize) {
    let letters: Vec<char> = text.chars().collect();
    let all = letters.len();
    // a person's own words have no place in the text
    let is_quoted = span.1.checked_sub(span.0) == Some(all);
    if all <= longest || !is_quoted {
        return;
    }
    let from = kept.0.clamp(span.0, span.1) - span.0;
    let to = kept.1.clamp(span.0 + from, span.1) - span.0;
    let spare = longest.saturating_sub(to - from);
    let mut start = from.saturating_sub(spare / 2).min(all.saturating_sub(longest));
    let mut end = (start + longest).max(to).min(all);
    let is_space = |at: usize| letters.get(at).is_none_or(|letter| letter.is_whitespace());
    // a word that is cut through goes, unless it is of what matters
    while start > 0 && start < from && !is_space(start - 1) {
        start += 1;
    }
    while end < all && end > to && !is_space(end) {
        end -= 1;
    }
    while end > to && is_space(end - 1) {
        end -= 1;
    }
    *text = letters[start..end].iter().collect();
    *span = Span(span.0 + start, span.0 + end);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shortened(text: &str, kept: &str, longest: usize) -> (String, Span) {
        let before = text.find(kept).map(|at| text[..at].chars().count()).unwrap();
        let (mut words, mut span) = (text.to_owned(), Span(100, 100 + text.chars().count()));
        cut(&mut words, &mut span, Span(100 + before, 100 + before + kept.chars().count()), longest);
        let (start, end) = (span.0 - 100, span.1 - 100);
        assert_eq!(
            text.chars().skip(start).take(end - start).collect::<String>(),
            words,
            "the span is its own"
        );
        (words, span)
    }

    #[test]
    fn words_around_what_matters_stay() {
        let text = "أعلن المتحدث أن القوات قصفت القرية أمس ثم انسحبت منها";
        assert_eq!(shortened(text, "قصفت", 100).0, text);
        assert_eq!(shortened(text, "قصفت", 24), ("أن القوات قصفت القرية".to_owned(), Span(113, 134)));
        assert_eq!(shortened(text, "أعلن", 12).0, "أعلن المتحدث");
        assert_eq!(shortened(text, "منها", 12).0, "انسحبت منها");
    }

    #[test]
    fn what_matters_stays_whole() {
        assert_eq!(shortened("قال إنه سيقصف المدينة", "سيقصف", 3).0, "سيقصف");
        assert_eq!(head("كلمات كثيرة جدا", 11), "كلمات كثيرة");
        assert_eq!(head("كلمات كثيرة جدا", 8), "كلمات");
    }

    #[test]
    fn what_a_person_wrote_stays() {
        let (mut text, mut span) = ("كلمات كتبها إنسان".to_owned(), Span(0, 0));
        cut(&mut text, &mut span, Span(0, 0), 5);
        assert_eq!((text.as_str(), span), ("كلمات كتبها إنسان", Span(0, 0)));
    }
}
