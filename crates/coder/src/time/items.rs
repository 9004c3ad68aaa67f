//! Tokens made ready for the grammar: spaces gone, numbers read, date words recognised.

use super::words::{Clitics, Cue, words};
use arabic::{Token, TokenKind};
use std::ops::Range;

/// One word, phrase, number or mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    /// Bytes of the text.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: ItemKind,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum ItemKind {
    /// A date word or phrase.
    Cue(Cue, Clitics),
    /// Any other word.
    Word,
    /// A whole number of at most nine digits, and how many digits it is written with.
    Number(i64, u8),
    /// A number with marks in it: `10.30`، `1,250`، `12.3.2018`.
    Marked,
    /// A punctuation mark.
    Mark(char),
    /// A line break.
    Break,
}

/// A text with its items.
#[derive(Debug)]
pub(super) struct Items<'t> {
    pub(super) text: &'t str,
    pub(super) list: Vec<Item>,
}

impl<'t> Items<'t> {
    /// Reads the tokens; they must lie in `text`.
    pub(super) fn read(text: &'t str, tokens: &[Token]) -> Self {
        let mut items = Self { text, list: Vec::with_capacity(tokens.len() / 2 + 1) };
        let mut word = String::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            let Some(source) = text.get(token.range()) else { continue };
            let kind = match token.kind {
                TokenKind::Space => continue,
                TokenKind::Break => ItemKind::Break,
                TokenKind::Foreign => ItemKind::Word,
                TokenKind::Punctuation => ItemKind::Mark(source.chars().next().unwrap_or(' ')),
                TokenKind::Number => number(source),
                TokenKind::Word => {
                    word.clear();
                    arabic::fold::fold_into(source, &mut word);
                    let (kind, used) = word_kind(text, &word, &tokens[at..]);
                    let last = used.checked_sub(1).and_then(|used| tokens.get(at + used)).unwrap_or(token);
                    items.list.push(Item { start: token.range().start, end: last.range().end, kind });
                    at += used;
                    continue;
                }
            };
            items.list.push(Item { start: token.range().start, end: token.range().end, kind });
        }
        items
    }

    /// The item at `at`.
    pub(super) fn get(&self, at: usize) -> Option<Item> {
        self.list.get(at).copied()
    }

    /// The cue at `at` with its clitics.
    pub(super) fn cue(&self, at: usize) -> Option<(Cue, Clitics)> {
        match self.list.get(at)?.kind {
            ItemKind::Cue(cue, clitics) => Some((cue, clitics)),
            _ => None,
        }
    }

    /// The source of the item at `at`.
    pub(super) fn source(&self, at: usize) -> &'t str {
        self.list.get(at).and_then(|item| self.text.get(item.start..item.end)).unwrap_or_default()
    }

    /// Whether no space stands between the items at `at` and `at + 1`.
    pub(super) fn adjacent(&self, at: usize) -> bool {
        matches!((self.list.get(at), self.list.get(at + 1)), (Some(a), Some(b)) if a.end == b.start)
    }

    /// The bytes from the item at `from` up to, but not with, the item at `to`.
    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        match (self.list.get(from), to.checked_sub(1).and_then(|last| self.list.get(last))) {
            (Some(first), Some(last)) if first.start <= last.end => first.start..last.end,
            _ => 0..0,
        }
    }

    /// Whether a sentence ends at the item at `at`.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        match self.list.get(at).map(|item| item.kind) {
            Some(ItemKind::Break) | None => true,
            Some(ItemKind::Mark(mark)) => matches!(mark, '.' | '!' | '?' | arabic::letters::QUESTION_MARK),
            _ => false,
        }
    }
}

/// What a word is, and how many of the following tokens belong to it.
fn word_kind(text: &str, word: &str, following: &[Token]) -> (ItemKind, usize) {
    let mut ahead = Ahead { text, tokens: following, words: Vec::new() };
    match words().look_up(word, |at, part| ahead.is(at, part)) {
        // `قال الوزير المصري اليوم الثلاثاء`: the day, and no newspaper
        Some((Cue::NotDate, _, rest)) if rest > 0 && ahead.ends_in_today(rest) && ahead.is_weekday(rest) => {
            (ItemKind::Word, 0)
        }
        Some((cue, clitics, 0)) => (ItemKind::Cue(cue, clitics), 0),
        Some((cue, clitics, rest)) => (ItemKind::Cue(cue, clitics), ahead.tokens_of(rest)),
        None => (ItemKind::Word, 0),
    }
}

/// The folded words that follow, read as far as they are asked for.
struct Ahead<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The folded words, and how many tokens are used up to the end of each.
    words: Vec<(String, usize)>,
}

impl Ahead<'_> {
    fn is(&mut self, at: usize, part: &str) -> bool {
        while self.words.len() <= at {
            let Some(next) = self.read() else { return false };
            self.words.push(next);
        }
        self.words[at].0 == part
    }

    fn read(&self) -> Option<(String, usize)> {
        let from = self.words.last().map_or(0, |(_, used)| *used);
        let spaces = self.tokens[from..].iter().take_while(|token| token.kind == TokenKind::Space).count();
        let token = self.tokens.get(from + spaces)?;
        let wordlike = matches!(token.kind, TokenKind::Word | TokenKind::Number);
        let source = self.text.get(token.range()).filter(|_| wordlike)?;
        Some((arabic::fold(source), from + spaces + 1))
    }

    /// Whether the last of the first `words` words is `اليوم`.
    fn ends_in_today(&self, words: usize) -> bool {
        const TODAY: &str = "\u{0627}\u{0644}\u{064A}\u{0648}\u{0645}";
        words.checked_sub(1).and_then(|last| self.words.get(last)).is_some_and(|(word, _)| word == TODAY)
    }

    /// Whether the word after the first `words` is a weekday.
    fn is_weekday(&mut self, words: usize) -> bool {
        self.is(words, "");
        let next = self.words.get(words).map(|(word, _)| word.as_str());
        let cue = next.and_then(|word| super::words::words().look_up(word, |_, _| false));
        matches!(cue, Some((Cue::Weekday(_), clitics, _)) if clitics.article)
    }

    fn tokens_of(&self, words: usize) -> usize {
        words.checked_sub(1).and_then(|last| self.words.get(last)).map_or(0, |(_, used)| *used)
    }
}

fn number(source: &str) -> ItemKind {
    let (mut value, mut digits) = (0_i64, 0_u8);
    for c in source.chars() {
        match c {
            _ if arabic::letters::is_invisible(c) => {}
            _ if digits < 9 => match digit(c) {
                Some(digit) => {
                    value = value * 10 + digit;
                    digits += 1;
                }
                None => return ItemKind::Marked,
            },
            _ => return ItemKind::Marked,
        }
    }
    ItemKind::Number(value, digits)
}

/// The value of a decimal digit of any of the three series.
pub(super) fn digit(c: char) -> Option<i64> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        _ => return None,
    };
    Some(i64::from(c as u32 - zero as u32))
}
