//! A place in the items from which the grammar reads on. Copying it is how the grammar looks ahead.

use super::items::{Item, ItemKind, Items};
use super::words::{Clitics, Cue};

/// A place in the items.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'i, 't> {
    pub(super) items: &'i Items<'t>,
    pub(super) at: usize,
}

impl Cursor<'_, '_> {
    pub(super) fn item(&self) -> Option<Item> {
        self.items.get(self.at)
    }

    pub(super) fn cue(&self) -> Option<(Cue, Clitics)> {
        self.items.cue(self.at)
    }

    /// Takes the next item if `read` makes something of its cue.
    pub(super) fn eat<T>(&mut self, read: impl FnOnce(Cue, Clitics) -> Option<T>) -> Option<T> {
        let (cue, clitics) = self.cue()?;
        let read = read(cue, clitics)?;
        self.at += 1;
        Some(read)
    }

    /// Takes the next item if it is `cue`.
    pub(super) fn eat_cue(&mut self, cue: Cue) -> bool {
        self.eat(|found, _| (found == cue).then_some(())).is_some()
    }

    /// Takes a whole number of at most `digits` digits, and of at least `least`.
    pub(super) fn eat_number(&mut self, least: u8, most: u8) -> Option<i64> {
        match self.item()?.kind {
            ItemKind::Number(value, digits) if (least..=most).contains(&digits) => {
                self.at += 1;
                Some(value)
            }
            _ => None,
        }
    }

    /// Takes one of `marks`.
    pub(super) fn eat_mark(&mut self, marks: &[char]) -> Option<char> {
        match self.item()?.kind {
            ItemKind::Mark(mark) if marks.contains(&mark) => {
                self.at += 1;
                Some(mark)
            }
            _ => None,
        }
    }

    /// Takes a word that is the bare article, as in `الـ53`, or nothing.
    pub(super) fn eat_article(&mut self) {
        const ARTICLE: &str = "\u{0627}\u{0644}";
        let is_article = matches!(self.item().map(|item| item.kind), Some(ItemKind::Word))
            && arabic::fold(self.items.source(self.at)) == ARTICLE;
        self.at += usize::from(is_article);
    }

    /// Takes a word that is the bare conjunction before a number, as in `و7`.
    pub(super) fn eat_conjunction(&mut self) -> bool {
        const CONJUNCTION: &str = "\u{0648}";
        let found = matches!(self.item().map(|item| item.kind), Some(ItemKind::Word))
            && self.items.source(self.at) == CONJUNCTION;
        self.at += usize::from(found);
        found
    }

    /// Runs `read` on a copy and moves there if it finds something.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = read(&mut ahead)?;
        *self = ahead;
        Some(found)
    }
}
