//! Whether what an expression dates lies behind the report or ahead of it, by the form of the words around it.
//!
//! This is the stand-in for a governing verb that the caller knows: see [`Context`](super::Context).

use super::form::Direction;
use super::items::{ItemKind, Items};
use super::words::{rows, values, without_article};
use arabic::letters as l;
use foldhash::HashMap;
use std::sync::LazyLock;

const DATA: &str = include_str!("data/tense.tsv");

/// How many items before and after an expression are asked.
const BEFORE: usize = 40;
const AFTER: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signal {
    Future,
    Past,
    Neutral,
    /// `كان`: a following imperfect is past.
    Was,
    /// An imperfect by its form.
    Imperfect,
}

fn table() -> &'static HashMap<Box<str>, Signal> {
    static TABLE: LazyLock<HashMap<Box<str>, Signal>> = LazyLock::new(|| {
        let mut table = HashMap::default();
        for row in rows(DATA).filter(|row| row.len() == 2) {
            let Some(signal) = signal_named(row[0]) else { continue };
            for word in values(row[1]) {
                table.insert(arabic::fold(word).into_boxed_str(), signal);
            }
        }
        table
    });
    &TABLE
}

fn signal_named(name: &str) -> Option<Signal> {
    Some(match name {
        "future" => Signal::Future,
        "past" => Signal::Past,
        "neutral" => Signal::Neutral,
        "was" => Signal::Was,
        _ => return None,
    })
}

/// The direction of the expression that covers the items `from..to`: the nearest telling word before it in its sentence,
/// else the nearest after it.
pub(super) fn direction(items: &Items, from: usize, to: usize) -> Option<Direction> {
    before(items, from).or_else(|| after(items, to))
}

fn before(items: &Items, from: usize) -> Option<Direction> {
    let mut imperfect = false;
    let mut at = from;
    while let Some(previous) = at.checked_sub(1).filter(|_| from - at < BEFORE) {
        at = previous;
        if items.ends_sentence(at) {
            break;
        }
        match signal(items, at) {
            Some(Signal::Was) => return Some(Direction::Past),
            Some(Signal::Future) if !imperfect => return Some(Direction::Future),
            Some(Signal::Past) if !imperfect => return Some(Direction::Past),
            // an imperfect is future unless `كان` stands a few words before it
            Some(Signal::Imperfect) if !imperfect => imperfect = true,
            _ => {}
        }
        if imperfect && from - at > 12 {
            break;
        }
    }
    imperfect.then_some(Direction::Future)
}

fn after(items: &Items, to: usize) -> Option<Direction> {
    (to..to + AFTER).take_while(|at| !items.ends_sentence(*at)).find_map(|at| match signal(items, at)? {
        Signal::Future | Signal::Imperfect => Some(Direction::Future),
        Signal::Past | Signal::Was => Some(Direction::Past),
        Signal::Neutral => None,
    })
}

fn signal(items: &Items, at: usize) -> Option<Signal> {
    let item = items.get(at)?;
    if !matches!(item.kind, ItemKind::Word | ItemKind::Cue(..)) {
        return None;
    }
    let word = arabic::fold(items.source(at));
    of_word(&word).or_else(|| {
        let rest = word.strip_prefix([l::WAW, l::FEH]).filter(|rest| rest.len() >= 4)?;
        of_word(rest)
    })
}

fn of_word(word: &str) -> Option<Signal> {
    let (stem, article) = without_article(word);
    if let Some(signal) = table().get(stem) {
        return Some(*signal);
    }
    if let Some(rest) = stem.strip_prefix([l::BEH, l::LAM]) {
        return table().get(without_article(rest).0).copied().filter(|signal| *signal == Signal::Future);
    }
    if article {
        return None;
    }
    by_form(word)
}

/// `سيعقد`، `ستنظم`: future; `يعقد`: imperfect; `أعلنت`: perfect.
fn by_form(word: &str) -> Option<Signal> {
    let letters = word.chars().count();
    let mut chars = word.chars();
    let (first, second) = (chars.next()?, chars.next()?);
    if first == l::SEEN && letters >= 5 && matches!(second, l::YEH | l::TEH | l::NOON) {
        return Some(Signal::Future);
    }
    if first == l::YEH && (4..=8).contains(&letters) && table().get(word) != Some(&Signal::Neutral) {
        return Some(Signal::Imperfect);
    }
    // ات، وت، يت end nouns as well
    let mut last = word.chars().rev();
    let feminine = last.next() == Some(l::TEH) && !matches!(last.next(), Some(l::ALEF | l::WAW | l::YEH));
    (feminine && (4..=7).contains(&letters)).then_some(Signal::Past)
}
