//! Sentences in the manner of the press.
//!
//! A sentence ends at `.`, `!`, `؟`, `?` and at every line break; a closing quotation mark or bracket right after the stop
//! belongs to it. It does not end
//! - after an initial or a title (`د.`, `U.S.`, `أ.ف.ب`, `سي. إن. إن`, `data/abbreviations.txt`), unless a number stands before it, as
//!   before the `م.` of metres and of the Christian era;
//! - within a name in another alphabet (`khabar.org`), and after the number of a list item (`1.`);
//! - within brackets, or within a quotation that goes on, unless that quotation is long: [`LONG_QUOTATION`] words, or two
//!   stops inside it besides the one at its end;
//! - before a comma, a semicolon or a colon.
//!
//! `..`, `...` and `…` end a sentence before a break, and where a headline-like clause follows: at least
//! [`CLAUSE_WORDS`] words on either side, and no conjunction on the first of them after the dots.
//!
//! `؛` and `:` end none.

use crate::analysis::{Before, Context, Orthography};
use crate::aside::asides;
use crate::letters as l;
use crate::quote::{Quotation, quotations};
use crate::vocabulary::Common;
use crate::{Token, TokenKind, data};
use std::cell::LazyCell;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Words from which a quotation counts as long: its sentences are then sentences of the text.
pub const LONG_QUOTATION: usize = 20;

/// Words that each side of an ellipsis needs to be a clause.
pub const CLAUSE_WORDS: usize = 3;

/// The sentences of `text` as ranges of token indices, end exclusive.
///
/// Outer white space is in none of them; every other token is in exactly one.
///
/// ```
/// let text = "قال د. أحمد إن النمو بلغ 3.5%. وأضاف: \"لن نتراجع!\"\n- خبر ثان";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let sentences: Vec<_> = arabic::sentences(text, &tokens)
///     .into_iter()
///     .map(|s| &text[tokens[s.start].range().start..tokens[s.end - 1].range().end])
///     .collect();
/// assert_eq!(sentences, ["قال د. أحمد إن النمو بلغ 3.5%.", "وأضاف: \"لن نتراجع!\"", "- خبر ثان"]);
/// ```
#[must_use]
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    sentences_with(text, tokens, &quotations(text, tokens))
}

/// [`sentences`], for callers that have the quotations already.
///
/// ```
/// let text = "قال: \"نعم. لا شك.\" ثم مضى.";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let quotations = arabic::quotations(text, &tokens);
/// let sentences = arabic::sentence::sentences_with(text, &tokens, &quotations);
/// assert_eq!(sentences, arabic::sentences(text, &tokens));
/// ```
#[must_use]
pub fn sentences_with(text: &str, tokens: &[Token], quotations: &[Quotation]) -> Vec<Range<usize>> {
    let page = Page {
        text,
        tokens,
        closers: closers(quotations),
        enclosures: enclosures(text, tokens, quotations),
        orthography: LazyCell::new(|| Orthography::of(text)),
    };
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < tokens.len() {
        let end = match tokens[at].kind {
            TokenKind::Break => Some(at + 1),
            TokenKind::Punctuation if page.ends(start, at) => Some(page.past_closers(at + 1)),
            _ => None,
        };
        at = end.unwrap_or(at + 1);
        if end.is_some() {
            found.extend(trimmed(tokens, start..at));
            start = at;
        }
    }
    found.extend(trimmed(tokens, start..at));
    found
}

/// The range without white space at its ends; `None` when nothing is left.
pub(crate) fn trimmed(tokens: &[Token], range: Range<usize>) -> Option<Range<usize>> {
    let is_text = |t: &Token| !is_space(*t);
    let first = range.start + tokens[range.clone()].iter().position(is_text)?;
    let last = range.start + tokens[range].iter().rposition(is_text)?;
    Some(first..last + 1)
}

fn is_space(token: Token) -> bool {
    matches!(token.kind, TokenKind::Space | TokenKind::Break)
}

pub(crate) fn is_word(token: Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Foreign | TokenKind::Number)
}

/// A place where brackets or quotation marks begin to hold a sentence together.
struct Enclosure {
    /// The first token inside.
    start: usize,
    /// The first token outside, of this enclosure or one before it, whichever reaches farthest.
    end: usize,
}

struct Page<'t, O> {
    text: &'t str,
    tokens: &'t [Token],
    /// Closing quotation marks, sorted.
    closers: Vec<usize>,
    /// Sorted by their start, and so by their end.
    enclosures: Vec<Enclosure>,
    orthography: LazyCell<Orthography, O>,
}

impl<O: FnOnce() -> Orthography> Page<'_, O> {
    /// Whether a sentence that began at `start` ends with the punctuation at `at`.
    fn ends(&self, start: usize, at: usize) -> bool {
        let stop = match self.text_of(at) {
            "!" | "?" | "\u{061F}" => true,
            "." => !self.is_abbreviated(start, at),
            "\u{2026}" => self.ellipsis_ends(start, at),
            dots if dots.starts_with("..") => self.ellipsis_ends(start, at),
            _ => false,
        };
        stop && !self.goes_on_after(at) && !self.is_enclosed(at)
    }

    fn text_of(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.text(self.text))
    }

    fn kind_of(&self, at: usize) -> TokenKind {
        self.tokens.get(at).map_or(TokenKind::Break, |t| t.kind)
    }

    /// A full stop that belongs to an abbreviation, a list number or a name such as `khabar.org`.
    fn is_abbreviated(&self, start: usize, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|b| *b >= start) else { return false };
        match (self.kind_of(before), self.kind_of(at + 1)) {
            (_, TokenKind::Break) => false,
            (TokenKind::Foreign | TokenKind::Number, TokenKind::Foreign | TokenKind::Number) => true,
            (TokenKind::Number, TokenKind::Space) => self.tokens[start..before].iter().all(|t| is_space(*t)),
            (TokenKind::Word | TokenKind::Foreign, _) => {
                let word = self.text_of(before);
                (is_abbreviation(word) && !self.number_precedes(before)) || self.spells_letters(word, at)
            }
            _ => false,
        }
    }

    /// `سي. إن. إن`: one name of a Latin letter before the stop and another after it.
    fn spells_letters(&self, word: &str, at: usize) -> bool {
        let next = if self.kind_of(at + 1) == TokenKind::Space { at + 2 } else { at + 1 };
        let is_letter = |word: &str| LETTER_NAMES.contains(&crate::fold(word));
        is_letter(word) && is_letter(self.text_of(next))
    }

    fn number_precedes(&self, at: usize) -> bool {
        let before = |at: usize| at.checked_sub(1);
        before(at)
            .and_then(|at| if self.kind_of(at) == TokenKind::Space { before(at) } else { Some(at) })
            .is_some_and(|at| self.kind_of(at) == TokenKind::Number)
    }

    /// A comma, a semicolon or a colon right after the stop and what closes with it.
    fn goes_on_after(&self, at: usize) -> bool {
        let next = self.past_closers(at + 1);
        matches!(self.text_of(next), "," | "\u{060C}" | "\u{061B}" | ";" | ":")
    }

    /// Inside brackets or a short quotation, and not at their end.
    fn is_enclosed(&self, at: usize) -> bool {
        let opened = self.enclosures.partition_point(|enclosure| enclosure.start <= at);
        let end = opened.checked_sub(1).map_or(0, |last| self.enclosures[last].end);
        at < end && self.past_closers(at + 1) <= end
    }

    fn ellipsis_ends(&self, start: usize, at: usize) -> bool {
        let next = self.past_closers(at + 1).min(self.tokens.len());
        let line = self.tokens[next..].iter().take_while(|t| t.kind != TokenKind::Break);
        let Some(first) = line.clone().find(|t| is_word(**t)) else { return true };
        let clause = line.take_while(|t| !is_stop(t.text(self.text)));
        clause.filter(|t| is_word(**t)).take(CLAUSE_WORDS).count() == CLAUSE_WORDS
            && self.tokens[start..at].iter().filter(|t| is_word(**t)).take(CLAUSE_WORDS).count()
                == CLAUSE_WORDS
            && !self.has_conjunction(*first)
    }

    fn has_conjunction(&self, word: Token) -> bool {
        let original = word.text(self.text);
        let folded = crate::fold(original);
        // most words have none, and the vocabulary is put together when it is first asked
        if !folded.trim_start_matches(l::ALEF).starts_with([l::WAW, l::FEH]) {
            return false;
        }
        let context = Context::new(original, &folded, *self.orthography, Before::Mark);
        context.best(&Common).segmentation.conjunction.is_some()
    }

    /// The first token after `at` that is no further stop, closing quotation mark or closing bracket.
    fn past_closers(&self, mut at: usize) -> usize {
        while at < self.tokens.len() {
            let spaced = self.kind_of(at) == TokenKind::Space;
            let mark = if spaced { at + 1 } else { at };
            let closes_here = self.closers.binary_search(&mark).is_ok();
            let bracket = !spaced && matches!(self.text_of(mark), ")" | "]" | "}");
            let stop = !spaced && is_stop(self.text_of(mark));
            if !(closes_here || bracket || stop) {
                break;
            }
            at = mark + 1;
        }
        at
    }
}

fn is_stop(text: &str) -> bool {
    text.starts_with(['.', '!', '?', '\u{061F}', '\u{2026}'])
}

static ABBREVIATIONS: LazyLock<HashSet<String>> =
    LazyLock::new(|| data::folded_set(include_str!("../data/abbreviations.txt")));

static LETTER_NAMES: LazyLock<HashSet<String>> =
    LazyLock::new(|| data::folded_set(include_str!("../data/letter_names.txt")));

/// A single letter (`د`, `U`), with or without tatweel, or a listed abbreviation.
fn is_abbreviation(word: &str) -> bool {
    let folded = crate::fold(word);
    folded.chars().nth(1).is_none() || ABBREVIATIONS.contains(&folded)
}

fn closers(quotations: &[Quotation]) -> Vec<usize> {
    let mut all: Vec<_> = quotations.iter().filter_map(|q| q.close).collect();
    all.sort_unstable();
    all
}

/// Brackets and short quotations; the stops of long ones end sentences all the same.
fn enclosures(text: &str, tokens: &[Token], quotations: &[Quotation]) -> Vec<Enclosure> {
    let mut all = asides(text, tokens);
    if quotations.iter().any(|q| q.close.is_some()) {
        let landmarks = Landmarks::of(text, tokens);
        let closed = quotations.iter().filter(|q| q.close.is_some()).map(|q| q.inside(tokens));
        all.extend(closed.filter(|inside| !landmarks.make_long(inside)));
    }
    all.sort_by_key(|inside| inside.start);
    let mut farthest = 0;
    let reach = |Range { start, end }: Range<usize>| {
        farthest = farthest.max(end);
        Enclosure { start, end: farthest }
    };
    all.into_iter().map(reach).collect()
}

/// Where the words and the stops of a text are, so that nested quotations are not counted over and over.
struct Landmarks {
    words: Vec<usize>,
    stops: Vec<usize>,
}

impl Landmarks {
    fn of(text: &str, tokens: &[Token]) -> Self {
        let at = |is: &dyn Fn(&Token) -> bool| (0..tokens.len()).filter(|at| is(&tokens[*at])).collect();
        Self { words: at(&|t| is_word(*t)), stops: at(&|t| is_stop(t.text(text))) }
    }

    /// Whether the quotation of the tokens `inside` is long.
    fn make_long(&self, inside: &Range<usize>) -> bool {
        let words = within(&self.words, inside);
        let last_word = words.last().copied().unwrap_or(inside.start);
        words.len() >= LONG_QUOTATION || within(&self.stops, &(inside.start..last_word)).len() >= 2
    }
}

/// Those of the sorted `places` that lie in `range`.
fn within<'p>(places: &'p [usize], range: &Range<usize>) -> &'p [usize] {
    let before = |end: usize| places.partition_point(|place| *place < end);
    &places[before(range.start)..before(range.end)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let tokens: Vec<_> = crate::tokens(text).collect();
        let spell = |s: Range<usize>| &text[tokens[s.start].range().start..tokens[s.end - 1].range().end];
        sentences(text, &tokens).into_iter().map(spell).collect()
    }

    /// Sentences separated by ` | `.
    fn splits_as(expected: &str) {
        let parts: Vec<_> = expected.split(" | ").collect();
        assert_eq!(split(&parts.join(" ")), parts);
    }

    #[test]
    fn stops_end_sentences() {
        splits_as("وصل الوفد أمس. | هل يبقى؟ | لا أحد يعلم! | وقال مصدر إنه سيغادر.");
        assert_eq!(split("انتهى الاجتماع.وقال الوزير"), ["انتهى الاجتماع.", "وقال الوزير"]);
        assert_eq!(split("عنوان بلا نقطة\n\nمتن الخبر"), ["عنوان بلا نقطة", "متن الخبر"]);
        assert_eq!(split(" \n - أولا\n - ثانيا\n"), ["- أولا", "- ثانيا"]);
        splits_as("ماذا جرى؟! | لا جواب.");
    }

    #[test]
    fn abbreviations_do_not() {
        splits_as("قال د. سامر إن النمو 3.5 بالمئة. | وأضاف أ. منير شيئا.");
        splits_as("نقلت أ.ف.ب عن المصدر قوله نعم. | ثم صمت.");
        splits_as("وذكرت سي. إن. إن أنه وصل. | ثم غادر.");
        splits_as("زار موقع khabar.org أمس. | وغادر U.S. Army المكان.");
        splits_as("تأسس عام 1952 م. | وكان أول حزب.");
        splits_as("1. انتخاب الرئيس. | 2. تشكيل الحكومة.");
        splits_as("حدث ذلك في 2017. | وبعد عام عاد.");
    }

    #[test]
    fn short_quotations_and_brackets_hold_together() {
        splits_as("قال \"لا. لن نقبل\" وغادر. | ثم عاد.");
        splits_as("وأضاف: \"لن نقبل.\" | وتابع السير.");
        splits_as("قال «نعم.»، ثم مضى.");
        splits_as("قدم الدعم (انظر ص. 5. وما بعدها) للفريق. | وانتهى.");
        splits_as("الحديث عن الفن (...) والثقافة.");
    }

    #[test]
    fn long_quotations_split() {
        splits_as("وقال: \"نحن هنا. | لن نغادر. | سنبقى حتى النهاية.\" | ثم خرج.");
    }

    #[test]
    fn dots_end_before_a_clause() {
        splits_as("الرئيس يصل إلى العاصمة.. | الحكومة تعلن حالة الطوارئ");
        splits_as("اللواء يهاتف قادة الفصائل.. وهذا ما بحثه معهم");
        splits_as("الرئيس يلغي زيارته.. | وزير الخارجية يغادر وحده");
        splits_as("تونس.. الشرطة توقف ثلاثة مشتبه بهم");
    }
}
