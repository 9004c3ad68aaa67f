//! A text as the words, numbers and marks that numbers are read from.

use crate::letters as l;
use crate::number::digits::{digit_groups, digits};
use crate::number::lexeme::{BEHIND, Lexeme, MODIFIERS, Modifier, NUMBER_ENDINGS, NUMBER_WORDS};
use crate::{Preposition, Token, TokenKind, segmentations};
use std::ops::Range;

/// One word, number or mark of the text.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// The first and the last token.
    pub(super) tokens: (usize, usize),
    text: Range<usize>,
    kind: TokenKind,
    lexeme: Option<Lexeme>,
    /// `و` stands before it.
    pub(super) joined: bool,
    /// `ب`, `ل` or `ك` stands before it.
    pub(super) preposition: bool,
    pub(super) article: bool,
    /// The original has the sign of nunation, which tells `ألفاً` from `ألفا شخص`.
    pub(super) nunation: bool,
}

impl Item {
    pub(super) const fn lexeme(&self) -> Option<Lexeme> {
        self.lexeme
    }

    pub(super) const fn is_mark(&self) -> bool {
        matches!(self.kind, TokenKind::Punctuation | TokenKind::Break)
    }
}

/// The text as items, proclitics taken off.
pub(super) struct Words {
    folded: String,
    pub(super) items: Vec<Item>,
}

impl Words {
    /// Reads the tokens; `fold` appends the folded letters of the token with a number.
    pub(super) fn new(text: &str, tokens: &[Token], fold: impl Fn(usize, &mut String)) -> Self {
        let folded = String::with_capacity(text.len());
        let mut words = Self { folded, items: Vec::with_capacity(tokens.len() / 2 + 1) };
        let mut at = 0;
        while at < tokens.len() {
            at += words.push(text, tokens, at, &fold);
        }
        words
    }

    /// The folded text of an item, its own proclitics included.
    pub(super) fn text(&self, item: &Item) -> &str {
        &self.folded[item.text.clone()]
    }

    /// Adds the item of the token `at`; returns how many tokens it took.
    fn push(&mut self, text: &str, tokens: &[Token], at: usize, fold: impl Fn(usize, &mut String)) -> usize {
        let token = tokens[at];
        if token.kind == TokenKind::Space {
            return 1;
        }
        let start = self.folded.len();
        let taken = if token.kind == TokenKind::Number { digit_groups(text, &tokens[at..]) } else { 1 };
        (at..at + taken).for_each(|at| fold(at, &mut self.folded));
        let mut item = Item {
            tokens: (at, at + taken - 1),
            text: start..self.folded.len(),
            kind: token.kind,
            lexeme: None,
            joined: false,
            preposition: false,
            article: false,
            nunation: false,
        };
        match token.kind {
            TokenKind::Number => item.lexeme = digits(&self.folded[start..]),
            TokenKind::Word => read(&self.folded[start..], token.text(text), &mut item),
            _ => {}
        }
        if item.lexeme.is_some() {
            item.nunation = token.text(text).contains(l::FATHATAN);
            self.take_detached(&mut item, at);
        }
        self.items.push(item);
        taken
    }

    /// Moves proclitics that stand apart (`و500`, `الـ 12`) from the item before onto `item`, a number.
    fn take_detached(&mut self, item: &mut Item, at: usize) {
        let Some(before) = self.items.last() else { return };
        let near = at - before.tokens.1 <= 2;
        let word = &self.folded[before.text.clone()];
        let clitics = segmentations(word).find(|s| s.stem.is_empty() && s.pronoun.is_none());
        if let Some(clitics) = clitics.filter(|_| near && before.kind == TokenKind::Word) {
            item.joined |= clitics.conjunction.is_some();
            item.preposition |= clitics.preposition.is_some();
            item.article |= clitics.article;
            self.items.pop();
        }
    }

    /// The modifier whose words begin at the item, and the item after them: the longest that matches.
    pub(super) fn modifier(&self, at: usize) -> Option<(Modifier, usize)> {
        let first = self.items.get(at).filter(|item| item.kind == TokenKind::Word)?;
        let whole = self.text(first);
        if !MODIFIERS.endings.end(whole) {
            return None;
        }
        let starts = segmentations(whole)
            .filter(|s| s.pronoun.is_none() && !s.article && !s.future)
            .map(|s| s.stem(whole))
            .filter(|stem| MODIFIERS.firsts.contains(*stem));
        starts.filter_map(|start| self.longest_modifier(start, at)).max_by_key(|(_, next)| *next)
    }

    fn longest_modifier(&self, start: &str, at: usize) -> Option<(Modifier, usize)> {
        let mut phrase = start.to_owned();
        let mut found = MODIFIERS.phrases.get(&phrase).map(|m| (*m, at + 1));
        for next in at + 1..self.items.len().min(at + MODIFIERS.longest) {
            phrase.push(' ');
            phrase.push_str(self.text(&self.items[next]));
            found = MODIFIERS.phrases.get(&phrase).map(|m| (*m, next + 1)).or(found);
        }
        found
    }

    /// Whether a conjunction stands before the number or modifier at the item.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| {
            let bare = self.text(item).strip_prefix([l::WAW, l::FEH]);
            item.joined || bare.is_some_and(|bare| MODIFIERS.firsts.contains(bare))
        })
    }

    /// Whether a modifier ends right before the item.
    pub(super) fn is_modified(&self, at: usize) -> bool {
        let first = at.saturating_sub(MODIFIERS.longest);
        (first..at).any(|start| self.modifier(start).is_some_and(|(_, next)| next == at))
    }

    /// `على الأقل`, `على الأكثر`, `تقريبا` among the next four words, before any mark or number.
    pub(super) fn modifier_behind(&self, at: usize) -> Option<Modifier> {
        for next in at..self.items.len().min(at + 4) {
            let item = &self.items[next];
            if item.is_mark() || item.lexeme.is_some() {
                return None;
            }
            let found = self.modifier(next).filter(|_| BEHIND.contains(self.text(item)));
            if let Some((modifier, end)) = found {
                let more = self.items.get(end).is_some_and(|item| item.lexeme.is_some() && !item.joined);
                return (!more).then_some(modifier);
            }
        }
        None
    }
}

/// Finds the number word under the proclitics.
fn read(folded: &str, original: &str, item: &mut Item) {
    if !NUMBER_ENDINGS.end(folded) {
        return;
    }
    let found =
        segmentations(folded).filter(|s| s.pronoun.is_none() && !s.future && !s.interrogative).find_map(
            |s| Some((*NUMBER_WORDS.get(s.stem(folded))?, s)).filter(|(lexeme, _)| fits(*lexeme, original)),
        );
    let Some((lexeme, clitics)) = found else { return };
    if lexeme == Lexeme::Word {
        return;
    }
    item.lexeme = Some(lexeme);
    item.joined = clitics.conjunction.is_some();
    item.preposition = clitics.preposition.is_some_and(|p| p != Preposition::Ka || !clitics.article);
    item.article = clitics.article;
}

/// What folding has made alike: `بعدة` is "with several" and `بعده` "after him", `وأحد` "and one of" and `واحد` one.
fn fits(lexeme: Lexeme, original: &str) -> bool {
    match lexeme {
        Lexeme::Several => original.contains(l::TEH_MARBUTA),
        Lexeme::Unit(1) => !original.contains(l::ALEF_HAMZA_ABOVE),
        _ => true,
    }
}
